/** Which resources have interfaces in a VPC, and how they are read. */
import type { Resource } from "../../terraform/resource";
import { textIn } from "../../terraform/value";
import { LOAD_BALANCERS } from "../balancing/listeners";
import type { Home, Members } from "../interfaces";
import { clusterMembers } from "./clusters";
import { databaseMembers, STORES, storeMembers } from "./databases";
import { endpointMembers, loadBalancerMembers } from "./edges";
import { fleetMembers } from "./fleets";
import { instanceMembers, interfaceMembers } from "./servers";
import { appRunnerMembers, connectorMembers, functionMembers, serviceMembers } from "./services";

type Reader = (resource: Resource, home: Home) => Members;

const READERS: Readonly<Record<string, Reader>> = {
  aws_instance: instanceMembers,
  aws_spot_instance_request: instanceMembers,
  aws_network_interface: interfaceMembers,
  aws_autoscaling_group: fleetMembers,
  aws_eks_cluster: clusterMembers,
  aws_ecs_service: serviceMembers,
  aws_lambda_function: functionMembers,
  aws_apprunner_vpc_connector: connectorMembers,
  aws_apprunner_service: appRunnerMembers,
  aws_db_instance: databaseMembers,
  aws_rds_cluster: databaseMembers,
  ...Object.fromEntries(STORES.map((type) => [type, storeMembers])),
  ...Object.fromEntries(LOAD_BALANCERS.map((type) => [type, loadBalancerMembers])),
};

/** By the address of the resource. */
export function membersOf(home: Home): Map<string, Members> {
  const managed = home.inventory.resources.filter(({ mode }) => mode === "managed");
  return new Map(
    managed.flatMap((resource) => {
      const read = READERS[resource.type] ?? (isInterfaceEndpoint(resource) ? endpointMembers : undefined);
      return read ? [[resource.address, read(resource, home)] as const] : [];
    }),
  );
}

const isInterfaceEndpoint = ({ type, values }: Resource): boolean =>
  type === "aws_vpc_endpoint" && textIn(values.vpc_endpoint_type) === "Interface";
