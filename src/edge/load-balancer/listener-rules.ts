/** The listeners' rules: which requests, and what is done with them; each a resource of its own under listener and name. */

import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbListenerRule, type LbListenerRuleCondition } from "@cdktf/provider-aws/lib/lb-listener-rule";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks, blocksFrom, inOrder } from "../../core/nested-blocks";
import { local } from "../../core/stack/local";
import { namedTags, type Tags } from "../../network/tags";
import {
  type ActionOwnerInputs,
  type OwnedInstances,
  ownedEach,
} from "../elastic-load-balancing/action-owner";
import type { NamingInputs } from "../elastic-load-balancing/name";
import type { TargetGroups } from "../elastic-load-balancing/target-groups";
import { type Action, action, actionBlocks } from "./actions";
import { type Authentication, type AuthenticationInputs, signInOf } from "./authentication";
import { mayTransform, rewriteOf, type Transform, transform } from "./transforms";

/**
 * Application Load Balancers guide, "Condition types for listener rules": three match evaluations a condition, five a
 * rule, five wildcards a rule.
 */
const PER_CONDITION = 3;

const PER_RULE = 5;

const WILDCARDS = 5;

const FEW = { max: PER_CONDITION, of: "value", because: "more need a rule of their own" };

/** One condition's values, any of which may hold. */
const anyOf = (element: t.Type<string>, name: string) => t.listOf(element, name).length(FEW);

const hostHeader = t
  .pattern(
    "[A-Za-z0-9.*?-]+\\.[A-Za-z0-9*?-]+",
    "a host with a dot, of ASCII letters, digits and - . with the wildcards * and ?",
    "api.example.com",
    ["", "localhost", "https://api.example.com", "api.example.com:443", "two words.com"],
  )
  .length({ max: 128 });

const pathPattern = t.pattern(
  "[A-Za-z0-9_.$/~\"'@:+&*?-]{1,128}",
  "1 to 128 ASCII letters, digits and _ - . $ / ~ \" ' @ : + & with the wildcards * and ?",
  "/api/*",
  ["", "/a b", "/a#b", "/a%20b", "x".repeat(129)],
);

const headerValue = t.pattern("[ -~]{1,128}", "1 to 128 visible ASCII characters and spaces", "1", [
  "",
  "é",
  "x".repeat(129),
]);

const queryPart = () =>
  t.pattern("[ -~]{1,128}", "1 to 128 visible ASCII characters and spaces", "2", ["", "x".repeat(129)]);

const queryString = t.shape("LbQueryString", {
  key: queryPart().describe("The parameter's name; default: any.").optional(),
  value: queryPart().describe("The parameter's value."),
});

const conditions = {
  hostHeader: anyOf(hostHeader, "host")
    .describe("Names of the host, with the wildcards * and ?.")
    .default([]),
  pathPattern: anyOf(pathPattern, "path")
    .describe("Paths, with the wildcards * and ?; upper and lower case differ.")
    .default([]),
  httpHeader: t
    .mapOf(anyOf(headerValue, "value"), "header")
    .untold()
    .describe("Values by a header's name; all headers must match.")
    .rule({
      test: (headers) =>
        x.everyEntry(headers, ["header", "values"], (header, all) =>
          x.and(x.matches("^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}$", header), x.ge(x.length(all), 1)),
        ),
      allowed: "names of 1 to 40 characters of a header's name, each with a value at least",
      refused: [{ "": ["1"] }, { "X Api": ["1"] }, { [`X${"x".repeat(40)}`]: ["1"] }, { "X-Api": [] }],
    })
    .default({}),
  httpRequestMethod: anyOf(
    t.pattern("[A-Z_-]{1,40}", "1 to 40 upper-case ASCII letters, hyphens and underscores", "GET", [
      "get",
      "",
      "G1",
    ]),
    "method",
  )
    .describe("Request methods.")
    .default([]),
  queryString: t
    .listOf(queryString, "pair")
    .describe("Parameters of the query, with the wildcards * and ?.")
    .length(FEW)
    .default([]),
  sourceIp: anyOf(t.cidr(), "range")
    .describe("Ranges of the client's address, as the load balancer sees it: not X-Forwarded-For.")
    .default([]),
};

