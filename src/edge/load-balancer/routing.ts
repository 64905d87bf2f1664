/** Where listeners send requests: to target groups and ways to sign in that are there, by protocols that these take. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { listenersWhere } from "../elastic-load-balancing/listeners";
import { type Action, forwardKeys } from "./actions";
import { authentication, STAFF } from "./authentication";
import { FORWARD, http, https, type Listener, listeners } from "./listeners";
import { placement } from "./placement";
import { groups } from "./target-groups";

const needs = [placement, groups, authentication, listeners] as const;
type RoutingInputs = t.InputsOf<t.ShapeOf<typeof needs>>;

const SIGN_IN = { ...FORWARD, authenticate: "staff" };

/** What all actions of a listener come to. */
const inActions = (
  { defaultAction, rules }: Expr<Listener>,
  of: (action: Expr<Action>) => Expr<readonly string[]>,
): Expr<string[]> => {
  const ofRules = x.listFrom(rules, ["name", "rule"], (_, { action }) => action);
  const actions = x.concat([defaultAction], ofRules);
  return x.flatten(x.listEach(actions, ["action"], (action) => of(action)));
};

const groupsOf = (listener: Expr<Listener>) => inActions(listener, forwardKeys);

const signInsOf = (listener: Expr<Listener>) =>
  inActions(listener, ({ authenticate }) => x.itemIfSet(authenticate));

const allOf = (
  { listeners }: RoutingInputs,
  of: (listener: Expr<Listener>) => Expr<string[]>,
): Expr<string[]> =>
  x.distinct(x.flatten(x.listFrom(listeners, ["key", "listener"], (_, listener) => of(listener))));

const without = (names: Expr<string[]>, known: Expr<Readonly<Record<string, unknown>>>): Expr<string[]> =>
  x.itemsWhere(names, "name", (name) => x.not(x.hasKey(known, name)));

const missingGroups = (inputs: RoutingInputs) => without(allOf(inputs, groupsOf), inputs.targetGroups);

const missingSignIns = (inputs: RoutingInputs) => without(allOf(inputs, signInsOf), inputs.authentication);

/** Application Load Balancers guide, "Authenticate users using an Application Load Balancer": HTTPS listeners only. */
const openSignIns = (inputs: RoutingInputs) =>
  listenersWhere(inputs, (listener) =>
    x.and(x.ne(listener.protocol, "HTTPS"), x.not(x.isEmpty(signInsOf(listener)))),
  );

/** Groups of HTTP/2 and gRPC: "Target groups for your Application Load Balancers", protocol version. */
const newerGroups = ({ targetGroups }: RoutingInputs): Expr<string[]> =>
  x.keysWhere(targetGroups, ["key", "group"], (_, { protocolVersion }) => x.ne(protocolVersion, "HTTP1"));

const anyOf = (names: Expr<string[]>, known: Expr<string[]>): Expr<boolean> =>
  x.someItem(names, "name", (name) => x.contains(known, name));

const tooOldListeners = (inputs: RoutingInputs) =>
  listenersWhere(inputs, (listener) =>
    x.and(x.ne(listener.protocol, "HTTPS"), anyOf(groupsOf(listener), newerGroups(inputs))),
  );

/** Target groups whose clients stay with a target. */
const stickyGroups = ({ targetGroups }: RoutingInputs): Expr<string[]> =>
  x.keysWhere(targetGroups, ["key", "group"], (_, { stickiness }) => stickiness.enabled);

/** Groups that an action shares requests between while no client stays with one of them. */
const unboundKeys = (action: Expr<Action>): Expr<readonly string[]> =>
  x.ifSet(
    action.forward,
    (forward) =>
      x.itemsWhere(x.keys(forward.targetGroups), "name", () =>
        x.and(x.gt(x.length(forward.targetGroups), 1), x.isNull(forward.stickinessSeconds)),
      ),
    [],
  );

