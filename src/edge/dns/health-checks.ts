/** Health checks of endpoints and of CloudWatch alarms. */
import { Route53HealthCheck } from "@cdktf/provider-aws/lib/route53-health-check";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { anewWith } from "../../core/stack/anew";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import { zoneDomain } from "./names";
import { zone } from "./zone";

/** Where Route 53 checks from (Amazon Route 53 API Reference: HealthCheckConfig, Regions). */
const CHECKER_REGIONS = [
  ...["us-east-1", "us-west-1", "us-west-2", "eu-west-1"],
  ...["ap-southeast-1", "ap-southeast-2", "ap-northeast-1", "sa-east-1"],
];

/**
 * Addresses that Route 53 checks nothing at: "local, private, non-routable, or multicast ranges" of RFC 5735, RFC 6598 and
 * RFC 5156 (Amazon Route 53 API Reference: HealthCheckConfig, IPAddress).
 */
const NOT_PUBLIC = [
  "^(0|10|127|22[4-9]|2[3-5][0-9])\\.",
  "^100\\.(6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\.",
  "^169\\.254\\.|^192\\.168\\.|^172\\.(1[6-9]|2[0-9]|3[01])\\.",
  // documentation, benchmarks, protocols and 6to4
  "^192\\.0\\.[02]\\.|^198\\.(1[89]|51\\.100)\\.|^203\\.0\\.113\\.|^192\\.88\\.99\\.",
  "^(fe[89ab]|f[cd]|ff|::|2002:|3ffe:)|^2001:(:|0:|1[0-9a-f]:|db8:)",
].join("|");

const publicAddress = (): t.Type<string> =>
  t
    .text()
    .rule({
      test: (value) =>
        x.holds(() =>
          x.eq(x.cidrHost(x.str`${value}/${x.choose(x.matches(":", value), 128, 32)}`, 0), value),
        ),
      allowed: "a public IPv4 address, or a public IPv6 address in its shortest form",
      refused: ["300.0.0.1", "web", "", "2A05::1"],
    })
    .rule({
      test: (value) => x.not(x.matches(NOT_PUBLIC, value)),
      allowed: "a public IPv4 address, or a public IPv6 address in its shortest form",
      refused: [
        "10.0.0.1",
        ...[
          "192.168.1.1",
          "172.16.0.1",
          "127.0.0.1",
          "192.0.2.1",
          "198.18.0.1",
          "198.51.100.1",
          "203.0.113.5",
        ],
        ...["fd00::1", "2001:db8::1"],
      ],
    })
    .example("13.124.0.10");

const fields = {
  type: t
    .oneOf("HTTP", "HTTPS", "TCP", "CLOUDWATCH_METRIC")
    .describe(
      "HTTP and HTTPS: a status from 200 to 399; TCP: a connection; CLOUDWATCH_METRIC: an alarm, for what only a VPC reaches.",
    )
    .default("HTTPS"),
  fqdn: zoneDomain()
    .describe("The name that is asked, and resolved unless `ip_address` is given (IPv4 only then).")
    .optional(),
  ipAddress: publicAddress()
    .describe("The address that is asked; `fqdn` is the Host header then.")
    .optional(),
  port: t
    .integer({ min: 1, max: 65535 })
    .describe("Default: 80 of HTTP, 443 of HTTPS. Needed with TCP.")
    .optional(),
  path: t
    .pattern("/[!-~]{0,254}", "a path from the slash on, up to 255 visible ASCII characters", "/health", [
      "health",
      "/two words",
      "",
    ])
    .describe("The path that HTTP and HTTPS ask for; default: /.")
    .optional(),
  searchString: t
    .pattern("(.|\\s){1,255}", "1 to 255 characters", "OK", ["", "x".repeat(256)])
    .describe("Text that the first 5,120 bytes of the body must hold.")
    .optional(),
  intervalSeconds: t
    .oneOfNumbers("seconds", 10, 30)
    .describe("Seconds between a checker's requests; 10 costs more, and cannot be changed later.")
    .default(30),
  failureThreshold: t
    .integer({ min: 1, max: 10 }, "checks")
    .describe("Checks in a row that turn the endpoint unhealthy, or healthy again.")
    .default(3),
  regions: t
    .setOf(
      t.regionName().rule({
        test: (region) => x.contains(x.items(CHECKER_REGIONS), region),
        allowed: `one of ${CHECKER_REGIONS.join(", ")}`,
        refused: ["ap-northeast-2"],
      }),
      "region",
    )
    .rule({
      test: (regions) => x.ge(x.length(x.distinct(regions)), 3),
      got: (regions) => x.jsonEncode(regions),
      allowed: "three regions or more",
      refused: [["us-east-1", "us-west-1"], []],
    })
    .example(["us-east-1", "eu-west-1", "ap-northeast-1"])
    .describe("Where checkers stand; default: everywhere.")
    .optional(),
  sni: t.flag("Whether HTTPS sends the name in the TLS handshake.").default(true),
  measureLatency: t.flag("Whether latency is measured, for a charge.").default(false),
  inverted: t.flag("Whether unhealthy counts as healthy, and the reverse.").default(false),
  disabled: t.flag("Whether checks pause; the endpoint then counts as healthy.").default(false),
  alarmName: t.text().describe("The CloudWatch alarm that decides.").optional(),
  alarmRegion: t.regionName().describe("The alarm's region.").optional(),
  insufficientData: t
    .oneOf("Healthy", "LastKnownStatus", "Unhealthy")
    .describe("What counts while the alarm has too little data.")
    .default("LastKnownStatus"),
};

