/** ECS tasks in `bridge` and `host` mode (ECS Developer Guide: "Amazon ECS task networking options for EC2"). */
import { prove, reach, standingIntents } from "../../src/reach";
import { balancer, forward, group, listener, THREE_ZONES } from "./balanced";
import { ask, networkOf, told, type Values } from "./samples";

const NOTHING: Values = {};
const BRIDGE = { network_mode: "bridge", ports: [{ containerPort: 3000 }] };

/** Tasks on the servers of a fleet, behind an Application Load Balancer; the servers let the ports of `open` in. */
function tasks(
  { network_mode, ports, ...more }: Values & { ports: Values[] },
  open: readonly [number, number],
  service: Values = { capacity_provider_strategy: [{ capacity_provider: "hosts" }] },
  others: Record<string, Values> = {},
) {
  const [from_port, to_port] = open;
  return networkOf({
    ...THREE_ZONES,
    ...balancer("application", "ab"),
    ...listener("HTTPS", forward("web")),
    ...group("web", []),
    "aws_security_group.hosts": {
      vpc_id: "aws_vpc.main",
      ingress: [{ protocol: "tcp", from_port, to_port, security_groups: ["aws_security_group.open"] }],
      egress: [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }],
    },
    "aws_launch_template.hosts": { vpc_security_group_ids: ["aws_security_group.hosts"] },
    "aws_autoscaling_group.hosts": {
      arn: "arn:asg",
      name: "hosts",
      vpc_zone_identifier: ["aws_subnet.inner_a", "aws_subnet.inner_b"],
      launch_template: [{ id: "aws_launch_template.hosts" }],
    },
    "aws_ecs_capacity_provider.hosts": {
      name: "hosts",
      auto_scaling_group_provider: [{ auto_scaling_group_arn: "arn:asg" }],
    },
    "aws_ecs_cluster.main": { name: "main", arn: "arn:cluster" },
    "aws_ecs_task_definition.web": {
      arn: "arn:task",
      ...more,
      ...(network_mode === undefined ? {} : { network_mode }),
      container_definitions: JSON.stringify([{ name: "web", image: "x", portMappings: ports }]),
    },
    "aws_ecs_service.web": {
      cluster: "arn:cluster",
      task_definition: "arn:task",
      load_balancer: [
        { target_group_arn: "aws_lb_target_group.web", container_name: "web", container_port: 3000 },
      ],
      ...service,
    },
    ...others,
  });
}
const asked = (network: ReturnType<typeof tasks>) =>
  told(ask(network, "internet", "aws_ecs_service.web", 443));
const CLOSED = ["ENI_SG_RULES_MISMATCH"];
/** What stops the balancer's nodes, on the way over it. */
const stopped = (network: ReturnType<typeof tasks>) => [
  ...new Set(told(reach(network, { from: "internet", to: "aws_ecs_service.web", port: 443, path: "/" }))),
];

it.each([
  [
    "bridge, a host port",
    { network_mode: "bridge", ports: [{ containerPort: 3000, hostPort: 80 }] },
    80,
    3000,
  ],
  ["host", { network_mode: "host", ports: [{ containerPort: 3000, hostPort: 3000 }] }, 3000, 80],
])("%s: the servers have to let its port in", (_, task, port, other) => {
  expect(asked(tasks(task, [port, port]))).toBe("yes");
  expect(stopped(tasks(task, [other, other]))).toEqual(CLOSED);
});

it.each([
  ["not given", BRIDGE],
  ["0", { ports: [{ containerPort: 3000, hostPort: 0 }] }],
])("a host port that is %s is any of the ephemeral ones", (_, task) => {
  expect(asked(tasks(task, [32768, 65535]))).toBe("yes");
  expect(asked(tasks(task, [32768, 61000]))).toBe("yes");
  expect(stopped(tasks(task, [49153, 65535]))).toEqual(CLOSED);
  expect(stopped(tasks(task, [3000, 3000]))).toEqual(CLOSED);
});

