/** The service: so many tasks, always. */
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import {
  attribute,
  contains,
  type Expr,
  get,
  isNull,
  listEach,
  listFrom,
  or,
  orElse,
  tf,
} from "../../core/expressions";
import type { SubnetReferenceValue } from "../../network/network-reference.contract";
import type { SecurityGroupReferenceValue } from "../../network/security-group/security-group-reference.contract";
import { nameTag } from "../../network/tags";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import { compatibility } from "./task-definition";
import { attachVolumes } from "./volumes";

interface ServiceArguments {
  readonly inputs: EcsServiceInputs;
  readonly task: EcsTaskDefinition;
  /** What tasks need to start and to stop: the roles' policies. */
  readonly needs: readonly ITerraformDependable[];
  readonly infrastructureRoleArn: Expr<string>;
}

export function service(scope: Construct, given: ServiceArguments): EcsService {
  const { inputs, task, needs, infrastructureRoleArn } = given;
  const made = new EcsService(scope, "ecs_service", {
    name: tf(inputs.name),
    cluster: tf(inputs.cluster.arn),
    taskDefinition: tf(attribute(task, "arn")),
    launchType: tf(compatibility(inputs)),
    desiredCount: tf(inputs.desiredCount),
    networkConfiguration: {
      subnets: tf(subnetIds(inputs)) as string[],
      securityGroups: tf(groupIds(inputs)) as string[],
      assignPublicIp: false,
    },
    tags: nameTag(inputs, inputs.name),
    dependsOn: [...needs],
  });
  attachVolumes(made, inputs, infrastructureRoleArn);
  return made;
}

/** The subnets of the tier, in the chosen zones. */
function subnetIds({ network, tier, zones }: EcsServiceInputs): Expr<string[]> {
  const tiers = network.tiers as Expr<Record<string, { subnets: Record<string, SubnetReferenceValue> }>>;
  return listFrom<SubnetReferenceValue, string>(
    get(tiers, tier).subnets,
    ["zone", "subnet"],
    (zone, { id }) => ({
      value: id,
      when: or(
        isNull(zones),
        contains(
          orElse<readonly string[]>(zones, () => []),
          zone,
        ),
      ),
    }),
  );
}

const groupIds = ({ securityGroups }: EcsServiceInputs): Expr<string[]> =>
  listEach<SecurityGroupReferenceValue, string>(securityGroups, ["group"], ({ id }) => ({ value: id }));
