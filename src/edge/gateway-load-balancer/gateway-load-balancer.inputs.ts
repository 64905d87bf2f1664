/** Every input of `modules/edge/gateway-load-balancer` and of the construct `GatewayLoadBalancer`. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { networkReference } from "../../network/reference";
import { target, targetGroup } from "./target-group.contract";

export const gatewayLoadBalancerInputs = {
  name: t
    .blockName()
    .describe("The load balancer's name: once in a region and account. A change replaces it.")
    .rule({
      test: (name) => x.not(x.startsWith(x.lower(name), "internal-")),
      allowed: 'a name that does not begin with "internal-", which AWS keeps for its own',
      refused: ["internal-firewall"],
    }),
  network: networkReference.describe(
    "The network of the appliances: the output `network` of modules/network, or such an object.",
  ),
  tier: t.keyName().describe("The tier of `network` whose subnets it stands in: that of the appliances."),
  zones: t
    .setOf(t.zoneName(), "zone")
    .describe("Zones of the tier that it stands in; default: all. A zone cannot be taken away later.")
    .optional(),
  ipAddressType: t
    .oneOf("ipv4", "dualstack")
    .describe("Which packets it takes: IPv4, or both.")
    .default("ipv4"),
  crossZone: t
    .flag()
    .describe(
      "Whether packets of one zone go to appliances of every zone; data between zones is charged (enable_cross_zone_load_balancing). Off, a zone without a healthy appliance drops its packets.",
    )
    .default(false),
  deletionProtection: t
    .flag()
    .describe("Whether AWS refuses to delete it; turn it off in an apply of its own before a destroy.")
    .default(true),
  targetGroup: targetGroup.default({}),
  targets: t
    .keyed(target, "target")
    .describe(
      "Appliances by names of your choice. None where an Auto Scaling group registers its instances with `target_group_arn`.",
    )
    .default({}),
  tags: t.tags(),
};

export type GatewayLoadBalancerShape = typeof gatewayLoadBalancerInputs;
export type GatewayLoadBalancerInputs = t.Inputs<GatewayLoadBalancerShape>;
