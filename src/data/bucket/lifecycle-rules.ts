/** Lifecycle rules that the bucket is given. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { keyPrefix } from "../../storage/names";

/** Amazon S3 User Guide, "Transitioning objects using Amazon S3 Lifecycle": each may only go to one further down. */
const STORAGE_CLASSES = [
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
  x.itemsWhere(x.keys(moves), "class", (name) => x.not(x.hasKey(ranks(), name)));

/** Each class's place; 0 for a word that is none. */
const RANKS = Object.fromEntries(STORAGE_CLASSES.map((name, index) => [name, index + 1]));

const ranks = () => t.named("storage_classes", () => x.mapping(RANKS));

const rankOf = (name: Expr<string>): Expr<number> => x.lookup(ranks(), name, 0);

const moves = () =>
  t
    .mapOf(
      t.number().rule({
        test: (days) => x.and(x.eq(x.floor(days), days), x.ge(days, 0), x.le(days, 36500)),
        allowed: "a whole number from 0 to 36500 days",
        refused: [-1, 36501, 1.5],
      }),
      "class",
    )
    .rule({
      test: (all) => x.isEmpty(strangeClasses(all)),
      got: (all) => x.str`a map with ${x.shownTexts(strangeClasses(all))}`,
      allowed: `days by storage class, of ${STORAGE_CLASSES.join(", ")}`,
      refused: [{ STANDARD: 30 }, { glacier: 30 }, { REDUCED_REDUNDANCY: 30 }],
    })
    .rule({
      test: (all) =>
        x.everyEntry(all, ["class", "days"], (name, days) =>
          x.or(x.not(x.contains(x.items(AT_LEAST_30_DAYS), name)), x.ge(days, 30)),
        ),
      allowed: "30 days at least before STANDARD_IA and ONEZONE_IA",
      refused: [{ STANDARD_IA: 7 }, { ONEZONE_IA: 0 }],
    })
    .rule({
      test: (all) => inSteps(all),
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
  x.everyEntry(moved, ["class", "days"], (name, days) =>
    x.isEmpty(
      x.keysWhere(moved, ["before", "earlier"], (before, earlier) =>
        x.and(x.lt(rankOf(before), rankOf(name)), x.ge(earlier, days)),
      ),
    ),
  );

const fields = t.shape("BucketLifecycleRule", {
  enabled: t.flag("Whether the rule is at work.").default(true),
  prefix: keyPrefix()
    .describe("The beginning of the keys that it is about; default: all objects.")
    .default(""),
  minimumBytes: t
    .integer({ min: 0, max: 1099511627776 }, "bytes")
    .describe("Objects of this size or smaller are left alone.")
    .optional(),
  transitions: moves().describe("Days after creation at which an object moves, by storage class."),
  expirationDays: t
    .duration("days", { min: 1, max: 36500 })
    .describe("Days after creation at which an object goes; with versioning it becomes a version.")
    .optional(),
  noncurrentTransitions: moves().describe(
    "Days at which a version that another took the place of moves, by storage class.",
  ),
  noncurrentDays: t
    .duration("days", { min: 1, max: 36500 })
    .describe("Days after which such a version goes.")
    .optional(),
  noncurrentVersions: t
    .integer({ min: 1, max: 100 }, "versions")
    .describe("Newest of those versions that stay whatever their age.")
    .optional(),
});

type LifecycleRule = t.Infer<typeof fields>;
/** Of no moves at all there is nothing to be above. */
const isAfter = (end: Expr<number | null>, moved: Expr<Days>): Expr<boolean> =>
  x.isNullOr(end, (end) => x.everyEntry(moved, ["class", "days"], (_, days) => x.gt(end, days)));

const doesSomething: t.Rule<LifecycleRule> = {
  test: (rule) =>
    x.or(
      x.not(x.isEmpty(rule.transitions)),
      x.isSet(rule.expirationDays),
      x.not(x.isEmpty(rule.noncurrentTransitions)),
      x.isSet(rule.noncurrentDays),
    ),
  got: () => "a rule that does nothing",
  allowed: "transitions, expiration_days, noncurrent_transitions or noncurrent_days",
  refused: [{}, { prefix: "logs/" }, { enabled: false }],
};

const endsAfterMoves: t.Rule<LifecycleRule> = {
  test: (rule) => isAfter(rule.expirationDays, rule.transitions),
  got: ({ expirationDays, transitions }) =>
    x.str`expired after ${x.jsonEncode(expirationDays)} days, and moved after ${x.jsonEncode(transitions)}`,
  allowed: "expiration_days above those of all transitions",
  refused: [
    { transitions: { GLACIER: 90 }, expirationDays: 90 },
    { transitions: { STANDARD_IA: 30, DEEP_ARCHIVE: 365 }, expirationDays: 100 },
  ],
};

const versionsEndAfterMoves: t.Rule<LifecycleRule> = {
  test: (rule) => isAfter(rule.noncurrentDays, rule.noncurrentTransitions),
  got: ({ noncurrentDays, noncurrentTransitions }) =>
    x.str`versions that go after ${x.jsonEncode(noncurrentDays)} days, and move after ${x.jsonEncode(noncurrentTransitions)}`,
  allowed: "noncurrent_days above those of all noncurrent_transitions",
  refused: [{ noncurrentTransitions: { GLACIER: 90 }, noncurrentDays: 30 }],
};

const keptOfSomething: t.Rule<LifecycleRule> = {
  test: (rule) => x.or(x.isNull(rule.noncurrentVersions), x.isSet(rule.noncurrentDays)),
  got: ({ noncurrentVersions }) =>
    x.str`${x.jsonEncode(noncurrentVersions)} versions that stay, without noncurrent_days`,
  allowed: "noncurrent_versions together with noncurrent_days",
  refused: [{ expirationDays: 30, noncurrentVersions: 3 }],
};

const lifecycleRule = fields
  .rules(doesSomething, endsAfterMoves, versionsEndAfterMoves, keptOfSomething)
  .describe("A lifecycle rule (Amazon S3 User Guide, lifecycle configuration elements).")
  .example({ prefix: "images/", transitions: { STANDARD_IA: 90 } });

/** Ids of the rules that the bucket has without being asked. */
const OWN_RULES = ["old-versions", "unfinished-uploads"];

const taken = (rules: Expr<Readonly<Record<string, LifecycleRule>>>): Expr<string[]> =>
  x.itemsWhere(x.keys(rules), "rule", (key) => x.contains(x.items(OWN_RULES), key));

const furtherRules = t
  .keyed(lifecycleRule, "rule")
  .rule({
    test: (rules) => x.isEmpty(taken(rules)),
    got: (rules) => x.str`a map with ${x.shownTexts(taken(rules))}`,
    allowed: `other keys than ${OWN_RULES.join(" and ")}, the bucket's own rules`,
    refused: [{ "old-versions": { expirationDays: 30 } }, { "unfinished-uploads": { expirationDays: 30 } }],
  })
  .length({ max: 900, because: "a bucket has 1000" });

const inputs = {
  lifecycleRules: furtherRules.describe("Further lifecycle rules, by their ids.").default({}),
};

export const lifecycleRules = t.concern({ inputs });

interface Move {
  readonly days: number;
  readonly storageClass: string;
}

/** A rule as S3 takes it; what is null or empty is not in it. */
export interface Plan {
  readonly id: string;
  readonly status: string;
  readonly prefix: string;
  readonly minimumBytes: number | null;
  readonly transitions: readonly Move[];
  readonly expirationDays: number | null;
  readonly removesMarkers: boolean;
  readonly noncurrentTransitions: readonly Move[];
  readonly noncurrentDays: number | null;
  readonly noncurrentVersions: number | null;
  readonly abortUploadDays: number | null;
}

const movesOf = (all: Expr<Readonly<Record<string, number>>>): Expr<Move[]> =>
  x.listFrom(all, ["class", "days"], (storageClass, days) => x.object<Move>({ days, storageClass }));

export function furtherPlans({ lifecycleRules }: t.InputsOf<typeof inputs>): Expr<Plan[]> {
  return x.listFrom(lifecycleRules, ["id", "rule"], (id, rule) =>
    x.object<Plan>({
      id,
      status: x.choose(rule.enabled, "Enabled", "Disabled"),
      prefix: rule.prefix,
      minimumBytes: rule.minimumBytes,
      transitions: movesOf(rule.transitions),
      expirationDays: rule.expirationDays,
      removesMarkers: false,
      noncurrentTransitions: movesOf(rule.noncurrentTransitions),
      noncurrentDays: rule.noncurrentDays,
      noncurrentVersions: rule.noncurrentVersions,
      abortUploadDays: null,
    }),
  );
}
