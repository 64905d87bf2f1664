/**
 * prod's stacks: what their alarms watch, by dimensions that are there, and whom they tell; and that what is not as AWS's
 * Foundational Security Best Practices have it is written down.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import { STACKS } from "../../main";
import { type Environment, prod, test as testing } from "../../src/environments";
import type { Architecture } from "../../src/environments/environment";
import { evaluateStack, type Instance } from "../support/evaluated-stack";
import { all, only } from "../support/stack-instances";

const stackOf = (architecture: Architecture, environment: Environment): Instance[] =>
  evaluateStack(Testing.synth(new STACKS[architecture](Testing.app(), environment), true), [
    "aws_route53_record",
  ]);

/** Alarms that scale fleets tell nobody. */
const alarmsOf = (stack: readonly Instance[]) =>
  all(stack, "aws_cloudwatch_metric_alarm").map(({ body }) => body);

/** The dimensions that each metric is published with: Amazon CloudWatch metrics of the service, each its own page. */
const DIMENSIONS: Readonly<Record<string, readonly string[]>> = {
  "AWS/ApplicationELB UnHealthyHostCount": ["LoadBalancer", "TargetGroup"],
  "AWS/ApplicationELB HTTPCode_ELB_5XX_Count": ["LoadBalancer"],
  "AWS/ApplicationELB HTTPCode_Target_5XX_Count": ["LoadBalancer"],
  "AWS/NetworkELB UnHealthyHostCount": ["LoadBalancer", "TargetGroup"],
  "ECS/ContainerInsights RunningTaskCount": ["ClusterName", "ServiceName"],
  "AWS/ECS CPUUtilization": ["ClusterName", "ServiceName"],
  "AWS/EC2 CPUUtilization": ["AutoScalingGroupName"],
  "AWS/RDS CPUUtilization": ["DBInstanceIdentifier"],
  "AWS/RDS FreeStorageSpace": ["DBInstanceIdentifier"],
  "AWS/AppRunner 5xxStatusResponses": ["ServiceID", "ServiceName"],
  "AWS/AppRunner CPUUtilization": ["ServiceID", "ServiceName"],
};

const BALANCED = [
  "AWS/ApplicationELB HTTPCode_ELB_5XX_Count",
  "AWS/ApplicationELB HTTPCode_Target_5XX_Count",
  "AWS/ApplicationELB UnHealthyHostCount",
];
const DATABASE = ["AWS/RDS CPUUtilization", "AWS/RDS FreeStorageSpace"];
const TASKS = ["AWS/ECS CPUUtilization", "ECS/ContainerInsights RunningTaskCount"];

const WATCHED: Readonly<Record<Architecture, readonly string[]>> = {
  "three-tier": [...BALANCED, "AWS/EC2 CPUUtilization", ...DATABASE],
  "ec2-web": [...BALANCED, "AWS/EC2 CPUUtilization", ...DATABASE],
  "private-ecs": [...BALANCED, ...TASKS],
  "static-ip-web": ["AWS/NetworkELB UnHealthyHostCount", ...TASKS],
  "app-runner": [
    // of both services
    ...["AWS/AppRunner 5xxStatusResponses", "AWS/AppRunner 5xxStatusResponses"],
    ...["AWS/AppRunner CPUUtilization", "AWS/AppRunner CPUUtilization"],
    ...DATABASE,
  ],
};

/** Whether a rule of a network ACL is about the port: all protocols (-1) have every one. */
const admits = ({ protocol, from_port: from, to_port: to }: Instance["body"], port: number): boolean =>
  String(protocol) === "-1" || (String(protocol) === "6" && Number(from) <= port && port <= Number(to));

