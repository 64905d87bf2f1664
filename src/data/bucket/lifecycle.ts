/** What the bucket removes and moves by itself. */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import type { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { Construct } from "constructs";
import { blockEach, inner, innerBlocks } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import type { BucketInputs } from "./bucket.inputs";

interface Move {
  readonly days: number;
  readonly storageClass: string;
}

/** A rule as S3 takes it; what is null or empty is not in it. */
interface Plan {
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

export function lifecycle(
  scope: Construct,
  inputs: BucketInputs,
  { bucket, versions }: { readonly bucket: S3Bucket; readonly versions: S3BucketVersioningA },
): void {
  const configuration = new S3BucketLifecycleConfiguration(scope, "s3_bucket_lifecycle_configuration", {
    bucket: bucket.id,
    dependsOn: [versions],
  });
  const further = local(scope, "further_lifecycle_rules", furtherRules(inputs));
  const plans = x.concat(...ownRules(scope, inputs), further);
  blockEach<Plan>(configuration, { name: "rule" }, plans, (plan) => ({
    id: plan.id,
    status: plan.status,
    ...innerBlocks({
      filter: inner<Plan>(x.items([plan]), ({ prefix, minimumBytes }) => filterOf(prefix, minimumBytes)),
      transition: inner<Move>(plan.transitions, ({ days, storageClass }) => ({
        days,
        storage_class: storageClass,
      })),
      expiration: inner<Expiration>(expirationOf(plan), ({ days, marker }) => ({
        days,
        expired_object_delete_marker: marker,
      })),
      noncurrent_version_transition: inner<Move>(plan.noncurrentTransitions, ({ days, storageClass }) => ({
        noncurrent_days: days,
        storage_class: storageClass,
      })),
      noncurrent_version_expiration: inner<number>(given(plan.noncurrentDays), (days) => ({
        noncurrent_days: days,
        newer_noncurrent_versions: plan.noncurrentVersions,
      })),
      abort_incomplete_multipart_upload: inner<number>(given(plan.abortUploadDays), (days) => ({
        days_after_initiation: days,
      })),
    }),
  }));
}

const given = (value: Expr<number | null>): Expr<number[]> =>
  x.listEach(x.items([value as Expr<number>]), ["given"], (item) => ({
    value: item,
    when: x.isSet(item),
  }));

interface Expiration {
  readonly days: number | null;
  /** Whether a deletion's mark goes with the last version that it hides; not together with days. */
  readonly marker: boolean | null;
}

const expirationOf = ({ expirationDays, removesMarkers }: Expr<Plan>): Expr<Expiration[]> =>
  x.listEach(
    x.items([
      x.object<Expiration>({
        days: expirationDays,
        marker: x.when(
          removesMarkers,
          () => true,
          () => null,
        ),
      }),
    ]),
    ["expiration"],
    (expiration) => ({ value: expiration, when: x.or(x.isSet(expirationDays), removesMarkers) }),
  );

/** Amazon S3 User Guide, "Lifecycle configuration elements": a prefix and a size stand in an `and`. */
function filterOf(prefix: Expr<string>, minimumBytes: Expr<number | null>) {
  const both = x.and(x.ne(prefix, ""), x.isSet(minimumBytes));
  const alone = <T>(value: Expr<T>, isAlone: Expr<boolean>) =>
    x.when(
      isAlone,
      () => value,
      () => null,
    );
  const pairs = x.listEach(x.items([both]), ["both"], (flag) => ({
    value: flag,
    when: flag,
  }));
  return {
    prefix: alone(prefix, x.and(x.ne(prefix, ""), x.isNull(minimumBytes))),
    object_size_greater_than: alone(minimumBytes, x.eq(prefix, "")),
    ...innerBlocks({
      and: inner<boolean>(pairs, () => ({ prefix, object_size_greater_than: minimumBytes })),
    }),
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
function ownRules(scope: Construct, { oldVersions, abortUploadDays }: BucketInputs): Expr<Plan[]>[] {
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

const movesOf = (all: Expr<Readonly<Record<string, number>>>): Expr<Move[]> =>
  x.listFrom(all, ["class", "days"], (storageClass, days) => ({
    value: x.object<Move>({ days, storageClass }),
  }));

function furtherRules({ lifecycleRules }: BucketInputs): Expr<Plan[]> {
  return x.listFrom(lifecycleRules, ["id", "rule"], (id, rule) => ({
    value: x.object<Plan>({
      id,
      status: x.when(
        rule.enabled,
        () => "Enabled",
        () => "Disabled",
      ),
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
  }));
}
