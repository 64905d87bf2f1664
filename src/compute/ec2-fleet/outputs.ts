/** What the fleet gives. */
import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Output } from "../../core/module/block";
import type { ServerRoleResult } from "../server/role";
import { securityGroupIds } from "../server/settings";
import type { Ec2FleetInputs } from "./ec2-fleet.inputs";
import type { Ec2FleetReferenceValue } from "./ec2-fleet-reference.contract";
import type { Launch } from "./launch-template";

interface Results {
  readonly inputs: Ec2FleetInputs;
  readonly group: AutoscalingGroup;
  readonly role: ServerRoleResult;
}

export const fleetReferenceOf = ({ inputs, group, role }: Results): Expr<Ec2FleetReferenceValue> =>
  x.object<Ec2FleetReferenceValue>({
    name: inputs.name,
    autoScalingGroupName: x.attribute(group, "name"),
    autoScalingGroupArn: x.attribute(group, "arn"),
    roleName: role.name,
    roleArn: role.arn,
    securityGroupIds: securityGroupIds(inputs),
  });

export function fleetOutputs(
  ref: Expr<Ec2FleetReferenceValue>,
  { template, imageId, keyName }: Launch,
): Record<string, Output> {
  return {
    fleet: {
      value: ref,
      description: "The fleet as deployments take it: names, ARN, role, security groups.",
    },
    auto_scaling_group_name: {
      value: ref.autoScalingGroupName,
      description: "The Auto Scaling group's name.",
    },
    role_name: { value: ref.roleName, description: "Name of the instances' role, to add policies to." },
    role_arn: { value: ref.roleArn, description: "ARN of the instances' role." },
    launch_template_id: { value: x.attribute(template, "id"), description: "Id of the launch template." },
    launch_template_version: {
      value: x.attribute(template, "latestVersion"),
      description: "The launch template's version that the group runs.",
    },
    image_id: { value: imageId, description: "The image that instances start from." },
    key_name: { value: keyName, description: "Name of the key pair; null without any." },
  };
}
