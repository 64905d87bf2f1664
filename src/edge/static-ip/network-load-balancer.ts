/** The Network Load Balancer: one subnet and one fixed address in each zone. */
import { Lb } from "@cdktf/provider-aws/lib/lb";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { Addresses } from "./addresses";
import { type LogBucket, turnLogsOn } from "./log-bucket";
import { hasNetworkLoadBalancer, tiersOf } from "./placement";
import type { StaticIpInputs } from "./static-ip.inputs";

interface Mapping {
  readonly subnetId: string;
  readonly allocationId: string;
}

interface LoadBalancerArguments {
  readonly inputs: StaticIpInputs;
  readonly zones: Expr<string[]>;
  readonly addresses: Addresses;
  readonly groupIds: Expr<string[]>;
  readonly logs: LogBucket;
  readonly preconditions: readonly Precondition[];
}

export function networkLoadBalancer(
  scope: Construct,
  { inputs, zones, addresses, groupIds, logs, preconditions }: LoadBalancerArguments,
): Optional<Lb> {
  const mappings = x.listEach(zones, ["zone"], (zone) => ({
    value: x.object<Mapping>({
      subnetId: x.get(x.get(tiersOf(inputs), inputs.tier).subnets, zone).id,
      allocationId: addresses.allocationId(zone),
    }),
  }));
  return optional(hasNetworkLoadBalancer(inputs), (meta) => {
    const loadBalancer = new Lb(scope, "lb", {
      ...meta,
      name: x.tf(inputs.name),
      loadBalancerType: "network",
      internal: false,
      ipAddressType: x.tf(inputs.ipAddressType),
      securityGroups: x.tf(groupIds),
      enableCrossZoneLoadBalancing: x.tf(inputs.crossZone),
      enableDeletionProtection: x.tf(inputs.deletionProtection),
      enableZonalShift: x.tf(inputs.zonalShift),
      dnsRecordClientRoutingPolicy: x.tf(inputs.dnsRouting),
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: x.tf(
        x.when(
          inputs.privateLinkRules,
          () => "on",
          () => "off",
        ),
      ),
      tags: nameTag(inputs, inputs.name),
      ...(logs.prerequisites.length > 0 ? { dependsOn: [...logs.prerequisites] } : {}),
      ...(preconditions.length > 0 ? { lifecycle: { precondition: [...preconditions] } } : {}),
    });
    blockEach(loadBalancer, { name: "subnet_mapping" }, mappings, ({ subnetId, allocationId }) => ({
      subnet_id: subnetId,
      allocation_id: allocationId,
    }));
    turnLogsOn(loadBalancer, inputs, logs);
    return loadBalancer;
  });
}
