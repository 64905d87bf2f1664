/**
 * Walks an evaluated stack as a packet would: from a service's tasks over their security groups, route tables and the
 * endpoints' groups to each AWS API that the tasks call. What is called is read from the task definition and the service
 * themselves, not from what the endpoints were derived from.
 */
import { type Body, type Instance, type Json, specimen } from "./evaluated-stack";

const HTTPS = 443;

/** Every way out of the stack's VPC to the internet: what stands on one. */
export function waysOut(stack: readonly Instance[]): string[] {
  const gateways = /^aws_(internet_gateway|nat_gateway|egress_only_internet_gateway|vpn_gateway|eip)$/;
  const targets = ["gateway_id", "nat_gateway_id", "egress_only_gateway_id", "transit_gateway_id"];
  return stack.flatMap(({ address, type, body }) => {
    if (gateways.test(type)) return [address];
    if (type === "aws_default_route_table" && listOf(body.route).length > 0) return [address];
    if (type === "aws_subnet" && body.map_public_ip_on_launch === true) return [address];
    return type === "aws_route" && targets.some((name) => body[name] != null) ? [address] : [];
  });
}

/** The services that tasks call, with what in the service or its task says so. */
export function calledBy(stack: readonly Instance[], service: Instance): Map<string, string> {
  const called = new Map<string, string>();
  const add = (reason: string, ...names: string[]) => {
    for (const name of names) called.set(name, reason);
  };
  for (const container of containersOf(stack, service)) {
    const at = `container ${container.name}`;
    if (/^\d{12}\.dkr\.ecr\./.test(String(container.image)))
      add(`${at} has a private image`, "ecr.api", "ecr.dkr", "s3");
    const driver = (container.logConfiguration as Body | undefined)?.logDriver;
    if (driver === "awslogs") add(`${at} logs to CloudWatch Logs`, "logs");
    for (const { valueFrom } of listOf(container.secrets) as Body[])
      add(
        `${at} is given ${valueFrom}`,
        /^arn:[^:]*:secretsmanager:/.test(String(valueFrom)) ? "secretsmanager" : "ssm",
      );
  }
  if (service.body.enable_execute_command === true) add("ECS Exec is on", "ssmmessages");
  const connections = listOf(service.body.service_connect_configuration) as Body[];
  if (connections.some(({ enabled }) => enabled === true)) add("Service Connect is on", "ecs-agent");
  if (onInstances(stack, service)) add("container instances", "ecs-agent", "ecs-telemetry", "ecs");
  return called;
}

export function containersOf(stack: readonly Instance[], service: Instance): Body[] {
  const task = referred(stack, service.body.task_definition, "arn");
  return JSON.parse(String(task.body.container_definitions)) as Body[];
}

function onInstances(stack: readonly Instance[], service: Instance): boolean {
  const task = referred(stack, service.body.task_definition, "arn");
  return listOf(task.body.requires_compatibilities).includes("EC2");
}

/** Who calls: from which subnets, with which groups. */
export interface Caller {
  readonly subnets: readonly Instance[];
  readonly groups: readonly string[];
}

/** A service's tasks. */
export function tasksOf(stack: readonly Instance[], service: Instance): Caller {
  const configuration = listOf(service.body.network_configuration)[0] as Body;
  return {
    subnets: listOf(configuration.subnets).map((id) => referred(stack, id, "id")),
    groups: listOf(configuration.security_groups).map(String),
  };
}

/** What keeps the service's tasks from the API; undefined where they reach it. */
export const obstacle = (stack: readonly Instance[], service: Instance, api: string): string | undefined =>
  endpointObstacle(stack, tasksOf(stack, service), api);

/** What keeps the caller from the API's endpoint in the VPC. */
export function endpointObstacle(
  stack: readonly Instance[],
  caller: Caller,
  api: string,
): string | undefined {
  return api === "s3" || api === "dynamodb"
    ? gatewayObstacle(stack, api, caller)
    : interfaceObstacle(stack, api, caller);
}

function gatewayObstacle(stack: readonly Instance[], api: string, { subnets, groups }: Caller) {
  const endpoint = stack.find(({ type, body }) => type === "aws_vpc_endpoint" && isFor(body, api, "Gateway"));
  if (!endpoint) return `there is no gateway endpoint for ${api}`;
  const tables = subnets.map((subnet) => routeTableOf(stack, subnet));
  const missing = tables.find((table) => !listOf(endpoint.body.route_table_ids).includes(table));
  if (missing !== undefined) return `${endpoint.address} has no route in ${missing}`;
  const prefixList = specimen(endpoint.address, "prefix_list_id");
  const leaves = rulesOf(stack, "egress", groups).some(
    (rule) => opens(rule, HTTPS) && (rule.prefix_list_id === prefixList || rule.cidr_ipv4 === "0.0.0.0/0"),
  );
  return leaves ? undefined : `no group of the tasks lets HTTPS out to ${endpoint.address}`;
}

