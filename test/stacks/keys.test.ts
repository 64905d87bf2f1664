/** Keys of the account's own: who uses each, by which way, and who looks after it; and that roles may use what they need. */
import { Testing } from "cdktf";
import { dev, type Environment, prod } from "../../src/environments";
import type { Architecture } from "../../src/environments/environment";
import { type Context, decide, type Policy, type Principal } from "../../src/reach/policy";
import { STACKS } from "../../src/stacks/architectures";
import { evaluateStack, type Instance, specimen } from "../support/evaluated-stack";
import { all, only } from "../support/stack-instances";

const ACCOUNT = "123456789012";
const STRANGER = "arn:aws:iam::210987654321:role/other";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/own`;
const KEY = `arn:aws:kms:ap-northeast-2:${ACCOUNT}:key/1`;
const regionOf = (architecture: Architecture) =>
  architecture === "app-runner" ? prod.appRunner.region : prod.region;

function evaluated(architecture: Architecture, environment: Environment): Instance[] {
  const json = Testing.synth(new STACKS[architecture](Testing.app(), environment), true);
  const text = JSON.stringify(evaluateStack(json, ["aws_route53_record"]))
    .replaceAll(specimen("data.aws_caller_identity.account", "account_id"), ACCOUNT)
    .replaceAll(/data\.aws_partition\.\w+\.partition/g, "aws")
    .replaceAll(/data\.aws_partition\.\w+\.dns_suffix/g, "amazonaws.com")
    .replaceAll(/data\.aws_region\.\w+\.(id|name|region)/g, regionOf(architecture))
    .replaceAll(/arn:aws:kms:[\w-]+:\d+:aws_kms_key\.\w+\.arn/g, KEY);
  return JSON.parse(text) as Instance[];
}

/** Each stack's keys in prod. */
const KEYS: Readonly<Record<Architecture, readonly string[]>> = {
  "three-tier": ["database", "logs"],
  "ec2-web": ["buckets", "database", "logs"],
  "private-ecs": ["images", "logs", "secrets"],
  "static-ip-web": ["images", "logs"],
  "app-runner": ["database", "images", "logs"],
};

/** The services that the account's principals use a key through, and whether these work on by grants. */
const THROUGH: Readonly<Record<string, { services: readonly string[]; grants: boolean }>> = {
  database: { services: ["rds", "secretsmanager"], grants: true },
  buckets: { services: ["s3"], grants: false },
  images: { services: ["ecr"], grants: true },
  secrets: { services: ["secretsmanager"], grants: false },
};

const EVERYTHING = {
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "kms:*", Resource: "*" },
} as const;

describe.each(Object.keys(STACKS) as Architecture[])("%s", (architecture) => {
  const stack = evaluated(architecture, prod);
  const region = regionOf(architecture);
  const policyOf = (purpose: string) => String(only(stack, "aws_kms_key", `key_${purpose}`).body.policy);

  const ask = (purpose: string, action: string, principal: Principal, context: Context = {}) =>
    decide(
      { action: `kms:${action}`, resource: KEY, principal, context, resourceAccount: ACCOUNT },
      {
        resource: [policyOf(purpose)],
        ...(typeof principal === "string" ? { identity: [EVERYTHING as Policy] } : {}),
      },
    );

  it("has the keys of its purposes, which are turned each year, and by their names", () => {
    const names = all(stack, "aws_kms_alias").map(({ body }) => body.name);
    expect(names.sort()).toEqual(
      KEYS[architecture].map((purpose) => `alias/${architecture}-prod-${purpose}`),
    );
    for (const { body } of all(stack, "aws_kms_key"))
      expect(body).toMatchObject({ enable_key_rotation: true, deletion_window_in_days: 30 });
  });

  it("has none where keys are AWS's", () => {
    expect(all(evaluated(architecture, dev), "aws_kms_key")).toEqual([]);
  });

  const purposes = KEYS[architecture].filter((purpose) => purpose !== "logs");
  it.each(purposes)("the key of %s is used through its services alone", (purpose) => {
    const { services, grants } = THROUGH[purpose] ?? { services: [], grants: false };
    const via = (service: string, of = region) => ({ "kms:ViaService": `${service}.${of}.amazonaws.com` });
    for (const service of ["rds", "secretsmanager", "s3", "ecr", "ec2", "sns"])
      for (const action of ["Decrypt", "GenerateDataKey", "Encrypt"])
        expect({ service, action, answer: ask(purpose, action, ROLE, via(service)) }).toEqual({
          service,
          action,
          answer: services.includes(service) ? "allowed" : "implicitDeny",
        });
    const [service = ""] = services;
    const handsOn = { ...via(service), "kms:GrantIsForAWSResource": "true" };
    expect(ask(purpose, "CreateGrant", ROLE, handsOn)).toBe(grants ? "allowed" : "implicitDeny");
    expect(ask(purpose, "CreateGrant", ROLE, { ...handsOn, "kms:GrantIsForAWSResource": "false" })).toBe(
      "implicitDeny",
    );
    expect(ask(purpose, "Decrypt", ROLE)).toBe("implicitDeny");
    expect(ask(purpose, "Decrypt", ROLE, via(service, "eu-west-1"))).toBe("implicitDeny");
    expect(ask(purpose, "Decrypt", STRANGER, via(service))).toBe("implicitDeny");
    expect(ask(purpose, "Decrypt", { service: "logs.amazonaws.com" })).toBe("implicitDeny");
  });

  it.each(KEYS[architecture])("who looks after the key of %s cannot use it", (purpose) => {
    for (const action of ["PutKeyPolicy", "ScheduleKeyDeletion", "EnableKeyRotation", "TagResource"])
      expect(ask(purpose, action, ROLE)).toBe("allowed");
    for (const action of ["Decrypt", "Encrypt", "GenerateDataKey", "CreateGrant"])
      expect(ask(purpose, action, ROLE)).toBe("implicitDeny");
    expect(ask(purpose, "PutKeyPolicy", STRANGER)).toBe("implicitDeny");
  });

  it("the key of logs is CloudWatch Logs', for this stack's groups alone, all of them", () => {
    const logs = { service: `logs.${region}.amazonaws.com` };
    const group = (name: string, account = ACCOUNT) => ({
      "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${account}:log-group:${name}`,
    });
    const groups = all(stack, "aws_cloudwatch_log_group");
    expect(groups.length).toBeGreaterThan(0);
    for (const { body } of groups) {
      expect(body.kms_key_id).toBe(KEY);
      for (const action of ["Encrypt", "Decrypt", "GenerateDataKey", "ReEncryptFrom", "DescribeKey"])
        expect(ask("logs", action, logs, group(String(body.name)))).toBe("allowed");
    }
    const [one] = groups.map(({ body }) => String(body.name));
    expect(ask("logs", "Decrypt", logs, group(`${one}`, "210987654321"))).toBe("implicitDeny");
    expect(ask("logs", "Decrypt", logs, group("/aws/ecs/another/api/app"))).toBe("implicitDeny");
    expect(ask("logs", "Decrypt", logs)).toBe("implicitDeny");
    expect(ask("logs", "Decrypt", { service: "logs.eu-west-1.amazonaws.com" }, group(`${one}`))).toBe(
      "implicitDeny",
    );
    expect(ask("logs", "Decrypt", ROLE, group(`${one}`))).toBe("implicitDeny");
  });
});

