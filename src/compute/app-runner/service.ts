/** The service itself: what runs, how large, who reaches it, and what it reaches. */
import { ApprunnerObservabilityConfiguration } from "@cdktf/provider-aws/lib/apprunner-observability-configuration";
import { ApprunnerService } from "@cdktf/provider-aws/lib/apprunner-service";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import { blockEach, nestedEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { because } from "../../core/stack/because";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import { valueFrom } from "../ecs-service/secrets";
import type { AppRunnerInputs } from "./app-runner.inputs";
import { isPrivateImage, type Role } from "./roles";
import { scalingConfiguration } from "./scaling/configuration";
import type { Code, Image } from "./source.contract";

interface ServiceArguments {
  readonly inputs: AppRunnerInputs;
  readonly access: Role;
  readonly instance: Role;
  readonly scalingArn: Expr<string>;
  readonly preconditions: Precondition[];
}

/** The given configuration's ARN, or that of the service's own. */
export function scalingArn(scope: Construct, inputs: AppRunnerInputs): Expr<string> {
  const { name, scaling, sharedScaling } = inputs;
  const isOwn = x.isNull(sharedScaling);
  const own = optional(isOwn, (meta) =>
    scalingConfiguration(scope, { name, sizes: scaling, tags: nameTag(inputs, name), meta }),
  );
  return x.when(
    isOwn,
    () => own.present("arn"),
    () => sharedScaling.arn,
  );
}

/** App Runner Developer Guide, "Tracing for your App Runner application with X-Ray". */
function tracing(scope: Construct, inputs: AppRunnerInputs): Optional<ApprunnerObservabilityConfiguration> {
  return optional(inputs.tracing, (meta) => {
    return new ApprunnerObservabilityConfiguration(scope, "apprunner_observability_configuration", {
      ...meta,
      observabilityConfigurationName: x.tf(inputs.name),
      traceConfiguration: { vendor: "AWSXRAY" },
      tags: nameTag(inputs, inputs.name),
      lifecycle: { createBeforeDestroy: true },
    });
  });
}

export function appRunnerService(scope: Construct, given: ServiceArguments): ApprunnerService {
  const { inputs, access, instance, preconditions: precondition } = given;
  const { name, healthCheck, cpu, memory, connector, ingress, ipAddressType } = inputs;
  const traces = tracing(scope, inputs);
  const isHttp = x.eq(healthCheck.protocol, "HTTP");
  const service = new ApprunnerService(scope, "apprunner_service", {
    serviceName: x.tf(name),
    autoScalingConfigurationArn: x.tf(given.scalingArn),
    sourceConfiguration: { autoDeploymentsEnabled: x.tfFlag(autoDeploy(inputs)) },
    instanceConfiguration: {
      cpu: x.tf(x.str`${cpu}`),
      memory: x.tf(x.str`${memory}`),
      instanceRoleArn: x.tf(instance.arn),
    },
    healthCheckConfiguration: {
      protocol: x.tf(healthCheck.protocol),
      path: x.tf(
        x.when(
          isHttp,
          () => pathOf(healthCheck.path),
          () => null,
        ),
      ),
      interval: x.tf(healthCheck.intervalSeconds),
      timeout: x.tf(healthCheck.timeoutSeconds),
      healthyThreshold: x.tf(healthCheck.healthyThreshold),
      unhealthyThreshold: x.tf(healthCheck.unhealthyThreshold),
    },
    networkConfiguration: {
      ipAddressType: x.tf(ipAddressType),
      egressConfiguration: {
        egressType: x.tf(
          x.when(
            x.isNull(connector),
            () => "DEFAULT",
            () => "VPC",
          ),
        ),
        vpcConnectorArn: x.tf(
          x.ifSet(
            connector,
            (connector) => connector.arn,
            () => null,
          ),
        ),
      },
      ingressConfiguration: { isPubliclyAccessible: x.tfFlag(x.eq(ingress, "public")) },
    },
    observabilityConfiguration: {
      observabilityEnabled: x.tfFlag(inputs.tracing),
      observabilityConfigurationArn: x.tf(traces.attribute("arn")),
    },
    tags: nameTag(inputs, name),
    dependsOn: [...access.policies, ...instance.policies],
    ...(precondition.length > 0 ? { lifecycle: { precondition } } : {}),
  });
  because(service, { dependsOn: "Roles without their policies would fail the first deployment." });
  sourceBlocks(scope, service, given);
  blockEach(service, { name: "encryption_configuration" }, single(inputs.kmsKeyArn), (key) => ({
    kms_key: key,
  }));
  return service;
}

const pathOf = (path: Expr<string | null>) =>
  x.ifSet(
    path,
    (path) => path,
    () => "/",
  );

/** The value alone, or nothing. */
const single = <T>(value: Expr<T | null>): Expr<T[]> =>
  x.ifSet(
    value,
    (value) => x.items([value]),
    () => [],
  );

const autoDeploy = ({ image, code }: AppRunnerInputs): Expr<boolean> =>
  x.ifSet(
    image,
    (image) => image.autoDeploy,
    () => code.autoDeploy,
  );

function sourceBlocks(
  scope: Construct,
  service: ApprunnerService,
  { inputs, access }: ServiceArguments,
): void {
  const { image, code, port, environment, secrets } = inputs;
  const parent = "source_configuration";
  const values = {
    port: x.str`${port}`,
    runtime_environment_variables: environment,
    runtime_environment_secrets: local(
      scope,
      "secret_sources",
      x.mapFrom(secrets, ["name", "secret"], (key, secret) => ({
        key,
        value: valueFrom(secret),
      })),
    ),
  };
  blockEach(service, { parent, name: "image_repository" }, single<Image>(image), (given) => ({
    image_identifier: given.identifier,
    image_repository_type: x.when(
      x.eq(given.registry, "ecr"),
      () => "ECR",
      () => "ECR_PUBLIC",
    ),
    image_configuration: [{ ...values, start_command: given.startCommand }],
  }));
  blockEach(service, { parent, name: "code_repository" }, single<Code>(code), (given) => ({
    repository_url: given.repositoryUrl,
    source_directory: given.directory,
    source_code_version: [{ type: "BRANCH", value: given.branch }],
    code_configuration: [codeConfiguration(given, values)],
  }));
  const authentication = x.when(
    x.or(isPrivateImage(inputs), x.isSet(code)),
    () => x.items([x.object<Authentication>({ roleArn: access.arn, connectionArn: connectionOf(inputs) })]),
    () => [],
  );
  blockEach(service, { parent, name: "authentication_configuration" }, authentication, (given) => ({
    access_role_arn: given.roleArn,
    connection_arn: given.connectionArn,
  }));
}

interface Authentication {
  readonly roleArn: string | null;
  readonly connectionArn: string | null;
}

const connectionOf = ({ code }: AppRunnerInputs): Expr<string | null> =>
  x.ifSet(
    code,
    (code) => code.connectionArn,
    () => null,
  );

/** With the configuration repository the values stand in apprunner.yaml. */
function codeConfiguration(given: Expr<Code>, values: Readonly<Record<string, Expr<unknown>>>) {
  const isApi = x.eq(given.configuration, "api");
  const here = x.when(
    isApi,
    () => x.items([given]),
    () => [],
  );
  return {
    configuration_source: x.when(
      isApi,
      () => "API",
      () => "REPOSITORY",
    ),
    ...nestedEach<Code>("code_configuration_values", here, () => ({
      ...values,
      runtime: given.runtime,
      build_command: given.buildCommand,
      start_command: given.startCommand,
    })),
  };
}