const checkShape = t.shape("DnsHealthCheck", fields);

type HealthCheck = t.Infer<typeof checkShape>;

type CheckOf = Expr<HealthCheck>;

const EXAMPLE = { type: "HTTPS", fqdn: "www.example.com", path: "/health" };

const ALARM = { type: "CLOUDWATCH_METRIC", alarmName: "app", alarmRegion: "ap-northeast-2" };

const isAlarm = (check: CheckOf): Expr<boolean> => x.eq(check.type, "CLOUDWATCH_METRIC");

const isTcp = (check: CheckOf): Expr<boolean> => x.eq(check.type, "TCP");

const isWeb = (check: CheckOf): Expr<boolean> => x.contains(x.items(["HTTP", "HTTPS"]), check.type);

const endpoint: t.Rule<HealthCheck> = {
  test: (check) => x.or(isAlarm(check), x.isSet(check.fqdn), x.isSet(check.ipAddress)),
  got: (check) => x.str`a check by ${check.type} of nothing`,
  allowed: "an fqdn or an ip_address to check",
  refused: [{ type: "HTTP" }, { type: "TCP", port: 443 }],
};

const alarm: t.Rule<HealthCheck> = {
  test: (check) =>
    x.and(x.eq(isAlarm(check), x.isSet(check.alarmName)), x.eq(isAlarm(check), x.isSet(check.alarmRegion))),
  got: (check) => x.str`a check by ${check.type}`,
  allowed: "an alarm_name and an alarm_region with CLOUDWATCH_METRIC, and neither without",
  refused: [
    { type: "CLOUDWATCH_METRIC" },
    { type: "CLOUDWATCH_METRIC", alarmName: "app" },
    { ...EXAMPLE, alarmName: "app", alarmRegion: "ap-northeast-2" },
  ],
};

const nothingElse: t.Rule<HealthCheck> = {
  test: (check) =>
    x.or(
      x.not(isAlarm(check)),
      x.and(x.isNull(check.fqdn), x.isNull(check.ipAddress), x.isNull(check.port), x.isNull(check.regions)),
    ),
  got: () => "an alarm with an endpoint",
  allowed: "no fqdn, ip_address, port and regions with CLOUDWATCH_METRIC",
  refused: [
    { ...ALARM, fqdn: "www.example.com" },
    { ...ALARM, port: 443 },
  ],
};

const tcpPort: t.Rule<HealthCheck> = {
  test: (check) => x.or(x.not(isTcp(check)), x.isSet(check.port)),
  got: () => "a check by TCP without a port",
  allowed: "a port with TCP",
  refused: [{ type: "TCP", ipAddress: "13.124.0.10" }],
};

/** AWS: InvalidInput, "TCP health checks that have IP address must not have a fully qualified domain name" (aws/aws-sdk-php#1527). */
const tcpTarget: t.Rule<HealthCheck> = {
  test: (check) => x.or(x.not(isTcp(check)), x.isNull(check.fqdn), x.isNull(check.ipAddress)),
  got: () => "a check by TCP with an fqdn and an ip_address",
  allowed: "one of fqdn and ip_address with TCP",
  refused: [{ type: "TCP", fqdn: "www.example.com", ipAddress: "13.124.0.10", port: 25 }],
};

const webOnly: t.Rule<HealthCheck> = {
  test: (check) => x.or(isWeb(check), x.and(x.isNull(check.path), x.isNull(check.searchString))),
  got: (check) => x.str`a check by ${check.type} with a path or a search_string`,
  allowed: "a path and a search_string with HTTP and HTTPS only",
  refused: [
    { type: "TCP", fqdn: "www.example.com", port: 443, path: "/" },
    { ...ALARM, searchString: "OK" },
  ],
};

const healthCheck = checkShape
  .rules(endpoint, alarm, nothingElse, tcpPort, tcpTarget, webOnly)
  .describe("A health check (Amazon Route 53 API Reference: HealthCheckConfig).")
  .example(EXAMPLE);

