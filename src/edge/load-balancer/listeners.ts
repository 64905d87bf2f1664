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
import { namedTags, type Tags } from "../../network/tags";
import { actionOwner, type OwnedInstances, ownedEach } from "../elastic-load-balancing/action-owner";
import { CERTIFICATE, certificateArn } from "../elastic-load-balancing/certificates";
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
      .oneOf("verify", "passthrough")
      .describe("verify: the load balancer checks clients' certificates; passthrough: the targets get them.")
      .default("verify"),
    trustStoreArn: t
      .arn("elasticloadbalancing", "a trust store's ARN")
      .describe("The trust store that verify checks against.")
      .optional(),
    ignoreClientCertificateExpiry: t
      .flag()
      .describe("Whether certificates that have run out are taken.")
      .default(false),
    advertiseTrustStoreCaNames: t
      .flag()
      .describe("Whether clients are told the authorities' names.")
      .default(false),
  })
  .describe("Clients' certificates (mutual TLS).")
  .rule({
    test: ({ mode, trustStoreArn }) => x.eq(x.eq(mode, "verify"), x.isSet(trustStoreArn)),
    got: ({ mode, trustStoreArn }) =>
      x.str`the mode ${mode} with the trust store ${x.jsonEncode(trustStoreArn)}`,
    allowed: "a trust_store_arn with verify, and only with it",
    refused: [
      {},
      {
        mode: "passthrough",
        trustStoreArn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:truststore/clients/1",
      },
    ],
  })
  .example({ mode: "passthrough" });

