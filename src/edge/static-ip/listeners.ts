/** Ports that clients connect to, and the Network Load Balancer's listeners there. */
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Instances, Optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags } from "../../network/tags";
import {
  actionOwner,
  type OwnedInstances,
  ownedEach,
  refuseUnmovedListeners,
} from "../elastic-load-balancing/action-owner";
import { CERTIFICATE } from "../elastic-load-balancing/certificates";
import {
  anewWithTls,
  certificateRules,
  type ListenerPlan,
  listenerArguments,
  listenersWhere,
  portsOnce,
  tlsFields,
} from "../elastic-load-balancing/listeners";
import type { TargetGroups } from "../elastic-load-balancing/target-groups";
import { placement } from "./placement";
import { groups, inCapitals } from "./target-groups";
import { hasNetworkLoadBalancer, isBeforeAlb, isDirect, topology } from "./topology";

/** Amazon VPC quotas: inbound rules per security group. */
const MOST_CLIENTS = 60;

const listenerShape = t.shape("StaticIpListener", {
  port: t.integer({ min: 1, max: 65535 }).describe("The port that clients connect to."),
  protocol: t
    .oneOf("tcp", "tls", "udp", "tcp_udp")
    .describe(
      "tls: TLS ends here, with nlb-nginx; tcp: bytes pass as they come; udp, and tcp_udp for both on one port, such as DNS: with nlb-nginx and a target group that takes the same. Before an Application Load Balancer everything passes as it comes, since TLS ends there.",
    )
    .default("tcp"),
  targetGroup: t
    .keyName()
    .describe(
      "The key of `target_groups` that connections go to, with nlb-nginx. Default: the listener's own key.",
    )
    .optional(),
  albPort: t
    .integer({ min: 1, max: 65535 })
    .describe(
      "The Application Load Balancer's port that connections go to, with nlb-alb and global-accelerator. Default: `port`.",
    )
    .optional(),
  ...tlsFields({
    protocol: "tls",
    policy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    words:
      "(Network Load Balancers guide: Security policies for your Network Load Balancer). Default: the one that AWS recommends, TLS 1.3 and 1.2 with forward secrecy and hybrid post-quantum key exchange.",
  }),
  alpnPolicy: t
    .oneOf("HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred", "None")
    .describe(
      "What tls agrees on by ALPN. Targets get the bytes as they are: HTTP/2 only if they take it without TLS.",
    )
    .default("HTTP1Only"),
  clients: t
    .setOf(t.cidr(), "range")
    .describe(
      "Ranges that may connect, by the security group that the block makes. Default: the whole internet; a partner's ranges in its place close the port to others.",
    )
    .default(["0.0.0.0/0"]),
  namedClients: t
    .keyed(t.cidr(), "range")
    .describe(
      "Further ranges that may connect, by names of your choice: for those that are known only after the apply, since a range of `clients` is part of its rule's address and a name here is in its place.",
    )
    .default({}),
  idleTimeoutSeconds: t
    .integer({ min: 60, max: 6000 }, "seconds")
    .describe(
      "Seconds without data after which a connection of tcp ends (Network Load Balancers guide: Update the TCP idle timeout). tls has 350, udp 120.",
    )
    .default(350),
});

export type StaticIpListener = t.Infer<typeof listenerShape>;

type ListenerOf = Expr<StaticIpListener>;

const EXAMPLE = { port: 80 };

const sample = (changes: object) => ({ ...EXAMPLE, ...changes });

export const isTls = ({ protocol }: ListenerOf) => x.eq(protocol, "tls");

export const hasUdp = ({ protocol }: ListenerOf) => x.contains(["udp", "tcp_udp"], protocol);

export const hasTcp = ({ protocol }: ListenerOf) => x.ne(protocol, "udp");

/** Ranges that may connect: those by themselves, and those by names. */
const clientCount = ({ clients, namedClients }: ListenerOf) =>
  x.add(x.length(clients), x.length(x.keys(namedClients)));

const NAMED = { office: "203.0.113.10/32" };

const clientRanges: t.Rule<StaticIpListener> = {
  test: (listener) => x.and(x.ge(clientCount(listener), 1), x.le(clientCount(listener), MOST_CLIENTS)),
  found: (listener) => x.str`has ${clientCount(listener)} ranges of clients`,
  allowed: `1 to ${MOST_CLIENTS} ranges, of clients and named_clients together`,
  refused: [
    sample({ clients: [] }),
    sample({ clients: Array.from({ length: MOST_CLIENTS + 1 }, (_, index) => `198.51.100.${index}/32`) }),
    sample({
      clients: Array.from({ length: MOST_CLIENTS }, (_, index) => `198.51.100.${index}/32`),
      namedClients: NAMED,
    }),
  ],
};

/** Who names ranges means to close the port to others. */
const closedToOthers: t.Rule<StaticIpListener> = {
  test: ({ clients, namedClients }) =>
    x.or(x.isEmpty(x.keys(namedClients)), x.not(x.contains(x.sort(clients), "0.0.0.0/0"))),
  found: () => "has named_clients, and clients with the whole internet",
  allowed: "clients without 0.0.0.0/0 beside named_clients, such as an empty list",
  refused: [sample({ namedClients: NAMED })],
};

