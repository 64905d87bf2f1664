/** The block `data/bucket`. */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import { optional } from "../../core/resources";
import { accessLogs, logAccess } from "../../storage/access-logs";
import {
  closeBucket,
  encryptBucket,
  keepVersions,
  named,
  namedBucket,
  versions,
} from "../../storage/closed-bucket";
import { minimumTls } from "../../storage/transport";
import type { BucketProps, BucketResources } from "./bucket.props";
import { allowOrigins, cors } from "./cors";
import { archive, intelligentTiering } from "./intelligent-tiering";
import { lifecycle, tidying } from "./lifecycle";
import { lifecycleRules } from "./lifecycle-rules";
import { lockVersions, objectLock } from "./object-lock";
import { access, type BucketPolicy, bucketPolicy } from "./policy";
import { type BucketReferenceValue, bucketReference } from "./reference";

const encryption = t.concern({
  inputs: {
    kmsKeyArn: t
      .arn("kms", "a KMS key's ARN")
      .describe(
        "Key for SSE-KMS, with a bucket key. Readers need kms:Decrypt of it and writers kms:GenerateDataKey too; default: SSE-S3.",
      )
      .optional(),
  },
});
const events = t.concern({
  inputs: {
    eventBridge: t
      .flag("Whether events of the bucket go to EventBridge (Amazon S3 User Guide, Using EventBridge).")
      .default(false),
  },
});

const contract = t.contract({
  name: "bucket",
  concerns: [
    named,
    access,
    minimumTls,
    encryption,
    versions,
    tidying,
    lifecycleRules,
    objectLock,
    intelligentTiering,
    cors,
    events,
    accessLogs("BucketAccessLogs", "shop-data-123456789012"),
  ],
  example: { name: "shop-data-123456789012" },
});

/**
 * A private bucket for artefacts, images and other objects.
 *
 *     const releases = new Bucket(this, "releases", {
 *       name: "shop-releases-123456789012",
 *       readers: { web: { principal: fleet.roleArn, prefixes: ["web/"] } },
 *       writers: { pipeline: { principal: pipelineRoleArn, prefixes: ["web/"] } },
 *     });
 *
 * Closed to the public, encrypted, versioned, by TLS only. Who is not named reads by his own policies alone.
 */
export class Bucket extends Block<typeof contract.inputs, BucketResources> {
  /** The bucket as those take it who use it. */
  readonly ref: t.Reference<BucketReferenceValue>;
  protected readonly results: Outputs;

  constructor(scope: Construct, id: string, props: BucketProps) {
    super(scope, id, contract, props);
    const { inputs } = this;
    const bucket = namedBucket(this, inputs, this.preconditions);
    encryptBucket(this, inputs.kmsKeyArn, bucket);
    const versions = keepVersions(this, inputs.versioning, bucket);
    lifecycle(this, inputs, { bucket, versions });
    lockVersions(this, inputs, { bucket, versions });
    logAccess(this, inputs.accessLogs, bucket);
    archive(this, inputs, bucket);
    allowOrigins(this, inputs, bucket);
    tellEvents(this, inputs, bucket);
    const policy = bucketPolicy(this, inputs, bucket);
    closeBucket(this, bucket, policy.document);

    const ref = bucketReferenceOf(inputs, bucket);
    this.ref = t.reference(this, "ref", bucketReference, ref);
    this.results = bucketOutputs(ref, policy);
  }

  /** The bucket's name. */
  get bucketName(): string {
    return this.ref.name;
  }

  /** The bucket's ARN. */
  get bucketArn(): string {
    return this.ref.arn;
  }
}

const bucketReferenceOf = (
  { kmsKeyArn }: t.InputsOf<typeof encryption.inputs>,
  bucket: S3Bucket,
): Expr<BucketReferenceValue> =>
  x.object<BucketReferenceValue>({
    name: x.attribute(bucket, "id"),
    arn: x.attribute(bucket, "arn"),
    domainName: x.attribute(bucket, "bucketRegionalDomainName"),
    kmsKeyArn,
  });

function bucketOutputs(ref: Expr<BucketReferenceValue>, policy: BucketPolicy): Outputs {
  return {
    bucket: { value: ref, description: "The bucket as those take it who use it: name, ARN, host, key." },
    bucket_name: { value: ref.name, description: "The bucket's name." },
    bucket_arn: { value: ref.arn, description: "The bucket's ARN, for policies of whoever uses it." },
    bucket_regional_domain_name: { value: ref.domainName, description: "The bucket's regional host." },
    bucket_policy: { value: policy.document, description: "The bucket's policy as JSON." },
    exempt_principals: {
      value: policy.exemptPrincipals,
      description: "Who is exempt from `only_from`, as far as their own policies allow.",
    },
  };
}

function tellEvents(
  scope: Construct,
  { eventBridge }: t.InputsOf<typeof events.inputs>,
  bucket: S3Bucket,
): void {
  optional(scope, S3BucketNotification, "s3_bucket_notification", eventBridge, () => ({
    bucket: bucket.id,
    eventbridge: true,
  }));
}

export const bucketBlock = defineBlock(__filename, { construct: Bucket, contract });
