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
import type { EndpointsReferenceValue } from "../../endpoints/reference";
import { ACTION_ENDPOINTS } from "./action-endpoints";
import type { AppRunnerInputs } from "./app-runner.inputs";
import type { ConnectorReferenceValue } from "./connector/connector-reference.contract";

type Endpoints = Expr<EndpointsReferenceValue>;
type Connector = Expr<ConnectorReferenceValue>;

/** Whether there is a connector whose subnets are known to have no way to the internet. */
export const isConfined = ({ connector, reachCheck }: AppRunnerInputs): Expr<boolean> =>
  x.and(
    reachCheck,
    x.ifSet(
      connector,
      (connector) => x.not(x.orElse(connector.internet, () => true)),
      () => false,
    ),
  );

/** Endpoints that the statements' actions are called by. */
function statementServices(scope: Construct, { statements }: AppRunnerInputs): Expr<string[]> {
  const endpoints = table<Record<string, string>>(scope, "action_endpoints", ACTION_ENDPOINTS);
  const prefixes = x.flatten(
    x.listFrom(statements, ["name", "statement"], (_, { effect, actions }) => ({
      value: x.listEach(actions, ["action"], (action) => ({
        value: x.at(x.split(":", action), 0),
      })),
      when: x.eq(effect, "Allow"),
    })),
  );
  const named = local(scope, "action_prefixes", x.distinct(prefixes));
  return x.listEach(named, ["prefix"], (prefix) => ({
    value: () => x.get(endpoints, prefix),
    when: x.hasKey(endpoints, prefix),
  }));
}

/** Every AWS service that the application calls, by its endpoint's short name. */
export const calledServices = (scope: Construct, inputs: AppRunnerInputs): Expr<string[]> =>
  local(
    scope,
    "called_services",
    x.distinct(
      x.concat(
        // a set, which concat() does not take
        x.listEach(inputs.calls.services, ["service"], (service) => ({
          value: service,
        })),
        statementServices(scope, inputs),
      ),
    ),
  );

/** Services with an endpoint in a zone of the connector, or a route in its tier. */
function reachedServices(scope: Construct, inputs: AppRunnerInputs): Expr<string[]> {
  // locals are computed where there is no connector, too
  const served = x.attempt(
    () => servedServices(inputs.connector as Connector, inputs.endpoints as Endpoints),
    () => [],
  );
  return local(scope, "reached_services", served);
}

function servedServices({ zones, tier }: Connector, { interfaces, gateways }: Endpoints): Expr<string[]> {
  // private DNS names lead to the addresses in every zone
  const isNear = (given: Expr<readonly string[]>) =>
    x.anyTrue(x.listEach(given, ["zone"], (zone) => ({ value: x.contains(zones, zone) })));
  return x.concat(
    x.listFrom(interfaces, ["service", "endpoint"], (service, endpoint) => ({
      value: service,
      when: isNear(endpoint.zones),
    })),
    x.listFrom(gateways, ["service", "endpoint"], (service, { tiers }) => ({
      value: service,
      when: x.contains(
        tiers,
        x.orElse(tier, () => ""),
      ),
    })),
  );
}

/** The services that are called, and that no endpoint leads to. */
export function unreached(scope: Construct, inputs: AppRunnerInputs): Expr<string[]> {
  const reached = reachedServices(scope, inputs);
  return x.listEach(calledServices(scope, inputs), ["service"], (service) => ({
    value: service,
    when: x.not(x.contains(reached, service)),
  }));
}
