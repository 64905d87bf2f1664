/**
 * What a task, a server, a client and an operator would ask of what is applied, each answered by walking groups, routes and
 * endpoints: does what starts reach what it needs, does what listens lead somewhere, on a port that is open all the way.
 */
import type { Body, Instance, Json } from "./evaluated-stack";
import { specimen } from "./evaluated-stack";
import { decide } from "./policy-evaluation";
import {
  admits,
  type Caller,
  calledBy,
  containersOf,
  endpointObstacle,
  listOf,
  opens,
  referred,
  rulesOf,
  tasksOf,
} from "./reachability";
import { all } from "./stack-instances";
import { waysOutOf } from "./ways-out";

type Stack = readonly Instance[];

const HTTPS = 443;
const NFS = 2049;
const EVERYWHERE = "0.0.0.0/0";

/** What is amiss, as `what: why`; nothing where everything works. */
export function amiss(stack: Stack): string[] {
  const said = [
    ...all(stack, "aws_ecs_service").flatMap((service) => ofTasks(stack, service)),
    ...serversOf(stack).flatMap((server) => ofServer(stack, server)),
    ...all(stack, "aws_lb").flatMap((balancer) => ofBalancer(stack, balancer)),
    ...all(stack, "aws_db_instance").flatMap((database) => ofDatabase(stack, database)),
    ...all(stack, "aws_apprunner_vpc_connector").flatMap((connector) => ofConnector(stack, connector)),
    ...all(stack, "aws_vpc_endpoint").flatMap((endpoint) => ofEndpoint(stack, endpoint)),
    ...deadRules(stack),
  ];
  return [...new Set(said)].sort();
}

// -- tasks

function ofTasks(stack: Stack, service: Instance): string[] {
  const say = (why: string) => `${service.address}: ${why}`;
  const [configuration] = listOf(service.body.network_configuration) as Body[];
  const containers = containersOf(stack, service);
  if (configuration === undefined) return [];
  const tasks = tasksOf(stack, service);
  const isPublic = configuration.assign_public_ip === true;
  const apis = [...calledBy(stack, service).keys()];
  const isPrivateImage = ({ image }: Body) => /^\d{12}\.dkr\.ecr\./.test(String(image));
  return [
    ...apis.flatMap((api) => withApi(stack, tasks, isPublic, api)),
    ...containers
      .filter((container) => !isPrivateImage(container))
      .flatMap(({ name, image }) => withInternet(stack, tasks, isPublic, `${name}'s image ${image}`)),
    ...containers.flatMap(idle),
    ...filesOf(stack, service).flatMap((files) => withFiles(stack, tasks, files)),
    ...capacity(stack, service),
    ...rights(stack, service),
    ...(listOf(service.body.load_balancer) as Body[]).flatMap((target) =>
      containers.some(
        ({ name, portMappings }) =>
          name === target.container_name &&
          (listOf(portMappings) as Body[]).some(
            ({ containerPort }) => containerPort === target.container_port,
          ),
      )
        ? []
        : [`no container ${target.container_name} listens on ${target.container_port}`],
    ),
  ].map(say);
}

/** Images that end at once when they are not told what to run, and those that listen where they please. */
const RUNS_NOTHING = /\/(alpine|busybox|debian|node|python|ubuntu)[:@]/;
const LISTENS_ON_80 = /\/(httpd|nginx)[:@]/;

function idle({ name, image, command, portMappings }: Body): string[] {
  if (listOf(command).length > 0) return [];
  if (RUNS_NOTHING.test(String(image))) return [`${name}'s image ${image} runs nothing without a command`];
  const ports = (listOf(portMappings) as Body[]).map(({ containerPort }) => containerPort);
  return LISTENS_ON_80.test(String(image)) && !ports.includes(80)
    ? [`${name}'s image ${image} listens on 80, not on ${ports.join(", ")}`]
    : [];
}

/** By the endpoint where there is one, since its name leads there; by the internet otherwise. */
function withApi(stack: Stack, caller: Caller, isPublic: boolean, api: string): string[] {
  const why = endpointObstacle(stack, caller, api);
  if (why === undefined) return [];
  if (
    why.startsWith("there is no ") ||
    why.includes("has no private DNS name") ||
    why.includes("has no route")
  )
    return withInternet(stack, caller, isPublic, `${api} (${why})`);
  return [`${api}: ${why}`];
}

