/** Names as people say them: `service/api`, `database/main`, `load_balancer/public`; a resource's address, with or without its key. */
import { ReachError } from "../error";
import type { Network } from "../model/network";
import type { Resource } from "../terraform/resource";
import { placeOf } from "../terraform/resource";
import { textIn, type Values } from "../terraform/value";
import { nearestNames } from "./nearest";

/** What people call a type of resource. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  service: ["aws_ecs_service", "aws_apprunner_service"],
  database: ["aws_db_instance", "aws_rds_cluster", "aws_docdb_cluster"],
  cache: ["aws_elasticache_cluster", "aws_elasticache_replication_group", "aws_elasticache_serverless_cache"],
  load_balancer: ["aws_lb", "aws_alb"],
  cluster: ["aws_eks_cluster"],
  endpoint: ["aws_vpc_endpoint"],
  fleet: ["aws_autoscaling_group"],
  server: ["aws_instance", "aws_spot_instance_request", "aws_network_interface"],
  function: ["aws_lambda_function"],
  connector: ["aws_apprunner_vpc_connector"],
  files: ["aws_efs_mount_target"],
  warehouse: ["aws_redshift_cluster"],
};

export function addressesNamed(network: Network, name: string): string[] {
  const { members } = network;
  if (members.has(name)) return [name];
  const instances = [...members.keys()].filter((address) => withoutKey(address) === name);
  if (instances.length > 0) return instances;
  const [kind = "", ...rest] = name.split("/");
  if (rest.length === 0 || /^(module\.|aws_)/.test(name)) return [];
  return ofKind(network, kind, rest.join("/"), name);
}

const withoutKey = (address: string): string => {
  const { key } = placeOf(address);
  return key === undefined ? address : address.slice(0, -key.length);
};

function ofKind(network: Network, kind: string, own: string, name: string): string[] {
  const types = KINDS[kind];
  if (types === undefined) {
    const near = nearestNames(kind, Object.keys(KINDS));
    throw new ReachError(
      `${JSON.stringify(name)}: ${kind} is no kind; allowed: ${Object.keys(KINDS).join(", ")}${near.length > 0 ? ` (did you mean ${near.join(", ")}?)` : ""}`,
    );
  }
  const all = network.inventory.of(...types).filter(({ address }) => network.members.has(address));
  const found = all.filter((resource) => namesOf(resource).includes(own));
  const blocks = new Set(found.map(({ address }) => withoutKey(address)));
  if (blocks.size > 1)
    throw new ReachError(
      `${JSON.stringify(name)} is several: ${[...blocks].join(", ")}; give one of these addresses`,
    );
  if (found.length > 0) return found.map(({ address }) => address);
  const names = all.flatMap(namesOf).map((one) => `${kind}/${one}`);
  const near = nearestNames(name, [...new Set(names)]);
  const there =
    names.length === 0
      ? `there is no ${kind} in it`
      : `there are ${[...new Set(names)].slice(0, 8).join(", ")}`;
  throw new ReachError(
    `nothing goes by the name ${JSON.stringify(name)}; ${near.length > 0 ? `did you mean ${near.join(", ")}?` : `${there}.`}`,
  );
}

/** By Terraform's name, AWS's, the key of what is repeated, the module's, or the tag Name. */
function namesOf({ address, values }: Resource): string[] {
  const { local, key, module } = placeOf(address);
  const given = [
    "name",
    "identifier",
    "cluster_identifier",
    "function_name",
    "replication_group_id",
    "service_name",
    "vpc_connector_name",
  ];
  return [
    local.replace(/^.*\./, ""),
    ...(key === undefined ? [] : [key.replace(/^\["?|"?\]$/g, "")]),
    ...(/module\.([^.[]+)[^.]*$/.exec(module)?.slice(1) ?? []),
    ...given.flatMap((attribute) => textIn(values[attribute]) ?? []),
    ...[values.tags, values.tags_all].flatMap((tags) => textIn((tags as Values | undefined)?.Name) ?? []),
  ].filter((name, index, all) => all.indexOf(name) === index);
}
