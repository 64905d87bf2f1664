/**
 * Who may speak to whom, by security groups: traffic passes where the one's egress and the other's ingress both say so.
 * Lines read `load_balancer -> servers tcp 8080`, with the internet as `internet`.
 */
import { type Body, type Instance, specimen } from "./evaluated-stack";
import { all } from "./stack-instances";

const EVERYWHERE = "0.0.0.0/0";

interface Rule {
  readonly group: string;
  readonly peer: string;
  readonly ports: string;
}

export function traffic(stack: readonly Instance[]): string[] {
  const out = rulesOf(stack, "aws_vpc_security_group_egress_rule");
  const into = rulesOf(stack, "aws_vpc_security_group_ingress_rule");
  const lines = [
    ...into.flatMap((rule) => (isOutside(rule.peer) ? [line(outside(rule.peer), rule.group, rule)] : [])),
    ...out.flatMap((rule) => (isOutside(rule.peer) ? [line(rule.group, outside(rule.peer), rule)] : [])),
    ...out.flatMap((rule) =>
      into.some(
        ({ group, peer, ports }) => group === rule.peer && peer === rule.group && ports === rule.ports,
      )
        ? [line(rule.group, rule.peer, rule)]
        : [],
    ),
  ];
  return [...new Set(lines)].sort();
}

/** Rules between groups that only one of the two knows: nothing passes by them. */
export function halfOpen(stack: readonly Instance[]): string[] {
  const out = rulesOf(stack, "aws_vpc_security_group_egress_rule");
  const into = rulesOf(stack, "aws_vpc_security_group_ingress_rule");
  const answers = (rules: readonly Rule[], { group, peer, ports }: Rule) =>
    rules.some((other) => other.group === peer && other.peer === group && other.ports === ports);
  return [
    ...out.filter((rule) => !isOutside(rule.peer) && !answers(into, rule)),
    ...into.filter((rule) => !isOutside(rule.peer) && !answers(out, rule)),
  ].map((rule) => line(rule.group, rule.peer, rule));
}

const isOutside = (peer: string): boolean => !peer.startsWith("group ");
const outside = (peer: string): string => (peer === EVERYWHERE ? "internet" : peer);
const line = (from: string, to: string, { ports }: Rule): string =>
  `${from} -> ${to} ${ports}`.replaceAll("group ", "");

function rulesOf(stack: readonly Instance[], type: string): Rule[] {
  const names = groupNames(stack);
  const named = (id: unknown) => `group ${names.get(String(id)) ?? id}`;
  return all(stack, type).map(({ body }) => ({
    group: named(body.security_group_id),
    peer: peerOf(body, named),
    ports: `${body.ip_protocol} ${portsOf(body)}`,
  }));
}

function peerOf(body: Body, named: (id: unknown) => string): string {
  if (body.referenced_security_group_id != null) return named(body.referenced_security_group_id);
  return String(body.cidr_ipv4 ?? body.cidr_ipv6 ?? body.prefix_list_id);
}

const portsOf = ({ from_port, to_port }: Body): string =>
  from_port === to_port ? String(from_port) : `${from_port}-${to_port}`;

/** `aws_security_group.load_balancer_group` is called `load_balancer`. */
function groupNames(stack: readonly Instance[]): Map<string, string> {
  return new Map(
    all(stack, "aws_security_group").map(({ address }) => [
      specimen(address, "id"),
      address.replace("aws_security_group.", "").replace(/_group$/, ""),
    ]),
  );
}
