/**
 * What a task, a server, a client and an operator would ask of what is applied, each answered by walking groups, routes and
 * endpoints: does what starts reach what it needs, does what listens lead somewhere, on a port that is open all the way.
 */
import { type Network, prove, type Question, reach, standingIntents } from "../../src/reach";
import { type Target, targetsIn } from "../../src/reach/model/balancing/targets";
import type { Direction, GroupRule } from "../../src/reach/model/groups";
import { containersOf, listOf, referred } from "./containers";
import type { Body, Instance, Json } from "./evaluated-stack";
import { specimen } from "./evaluated-stack";
import { networkOf, waysOutOf } from "./network";
import { all } from "./stack-instances";
import { networkOfState, stackOfState } from "./state-stack";

type Stack = readonly Instance[];

const HTTPS = 443;
const NFS = 2049;

/** What is amiss in a state file, as `what: why`; nothing where everything works. */
export function amiss(state: string): string[] {
  const stack = stackOfState(state);
  const said = [
    ...needs(networkOfState(state)),
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

/** What the resources themselves need, and do not reach or may not do there. */
function needs(network: Network): string[] {
  return prove(network, standingIntents(network)).flatMap(({ intent, verdict, answer }) => {
    if (verdict !== "broken") return [];
    const stops = answer.verdict === "no" ? answer.stoppedBy.map(({ what }) => what) : ["it is reached"];
    return stops.map((what) => `${intent.from} to ${intent.to} on ${intent.port}: ${what}`);
  });
}

/** What keeps one from another; nothing where it is reached, or where that is not known. */
function kept(stack: Stack, question: Question): string[] {
  const answer = reach(networkOf(stack), question);
  return answer.verdict === "no" ? answer.stoppedBy.map(({ what }) => what) : [];
}

/** The rules of its groups, as far as they are known. */
function rulesOf(stack: Stack, address: string, direction: Direction): GroupRule[] {
  const network = networkOf(stack);
  const interfaces = network.members.get(address)?.interfaces ?? [];
  const groups = new Set(interfaces.flatMap(({ groups }) => groups.map(String)));
  return [...groups].flatMap((id) => network.groups.get(id)?.[direction] ?? []);
}

const opens = ({ protocol, ports }: GroupRule, port: number, wanted: "tcp" | "udp" = "tcp"): boolean =>
  protocol === "-1" || (protocol === wanted && ports.first <= port && port <= ports.last);

// -- tasks

function ofTasks(stack: Stack, service: Instance): string[] {
  const say = (why: string) => `${service.address}: ${why}`;
  const [configuration] = listOf(service.body.network_configuration) as Body[];
  const containers = containersOf(stack, service);
  if (configuration === undefined) return [];
  return [
    ...containers.flatMap(idle),
    ...filesOf(stack, service).flatMap((files) => withFiles(stack, service, files)),
    ...capacity(stack, service),
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

const filesOf = (stack: Stack, service: Instance): string[] => {
  const task = referred(stack, service.body.task_definition, "arn");
  return (listOf(task.body.volume) as Body[]).flatMap(({ efs_volume_configuration: efs }) =>
    (listOf(efs) as Body[]).map(({ file_system_id: id }) => String(id)),
  );
};

function withFiles(stack: Stack, service: Instance, files: string): string[] {
  const { subnets } = networkOf(stack);
  const at = (id: Json | undefined) => subnets.get(String(id));
  const targets = all(stack, "aws_efs_mount_target").filter(({ body }) => body.file_system_id === files);
  const [configuration = {}] = listOf(service.body.network_configuration) as Body[];
  return listOf(configuration.subnets).flatMap((subnet) => {
    const near = targets.find(({ body }) => at(body.subnet_id)?.zone === at(subnet)?.zone);
    if (!near) return [`${files}: no mount target in the zone of ${at(subnet)?.address}`];
    const found = kept(stack, { from: service.address, to: near.address, port: NFS });
    return found.map((why) => `${files}: ${why}`);
  });
}

/** Instances that tasks on EC2 are placed on. */
function capacity(stack: Stack, service: Instance): string[] {
  const task = referred(stack, service.body.task_definition, "arn");
  if (!listOf(task.body.requires_compatibilities).includes("EC2")) return [];
  const grows = all(stack, "aws_autoscaling_group").some(({ body }) => Number(body.max_size) > 0);
  return grows ? [] : ["nothing makes instances for its tasks"];
}

// -- servers

interface Server {
  readonly address: string;
  readonly userData: string;
}

function serversOf(stack: Stack): Server[] {
  const instances = all(stack, "aws_instance").map(({ address, body }) => ({
    address,
    userData: textOf(body.user_data_base64 ?? body.user_data),
  }));
  const fleets = all(stack, "aws_autoscaling_group")
    .filter(({ body }) => Number(body.max_size) > 0)
    .map(({ address, body }) => ({
      address,
      userData: textOf(referred(stack, templateOf(body), "id").body.user_data),
    }));
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

function ofServer(stack: Stack, { address, userData }: Server): string[] {
  return NEEDS.flatMap(([pattern, what, apis]) =>
    pattern.test(userData)
      ? apis.flatMap((api) =>
          kept(stack, { from: address, to: `aws:${api}`, port: HTTPS }).map(
            (why) => `${address}: ${what}: ${api}: ${why}`,
          ),
        )
      : [],
  );
}

// -- load balancers

function ofBalancer(stack: Stack, balancer: Instance): string[] {
  const arn = specimen(balancer.address, "arn");
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
    ...listeners.flatMap((listener) => ofListener(stack, listener, balancer, isInternal)),
  ].map(say);
}

const subnetIdsOf = ({ body }: Instance) =>
  listOf(body.subnets).length > 0
    ? listOf(body.subnets)
    : (listOf(body.subnet_mapping) as Body[]).map(({ subnet_id: id }) => id as Json);

function ofListener(stack: Stack, listener: Instance, balancer: Instance, isInternal: boolean): string[] {
  const port = Number(listener.body.port);
  const isGuarded = listOf(balancer.body.security_groups).length > 0;
  const into = rulesOf(stack, balancer.address, "ingress").filter((rule) =>
    opens(rule, port, protocolOf(listener.body.protocol)),
  );
  const opened = !isGuarded || into.length > 0;
  const admitted = isInternal || !isGuarded || into.some(({ peer }) => !("group" in peer));
  return [
    ...(opened ? [] : [`no group lets anybody in to port ${port}`]),
    ...(opened && !admitted ? [`port ${port} lets nobody in from outside`] : []),
    ...targetGroupsOf(stack, listener).flatMap((group) => ofTargets(stack, group)),
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

/** What its traffic and its health checks do not reach is told with the load balancer's needs. */
function ofTargets(stack: Stack, { address }: Instance): string[] {
  const { inventory } = networkOf(stack);
  const group = inventory.at(address);
  const isEmpty = ({ to }: Target) =>
    "address" in to && Number(inventory.at(to.address)?.values.max_size ?? 1) === 0;
  const behind = group ? targetsIn(inventory, group).filter((target) => !isEmpty(target)) : [];
  // an address of its own is nobody of this stack
  const isAttached = all(stack, "aws_lb_target_group_attachment").some(
    ({ body }) => body.target_group_arn === specimen(address, "arn"),
  );
  return behind.length > 0 || isAttached ? [] : [`nobody stands behind ${address}`];
}

const protocolOf = (protocol: Json | undefined): "tcp" | "udp" => (protocol === "UDP" ? "udp" : "tcp");

// -- databases and endpoints

function ofDatabase(stack: Stack, { address, body }: Instance): string[] {
  const port = Number(body.port);
  const isOpen = rulesOf(stack, address, "ingress").some((rule) => opens(rule, port));
  return isOpen ? [] : [`${address}: no group lets anybody in to port ${port}`];
}

/** App Runner's services leave by it for all that their code calls. */
const ofConnector = (stack: Stack, { address }: Instance): string[] =>
  rulesOf(stack, address, "egress").length > 0 ? [] : [`${address}: no group lets anything out`];

/** An interface endpoint without subnets has no address. */
function ofEndpoint(stack: Stack, { address, body }: Instance): string[] {
  if (body.vpc_endpoint_type !== "Interface") return [];
  const { groups } = networkOf(stack);
  const doors = listOf(body.security_group_ids).map((id) => groups.get(String(id)));
  return [
    ...(listOf(body.subnet_ids).length > 0 ? [] : [`${address}: it has no subnet`]),
    ...(doors.some((group) => group && group.ingress.length > 0)
      ? []
      : [`${address}: no group lets anybody in`]),
  ];
}

// -- between two

/** Rules towards a group of the stack that has no rule for what comes: nothing passes by them. */
function deadRules(stack: Stack): string[] {
  const { groups } = networkOf(stack);
  const other = { egress: "ingress", ingress: "egress" } as const;
  return [...new Set(groups.values())].flatMap(({ id, ...group }) =>
    (["egress", "ingress"] as const).flatMap((direction) =>
      group[direction].flatMap((rule) => {
        const peer = "group" in rule.peer ? groups.get(String(rule.peer.group)) : undefined;
        if (peer === undefined || peer.id === id || !/_rule\./.test(rule.address)) return [];
        const answers = peer[other[direction]].some(
          (one) => overlaps(one, rule) && ("group" in one.peer ? one.peer.group === id : "range" in one.peer),
        );
        return answers ? [] : [`${rule.address}: ${peer.id} has no ${other[direction]} rule for it`];
      }),
    ),
  );
}

const overlaps = (one: GroupRule, other: GroupRule): boolean =>
  (one.protocol === "-1" || other.protocol === "-1" || one.protocol === other.protocol) &&
  one.ports.first <= other.ports.last &&
  other.ports.first <= one.ports.last;
