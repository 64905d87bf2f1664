/** Rules of the network that take a computation: its layout, and network ACLs that forget the replies. */
import type { ComputedRule, NameStep, Spell } from "../core/contract";
import {
  add,
  and,
  concat,
  eq,
  type Expr,
  flatten,
  ge,
  gt,
  hasKey,
  holds,
  isNull,
  isSet,
  items,
  listEach,
  listFrom,
  lt,
  not,
  object,
  orElse,
  or,
  pow,
  precedes,
  prefixLength,
  rangesOverlap,
  str,
  sub,
  when,
} from "../core/expressions";
import { missingReturnPaths, placedRules } from "./acl.contract";
import { bits, type Plot, plots, reservedBlock } from "./layout";
import type { NetworkInputs, NetworkShape, Tier } from "./network.contract";

const SMALLEST = 28;

export const computedRules = (): ComputedRule<NetworkShape>[] => [tierSizes, overlaps, ipv6Slots, returnPaths];

/** A range of IPAM's is not known yet; only its size matters here. */
const primaryRange = (inputs: NetworkInputs): Expr<string> =>
  when<string>(isNull(inputs.ipam), () => inputs.cidr as Expr<string>, () => str`0.0.0.0/${inputs.ipam.netmaskLength}`);

const plotsOf = (inputs: NetworkInputs, step: NameStep): Expr<Record<string, Plot>> =>
  step("planned_plots", plots(inputs, primaryRange(inputs)));

/** Bits between a range and the blocks of a tier in it; negative when the block is larger than the range. */
const blockBits = (inputs: NetworkInputs, plot: Expr<Plot>) =>
  sub(sub(plot.prefixLength, prefixLength(plot.base)), bits(inputs.reservedZones));

const tierSizes: ComputedRule<NetworkShape> = {
  name: "tier_problems",
  problems: (inputs, step, spell) => {
    const all = plotsOf(inputs, step);
    const inSlots = (problem: (tier: Expr<string>, plot: Expr<Plot>) => { value: Expr<string>; when: Expr<boolean> }) =>
      listFrom(all, ["tier", "plot"], (tier, plot) => {
        const { value, when: test } = problem(tier, plot);
        return { value, when: and(isSet(plot.slot), holds(() => test)) };
      });
    return concat(
      inSlots((tier, plot) => ({ value: tooLarge(inputs, spell, tier, plot), when: lt(blockBits(inputs, plot), 0) })),
      inSlots((tier, plot) => ({ value: tooSmall(spell, tier, plot), when: gt(plot.prefixLength, SMALLEST) })),
      inSlots((tier, plot) => ({
        value: slotBeyond(inputs, tier, plot),
        when: and(ge(blockBits(inputs, plot), 0), ge(orElse(plot.slot, () => 0), pow(2, blockBits(inputs, plot)))),
      })),
      zonesWithoutRange(inputs),
    );
  },
  refused: [
    { tiers: { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 0, prefixLength: 18 } } },
    { tiers: { public: { kind: "public", slot: 8 } } },
    { tiers: { public: { kind: "public", slot: 32, prefixLength: 24 } } },
    { cidr: "10.0.0.0/24" },
    { reservedZones: 16, reservedTiers: 32, cidr: "10.0.0.0/20" },
    { tiers: { public: { kind: "public" } } },
    { tiers: { public: { kind: "public", cidrs: { "ap-northeast-2a": "10.0.0.0/24" } } } },
    { secondaryCidrs: { pods: "100.64.0.0/24" }, tiers: { public: { kind: "public", slot: 0 }, pods: { kind: "private", slot: 0, range: "pods" } } },
  ],
};

const tooLarge = (inputs: NetworkInputs, spell: Spell, tier: Expr<string>, plot: Expr<Plot>) =>
  str`tiers["${tier}"].${spell("prefixLength")} is ${plot.prefixLength}, but ${inputs.reservedZones} subnets of that size do not fit in ${plot.base}; allowed: from ${add(prefixLength(plot.base), bits(inputs.reservedZones))} to ${SMALLEST}. Choose smaller subnets, a larger range, or a smaller ${spell("reservedZones")}.`;

