/** Values that ECS fetches when a container starts. */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
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
  const sources = secretSources(scope, "secret_sources", containers, ({ secrets }) => secrets);
  return local(
    scope,
    "container_secrets",
    x.mapFrom<Sources, Definition>(sources, ["key", "sources"], (key, named) => ({
      key,
      value: members({ secrets: namedSources(named) }),
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
  const sources = x.mapFrom(containers, ["key", "container"], (key, container) => ({
    key,
    value: x.mapFrom(read(container), ["name", "secret"], (name, secret) => ({
      key: name,
      value: valueFrom(secret),
    })),
  }));
  return local(scope, step, sources);
}

/** As ECS takes them; null where there are none. */
export const namedSources = (sources: Expr<Sources>): Expr<readonly Definition[] | null> =>
  filled<readonly Definition[]>(sources, () =>
    x.listFrom<string, Definition>(sources, ["name", "source"], (name, source) => ({
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
  const orNothing = (part: Expr<string | null>) => x.orElse(part, () => "");
  const ofSecret = () =>
    x.when(
      x.and(x.isNull(jsonKey), x.isNull(versionStage), x.isNull(versionId)),
      () => secretArn as Expr<string>,
      () => x.str`${secretArn}:${orNothing(jsonKey)}:${orNothing(versionStage)}:${orNothing(versionId)}`,
    );
  return x.orElse(parameterArn, ofSecret);
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
    x.flatten(
      x.listFrom(containers, ["key", "container"], (_, { secrets, logging }) => ({
        value: x.concat(x.values(secrets), x.values(logging.secretOptions)),
      })),
    ),
  );
  const arns = (read: (secret: Expr<Secret>) => Expr<string | null>) =>
    x.listEach(all, ["secret"], (secret) => ({
      value: read(secret) as Expr<string>,
      when: x.isSet(read(secret)),
    }));
  const registries = x.listFrom(containers, ["key", "container"], (_, container) => ({
    value: container.registryCredentials as Expr<string>,
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
