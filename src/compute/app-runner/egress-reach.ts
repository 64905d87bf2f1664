/**
 * What the application calls and its connector leads to nowhere: told while synthesizing, not by calls that time out. With
 * a connector all calls go through the VPC. Inbound requests, image pulls, logs and secrets do not (App Runner Developer
 * Guide, "Enabling VPC access for outgoing traffic").
 */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import type { EndpointsReferenceValue } from "../../endpoints/endpoints-reference.contract";
import type { Statement } from "../policy/statements.contract";
import { ACTION_ENDPOINTS } from "./action-endpoints";
import type { AppRunnerInputs } from "./app-runner.inputs";
import type { ConnectorReferenceValue } from "./connector/connector-reference.contract";

type Endpoints = Expr<EndpointsReferenceValue>;
type Connector = Expr<ConnectorReferenceValue>;

/** Whether there is a connector whose subnets are known to have no way to the internet. */
export const isConfined = ({ connector, reachCheck }: AppRunnerInputs): Expr<boolean> =>
  x.and(
    reachCheck,
    x.when<boolean>(
      x.isNull(connector),
      () => false,
      () => x.not(x.orElse<boolean>((connector as Connector).internet as Expr<boolean | null>, () => true)),
    ),
  );

/** Endpoints that the statements' actions are called by. */
function statementServices(scope: Construct, { statements }: AppRunnerInputs): Expr<string[]> {
  const endpoints = table<Record<string, string>>(scope, "action_endpoints", ACTION_ENDPOINTS);
  const prefixes = x.flatten<string>(
    x.listFrom<Statement, string[]>(statements, ["name", "statement"], (_, { effect, actions }) => ({
      value: x.listEach<string, string>(actions, ["action"], (action) => ({
        value: x.at<string>(x.split(":", action), 0),
      })),
      when: x.eq<string>(effect as Expr<string>, "Allow"),
    })),
  );
  const named = local(scope, "action_prefixes", x.distinct<string>(prefixes));
  return x.listEach<string, string>(named, ["prefix"], (prefix) => ({
    value: () => x.get(endpoints, prefix),
    when: x.hasKey(endpoints, prefix),
  }));
}

/** Every AWS service that the application calls, by its endpoint's short name. */
export const calledServices = (scope: Construct, inputs: AppRunnerInputs): Expr<string[]> =>
  local(
    scope,
    "called_services",
    x.distinct<string>(
      x.concat<string>(
        // a set, which concat() does not take
        x.listEach<string, string>(
          inputs.calls.services as Expr<readonly string[]>,
          ["service"],
          (service) => ({
            value: service,
          }),
        ),
        statementServices(scope, inputs),
      ),
    ),
  );

/** Services with an endpoint in a zone of the connector, or a route in its tier. */
function reachedServices(scope: Construct, inputs: AppRunnerInputs): Expr<string[]> {
  // locals are computed where there is no connector, too
  const served = x.attempt<string[]>(
    () => servedServices(inputs.connector as Connector, inputs.endpoints as Endpoints),
    () => [],
  );
  return local(scope, "reached_services", served);
}

function servedServices({ zones, tier }: Connector, { interfaces, gateways }: Endpoints): Expr<string[]> {
  // private DNS names lead to the addresses in every zone
  const isNear = (given: Expr<readonly string[]>) =>
    x.anyTrue(x.listEach<string, boolean>(given, ["zone"], (zone) => ({ value: x.contains(zones, zone) })));
  return x.concat<string>(
    x.listFrom<{ zones: readonly string[] }, string>(
      interfaces as Expr<Record<string, { zones: readonly string[] }>>,
      ["service", "endpoint"],
      (service, endpoint) => ({ value: service, when: isNear(endpoint.zones as Expr<readonly string[]>) }),
    ),
    x.listFrom<{ tiers: readonly string[] }, string>(
      gateways as Expr<Record<string, { tiers: readonly string[] }>>,
      ["service", "endpoint"],
      (service, { tiers }) => ({
        value: service,
        when: x.contains(
          tiers as Expr<readonly string[]>,
          x.orElse<string>(tier as Expr<string | null>, () => ""),
        ),
      }),
    ),
  );
}

/** The services that are called, and that no endpoint leads to. */
export function unreached(scope: Construct, inputs: AppRunnerInputs): Expr<string[]> {
  const reached = reachedServices(scope, inputs);
  return x.listEach<string, string>(calledServices(scope, inputs), ["service"], (service) => ({
    value: service,
    when: x.not(x.contains(reached, service)),
  }));
}
