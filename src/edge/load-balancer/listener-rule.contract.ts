/** One rule of a listener: which requests, and what is done with them. */
import {
  cidr,
  type Infer,
  integer,
  listOf,
  mapOf,
  pattern,
  type Rule,
  shape,
  type Type,
} from "../../core/contract";
import {
  allTrue,
  and,
  concat,
  type Expr,
  flatten,
  ge,
  isEmpty,
  join,
  le,
  length,
  listEach,
  listFrom,
  matches,
  not,
  replace,
  str,
  sub,
  textLength,
  values,
} from "../../core/expressions";
import { action } from "./action.contract";

/**
 * Application Load Balancers guide, "Condition types for listener rules": three match evaluations a condition, five a
 * rule, five wildcards a rule.
 */
const PER_CONDITION = 3;
const PER_RULE = 5;
const WILDCARDS = 5;

/** One condition's values, any of which may hold. */
const anyOf = (element: Type<string>, name: string) =>
  listOf(element, name).rule({
    test: (all) => le(length(all), PER_CONDITION),
    got: (all) => str`a list of ${length(all)}`,
    allowed: `at most ${PER_CONDITION} values; more need a rule of their own`,
    refused: [Array.from({ length: PER_CONDITION + 1 }, () => specimenOf(element))],
  });

const specimenOf = (element: Type<string>) => element.is.example;

const hostHeader = pattern(
  "[A-Za-z0-9.*?-]+\\.[A-Za-z0-9*?-]+",
  "a host with a dot, of letters, digits and - . with the wildcards * and ?",
  "api.example.com",
  ["", "localhost", "https://api.example.com", "api.example.com:443", "two words.com"],
).rule({
  test: (host) => le(textLength(host), 128),
  allowed: "up to 128 characters",
  refused: [`${"x".repeat(125)}.com`],
});

const pathPattern = pattern(
  "[A-Za-z0-9_.$/~\"'@:+&*?-]{1,128}",
  "1 to 128 letters, digits and _ - . $ / ~ \" ' @ : + & with the wildcards * and ?",
  "/api/*",
  ["", "/a b", "/a#b", "/a%20b", "x".repeat(129)],
);

const headerValue = pattern("[ -~]{1,128}", "1 to 128 visible ASCII characters and spaces", "1", [
  "",
  "é",
  "x".repeat(129),
]);

const queryPart = () =>
  pattern("[ -~]{1,128}", "1 to 128 visible ASCII characters and spaces", "2", ["", "x".repeat(129)]);

const queryString = shape("LbQueryString", {
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
  httpHeader: mapOf(anyOf(headerValue, "value"), "header")
    .describe("Values by a header's name; all headers must match.")
    .rule({
      test: (headers) =>
        allTrue(
          listFrom(headers, ["header", "values"], (header, all) => ({
            value: and(
              matches("^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}$", header),
              ge(length(all as Expr<string[]>), 1),
            ),
          })),
        ),
      allowed: "names of 1 to 40 characters of a header's name, each with a value at least",
      refused: [{ "": ["1"] }, { "X Api": ["1"] }, { [`X${"x".repeat(40)}`]: ["1"] }, { "X-Api": [] }],
    })
    .default({}),
  httpRequestMethod: anyOf(
    pattern("[A-Z_-]{1,40}", "1 to 40 upper-case letters, hyphens and underscores", "GET", ["get", "", "G1"]),
    "method",
  )
    .describe("Request methods.")
    .default([]),
  queryString: listOf(queryString, "pair")
    .describe("Parameters of the query, with the wildcards * and ?.")
    .rule({
      test: (pairs) => le(length(pairs), PER_CONDITION),
      got: (pairs) => str`a list of ${length(pairs)}`,
      allowed: `at most ${PER_CONDITION} values; more need a rule of their own`,
      refused: [Array.from({ length: PER_CONDITION + 1 }, () => ({ value: "2" }))],
    })
    .default([]),
  sourceIp: anyOf(cidr(), "range")
    .describe("Ranges of the client's address, as the load balancer sees it: not X-Forwarded-For.")
    .default([]),
};

const ruleShape = shape("LbListenerRule", {
  priority: integer({ min: 1, max: 50000 }).describe(
    "Where the rule stands: the lowest comes first. Leave gaps, since two rules cannot swap places in one apply.",
  ),
  ...conditions,
  action: action.describe("What is done with such a request."),
});

export type ListenerRule = Infer<typeof ruleShape>;
type RuleOf = Expr<ListenerRule>;
type QueryString = ListenerRule["queryString"][number];

const pairValues = ({ queryString: pairs }: RuleOf): Expr<string[]> =>
  listEach<QueryString, string>(pairs, ["pair"], ({ value }) => ({ value }));

/** Values that may hold wildcards, the keys of queries apart. */
const patterns = (rule: RuleOf): Expr<string[]> =>
  concat<string>(rule.hostHeader, rule.pathPattern, headerValues(rule), pairValues(rule));

const headerValues = ({ httpHeader }: RuleOf): Expr<string[]> =>
  flatten<string>(values<readonly string[]>(httpHeader));

const evaluations = (rule: RuleOf): Expr<string[]> =>
  concat<string>(patterns(rule), rule.httpRequestMethod, rule.sourceIp);

const wildcards = (rule: RuleOf): Expr<number> => {
  const all = join("", patterns(rule));
  return sub(textLength(all), textLength(replace(replace(all, "*", ""), "?", "")));
};

const EXAMPLE = {
  priority: 10,
  pathPattern: ["/api/*"],
  action: { forward: { targetGroups: { app: 1 } } },
};
const sample = (changes: object) => ({ ...EXAMPLE, ...changes });

const someCondition: Rule<ListenerRule> = {
  test: (rule: RuleOf) => not(isEmpty(evaluations(rule))),
  got: ({ priority }: RuleOf) => str`a rule of priority ${priority} without a condition`,
  allowed: "a rule with one condition at least",
  remedy: "What is to happen to every other request is the listener's default_action.",
  refused: [sample({ pathPattern: [] })],
};

const fewEnough: Rule<ListenerRule> = {
  test: (rule: RuleOf) => le(length(evaluations(rule)), PER_RULE),
  got: ({ priority }: RuleOf) => str`a rule of priority ${priority} with more values`,
  allowed: `at most ${PER_RULE} values of all conditions together`,
  remedy: "Make it two rules.",
  refused: [
    sample({ pathPattern: ["/a", "/b", "/c"], hostHeader: ["a.io", "b.io", "c.io"] }),
    sample({ httpHeader: { a: ["1", "2"], b: ["1", "2"] }, sourceIp: ["10.0.0.0/8"] }),
  ],
};

const fewWildcards: Rule<ListenerRule> = {
  test: (rule: RuleOf) => le(wildcards(rule), WILDCARDS),
  got: ({ priority }: RuleOf) => str`a rule of priority ${priority} with more wildcards`,
  allowed: `at most ${WILDCARDS} of the wildcards * and ? in a rule`,
  refused: [sample({ pathPattern: ["/*/*/*"], hostHeader: ["*.a?.*"] })],
};

export const listenerRule = [someCondition, fewEnough, fewWildcards]
  .reduce((type, rule) => type.rule(rule as unknown as Rule<NonNullable<ListenerRule>>), ruleShape)
  .describe("A rule: all of its conditions have to hold; of a condition's values, any.")
  .example(EXAMPLE);
