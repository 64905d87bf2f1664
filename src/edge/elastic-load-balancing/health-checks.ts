/** Health checks of targets (Elastic Load Balancing API Reference: CreateTargetGroup). */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

const TRAFFIC_PORT = "traffic-port";

const PORT = "[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]";

/** A text, since it may be a word. */
export const checkedPort = () =>
  t.pattern(`${TRAFFIC_PORT}|${PORT}`, 'a port from 1 to 65535, or "traffic-port"', TRAFFIC_PORT, [
    "http",
    "0",
    "-1",
    "",
    "65536",
    "99999",
  ]);

/** Whether the port that is asked is another one than that of requests. */
export const hasOwnPort = ({ port }: { readonly port: Expr<string> }) =>
  x.and(x.isSet(port), x.ne(port, TRAFFIC_PORT));

export const checkedPath = () =>
  t.text().rule({
    test: (path) => x.and(x.le(x.textLength(path), 1024), x.matches("^/[!-~]*$", path)),
    got: (path) => x.str`a path of ${x.textLength(path)} characters, ${x.shownText(path)}`,
    allowed: "up to 1024 visible ASCII characters, beginning with a slash",
    refused: ["healthz", "", "/two words", `/${"x".repeat(1024)}`],
  });

interface Pace {
  readonly who?: string;
  readonly interval: number;
  readonly healthy?: number;
  readonly unhealthy?: number;
}

export const checkTimes = ({ who = "a target", interval, healthy = 3, unhealthy = 3 }: Pace) => ({
  intervalSeconds: t
    .duration("seconds", { min: 5, max: 300 })
    .describe(`Seconds between two checks of ${who}.`)
    .default(interval),
  timeoutSeconds: t
    .duration("seconds", { min: 2, max: 120 })
    .describe("Seconds after which a check has failed.")
    .default(5),
  healthyThreshold: t
    .integer({ min: 2, max: 10 }, "checks")
    .describe(`Checks in a row that make ${who} healthy.`)
    .default(healthy),
  unhealthyThreshold: t
    .integer({ min: 2, max: 10 }, "checks")
    .describe(`Failed checks in a row that make ${who} unhealthy.`)
    .default(unhealthy),
});

export interface Times {
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
}

/** A check ends before the next begins; `refused` are samples that do not. */
export const timesFit = (refused: [object, ...object[]]) => ({
  test: (check: Expr<Times>) => x.lt(check.timeoutSeconds, check.intervalSeconds),
  got: (check: Expr<Times>) =>
    x.str`a check every ${check.intervalSeconds} seconds that may take ${check.timeoutSeconds} seconds`,
  allowed: "a timeout_seconds below the interval_seconds",
  refused,
});

/** A health check as its group needs it; what its protocol has no use for is null. */
export interface HealthCheckPlan extends Times {
  readonly protocol: string;
  readonly path: string | null;
  readonly matcher: string | null;
  readonly port: string;
}

interface Asked {
  readonly protocol: Expr<string>;
  readonly path: Expr<string | null>;
  readonly matcher: Expr<string | null>;
}

export const healthCheckPlan = (
  check: Expr<Times & { readonly port: string }>,
  asked: Asked,
): Expr<HealthCheckPlan> =>
  x.object<HealthCheckPlan>({
    ...asked,
    port: check.port,
    intervalSeconds: check.intervalSeconds,
    timeoutSeconds: check.timeoutSeconds,
    healthyThreshold: check.healthyThreshold,
    unhealthyThreshold: check.unhealthyThreshold,
  });

export const healthCheckBlock = (check: Expr<HealthCheckPlan>) => ({
  enabled: true,
  path: check.path,
  port: check.port,
  protocol: check.protocol,
  matcher: check.matcher,
  ...timesBlock(check),
});

export const timesBlock = (check: Expr<Times>) => ({
  interval: check.intervalSeconds,
  timeout: check.timeoutSeconds,
  healthyThreshold: check.healthyThreshold,
  unhealthyThreshold: check.unhealthyThreshold,
});
