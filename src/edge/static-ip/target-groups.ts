/** Target groups of tasks, with nlb-nginx. */
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
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
import {
  deregistrationDelay,
  type TargetGroups,
  targetGroupArguments,
  targetGroupPlan,
  targetPort,
  targetType,
} from "../elastic-load-balancing/target-groups";
import { placement } from "./placement";
import { isDirect, topology } from "./topology";

const CODES = "[2-4][0-9]{2}(-[2-4][0-9]{2})?";

export const matcher = () =>
  t.pattern(
    `${CODES}(,${CODES})*`,
    'status codes from 200 to 499 such as "200", "200-399" or "200,302"',
    "200",
    ["2xx", "", "500", "200-", "200, 302"],
  );

export const INTERVAL = 10;

export const intervalFits = timesFit([{ timeoutSeconds: 10 }, { intervalSeconds: 5 }]);

const healthCheckShape = t.shape("StaticIpHealthCheck", {
  protocol: t
    .oneOf("HTTP", "HTTPS", "TCP")
    .describe(
      "How a target is asked; TCP: whether it takes a connection. There is no check by UDP: a target of udp answers one of these as well.",
    )
    .default("HTTP"),
  path: checkedPath()
    .describe(
      "The path that HTTP and HTTPS ask for. Default: /healthz, which a service's nginx answers by itself; the path of its `readiness` asks the application too.",
    )
    .optional(),
  matcher: matcher().describe("Status codes of a healthy target. Default: 200.").optional(),
  port: checkedPort()
    .describe("The port that is asked: a number, or traffic-port for the one that connections go to.")
    .default("traffic-port"),
  ...checkTimes({ interval: INTERVAL }),
});

type StaticIpHealthCheck = t.Infer<typeof healthCheckShape>;

const healthCheck = healthCheckShape
  .describe("How the targets' health is found out.")
  .rule(intervalFits)
  .rule({
    test: ({ protocol, path: given, matcher: codes }) =>
      x.or(x.ne(protocol, "TCP"), x.and(x.isNull(given), x.isNull(codes))),
    got: () => "a check by TCP with a path or a matcher",
    allowed: "a path and a matcher with HTTP and HTTPS only",
    refused: [
      { protocol: "TCP", path: "/healthz" },
      { protocol: "TCP", matcher: "200" },
    ],
  });

const groupShape = t.shape("StaticIpTargetGroup", {
  port: targetPort(),
  protocol: t
    .oneOf("tcp", "udp", "tcp_udp")
    .describe(
      "What targets are spoken to by: tcp for listeners of tcp and tls, udp for those of udp, tcp_udp for those of tcp_udp, and of tcp or udp alone.",
    )
    .default("tcp"),
  targetType: targetType(),
  healthCheck: healthCheck.default({}),
  deregistrationDelaySeconds: deregistrationDelay()
    .describe("Seconds that a leaving target has to finish its connections.")
    .default(120),
  connectionTermination: t
    .flag(
      "Whether connections still open after that are ended (Network Load Balancers guide: Edit target group attributes).",
    )
    .default(true),
  terminateUnhealthy: t
    .flag("Whether connections of tcp to a target that turns unhealthy are ended at once.")
    .default(true),
  // not with TLS listeners that speak TLS to their targets, which are not made here (awsdocs/elb-network-load-balancers-user-guide#22)
  stickiness: t.flag("Whether a client's address stays with its target (source_ip).").default(false),
});

export type StaticIpTargetGroup = t.Infer<typeof groupShape>;

const EXAMPLE = { port: 8080 };

const targetGroup = groupShape
  .describe("Targets behind a port, replaced by a new group before the old one goes.")
  .rule({
    test: ({ connectionTermination, deregistrationDelaySeconds }) =>
      x.or(x.eq(connectionTermination, true), x.lt(0, deregistrationDelaySeconds)),
    got: () => "a deregistration delay of 0 seconds without connection_termination",
    allowed: "connection_termination where leaving targets have no time",
    refused: [{ port: 8080, deregistrationDelaySeconds: 0, connectionTermination: false }],
  })
  .example(EXAMPLE);

type GroupOf = Expr<StaticIpTargetGroup>;

export const groupHasUdp = ({ protocol }: GroupOf) => x.ne(protocol, "tcp");