const listenerShape = t.shape("LbListener", {
  port: t.integer({ min: 1, max: 65535 }).describe("The port."),
  protocol: t.oneOf("HTTP", "HTTPS").describe("HTTPS has its TLS ended here."),
  certificateArn: certificateArn()
    .describe("The default certificate of HTTPS, for clients that name no other host (SNI).")
    .optional(),
  additionalCertificateArns: t
    .mapOf(certificateArn(), "certificate")
    .describe("Further certificates of HTTPS, chosen by the host's name (SNI), by names of your choice.")
    .default({}),
  sslPolicy: t
    .pattern(
      "ELBSecurityPolicy-[A-Za-z0-9-]+",
      "the name of a security policy of Elastic Load Balancing",
      "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
      ["TLS12", "", "ELBSecurityPolicy"],
    )
    .describe(
      "TLS versions and ciphers of HTTPS (Application Load Balancers guide: Security policies). Default: TLS 1.3 and 1.2 with forward secrecy.",
    )
    .default("ELBSecurityPolicy-TLS13-1-2-Res-2021-06"),
  mutualAuthentication: mutualAuthentication.optional(),
  plainHttp: t
    .flag()
    .describe(
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

const isHttps = ({ protocol }: ListenerOf) => x.eq(protocol, "HTTPS");

const certificate: t.Rule<Listener> = {
  test: (listener: ListenerOf) => x.eq(isHttps(listener), x.isSet(listener.certificateArn)),
  got: ({ protocol, certificateArn }: ListenerOf) =>
    x.str`a listener of ${protocol} with the certificate ${x.jsonEncode(certificateArn)}`,
  allowed: "a certificate_arn with HTTPS, and only with it",
  refused: [sample({ protocol: "HTTPS", port: 443 }), sample({ certificateArn: CERTIFICATE })],
};

const onlyHttps: t.Rule<Listener> = {
  test: (listener: ListenerOf) =>
    x.or(
      isHttps(listener),
      x.and(x.isEmpty(listener.additionalCertificateArns), x.isNull(listener.mutualAuthentication)),
    ),
  got: ({ protocol, additionalCertificateArns }: ListenerOf) =>
    x.str`a listener of ${protocol} with mutual_authentication or the certificates ${x.shownTexts(x.keys(additionalCertificateArns))}`,
  allowed: "additional_certificate_arns and mutual_authentication with HTTPS only",
  refused: [
    sample({ additionalCertificateArns: { shop: CERTIFICATE } }),
    sample({ mutualAuthentication: { mode: "passthrough" } }),
  ],
};

const noIdlePlainHttp: t.Rule<Listener> = {
  test: (listener: ListenerOf) => x.or(x.eq(listener.plainHttp, false), x.ne(listener.protocol, "HTTPS")),
  got: () => "a listener of HTTPS with plain_http",
  allowed: "plain_http with HTTP only",
  refused: [sample({ protocol: "HTTPS", port: 443, certificateArn: CERTIFICATE, plainHttp: true })],
};

const priorities = ({ rules }: ListenerOf): Expr<number[]> =>
  x.listFrom(rules, ["name", "rule"], (_, { priority }) => ({ value: priority }));

const ownPriorities: t.Rule<Listener> = {
  test: (listener: ListenerOf) =>
    x.eq(x.length(x.distinct(priorities(listener))), x.length(priorities(listener))),
  got: (listener: ListenerOf) =>
    x.str`a listener whose rules have the priorities ${x.shownNumbers(priorities(listener))}`,
  allowed: "a priority of its own for each rule of a listener",
  refused: [
    sample({
      rules: {
        api: { priority: 10, pathPattern: ["/api/*"], action: FORWARD },
        web: { priority: 10, pathPattern: ["/web/*"], action: FORWARD },
      },
    }),
  ],
};

const listener = listenerShape
  .rules(certificate, onlyHttps, noIdlePlainHttp, ownPriorities)
  .describe("A port that the load balancer listens on.")
  .example(EXAMPLE);

const needs = [naming, actionOwner, groups, authentication] as const;
const inputs = {
  listeners: t
    .keyed(listener, "listener")
    .naming("Listener")
    .describe("Listeners by names of your choice.")
    .rule({
      test: (all) => x.not(x.isEmpty(all)),
      allowed: "one listener at least",
      refused: [{}],
    }),
};

type ListenersInputs = t.InputsOf<typeof inputs, typeof needs>;
type Heard = Pick<ListenersInputs, "listeners">;

export const ports = ({ listeners }: Heard): Expr<number[]> =>
  x.listFrom(listeners, ["key", "listener"], (_, { port }) => ({ value: port }));

export const httpsPorts = ({ listeners }: Heard): Expr<number[]> =>
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
  rules: [
    {
      on: "listeners",
      test: (inputs) => x.eq(x.length(x.distinct(ports(inputs))), x.length(ports(inputs))),
      message: (inputs) =>
        x.str`listeners has the ports ${x.shownNumbers(ports(inputs))}; allowed: a port of its own for each.`,
      refused: [{ listeners: { http: http(), other: http() } }],
    },
  ],
});

/** What a listener is made from. */
interface ListenerPlan {
  readonly port: number;
  readonly protocol: string;
  readonly certificateArn: string | null;
  readonly sslPolicy: string | null;
  readonly mutualAuthentication: Listener["mutualAuthentication"];
  readonly action: Action;
  readonly signIn: Authentication | null;
  readonly tags: Tags;
}

export type Listeners = OwnedInstances<ListenerPlan, LbListener>;

interface ListenerArguments {
  readonly inputs: ListenersInputs;
  readonly loadBalancer: Lb;
  readonly groups: TargetGroups;
}

export function loadBalancerListeners(
  scope: Construct,
  { inputs, loadBalancer, groups }: ListenerArguments,
): Listeners {
  const plans = { id: "lb_listener", items: listenerPlans(scope, inputs), action: "default_action" };
  return ownedEach(scope, LbListener, inputs, plans, ({ value: plan }) => ({
    loadBalancerArn: x.attribute(loadBalancer, "arn"),
    port: plan.port,
    protocol: plan.protocol,
    certificateArn: plan.certificateArn,
    sslPolicy: plan.sslPolicy,
    defaultAction: actionBlocks(inputs, plan, groups),
    mutualAuthentication: mutualBlock(plan),
    tags: plan.tags,
  }));
}

const mutualBlock = ({ mutualAuthentication }: Expr<ListenerPlan>): Blocks<LbListenerMutualAuthentication> =>
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
  x.when(x.eq(mode, "verify"), () => value);

function listenerPlans(scope: Construct, inputs: ListenersInputs): Expr<Record<string, ListenerPlan>> {
  const plan = (key: Expr<string>, listener: Expr<Listener>): Expr<ListenerPlan> =>
    x.object<ListenerPlan>({
      port: listener.port,
      protocol: listener.protocol,
      certificateArn: listener.certificateArn,
      sslPolicy: x.when(x.eq(listener.protocol, "HTTPS"), () => listener.sslPolicy),
      mutualAuthentication: listener.mutualAuthentication,
      action: listener.defaultAction,
      signIn: signInOf(inputs, listener.defaultAction),
      tags: namedTags(inputs, x.str`${inputs.name}-${key}`),
    });
  return local(
    scope,
    "listeners",
    x.mapFrom(inputs.listeners, ["key", "listener"], (key, listener) => ({
      key,
      value: plan(key, listener),
    })),
  );
}
