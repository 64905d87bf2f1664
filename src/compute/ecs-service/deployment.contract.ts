/** How tasks are replaced, and when a deployment has failed. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

const circuitBreaker = t
  .shape("EcsCircuitBreaker", {
    enabled: t
      .flag()
      .describe("Whether a deployment whose tasks do not become healthy is given up.")
      .default(true),
    rollback: t.flag().describe("Whether the last completed deployment is then put back.").default(true),
  })
  .rule({
    test: ({ enabled, rollback }) => x.or(enabled, x.not(rollback)),
    got: () => "a circuit breaker that is off but rolls back",
    allowed: "rollback with an enabled circuit breaker only",
    refused: [{ enabled: false }],
  })
  .describe("Amazon ECS Developer Guide: How the Amazon ECS deployment circuit breaker detects failures.");

/** Amazon CloudWatch API Reference: PutMetricAlarm, AlarmName: 1 to 255 characters; not a pattern of them. */
const alarmName = () =>
  t.pattern("[^*?]{1,255}", "an alarm's name: 1 to 255 characters without * and ?", "shop-5xx", [
    "",
    "shop-*",
    "x".repeat(256),
  ]);

const fields = {
  minimumHealthyPercent: t
    .percentage()
    .describe("Least share of the tasks that stay while they are replaced.")
    .default(100),
  maximumPercent: t
    .integer({ min: 100, max: 200 }, "per cent")
    .describe("Most tasks at the same time while they are replaced, as a share of those that are to run.")
    .default(200),
  circuitBreaker: circuitBreaker.default({}),
  alarms: t
    .keyed(alarmName(), "alarm")
    .describe("Names of CloudWatch alarms by key: a deployment during which one goes off has failed.")
    .default({}),
  alarmRollback: t
    .flag()
    .describe("Whether the last completed deployment is put back after an alarm.")
    .default(true),
  forceNew: t
    .flag()
    .describe(
      "Whether every change of the service replaces its tasks. Needed in the apply that changes `strategy`: without, provider 5 replaces the whole service, and provider 6 refuses.",
    )
    .default(false),
};

const deploymentShape = t.shape("EcsDeployment", fields);
export type Deployment = t.Infer<typeof deploymentShape>;

/** Amazon ECS API Reference: DeploymentConfiguration. With 100 and 100 neither an old task may go nor a new one come. */
const progress: t.Rule<Deployment> = {
  test: ({ minimumHealthyPercent, maximumPercent }: Expr<Deployment>) =>
    x.or(x.lt(minimumHealthyPercent, 100), x.gt(maximumPercent, 100)),
  got: ({ minimumHealthyPercent, maximumPercent }: Expr<Deployment>) =>
    x.str`a deployment between ${minimumHealthyPercent} and ${maximumPercent} per cent`,
  allowed: "a minimum_healthy_percent below 100 or a maximum_percent above 100",
  remedy: "No task could be replaced otherwise.",
  refused: [{ minimumHealthyPercent: 100, maximumPercent: 100 }],
};

export const deployment = deploymentShape
  .rule(progress)
  .describe("How tasks are replaced (Amazon ECS Developer Guide: rolling update deployments).");
