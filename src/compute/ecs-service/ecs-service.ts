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
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, type Output } from "../../core/module/block";
import { containerDefinitions } from "./container-definitions";
import { ecsServiceContract } from "./ecs-service.contract";
import type { EcsServiceShape } from "./ecs-service.inputs";
import type { EcsServiceReferenceValue } from "./ecs-service-reference.contract";
import { executionRole } from "./execution-role";
import { infrastructureRole } from "./infrastructure-role";
import { locationOf } from "./location";
import { logGroups } from "./log-groups";
import { withNginx } from "./nginx/with-nginx";
import { portReferences, serviceOutputs } from "./outputs";
import type { TypedEcsServiceProps } from "./props";
import { autoScaling } from "./scaling";
import { service } from "./service";
import { taskDefinition, taskFamily } from "./task-definition";
import { taskRole } from "./task-role";

export class EcsService extends Block<EcsServiceShape> {
  /** The service as deployments, alarms and dashboards take it. */
  readonly ref: Expr<EcsServiceReferenceValue>;
  private readonly results: Readonly<Record<string, Output>>;

  constructor(scope: Construct, id: string, props: TypedEcsServiceProps) {
    super(scope, id, ecsServiceContract, props);
    const { inputs, preconditions } = this;
    const containers = withNginx(this, inputs);
    const location = locationOf(this, inputs);
    const logs = logGroups(this, inputs, containers);
    const execution = executionRole(this, { inputs, containers, location, logs });
    const role = taskRole(this, inputs, location);
    const infrastructure = infrastructureRole(this, inputs, location);
    const task = taskDefinition(this, {
      inputs,
      definitions: containerDefinitions(this, { inputs, containers, location }),
      taskRoleArn: role.arn,
      executionRoleArn: execution.arn,
      preconditions,
    });
    const needs = [execution, role, infrastructure].flatMap(({ policies }) =>
      policies.flatMap(({ resource }) => resource ?? []),
    );
    const made = service(this, {
      inputs,
      containers,
      location,
      task,
      needs,
      infrastructureRoleArn: infrastructure.arn,
    });
    autoScaling(this, inputs, made);

    this.ref = x.object<EcsServiceReferenceValue>({
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
    this.results = serviceOutputs(this.ref);
  }

  outputs(): Readonly<Record<string, Output>> {
    return this.results;
  }
}
