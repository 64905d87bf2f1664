/** Policies along a way that was found: who asks, by which endpoint, of what; each part once on purpose as it must not be. */
import { type Answer, intentsIn, matchers, proofText, prove, readTerraform } from "../../../src/reach";
import { stateOf } from "../samples";
import {
  ACCOUNT,
  asked,
  BUCKET,
  BY_NAT,
  policyOf,
  READ,
  type Resources,
  SERVER,
  told,
  without,
} from "./sample";

expect.extend(matchers);

const ROLE = `arn:aws:iam::${ACCOUNT}:role/team/app`;
const bucketPolicy = (...statements: object[]): Resources => ({
  "aws_s3_bucket_policy.files": { bucket: "files", policy: policyOf(...statements) },
});
const endpointPolicy = (...statements: object[]): Resources => ({
  "aws_vpc_endpoint.s3": { ...SERVER["aws_vpc_endpoint.s3"], policy: policyOf(...statements) },
});
const boundary = (...statements: object[]): Resources => ({
  "aws_iam_role.app": { ...SERVER["aws_iam_role.app"], permissions_boundary: "arn:aws:iam::1:policy/limit" },
  "aws_iam_policy.limit": { arn: "arn:aws:iam::1:policy/limit", policy: policyOf(...statements) },
});
const NO_RIGHTS = without(SERVER, "aws_iam_role_policy.app");
const mendsOf = (answer: Answer) => (answer.verdict === "no" ? answer.mends : []);

describe("who asks", () => {
  it("may by an inline policy, and by the endpoint's default one", () => {
    expect(told(asked(SERVER))).toEqual([
      "yes",
      "aws_iam_role_policy.app, statement 1",
      "aws_vpc_endpoint.s3",
    ]);
  });

  it.each<[string, Resources, string]>([
    [
      "a policy of the customer's",
      {
        "aws_iam_role_policy_attachment.a": { role: "app", policy_arn: "arn:aws:iam::1:policy/read" },
        "aws_iam_policy.read": {
          arn: "arn:aws:iam::1:policy/read",
          policy: policyOf({ ...READ, Sid: "Read" }),
        },
      },
      'aws_iam_policy.read, statement "Read"',
    ],
    [
      "one that AWS manages and Hanok knows",
      {
        "aws_iam_role_policy_attachment.a": {
          role: "app",
          policy_arn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
        },
      },
      "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess, statement 1",
    ],
    [
      "a block of the role",
      {
        "aws_iam_role.app": {
          ...SERVER["aws_iam_role.app"],
          inline_policy: [{ name: "read", policy: policyOf(READ) }],
        },
      },
      "aws_iam_role.app, statement 1",
    ],
    [
      "the list of the role",
      {
        "aws_iam_role.app": {
          ...SERVER["aws_iam_role.app"],
          managed_policy_arns: ["arn:aws:iam::aws:policy/AdministratorAccess"],
        },
      },
      "arn:aws:iam::aws:policy/AdministratorAccess, statement 1",
    ],
  ])("may by %s", (_, more, by) => {
    expect(told(asked({ ...NO_RIGHTS, ...more }))).toContain(by);
  });

  it.each([
    ["aws:iam::aws:policy/AmazonSSMManagedInstanceCore", "ssm:UpdateInstanceInformation", "yes"],
    ["aws:iam::aws:policy/AmazonSSMManagedInstanceCore", "ssm:GetParametersByPath", "no"],
    ["aws:iam::aws:policy/AmazonBedrockReadOnly", "ssm:UpdateInstanceInformation", "unknown"],
    ["aws-cn:iam::aws:policy/AmazonSSMManagedInstanceCore", "ssm:UpdateInstanceInformation", "unknown"],
  ])("by arn:%s: %s: %s", (arn, action, verdict) => {
    const attached = {
      "aws_iam_role_policy_attachment.app": { role: "app", policy_arn: `arn:${arn}` },
      ...BY_NAT,
    };
    const question = { to: "aws:ssm", action, resource: "*" };
    expect(told(asked({ ...NO_RIGHTS, ...attached }, question))[0]).toBe(verdict);
  });

  it("may not by a policy that is another role's", () => {
    const other = { "aws_iam_role_policy.other": { role: "other", policy: policyOf(READ) } };
    expect(told(asked({ ...NO_RIGHTS, ...other }))).toEqual([
      "no",
      "no statement of the policies of aws_iam_role.app allows s3:GetObject on arn:aws:s3:::files/* (it has none)",
    ]);
  });

  it("is told what is missing, as an argument of the policy that there is", () => {
    const narrow = { ...READ, Resource: "arn:aws:s3:::other/*" };
    const answer = asked({ ...SERVER, "aws_iam_role_policy.app": { role: "app", policy: policyOf(narrow) } });
    expect(told(answer)).toEqual([
      "no",
      "no statement of the policies of aws_iam_role.app allows s3:GetObject on arn:aws:s3:::files/* (aws_iam_role_policy.app)",
    ]);
    expect(mendsOf(answer)).toEqual([
      {
        address: "aws_iam_role_policy.app",
        change:
          'policy: the statement { Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_bucket.files.arn}/*" }',
      },
    ]);
  });

  it("is denied by a statement, which is named", () => {
    const deny = { ...READ, Effect: "Deny", Sid: "NotThis" };
    const resources = { ...SERVER, "aws_iam_role_policy.deny": { role: "app", policy: policyOf(deny) } };
    expect(told(asked(resources))).toEqual([
      "no",
      'aws_iam_role_policy.deny, statement "NotThis", denies s3:GetObject on arn:aws:s3:::files/*',
    ]);
  });

  it("is not known where its policies are not in what was read", () => {
    const arn = "arn:aws:iam::aws:policy/SecurityAudit";
    const attached = { "aws_iam_role_policy_attachment.a": { role: "app", policy_arn: arn } };
    expect(told(asked({ ...NO_RIGHTS, ...attached }))).toEqual([
      "unknown",
      `what the policy ${arn} says is not in what was read`,
    ]);
    expect(told(asked(without(SERVER, "aws_iam_role.app")))).toEqual([
      "unknown",
      "the iam_instance_profile of aws_instance.app is not known: app is not in what was read",
    ]);
  });

  it("is nobody without a role", () => {
    const server = { ...SERVER["aws_instance.app"], iam_instance_profile: "" };
    const answer = asked({ ...SERVER, "aws_instance.app": server });
    expect(told(answer)).toEqual([
      "no",
      "aws_s3_bucket.files has no policy that lets aws_instance.app, which has no role, s3:GetObject on arn:aws:s3:::files/*",
    ]);
    expect(mendsOf(answer)).toEqual([
      { address: "aws_instance.app", change: "iam_instance_profile of a role that may do it" },
    ]);
    const open = bucketPolicy({ ...READ, Principal: "*" });
    expect(told(asked({ ...SERVER, "aws_instance.app": server, ...open }))[0]).toBe("yes");
  });
});

