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
import { attribute, type Expr, object } from "../../core/expressions";
import { Block, type Output } from "../../core/module/block";
import { containerDefinitions } from "./container-definitions";
import { ecsServiceContract } from "./ecs-service.contract";
import type { EcsServiceShape } from "./ecs-service.inputs";
import type { EcsServiceProps } from "./ecs-service.props";
import type { EcsServiceReferenceValue } from "./ecs-service-reference.contract";
import { executionRole } from "./execution-role";
import { locationOf } from "./location";
import { logGroups } from "./log-groups";
import { portReferences, serviceOutputs } from "./outputs";
import { service } from "./service";
import { taskDefinition, taskFamily } from "./task-definition";
import { taskRole } from "./task-role";

export class EcsService extends Block<EcsServiceShape> {
  /** The service as deployments, alarms and dashboards take it. */
  readonly ref: Expr<EcsServiceReferenceValue>;
  private readonly results: Readonly<Record<string, Output>>;

  constructor(scope: Construct, id: string, props: EcsServiceProps) {
    super(scope, id, ecsServiceContract, props);
    const { inputs, preconditions } = this;
    const location = locationOf(this, inputs);
    const logs = logGroups(this, inputs);
    const execution = executionRole(this, { inputs, location, logs });
    const role = taskRole(this, inputs, location);
    const definitions = containerDefinitions(this, inputs, inputs.containers, location);
    const task = taskDefinition(this, { inputs, definitions, taskRole: role, executionRole: execution.role });
    const made = service(this, { inputs, task, needs: [execution.policy], preconditions });

    this.ref = object<EcsServiceReferenceValue>({
      name: inputs.name,
      arn: attribute(made, "id"),
      clusterName: inputs.cluster.name,
      clusterArn: inputs.cluster.arn,
      taskFamily: taskFamily(inputs),
      taskDefinitionArn: attribute(task, "arn"),
      taskRoleArn: attribute(role, "arn"),
      executionRoleArn: attribute(execution.role, "arn"),
      logGroupNames: logs.attribute("name"),
      ports: portReferences(inputs),
    });
    this.results = serviceOutputs(this.ref);
  }

  outputs(): Readonly<Record<string, Output>> {
    return this.results;
  }
}
