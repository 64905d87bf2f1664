/** The block `edge/gateway-load-balancer/endpoints`. */
import type { Construct } from "constructs";
import * as t from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../../core/module/block";
import { type Addressable, areMade } from "../../../core/resources";
import { local } from "../../../core/stack/local";
import { type NetworkReferenceValue, networkOnce, networkReference } from "../../../network/reference";
import { endpoints, vpcEndpoints } from "./endpoints";
import type { GatewayEndpointsProps, GatewayEndpointsResources } from "./gateway-endpoints.props";
import { ingress, ingressTable, inwardRoutes } from "./ingress";
import { inspectedTiers } from "./inspected-tiers";
import { EXAMPLE_NETWORK, placement, subnetsOf } from "./placement";
import { backRoutes, destinations, outwardRoutes } from "./routes";

const contract = t.contract({
  name: "Gateway Load Balancer endpoints",
  concerns: [placement, endpoints, inspectedTiers, destinations, ingress],
  example: {
    name: "shop",
    network: EXAMPLE_NETWORK,
    tier: "inspection",
    service: { serviceName: "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0" },
    protectedTiers: ["app"],
    ingress: { internetGatewayId: "igw-0123456789abcdef0" },
  },
});

/**
 * Gateway Load Balancer endpoints in a network, one in each zone, and the routes through them.
 *
 *     new GatewayEndpoints(this, "inspection", {
 *       name: "shop",
 *       network: network.ref,
 *       tier: "inspection",
 *       service: service.ref,
 *       protectedTiers: ["app"],
 *       ingress: { internetGatewayId: network.internetGatewayId },
 *     });
 */
export class GatewayEndpoints extends Block<typeof contract.inputs, GatewayEndpointsResources> {
  /** Ids of the endpoints, by zone: also what `routes` of a network takes. */
  readonly endpointIds: t.Reference<Readonly<Record<string, string>>>;
  protected readonly results: Outputs;
  private readonly made: readonly Addressable[];

  constructor(scope: Construct, id: string, props: GatewayEndpointsProps) {
    super(scope, id, contract, props);
    const { inputs } = this;
    const endpoints = vpcEndpoints(this, inputs, this.preconditions);
    const subnets = local(this, "protected_subnets", subnetsOf(inputs, inputs.protectedTiers));
    const table = ingressTable(this, inputs);
    const outward = outwardRoutes(this, { inputs, endpoints }, subnets);
    const inward = inwardRoutes(this, { inputs, endpoints }, subnets, table.present("id"));
    const back = backRoutes(this, { inputs, endpoints }, subnets);

    this.made = [endpoints, outward, inward, back].flatMap(({ resource }) => resource ?? []);
    const endpointIds = endpoints.attribute("id");
    this.endpointIds = t.reference(this, "endpointIds", t.mapOf(t.text()), endpointIds);
    this.results = {
      endpoint_ids: {
        value: endpointIds,
        description: "Ids of the endpoints, by zone: also what `routes` of modules/network takes.",
      },
      ingress_route_table_id: {
        value: table.attribute("id"),
        description: "The internet gateway's route table, or null without `ingress`.",
      },
      route_ids: {
        value: outward.attribute("id"),
        description: "Ids of the routes out of protected subnets, by `destination/tier/zone`.",
      },
      ingress_route_ids: {
        value: inward.attribute("id"),
        description: "Ids of the internet gateway's IPv4 routes to protected subnets, by `tier/zone`.",
      },
      return_route_ids: {
        value: back.attribute("id"),
        description: "Ids of the routes back to protected subnets, by `tier/zone/protected tier/zone`.",
      },
    };
  }

  /** The network with the ways through the appliances: what starts in it, and leaves it by them, waits for them. */
  get network(): t.Reference<NetworkReferenceValue> {
    return t.reference(this, "network", networkReference, this.networkOnceMade());
  }

  private networkOnceMade(): Expr<NetworkReferenceValue> {
    return networkOnce(local(this, "are_made", areMade(this.made)), this.inputs.network);
  }

  override outputs(): Outputs {
    const description =
      "The network with the ways through the appliances, for what starts in it and leaves it by them: it waits for them.";
    return { ...this.results, network: { value: this.networkOnceMade(), description } };
  }
}

export const gatewayEndpointsBlock = defineBlock(__filename, { construct: GatewayEndpoints, contract });
