/** The web bucket's policy on both faces, with the ids that only AWS knows made up. */
import { WebBucket, webBucketBlock } from "../../../src/edge/web-bucket/web-bucket";
import type { WebBucketProps } from "../../../src/edge/web-bucket/web-bucket.props";
import { computedPolicy, type MadeUp, policyOfModule } from "../../support/bucket-policy-text";
import { synthesize } from "../../support/synthesize";

export const ACCOUNT = "123456789012";
export const BUCKET = "arn:aws:s3:::shop-web";
export const DISTRIBUTION = `arn:aws:cloudfront::${ACCOUNT}:distribution/E1ABCDEFGHIJKL`;
export const DEPLOYER = `arn:aws:iam::${ACCOUNT}:role/ci/deploy`;

type Props = Partial<WebBucketProps>;

/** What only AWS knows, by where it comes from. */
const MADE_UP: MadeUp = [
  [/aws_s3_bucket\.\w+\.arn/g, "made_up_bucket", BUCKET],
  [
    /one\(aws_cloudfront_distribution\.\w+\[\*\]\.arn\)|aws_cloudfront_distribution\.\w+\.arn/g,
    "made_up_distribution",
    DISTRIBUTION,
  ],
  [
    /one\(data\.aws_iam_session_context\.\w+\[\*\]\.issuer_arn\)|data\.aws_iam_session_context\.\w+\.issuer_arn/g,
    "made_up_deployer",
    DEPLOYER,
  ],
  // asked by the precondition alone
  [/one\(data\.aws_region\.\w+\[\*\]\.id\)|data\.aws_region\.\w+\.id/g, "made_up_region", "ap-northeast-2"],
];

/** Of the construct. */
export function constructPolicy(props: Props): string {
  const json = synthesize((stack) => void new WebBucket(stack, "assets", { name: "shop-web", ...props }));
  return computedPolicy(JSON.parse(json) as Record<string, unknown>, MADE_UP);
}

/** Of the module. */
export const modulePolicy = (props: Props): string =>
  policyOfModule({
    block: webBucketBlock,
    inputs: { name: "shop-web", ...props },
    madeUp: MADE_UP,
  });
