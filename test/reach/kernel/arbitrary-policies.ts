/** Random network ACLs and security groups of a VPC. */
import type { Pick } from "./pick";
import type { Acl, AclRule, Group, GroupRule, Traffic } from "./topology";

const CIDRS = [
  "0.0.0.0/0",
  "0.0.0.0/0",
  "10.0.0.0/8",
  "10.0.0.0/16",
  "10.1.0.0/16",
  "10.0.1.0/24",
  "10.0.0.10/32",
  "93.184.216.0/24",
  "::/0",
  "2600:1f18::/32",
] as const;

const ports = (protocol: "tcp" | "udp", from: number, to = from): Traffic => ({ protocol, from, to });

const ALL: Traffic = { protocol: "all" };
/** What is denied; none of it is a part of the ephemeral ports. */
const SERVICES = [
  ports("tcp", 443),
  ports("tcp", 22),
  ports("tcp", 0, 1023),
  ports("tcp", 400, 500),
  ports("udp", 53),
];
const ALLOWED = [ALL, ...SERVICES, ports("tcp", 0, 65535), ports("udp", 0, 65535)];
/** VPC User Guide, "Ephemeral ports": 1024-65535 covers the clients of all kinds, 32768-65535 Linux but not NAT gateways. */
const EPHEMERAL = [1024, 1024, 32768] as const;
const ephemeral = (first: number) => [ports("tcp", first, 65535), ports("udp", first, 65535)];

export function policies(pick: Pick, vpc: string, neighbours: readonly string[]) {
  const acls = Array.from({ length: pick(1, 2) }, (_, index) => acl(pick, `${vpc}n${index}`, index === 0));
  const names = Array.from({ length: pick(1, 2, 3) }, (_, index) => `${vpc}g${index}`);
  // a group of a peered VPC may be named; its first group is always there
  const others = neighbours.map((other) => `${other}g0`);
  return { acls, groups: names.map((name) => group(pick, name, [...names, ...others])) };
}

/** The default one mostly lets everything pass, as AWS makes it. */
function acl(pick: Pick, name: string, isDefault: boolean): Acl {
  if (isDefault && pick(true, true, true, false)) return { name, rules: open() };
  return { name, rules: [...side(pick, false), ...side(pick, true)] };
}

const rule = (number: number, egress: boolean, allow: boolean, cidr: string, traffic: Traffic): AclRule => ({
  number,
  egress,
  allow,
  cidr,
  traffic,
});

/** VPC User Guide, "Default network ACL". */
const open = (): AclRule[] =>
  [false, true].flatMap((egress) => [
    rule(100, egress, true, "0.0.0.0/0", ALL),
    rule(101, egress, true, "::/0", ALL),
  ]);

function side(pick: Pick, egress: boolean): AclRule[] {
  const style = pick("open", "open", "some", "ephemeral");
  const random = Array.from({ length: pick(0, 1, 2, 3) }, (_, index) => {
    const allow = pick(true, true, false);
    const about = allow ? pick(...ALLOWED) : pick(ALL, ...SERVICES);
    return rule(100 + 10 * index, egress, allow, pick(...CIDRS), about);
  });
  const rest = style === "open" ? [ALL] : style === "ephemeral" ? ephemeral(pick(...EPHEMERAL)) : [];
  const last = rest.flatMap((about, index) =>
    ["0.0.0.0/0", "::/0"].map((cidr, family) => rule(200 + 2 * index + family, egress, true, cidr, about)),
  );
  return [...random, ...last];
}

function group(pick: Pick, name: string, groups: readonly string[]): Group {
  const several = (least: number) =>
    Array.from({ length: least + pick(0, 1, 2) }, () => groupRule(pick, groups));
  const everywhere = ["0.0.0.0/0", "::/0"].map((cidr): GroupRule => ({ traffic: ALL, peer: { cidr } }));
  return { name, ingress: several(1), egress: pick(true, true, true, false) ? everywhere : several(1) };
}

/** Half of the rules are about everybody, as people write them. */
function groupRule(pick: Pick, groups: readonly string[]): GroupRule {
  const traffic = pick(ALL, ports("tcp", 0, 65535), ...ALLOWED, ports("tcp", 8000, 9000));
  switch (pick("any", "any", "any6", "cidr", "group", "group")) {
    case "any":
      return { traffic, peer: { cidr: "0.0.0.0/0" } };
    case "any6":
      return { traffic, peer: { cidr: "::/0" } };
    case "cidr":
      return { traffic, peer: { cidr: pick(...CIDRS) } };
    default:
      return { traffic, peer: { group: pick(...groups) } };
  }
}
