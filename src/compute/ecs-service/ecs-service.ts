import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import { sampleNetwork, sampleTier } from "../../network/sample";
import type { Cpu, Memory } from "../size-pair";
import { capacity } from "./capacity";
import { identity, locationOf } from "./cluster";
import { containerDefinitions, containers } from "./containers";
import { deployment, hooksRole } from "./deployment";
import { infrastructureRole } from "./ebs";
import type { EcsServiceProps, EcsServiceResources } from "./ecs-service.props";
import { endpoints } from "./endpoints";
import { exec } from "./exec";
import { execution, executionRole } from "./execution-role";
import { logGroups, logs } from "./logging";
import { networking } from "./networking";
import { sidecar } from "./nginx/nginx";
import { nginxContainer, withNginx } from "./nginx/nginx-container";
import { ownership } from "./ownership";
import { portReferences } from "./ports";
import { type EcsServiceReferenceOf, type EcsServiceReferenceValue, ecsServiceReference } from "./reference";
import { roles, taskRole } from "./roles";
import { autoScaling, scaling } from "./scaling";
import { service, serviceSettings } from "./service";
import { proxyPlan, serviceConnect } from "./service-connect";
import { targets } from "./target-groups";
import { task, taskDefinition, taskFamily } from "./task-definition";
import { type FargateSizes, taskSize } from "./task-size";
import { loadBalancerRole, trafficShift } from "./traffic-shift";
import { volumes } from "./volumes";

/** The least that is accepted; refused samples are laid over it. */
export const EXAMPLE = {
  name: "web",
  cluster: {
    arn: "arn:aws:ecs:ap-northeast-2:123456789012:cluster/shop",
    name: "shop",
    capacityProviderNames: { FARGATE: "FARGATE", FARGATE_SPOT: "FARGATE_SPOT" },
  },
  network: sampleNetwork({
    private: sampleTier("private", { a: 0, c: 1 }),
  }),
  tier: "private",
  securityGroups: [{ id: "sg-0123456789abcdef0", name: "web" }],
  cpu: 256,
  memory: 512,
  containers: { app: { image: "public.ecr.aws/nginx/nginx:1.29" } },
};

const contract = t.contract({
  name: "ECS service",
  concerns: [
    identity,
    networking,
    endpoints,
    capacity,
    taskSize,
    containers,
    sidecar,
    nginxContainer,
    volumes,
    logs,
    roles,
    execution,
    task,
    ownership,
    deployment,
    serviceSettings,
    targets,
    serviceConnect,
    exec,
    scaling,
    trafficShift,
  ],
  example: EXAMPLE,
});

type LaunchType = EcsServiceProps["launchType"];
type Size = EcsServiceProps["cpu"];

/** On Fargate literals are one of its pairs; a number that the program computes is checked while synthesizing. */
export type TypedEcsServiceProps<
  L extends LaunchType = LaunchType,
  C extends Size = Size,
  M extends Size = Size,
  Container extends string = string,
> = Omit<EcsServiceProps<Container>, "launchType" | "cpu" | "memory"> & {
  /** Where tasks run. */
  readonly launchType?: L;
} & ([L] extends ["fargate"] ? FargateSize<C, M> : { readonly cpu?: C; readonly memory?: M });

interface FargateSize<C, M> {
  /** CPU units of the task, 1024 for a vCPU. */
  readonly cpu: Cpu<FargateSizes, C>;
  /** Memory of the task in MiB, of those that Fargate has beside the CPU units. */
  readonly memory: Memory<FargateSizes, C, M>;
}

function serviceOutputs(ref: Expr<EcsServiceReferenceValue>): Outputs {
  return {
    service: {
      value: ref,
      description: "The service as deployments, alarms and dashboards take it.",
    },
    task_definition_arn: {
      value: ref.taskDefinitionArn,
      description: "ARN of the task definition, with its revision.",
    },
    task_role_arn: { value: ref.taskRoleArn, description: "ARN of the task role." },
    execution_role_arn: { value: ref.executionRoleArn, description: "ARN of the execution role." },
    log_group_names: { value: ref.logGroupNames, description: "Names of the log groups, by container." },
  };
}

/**
 * A service on ECS: containers that always run, on Fargate or on the cluster's instances.
 *
 *     new EcsService(this, "web", {
 *       name: "web",
 *       cluster: cluster.ref,
 *       network: network.ref,
 *       tier: "private",
 *       securityGroups: [web.ref],
 *       cpu: 256,
 *       memory: 512,
 *       containers: {
 *         app: { image: "public.ecr.aws/nginx/nginx:1.29", ports: { http: { containerPort: 80 } } },
 *       },
 *     });
 */
export class EcsService<
  const L extends LaunchType = "fargate",
  const C extends Size = Size,
  const M extends Size = Size,
  Container extends string = string,
> extends Block<typeof contract.inputs, EcsServiceResources> {
  /** The service as deployments, alarms and dashboards take it. */
  readonly ref: t.Reference<EcsServiceReferenceOf<Container>>;
  protected readonly results: Outputs;

  constructor(scope: Construct, id: string, props: TypedEcsServiceProps<L, C, M, Container>) {
    super(scope, id, contract, props);
    const { inputs, preconditions } = this;
    const containers = withNginx(this, inputs);
    const location = locationOf(this, inputs);
    const logs = logGroups(this, inputs, containers, proxyPlan(inputs));
    const execution = executionRole(this, { inputs, containers, location, logs });
    const role = taskRole(this, inputs, location);
    const infrastructure = infrastructureRole(this, inputs, location);
    const loadBalancers = loadBalancerRole(this, inputs);
    const hooks = hooksRole(this, inputs);
    const task = taskDefinition(this, {
      inputs,
      definitions: containerDefinitions(this, { inputs, containers, location }),
      taskRoleArn: role.arn,
      executionRoleArn: execution.arn,
      preconditions,
    });
    const needs = [execution, role, infrastructure, loadBalancers, hooks].flatMap(({ policies }) =>
      policies.flatMap(({ resource }) => resource ?? []),
    );
    const made = service(this, {
      inputs,
      containers,
      location,
      task,
      needs,
      infrastructureRoleArn: infrastructure.arn,
      loadBalancerRoleArn: loadBalancers.arn,
      hooksRoleArn: hooks.arn,
    });
    autoScaling(this, inputs, made.attribute("name"));

    const ref = x.object<EcsServiceReferenceValue>({
      name: inputs.name,
      arn: made.attribute("id"),
      clusterName: inputs.cluster.name,
      clusterArn: inputs.cluster.arn,
      taskFamily: taskFamily(inputs),
      taskDefinitionArn: x.attribute(task, "arn"),
      taskRoleArn: role.arn,
      taskRoleName: role.role.attribute("name"),
      executionRoleArn: execution.arn,
      executionRoleName: execution.role.attribute("name"),
      logGroupNames: logs.attribute("name"),
      ports: portReferences(containers),
    });
    this.ref = t.reference(this, "ref", ecsServiceReference, ref);
    this.results = serviceOutputs(ref);
  }
}

export const ecsServiceBlock = defineBlock(__filename, { construct: EcsService, contract });
