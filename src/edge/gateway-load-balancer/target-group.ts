/**
 * The appliances' target group (Elastic Load Balancing, "Target groups for your Gateway Load Balancers"). AWS cannot change
 * a group's target type, and deletes none that a listener uses: its name is a prefix, a new one comes before the old one
 * goes, and the listener moves in between.
 */

import { LbTargetGroup, type LbTargetGroupStickiness } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { resource } from "../../core/resources";
import { nameTag } from "../../network/tags";
import { checkedPath, checkTimes, timesBlock, timesFit } from "../elastic-load-balancing/health-checks";
import { naming } from "../elastic-load-balancing/name";
import { deregistrationDelay } from "../elastic-load-balancing/target-groups";
import { placement } from "./placement";

/** Elastic Load Balancing API Reference, ModifyTargetGroup, Matcher: with the protocol GENEVE the range is 200-399. */
const CODES = "[23][0-9]{2}(-[23][0-9]{2})?";

/** Elastic Load Balancing API Reference, CreateTargetGroup: the protocol of the group is GENEVE. */
const healthCheckShape = t.shape("GatewayHealthCheck", {
  protocol: t
    .oneOf("TCP", "HTTP", "HTTPS")
    .describe("How an appliance is asked; GENEVE itself cannot be.")
    .default("TCP"),
  port: t.integer({ min: 1, max: 65535 }).describe("The port that is asked.").default(80),
  path: checkedPath()
    .describe("The path that is asked for; with HTTP and HTTPS only. Default: /.")
    .optional(),
  matcher: t
    .pattern(`${CODES}(,${CODES})*`, 'status codes from 200 to 399, such as "200-399"', "200-399", [
      "2xx",
      "",
      "100",
      "404",
      "200-300-400",
      "200, 302",
    ])
    .describe("Status codes of a healthy appliance; with HTTP and HTTPS only. Default: 200-399.")
    .optional(),
  ...checkTimes({ who: "an appliance", interval: 10, healthy: 5, unhealthy: 2 }),
});

type HealthCheck = t.Infer<typeof healthCheckShape>;

const healthCheck = healthCheckShape
  .describe("How the appliances' health is found out.")
  .rule(timesFit([{ timeoutSeconds: 10 }, { intervalSeconds: 5 }]))
  .rule({
    test: ({ protocol, path, matcher }) =>
      x.or(x.ne(protocol, "TCP"), x.and(x.isNull(path), x.isNull(matcher))),
    got: ({ path, matcher }) => x.str`a TCP check of ${x.jsonEncode(path)} for ${x.jsonEncode(matcher)}`,
    allowed: "a path and a matcher with HTTP or HTTPS only",
    refused: [{ path: "/health" }, { matcher: "200" }],
  });

const groupShape = t.shape("GatewayTargetGroup", {
  targetType: t
    .oneOf("instance", "ip")
    .describe("What is registered: instances, or addresses. A change makes a new group.")
    .default("instance"),
  healthCheck: healthCheck.default({}),
  deregistrationDelaySeconds: deregistrationDelay()
    .describe("Seconds that a leaving appliance stays draining.")
    .default(300),
  flow: t
    .oneOf("5_tuple", "source_ip_dest_ip_proto", "source_ip_dest_ip")
    .describe(
      "What makes a flow, and so which packets reach one appliance: both addresses, both ports and the protocol; both addresses and the protocol; both addresses. A change needs existing flows drained (flow stickiness).",
    )
    .default("5_tuple"),
  failover: t
    .oneOf("rebalance", "no_rebalance")
    .describe(
      "What becomes of the flows of an appliance that leaves or is unhealthy: they move to a healthy one, or stay and are lost if it is gone (target_failover).",
    )
    .default("rebalance"),
});

const needs = [naming, placement] as const;
const inputs = {
  targetGroup: groupShape.describe("The appliances' target group: GENEVE on port 6081.").default({}),
};

type TargetGroupInputs = t.InputsOf<typeof inputs, typeof needs>;

export const group = t.concern({ needs, inputs });

/** RFC 8926. */
const GENEVE_PORT = 6081;

export function targetGroup(scope: Construct, inputs: TargetGroupInputs): LbTargetGroup {
  const { targetGroup: group, network, name } = inputs;
  return resource(scope, LbTargetGroup, "lb_target_group", {
    namePrefix: "appl-",
    vpcId: network.vpcId,
    targetType: group.targetType,
    protocol: "GENEVE",
    port: GENEVE_PORT,
    deregistrationDelay: x.str`${group.deregistrationDelaySeconds}`,
    // the two must be the same
    targetFailover: [{ onDeregistration: group.failover, onUnhealthy: group.failover }],
    stickiness: stickinessBlock(inputs),
    healthCheck: healthCheckBlock(group.healthCheck),
    tags: nameTag(inputs, x.str`${name}-appliances`),
    lifecycle: { createBeforeDestroy: true },
  });
}

/** The five-tuple is what AWS does without stickiness. */
function stickinessBlock({ targetGroup: { flow } }: TargetGroupInputs): Blocks<LbTargetGroupStickiness> {
  const sticky = x.itemWhere(flow, "flow", (type) => x.ne(type, "5_tuple"));
  return blocks(sticky, (type) => ({ enabled: true, type }));
}

function healthCheckBlock(check: Expr<HealthCheck>) {
  const asked = (given: Expr<string | null>, otherwise: string) =>
    x.when(x.eq(check.protocol, "TCP"), null, () => x.orElse(given, otherwise));
  return {
    enabled: true,
    protocol: check.protocol,
    port: x.str`${check.port}`,
    path: asked(check.path, "/"),
    matcher: asked(check.matcher, "200-399"),
    ...timesBlock(check),
  };
}
