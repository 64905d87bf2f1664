/** Ports that the load balancer listens on. */

import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener, type LbListenerMutualAuthentication } from "@cdktf/provider-aws/lib/lb-listener";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { local } from "../../core/stack/local";
import { namedTags } from "../../network/tags";
import { actionOwner, type OwnedInstances, ownedEach } from "../elastic-load-balancing/action-owner";
import { CERTIFICATE } from "../elastic-load-balancing/certificates";
import {
  anewWithTls,
  certificateRules,
  type ListenerPlan,
  listenerArguments,
  portsOnce,
  tlsFields,
} from "../elastic-load-balancing/listeners";
import { naming } from "../elastic-load-balancing/name";
import type { TargetGroups } from "../elastic-load-balancing/target-groups";
import { type Action, action, actionBlocks } from "./actions";
import { type Authentication, authentication, signInOf } from "./authentication";
import { listenerRule } from "./listener-rules";
import { groups } from "./target-groups";

/** Application Load Balancers guide, "Mutual authentication with TLS". */
const mutualAuthentication = t
  .shape("LbMutualAuthentication", {
    mode: t
      .oneOf("verify", "passthrough", "off")
      .describe(
        "verify: the load balancer checks clients' certificates; passthrough: the targets get them. off ends it: a listener whose mutual_authentication is left out keeps what it had.",
      )
      .default("verify"),
    trustStoreArn: t
      .arn("elasticloadbalancing", "a trust store's ARN")
      .describe("The trust store that verify checks against.")
      .optional(),
    ignoreClientCertificateExpiry: t.flag("Whether certificates that have run out are taken.").default(false),
    advertiseTrustStoreCaNames: t.flag("Whether clients are told the authorities' names.").default(false),
  })
  .describe("Clients' certificates (mutual TLS).")
  .rule(t.goesWith("trustStoreArn", "mode", "verify"))
  .example({ mode: "passthrough" });

const listenerShape = t.shape("LbListener", {
  port: t.integer({ min: 1, max: 65535 }).describe("The port."),
  protocol: t.oneOf("HTTP", "HTTPS").describe("HTTPS has its TLS ended here."),
  ...tlsFields({
    protocol: "HTTPS",
    policy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
    words:
      "(Application Load Balancers guide: Security policies). Default: TLS 1.3 and 1.2 with forward secrecy.",
  }),
  mutualAuthentication: mutualAuthentication.optional(),
  plainHttp: t
    .flag(
      "Whether HTTP from the internet may be forwarded as it is. Where the load balancer is internal, HTTP needs no such leave.",
    )
    .default(false),
  defaultAction: action.describe("What is done with a request that no rule takes."),
  rules: t.keyed(listenerRule, "rule").describe("Rules by names of your choice.").default({}),
});

export type Listener = t.Infer<typeof listenerShape>;

type ListenerOf = Expr<Listener>;

export const FORWARD = { forward: { targetGroups: { app: 1 } } };

const EXAMPLE = { port: 80, protocol: "HTTP", defaultAction: FORWARD };

const sample = (changes: object) => ({ ...EXAMPLE, ...changes });

const mutualWithHttps: t.Rule<Listener> = t.onlyWith("mutualAuthentication", "protocol", "HTTPS");

const noIdlePlainHttp: t.Rule<Listener> = {
  test: (listener) => x.or(x.eq(listener.plainHttp, false), x.ne(listener.protocol, "HTTPS")),
  got: () => "a listener of HTTPS with plain_http",
  allowed: "plain_http with HTTP only",
  refused: [sample({ protocol: "HTTPS", port: 443, certificateArn: CERTIFICATE, plainHttp: true })],
};

const priorities = ({ rules }: ListenerOf): Expr<number[]> =>
  x.listFrom(rules, ["name", "rule"], (_, { priority }) => priority);

const ownPriorities = t.distinct({
  of: "priority",
  numbers: priorities,
  refused: [
    sample({
      rules: {
        api: { priority: 10, pathPattern: ["/api/*"], action: FORWARD },
        web: { priority: 10, pathPattern: ["/web/*"], action: FORWARD },
      },
    }),
  ],
});

