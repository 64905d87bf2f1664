/** The module `compute/ec2-instance`. */
import { defineBlock } from "../../core/module/block";
import { Ec2Instance } from "./ec2-instance";
import { ec2InstanceContract } from "./ec2-instance.contract";
import { NOTES } from "./ec2-instance.notes";
import type { Ec2InstanceProps } from "./ec2-instance.props";

export const ec2InstanceBlock = defineBlock<Ec2InstanceProps>({
  path: "compute/ec2-instance",
  source: "src/compute/ec2-instance/ec2-instance.ts",
  title: "Server",
  purpose:
    "One server on Amazon EC2, for what is addressed directly or cannot be many: with an Elastic IP that stays when the server is replaced, or no public address at all behind a load balancer. Its data volumes stay too, and are mounted by user data. By ACME it gets and renews a certificate of its own. Alarms recover and reboot it.",
  contract: ec2InstanceContract,
  construct: Ec2Instance,
  notes: NOTES,
});
