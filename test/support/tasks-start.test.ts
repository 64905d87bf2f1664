/** What the examples are asked of, on configurations whose tasks would not start. */
import { whyTasksFail } from "./tasks-start";

const resource = (type: string, values: Record<string, unknown>) => ({ address: `${type}.x`, type, values });

const service = (container: object, task: object = {}, more: object = {}) => [
  resource("aws_ecs_task_definition", {
    arn: "task",
    container_definitions: JSON.stringify([{ name: "app", ...container }]),
    requires_compatibilities: ["FARGATE"],
    ...task,
  }),
  resource("aws_ecs_service", {
    name: "web",
    task_definition: "task",
    network_configuration: [{ subnets: ["subnet-1"], security_groups: ["sg-1"] }],
    ...more,
  }),
];

const rule = (way: string, port: number) =>
  resource(`aws_vpc_security_group_${way}_rule`, {
    security_group_id: "sg-1",
    from_port: port,
    to_port: port,
  });

const way = [
  rule("egress", 443),
  resource("aws_route_table_association", { subnet_id: "subnet-1", route_table_id: "rtb-1" }),
  resource("aws_route", {
    route_table_id: "rtb-1",
    destination_cidr_block: "0.0.0.0/0",
    nat_gateway_id: "nat-1",
  }),
];

const HTTPD = {
  image: "public.ecr.aws/docker/library/httpd:2.4",
  portMappings: [{ containerPort: 80 }],
};

it("finds nothing where tasks start", () => {
  expect(whyTasksFail([...way, ...service(HTTPD)])).toEqual([]);
});

it.each([
  ["no way out and no rule for it", service(HTTPD), [/no group lets HTTPS out/, /subnet-1 has no way out/]],
  [
    "nothing to run",
    [...way, ...service({ image: "public.ecr.aws/docker/library/busybox:1.37" })],
    [/container app: .*busybox:1.37 has no command/],
  ],
  [
    "another port than the image's",
    [...way, ...service({ ...HTTPD, portMappings: [{ containerPort: 8080 }] })],
    [/listens on 80, not on 8080/],
  ],
  [
    "a port that nobody may reach",
    [...way, ...service(HTTPD, {}, { load_balancer: [{ container_port: 80 }] })],
    [/no rules lead from the load balancer to port 80/],
  ],
  ["no instances", service(HTTPD, { requires_compatibilities: ["EC2"] }), [/no container instances/]],
  [
    "nothing to mount",
    [
      ...way,
      ...service(HTTPD, {
        volume: [{ name: "files", efs_volume_configuration: [{ file_system_id: "fs-1" }] }],
      }),
    ],
    [/volume files: the file system has no mount target/],
  ],
  [
    "endpoints without addresses",
    [
      rule("egress", 443),
      ...["ecr.api", "ecr.dkr", "logs"].map((name) =>
        resource("aws_vpc_endpoint", { service_name: `com.amazonaws.eu-west-1.${name}`, subnet_ids: [] }),
      ),
      ...service(HTTPD),
    ],
    [/subnet-1 has no way out/],
  ],
])("finds %s", (_, state, problems) => {
  expect(whyTasksFail(state)).toEqual(problems.map((problem) => expect.stringMatching(problem)));
});
