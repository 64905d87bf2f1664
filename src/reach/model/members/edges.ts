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
  return membersIn(home, resource, mapped.length > 0 ? mapped : subnets, {
    groups: values.security_groups,
    publicAddress: values.internal === true ? undefined : "chosen by AWS",
    clientPorts: ALL_CLIENT_PORTS,
    listens: listenersOf(home.inventory, resource).map(({ port }) => port),
    // a Gateway Load Balancer takes no groups, a network one need not have any
    isUnguarded: type === "gateway" || (type === "network" && isEmpty(values.security_groups)),
  });
}

const isEmpty = (value: Value | undefined) => !isUnknown(value) && refsIn(value).length === 0;

/** Most of AWS listens on 443; what an endpoint service of one's own listens on is not its endpoint's to say. */
export function endpointMembers(resource: Resource, home: Home): Members {
  const { values } = resource;
  const isAws = /^(com|aws)\.amazonaws|^cn\.com\.amazonaws/.test(textIn(values.service_name) ?? "");
  return membersIn(home, resource, refsIn(values.subnet_ids), {
    groups: values.security_group_ids,
    listens: isAws && !/vpce-svc-/.test(textIn(values.service_name) ?? "") ? [443] : [],
  });
}
