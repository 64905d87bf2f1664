/** What stops a deployment and rolls it back, and who is told. */

import type {
  CodedeployDeploymentGroupAlarmConfiguration,
  CodedeployDeploymentGroupTriggerConfiguration,
} from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { local } from "../../core/stack/local";
import type { Statements } from "./policies";

/** AWS CodeDeploy API Reference: AlarmConfiguration. */
const MOST_ALARMS = 10;

const alarmName = (): t.Type<string> =>
  t.pattern("[ -~]{1,255}", "an alarm's name: 1 to 255 visible characters", "shop-errors", [
    "",
    "a\nb",
    "a".repeat(256),
  ]);

const rollback = t
  .shape("CodeDeployRollback", {
    onFailure: t.flag("When a deployment fails.").default(true),
    onAlarm: t.flag("When one of `alarms` stops it; without alarms this says nothing.").default(true),
    onStopRequest: t.flag("When somebody stops it.").default(false),
  })
  .describe("When the last good revision is deployed again by itself.");

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
      .length({ min: 1 })
      .default(["DeploymentFailure", "DeploymentStop", "DeploymentRollback"]),
  })
  .describe("A topic that is told.")
  .example({ topicArn: "arn:aws:sns:ap-northeast-2:123456789012:deployments" });

const manyTriggers = t.keyed(trigger, "trigger").length({ max: MOST_TRIGGERS });

const inputs = {
  rollback: rollback.default({}),
  alarms: t
    .setOf(alarmName(), "alarm")
    .describe("CloudWatch alarms, by name, that stop a deployment.")
    .length({ max: MOST_ALARMS })
    .default([]),
  ignoreAlarmPollFailure: t
    .flag("Whether a deployment goes on while CloudWatch does not say what state the alarms are in.")
    .default(false),
  triggers: manyTriggers.describe("SNS topics that are told, by key.").default({}),
};
type MonitoringInputs = t.InputsOf<typeof inputs>;

export const monitoring = t.concern({
  inputs,
  rules: [
    {
      on: "ignoreAlarmPollFailure",
      test: ({ ignoreAlarmPollFailure, alarms }) =>
        x.or(x.not(ignoreAlarmPollFailure), x.not(x.isEmpty(alarms))),
      message: (_, spell) =>
        x.str`${spell("ignoreAlarmPollFailure")} is true without any of alarms; allowed: with alarms only.`,
      refused: [{ ignoreAlarmPollFailure: true }],
    },
  ],
});

export function rollbackEvents(scope: Construct, { rollback, alarms }: MonitoringInputs): Expr<string[]> {
  const event = (name: string, test: Expr<boolean>) => x.itemsWhere(x.items([name]), "event", () => test);
  return local(
    scope,
    "rollback_events",
    x.concat(
      event("DEPLOYMENT_FAILURE", rollback.onFailure),
      event("DEPLOYMENT_STOP_ON_ALARM", x.and(rollback.onAlarm, x.not(x.isEmpty(alarms)))),
      event("DEPLOYMENT_STOP_ON_REQUEST", rollback.onStopRequest),
    ),
  );
}

export function alarmBlock({
  alarms,
  ignoreAlarmPollFailure,
}: MonitoringInputs): Blocks<CodedeployDeploymentGroupAlarmConfiguration> {
  const given = x.itemWhere(x.object({ names: alarms, ignoreFailure: ignoreAlarmPollFailure }), "all", () =>
    x.not(x.isEmpty(alarms)),
  );
  return blocks(given, ({ names, ignoreFailure }) => ({
    enabled: true,
    alarms: names,
    ignorePollAlarmFailure: ignoreFailure,
  }));
}

export function triggerBlocks({
  triggers,
}: MonitoringInputs): Blocks<CodedeployDeploymentGroupTriggerConfiguration> {
  const named = x.listFrom(triggers, ["key", "trigger"], (key, { topicArn, events }) =>
    x.object({ key, topicArn, events }),
  );
  return blocks(named, ({ key, topicArn, events }) => ({
    triggerName: key,
    triggerTargetArn: topicArn,
    triggerEvents: events,
  }));
}

export function noticeStatements({ triggers, alarms }: MonitoringInputs): Statements {
  return {
    TellTopics: {
      applies: x.not(x.isEmpty(triggers)),
      actions: ["sns:Publish"],
      resources: x.listFrom(triggers, ["key", "trigger"], (_, { topicArn }) => topicArn),
    },
    // Amazon CloudWatch API Reference, DescribeAlarms: composite alarms are told to a scope of * only
    WatchAlarms: {
      applies: x.not(x.isEmpty(alarms)),
      actions: ["cloudwatch:DescribeAlarms"],
      resources: "*",
    },
  };
}
