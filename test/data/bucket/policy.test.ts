/** Who may do what with the bucket's objects, by evaluating the policy of both faces as AWS does. */
import { Bucket, bucketBlock } from "../../../src/data/bucket/bucket";
import type { BucketProps } from "../../../src/data/bucket/bucket.props";
import { type Decision, decide, type Principal, type Request } from "../../../src/reach/policy";
import { computedPolicy, type MadeUp, policyOfModule } from "../../support/bucket-policy-text";
import { synthesize } from "../../support/synthesize";

const ACCOUNT = "123456789012";
const BUCKET = "arn:aws:s3:::shop-data";
const DEPLOYER = `arn:aws:iam::${ACCOUNT}:role/ci/deploy`;
const WEB = `arn:aws:iam::${ACCOUNT}:role/web`;
const PIPELINE = `arn:aws:iam::${ACCOUNT}:role/pipeline`;
const ADMIN = `arn:aws:iam::${ACCOUNT}:role/admin`;
const PARTNER = "arn:aws:iam::210987654321:role/partner";
const ENDPOINT = "vpce-0123456789abcdef0";

const MADE_UP: MadeUp = [
  [/aws_s3_bucket\.\w+\.arn/g, "made_up_bucket", BUCKET],
  [
    /one\(data\.aws_iam_session_context\.\w+\[\*\]\.issuer_arn\)|data\.aws_iam_session_context\.\w+\.issuer_arn/g,
    "made_up_deployer",
    DEPLOYER,
  ],
];

type Props = Partial<BucketProps>;

const constructPolicy = (props: Props): string => {
  const json = synthesize((stack) => void new Bucket(stack, "data", { name: "shop-data", ...props }));
  return computedPolicy(JSON.parse(json) as Record<string, unknown>, MADE_UP);
};

const modulePolicy = (props: Props): string =>
  policyOfModule({
    block: bucketBlock,
    inputs: { name: "shop-data", ...props },
    madeUp: MADE_UP,
  });

const TLS = { "aws:SecureTransport": true, "s3:TlsVersion": "1.3" };
const inVpc = { ...TLS, "aws:SourceVpce": ENDPOINT };
const fromInternet = { ...TLS, "aws:SourceIp": "203.0.113.7" };

interface Asked {
  readonly action: string;
  readonly principal: Principal;
  readonly key?: string;
  readonly context?: Request["context"];
  /** Whether the principal's own policies allow all of S3. */
  readonly admitted?: boolean;
}

const EVERYTHING = {
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" },
};

