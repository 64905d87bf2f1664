/** What depends on the region: its partition, and whether Fargate there needs the ECS endpoints. */
import type { Construct } from "constructs";
import type { Expr, In } from "../core/expressions";
import * as x from "../core/expressions";
import { local } from "../core/stack/local";
import { table } from "../core/stack/table";

/**
 * Regions by the day they opened, for those since December 2023. AWS Regions and Availability Zones: "Document history".
 *
 * Amazon ECS Developer Guide, "Amazon ECS interface VPC endpoints": "Regions introduced starting on December 23, 2023"
 * need all three ECS endpoints, "for example, the Canada West (Calgary) (ca-west-1) Region". The document history has
 * ca-west-1 on December 20, so the page's example decides, not its date.
 */
export const NEWER_REGIONS: Readonly<Record<string, string>> = {
  "ca-west-1": "2023-12-20",
  "ap-southeast-5": "2024-08-21",
  "ap-southeast-7": "2025-01-07",
  "mx-central-1": "2025-01-14",
  "ap-east-2": "2025-06-06",
  "ap-southeast-6": "2025-09-02",
};

/** Regions from before. The same history, and "AWS Regions"; AWS GovCloud (US) and China from their own user guides. */
export const OLDER_REGIONS: readonly string[] = [
  ...["us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1"],
  ...[
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
  ],
  ...["ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-east-1", "ap-south-1", "ap-south-2"],
  ...["ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4"],
  ...["af-south-1", "il-central-1", "me-central-1", "me-south-1"],
  ...["us-gov-east-1", "us-gov-west-1", "cn-north-1", "cn-northwest-1"],
];

/** Whether Fargate needs the ECS endpoints in the region: one that is not known is taken for new. */
export function isNewer(scope: Construct, region: In<string>): Expr<boolean> {
  return local(
    scope,
    "region_is_newer",
    x.not(x.contains(table(scope, "older_regions", OLDER_REGIONS), region)),
  );
}

export function isKnownRegion(scope: Construct, region: In<string>): Expr<boolean> {
  const older = table(scope, "older_regions", OLDER_REGIONS);
  return x.contains(x.concat(older, x.items(Object.keys(NEWER_REGIONS))), region);
}

/** IAM User Guide: "Identify AWS resources with Amazon Resource Names (ARNs)", partitions. */
export function partitionOf(region: In<string>): Expr<string> {
  const notChina = () => x.choose(x.startsWith(region, "us-gov-"), "aws-us-gov", "aws");
  return x.when(x.startsWith(region, "cn-"), "aws-cn", notChina);
}

/** What a reader should know of the region. */
export function regionNotices(scope: Construct, region: Expr<string>): Expr<string[]> {
  const text = () =>
    x.str`${region} is not in the list of regions: taken for one opened since December 2023, where Fargate needs the endpoints ecs-agent, ecs-telemetry and ecs.`;
  return x.when(
    isKnownRegion(scope, region),
    () => x.items([]),
    () => x.items([text()]),
  );
}
