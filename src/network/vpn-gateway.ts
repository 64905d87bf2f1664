/** A virtual private gateway, and the tiers that take the routes it learns. */
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpnGateway } from "@cdktf/provider-aws/lib/vpn-gateway";
import { VpnGatewayRoutePropagation } from "@cdktf/provider-aws/lib/vpn-gateway-route-propagation";
import type { Construct } from "constructs";
import * as x from "../core/expressions";
import { forEach, type Optional, optional } from "../core/resources";
import type { NetworkInputs } from "./network.inputs";
import type { Subnets } from "./subnets";
import { nameTag } from "./tags";

export function vpnGateway(
  scope: Construct,
  inputs: NetworkInputs,
  vpc: Vpc,
  subnets: Subnets,
): Optional<VpnGateway> {
  const settings = inputs.vpnGateway;
  const gateway = optional(x.isSet(settings), (meta) => {
    const amazonSideAsn = x.tf(asText(inputs));
    return new VpnGateway(scope, "vpn_gateway", {
      ...meta,
      vpcId: vpc.id,
      amazonSideAsn,
      tags: nameTag(inputs, inputs.name),
    });
  });
  const tiers = x.attempt(
    () => settings.propagateTo,
    () => [],
  );
  const tables = x.mapFrom(subnets.plans, ["key", "subnet"], (key, subnet) => ({
    key,
    value: subnets.routeTables.at(key, "id"),
    when: x.contains(tiers, subnet.tier),
  }));
  const vpnGatewayId = x.tf(gateway.present("id"));
  forEach(tables, (each) => {
    const config = { vpnGatewayId, routeTableId: x.tf(each.value) };
    return new VpnGatewayRoutePropagation(scope, "vpn_gateway_route_propagation", {
      ...each.meta,
      ...config,
    });
  });
  return gateway;
}

/** The provider takes the number as a string. */
function asText({ vpnGateway: settings }: NetworkInputs) {
  return x.ifSet(
    settings.amazonSideAsn,
    (amazonSideAsn) => x.str`${amazonSideAsn}`,
    () => null,
  );
}
