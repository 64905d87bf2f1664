/** Where each container's output goes. */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { members } from "./container-members";
import type { Container, Containers } from "./containers.contract";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import type { Location } from "./location";
import { hasGroup, logGroupName } from "./log-groups";
import { type Definition, notEmpty, present } from "./members";
import { namedSources, secretSources } from "./secrets";

interface LogArguments {
  readonly inputs: EcsServiceInputs;
  readonly containers: Expr<Containers>;
  readonly location: Location;
}

/** The member `logConfiguration` of each container; null where nothing is logged. */
export function logConfigurations(
  scope: Construct,
  { inputs, containers, location }: LogArguments,
): Expr<Record<string, Definition>> {
  const options = local(
    scope,
    "log_options",
    x.mapFrom(containers, ["key", "container"], (key, { logging }) => ({
      key,
      value: driverOptions(inputs, location, key, logging),
    })),
  );
  const secrets = secretSources(
    scope,
    "log_secret_sources",
    containers,
    ({ logging }) => logging.secretOptions,
  );
  const configurations = x.mapFrom<Container, Definition>(
    containers,
    ["key", "container"],
    (key, { logging }) => ({
      key,
      value: members({
        logConfiguration: x.when<Definition | null>(
          x.eq(logging.driver, "none"),
          () => null,
          () =>
            present(
              { logDriver: logging.driver },
              { options: notEmpty(x.get(options, key)), secretOptions: namedSources(x.get(secrets, key)) },
            ),
        ),
      }),
    }),
  );
  return local(scope, "container_logs", configurations);
}

function driverOptions(
  inputs: EcsServiceInputs,
  { region }: Location,
  key: Expr<string>,
  logging: Expr<Container["logging"]>,
): Expr<Record<string, string>> {
  const given = logging.options;
  const group = () =>
    x.mapping<string>({
      "awslogs-group": logGroupName(inputs, key),
      "awslogs-region": region,
      "awslogs-stream-prefix": key,
    });
  return x.merge(
    given,
    x.when(hasGroup(logging), group, () => ({})),
  );
}