it("of Windows they are others", () => {
  const windows = { ...BRIDGE, runtime_platform: [{ operating_system_family: "WINDOWS_SERVER_2022_CORE" }] };
  expect(asked(tasks(windows, [49152, 65535]))).toBe("yes");
  expect(stopped(tasks(windows, [32768, 61000]))).toEqual(CLOSED);
});

it("the first and the last of them are proven", () => {
  const proofs = (open: [number, number]) => {
    const network = tasks(BRIDGE, open);
    return prove(network, standingIntents(network))
      .filter(({ intent }) => intent.from === "aws_lb.front")
      .map(({ intent, verdict }) => [intent.port, verdict]);
  };
  expect(proofs([32768, 65535])).toEqual([
    [32768, "holds"],
    [60999, "holds"],
  ]);
  expect(proofs([32768, 50000])).toEqual([
    [32768, "holds"],
    [60999, "broken"],
  ]);
});

describe("a deployment that moves traffic between two target groups", () => {
  const registered = (more: Values) => ({
    capacity_provider_strategy: [{ capacity_provider: "hosts" }],
    load_balancer: [
      { target_group_arn: "aws_lb_target_group.blue", container_name: "web", container_port: 3000, ...more },
    ],
  });
  const host = { network_mode: "host", ports: [{ containerPort: 3000 }] };
  const network = (more: Values, port = 3000) =>
    tasks(host, [port, port], registered(more), group("blue", []));
  const green = { advanced_configuration: [{ alternate_target_group_arn: "aws_lb_target_group.web" }] };

  it("has tasks in the one to which the load balancer sends, whichever it is", () => {
    expect(asked(network(green))).toBe("yes");
    expect(asked(network({}))).not.toBe("yes");
  });

  it("and is proven by it", () => {
    const proofs = (port: number) =>
      prove(network(green, port), standingIntents(network(green, port)))
        .filter(({ intent }) => intent.from === "aws_lb.front")
        .map(({ intent, verdict }) => [intent.port, verdict]);
    expect(proofs(3000)).toEqual([[3000, "holds"]]);
    expect(proofs(3001)).toEqual([[3000, "broken"]]);
  });
});

describe("container instances", () => {
  const user_data = Buffer.from("#!/bin/bash\necho ECS_CLUSTER=main >> /etc/ecs/ecs.config\n").toString(
    "base64",
  );
  const found = (service: Values, others: Record<string, Values> = {}) =>
    asked(tasks(BRIDGE, [32768, 65535], service, others));

  it("are those of the service's capacity providers", () =>
    expect(found({ capacity_provider_strategy: [{ capacity_provider: "hosts" }] })).toBe("yes"));

  it("or of its cluster's", () =>
    expect(
      found(NOTHING, {
        "aws_ecs_cluster_capacity_providers.main": {
          cluster_name: "main",
          capacity_providers: ["hosts", "FARGATE"],
        },
      }),
    ).toBe("yes"));

  it("or those that join the cluster by their user data", () => {
    const joining = { vpc_security_group_ids: ["aws_security_group.hosts"], user_data };
    expect(found(NOTHING, { "aws_launch_template.hosts": joining })).toBe("yes");
  });

  it("are not known otherwise", () =>
    expect(found(NOTHING)).toEqual([
      "aws_ecs_service.web is on the interfaces of its container instances, which are not in what was read",
    ]));
});

it("tasks in awsvpc mode on EC2 have interfaces and groups of their own", () => {
  const own = {
    capacity_provider_strategy: [{ capacity_provider: "hosts" }],
    network_configuration: [
      { subnets: ["aws_subnet.inner_a"], security_groups: ["aws_security_group.open"] },
    ],
  };
  expect(asked(tasks({ network_mode: "awsvpc", ports: [{ containerPort: 3000 }] }, [1, 1], own))).toBe("yes");
});

it("tasks on servers leave by the groups of these", () => {
  const network = tasks(BRIDGE, [1, 1]);
  expect(ask(network, "aws_ecs_service.web", "10.0.0.5", 443)).toMatchObject({
    path: expect.arrayContaining([expect.objectContaining({ at: "aws_security_group.hosts" })]),
  });
});
