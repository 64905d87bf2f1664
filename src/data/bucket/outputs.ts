/** What the bucket gives. */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Output } from "../../core/module/block";
import type { BucketInputs } from "./bucket.inputs";
import type { BucketReferenceValue } from "./bucket-reference.contract";
import type { BucketPolicy } from "./policy";

export const bucketReferenceOf = (
  { kmsKeyArn }: BucketInputs,
  bucket: S3Bucket,
): Expr<BucketReferenceValue> =>
  x.object<BucketReferenceValue>({
    name: x.attribute(bucket, "id"),
    arn: x.attribute(bucket, "arn"),
    domainName: x.attribute(bucket, "bucketRegionalDomainName"),
    kmsKeyArn,
  });

export function bucketOutputs(ref: Expr<BucketReferenceValue>, policy: BucketPolicy): Record<string, Output> {
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
