/** prod's stacks: what their alarms watch, by dimensions that are there, and whom they tell. */
import { Testing } from "cdktf";
import { type Environment, prod, test as testing } from "../../src/environments";
import type { Architecture } from "../../src/environments/environment";
import { STACKS } from "../../src/stacks/architectures";
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

  it("has none of them elsewhere, and says where a region has no topic", () => {
    expect(alarmsOf(stackOf(architecture, testing))).toEqual([]);
    const untold = { ...prod, alarms: { topics: {} } };
    expect(() => new STACKS[architecture](Testing.app(), untold)).toThrow(
      `alarms.topics of the environment prod has no topic of ${region}`,
    );
  });
});

describe.each(["three-tier", "ec2-web"] as const)("the web ACL of %s", (architecture) => {
  const stack = stackOf(architecture, prod);
  const acl = only(stack, "aws_wafv2_web_acl").body;

  it("keeps out what AWS's rules know, and lets uploads pass", () => {
    expect(acl).toMatchObject({ scope: "REGIONAL", default_action: { allow: {} } });
    const rules = acl.rule as { name: string; override_action: object; statement: object }[];
    expect(rules.map(({ name }) => name)).toEqual([
      "AWSManagedRulesAmazonIpReputationList",
      "AWSManagedRulesKnownBadInputsRuleSet",
      "AWSManagedRulesCommonRuleSet",
    ]);
    for (const { override_action: override } of rules) expect(override).toEqual({ none: {} });
    expect(JSON.stringify(rules[2]?.statement)).toContain(
      '"rule_action_override":[{"action_to_use":{"count":{}},"name":"SizeRestrictions_BODY"}]',
    );
  });

  it("stands before the public load balancer, and logs without what signs clients in", () => {
    const association = only(stack, "aws_wafv2_web_acl_association").body;
    expect(association.resource_arn).toContain("aws_lb.load_balancer.arn");
    expect(association.web_acl_arn).toContain("aws_wafv2_web_acl.web_acl.arn");
    const logging = only(stack, "aws_wafv2_web_acl_logging_configuration").body;
    expect(String(logging.log_destination_configs)).toContain("aws_cloudwatch_log_group.web_acl_log.arn");
    expect(JSON.stringify(logging.redacted_fields)).toMatch(/authorization.*cookie/);
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
