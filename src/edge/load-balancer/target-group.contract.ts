/** One target group, and the rules for its inputs. */
import { duration, flag, type Infer, integer, oneOf, pattern, type Rule, shape } from "../../core/contract";
import {
  type Expr,
  eq,
  isNull,
  isSet,
  jsonEncode,
  le,
  matches,
  ne,
  not,
  or,
  str,
  when,
} from "../../core/expressions";
import {
  checkedPath,
  checkedPort,
  checkTimes,
  isPort,
  PORT_RANGE,
  TRAFFIC_PORT,
  timesFit,
} from "../health-check.contract";

const healthCheckShape = shape("LbHealthCheck", {
  path: checkedPath()
    .describe("The path that is asked for; with GRPC a method, such as /grpc.health.v1.Health/Check.")
    .default("/"),
  port: checkedPort()
    .describe("The port that is asked: a number, or traffic-port for the one that requests go to.")
    .default(TRAFFIC_PORT),
  protocol: oneOf("HTTP", "HTTPS")
    .describe("The protocol of the check; default: that of the requests.")
    .optional(),
  matcher: pattern(
    "[0-9]{1,3}(-[0-9]{1,3})?(,[0-9]{1,3}(-[0-9]{1,3})?)*",
    'status codes such as "200", "200-299" or "200,302"',
    "200",
    ["2xx", "", "200-", "200, 302"],
  )
    .describe("Status codes of a healthy target; default: 200, and with GRPC 12, which says unimplemented.")
    .optional(),
  ...checkTimes(30),
});

export type HealthCheck = Infer<typeof healthCheckShape>;

export const healthCheck = healthCheckShape
  .describe("How the targets' health is found out.")
  .rule(
    timesFit([{ timeoutSeconds: 30 }, { intervalSeconds: 10, timeoutSeconds: 12 }]) as unknown as Rule<
      NonNullable<HealthCheck>
    >,
  )
  .rule({
    test: ({ port }) => isPort(port),
    got: ({ port }) => str`a check on port ${jsonEncode(port)}`,
    allowed: PORT_RANGE,
    refused: [{ port: "65536" }, { port: "99999" }],
  });

const stickiness = shape("LbTargetStickiness", {
  enabled: flag().describe("Whether sessions are sticky.").default(false),
  type: oneOf("lb_cookie", "app_cookie")
    .describe("Whether the load balancer makes the cookie or follows the application's.")
    .default("lb_cookie"),
  cookieName: pattern(
    "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,256}",
    "1 to 256 characters of a cookie's name",
    "SESSION",
    ["", "a b", "a=b", "a;b"],
  )
    .describe("The application's cookie; with app_cookie only.")
    .optional(),
  durationSeconds: duration("seconds", { min: 1, max: 604800 })
    .describe("Seconds that a client stays with its target.")
    .default(86400),
})
  .rule({
    test: ({ type, cookieName }) => eq(eq<string>(type, "app_cookie"), isSet(cookieName)),
    got: ({ type, cookieName }) => str`a ${type} of the name ${jsonEncode(cookieName)}`,
    allowed: "a cookie_name with app_cookie, and only with it",
    refused: [{ type: "app_cookie" }, { cookieName: "SESSION" }],
  })
  .rule({
    test: ({ cookieName }) => not(matches("^AWSALB", cookieName)),
    got: ({ cookieName }) => str`a cookie of the name ${jsonEncode(cookieName)}`,
    allowed: "a name that does not begin with AWSALB, which the load balancer keeps for its own cookies",
    refused: [{ type: "app_cookie", cookieName: "AWSALBAPP-0" }],
  })
  .describe("Sticky sessions: a client's requests go to one target (Application Load Balancers guide).");

const groupShape = shape("LbTargetGroup", {
  targetType: oneOf("ip", "instance")
    .describe("What is registered: addresses, as ECS tasks in awsvpc mode are, or instances.")
    .default("ip"),
  port: integer({ min: 1, max: 65535 }).describe("The port of targets that do not name one themselves."),
  protocol: oneOf("HTTP", "HTTPS")
    .describe("The protocol towards the targets. Targets' certificates are not validated.")
    .default("HTTP"),
  protocolVersion: oneOf("HTTP1", "HTTP2", "GRPC")
    .describe("The version towards the targets; HTTP2 and GRPC behind HTTPS listeners only.")
    .default("HTTP1"),
  ipAddressType: oneOf("ipv4", "ipv6").describe("The targets' addresses.").default("ipv4"),
  healthCheck: healthCheck.default({}),
  deregistrationDelaySeconds: duration("seconds", { min: 0, max: 3600 })
    .describe("Seconds that a leaving target has to finish its requests.")
    .default(300),
  slowStartSeconds: duration("seconds", { min: 0, max: 900 })
    .describe("Seconds in which a new target's share grows to the full: 30 to 900, or 0 for at once.")
    .default(0),
  algorithm: oneOf("round_robin", "least_outstanding_requests", "weighted_random")
    .describe("How a target is chosen (load_balancing_algorithm_type).")
    .default("round_robin"),
  anomalyMitigation: flag()
    .describe("Whether targets that answer unusually get less; with weighted_random only.")
    .default(false),
  stickiness: stickiness.default({}),
});