const tooSmall = (spell: Spell, tier: Expr<string>, plot: Expr<Plot>) =>
  str`tiers["${tier}"].${spell("prefixLength")} is ${plot.prefixLength} of ${plot.base}; allowed: up to ${SMALLEST}, the smallest subnet of AWS. Give a ${spell("prefixLength")}, a larger range, or a smaller ${spell("reservedTiers")} or ${spell("reservedZones")}.`;

const slotBeyond = (inputs: NetworkInputs, tier: Expr<string>, plot: Expr<Plot>) =>
  str`tiers["${tier}"].slot is ${plot.slot}; allowed: 0 to ${sub(pow(2, blockBits(inputs, plot)), 1)}, the blocks of ${inputs.reservedZones} subnets of /${plot.prefixLength} in ${plot.base}. Choose a lower slot or smaller subnets.`;

/** A tier without a slot needs a range for every zone. */
function zonesWithoutRange(inputs: NetworkInputs): Expr<string[]> {
  const zones = orElse<readonly string[]>(inputs.zones, () => []);
  return flatten(
    listFrom<Tier, string[]>(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
      value: listEach(zones, ["zone"], (zone) => ({
        value: str`tiers["${tier}"] has neither a slot nor a range for ${zone} in its cidrs; allowed: one of the two. Give it a slot that no other tier has.`,
        when: and(isNull(settings.slot), not(hasKey(settings.cidrs, zone))),
      })),
    })),
  );
}

/** A range that something lays claim to, and what that is. */
interface Claim {
  readonly owner: string;
  readonly range: string;
}

const overlaps: ComputedRule<NetworkShape> = {
  name: "overlap_problems",
  problems: (inputs, step) => {
    const blocks = listFrom(plotsOf(inputs, step), ["tier", "plot"], (tier, plot) => ({
      value: object<Claim>({ owner: str`tiers["${tier}"]`, range: reservedBlock(inputs, plot) }),
      when: and(isSet(plot.slot), holds(() => ge(blockBits(inputs, plot), 0)), holds(() => lt(orElse(plot.slot, () => 0), pow(2, blockBits(inputs, plot))))),
    }));
    const chosen = flatten<Claim>(
      listFrom<Tier, Claim[]>(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
        value: listFrom(settings.cidrs, ["zone", "range"], (zone, range) => ({
          value: object<Claim>({ owner: str`tiers["${tier}"].cidrs["${zone}"]`, range }),
        })),
      })),
    );
    const claims = step("claimed_ranges", concat<Claim>(blocks, chosen));
    const ranges = concat<Claim>(
      listEach(orElse<readonly string[]>(when(isSet(inputs.cidr), () => items([inputs.cidr as Expr<string>]), () => items<string>([])), () => []), ["range"], (range) => ({
        value: object<Claim>({ owner: "cidr", range }),
      })),
      listFrom(inputs.secondaryCidrs, ["name", "range"], (name, range) => ({
        value: object<Claim>({ owner: str`secondary range "${name}"`, range }),
      })),
    );
    return concat(pairs(claims), pairs(step("vpc_ranges", ranges)));
  },
  refused: [
    { tiers: { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 0 } } },
    { tiers: { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 2, prefixLength: 24 } } },
    { tiers: { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 1, cidrs: { "ap-northeast-2a": "10.0.4.0/24" } } } },
    { secondaryCidrs: { more: "10.0.128.0/17" } },
    { secondaryCidrs: { one: "100.64.0.0/16", two: "100.64.0.0/17" } },
  ],
};

