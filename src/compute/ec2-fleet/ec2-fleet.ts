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
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, type Output } from "../../core/module/block";
import { serverRole } from "../server/role";
import { ec2FleetContract } from "./ec2-fleet.contract";
import type { Ec2FleetShape } from "./ec2-fleet.inputs";
import type { Ec2FleetProps } from "./ec2-fleet.props";
import type { Ec2FleetReferenceValue } from "./ec2-fleet-reference.contract";
import { autoScalingGroup } from "./group";
import { lifecycleHooks } from "./hooks";
import { launchTemplate } from "./launch-template";
import { fleetOutputs, fleetReferenceOf } from "./outputs";
import { scheduleSizes, trackMetrics } from "./scaling";
import { stepScaling } from "./steps";
import { registerInstances } from "./targets";

export class Ec2Fleet extends Block<Ec2FleetShape> {
  /** The fleet as deployments take it. */
  readonly ref: Expr<Ec2FleetReferenceValue>;
  private readonly results: Readonly<Record<string, Output>>;

  constructor(scope: Construct, id: string, props: Ec2FleetProps) {
    super(scope, id, ec2FleetContract, props);
    const { inputs, preconditions } = this;
    const role = serverRole(this, inputs, preconditions);
    const launch = launchTemplate(this, { inputs, role });
    const group = autoScalingGroup(this, { inputs, template: launch.template, role });
    lifecycleHooks(this, inputs, group);
    registerInstances(this, inputs, group);
    trackMetrics(this, inputs, group);
    stepScaling(this, inputs, group);
    scheduleSizes(this, inputs, group);

    this.ref = fleetReferenceOf({ inputs, group, role });
    this.results = fleetOutputs(this.ref, launch);
  }

  /** The Auto Scaling group's name. */
  get autoScalingGroupName(): string {
    return x.tfText(this.ref.autoScalingGroupName);
  }

  /** The name of the instances' role. */
  get roleName(): string {
    return x.tfText(this.ref.roleName);
  }

  outputs(): Readonly<Record<string, Output>> {
    return this.results;
  }
}
