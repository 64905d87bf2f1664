/** Checks of databases, buckets, queues, parameters, secrets and keys. */
import { type Check, isSet, type Place, referred, referring } from "../check";

const BUCKET = ["aws_s3_bucket"];

const hasWith = (place: Place, type: string, text: RegExp) =>
  referring(place, type).some((body) => text.test(JSON.stringify(body)));

const DATABASE = ["aws_db_instance"];

/** A replica is made of another. */
const isReplica = (body: { replicate_source_db?: unknown }) => body.replicate_source_db !== undefined;

export const DATA: readonly Check[] = [
  {
    id: "CKV_AWS_16",
    control: "RDS.3",
    asks: "Databases are encrypted",
    of: DATABASE,
    passes: (body) => body.storage_encrypted === true || isReplica(body),
  },
  {
    id: "CKV_AWS_17",
    control: "RDS.2",
    asks: "Databases are not public",
    of: DATABASE,
    passes: ({ publicly_accessible: isPublic }) => isPublic !== true,
  },
  {
    id: "CKV_AWS_118",
    control: "RDS.6",
    asks: "Databases have Enhanced Monitoring",
    of: DATABASE,
    passes: ({ monitoring_interval: seconds }) => Number(seconds) > 0,
  },
  {
    id: "CKV_AWS_129",
    control: "RDS.9",
    asks: "Databases give their logs to CloudWatch Logs",
    of: DATABASE,
    passes: ({ enabled_cloudwatch_logs_exports: logs }) => [logs ?? []].flat().length > 0,
  },
  {
    id: "CKV_AWS_133",
    asks: "Databases are backed up",
    of: DATABASE,
    passes: ({ backup_retention_period: days }) => Number(days) >= 1,
  },
  {
    id: "RDS.11",
    control: "RDS.11",
    asks: "Backups of databases are kept for a week",
    of: DATABASE,
    passes: (body) => Number(body.backup_retention_period) >= 7 || isReplica(body),
  },
  {
    id: "CKV_AWS_157",
    control: "RDS.5",
    asks: "Databases have a standby in another zone",
    of: DATABASE,
    passes: ({ multi_az: multi }) => multi === true,
  },
  {
    id: "CKV_AWS_161",
    control: "RDS.10",
    asks: "Users of databases may sign in by IAM",
    of: DATABASE,
    passes: ({ iam_database_authentication_enabled: enabled }) => enabled === true,
  },
  {
    id: "CKV_AWS_226",
    control: "RDS.13",
    asks: "Databases take minor versions by themselves",
    of: DATABASE,
    passes: ({ auto_minor_version_upgrade: enabled }) => enabled === true,
  },
  {
    id: "CKV_AWS_293",
    control: "RDS.8",
    asks: "Databases are protected from deletion",
    of: DATABASE,
    passes: ({ deletion_protection: enabled }) => enabled === true,
  },
  {
    id: "CKV_AWS_353",
    asks: "Databases have Performance Insights",
    of: DATABASE,
    passes: ({ performance_insights_enabled: enabled }) => enabled === true,
  },
  {
    id: "CKV_AWS_354",
    asks: "Performance Insights are encrypted with a key of the account's own",
    of: DATABASE,
    passes: (body) =>
      body.performance_insights_enabled !== true || isSet(body.performance_insights_kms_key_id),
  },
  {
    id: "CKV2_AWS_60",
    control: "RDS.17",
    asks: "Snapshots have the database's tags",
    of: DATABASE,
    passes: (body) => body.copy_tags_to_snapshot === true || isReplica(body),
  },
  {
    id: "CKV2_AWS_30",
    asks: "PostgreSQL logs statements that are slow",
    of: DATABASE,
    passes: (body, place) =>
      !/postgres/.test(String(body.engine)) ||
      referred(place, "aws_db_parameter_group").some((group) =>
        ["log_statement", "log_min_duration_statement"].every((name) =>
          JSON.stringify(group.parameter ?? []).includes(`"${name}"`),
        ),
      ),
  },
  {
    id: "CKV2_AWS_69",
    control: "RDS.38",
    asks: "Databases take TLS alone",
    of: DATABASE,
    passes: (_, place) =>
      referred(place, "aws_db_parameter_group").some((group) =>
        /"(rds\.force_ssl|require_secure_transport)","value":"(1|ON)"/.test(
          JSON.stringify(group.parameter ?? []),
        ),
      ),
  },
  {
    id: "RDS.23",
    control: "RDS.23",
    asks: "Databases do not listen on the engine's own port",
    of: DATABASE,
    passes: ({ port }) => ![undefined, 3306, 5432].includes(port as number | undefined),
  },
  {
    id: "RDS.25",
    control: "RDS.25",
    asks: "A database's first user has a name of its own",
    of: DATABASE,
    passes: (body) => !["admin", "postgres"].includes(String(body.username)) || isReplica(body),
  },
  {
    id: "CKV_AWS_18",
    control: "S3.9",
    asks: "Requests of a bucket are logged",
    of: BUCKET,
    passes: (_, place) => referring(place, "aws_s3_bucket_logging").length > 0,
  },
  {
    id: "CKV_AWS_21",
    control: "S3.14",
    asks: "A bucket keeps versions",
    of: BUCKET,
    passes: (_, place) => hasWith(place, "aws_s3_bucket_versioning", /"status":"Enabled"/),
  },
  {
    id: "CKV_AWS_144",
    control: "S3.7",
    asks: "A bucket is replicated to another region",
    of: BUCKET,
    passes: (_, place) => referring(place, "aws_s3_bucket_replication_configuration").length > 0,
  },
  {
    id: "CKV_AWS_145",
    control: "S3.17",
    asks: "A bucket is encrypted with a KMS key",
    of: BUCKET,
    passes: (_, place) =>
      hasWith(place, "aws_s3_bucket_server_side_encryption_configuration", /"sse_algorithm":"aws:kms/),
  },
  {
    id: "CKV2_AWS_6",
    control: "S3.8",
    asks: "A bucket blocks public access",
    of: BUCKET,
    passes: (_, place) =>
      referring(place, "aws_s3_bucket_public_access_block").some((body) =>
        ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"].every(
          (name) => body[name] === true,
        ),
      ),
  },
  {
    id: "CKV2_AWS_61",
    control: "S3.13",
    asks: "A bucket has rules of its objects' life",
    of: BUCKET,
    passes: (_, place) => referring(place, "aws_s3_bucket_lifecycle_configuration").length > 0,
  },
  {
    id: "CKV2_AWS_62",
    control: "S3.11",
    asks: "A bucket tells of events",
    of: BUCKET,
    passes: (_, place) => referring(place, "aws_s3_bucket_notification").length > 0,
  },
  {
    id: "CKV2_AWS_65",
    control: "S3.12",
    asks: "A bucket has no ACLs",
    of: BUCKET,
    passes: (_, place) => hasWith(place, "aws_s3_bucket_ownership_controls", /"BucketOwnerEnforced"/),
  },
  {
    // Security Hub User Guide, "Security Hub controls for Amazon S3": "S3 general purpose buckets should require requests to use SSL"
    id: "S3.5",
    control: "S3.5",
    asks: "A bucket takes TLS alone",
    of: BUCKET,
    passes: (_, place) => hasWith(place, "aws_s3_bucket_policy", /aws:SecureTransport/),
  },
  {
    id: "CKV_AWS_300",
    asks: "Uploads that end nowhere are removed",
    of: ["aws_s3_bucket_lifecycle_configuration"],
    passes: (body) => JSON.stringify(body).includes('"days_after_initiation"'),
  },
  {
    // Security Hub User Guide, "Security Hub controls for Amazon SQS": "Amazon SQS queues should be encrypted at rest"
    id: "CKV_AWS_27",
    control: "SQS.1",
    asks: "Queues are encrypted",
    of: ["aws_sqs_queue"],
    passes: (body) => body.sqs_managed_sse_enabled === true || isSet(body.kms_master_key_id),
  },
  {
    id: "CKV2_AWS_34",
    asks: "Parameters are encrypted",
    of: ["aws_ssm_parameter"],
    passes: ({ type }) => type === "SecureString",
  },
  {
    id: "CKV_AWS_149",
    asks: "Secrets are encrypted with a key of the account's own",
    of: ["aws_secretsmanager_secret"],
    passes: ({ kms_key_id: key }) => isSet(key) && key !== "aws/secretsmanager",
  },
  {
    id: "CKV2_AWS_57",
    control: "SecretsManager.1",
    asks: "Secrets are rotated",
    of: ["aws_secretsmanager_secret"],
    passes: (_, place) => referring(place, "aws_secretsmanager_secret_rotation").length > 0,
  },
  {
    id: "CKV_AWS_7",
    control: "KMS.4",
    asks: "Keys are rotated",
    of: ["aws_kms_key"],
    passes: (body) => body.enable_key_rotation === true || isSet(body.key_usage),
  },
  {
    id: "CKV2_AWS_64",
    asks: "Keys have a policy of their own",
    of: ["aws_kms_key"],
    passes: (body) => isSet(body.policy),
  },
  {
    id: "CKV_AWS_33",
    control: "KMS.5",
    asks: "Keys are not everybody's",
    of: ["aws_kms_key"],
    passes: ({ policy }) => !/"Principal":("\*"|\{"AWS":"\*"\})/.test(String(policy)),
  },
  {
    id: "CKV2_AWS_9",
    asks: "Volumes are in a plan of AWS Backup",
    of: ["aws_ebs_volume"],
    passes: (_, place) => referring(place, "aws_backup_selection").length > 0,
  },
];
