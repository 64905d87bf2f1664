/** Every block, and every part of one that only some want, is used by a stack: in an environment as it is shipped, or by a choice of it. */
import { Testing } from "cdktf";
import { blocks } from "../../src/blocks";
import { dev, type Environment, prod, test as testing } from "../../src/environments";
import type { Architecture } from "../../src/environments/environment";
import { STACKS } from "../../src/stacks/architectures";

const SHIPPED = { dev, test: testing, prod } as const;

/** Choices that no shipped environment makes. */
const CHOSEN: Readonly<Record<string, Environment>> = {
  inspection: {
    ...dev,
    inspection: { appliances: { cidr: "10.36.0.0/16", addresses: { first: "10.36.0.10" } } },
  },
  vpn: { ...prod, threeTier: { ...prod.threeTier, vpn: { amazonSideAsn: 64512 } } },
  workers: { ...testing, threeTier: { ...testing.threeTier, ipv6Workers: true } },
  trial: { ...testing, site: { ...testing.site, trial: { instanceTypes: ["t3a.small"], percent: 10 } } },
  archive: { ...prod, flowLogsBucket: "arn:aws:s3:::archive" },
  consumers: { ...dev, consumers: { partner: "arn:aws:iam::210987654321:root" } },
  "nlb-alb": { ...prod, web: { ...prod.web, topology: "nlb-alb" } },
  "global-accelerator": { ...prod, web: { ...prod.web, topology: "global-accelerator" } },
};

const ENVIRONMENTS: Readonly<Record<string, Environment>> = { ...SHIPPED, ...CHOSEN };

type Row = readonly [part: string, type: string, stack: Architecture, environment: string, holds: RegExp];

/** What the resource holds, where the type alone does not say it. */
const PARTS: readonly Row[] = [
  ["network ACLs of its own", "aws_network_acl", "three-tier", "prod", /"from_port":32768/],
  ["DHCP options", "aws_vpc_dhcp_options", "three-tier", "prod", /./],
  ["peering", "aws_vpc_peering_connection", "three-tier", "prod", /./],
  ["egress-only gateway", "aws_egress_only_internet_gateway", "three-tier", "test", /./],
  ["dual-stack load balancer", "aws_lb", "three-tier", "test", /"ip_address_type":"dualstack"/],
  ["a tier of IPv6 alone", "aws_subnet", "three-tier", "workers", /"ipv6_native":"\$\{each\.value/],
  ["NAT64", "aws_route", "three-tier", "workers", /64:ff9b::\/96/],
  ["VPN gateway", "aws_vpn_gateway", "three-tier", "vpn", /./],
  ["routes that a VPN gateway learns", "aws_vpn_gateway_route_propagation", "three-tier", "vpn", /./],
  ["Gateway Load Balancer", "aws_lb", "three-tier", "inspection", /"load_balancer_type":"gateway"/],
  ["endpoint service", "aws_vpc_endpoint_service", "three-tier", "inspection", /./],
  [
    "Gateway Load Balancer endpoints",
    "aws_vpc_endpoint",
    "three-tier",
    "inspection",
    /"GatewayLoadBalancer"/,
  ],
  ["schedules of a fleet", "aws_autoscaling_schedule", "three-tier", "test", /./],
  ["schedules of a fleet", "aws_autoscaling_schedule", "ec2-web", "test", /./],
  ["rules by host", "aws_lb_listener_rule", "ec2-web", "prod", /"host_header":\["www.site.example"\]/],
  ["rules by path", "aws_lb_listener_rule", "ec2-web", "prod", /"path_pattern":\["\/healthz"\]/],
  ["weights", "aws_lb_listener_rule", "ec2-web", "trial", /"target_groups":\{"trial":10,"web":90\}/],
  ["stickiness between weights", "aws_lb_listener_rule", "ec2-web", "trial", /"stickiness_seconds":3600/],
  ["schedules of tasks", "aws_appautoscaling_scheduled_action", "private-ecs", "test", /"Asia\/Seoul"/],
  ["schedules of tasks", "aws_appautoscaling_scheduled_action", "static-ip-web", "test", /"Asia\/Seoul"/],
  ["an endpoint service of an application's", "aws_vpc_endpoint_service", "private-ecs", "consumers", /./],
  ["a load balancer as a target", "aws_lb_target_group_attachment", "private-ecs", "consumers", /./],
  ["files of flow logs", "aws_flow_log", "three-tier", "archive", /"file_format":"parquet"/],
  ["partitions of flow logs", "aws_flow_log", "app-runner", "archive", /"per_hour_partition":true/],
  ["stickiness", "aws_lb_target_group", "ec2-web", "test", /"duration_seconds":3600/],
  ["a Network Load Balancer before another", "aws_lb_target_group", "static-ip-web", "nlb-alb", /"alb"/],
  ["Global Accelerator", "aws_globalaccelerator_accelerator", "static-ip-web", "global-accelerator", /./],
  ["alarms", "aws_cloudwatch_metric_alarm", "three-tier", "prod", /HTTPCode_Target_5XX_Count/],
  ["an image of one's own", "aws_imagebuilder_image_pipeline", "three-tier", "prod", /./],
];

interface Made {
  readonly resources: Readonly<Record<string, unknown>>;
  readonly constructs: ReadonlySet<string>;
}

const made = new Map<string, Made>();

function madeOf(architecture: Architecture, environment: string): Made {
  const name = `${architecture} in ${environment}`;
  const known = made.get(name);
  if (known) return known;
  const stack = new STACKS[architecture](Testing.app(), ENVIRONMENTS[environment] as Environment);
  const { resource } = JSON.parse(Testing.synth(stack, true)) as { resource: Record<string, unknown> };
  const constructs = new Set(stack.node.findAll().map((construct) => construct.constructor.name));
  made.set(name, { resources: resource, constructs });
  return { resources: resource, constructs };
}

it.each(PARTS)("%s: %s in %s, %s", (_, type, architecture, environment, holds) => {
  const { resources } = madeOf(architecture, environment);
  expect(Object.keys(resources)).toContain(type);
  expect(JSON.stringify(resources[type])).toMatch(holds);
});

it.each(blocks.map(({ path, constructName }) => ({ path, constructName })))(
  "$path is used",
  ({ constructName }) => {
    const stacks = Object.keys(STACKS) as Architecture[];
    const used = stacks.flatMap((architecture) =>
      Object.keys(ENVIRONMENTS).filter((environment) =>
        madeOf(architecture, environment).constructs.has(constructName),
      ),
    );
    expect(used).not.toEqual([]);
  },
);
