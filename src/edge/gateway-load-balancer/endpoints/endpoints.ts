/** The endpoints: one in each zone, of the Gateway Load Balancer's endpoint service. */
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { Construct } from "constructs";
import type { Precondition } from "../../../core/contract";
import * as t from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { forEach, type Instances } from "../../../core/resources";
import { local } from "../../../core/stack/local";
import { nameTag } from "../../../network/tags";
import { A, chosenZones, endpointSubnets, placement } from "./placement";

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

const needs = [placement] as const;
const inputs = {
  name: t.blockName().describe("The beginning of the names of what belongs to the block."),
  service: service.describe(
    "The endpoint service of the Gateway Load Balancer: the output `endpoint_service` of modules/endpoints/service, or its name.",
  ),
  accept: t
    .flag(
      "Whether the endpoints' requests are accepted here; where the service is of the same account and wants acceptance.",
    )
    .default(false),
  ipAddressType: t
    .oneOf("ipv4", "dualstack")
    .describe("Which packets the endpoints take; default: IPv4. dualstack where the load balancer is.")
    .optional(),
  tags: t.tags(),
};

type EndpointsInputs = t.InputsOf<typeof inputs, typeof needs>;

const withoutService = (inputs: EndpointsInputs): Expr<string[]> =>
  x.itemsWhere(chosenZones(inputs), "zone", (zone) =>
    x.and(x.not(x.isEmpty(inputs.service.zones)), x.not(x.contains(inputs.service.zones, zone))),
  );

export const endpoints = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "service",
      whereKnown: true,
      test: (inputs) => x.isEmpty(withoutService(inputs)),
      message: (inputs) =>
        x.str`service is not in ${x.shownTexts(withoutService(inputs))}; allowed: endpoints in ${x.shownTexts(inputs.service.zones)}, its zones.`,
      refused: [
        {
          service: {
            serviceName: "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0",
            zones: [A],
          },
        },
      ],
    },
  ],
});

/** An endpoint has one subnet for ever; another makes another endpoint. */
export function vpcEndpoints(
  scope: Construct,
  inputs: EndpointsInputs,
  preconditions: Precondition[],
): Instances<string, VpcEndpoint> {
  const { service, network, name } = inputs;
  return forEach(
    scope,
    VpcEndpoint,
    "vpc_endpoint",
    local(scope, "endpoint_subnets", endpointSubnets(inputs)),
    ({ key, value }) => ({
      vpcId: network.vpcId,
      serviceName: service.serviceName,
      vpcEndpointType: "GatewayLoadBalancer",
      subnetIds: x.items([value]),
      ipAddressType: inputs.ipAddressType,
      autoAccept: x.when(inputs.accept, true),
      tags: nameTag(inputs, x.str`${name}-${key}`),
      preconditions,
    }),
  );
}