describe("a permissions boundary", () => {
  it("limits what identity policies allow", () => {
    expect(told(asked({ ...SERVER, ...boundary({ ...READ, Resource: "*" }) }))).toContain(
      "aws_iam_policy.limit, statement 1",
    );
    expect(told(asked({ ...SERVER, ...boundary({ ...READ, Action: "sqs:*" }) }))).toEqual([
      "no",
      "no statement of aws_iam_policy.limit, the permissions boundary of aws_iam_role.app, allows s3:GetObject on arn:aws:s3:::files/*",
    ]);
  });

  // IAM User Guide, "Policy evaluation for requests within a single account": role and session
  it("limits what the bucket gives to the role, and not what it gives to everyone", () => {
    const limited = { ...NO_RIGHTS, ...boundary({ ...READ, Action: "sqs:*" }) };
    const toRole = bucketPolicy({ ...READ, Principal: { AWS: ROLE } });
    expect(told(asked({ ...limited, ...toRole }))[0]).toBe("no");
    expect(told(asked({ ...NO_RIGHTS, ...toRole }))[0]).toBe("yes");
    expect(told(asked({ ...limited, ...bucketPolicy({ ...READ, Principal: "*" }) }))[0]).toBe("yes");
    const session = { AWS: `arn:aws:sts::${ACCOUNT}:assumed-role/app/i-1` };
    expect(told(asked({ ...limited, ...bucketPolicy({ ...READ, Principal: session }) }))[0]).toBe("unknown");
  });
});

