/**
 * Where every subnet lies. A tier has a slot in its range, a zone has a slot in its tier; neither depends on what
 * else there is, so adding, removing or reordering zones and adding tiers moves nothing.
 *
 *     range    |........|........|........|........|      a tier's block: slot × reserved zones × subnet size
 *     tier     |a|b|c|d|e|f|g|h|                          a subnet: the zone's slot in the block
 */
import {
  add,
  cidrSubnet,
  type Expr,
  get,
  hasKey,
  type In,
  indexOf,
  isNull,
  items,
  mapFrom,
  mergeAll,
  listFrom,
  mapEach,
  mul,
  object,
  orElse,
  prefixLength,
  str,
  sub,
  substr,
  when,
} from "../core/expressions";
import type { NetworkInputs, Tier } from "./network.contract";

const LETTERS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"];
const POWERS = [1, 2, 4, 8, 16, 32];

/** How many bits tell that many things apart. */
export const bits = (powerOfTwo: In<number>): Expr<number> => indexOf(items(POWERS), powerOfTwo);

/** The part of the inputs that the layout depends on. */
export type LayoutInputs = Pick<NetworkInputs, "secondaryCidrs" | "zoneSlots" | "reservedZones" | "reservedTiers" | "tiers">;

/** The zone's place in every tier. */
export function zoneSlot(inputs: Pick<NetworkInputs, "zoneSlots">, zone: In<string>): Expr<number> {
  return when(
    hasKey(inputs.zoneSlots, zone),
    () => get(inputs.zoneSlots, zone),
    () => indexOf(items(LETTERS), substr(zone, -1, 1)),
  );
}

/** The range that a tier lies in. */
export function rangeOf(inputs: LayoutInputs, primary: In<string>, tier: Expr<Tier>): Expr<string> {
  return when<string>(isNull(tier.range), () => primary, () => get(inputs.secondaryCidrs, tier.range));
}

/** A tier as the layout sees it. */
export interface Plot {
  readonly base: string;
  readonly prefixLength: number;
  readonly slot: number | null;
}

/** Every tier's range and the size of its subnets. */
export function plots(inputs: LayoutInputs, primary: In<string>): Expr<Record<string, Plot>> {
  return mapFrom<Tier, Plot>(inputs.tiers, ["tier", "settings"], (tier, settings) => {
    const base = rangeOf(inputs, primary, settings);
    const usual = () => add(add(prefixLength(base), bits(inputs.reservedTiers)), bits(inputs.reservedZones));
    return {
      key: tier,
      value: object<Plot>({ base, prefixLength: orElse<number>(settings.prefixLength, usual), slot: settings.slot }),
    };
  });
}

/** The block that a tier's slot reserves for all zones it may ever have. */
export function reservedBlock(inputs: LayoutInputs, plot: Expr<Plot>): Expr<string> {
  const blockBits = sub(sub(plot.prefixLength, prefixLength(plot.base)), bits(inputs.reservedZones));
  return cidrSubnet(plot.base, blockBits, plot.slot);
}

/** One subnet of the layout. */
export interface PlannedSubnet {
  readonly tier: string;
  readonly zone: string;
  readonly cidrBlock: string;
}

/** Every subnet under `tier/zone`. */
export function plannedSubnets(
  inputs: LayoutInputs,
  zones: Expr<readonly string[]>,
  tierPlots: Expr<Record<string, Plot>>,
): Expr<Record<string, PlannedSubnet>> {
  return mergeAll(
    listFrom<Tier, Record<string, PlannedSubnet>>(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
      value: mapEach<string, PlannedSubnet>(zones, ["zone"], (zone) => ({
        key: str`${tier}/${zone}`,
        value: object<PlannedSubnet>({ tier, zone, cidrBlock: subnetRange(inputs, settings, get(tierPlots, tier), zone) }),
      })),
    })),
  );
}

function subnetRange(inputs: LayoutInputs, tier: Expr<Tier>, plot: Expr<Plot>, zone: Expr<string>): Expr<string> {
  const number = () => add(mul(plot.slot, inputs.reservedZones), zoneSlot(inputs, zone));
  const bySlot = () => cidrSubnet(plot.base, sub(plot.prefixLength, prefixLength(plot.base)), number());
  return when(hasKey(tier.cidrs, zone), () => get(tier.cidrs, zone), bySlot);
}

/** The number of a subnet's /64 in the VPC's IPv6 range. */
export function ipv6Number(inputs: LayoutInputs, tier: Expr<Tier>, zone: In<string>): Expr<number> {
  const slot = orElse<number, number | null>(tier.ipv6Slot, () => tier.slot);
  return add(mul(slot, inputs.reservedZones), zoneSlot(inputs, zone));
}