describe.each([
  ["construct", constructPolicy],
  ["module", modulePolicy],
] as const)("the policy of the %s", (_, policyOf) => {
  function asking(props: Props) {
    const policy = policyOf(props);
    return ({ action, principal, key, context = inVpc, admitted = false }: Asked): Decision =>
      decide(
        {
          action,
          resource: key === undefined ? BUCKET : `${BUCKET}/${key}`,
          principal,
          context,
          resourceAccount: ACCOUNT,
        },
        { identity: admitted ? [EVERYTHING] : [], resource: [policy] },
      );
  }

  describe("with a reader and a writer", () => {
    const ask = asking({
      readers: {
        web: { principal: WEB, prefixes: ["web/", "shared/"] },
        partner: { principal: PARTNER, prefixes: ["exports/"], listing: false, versions: true },
      },
      writers: {
        pipeline: { principal: PIPELINE, prefixes: ["web/"], deleting: true },
        web: { principal: WEB, prefixes: ["uploads/"] },
      },
    });

    it.each<[string, Decision, Asked]>([
      ["the reader reads", "allowed", { action: "s3:GetObject", principal: WEB, key: "web/1.zip" }],
      ["the reader elsewhere", "implicitDeny", { action: "s3:GetObject", principal: WEB, key: "secret/1" }],
      [
        "a prefix is a beginning",
        "implicitDeny",
        { action: "s3:GetObject", principal: WEB, key: "old/web/1" },
      ],
      [
        "the reader reads no versions",
        "implicitDeny",
        { action: "s3:GetObjectVersion", principal: WEB, key: "web/1.zip" },
      ],
      [
        "another account reads versions where it may",
        "implicitDeny",
        { action: "s3:GetObjectVersion", principal: PARTNER, key: "exports/1" },
      ],
      [
        "and with its own policies' leave",
        "allowed",
        { action: "s3:GetObjectVersion", principal: PARTNER, key: "exports/1", admitted: true },
      ],
      [
        "another account elsewhere",
        "implicitDeny",
        { action: "s3:GetObject", principal: PARTNER, key: "web/1.zip", admitted: true },
      ],
      [
        "the reader lists its prefix",
        "allowed",
        { action: "s3:ListBucket", principal: WEB, context: { ...inVpc, "s3:prefix": "web/2026" } },
      ],
      [
        "the reader lists another",
        "implicitDeny",
        { action: "s3:ListBucket", principal: WEB, context: { ...inVpc, "s3:prefix": "secret/" } },
      ],
      ["the reader lists all", "implicitDeny", { action: "s3:ListBucket", principal: WEB }],
      [
        "one without listing lists",
        "implicitDeny",
        {
          action: "s3:ListBucket",
          principal: PARTNER,
          admitted: true,
          context: { ...inVpc, "s3:prefix": "exports/" },
        },
      ],
      ["the reader writes", "implicitDeny", { action: "s3:PutObject", principal: WEB, key: "web/1.zip" }],
      ["the writer writes", "allowed", { action: "s3:PutObject", principal: PIPELINE, key: "web/1.zip" }],
      ["by parts", "allowed", { action: "s3:AbortMultipartUpload", principal: PIPELINE, key: "web/1.zip" }],
      [
        "the writer elsewhere",
        "implicitDeny",
        { action: "s3:PutObject", principal: PIPELINE, key: "uploads/1" },
      ],
      ["the writer reads", "implicitDeny", { action: "s3:GetObject", principal: PIPELINE, key: "web/1.zip" }],
      ["the writer deletes", "allowed", { action: "s3:DeleteObject", principal: PIPELINE, key: "web/1.zip" }],
      [
        "the writer deletes for good",
        "implicitDeny",
        { action: "s3:DeleteObjectVersion", principal: PIPELINE, key: "web/1.zip" },
      ],
      [
        "one without deleting deletes",
        "implicitDeny",
        { action: "s3:DeleteObject", principal: WEB, key: "uploads/1" },
      ],
      [
        "the writer changes the policy",
        "implicitDeny",
        { action: "s3:PutBucketPolicy", principal: PIPELINE },
      ],
      [
        "nobody known reads",
        "implicitDeny",
        { action: "s3:GetObject", principal: "anonymous", key: "web/1" },
      ],
    ])("%s: %s", (_name, expected, asked) => expect(ask(asked)).toBe(expected));

    it.each<[string, Request["context"]]>([
      ["plain HTTP", { "aws:SecureTransport": false }],
      ["TLS 1.1", { "aws:SecureTransport": true, "s3:TlsVersion": "1.1" }],
    ])("keeps out who comes by %s", (_name, context) => {
      for (const principal of [WEB, ADMIN])
        expect(ask({ action: "s3:GetObject", principal, key: "web/1", context, admitted: true })).toBe(
          "explicitDeny",
        );
    });
  });

  it("lets a reader of all keys list them with a prefix and without", () => {
    const ask = asking({ readers: { web: { principal: WEB } } });
    const list = (context: Request["context"]) => ask({ action: "s3:ListBucket", principal: WEB, context });
    expect(list(inVpc)).toBe("allowed");
    expect(list({ ...inVpc, "s3:prefix": "web/" })).toBe("allowed");
  });

  it("takes TLS 1.3 alone where it is said", () => {
    const ask = asking({ minimumTls: "1.3" });
    const by = (version: string) =>
      ask({
        action: "s3:GetObject",
        principal: ADMIN,
        key: "1",
        admitted: true,
        context: { "aws:SecureTransport": true, "s3:TlsVersion": version },
      });
    expect(by("1.2")).toBe("explicitDeny");
    expect(by("1.3")).toBe("allowed");
  });

  describe("limited to an endpoint", () => {
    const ask = asking({
      readers: { web: { principal: WEB } },
      writers: { pipeline: { principal: PIPELINE } },
      onlyFrom: { endpointIds: { app: ENDPOINT }, principals: [PIPELINE] },
    });

    it.each<[string, Decision, Asked]>([
      ["the reader through it", "allowed", { action: "s3:GetObject", principal: WEB, key: "1" }],
      [
        "the reader from the internet",
        "explicitDeny",
        { action: "s3:GetObject", principal: WEB, key: "1", context: fromInternet },
      ],
      [
        "an administrator from the internet",
        "explicitDeny",
        {
          action: "s3:DeleteObjectVersion",
          principal: ADMIN,
          key: "1",
          context: fromInternet,
          admitted: true,
        },
      ],
      [
        "the exempt pipeline from the internet",
        "allowed",
        { action: "s3:PutObject", principal: PIPELINE, key: "1", context: fromInternet },
      ],
      [
        "the deployer from the internet",
        "allowed",
        { action: "s3:PutObject", principal: DEPLOYER, key: "1", context: fromInternet, admitted: true },
      ],
    ])("%s: %s", (_name, expected, asked) => expect(ask(asked)).toBe(expected));

    it.each([
      "s3:PutBucketPolicy",
      "s3:DeleteBucketPolicy",
      "s3:PutLifecycleConfiguration",
      "s3:ListBucket",
      "s3:DeleteBucket",
    ])("locks nobody out of %s", (action) =>
      expect(ask({ action, principal: ADMIN, context: fromInternet, admitted: true })).toBe("allowed"),
    );

    it("leaves services of AWS alone that the policy lets in", () => {
      const service: Asked = {
        action: "s3:PutObject",
        principal: { service: "logging.s3.amazonaws.com" },
        key: "1",
        context: TLS,
      };
      expect(ask(service)).toBe("implicitDeny");
    });
  });

  it("exempts nobody where nobody is named", () => {
    const ask = asking({ onlyFrom: { endpointIds: { app: ENDPOINT }, deployer: false } });
    const put = (context: Request["context"]) =>
      ask({ action: "s3:PutObject", principal: DEPLOYER, key: "1", context, admitted: true });
    expect(put(fromInternet)).toBe("explicitDeny");
    expect(put(inVpc)).toBe("allowed");
  });
});
