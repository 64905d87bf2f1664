/** How long it takes to prove what many services behind load balancers need. */
import { prove, readTerraform, standingIntents } from "../../src/reach";
import { seconds, shown, type Values } from "./reach";

const ZONES = [0, 1, 2];
const EVERYBODY = { protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] };
/** How many share a load balancer, each by a rule of its own. */
const PER_BALANCER = 50;
/** Resources of a service. */
const EACH = 6;

function stateOf(services: number): unknown {
  const resources = [...network(), ...Array.from({ length: services }, (_, index) => service(index)).flat()];
  return { format_version: "1.0", values: { root_module: { resources: resources.map(shown) } } };
}

function network(): [string, Values][] {
  const vpc_id = "aws_vpc.main";
  return [
    [vpc_id, { cidr_block: "10.0.0.0/8", default_network_acl_id: "acl-0", default_route_table_id: "rtb-0" }],
    ...ZONES.map((zone): [string, Values] => [
      `aws_subnet.s${zone}`,
      { vpc_id, cidr_block: `10.${zone}.0.0/16`, availability_zone: `eu-west-1${"abc"[zone]}` },
    ]),
  ];
}

const subnets = ZONES.map((zone) => `aws_subnet.s${zone}`);

function balancer(index: number): [string, Values][] {
  const rules = { vpc_id: "aws_vpc.main", ingress: [EVERYBODY], egress: [EVERYBODY] };
  const listener = { load_balancer_arn: `aws_lb.b${index}`, port: 443, protocol: "HTTPS" };
  return [
    [`aws_security_group.b${index}`, rules],
    [`aws_lb.b${index}`, { internal: true, subnets, security_groups: [`aws_security_group.b${index}`] }],
    [`aws_lb_listener.b${index}`, { ...listener, default_action: [{ type: "fixed-response" }] }],
  ];
}

function service(index: number): [string, Values][] {
  const own = Math.floor(index / PER_BALANCER);
  const [group, target] = [`aws_security_group.s${index}`, `aws_lb_target_group.s${index}`];
  const definition = [{ name: "app", image: "scratch", portMappings: [{ containerPort: 8080 }] }];
  const from_balancer = { ip_protocol: "tcp", referenced_security_group_id: `aws_security_group.b${own}` };
  return [
    ...(index % PER_BALANCER === 0 ? balancer(own) : []),
    [group, { vpc_id: "aws_vpc.main" }],
    [
      `aws_vpc_security_group_ingress_rule.s${index}`,
      { ...from_balancer, security_group_id: group, from_port: 8080, to_port: 8080 },
    ],
    [target, { port: 8080, protocol: "HTTP", target_type: "ip" }],
    [
      `aws_lb_listener_rule.s${index}`,
      {
        listener_arn: `aws_lb_listener.b${own}`,
        priority: index + 1,
        condition: [{ host_header: [{ values: [`s${index}.example.com`] }] }],
        action: [{ type: "forward", target_group_arn: target }],
      },
    ],
    [
      `aws_ecs_task_definition.s${index}`,
      { network_mode: "awsvpc", container_definitions: JSON.stringify(definition) },
    ],
    [
      `aws_ecs_service.s${index}`,
      {
        task_definition: `aws_ecs_task_definition.s${index}`,
        network_configuration: [{ subnets, security_groups: [group] }],
        load_balancer: [{ target_group_arn: target, container_name: "app", container_port: 8080 }],
      },
    ],
  ];
}

/** Seconds to read a state of so many resources and to prove everything that stands for itself. */
export function servicesTime(resources: number): number {
  const state = stateOf(Math.floor(resources / EACH));
  const begin = process.hrtime.bigint();
  const all = readTerraform(state);
  const proofs = prove(all, standingIntents(all));
  const others = proofs.filter(({ intent, verdict }) => intent.to !== "internet" && verdict !== "holds");
  if (others.length > 0 || proofs.length < resources / EACH)
    throw new Error(`${others.length} intents do not hold`);
  return seconds(begin);
}
