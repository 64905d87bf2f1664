/** What the fixed address gives. */
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Output } from "../../core/module/block";
import type { Optional } from "../../core/resources";
import type { SecurityGroupReferenceValue } from "../../network/security-group/reference";
import type { TargetGroupReferenceValue } from "../load-balancer/load-balancer-reference.contract";
import type { Accelerator } from "./accelerator";
import type { Addresses } from "./addresses";
import type { Listeners } from "./listeners";
import { albGroups, hasNetworkLoadBalancer, isDirect } from "./placement";
import type { StaticIpInputs } from "./static-ip.inputs";
import type { StaticIpReferenceValue } from "./static-ip-reference.contract";
import type { TargetGroups } from "./target-groups";

type GroupReference = SecurityGroupReferenceValue;

export interface Results {
  readonly inputs: StaticIpInputs;
  readonly addresses: Addresses;
  readonly frontGroups: Expr<readonly GroupReference[]>;
  readonly loadBalancer: Optional<Lb>;
  readonly accelerator: Accelerator;
  readonly groups: TargetGroups;
  readonly listeners: Listeners;
}

export function referenceOf(results: Results): Expr<StaticIpReferenceValue> {
  const { inputs, loadBalancer, accelerator, addresses, frontGroups } = results;
  const either = (ofLoadBalancer: () => Expr<string>, ofAccelerator: () => Expr<string>) =>
    x.when(hasNetworkLoadBalancer(inputs), ofLoadBalancer, ofAccelerator);
  return x.object<StaticIpReferenceValue>({
    name: inputs.name,
    topology: inputs.topology,
    arn: either(
      () => loadBalancer.present("arn"),
      () => accelerator.attribute("arn"),
    ),
    arnSuffix: loadBalancer.attribute("arnSuffix"),
    dnsName: either(
      () => loadBalancer.present("dnsName"),
      () => accelerator.attribute("dnsName"),
    ),
    zoneId: either(
      () => loadBalancer.present("zoneId"),
      () => accelerator.attribute("hostedZoneId"),
    ),
    addresses: x.merge(addresses.publicIps, accelerator.publicIps),
    clientAddress: x.when(
      isDirect(inputs),
      () => inputs.clientAddress,
      () => "forwarded",
    ),
    securityGroups: targetSources(inputs, frontGroups),
    frontSecurityGroups: frontGroups,
    targetGroups: targetGroups(results),
  });
}

/** Who reaches the targets: the front itself, or the Application Load Balancer behind it. */
const targetSources = (inputs: StaticIpInputs, front: Expr<readonly GroupReference[]>) =>
  x.concat(
    x.listEach(front, ["group"], (value) => ({
      value,
      when: isDirect(inputs),
    })),
    x.listEach(albGroups(inputs), ["group"], (value) => ({
      value,
      when: x.not(isDirect(inputs)),
    })),
  );

function targetGroups({ inputs, groups, listeners, loadBalancer }: Results) {
  type Reference = TargetGroupReferenceValue;
  const own = x.mapFrom(groups.items, ["key", "group"], (key, { port, protocol }) => ({
    key,
    value: x.object<Reference>({
      arn: groups.at(key, "arn"),
      arnSuffix: groups.at(key, "arnSuffix"),
      name: groups.at(key, "name"),
      port,
      protocol,
      loadBalancerArnSuffix: loadBalancer.present("arnSuffix"),
      listenerArns: x.listFrom(listeners.items, ["name", "listener"], (name, plan) => ({
        value: listeners.at(name, "arn"),
        when: x.eq(plan.targetGroup, key),
      })),
    }),
  }));
  const behind = x.mapFrom(
    x.ifSet(
      inputs.loadBalancer,
      (loadBalancer) => loadBalancer.targetGroups,
      () => ({}),
    ),
    ["key", "group"],
    (key, value) => ({ key, value, when: x.not(isDirect(inputs)) }),
  );
  return x.merge(own, behind);
}

export function staticIpOutputs(
  { inputs, addresses, loadBalancer, listeners, groups }: Results,
  ref: Expr<StaticIpReferenceValue>,
  logBucket: Expr<string | null>,
): Record<string, Output> {
  return {
    static_ip: {
      value: ref,
      description:
        "The fixed address as services and records take it: addresses, DNS name, target groups by key, where the client's address is, and the security groups to admit.",
    },
    addresses: {
      value: ref.addresses,
      description: "The fixed IPv4 addresses, by zone; an accelerator's by `first` and `second`.",
    },
    allocation_ids: {
      value: addresses.allocationIds,
      description: "Allocation ids of the Elastic IPs, by zone; brought ones too.",
    },
    dns_name: { value: ref.dnsName, description: "The DNS name of the load balancer or accelerator." },
    zone_id: { value: ref.zoneId, description: "The hosted zone of that name, for alias records." },
    client_address: {
      value: ref.clientAddress,
      description: "Where targets find the client's address: for a service's `nginx.client_address`.",
    },
    network_load_balancer_arn: {
      value: loadBalancer.attribute("arn"),
      description: "ARN of the Network Load Balancer; null with an accelerator.",
    },
    security_groups: {
      value: ref.frontSecurityGroups,
      description: "The Network Load Balancer's security groups; empty with an accelerator.",
    },
    listener_arns: {
      value: listeners.attribute("arn"),
      description: "ARNs of the Network Load Balancer's listeners, by key.",
    },
    target_group_arns: {
      value: groups.attribute("arn"),
      description: "ARNs of the target groups of nlb-nginx, by key.",
    },
    log_bucket: { value: logBucket, description: "The bucket that logs go to; null without one." },
    topology: { value: inputs.topology, description: "The way from the addresses to the targets." },
  };
}