function withInternet(stack: Stack, { subnets, groups }: Caller, isPublic: boolean, what: string): string[] {
  const closed = subnets.filter((subnet) => {
    const ways = waysOutOf(stack, specimen(subnet.address, "id"));
    return !ways.some((way) => way !== "internet gateway" || isPublic);
  });
  const leaves = rulesOf(stack, "egress", groups).some(
    (rule) => opens(rule, HTTPS) && rule.cidr_ipv4 === EVERYWHERE,
  );
  return [
    ...closed.map(({ address }) => `${what}: no way to the internet from ${address}`),
    ...(leaves ? [] : [`${what}: no group lets HTTPS out to the internet`]),
  ];
}

const filesOf = (stack: Stack, service: Instance): string[] => {
  const task = referred(stack, service.body.task_definition, "arn");
  return (listOf(task.body.volume) as Body[]).flatMap(({ efs_volume_configuration: efs }) =>
    (listOf(efs) as Body[]).map(({ file_system_id: id }) => String(id)),
  );
};

function withFiles(stack: Stack, { subnets, groups }: Caller, files: string): string[] {
  const targets = all(stack, "aws_efs_mount_target").filter(({ body }) => body.file_system_id === files);
  return subnets.flatMap((subnet) => {
    const near = targets.find(
      ({ body }) =>
        referred(stack, body.subnet_id, "id").body.availability_zone === subnet.body.availability_zone,
    );
    if (!near) return [`${files}: no mount target in the zone of ${subnet.address}`];
    const doors = listOf(near.body.security_groups).map(String);
    return passes(stack, { subnets: [subnet], groups }, { subnets: [], groups: doors }, NFS).map(
      (why) => `${files}: ${why}`,
    );
  });
}

/** What the role that starts the tasks may not do of what their definition wants. */
function rights(stack: Stack, service: Instance): string[] {
  const task = referred(stack, service.body.task_definition, "arn");
  const wanted = containersOf(stack, service).flatMap(startOf);
  if (wanted.length === 0) return [];
  const role = all(stack, "aws_iam_role").find(
    ({ address }) => specimen(address, "arn") === task.body.execution_role_arn,
  );
  if (!role) return ["its tasks have no role that starts them"];
  const identity = all(stack, "aws_iam_role_policy")
    .filter(({ body }) => body.role === role.body.name)
    .map(({ body }) => String(body.policy));
  return wanted.flatMap(([action, resource]) => {
    const account = /\d{12}/.exec(resource)?.[0] ?? "123456789012";
    const principal = `arn:aws:iam::${account}:role/starts`;
    const ways = endpointsOf(stack, action).map((id) => ({ "aws:SourceVpce": id }));
    const isAllowed = (ways.length === 0 ? [{}] : ways).some(
      (context) => decide({ action, resource, principal, context }, { identity }) === "allowed",
    );
    return isAllowed ? [] : [`${role.address} may not ${action} on ${resource}`];
  });
}

/** The endpoints that a call passes: `com.amazonaws.eu-west-1.ecr.api` for ECR's. */
const endpointsOf = (stack: Stack, action: string): string[] =>
  all(stack, "aws_vpc_endpoint")
    .filter(({ body }) => {
      const [service = ""] = action.split(":");
      return new RegExp(`\\d\\.${service}(\\.|$)`).test(String(body.service_name));
    })
    .map(({ address }) => specimen(address, "id"));

/** The calls that start a container: Amazon ECS Developer Guide, "Amazon ECS task execution IAM role". */
function startOf({ image, secrets, logConfiguration }: Body): [action: string, resource: string][] {
  const [, account, region, repository] =
    /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.[^/]+\/([^:@]+)/.exec(String(image)) ?? [];
  const { logDriver, options } = (logConfiguration ?? {}) as { logDriver?: string; options?: Body };
  return [
    ...(repository === undefined
      ? []
      : ([
          ["ecr:GetAuthorizationToken", "*"],
          ["ecr:BatchGetImage", `arn:aws:ecr:${region}:${account}:repository/${repository}`],
        ] as [string, string][])),
    ...(listOf(secrets) as Body[]).map(({ valueFrom }): [string, string] => {
      const parts = String(valueFrom).split(":");
      const isSecret = parts[2] === "secretsmanager";
      return isSecret
        ? ["secretsmanager:GetSecretValue", parts.slice(0, 7).join(":")]
        : ["ssm:GetParameters", String(valueFrom)];
    }),
    ...(logDriver === "awslogs"
      ? ([
          [
            "logs:PutLogEvents",
            `arn:aws:logs:${options?.["awslogs-region"]}:123456789012:log-group:${options?.["awslogs-group"]}:log-stream:a`,
          ],
        ] as [string, string][])
      : []),
  ];
}

