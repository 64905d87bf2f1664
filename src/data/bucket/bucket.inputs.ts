/** Every input of `modules/data/bucket` and of the construct `Bucket`. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { accessLogs } from "../../storage/access-logs.contract";
import { keyPrefix, tlsBucketName } from "../../storage/names.contract";
import { onlyFrom, readers, writers } from "./access.contract";
import { lifecycleRules } from "./lifecycle.contract";

const oldVersions = t
  .shape("BucketOldVersions", {
    expire: t
      .flag()
      .describe(
        "Whether versions that another took the place of go; else each is kept, and paid for, for ever.",
      )
      .default(true),
    days: t.duration("days", { min: 1, max: 36500 }).describe("Days after which they go.").default(90),
    keep: t
      .integer({ min: 1, max: 100 }, "versions")
      .describe("Newest of them that stay whatever their age; default: none.")
      .optional(),
  })
  .describe("What becomes of old versions of all objects.");

const objectLock = t
  .shape("BucketObjectLock", {
    mode: t
      .oneOf("GOVERNANCE", "COMPLIANCE")
      .describe(
        "GOVERNANCE: whoever has s3:BypassGovernanceRetention may delete earlier. COMPLIANCE: nobody may, not even the root user.",
      ),
    days: t.integer({ min: 1, max: 36500 }, "days").describe("Days that a version is kept.").optional(),
    years: t.integer({ min: 1, max: 100 }, "years").describe("Years in their place.").optional(),
  })
  .rule({
    test: ({ days, years }) => x.ne(x.isSet(days), x.isSet(years)),
    got: ({ days, years }) => x.str`days ${x.jsonEncode(days)} and years ${x.jsonEncode(years)}`,
    allowed: "either days or years",
    refused: [{ mode: "GOVERNANCE" }, { mode: "GOVERNANCE", days: 1, years: 1 }],
  })
  .describe(
    "Versions that cannot be deleted or overwritten for a time (Amazon S3 User Guide, Locking objects with Object Lock). It can be turned on later, and never off.",
  )
  .example({ mode: "GOVERNANCE", days: 30 });

const intelligentTiering = t
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
      x.ifSet(
        archiveDays,
        (archiveDays) =>
          x.ifSet(
            deepArchiveDays,
            (deepArchiveDays) => x.ge(deepArchiveDays, archiveDays),
            () => true,
          ),
        () => true,
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

const origin = () =>
  t.pattern(
    "[*]|https?://[*A-Za-z0-9.-]+(:[0-9]{1,5})?",
    'an origin such as "https://www.example.com", with one * at most, without a path',
    "https://www.example.com",
    ["www.example.com", "https://www.example.com/", "ftp://example.com", ""],
  );

const corsRule = t
  .shape("BucketCorsRule", {
    origins: t
      .listOf(origin(), "origin")
      .describe("Origins whose pages may ask.")
      .rule({ test: (all) => x.not(x.isEmpty(all)), allowed: "one origin at least", refused: [[]] }),
    methods: t
      .listOf(t.oneOf("GET", "HEAD", "PUT", "POST", "DELETE"), "method")
      .describe("Methods that they may use.")
      .rule({ test: (all) => x.not(x.isEmpty(all)), allowed: "one method at least", refused: [[]] })
      .default(["GET", "HEAD"]),
    headers: t
      .listOf(t.text(), "header")
      .describe("Headers that a request may have, `*` for any text in a name.")
      .default([]),
    exposedHeaders: t
      .listOf(t.text(), "header")
      .describe("Headers of the answer that scripts may read.")
      .default([]),
    maxAgeSeconds: t
      .integer({ min: 0, max: 86400 }, "seconds")
      .describe("Seconds that a browser remembers the answer to its question.")
      .default(3600),
  })
  .describe("A rule for pages of other origins (Amazon S3 User Guide, Using cross-origin resource sharing).")
  .example({ origins: ["https://www.example.com"] });

export const bucketInputs = {
  name: tlsBucketName().describe(
    "The bucket's name, unique in all of AWS: an account id in it helps. A change makes another bucket.",
  ),
  readers: readers.describe("Who reads objects, by names of your choice.").default({}),
  writers: writers
    .describe("Who writes objects, by names of your choice. Writing alone lets nobody read.")
    .default({}),
  onlyFrom: onlyFrom.optional(),
  minimumTls: t.oneOf("1.2", "1.3").describe("Oldest version of TLS that is accepted.").default("1.2"),
  kmsKeyArn: t
    .arn("kms", "a KMS key's ARN")
    .describe(
      "Key for SSE-KMS, with a bucket key. Readers need kms:Decrypt of it and writers kms:GenerateDataKey too; default: SSE-S3.",
    )
    .optional(),
  versioning: t
    .flag()
    .describe("Whether versions are kept, so that an overwritten or deleted object comes back.")
    .default(true),
  oldVersions: oldVersions.default({}),
  abortUploadDays: t
    .duration("days", { min: 1, max: 365 })
    .describe("Days after which an unfinished multipart upload goes.")
    .default(7),
  lifecycleRules: lifecycleRules.describe("Further lifecycle rules, by their ids.").default({}),
  objectLock: objectLock.optional(),
  intelligentTiering: intelligentTiering.optional(),
  cors: t
    .keyed(corsRule, "rule")
    .describe("Rules for pages of other origins, by their ids.")
    .rule({
      test: (all) => x.le(x.length(all), 100),
      got: (all) => x.str`a map of ${x.length(all)} rules`,
      allowed: "at most 100 rules",
      refused: [
        Object.fromEntries(
          Array.from({ length: 101 }, (_, index) => [`r${index}`, { origins: ["https://www.example.com"] }]),
        ),
      ],
    })
    .default({}),
  eventBridge: t
    .flag()
    .describe("Whether events of the bucket go to EventBridge (Amazon S3 User Guide, Using EventBridge).")
    .default(false),
  accessLogs: accessLogs("BucketAccessLogs").optional().example({ bucket: "shop-logs-123456789012" }),
  forceDestroy: t
    .flag()
    .describe("Whether destroying the bucket deletes its objects, all versions of them, for good.")
    .default(false),
  tags: t.tags(),
};

export type BucketShape = typeof bucketInputs;
export type BucketInputs = t.Inputs<BucketShape>;
export type CorsRule = t.Infer<typeof corsRule>;
export type ObjectLock = t.Infer<typeof objectLock>;
export type IntelligentTiering = t.Infer<typeof intelligentTiering>;
