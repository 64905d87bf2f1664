/** When images expire. Amazon ECR User Guide: "Lifecycle policy properties in Amazon ECR". */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

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
  .rule({
    test: ({ keepImages, days }) => x.ne(x.isSet(keepImages), x.isSet(days)),
    got: (given) => x.jsonEncode(given),
    allowed: "either keep_images or days",
    refused: [
      { tagPattern: "pr-*", priority: 1 },
      { tagPattern: "pr-*", priority: 1, keepImages: 3, days: 3 },
    ],
  })
  .describe("When images with certain tags expire.")
  .example({ tagPattern: "pr-*", priority: 1, days: 30 });

export type TaggedRule = t.Infer<typeof taggedRule>;

const priorities = (rules: Expr<Readonly<Record<string, TaggedRule>>>) =>
  x.listFrom(rules, ["name", "images"], (_, { priority }) => ({ value: priority }));

export const lifecycle = t
  .shape("EcrLifecycle", {
    expireUntagged: t
      .flag()
      .describe(
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
      .rule({
        test: (rules) => x.eq(x.length(x.distinct(priorities(rules))), x.length(priorities(rules))),
        got: (rules) => x.jsonEncode(priorities(rules)),
        allowed: "a priority of its own for every rule",
        refused: [
          {
            pull: { tagPattern: "pr-*", priority: 1, days: 3 },
            nightly: { tagPattern: "nightly-*", priority: 1, days: 9 },
          },
        ],
      })
      .describe("Further rules by name, for images with certain tags.")
      .default({}),
  })
  .describe("When images expire.");

export type Lifecycle = t.Infer<typeof lifecycle>;
