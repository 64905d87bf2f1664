/** The application's environment: plain values, and secrets that are fetched at a deployment. */

import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { type Secret, secret } from "../ecs-service/secrets";
import { environmentValue, variableNames } from "../environment-variables";
import { statementWhereSome } from "../policy/statements";

/** App Runner Developer Guide, "Referencing environment variables": the prefix is App Runner's own. */
const names = variableNames(
  (name) => x.or(x.not(x.matches("^[^=\\s]{1,1000}$", name)), x.matches("^AWSAPPRUNNER", name)),
  "names without spaces and equals signs that do not begin with AWSAPPRUNNER",
);

const inputs = {
  port: t
    .integer({ min: 1, max: 65535 })
    .describe("The TCP port that the application listens on; App Runner terminates TLS before it.")
    .default(8080),
  environment: t
    .mapOf(environmentValue, "value")
    .untold()
    .describe("Environment variables. Secrets do not belong here.")
    .rule(names({ "": "a" }, { "A B": "a" }, { "A=B": "a" }, { AWSAPPRUNNER_LEVEL: "a" }))
    .default({}),
  secrets: t
    .mapOf(secret, "secret")
    .describe(
      "Environment variables whose values are fetched at a deployment, and not again before the next one (aws/apprunner-roadmap#6): nothing that changes by itself, such as a password that RDS manages.",
    )
    .rule(names({ "A=B": secret.is.example }, { AWSAPPRUNNER_TOKEN: secret.is.example }))
    .default({}),
  secretKeyArns: t
    .listOf(t.arn("kms", "a KMS key's ARN"), "key")
    .describe(
      "Customer managed KMS keys that the secrets are encrypted with: the instance role may decrypt with them through Secrets Manager and Systems Manager alone.",
    )
    .default([]),
};

type EnvironmentInputs = t.InputsOf<typeof inputs>;

const SECRET = {
  secretArn: "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:shop/db-AbCdEf",
};

const doubled = ({ environment, secrets }: EnvironmentInputs): Expr<string[]> =>
  x.itemsWhere(x.keys(environment), "name", (name) => x.hasKey(secrets, name));

export const environment = t.concern({
  inputs,
  rules: [
    {
      on: "environment",
      test: (inputs) => x.isEmpty(doubled(inputs)),
      message: (inputs) =>
        x.str`environment has ${x.shownTexts(doubled(inputs))}, and secrets, too; allowed: each name once.`,
      refused: [{ environment: { PASSWORD: "a" }, secrets: { PASSWORD: SECRET } }],
    },
    {
      on: "secretKeyArns",
      test: ({ secretKeyArns, secrets }) => x.or(x.isEmpty(secretKeyArns), x.not(x.isEmpty(secrets))),
      message: (_, spell) =>
        x.str`${spell("secretKeyArns")} has keys, and there are no secrets; allowed: keys of secrets that the service has.`,
      refused: [{ secretKeyArns: ["arn:aws:kms:ap-northeast-1:123456789012:key/1"] }],
    },
  ],
});

/** App Runner Developer Guide, "Managing environment variables": the instance role's permissions, for these values alone. */
export function secretStatements(
  scope: Construct,
  { secrets, secretKeyArns }: EnvironmentInputs,
): Expr<x.JsonObject[]> {
  const arns = (step: string, read: (secret: Expr<Secret>) => Expr<string | null>) =>
    local(
      scope,
      step,
      x.distinct(
        x.listFrom(secrets, ["name", "secret"], (_, secret) => ({
          value: x.nonNull(read(secret)),
          when: x.isSet(read(secret)),
        })),
      ),
    );
  const ofManager = arns("secret_arns", ({ secretArn }) => secretArn);
  const parameters = arns("parameter_arns", ({ parameterArn }) => parameterArn);
  return x.concat(
    statementWhereSome(ofManager, {
      Sid: "Secrets",
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: ofManager,
    }),
    statementWhereSome(parameters, {
      Sid: "Parameters",
      Effect: "Allow",
      Action: "ssm:GetParameters",
      Resource: parameters,
    }),
    statementWhereSome(secretKeyArns, {
      Sid: "Decrypt",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: secretKeyArns,
      Condition: {
        StringLike: { "kms:ViaService": ["secretsmanager.*.amazonaws.com", "ssm.*.amazonaws.com"] },
      },
    }),
  );
}