function interfaceObstacle(stack: readonly Instance[], api: string, { subnets, groups }: Caller) {
  const zones = subnets.map(({ body }) => body.availability_zone);
  const endpoint = stack.find(
    ({ type, body }) => type === "aws_vpc_endpoint" && isFor(body, api, "Interface"),
  );
  if (!endpoint) return `there is no interface endpoint for ${api}`;
  if (endpoint.body.private_dns_enabled !== true) return `${endpoint.address} has no private DNS name`;
  const vpc = referred(stack, endpoint.body.vpc_id, "id");
  if (vpc.body.enable_dns_support !== true || vpc.body.enable_dns_hostnames !== true)
    return `${vpc.address} does not resolve private DNS names`;
  const places = listOf(endpoint.body.subnet_ids).map((id) => referred(stack, id, "id"));
  const near = places.filter(({ body }) => zones.includes(body.availability_zone));
  if (near.length === 0) return `${endpoint.address} has an address in no zone of the tasks`;
  const doors = listOf(endpoint.body.security_group_ids).map(String);
  const comesIn = subnets.every(({ body }) =>
    rulesOf(stack, "ingress", doors).some(
      (rule) => opens(rule, HTTPS) && admits(rule, groups, String(body.cidr_block)),
    ),
  );
  if (!comesIn) return `no group of ${endpoint.address} lets HTTPS in from the tasks`;
  const goesOut = near.some(({ body }) =>
    rulesOf(stack, "egress", groups).some(
      (rule) => opens(rule, HTTPS) && admits(rule, doors, String(body.cidr_block)),
    ),
  );
  return goesOut ? undefined : `no group of the tasks lets HTTPS out to ${endpoint.address}`;
}

const isFor = (body: Body, api: string, kind: string) =>
  body.vpc_endpoint_type === kind && String(body.service_name).endsWith(`.${api}`) && isExactly(body, api);

/** `ecr.api` ends in api; what is before it is the region. */
const isExactly = ({ service_name: name }: Body, api: string) =>
  /^com\.amazonaws\.[a-z]{2}(-[a-z]+)+-\d\.(.+)$/.exec(String(name))?.[2] === api;

function routeTableOf(stack: readonly Instance[], subnet: Instance): Json {
  const association = stack.find(
    ({ type, body }) =>
      type === "aws_route_table_association" && body.subnet_id === specimen(subnet.address, "id"),
  );
  if (!association) throw new Error(`${subnet.address} has no route table of its own`);
  return association.body.route_table_id as Json;
}

export function rulesOf(
  stack: readonly Instance[],
  direction: "ingress" | "egress",
  groups: readonly Json[],
): Body[] {
  return stack
    .filter(({ type }) => type === `aws_vpc_security_group_${direction}_rule`)
    .map(({ body }) => body)
    .filter(({ security_group_id: id }) => groups.includes(id as Json));
}

export function opens(
  { ip_protocol: protocol, from_port: from, to_port: to }: Body,
  port: number,
  wanted: "tcp" | "udp" = "tcp",
): boolean {
  return protocol === "-1" || (protocol === wanted && Number(from) <= port && port <= Number(to));
}

export function admits(rule: Body, groups: readonly string[], range: string): boolean {
  return (
    groups.includes(String(rule.referenced_security_group_id)) ||
    (typeof rule.cidr_ipv4 === "string" && holds(rule.cidr_ipv4, range))
  );
}

/** Whether one IPv4 range lies in the other. */
function holds(outer: string, inner: string): boolean {
  const [first, firstLength] = parse(outer);
  const [second, secondLength] = parse(inner);
  const mask = (value: number) => (firstLength === 0 ? 0 : value >>> (32 - firstLength));
  return firstLength <= secondLength && mask(first) === mask(second);
}

function parse(range: string): [address: number, length: number] {
  const [address = "", length = "32"] = range.split("/");
  return [address.split(".").reduce((all, byte) => all * 256 + Number(byte), 0) >>> 0, Number(length)];
}

/** The instance that the attribute is of. */
export function referred(stack: readonly Instance[], value: unknown, attribute: string): Instance {
  const found = stack.find(({ address }) => specimen(address, attribute) === value);
  if (!found) throw new Error(`nothing in the stack has the ${attribute} ${JSON.stringify(value)}`);
  return found;
}

export const listOf = (value: Json | undefined): Json[] =>
  Array.isArray(value) ? value : value == null ? [] : [value];
