/** What can be wrong with a layout: sizes, slots, overlaps. Each list is a named step, told together. */
import type { ComputedRule, NameStep, Spell } from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { type Plot, plots, reservedBlock } from "./layout";
import type { NetworkInputs, NetworkShape } from "./network.inputs";

const SMALLEST = 28;

type Plots = Expr<Record<string, Plot>>;
type Problems = Expr<string[]>;

/** Everything that is wrong with the layout. */
export function layoutProblems(inputs: NetworkInputs, step: NameStep, spell: Spell): Problems {
  const all = plots(step, inputs);
  const claims = x.concat(
    step("claimed_blocks", claimedBlocks(all)),
    step("chosen_ranges", chosenRanges(inputs)),
  );
  return step(
    "layout_problems",
    x.concat(
      step("oversized_tiers", oversized(inputs, all, spell)),
      step("undersized_tiers", undersized(all, spell)),
      step("slots_out_of_range", slotsOutOfRange(inputs, all)),
      step("tiers_without_range", tiersWithoutRange(inputs)),
      step("overlapping_tiers", overlapping(step("claimed_ranges", measured(claims)))),
      step("overlapping_ranges", overlapping(step("vpc_ranges", measured(vpcRanges(inputs))))),
      step("restricted_ranges", restricted(inputs, step)),
    ),
  );
}

export const layoutRule: ComputedRule<NetworkShape> = {
  name: "layout_problems",
  problems: layoutProblems,
  refused: [
    { tiers: { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 0, prefixLength: 18 } } },
    { tiers: { public: { kind: "public", slot: 8 } } },
    { tiers: { public: { kind: "public", slot: 32, prefixLength: 24 } } },
    { cidr: "10.0.0.0/24" },
    { reservedZones: 16, reservedTiers: 32, cidr: "10.0.0.0/20" },
    { tiers: { public: { kind: "public" } } },
    { tiers: { public: { kind: "public", cidrs: { "ap-northeast-2a": "10.0.0.0/24" } } } },
    {
      secondaryCidrs: { pods: "100.64.0.0/24" },
      tiers: { public: { kind: "public", slot: 0 }, pods: { kind: "private", slot: 0, range: "pods" } },
    },
    { tiers: { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 0 } } },
    { tiers: { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 2, prefixLength: 24 } } },
    {
      tiers: {
        public: { kind: "public", slot: 0 },
        app: { kind: "private", slot: 1, cidrs: { "ap-northeast-2a": "10.0.4.0/24" } },
      },
    },
    { secondaryCidrs: { more: "10.0.128.0/17" } },
    { secondaryCidrs: { one: "100.64.0.0/16", two: "100.64.0.0/17" } },
    { secondaryCidrs: { lan: "192.168.0.0/16" } },
    { secondaryCidrs: { lan: "172.20.0.0/16" } },
    { secondaryCidrs: { lab: "198.19.0.0/16" } },
    { cidr: "192.168.0.0/16", secondaryCidrs: { more: "10.0.0.0/16" } },
    { cidr: "172.16.0.0/16", secondaryCidrs: { more: "172.31.0.0/16" } },
    { cidr: "198.19.0.0/16", secondaryCidrs: { more: "10.0.0.0/16" } },
    { cidr: "100.64.0.0/16", secondaryCidrs: { more: "10.0.0.0/16" } },
    { cidr: "10.1.0.0/16", secondaryCidrs: { more: "10.0.0.0/16" } },
  ],
};

/** Whether the tier has a slot, and its block is no larger than the range. */
const fits = (plot: Expr<Plot>): Expr<boolean> => x.and(x.isSet(plot.slot), x.ge(plot.blockBits, 0));

/** Tiers with a slot for which the test holds. */
function slotted(
  all: Plots,
  text: (tier: Expr<string>, plot: Expr<Plot>) => Expr<string>,
  test: (plot: Expr<Plot>) => Expr<boolean>,
): Problems {
  return x.listFrom(all, ["tier", "plot"], (tier, plot) => ({
    value: () => text(tier, plot),
    when: x.and(x.isSet(plot.slot), test(plot)),
  }));
}

