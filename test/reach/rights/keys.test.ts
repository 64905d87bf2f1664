/** The key behind a bucket, a secret, a queue, …: whoever asks of that needs to be let use the key, as each service's guide says. */
import type { Question } from "../../../src/reach";
import { ACCOUNT, asked, BUCKET, BY_NAT, policyOf, type Resources, SERVER, told } from "./sample";

const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/11111111-2222-3333-4444-555555555555`;
const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-1:${ACCOUNT}:${name}`;
const allow = (...Action: string[]) => ({ Effect: "Allow", Action, Resource: "*" });
const role = (...actions: string[]): Resources => ({
  "aws_iam_role_policy.app": { role: "app", policy: policyOf(allow(...actions)) },
});
const key = (policy?: object): Resources => ({
  "aws_kms_key.own": {
    id: KEY.split("/")[1],
    key_id: KEY.split("/")[1],
    arn: KEY,
    ...(policy ? { policy: policyOf(policy) } : {}),
  },
});
const encryption = (values: object): Resources => ({
  "aws_s3_bucket_server_side_encryption_configuration.files": {
    bucket: "files",
    rule: [{ apply_server_side_encryption_by_default: [values] }],
  },
});

const THINGS: Resources = {
  ...SERVER,
  ...BY_NAT,
  ...key(),
  ...encryption({ sse_algorithm: "aws:kms", kms_master_key_id: KEY }),
  "aws_secretsmanager_secret.s": { arn: arn("secretsmanager", "secret:s-AbCdEf"), kms_key_id: KEY },
  "aws_sqs_queue.q": { arn: arn("sqs", "q"), kms_master_key_id: KEY.split("/")[1] },
  "aws_sns_topic.t": { arn: arn("sns", "t"), kms_master_key_id: "alias/own" },
  "aws_kms_alias.own": {
    id: "alias/own",
    name: "alias/own",
    arn: arn("kms", "alias/own"),
    target_key_id: KEY,
  },
  "aws_ssm_parameter.p": { arn: arn("ssm", "parameter/p"), name: "/p", type: "SecureString", key_id: KEY },
  "aws_ecr_repository.r": {
    arn: arn("ecr", "repository/r"),
    encryption_configuration: [{ encryption_type: "KMS", kms_key: KEY }],
  },
  "aws_cloudwatch_log_group.l": { arn: arn("logs", "log-group:l"), name: "l", kms_key_id: KEY },
};

const ask = (more: Resources, to: string, action: string, question: Partial<Question> = {}) =>
  told(asked({ ...THINGS, ...more }, { to, action, by: "application", ...question }));

const FILES = "aws_s3_bucket.files";

describe("of a role that may ask of the resource, the key's use is asked, too:", () => {
  it.each([
    [FILES, "s3:GetObject", ["kms:Decrypt"]],
    [FILES, "s3:PutObject", ["kms:GenerateDataKey"]],
    ["aws_secretsmanager_secret.s", "secretsmanager:GetSecretValue", ["kms:Decrypt"]],
    ["aws_secretsmanager_secret.s", "secretsmanager:PutSecretValue", ["kms:GenerateDataKey", "kms:Decrypt"]],
    ["aws_sqs_queue.q", "sqs:SendMessage", ["kms:GenerateDataKey", "kms:Decrypt"]],
    ["aws_sqs_queue.q", "sqs:ReceiveMessage", ["kms:Decrypt"]],
    ["aws_sns_topic.t", "sns:Publish", ["kms:GenerateDataKey", "kms:Decrypt"]],
    ["aws_ssm_parameter.p", "ssm:GetParameters", ["kms:Decrypt"]],
    ["aws_ssm_parameter.p", "ssm:PutParameter", ["kms:Encrypt"]],
  ])("%s: %s", (to, action, actions) => {
    expect(ask(role(action), to, action)).toEqual([
      "no",
      ...actions.map(
        (one) =>
          `no statement of the policies of aws_iam_role.app allows ${one} on ${KEY} (aws_iam_role_policy.app), the key that encrypts ${to}`,
      ),
    ]);
    const [last = ""] = actions.slice(-1);
    const others = actions.slice(0, -1);
    expect(ask(role(action, ...others), to, action)).toEqual([
      "no",
      expect.stringContaining(`allows ${last} on`),
    ]);
    expect(ask(role(action, ...actions), to, action)[0]).toBe("yes");
  });

  it.each([
    [FILES, "s3:ListBucket"],
    [FILES, "s3:DeleteObject"],
    ["aws_sqs_queue.q", "sqs:DeleteMessage"],
    ["aws_secretsmanager_secret.s", "secretsmanager:DescribeSecret"],
    // by a grant of ECR's own
    ["aws_ecr_repository.r", "ecr:BatchGetImage"],
  ])("not of %s: %s", (to, action) => expect(ask(role(action), to, action)[0]).toBe("yes"));
});

