/** Blue/green deployments: new instances take the traffic, the old ones go. */

import type { CodedeployDeploymentGroupBlueGreenDeploymentConfig } from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { local } from "../../core/stack/local";
import type { Place } from "./application";
import { FLEET, groupNames, instances, TAGS } from "./instances";
import type { Statements } from "./policies";
import { traffic } from "./traffic";

/** AWS CodeDeploy User Guide, "CodeDeploy quotas": hours between a deployment and the end of the old instances. */
const LONGEST_MINUTES = 2880;

const settings = t
  .shape("CodeDeployBlueGreen", {
    greenFleet: t
      .oneOf("DISCOVER_EXISTING", "COPY_AUTO_SCALING_GROUP")
      .describe(
        "Where the new instances come from: those that the deployment names, or a copy of the Auto Scaling group. A copy takes the place of the group in CodeDeploy, and Terraform then sees a change: see the notes.",
      )
      .default("DISCOVER_EXISTING"),
    replacementGroups: t
      .setOf(t.text(), "group")
      .describe(
        "Auto Scaling groups, by name, that deployments name in the place of the group's own fleets, with DISCOVER_EXISTING: the service role may hold their scaling and give them the target groups. The deployment group itself has the fleets that serve (AWS CodeDeploy API Reference: TargetInstances).",
      )
      .example(["shop-green"])
      .default([]),
    readyAction: t
      .oneOf("CONTINUE_DEPLOYMENT", "STOP_DEPLOYMENT")
      .describe(
        "Whether traffic shifts at once, or the deployment waits for it to be continued and stops otherwise.",
      )
      .default("CONTINUE_DEPLOYMENT"),
    readyWaitMinutes: t
      .integer({ min: 0, max: LONGEST_MINUTES }, "minutes")
      .describe("Minutes to wait for that; with STOP_DEPLOYMENT only.")
      .default(0),
    oldInstances: t
      .oneOf("TERMINATE", "KEEP_ALIVE")
      .describe("What becomes of the old instances after a success.")
      .default("TERMINATE"),
    terminationWaitMinutes: t
      .integer({ min: 0, max: LONGEST_MINUTES }, "minutes")
      .describe("Minutes that they stay, with TERMINATE.")
      .default(60),
  })
  .rule({
    test: ({ readyAction, readyWaitMinutes }) =>
      x.or(x.eq(readyAction, "CONTINUE_DEPLOYMENT"), x.gt(readyWaitMinutes, 0)),
    got: () => "STOP_DEPLOYMENT without any time to wait",
    allowed: "ready_wait_minutes of 1 or more with STOP_DEPLOYMENT",
    refused: [{ readyAction: "STOP_DEPLOYMENT" }],
  })
  .rule({
    test: ({ readyAction, readyWaitMinutes }) =>
      x.or(x.eq(readyAction, "STOP_DEPLOYMENT"), x.eq(readyWaitMinutes, 0)),
    got: () => "CONTINUE_DEPLOYMENT with a time to wait",
    allowed: "ready_wait_minutes with STOP_DEPLOYMENT only: CONTINUE_DEPLOYMENT does not wait",
    refused: [{ readyWaitMinutes: 10 }],
  })
  .rule({
    test: ({ greenFleet, replacementGroups }) =>
      x.or(x.eq(greenFleet, "DISCOVER_EXISTING"), x.isEmpty(replacementGroups)),
    got: (_, spell) => `COPY_AUTO_SCALING_GROUP with ${spell("replacementGroups")}`,
    allowed: "replacement_groups with DISCOVER_EXISTING only: a copy is made by CodeDeploy",
    refused: [{ greenFleet: "COPY_AUTO_SCALING_GROUP", replacementGroups: ["shop-green"] }],
  })
  .describe(
    "Blue/green deployments in place of in-place ones (AWS CodeDeploy API Reference: BlueGreenDeploymentConfiguration).",
  )
  .example({});

type BlueGreen = t.Infer<typeof settings>;

const needs = [instances, traffic] as const;
const inputs = {
  blueGreen: settings.optional(),
};
type BlueGreenInputs = t.InputsOf<typeof inputs, typeof needs>;

