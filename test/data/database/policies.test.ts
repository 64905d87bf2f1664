/** What the monitoring role may do, and what a client's role gets to read the secret: asked, not read. */
import { knownValue } from "../../../src/core/expressions";
import { Database } from "../../../src/data/database/database";
import type { DatabaseProps } from "../../../src/data/database/database.props";
import { decide } from "../../../src/reach/policy";
import { synthesize } from "../../support/synthesize";
import { body, database, network, OWN } from "./sample";

describe("the monitoring role", () => {
  const json = database();
  const POLICY = /\$\{element\(split[^}]*\}|\$\{local\.\w+\[(\d)\]\}/g;
  const parts = ["arn", "aws", "ec2", "ap-northeast-2", "123456789012"];
  /** With the parts that come from the security group's ARN filled in. */
  const policy = (text: unknown): string =>
    JSON.parse(
      String(text)
        .replace(/^\$\{jsonencode\((.*)\)\}$/s, "$1")
        .replace(POLICY, (_, index) => parts[Number(index)] ?? "")
        .replace(/local\.\w+\[(\d)\]/g, (_, index) => JSON.stringify(parts[Number(index)]))
        .replace(/(["\w:]+) = /g, (_, key) => `${String(key).startsWith('"') ? key : `"${key}"`}: `),
    ) as never;
  const writing = JSON.stringify(policy(body(json, "aws_iam_role_policy", "database_monitoring").policy));
  const ask = (action: string, resource: string) =>
    decide(
      {
        action,
        resource,
        principal: "arn:aws:iam::123456789012:role/shop-monitoring",
        context: {},
        resourceAccount: "123456789012",
      },
      { identity: [writing] },
    );
  const group = "arn:aws:logs:ap-northeast-2:123456789012:log-group:";

  it.each([
    ["logs:CreateLogGroup", `${group}RDSOSMetrics`],
    ["logs:PutRetentionPolicy", `${group}RDSOSMetrics`],
    ["logs:PutLogEvents", `${group}RDSOSMetrics:log-stream:db-ABC`],
    ["logs:CreateLogStream", `${group}RDSOSMetrics:log-stream:db-ABC`],
  ])("may %s on %s", (action, resource) => expect(ask(action, resource)).toBe("allowed"));

  it.each([
    ["logs:PutLogEvents", `${group}/aws/rds/instance/shop/postgresql:log-stream:1`],
    ["logs:DeleteLogGroup", `${group}RDSOSMetrics`],
    ["logs:PutLogEvents", "arn:aws:logs:us-east-1:123456789012:log-group:RDSOSMetrics:log-stream:db-ABC"],
    ["rds:DescribeDBInstances", "*"],
  ])("may not %s on %s", (action, resource) => expect(ask(action, resource)).toBe("implicitDeny"));

  it("is assumed for this database and its replicas alone", () => {
    expect(String(body(json, "aws_iam_role", "database_monitoring").assume_role_policy)).toMatch(
      /db:shop".*db:shop-\*".*"aws:SourceAccount" = local\.database_location\[4\]/,
    );
  });
});

describe("the statements for a client's role", () => {
  const ARN = "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop-AbCdEf";
  /** Of an own password, whose secret is known. */
  function statements(
    props: Partial<DatabaseProps>,
  ): Record<string, { actions: string[]; resources: string[] }> {
    let found: unknown;
    synthesize((stack) => {
      const { secretStatements } = new Database(stack, "database", {
        name: "shop",
        network,
        tier: "data",
        engine: "postgres",
        engineVersion: "17",
        instanceClass: "db.m7g.large",
        ...props,
      });
      found = knownValue(secretStatements);
    });
    return found as never;
  }

  it("let it read this secret, and neither change it nor read another", () => {
    const given = statements({ ...OWN, masterSecretArn: ARN });
    const policy = {
      Version: "2012-10-17",
      Statement: Object.values(given).map(({ actions, resources }) => ({
        Effect: "Allow",
        Action: actions,
        Resource: resources,
      })),
    };
    const ask = (action: string, resource: string) =>
      decide(
        {
          action,
          resource,
          principal: "arn:aws:iam::123456789012:role/app",
          context: {},
          resourceAccount: "123456789012",
        },
        { identity: [policy as never] },
      );
    expect(ask("secretsmanager:GetSecretValue", ARN)).toBe("allowed");
    expect(ask("secretsmanager:DescribeSecret", ARN)).toBe("allowed");
    expect(ask("secretsmanager:GetSecretValue", ARN.replace("shop", "bank"))).toBe("implicitDeny");
    expect(ask("secretsmanager:PutSecretValue", ARN)).toBe("implicitDeny");
    expect(ask("secretsmanager:ListSecrets", "*")).toBe("implicitDeny");
    expect(ask("kms:Decrypt", "arn:aws:kms:ap-northeast-2:123456789012:key/1")).toBe("implicitDeny");
  });

  it("are none where no secret is named", () => expect(statements(OWN)).toEqual({}));
});
