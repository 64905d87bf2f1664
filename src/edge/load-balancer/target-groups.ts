/**
 * Target groups. AWS cannot change a group's port or protocol, only replace it; and it deletes none that a listener
 * uses. So their names are prefixes, a new one comes before the old one goes, and listeners move in between.
 */
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach } from "../../core/resources";
import { local } from "../../core/stack/local";
import {
  checkedPath,
  checkedPort,
  checkTimes,
  type HealthCheckPlan,
  healthCheckPlan,
  timesFit,
} from "../elastic-load-balancing/health-checks";
import { naming } from "../elastic-load-balancing/name";
import {
  deregistrationDelay,
  type TargetGroups,
  targetGroupArguments,
  targetGroupPlan,
  targetPort,
  targetType,
} from "../elastic-load-balancing/target-groups";
import { isDualStack, placement } from "./placement";

const healthCheckShape = t.shape("LbHealthCheck", {
  path: checkedPath()
    .describe("The path that is asked for; with GRPC a method, such as /grpc.health.v1.Health/Check.")
    .default("/"),
  port: checkedPort()
    .describe("The port that is asked: a number, or traffic-port for the one that requests go to.")
    .default("traffic-port"),
  protocol: t
    .oneOf("HTTP", "HTTPS")
    .describe("The protocol of the check; default: that of the requests.")
    .optional(),
  matcher: t
    .pattern(
      "[0-9]{1,3}(-[0-9]{1,3})?(,[0-9]{1,3}(-[0-9]{1,3})?)*",
      'status codes such as "200", "200-299" or "200,302"',
      "200",
      ["2xx", "", "200-", "200, 302"],
    )
    .describe("Status codes of a healthy target; default: 200, and with GRPC 12, which says unimplemented.")
    .optional(),
  ...checkTimes({ interval: 30 }),
});

type HealthCheck = t.Infer<typeof healthCheckShape>;

export const healthCheck = healthCheckShape
  .describe("How the targets' health is found out.")
  .rule(timesFit([{ timeoutSeconds: 30 }, { intervalSeconds: 10, timeoutSeconds: 12 }]));

const stickiness = t
  .shape("LbTargetStickiness", {
    enabled: t.flag("Whether sessions are sticky.").default(false),
    type: t
      .oneOf("lb_cookie", "app_cookie")
      .describe("Whether the load balancer makes the cookie or follows the application's.")
      .default("lb_cookie"),
    cookieName: t
      .pattern("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}", "1 to 256 characters of a cookie's name", "SESSION", [
        "",
        "a b",
        "a=b",
        "a;b",
      ])
      .describe("The application's cookie; with app_cookie only.")
      .optional(),
    durationSeconds: t
      .duration("seconds", { min: 1, max: 604800 })
      .describe("Seconds that a client stays with its target.")
      .default(86400),
  })
  .rule(t.goesWith("cookieName", "type", "app_cookie"))
  .rule({
    test: ({ cookieName }) => x.not(x.matches("^AWSALB", cookieName)),
    got: ({ cookieName }) => x.str`a cookie of the name ${x.jsonEncode(cookieName)}`,
    allowed: "a name that does not begin with AWSALB, which the load balancer keeps for its own cookies",
    refused: [{ type: "app_cookie", cookieName: "AWSALBAPP-0" }],
  })
  .describe("Sticky sessions: a client's requests go to one target (Application Load Balancers guide).");

const groupShape = t.shape("LbTargetGroup", {
  targetType: targetType(),
  port: targetPort(),
  protocol: t
    .oneOf("HTTP", "HTTPS")
    .describe("The protocol towards the targets. Targets' certificates are not validated.")
    .default("HTTP"),
  protocolVersion: t
    .oneOf("HTTP1", "HTTP2", "GRPC")
    .describe("The version towards the targets; HTTP2 and GRPC behind HTTPS listeners only.")
    .default("HTTP1"),
  ipAddressType: t.oneOf("ipv4", "ipv6").describe("The targets' addresses.").default("ipv4"),
  healthCheck: healthCheck.default({}),
  deregistrationDelaySeconds: deregistrationDelay()
    .describe("Seconds that a leaving target has to finish its requests.")
    .default(300),
  slowStartSeconds: t
    .duration("seconds", { min: 0, max: 900 })
    .describe("Seconds in which a new target's share grows to the full: 30 to 900, or 0 for at once.")
    .default(0),
  algorithm: t
    .oneOf("round_robin", "least_outstanding_requests", "weighted_random")
    .describe("How a target is chosen (load_balancing_algorithm_type).")
    .default("round_robin"),
  anomalyMitigation: t
    .flag("Whether targets that answer unusually get less; with weighted_random only.")
    .default(false),
  stickiness: stickiness.default({}),
});