/** Instances that tasks on EC2 are placed on. */
function capacity(stack: Stack, service: Instance): string[] {
  const task = referred(stack, service.body.task_definition, "arn");
  if (!listOf(task.body.requires_compatibilities).includes("EC2")) return [];
  const grows = all(stack, "aws_autoscaling_group").some(({ body }) => Number(body.max_size) > 0);
  return grows ? [] : ["nothing makes instances for its tasks"];
}

// -- servers

interface Server extends Caller {
  readonly address: string;
  readonly isPublic: boolean;
  readonly userData: string;
}

function serversOf(stack: Stack): Server[] {
  const instances = all(stack, "aws_instance").map(({ address, body }) => ({
    address,
    subnets: [referred(stack, body.subnet_id, "id")],
    groups: listOf(body.vpc_security_group_ids).map(String),
    isPublic: all(stack, "aws_eip_association").some(
      ({ body: { instance_id: id } }) => id === specimen(address, "id"),
    ),
    userData: textOf(body.user_data_base64 ?? body.user_data),
  }));
  const fleets = all(stack, "aws_autoscaling_group")
    .filter(({ body }) => Number(body.max_size) > 0)
    .map(({ address, body }) => {
      const template = referred(stack, templateOf(body), "id");
      const [nic = {}] = listOf(template.body.network_interfaces) as Body[];
      return {
        address,
        subnets: listOf(body.vpc_zone_identifier).map((id) => referred(stack, id, "id")),
        groups: listOf(nic.security_groups ?? template.body.vpc_security_group_ids).map(String),
        isPublic: String(nic.associate_public_ip_address) === "true",
        userData: textOf(template.body.user_data),
      };
    });
  return [...instances, ...fleets];
}

function templateOf(body: Body): Json | undefined {
  const mixed = listOf(body.mixed_instances_policy)[0] as Body | undefined;
  const nested = listOf(mixed?.launch_template)[0] as Body | undefined;
  const named = (
    nested ? listOf(nested.launch_template_specification)[0] : listOf(body.launch_template)[0]
  ) as Body | undefined;
  return named?.id ?? named?.launch_template_id;
}

/** Base64 of a text, or of parts that are base64 themselves. */
function textOf(data: Json | undefined): string {
  const decoded = (text: string) => Buffer.from(text, "base64").toString("utf8");
  const outer = decoded(String(data ?? ""));
  const parts = outer.split(/\n\r?\n/).filter((part) => /^[A-Za-z0-9+/=\s]{40,}$/.test(part));
  return [outer, ...parts.map((part) => decoded(part))].join("\n");
}

/** What a server's first start calls, by its user data. */
const NEEDS: readonly (readonly [pattern: RegExp, what: string, apis: readonly string[]])[] = [
  // Amazon Linux's repositories are buckets of the region
  [/\b(dnf|yum) (-\S+ )*install\b/, "packages", ["s3"]],
  [/\bECS_CLUSTER=/, "the ECS agent", ["ecs", "ecs-agent", "ecs-telemetry"]],
];

function ofServer(stack: Stack, server: Server): string[] {
  return NEEDS.flatMap(([pattern, what, apis]) =>
    pattern.test(server.userData)
      ? apis.flatMap((api) =>
          withApi(stack, server, server.isPublic, api).map((why) => `${server.address}: ${what}: ${why}`),
        )
      : [],
  );
}

// -- load balancers

function ofBalancer(stack: Stack, balancer: Instance): string[] {
  const arn = specimen(balancer.address, "arn");
  const groups = listOf(balancer.body.security_groups).map(String);
  const subnets = subnetIdsOf(balancer).map((id) => referred(stack, id, "id"));
  const say = (why: string) => `${balancer.address}: ${why}`;
  const listeners = all(stack, "aws_lb_listener").filter(({ body }) => body.load_balancer_arn === arn);
  const isGateway = balancer.body.load_balancer_type === "gateway";
  const isInternal = isGateway || balancer.body.internal === true;
  const hidden = isInternal
    ? []
    : subnets
        .filter(({ address }) => !waysOutOf(stack, specimen(address, "id")).includes("internet gateway"))
        .map(({ address }) => `no way in from the internet to ${address}`);
  return [
    ...hidden,
    ...(listeners.length > 0 ? [] : ["it has no listener"]),
    ...listeners.flatMap((listener) => ofListener(stack, listener, { groups, subnets, isInternal })),
  ].map(say);
}