const listener = listenerShape
  .rules(...certificateRules("HTTPS", EXAMPLE), mutualWithHttps, noIdlePlainHttp, ownPriorities)
  .describe("A port that the load balancer listens on.")
  .example(EXAMPLE);

const needs = [naming, actionOwner, groups, authentication] as const;
const inputs = {
  listeners: t
    .keyed(listener, "listener")
    .naming("Listener")
    .describe("Listeners by names of your choice.")
    .length({ min: 1 }),
};

type ListenersInputs = t.InputsOf<typeof inputs, typeof needs>;

export const httpsPorts = ({ listeners }: Pick<ListenersInputs, "listeners">): Expr<number[]> =>
  x.listFrom(listeners, ["key", "listener"], (_, { port, protocol }) => ({
    value: port,
    when: x.eq(protocol, "HTTPS"),
  }));

export const http = (changes: object = {}) => ({
  port: 80,
  protocol: "HTTP",
  defaultAction: FORWARD,
  ...changes,
});

export const https = (changes: object = {}) => ({
  port: 443,
  protocol: "HTTPS",
  certificateArn: CERTIFICATE,
  defaultAction: FORWARD,
  ...changes,
});

export const listeners = t.concern({
  needs,
  inputs,
  rules: [portsOnce],
});

/** What a listener is made from. */
interface AlbListenerPlan extends ListenerPlan {
  readonly mutualAuthentication: Listener["mutualAuthentication"];
  readonly action: Action;
  readonly signIn: Authentication | null;
}

export type Listeners = OwnedInstances<AlbListenerPlan, LbListener>;

interface ListenerArguments {
  readonly inputs: ListenersInputs;
  readonly loadBalancer: Lb;
  readonly groups: TargetGroups;
}

export function loadBalancerListeners(
  scope: Construct,
  { inputs, loadBalancer, groups }: ListenerArguments,
): Listeners {
  const plans = {
    id: "lb_listener",
    items: listenerPlans(scope, inputs),
    action: "default_action",
    lifecycle: anewWithTls,
  };
  return ownedEach(scope, LbListener, inputs, plans, ({ value: plan }) => ({
    ...listenerArguments(x.attribute(loadBalancer, "arn"), plan),
    defaultAction: actionBlocks(inputs, plan, groups),
    mutualAuthentication: mutualBlock(plan),
  }));
}

const mutualBlock = ({
  mutualAuthentication,
}: Expr<AlbListenerPlan>): Blocks<LbListenerMutualAuthentication> =>
  blocks(
    x.itemWhereSet(mutualAuthentication, "item"),
    ({ mode, trustStoreArn, ignoreClientCertificateExpiry, advertiseTrustStoreCaNames }) => ({
      mode,
      trustStoreArn,
      ignoreClientCertificateExpiry: ofVerify(mode, ignoreClientCertificateExpiry),
      advertiseTrustStoreCaNames: ofVerify(mode, x.choose(advertiseTrustStoreCaNames, "on", "off")),
    }),
    "mutual",
  );

/** Passthrough knows no trust store, nor what goes with one. */
const ofVerify = <T>(mode: Expr<string>, value: Expr<T>): Expr<T | null> =>
  x.when(x.eq(mode, "verify"), value);

function listenerPlans(scope: Construct, inputs: ListenersInputs): Expr<Record<string, AlbListenerPlan>> {
  const plan = (key: Expr<string>, listener: Expr<Listener>) =>
    x.object({
      port: listener.port,
      protocol: listener.protocol,
      certificateArn: listener.certificateArn,
      sslPolicy: x.when(x.eq(listener.protocol, "HTTPS"), listener.sslPolicy),
      mutualAuthentication: listener.mutualAuthentication,
      action: listener.defaultAction,
      signIn: signInOf(inputs, listener.defaultAction),
      tags: namedTags(inputs, x.str`${inputs.name}-${key}`),
    });
  return local(
    scope,
    "listeners",
    x.mapFrom(inputs.listeners, ["key", "listener"], (key, listener) => plan(key, listener)),
  );
}
