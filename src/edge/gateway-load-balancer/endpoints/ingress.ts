/** What the internet gateway brings for protected subnets: a route table of its own, and the routes there to the endpoints. */
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import type { Construct } from "constructs";
import * as t from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { optional } from "../../../core/resources";
import { kindOf } from "../../../network/placement";
import { nameTag } from "../../../network/tags";
import { endpoints } from "./endpoints";
import { inspectedTiers } from "./inspected-tiers";
import { placement } from "./placement";
import {
  destinations,
  isIpv6,
  made,
  type PlannedRoute,
  type RouteArguments,
  type Routes,
  type Subnets,
} from "./routes";

const gateway = t.shape("GatewayEndpointIngress", {
  internetGatewayId: t
    .awsId("igw")
    .describe("The network's internet gateway: its output `internet_gateway_id`."),
});

const needs = [placement, endpoints, inspectedTiers, destinations] as const;
const inputs = {
  ingress: gateway
    .describe(
      "Sends what the internet gateway brings for protected subnets through the endpoint of their zone, by a route table of the gateway's own.",
    )
    .optional(),
};

type IngressInputs = t.InputsOf<typeof inputs, typeof needs>;

const toInternet = ({ destinations }: IngressInputs): Expr<boolean> =>
  x.someItem(x.values(destinations), "range", (range) => x.contains(x.items(["0.0.0.0/0", "::/0"]), range));

export const ingress = t.concern({
  needs,
  inputs,
  rules: [
    /** Without it answers come from the gateway straight to the subnet, past the appliance that knows the flow. */
    {
      on: "ingress",
      test: (inputs) =>
        x.or(x.ne(kindOf(inputs), "public"), x.not(toInternet(inputs)), x.isSet(inputs.ingress)),
      message: ({ tier }) =>
        x.str`ingress is null, but packets to the internet leave by the public tier ${x.shownText(tier)}; allowed: an ingress, so that answers pass the same endpoint.`,
      refused: [
        { ingress: null },
        { ingress: null, destinations: { all: "::/0" }, ipAddressType: "dualstack" },
      ],
    },
    /** Amazon VPC User Guide, "Middlebox routing": the endpoint's subnets route to the internet gateway. */
    {
      on: "ingress",
      test: (inputs) => x.or(x.isNull(inputs.ingress), x.contains(["public", ""], kindOf(inputs))),
      message: (inputs) =>
        x.str`ingress is given, but the tier ${x.shownText(inputs.tier)} is ${kindOf(inputs)}; allowed: with endpoints in a public tier, whose tables lead back to the internet gateway.`,
      refused: [{ tier: "hidden" }, { tier: "database" }],
    },
  ],
});

interface IngressArguments extends RouteArguments {
  readonly inputs: IngressInputs;
}

/** Amazon VPC User Guide, "Gateway route tables": a table of the internet gateway's own. */
export function ingressTable(scope: Construct, inputs: IngressInputs) {
  const isGiven = x.isSet(inputs.ingress);
  const table = optional(scope, RouteTable, "route_table_ingress", isGiven, () => ({
    vpcId: inputs.network.vpcId,
    tags: nameTag(inputs, x.str`${inputs.name}-ingress`),
  }));
  optional(scope, RouteTableAssociation, "route_table_association_ingress", isGiven, () => ({
    routeTableId: table.present("id"),
    gatewayId: inputs.ingress.internetGatewayId,
  }));
  return table;
}

/** Packets from the internet for a protected subnet: to the endpoint of its zone. */
export function inwardRoutes(
  scope: Construct,
  given: IngressArguments,
  subnets: Subnets,
  routeTableId: Expr<string>,
): Routes {
  const { inputs } = given;
  const isGiven = x.isSet(inputs.ingress);
  const hasIpv6 = x.someItem(x.values(inputs.destinations), "range", (range) => isIpv6(range));
  const ipv6 = x.mapFrom(subnets, ["key", "subnet"], (key, subnet) => ({
    key,
    value: () =>
      x.object<PlannedRoute>({ routeTableId, ipv4: null, ipv6: subnet.ipv6CidrBlock, zone: subnet.zone }),
    when: x.and(isGiven, hasIpv6),
  }));
  made(scope, "route_ingress_ipv6", given, ipv6);
  const ipv4 = x.mapFrom(subnets, ["key", "subnet"], (key, subnet) => ({
    key,
    value: () =>
      x.object<PlannedRoute>({ routeTableId, ipv4: subnet.cidrBlock, ipv6: null, zone: subnet.zone }),
    when: isGiven,
  }));
  return made(scope, "route_ingress", given, ipv4);
}