describe("the endpoint on the way", () => {
  const elsewhere = { ...READ, Principal: "*", Resource: "arn:aws:s3:::other/*" };

  it("lets pass what its policy allows", () => {
    expect(told(asked({ ...SERVER, ...endpointPolicy({ ...READ, Principal: "*" }) }))).toContain(
      "aws_vpc_endpoint.s3, statement 1",
    );
    const answer = asked({ ...SERVER, ...endpointPolicy(elsewhere) });
    expect(told(answer)).toEqual([
      "no",
      "no statement of the policy of aws_vpc_endpoint.s3 lets s3:GetObject on arn:aws:s3:::files/* pass",
    ]);
    expect(mendsOf(answer)).toEqual([
      {
        address: "aws_vpc_endpoint.s3",
        change:
          'policy: the statement { Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "${aws_s3_bucket.files.arn}/*" }',
      },
    ]);
  });

  it("may have its policy beside it", () => {
    const beside = {
      "aws_vpc_endpoint_policy.s3": { vpc_endpoint_id: "vpce-1", policy: policyOf(elsewhere) },
    };
    expect(told(asked({ ...SERVER, ...beside }))[0]).toBe("no");
  });

  it("says nothing where the way is another", () => {
    const resources = { ...SERVER, ...BY_NAT, ...endpointPolicy(elsewhere) };
    const table = {
      "aws_vpc_endpoint.s3": { ...resources["aws_vpc_endpoint.s3"], route_table_ids: ["rtb-9"] },
    };
    expect(told(asked(resources))[0]).toBe("no");
    expect(told(asked({ ...resources, ...table }))[0]).toBe("yes");
  });

  it("is an interface one with a name of its own for a secret", () => {
    const secret = {
      "aws_secretsmanager_secret.db": { arn: `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:db-AbCdEf` },
      "aws_vpc_endpoint.secrets": {
        id: "vpce-2",
        vpc_id: "vpc-1",
        service_name: "com.amazonaws.eu-west-1.secretsmanager",
        vpc_endpoint_type: "Interface",
        private_dns_enabled: true,
        subnet_ids: ["subnet-1"],
        security_group_ids: ["sg-1"],
        policy: policyOf({
          Effect: "Allow",
          Principal: "*",
          Action: "*",
          Resource: "*",
          Condition: { StringEquals: { "aws:PrincipalAccount": ACCOUNT } },
        }),
      },
      "aws_iam_role_policy.app": {
        role: "app",
        policy: policyOf({
          Effect: "Allow",
          Action: "secretsmanager:GetSecretValue",
          Resource: "*",
          Condition: { StringEquals: { "aws:SourceVpce": "vpce-2" } },
        }),
      },
    };
    const question = { to: "aws_secretsmanager_secret.db", action: "secretsmanager:GetSecretValue" };
    expect(told(asked({ ...SERVER, ...secret }, question))).toEqual([
      "yes",
      "aws_iam_role_policy.app, statement 1",
      "aws_vpc_endpoint.secrets, statement 1",
    ]);
  });
});

