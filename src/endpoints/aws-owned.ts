/**
 * What AWS keeps in accounts of its own, and clients read through endpoints: no perimeter of accounts lets it pass.
 *
 * aws-samples/data-perimeter-policy-examples, vpc_endpoint_policies: "AllowRequestsToAWSOwnedResources", with the pages
 * of AWS's guides for each. Buckets are read without credentials, or by a URL that an account of AWS's has signed.
 */
import type { Construct } from "constructs";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { local } from "../core/stack/local";
import { table } from "../core/stack/table";
import { partitionOf } from "./regions";

/** Buckets by what they are for; REGION stands for the region. */
const AWS_BUCKETS = {
  // "Kernel Live Patching on Amazon Linux 2023", "Yum … no internet access" of the Amazon Linux guides
  amazon_linux: ["al2023-REGION", "al2023-repos-REGION-de612dc2", "amazonlinux-2-repos-REGION"],
  // Amazon CloudWatch User Guide, "Download the CloudWatch agent package"
  cloudwatch_agent: ["amazoncloudwatch-agent", "amazoncloudwatch-agent-REGION"],
  // AWS CodeDeploy User Guide, "Configure an Amazon EC2 instance to work with CodeDeploy"
  codedeploy_agent: ["aws-codedeploy-REGION"],
  // Amazon ECR User Guide, "Minimum Amazon S3 bucket permissions for Amazon ECR"
  ecr_layers: ["prod-REGION-starport-layer-bucket"],
  // EC2 Image Builder User Guide, "Image Builder and AWS PrivateLink interface VPC endpoints"
  image_builder: [
    "ec2imagebuilder-managed-resources-REGION-prod/components",
    "ec2imagebuilder-toe-REGION-prod",
  ],
  // AWS Systems Manager User Guide, "SSM Agent communications with AWS managed S3 buckets"
  systems_manager: [
    ...["REGION-birdwatcher-prod", "amazon-ssm-REGION", "amazon-ssm-packages-REGION", "aws-ssm-REGION"],
    ...["aws-ssm-distributor-file-REGION", "aws-ssm-document-attachments-REGION"],
    "patch-baseline-snapshot-REGION",
  ],
} as const;

export const AWS_BUCKET_USES = Object.keys(AWS_BUCKETS);

type Arns = Expr<Record<string, string[]>>;

/** ARNs of the objects, by use. */
function bucketObjects(scope: Construct, region: Expr<string>): Arns {
  const partition = local(scope, "partition", partitionOf(region));
  const arns = Object.entries(AWS_BUCKETS).map(([use, buckets]) => [
    use,
    buckets.map((bucket) => {
      const [before = "", ...after] = bucket.split("REGION");
      const name = after.length === 0 ? bucket : x.str`${before}${region}${after.join("")}`;
      return x.str`arn:${partition}:s3:::${name}/*`;
    }),
  ]);
  return table(scope, "aws_buckets", Object.fromEntries(arns));
}

export const objectsOf = (
  scope: Construct,
  region: Expr<string>,
  uses: Expr<readonly string[]>,
): Expr<string[]> => {
  const all = bucketObjects(scope, region);
  return x.flatten(x.listEach(uses, ["use"], (use) => x.get(all, use)));
};

/**
 * "Using Systems Manager public parameters, documents and automation runbooks owned by Amazon": their ARNs name no
 * account.
 */
export function systemsManagerOwned(scope: Construct, region: Expr<string>): Expr<string>[] {
  const partition = local(scope, "partition", partitionOf(region));
  return ["parameter/aws/*", "document/*"].map(
    (resource) => x.str`arn:${partition}:ssm:${region}::${resource}`,
  );
}
