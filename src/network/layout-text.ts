/** The layout for people: what each tier reserves and what its subnets have. */
import {
  type Expr,
  get,
  isNull,
  mapEach,
  mapFrom,
  object,
  pow,
  prefixLength,
  str,
  sub,
  when,
} from "../core/expressions";
import { type Plot, plannedSubnets, reservedBlock } from "./layout";
import type { NetworkInputs, Tier } from "./network.contract";

export interface TierLayout {
  /** The block that is kept for all zones. */
  readonly reserved: string;
  /** By zone: the range and how many addresses AWS leaves of it. */
  readonly subnets: Readonly<Record<string, string>>;
}

/** AWS keeps five addresses of every subnet (Amazon VPC User Guide: "Subnet CIDR blocks"). */
const KEPT_BY_AWS = 5;

export function layoutText(
  inputs: NetworkInputs,
  zones: Expr<readonly string[]>,
  tierPlots: Expr<Record<string, Plot>>,
): Expr<Record<string, TierLayout>> {
  const planned = plannedSubnets(inputs, zones, tierPlots);
  return mapFrom<Tier, TierLayout>(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
    key: tier,
    value: object<TierLayout>({
      reserved: when<string>(isNull(settings.slot), () => "nothing beyond its subnets", () => reservedBlock(inputs, get(tierPlots, tier))),
      subnets: mapEach<string, string>(zones, ["zone"], (zone) => {
        const range = get(planned, str`${tier}/${zone}`).cidrBlock;
        const usable = sub(pow(2, sub(32, prefixLength(range))), KEPT_BY_AWS);
        return { key: zone, value: str`${range}, ${usable} addresses` };
      }),
    }),
  }));
}