describe("the key's own policy", () => {
  const READ = role("s3:GetObject", "kms:Decrypt");
  const root = { AWS: `arn:aws:iam::${ACCOUNT}:root` };
  const use = (more: object) =>
    key({ Effect: "Allow", Principal: root, Action: "kms:*", Resource: "*", ...more });

  it("decides whether those of the account count", () => {
    const other = use({ Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/other` } });
    expect(ask({ ...READ, ...other }, FILES, "s3:GetObject")).toEqual([
      "no",
      `no statement of aws_kms_key.own lets aws_iam_role.app kms:Decrypt on ${KEY}, the key that encrypts ${FILES}`,
    ]);
    const own = use({ Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/team/app` }, Action: "kms:Decrypt" });
    expect(ask({ ...role("s3:GetObject"), ...own }, FILES, "s3:GetObject")[0]).toBe("yes");
  });

  it("sees the service that asks for the caller, and whose account he is of", () => {
    const through = (service: string) =>
      use({
        Condition: {
          StringEquals: {
            "kms:ViaService": `${service}.eu-west-1.amazonaws.com`,
            "kms:CallerAccount": ACCOUNT,
          },
        },
      });
    expect(ask({ ...READ, ...through("s3") }, FILES, "s3:GetObject")[0]).toBe("yes");
    expect(ask({ ...READ, ...through("sqs") }, FILES, "s3:GetObject")[0]).toBe("no");
  });

  it("sees what the service says that it is about", () => {
    const about = (secret: string) =>
      use({
        Condition: { StringEquals: { "kms:EncryptionContext:SecretARN": arn("secretsmanager", secret) } },
      });
    const reads = role("secretsmanager:GetSecretValue", "kms:Decrypt");
    const read = (secret: string) =>
      ask({ ...reads, ...about(secret) }, "aws_secretsmanager_secret.s", "secretsmanager:GetSecretValue")[0];
    expect(read("secret:s-AbCdEf")).toBe("yes");
    expect(read("secret:other-AbCdEf")).toBe("no");
  });

  it("lets CloudWatch Logs itself in, whoever writes", () => {
    const WRITE = "logs:PutLogEvents";
    const LOGS = "aws_cloudwatch_log_group.l";
    const Principal = { Service: "logs.eu-west-1.amazonaws.com" };
    const group = (name: string) => ({
      ArnLike: { "kms:EncryptionContext:aws:logs:arn": arn("logs", `log-group:${name}`) },
    });
    const logs = (more: object) => use({ Principal, Action: "kms:GenerateDataKey*", ...more });
    expect(ask({ ...role(WRITE), ...logs({ Condition: group("l*") }) }, LOGS, WRITE)[0]).toBe("yes");
    expect(ask({ ...role(WRITE), ...logs({ Condition: group("x*") }) }, LOGS, WRITE)[0]).toBe("no");
    const answer = asked(
      { ...THINGS, ...role(WRITE, "kms:*") },
      { to: LOGS, action: WRITE, by: "application" },
    );
    expect(told(answer)).toEqual([
      "no",
      `no statement of aws_kms_key.own lets logs.eu-west-1.amazonaws.com kms:GenerateDataKey on ${KEY}, the key that encrypts ${LOGS}`,
    ]);
    expect(answer).toMatchObject({
      mends: [
        { change: expect.stringContaining('Principal = { Service = "logs.eu-west-1.amazonaws.com" }') },
      ],
    });
  });
});