/** Whether a blue/green deployment is as the test says; the fallback where there is none. */
const ifBlueGreen = (
  { blueGreen }: BlueGreenInputs,
  test: (given: Expr<BlueGreen>) => Expr<boolean>,
  fallback: boolean,
) => x.ifSet(blueGreen, (blueGreen) => test(blueGreen), fallback);

export const blueGreen = t.concern({
  needs,
  inputs,
  rules: [
    {
      // AWS CodeDeploy User Guide, "Create a deployment group for an EC2/On-Premises blue/green deployment": a load balancer.
      on: "blueGreen",
      test: (inputs) => ifBlueGreen(inputs, () => x.not(x.isEmpty(inputs.targetGroupNames)), true),
      message: (_, spell) =>
        x.str`${spell("blueGreen")} is given without ${spell("targetGroupNames")}; allowed: blue/green deployments with a target group, whose traffic they shift.`,
      refused: [{ blueGreen: {} }],
    },
    {
      on: "blueGreen",
      test: (inputs) =>
        ifBlueGreen(
          inputs,
          ({ greenFleet }) =>
            x.or(
              x.not(x.eq(greenFleet, "COPY_AUTO_SCALING_GROUP")),
              x.and(x.eq(x.length(inputs.fleets), 1), x.isEmpty(inputs.instanceTags)),
            ),
          true,
        ),
      message: ({ fleets }, spell) =>
        x.str`${spell("blueGreen")} has COPY_AUTO_SCALING_GROUP with ${x.length(fleets)} fleets; allowed: one fleet, and no ${spell("instanceTags")}.`,
      refused: [
        {
          blueGreen: { greenFleet: "COPY_AUTO_SCALING_GROUP" },
          targetGroupNames: ["shop-web"],
          fleets: { web: FLEET, more: { ...FLEET, autoScalingGroupName: "shop-more" } },
        },
        {
          blueGreen: { greenFleet: "COPY_AUTO_SCALING_GROUP" },
          targetGroupNames: ["shop-web"],
          instanceTags: TAGS,
        },
      ],
    },
    {
      // The role may end the instances of its fleets; which instances have some tag is not for a policy to say.
      on: "blueGreen",
      test: (inputs) =>
        ifBlueGreen(
          inputs,
          ({ oldInstances }) => x.or(x.not(x.eq(oldInstances, "TERMINATE")), x.isEmpty(inputs.instanceTags)),
          true,
        ),
      message: (_, spell) =>
        x.str`${spell("blueGreen")} ends old instances while ${spell("instanceTags")} names servers by tags; allowed: fleets alone, or ${spell("oldInstances")} "KEEP_ALIVE".`,
      refused: [{ blueGreen: {}, targetGroupNames: ["shop-web"], instanceTags: TAGS }],
    },
  ],
});

export function replacementBlock({
  blueGreen,
}: BlueGreenInputs): Blocks<CodedeployDeploymentGroupBlueGreenDeploymentConfig> {
  const given = x.itemIfSet(blueGreen);
  return blocks(given, (each) => ({
    deploymentReadyOption: { actionOnTimeout: each.readyAction, waitTimeInMinutes: each.readyWaitMinutes },
    greenFleetProvisioningOption: { action: each.greenFleet },
    terminateBlueInstancesOnDeploymentSuccess: {
      action: each.oldInstances,
      terminationWaitTimeInMinutes: minutesOf(each),
    },
  }));
}

/** Nothing is waited for before what is kept goes. */
const minutesOf = ({ oldInstances, terminationWaitMinutes }: Expr<BlueGreen>): Expr<number | null> =>
  x.when(x.eq(oldInstances, "TERMINATE"), terminationWaitMinutes);

interface Groups {
  /** Names, with wildcards. */
  readonly names: Expr<string[]>;
  readonly arns: Expr<string[]>;
}

/**
 * The fleets' groups, those that deployments name in their place, and with COPY_AUTO_SCALING_GROUP the copies, which CodeDeploy
 * names after the deployment group.
 */
