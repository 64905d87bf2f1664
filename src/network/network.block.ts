/** The module `network`. */
import { defineBlock } from "../core/module/block";
import { Network } from "./network";
import { networkContract } from "./network.contract";
import type { NetworkProps } from "./network.props";

export const networkBlock = defineBlock<NetworkProps>({
  path: "network",
  source: "src/network/network.ts",
  title: "Network",
  purpose:
    "A VPC with free-named tiers over several zones: subnets laid out by slots, so that adding a zone or a tier moves nothing; internet and NAT gateways, routes, network ACLs, flow logs, DHCP options, a VPN gateway. The default security group and network ACL are closed.",
  notes:
    "## What Terraform must know when it plans\n\n`zones` by name need nothing that is read: give them in place of `zone_count` where the call has `depends_on`. A `cidr` that is allocated elsewhere comes by `ipam`, of which only `netmask_length` has to be known.",
  contract: networkContract,
  construct: Network,
});
