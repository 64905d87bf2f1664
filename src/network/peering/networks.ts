/** The two networks of a peering, which share no address. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type NetworkReferenceValue, networkReference, rangesOnce } from "../reference";

const ZONE = "ap-northeast-2a";

/** A network with a private and a public subnet in one zone. */
export const sample = (number: number) => ({
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

export const networks = t.concern({
  inputs: {
    requester: networkReference
      .describe("The network that asks for the connection, of the default provider.")
      .rule(rangesOnce),
    accepter: networkReference
      .describe("The network that accepts it, of the provider `aws.accepter`.")
      .rule(rangesOnce),
  },
  rules: [
    {
      name: "overlap_problems",
      problems: ({ requester, accepter }, step) =>
        x.listEach(step("range_pairs", pairs(requester, accepter)), ["pair"], (pair) => ({
          value: x.str`requester has the range ${pair.requester} and accepter has ${pair.accepter}, which overlap; allowed: networks that share no address.`,
          when: x.holds(() => x.eq(firstOf(pair.requester, pair), firstOf(pair.accepter, pair))),
        })),
      refused: [
        { accepter: sample(1) },
        { accepter: { ...sample(2), cidrBlocks: ["10.2.0.0/16", "10.1.128.0/20"] } },
        { requester: { ...sample(1), cidrBlocks: ["172.16.0.0/16", "10.0.0.0/8"] } },
      ],
    },
  ],
});

/** A range of each network, and the prefix length that both are cut to before they are compared. */
interface Pair {
  readonly requester: string;
  readonly accepter: string;
  readonly prefix: number;
}

function pairs(requester: Expr<NetworkReferenceValue>, accepter: Expr<NetworkReferenceValue>): Expr<Pair[]> {
  const shorter = (a: Expr<string>, b: Expr<string>) =>
    x.attempt(() => x.min(x.prefixLength(a), x.prefixLength(b)), 0);
  return x.flatten(
    x.listEach(requester.cidrBlocks, ["ours"], (ours) =>
      x.listEach(accepter.cidrBlocks, ["theirs"], (theirs) =>
        x.object({ requester: ours, accepter: theirs, prefix: shorter(ours, theirs) }),
      ),
    ),
  );
}

const firstOf = (range: Expr<string>, pair: Expr<Pair>) =>
  x.cidrHost(x.str`${x.networkAddress(range)}/${pair.prefix}`, 0);
