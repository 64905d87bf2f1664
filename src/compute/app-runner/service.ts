/** The service itself: what runs, how large, who reaches it, and what it reaches. */
import { ApprunnerObservabilityConfiguration } from "@cdktf/provider-aws/lib/apprunner-observability-configuration";
import { ApprunnerService } from "@cdktf/provider-aws/lib/apprunner-service";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import { blockEach, nestedEach } from "../../core/dynamic";
import {
  type Expr,
  eq,
  isNull,
  isSet,
  items,
  mapFrom,
  object,
  or,
  str,
  tf,
  tfFlag,
  when,
} from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { Secret } from "../ecs-service/secret.contract";
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
  const isOwn = isNull(sharedScaling);
  const own = optional(isOwn, (meta) =>
    scalingConfiguration(scope, { name, sizes: scaling, tags: nameTag(inputs, name), meta }),
  );
  return when<string>(
    isOwn,
    () => own.present("arn"),
    () => sharedScaling.arn as Expr<string>,
  );
}

/** App Runner Developer Guide, "Tracing for your App Runner application with X-Ray". */
function tracing(scope: Construct, inputs: AppRunnerInputs): Optional<ApprunnerObservabilityConfiguration> {
  return optional(inputs.tracing, (meta) => {
    return new ApprunnerObservabilityConfiguration(scope, "apprunner_observability_configuration", {
      ...meta,
      observabilityConfigurationName: tf(inputs.name),
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
  const isHttp = eq<string>(healthCheck.protocol as Expr<string>, "HTTP");
  const service = new ApprunnerService(scope, "apprunner_service", {
    serviceName: tf(name),
    autoScalingConfigurationArn: tf(given.scalingArn),
    sourceConfiguration: { autoDeploymentsEnabled: tfFlag(autoDeploy(inputs)) },
    instanceConfiguration: {
      cpu: tf(str`${cpu}`),
      memory: tf(str`${memory}`),
      instanceRoleArn: tf(instance.arn),
    },
    healthCheckConfiguration: {
      protocol: tf(healthCheck.protocol),
      path: tf(
        when<string | null>(
          isHttp,
          () => pathOf(healthCheck.path as Expr<string | null>),
          () => null,
        ),
      ),
      interval: tf(healthCheck.intervalSeconds),
      timeout: tf(healthCheck.timeoutSeconds),
      healthyThreshold: tf(healthCheck.healthyThreshold),
      unhealthyThreshold: tf(healthCheck.unhealthyThreshold),
    },
    networkConfiguration: {
      ipAddressType: tf(ipAddressType),
      egressConfiguration: {
        egressType: tf(
          when<string>(
            isNull(connector),
            () => "DEFAULT",
            () => "VPC",
          ),
        ),
        vpcConnectorArn: tf(
          when<string | null>(
            isNull(connector),
            () => null,
            () => connector.arn as Expr<string>,
          ),
        ),
      },
      ingressConfiguration: { isPubliclyAccessible: tfFlag(eq<string>(ingress, "public")) },
    },
    observabilityConfiguration: {
      observabilityEnabled: tfFlag(inputs.tracing),
      observabilityConfigurationArn: tf(traces.attribute("arn")),
    },
    tags: nameTag(inputs, name),
    // roles without their policies would fail the first deployment
    dependsOn: [...access.policies, ...instance.policies],
    ...(precondition.length > 0 ? { lifecycle: { precondition } } : {}),
  });
  sourceBlocks(scope, service, given);
  blockEach(service, { name: "encryption_configuration" }, single(inputs.kmsKeyArn), (key) => ({
    kms_key: key,
  }));
  return service;
}

const pathOf = (path: Expr<string | null>) =>
  when<string>(
    isNull(path),
    () => "/",
    () => path as Expr<string>,
  );

/** The value alone, or nothing. */
const single = <T>(value: Expr<T | null>): Expr<T[]> =>
  when<T[]>(
    isNull(value),
    () => [],
    () => items<T>([value as Expr<T>]),
  );

const autoDeploy = ({ image, code }: AppRunnerInputs): Expr<boolean> =>
  when<boolean>(
    isNull(image),
    () => (code as Expr<Code>).autoDeploy,
    () => (image as Expr<Image>).autoDeploy,
  );

function sourceBlocks(
  scope: Construct,
  service: ApprunnerService,
  { inputs, access }: ServiceArguments,
): void {
  const { image, code, port, environment, secrets } = inputs;
  const parent = "source_configuration";
  const values = {
    port: str`${port}`,
    runtime_environment_variables: environment,
    runtime_environment_secrets: local(
      scope,
      "secret_sources",
      mapFrom<Secret, string>(secrets as Expr<Record<string, Secret>>, ["name", "secret"], (key, secret) => ({
        key,
        value: valueFrom(secret),
      })),
    ),
  };
  blockEach(
    service,
    { parent, name: "image_repository" },
    single<Image>(image as Expr<Image | null>),
    (given) => ({
      image_identifier: given.identifier,
      image_repository_type: when<string>(
        eq<string>(given.registry as Expr<string>, "ecr"),
        () => "ECR",
        () => "ECR_PUBLIC",
      ),
      image_configuration: [{ ...values, start_command: given.startCommand }],
    }),
  );
  blockEach(
    service,
    { parent, name: "code_repository" },
    single<Code>(code as Expr<Code | null>),
    (given) => ({
      repository_url: given.repositoryUrl,
      source_directory: given.directory,
      source_code_version: [{ type: "BRANCH", value: given.branch }],
      code_configuration: [codeConfiguration(given, values)],
    }),
  );
  const authentication = when<Authentication[]>(
    or(isPrivateImage(inputs), isSet(code)),
    () =>
      items<Authentication>([
        object<Authentication>({ roleArn: access.arn, connectionArn: connectionOf(inputs) }),
      ]),
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
  when<string | null>(
    isNull(code),
    () => null,
    () => (code as Expr<Code>).connectionArn as Expr<string>,
  );

/** With the configuration repository the values stand in apprunner.yaml. */
function codeConfiguration(given: Expr<Code>, values: Readonly<Record<string, Expr<unknown>>>) {
  const isApi = eq<string>(given.configuration as Expr<string>, "api");
  const here = when<Code[]>(
    isApi,
    () => items<Code>([given]),
    () => [],
  );
  return {
    configuration_source: when<string>(
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
