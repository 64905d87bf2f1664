/** Every input of `modules/edge/gateway-load-balancer/endpoints` and of the construct `GatewayEndpoints`. */
import * as t from "../../../core/contract";
import * as x from "../../../core/expressions";
import { networkReference } from "../../../network/reference";

const service = t.shape("GatewayEndpointService", {
  serviceName: t
    .pattern(
      "com\\.amazonaws(\\.[a-z]+)?\\.vpce\\.[a-z0-9-]+\\.vpce-svc-[0-9a-f]{8,17}",
      'the whole name of an endpoint service, such as "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0"',
      "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0",
      ["vpce-svc-0123456789abcdef0", "com.amazonaws.ap-northeast-2.s3", "inspection", ""],
    )
    .describe("The service's whole name, as its provider tells it."),
  zones: t
    .listOf(t.text(), "zone")
    .describe(
      "Zones where the service is; empty: not known. Another account may have other names for the same zones.",
    )
    .default([]),
  id: t.text().describe("The service's id; not needed.").optional(),
  privateDnsName: t.text().describe("Gateway Load Balancer endpoints have no names; not used.").optional(),
});

const ingress = t.shape("GatewayEndpointIngress", {
  internetGatewayId: t
    .awsId("igw")
    .describe("The network's internet gateway: its output `internet_gateway_id`."),
});

export type Ingress = t.Infer<typeof ingress>;

export const gatewayEndpointsInputs = {
  name: t.blockName().describe("The beginning of the names of what belongs to the block."),
  network: networkReference.describe(
    "The network whose packets are inspected: the output `network` of modules/network, or such an object.",
  ),
  tier: t
    .keyName()
    .describe(
      "The tier whose subnets hold the endpoints, one in a zone, and nothing else: inspected packets leave by its route tables.",
    ),
  zones: t
    .setOf(t.zoneName(), "zone")
    .describe("Zones of the tier that get an endpoint; default: all.")
    .optional(),
  service: service.describe(
    "The endpoint service of the Gateway Load Balancer: the output `endpoint_service` of modules/endpoints/service, or its name.",
  ),
  accept: t
    .flag()
    .describe(
      "Whether the endpoints' requests are accepted here; where the service is of the same account and wants acceptance.",
    )
    .default(false),
  ipAddressType: t
    .oneOf("ipv4", "dualstack")
    .describe("Which packets the endpoints take; default: IPv4. dualstack where the load balancer is.")
    .optional(),
  protectedTiers: t
    .setOf(t.keyName(), "tier")
    .describe(
      "Tiers whose route tables lead to the endpoint of their own zone, for `destinations`. Tiers of modules/network have `default_route = false`.",
    )
    .rule({ test: (tiers) => x.not(x.isEmpty(tiers)), allowed: "one tier at least", refused: [[]] })
    .example(["app"]),
  destinations: t
    .keyed(t.cidr(), "range")
    .describe("Ranges that protected tiers reach through the endpoints, by names of your choice.")
    .rule({ test: (all) => x.not(x.isEmpty(all)), allowed: "one range at least", refused: [{}] })
    .default({ internet: "0.0.0.0/0" }),
  ingress: ingress
    .describe(
      "Sends what the internet gateway brings for protected subnets through the endpoint of their zone, by a route table of the gateway's own.",
    )
    .optional(),
  returnTiers: t
    .setOf(t.keyName(), "tier")
    .describe(
      "Tiers behind the endpoints that answer protected tiers, such as the NAT gateways': their tables lead to each protected subnet through the endpoint of its zone.",
    )
    .default([]),
  tags: t.tags(),
};

export type GatewayEndpointsShape = typeof gatewayEndpointsInputs;
export type GatewayEndpointsInputs = t.Inputs<GatewayEndpointsShape>;