function oversized({ reservedZones }: NetworkInputs, all: Plots, spell: Spell): Problems {
  const smallest = (plot: Expr<Plot>) => x.sub(plot.prefixLength, plot.blockBits);
  return slotted(
    all,
    (tier, plot) =>
      x.str`tiers["${tier}"].${spell("prefixLength")} is ${plot.prefixLength}, but ${reservedZones} subnets of that size (${spell("reservedZones")}) do not fit in ${plot.base}; allowed: ${smallest(plot)} to ${SMALLEST}. Choose smaller subnets or a larger range.`,
    (plot) => x.lt(plot.blockBits, 0),
  );
}

/** A range too small for its tiers is one mistake, told once. */
function undersized(all: Plots, spell: Spell): Problems {
  const small = x.listFrom<Plot, string>(all, ["tier", "plot"], (tier, plot) => ({
    value: tier,
    when: x.and(x.isSet(plot.slot), x.gt(plot.prefixLength, SMALLEST)),
  }));
  const sizes = x.groupEach<string, string>(small, ["tier"], (tier) => ({
    key: x.str`${x.get(all, tier).prefixLength} in ${x.get(all, tier).base}`,
    value: tier,
  }));
  return x.listFrom<string[], string>(sizes, ["size", "tiers"], (size, tiers) => ({
    value: x.str`${spell("prefixLength")} of tiers ${x.jsonEncode(tiers)} comes to ${size}; allowed: up to ${SMALLEST}, the smallest subnet of AWS. Choose a larger range, or less room by ${spell("reservedTiers")} or ${spell("reservedZones")}.`,
  }));
}

function slotsOutOfRange({ reservedZones }: NetworkInputs, all: Plots): Problems {
  return slotted(
    all,
    (tier, plot) =>
      x.str`tiers["${tier}"].slot is ${plot.slot}; allowed: 0 to ${x.sub(x.pow(2, plot.blockBits), 1)}, the blocks of ${reservedZones} subnets of /${plot.prefixLength} in ${plot.base}. Choose a lower slot or smaller subnets.`,
    (plot) =>
      x.when(
        fits(plot),
        () => x.ge(plot.slot, x.pow(2, plot.blockBits)),
        () => false,
      ),
  );
}

/** A tier without a slot needs a range for every zone. */
function tiersWithoutRange(inputs: NetworkInputs): Problems {
  const zones = x.orElse(inputs.zones, () => []);
  return x.flatten(
    x.listFrom(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
      value: x.listEach(zones, ["zone"], (zone) => ({
        value: x.str`tiers["${tier}"] has neither a slot nor a range for ${zone} in its cidrs; allowed: one of the two. Give it a slot that no other tier has.`,
        when: x.and(x.isNull(settings.slot), x.not(x.hasKey(settings.cidrs, zone))),
      })),
    })),
  );
}

/** A range, and what lies in it. */
interface Claim {
  readonly owner: string;
  readonly range: string;
}

const claim = (owner: Expr<string>, range: Expr<string>): Expr<Claim> => x.object<Claim>({ owner, range });

interface MeasuredClaim extends Claim {
  readonly address: string;
  readonly length: number;
}

const measured = (claims: Expr<Claim[]>): Expr<MeasuredClaim[]> =>
  x.listEach(claims, ["claim"], ({ owner, range }) => ({
    value: x.object<MeasuredClaim>({
      owner,
      range,
      address: x.networkAddress(range),
      length: x.prefixLength(range),
    }),
  }));

function claimedBlocks(all: Plots): Expr<Claim[]> {
  return x.listFrom(all, ["tier", "plot"], (tier, plot) => ({
    value: () => claim(x.str`tiers["${tier}"]`, reservedBlock(plot)),
    // blocks that do not fit are told of by the other lists
    when: x.when(
      fits(plot),
      () => x.lt(plot.slot, x.pow(2, plot.blockBits)),
      () => false,
    ),
  }));
}

