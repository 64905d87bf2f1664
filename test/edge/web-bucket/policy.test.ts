/**
 * Who may do what with the bucket, by evaluating the policy of both faces as AWS does (A1.4). The emulator cannot show
 * it: moto evaluates bucket policies without their conditions, and ours is not evaluated at all there.
 */

import type { WebBucketProps } from "../../../src/edge/web-bucket/web-bucket.props";
import { Endpoints } from "../../../src/endpoints/endpoints";
import type { EndpointsProps } from "../../../src/endpoints/endpoints.props";
import { type Decision, decide, type Principal, type Request } from "../../../src/reach/policy";
import { instances, synthesize } from "../../support/synthesize";
import { ACCOUNT, BUCKET, constructPolicy, DEPLOYER, DISTRIBUTION, modulePolicy } from "./policy-text";

const GATEWAY = "vpce-0123456789abcdef0";
const OTHER_GATEWAY = "vpce-0fedcba9876543210";
const OTHER_ACCOUNT = "210987654321";
const ADMIN = `arn:aws:iam::${ACCOUNT}:role/admin`;
const PIPELINE = `arn:aws:iam::${ACCOUNT}:role/web-pipeline`;
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
const STRANGER = `arn:aws:iam::${OTHER_ACCOUNT}:role/admin`;

const EVERYTHING = {
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" },
};

const TLS = { "aws:SecureTransport": true, "s3:TlsVersion": "1.2" };
const through = (endpoint: string) => ({ ...TLS, "aws:SourceVpce": endpoint });
const fromInternet = { ...TLS, "aws:SourceIp": "203.0.113.7" };
const byHttp = (context: object) => {
  const { "s3:TlsVersion": _, ...rest } = context as Record<string, string>;
  return { ...rest, "aws:SecureTransport": false };
};

interface Asked {
  readonly action?: string;
  readonly key?: string;
  readonly principal: Principal;
  readonly context: Request["context"];
  readonly endpoint?: string;
}

const BUCKET_ACTIONS = [
  ...["s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy", "s3:PutBucketPublicAccessBlock"],
  ...["s3:PutBucketVersioning", "s3:PutLifecycleConfiguration", "s3:PutEncryptionConfiguration"],
  ...["s3:ListBucket", "s3:ListBucketVersions", "s3:DeleteBucket"],
];
const OBJECT_ACTIONS = ["s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObjectTagging"];

const faces = [
  ["construct", constructPolicy],
  ["module", modulePolicy],
] as const;

const ORGANIZATION = "o-0123456789";