type TargetGroup = t.Infer<typeof groupShape>;

type GroupOf = Expr<TargetGroup>;

const EXAMPLE = { port: 8080 };

const sample = (changes: object) => ({ ...EXAMPLE, ...changes });

const isGrpc = ({ protocolVersion }: GroupOf) => x.eq(protocolVersion, "GRPC");

const slowStart: t.Rule<TargetGroup> = {
  test: ({ slowStartSeconds }) => x.or(x.eq(slowStartSeconds, 0), x.le(30, slowStartSeconds)),
  got: ({ slowStartSeconds }) => x.str`a slow start of ${slowStartSeconds} seconds`,
  allowed: "slow_start_seconds of 0, or from 30 to 900",
  refused: [sample({ slowStartSeconds: 1 }), sample({ slowStartSeconds: 29 })],
};

/** Application Load Balancers guide, "Edit target group attributes": slow start. */
const slowStartAlgorithm: t.Rule<TargetGroup> = {
  test: ({ slowStartSeconds, algorithm }) => x.or(x.eq(slowStartSeconds, 0), x.eq(algorithm, "round_robin")),
  got: ({ algorithm }) => x.str`a slow start with ${algorithm}`,
  allowed: "a slow start with round_robin only",
  refused: [
    sample({ slowStartSeconds: 30, algorithm: "least_outstanding_requests" }),
    sample({ slowStartSeconds: 30, algorithm: "weighted_random" }),
  ],
};

const mitigation: t.Rule<TargetGroup> = {
  test: ({ anomalyMitigation, algorithm }) =>
    x.or(x.not(anomalyMitigation), x.eq(algorithm, "weighted_random")),
  got: ({ algorithm }) => x.str`anomaly mitigation with ${algorithm}`,
  allowed: "anomaly_mitigation with weighted_random only",
  refused: [
    sample({ anomalyMitigation: true }),
    sample({ anomalyMitigation: true, algorithm: "least_outstanding_requests" }),
  ],
};

const codes: t.Rule<TargetGroup> = {
  test: (group) =>
    x.isNullOr(group.healthCheck.matcher, (matcher) =>
      x.when(
        isGrpc(group),
        () => x.matches("^[0-9]{1,2}([-,][0-9]{1,2})*$", matcher),
        () => x.matches("^[234][0-9]{2}([-,][234][0-9]{2})*$", matcher),
      ),
    ),
  got: ({ protocolVersion, healthCheck: { matcher } }) =>
    x.str`a ${protocolVersion} group whose healthy codes are ${x.jsonEncode(matcher)}`,
  allowed: "codes from 200 to 499, and with GRPC from 0 to 99",
  refused: [
    sample({ healthCheck: { matcher: "500" } }),
    sample({ healthCheck: { matcher: "12" } }),
    sample({ protocolVersion: "GRPC", healthCheck: { matcher: "200" } }),
  ],
};

/** An instance is reached by its primary IPv6 address; AWS lets only some register. */
const instanceAddresses: t.Rule<TargetGroup> = {
  test: ({ ipAddressType, targetType }) => x.or(x.ne(ipAddressType, "ipv6"), x.eq(targetType, "ip")),
  got: ({ targetType }) => x.str`a group of the type ${targetType} with IPv6 addresses`,
  allowed: "ip_address_type ipv6 with the target_type ip",
  refused: [sample({ targetType: "instance", ipAddressType: "ipv6" })],
};

