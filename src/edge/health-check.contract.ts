/** What health checks of all load balancers have in common (Elastic Load Balancing API Reference: CreateTargetGroup). */
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";

export const TRAFFIC_PORT = "traffic-port";

export const checkedPath = () =>
  t.text().rule({
    test: (path) => x.and(x.le(x.textLength(path), 1024), x.matches("^/[!-~]*$", path)),
    got: (path) => x.str`a path of ${x.textLength(path)} characters, ${x.jsonEncode(path)}`,
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

interface Times {
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
