/** The subnets that the load balancer stands in, and the packets that it takes there. */
import * as t from "../../core/contract";
import { enoughZones, ipv6Fits, tierExists, zonesExist } from "../../network/placement";
import { networkReference } from "../../network/reference";
import { sampleNetwork, sampleTier } from "../../network/sample";

const inputs = {
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
};

/** The network of the example: appliances in two zones. */
export const EXAMPLE_NETWORK = sampleNetwork({
  appliances: sampleTier("isolated", { a: 0, c: 1 }),
});

export const placement = t.concern({
  inputs,
  rules: [
    tierExists("app", "firewall"),
    zonesExist(["ap-northeast-2a", "ap-northeast-2b"], ["us-east-1a"]),
    enoughZones(1, { zones: [] }),
    ipv6Fits({ ipAddressType: "dualstack" }),
  ],
});
