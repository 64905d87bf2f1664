/** A virtual private gateway, and the tiers that take the routes it learns. */
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpnGateway } from "@cdktf/provider-aws/lib/vpn-gateway";
import { VpnGatewayRoutePropagation } from "@cdktf/provider-aws/lib/vpn-gateway-route-propagation";
import type { Construct } from "constructs";
import { attempt, contains, isNull, isSet, mapFrom, str, tf, when } from "../core/expressions";
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
  const gateway = optional(isSet(settings), (meta) => {
    const amazonSideAsn = tf(asText(inputs));
    return new VpnGateway(scope, "vpn_gateway", {
      ...meta,
      vpcId: vpc.id,
      amazonSideAsn,
      tags: nameTag(inputs, inputs.name),
    });
  });
  const tiers = attempt<readonly string[]>(
    () => settings.propagateTo,
    () => [],
  );
  const tables = mapFrom(subnets.plans, ["key", "subnet"], (key, subnet) => ({
    key,
    value: subnets.routeTables.at(key, "id"),
    when: contains(tiers, subnet.tier),
  }));
  const vpnGatewayId = tf(gateway.present("id"));
  forEach(tables, (each) => {
    const config = { vpnGatewayId, routeTableId: tf(each.value) };
    return new VpnGatewayRoutePropagation(scope, "vpn_gateway_route_propagation", {
      ...each.meta,
      ...config,
    });
  });
  return gateway;
}

/** The provider takes the number as a string. */
function asText({ vpnGateway: settings }: NetworkInputs) {
  return when<string | null>(
    isNull(settings.amazonSideAsn),
    () => null,
    () => str`${settings.amazonSideAsn}`,
  );
}