export function groupsOf(scope: Construct, inputs: BlueGreenInputs, { location, names }: Place): Groups {
  const copies = x.itemWhere(x.str`CodeDeploy_${names.group}_*`, "name", () => isCopied(inputs));
  const replacements = x.ifSet(
    inputs.blueGreen,
    (blueGreen) => x.listEach(blueGreen.replacementGroups, ["name"], (name) => name),
    [],
  );
  const all = local(scope, "group_names", x.concat(groupNames(inputs), copies, replacements));
  const arns = x.listEach(all, ["name"], (name) =>
    location.arn("autoscaling", x.str`autoScalingGroup:*:autoScalingGroupName/${name}`),
  );
  return { names: all, arns: local(scope, "group_arns", arns) };
}

const isCopied = (inputs: BlueGreenInputs): Expr<boolean> =>
  ifBlueGreen(inputs, ({ greenFleet }) => x.eq(greenFleet, "COPY_AUTO_SCALING_GROUP"), false);

const endsInstances = (inputs: BlueGreenInputs): Expr<boolean> =>
  ifBlueGreen(inputs, ({ oldInstances }) => x.eq(oldInstances, "TERMINATE"), false);

/** What a copy of a group takes: AWSCodeDeployRole's own actions, and those that a launch template adds. */
const COPYING = [
  "autoscaling:CreateAutoScalingGroup",
  "autoscaling:CreateOrUpdateTags",
  "autoscaling:UpdateAutoScalingGroup",
  "autoscaling:DeleteAutoScalingGroup",
  "autoscaling:EnableMetricsCollection",
  "autoscaling:AttachLoadBalancers",
  "autoscaling:PutScalingPolicy",
  "autoscaling:PutScheduledUpdateGroupAction",
  "autoscaling:PutNotificationConfiguration",
  "autoscaling:PutWarmPool",
];

export function blueGreenStatements(
  inputs: BlueGreenInputs,
  { location }: Place,
  groups: Groups,
): Statements {
  const applies = x.isSet(inputs.blueGreen);
  const copied = isCopied(inputs);
  return {
    HoldScaling: {
      applies: x.and(applies, x.not(x.isEmpty(inputs.fleets))),
      actions: [
        "autoscaling:SuspendProcesses",
        "autoscaling:ResumeProcesses",
        "autoscaling:AttachLoadBalancerTargetGroups",
      ],
      resources: groups.arns,
    },
    // the tag is Auto Scaling's own: nobody else can set one that begins with aws:
    EndOldInstances: {
      applies: endsInstances(inputs),
      actions: ["ec2:TerminateInstances"],
      resources: location.arn("ec2", "instance/*"),
      conditions: {
        StringLike: { "aws:ResourceTag/aws:autoscaling:groupName": groups.names },
      },
    },
    CopyGroup: {
      applies: copied,
      actions: COPYING,
      resources: groups.arns,
    },
    // no resource types
    SeeGroupSettings: {
      applies: copied,
      actions: [
        "autoscaling:DescribePolicies",
        "autoscaling:DescribeScheduledActions",
        "autoscaling:DescribeNotificationConfigurations",
        "autoscaling:DescribeScalingActivities",
      ],
      resources: "*",
    },
    CopyAlarms: {
      applies: copied,
      actions: ["cloudwatch:PutMetricAlarm"],
      resources: location.arn("cloudwatch", "alarm:*"),
    },
    ...launchStatements(inputs, location),
  };
}

/**
 * AWS CodeDeploy User Guide, "Create a service role for CodeDeploy": with a launch template. Amazon EC2 Auto Scaling User
 * Guide, "Control Amazon EC2 launch template usage in Auto Scaling groups": only by a launch template.
 */
function launchStatements(inputs: BlueGreenInputs, { arn }: Place["location"]): Statements {
  const applies = isCopied(inputs);
  return {
    Launch: {
      applies,
      actions: ["ec2:RunInstances"],
      resources: "*",
      conditions: {
        ArnLike: { "ec2:LaunchTemplate": arn("ec2", "launch-template/*") },
      },
    },
    NameLaunched: {
      applies,
      actions: ["ec2:CreateTags"],
      resources: arn("ec2", "*/*"),
      conditions: {
        StringEquals: { "ec2:CreateAction": "RunInstances" },
      },
    },
    GiveRole: {
      applies,
      actions: ["iam:PassRole"],
      resources: x.listFrom(inputs.fleets, ["key", "fleet"], (_, { roleArn }) => roleArn),
      conditions: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
    },
  };
}