export type TargetGroup = Infer<typeof groupShape>;
type GroupOf = Expr<TargetGroup>;

const EXAMPLE = { port: 8080 };
const sample = (changes: object) => ({ ...EXAMPLE, ...changes });
const isGrpc = ({ protocolVersion }: GroupOf) => eq<string>(protocolVersion, "GRPC");

const slowStart: Rule<TargetGroup> = {
  test: ({ slowStartSeconds }: GroupOf) => or(eq(slowStartSeconds, 0), le(30, slowStartSeconds)),
  got: ({ slowStartSeconds }: GroupOf) => str`a slow start of ${slowStartSeconds} seconds`,
  allowed: "slow_start_seconds of 0, or from 30 to 900",
  refused: [sample({ slowStartSeconds: 1 }), sample({ slowStartSeconds: 29 })],
};

/** Application Load Balancers guide, "Edit target group attributes": slow start. */
const slowStartAlgorithm: Rule<TargetGroup> = {
  test: ({ slowStartSeconds, algorithm }: GroupOf) =>
    or(eq(slowStartSeconds, 0), eq<string>(algorithm, "round_robin")),
  got: ({ algorithm }: GroupOf) => str`a slow start with ${algorithm}`,
  allowed: "a slow start with round_robin only",
  refused: [
    sample({ slowStartSeconds: 30, algorithm: "least_outstanding_requests" }),
    sample({ slowStartSeconds: 30, algorithm: "weighted_random" }),
  ],
};

const mitigation: Rule<TargetGroup> = {
  test: ({ anomalyMitigation, algorithm }: GroupOf) =>
    or(not(anomalyMitigation), eq<string>(algorithm, "weighted_random")),
  got: ({ algorithm }: GroupOf) => str`anomaly mitigation with ${algorithm}`,
  allowed: "anomaly_mitigation with weighted_random only",
  refused: [
    sample({ anomalyMitigation: true }),
    sample({ anomalyMitigation: true, algorithm: "least_outstanding_requests" }),
  ],
};

const codes: Rule<TargetGroup> = {
  test: (group: GroupOf) =>
    when(
      isNull(group.healthCheck.matcher),
      () => true,
      () =>
        when(
          isGrpc(group),
          () => matches("^[0-9]{1,2}([-,][0-9]{1,2})*$", group.healthCheck.matcher),
          () => matches("^[234][0-9]{2}([-,][234][0-9]{2})*$", group.healthCheck.matcher),
        ),
    ),
  got: ({ protocolVersion, healthCheck: { matcher } }: GroupOf) =>
    str`a ${protocolVersion} group whose healthy codes are ${jsonEncode(matcher)}`,
  allowed: "codes from 200 to 499, and with GRPC from 0 to 99",
  refused: [
    sample({ healthCheck: { matcher: "500" } }),
    sample({ healthCheck: { matcher: "12" } }),
    sample({ protocolVersion: "GRPC", healthCheck: { matcher: "200" } }),
  ],
};

/** An instance is reached by its primary IPv6 address; AWS lets only some register. */
const instanceAddresses: Rule<TargetGroup> = {
  test: ({ ipAddressType, targetType }: GroupOf) =>
    or(ne<string>(ipAddressType, "ipv6"), eq<string>(targetType, "ip")),
  got: ({ targetType }: GroupOf) => str`a group of the type ${targetType} with IPv6 addresses`,
  allowed: "ip_address_type ipv6 with the target_type ip",
  refused: [sample({ targetType: "instance", ipAddressType: "ipv6" })],
};

export const targetGroup = [slowStart, slowStartAlgorithm, mitigation, codes, instanceAddresses]
  .reduce((type, rule) => type.rule(rule as unknown as Rule<NonNullable<TargetGroup>>), groupShape)
  .describe("A target group, replaced by a new one before the old one goes.")
  .example(EXAMPLE);

const networkShape = shape("LbNetworkTargetGroup", {
  port: integer({ min: 1, max: 65535 }).describe("The port of a listener of this load balancer."),
  healthCheck: healthCheck.default({}),
});

export type NetworkTargetGroup = Infer<typeof networkShape>;

export const networkTargetGroup = networkShape
  .describe("A target group of type alb: by it a Network Load Balancer sends TCP to this load balancer.")
  .rule({
    test: ({ healthCheck: { matcher } }) =>
      or(isNull(matcher), matches("^[2-5][0-9]{2}([-,][2-5][0-9]{2})*$", matcher)),
    got: ({ healthCheck: { matcher } }) => str`a group whose healthy codes are ${jsonEncode(matcher)}`,
    allowed: "codes from 200 to 599",
    refused: [
      { port: 80, healthCheck: { matcher: "12" } },
      { port: 80, healthCheck: { matcher: "600" } },
    ],
  })
  .example({ port: 80 });
