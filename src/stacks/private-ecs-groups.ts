/** Who speaks to whom in the architecture `private-ecs`: clients, load balancer, tasks, endpoints; nobody else. */
import type { HanokStack } from "../core/stack/stack";
import type { Endpoints } from "../endpoints/endpoints";
import type { Network } from "../network/named";
import { SecurityGroup } from "../network/security-group/security-group";

export const APPLICATION_PORT = 8080;

export interface PrivateEcsGroups {
  readonly loadBalancer: SecurityGroup;
  readonly tasks: SecurityGroup;
  /** Of container instances, where there are any: tasks have their own. */
  readonly instances?: SecurityGroup;
}

interface Place {
  readonly title: string;
  readonly network: Network;
  readonly endpoints: Endpoints;
  readonly cidr: string;
  readonly onInstances: boolean;
}

export function privateEcsGroups(stack: HanokStack, place: Place): PrivateEcsGroups {
  const { title, network, endpoints, cidr, onInstances } = place;
  const group = (id: string, description: string) =>
    new SecurityGroup(stack, `${id}_group`, {
      name: `${title}-${id.replaceAll("_", "-")}`,
      description,
      network: network.ref,
    });

  const loadBalancer = group("load_balancer", "Internal load balancer: HTTP from the VPC");
  const tasks = group("tasks", "Tasks of the API: from the load balancer, to AWS by endpoints");
  loadBalancer.addIngress({ description: "Clients in the VPC", fromPort: 80, cidr });
  loadBalancer.addEgress({ description: "The API", fromPort: APPLICATION_PORT, group: tasks.ref });
  tasks.addIngress({ description: "The load balancer", fromPort: APPLICATION_PORT, group: loadBalancer.ref });
  reachEndpoints(tasks, endpoints);
  if (!onInstances) return { loadBalancer, tasks };

  const instances = group("instances", "Container instances: to AWS by endpoints, from nobody");
  reachEndpoints(instances, endpoints);
  return { loadBalancer, tasks, instances };
}

function reachEndpoints(group: SecurityGroup, endpoints: Endpoints): void {
  group.addEgress({
    description: "AWS by interface endpoints",
    fromPort: 443,
    group: { id: endpoints.securityGroupId, name: "endpoints" },
  });
  group.addEgress({
    description: "Layers of images, by the S3 gateway endpoint",
    fromPort: 443,
    prefixList: { id: endpoints.prefixListId("s3"), name: "s3" },
  });
}
