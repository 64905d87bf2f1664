/** The service itself: what runs, how large, who reaches it, and what it reaches. */
import { ApprunnerObservabilityConfiguration } from "@cdktf/provider-aws/lib/apprunner-observability-configuration";
import { ApprunnerService } from "@cdktf/provider-aws/lib/apprunner-service";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { type Optional, optional, resource } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { Named } from "../server/common";
import { egress } from "./egress";
import { environment } from "./environment";
import { ingress } from "./ingress";
import { type Role, roles } from "./roles";
import { scalingReference } from "./scaling/reference";
import { scalingConfiguration, scalingSizes } from "./scaling/scaling-configuration";
import { size } from "./size";
import { autoDeploy, source, sourceBlocks } from "./source";

/** App Runner API Reference: HealthCheckConfiguration. */
const checkType = t
  .shape("AppRunnerHealthCheck", {
    protocol: t
      .oneOf("TCP", "HTTP")
      .describe("TCP: whether the port answers; HTTP: whether the path does, with a status of 200 to 399.")
      .default("TCP"),
    path: t
      .pattern("/[!-~]{0,999}", "a path that begins with a slash, without spaces", "/health", [
        "",
        "health",
        "/two words",
      ])
      .describe("The path that is asked for, with HTTP. Default: /.")
      .optional(),
    intervalSeconds: t.integer({ min: 1, max: 20 }, "seconds").describe("Seconds between checks.").default(5),
    timeoutSeconds: t
      .integer({ min: 1, max: 20 }, "seconds")
      .describe("Seconds after which a check counts as failed.")
      .default(2),
    healthyThreshold: t
      .integer({ min: 1, max: 20 }, "checks")
      .describe("Successes in a row that make an instance healthy.")
      .default(1),
    unhealthyThreshold: t
      .integer({ min: 1, max: 20 }, "checks")
      .describe("Failures in a row that make it unhealthy.")
      .default(5),
  })
  .rule(t.onlyWith("path", "protocol", "HTTP"))
  .describe("How App Runner tells whether an instance is healthy.");

const scalingType = t
  .shape("AppRunnerOwnScaling", scalingSizes)
  .rule(t.notAbove("minSize", "maxSize"))
  .describe("How the service scales, by a configuration of its own.");

const needs = [source, environment, size, roles, egress, ingress] as const;

const inputs = {
  healthCheck: checkType.default({}),
  scaling: scalingType.default({}),
  sharedScaling: scalingReference
    .describe("A scaling configuration that services share, in place of one of its own.")
    .optional(),
  kmsKeyArn: t
    .arn("kms", "a KMS key's ARN")
    .describe(
      "Key that encrypts App Runner's copy of the image or the code; a change makes the service anew. Default: a key of AWS's.",
    )
    .optional(),
};

type ServiceInputs = t.InputsOf<typeof inputs, typeof needs> & Named;

export const service = t.concern({ needs, inputs });

interface ServiceArguments {
  readonly inputs: ServiceInputs;
  readonly access: Role;
  readonly instance: Role;
  readonly scalingArn: Expr<string>;
  readonly preconditions: Precondition[];
}

/** The given configuration's ARN, or that of the service's own. */
export function scalingArn(scope: Construct, inputs: ServiceInputs): Expr<string> {
  const { name, scaling, sharedScaling } = inputs;
  const isOwn = x.isNull(sharedScaling);
  const tags = nameTag(inputs, name);
  const own = scalingConfiguration(scope, { name, sizes: scaling, tags, when: isOwn });
  return x.when(
    isOwn,
    () => own.present("arn"),
    () => sharedScaling.arn,
  );
}

/** App Runner Developer Guide, "Tracing for your App Runner application with X-Ray". */
function tracing(scope: Construct, inputs: ServiceInputs): Optional<ApprunnerObservabilityConfiguration> {
  return optional(
    scope,
    ApprunnerObservabilityConfiguration,
    "apprunner_observability_configuration",
    inputs.tracing,
    () => ({
      observabilityConfigurationName: inputs.name,
      traceConfiguration: { vendor: "AWSXRAY" },
      tags: nameTag(inputs, inputs.name),
      lifecycle: { createBeforeDestroy: true },
    }),
  );
}

export function appRunnerService(scope: Construct, given: ServiceArguments): ApprunnerService {
  const { inputs, access, instance, preconditions } = given;
  const { name, healthCheck, cpu, memory, connector, ingress, ipAddressType } = inputs;
  const traces = tracing(scope, inputs);
  const isHttp = x.eq(healthCheck.protocol, "HTTP");
  return resource(scope, ApprunnerService, "apprunner_service", {
    serviceName: name,
    autoScalingConfigurationArn: given.scalingArn,
    sourceConfiguration: {
      autoDeploymentsEnabled: autoDeploy(inputs),
      ...sourceBlocks(scope, inputs, access.arn),
    },
    encryptionConfiguration: blocks(x.itemIfSet(inputs.kmsKeyArn), (kmsKey) => ({ kmsKey })),
    instanceConfiguration: {
      cpu: x.str`${cpu}`,
      memory: x.str`${memory}`,
      instanceRoleArn: instance.arn,
    },
    healthCheckConfiguration: {
      protocol: healthCheck.protocol,
      path: x.when(isHttp, () => x.orElse(healthCheck.path, "/")),
      interval: healthCheck.intervalSeconds,
      timeout: healthCheck.timeoutSeconds,
      healthyThreshold: healthCheck.healthyThreshold,
      unhealthyThreshold: healthCheck.unhealthyThreshold,
    },
    networkConfiguration: {
      ipAddressType,
      egressConfiguration: {
        egressType: x.choose(x.isNull(connector), "DEFAULT", "VPC"),
        vpcConnectorArn: x.ifSet(connector, (connector) => connector.arn),
      },
      ingressConfiguration: { isPubliclyAccessible: x.eq(ingress, "public") },
    },
    observabilityConfiguration: {
      observabilityEnabled: inputs.tracing,
      observabilityConfigurationArn: traces.attribute("arn"),
    },
    tags: nameTag(inputs, name),
    dependsOn: [...access.policies, ...instance.policies],
    preconditions,
    because: { dependsOn: "Roles without their policies would fail the first deployment." },
  });
}