function pairs(claims: Expr<readonly Claim[]>): Expr<string[]> {
  return flatten(
    listEach<Claim, string[]>(claims, ["position", "one"], (one, position) => ({
      value: listEach<Claim, string>(claims, ["index", "other"], (other, index) => ({
        value: str`${other.owner} lies in ${other.range}, which overlaps ${one.range} of ${one.owner}; allowed: ranges that share no address. Choose another slot or range.`,
        when: and(lt(position, index), holds(() => rangesOverlap(one.range, other.range))),
      })),
    })),
  );
}

const ipv6Slots: ComputedRule<NetworkShape> = {
  name: "ipv6_problems",
  problems: (inputs, _, spell) => {
    const room = pow(2, sub(8, bits(inputs.reservedZones)));
    const slotOf = (tier: Expr<Tier>) => orElse<number, number | null>(tier.ipv6Slot, () => tier.slot);
    const beyond = listFrom<Tier, string>(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
      value: str`tiers["${tier}"].${spell("ipv6Slot")} is ${orElse<number | string>(slotOf(settings), () => "missing")}; allowed: 0 to ${sub(room, 1)}, each for one tier. Without it the slot counts.`,
      when: and(inputs.ipv6, holds(() => or(isNull(slotOf(settings)), ge(orElse(slotOf(settings), () => 256), room)))),
    }));
    const shared = listFrom<Tier, string[]>(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
      value: listFrom<Tier, string>(inputs.tiers, ["name", "other"], (name, other) => ({
        value: str`tiers["${tier}"] and tiers["${name}"] share the ${spell("ipv6Slot")} ${slotOf(other)}; allowed: 0 to ${sub(room, 1)}, each for one tier.`,
        when: and(inputs.ipv6, precedes(tier, name), eq(slotOf(settings), slotOf(other))),
      })),
    }));
    return concat(beyond, flatten(shared));
  },
  refused: [
    { ipv6: true, tiers: { public: { kind: "public", slot: 32, prefixLength: 26 } } },
    { ipv6: true, tiers: { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 1, ipv6Slot: 0 } } },
    { ipv6: true, tiers: { public: { kind: "public", slot: 0, ipv6Slot: 32 } } },
    { ipv6: true, tiers: { public: { kind: "public", cidrs: { "ap-northeast-2a": "10.0.0.0/24", "ap-northeast-2c": "10.0.1.0/24" } } } },
  ],
};

const returnPaths: ComputedRule<NetworkShape> = {
  name: "acl_problems",
  problems: (inputs, step) => missingReturnPaths(step("acl_rules", placedRules(inputs.tiers))),
  refused: [
    withAcl({ ingress: { https: { number: 100, cidr: "0.0.0.0/0", fromPort: 443, toPort: 443 } } }),
    withAcl({ egress: { out: { number: 100, protocol: "all", cidr: "0.0.0.0/0" } } }),
    withAcl({
      ingress: { https: { number: 100, cidr: "0.0.0.0/0", fromPort: 443, toPort: 443 } },
      egress: { replies: { number: 100, cidr: "10.0.0.0/16", fromPort: 1024 } },
    }),
    withAcl({
      ingress: { https: { number: 100, cidr: "0.0.0.0/0", fromPort: 443, toPort: 443 } },
      egress: { replies: { number: 100, cidr: "0.0.0.0/0", fromPort: 32768 } },
    }),
    withAcl({
      ingress: { dns: { number: 100, protocol: "udp", cidr: "10.0.0.0/16", fromPort: 53, toPort: 53 } },
      egress: { replies: { number: 100, protocol: "tcp", cidr: "10.0.0.0/16", fromPort: 1024 } },
    }),
    withAcl({
      ingress: { https: { number: 100, cidr: "0.0.0.0/0", fromPort: 443, toPort: 443 } },
      egress: {
        none: { number: 90, action: "deny", protocol: "all", cidr: "0.0.0.0/0" },
        replies: { number: 100, cidr: "0.0.0.0/0", fromPort: 1024 },
      },
    }),
  ],
};

function withAcl(acl: object) {
  return { tiers: { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 1, acl } } };
}

