/** Notifications about deployments. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";

/** AWS CodeDeploy User Guide, "CodeDeploy quotas": triggers of a deployment group. */
const MOST_TRIGGERS = 10;

const trigger = t
  .shape("CodeDeployTrigger", {
    topicArn: t
      .arn("sns", "an SNS topic's ARN")
      .describe(
        "The topic. One that is encrypted with a KMS key needs a key policy that lets the service role use it.",
      ),
    events: t
      .setOf(
        t.oneOf(
          "DeploymentStart",
          "DeploymentSuccess",
          "DeploymentFailure",
          "DeploymentStop",
          "DeploymentRollback",
          "DeploymentReady",
          "InstanceStart",
          "InstanceSuccess",
          "InstanceFailure",
          "InstanceReady",
        ),
        "event",
      )
      .describe("What is told (AWS CodeDeploy API Reference: TriggerConfig).")
      .rule({ test: (events) => x.not(x.isEmpty(events)), allowed: "one event at least", refused: [[]] })
      .default(["DeploymentFailure", "DeploymentStop", "DeploymentRollback"]),
  })
  .describe("A topic that is told.")
  .example({ topicArn: "arn:aws:sns:ap-northeast-2:123456789012:deployments" });

export type Trigger = t.Infer<typeof trigger>;

export const triggers = t.keyed(trigger, "trigger").rule({
  test: (all) => x.le(x.length(all), MOST_TRIGGERS),
  got: (all) => x.str`a map of ${x.length(all)} triggers`,
  allowed: `at most ${MOST_TRIGGERS} triggers`,
  refused: [
    Object.fromEntries(
      Array.from({ length: MOST_TRIGGERS + 1 }, (_, index) => [`t${index}`, trigger.is.example]),
    ),
  ],
});
