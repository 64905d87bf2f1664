/**
 * A network of the administrators', which nobody can enter: its host is reached by Session Manager through endpoints, and
 * forwards ports to the database, whose tier it is peered with. Nobody needs a shell on a server for that.
 */
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Ec2Instance } from "../../compute/ec2-instance/ec2-instance";
import { resource } from "../../core/resources";
import type { HanokStack } from "../../core/stack/stack";
import type { Database } from "../../data/database/database";
import { Endpoints } from "../../endpoints/endpoints";
import type { Environment } from "../../environments";
import type { ManagementSettings } from "../../environments/environment";
import { Network } from "../../network/named";
import { Peering } from "../../network/peering/peering";
import { SecurityGroup } from "../../network/security-group/security-group";
import { flowLogs } from "../flow-logs";
import type { StackKeys } from "../keys";
import { hostsAcl } from "./acls";
import { rangeOf } from "./tiers";

const TIER = "hosts";
const HTTPS = 443;

interface Place {
  readonly title: string;
  readonly environment: Environment;
  readonly settings: ManagementSettings;
  readonly network: Network;
  readonly database: Database;
  readonly keys: StackKeys;
}

export function managementNetwork(stack: HanokStack, place: Place): void {
  const { environment, network } = place;
  const title = `${place.title}-management`;
  const hosts = networkOfHosts(stack, title, place);
  new Peering(stack, "peering", {
    name: title,
    requester: hosts.ref,
    accepter: network.ref,
    accepterTiers: ["isolated"],
    ipv6: false,
  });
  const endpoints = new Endpoints(stack, "management_endpoints", {
    name: title,
    network: hosts.ref,
    region: environment.region,
    interfaceEndpoints: { ssm: {}, ssmmessages: {} },
  });
  host(stack, title, place, endpoints);
  toDatabase(stack, place);
}

/** One zone: administrators can wait until it is there again. */
function networkOfHosts(
  stack: HanokStack,
  title: string,
  { environment, settings: { cidr }, keys }: Place,
): Network {
  const { zones, cidrs, threeTier } = environment;
  const acl = () => hostsAcl(rangeOf(cidrs["three-tier"], "isolated"));
  return new Network(stack, "management", {
    name: title,
    cidr,
    zones: [zones[0]],
    tiers: { [TIER]: { kind: "isolated", slot: 0, ...(threeTier.networkAcls ? { acl: acl() } : {}) } },
    flowLogs: flowLogs(environment, keys),
  });
}

function host(stack: HanokStack, title: string, place: Place, endpoints: Endpoints): void {
  const { environment, settings, database } = place;
  const group = new SecurityGroup(stack, "hosts_group", {
    name: `${title}-hosts`,
    description: "Hosts of administrators: from nobody",
    network: endpoints.network,
  });
  group.addEgress({
    description: "Session Manager",
    fromPort: HTTPS,
    group: { id: endpoints.securityGroupId, name: "endpoints" },
  });
  group.addEgress({
    description: "Queries",
    fromPort: database.ref.port,
    cidr: rangeOf(environment.cidrs["three-tier"], "isolated"),
  });
  new Ec2Instance(stack, "host", {
    name: title,
    network: endpoints.network,
    tier: TIER,
    zone: environment.zones[0],
    securityGroups: [group.withRules],
    instanceType: settings.instanceType,
    terminationProtection: environment.protection,
    // AWS recovers it by itself, and nobody is woken for it
    recovery: false,
    reboot: false,
  });
}

/** By range: a rule may name a group of a peered VPC only once the peering is accepted. */
function toDatabase(stack: HanokStack, { settings, database }: Place): void {
  resource(stack, VpcSecurityGroupIngressRule, "administrators", {
    securityGroupId: database.securityGroupId,
    description: "Hosts of administrators",
    ipProtocol: "tcp",
    fromPort: database.ref.port,
    toPort: database.ref.port,
    cidrIpv4: rangeOf(settings.cidr, TIER),
  });
}
