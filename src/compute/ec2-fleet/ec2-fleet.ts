/** The block `compute/ec2-fleet`. */
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import { groupIds } from "../../network/placement";
import { sampleNetwork, sampleTier } from "../../network/sample";
import { serverRole } from "../server/role";
import { serverConcerns } from "../server/server";
import { capacity } from "./capacity";
import type { Ec2FleetProps, Ec2FleetResources } from "./ec2-fleet.props";
import { autoScalingGroup, group } from "./group";
import { hooks, lifecycleHooks } from "./hooks";
import { launches, launchTemplate } from "./launch-template";
import { zones } from "./placement";
import { type Ec2FleetReferenceValue, ec2FleetReference } from "./reference";
import { refresh } from "./refresh";
import { scheduleSizes, schedules } from "./schedules";
import { stepPolicies, stepScaling } from "./steps";
import { registerInstances, targetGroups } from "./targets";
import { tracking, trackMetrics } from "./tracking";
import { warmPool } from "./warm-pool";

/** The least that is accepted; refused samples are laid over it. */
export const EXAMPLE = {
  name: "web",
  network: sampleNetwork({
    private: sampleTier("private", { a: 0, c: 1 }),
    isolated: sampleTier("isolated", { a: 2 }),
    empty: sampleTier("private", {}),
  }),
  tier: "private",
  securityGroups: [{ id: "sg-0123456789abcdef0", name: "web" }],
  instanceTypes: ["m7i.large"],
  maxSize: 4,
};

const contract = t.contract({
  name: "EC2 fleet",
  concerns: [
    launches,
    ...serverConcerns,
    zones,
    capacity,
    warmPool,
    targetGroups,
    tracking,
    stepPolicies,
    schedules,
    refresh,
    hooks,
    group,
  ],
  example: EXAMPLE,
});

/**
 * A fleet of EC2 instances: a launch template and an Auto Scaling group that replaces, refreshes and scales them.
 *
 *     const web = new Ec2Fleet(this, "web", {
 *       name: "shop-web",
 *       network: network.ref,
 *       tier: "private",
 *       securityGroups: [web.ref],
 *       instanceTypes: ["m7i.large", "m6i.large"],
 *       minSize: 2,
 *       maxSize: 6,
 *       targetGroups: loadBalancer.ref.targetGroups,
 *       tracking: { cpu: { target: 60 } },
 *     });
 */
export class Ec2Fleet extends Block<typeof contract.inputs, Ec2FleetResources> {
  /** The fleet as deployments take it. */
  readonly ref: t.Reference<Ec2FleetReferenceValue>;
  protected readonly results: Outputs;

  constructor(scope: Construct, id: string, props: Ec2FleetProps) {
    super(scope, id, contract, props);
    const { inputs, preconditions } = this;
    const role = serverRole(this, inputs, preconditions);
    const launch = launchTemplate(this, { inputs, role });
    const made = autoScalingGroup(this, { inputs, template: launch.template, role });
    lifecycleHooks(this, inputs, made);
    registerInstances(this, inputs, made);
    trackMetrics(this, inputs, made);
    stepScaling(this, inputs, made);
    scheduleSizes(this, inputs, made);

    const ref = x.object<Ec2FleetReferenceValue>({
      name: inputs.name,
      autoScalingGroupName: x.attribute(made, "name"),
      autoScalingGroupArn: x.attribute(made, "arn"),
      roleName: role.name,
      roleArn: role.arn,
      securityGroupIds: groupIds(inputs),
    });
    this.ref = t.reference(this, "ref", ec2FleetReference, ref);
    this.results = {
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
      launch_template_id: {
        value: x.attribute(launch.template, "id"),
        description: "Id of the launch template.",
      },
      launch_template_version: {
        value: x.attribute(launch.template, "latestVersion"),
        description: "The launch template's version that the group runs.",
      },
      image_id: { value: launch.imageId, description: "The image that instances start from." },
      key_name: { value: launch.keyName, description: "Name of the key pair; null without any." },
    };
  }

  /** The Auto Scaling group's name. */
  get autoScalingGroupName(): string {
    return this.ref.autoScalingGroupName;
  }

  /** The name of the instances' role. */
  get roleName(): string {
    return this.ref.roleName;
  }
}

export const ec2FleetBlock = defineBlock(__filename, { construct: Ec2Fleet, contract });
