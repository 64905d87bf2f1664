/** The Network Load Balancer: one subnet and one fixed address in each zone. */
import { Lb } from "@cdktf/provider-aws/lib/lb";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { type Optional, optional } from "../../core/resources";
import { tierOf } from "../../network/placement";
import { nameTag } from "../../network/tags";
import { afterPolicy } from "../elastic-load-balancing/access-logs";
import { accessLogs, accessLogsBlock, type FrontLogBucket } from "./access-logs";
import type { Addresses } from "./addresses";
import { placement } from "./placement";
import { hasNetworkLoadBalancer, topology } from "./topology";

const needs = [topology, placement, accessLogs] as const;
const inputs = {
  crossZone: t
    .flag(
      "Whether an address reaches the targets of all zones. Without, a zone whose targets are gone has an address that nobody answers at.",
    )
    .default(true),
  dnsRouting: t
    .oneOf("any_availability_zone", "availability_zone_affinity", "partial_availability_zone_affinity")
    .describe("Which addresses clients inside AWS are given (dns_record_client_routing_policy).")
    .default("any_availability_zone"),
  privateLinkRules: t
    .flag(
      "Whether the security groups' inbound rules hold for AWS PrivateLink too (enforce_security_group_inbound_rules_on_private_link_traffic).",
    )
    .default(true),
  zonalShift: t
    .flag("Whether Amazon Application Recovery Controller may shift it out of a zone (enable_zonal_shift).")
    .default(false),
  deletionProtection: t
    .flag(
      "Whether AWS refuses to delete the load balancer; turn it off in an apply of its own before a destroy, and before a zone is taken away.",
    )
    .default(true),
};

type NetworkLoadBalancerInputs = t.InputsOf<typeof inputs, typeof needs>;

export const attributes = t.concern({ needs, inputs });

interface LoadBalancerArguments {
  readonly inputs: NetworkLoadBalancerInputs;
  readonly zones: Expr<string[]>;
  readonly addresses: Addresses;
  readonly groupIds: Expr<string[]>;
  readonly logs: FrontLogBucket;
  readonly preconditions: readonly Precondition[];
}

export function networkLoadBalancer(
  scope: Construct,
  { inputs, zones, addresses, groupIds, logs, preconditions }: LoadBalancerArguments,
): Optional<Lb> {
  const mappings = x.listEach(zones, ["zone"], (zone) =>
    x.object({
      subnetId: x.get(tierOf(inputs).subnets, zone).id,
      allocationId: addresses.allocationId(zone),
    }),
  );
  return optional(scope, Lb, "lb", hasNetworkLoadBalancer(inputs), () => ({
    name: inputs.name,
    loadBalancerType: "network",
    internal: false,
    ipAddressType: inputs.ipAddressType,
    subnetMapping: blocks(mappings, ({ subnetId, allocationId }) => ({ subnetId, allocationId })),
    accessLogs: accessLogsBlock(inputs, logs),
    securityGroups: groupIds,
    enableCrossZoneLoadBalancing: inputs.crossZone,
    enableDeletionProtection: inputs.deletionProtection,
    enableZonalShift: inputs.zonalShift,
    dnsRecordClientRoutingPolicy: inputs.dnsRouting,
    enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: x.choose(inputs.privateLinkRules, "on", "off"),
    tags: nameTag(inputs, inputs.name),
    ...afterPolicy(logs),
    preconditions,
  }));
}
