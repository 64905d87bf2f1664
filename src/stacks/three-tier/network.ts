/** The network of `three-tier`: three tiers in every zone, and what the environment chooses besides. */
import { exception } from "../../core/stack/exception";
import type { HanokStack } from "../../core/stack/stack";
import type { Environment } from "../../environments";
import { Network } from "../../network/named";
import type { NetworkTier } from "../../network/network.props";
import { flowLogs } from "../flow-logs";
import type { StackKeys } from "../keys";
import { isolatedAcl, privateAcl, publicAcl, type Ranges } from "./acls";
import { rangeOf, SLOTS } from "./tiers";

export function threeTiers(
  stack: HanokStack,
  title: string,
  environment: Environment,
  keys: StackKeys,
): Network {
  const { cidrs, zones, nat, threeTier } = environment;
  const { domain, ipv6 = false, vpn } = threeTier;
  const network = new Network(stack, "network", {
    name: title,
    cidr: cidrs["three-tier"],
    ipv6,
    zones,
    tiers: tiersOf(environment),
    nat: { ...nat, tier: "public" },
    flowLogs: flowLogs(environment, keys),
    // what the office tells of its ranges; servers call it by HTTPS, as they do the internet
    ...(vpn ? { vpnGateway: { ...vpn, propagateTo: ["private"] } } : {}),
    ...(domain === undefined ? {} : { dhcp: { domainName: domain } }),
  });
  if (threeTier.networkAcls)
    exception(network, {
      check: "CKV_AWS_231",
      why: "In the public tier alone, where 3389 is one of the ports that load balancers and NAT gateways choose for their end of a connection (Amazon VPC User Guide: Ephemeral ports): denying it denies replies. Nothing there listens.",
      turnOn: "Nothing does: a network ACL knows no connections",
    });
  return network;
}

function tiersOf({ cidrs, inspection, threeTier }: Environment): Record<string, NetworkTier> {
  const range = (tier: keyof typeof SLOTS) => rangeOf(cidrs["three-tier"], tier);
  const { networkAcls, management, ipv6 = false, ipv6Workers } = threeTier;
  const ranges: Ranges = {
    public: range("public"),
    private: range("private"),
    isolated: range("isolated"),
    ...(management ? { administrators: rangeOf(management.cidr, "hosts") } : {}),
    ipv6,
  };
  const acl = (of: typeof publicAcl) => (networkAcls ? { acl: of(ranges) } : {});
  return {
    public: {
      kind: "public",
      slot: SLOTS.public,
      defaultRoute: inspection === undefined,
      ...acl(publicAcl),
    },
    private: { kind: "private", slot: SLOTS.private, ...acl(privateAcl) },
    isolated: { kind: "isolated", slot: SLOTS.isolated, ...acl(isolatedAcl) },
    ...(inspection ? { inspection: { kind: "public", slot: SLOTS.inspection } } : {}),
    ...(ipv6Workers
      ? { workers: { kind: "private", ipv6Only: true, ipv6Slot: SLOTS.workers, dns64: true } }
      : {}),
  };
}
