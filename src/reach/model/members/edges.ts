/** Load balancers and interface endpoints. */
import type { Resource } from "../../terraform/resource";
import { blocksIn, isUnknown, refIn, refsIn, textIn, type Value } from "../../terraform/value";
import { listenersOf } from "../balancing/listeners";
import { ALL_CLIENT_PORTS, type Home, type Members, membersIn } from "../interfaces";

export function loadBalancerMembers(resource: Resource, home: Home): Members {
  const { values } = resource;
  const mapped = blocksIn(values.subnet_mapping).flatMap(({ subnet_id: id }) => refIn(id) ?? []);
  const subnets = isUnknown(values.subnets) ? [values.subnets] : refsIn(values.subnets);
  const type = textIn(values.load_balancer_type);
  const addresses = textIn(values.ip_address_type) ?? "ipv4";
  const isInternal = values.internal === true;
  return membersIn(home, resource, mapped.length > 0 ? mapped : subnets, {
    groups: values.security_groups,
    // "IP address types for your Application Load Balancer"
    publicAddress: isInternal || addresses === "dualstack-without-public-ipv4" ? undefined : "chosen by AWS",
    wantsIpv6: addresses !== "ipv4",
    // LoadBalancerAttribute of its API: ipv6.deny_all_igw_traffic
    isHidden: isInternal,
    clientPorts: ALL_CLIENT_PORTS,
    listens: listenersOf(home.inventory, resource).map(({ port }) => port),
    // a Gateway Load Balancer takes no groups, a network one need not have any
    isUnguarded: type === "gateway" || (type === "network" && isEmpty(values.security_groups)),
  });
}

const isEmpty = (value: Value | undefined) => !isUnknown(value) && refsIn(value).length === 0;

/** PrivateLink Guide, "IP address type". Most of AWS listens on 443; what an endpoint service of one's own listens on is not its endpoint's to say. */
export function endpointMembers(resource: Resource, home: Home): Members {
  const { values } = resource;
  const addresses = textIn(values.ip_address_type) ?? "ipv4";
  const isAws = /^(com|aws)\.amazonaws|^cn\.com\.amazonaws/.test(textIn(values.service_name) ?? "");
  return membersIn(home, resource, refsIn(values.subnet_ids), {
    groups: values.security_group_ids,
    wantsIpv4: addresses !== "ipv6",
    wantsIpv6: addresses !== "ipv4",
    listens: isAws && !/vpce-svc-/.test(textIn(values.service_name) ?? "") ? [443] : [],
  });
}
