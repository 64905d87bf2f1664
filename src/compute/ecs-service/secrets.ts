/** A value that ECS fetches when a container starts: from Secrets Manager, or from Parameter Store. */
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";

const SECRET_FILE = "compute/ecs-service/secret.props";

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

const SECRET_ARN = "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop/db-AbCdEf";

const PARAMETER_ARN = "arn:aws:ssm:ap-northeast-2:123456789012:parameter/shop/level";

const ofSecretsOnly: t.Rule<Secret> = {
  test: ({ parameterArn, jsonKey, versionStage, versionId }) =>
    x.or(x.isNull(parameterArn), x.and(x.isNull(jsonKey), x.isNull(versionStage), x.isNull(versionId))),
  allowed: "json_key, version_stage and version_id with a secret_arn only: a parameter has none",
  refused: [
    { parameterArn: PARAMETER_ARN, jsonKey: "password" },
    { parameterArn: PARAMETER_ARN, versionStage: "AWSPREVIOUS" },
  ],
};

/** Amazon ECS Developer Guide: "Pass Secrets Manager secrets through Amazon ECS environment variables". */
const oneVersion = t.notBoth("versionStage", "versionId");

export const secret = secretShape
  .rules(t.exactlyOneOf("secretArn", "parameterArn"), ofSecretsOnly, oneVersion)
  .describe("Where a value is fetched from when the container starts.")
  .example({ secretArn: SECRET_ARN });

type Fetching = Readonly<
  Record<
    string,
    {
      readonly secrets: Readonly<Record<string, Secret>>;
      readonly logging: { readonly secretOptions: Readonly<Record<string, Secret>> };
      readonly registryCredentials: string | null;
    }
  >
>;

type Secrets = Expr<Readonly<Record<string, Secret>>>;

/** The member `secrets` of each container. */
export function secretLists(
  scope: Construct,
  containers: Expr<Fetching>,
): Expr<Record<string, x.JsonObject>> {
  const sources = secretSources(scope, "secret_sources", containers, ({ secrets }) => secrets);
  return local(
    scope,
    "container_secrets",
    x.mapFrom(sources, ["key", "sources"], (_, named) => x.mapping({ secrets: namedSources(named) })),
  );
}

type Sources = Readonly<Record<string, string>>;

/** By container and name, where each value comes from. */
export function secretSources<C>(
  scope: Construct,
  step: string,
  containers: Expr<Readonly<Record<string, C>>>,
  read: (container: Expr<C>) => Secrets,
): Expr<Record<string, Sources>> {
  const sources = x.mapFrom(containers, ["key", "container"], (_, container) =>
    x.mapFrom(read(container), ["name", "secret"], (_, secret) => valueFrom(secret)),
  );
  return local(scope, step, sources);
}

/** As ECS takes them; null where there are none. */
export const namedSources = (sources: Expr<Sources>): Expr<readonly x.JsonObject[] | null> =>
  x.unlessEmpty(sources, () =>
    x.listFrom(sources, ["name", "source"], (name, source) => ({
      value: { name, valueFrom: source },
    })),
  );

/** Amazon ECS Developer Guide: "Pass Secrets Manager secrets through Amazon ECS environment variables". */
export function valueFrom({
  secretArn,
  parameterArn,
  jsonKey,
  versionStage,
  versionId,
}: Expr<Secret>): Expr<string> {
  const orNothing = (part: Expr<string | null>) => x.orElse(part, "");
  const ofSecret = () =>
    x.when(
      x.and(x.isNull(jsonKey), x.isNull(versionStage), x.isNull(versionId)),
      () => x.nonNull(secretArn),
      () => x.str`${secretArn}:${orNothing(jsonKey)}:${orNothing(versionStage)}:${orNothing(versionId)}`,
    );
  return x.orElse(parameterArn, ofSecret);
}

interface SecretArns {
  /** In Secrets Manager. */
  readonly secrets: Expr<string[]>;
  /** In Parameter Store. */
  readonly parameters: Expr<string[]>;
}

/** What the execution role has to fetch: for environment variables, log drivers and registries. */
export function secretArns(scope: Construct, containers: Expr<Fetching>): SecretArns {
  const all = local(
    scope,
    "fetched_values",
    x.flatten(
      x.listFrom(containers, ["key", "container"], (_, { secrets, logging }) =>
        x.concat(x.values(secrets), x.values(logging.secretOptions)),
      ),
    ),
  );
  const arns = (read: (secret: Expr<Secret>) => Expr<string | null>) =>
    x.listEach(all, ["secret"], (secret) => ({
      value: x.nonNull(read(secret)),
      when: x.isSet(read(secret)),
    }));
  const registries = x.listFrom(containers, ["key", "container"], (_, container) => ({
    value: x.nonNull(container.registryCredentials),
    when: x.isSet(container.registryCredentials),
  }));
  return {
    secrets: local(
      scope,
      "secret_arns",
      x.distinct(
        x.concat(
          arns(({ secretArn }) => secretArn),
          registries,
        ),
      ),
    ),
    parameters: local(scope, "parameter_arns", x.distinct(arns(({ parameterArn }) => parameterArn))),
  };
}
