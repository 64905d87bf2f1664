/** What can be wrong between listeners, target groups and ways to sign in. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Action } from "./action.contract";
import { COGNITO_EXAMPLE, OIDC_EXAMPLE } from "./authentication.contract";
import type { Listener } from "./listener.contract";
import type { LoadBalancerInputs, LoadBalancerShape } from "./load-balancer.inputs";
import { forwardKeys, httpsPorts, ports, redirects } from "./routing";

type RuleOf = CrossRule<LoadBalancerShape>;

const CERTIFICATE =
  "arn:aws:acm:ap-northeast-2:123456789012:certificate/12345678-1234-1234-1234-123456789012";
const FORWARD = { forward: { targetGroups: { app: 1 } } };
const http = (changes: object = {}) => ({ port: 80, protocol: "HTTP", defaultAction: FORWARD, ...changes });
const https = (changes: object = {}) => ({
  port: 443,
  protocol: "HTTPS",
  certificateArn: CERTIFICATE,
  defaultAction: FORWARD,
  ...changes,
});
const SIGN_IN = { ...FORWARD, authenticate: "staff" };
const STAFF = { staff: { cognito: COGNITO_EXAMPLE } };

/** Keys of the listeners for which the test holds. */
const listenersWhere = (
  { listeners }: LoadBalancerInputs,
  test: (listener: Expr<Listener>) => Expr<boolean>,
): Expr<string[]> =>
  x.listFrom(listeners, ["key", "listener"], (key, listener) => ({
    value: key,
    when: test(listener),
  }));

/** What all actions of a listener come to. */
const inActions = (
  { defaultAction, rules }: Expr<Listener>,
  of: (action: Expr<Action>) => Expr<readonly string[]>,
): Expr<string[]> =>
  x.flatten(
    x.concat(
      [of(defaultAction)],
      x.listFrom(rules, ["name", "rule"], (_, { action }) => ({
        value: of(action),
      })),
    ),
  );

const groupsOf = (listener: Expr<Listener>) => inActions(listener, forwardKeys);

const signInsOf = (listener: Expr<Listener>) =>
  inActions(listener, ({ authenticate }) =>
    x.ifSet(
      authenticate,
      (authenticate) => [authenticate] as never,
      () => [],
    ),
  );

const allOf = (
  { listeners }: LoadBalancerInputs,
  of: (listener: Expr<Listener>) => Expr<string[]>,
): Expr<string[]> =>
  x.distinct(
    x.flatten(
      x.listFrom(listeners, ["key", "listener"], (_, listener) => ({
        value: of(listener),
      })),
    ),
  );

const without = (names: Expr<string[]>, known: Expr<Readonly<Record<string, unknown>>>): Expr<string[]> =>
  x.listEach(names, ["name"], (name) => ({
    value: name,
    when: x.not(x.hasKey(known, name)),
  }));

const missingGroups = (inputs: LoadBalancerInputs) => without(allOf(inputs, groupsOf), inputs.targetGroups);

const groupsExist: RuleOf = {
  on: "listeners",
  test: (inputs) => x.isEmpty(missingGroups(inputs)),
  message: (inputs, spell) =>
    x.str`listeners names ${x.jsonEncode(missingGroups(inputs))}; allowed: of ${x.jsonEncode(x.keys(inputs.targetGroups))}, the keys of ${spell("targetGroups")}.`,
  refused: [
    { listeners: { http: http({ defaultAction: { forward: { targetGroups: { app: 1, other: 1 } } } }) } },
    {
      listeners: {
        http: http({
          rules: {
            api: { priority: 1, pathPattern: ["/api"], action: { forward: { targetGroups: { api: 1 } } } },
          },
        }),
      },
    },
    { targetGroups: {} },
  ],
};

const missingSignIns = (inputs: LoadBalancerInputs) =>
  without(allOf(inputs, signInsOf), inputs.authentication);

const signInsExist: RuleOf = {
  on: "listeners",
  test: (inputs) => x.isEmpty(missingSignIns(inputs)),
  message: (inputs) =>
    x.str`listeners names ${x.jsonEncode(missingSignIns(inputs))}; allowed: of ${x.jsonEncode(x.keys(inputs.authentication))}, the keys of authentication.`,
  refused: [
    { listeners: { https: https({ defaultAction: SIGN_IN }) } },
    {
      authentication: STAFF,
      listeners: {
        https: https({
          rules: {
            api: { priority: 1, pathPattern: ["/api"], action: { ...FORWARD, authenticate: "guests" } },
          },
        }),
      },
    },
  ],
};

