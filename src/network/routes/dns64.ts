/** DNS64: the VPC's resolver answers with IPv6 addresses that lead to a NAT gateway, which translates them to IPv4. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { tiers } from "../subnets/tiers";
import { zones } from "../subnets/zones";
import { vpc } from "../vpc/vpc";
import { nat } from "./nat";

const needs = [vpc, zones, tiers, nat] as const;
type Dns64Inputs = t.InputsOf<t.ShapeOf<typeof needs>>;

/** Of the tiers with DNS64 those whose answers would lead nowhere. */
function withoutNat64(inputs: Dns64Inputs): Expr<string[]> {
  const { tiers, ipv6, dnsSupport, nat } = inputs;
  return x.keysWhere(tiers, ["tier", "settings"], (_, { kind, dns64, defaultRoute }) =>
    x.and(dns64, x.not(x.and(ipv6, dnsSupport, x.eq(kind, "private"), defaultRoute, x.ne(nat.mode, "none")))),
  );
}

/** Tiers of which one has DNS64, for what has to be refused. */
export function dns64Tiers(app: object) {
  return { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 1, dns64: true, ...app } };
}

export const dns64 = t.concern({
  needs,
  inputs: {},
  rules: [
    /** Amazon VPC User Guide, "DNS64 and NAT64": the resolver's answers lead to a NAT gateway. */
    {
      // the variable of the tiers cannot ask for that of nat, which asks for the tiers
      on: "nat",
      test: (inputs) => x.isEmpty(withoutNat64(inputs)),
      message: (inputs, spell) =>
        x.str`tiers ${x.shownTexts(withoutNat64(inputs))} have dns64; allowed: private ones with ${spell("defaultRoute")}, where ipv6, ${spell("dnsSupport")} and nat are on.`,
      refused: [
        { tiers: dns64Tiers({}) },
        { ipv6: true, nat: { mode: "none" }, tiers: dns64Tiers({}) },
        { ipv6: true, dnsSupport: false, dnsHostnames: false, tiers: dns64Tiers({}) },
        { ipv6: true, tiers: dns64Tiers({ kind: "isolated" }) },
        { ipv6: true, tiers: dns64Tiers({ defaultRoute: false }) },
      ],
    },
  ],
});
