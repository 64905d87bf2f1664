// Generated from src/data/bucket/bucket.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface BucketResources {
  readonly callerIdentity: typeof import("@cdktf/provider-aws/lib/data-aws-caller-identity").DataAwsCallerIdentity;
  readonly iamSessionContext: typeof import("@cdktf/provider-aws/lib/data-aws-iam-session-context").DataAwsIamSessionContext;
  readonly s3Bucket: typeof import("@cdktf/provider-aws/lib/s3-bucket").S3Bucket;
  readonly s3BucketCorsConfiguration: typeof import("@cdktf/provider-aws/lib/s3-bucket-cors-configuration").S3BucketCorsConfiguration;
  readonly s3BucketIntelligentTieringConfiguration: typeof import("@cdktf/provider-aws/lib/s3-bucket-intelligent-tiering-configuration").S3BucketIntelligentTieringConfiguration;
  readonly s3BucketLifecycleConfiguration: typeof import("@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration").S3BucketLifecycleConfiguration;
  readonly s3BucketLogging: typeof import("@cdktf/provider-aws/lib/s3-bucket-logging").S3BucketLoggingA;
  readonly s3BucketNotification: typeof import("@cdktf/provider-aws/lib/s3-bucket-notification").S3BucketNotification;
  readonly s3BucketObjectLockConfiguration: typeof import("@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration").S3BucketObjectLockConfigurationA;
  readonly s3BucketOwnershipControls: typeof import("@cdktf/provider-aws/lib/s3-bucket-ownership-controls").S3BucketOwnershipControls;
  readonly s3BucketPolicy: typeof import("@cdktf/provider-aws/lib/s3-bucket-policy").S3BucketPolicy;
  readonly s3BucketPublicAccessBlock: typeof import("@cdktf/provider-aws/lib/s3-bucket-public-access-block").S3BucketPublicAccessBlock;
  readonly s3BucketServerSideEncryptionConfiguration: typeof import("@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration").S3BucketServerSideEncryptionConfigurationA;
  readonly s3BucketVersioning: typeof import("@cdktf/provider-aws/lib/s3-bucket-versioning").S3BucketVersioningA;
}

/** A private bucket for artefacts, images and other objects: closed to the public, without ACLs, encrypted, versioned, by TLS only, tidied up by lifecycle rules. */
export interface BucketProps extends BlockProps<BucketResources> {
  /**
   * The bucket's name, unique in all of AWS: an account id in it helps. A change makes another bucket.
   * Allowed: 3 to 63 lower-case ASCII letters, digits and hyphens, a letter or digit at both ends; no dots, which S3's TLS certificates do not cover.
   * Allowed: a name without the beginnings xn--, sthree-, amzn-s3-demo- and the endings -s3alias, --ol-s3, .mrap, --x-s3, --table-s3, which AWS keeps.
   */
  readonly name: Input<string>;
  /**
   * Whether destroying the bucket deletes its objects, all versions of them, for good.
   * @default false
   */
  readonly forceDestroy?: Input<boolean>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
  /**
   * Who reads objects, by names of your choice.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: at most 50 readers: a bucket policy has 20 KB.
   * @default {}
   */
  readonly readers?: Input<Readonly<Record<string, BucketReader>>>;
  /**
   * Who writes objects, by names of your choice. Writing alone lets nobody read.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: at most 50 writers: a bucket policy has 20 KB.
   * @default {}
   */
  readonly writers?: Input<Readonly<Record<string, BucketWriter>>>;
  /** Objects are read, written and deleted through these VPC endpoints alone. Managing the bucket is not limited, so that nobody locks himself out. */
  readonly onlyFrom?: Input<BucketOnlyFrom | null>;
  /**
   * Oldest version of TLS that is accepted.
   * Allowed: one of "1.2", "1.3".
   * @default "1.2"
   */
  readonly minimumTls?: Input<"1.2" | "1.3">;
  /**
   * Key for SSE-KMS, with a bucket key. Readers need kms:Decrypt of it and writers kms:GenerateDataKey too; default: SSE-S3.
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly kmsKeyArn?: Input<string | null>;
  /**
   * Whether versions are kept, so that an overwritten or deleted object comes back.
   * @default true
   */
  readonly versioning?: Input<boolean>;
  /**
   * What becomes of old versions of all objects.
   * @default {}
   */
  readonly oldVersions?: Input<BucketOldVersions>;
  /**
   * Days after which an unfinished multipart upload goes.
   * Allowed: a whole number from 1 to 365 days.
   * @default 7
   */
  readonly abortUploadDays?: Input<number>;
  /**
   * Further lifecycle rules, by their ids.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: other keys than old-versions and unfinished-uploads, the bucket's own rules.
   * Allowed: at most 900 rules: a bucket has 1000.
   * @default {}
   */
  readonly lifecycleRules?: Input<Readonly<Record<string, BucketLifecycleRule>>>;
  /**
   * Versions that cannot be deleted or overwritten for a time (Amazon S3 User Guide, Locking objects with Object Lock). It can be turned on later, and never off.
   * Allowed: either days or years.
   */
  readonly objectLock?: Input<BucketObjectLock | null>;
  /**
   * Archive tiers of S3 Intelligent-Tiering, for objects of that class (Amazon S3 User Guide, How S3 Intelligent-Tiering works).
   * Allowed: archiveDays, deepArchiveDays or both.
   * Allowed: deepArchiveDays that are not below archiveDays.
   */
  readonly intelligentTiering?: Input<BucketIntelligentTiering | null>;
  /**
   * Rules for pages of other origins, by their ids.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: at most 100 rules.
   * @default {}
   */
  readonly cors?: Input<Readonly<Record<string, BucketCorsRule>>>;
  /**
   * Whether events of the bucket go to EventBridge (Amazon S3 User Guide, Using EventBridge).
   * @default false
   */
  readonly eventBridge?: Input<boolean>;
  /** Server access logs (Amazon S3 User Guide, logging requests with server access logging). */
  readonly accessLogs?: Input<BucketAccessLogs | null>;
}