function chosenRanges(inputs: NetworkInputs): Expr<Claim[]> {
  return x.flatten(
    x.listFrom(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
      value: x.listFrom(settings.cidrs, ["zone", "range"], (zone, range) => ({
        value: claim(x.str`tiers["${tier}"].cidrs["${zone}"]`, range),
      })),
    })),
  );
}

function vpcRanges(inputs: NetworkInputs): Expr<Claim[]> {
  const primary = x.when(
    x.isSet(inputs.cidr),
    () => x.items([claim(x.str`cidr`, inputs.cidr as Expr<string>)]),
    () => x.items([]),
  );
  const secondary = x.listFrom(inputs.secondaryCidrs, ["name", "range"], (name, range) => ({
    value: claim(x.str`secondary range "${name}"`, range),
  }));
  return x.concat(primary, secondary);
}

function overlapping(claims: Expr<readonly MeasuredClaim[]>): Problems {
  return x.flatten(
    x.listEach(claims, ["position", "one"], (one, position) => ({
      value: x.listEach(claims, ["index", "other"], (other, index) => ({
        value: x.str`${other.owner} lies in ${other.range}, which overlaps ${one.range} of ${one.owner}; allowed: ranges that share no address. Choose another slot or range.`,
        when: x.and(x.lt(position, index), meet(one, other)),
      })),
    })),
  );
}

/** What AWS keeps apart: a VPC has ranges of one of these at most, beside any others. */
const APART = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16"];

/** Amazon VPC User Guide, "VPC CIDR blocks": IPv4 CIDR block association restrictions. */
function restricted(inputs: NetworkInputs, step: NameStep): Problems {
  const { cidr, secondaryCidrs } = inputs;
  const primary = step(
    "primary_family",
    x.ifSet(
      cidr,
      (cidr) => familyOf(cidr),
      () => null,
    ),
  );
  const families = step(
    "secondary_families",
    x.mapFrom(secondaryCidrs, ["name", "range"], (name, range) => ({
      key: name,
      value: familyOf(range),
    })),
  );
  const first = step(
    "ranges_in_10_0_and_10_1",
    x.listEach(vpcRanges(inputs), ["claim"], ({ range }) => ({
      value: range,
      when: x.rangeContains("10.0.0.0/15", range),
    })),
  );
  const found = step(
    "restricted_by_aws",
    x.mapFrom(secondaryCidrs, ["name", "range"], (name, range) => ({
      key: name,
      value: range,
      when: x.or(
        x.and(x.isSet(primary), x.ne(x.get(families, name), ""), x.ne(x.get(families, name), primary)),
        x.rangeContains("172.31.0.0/16", range),
        x.and(x.rangeContains("10.0.0.0/16", range), x.gt(x.length(first), 1)),
      ),
    })),
  );
  return x.listFrom(found, ["name", "range"], (name, range) => ({
    value: x.str`secondary range "${name}" lies in ${range}, which AWS restricts in a VPC of ${x.orElse(cidr, () => "an IPAM pool's range")}; allowed: ranges of the same private block (10.0.0.0/8, but none of 10.0.0.0/16 beside others of 10.0.0.0/15; 172.16.0.0/12, but none of 172.31.0.0/16; 192.168.0.0/16), of 100.64.0.0/10, or publicly routable ones.`,
  }));
}

/** Of `APART` the one that a VPC's range lies in, or "". */
const familyOf = (range: Expr<string>): Expr<string> =>
  x.join(
    "",
    x.listEach(x.items(APART), ["family"], (family) => ({
      value: family,
      when: x.rangeContains(family, range),
    })),
  );

/** Two ranges meet when the larger one's first address is that of both. */
function meet(one: Expr<MeasuredClaim>, other: Expr<MeasuredClaim>): Expr<boolean> {
  const larger = x.min(one.length, other.length);
  const first = (range: Expr<MeasuredClaim>) => x.cidrHost(x.str`${range.address}/${larger}`, 0);
  return x.eq(first(one), first(other));
}
