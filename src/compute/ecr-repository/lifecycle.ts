/**
 * When images expire. Rules for certain tags first, then what has no tag, then the number of images in all.
 * Amazon ECR User Guide: "Lifecycle policy properties in Amazon ECR".
 */
import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import type { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { optional } from "../../core/resources";
import { local } from "../../core/stack/local";

const IMAGES = { min: 1, max: 100_000 };
const DAYS = { min: 1, max: 36_500 };

const taggedRule = t
  .shape("EcrTaggedImages", {
    tagPattern: t
      .pattern(
        "[A-Za-z0-9_.*-]{1,128}",
        "1 to 128 ASCII letters, digits and _ . - of a tag, with * for any text",
        "pr-*",
        ["", "a b", "pr/*", "x".repeat(129)],
      )
      .rule({
        test: (value) => x.not(x.matches("([*][^*]*){5}", value)),
        allowed: "a pattern with at most four *",
        refused: ["a*b*c*d*e*f", "*****"],
      })
      .describe("Tags that the rule is about; * stands for any text."),
    priority: t
      .integer({ min: 1, max: 900 })
      .describe(
        "Order among these rules, lowest first; an image that one of them ends is not counted by later ones.",
      ),
    keepImages: t
      .integer(IMAGES, "images")
      .describe("Images that are kept: the latest pushed ones.")
      .optional(),
    days: t.integer(DAYS, "days").describe("Days after its push at which an image ends.").optional(),
  })
  .rule(t.exactlyOneOf("keepImages", "days"))
  .describe("When images with certain tags expire.")
  .example({ tagPattern: "pr-*", priority: 1, days: 30 });

type TaggedRule = t.Infer<typeof taggedRule>;

const priorities = (rules: Expr<Readonly<Record<string, TaggedRule>>>) =>
  x.listFrom(rules, ["name", "images"], (_, { priority }) => priority);

const lifecycle = t
  .shape("EcrLifecycle", {
    expireUntagged: t
      .flag(
        "Whether images without a tag expire; the parts of a multi-architecture image stay as long as the image does.",
      )
      .default(true),
    untaggedDays: t
      .integer(DAYS, "days")
      .describe("Days after its push at which an image without a tag ends.")
      .default(14),
    keepImages: t
      .integer(IMAGES, "images")
      .describe(
        "Images that are kept in all: the latest pushed ones. Default: every one, since ECR does not know which still run.",
      )
      .optional(),
    tagged: t
      .keyed(taggedRule, "images")
      .rule(t.distinct({ of: "priority", numbers: priorities }))
      .describe("Further rules by name, for images with certain tags.")
      .default({}),
  })
  .describe("When images expire.");

type Lifecycle = t.Infer<typeof lifecycle>;

const inputs = { lifecyclePolicy: lifecycle.default({}) };

export const expiry = t.concern({ inputs });

const PRIORITIES = { untagged: 998, any: 999 } as const;

interface ExpiryRule {
  readonly rulePriority: number;
  readonly description: string;
  readonly selection: object;
  readonly action: { readonly type: "expire" };
}

type Tags = { readonly tagStatus: string; readonly tagPatternList?: readonly In<string>[] };

export function lifecyclePolicy(
  scope: Construct,
  { lifecyclePolicy: settings }: t.InputsOf<typeof inputs>,
  repository: EcrRepository,
): void {
  const { expireUntagged, keepImages, tagged } = settings;
  const any = x.or(expireUntagged, x.isSet(keepImages), x.not(x.isEmpty(tagged)));
  const rules = x.concat(
    local(scope, "counted_images", countedRules(tagged)),
    local(scope, "dated_images", datedRules(tagged)),
    local(scope, "untagged_images", untaggedRule(settings)),
    local(scope, "all_images", totalRule(settings)),
  );
  optional(scope, EcrLifecyclePolicy, "ecr_lifecycle_policy", any, () => ({
    repository: repository.name,
    policy: x.jsonEncode({ rules }),
  }));
}

// by number and by age apart: the two kinds of rules are objects of different shapes
const countedRules = (tagged: Expr<Lifecycle["tagged"]>) =>
  taggedRules(
    tagged,
    ({ keepImages }) => x.isSet(keepImages),
    ({ keepImages }) => latest(keepImages),
  );

const datedRules = (tagged: Expr<Lifecycle["tagged"]>) =>
  taggedRules(
    tagged,
    ({ days }) => x.isSet(days),
    ({ days }) => pushedSince(days),
  );

const untaggedRule = ({ expireUntagged, untaggedDays }: Expr<Lifecycle>) =>
  x.itemIf(expireUntagged, () => {
    const description = x.str`Images without a tag end ${untaggedDays} days after their push.`;
    return rule(PRIORITIES.untagged, description, { tagStatus: "untagged" }, pushedSince(untaggedDays));
  });

const totalRule = ({ keepImages }: Expr<Lifecycle>) =>
  x.itemIf(x.isSet(keepImages), () => {
    const description = x.str`The latest ${keepImages} images are kept.`;
    return rule(PRIORITIES.any, description, { tagStatus: "any" }, latest(keepImages));
  });

const taggedRules = (
  tagged: Expr<Lifecycle["tagged"]>,
  counts: (settings: Expr<TaggedRule>) => Expr<boolean>,
  limit: (settings: Expr<TaggedRule>) => object,
) =>
  x.listFrom(tagged, ["name", "images"], (name, settings) => ({
    value: () =>
      rule(
        settings.priority,
        name,
        { tagStatus: "tagged", tagPatternList: [settings.tagPattern] },
        limit(settings),
      ),
    when: counts(settings),
  }));

const rule = (
  rulePriority: In<number>,
  description: In<string>,
  tags: Tags,
  limit: object,
): In<ExpiryRule> => ({
  rulePriority,
  description,
  selection: { ...tags, ...limit },
  action: { type: "expire" },
});

const latest = (countNumber: In<number | null>) => ({ countType: "imageCountMoreThan", countNumber });

const pushedSince = (countNumber: In<number | null>) => ({
  countType: "sinceImagePushed",
  countUnit: "days",
  countNumber,
});
