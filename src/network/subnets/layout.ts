/**
 * Where every subnet lies. A tier has a slot in its range, a zone has a slot in its tier; neither depends on what
 * else there is, so adding, removing or reordering zones and adding tiers moves nothing.
 *
 *     range    |........|........|........|........|      a tier's block: slot × reserved zones × subnet size
 *     tier     |a|b|c|d|e|f|g|h|                          a subnet: the zone's slot in the block
 */
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Claim, claim, measured, overlapping, restricted, vpcRanges } from "../vpc/ranges";
import { vpc } from "../vpc/vpc";
import { type Tier, tiers } from "./tiers";
import { zones, zonesByName } from "./zones";

const needs = [vpc, zones, tiers] as const;
const inputs = {
  reservedTiers: t
    .powerOfTwo({ min: 1, max: 32 })
    .describe(
      "For how many tiers of the default size the range has room. Changing it later moves every subnet without a `prefix_length`.",
    )
    .default(8),
};
export type LayoutInputs = t.InputsOf<typeof inputs, typeof needs>;

const POWERS = [1, 2, 4, 8, 16, 32];

/** How many bits tell that many things apart. */
const bits = (powerOfTwo: In<number>): Expr<number> => x.indexOf(x.items(POWERS), powerOfTwo);

/** A tier's place, as far as it follows from sizes alone. */
export interface Plot {
  /** The range that the tier lies in; of a range from IPAM only the size counts. */
  readonly base: string;
  readonly slot: number | null;
  /** The subnets' prefix length. */
  readonly prefixLength: number;
  /** Bits between the range and a subnet. */
  readonly subnetBits: number;
  /** Bits between the range and the tier's block; negative when the block is larger than the range. */
  readonly blockBits: number;
}

/** Bits that tell the zones of a tier apart. */
const zoneBits = (step: t.NameStep, inputs: LayoutInputs): Expr<number> =>
  step("zone_bits", bits(inputs.reservedZones));

/** Every tier's plot, in named steps. */
export function plots(step: t.NameStep, inputs: LayoutInputs): Expr<Record<string, Plot>> {
  const ofZones = zoneBits(step, inputs);
  const tierBits = step("tier_bits", bits(inputs.reservedTiers));
  const primary = step("primary_range", primaryRange(inputs));
  const ranges = step(
    "tier_ranges",
    x.mapFrom(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
      key: tier,
      value: x.ifSet(settings.range, (range) => x.get(inputs.secondaryCidrs, range), primary),
      when: x.not(settings.ipv6Only),
    })),
  );
  const lengths = step(
    "subnet_lengths",
    x.mapFrom(ranges, ["tier", "range"], (tier, range) =>
      x.orElse(x.get(inputs.tiers, tier).prefixLength, () =>
        x.add(x.add(x.prefixLength(range), tierBits), ofZones),
      ),
    ),
  );
  return step(
    "plots",
    x.mapFrom(ranges, ["tier", "range"], (tier, range) =>
      x.object({
        base: range,
        slot: x.get(inputs.tiers, tier).slot,
        prefixLength: x.get(lengths, tier),
        subnetBits: x.sub(x.get(lengths, tier), x.prefixLength(range)),
        blockBits: x.sub(x.sub(x.get(lengths, tier), x.prefixLength(range)), ofZones),
      }),
    ),
  );
}

/** A range from IPAM is not known before the VPC is there; only its size matters for the plots. */
const primaryRange = (inputs: LayoutInputs): Expr<string> =>
  x.ifSet(
    inputs.ipam,
    (ipam) => x.str`0.0.0.0/${ipam.netmaskLength}`,
    () => x.nonNull(inputs.cidr),
  );

/** The block that a tier's slot reserves for all zones it may ever have. */
export function reservedBlock(plot: Expr<Plot>): Expr<string> {
  return x.cidrSubnet(plot.base, plot.blockBits, plot.slot);
}

/** A subnet's range: chosen by hand, or the zone's place in the tier's block. */
export function subnetRange(
  inputs: LayoutInputs,
  tier: Expr<Tier>,
  plot: Expr<Plot>,
  base: Expr<string>,
  zone: Expr<string>,
  place: Expr<number>,
): Expr<string> {
  const number = () => x.add(x.mul(plot.slot, inputs.reservedZones), place);
  const bySlot = () => x.cidrSubnet(base, plot.subnetBits, number());
  return x.when(x.hasKey(tier.cidrs, zone), () => x.get(tier.cidrs, zone), bySlot);
}

/** The slot in the IPv6 range. */
export const ipv6Slot = (tier: Expr<Tier>): Expr<number | null> => x.orElse(tier.ipv6Slot, tier.slot);

const SMALLEST = 28;

type Plots = Expr<Record<string, Plot>>;
type Problems = Expr<string[]>;

