/** Every input of `modules/delivery/codedeploy` and of the construct `CodeDeploy`. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { artifactBucket, artifactPrefix } from "./artifacts.contract";
import { blueGreen } from "./blue-green.contract";
import { configName, DEFAULT_CONFIG, ownConfig } from "./deployment-config.contract";
import { github } from "./github.contract";
import { boundaryArn, fleets, instanceRoles, instanceTags } from "./instances.contract";
import { triggers } from "./trigger.contract";

/** AWS CodeDeploy API Reference: CreateApplication, applicationName; CreateDeploymentGroup, deploymentGroupName. */
const codeDeployName = (kind: string): t.Type<string> =>
  t.pattern(
    "[A-Za-z0-9_.+=,@-]{1,100}",
    `${kind}'s name: 1 to 100 ASCII letters, digits and _ . + = , @ -`,
    "shop",
    ["", "my shop", "shop/web", "shop*", "n".repeat(101)],
  );

/** AWS CodeDeploy User Guide, "Integrating CodeDeploy with Elastic Load Balancing": target groups of a deployment group. */
const MOST_TARGET_GROUPS = 10;
/** AWS CodeDeploy API Reference: AlarmConfiguration. */
const MOST_ALARMS = 10;

const targetGroupName = (): t.Type<string> =>
  t.pattern(
    "[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?",
    "a target group's name, not its ARN: 1 to 32 ASCII letters, digits and hyphens",
    "shop-web",
    [
      "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/shop/0123456789abcdef",
      "-shop",
      "",
    ],
  );

const alarmName = (): t.Type<string> =>
  t.pattern("[ -~]{1,255}", "an alarm's name: 1 to 255 visible characters", "shop-errors", [
    "",
    "a\nb",
    "a".repeat(256),
  ]);

const rollback = t
  .shape("CodeDeployRollback", {
    onFailure: t.flag().describe("When a deployment fails.").default(true),
    onAlarm: t
      .flag()
      .describe("When one of `alarms` stops it; without alarms this says nothing.")
      .default(true),
    onStopRequest: t.flag().describe("When somebody stops it.").default(false),
  })
  .describe("When the last good revision is deployed again by itself.");

export const codeDeployInputs = {
  name: t
    .blockName(26)
    .describe("The application's and the deployment group's name, and the beginning of the roles' names."),
  existingApplication: codeDeployName("an application")
    .describe(
      "An application that is there already, by name, in place of one of this block: a further deployment group, such as for the workers of a web application.",
    )
    .optional(),
  deploymentGroupName: codeDeployName("a deployment group")
    .describe("The deployment group's name; default: `name`.")
    .optional(),
  fleets: fleets
    .describe(
      "Auto Scaling groups by key; instances that they start get the last revision before they serve.",
    )
    .default({}),
  instanceTags: instanceTags
    .describe(
      'Single servers by their tags: an instance that has one tag of every group belongs to the deployment group (AWS CodeDeploy User Guide, "Tagging instances for deployment groups").',
    )
    .default({}),
  instanceRoles: instanceRoles
    .describe(
      "Roles of the servers by name, under lasting keys, which are let read revisions; those of fleets are.",
    )
    .default({}),
  artifactBucket: artifactBucket,
  artifactPrefix: artifactPrefix()
    .describe("Beginning of the revisions' keys in the bucket; default: the block's name and a slash.")
    .optional(),
  deploymentConfig: configName
    .describe(
      "How many instances a deployment takes at a time, by a ready-made configuration or the name of one of your own.",
    )
    .default(DEFAULT_CONFIG),
  ownDeploymentConfig: ownConfig.optional(),
  targetGroupNames: t
    .setOf(targetGroupName(), "target_group")
    .describe(
      "Target groups, by name, that instances leave before a deployment and join after it. With none, instances keep their traffic.",
    )
    .rule({
      test: (names) => x.le(x.length(names), MOST_TARGET_GROUPS),
      got: (names) => x.str`a set of ${x.length(names)} names`,
      allowed: `at most ${MOST_TARGET_GROUPS} target groups`,
      refused: [Array.from({ length: MOST_TARGET_GROUPS + 1 }, (_, index) => `group-${index}`)],
    })
    .default([]),
  blueGreen: blueGreen.optional(),
  rollback: rollback.default({}),
  alarms: t
    .setOf(alarmName(), "alarm")
    .describe("CloudWatch alarms, by name, that stop a deployment.")
    .rule({
      test: (names) => x.le(x.length(names), MOST_ALARMS),
      got: (names) => x.str`a set of ${x.length(names)} names`,
      allowed: `at most ${MOST_ALARMS} alarms`,
      refused: [Array.from({ length: MOST_ALARMS + 1 }, (_, index) => `alarm-${index}`)],
    })
    .default([]),
  ignoreAlarmPollFailure: t
    .flag()
    .describe("Whether a deployment goes on while CloudWatch does not say what state the alarms are in.")
    .default(false),
  triggers: triggers.describe("SNS topics that are told, by key.").default({}),
  outdatedInstances: t
    .oneOf("UPDATE", "IGNORE")
    .describe(
      "What becomes of instances that started during a deployment with the revision before it: UPDATE deploys to them once more (AWS CodeDeploy API Reference: CreateDeploymentGroup, outdatedInstancesStrategy).",
    )
    .default("UPDATE"),
  terminationHook: t
    .flag()
    .describe(
      "Whether an instance runs the ApplicationStop hook and those for traffic before its Auto Scaling group ends it.",
    )
    .default(false),
  agentByEndpoint: t
    .flag()
    .describe(
      'Whether the agents reach CodeDeploy by the VPC endpoint codedeploy-commands-secure; they then sign by the instance\'s role (AWS CodeDeploy User Guide, "Use CodeDeploy with Amazon Virtual Private Cloud").',
    )
    .default(false),
  github: github.optional(),
  permissionsBoundary: boundaryArn().describe("A policy that bounds the roles of this block.").optional(),
  tags: t.tags(),
};

export type CodeDeployShape = typeof codeDeployInputs;
export type CodeDeployInputs = t.Inputs<CodeDeployShape>;
