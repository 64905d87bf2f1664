/** How long it takes to ask everything about services that all reach each other: no pair is told apart without being asked. */
import { matrix, readTerraform } from "../../src/reach";
import { seconds, shown, type Values } from "./reach";

const ZONES = [0, 1, 2];
const PORT = 8080;

const subnets = ZONES.map((zone) => `aws_subnet.s${zone}`);

/** Each service has a group of its own, which lets in every other one by its group. */
export function meshOf(services: number): unknown {
  const resources: [string, Values][] = [
    [
      "aws_vpc.main",
      { cidr_block: "10.0.0.0/8", default_network_acl_id: "acl-0", default_route_table_id: "rtb-0" },
    ],
    ...ZONES.map((zone): [string, Values] => [
      `aws_subnet.s${zone}`,
      {
        vpc_id: "aws_vpc.main",
        cidr_block: `10.${zone}.0.0/16`,
        availability_zone: `eu-west-1${"abc"[zone]}`,
      },
    ]),
    ...Array.from({ length: services }, (_, index) => service(index, services)).flat(),
  ];
  return { format_version: "1.0", values: { root_module: { resources: resources.map(shown) } } };
}

const groupOf = (index: number) => `aws_security_group.s${index}`;

function service(index: number, services: number): [string, Values][] {
  const others = Array.from({ length: services }, (_, other) => groupOf(other)).filter(
    (group) => group !== groupOf(index),
  );
  const port = { protocol: "tcp", from_port: PORT, to_port: PORT };
  const definition = [{ name: "app", image: "scratch", portMappings: [{ containerPort: PORT }] }];
  return [
    [
      groupOf(index),
      {
        vpc_id: "aws_vpc.main",
        ingress: [{ ...port, security_groups: others }],
        egress: [{ ...port, cidr_blocks: ["10.0.0.0/8"] }],
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
        network_configuration: [{ subnets, security_groups: [groupOf(index)] }],
      },
    ],
  ];
}

/** Seconds for all pairs of so many services. */
export function meshTime(services: number): number {
  const begin = process.hrtime.bigint();
  const lines = matrix(readTerraform(meshOf(services)));
  const reached = lines.filter(({ verdict }) => verdict === "yes");
  if (reached.length !== services * (services - 1))
    throw new Error(`${reached.length} of ${services * (services - 1)} pairs reach each other`);
  return seconds(begin);
}
