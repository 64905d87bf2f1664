/** The VPC's default security group, network ACL and route table, adopted and closed. */
import { DefaultNetworkAcl } from "@cdktf/provider-aws/lib/default-network-acl";
import { DefaultRouteTable } from "@cdktf/provider-aws/lib/default-route-table";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import * as x from "../core/expressions";
import { because } from "../core/stack/because";
import type { NetworkInputs } from "./network.inputs";
import { nameTag } from "./tags";

/** Foundational Security Best Practices EC2.2: the default security group allows nothing. */
export function closedDefaults(scope: Construct, inputs: NetworkInputs, vpc: Vpc): void {
  const tags = nameTag(inputs, x.str`${inputs.name}-default-closed`);
  new DefaultSecurityGroup(scope, "default_security_group", { vpcId: vpc.id, tags });
  const acl = new DefaultNetworkAcl(scope, "default_network_acl", {
    defaultNetworkAclId: vpc.defaultNetworkAclId,
    tags,
    lifecycle: { ignoreChanges: ["subnet_ids"] },
  });
  because(acl, { lifecycle: "A subnet made by someone else joins this ACL: not ours to remove." });
  const table = new DefaultRouteTable(scope, "default_route_table", {
    defaultRouteTableId: vpc.defaultRouteTableId,
    tags,
  });
  // an empty list, unlike none, removes what is there
  acl.addOverride("ingress", []);
  acl.addOverride("egress", []);
  table.addOverride("route", []);
}
