/** Rules between the web bucket's inputs. */
import type { CrossRule } from "../../core/contract";
import * as x from "../../core/expressions";
import { hasEndpoints } from "./readers";
import { logs, type WebBucketShape } from "./web-bucket.inputs";

type Rule = CrossRule<WebBucketShape>;

const ENDPOINTS = { vpcId: "vpc-0123456789abcdef0", region: "ap-northeast-2" };
const CLOUDFRONT_ALONE = { endpointIds: {}, cloudfront: {} };
const KEY = "arn:aws:kms:ap-northeast-2:123456789012:key/12345678-1234-1234-1234-123456789012";

const servedSomehow: Rule = {
  on: "endpointIds",
  test: (inputs) => x.or(hasEndpoints(inputs), x.isSet(inputs.cloudfront)),
  message: (_, spell) =>
    x.str`${spell("endpointIds")} is empty, endpoints and cloudfront are null; allowed: one way at least to read the objects.`,
  refused: [{ endpointIds: {} }],
};

const s3Gateway: Rule = {
  on: "endpoints",
  test: ({ endpoints }) =>
    x.ifSet(
      endpoints,
      (endpoints) => x.hasKey(endpoints.gateways, "s3"),
      () => true,
    ),
  message: ({ endpoints }, spell) =>
    x.str`endpoints has gateways to ${x.jsonEncode(
      x.ifSet(
        endpoints,
        (endpoints) => x.keys(endpoints.gateways),
        () => [],
      ),
    )}; allowed: endpoints with a gateway to s3. Others go into ${spell("endpointIds")}.`,
  refused: [
    { endpoints: ENDPOINTS },
    {
      endpoints: { ...ENDPOINTS, gateways: { dynamodb: { id: "vpce-0123456789abcdef0", tiers: ["app"] } } },
    },
  ],
};

/** Amazon S3 User Guide, "Using server-side encryption with AWS KMS keys (SSE-KMS)": requests have to be signed. */
const noAnonymousDecryption: Rule = {
  on: "kmsKeyArn",
  test: (inputs) => x.or(x.isNull(inputs.kmsKeyArn), x.not(hasEndpoints(inputs))),
  message: (_, spell) =>
    x.str`${spell("kmsKeyArn")} is set while endpoints read without credentials; allowed: SSE-S3 there, since objects under SSE-KMS are given to signed requests alone. Leave the key out, or serve by cloudfront only.`,
  refused: [{ kmsKeyArn: KEY }],
};

const onlyWithEndpoints = (on: "listThroughEndpoint" | "plainHttpThroughEndpoint"): Rule => ({
  on,
  test: (inputs) => x.or(x.not(inputs[on]), hasEndpoints(inputs)),
  message: (_, spell) =>
    x.str`${spell(on)} is true without any endpoint; allowed: with endpoints or ${spell("endpointIds")} only.`,
  refused: [{ ...CLOUDFRONT_ALONE, [on]: true }],
});

export const crossRules = [
  servedSomehow,
  s3Gateway,
  noAnonymousDecryption,
  onlyWithEndpoints("listThroughEndpoint"),
  onlyWithEndpoints("plainHttpThroughEndpoint"),
  ...(logs.rules as Rule[]),
];