/** Everything that is wrong with the layout. */
export function layoutProblems(inputs: LayoutInputs, step: t.NameStep, spell: t.Spell): Problems {
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

function oversized({ reservedZones }: LayoutInputs, all: Plots, spell: t.Spell): Problems {
  const smallest = (plot: Expr<Plot>) => x.sub(plot.prefixLength, plot.blockBits);
  return slotted(
    all,
    (tier, plot) =>
      x.str`tiers["${tier}"].${spell("prefixLength")} is ${plot.prefixLength}, but ${reservedZones} subnets of that size (${spell("reservedZones")}) do not fit in ${plot.base}; allowed: ${smallest(plot)} to ${SMALLEST}. Choose smaller subnets or a larger range.`,
    (plot) => x.lt(plot.blockBits, 0),
  );
}

/** A range too small for its tiers is one mistake, told once. */
function undersized(all: Plots, spell: t.Spell): Problems {
  const small = x.keysWhere(all, ["tier", "plot"], (_, plot) =>
    x.and(x.isSet(plot.slot), x.gt(plot.prefixLength, SMALLEST)),
  );
  const sizes = x.groupEach(small, ["tier"], (tier) => ({
    key: x.str`${x.get(all, tier).prefixLength} in ${x.get(all, tier).base}`,
    value: tier,
  }));
  return x.listFrom(
    sizes,
    ["size", "tiers"],
    (size, tiers) =>
      x.str`${spell("prefixLength")} of tiers ${x.shownTexts(tiers)} comes to ${size}; allowed: up to ${SMALLEST}, the smallest subnet of AWS. Choose a larger range, or less room by ${spell("reservedTiers")} or ${spell("reservedZones")}.`,
  );
}

function slotsOutOfRange({ reservedZones }: LayoutInputs, all: Plots): Problems {
  return slotted(
    all,
    (tier, plot) =>
      x.str`tiers["${tier}"].slot is ${plot.slot}; allowed: 0 to ${x.sub(x.pow(2, plot.blockBits), 1)}, the blocks of ${reservedZones} subnets of /${plot.prefixLength} in ${plot.base}. Choose a lower slot or smaller subnets.`,
    (plot) => x.when(fits(plot), () => x.ge(plot.slot, x.pow(2, plot.blockBits)), false),
  );
}

/** A tier without a slot needs a range for every zone. */
function tiersWithoutRange(inputs: LayoutInputs): Problems {
  const zones = zonesByName(inputs);
  return x.flatten(
    x.listFrom(inputs.tiers, ["tier", "settings"], (tier, settings) =>
      x.listEach(zones, ["zone"], (zone) => ({
        value: x.str`tiers["${tier}"] has neither a slot nor a range for ${zone} in its cidrs; allowed: one of the two. Give it a slot that no other tier has.`,
        when: x.and(x.isNull(settings.slot), x.not(settings.ipv6Only), x.not(x.hasKey(settings.cidrs, zone))),
      })),
    ),
  );
}

function claimedBlocks(all: Plots): Expr<Claim[]> {
  return x.listFrom(all, ["tier", "plot"], (tier, plot) => ({
    value: () => claim(x.str`tiers["${tier}"]`, reservedBlock(plot)),
    // blocks that do not fit are told of by the other lists
    when: x.when(fits(plot), () => x.lt(plot.slot, x.pow(2, plot.blockBits)), false),
  }));
}

function chosenRanges(inputs: LayoutInputs): Expr<Claim[]> {
  return x.flatten(
    x.listFrom(inputs.tiers, ["tier", "settings"], (tier, settings) =>
      x.listFrom(settings.cidrs, ["zone", "range"], (zone, range) =>
        claim(x.str`tiers["${tier}"].cidrs["${zone}"]`, range),
      ),
    ),
  );
}

const IPV6_BITS = 8;

export const layout = t.concern({
  needs,
  inputs,
  rules: [
    {
      name: "layout_problems",
      problems: layoutProblems,
      refused: [
        {
          tiers: { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 0, prefixLength: 18 } },
        },
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
        {
          tiers: { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 2, prefixLength: 24 } },
        },
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
    },
    {
      name: "ipv6_problems",
      problems: (inputs, step, spell) => {
        const slots = step(
          "ipv6_slots",
          x.mapFrom(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
            key: tier,
            value: ipv6Slot(settings),
            when: inputs.ipv6,
          })),
        );
        const room = step("ipv6_room", x.pow(2, x.sub(IPV6_BITS, zoneBits(step, inputs))));
        const beyond = x.listFrom(slots, ["tier", "slot"], (tier, slot) => ({
          value: () =>
            x.str`tiers["${tier}"].${spell("ipv6Slot")} is ${x.orElse(slot, "missing")}; allowed: 0 to ${x.sub(room, 1)}, each for one tier. Without it the slot counts.`,
          when: x.or(
            x.isNull(slot),
            x.holds(() => x.ge(slot, room)),
          ),
        }));
        const shared = x.listFrom(slots, ["tier", "slot"], (tier, slot) =>
          x.listFrom(slots, ["name", "other"], (name, other) => ({
            value: () =>
              x.str`tiers["${name}"].${spell("ipv6Slot")} is ${other}, as that of tiers["${tier}"]; allowed: 0 to ${x.sub(room, 1)}, each for one tier. Without it the slot counts.`,
            when: x.and(x.precedes(tier, name), x.eq(slot, other)),
          })),
        );
        return x.concat(
          step("ipv6_slots_out_of_range", beyond),
          step("ipv6_slots_shared", x.flatten(shared)),
        );
      },
      refused: [
        { ipv6: true, tiers: { public: { kind: "public", slot: 32, prefixLength: 26 } } },
        {
          ipv6: true,
          tiers: { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 1, ipv6Slot: 0 } },
        },
        { ipv6: true, tiers: { public: { kind: "public", slot: 0, ipv6Slot: 32 } } },
        {
          ipv6: true,
          tiers: {
            public: {
              kind: "public",
              cidrs: { "ap-northeast-2a": "10.0.0.0/24", "ap-northeast-2c": "10.0.1.0/24" },
            },
          },
        },
      ],
    },
  ],
});