/** What a stack has that fails the control: AWS Security Hub User Guide, "Control reference". */
const CONTROLS: Readonly<Record<string, (stack: readonly Instance[]) => readonly unknown[]>> = {
  "EC2.21": (stack) =>
    all(stack, "aws_network_acl_rule").filter(
      ({ body }) =>
        body.egress === false &&
        body.rule_action === "allow" &&
        ["0.0.0.0/0", "::/0"].includes(String(body.cidr_block ?? body.ipv6_cidr_block)) &&
        [22, 3389].some((port) => admits(body, port)),
    ),
  "ELB.1": (stack) =>
    // actions of `dynamic` blocks are not in the body: those of the stacks forward
    all(stack, "aws_lb_listener").filter(
      ({ body }) =>
        body.protocol === "HTTP" && !JSON.stringify(body.default_action ?? []).includes('"redirect"'),
    ),
  "ELB.6": (stack) => all(stack, "aws_lb").filter(({ body }) => body.enable_deletion_protection !== true),
  "AutoScaling.1": (stack) =>
    all(stack, "aws_lb").length === 0
      ? []
      : all(stack, "aws_autoscaling_group").filter(({ body }) => body.health_check_type !== "ELB"),
  "RDS.5": (stack) => all(stack, "aws_db_instance").filter(({ body }) => body.multi_az !== true),
  "RDS.6": (stack) =>
    all(stack, "aws_db_instance").filter(({ body }) => !(Number(body.monitoring_interval) > 0)),
  "RDS.8": (stack) => all(stack, "aws_db_instance").filter(({ body }) => body.deletion_protection !== true),
  "RDS.11": (stack) =>
    all(stack, "aws_db_instance").filter(({ body }) => !(Number(body.backup_retention_period) >= 7)),
  "RDS.23": (stack) => all(stack, "aws_db_instance").filter(({ body }) => Number(body.port ?? 5432) === 5432),
  "S3.9": (stack) => (all(stack, "aws_s3_bucket_logging").length === 0 ? all(stack, "aws_s3_bucket") : []),
  "SecretsManager.1": (stack) =>
    all(stack, "aws_secretsmanager_secret_rotation").length === 0
      ? all(stack, "aws_secretsmanager_secret")
      : [],
};

/** The rows of docs/architecture.md: control, stacks, reason. */
const WRITTEN = Object.fromEntries(
  readFileSync(join(__dirname, "../../docs/architecture.md"), "utf8")
    .split("\n")
    .flatMap((line) => {
      const [, control, stacks = ""] = /^\| (\w+\.\d+) +\| ([^|]+)\|/.exec(line) ?? [];
      return control ? [[control, [...stacks.matchAll(/`([\w-]+)`/g)].map(([, name]) => name)] as const] : [];
    }),
);

describe.each(Object.keys(STACKS) as Architecture[])("%s", (architecture) => {
  const stack = stackOf(architecture, prod);
  const alarms = alarmsOf(stack);
  const region = architecture === "app-runner" ? prod.appRunner.region : prod.region;

  it("is watched in prod", () => {
    const metrics = alarms.map(({ namespace, metric_name: metric }) => `${namespace} ${metric}`);
    expect(metrics.sort()).toEqual([...WATCHED[architecture]].sort());
  });

  it("tells the region's topic of trouble and of its end", () => {
    const topic = [prod.alarms?.topics[region]];
    for (const { alarm_actions: trouble, ok_actions: end } of alarms)
      expect({ trouble, end }).toEqual({ trouble: topic, end: topic });
  });

  it("asks for metrics by the dimensions that they have, of what the stack makes", () => {
    for (const { namespace, metric_name: metric, dimensions } of alarms) {
      expect(Object.keys(dimensions as object).sort()).toEqual(DIMENSIONS[`${namespace} ${metric}`]);
      for (const value of Object.values(dimensions as Record<string, string>)) expect(value).toMatch(/\S/);
    }
  });

  it("has its exceptions to AWS's best practices written down, and no others", () => {
    const failed = Object.keys(CONTROLS).filter((control) => (CONTROLS[control]?.(stack) ?? []).length > 0);
    const written = Object.keys(WRITTEN).filter((control) => WRITTEN[control]?.includes(architecture));
    expect(failed.sort()).toEqual(written.sort());
  });

  it("has none of them elsewhere, and says where a region has no topic", () => {
    expect(alarmsOf(stackOf(architecture, testing))).toEqual([]);
    const untold = { ...prod, alarms: { topics: {} } };
    expect(() => new STACKS[architecture](Testing.app(), untold)).toThrow(
      `alarms.topics of the environment prod has no topic of ${region}`,
    );
  });
});

it("the application's errors roll a deployment of ec2-web back", () => {
  const stack = stackOf("ec2-web", prod);
  const group = only(stack, "aws_codedeploy_deployment_group").body;
  const errors = only(stack, "aws_cloudwatch_metric_alarm", "alarm_errors").body;
  expect(errors.metric_name).toBe("HTTPCode_Target_5XX_Count");
  expect(JSON.stringify(group.alarm_configuration)).toContain("alarm_errors");
  expect(JSON.stringify(group.auto_rollback_configuration)).toContain("DEPLOYMENT_STOP_ON_ALARM");
});
