/** The target groups that tasks are registered with. */
import type { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Containers } from "./containers.contract";
import type { EcsServiceInputs } from "./ecs-service.inputs";

export interface Registration {
  readonly targetGroupArn: string;
  readonly container: string;
  readonly port: number;
}

export function registrations(
  { targets }: EcsServiceInputs,
  containers: Expr<Containers>,
): Expr<Registration[]> {
  return x.listFrom(targets, ["key", "target"], (_, { targetGroup, container, port }) => ({
    value: x.object<Registration>({
      targetGroupArn: targetGroup.arn,
      container,
      port: x.get(x.get(containers, container).ports, port).containerPort,
    }),
  }));
}

export function registerTasks(service: EcsService, all: Expr<Registration[]>): void {
  blockEach(service, { name: "load_balancer" }, all, ({ targetGroupArn, container, port }) => ({
    target_group_arn: targetGroupArn,
    container_name: container,
    container_port: port,
  }));
}