const subnetIdsOf = ({ body }: Instance) =>
  listOf(body.subnets).length > 0
    ? listOf(body.subnets)
    : (listOf(body.subnet_mapping) as Body[]).map(({ subnet_id: id }) => id as Json);

interface Front extends Caller {
  readonly isInternal: boolean;
}

function ofListener(stack: Stack, listener: Instance, front: Front): string[] {
  const port = Number(listener.body.port);
  const protocol = protocolOf(listener.body.protocol);
  const into = rulesOf(stack, "ingress", front.groups).filter((rule) => opens(rule, port, protocol));
  const opened = front.groups.length === 0 || into.length > 0;
  const admitted =
    front.isInternal ||
    front.groups.length === 0 ||
    into.some(({ cidr_ipv4: range, cidr_ipv6: six, prefix_list_id: list }) => range ?? six ?? list);
  return [
    ...(opened ? [] : [`no group lets anybody in to port ${port}`]),
    ...(opened && !admitted ? [`port ${port} lets nobody in from outside`] : []),
    ...targetGroupsOf(stack, listener).flatMap((group) => ofTargets(stack, group, front)),
  ];
}

/** Those that its action and its rules lead to. */
function targetGroupsOf(stack: Stack, listener: Instance): Instance[] {
  const rules = all(stack, "aws_lb_listener_rule").filter(
    ({ body }) => body.listener_arn === specimen(listener.address, "arn"),
  );
  const actions = [
    ...listOf(listener.body.default_action),
    ...rules.flatMap(({ body }) => listOf(body.action)),
  ] as Body[];
  const arns = actions.flatMap(({ target_group_arn: arn, forward }) => [
    arn as Json,
    ...(listOf(forward) as Body[]).flatMap(({ target_group: groups }) =>
      (listOf(groups) as Body[]).map(({ arn: each }) => each as Json),
    ),
  ]);
  return all(stack, "aws_lb_target_group").filter(({ address }) => arns.includes(specimen(address, "arn")));
}

/** Who stands behind a target group: with which groups, and on which port. */
interface Behind {
  readonly groups: readonly string[];
  readonly subnets: readonly Instance[];
  readonly port: number;
}

function behind(stack: Stack, target: Instance): Behind[] {
  const arn = specimen(target.address, "arn");
  const port = Number(target.body.port);
  const services = all(stack, "aws_ecs_service").flatMap((service) =>
    (listOf(service.body.load_balancer) as Body[])
      .filter(({ target_group_arn: each }) => each === arn)
      .map(({ container_port: own }) => ({ ...tasksOf(stack, service), port: Number(own) })),
  );
  const servers = serversOf(stack);
  const named = (address: string) => servers.filter((server) => server.address === address);
  const attached = all(stack, "aws_lb_target_group_attachment")
    .filter(({ body }) => body.target_group_arn === arn)
    .flatMap(({ body }): Behind[] => {
      const own = Number(body.port ?? port);
      const found = servers.filter(({ address }) => specimen(address, "id") === body.target_id);
      const balancer = all(stack, "aws_lb").find(
        ({ address }) => specimen(address, "arn") === body.target_id,
      );
      const groups = balancer ? listOf(balancer.body.security_groups).map(String) : [];
      return balancer
        ? [{ groups, subnets: [], port: own }]
        : found.map((server) => ({ ...server, port: own }));
    });
  const fleets = all(stack, "aws_autoscaling_group").flatMap(({ address, body }) => {
    const isAttached =
      listOf(body.target_group_arns).includes(arn) ||
      all(stack, "aws_autoscaling_attachment").some(
        (each) => each.body.lb_target_group_arn === arn && each.body.autoscaling_group_name === body.name,
      );
    return isAttached ? named(address).map((server) => ({ ...server, port })) : [];
  });
  return [...services, ...attached, ...fleets];
}

function ofTargets(stack: Stack, target: Instance, front: Front): string[] {
  const [check = {}] = listOf(target.body.health_check) as Body[];
  const checked = Number(check.port);
  const protocol = protocolOf(target.body.protocol);
  const targets = behind(stack, target);
  // an address of its own is nobody of this stack
  const isAttached = all(stack, "aws_lb_target_group_attachment").some(
    ({ body }) => body.target_group_arn === specimen(target.address, "arn"),
  );
  if (targets.length === 0 && !isAttached) return [`nobody stands behind ${target.address}`];
  return targets.flatMap((one) => [
    ...passes(stack, front, one, one.port, protocol).map((why) => `${target.address}: ${why}`),
    ...(checked > 0 ? passes(stack, front, one, checked) : []).map(
      (why) => `${target.address}, health check: ${why}`,
    ),
  ]);
}