const needs = [zone] as const;
const inputs = {
  healthChecks: t.keyed(healthCheck, "check").describe("Health checks by name.").default({}),
};

type HealthChecksInputs = t.InputsOf<typeof inputs, typeof needs>;

export const healthChecks = t.concern({ needs, inputs });

/** An old check goes after the records have left it. */
export const lifecycle = { createBeforeDestroy: true };

interface Site {
  readonly inputs: HealthChecksInputs;
  readonly name: Expr<string>;
}

export type Checks = Instances<unknown, Route53HealthCheck>;

export function endpointChecks(scope: Construct, { inputs, name }: Site): Checks {
  const given = inputs.healthChecks;
  const step = <T>(title: string, of: (check: Expr<HealthCheck>, key: Expr<string>) => Expr<T>) =>
    local(
      scope,
      title,
      x.mapFrom(given, ["key", "check"], (key, check) => of(check, key)),
    );
  const requests = step("health_check_requests", requestOf);
  const paced = step("paced_health_checks", (check, key) => x.extend(x.get(requests, key), paceOf(check)));
  const all = step("health_checks", (check, key) => x.extend(x.get(paced, key), subjectOf(check)));
  const anew = anewWithTarget(scope, given);
  return forEach(scope, Route53HealthCheck, "route53_health_check", all, ({ key, value }) => ({
    type: value.type,
    fqdn: value.fqdn,
    ipAddress: value.ipAddress,
    port: value.port,
    resourcePath: value.path,
    searchString: value.searchString,
    requestInterval: value.interval,
    failureThreshold: value.failureThreshold,
    regions: value.regions,
    enableSni: value.sni,
    measureLatency: value.measureLatency,
    invertHealthcheck: value.inverted,
    disabled: value.disabled,
    cloudwatchAlarmName: value.alarmName,
    cloudwatchAlarmRegion: value.alarmRegion,
    insufficientDataHealthStatus: value.insufficientData,
    tags: nameTag(inputs, x.str`${name} ${key}`),
    lifecycle: { ...lifecycle, ...anew },
  }));
}

/** Whether a check has a name, an address and regions; others of these are changes in place. */
const anewWithTarget = (scope: Construct, checks: HealthChecksInputs["healthChecks"]) =>
  anewWith(scope, "health_check_targets", {
    values: x.mapFrom(checks, ["key", "check"], (key, { fqdn, ipAddress, regions }) => ({
      key,
      value: x.join(
        ", ",
        x.compact([
          x.when(x.isSet(fqdn), "fqdn"),
          x.when(x.isSet(ipAddress), "ip_address"),
          x.when(x.isSet(regions), "regions"),
        ]),
      ),
    })),
    because:
      "A check that gets or loses an address, a name or regions is made anew: AWS adds and removes no address of one that is there (Amazon Route 53 API Reference: UpdateHealthCheck), and takes a name and regions away by ResetElements alone, which the provider does not send (hashicorp/terraform-provider-aws#8617, #45824).",
  });

const only = <T>(test: Expr<boolean>, value: Expr<T>): Expr<T | null> => x.when(test, value);

/** How an endpoint is asked; what the check's type has no use for is null. */
const requestOf = (check: Expr<HealthCheck>) =>
  x.object({
    type: typeOf(check),
    port: portOf(check),
    path: only(isWeb(check), x.orElse(check.path, "/")),
    sni: only(x.eq(check.type, "HTTPS"), check.sni),
  });

function paceOf(check: Expr<HealthCheck>) {
  const asked = x.not(isAlarm(check));
  return {
    interval: only(asked, check.intervalSeconds),
    failureThreshold: only(asked, check.failureThreshold),
    measureLatency: only(asked, check.measureLatency),
  };
}

/** What is asked, and what the answer means. */
const subjectOf = (check: Expr<HealthCheck>) => ({
  fqdn: check.fqdn,
  ipAddress: check.ipAddress,
  searchString: check.searchString,
  regions: check.regions,
  inverted: check.inverted,
  disabled: check.disabled,
  alarmName: check.alarmName,
  alarmRegion: check.alarmRegion,
  insufficientData: only(isAlarm(check), check.insufficientData),
});

/** A check that reads the answer is a type of its own. */
const typeOf = ({ type, searchString }: Expr<HealthCheck>): Expr<string> =>
  x.when(x.isNull(searchString), type, () => x.str`${type}_STR_MATCH`);

const portOf = (check: Expr<HealthCheck>): Expr<number | null> =>
  x.orElse(check.port, () => x.when(isWeb(check), () => x.choose(x.eq(check.type, "HTTPS"), 443, 80)));
