/** One lifecycle rule of the bucket. */
import {
  duration,
  flag,
  type Infer,
  integer,
  keyed,
  mapOf,
  number,
  type Rule,
  shape,
} from "../../core/contract";
import {
  allTrue,
  and,
  contains,
  type Expr,
  eq,
  floor,
  ge,
  gt,
  isEmpty,
  isNull,
  isSet,
  items,
  jsonEncode,
  keys,
  le,
  length,
  listEach,
  listFrom,
  lookup,
  lt,
  not,
  or,
  str,
  when,
} from "../../core/expressions";
import { keyPrefix } from "../../storage/names.contract";

/** Amazon S3 User Guide, "Transitioning objects using Amazon S3 Lifecycle": each may only go to one further down. */
export const STORAGE_CLASSES = [
  "STANDARD_IA",
  "INTELLIGENT_TIERING",
  "ONEZONE_IA",
  "GLACIER_IR",
  "GLACIER",
  "DEEP_ARCHIVE",
] as const;

/** The same page, "Constraints and considerations for transitions": days before a move to these two. */
const AT_LEAST_30_DAYS = ["STANDARD_IA", "ONEZONE_IA"];

type Days = Readonly<Record<string, number>>;

const strangeClasses = (moves: Expr<Days>): Expr<string[]> =>
  listEach<string, string>(keys(moves), ["class"], (name) => ({
    value: name,
    when: not(contains(items<string>([...STORAGE_CLASSES]), name)),
  }));

/** Each class's place; 0 for a word that is none. */
const RANKS = Object.fromEntries(STORAGE_CLASSES.map((name, index) => [name, index + 1]));

const rankOf = (name: Expr<string>): Expr<number> => lookup<number>(RANKS, name, 0);

const moves = () =>
  mapOf(
    number().rule({
      test: (days) => and(eq(floor(days), days), ge(days, 0), le(days, 36500)),
      allowed: "a whole number from 0 to 36500 days",
      refused: [-1, 36501, 1.5],
    }),
    "class",
  )
    .rule({
      test: (all) => isEmpty(strangeClasses(all as Expr<Days>)),
      got: (all) => str`a map with ${jsonEncode(strangeClasses(all as Expr<Days>))}`,
      allowed: `days by storage class, of ${STORAGE_CLASSES.join(", ")}`,
      refused: [{ STANDARD: 30 }, { glacier: 30 }, { REDUCED_REDUNDANCY: 30 }],
    })
    .rule({
      test: (all) =>
        allTrue(
          listFrom<number, boolean>(all as Expr<Days>, ["class", "days"], (name, days) => ({
            value: or(not(contains(items<string>(AT_LEAST_30_DAYS), name)), ge(days, 30)),
          })),
        ),
      allowed: "30 days at least before STANDARD_IA and ONEZONE_IA",
      refused: [{ STANDARD_IA: 7 }, { ONEZONE_IA: 0 }],
    })
    .rule({
      test: (all) => inSteps(all as Expr<Days>),
      allowed: `more days for each class that comes later in ${STORAGE_CLASSES.join(", ")}`,
      refused: [
        { STANDARD_IA: 90, GLACIER: 60 },
        { GLACIER: 90, DEEP_ARCHIVE: 90 },
        { DEEP_ARCHIVE: 30, STANDARD_IA: 60 },
      ],
    })
    .default({});

/** Whether each class has more days than all before it. */
const inSteps = (moved: Expr<Days>): Expr<boolean> =>
  allTrue(
    listFrom<number, boolean>(moved, ["class", "days"], (name, days) => ({
      value: isEmpty(
        listFrom<number, string>(moved, ["before", "earlier"], (before, earlier) => ({
          value: before,
          when: and(lt(rankOf(before), rankOf(name)), ge(earlier, days)),
        })),
      ),
    })),
  );

const fields = shape("BucketLifecycleRule", {
  enabled: flag().describe("Whether the rule is at work.").default(true),
  prefix: keyPrefix()
    .describe("The beginning of the keys that it is about; default: all objects.")
    .default(""),
  minimumBytes: integer({ min: 0, max: 1099511627776 }, "bytes")
    .describe("Objects of this size or smaller are left alone.")
    .optional(),
  transitions: moves().describe("Days after creation at which an object moves, by storage class."),
  expirationDays: duration("days", { min: 1, max: 36500 })
    .describe("Days after creation at which an object goes; with versioning it becomes a version.")
    .optional(),
  noncurrentTransitions: moves().describe(
    "Days at which a version that another took the place of moves, by storage class.",
  ),
  noncurrentDays: duration("days", { min: 1, max: 36500 })
    .describe("Days after which such a version goes.")
    .optional(),
  noncurrentVersions: integer({ min: 1, max: 100 }, "versions")
    .describe("Newest of those versions that stay whatever their age.")
    .optional(),
});

