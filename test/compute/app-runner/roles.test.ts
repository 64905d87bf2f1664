/** What the roles of a service on App Runner allow and deny, asked as IAM would be. */
import { decide, type PolicyDocument } from "../../../src/reach/policy";
import { resourcesOf } from "../../support/synthesize";
import { body, policy, service, trust } from "./sample";

const REPOSITORY = "arn:aws:ecr:ap-northeast-1:123456789012:repository/shop/api";
const SECRET = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:shop/db-AbCdEf";
const PARAMETER = "arn:aws:ssm:ap-northeast-1:123456789012:parameter/shop/level";
const KEY = "arn:aws:kms:ap-northeast-1:123456789012:key/1";
const principal = "arn:aws:iam::123456789012:role/shop";

const DELEGATING: PolicyDocument = {
  Statement: { Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "kms:*", Resource: "*" },
};

const ask =
  (document: PolicyDocument) =>
  (action: string, on: string, context: Record<string, string> = {}) =>
    decide(
      { action, resource: on, principal, context },
      { identity: [document], ...(on === KEY ? { resource: [DELEGATING] } : {}) },
    );

describe("the access role", () => {
  const pull = ask(policy(service(), "access"));

  it("pulls the service's image and no other", () => {
    expect(pull("ecr:GetAuthorizationToken", "*")).toBe("allowed");
    for (const action of [
      "BatchCheckLayerAvailability",
      "BatchGetImage",
      "DescribeImages",
      "GetDownloadUrlForLayer",
    ]) {
      expect(pull(`ecr:${action}`, REPOSITORY)).toBe("allowed");
      expect(pull(`ecr:${action}`, `${REPOSITORY}2`)).toBe("implicitDeny");
      expect(pull(`ecr:${action}`, REPOSITORY.replace("123456789012", "210987654321"))).toBe("implicitDeny");
    }
    expect(pull("ecr:PutImage", REPOSITORY)).toBe("implicitDeny");
    expect(pull("secretsmanager:GetSecretValue", SECRET)).toBe("implicitDeny");
  });

  it("finds the repository behind a digest", () => {
    const identifier = `123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/shop/api@sha256:${"a".repeat(64)}`;
    const byDigest = ask(policy(service({ image: { identifier } }), "access"));
    expect(byDigest("ecr:BatchGetImage", REPOSITORY)).toBe("allowed");
  });

  it("is App Runner's builder's", () => {
    expect(JSON.stringify(trust(service(), "access"))).toContain('"build.apprunner.amazonaws.com"');
    expect(JSON.stringify(trust(service(), "access"))).not.toContain("tasks.");
  });

  it("is not there where nothing is pulled", () => {
    const image = { identifier: "public.ecr.aws/nginx/nginx:1.29", registry: "ecr_public" };
    const roles = Object.keys(resourcesOf(service({ image })).aws_iam_role ?? {});
    expect(roles).toEqual(["api_instance"]);
    const given = service({ accessRole: { arn: "arn:aws:iam::123456789012:role/pull" } });
    expect(Object.keys(resourcesOf(given).aws_iam_role ?? {})).toEqual(["api_instance"]);
  });
});

describe("the instance role", () => {
  const secrets = {
    PASSWORD: { secretArn: SECRET, jsonKey: "password" },
    LEVEL: { parameterArn: PARAMETER },
  };
  const fetch = ask(policy(service({ secrets, secretKeyArns: [KEY] }), "secrets"));

  it("fetches the service's secrets and no others", () => {
    expect(fetch("secretsmanager:GetSecretValue", SECRET)).toBe("allowed");
    expect(fetch("ssm:GetParameters", PARAMETER)).toBe("allowed");
    expect(fetch("secretsmanager:GetSecretValue", SECRET.replace("db-", "other-"))).toBe("implicitDeny");
    expect(fetch("ssm:GetParameters", `${PARAMETER}2`)).toBe("implicitDeny");
    expect(fetch("secretsmanager:PutSecretValue", SECRET)).toBe("implicitDeny");
    expect(fetch("ssm:PutParameter", PARAMETER)).toBe("implicitDeny");
  });

  it("decrypts through Secrets Manager and Systems Manager alone", () => {
    const via = (service: string) =>
      fetch("kms:Decrypt", KEY, { "kms:ViaService": `${service}.ap-northeast-1.amazonaws.com` });
    expect(via("secretsmanager")).toBe("allowed");
    expect(via("ssm")).toBe("allowed");
    expect(via("s3")).toBe("implicitDeny");
    expect(fetch("kms:Decrypt", KEY)).toBe("implicitDeny");
    expect(fetch("kms:Encrypt", KEY, { "kms:ViaService": "ssm.ap-northeast-1.amazonaws.com" })).toBe(
      "implicitDeny",
    );
  });

  it("may do what the statements say", () => {
    const queue = "arn:aws:sqs:ap-northeast-1:123456789012:orders";
    const json = service({ statements: { send: { actions: ["sqs:SendMessage"], resources: [queue] } } });
    const application = ask(policy(json, "application"));
    expect(application("sqs:SendMessage", queue)).toBe("allowed");
    expect(application("sqs:SendMessage", `${queue}2`)).toBe("implicitDeny");
    expect(application("sqs:ReceiveMessage", queue)).toBe("implicitDeny");
  });

  it("traces, where requests are traced", () => {
    const trace = ask(policy(service({ tracing: true }), "tracing"));
    expect(trace("xray:PutTraceSegments", "*")).toBe("allowed");
    expect(trace("xray:GetTraceSummaries", "*")).toBe("implicitDeny");
    expect(body(service(), "aws_iam_role_policy", "api_tracing")).toBeUndefined();
  });

  it("is the application's, and may do nothing by itself", () => {
    expect(JSON.stringify(trust(service(), "instance"))).toContain('"tasks.apprunner.amazonaws.com"');
    expect(Object.keys(resourcesOf(service()).aws_iam_role_policy ?? {})).toEqual(["api_access"]);
  });

  it("has the boundary that is given", () => {
    const permissionsBoundary = "arn:aws:iam::123456789012:policy/limit";
    const json = service({ permissionsBoundary });
    for (const name of ["api_access", "api_instance"])
      expect(body(json, "aws_iam_role", name)).toMatchObject({ permissions_boundary: permissionsBoundary });
  });
});
