/** The zones of a tier that a load balancer stands in: those that are named, or all. */
import type { CrossRule, Shape } from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { type InTier, inTier, zonesOfTier } from "../network/placement";

/** A subnet of the networks in examples and refused samples. */
export const sampleSubnet = (digit: number, more: object = {}) => ({
  id: `subnet-0123456789abcdef${digit}`,
  cidrBlock: `10.0.${digit}.0/24`,
  ...more,
});

interface InZones extends InTier {
  readonly zones: Expr<readonly string[] | null>;
}

interface Subnet {
  readonly id: string;
  readonly cidrBlock: string;
  readonly ipv6CidrBlock: string | null;
}

/** Whether a zone is named, or none is. */
export const isChosen = ({ zones }: InZones, zone: Expr<string>): Expr<boolean> =>
  x.ifSet(
    zones,
    (zones) => x.contains(x.sort(zones), zone),
    () => true,
  );

/** The tier's subnets in the zones that are chosen, by zone. */
export function subnetsOf(inputs: InZones): Expr<Record<string, Subnet>> {
  const { subnets } = x.get(inputs.network.tiers, inputs.tier);
  return x.mapFrom(subnets, ["zone", "subnet"], (zone, subnet) => ({
    key: zone,
    value: subnet,
    when: isChosen(inputs, zone),
  }));
}

export const chosenZones = (inputs: InZones): Expr<string[]> =>
  x.listEach(zonesOfTier(inputs), ["zone"], (zone) => ({
    value: zone,
    when: isChosen(inputs, zone),
  }));

export const strangeZones = (inputs: InZones): Expr<string[]> =>
  x.listEach(
    x.orElse(inputs.zones, () => []),
    ["zone"],
    (zone) => ({ value: zone, when: x.not(x.contains(zonesOfTier(inputs), zone)) }),
  );

/** The rule; `refused` are zones that the block's sample network has not. */
export const zonesExist = <S extends Shape>(...refused: [string[], ...string[][]]): CrossRule<S> =>
  ({
    on: "zones",
    test: (inputs: InZones) => inTier(inputs, () => x.isEmpty(strangeZones(inputs))),
    message: (inputs: InZones) =>
      x.str`zones has ${x.jsonEncode(strangeZones(inputs))}; allowed: of ${x.jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${x.jsonEncode(inputs.tier)}.`,
    refused: refused.map((zones) => ({ zones })),
  }) as unknown as CrossRule<S>;