export type LifecycleRule = Infer<typeof fields>;
type RuleOf = Expr<LifecycleRule>;

/** Of no moves at all there is nothing to be above. */
const isAfter = (end: Expr<number | null>, moved: Expr<Days>): Expr<boolean> =>
  when<boolean>(
    isNull(end),
    () => true,
    () =>
      allTrue(listFrom<number, boolean>(moved, ["class", "days"], (_, days) => ({ value: gt(end, days) }))),
  );

const doesSomething: Rule<LifecycleRule> = {
  test: (rule: RuleOf) =>
    or(
      not(isEmpty(rule.transitions)),
      isSet(rule.expirationDays),
      not(isEmpty(rule.noncurrentTransitions)),
      isSet(rule.noncurrentDays),
    ),
  got: () => "a rule that does nothing",
  allowed: "transitions, expiration_days, noncurrent_transitions or noncurrent_days",
  refused: [{}, { prefix: "logs/" }, { enabled: false }],
};

const endsAfterMoves: Rule<LifecycleRule> = {
  test: (rule: RuleOf) => isAfter(rule.expirationDays, rule.transitions),
  got: ({ expirationDays, transitions }: RuleOf) =>
    str`expired after ${jsonEncode(expirationDays)} days, and moved after ${jsonEncode(transitions)}`,
  allowed: "expiration_days above those of all transitions",
  refused: [
    { transitions: { GLACIER: 90 }, expirationDays: 90 },
    { transitions: { STANDARD_IA: 30, DEEP_ARCHIVE: 365 }, expirationDays: 100 },
  ],
};

const versionsEndAfterMoves: Rule<LifecycleRule> = {
  test: (rule: RuleOf) => isAfter(rule.noncurrentDays, rule.noncurrentTransitions),
  got: ({ noncurrentDays, noncurrentTransitions }: RuleOf) =>
    str`versions that go after ${jsonEncode(noncurrentDays)} days, and move after ${jsonEncode(noncurrentTransitions)}`,
  allowed: "noncurrent_days above those of all noncurrent_transitions",
  refused: [{ noncurrentTransitions: { GLACIER: 90 }, noncurrentDays: 30 }],
};

const keptOfSomething: Rule<LifecycleRule> = {
  test: (rule: RuleOf) => or(isNull(rule.noncurrentVersions), isSet(rule.noncurrentDays)),
  got: ({ noncurrentVersions }: RuleOf) =>
    str`${jsonEncode(noncurrentVersions)} versions that stay, without noncurrent_days`,
  allowed: "noncurrent_versions together with noncurrent_days",
  refused: [{ expirationDays: 30, noncurrentVersions: 3 }],
};

const lifecycleRule = [doesSomething, endsAfterMoves, versionsEndAfterMoves, keptOfSomething]
  .reduce((type, rule) => type.rule(rule as unknown as Rule<NonNullable<LifecycleRule>>), fields)
  .describe("A lifecycle rule (Amazon S3 User Guide, lifecycle configuration elements).")
  .example({ prefix: "images/", transitions: { STANDARD_IA: 90 } });

/** Ids of the rules that the bucket has without being asked. */
export const OWN_RULES = ["old-versions", "unfinished-uploads"];

const taken = (rules: Expr<Readonly<Record<string, LifecycleRule>>>): Expr<string[]> =>
  listEach<string, string>(keys(rules), ["rule"], (key) => ({
    value: key,
    when: contains(items<string>(OWN_RULES), key),
  }));

export const lifecycleRules = keyed(lifecycleRule, "rule")
  .rule({
    test: (rules) => isEmpty(taken(rules as Expr<Readonly<Record<string, LifecycleRule>>>)),
    got: (rules) =>
      str`a map with ${jsonEncode(taken(rules as Expr<Readonly<Record<string, LifecycleRule>>>))}`,
    allowed: `other keys than ${OWN_RULES.join(" and ")}, the bucket's own rules`,
    refused: [{ "old-versions": { expirationDays: 30 } }, { "unfinished-uploads": { expirationDays: 30 } }],
  })
  .rule({
    test: (rules) => le(length(rules), 900),
    got: (rules) => str`a map of ${length(rules)} rules`,
    allowed: "at most 900 rules: a bucket has 1000",
    refused: [
      Object.fromEntries(Array.from({ length: 901 }, (_, index) => [`r${index}`, { expirationDays: 1 }])),
    ],
  });
