/** The subnets that the load balancer stands in, and the packets that it takes there. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import {
  chosenZones,
  inTier,
  sampleSubnet,
  strangeZones,
  subnetsOf,
  tierExists,
  zonesExist,
  zonesOfTier,
} from "../../network/placement";
import { networkReference } from "../../network/reference";

const inputs = {
  network: networkReference.describe(
    "The network of the appliances: the output `network` of modules/network, or such an object.",
  ),
  tier: t.keyName().describe("The tier of `network` whose subnets it stands in: that of the appliances."),
  zones: t
    .setOf(t.zoneName(), "zone")
    .describe("Zones of the tier that it stands in; default: all. A zone cannot be taken away later.")
    .optional(),
  ipAddressType: t
    .oneOf("ipv4", "dualstack")
    .describe("Which packets it takes: IPv4, or both.")
    .default("ipv4"),
};

/** The network of the example: appliances in two zones. */
export const EXAMPLE_NETWORK = {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: {
    appliances: {
      kind: "isolated",
      subnets: { "ap-northeast-2a": sampleSubnet(0), "ap-northeast-2c": sampleSubnet(1) },
    },
  },
};

export const placement = t.concern({
  inputs,
  rules: [
    tierExists("app", "firewall"),
    zonesExist(["ap-northeast-2a", "ap-northeast-2b"], ["us-east-1a"]),
    {
      on: "zones",
      test: (inputs) =>
        inTier(inputs, () =>
          x.or(x.not(x.isEmpty(chosenZones(inputs))), x.not(x.isEmpty(strangeZones(inputs)))),
        ),
      message: (inputs) =>
        x.str`zones is empty; allowed: one zone at least of ${x.jsonEncode(zonesOfTier(inputs))}, where the tier ${x.jsonEncode(inputs.tier)} has subnets.`,
      refused: [{ zones: [] }],
    },
    {
      on: "ipAddressType",
      whereKnown: true,
      test: (inputs) =>
        inTier(inputs, () =>
          x.or(
            x.ne(inputs.ipAddressType, "dualstack"),
            x.allTrue(
              x.listFrom(subnetsOf(inputs), ["zone", "subnet"], (_, { ipv6CidrBlock }) => ({
                value: x.isSet(ipv6CidrBlock),
              })),
            ),
          ),
        ),
      message: ({ tier }, spell) =>
        x.str`${spell("ipAddressType")} is "dualstack", but subnets of the tier ${x.jsonEncode(tier)} have no IPv6 range; allowed: ipv4, or subnets with IPv6 ranges.`,
      refused: [{ ipAddressType: "dualstack" }],
    },
  ],
});
