/** What the bucket removes and moves by itself. */

import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
  type S3BucketLifecycleConfigurationRuleFilter,
} from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import type { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { Construct } from "constructs";
import type { Content } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { resource } from "../../core/resources";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import { furtherPlans, lifecycleRules, type Plan } from "./lifecycle-rules";

const oldVersions = t
  .shape("BucketOldVersions", {
    expire: t
      .flag("Whether versions that another took the place of go; else each is kept, and paid for, for ever.")
      .default(true),
    days: t.duration("days", { min: 1, max: 36500 }).describe("Days after which they go.").default(90),
    keep: t
      .integer({ min: 1, max: 100 }, "versions")
      .describe("Newest of them that stay whatever their age; default: none.")
      .optional(),
  })
  .describe("What becomes of old versions of all objects.");

const needs = [lifecycleRules] as const;
const inputs = {
  oldVersions: oldVersions.default({}),
  abortUploadDays: t
    .duration("days", { min: 1, max: 365 })
    .describe("Days after which an unfinished multipart upload goes.")
    .default(7),
};
type LifecycleInputs = t.InputsOf<typeof inputs, typeof needs>;

export const tidying = t.concern({ needs, inputs });

export function lifecycle(
  scope: Construct,
  inputs: LifecycleInputs,
  { bucket, versions }: { readonly bucket: S3Bucket; readonly versions: S3BucketVersioningA },
): void {
  const further = local(scope, "further_lifecycle_rules", furtherPlans(inputs));
  const plans = x.concat(...ownRules(scope, inputs), further);
  resource(scope, S3BucketLifecycleConfiguration, "s3_bucket_lifecycle_configuration", {
    bucket: bucket.id,
    rule: blocks(plans, ruleBlock),
    dependsOn: [versions],
  });
}

const ruleBlock = (plan: Expr<Plan>): Content<S3BucketLifecycleConfigurationRule> => ({
  id: plan.id,
  status: plan.status,
  filter: blocks(x.items([plan]), filterOf),
  transition: blocks(plan.transitions, ({ days, storageClass }) => ({ days, storageClass })),
  expiration: blocks(expirationOf(plan), ({ days, marker }) => ({
    days,
    expiredObjectDeleteMarker: marker,
  })),
  noncurrentVersionTransition: blocks(plan.noncurrentTransitions, ({ days, storageClass }) => ({
    noncurrentDays: days,
    storageClass,
  })),
  noncurrentVersionExpiration: blocks(x.itemWhereSet(plan.noncurrentDays, "given"), (noncurrentDays) => ({
    noncurrentDays,
    newerNoncurrentVersions: plan.noncurrentVersions,
  })),
  abortIncompleteMultipartUpload: blocks(
    x.itemWhereSet(plan.abortUploadDays, "given"),
    (daysAfterInitiation) => ({
      daysAfterInitiation,
    }),
  ),
});

const expirationOf = ({ expirationDays, removesMarkers }: Expr<Plan>) =>
  x.itemsWhere(
    x.items([
      x.object({
        days: expirationDays,
        marker: x.choose(removesMarkers, true, null),
      }),
    ]),
    "expiration",
    () => x.or(x.isSet(expirationDays), removesMarkers),
  );

/** Amazon S3 User Guide, "Lifecycle configuration elements": a prefix and a size stand in an `and`. */
function filterOf({ prefix, minimumBytes }: Expr<Plan>): Content<S3BucketLifecycleConfigurationRuleFilter> {
  const both = x.and(x.ne(prefix, ""), x.isSet(minimumBytes));
  const alone = <T>(value: Expr<T>, isAlone: Expr<boolean>) => x.when(isAlone, value);
  const pairs = x.itemWhere(both, "both", (flag) => flag);
  return {
    prefix: alone(prefix, x.and(x.ne(prefix, ""), x.isNull(minimumBytes))),
    objectSizeGreaterThan: alone(minimumBytes, x.eq(prefix, "")),
    and: blocks(pairs, () => ({ prefix, objectSizeGreaterThan: minimumBytes })),
  };
}

const NOTHING = {
  status: "Enabled",
  prefix: "",
  minimumBytes: null,
  transitions: [],
  expirationDays: null,
  removesMarkers: false,
  noncurrentTransitions: [],
  noncurrentDays: null,
  noncurrentVersions: null,
  abortUploadDays: null,
};

/** What every bucket tidies up: old versions, and uploads that never came to an end. */
function ownRules(scope: Construct, { oldVersions, abortUploadDays }: LifecycleInputs): Expr<Plan[]>[] {
  const versions = x.object<Plan>({
    ...NOTHING,
    id: "old-versions",
    removesMarkers: true,
    noncurrentDays: oldVersions.days,
    noncurrentVersions: oldVersions.keep,
  });
  const uploads = x.object<Plan>({ ...NOTHING, id: "unfinished-uploads", abortUploadDays });
  const own = x.listEach(x.items([oldVersions.expire]), ["expire"], (expire) => ({
    value: versions,
    when: expire,
  }));
  return [
    local(scope, "old_versions_rule", own),
    x.items([table(scope, "unfinished_uploads_rule", uploads)]),
  ];
}
