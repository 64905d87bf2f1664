/** Databases, caches and file systems: a port in the subnets of a group. */
import type { Resource } from "../../terraform/resource";
import { numberIn, type Ref, refIn, refsIn, textIn, type Values } from "../../terraform/value";
import { type Home, type Members, membersIn, named, type Placing } from "../interfaces";

/** The RDS User Guide's default ports of engines. */
const PORTS: readonly (readonly [engine: RegExp, port: number])[] = [
  [/postgres/, 5432],
  [/mysql|mariadb|^aurora$/, 3306],
  [/oracle/, 1521],
  [/sqlserver/, 1433],
  [/db2/, 50000],
];

export function databaseMembers(resource: Resource, home: Home): Members {
  const { values } = resource;
  const engine = textIn(values.engine) ?? "";
  const port = numberIn(values.port) ?? PORTS.find(([name]) => name.test(engine))?.[1];
  const isPublic = isAccessible(home, resource);
  const members = membersIn(
    home,
    resource,
    subnetsOf(home, values.db_subnet_group_name, "aws_db_subnet_group"),
    {
      groups: values.vpc_security_group_ids,
      publicAddress: isPublic ? "chosen by AWS" : undefined,
      ...versionsOf(values),
      // RDS User Guide, "Dual-stack mode": private ones are kept from internet gateways
      isHidden: !isPublic,
      listens: port === undefined ? [] : [port],
    },
  );
  return inZone(members, values);
}

/** A cluster is where one of its instances is. */
const isAccessible = ({ inventory }: Home, resource: Resource): boolean =>
  [resource, ...inventory.of("aws_rds_cluster_instance")].some(
    (one) =>
      one.values.publicly_accessible === true &&
      (one === resource ||
        named(inventory, refIn(one.values.cluster_identifier), resource.type) === resource),
  );

/** RDS User Guide, "Dual-stack mode"; ElastiCache User Guide, "Choosing a network type". */
function versionsOf({ network_type: given }: Values): Pick<Placing, "wantsIpv4" | "wantsIpv6"> {
  const type = (textIn(given) ?? "ipv4").toLowerCase();
  return { wantsIpv4: type !== "ipv6", wantsIpv6: type !== "ipv4" };
}

/** One that stands in one zone only is in that zone's subnets. */
function inZone(members: Members, values: Values): Members {
  const zone = textIn(values.availability_zone);
  if (zone === undefined || values.multi_az === true) return members;
  const there = members.interfaces.filter(({ subnet }) => subnet.zone === zone);
  return there.length === 0 ? members : { ...members, interfaces: there };
}

function subnetsOf({ inventory }: Home, value: Values[string] | undefined, type: string): Ref[] {
  const group = named(inventory, refIn(value), type);
  return group ? refsIn(group.values.subnet_ids) : [];
}

/** A resource that has its groups, its subnets or a subnet group, and a port of its own. */
interface Kind {
  readonly groups: string;
  readonly subnets: string;
  readonly group?: string;
  readonly port: number;
}

const KINDS: Readonly<Record<string, Kind>> = {
  aws_elasticache_cluster: {
    groups: "security_group_ids",
    subnets: "subnet_group_name",
    group: "aws_elasticache_subnet_group",
    port: 6379,
  },
  aws_elasticache_replication_group: {
    groups: "security_group_ids",
    subnets: "subnet_group_name",
    group: "aws_elasticache_subnet_group",
    port: 6379,
  },
  aws_elasticache_serverless_cache: { groups: "security_group_ids", subnets: "subnet_ids", port: 6379 },
  aws_efs_mount_target: { groups: "security_groups", subnets: "subnet_id", port: 2049 },
  aws_redshift_cluster: {
    groups: "vpc_security_group_ids",
    subnets: "cluster_subnet_group_name",
    group: "aws_redshift_subnet_group",
    port: 5439,
  },
  aws_docdb_cluster: {
    groups: "vpc_security_group_ids",
    subnets: "db_subnet_group_name",
    group: "aws_docdb_subnet_group",
    port: 27017,
  },
};

export const STORES = Object.keys(KINDS);

const DATABASES = ["aws_db_instance", "aws_rds_cluster"];

/** A database, a cache, a file system: what waits for clients. */
export const isStore = ({ type, mode }: Resource): boolean =>
  mode === "managed" && (DATABASES.includes(type) || STORES.includes(type));

export function storeMembers(resource: Resource, home: Home): Members {
  const { values, type } = resource;
  const { groups, subnets, group, port } = KINDS[type] as Kind;
  const ids = group === undefined ? refsIn(values[subnets]) : subnetsOf(home, values[subnets], group);
  return membersIn(home, resource, ids, {
    groups: values[groups],
    ...versionsOf(values),
    listens: [numberIn(values.port) ?? port],
  });
}
