/** What target groups of all load balancers have in common (Elastic Load Balancing API Reference: CreateTargetGroup). */
import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup, type LbTargetGroupConfig } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import type { Construct } from "constructs";
import type { Arguments } from "../core/arguments";
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { forEach, type Instances } from "../core/resources";
import type { Tags } from "../network/tags";

export const TRAFFIC_PORT = "traffic-port";

export const checkedPath = () =>
  t.text().rule({
    test: (path) => x.and(x.le(x.textLength(path), 1024), x.matches("^/[!-~]*$", path)),
    got: (path) => x.str`a path of ${x.textLength(path)} characters, ${x.shownText(path)}`,
    allowed: "up to 1024 visible ASCII characters, beginning with a slash",
    refused: ["healthz", "", "/two words", `/${"x".repeat(1024)}`],
  });

/** A text, since it may be a word. Whether a number is a port is a rule of its own. */
export const checkedPort = () =>
  t.pattern(`${TRAFFIC_PORT}|[1-9][0-9]{0,4}`, 'a port, or "traffic-port"', TRAFFIC_PORT, [
    "http",
    "0",
    "-1",
    "",
  ]);

export const isPort = (port: Expr<string>): Expr<boolean> =>
  x.matches("^(traffic-port|[1-5]?[0-9]{1,4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$", port);

export const PORT_RANGE = "a port from 1 to 65535";

export const checkTimes = (intervalSeconds: number) => ({
  intervalSeconds: t
    .duration("seconds", { min: 5, max: 300 })
    .describe("Seconds between two checks of a target.")
    .default(intervalSeconds),
  timeoutSeconds: t
    .duration("seconds", { min: 2, max: 120 })
    .describe("Seconds after which a check has failed.")
    .default(5),
  healthyThreshold: t
    .integer({ min: 2, max: 10 }, "checks")
    .describe("Checks in a row that make a target healthy.")
    .default(3),
  unhealthyThreshold: t
    .integer({ min: 2, max: 10 }, "checks")
    .describe("Failed checks in a row that make a target unhealthy.")
    .default(3),
});

export interface Times {
  readonly timeoutSeconds: Expr<number>;
  readonly intervalSeconds: Expr<number>;
}

/** A check ends before the next begins; `refused` are samples that do not. */
export const timesFit = (refused: [object, ...object[]]) => ({
  test: (check: Times) => x.lt(check.timeoutSeconds, check.intervalSeconds),
  got: (check: Times) =>
    x.str`a check every ${check.intervalSeconds} seconds that may take ${check.timeoutSeconds} seconds`,
  allowed: "a timeout_seconds below the interval_seconds",
  refused,
});

export const targetPort = () =>
  t.integer({ min: 1, max: 65535 }).describe("The port of targets that do not name one themselves.");

export const targetType = () =>
  t
    .oneOf("ip", "instance")
    .describe("What is registered: addresses, as ECS tasks in awsvpc mode are, or instances.")
    .default("ip");

/** AWS allows six characters, no hyphen twice; the rest of the name is the provider's. */
export const prefixOf = (key: Expr<string>): Expr<string> =>
  x.str`${x.substr(x.replace(key, "-", ""), 0, 5)}-`;

/** A health check as its group needs it; what its protocol has no use for is null. */
export interface HealthCheckPlan {
  readonly protocol: string;
  readonly path: string | null;
  readonly matcher: string | null;
  readonly port: string;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
}

export const healthCheckBlock = (check: Expr<HealthCheckPlan>) => ({
  enabled: true,
  path: check.path,
  port: check.port,
  protocol: check.protocol,
  matcher: check.matcher,
  ...timesBlock(check),
});

type CheckTimes = Pick<
  HealthCheckPlan,
  "intervalSeconds" | "timeoutSeconds" | "healthyThreshold" | "unhealthyThreshold"
>;

export const timesBlock = (check: Expr<CheckTimes>) => ({
  interval: check.intervalSeconds,
  timeout: check.timeoutSeconds,
  healthyThreshold: check.healthyThreshold,
  unhealthyThreshold: check.unhealthyThreshold,
});

/** What a target group for an Application Load Balancer is made from. */
export interface AlbGroupPlan {
  readonly namePrefix: string;
  readonly port: number;
  readonly tags: Tags;
}

interface AlbGroups {
  /** The end of the resources' names. */
  readonly name: string;
  readonly plans: Expr<Record<string, AlbGroupPlan>>;
  readonly vpcId: Expr<string>;
  readonly healthCheck: (plan: Expr<AlbGroupPlan>) => Arguments<LbTargetGroupConfig>["healthCheck"];
  readonly loadBalancerArn: Expr<string>;
  /** AWS registers a load balancer only at a port that it listens on. */
  readonly listeners?: readonly LbListener[];
}

/** Network Load Balancers guide, "Use an Application Load Balancer as a target of a Network Load Balancer". */
export function albTargetGroups(
  scope: Construct,
  { name, plans, vpcId, healthCheck, loadBalancerArn, listeners }: AlbGroups,
): Instances<AlbGroupPlan, LbTargetGroup> {
  const groups = forEach(scope, LbTargetGroup, `lb_target_group_${name}`, plans, ({ value: plan }) => ({
    namePrefix: plan.namePrefix,
    vpcId,
    targetType: "alb",
    port: plan.port,
    protocol: "TCP",
    healthCheck: healthCheck(plan),
    tags: plan.tags,
    lifecycle: { createBeforeDestroy: true },
  }));
  forEach(
    scope,
    LbTargetGroupAttachment,
    `lb_target_group_attachment_${name}`,
    plans,
    ({ key, value: plan }) => ({
      targetGroupArn: groups.at(key, "arn"),
      targetId: loadBalancerArn,
      port: plan.port,
      ...(listeners ? { dependsOn: [...listeners] } : {}),
    }),
  );
  return groups;
}