describe("keys of the request come from the way", () => {
  const only = (operator: string, key: string, value: unknown) =>
    bucketPolicy({
      ...READ,
      Sid: "Only",
      Effect: "Deny",
      Principal: "*",
      Condition: { [operator]: { [key]: value } },
    });
  const onNat = { ...SERVER, ...BY_NAT, "aws_vpc_endpoint.s3": {} };

  it.each<[string, string, unknown, Resources, string]>([
    ["StringNotEquals", "aws:SourceVpce", "vpce-1", SERVER, "yes"],
    ["StringNotEquals", "aws:SourceVpce", "vpce-9", SERVER, "no"],
    ["StringNotEquals", "aws:SourceVpce", "vpce-1", onNat, "no"],
    ["StringNotEquals", "aws:SourceVpc", "vpc-1", SERVER, "yes"],
    ["StringNotEquals", "aws:SourceVpc", "vpc-1", onNat, "no"],
    ["NotIpAddress", "aws:VpcSourceIp", "10.0.0.0/24", SERVER, "yes"],
    ["NotIpAddress", "aws:VpcSourceIp", "10.0.7.0/24", SERVER, "no"],
    ["NotIpAddress", "aws:SourceIp", "203.0.113.5/32", onNat, "yes"],
    ["NotIpAddress", "aws:SourceIp", "198.51.100.0/24", onNat, "no"],
    ["NotIpAddress", "aws:SourceIp", "203.0.113.5/32", SERVER, "no"],
    ["Bool", "aws:SecureTransport", "false", SERVER, "yes"],
    ["NumericLessThan", "s3:TlsVersion", "1.2", SERVER, "yes"],
    ["NumericLessThan", "s3:TlsVersion", "1.3", SERVER, "unknown"],
    ["StringNotEquals", "aws:PrincipalAccount", ACCOUNT, SERVER, "yes"],
    ["StringNotEquals", "aws:ResourceAccount", ACCOUNT, SERVER, "yes"],
    ["ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::*:role/team/*", SERVER, "yes"],
    ["StringNotEquals", "aws:PrincipalTag/team", "web", SERVER, "yes"],
    ["StringNotEquals", "aws:PrincipalTag/team", "data", SERVER, "no"],
    ["StringEquals", "aws:PrincipalOrgID", "o-1", SERVER, "unknown"],
  ])("Deny %s %s %j", (operator, key, value, resources, verdict) => {
    expect(asked({ ...resources, ...only(operator, key, value) }).verdict).toBe(verdict);
  });

  it("and are told where a statement denies by them", () => {
    expect(told(asked({ ...onNat, ...only("StringNotEquals", "aws:SourceVpce", "vpce-1") }))).toEqual([
      "no",
      'aws_s3_bucket_policy.files, statement "Only", denies s3:GetObject on arn:aws:s3:::files/* (aws:SourceVpce is not in the request)',
    ]);
  });

  it("of an address that AWS will choose, its range", () => {
    const { private_ip: _, ...server } = SERVER["aws_instance.app"] as { private_ip: string };
    const resources = { ...SERVER, "aws_instance.app": server };
    const verdicts = ["10.0.0.0/24", "10.0.0.0/25"].map(
      (range) => asked({ ...resources, ...only("NotIpAddress", "aws:VpcSourceIp", range) }).verdict,
    );
    expect(verdicts).toEqual(["yes", "unknown"]);
  });
});

