/** The lifecycle policy: rules for certain tags first, then what has no tag, then the number of images in all. */
import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import type { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import type { Construct } from "constructs";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { Lifecycle, TaggedRule } from "./lifecycle.contract";

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
  settings: Expr<Lifecycle>,
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
  optional(any, (meta) => {
    return new EcrLifecyclePolicy(scope, "ecr_lifecycle_policy", {
      ...meta,
      repository: repository.name,
      policy: x.tf(x.jsonEncode({ rules })),
    });
  });
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
  only(expireUntagged, () => {
    const description = x.str`Images without a tag end ${untaggedDays} days after their push.`;
    return rule(PRIORITIES.untagged, description, { tagStatus: "untagged" }, pushedSince(untaggedDays));
  });

const totalRule = ({ keepImages }: Expr<Lifecycle>) =>
  only(x.isSet(keepImages), () => {
    const description = x.str`The latest ${keepImages} images are kept.`;
    return rule(PRIORITIES.any, description, { tagStatus: "any" }, latest(keepImages));
  });

const taggedRules = (
  tagged: Expr<Lifecycle["tagged"]>,
  counts: (settings: Expr<TaggedRule>) => Expr<boolean>,
  limit: (settings: Expr<TaggedRule>) => object,
) =>
  x.listFrom<TaggedRule, ExpiryRule>(tagged, ["name", "images"], (name, settings) => ({
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

const only = (condition: Expr<boolean>, make: () => In<ExpiryRule>) =>
  x.when(
    condition,
    () => x.items([make()]),
    () => x.items([]),
  );
