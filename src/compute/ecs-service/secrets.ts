/** Values that ECS fetches when a container starts. */
import type { Construct } from "constructs";
import {
  and,
  concat,
  distinct,
  type Expr,
  flatten,
  isNull,
  isSet,
  listEach,
  listFrom,
  mapFrom,
  orElse,
  str,
  values,
  when,
} from "../../core/expressions";
import { local } from "../../core/stack/local";
import { members } from "./container-members";
import type { Container, Containers } from "./containers.contract";
import { type Definition, filled } from "./members";
import type { Secret } from "./secret.contract";

type Secrets = Expr<Readonly<Record<string, Secret>>>;

/** The member `secrets` of each container. */
export function secretLists(
  scope: Construct,
  containers: Expr<Containers>,
): Expr<Record<string, Definition>> {
  const sources = secretSources(scope, "secret_sources", containers, ({ secrets }) => secrets as Secrets);
  return local(
    scope,
    "container_secrets",
    mapFrom<Sources, Definition>(sources, ["key", "sources"], (key, named) => ({
      key,
      value: members({ secrets: namedSources(named as Expr<Sources>) }),
    })),
  );
}

type Sources = Readonly<Record<string, string>>;

/** By container and name, where each value comes from. */
export function secretSources(
  scope: Construct,
  step: string,
  containers: Expr<Containers>,
  read: (container: Expr<Container>) => Secrets,
): Expr<Record<string, Sources>> {
  const sources = mapFrom<Container, Sources>(containers, ["key", "container"], (key, container) => ({
    key,
    value: mapFrom<Secret, string>(read(container), ["name", "secret"], (name, secret) => ({
      key: name,
      value: valueFrom(secret),
    })),
  }));
  return local(scope, step, sources);
}

/** As ECS takes them; null where there are none. */
export const namedSources = (sources: Expr<Sources>): Expr<readonly Definition[] | null> =>
  filled<readonly Definition[]>(sources, () =>
    listFrom<string, Definition>(sources, ["name", "source"], (name, source) => ({
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
  const orNothing = (part: Expr<string | null>) => orElse<string>(part, () => "");
  const ofSecret = () =>
    when<string>(
      and(isNull(jsonKey), isNull(versionStage), isNull(versionId)),
      () => secretArn as Expr<string>,
      () => str`${secretArn}:${orNothing(jsonKey)}:${orNothing(versionStage)}:${orNothing(versionId)}`,
    );
  return orElse<string>(parameterArn, ofSecret);
}

export interface SecretArns {
  /** In Secrets Manager. */
  readonly secrets: Expr<string[]>;
  /** In Parameter Store. */
  readonly parameters: Expr<string[]>;
}

/** What the execution role has to fetch: for environment variables, log drivers and registries. */
export function secretArns(scope: Construct, containers: Expr<Containers>): SecretArns {
  const all = local(
    scope,
    "fetched_values",
    flatten<Secret>(
      listFrom<Container, Secret[]>(containers, ["key", "container"], (_, { secrets, logging }) => ({
        value: concat<Secret>(values(secrets as Secrets), values(logging.secretOptions as Secrets)),
      })),
    ),
  );
  const arns = (read: (secret: Expr<Secret>) => Expr<string | null>) =>
    listEach<Secret, string>(all, ["secret"], (secret) => ({
      value: read(secret) as Expr<string>,
      when: isSet(read(secret)),
    }));
  const registries = listFrom<Container, string>(containers, ["key", "container"], (_, container) => ({
    value: container.registryCredentials as Expr<string>,
    when: isSet(container.registryCredentials),
  }));
  return {
    secrets: local(
      scope,
      "secret_arns",
      distinct<string>(
        concat<string>(
          arns(({ secretArn }) => secretArn),
          registries,
        ),
      ),
    ),
    parameters: local(scope, "parameter_arns", distinct<string>(arns(({ parameterArn }) => parameterArn))),
  };
}
