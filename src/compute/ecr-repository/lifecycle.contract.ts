/** When images expire. Amazon ECR User Guide: "Lifecycle policy properties in Amazon ECR". */
import { flag, type Infer, integer, keyed, pattern, shape } from "../../core/contract";
import {
  distinct,
  type Expr,
  eq,
  isSet,
  jsonEncode,
  length,
  listFrom,
  matches,
  ne,
  not,
} from "../../core/expressions";

const IMAGES = { min: 1, max: 100_000 };
const DAYS = { min: 1, max: 36_500 };

const taggedRule = shape("EcrTaggedImages", {
  tagPattern: pattern(
    "[A-Za-z0-9_.*-]{1,128}",
    "1 to 128 letters, digits and _ . - of a tag, with * for any text",
    "pr-*",
    ["", "a b", "pr/*", "x".repeat(129)],
  )
    .rule({
      test: (value) => not(matches("([*][^*]*){5}", value)),
      allowed: "a pattern with at most four *",
      refused: ["a*b*c*d*e*f", "*****"],
    })
    .describe("Tags that the rule is about; * stands for any text."),
  priority: integer({ min: 1, max: 900 }).describe(
    "Order among these rules, lowest first; an image that one of them ends is not counted by later ones.",
  ),
  keepImages: integer(IMAGES, "images").describe("Images that are kept: the latest pushed ones.").optional(),
  days: integer(DAYS, "days").describe("Days after its push at which an image ends.").optional(),
})
  .rule({
    test: ({ keepImages, days }) => ne(isSet(keepImages), isSet(days)),
    got: (given) => jsonEncode(given),
    allowed: "either keep_images or days",
    refused: [
      { tagPattern: "pr-*", priority: 1 },
      { tagPattern: "pr-*", priority: 1, keepImages: 3, days: 3 },
    ],
  })
  .describe("When images with certain tags expire.")
  .example({ tagPattern: "pr-*", priority: 1, days: 30 });

export type TaggedRule = Infer<typeof taggedRule>;

const priorities = (rules: Expr<Readonly<Record<string, TaggedRule>>>) =>
  listFrom<TaggedRule, number>(rules, ["name", "images"], (_, { priority }) => ({ value: priority }));

export const lifecycle = shape("EcrLifecycle", {
  expireUntagged: flag()
    .describe(
      "Whether images without a tag expire; the parts of a multi-architecture image stay as long as the image does.",
    )
    .default(true),
  untaggedDays: integer(DAYS, "days")
    .describe("Days after its push at which an image without a tag ends.")
    .default(14),
  keepImages: integer(IMAGES, "images")
    .describe(
      "Images that are kept in all: the latest pushed ones. Default: every one, since ECR does not know which still run.",
    )
    .optional(),
  tagged: keyed(taggedRule, "images")
    .rule({
      test: (rules) => eq(length(distinct(priorities(rules))), length(priorities(rules))),
      got: (rules) => jsonEncode(priorities(rules)),
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
}).describe("When images expire.");

export type Lifecycle = Infer<typeof lifecycle>;