/** Application Load Balancers guide, "Authenticate users using an Application Load Balancer": HTTPS listeners only. */
const openSignIns = (inputs: LoadBalancerInputs) =>
  listenersWhere(inputs, (listener) =>
    x.and(x.ne(listener.protocol, "HTTPS"), x.not(x.isEmpty(signInsOf(listener)))),
  );

const signInsByTls: RuleOf = {
  on: "listeners",
  test: (inputs) => x.isEmpty(openSignIns(inputs)),
  message: (inputs) =>
    x.str`listeners has ${x.jsonEncode(openSignIns(inputs))} of HTTP with authenticate; allowed: authenticate on HTTPS listeners only.`,
  refused: [
    { authentication: STAFF, listeners: { http: http({ defaultAction: SIGN_IN }) } },
    {
      authentication: STAFF,
      listeners: { http: http({ rules: { api: { priority: 1, pathPattern: ["/api"], action: SIGN_IN } } }) },
    },
  ],
};

const ownPorts: RuleOf = {
  on: "listeners",
  test: (inputs) => x.eq(x.length(x.distinct(ports(inputs))), x.length(ports(inputs))),
  message: (inputs) =>
    x.str`listeners has the ports ${x.jsonEncode(ports(inputs))}; allowed: a port of its own for each.`,
  refused: [{ listeners: { http: http(), other: http() } }],
};

/** Groups of HTTP/2 and gRPC: "Target groups for your Application Load Balancers", protocol version. */
const newerGroups = ({ targetGroups }: LoadBalancerInputs): Expr<string[]> =>
  x.listFrom(targetGroups, ["key", "group"], (key, { protocolVersion }) => ({
    value: key,
    when: x.ne(protocolVersion, "HTTP1"),
  }));

const anyOf = (names: Expr<string[]>, known: Expr<string[]>): Expr<boolean> =>
  x.anyTrue(x.listEach(names, ["name"], (name) => ({ value: x.contains(known, name) })));

const tooOldListeners = (inputs: LoadBalancerInputs) =>
  listenersWhere(inputs, (listener) =>
    x.and(x.ne(listener.protocol, "HTTPS"), anyOf(groupsOf(listener), newerGroups(inputs))),
  );

const newerByTls: RuleOf = {
  on: "listeners",
  test: (inputs) => x.isEmpty(tooOldListeners(inputs)),
  message: (inputs) =>
    x.str`listeners has ${x.jsonEncode(tooOldListeners(inputs))} of HTTP that forward to one of ${x.jsonEncode(newerGroups(inputs))}; allowed: groups of HTTP2 and GRPC behind HTTPS listeners only.`,
  refused: [
    { targetGroups: { app: { port: 8080, protocolVersion: "GRPC" } } },
    { targetGroups: { app: { port: 8080, protocolVersion: "HTTP2" } } },
  ],
};

/** Target groups whose clients stay with a target. */
const stickyGroups = ({ targetGroups }: LoadBalancerInputs): Expr<string[]> =>
  x.listFrom(targetGroups, ["key", "group"], (key, { stickiness }) => ({
    value: key,
    when: stickiness.enabled,
  }));

/** Groups that an action shares requests between while no client stays with one of them. */
const unboundKeys = (action: Expr<Action>): Expr<readonly string[]> =>
  x.ifSet(
    action.forward,
    (forward) =>
      x.listEach(x.keys(forward.targetGroups), ["name"], (name) => ({
        value: name,
        when: x.and(x.gt(x.length(forward.targetGroups), 1), x.isNull(forward.stickinessSeconds)),
      })),
    () => [],
  );

const unboundListeners = (inputs: LoadBalancerInputs) =>
  listenersWhere(inputs, (listener) => anyOf(inActions(listener, unboundKeys), stickyGroups(inputs)));

/**
 * Application Load Balancers guide, "Listeners": a forward to several groups of which one is sticky has the groups' own
 * stickiness. AWS: InvalidConfigurationRequest (kubernetes-sigs/aws-load-balancer-controller#2734).
 */
