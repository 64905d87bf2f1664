/** Archive tiers of S3 Intelligent-Tiering. */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketIntelligentTieringConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-intelligent-tiering-configuration";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { optional } from "../../core/resources";
import { keyPrefix } from "../../storage/names";

const tiering = t
  .shape("BucketIntelligentTiering", {
    prefix: keyPrefix().describe("The beginning of the keys; default: all objects.").default(""),
    archiveDays: t
      .integer({ min: 90, max: 730 }, "days")
      .describe("Days without a read after which an object is archived (minutes to hours to get it back).")
      .optional(),
    deepArchiveDays: t
      .integer({ min: 180, max: 730 }, "days")
      .describe("Days without a read after which it goes to the deep archive (up to 12 hours).")
      .optional(),
  })
  .rule({
    test: ({ archiveDays, deepArchiveDays }) =>
      x.not(x.and(x.isNull(archiveDays), x.isNull(deepArchiveDays))),
    got: () => "no tier",
    allowed: "archive_days, deep_archive_days or both",
    refused: [{}, { prefix: "images/" }],
  })
  .rule({
    test: ({ archiveDays, deepArchiveDays }) =>
      x.isNullOr(archiveDays, (archiveDays) =>
        x.isNullOr(deepArchiveDays, (deepArchiveDays) => x.ge(deepArchiveDays, archiveDays)),
      ),
    got: ({ archiveDays, deepArchiveDays }) =>
      x.str`archived after ${x.jsonEncode(archiveDays)} days, deeper after ${x.jsonEncode(deepArchiveDays)}`,
    allowed: "deep_archive_days that are not below archive_days",
    refused: [{ archiveDays: 365, deepArchiveDays: 180 }],
  })
  .describe(
    "Archive tiers of S3 Intelligent-Tiering, for objects of that class (Amazon S3 User Guide, How S3 Intelligent-Tiering works).",
  )
  .example({ archiveDays: 90 });

const inputs = { intelligentTiering: tiering.optional() };

export const intelligentTiering = t.concern({ inputs });

export function archive(
  scope: Construct,
  { intelligentTiering }: t.InputsOf<typeof inputs>,
  bucket: S3Bucket,
): void {
  const settings = intelligentTiering;
  optional(
    scope,
    S3BucketIntelligentTieringConfiguration,
    "s3_bucket_intelligent_tiering_configuration",
    x.isSet(intelligentTiering),
    () => {
      const prefixes = x.itemWhere(settings.prefix, "prefix", (prefix) => x.ne(prefix, ""));
      return {
        bucket: bucket.id,
        name: "archive",
        filter: blocks(prefixes, (prefix) => ({ prefix })),
        tiering: blocks(tiersOf(x.nonNull(settings)), ({ accessTier, days }) => ({ accessTier, days })),
      };
    },
  );
}

function tiersOf({ archiveDays, deepArchiveDays }: Expr<t.Infer<typeof tiering>>) {
  const tier = (accessTier: string, days: Expr<number | null>) => x.object({ accessTier, days });
  return x.itemsWhere(
    x.items([tier("ARCHIVE_ACCESS", archiveDays), tier("DEEP_ARCHIVE_ACCESS", deepArchiveDays)]),
    "tier",
    (item) => x.isSet(item.days),
  );
}
