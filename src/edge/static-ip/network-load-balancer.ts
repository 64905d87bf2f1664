/** The Network Load Balancer: one subnet and one fixed address in each zone. */
import { Lb } from "@cdktf/provider-aws/lib/lb";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import { blockEach } from "../../core/dynamic";
import { type Expr, get, listEach, object, tf, when } from "../../core/expressions";
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
  const mappings = listEach<string, Mapping>(zones, ["zone"], (zone) => ({
    value: object<Mapping>({
      subnetId: get(get(tiersOf(inputs), inputs.tier).subnets, zone).id,
      allocationId: addresses.allocationId(zone),
    }),
  }));
  return optional(hasNetworkLoadBalancer(inputs), (meta) => {
    const loadBalancer = new Lb(scope, "lb", {
      ...meta,
      name: tf(inputs.name),
      loadBalancerType: "network",
      internal: false,
      ipAddressType: tf(inputs.ipAddressType),
      securityGroups: tf(groupIds),
      enableCrossZoneLoadBalancing: tf(inputs.crossZone),
      enableDeletionProtection: tf(inputs.deletionProtection),
      enableZonalShift: tf(inputs.zonalShift),
      dnsRecordClientRoutingPolicy: tf(inputs.dnsRouting),
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: tf(
        when<string>(
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
