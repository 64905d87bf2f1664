/** The appliances' target group. Elastic Load Balancing, "Target groups for your Gateway Load Balancers". */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

/** Elastic Load Balancing API Reference, CreateTargetGroup: the protocol of the group is GENEVE. */
const healthCheckShape = t.shape("GatewayHealthCheck", {
  protocol: t
    .oneOf("TCP", "HTTP", "HTTPS")
    .describe("How an appliance is asked; GENEVE itself cannot be.")
    .default("TCP"),
  port: t.integer({ min: 1, max: 65535 }).describe("The port that is asked.").default(80),
  path: t
    .text()
    .describe("The path that is asked for; with HTTP and HTTPS only. Default: /.")
    .rule({
      test: (path) => x.and(x.le(x.textLength(path), 1024), x.matches("^/[!-~]*$", path)),
      got: (path) => x.str`a path of ${x.textLength(path)} characters, ${x.jsonEncode(path)}`,
      allowed: "up to 1024 visible ASCII characters, beginning with a slash",
      refused: ["health", "", "/two words"],
    })
    .optional(),
  matcher: t
    .pattern(
      "[2-4][0-9]{2}([-,][2-4][0-9]{2})*",
      'status codes from 200 to 499, such as "200", "200-399" or "200,302"',
      "200-399",
      ["2xx", "", "100", "500", "200, 302"],
    )
    .describe("Status codes of a healthy appliance; with HTTP and HTTPS only. Default: 200-399.")
    .optional(),
  intervalSeconds: t
    .duration("seconds", { min: 5, max: 300 })
    .describe("Seconds between two checks of an appliance.")
    .default(10),
  timeoutSeconds: t
    .duration("seconds", { min: 2, max: 120 })
    .describe("Seconds after which a check has failed.")
    .default(5),
  healthyThreshold: t
    .integer({ min: 2, max: 10 }, "checks")
    .describe("Checks in a row that make an appliance healthy.")
    .default(5),
  unhealthyThreshold: t
    .integer({ min: 2, max: 10 }, "checks")
    .describe("Failed checks in a row that make an appliance unhealthy.")
    .default(2),
});

export type HealthCheck = t.Infer<typeof healthCheckShape>;

const healthCheck = healthCheckShape
  .describe("How the appliances' health is found out.")
  .rule({
    test: (check) => x.lt(check.timeoutSeconds, check.intervalSeconds),
    got: (check) =>
      x.str`a check every ${check.intervalSeconds} seconds that may take ${check.timeoutSeconds} seconds`,
    allowed: "a timeout_seconds below the interval_seconds",
    refused: [{ timeoutSeconds: 10 }, { intervalSeconds: 5 }],
  })
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
  deregistrationDelaySeconds: t
    .duration("seconds", { min: 0, max: 3600 })
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

export type GatewayTargetGroup = t.Infer<typeof groupShape>;

export const targetGroup = groupShape.describe("The appliances' target group: GENEVE on port 6081.");

/** RFC 1918 and RFC 6598; an address in digits. */
const PRIVATE =
  "10\\.[0-9.]+|172\\.(1[6-9]|2[0-9]|3[01])\\.[0-9.]+|192\\.168\\.[0-9.]+|100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\.[0-9.]+";
const OCTETS = "[0-9]{1,3}(\\.[0-9]{1,3}){3}";

const targetShape = t.shape("GatewayTarget", {
  instanceId: t
    .pattern("i-[0-9a-f]{8,17}", "an instance's id", "i-0123456789abcdef0", ["i-", "instance", ""])
    .describe("The instance; with the target_type instance.")
    .optional(),
  address: t
    .pattern(OCTETS, "an IPv4 address", "10.0.0.10", ["10.0.0", "appliance", "::1", ""])
    .rule({
      test: (address) => x.matches(`^(${PRIVATE})$`, address),
      allowed: "a private address (RFC 1918, RFC 6598); public ones cannot be targets",
      refused: ["8.8.8.8", "172.32.0.1", "100.128.0.1", "192.169.0.1"],
    })
    .describe("The address; with the target_type ip.")
    .optional(),
  outsideVpc: t
    .flag()
    .describe("Whether the address is of no subnet of the VPC; its zone is then all of them.")
    .default(false),
});

export type Target = t.Infer<typeof targetShape>;
type TargetOf = Expr<Target>;

export const target = targetShape
  .describe("An appliance.")
  .example({ instanceId: "i-0123456789abcdef0" })
  .rule({
    test: ({ instanceId, address }: TargetOf) => x.ne(x.isSet(instanceId), x.isSet(address)),
    got: ({ instanceId, address }: TargetOf) =>
      x.str`an instance_id ${x.jsonEncode(instanceId)} and an address ${x.jsonEncode(address)}`,
    allowed: "either an instance_id or an address",
    refused: [{}, { instanceId: "i-0123456789abcdef0", address: "10.0.0.10" }],
  })
  .rule({
    test: ({ outsideVpc, address }: TargetOf) => x.or(x.eq(outsideVpc, false), x.isSet(address)),
    got: () => "an instance outside of the VPC",
    allowed: "outside_vpc with an address only",
    refused: [{ instanceId: "i-0123456789abcdef0", outsideVpc: true }],
  });