describe("roles", () => {
  /** Whether the role's policy and the key's let it use the key through the service. */
  const asked =
    (stack: readonly Instance[], purpose: string, policy: string) =>
    (action: string, service: string): string =>
      decide(
        {
          action: `kms:${action}`,
          resource: KEY,
          principal: ROLE,
          context: { "kms:ViaService": `${service}.${prod.region}.amazonaws.com` },
        },
        {
          identity: [String(only(stack, "aws_iam_role_policy", policy).body.policy)],
          resource: [String(only(stack, "aws_kms_key", `key_${purpose}`).body.policy)],
        },
      );

  it("what starts the API decrypts its secret, through Secrets Manager", () => {
    const stack = evaluated("private-ecs", prod);
    expect(only(stack, "aws_secretsmanager_secret").body.kms_key_id).toBe(KEY);
    const ask = asked(stack, "secrets", "api_execution");
    expect(ask("Decrypt", "secretsmanager")).toBe("allowed");
    expect(ask("Decrypt", "s3")).toBe("implicitDeny");
    expect(ask("GenerateDataKey", "secretsmanager")).toBe("implicitDeny");
  });

  it("the application writes and reads images, servers read revisions, the pipeline uploads them", () => {
    const stack = evaluated("ec2-web", prod);
    for (const bucket of ["images", "artifacts"])
      expect(
        JSON.stringify(only(stack, "aws_s3_bucket_server_side_encryption_configuration", bucket)),
      ).toContain(KEY);
    const application = asked(stack, "buckets", "fleet_application");
    for (const action of ["Decrypt", "GenerateDataKey"]) expect(application(action, "s3")).toBe("allowed");
    expect(application("Encrypt", "s3")).toBe("implicitDeny");
    expect(application("Decrypt", "rds")).toBe("implicitDeny");
    const pipeline = asked(stack, "buckets", "delivery_github");
    for (const action of ["Decrypt", "GenerateDataKey"]) expect(pipeline(action, "s3")).toBe("allowed");
    expect(asked(stack, "buckets", "delivery_instance")("Decrypt", "s3")).toBe("allowed");
  });
});