/** One who reads objects. */
export interface BucketReader {
  /**
   * The role, user or account.
   * Allowed: the ARN of an IAM role or user, or of an account's root user, without wildcards.
   */
  readonly principal: Input<string>;
  /**
   * The beginnings of the keys; an empty text is all objects.
   * Allowed: one prefix at least.
   * Each prefix: up to 255 ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with a slash.
   * @default [""]
   */
  readonly prefixes?: Input<readonly Input<string>[]>;
  /**
   * Whether the keys may be listed, under the prefixes.
   * @default true
   */
  readonly listing?: Input<boolean>;
  /**
   * Whether older versions may be read.
   * @default false
   */
  readonly versions?: Input<boolean>;
}

/** One who writes objects; reading is another matter. */
export interface BucketWriter {
  /**
   * The role, user or account.
   * Allowed: the ARN of an IAM role or user, or of an account's root user, without wildcards.
   */
  readonly principal: Input<string>;
  /**
   * The beginnings of the keys; an empty text is all objects.
   * Allowed: one prefix at least.
   * Each prefix: up to 255 ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with a slash.
   * @default [""]
   */
  readonly prefixes?: Input<readonly Input<string>[]>;
  /**
   * Whether objects may be deleted; with versioning a marker hides them, and no version goes.
   * @default false
   */
  readonly deleting?: Input<boolean>;
}

/** Objects are read, written and deleted through these VPC endpoints alone. Managing the bucket is not limited, so that nobody locks himself out. */
export interface BucketOnlyFrom {
  /**
   * VPC endpoints for S3, by names of your choice.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: one endpoint at least.
   * Each endpoint: an id that begins with "vpce-".
   */
  readonly endpointIds: Input<Readonly<Record<string, string>>>;
  /**
   * Whether the principal that applies is exempt, by its role, which it must be let look up (iam:GetRole). Where several apply in turn, name them in `principals` and turn this off.
   * @default true
   */
  readonly deployer?: Input<boolean>;
  /**
   * Further principals that are exempt, such as a pipeline that uploads from the internet.
   * Allowed: at most 50 principals: a bucket policy has 20 KB.
   * Each principal: the ARN of an IAM role, of a user or of an account's root user; in names * and ? stand for any text and one letter, but not for a whole name. A session goes by its role.
   * @default []
   */
  readonly principals?: Input<readonly Input<string>[]>;
}

/** What becomes of old versions of all objects. */
export interface BucketOldVersions {
  /**
   * Whether versions that another took the place of go; else each is kept, and paid for, for ever.
   * @default true
   */
  readonly expire?: Input<boolean>;
  /**
   * Days after which they go.
   * Allowed: a whole number from 1 to 36500 days.
   * @default 90
   */
  readonly days?: Input<number>;
  /**
   * Newest of them that stay whatever their age; default: none.
   * Allowed: a whole number from 1 to 100 versions.
   */
  readonly keep?: Input<number | null>;
}