const targetGroup = groupShape
  .rules(slowStart, slowStartAlgorithm, mitigation, codes, instanceAddresses)
  .describe("A target group, replaced by a new one before the old one goes.")
  .example(EXAMPLE);

const needs = [naming, placement] as const;
const inputs = {
  targetGroups: t
    .keyed(targetGroup, "group")
    .naming("TargetGroup")
    .describe("Target groups by names of your choice.")
    .default({}),
};

type TargetGroupsInputs = t.InputsOf<typeof inputs, typeof needs>;

const ipv6Groups = ({ targetGroups }: TargetGroupsInputs): Expr<string[]> =>
  x.keysWhere(targetGroups, ["key", "group"], (_, { ipAddressType }) => x.eq(ipAddressType, "ipv6"));

export const groups = t.concern({
  needs,
  inputs,
  rules: [
    /** Application Load Balancers guide, "Target group IP address type". */
    {
      on: "targetGroups",
      test: (inputs) => x.or(isDualStack(inputs), x.isEmpty(ipv6Groups(inputs))),
      message: (inputs, spell) =>
        x.str`${spell("targetGroups")} has ${x.shownTexts(ipv6Groups(inputs))} with IPv6 addresses, but ${spell("ipAddressType")} is "ipv4"; allowed: IPv6 targets of a dualstack load balancer.`,
      refused: [{ targetGroups: { app: { port: 8080, ipAddressType: "ipv6" } } }],
    },
  ],
});

export function targetGroups(scope: Construct, inputs: TargetGroupsInputs): TargetGroups {
  const checks = healthChecks(scope, inputs);
  const plans = local(
    scope,
    "target_groups",
    x.mapFrom(inputs.targetGroups, ["key", "group"], (key, group) =>
      groupPlan(inputs, key, group, x.get(checks, key)),
    ),
  );
  return forEach(scope, LbTargetGroup, "lb_target_group", plans, ({ value: plan }) => ({
    ...targetGroupArguments(inputs.network.vpcId, plan),
    protocolVersion: plan.protocolVersion,
    ipAddressType: plan.ipAddressType,
    slowStart: plan.slowStart,
    loadBalancingAlgorithmType: plan.algorithm,
    loadBalancingAnomalyMitigation: plan.anomalyMitigation,
    stickiness: {
      enabled: plan.stickiness.enabled,
      type: plan.stickiness.type,
      cookieName: plan.stickiness.cookieName,
      cookieDuration: plan.stickiness.durationSeconds,
    },
  }));
}

/** Health checks by the groups' keys. */
function healthChecks(scope: Construct, { targetGroups: all }: TargetGroupsInputs) {
  const matcher = (group: Expr<TargetGroup>) => x.choose(x.eq(group.protocolVersion, "GRPC"), "12", "200");
  return local(
    scope,
    "health_checks",
    x.mapFrom(all, ["key", "group"], (_, group) =>
      checkPlan(
        group.healthCheck,
        () => group.protocol,
        () => matcher(group),
      ),
    ),
  );
}

/** By default a check speaks as requests do, and asks for the path that is given. */
export const checkPlan = (
  check: Expr<HealthCheck>,
  protocol: () => Expr<string>,
  matcher: () => Expr<string>,
) =>
  healthCheckPlan(check, {
    protocol: x.orElse(check.protocol, protocol),
    path: check.path,
    matcher: x.orElse(check.matcher, matcher),
  });

function groupPlan(
  inputs: TargetGroupsInputs,
  key: Expr<string>,
  group: Expr<TargetGroup>,
  check: Expr<HealthCheckPlan>,
) {
  return x.object({
    ...targetGroupPlan(inputs, key, group),
    protocol: group.protocol,
    protocolVersion: group.protocolVersion,
    ipAddressType: group.ipAddressType,
    slowStart: group.slowStartSeconds,
    algorithm: group.algorithm,
    anomalyMitigation: x.when(x.eq(group.algorithm, "weighted_random"), () =>
      x.choose(group.anomalyMitigation, "on", "off"),
    ),
    stickiness: group.stickiness,
    healthCheck: check,
  });
}
