/** The questions see what is amiss: a state in which everything works, and one fault at a time. */
import { amiss } from "./questions";

type Attributes = Record<string, unknown>;
type Resources = Record<string, Attributes>;

const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-1:123456789012:${name}`;
const id = (kind: string, digit: number) => `${kind}-${String(digit).repeat(17)}`;

const VPC = id("vpc", 1);
const [PUBLIC, PRIVATE] = [id("subnet", 1), id("subnet", 2)];
const [FRONT, APP, DATA] = [id("sg", 1), id("sg", 2), id("sg", 3)];
const [IN_PUBLIC, IN_PRIVATE] = [id("rtb", 1), id("rtb", 2)];
const BALANCER = arn("elasticloadbalancing", "loadbalancer/app/shop/1");
const LISTENER = arn("elasticloadbalancing", "listener/app/shop/1/1");
const [WEB, SERVERS] = ["web", "servers"].map((name) => arn("elasticloadbalancing", `targetgroup/${name}/1`));
const TASK = arn("ecs", "task-definition/shop:1");

const ROLE = "arn:aws:iam::123456789012:role/shop-start";
const SECRET = arn("secretsmanager", "secret:shop-AbCdEf");
const may = (...actions: string[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }] });

const rule = (group: string, port: number, peer: Attributes) => ({
  security_group_id: group,
  ip_protocol: "tcp",
  from_port: port,
  to_port: port,
  ...peer,
});
const to = (group: string) => ({ referenced_security_group_id: group });
const EVERYBODY = { cidr_ipv4: "0.0.0.0/0", referenced_security_group_id: "" };
const container = (changes: Attributes = {}) => ({
  name: "app",
  image: "public.ecr.aws/docker/library/node:22",
  command: ["node", "server.js"],
  portMappings: [{ containerPort: 3000 }],
  secrets: [{ name: "KEY", valueFrom: `${SECRET}:key::` }],
  logConfiguration: {
    logDriver: "awslogs",
    options: { "awslogs-region": "eu-west-1", "awslogs-group": "/shop" },
  },
  ...changes,
});
const userData = (script: string) => Buffer.from(script).toString("base64");

/** A load balancer before tasks and servers, a database behind the tasks, files beside them. */
const WORKING: Resources = {
  "aws_vpc.this": {
    id: VPC,
    cidr_block: "10.0.0.0/16",
    enable_dns_support: true,
    enable_dns_hostnames: true,
  },
  "aws_subnet.public": {
    id: PUBLIC,
    vpc_id: VPC,
    cidr_block: "10.0.0.0/24",
    availability_zone: "eu-west-1a",
  },
  "aws_subnet.private": {
    id: PRIVATE,
    vpc_id: VPC,
    cidr_block: "10.0.1.0/24",
    availability_zone: "eu-west-1a",
  },
  "aws_internet_gateway.this": { id: id("igw", 1), vpc_id: VPC },
  "aws_nat_gateway.this": { id: id("nat", 1), subnet_id: PUBLIC, connectivity_type: "public" },
  "aws_route_table.public": { id: IN_PUBLIC, vpc_id: VPC },
  "aws_route_table.private": { id: IN_PRIVATE, vpc_id: VPC },
  "aws_route_table_association.public": { subnet_id: PUBLIC, route_table_id: IN_PUBLIC },
  "aws_route_table_association.private": { subnet_id: PRIVATE, route_table_id: IN_PRIVATE },
  "aws_route.internet": {
    route_table_id: IN_PUBLIC,
    destination_cidr_block: "0.0.0.0/0",
    gateway_id: id("igw", 1),
    nat_gateway_id: "",
  },
  "aws_route.nat": {
    route_table_id: IN_PRIVATE,
    destination_cidr_block: "0.0.0.0/0",
    gateway_id: "",
    nat_gateway_id: id("nat", 1),
  },
  "aws_security_group.front": { id: FRONT, vpc_id: VPC },
  "aws_security_group.app": { id: APP, vpc_id: VPC },
  "aws_security_group.data": { id: DATA, vpc_id: VPC },
  "aws_vpc_security_group_ingress_rule.front": rule(FRONT, 443, EVERYBODY),
  "aws_vpc_security_group_egress_rule.front": rule(FRONT, 3000, to(APP)),
  "aws_vpc_security_group_ingress_rule.app": rule(APP, 3000, to(FRONT)),
  "aws_vpc_security_group_egress_rule.app": rule(APP, 443, EVERYBODY),
  "aws_vpc_security_group_egress_rule.database": rule(APP, 5432, to(DATA)),
  "aws_vpc_security_group_ingress_rule.database": rule(DATA, 5432, to(APP)),
  "aws_vpc_security_group_egress_rule.files": rule(APP, 2049, to(DATA)),
  "aws_vpc_security_group_ingress_rule.files": rule(DATA, 2049, to(APP)),
  "aws_lb.front": {
    arn: BALANCER,
    internal: false,
    load_balancer_type: "application",
    security_groups: [FRONT],
    subnets: [PUBLIC],
  },
  "aws_lb_listener.https": {
    arn: LISTENER,
    load_balancer_arn: BALANCER,
    port: 443,
    protocol: "HTTPS",
    default_action: [{ type: "forward", target_group_arn: WEB, forward: [] }],
  },
  "aws_lb_listener_rule.servers": {
    listener_arn: LISTENER,
    action: [{ type: "forward", target_group_arn: "", forward: [{ target_group: [{ arn: SERVERS }] }] }],
  },
  "aws_lb_target_group.web": {
    arn: WEB,
    port: 80,
    protocol: "HTTP",
    health_check: [{ port: "traffic-port" }],
  },
  "aws_lb_target_group.servers": {
    arn: SERVERS,
    port: 3000,
    protocol: "HTTP",
    health_check: [{ port: "traffic-port" }],
  },
  "aws_ecs_task_definition.shop": {
    arn: TASK,
    container_definitions: JSON.stringify([container()]),
    requires_compatibilities: ["FARGATE"],
    execution_role_arn: ROLE,
    volume: [{ efs_volume_configuration: [{ file_system_id: id("fs", 1) }] }],
  },
  "aws_iam_role.start": { arn: ROLE, id: "shop-start", name: "shop-start" },
  "aws_iam_role_policy.start": {
    role: "shop-start",
    policy: may("secretsmanager:GetSecretValue", "logs:CreateLogStream", "logs:PutLogEvents"),
  },
  "aws_ecs_service.shop": {
    task_definition: TASK,
    network_configuration: [{ subnets: [PRIVATE], security_groups: [APP], assign_public_ip: false }],
    load_balancer: [{ target_group_arn: WEB, container_name: "app", container_port: 3000 }],
  },
  "aws_efs_mount_target.files": { file_system_id: id("fs", 1), subnet_id: PRIVATE, security_groups: [DATA] },
  "aws_launch_template.servers": {
    id: id("lt", 1),
    network_interfaces: [{ security_groups: [APP], associate_public_ip_address: "false" }],
    user_data: userData("#!/bin/bash\ndnf install -y nginx\n"),
  },
  "aws_autoscaling_group.servers": {
    name: "servers",
    max_size: 2,
    vpc_zone_identifier: [PRIVATE],
    launch_template: [{ id: id("lt", 1) }],
    target_group_arns: [SERVERS],
  },
  "aws_db_subnet_group.shop": { id: "shop", name: "shop", subnet_ids: [PRIVATE] },
  "aws_db_instance.shop": { port: 5432, db_subnet_group_name: "shop", vpc_security_group_ids: [DATA] },
};

const stateOf = (resources: Resources) =>
  JSON.stringify({
    version: 4,
    resources: Object.entries(resources).map(([address, attributes]) => {
      const [type, name] = address.split(".");
      return { mode: "managed", type, name, instances: [{ attributes }] };
    }),
  });

const without = (...addresses: string[]): Resources =>
  Object.fromEntries(Object.entries(WORKING).filter(([address]) => !addresses.includes(address)));
const changed = (address: string, changes: Attributes): Resources => ({
  ...WORKING,
  [address]: { ...WORKING[address], ...changes },
});

it("has nothing to say where everything works", () => {
  expect(amiss(stateOf(WORKING))).toEqual([]);
});

const IMAGE = "app's image public.ecr.aws/docker/library/node:22";
/** What the tasks and servers need of the internet, each with what keeps them from it. */
const withoutInternet = (why: string): string[] =>
  [
    ["aws_autoscaling_group.servers: packages: s3", "s3"],
    ["aws_ecs_service.shop to aws:logs on 443", "logs"],
    ["aws_ecs_service.shop to aws:secretsmanager on 443", "secretsmanager"],
    ["aws_ecs_service.shop to internet on 443", undefined],
  ].flatMap(([who, api]) =>
    [...(api ? [`aws_vpc.this has no endpoint for ${api} on the way`] : []), why]
      .map((one) => `${who}: ${one}`)
      .sort(),
  );
const REPOSITORY = arn("ecr", "repository/shop/web");
const STREAM = arn("logs", "log-group:/shop:log-stream:stream");
const mayNot = (api: string, action: string, resource: string) =>
  `aws_ecs_service.shop to aws:${api} on 443: no statement of the policies of aws_iam_role.start allows ${action} on ${resource} (aws_iam_role_policy.start)`;

/** An interface endpoint with a policy, open to the tasks. */
const endpointFor = (service: string, action: string): Resources => ({
  [`aws_vpc_endpoint.${service}`]: {
    id: id("vpce", 1),
    vpc_id: VPC,
    vpc_endpoint_type: "Interface",
    service_name: `com.amazonaws.eu-west-1.${service}`,
    private_dns_enabled: true,
    subnet_ids: [PRIVATE],
    security_group_ids: [id("sg", 4)],
    policy: may(action).replace('"Effect"', '"Principal":"*","Effect"'),
  },
  "aws_security_group.door": { id: id("sg", 4), vpc_id: VPC },
  "aws_vpc_security_group_ingress_rule.door": rule(id("sg", 4), 443, { cidr_ipv4: "10.0.0.0/16" }),
});
const FILES = id("fs", 1);
const groupIn = (name: string) => `aws_security_group.${name}.id`;

const FAULTS: Readonly<Record<string, readonly [Resources, ...string[]]>> = {
  "a task whose groups let nothing out": [
    without("aws_vpc_security_group_egress_rule.app"),
    ...withoutInternet("no egress rule of aws_security_group.app lets tcp 443 out to the internet"),
  ],
  "a tier without a way out": [
    without("aws_route.nat"),
    ...withoutInternet("aws_route_table.private has no route to the internet"),
  ],
  "a task whose role may not read its secret": [
    changed("aws_iam_role_policy.start", { policy: may("logs:CreateLogStream", "logs:PutLogEvents") }),
    mayNot("secretsmanager", "secretsmanager:GetSecretValue", SECRET),
  ],
  "an image that the role may not pull": [
    changed("aws_ecs_task_definition.shop", {
      container_definitions: JSON.stringify([
        container({ image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web:1" }),
      ]),
    }),
    mayNot("ecr.api", "ecr:BatchGetImage", REPOSITORY),
    mayNot("ecr.api", "ecr:GetAuthorizationToken", "*"),
    mayNot("ecr.api", "ecr:GetDownloadUrlForLayer", REPOSITORY),
    mayNot("ecr.dkr", "ecr:BatchGetImage", REPOSITORY),
  ],
  "a task whose role may write to no stream": [
    changed("aws_iam_role_policy.start", {
      policy: may("secretsmanager:GetSecretValue", "logs:CreateLogStream"),
    }),
    mayNot("logs", "logs:PutLogEvents", STREAM),
  ],
  "a task without a role that starts it": [
    changed("aws_ecs_task_definition.shop", { execution_role_arn: "" }),
    ...[
      ["logs", "logs:CreateLogStream", STREAM] as const,
      ["logs", "logs:PutLogEvents", STREAM] as const,
      ["secretsmanager", "secretsmanager:GetSecretValue", SECRET] as const,
    ].map(
      ([api, action, resource]) =>
        `aws_ecs_service.shop to aws:${api} on 443: aws_ecs_service.shop, which has no role, may not ${action} on ${resource}`,
    ),
  ],
  "a role whose boundary leaves its secret out": [
    {
      ...WORKING,
      "aws_iam_role.start": {
        ...WORKING["aws_iam_role.start"],
        permissions_boundary: "arn:aws:iam::123456789012:policy/bound",
      },
      "aws_iam_policy.bound": {
        arn: "arn:aws:iam::123456789012:policy/bound",
        name: "bound",
        policy: may("logs:*"),
      },
    },
    `aws_ecs_service.shop to aws:secretsmanager on 443: no statement of aws_iam_policy.bound, the permissions boundary of aws_iam_role.start, allows secretsmanager:GetSecretValue on ${SECRET}`,
  ],
  "an endpoint that lets the secret not pass": [
    { ...WORKING, ...endpointFor("secretsmanager", "secretsmanager:ListSecrets") },
    `aws_ecs_service.shop to aws:secretsmanager on 443: no statement of the policy of aws_vpc_endpoint.secretsmanager lets secretsmanager:GetSecretValue on ${SECRET} pass`,
  ],
  "files without a mount target": [
    without("aws_efs_mount_target.files"),
    `aws_ecs_service.shop: ${FILES}: no mount target in the zone of aws_subnet.private`,
  ],
  "files that let nobody in": [
    without("aws_vpc_security_group_ingress_rule.files"),
    `aws_ecs_service.shop: ${FILES}: no ingress rule of aws_security_group.data lets tcp 2049 in from 10.0.1.0/24`,
    `aws_vpc_security_group_egress_rule.files: ${groupIn("data")} has no ingress rule for it`,
  ],
  "a port that no container has": [
    changed("aws_ecs_task_definition.shop", {
      container_definitions: JSON.stringify([container({ portMappings: [{ containerPort: 8080 }] })]),
    }),
    "aws_ecs_service.shop: no container app listens on 3000",
  ],
  "an image that ends at once": [
    changed("aws_ecs_task_definition.shop", {
      container_definitions: JSON.stringify([container({ command: undefined })]),
    }),
    `aws_ecs_service.shop: ${IMAGE} runs nothing without a command`,
  ],
  "an image that listens elsewhere": [
    changed("aws_ecs_task_definition.shop", {
      container_definitions: JSON.stringify([
        container({ command: undefined, image: "public.ecr.aws/docker/library/httpd:2.4" }),
      ]),
    }),
    "aws_ecs_service.shop: app's image public.ecr.aws/docker/library/httpd:2.4 listens on 80, not on 3000",
  ],
  "tasks on instances that nobody makes": [
    {
      ...changed("aws_ecs_task_definition.shop", { requires_compatibilities: ["EC2"] }),
      "aws_autoscaling_group.servers": { ...WORKING["aws_autoscaling_group.servers"], max_size: 0 },
    },
    "aws_ecs_service.shop: nothing makes instances for its tasks",
    "aws_lb.front: nobody stands behind aws_lb_target_group.servers",
  ],
  "a listener whose port is closed": [
    changed("aws_vpc_security_group_ingress_rule.front", { from_port: 80, to_port: 80 }),
    "aws_lb.front: no group lets anybody in to port 443",
  ],
  "a load balancer for the internet in a private subnet": [
    changed("aws_lb.front", { subnets: [PRIVATE] }),
    "aws_lb.front: no way in from the internet to aws_subnet.private",
  ],
  "a load balancer that lets out to another port": [
    changed("aws_vpc_security_group_egress_rule.front", { from_port: 80, to_port: 80 }),
    ...["aws_autoscaling_group.servers", "aws_ecs_service.shop"].map(
      (target) =>
        `aws_lb.front to ${target} on 3000: no egress rule of aws_security_group.front lets tcp 3000 out to 10.0.1.0/24`,
    ),
    `aws_vpc_security_group_egress_rule.front: ${groupIn("app")} has no ingress rule for it`,
    `aws_vpc_security_group_ingress_rule.app: ${groupIn("front")} has no egress rule for it`,
  ],
  "a health check on another port": [
    changed("aws_lb_target_group.web", { health_check: [{ port: "8081" }] }),
    "aws_lb.front to aws_ecs_service.shop on 8081: no egress rule of aws_security_group.front lets tcp 8081 out to 10.0.1.0/24",
    "aws_lb.front to aws_ecs_service.shop on 8081: no ingress rule of aws_security_group.app lets tcp 8081 in from 10.0.0.0/24",
  ],
  "a target group without targets": [
    changed("aws_autoscaling_group.servers", { target_group_arns: [] }),
    "aws_lb.front: nobody stands behind aws_lb_target_group.servers",
  ],
  "a load balancer without a listener": [
    without("aws_lb_listener.https"),
    "aws_lb.front: it has no listener",
  ],
  "a database whose client is not let out": [
    without("aws_vpc_security_group_egress_rule.database"),
    ...["aws_autoscaling_group.servers", "aws_ecs_service.shop"].map(
      (client) =>
        `${client} to aws_db_instance.shop on 5432: no egress rule of aws_security_group.app lets tcp 5432 out to 10.0.1.0/24`,
    ),
    `aws_vpc_security_group_ingress_rule.database: ${groupIn("app")} has no egress rule for it`,
  ],
  "a database that nobody reaches": [
    without("aws_vpc_security_group_ingress_rule.database", "aws_vpc_security_group_egress_rule.database"),
    "aws_db_instance.shop: no group lets anybody in to port 5432",
  ],
  "an endpoint without an address": [
    {
      ...WORKING,
      "aws_vpc_endpoint.logs": {
        vpc_id: VPC,
        vpc_endpoint_type: "Interface",
        service_name: "com.amazonaws.eu-west-1.logs",
      },
    },
    "aws_vpc_endpoint.logs: it has no subnet",
    "aws_vpc_endpoint.logs: no group lets anybody in",
  ],
};

it.each(Object.entries(FAULTS))("sees %s", (_, [resources, ...said]) => {
  expect(amiss(stateOf(resources))).toEqual(said);
});
