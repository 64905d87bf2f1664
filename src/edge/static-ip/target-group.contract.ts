/** One target group of the Network Load Balancer, and the rules for its inputs. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import {
  checkedPath,
  checkedPort,
  checkTimes,
  isPort,
  PORT_RANGE,
  TRAFFIC_PORT,
  timesFit,
} from "../health-check.contract";

const CODES = "[2-4][0-9]{2}(-[2-4][0-9]{2})?";

const matcher = () =>
  t.pattern(
    `${CODES}(,${CODES})*`,
    'status codes from 200 to 499 such as "200", "200-399" or "200,302"',
    "200",
    ["2xx", "", "500", "200-", "200, 302"],
  );

const INTERVAL = 10;
const fit = timesFit([{ timeoutSeconds: 10 }, { intervalSeconds: 5 }]);

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
    .rule({ test: isPort, allowed: PORT_RANGE, refused: ["65536", "99999"] })
    .describe("The port that is asked: a number, or traffic-port for the one that connections go to.")
    .default(TRAFFIC_PORT),
  ...checkTimes(INTERVAL),
});

export type StaticIpHealthCheck = t.Infer<typeof healthCheckShape>;

const healthCheck = healthCheckShape
  .describe("How the targets' health is found out.")
  .rule(fit)
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

const albHealthCheckShape = t.shape("StaticIpAlbHealthCheck", {
  path: checkedPath().describe("The path that is asked for.").default("/"),
  matcher: matcher()
    .describe("Status codes of a healthy load balancer; by default whatever it can answer by itself.")
    .default("200-499"),
  ...checkTimes(INTERVAL),
});

/** Whether the Application Load Balancer answers at all: its own checks are about the targets. */
export const albHealthCheck = albHealthCheckShape.rule(fit);

const groupShape = t.shape("StaticIpTargetGroup", {
  port: t.integer({ min: 1, max: 65535 }).describe("The port of targets that do not name one themselves."),
  protocol: t
    .oneOf("tcp", "udp", "tcp_udp")
    .describe(
      "What targets are spoken to by: tcp for listeners of tcp and tls, udp for those of udp, tcp_udp for those of tcp_udp, and of tcp or udp alone.",
    )
    .default("tcp"),
  targetType: t
    .oneOf("ip", "instance")
    .describe("What is registered: addresses, as ECS tasks in awsvpc mode are, or instances.")
    .default("ip"),
  healthCheck: healthCheck.default({}),
  deregistrationDelaySeconds: t
    .duration("seconds", { min: 0, max: 3600 })
    .describe("Seconds that a leaving target has to finish its connections.")
    .default(120),
  connectionTermination: t
    .flag()
    .describe(
      "Whether connections still open after that are ended (Network Load Balancers guide: Edit target group attributes).",
    )
    .default(true),
  terminateUnhealthy: t
    .flag()
    .describe("Whether connections of tcp to a target that turns unhealthy are ended at once.")
    .default(true),
  // not with TLS listeners that speak TLS to their targets, which are not made here (awsdocs/elb-network-load-balancers-user-guide#22)
  stickiness: t
    .flag()
    .describe("Whether a client's address stays with its target (source_ip).")
    .default(false),
});

export type StaticIpTargetGroup = t.Infer<typeof groupShape>;
const EXAMPLE = { port: 8080 };

export const targetGroup = groupShape
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
export const groupIsTcp = ({ protocol }: GroupOf) => x.eq(protocol, "tcp");

export const isHttpCheck = ({ protocol }: Expr<StaticIpHealthCheck>) => x.ne(protocol, "TCP");
export const hasOwnPort = ({ port }: Expr<StaticIpHealthCheck>) =>
  x.and(x.isSet(port), x.ne(port, TRAFFIC_PORT));