describe("a key", () => {
  const READ = role("s3:GetObject");

  it.each<[string, Resources]>([
    ["that there is none of", encryption({ sse_algorithm: "AES256" })],
    ["of AWS's, as the default is", encryption({ sse_algorithm: "aws:kms", kms_master_key_id: "" })],
    ["of AWS's by its alias", encryption({ sse_algorithm: "aws:kms", kms_master_key_id: "alias/aws/s3" })],
    [
      "of AWS's that a data source reads",
      {
        ...encryption({ sse_algorithm: "aws:kms:dsse", kms_master_key_id: arn("kms", "alias/aws/s3") }),
        "data.aws_kms_alias.s3": { name: "alias/aws/s3", arn: arn("kms", "alias/aws/s3") },
      },
    ],
  ])("%s asks for nothing", (_, more) =>
    expect(ask({ ...READ, ...more }, FILES, "s3:GetObject")[0]).toBe("yes"),
  );

  it("that was not read is not known, or taken to be the account's", () => {
    const theirs = "arn:aws:kms:eu-west-1:999999999999:key/99999999-2222-3333-4444-555555555555";
    const away = encryption({ sse_algorithm: "aws:kms", kms_master_key_id: theirs });
    const may = role("s3:GetObject", "kms:Decrypt");
    expect(ask({ ...may, ...away }, FILES, "s3:GetObject")).toEqual([
      "unknown",
      `the policy of ${theirs} is not in what was read`,
    ]);
    expect(ask({ ...may, ...away }, FILES, "s3:GetObject", { unreadAllows: true })[0]).toBe("yes");
    expect(ask({ ...READ, ...away }, FILES, "s3:GetObject", { unreadAllows: true })[0]).toBe("no");
  });

  it("is that of the alias whose target is named", () => {
    const by = (ref: string) => encryption({ sse_algorithm: "aws:kms", kms_master_key_id: ref });
    for (const ref of [
      "aws_kms_alias.own.target_key_arn",
      "alias/own",
      arn("kms", "alias/own"),
      "aws_kms_key.own.arn",
    ])
      expect(ask({ ...READ, ...by(ref) }, FILES, "s3:GetObject")[0]).toBe("no");
  });

  it("by an alias that was not read is not known", () => {
    const away = encryption({ sse_algorithm: "aws:kms", kms_master_key_id: "alias/elsewhere" });
    expect(ask({ ...READ, ...away }, FILES, "s3:GetObject")).toEqual([
      "unknown",
      `the key of ${FILES}, alias/elsewhere, is not in what was read`,
    ]);
  });

  it("may be used by a grant, which is not known", () => {
    const grant = { "aws_kms_grant.g": { key_id: KEY, operations: ["Decrypt"] } };
    expect(ask({ ...READ, ...grant }, FILES, "s3:GetObject")).toEqual([
      "unknown",
      "aws_kms_grant.g may let it: grants are not modelled",
    ]);
  });

  it("takes nothing unsigned, even of a bucket for everybody", () => {
    const open = {
      "aws_s3_bucket_policy.files": {
        bucket: "files",
        policy: policyOf({
          Effect: "Allow",
          Principal: "*",
          Action: "s3:GetObject",
          Resource: `${BUCKET}/*`,
        }),
      },
    };
    const question = { to: FILES, action: "s3:GetObject", from: "internet" } as const;
    expect(told(asked({ ...THINGS, ...open }, question))).toEqual([
      "no",
      `${FILES} is encrypted with a key of KMS, which takes no unsigned requests`,
    ]);
  });

  it("is inside of the boundary, too", () => {
    const bound = {
      ...role("s3:GetObject", "kms:Decrypt"),
      "aws_iam_role.app": {
        ...SERVER["aws_iam_role.app"],
        permissions_boundary: `arn:aws:iam::${ACCOUNT}:policy/b`,
      },
      "aws_iam_policy.b": {
        arn: `arn:aws:iam::${ACCOUNT}:policy/b`,
        name: "b",
        policy: policyOf(allow("s3:*")),
      },
    };
    expect(ask(bound, FILES, "s3:GetObject")).toEqual([
      "no",
      `no statement of aws_iam_policy.b, the permissions boundary of aws_iam_role.app, allows kms:Decrypt on ${KEY}, the key that encrypts ${FILES}`,
    ]);
  });
});