describe.each(faces)("the policy of the %s", (_, policyOf) => {
  /** Of one configuration; every IAM principal may do all that S3 has, as far as it is asked. */
  function asking(props: Partial<WebBucketProps>) {
    let policy: string | undefined;
    const computed = () => {
      policy ??= policyOf(props);
      return policy;
    };
    return ({ action = "s3:GetObject", key = "index.html", principal, context, endpoint }: Asked): Decision =>
      decide(
        {
          action,
          resource: BUCKET_ACTIONS.includes(action) ? BUCKET : `${BUCKET}/${key}`,
          principal,
          context,
          resourceAccount: ACCOUNT,
        },
        {
          identity: [EVERYTHING],
          resource: [computed()],
          ...(endpoint ? { endpoint: [endpoint] } : {}),
        },
      );
  }

  describe("with one endpoint", () => {
    const ask = asking({ endpointIds: { nginx: GATEWAY } });

    it.each<[string, Decision, Asked]>([
      [
        "nobody known, through the endpoint",
        "allowed",
        { principal: "anonymous", context: through(GATEWAY) },
      ],
      ["an administrator, through it", "allowed", { principal: ADMIN, context: through(GATEWAY) }],
      [
        "nobody known, through another",
        "explicitDeny",
        { principal: "anonymous", context: through(OTHER_GATEWAY) },
      ],
      [
        "an administrator, through another",
        "explicitDeny",
        { principal: ADMIN, context: through(OTHER_GATEWAY) },
      ],
      ["nobody known, from the internet", "explicitDeny", { principal: "anonymous", context: fromInternet }],
      ["an administrator, from the internet", "explicitDeny", { principal: ADMIN, context: fromInternet }],
      ["the root user, from the internet", "explicitDeny", { principal: ROOT, context: fromInternet }],
      ["the deployer, from the internet", "allowed", { principal: DEPLOYER, context: fromInternet }],
      [
        "the deployer, through another endpoint",
        "allowed",
        { principal: DEPLOYER, context: through(OTHER_GATEWAY) },
      ],
      ["another account, from the internet", "explicitDeny", { principal: STRANGER, context: fromInternet }],
      [
        "a namesake of the deployer",
        "explicitDeny",
        { principal: `arn:aws:iam::${OTHER_ACCOUNT}:role/ci/deploy`, context: fromInternet },
      ],
      [
        "a CloudFront distribution",
        "explicitDeny",
        {
          principal: { service: "cloudfront.amazonaws.com" },
          context: { ...TLS, "aws:SourceArn": DISTRIBUTION },
        },
      ],
      [
        "nobody known, by plain HTTP through it",
        "explicitDeny",
        { principal: "anonymous", context: byHttp(through(GATEWAY)) },
      ],
      ["the deployer, by plain HTTP", "explicitDeny", { principal: DEPLOYER, context: byHttp(fromInternet) }],
      [
        "nobody known, by TLS 1.1 through it",
        "explicitDeny",
        { principal: "anonymous", context: { ...through(GATEWAY), "s3:TlsVersion": "1.1" } },
      ],
      [
        "nobody known, by TLS 1.3 through it",
        "allowed",
        { principal: "anonymous", context: { ...through(GATEWAY), "s3:TlsVersion": "1.3" } },
      ],
    ])("%s reads: %s", (_name, expected, asked) => {
      expect(ask(asked)).toBe(expected);
    });

    it.each(["s3:GetObjectVersion", "s3:GetObjectAttributes", "s3:GetObjectTagging"])(
      "bans %s from elsewhere too, and gives it to nobody",
      (action) => {
        expect(ask({ action, principal: ADMIN, context: fromInternet })).toBe("explicitDeny");
        expect(ask({ action, principal: "anonymous", context: through(GATEWAY) })).toBe("implicitDeny");
      },
    );

    describe.each([...BUCKET_ACTIONS, ...OBJECT_ACTIONS])("%s", (action) => {
      it.each([DEPLOYER, ADMIN, ROOT])("is up to the own policies of %s, wherever it is", (principal) => {
        for (const context of [fromInternet, through(GATEWAY), through(OTHER_GATEWAY)])
          expect(ask({ action, principal, context })).toBe("allowed");
      });

      it.each<Principal>(["anonymous", STRANGER, { service: "cloudfront.amazonaws.com" }])(
        "is not for %j",
        (principal) => {
          for (const context of [fromInternet, through(GATEWAY)])
            expect(ask({ action, principal, context })).toBe("implicitDeny");
        },
      );
    });

    it("is not public: everybody's Allow stands under fixed endpoints", () => {
      const { Statement } = JSON.parse(policyOf({ endpointIds: { nginx: GATEWAY }, cloudfront: {} })) as {
        Statement: { Sid: string; Effect: string; Principal: unknown; Condition: unknown }[];
      };
      const allows = Statement.filter(({ Effect }) => Effect === "Allow");
      expect(
        Object.fromEntries(allows.map(({ Sid, Principal, Condition }) => [Sid, [Principal, Condition]])),
      ).toEqual({
        ReadThroughEndpoint: ["*", { StringEquals: { "aws:SourceVpce": [GATEWAY] } }],
        ReadByCloudFront: [
          { Service: "cloudfront.amazonaws.com" },
          { StringEquals: { "aws:SourceArn": DISTRIBUTION } },
        ],
        ListByCloudFront: [
          { Service: "cloudfront.amazonaws.com" },
          { StringEquals: { "aws:SourceArn": DISTRIBUTION } },
        ],
      });
    });
  });

  it("takes the S3 gateway of endpoints, and further endpoints", () => {
    const ask = asking({
      endpoints: {
        vpcId: "vpc-0123456789abcdef0",
        region: "ap-northeast-2",
        gateways: { s3: { id: GATEWAY, tiers: ["app"] } },
      },
      endpointIds: { office: OTHER_GATEWAY },
    });
    expect(ask({ principal: "anonymous", context: through(GATEWAY) })).toBe("allowed");
    expect(ask({ principal: "anonymous", context: through(OTHER_GATEWAY) })).toBe("allowed");
    expect(ask({ principal: "anonymous", context: through("vpce-00000000000000009") })).toBe("explicitDeny");
  });

  it("exempts by name, and the deployer only if it is said", () => {
    const ask = asking({
      endpointIds: { nginx: GATEWAY },
      exemptions: {
        deployer: false,
        principals: [PIPELINE, `arn:aws:iam::${ACCOUNT}:role/aws-reserved/*/Admin_?`],
      },
    });
    const from = (principal: Principal) => ask({ principal, context: fromInternet });
    expect(from(PIPELINE)).toBe("allowed");
    expect(from(`arn:aws:sts::${ACCOUNT}:assumed-role/web-pipeline/run-7`)).toBe("allowed");
    expect(from(`arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/Admin_1`)).toBe("allowed");
    expect(from(DEPLOYER)).toBe("explicitDeny");
    expect(from(`${PIPELINE}-2`)).toBe("explicitDeny");
    expect(ask({ action: "s3:PutBucketPolicy", principal: DEPLOYER, context: fromInternet })).toBe("allowed");
  });

  it("exempts whom it names from the ban alone: their own policies decide", () => {
    const policy = policyOf({ endpointIds: { nginx: GATEWAY } });
    const request = {
      action: "s3:GetObject",
      resource: `${BUCKET}/a`,
      principal: DEPLOYER,
      context: fromInternet,
    };
    expect(decide({ ...request, resourceAccount: ACCOUNT }, { resource: [policy] })).toBe("implicitDeny");
  });

  it("exempts paths, and lets nobody in by it", () => {
    const ask = asking({
      endpointIds: { nginx: GATEWAY },
      exemptions: { paths: ["public/*", "robots.txt"] },
    });
    const read = (key: string, principal: Principal) => ask({ key, principal, context: fromInternet });
    expect(read("public/logo.svg", ADMIN)).toBe("allowed");
    expect(read("robots.txt", ADMIN)).toBe("allowed");
    expect(read("index.html", ADMIN)).toBe("explicitDeny");
    expect(read("public/logo.svg", "anonymous")).toBe("implicitDeny");
    expect(read("public/logo.svg", STRANGER)).toBe("implicitDeny");
    expect(ask({ principal: "anonymous", context: through(GATEWAY) })).toBe("allowed");
  });

  it("lets the endpoint list only where it is said", () => {
    const list = { action: "s3:ListBucket", principal: "anonymous" } as const;
    const open = asking({ endpointIds: { nginx: GATEWAY }, listThroughEndpoint: true });
    expect(asking({ endpointIds: { nginx: GATEWAY } })({ ...list, context: through(GATEWAY) })).toBe(
      "implicitDeny",
    );
    expect(open({ ...list, context: through(GATEWAY) })).toBe("allowed");
    expect(open({ ...list, context: through(OTHER_GATEWAY) })).toBe("implicitDeny");
    expect(open({ ...list, context: fromInternet })).toBe("implicitDeny");
  });

  it("lets reads through the endpoint go by plain HTTP where it is said, and nothing else", () => {
    const ask = asking({ endpointIds: { nginx: GATEWAY }, plainHttpThroughEndpoint: true });
    expect(ask({ principal: "anonymous", context: byHttp(through(GATEWAY)) })).toBe("allowed");
    expect(ask({ principal: "anonymous", context: byHttp(through(OTHER_GATEWAY)) })).toBe("explicitDeny");
    expect(ask({ principal: DEPLOYER, context: byHttp(fromInternet) })).toBe("explicitDeny");
    expect(ask({ action: "s3:PutObject", principal: DEPLOYER, context: byHttp(through(GATEWAY)) })).toBe(
      "explicitDeny",
    );
    expect(
      ask({ action: "s3:PutBucketPolicy", principal: DEPLOYER, context: byHttp(through(GATEWAY)) }),
    ).toBe("explicitDeny");
  });

  it("takes TLS 1.3 alone where it is said", () => {
    const ask = asking({ endpointIds: { nginx: GATEWAY }, minimumTls: "1.3" });
    expect(ask({ principal: "anonymous", context: through(GATEWAY) })).toBe("explicitDeny");
    expect(ask({ principal: "anonymous", context: { ...through(GATEWAY), "s3:TlsVersion": "1.3" } })).toBe(
      "allowed",
    );
  });

  describe.each([
    ["alone", {}],
    ["beside an endpoint", { endpointIds: { nginx: GATEWAY } }],
  ])("with CloudFront %s", (way, props) => {
    const ask = asking({ ...props, cloudfront: {} });
    const cloudFront = { service: "cloudfront.amazonaws.com" };
    const forDistribution = (arn: string) => ({ ...TLS, "aws:SourceArn": arn });

    it("lets this distribution read, know what is not there, and do nothing else", () => {
      const context = forDistribution(DISTRIBUTION);
      expect(ask({ principal: cloudFront, context })).toBe("allowed");
      expect(ask({ action: "s3:ListBucket", principal: cloudFront, context })).toBe("allowed");
      const others = [...BUCKET_ACTIONS, ...OBJECT_ACTIONS].filter((action) => action !== "s3:ListBucket");
      for (const action of others)
        expect(ask({ action, principal: cloudFront, context })).toBe("implicitDeny");
    });

    it.each([
      `arn:aws:cloudfront::${ACCOUNT}:distribution/E2`,
      `arn:aws:cloudfront::${OTHER_ACCOUNT}:distribution/E1ABCDEFGHIJKL`,
    ])("not %s", (arn) => {
      const context = forDistribution(arn);
      expect(ask({ principal: cloudFront, context })).toBe("explicitDeny");
      expect(ask({ action: "s3:ListBucket", principal: cloudFront, context })).toBe("implicitDeny");
    });

    it("not another service for the distribution", () => {
      const principal = { service: "logging.s3.amazonaws.com" };
      expect(ask({ principal, context: forDistribution(DISTRIBUTION) })).toBe("implicitDeny");
    });

    it("leaves the rest as it is", () => {
      expect(ask({ principal: "anonymous", context: fromInternet })).toBe("explicitDeny");
      expect(ask({ principal: ADMIN, context: fromInternet })).toBe("explicitDeny");
      expect(ask({ principal: DEPLOYER, context: fromInternet })).toBe("allowed");
      expect(ask({ principal: "anonymous", context: through(GATEWAY) })).toBe(
        way === "alone" ? "explicitDeny" : "allowed",
      );
      for (const action of [...BUCKET_ACTIONS, ...OBJECT_ACTIONS])
        expect(ask({ action, principal: ADMIN, context: fromInternet })).toBe("allowed");
    });
  });

  describe("behind modules/endpoints", () => {
    const ask = asking({ endpointIds: { nginx: GATEWAY } });
    const endpoint = gatewayPolicy({ s3: { anonymousReads: [BUCKET], resources: [BUCKET] } });
    const context = {
      ...through(GATEWAY),
      "aws:PrincipalOrgID": ORGANIZATION,
      "aws:ResourceOrgID": ORGANIZATION,
    };

    it("is read without credentials through the least policy that names it", () => {
      expect(ask({ principal: "anonymous", context: through(GATEWAY), endpoint })).toBe("allowed");
    });

    it("is not, where that policy names another bucket, or its use alone", () => {
      const other = gatewayPolicy({ s3: { anonymousReads: ["arn:aws:s3:::other"] } });
      const use = gatewayPolicy({ s3: { resources: [BUCKET] } });
      for (const policy of [other, use])
        expect(ask({ principal: "anonymous", context: through(GATEWAY), endpoint: policy })).toBe(
          "implicitDeny",
        );
    });

    it("is filled through it by a pipeline, and not by anybody", () => {
      expect(ask({ action: "s3:PutObject", principal: PIPELINE, context, endpoint })).toBe("allowed");
      expect(ask({ action: "s3:PutObject", principal: "anonymous", context, endpoint })).toBe("implicitDeny");
    });

    it("is managed from elsewhere: the least policy lets no management through", () => {
      const change = { action: "s3:PutBucketPolicy", principal: DEPLOYER };
      expect(ask({ ...change, context, endpoint })).toBe("implicitDeny");
      expect(ask({ ...change, context: fromInternet })).toBe("allowed");
    });
  });
});

/** The S3 gateway's own policy. */
function gatewayPolicy(gatewayEndpoints: EndpointsProps["gatewayEndpoints"]): string {
  const tier = {
    kind: "isolated" as const,
    subnets: {
      "ap-northeast-2a": {
        id: "subnet-0123456789abcdef0",
        cidrBlock: "10.0.0.0/24",
        routeTableId: "rtb-0123456789abcdef0",
      },
    },
  };
  const json = synthesize((stack) => {
    new Endpoints(stack, "endpoints", {
      name: "shop",
      region: "ap-northeast-2",
      network: { vpcId: "vpc-0123456789abcdef0", cidrBlocks: ["10.0.0.0/16"], tiers: { app: tier } },
      gatewayEndpoints: gatewayEndpoints as never,
      perimeter: { organizationId: ORGANIZATION },
    });
  });
  return instances(json, "aws_vpc_endpoint", "endpoints_gateway").s3?.policy as string;
}