describe("what is asked", () => {
  it("is reached from the internet by nobody, but where its policy lets anyone", () => {
    const anyone = { from: "internet" };
    expect(told(asked(SERVER, anyone))).toEqual([
      "no",
      "aws_s3_bucket.files has no policy that lets anyone s3:GetObject on arn:aws:s3:::files/*",
    ]);
    const open = { ...SERVER, ...bucketPolicy({ ...READ, Principal: "*", Sid: "Public" }) };
    expect(told(asked(open, anyone))).toEqual(["yes", 'aws_s3_bucket_policy.files, statement "Public"']);
    const closed = {
      ...SERVER,
      ...bucketPolicy({
        ...READ,
        Principal: "*",
        Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } },
      }),
    };
    expect(asked(closed, anyone).verdict).toBe("no");
  });

  it("is the bucket itself, where the action is on it", () => {
    const list = {
      "aws_iam_role_policy.app": {
        role: "app",
        policy: policyOf({ Effect: "Allow", Action: "s3:ListBucket", Resource: BUCKET }),
      },
    };
    expect(asked({ ...SERVER, ...list }, { action: "s3:ListBucket" }).verdict).toBe("yes");
    expect(asked({ ...SERVER, ...list }).verdict).toBe("no");
  });

  it("is a part of it by its ARN, or all of it", () => {
    const some = {
      "aws_iam_role_policy.app": {
        role: "app",
        policy: policyOf({ ...READ, Resource: `${BUCKET}/public/*` }),
      },
    };
    const on = (resource?: string) =>
      asked({ ...SERVER, ...some }, resource ? { to: "aws:s3", resource } : {}).verdict;
    expect([on(), on(`${BUCKET}/public/a`), on(`${BUCKET}/a`)]).toEqual(["unknown", "yes", "no"]);
  });

  it("is not known where its own policy was not read, unless its owner is taken to allow it", () => {
    const question = { to: "aws:s3", resource: "arn:aws:s3:::theirs/a" };
    const may = { "aws_iam_role_policy.app": { role: "app", policy: policyOf({ ...READ, Resource: "*" }) } };
    expect(told(asked({ ...SERVER, ...may }, question))).toEqual([
      "unknown",
      "the policy of arn:aws:s3:::theirs/a is not in what was read",
    ]);
    expect(asked({ ...SERVER, ...may }, { ...question, unreadAllows: true }).verdict).toBe("yes");
    expect(asked(NO_RIGHTS, { ...question, unreadAllows: true, by: "application" }).verdict).toBe("no");
  });

  // KMS Developer Guide, "Default key policy"
  it("is a key, which needs to allow it itself", () => {
    const key = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`;
    const use = { Effect: "Allow", Action: "kms:Decrypt", Resource: key };
    const resources = {
      ...SERVER,
      ...BY_NAT,
      "aws_iam_role_policy.app": { role: "app", policy: policyOf(use) },
      "aws_kms_key.k": { arn: key, id: "1" },
    };
    const question = { to: "aws_kms_key.k", action: "kms:Decrypt" };
    expect(asked(resources, question).verdict).toBe("yes");
    const others = {
      "aws_kms_key.k": {
        arn: key,
        id: "1",
        policy: policyOf({ ...use, Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/other` } }),
      },
    };
    expect(told(asked({ ...resources, ...others }, question))).toEqual([
      "no",
      `no statement of aws_kms_key.k lets aws_iam_role.app kms:Decrypt on ${key}`,
    ]);
  });

  it("of another account needs both policies", () => {
    const queue = "arn:aws:sqs:eu-west-1:999999999999:orders";
    const send = { Effect: "Allow", Action: "sqs:SendMessage", Resource: queue };
    const resources = (policy: object) => ({
      ...SERVER,
      ...BY_NAT,
      "aws_iam_role_policy.app": { role: "app", policy: policyOf(send) },
      "aws_sqs_queue.orders": { arn: queue, policy: policyOf(policy) },
    });
    const question = { to: "aws:sqs", action: "sqs:SendMessage", resource: queue };
    const them = { ...send, Principal: { AWS: ACCOUNT } };
    expect(asked(resources(them), question).verdict).toBe("yes");
    expect(asked(resources({ ...them, Principal: { AWS: "111111111111" } }), question).verdict).toBe("no");
  });
});

describe("a question with an action", () => {
  it.each<[Partial<Parameters<typeof asked>[1]>, string]>([
    [{ action: "GetObject" }, 'the action is "GetObject"; allowed: one action, such as s3:GetObject'],
    [{ action: "s3:*" }, 'the action is "s3:*"'],
    [{ to: "internet" }, 's3:GetObject is asked of "internet"; allowed: a service such as aws:s3'],
    [{ to: "aws:s3" }, "s3:GetObject needs a resource; allowed: an ARN"],
    [
      { to: "aws:s3", resource: "aws_s3_bucket.none" },
      'nothing goes by the name "aws_s3_bucket.none"; allowed: an ARN',
    ],
    [{ to: "aws:s3", resource: "aws_vpc.main" }, "aws_vpc.main is nothing that an action is asked of"],
  ])("%j is refused", (question, message) => {
    expect(() => asked(SERVER, question)).toThrow(message);
  });

  it("stands in an intents file, and in a test", () => {
    const network = readTerraform(stateOf(SERVER));
    const about = { from: "server/app", to: "aws_s3_bucket.files", action: "s3:PutObject" };
    const [put, get] = prove(
      network,
      intentsIn({ reach: [about], never: [{ ...about, action: "s3:GetObject" }] }),
    );
    expect(proofText(put as NonNullable<typeof put>)).toContain(
      "no statement of the policies of aws_iam_role.app allows s3:PutObject",
    );
    expect(proofText(get as NonNullable<typeof get>)).toContain("aws_iam_role_policy.app, statement 1");
    expect(network).toReach("server/app", "aws_s3_bucket.files", { action: "s3:GetObject" });
    expect(network).not.toReach("server/app", "aws_s3_bucket.files", { action: "s3:PutObject" });
    expect(() => intentsIn({ reach: [{ ...about, by: "me" }] })).toThrow(
      'reach[0].by is "me"; allowed: application, agent, anyone',
    );
    expect(() => intentsIn({ reach: [{ ...about, action: 1 }] })).toThrow(
      "reach[0].action is 1; allowed: a text",
    );
  });
});
