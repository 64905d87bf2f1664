/** The block `edge/gateway-load-balancer`. */
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import type { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import { resource, waitingFor } from "../../core/resources";
import { local } from "../../core/stack/local";
import { subnetsOf } from "../../network/placement";
import { nameTag } from "../../network/tags";
import { naming } from "../elastic-load-balancing/name";
import type { GatewayLoadBalancerProps, GatewayLoadBalancerResources } from "./gateway-load-balancer.props";
import { EXAMPLE_NETWORK, placement } from "./placement";
import { type GatewayLoadBalancerReferenceValue, gatewayLoadBalancerReference } from "./reference";
import { group, targetGroup } from "./target-group";
import { appliances, targets } from "./targets";

const attributes = t.concern({
  inputs: {
    crossZone: t
      .flag(
        "Whether packets of one zone go to appliances of every zone; data between zones is charged (enable_cross_zone_load_balancing). Off, a zone without a healthy appliance drops its packets.",
      )
      .default(false),
    deletionProtection: t
      .flag("Whether AWS refuses to delete it; turn it off in an apply of its own before a destroy.")
      .default(true),
  },
});

const contract = t.contract({
  name: "Gateway Load Balancer",
  concerns: [naming, placement, attributes, group, appliances],
  example: { name: "inspection", network: EXAMPLE_NETWORK, tier: "appliances" },
});

type Subnets = Expr<Record<string, { readonly id: string; readonly cidrBlock: string }>>;

/**
 * A Gateway Load Balancer in front of a fleet of virtual appliances.
 *
 *     const inspection = new GatewayLoadBalancer(this, "inspection", {
 *       name: "inspection",
 *       network: network.ref,
 *       tier: "appliances",
 *       targets: { first: { instanceId: firewall.id } },
 *     });
 *     new EndpointService(this, "service", {
 *       name: "inspection",
 *       gatewayLoadBalancers: { inspection: inspection.loadBalancerArn },
 *       principals: { shop: "arn:aws:iam::210987654321:root" },
 *     });
 */
export class GatewayLoadBalancer extends Block<typeof contract.inputs, GatewayLoadBalancerResources> {
  /** The load balancer as its endpoint service and its appliances take it. */
  readonly ref: t.Reference<GatewayLoadBalancerReferenceValue>;
  protected readonly results: Outputs;

  constructor(scope: Construct, id: string, props: GatewayLoadBalancerProps) {
    super(scope, id, contract, props);
    const { inputs } = this;
    const subnets: Subnets = local(this, "subnets", subnetsOf(inputs));
    const loadBalancer = this.loadBalancer(subnets);
    const group = targetGroup(this, inputs);
    const listener = this.listener(loadBalancer, group);
    const registered = targets(this, inputs, group);

    const ref = this.reference(subnets, loadBalancer, group, listener);
    this.ref = t.reference(this, "ref", gatewayLoadBalancerReference, ref);
    this.results = {
      gateway_load_balancer: {
        value: ref,
        description:
          "The load balancer as others take it: ARN for the endpoint service, target group, and where packets come from.",
      },
      arn: { value: ref.arn, description: "The load balancer's ARN, for an endpoint service." },
      target_group_arn: {
        value: ref.targetGroupArn,
        description: "The appliances' target group, for an Auto Scaling group.",
      },
      listener_arn: { value: x.attribute(listener, "arn"), description: "ARN of the listener." },
      target_ids: {
        value: registered.attribute("targetId"),
        description: "Instances or addresses that are registered, by name.",
      },
    };
  }

  /** The load balancer's ARN, for an endpoint service. */
  get loadBalancerArn(): string {
    return this.ref.arn;
  }

  private loadBalancer(subnets: Subnets): Lb {
    const { inputs, preconditions } = this;
    return resource(this, Lb, "lb", {
      name: inputs.name,
      loadBalancerType: "gateway",
      ipAddressType: inputs.ipAddressType,
      subnets: x.listFrom(subnets, ["zone", "subnet"], (_, { id }) => id),
      enableCrossZoneLoadBalancing: inputs.crossZone,
      enableDeletionProtection: inputs.deletionProtection,
      tags: nameTag(inputs, inputs.name),
      preconditions,
    });
  }

  /** Without port and protocol: it hears every packet on every port ("Listeners for your Gateway Load Balancers"). */
  private listener(loadBalancer: Lb, group: LbTargetGroup): LbListener {
    return resource(this, LbListener, "lb_listener", {
      loadBalancerArn: x.attribute(loadBalancer, "arn"),
      defaultAction: [{ type: "forward", targetGroupArn: x.attribute(group, "arn") }],
      tags: nameTag(this.inputs, this.inputs.name),
    });
  }

  private reference(
    subnets: Subnets,
    loadBalancer: Lb,
    group: LbTargetGroup,
    listener: LbListener,
  ): Expr<GatewayLoadBalancerReferenceValue> {
    const { name, targetGroup } = this.inputs;
    return x.object<GatewayLoadBalancerReferenceValue>({
      arn: waitingFor(x.attribute(loadBalancer, "arn"), [listener]),
      arnSuffix: x.attribute(loadBalancer, "arnSuffix"),
      name,
      targetGroupArn: x.attribute(group, "arn"),
      zones: x.keys(subnets),
      cidrBlocks: x.listFrom(subnets, ["zone", "subnet"], (_, { cidrBlock }) => cidrBlock),
      healthCheckPort: targetGroup.healthCheck.port,
    });
  }
}

export const gatewayLoadBalancerBlock = defineBlock(__filename, { construct: GatewayLoadBalancer, contract });
