/**
 * What tasks of a tier without a way out call, and no endpoint serves: told while synthesizing, not by a task that does not
 * start. What a workload needs is said once, in src/endpoints/workload-rules.ts.
 */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import { isNewer } from "../../endpoints/regions";
import { ofRules, WORKLOAD_RULES, type Workload } from "../../endpoints/workload-rules";
import { hasTier, leadsOut, tierOf } from "../../network/placement";
import type { Container, Containers } from "./containers.contract";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import type { Secret } from "./secret.contract";

/** Whether its tier has no way out, and the endpoints are to hold all that its tasks call. */
export const isConfined = (inputs: EcsServiceInputs): Expr<boolean> =>
  x.and(
    inputs.endpointCheck,
    x.when(
      hasTier(inputs),
      () => x.not(leadsOut(tierOf(inputs))),
      () => false,
    ),
  );

export const zonesOf = (inputs: EcsServiceInputs): Expr<readonly string[]> =>
  x.orElse(inputs.zones, () =>
    x.attempt(
      () => x.keys(tierOf(inputs).subnets),
      () => [],
    ),
  );

/**
 * Whether an optional text was given. In TypeScript one that is not known yet, such as another resource's ARN, was;
 * Terraform would know it only after the apply, and tell too late.
 */
const isGiven = (map: Expr<unknown>, value: Expr<string | null>): Expr<boolean> => {
  const isNone = x.isNull(value);
  if (x.isKnown(isNone)) return x.not(isNone);
  return x.isKnown(x.keys(map as Expr<Record<string, unknown>>)) ? x.lift<boolean>(true) : x.isSet(value);
};

const anySecret = (containers: Expr<Containers>, read: (secret: Expr<Secret>) => Expr<string | null>) =>
  x.anyTrue(
    x.listFrom(containers, ["key", "container"], (_, { secrets, logging }) => ({
      value: x.anyTrue(
        x.concat(
          ...[secrets, logging.secretOptions].map((all) =>
            x.listFrom(all, ["name", "secret"], (_, secret) => ({
              value: isGiven(all, read(secret)),
            })),
          ),
        ),
      ),
    })),
  );

const anyContainer = (containers: Expr<Containers>, test: (container: Expr<Container>) => Expr<boolean>) =>
  x.anyTrue(
    x.listFrom(containers, ["key", "container"], (_, container) => ({
      value: test(container),
    })),
  );

/** The service in the words of the endpoints' rules. */
function workloadOf(scope: Construct, inputs: EcsServiceInputs): Expr<Workload> {
  const containers = inputs.containers;
  const step = (name: string, value: Expr<boolean>) => local(scope, name, value);
  const credentials = anyContainer(containers, ({ registryCredentials }) =>
    isGiven(containers, registryCredentials),
  );
  const logs = x.or(
    anyContainer(containers, ({ logging }) => x.eq(logging.driver, "awslogs")),
    // the sidecar's container logs, too
    x.not(x.isEmpty(inputs.nginx.hosts)),
    x.ifSet(
      inputs.serviceConnect,
      (serviceConnect) => serviceConnect.logging,
      () => false,
    ),
  );
  return x.object<Workload>({
    launchType: inputs.launchType,
    privateImages: true,
    secrets: step(
      "fetches_secrets",
      x.or(
        anySecret(containers, ({ secretArn }) => secretArn),
        credentials,
      ),
    ),
    ssmParameters: step(
      "fetches_parameters",
      anySecret(containers, ({ parameterArn }) => parameterArn),
    ),
    logDriver: x.when(
      step("writes_logs", logs),
      () => "awslogs",
      () => "none",
    ),
    exec: inputs.exec,
    serviceConnect: x.isSet(inputs.serviceConnect),
    kms: x.and(
      inputs.exec,
      isGiven(
        inputs.cluster,
        x.attempt(
          () => inputs.cluster.executeCommand.kmsKeyArn,
          () => null,
        ),
      ),
    ),
    sessionManager: false,
    services: [],
  });
}

/** The services that tasks reach: with an address in one of their zones, or a route in their tier. */
function reached({ endpoints, tier }: EcsServiceInputs, zones: Expr<readonly string[]>): Expr<string[]> {
  const { interfaces, gateways } = endpoints;
  return x.concat(
    x.listFrom(interfaces, ["service", "endpoint"], (service, endpoint) => ({
      value: service,
      when: x.anyTrue(
        x.listEach(endpoint.zones, ["zone"], (zone) => ({
          value: x.contains(zones, zone),
        })),
      ),
    })),
    x.listFrom(gateways, ["service", "endpoint"], (service, { tiers }) => ({
      value: service,
      when: x.contains(tiers, tier),
    })),
  );
}

/** `logs: its log driver awslogs writes to CloudWatch Logs`, for every service that is called and not reached. */
export function unserved(scope: Construct, inputs: EcsServiceInputs): Expr<string[]> {
  const zones = zonesOf(inputs);
  const region = x.attempt(
    () => inputs.endpoints.region,
    () => "",
  );
  const place = { isNewer: isNewer(scope, region) };
  const workload = workloadOf(scope, inputs);
  const applies = table<Record<string, boolean>>(
    scope,
    "endpoint_rules",
    x.mapping(ofRules((rule) => WORKLOAD_RULES[rule]?.applies(workload, place) as Expr<boolean>)),
  );
  const services = table(
    scope,
    "rule_services",
    ofRules((rule) => WORKLOAD_RULES[rule]?.services ?? []),
  );
  const reasons = table(
    scope,
    "rule_reasons",
    ofRules((rule) => WORKLOAD_RULES[rule]?.reason ?? ""),
  );
  // locals are computed where nothing is checked, too
  const served = x.attempt(
    () => reached(inputs, zones),
    () => [],
  );
  const reachedServices = local(scope, "reached_services", served);
  return x.flatten(
    x.listFrom(applies, ["rule", "applies"], (rule, applies) => ({
      value: () =>
        x.listEach(x.get(services, rule), ["service"], (service) => ({
          value: x.str`${service}: ${x.get(reasons, rule)}`,
          when: x.not(x.contains(reachedServices, service)),
        })),
      when: applies,
    })),
  );
}
