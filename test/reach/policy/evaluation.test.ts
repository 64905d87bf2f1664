/** Examples of the IAM User Guide, by the title of their page. */
import {
  type Context,
  type Decision,
  decide,
  type Policy,
  type Principal,
  type Statement,
} from "../../../src/reach/policy";

const ACCOUNT = "123456789012";
const USER = `arn:aws:iam::${ACCOUNT}:user/carlossalazar`;
const BUCKET = "arn:aws:s3:::carlossalazar";

const policy = (...statements: readonly Statement[]): Policy => ({
  Version: "2012-10-17",
  Statement: statements,
});
const EVERYTHING = policy({ Effect: "Allow", Action: "*", Resource: "*" });

describe("Policy evaluation logic", () => {
  const identity = [
    policy(
      {
        Sid: "AllowS3ListRead",
        Effect: "Allow",
        Action: ["s3:GetBucketLocation", "s3:ListAllMyBuckets"],
        Resource: "arn:aws:s3:::*",
      },
      { Sid: "AllowS3Self", Effect: "Allow", Action: "s3:*", Resource: [`${BUCKET}/*`, BUCKET] },
      { Sid: "DenyS3Logs", Effect: "Deny", Action: "s3:*", Resource: "arn:aws:s3:::*log*" },
    ),
  ];
  const resource = [
    policy({ Effect: "Allow", Principal: { AWS: USER }, Action: "s3:*", Resource: [`${BUCKET}/*`, BUCKET] }),
  ];
  const put = (bucket: string) => ({
    action: "s3:PutObject",
    resource: `${bucket}/a`,
    principal: USER,
    resourceAccount: ACCOUNT,
  });

  test("Carlos: an explicit deny overrides, one allow of either policy is enough", () => {
    expect(decide(put("arn:aws:s3:::carlossalazar-logs"), { identity })).toBe("explicitDeny");
    expect(decide(put(BUCKET), { identity, resource })).toBe("allowed");
    expect(decide(put(BUCKET), { identity })).toBe("allowed");
    expect(decide(put(BUCKET), { resource })).toBe("allowed");
    expect(decide(put("arn:aws:s3:::somebody"), { identity, resource })).toBe("implicitDeny");
    expect(decide(put(BUCKET), {})).toBe("implicitDeny");
  });

  test("The difference between explicit and implicit denies", () => {
    const reports = policy(
      { Sid: "AllowGetList", Effect: "Allow", Action: ["iam:Get*", "iam:List*"], Resource: "*" },
      { Sid: "DenyReports", Effect: "Deny", Action: "iam:*Report", Resource: "*" },
    );
    const ask = (action: string) =>
      decide({ action, resource: "*", principal: USER }, { identity: [reports] });
    expect(ask("iam:GetUser")).toBe("allowed");
    expect(ask("IAM:getuser")).toBe("allowed");
    expect(ask("iam:CreatePolicy")).toBe("implicitDeny");
    expect(ask("iam:GetOrganizationsAccessReport")).toBe("explicitDeny");
    expect(ask("iam:GenerateCredentialReport")).toBe("explicitDeny");
  });

  test("what a VPC endpoint does not let pass, no other policy allows", () => {
    const endpoint = [policy({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" })];
    expect(decide(put(BUCKET), { identity, resource, endpoint })).toBe("implicitDeny");
    expect(decide({ ...put(BUCKET), action: "s3:GetObject" }, { identity, endpoint })).toBe("allowed");
    // it lets pass, it does not grant
    expect(decide({ ...put("arn:aws:s3:::other"), action: "s3:GetObject" }, { identity, endpoint })).toBe(
      "implicitDeny",
    );
    expect(decide(put(BUCKET), { identity: [EVERYTHING], endpoint: [] })).toBe("implicitDeny");
  });

  describe("Resource-based policies and implicit denies in other policy types", () => {
    const ROLE = `arn:aws:iam::${ACCOUNT}:role/app/examplerole`;
    const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/examplerole/session`;
    const queue = `arn:aws:sqs:us-east-2:${ACCOUNT}:queue1`;
    const boundary = policy({ Effect: "Allow", Action: "s3:*", Resource: "*" });
    const ask = (principal: Principal, named: string | undefined, more: Parameters<typeof decide>[1] = {}) =>
      decide(
        { action: "sqs:SendMessage", resource: queue, principal },
        {
          ...more,
          ...(named === undefined
            ? {}
            : {
                resource: [
                  policy({ Effect: "Allow", Principal: { AWS: named }, Action: "sqs:*", Resource: queue }),
                ],
              }),
        },
      );

    test.each<[string, Principal, string | undefined, Parameters<typeof decide>[1], Decision]>([
      [
        "a boundary limits what an identity policy grants",
        USER,
        undefined,
        { identity: [EVERYTHING], boundary },
        "implicitDeny",
      ],
      ["a user by ARN is limited by nothing", USER, USER, { boundary }, "allowed"],
      ["a session by ARN is limited by nothing", SESSION, SESSION, { boundary }, "allowed"],
      ["a role's ARN covers its sessions", SESSION, ROLE, {}, "allowed"],
      ["a role by ARN is limited by its boundary", SESSION, ROLE, { boundary }, "implicitDeny"],
      ["and so if the role is asked about", ROLE, ROLE, { boundary }, "implicitDeny"],
      ["another role is another role", SESSION, `arn:aws:iam::${ACCOUNT}:role/other`, {}, "implicitDeny"],
      ["everyone is limited by nothing", SESSION, "*", { boundary }, "allowed"],
      ["an account delegates", USER, ACCOUNT, {}, "implicitDeny"],
      [
        "an account delegates, the identity's policy decides",
        USER,
        ACCOUNT,
        { identity: [EVERYTHING] },
        "allowed",
      ],
      ["root has full access", `arn:aws:iam::${ACCOUNT}:root`, undefined, {}, "allowed"],
      ["anonymous ones are let in by everyone", "anonymous", "*", {}, "allowed"],
      ["anonymous ones are in no account", "anonymous", ACCOUNT, {}, "implicitDeny"],
    ])("%s", (_, principal, named, more, decision) => expect(ask(principal, named, more)).toBe(decision));

    test("a boundary's deny is a deny", () => {
      const denying = policy({ Effect: "Deny", Action: "sqs:*", Resource: "*" });
      expect(ask(USER, USER, { boundary: denying })).toBe("explicitDeny");
    });

    test("keys and roles must be allowed by their own policies", () => {
      const key = `arn:aws:kms:us-east-2:${ACCOUNT}:key/1234`;
      const request = { action: "kms:Decrypt", resource: key, principal: USER };
      const keyPolicy = (AWS: string) => [
        policy({ Effect: "Allow", Principal: { AWS }, Action: "kms:*", Resource: "*" }),
      ];
      const identity = [EVERYTHING];
      expect(() => decide(request, { identity })).toThrow("always has a policy of its own");
      expect(decide(request, { identity, resource: keyPolicy("111122223333") })).toBe("implicitDeny");
      expect(decide(request, { identity, resource: keyPolicy(ACCOUNT) })).toBe("allowed");
      expect(decide(request, { resource: keyPolicy(ACCOUNT) })).toBe("implicitDeny");
      expect(decide(request, { resource: keyPolicy(USER) })).toBe("allowed");
    });
  });
});

test("Cross-account policy evaluation logic: both accounts must allow", () => {
  const resource = [
    policy({
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::111122223333:root" },
      Action: "s3:*",
      Resource: `${BUCKET}/*`,
    }),
  ];
  const principal = "arn:aws:iam::111122223333:user/PauloSantos";
  const request = { action: "s3:GetObject", resource: `${BUCKET}/a`, principal, resourceAccount: ACCOUNT };
  const identity = [policy({ Effect: "Allow", Action: "s3:GetObject", Resource: `${BUCKET}/*` })];
  expect(decide(request, { identity, resource })).toBe("allowed");
  expect(decide(request, { identity })).toBe("implicitDeny");
  expect(decide(request, { resource })).toBe("implicitDeny");
  expect(
    decide(request, {
      identity,
      resource,
      boundary: policy({ Effect: "Allow", Action: "ec2:*", Resource: "*" }),
    }),
  ).toBe("implicitDeny");
  // in one account either would do
  expect(decide({ ...request, resourceAccount: "111122223333" }, { identity })).toBe("allowed");
  // an ARN says whose the resource is
  const queue = { action: "sqs:SendMessage", resource: `arn:aws:sqs:us-east-2:${ACCOUNT}:q`, principal };
  expect(decide(queue, { identity: [EVERYTHING] })).toBe("implicitDeny");
});

describe("AWS JSON policy elements: Principal", () => {
  const ask = (Principal: Statement["Principal"], principal: Principal) =>
    decide(
      { action: "sts:AssumeRole", resource: `arn:aws:iam::${ACCOUNT}:role/r`, principal },
      { resource: [policy({ Effect: "Allow", Principal, Action: "sts:AssumeRole" })] },
    );

  test("services, identity providers, canonical users", () => {
    const services = { Service: ["ecs.amazonaws.com", "elasticloadbalancing.amazonaws.com"] };
    expect(ask(services, { service: "ecs.amazonaws.com" })).toBe("allowed");
    expect(ask(services, { service: "ec2.amazonaws.com" })).toBe("implicitDeny");
    expect(ask(services, USER)).toBe("implicitDeny");
    expect(ask({ AWS: ACCOUNT }, { service: "ecs.amazonaws.com" })).toBe("implicitDeny");
    expect(ask("*", { service: "ecs.amazonaws.com" })).toBe("allowed");
    const google = { federated: "accounts.google.com" };
    expect(ask({ Federated: "accounts.google.com" }, google)).toBe("allowed");
    expect(ask({ Federated: "www.amazon.com" }, google)).toBe("implicitDeny");
    const canonical = { AWS: ["999999999999"], CanonicalUser: "79a59df900b949e55d96a1e698fbaced" };
    expect(ask(canonical, { canonicalUser: "79a59df900b949e55d96a1e698fbaced" })).toBe("allowed");
    expect(ask(canonical, { canonicalUser: "something" })).toBe("implicitDeny");
  });

  test("a service is known by a key of its requests", () => {
    const deny = policy({
      ...{ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" },
      Condition: { Bool: { "aws:PrincipalIsAWSService": "false" } },
    });
    const request = { action: "s3:GetObject", resource: `${BUCKET}/a`, resourceAccount: ACCOUNT };
    const allow = policy({ Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" });
    const resource = [allow, deny];
    expect(decide({ ...request, principal: { service: "cloudfront.amazonaws.com" } }, { resource })).toBe(
      "allowed",
    );
    expect(decide({ ...request, principal: USER }, { resource })).toBe("explicitDeny");
  });

  test.each<[Statement["Principal"], string]>([
    [{ AWS: `arn:aws:iam::${ACCOUNT}:user/*` }, "is no principal"],
    [{ AWS: "arn:aws:iam::*:root" }, "is no principal"],
    [{ AWS: `arn:aws:iam::${ACCOUNT}:group/g` }, "is no principal"],
    [{ AWS: "somebody" }, "is no principal"],
    [{ Service: "*.amazonaws.com" }, "no wildcard"],
    [{ Group: "g" }, "unknown kind of principal"],
  ])("%j is no principal", (element, message) => expect(() => ask(element, USER)).toThrow(message));

  test("UsePrincipalArnInsteadOfNotPrincipalWithDeny", () => {
    const deny = policy({
      ...{ Effect: "Deny", Action: "s3:*", Principal: "*", Resource: [`${BUCKET}/*`, BUCKET] },
      Condition: { ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::444455556666:user/user-name" } },
    });
    const request = { action: "s3:GetObject", resource: `${BUCKET}/a`, resourceAccount: "444455556666" };
    const ask = (principal: Principal) =>
      decide({ ...request, principal }, { identity: [EVERYTHING], resource: [deny] });
    expect(ask("arn:aws:iam::444455556666:user/user-name")).toBe("allowed");
    expect(ask("arn:aws:iam::444455556666:user/other")).toBe("explicitDeny");
    expect(ask("anonymous")).toBe("explicitDeny");
  });

  test("a session's aws:PrincipalArn is its role's", () => {
    const role = "arn:aws:iam::444455556666:role/app";
    const identity = [
      policy({
        Effect: "Allow",
        Action: "s3:*",
        Resource: "*",
        Condition: { ArnEquals: { "aws:PrincipalArn": role } },
      }),
    ];
    const principal = "arn:aws:sts::444455556666:assumed-role/app/i-0123";
    expect(decide({ action: "s3:ListAllMyBuckets", resource: "*", principal }, { identity })).toBe("allowed");
  });
});

test("AWS JSON policy elements: NotPrincipal", () => {
  const deny = (...AWS: readonly string[]) =>
    policy({ Effect: "Deny", NotPrincipal: { AWS }, Action: "s3:*", Resource: [BUCKET, `${BUCKET}/*`] });
  const account = "arn:aws:iam::444455556666";
  const role = `${account}:role/cross-account-read-only-role`;
  const session =
    "arn:aws:sts::444455556666:assumed-role/cross-account-read-only-role/cross-account-audit-app";
  const ask = (principal: Principal, ...excepted: readonly string[]) =>
    decide(
      { action: "s3:GetObject", resource: `${BUCKET}/a`, principal, resourceAccount: "444455556666" },
      { identity: [EVERYTHING], resource: [deny(...excepted)] },
    );
  expect(ask(`${account}:user/Bob`, `${account}:user/Bob`, `${account}:root`)).toBe("allowed");
  expect(ask(`${account}:user/Eve`, `${account}:user/Bob`, `${account}:root`)).toBe("explicitDeny");
  // "might deny access to the entire account"
  expect(ask(`${account}:user/Bob`, `${account}:user/Bob`)).toBe("explicitDeny");
  expect(ask(session, session, role, `${account}:root`)).toBe("allowed");
  expect(ask(session, role, `${account}:root`)).toBe("explicitDeny");
  expect(ask({ service: "ecs.amazonaws.com" }, `${account}:root`)).toBe("explicitDeny");
  const allow = policy({
    Effect: "Allow",
    NotPrincipal: { AWS: `${account}:user/Bob` },
    Action: "s3:*",
    Resource: "*",
  });
  const allowed = (name: string) =>
    decide(
      { action: "s3:GetObject", resource: `${BUCKET}/a`, principal: `${account}:user/${name}` },
      { resource: [allow] },
    );
  expect([allowed("Bob"), allowed("Eve")]).toEqual(["implicitDeny", "allowed"]);
});

describe("IAM JSON policy elements: NotAction, NotResource, Resource", () => {
  const ask = (statement: Statement, action: string, resource: string, context: Context = {}) =>
    decide(
      { action, resource, principal: USER, context, resourceAccount: ACCOUNT },
      { identity: [policy(statement)] },
    );

  test("NotAction with Allow: all of S3 but deleting a bucket", () => {
    const statement = { Effect: "Allow", NotAction: "s3:DeleteBucket", Resource: "arn:aws:s3:::*" };
    expect(ask(statement, "s3:GetObject", `${BUCKET}/a`)).toBe("allowed");
    expect(ask(statement, "s3:DeleteBucket", BUCKET)).toBe("implicitDeny");
    expect(ask(statement, "s3:ListAllMyBuckets", "*")).toBe("implicitDeny");
    expect(ask(statement, "sqs:SendMessage", `arn:aws:sqs:us-east-2:${ACCOUNT}:q`)).toBe("implicitDeny");
  });

  test("NotAction with Deny: DenyAllUsersNotUsingMFA", () => {
    const statement = {
      ...{ Effect: "Deny", NotAction: "iam:*", Resource: "*" },
      Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
    };
    expect(ask(statement, "s3:GetObject", `${BUCKET}/a`, { "aws:MultiFactorAuthPresent": false })).toBe(
      "explicitDeny",
    );
    expect(ask(statement, "s3:GetObject", `${BUCKET}/a`)).toBe("explicitDeny");
    expect(ask(statement, "s3:GetObject", `${BUCKET}/a`, { "aws:MultiFactorAuthPresent": true })).toBe(
      "implicitDeny",
    );
    expect(ask(statement, "iam:GetUser", USER, { "aws:MultiFactorAuthPresent": false })).toBe("implicitDeny");
  });

  test("NotResource with Deny: HRPayroll", () => {
    const NotResource = ["arn:aws:s3:::HRBucket/Payroll", "arn:aws:s3:::HRBucket/Payroll/*"];
    const statement = { Effect: "Deny", Action: "s3:*", NotResource };
    expect(ask(statement, "s3:GetObject", "arn:aws:s3:::HRBucket/Payroll/2026")).toBe("implicitDeny");
    expect(ask(statement, "s3:GetObject", "arn:aws:s3:::HRBucket/Reviews/2026")).toBe("explicitDeny");
  });

  test("wildcards in parts of an ARN", () => {
    const allows = (Resource: string, resource: string) =>
      ask({ Effect: "Allow", Action: "*", Resource }, "iam:GetUser", resource) === "allowed";
    expect(
      allows(`arn:aws:iam::${ACCOUNT}:user/accounting/*`, `arn:aws:iam::${ACCOUNT}:user/accounting/a/b`),
    ).toBe(true);
    expect(
      allows(`arn:aws:iam::${ACCOUNT}:user/accounting/*`, `arn:aws:iam::${ACCOUNT}:user/Accounting/a`),
    ).toBe(false);
    expect(allows(`arn:aws:sqs:*:${ACCOUNT}:q?`, `arn:aws:sqs:us-east-2:${ACCOUNT}:q1`)).toBe(true);
    expect(allows(`arn:aws:sqs:*:${ACCOUNT}:q?`, `arn:aws:sqs:us-east-2:${ACCOUNT}:q12`)).toBe(false);
  });
});
