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
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, type Output } from "../../core/module/block";
import {
  closeBucket,
  encryptBucket,
  keepVersions,
  logAccess,
  namedBucket,
} from "../../storage/closed-bucket";
import { bucketContract } from "./bucket.contract";
import type { BucketShape } from "./bucket.inputs";
import type { BucketProps } from "./bucket.props";
import type { BucketReferenceValue } from "./bucket-reference.contract";
import { lifecycle } from "./lifecycle";
import { bucketOutputs, bucketReferenceOf } from "./outputs";
import { bucketPolicy } from "./policy";
import { allowOrigins, archive, lockVersions, tellEvents } from "./settings";

export class Bucket extends Block<BucketShape> {
  /** The bucket as those take it who use it. */
  readonly ref: Expr<BucketReferenceValue>;
  private readonly results: Readonly<Record<string, Output>>;

  constructor(scope: Construct, id: string, props: BucketProps) {
    super(scope, id, bucketContract, props);
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

    this.ref = bucketReferenceOf(inputs, bucket);
    this.results = bucketOutputs(this.ref, policy);
  }

  /** The bucket's name. */
  get bucketName(): string {
    return x.tfText(this.ref.name);
  }

  /** The bucket's ARN. */
  get bucketArn(): string {
    return x.tfText(this.ref.arn);
  }

  outputs(): Readonly<Record<string, Output>> {
    return this.results;
  }
}
