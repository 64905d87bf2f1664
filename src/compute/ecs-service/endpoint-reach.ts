/**
 * What tasks of a tier without a way out call, and no endpoint serves: told while synthesizing, not by a task that does not
 * start. What a workload needs is said once, in src/endpoints/workload-rules.ts.
 */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import type { EndpointsReferenceValue } from "../../endpoints/endpoints-reference.contract";
import { isNewer } from "../../endpoints/regions";
import { ofRules, WORKLOAD_RULES, type Workload } from "../../endpoints/workload-rules";
import { hasTier, leadsOut, tierOf } from "../../network/chosen-tier";
import type { Container, Containers } from "./containers.contract";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import type { Secret } from "./secret.contract";

type Secrets = Expr<Readonly<Record<string, Secret>>>;
type Endpoints = Expr<EndpointsReferenceValue>;

/** Whether its tier has no way out, and the endpoints are to hold all that its tasks call. */
export const isConfined = (inputs: EcsServiceInputs): Expr<boolean> =>
  x.and(
    inputs.endpointCheck,
    x.when<boolean>(
      hasTier(inputs),
      () => x.not(leadsOut(tierOf(inputs))),
      () => false,
    ),
  );

export const zonesOf = (inputs: EcsServiceInputs): Expr<readonly string[]> =>
  x.orElse<readonly string[]>(inputs.zones, () =>
    x.attempt<readonly string[]>(
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
    x.listFrom<Container, boolean>(containers, ["key", "container"], (_, { secrets, logging }) => ({
      value: x.anyTrue(
        x.concat<boolean>(
          ...[secrets as Secrets, logging.secretOptions as Secrets].map((all) =>
            x.listFrom<Secret, boolean>(all, ["name", "secret"], (_, secret) => ({
              value: isGiven(all, read(secret)),
            })),
          ),
        ),
      ),
    })),
  );

const anyContainer = (containers: Expr<Containers>, test: (container: Expr<Container>) => Expr<boolean>) =>
  x.anyTrue(
    x.listFrom<Container, boolean>(containers, ["key", "container"], (_, container) => ({
      value: test(container),
    })),
  );

/** The service in the words of the endpoints' rules. */
function workloadOf(scope: Construct, inputs: EcsServiceInputs): Expr<Workload> {
  const containers = inputs.containers as Expr<Containers>;
  const step = (name: string, value: Expr<boolean>) => local(scope, name, value);
  const credentials = anyContainer(containers, ({ registryCredentials }) =>
    isGiven(containers, registryCredentials),
  );
  const logs = x.or(
    anyContainer(containers, ({ logging }) => x.eq<string>(logging.driver as Expr<string>, "awslogs")),
    // the sidecar's container logs, too
    x.not(x.isEmpty(inputs.nginx.hosts)),
    x.when<boolean>(
      x.isNull(inputs.serviceConnect),
      () => false,
      () => inputs.serviceConnect.logging as Expr<boolean>,
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
    logDriver: x.when<"awslogs" | "none">(
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
        x.attempt<string | null>(
          () => (inputs.cluster.executeCommand as Expr<{ kmsKeyArn: string | null }>).kmsKeyArn,
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
  const { interfaces, gateways } = endpoints as Endpoints;
  return x.concat<string>(
    x.listFrom<{ zones: readonly string[] }, string>(
      interfaces as Expr<Record<string, { zones: readonly string[] }>>,
      ["service", "endpoint"],
      (service, endpoint) => ({
        value: service,
        when: x.anyTrue(
          x.listEach<string, boolean>(endpoint.zones, ["zone"], (zone) => ({
            value: x.contains(zones, zone),
          })),
        ),
      }),
    ),
    x.listFrom<{ tiers: readonly string[] }, string>(
      gateways as Expr<Record<string, { tiers: readonly string[] }>>,
      ["service", "endpoint"],
      (service, { tiers }) => ({ value: service, when: x.contains(tiers, tier) }),
    ),
  );
}

/** `logs: its log driver awslogs writes to CloudWatch Logs`, for every service that is called and not reached. */
export function unserved(scope: Construct, inputs: EcsServiceInputs): Expr<string[]> {
  const zones = zonesOf(inputs);
  const region = x.attempt<string>(
    () => (inputs.endpoints as Endpoints).region,
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
  const served = x.attempt<readonly string[]>(
    () => reached(inputs, zones),
    () => [],
  );
  const reachedServices = local(scope, "reached_services", served);
  return x.flatten<string>(
    x.listFrom<boolean, string[]>(applies, ["rule", "applies"], (rule, applies) => ({
      value: () =>
        x.listEach<string, string>(x.get(services, rule), ["service"], (service) => ({
          value: x.str`${service}: ${x.get(reasons, rule)}`,
          when: x.not(x.contains(reachedServices, service)),
        })),
      when: applies,
    })),
  );
}
