/** The tiers' places in the ranges of `three-tier`'s networks, and the ranges that follow from them. */
import * as x from "../../core/expressions";

/** Places never change. That of `inspection` is there for appliances in the way, that of `workers` in the IPv6 range; `hosts` are in the administrators' network. */
export const SLOTS = { public: 0, private: 1, isolated: 2, inspection: 3, workers: 4, hosts: 0 } as const;

/** Networks keep room for 8 tiers, unless they are told otherwise (`reservedTiers`). */
const TIER_BITS = 3;

/** All subnets of a tier, those of zones to come as well. */
export const rangeOf = (cidr: string, tier: keyof typeof SLOTS): string =>
  x.tfText(x.cidrSubnet(cidr, TIER_BITS, SLOTS[tier]));