/** A lifecycle rule (Amazon S3 User Guide, lifecycle configuration elements). */
export interface BucketLifecycleRule {
  /**
   * Whether the rule is at work.
   * @default true
   */
  readonly enabled?: Input<boolean>;
  /**
   * The beginning of the keys that it is about; default: all objects.
   * Allowed: up to 255 ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with a slash.
   * @default ""
   */
  readonly prefix?: Input<string>;
  /**
   * Objects of this size or smaller are left alone.
   * Allowed: a whole number from 0 to 1099511627776 bytes.
   */
  readonly minimumBytes?: Input<number | null>;
  /**
   * Days after creation at which an object moves, by storage class.
   * Allowed: days by storage class, of STANDARD_IA, INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE.
   * Allowed: 30 days at least before STANDARD_IA and ONEZONE_IA.
   * Allowed: more days for each class that comes later in STANDARD_IA, INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE.
   * Each class: a whole number from 0 to 36500 days.
   * @default {}
   */
  readonly transitions?: Input<Readonly<Record<string, number>>>;
  /**
   * Days after creation at which an object goes; with versioning it becomes a version.
   * Allowed: a whole number from 1 to 36500 days.
   */
  readonly expirationDays?: Input<number | null>;
  /**
   * Days at which a version that another took the place of moves, by storage class.
   * Allowed: days by storage class, of STANDARD_IA, INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE.
   * Allowed: 30 days at least before STANDARD_IA and ONEZONE_IA.
   * Allowed: more days for each class that comes later in STANDARD_IA, INTELLIGENT_TIERING, ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE.
   * Each class: a whole number from 0 to 36500 days.
   * @default {}
   */
  readonly noncurrentTransitions?: Input<Readonly<Record<string, number>>>;
  /**
   * Days after which such a version goes.
   * Allowed: a whole number from 1 to 36500 days.
   */
  readonly noncurrentDays?: Input<number | null>;
  /**
   * Newest of those versions that stay whatever their age.
   * Allowed: a whole number from 1 to 100 versions.
   */
  readonly noncurrentVersions?: Input<number | null>;
}

/** Versions that cannot be deleted or overwritten for a time (Amazon S3 User Guide, Locking objects with Object Lock). It can be turned on later, and never off. */
export interface BucketObjectLock {
  /**
   * GOVERNANCE: whoever has s3:BypassGovernanceRetention may delete earlier. COMPLIANCE: nobody may, not even the root user.
   * Allowed: one of "GOVERNANCE", "COMPLIANCE".
   */
  readonly mode: Input<"GOVERNANCE" | "COMPLIANCE">;
  /**
   * Days that a version is kept.
   * Allowed: a whole number from 1 to 36500 days.
   */
  readonly days?: Input<number | null>;
  /**
   * Years in their place.
   * Allowed: a whole number from 1 to 100 years.
   */
  readonly years?: Input<number | null>;
}

/** Archive tiers of S3 Intelligent-Tiering, for objects of that class (Amazon S3 User Guide, How S3 Intelligent-Tiering works). */
export interface BucketIntelligentTiering {
  /**
   * The beginning of the keys; default: all objects.
   * Allowed: up to 255 ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with a slash.
   * @default ""
   */
  readonly prefix?: Input<string>;
  /**
   * Days without a read after which an object is archived (minutes to hours to get it back).
   * Allowed: a whole number from 90 to 730 days.
   */
  readonly archiveDays?: Input<number | null>;
  /**
   * Days without a read after which it goes to the deep archive (up to 12 hours).
   * Allowed: a whole number from 180 to 730 days.
   */
  readonly deepArchiveDays?: Input<number | null>;
}

/** A rule for pages of other origins (Amazon S3 User Guide, Using cross-origin resource sharing). */
export interface BucketCorsRule {
  /**
   * Origins whose pages may ask.
   * Allowed: one origin at least.
   * Each origin: an origin such as "https://www.example.com", with one * at most, without a path.
   */
  readonly origins: Input<readonly Input<string>[]>;
  /**
   * Methods that they may use.
   * Allowed: one method at least.
   * Each method: one of "GET", "HEAD", "PUT", "POST", "DELETE".
   * @default ["GET","HEAD"]
   */
  readonly methods?: Input<readonly Input<"GET" | "HEAD" | "PUT" | "POST" | "DELETE">[]>;
  /**
   * Headers that a request may have, `*` for any text in a name.
   * @default []
   */
  readonly headers?: Input<readonly Input<string>[]>;
  /**
   * Headers of the answer that scripts may read.
   * @default []
   */
  readonly exposedHeaders?: Input<readonly Input<string>[]>;
  /**
   * Seconds that a browser remembers the answer to its question.
   * Allowed: a whole number from 0 to 86400 seconds.
   * @default 3600
   */
  readonly maxAgeSeconds?: Input<number>;
}

/** Server access logs (Amazon S3 User Guide, logging requests with server access logging). */
export interface BucketAccessLogs {
  /**
   * The bucket that S3 writes to, of the same region; its policy must let logging.s3.amazonaws.com put objects.
   * Allowed: a bucket's name: 3 to 63 lower-case ASCII letters, digits, hyphens and single dots, a letter or digit at both ends, not an IP address.
   * Allowed: a name without the beginnings xn--, sthree-, amzn-s3-demo- and the endings -s3alias, --ol-s3, .mrap, --x-s3, --table-s3, which AWS keeps.
   */
  readonly bucket: Input<string>;
  /**
   * The beginning of the records' keys.
   * Allowed: up to 255 ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with a slash.
   * @default ""
   */
  readonly prefix?: Input<string>;
}

