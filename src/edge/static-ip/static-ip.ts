/** The block `edge/static-ip`. */
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import type { Optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { SecurityGroupReferenceValue } from "../../network/security-group/reference";
import { actionOwner } from "../elastic-load-balancing/action-owner";
import { additionalCertificates } from "../elastic-load-balancing/certificates";
import { groupReferences, type TargetGroups } from "../elastic-load-balancing/target-groups";
import { type Accelerator, accelerator } from "./accelerator";
import { accessLogs, frontLogBucket } from "./access-logs";
import { type Addresses, addresses, elasticIps } from "./addresses";
import { albGroups, applicationLoadBalancer, groupsBeforeAlb } from "./application-load-balancer";
import { type Listeners, listeners, networkListeners } from "./listeners";
import { attributes, networkLoadBalancer } from "./network-load-balancer";
import { placement, SAMPLE_NETWORK, zonesOf } from "./placement";
import { protocols } from "./protocols";
import { type StaticIpReferenceOf, type StaticIpReferenceValue, staticIpReference } from "./reference";
import { frontGroups, securityGroups } from "./security-groups";
import type { StaticIpProps, StaticIpResources } from "./static-ip.props";
import { groups, targetGroups } from "./target-groups";
import { hasNetworkLoadBalancer, isDirect, topology } from "./topology";

const contract = t.contract({
  name: "static ip",
  concerns: [
    topology,
    placement,
    elasticIps,
    securityGroups,
    listeners,
    actionOwner,
    groups,
    protocols,
    applicationLoadBalancer,
    attributes,
    accessLogs,
  ],
  example: {
    name: "web",
    network: SAMPLE_NETWORK,
    listeners: { web: { port: 80 } },
    targetGroups: { web: { port: 8080 } },
  },
});

/**
 * Fixed addresses for whoever lets only such through: Elastic IPs on a Network Load Balancer, or an accelerator's.
 *
 *     const front = new StaticIp(this, "front", {
 *       name: "shop",
 *       network: network.ref,
 *       targetSecurityGroups: [tasks.ref],
 *       clientAddress: "proxy_protocol",
 *       listeners: {
 *         http: { port: 80, targetGroup: "redirect" },
 *         https: { port: 443, protocol: "tls", certificateArn: certificate.arn, targetGroup: "web" },
 *       },
 *       targetGroups: { web: { port: 8080 }, redirect: { port: 8081 } },
 *     });
 */
export class StaticIp<TargetGroup extends string = string> extends Block<
  typeof contract.inputs,
  StaticIpResources
> {
  /** The fixed address as services and records take it. */
  readonly ref: t.Reference<StaticIpReferenceOf<TargetGroup>>;
  protected readonly results: Outputs;

  constructor(scope: Construct, id: string, props: StaticIpProps<TargetGroup>) {
    super(scope, id, contract, props);
    const { inputs, preconditions } = this;
    const zones = local(this, "zones", zonesOf(inputs));
    const fixed = addresses(this, inputs, zones);
    const groups = frontGroups(this, inputs);
    const logs = frontLogBucket(this, inputs);
    const loadBalancer = networkLoadBalancer(this, {
      inputs,
      zones,
      addresses: fixed,
      groupIds: groups.idsWithRules,
      logs,
      preconditions,
    });
    const anycast = accelerator(this, { inputs, logs, preconditions });
    const tasks = targetGroups(this, inputs);
    const behind = groupsBeforeAlb(this, inputs);
    const all = networkListeners(this, { inputs, loadBalancer, groups: tasks, albGroups: behind });
    additionalCertificates(this, { listeners: inputs.listeners, when: isDirect(inputs) }, all);

    const results = {
      inputs,
      addresses: fixed,
      frontGroups: groups.references,
      loadBalancer,
      accelerator: anycast,
      groups: tasks,
      listeners: all,
    };
    const ref = referenceOf(results);
    this.ref = t.reference(this, "ref", staticIpReference, ref);
    this.results = staticIpOutputs(results, ref, logs.name);
  }

  /** The DNS name of the load balancer or accelerator. */
  get dnsName(): string {
    return this.ref.dnsName;
  }
}

type GroupReference = SecurityGroupReferenceValue;

interface Results {
  readonly inputs: t.Inputs<typeof contract.inputs>;
  readonly addresses: Addresses;
  readonly frontGroups: Expr<readonly GroupReference[]>;
  readonly loadBalancer: Optional<Lb>;
  readonly accelerator: Accelerator;
  readonly groups: TargetGroups;
  readonly listeners: Listeners;
}

function referenceOf(results: Results): Expr<StaticIpReferenceValue> {
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
    clientAddress: x.when(isDirect(inputs), inputs.clientAddress, "forwarded"),
    securityGroups: targetSources(inputs, frontGroups),
    frontSecurityGroups: frontGroups,
    targetGroups: groupsToRegisterWith(results),
  });
}

/** Who reaches the targets: the front itself, or the Application Load Balancer behind it. */
const targetSources = (inputs: t.Inputs<typeof contract.inputs>, front: Expr<readonly GroupReference[]>) =>
  x.concat(
    x.itemsWhere(front, "group", () => isDirect(inputs)),
    x.itemsWhere(albGroups(inputs), "group", () => x.not(isDirect(inputs))),
  );

/** The block's own, or those of the Application Load Balancer behind it. */
function groupsToRegisterWith({ inputs, groups, listeners, loadBalancer }: Results) {
  const own = groupReferences(groups, {
    loadBalancerArnSuffix: loadBalancer.present("arnSuffix"),
    listenerArns: (group) =>
      x.listFrom(listeners.items, ["name", "listener"], (name, plan) => ({
        value: listeners.at(name, "arn"),
        when: x.eq(plan.targetGroup, group),
      })),
  });
  const behind = x.mapFrom(
    x.ifSet(inputs.loadBalancer, (loadBalancer) => loadBalancer.targetGroups, {}),
    ["key", "group"],
    (key, value) => ({ key, value, when: x.not(isDirect(inputs)) }),
  );
  return x.merge(own, behind);
}

function staticIpOutputs(
  { inputs, addresses, loadBalancer, listeners, groups }: Results,
  ref: Expr<StaticIpReferenceValue>,
  logBucket: Expr<string | null>,
): Outputs {
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
      description:
        "The Network Load Balancer's security groups, for rules of its targets' groups; empty with an accelerator.",
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

export const staticIpBlock = defineBlock(__filename, { construct: StaticIp, contract });
