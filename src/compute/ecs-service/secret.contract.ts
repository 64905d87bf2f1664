/** A value that ECS fetches when a container starts: from Secrets Manager, or from Parameter Store. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

export const SECRET_FILE = "compute/ecs-service/secret.props";

/**
 * The whole ARN: its six last characters tell secrets of one name apart, and IAM compares them. Secrets that a service
 * of AWS manages have an exclamation mark in their names: `rds!db-…` (AWS Secrets Manager User Guide, "Secrets managed by
 * other AWS services").
 */
export const secretArn = () =>
  t.pattern(
    "arn:aws(-[a-z]+)*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]+-[A-Za-z0-9]{6}",
    'a secret\'s whole ARN, which ends with a hyphen and six characters, such as "arn:aws:secretsmanager:region:123456789012:secret:name-AbCdEf"',
    "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop/db-AbCdEf",
    [
      "shop/db",
      "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:name",
      "arn:aws:ssm:ap-northeast-2:123456789012:parameter/shop",
      "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop/db-AbCdEf:password::",
    ],
  );

const part = (words: string, example: string) =>
  t
    .text()
    .rule({
      test: (value) => x.and(x.ne(value, ""), x.not(x.matches("[:\\s]", value))),
      allowed: words,
      refused: ["", "a:b", "two words"],
    })
    .example(example);

const fields = {
  secretArn: secretArn().describe("A secret of Secrets Manager.").optional(),
  jsonKey: part("a key without colons and spaces", "password")
    .describe("The key in the secret's JSON. Default: the whole secret.")
    .optional(),
  versionStage: part("a staging label without colons and spaces", "AWSCURRENT")
    .describe("The staging label of the secret's version. Default: AWSCURRENT.")
    .optional(),
  versionId: part("a version's id without colons and spaces", "EXAMPLE1-90ab-cdef-fedc-ba987SECRET1")
    .describe("The id of the secret's version, in place of a staging label.")
    .optional(),
  parameterArn: t
    .arn("ssm", "a parameter's ARN")
    .describe("A parameter of Systems Manager, in place of a secret.")
    .optional(),
};

const secretShape = t.shape("EcsSecret", fields, SECRET_FILE);
export type Secret = t.Infer<typeof secretShape>;

export const SECRET_ARN = "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop/db-AbCdEf";
const PARAMETER_ARN = "arn:aws:ssm:ap-northeast-2:123456789012:parameter/shop/level";

const oneSource: t.Rule<Secret> = {
  test: (secret: Expr<Secret>) => x.ne(x.isSet(secret.secretArn), x.isSet(secret.parameterArn)),
  got: (secret) => x.jsonEncode(secret),
  allowed: "either a secret_arn or a parameter_arn",
  refused: [{}, { secretArn: SECRET_ARN, parameterArn: PARAMETER_ARN }],
};

const ofSecretsOnly: t.Rule<Secret> = {
  test: ({ parameterArn, jsonKey, versionStage, versionId }: Expr<Secret>) =>
    x.or(x.isNull(parameterArn), x.and(x.isNull(jsonKey), x.isNull(versionStage), x.isNull(versionId))),
  got: (secret) => x.jsonEncode(secret),
  allowed: "json_key, version_stage and version_id with a secret_arn only: a parameter has none",
  refused: [
    { parameterArn: PARAMETER_ARN, jsonKey: "password" },
    { parameterArn: PARAMETER_ARN, versionStage: "AWSPREVIOUS" },
  ],
};

/** Amazon ECS Developer Guide: "Pass Secrets Manager secrets through Amazon ECS environment variables". */
const oneVersion: t.Rule<Secret> = {
  test: ({ versionStage, versionId }: Expr<Secret>) => x.or(x.isNull(versionStage), x.isNull(versionId)),
  got: (secret) => x.jsonEncode(secret),
  allowed: "a version_stage or a version_id, not both",
  refused: [{ secretArn: SECRET_ARN, versionStage: "AWSPREVIOUS", versionId: "1" }],
};

export const secret = secretShape
  .rules(oneSource, ofSecretsOnly, oneVersion)
  .describe("Where a value is fetched from when the container starts.")
  .example({ secretArn: SECRET_ARN });
