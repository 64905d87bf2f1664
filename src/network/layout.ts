/**
 * Where every subnet lies. A tier has a slot in its range, a zone has a slot in its tier; neither depends on what
 * else there is, so adding, removing or reordering zones and adding tiers moves nothing.
 *
 *     range    |........|........|........|........|      a tier's block: slot × reserved zones × subnet size
 *     tier     |a|b|c|d|e|f|g|h|                          a subnet: the zone's slot in the block
 */
import type { NameStep } from "../core/contract";
import type { Expr, In } from "../core/expressions";
import * as x from "../core/expressions";
import type { NetworkInputs, Tier } from "./network.inputs";

const LETTERS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"];
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
export const zoneBits = (step: NameStep, inputs: NetworkInputs): Expr<number> =>
  step("zone_bits", bits(inputs.reservedZones));

/** Every tier's plot, in named steps. */
export function plots(step: NameStep, inputs: NetworkInputs): Expr<Record<string, Plot>> {
  const ofZones = zoneBits(step, inputs);
  const tierBits = step("tier_bits", bits(inputs.reservedTiers));
  const primary = step("primary_range", primaryRange(inputs));
  const ranges = step(
    "tier_ranges",
    x.mapFrom(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
      key: tier,
      value: x.ifSet(
        settings.range,
        (range) => x.get(inputs.secondaryCidrs, range),
        () => primary,
      ),
    })),
  );
  const lengths = step(
    "subnet_lengths",
    x.mapFrom(ranges, ["tier", "range"], (tier, range) => ({
      key: tier,
      value: x.orElse(x.get(inputs.tiers, tier).prefixLength, () =>
        x.add(x.add(x.prefixLength(range), tierBits), ofZones),
      ),
    })),
  );
  return step(
    "plots",
    x.mapFrom(ranges, ["tier", "range"], (tier, range) => ({
      key: tier,
      value: x.object<Plot>({
        base: range,
        slot: x.get(inputs.tiers, tier).slot,
        prefixLength: x.get(lengths, tier),
        subnetBits: x.sub(x.get(lengths, tier), x.prefixLength(range)),
        blockBits: x.sub(x.sub(x.get(lengths, tier), x.prefixLength(range)), ofZones),
      }),
    })),
  );
}

/** A range from IPAM is not known before the VPC is there; only its size matters for the plots. */
const primaryRange = (inputs: NetworkInputs): Expr<string> =>
  x.ifSet(
    inputs.ipam,
    (ipam) => x.str`0.0.0.0/${ipam.netmaskLength}`,
    () => inputs.cidr as Expr<string>,
  );

/** The block that a tier's slot reserves for all zones it may ever have. */
export function reservedBlock(plot: Expr<Plot>): Expr<string> {
  return x.cidrSubnet(plot.base, plot.blockBits, plot.slot);
}

/** The zone's place in every tier. */
export function zoneSlot(inputs: Pick<NetworkInputs, "zoneSlots">, zone: In<string>): Expr<number> {
  const byLetter = () => x.indexOf(x.items(LETTERS), x.substr(zone, -1, 1));
  return x.when(x.hasKey(inputs.zoneSlots, zone), () => x.get(inputs.zoneSlots, zone), byLetter);
}

/** The places of the zones in use. */
export function zonePlaces(
  step: NameStep,
  inputs: NetworkInputs,
  zones: Expr<readonly string[]>,
): Expr<Record<string, number>> {
  return step(
    "zone_places",
    x.mapEach(zones, ["zone"], (zone) => ({ key: zone, value: zoneSlot(inputs, zone) })),
  );
}

/** A subnet's range: chosen by hand, or the zone's place in the tier's block. */
export function subnetRange(
  inputs: NetworkInputs,
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
export const ipv6Slot = (tier: Expr<Tier>): Expr<number | null> => x.orElse(tier.ipv6Slot, () => tier.slot);
