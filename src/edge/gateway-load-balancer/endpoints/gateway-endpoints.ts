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
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { Construct } from "constructs";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { Block, type Output } from "../../../core/module/block";
import { forEach, type Instances } from "../../../core/resources";
import { local } from "../../../core/stack/local";
import { nameTag } from "../../../network/tags";
import { gatewayEndpointsContract } from "./gateway-endpoints.contract";
import type { GatewayEndpointsShape } from "./gateway-endpoints.inputs";
import type { GatewayEndpointsProps } from "./gateway-endpoints.props";
import { endpointSubnets } from "./placement";
import { routes } from "./routes";

export class GatewayEndpoints extends Block<GatewayEndpointsShape> {
  /** Ids of the endpoints, by zone: also what `routes` of a network takes. */
  readonly endpointIds: Expr<Record<string, string>>;
  private readonly results: Readonly<Record<string, Output>>;

  constructor(scope: Construct, id: string, props: GatewayEndpointsProps) {
    super(scope, id, gatewayEndpointsContract, props);
    const { inputs } = this;
    const endpoints = this.endpoints();
    const made = routes(this, { inputs, endpoints });

    this.endpointIds = endpoints.attribute("id");
    this.results = {
      endpoint_ids: {
        value: this.endpointIds,
        description: "Ids of the endpoints, by zone: also what `routes` of modules/network takes.",
      },
      ingress_route_table_id: {
        value: made.ingressTableId,
        description: "The internet gateway's route table, or null without `ingress`.",
      },
      route_ids: {
        value: made.outward.attribute("id"),
        description: "Ids of the routes out of protected subnets, by `destination/tier/zone`.",
      },
      ingress_route_ids: {
        value: made.inward.attribute("id"),
        description: "Ids of the internet gateway's IPv4 routes to protected subnets, by `tier/zone`.",
      },
      return_route_ids: {
        value: made.back.attribute("id"),
        description: "Ids of the routes back to protected subnets, by `tier/zone/protected tier/zone`.",
      },
    };
  }

  outputs(): Readonly<Record<string, Output>> {
    return this.results;
  }

  /** An endpoint has one subnet for ever; another makes another endpoint. */
  private endpoints(): Instances<string, VpcEndpoint> {
    const { inputs, preconditions: precondition } = this;
    const { service, network, name } = inputs;
    return forEach(local(this, "endpoint_subnets", endpointSubnets(inputs)), ({ meta, key, value }) => {
      return new VpcEndpoint(this, "vpc_endpoint", {
        ...meta,
        vpcId: x.tf(network.vpcId),
        serviceName: x.tf(service.serviceName),
        vpcEndpointType: "GatewayLoadBalancer",
        subnetIds: x.tf(x.items([value])),
        ipAddressType: x.tf(inputs.ipAddressType),
        autoAccept: x.tf(
          x.when(
            inputs.accept,
            () => true,
            () => null,
          ),
        ),
        tags: nameTag(inputs, x.str`${name}-${key}`),
        ...(precondition.length > 0 ? { lifecycle: { precondition } } : {}),
      });
    });
  }
}
