/** Which listeners, target groups and topologies go together by their protocols. */
import type { CrossRule } from "../../core/contract";
import {
  contains,
  type Expr,
  eq,
  get,
  hasKey,
  isEmpty,
  jsonEncode,
  listFrom,
  mapping,
  not,
  or,
  str,
  when,
} from "../../core/expressions";
import { hasUdp, type StaticIpListener } from "./listener.contract";
import { groupOf } from "./listeners";
import { isDirect } from "./placement";
import type { StaticIpInputs, StaticIpShape } from "./static-ip.inputs";
import { SAMPLE_ALB } from "./static-ip.samples";
import type { StaticIpTargetGroup } from "./target-group.contract";

type RuleOf = CrossRule<StaticIpShape>;

/** Network Load Balancers guide, "Listeners for your Network Load Balancers": protocols of a listener's target groups. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  tcp: ["tcp", "tcp_udp"],
  // the guide's other choice, TLS to the targets, is not made here
  tls: ["tcp"],
  udp: ["udp", "tcp_udp"],
  tcp_udp: ["tcp_udp"],
};

const fits = ({ targetGroups }: StaticIpInputs, key: Expr<string>, listener: Expr<StaticIpListener>) =>
  contains(
    get(mapping<readonly string[]>(TAKEN), listener.protocol as Expr<string>),
    get<StaticIpTargetGroup>(
      targetGroups as unknown as Expr<Record<string, StaticIpTargetGroup>>,
      groupOf(key, listener),
    ).protocol as Expr<string>,
  );

const misled = (inputs: StaticIpInputs): Expr<string[]> =>
  listFrom<StaticIpListener, string>(inputs.listeners, ["key", "listener"], (key, listener) => ({
    value: key,
    when: when<boolean>(
      hasKey(inputs.targetGroups, groupOf(key, listener)),
      () => not(fits(inputs, key, listener)),
      () => false,
    ),
  }));

const protocolsFit: RuleOf = {
  on: "listeners",
  test: (inputs) => or(not(isDirect(inputs)), isEmpty(misled(inputs))),
  message: (inputs, spell) =>
    str`listeners has ${jsonEncode(misled(inputs))}, whose target groups are of another protocol; allowed: tls to tcp, tcp to tcp or tcp_udp, udp to udp or tcp_udp, tcp_udp to tcp_udp, by protocol in ${spell("targetGroups")}.`,
  refused: [
    { listeners: { web: { port: 53, protocol: "udp" } } },
    { targetGroups: { web: { port: 53, protocol: "udp" } } },
    {
      listeners: { web: { port: 53, protocol: "tcp_udp" } },
      targetGroups: { web: { port: 53, protocol: "udp" } },
    },
  ],
};

const udpListeners = ({ listeners }: StaticIpInputs): Expr<string[]> =>
  listFrom<StaticIpListener, string>(listeners, ["key", "listener"], (key, listener) => ({
    value: key,
    when: hasUdp(listener),
  }));

/** Network Load Balancers guide, "Use an Application Load Balancer as a target of a Network Load Balancer": TCP alone. */
const udpIsDirect: RuleOf = {
  on: "listeners",
  test: (inputs) => or(isDirect(inputs), isEmpty(udpListeners(inputs))),
  message: (inputs) =>
    str`listeners has ${jsonEncode(udpListeners(inputs))} by UDP with the topology ${jsonEncode(inputs.topology)}; allowed: tcp and tls, since an Application Load Balancer takes no UDP, or the topology nlb-nginx.`,
  refused: ["nlb-alb", "global-accelerator"].map((topology) => ({
    topology,
    loadBalancer: SAMPLE_ALB,
    listeners: { web: { port: 80, protocol: "udp" } },
  })) as never,
};

/**
 * Network Load Balancers guide, "Listeners for your Network Load Balancers": UDP on a dual-stack load balancer needs
 * source NAT by an IPv6 prefix, which is not offered here.
 */
const udpIsIpv4: RuleOf = {
  on: "listeners",
  test: (inputs) => or(eq<string>(inputs.ipAddressType, "ipv4"), isEmpty(udpListeners(inputs))),
  message: (inputs, spell) =>
    str`listeners has ${jsonEncode(udpListeners(inputs))} by UDP with an ${spell("ipAddressType")} of ${jsonEncode(inputs.ipAddressType)}; allowed: UDP with ipv4.`,
  refused: [
    {
      tier: "six",
      ipAddressType: "dualstack",
      listeners: { web: { port: 53, protocol: "udp" } },
      targetGroups: { web: { port: 53, protocol: "udp" } },
    },
  ],
};

export const protocolRules = [protocolsFit, udpIsDirect, udpIsIpv4];
