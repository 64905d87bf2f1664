/** The bucket's policy as AWS would get it: computed by the real Terraform, with the ids that only AWS knows made up. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { spellSample } from "../../../src/core/contract/terraform";
import { WebBucket } from "../../../src/edge/web-bucket/web-bucket";
import { webBucketContract } from "../../../src/edge/web-bucket/web-bucket.contract";
import type { WebBucketProps } from "../../../src/edge/web-bucket/web-bucket.props";
import { outputsOf } from "../../core/expressions/evaluate";
import { synthesize } from "../../support/synthesize";

export const ACCOUNT = "123456789012";
export const BUCKET = "arn:aws:s3:::shop-web";
export const DISTRIBUTION = `arn:aws:cloudfront::${ACCOUNT}:distribution/E1ABCDEFGHIJKL`;
export const DEPLOYER = `arn:aws:iam::${ACCOUNT}:role/ci/deploy`;

type Json = Record<string, unknown>;
type Props = Partial<WebBucketProps>;

/** What only AWS knows, by where it comes from. */
const MADE_UP: readonly [RegExp, string, string][] = [
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

const withoutResources = (text: string): string =>
  MADE_UP.reduce((result, [reference, name]) => result.replace(reference, `local.${name}`), text);

function policyOf(main: Json, variable?: Json): string {
  const { locals, resource } = JSON.parse(withoutResources(JSON.stringify(main))) as {
    locals?: Json;
    resource: Record<string, Record<string, Json>>;
  };
  const [policy] = Object.values(resource.aws_s3_bucket_policy ?? {});
  const madeUp = Object.fromEntries(MADE_UP.map(([, name, value]) => [name, value]));
  const outputs = outputsOf({
    ...(variable ? { variable } : {}),
    locals: { ...locals, ...madeUp },
    output: { policy: { value: policy?.policy } },
  });
  return outputs.policy as string;
}

/** Of the construct. */
export function constructPolicy(props: Props): string {
  const json = synthesize((stack) => void new WebBucket(stack, "assets", { name: "shop-web", ...props }));
  return policyOf(JSON.parse(json) as Json);
}

/** Of the module. */
export function modulePolicy(props: Props): string {
  const folder = join(__dirname, "../../../modules/edge/web-bucket");
  const file = (name: string) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Json;
  const given = spellSample(webBucketContract.inputs, { name: "shop-web", ...props });
  const variables = file("variables.tf.json").variable as Record<string, Json>;
  const filled = Object.entries(variables).map(([name, body]) => [
    name,
    name in given ? { ...body, default: given[name] } : body,
  ]);
  return policyOf(file("main.tf.json"), Object.fromEntries(filled) as Json);
}