const stickyTargetsInStickyGroups: RuleOf = {
  on: "listeners",
  test: (inputs) => x.isEmpty(unboundListeners(inputs)),
  message: (inputs, spell) =>
    x.str`listeners has a forward to several target groups, of which ${x.jsonEncode(stickyGroups(inputs))} are sticky, without ${spell("stickinessSeconds")}; allowed: ${spell("stickinessSeconds")} in such a forward, or groups without stickiness.`,
  refused: [
    {
      targetGroups: { app: { port: 8080, stickiness: { enabled: true } }, canary: { port: 8080 } },
      listeners: { http: http({ defaultAction: { forward: { targetGroups: { app: 9, canary: 1 } } } }) },
    },
    {
      targetGroups: { app: { port: 8080 }, canary: { port: 8080, stickiness: { enabled: true } } },
      listeners: {
        http: http({
          rules: {
            api: {
              priority: 1,
              pathPattern: ["/api"],
              action: { forward: { targetGroups: { app: 9, canary: 1 } } },
            },
          },
        }),
      },
    },
  ],
};

const openForwards = (inputs: LoadBalancerInputs) =>
  listenersWhere(inputs, (listener) =>
    x.and(x.ne(listener.protocol, "HTTPS"), x.not(listener.plainHttp), x.not(x.isEmpty(groupsOf(listener)))),
  );

const noPlainHttp: RuleOf = {
  on: "listeners",
  test: (inputs) => x.or(inputs.internal, x.isEmpty(openForwards(inputs))),
  message: (inputs, spell) =>
    x.str`listeners has ${x.jsonEncode(openForwards(inputs))} that forward HTTP from the internet; allowed: HTTPS, a redirect to it, or ${spell("plainHttp")} by name.`,
  refused: [
    { internal: false, tier: "public" },
    { internal: false, tier: "public", listeners: { http: http(), https: https() } },
  ],
};

const redirectsSomewhere: RuleOf = {
  on: "redirectHttp",
  test: (inputs) =>
    x.or(
      x.not(redirects(inputs)),
      x.contains(httpsPorts(inputs), 443),
      x.le(x.length(httpsPorts(inputs)), 1),
    ),
  message: (inputs, spell) =>
    x.str`${spell("redirectHttp")} is true, but HTTPS is on the ports ${x.jsonEncode(httpsPorts(inputs))}; allowed: one HTTPS listener, or one on port 443, or ${spell("redirectHttp")} false.`,
  refused: [{ listeners: { a: https({ port: 8443 }), b: https({ port: 9443 }) } }],
};

const strangePorts = (inputs: LoadBalancerInputs): Expr<string[]> =>
  x.listFrom(inputs.networkTargetGroups, ["key", "group"], (key, { port }) => ({
    value: key,
    when: x.not(x.or(x.contains(ports(inputs), port), x.and(redirects(inputs), x.eq(port, 80)))),
  }));

/** Network Load Balancers guide, "Use an Application Load Balancer as a target": its listener's port. */
const portsAreHeard: RuleOf = {
  on: "networkTargetGroups",
  test: (inputs) => x.isEmpty(strangePorts(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("networkTargetGroups")} has ${x.jsonEncode(strangePorts(inputs))} with a port that no listener is on; allowed: of ${x.jsonEncode(ports(inputs))}, and 80 where HTTP is redirected.`,
  refused: [
    { networkTargetGroups: { web: { port: 8443 } } },
    { networkTargetGroups: { web: { port: 443 } } },
  ],
};

const oidcKeys = ({ authentication }: LoadBalancerInputs): Expr<string[]> =>
  x.listFrom(authentication, ["key", "way"], (key, { oidc }) => ({
    value: key,
    when: x.isSet(oidc),
  }));

const secretsFit: RuleOf = {
  on: "oidcClientSecrets",
  test: (inputs) => x.eq(x.jsonEncode(x.keys(inputs.oidcClientSecrets)), x.jsonEncode(oidcKeys(inputs))),
  message: (inputs, spell) =>
    x.str`${spell("oidcClientSecrets")} has other keys than the OIDC ways to sign in; allowed: a secret for each of ${x.jsonEncode(oidcKeys(inputs))}, and no other.`,
  refused: [
    { oidcClientSecrets: { staff: "s3cr3t" } },
    { authentication: { staff: { oidc: OIDC_EXAMPLE } } },
    { authentication: STAFF, oidcClientSecrets: { staff: "s3cr3t" } },
  ],
};

export const routingRules = [
  groupsExist,
  signInsExist,
  signInsByTls,
  ownPorts,
  newerByTls,
  stickyTargetsInStickyGroups,
  noPlainHttp,
  redirectsSomewhere,
  portsAreHeard,
  secretsFit,
];
