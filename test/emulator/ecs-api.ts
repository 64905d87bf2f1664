/** What pipelines and auto scaling do to an ECS service, done past Terraform. */
import { callJson } from "./aws-api";
import type { Emulator } from "./emulator";

export interface EcsServiceState {
  readonly serviceArn: string;
  readonly taskDefinition: string;
  readonly desiredCount: number;
}

interface Where {
  readonly region: string;
  readonly cluster: string;
  readonly service: string;
}

type Json = Record<string, unknown>;

/** What a pipeline takes over from the running revision. */
const COPIED = [
  "family",
  "containerDefinitions",
  "cpu",
  "memory",
  "networkMode",
  "requiresCompatibilities",
  "executionRoleArn",
  "taskRoleArn",
];

export class EcsApi {
  private readonly emulator: Emulator;

  constructor(
    emulator: Emulator,
    private readonly where: Where,
  ) {
    this.emulator = { ...emulator, variables: { ...emulator.variables, AWS_REGION: where.region } };
  }

  async service(): Promise<EcsServiceState> {
    const { cluster, service } = this.where;
    const { services } = await this.call("DescribeServices", { cluster, services: [service] });
    return (services as EcsServiceState[])[0] as EcsServiceState;
  }

  /** A new revision like the running one, deployed: what a pipeline does. Gives the revision's ARN. */
  async deployCopyOfTask(): Promise<string> {
    const { taskDefinition: running } = await this.service();
    const { taskDefinition } = await this.call("DescribeTaskDefinition", { taskDefinition: running });
    const copied = COPIED.map((member) => [member, (taskDefinition as Json)[member]]);
    const registered = await this.call("RegisterTaskDefinition", Object.fromEntries(copied) as Json);
    const { taskDefinitionArn } = registered.taskDefinition as { taskDefinitionArn: string };
    await this.update({ taskDefinition: taskDefinitionArn });
    return taskDefinitionArn;
  }

  /** Takes a revision away. */
  async deregister(taskDefinition: string): Promise<void> {
    await this.call("DeregisterTaskDefinition", { taskDefinition });
  }

  /** Another number of tasks: what auto scaling does. */
  async scaleTo(desiredCount: number): Promise<void> {
    await this.update({ desiredCount });
  }

  private async update(change: Json): Promise<void> {
    const { cluster, service } = this.where;
    await this.call("UpdateService", { cluster, service, ...change });
  }

  private async call(action: string, body: Json): Promise<Json> {
    const target = `AmazonEC2ContainerServiceV20141113.${action}`;
    return JSON.parse(await callJson(this.emulator, "ecs", target, JSON.stringify(body))) as Json;
  }
}