const unboundListeners = (inputs: RoutingInputs) =>
  listenersWhere(inputs, (listener) => anyOf(inActions(listener, unboundKeys), stickyGroups(inputs)));

const openForwards = (inputs: RoutingInputs) =>
  listenersWhere(inputs, (listener) =>
    x.and(x.ne(listener.protocol, "HTTPS"), x.not(listener.plainHttp), x.not(x.isEmpty(groupsOf(listener)))),
  );

export const routing = t.concern({
  needs,
  inputs: {},
  rules: [
    {
      on: "listeners",
      test: (inputs) => x.isEmpty(missingGroups(inputs)),
      message: (inputs, spell) =>
        x.str`listeners names ${x.shownTexts(missingGroups(inputs))}; allowed: of ${x.shownTexts(x.keys(inputs.targetGroups))}, the keys of ${spell("targetGroups")}.`,
      refused: [
        { listeners: { http: http({ defaultAction: { forward: { targetGroups: { app: 1, other: 1 } } } }) } },
        {
          listeners: {
            http: http({
              rules: {
                api: {
                  priority: 1,
                  pathPattern: ["/api"],
                  action: { forward: { targetGroups: { api: 1 } } },
                },
              },
            }),
          },
        },
        { targetGroups: {} },
      ],
    },
    {
      on: "listeners",
      test: (inputs) => x.isEmpty(missingSignIns(inputs)),
      message: (inputs) =>
        x.str`listeners names ${x.shownTexts(missingSignIns(inputs))}; allowed: of ${x.shownTexts(x.keys(inputs.authentication))}, the keys of authentication.`,
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
    },
    {
      on: "listeners",
      test: (inputs) => x.isEmpty(openSignIns(inputs)),
      message: (inputs) =>
        x.str`listeners has ${x.shownTexts(openSignIns(inputs))} of HTTP with authenticate; allowed: authenticate on HTTPS listeners only.`,
      refused: [
        { authentication: STAFF, listeners: { http: http({ defaultAction: SIGN_IN }) } },
        {
          authentication: STAFF,
          listeners: {
            http: http({ rules: { api: { priority: 1, pathPattern: ["/api"], action: SIGN_IN } } }),
          },
        },
      ],
    },
    {
      on: "listeners",
      test: (inputs) => x.isEmpty(tooOldListeners(inputs)),
      message: (inputs) =>
        x.str`listeners has ${x.shownTexts(tooOldListeners(inputs))} of HTTP that forward to one of ${x.shownTexts(newerGroups(inputs))}; allowed: groups of HTTP2 and GRPC behind HTTPS listeners only.`,
      refused: [
        { targetGroups: { app: { port: 8080, protocolVersion: "GRPC" } } },
        { targetGroups: { app: { port: 8080, protocolVersion: "HTTP2" } } },
      ],
    },
    /**
     * Application Load Balancers guide, "Listeners": a forward to several groups of which one is sticky has the groups' own
     * stickiness. AWS: InvalidConfigurationRequest (kubernetes-sigs/aws-load-balancer-controller#2734).
     */
    {
      on: "listeners",
      test: (inputs) => x.isEmpty(unboundListeners(inputs)),
      message: (inputs, spell) =>
        x.str`listeners has a forward to several target groups, of which ${x.shownTexts(stickyGroups(inputs))} are sticky, without ${spell("stickinessSeconds")}; allowed: ${spell("stickinessSeconds")} in such a forward, or groups without stickiness.`,
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
    },
    {
      on: "listeners",
      test: (inputs) => x.or(inputs.internal, x.isEmpty(openForwards(inputs))),
      message: (inputs, spell) =>
        x.str`listeners has ${x.shownTexts(openForwards(inputs))} that forward HTTP from the internet; allowed: HTTPS, a redirect to it, or ${spell("plainHttp")} by name.`,
      refused: [
        { internal: false, tier: "public" },
        { internal: false, tier: "public", listeners: { http: http(), https: https() } },
      ],
    },
  ],
});
