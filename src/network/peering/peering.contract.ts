/** The contract of the peering block: inputs of `modules/network/peering` and of the construct `Peering`. */
import * as t from "../../core/contract";
import { networkReference } from "../reference";
import { computedRules, crossRules } from "./peering.rules";

const accountId = () =>
  t.pattern("[0-9]{12}", 'an account\'s id of 12 digits, such as "123456789012"', "123456789012", [
    "12345678901",
    "1234-5678-9012",
    "",
  ]);

const inputs = {
  name: t.blockName().describe("The connection's name: its Name tag."),
  requester: networkReference.describe("The network that asks for the connection, of the default provider."),
  accepter: networkReference.describe("The network that accepts it, of the provider `aws.accepter`."),
  requesterTiers: t
    .setOf(t.text(), "tier")
    .describe(
      "Tiers of the requester whose route tables lead to the accepter; default: the private and the isolated ones. Empty: none.",
    )
    .optional(),
  accepterTiers: t
    .setOf(t.text(), "tier")
    .describe(
      "Tiers of the accepter whose route tables lead to the requester; default: the private and the isolated ones. Empty: none.",
    )
    .optional(),
  ipv6: t
    .flag()
    .describe(
      "Whether IPv6 ranges are routed too; default: where both networks have one. Say it where the networks are made in the same apply: their ranges are not known when Terraform plans.",
    )
    .optional(),
  dnsResolution: t
    .flag()
    .describe(
      "Whether public DNS names of instances resolve to private addresses from the other side (Amazon VPC Peering Guide: DNS resolution).",
    )
    .default(true),
  peerRegion: t.regionName().describe("The accepter's region, where it is another one.").optional(),
  peerOwnerId: accountId().describe("The accepter's account, where it is another one.").optional(),
  tags: t.tags(),
};

export type PeeringShape = typeof inputs;
export type PeeringInputs = t.Inputs<PeeringShape>;

const ZONE = "ap-northeast-2a";

/** A network with a private and a public subnet in one zone. */
const sample = (number: number) => ({
  vpcId: `vpc-${number}123456789abcdef0`,
  cidrBlocks: [`10.${number}.0.0/16`],
  tiers: {
    public: { kind: "public", subnets: { [ZONE]: subnet(number, 0) } },
    private: { kind: "private", subnets: { [ZONE]: subnet(number, 1) } },
  },
});

const subnet = (network: number, number: number) => ({
  id: `subnet-${network}${number}23456789abcdef0`,
  cidrBlock: `10.${network}.${number}.0/24`,
  routeTableId: `rtb-${network}${number}23456789abcdef0`,
});

export const peeringContract = t.contract({
  name: "peering",
  inputs,
  crossRules: crossRules(sample),
  computedRules: computedRules(sample),
  example: { name: "shop-to-office", requester: sample(1), accepter: sample(2) },
});