const ruleShape = t.shape("LbListenerRule", {
  priority: t
    .integer({ min: 1, max: 50000 })
    .describe(
      "Where the rule stands: the lowest comes first. Leave gaps, since two rules cannot swap places in one apply.",
    ),
  ...conditions,
  transform,
  action: action.describe("What is done with such a request."),
});

type ListenerRule = t.Infer<typeof ruleShape>;

type RuleOf = Expr<ListenerRule>;

const pairValues = ({ queryString: pairs }: RuleOf): Expr<string[]> =>
  x.listEach(pairs, ["pair"], ({ value }) => value);

/** Values that may hold wildcards, the keys of queries apart. */
const patterns = (rule: RuleOf) => [rule.hostHeader, rule.pathPattern, headerValues(rule), pairValues(rule)];

const headerValues = ({ httpHeader }: RuleOf): Expr<string[]> => x.flatten(x.values(httpHeader));

const evaluations = (rule: RuleOf): Expr<string[]> =>
  x.concat(...patterns(rule), rule.httpRequestMethod, rule.sourceIp);

const wildcards = (rule: RuleOf): Expr<number> =>
  x.occurrences("[*?]", x.join("", x.concat(...patterns(rule))));

const EXAMPLE = {
  priority: 10,
  pathPattern: ["/api/*"],
  action: { forward: { targetGroups: { app: 1 } } },
};

const sample = (changes: object) => ({ ...EXAMPLE, ...changes });

const someCondition: t.Rule<ListenerRule> = {
  test: (rule) => x.not(x.isEmpty(evaluations(rule))),
  got: ({ priority }) => x.str`a rule of priority ${priority} without a condition`,
  allowed: "a rule with one condition at least",
  remedy: "What is to happen to every other request is the listener's default_action.",
  refused: [sample({ pathPattern: [] })],
};

const fewEnough: t.Rule<ListenerRule> = {
  test: (rule) => x.le(x.length(evaluations(rule)), PER_RULE),
  got: ({ priority }) => x.str`a rule of priority ${priority} with more values`,
  allowed: `at most ${PER_RULE} values of all conditions together`,
  remedy: "Make it two rules.",
  refused: [
    sample({ pathPattern: ["/a", "/b", "/c"], hostHeader: ["a.io", "b.io", "c.io"] }),
    sample({ httpHeader: { a: ["1", "2"], b: ["1", "2"] }, sourceIp: ["10.0.0.0/8"] }),
  ],
};

const fewWildcards: t.Rule<ListenerRule> = {
  test: (rule) => x.le(wildcards(rule), WILDCARDS),
  got: ({ priority }) => x.str`a rule of priority ${priority} with more wildcards`,
  allowed: `at most ${WILDCARDS} of the wildcards * and ? in a rule`,
  refused: [sample({ pathPattern: ["/*/*/*"], hostHeader: ["*.a?.*"] })],
};

export const listenerRule = ruleShape
  .rules(someCondition, fewEnough, fewWildcards)
  .describe("A rule: all of its conditions have to hold; of a condition's values, any.")
  .example(EXAMPLE);

type RulesInputs = NamingInputs &
  ActionOwnerInputs &
  AuthenticationInputs & {
    readonly listeners: Expr<
      Readonly<Record<string, { readonly rules: Readonly<Record<string, ListenerRule>> }>>
    >;
  };

type Conditions = Omit<ListenerRule, "priority" | "transform" | "action">;

/** What a rule is made from. */
interface RulePlan {
  readonly listener: string;
  readonly priority: number;
  readonly conditions: Conditions;
  readonly transform?: Transform | null;
  readonly action: Action;
  readonly signIn: Authentication | null;
  readonly tags: Tags;
}

export type ListenerRules = OwnedInstances<RulePlan, LbListenerRule>;

interface RuleArguments {
  readonly inputs: RulesInputs;
  readonly listeners: OwnedInstances<unknown, LbListener>;
  readonly groups: TargetGroups;
}