export const groupHasTcp = ({ protocol }: GroupOf) => x.ne(protocol, "udp");

const groupIsTcp = ({ protocol }: GroupOf) => x.eq(protocol, "tcp");

const isHttpCheck = ({ protocol }: Expr<StaticIpHealthCheck>) => x.ne(protocol, "TCP");

const needs = [topology, placement] as const;
const inputs = {
  targetGroups: t
    .keyed(targetGroup, "group")
    .naming("TargetGroup")
    .describe("Target groups of nlb-nginx by names of your choice: tasks register with them.")
    .default({}),
  clientAddress: t
    .oneOf("preserved", "proxy_protocol")
    .describe(
      "How targets of nlb-nginx learn the client's address. preserved: connections come from it (client IP preservation); proxy_protocol: a header of proxy protocol version 2 begins each connection, health checks too. The output `static_ip` hands the choice on, so that both sides agree.",
    )
    .default("preserved"),
};

type TargetGroupsInputs = t.InputsOf<typeof inputs, typeof needs>;

export const groups = t.concern({ needs, inputs });

const IN_CAPITALS = { tcp: "TCP", tls: "TLS", udp: "UDP", tcp_udp: "TCP_UDP" };

/** A protocol as Elastic Load Balancing writes it. */
export const inCapitals = (protocol: Expr<string>): Expr<string> => x.get(x.mapping(IN_CAPITALS), protocol);

export function targetGroups(scope: Construct, inputs: TargetGroupsInputs): TargetGroups {
  const checks = healthChecks(scope, inputs);
  const plans = local(
    scope,
    "target_groups",
    x.mapFrom(inputs.targetGroups, ["key", "group"], (key, group) => ({
      key,
      value: groupPlan(inputs, key, { group, check: x.get(checks, key) }),
      when: isDirect(inputs),
    })),
  );
  return forEach(scope, LbTargetGroup, "lb_target_group", plans, ({ value: plan }) => ({
    ...targetGroupArguments(inputs.network.vpcId, plan),
    // both explicit: what AWS takes without a word depends on the target type
    preserveClientIp: x.choose(plan.proxyProtocol, "false", "true"),
    proxyProtocolV2: plan.proxyProtocol,
    connectionTermination: plan.connectionTermination,
    stickiness: { enabled: plan.stickiness, type: "source_ip" },
    targetHealthState: blocks(
      x.itemWhereSet(plan.terminateUnhealthy, "item"),
      (enableUnhealthyConnectionTermination) => ({ enableUnhealthyConnectionTermination }),
      "ends",
    ),
  }));
}

/**
 * Connections of a target that turned unhealthy are ended for TCP alone (hashicorp/aws, aws_lb_target_group:
 * target_health_state); the client's address is kept with UDP, which nobody can turn off, and needs no header (Network Load
 * Balancers guide, "Edit target group attributes": client IP preservation).
 */
function groupPlan(
  inputs: TargetGroupsInputs,
  key: Expr<string>,
  { group, check }: { readonly group: Expr<StaticIpTargetGroup>; readonly check: Expr<HealthCheckPlan> },
) {
  return x.object({
    ...targetGroupPlan(inputs, key, group),
    protocol: inCapitals(group.protocol),
    proxyProtocol: x.and(x.eq(inputs.clientAddress, "proxy_protocol"), groupIsTcp(group)),
    connectionTermination: group.connectionTermination,
    terminateUnhealthy: x.when(groupIsTcp(group), group.terminateUnhealthy),
    stickiness: group.stickiness,
    healthCheck: check,
  });
}

/** Health checks by the groups' keys. */
const healthChecks = (scope: Construct, { targetGroups: all }: TargetGroupsInputs) =>
  local(
    scope,
    "health_checks",
    x.mapFrom(all, ["key", "group"], (_, { healthCheck }) => checkPlan(healthCheck)),
  );

function checkPlan(check: Expr<StaticIpHealthCheck>): Expr<HealthCheckPlan> {
  const ofHttp = (given: Expr<string | null>, otherwise: string) =>
    x.when(isHttpCheck(check), () => x.orElse(given, otherwise));
  return healthCheckPlan(check, {
    protocol: check.protocol,
    path: ofHttp(check.path, "/healthz"),
    matcher: ofHttp(check.matcher, "200"),
  });
}
