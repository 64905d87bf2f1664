/** The module `compute/ec2-fleet`. */
import { defineBlock } from "../../core/module/block";
import { Ec2Fleet } from "./ec2-fleet";
import { ec2FleetContract } from "./ec2-fleet.contract";
import { NOTES } from "./ec2-fleet.notes";
import type { Ec2FleetProps } from "./ec2-fleet.props";

export const ec2FleetBlock = defineBlock<Ec2FleetProps>({
  path: "compute/ec2-fleet",
  source: "src/compute/ec2-fleet/ec2-fleet.ts",
  title: "EC2 fleet",
  purpose:
    "A launch template and an Auto Scaling group of EC2 instances: Nitro types, On-Demand and Spot, encrypted disks, IMDSv2, Session Manager, agents by user data. A change of the template refreshes the instances; target tracking, steps and schedules scale them.",
  contract: ec2FleetContract,
  construct: Ec2Fleet,
  notes: NOTES,
});
