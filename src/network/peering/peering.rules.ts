/** Rules between the two networks of a peering. */
import type { ComputedRule, CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { NetworkReferenceValue } from "../reference";
import type { PeeringInputs, PeeringShape } from "./peering.contract";
import { placesOf, type Side } from "./peering-tables";

type Network = Expr<NetworkReferenceValue>;

/** A network by its number: 10.<number>.0.0/16. */
type SampleNetwork = (number: number) => object & { readonly tiers: Readonly<Record<string, object>> };

/** Carries the rules about a side's tiers: validations that look at each other's variables are a circle. */
const tiersOf = (side: Side) => (side === "requester" ? "requesterTiers" : "accepterTiers");

export const crossRules = (sample: SampleNetwork): CrossRule<PeeringShape>[] => [
  tiersExist("requester"),
  tiersExist("accepter"),
  tablesGiven("requester", sample(1)),
  tablesGiven("accepter", sample(2)),
  tablesDiffer("requester", sample(1)),
  tablesDiffer("accepter", sample(2)),
  bothHaveIpv6(sample),
  bothHaveDns(sample),
];

const missing = (inputs: PeeringInputs, side: Side) =>
  x.listEach(
    x.orElse(inputs[tiersOf(side)], () => []),
    ["tier"],
    (tier) => ({
      value: tier,
      when: x.not(x.hasKey(inputs[side].tiers, tier)),
    }),
  );

function tiersExist(side: Side): CrossRule<PeeringShape> {
  const on = tiersOf(side);
  return {
    on,
    test: (inputs) => x.isEmpty(missing(inputs, side)),
    message: (inputs, spell) =>
      x.str`${spell(on)} names the tiers ${x.jsonEncode(missing(inputs, side))}; allowed: of ${x.jsonEncode(x.keys(inputs[side].tiers))}.`,
    refused: [{ [on]: ["office"] }],
  };
}

const withPrivate = (network: ReturnType<SampleNetwork>, subnets: object) => ({
  ...network,
  tiers: { ...network.tiers, private: { kind: "private", subnets } },
});

const subnet = (table: string | undefined) => ({
  id: "subnet-0123456789abcdef0",
  cidrBlock: "10.1.8.0/24",
  routeTableId: table,
});

/** Ids of tables that are made in the same apply are not known yet, and need no check. */
const whereKnown = true;

const withoutTable = (inputs: PeeringInputs, side: Side) =>
  x.listEach(placesOf(inputs, side), ["place"], ({ name, routeTableId }) => ({
    value: name,
    when: x.isNull(routeTableId),
  }));

function tablesGiven(side: Side, network: ReturnType<SampleNetwork>): CrossRule<PeeringShape> {
  return {
    on: tiersOf(side),
    whereKnown,
    test: (inputs) => x.isEmpty(withoutTable(inputs, side)),
    message: (inputs, spell) =>
      x.str`${side} has subnets without a ${spell("routeTableId")}, ${x.jsonEncode(withoutTable(inputs, side))}; allowed: only in tiers that ${spell(tiersOf(side))} leaves out.`,
    refused: [{ [side]: withPrivate(network, { "ap-northeast-2a": subnet(undefined) }) }],
  };
}

/** Route tables of more than one place. */
function shared(inputs: PeeringInputs, side: Side): Expr<string[]> {
  const byTable = x.groupEach(placesOf(inputs, side), ["place"], ({ name, routeTableId }) => ({
    key: routeTableId as Expr<string>,
    value: name,
    when: x.isSet(routeTableId),
  }));
  return x.listFrom(byTable, ["table", "places"], (table, places) => ({
    value: table,
    when: x.lt(1, x.length(places)),
  }));
}

function tablesDiffer(side: Side, network: ReturnType<SampleNetwork>): CrossRule<PeeringShape> {
  const table = "rtb-0123456789abcdef0";
  return {
    on: tiersOf(side),
    whereKnown,
    test: (inputs) => x.isEmpty(shared(inputs, side)),
    message: (inputs) =>
      x.str`${side} has subnets that share the route tables ${x.jsonEncode(shared(inputs, side))}; allowed: one subnet for a table, which takes a route once. Leave the others out.`,
    refused: [
      {
        [side]: withPrivate(network, { "ap-northeast-2a": subnet(table), "ap-northeast-2c": subnet(table) }),
      },
    ],
  };
}

function bothHaveIpv6(sample: SampleNetwork): CrossRule<PeeringShape> {
  return {
    on: "ipv6",
    whereKnown,
    test: ({ ipv6, requester, accepter }) =>
      x.or(
        x.not(x.orElse(ipv6, () => false)),
        x.and(x.isSet(requester.ipv6CidrBlock), x.isSet(accepter.ipv6CidrBlock)),
      ),
    message: ({ requester, accepter }) =>
      x.str`ipv6 is true with the ranges ${x.jsonEncode(requester.ipv6CidrBlock)} and ${x.jsonEncode(accepter.ipv6CidrBlock)}; allowed: true where both networks have an IPv6 range.`,
    refused: [{ ipv6: true }, { ipv6: true, requester: { ...sample(1), ipv6CidrBlock: "2001:db8:1::/56" } }],
  };
}

function bothHaveDns(sample: SampleNetwork): CrossRule<PeeringShape> {
  const answers = ({ dns }: Network) => x.and(dns.support, dns.hostnames);
  return {
    on: "dnsResolution",
    test: ({ dnsResolution, requester, accepter }) =>
      x.or(x.not(dnsResolution), x.and(answers(requester), answers(accepter))),
    message: (_, spell) =>
      x.str`${spell("dnsResolution")} is true; allowed: true where both networks have DNS support and DNS hostnames on.`,
    refused: [
      { requester: { ...sample(1), dns: { hostnames: false } } },
      { accepter: { ...sample(2), dns: { support: false } } },
    ],
  };
}

export const computedRules = (sample: SampleNetwork): ComputedRule<PeeringShape>[] => [
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
];

/** A range of each network, and the prefix length that both are cut to before they are compared. */
interface Pair {
  readonly requester: string;
  readonly accepter: string;
  readonly prefix: number;
}

function pairs(requester: Network, accepter: Network): Expr<Pair[]> {
  const shorter = (a: Expr<string>, b: Expr<string>) =>
    x.attempt(
      () => x.min(x.prefixLength(a), x.prefixLength(b)),
      () => 0,
    );
  return x.flatten(
    x.listEach(requester.cidrBlocks, ["ours"], (ours) => ({
      value: x.listEach(accepter.cidrBlocks, ["theirs"], (theirs) => ({
        value: x.object<Pair>({ requester: ours, accepter: theirs, prefix: shorter(ours, theirs) }),
      })),
    })),
  );
}

const firstOf = (range: Expr<string>, pair: Expr<Pair>) =>
  x.cidrHost(x.str`${x.networkAddress(range)}/${pair.prefix}`, 0);