export function listenerRules(scope: Construct, { inputs, listeners, groups }: RuleArguments): ListenerRules {
  const transforms = mayTransform(transformsIn(inputs));
  const plans = { id: "lb_listener_rule", items: rulePlans(scope, inputs, transforms), action: "action" };
  return ownedEach(scope, LbListenerRule, inputs, plans, ({ value: plan }) => ({
    listenerArn: listeners.at(plan.listener, "arn"),
    priority: plan.priority,
    condition: conditionBlocks(plan.conditions),
    transform: transforms
      ? inOrder(
          blocks(
            rewriteOf("hostHeader", plan.transform),
            ({ regex, replace }) => ({
              type: "host-header-rewrite",
              hostHeaderRewriteConfig: { rewrite: { regex, replace } },
            }),
            "host",
          ),
          blocks(
            rewriteOf("url", plan.transform),
            ({ regex, replace }) => ({
              type: "url-rewrite",
              urlRewriteConfig: { rewrite: { regex, replace } },
            }),
            "url",
          ),
        )
      : null,
    action: actionBlocks(inputs, plan, groups),
    tags: plan.tags,
  }));
}

/** With an older provider a rule has none, and Terraform would not find it. */
const transformsIn = ({ listeners }: RulesInputs): Expr<(Transform | null)[]> =>
  x.flatten(
    x.listFrom(listeners, ["listener", "settings"], (_, { rules }) =>
      x.listFrom(rules, ["name", "rule"], (_, rule) => rule.transform),
    ),
  );

function rulePlans(
  scope: Construct,
  inputs: RulesInputs,
  transforms: boolean,
): Expr<Record<string, RulePlan>> {
  const plan = (listener: Expr<string>, name: Expr<string>, rule: Expr<ListenerRule>): Expr<RulePlan> =>
    x.object<RulePlan>({
      listener,
      priority: rule.priority,
      conditions: x.object<Conditions>({
        hostHeader: rule.hostHeader,
        pathPattern: rule.pathPattern,
        httpHeader: rule.httpHeader,
        httpRequestMethod: rule.httpRequestMethod,
        queryString: rule.queryString,
        sourceIp: rule.sourceIp,
      }),
      ...(transforms ? { transform: rule.transform } : {}),
      action: rule.action,
      signIn: signInOf(inputs, rule.action),
      tags: namedTags(inputs, x.str`${inputs.name}-${listener}-${name}`),
    });
  return local(
    scope,
    "listener_rules",
    x.mergeAll(
      x.listFrom(inputs.listeners, ["listener", "settings"], (listener, settings) =>
        x.mapFrom(settings.rules, ["name", "rule"], (name, rule) => ({
          key: x.str`${listener}/${name}`,
          value: plan(listener, name, rule),
        })),
      ),
    ),
  );
}

/** A condition per kind that has values, and one per header. */
function conditionBlocks(conditions: Expr<Conditions>): Blocks<LbListenerRuleCondition> {
  const { hostHeader, pathPattern, httpRequestMethod, sourceIp, httpHeader, queryString } = conditions;
  return inOrder(
    blocks(someOf(hostHeader), (values) => ({ hostHeader: { values } }), "host_header"),
    blocks(someOf(pathPattern), (values) => ({ pathPattern: { values } }), "path_pattern"),
    blocks(someOf(httpRequestMethod), (values) => ({ httpRequestMethod: { values } }), "http_request_method"),
    blocks(someOf(sourceIp), (values) => ({ sourceIp: { values } }), "source_ip"),
    blocksFrom(
      httpHeader,
      (httpHeaderName, values) => ({ httpHeader: { httpHeaderName, values } }),
      "header",
    ),
    blocks(
      someOf(queryString),
      (pairs) => ({ queryString: blocks(pairs, ({ key, value }) => ({ key, value }), "pair") }),
      "query",
    ),
  );
}

/** The list itself as the only item, where it holds anything. */
const someOf = <T>(values: Expr<readonly T[]>): Expr<(readonly T[])[]> =>
  x.itemWhere(values, "item", (all) => x.not(x.isEmpty(all)));
