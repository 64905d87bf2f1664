/** Which listeners, target groups and topologies go together by their protocols. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { listenersWhere } from "../elastic-load-balancing/listeners";
import { groupOf, hasUdp, listeners, type StaticIpListener } from "./listeners";
import { placement } from "./placement";
import { groups } from "./target-groups";
import { isDirect, SAMPLE_ALB, topology } from "./topology";

const needs = [topology, placement, groups, listeners] as const;
type ProtocolsInputs = t.InputsOf<t.ShapeOf<typeof needs>>;

/** Network Load Balancers guide, "Listeners for your Network Load Balancers": protocols of a listener's target groups. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  tcp: ["tcp", "tcp_udp"],
  // the guide's other choice, TLS to the targets, is not made here
  tls: ["tcp"],
  udp: ["udp", "tcp_udp"],
  tcp_udp: ["tcp_udp"],
};

const protocolsTaken = () => t.named("protocols_taken", () => x.mapping(TAKEN));

const fits = ({ targetGroups }: ProtocolsInputs, key: Expr<string>, listener: Expr<StaticIpListener>) =>
  x.contains(
    x.get(protocolsTaken(), listener.protocol),
    x.get(targetGroups, groupOf(key, listener)).protocol,
  );

const misled = (inputs: ProtocolsInputs) =>
  listenersWhere(inputs, (listener, key) =>
    x.when(
      x.hasKey(inputs.targetGroups, groupOf(key, listener)),
      () => x.not(fits(inputs, key, listener)),
      false,
    ),
  );

const udpListeners = (inputs: ProtocolsInputs) => listenersWhere(inputs, hasUdp);

export const protocols = t.concern({
  needs,
  inputs: {},
  rules: [
    {
      on: "listeners",
      test: (inputs) => x.or(x.not(isDirect(inputs)), x.isEmpty(misled(inputs))),
      message: (inputs, spell) =>
        x.str`listeners has ${x.shownTexts(misled(inputs))}, whose target groups are of another protocol; allowed: tls to tcp, tcp to tcp or tcp_udp, udp to udp or tcp_udp, tcp_udp to tcp_udp, by protocol in ${spell("targetGroups")}.`,
      refused: [
        { listeners: { web: { port: 53, protocol: "udp" } } },
        { targetGroups: { web: { port: 53, protocol: "udp" } } },
        {
          listeners: { web: { port: 53, protocol: "tcp_udp" } },
          targetGroups: { web: { port: 53, protocol: "udp" } },
        },
      ],
    },
    /** Network Load Balancers guide, "Use an Application Load Balancer as a target of a Network Load Balancer": TCP alone. */
    {
      on: "listeners",
      test: (inputs) => x.or(isDirect(inputs), x.isEmpty(udpListeners(inputs))),
      message: (inputs) =>
        x.str`listeners has ${x.shownTexts(udpListeners(inputs))} by UDP with the topology ${x.shownText(inputs.topology)}; allowed: tcp and tls, since an Application Load Balancer takes no UDP, or the topology nlb-nginx.`,
      refused: t.samplesOf(["nlb-alb", "global-accelerator"], (topology) => ({
        topology,
        loadBalancer: SAMPLE_ALB,
        listeners: { web: { port: 80, protocol: "udp" } },
      })),
    },
    /**
     * Network Load Balancers guide, "Listeners for your Network Load Balancers": UDP on a dual-stack load balancer needs
     * source NAT by an IPv6 prefix, which is not offered here.
     */
    {
      on: "listeners",
      test: (inputs) => x.or(x.eq(inputs.ipAddressType, "ipv4"), x.isEmpty(udpListeners(inputs))),
      message: (inputs, spell) =>
        x.str`listeners has ${x.shownTexts(udpListeners(inputs))} by UDP with an ${spell("ipAddressType")} of ${x.shownText(inputs.ipAddressType)}; allowed: UDP with ipv4.`,
      refused: [
        {
          tier: "six",
          ipAddressType: "dualstack",
          listeners: { web: { port: 53, protocol: "udp" } },
          targetGroups: { web: { port: 53, protocol: "udp" } },
        },
      ],
    },
  ],
});