const idle: t.Rule<StaticIpListener> = {
  test: (listener) => x.or(x.eq(listener.idleTimeoutSeconds, 350), x.eq(listener.protocol, "tcp")),
  got: ({ idleTimeoutSeconds, protocol }) =>
    x.str`an idle timeout of ${idleTimeoutSeconds} seconds with ${protocol}`,
  allowed: "an idle_timeout_seconds with tcp only: that of tls is 350, that of udp 120",
  refused: [
    sample({ protocol: "tls", certificateArn: CERTIFICATE, idleTimeoutSeconds: 600 }),
    sample({ protocol: "tcp_udp", idleTimeoutSeconds: 600 }),
  ],
};

const listener = listenerShape
  .rules(...certificateRules("tls", EXAMPLE), clientRanges, closedToOthers, idle)
  .describe("A port that clients connect to.")
  .example(EXAMPLE);

/** Elastic Load Balancing quotas: listeners per Network Load Balancer. */
const MOST_LISTENERS = 50;
const needs = [topology, placement, actionOwner, groups] as const;
const inputs = {
  listeners: t
    .keyed(listener, "listener")
    .describe("Ports that clients connect to, by names of your choice.")
    .length({ min: 1, max: MOST_LISTENERS }),
};

type ListenersInputs = t.InputsOf<typeof inputs, typeof needs>;

const lostListeners = (inputs: ListenersInputs) =>
  listenersWhere(inputs, (listener, key) => x.not(x.hasKey(inputs.targetGroups, groupOf(key, listener))));

/** The key of the target group that a listener leads to. */
export const groupOf = (key: Expr<string>, { targetGroup }: Expr<StaticIpListener>): Expr<string> =>
  x.orElse(targetGroup, key);

export const listeners = t.concern({
  needs,
  inputs,
  rules: [
    portsOnce,
    {
      on: "listeners",
      test: (inputs) => x.or(x.not(isDirect(inputs)), x.isEmpty(lostListeners(inputs))),
      message: (inputs, spell) =>
        x.str`listeners has ${x.shownTexts(lostListeners(inputs))}, whose target group is not there; allowed: with nlb-nginx, of ${x.shownTexts(x.keys(inputs.targetGroups))}, the keys of ${spell("targetGroups")}, by ${spell("targetGroup")} or by the listener's own key.`,
      refused: [
        { targetGroups: {} },
        { listeners: { web: { port: 80, targetGroup: "api" } } },
        { listeners: { web: { port: 80 }, api: { port: 81 } } },
      ],
    },
  ],
});

/** What a listener is made from. */
interface NlbListenerPlan extends ListenerPlan {
  readonly targetGroup: string;
  readonly alpnPolicy: string | null;
  readonly idleTimeout: number | null;
}

export type Listeners = OwnedInstances<NlbListenerPlan, LbListener>;

interface ListenerArguments {
  readonly inputs: ListenersInputs;
  readonly loadBalancer: Optional<Lb>;
  readonly groups: TargetGroups;
  readonly albGroups: Instances<unknown, LbTargetGroup>;
}

export function networkListeners(
  scope: Construct,
  { inputs, loadBalancer, groups, albGroups }: ListenerArguments,
): Listeners {
  refuseUnmovedListeners(scope, inputs);
  const plans = {
    id: "lb_listener",
    items: listenerPlans(scope, inputs),
    action: "default_action",
    lifecycle: anewWithTls,
  };
  return ownedEach(scope, LbListener, inputs, plans, ({ key, value: plan }) => ({
    ...listenerArguments(loadBalancer.present("arn"), plan),
    alpnPolicy: plan.alpnPolicy,
    tcpIdleTimeoutSeconds: plan.idleTimeout,
    defaultAction: [
      {
        type: "forward",
        targetGroupArn: x.when(
          isBeforeAlb(inputs),
          () => albGroups.at(key, "arn"),
          () => groups.at(plan.targetGroup, "arn"),
        ),
      },
    ],
  }));
}

/** Keys of the listeners whose TLS ends at the Network Load Balancer. */
const tlsListeners = (scope: Construct, inputs: ListenersInputs): Expr<string[]> =>
  local(
    scope,
    "tls_listeners",
    listenersWhere(inputs, (listener) => x.and(isTls(listener), isDirect(inputs))),
  );

/** Keys of the listeners by TCP alone, whose idle time can be set. */
const plainListeners = (scope: Construct, inputs: ListenersInputs, ends: Expr<string[]>): Expr<string[]> =>
  local(
    scope,
    "tcp_alone",
    listenersWhere(inputs, (listener, key) => x.not(x.or(x.contains(ends, key), hasUdp(listener)))),
  );

function listenerPlans(scope: Construct, inputs: ListenersInputs): Expr<Record<string, NlbListenerPlan>> {
  const ends = tlsListeners(scope, inputs);
  const plain = plainListeners(scope, inputs, ends);
  const ofTls = <T>(key: Expr<string>, value: Expr<T>) => x.when(x.contains(ends, key), value);
  const plan = (key: Expr<string>, listener: Expr<StaticIpListener>) =>
    x.object({
      port: listener.port,
      protocol: x.when(x.contains(plain, key), "TCP", () => inCapitals(listener.protocol)),
      targetGroup: groupOf(key, listener),
      certificateArn: ofTls(key, listener.certificateArn),
      sslPolicy: ofTls(key, listener.sslPolicy),
      alpnPolicy: ofTls(key, listener.alpnPolicy),
      idleTimeout: x.when(x.contains(plain, key), listener.idleTimeoutSeconds),
      tags: namedTags(inputs, x.str`${inputs.name}-${key}`),
    });
  return local(
    scope,
    "listeners",
    x.mapFrom(inputs.listeners, ["key", "listener"], (key, listener) => ({
      key,
      value: plan(key, listener),
      when: hasNetworkLoadBalancer(inputs),
    })),
  );
}
