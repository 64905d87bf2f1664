/** Rules of the network that take a computation. */
import type { ComputedRule } from "../core/contract";
import * as x from "../core/expressions";
import { missingReturnPaths, placedRules } from "./acl.contract";
import { ipv6Slot, zoneBits } from "./layout";
import { layoutRule } from "./layout.rules";
import type { NetworkShape } from "./network.inputs";
import { routeConflictRule } from "./route-conflicts.rules";

export const computedRules = (): ComputedRule<NetworkShape>[] => [
  layoutRule,
  ipv6Slots,
  returnPaths,
  routeConflictRule,
];

const IPV6_BITS = 8;

const ipv6Slots: ComputedRule<NetworkShape> = {
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
        x.str`tiers["${tier}"].${spell("ipv6Slot")} is ${x.orElse(slot, () => "missing")}; allowed: 0 to ${x.sub(room, 1)}, each for one tier. Without it the slot counts.`,
      when: x.or(
        x.isNull(slot),
        x.holds(() => x.ge(slot, room)),
      ),
    }));
    const shared = x.listFrom(slots, ["tier", "slot"], (tier, slot) => ({
      value: x.listFrom(slots, ["name", "other"], (name, other) => ({
        value: () =>
          x.str`tiers["${name}"].${spell("ipv6Slot")} is ${other}, as that of tiers["${tier}"]; allowed: 0 to ${x.sub(room, 1)}, each for one tier. Without it the slot counts.`,
        when: x.and(x.precedes(tier, name), x.eq(slot, other)),
      })),
    }));
    return x.concat(step("ipv6_slots_out_of_range", beyond), step("ipv6_slots_shared", x.flatten(shared)));
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
};

const returnPaths: ComputedRule<NetworkShape> = {
  name: "acl_problems",
  problems: (inputs, step) => missingReturnPaths(step, step("acl_rules", placedRules(inputs.tiers))),
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