const protocolOf = (protocol: Json | undefined): "tcp" | "udp" => (protocol === "UDP" ? "udp" : "tcp");

// -- databases and endpoints

function ofDatabase(stack: Stack, { address, body }: Instance): string[] {
  const groups = listOf(body.vpc_security_group_ids).map(String);
  const port = Number(body.port);
  const into = rulesOf(stack, "ingress", groups).filter((rule) => opens(rule, port));
  if (into.length === 0) return [`${address}: no group lets anybody in to port ${port}`];
  return into.flatMap(({ referenced_security_group_id: client }) =>
    client == null || leads(stack, String(client), groups, port)
      ? []
      : [`${address}: ${client} is let in, but not out to port ${port}`],
  );
}

const leads = (stack: Stack, from: string, to: readonly string[], port: number): boolean =>
  rulesOf(stack, "egress", [from]).some(
    (rule) =>
      opens(rule, port) && (to.includes(String(rule.referenced_security_group_id)) || rule.cidr_ipv4 != null),
  );

/** App Runner's services leave by it for all that their code calls. */
function ofConnector(stack: Stack, { address, body }: Instance): string[] {
  const groups = listOf(body.security_groups).map(String);
  return rulesOf(stack, "egress", groups).length > 0 ? [] : [`${address}: no group lets anything out`];
}

/** An interface endpoint without subnets has no address. */
function ofEndpoint(stack: Stack, { address, body }: Instance): string[] {
  if (body.vpc_endpoint_type !== "Interface") return [];
  const doors = listOf(body.security_group_ids).map(String);
  return [
    ...(listOf(body.subnet_ids).length > 0 ? [] : [`${address}: it has no subnet`]),
    ...(rulesOf(stack, "ingress", doors).length > 0 ? [] : [`${address}: no group lets anybody in`]),
  ];
}

// -- between two

/** What keeps the one from the other's port: groups that only one of the two opens. */
function passes(
  stack: Stack,
  from: Caller,
  to: Pick<Behind, "groups" | "subnets">,
  port: number,
  protocol: "tcp" | "udp" = "tcp",
): string[] {
  const ranges = (subnets: readonly Instance[]) => subnets.map(({ body }) => String(body.cidr_block));
  const rules = (direction: "ingress" | "egress", groups: readonly string[]) =>
    rulesOf(stack, direction, groups).filter((rule) => opens(rule, port, protocol));
  const isOpen = (found: Body[], groups: readonly string[], subnets: readonly Instance[]) =>
    found.some((rule) =>
      [...ranges(subnets), "255.255.255.255/32"].some((range) => admits(rule, groups, range)),
    );
  const out = from.groups.length === 0 || isOpen(rules("egress", from.groups), to.groups, to.subnets);
  // a Network Load Balancer keeps the client's address: whoever is let in at all may come by it
  const into = rules("ingress", to.groups);
  const enters = from.groups.length === 0 ? into.length > 0 : isOpen(into, from.groups, from.subnets);
  return [
    ...(out ? [] : [`nothing lets ${protocol} ${port} out to ${to.groups}`]),
    ...(enters ? [] : [`nothing lets ${protocol} ${port} in to ${to.groups}`]),
  ];
}

/** Rules towards a group of the stack that has no rule for what comes: nothing passes by them. */
function deadRules(stack: Stack): string[] {
  const peer = { egress: "ingress", ingress: "egress" } as const;
  return (["egress", "ingress"] as const).flatMap((direction) =>
    all(stack, `aws_vpc_security_group_${direction}_rule`).flatMap(({ address, body }) => {
      const group = String(body.referenced_security_group_id);
      const isOurs = all(stack, "aws_security_group").some((each) => specimen(each.address, "id") === group);
      if (body.referenced_security_group_id == null || !isOurs) return [];
      const answers = rulesOf(stack, peer[direction], [group]).some(
        (rule) =>
          overlaps(rule, body) &&
          (rule.cidr_ipv4 != null || rule.referenced_security_group_id === body.security_group_id),
      );
      return answers ? [] : [`${address}: ${group} has no ${peer[direction]} rule for it`];
    }),
  );
}

const overlaps = (one: Body, other: Body): boolean => {
  if (one.ip_protocol === "-1" || other.ip_protocol === "-1") return true;
  return (
    one.ip_protocol === other.ip_protocol &&
    Number(one.from_port) <= Number(other.to_port) &&
    Number(other.from_port) <= Number(one.to_port)
  );
};
