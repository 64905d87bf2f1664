/** The module `edge/static-ip`. */
import { defineBlock } from "../../core/module/block";
import { StaticIp } from "./static-ip";
import { staticIpContract } from "./static-ip.contract";
import { NOTES } from "./static-ip.notes";
import type { StaticIpProps } from "./static-ip.props";

export const staticIpBlock = defineBlock<StaticIpProps>({
  path: "edge/static-ip",
  source: "src/edge/static-ip/static-ip.ts",
  title: "Fixed addresses",
  purpose:
    "Fixed public addresses for an application, for partners that let only such through: an internet-facing Network Load Balancer with one Elastic IP in each zone, made here or brought along, that no change of the load balancer gives back. Behind it tasks that route for themselves, or an Application Load Balancer; or AWS Global Accelerator in its place. The topology is one input.",
  contract: staticIpContract,
  construct: StaticIp,
  notes: NOTES,
});
