/** A virtual private gateway, and the tiers that take the routes it learns. */
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpnGateway } from "@cdktf/provider-aws/lib/vpn-gateway";
import { VpnGatewayRoutePropagation } from "@cdktf/provider-aws/lib/vpn-gateway-route-propagation";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { forEach, type Optional, optional } from "../../core/resources";
import type { Subnets } from "../subnets/subnets";
import { missingTiers, tiers } from "../subnets/tiers";
import { nameTag } from "../tags";
import { vpc } from "../vpc/vpc";

const needs = [vpc, tiers] as const;
const inputs = {
  vpnGateway: t
    .shape("NetworkVpnGateway", {
      amazonSideAsn: t
        .integer({ min: 64512, max: 4294967294 })
        .describe(
          "The gateway's private ASN, from 64512 to 65534 or from 4200000000 to 4294967294; default: AWS chooses 64512.",
        )
        .rule({
          test: (asn) => x.or(x.le(asn, 65534), x.le(4200000000, asn)),
          allowed: "a private ASN: 64512 to 65534, or 4200000000 to 4294967294",
          refused: [65535, 70000, 4199999999],
        })
        .optional(),
      propagateTo: t
        .setOf(t.keyName(), "tier")
        .describe("Tiers whose route tables take the routes that the gateway learns.")
        .default([]),
    })
    .describe("A virtual private gateway for VPN and Direct Connect.")
    .optional(),
};
type VpnInputs = t.InputsOf<typeof inputs, typeof needs>;

const propagated = ({ vpnGateway }: Pick<VpnInputs, "vpnGateway">) =>
  x.ifSet(vpnGateway, (vpnGateway) => vpnGateway.propagateTo, []);

export const vpnGateway = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "vpnGateway",
      test: (inputs) => x.isEmpty(missingTiers(propagated(inputs), inputs.tiers)),
      message: (inputs, spell) =>
        x.str`${spell("vpnGateway")}.${spell("propagateTo")} names the tiers ${x.shownTexts(missingTiers(propagated(inputs), inputs.tiers))}; allowed: of ${x.shownTexts(x.keys(inputs.tiers))}.`,
      refused: [{ vpnGateway: { propagateTo: ["office"] } }],
    },
  ],
});

export function virtualPrivateGateway(
  scope: Construct,
  inputs: VpnInputs,
  vpc: Vpc,
  subnets: Subnets,
): Optional<VpnGateway> {
  const settings = inputs.vpnGateway;
  const gateway = optional(scope, VpnGateway, "vpn_gateway", x.isSet(settings), () => {
    const amazonSideAsn = asText(inputs);
    return { vpcId: vpc.id, amazonSideAsn, tags: nameTag(inputs, inputs.name) };
  });
  const tiers = x.attempt(() => settings.propagateTo, []);
  const tables = subnets.tablesWhere((subnet) => x.contains(tiers, subnet.tier));
  const vpnGatewayId = gateway.present("id");
  forEach(scope, VpnGatewayRoutePropagation, "vpn_gateway_route_propagation", tables, (each) => ({
    vpnGatewayId,
    routeTableId: each.value,
  }));
  return gateway;
}

/** The provider takes the number as a string. */
function asText({ vpnGateway: settings }: VpnInputs) {
  return x.ifSet(settings.amazonSideAsn, (amazonSideAsn) => x.str`${amazonSideAsn}`);
}
