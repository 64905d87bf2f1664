/** What CodeDeploy does for a deployment group, and on what. */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { BlueGreen } from "./blue-green.contract";
import type { CodeDeployInputs } from "./codedeploy.inputs";
import type { Place } from "./service-role";
import { allow, type Part } from "./statements";

type Parts = Readonly<Record<string, Part>>;

export function serviceStatements(scope: Construct, inputs: CodeDeployInputs, place: Place): Parts {
  const hasFleets = x.not(x.isEmpty(inputs.fleets));
  const groups = groupsOf(scope, inputs, place);
  return {
    // no resource types
    find_instances: {
      applies: true,
      statement: allow(
        "FindInstances",
        ["ec2:DescribeInstances", "ec2:DescribeInstanceStatus", "tag:GetResources"],
        "*",
      ),
    },
    // no resource types
    see_groups: {
      applies: hasFleets,
      statement: allow(
        "SeeGroups",
        ["autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeLifecycleHooks"],
        "*",
      ),
    },
    hold_new_instances: {
      applies: hasFleets,
      statement: allow(
        "HoldNewInstances",
        [
          "autoscaling:PutLifecycleHook",
          "autoscaling:DeleteLifecycleHook",
          "autoscaling:CompleteLifecycleAction",
          "autoscaling:RecordLifecycleActionHeartbeat",
        ],
        groups.arns,
      ),
    },
    ...trafficStatements(inputs, place),
    ...noticeStatements(inputs),
    ...blueGreenStatements(inputs, place, groups),
  };
}

interface Groups {
  /** Names, with wildcards. */
  readonly names: Expr<string[]>;
  readonly arns: Expr<string[]>;
}

/**
 * The fleets' groups, those that deployments name in their place, and with COPY_AUTO_SCALING_GROUP the copies, which CodeDeploy
 * names after the deployment group.
 */
function groupsOf(scope: Construct, inputs: CodeDeployInputs, { location, names }: Place): Groups {
  const own = x.listFrom(inputs.fleets, ["key", "fleet"], (_, { autoScalingGroupName }) => ({
    value: autoScalingGroupName,
  }));
  const copies = x.listEach(x.items([x.str`CodeDeploy_${names.group}_*`]), ["name"], (name) => ({
    value: name,
    when: isCopied(inputs),
  }));
  const replacements = x.ifSet(
    inputs.blueGreen,
    (blueGreen) => x.listEach(blueGreen.replacementGroups, ["name"], (name) => ({ value: name })),
    () => [],
  );
  const all = local(scope, "group_names", x.concat(own, copies, replacements));
  const arns = x.listEach(all, ["name"], (name) => ({
    value: location.arn("autoscaling", x.str`autoScalingGroup:*:autoScalingGroupName/${name}`),
  }));
  return { names: all, arns: local(scope, "group_arns", arns) };
}

const isBlueGreen = ({ blueGreen }: CodeDeployInputs): Expr<boolean> => x.isSet(blueGreen);

const ofBlueGreen = ({ blueGreen }: CodeDeployInputs, test: (given: Expr<BlueGreen>) => Expr<boolean>) =>
  x.ifSet(
    blueGreen,
    (blueGreen) => test(blueGreen),
    () => false,
  );

export const isCopied = (inputs: CodeDeployInputs): Expr<boolean> =>
  ofBlueGreen(inputs, ({ greenFleet }) => x.eq(greenFleet, "COPY_AUTO_SCALING_GROUP"));

const endsInstances = (inputs: CodeDeployInputs): Expr<boolean> =>
  ofBlueGreen(inputs, ({ oldInstances }) => x.eq(oldInstances, "TERMINATE"));

function trafficStatements({ targetGroupNames }: CodeDeployInputs, { location }: Place): Parts {
  const applies = x.not(x.isEmpty(targetGroupNames));
  return {
    // no resource types
    see_targets: {
      applies,
      statement: allow(
        "SeeTargets",
        [
          "elasticloadbalancing:DescribeLoadBalancers",
          "elasticloadbalancing:DescribeLoadBalancerAttributes",
          "elasticloadbalancing:DescribeTargetGroups",
          "elasticloadbalancing:DescribeTargetGroupAttributes",
          "elasticloadbalancing:DescribeTargetHealth",
        ],
        "*",
      ),
    },
    shift_traffic: {
      applies,
      statement: allow(
        "ShiftTraffic",
        ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"],
        x.listEach(targetGroupNames, ["name"], (name) => ({
          value: location.arn("elasticloadbalancing", x.str`targetgroup/${name}/*`),
        })),
      ),
    },
  };
}

function noticeStatements({ triggers, alarms }: CodeDeployInputs): Parts {
  return {
    tell_topics: {
      applies: x.not(x.isEmpty(triggers)),
      statement: allow(
        "TellTopics",
        ["sns:Publish"],
        x.listFrom(triggers, ["key", "trigger"], (_, { topicArn }) => ({ value: topicArn })),
      ),
    },
    // Amazon CloudWatch API Reference, DescribeAlarms: composite alarms are told to a scope of * only
    watch_alarms: {
      applies: x.not(x.isEmpty(alarms)),
      statement: allow("WatchAlarms", ["cloudwatch:DescribeAlarms"], "*"),
    },
  };
}

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

function blueGreenStatements(inputs: CodeDeployInputs, { location }: Place, groups: Groups): Parts {
  const applies = isBlueGreen(inputs);
  const copied = isCopied(inputs);
  return {
    hold_scaling: {
      applies: x.and(applies, x.not(x.isEmpty(inputs.fleets))),
      statement: allow(
        "HoldScaling",
        [
          "autoscaling:SuspendProcesses",
          "autoscaling:ResumeProcesses",
          "autoscaling:AttachLoadBalancerTargetGroups",
        ],
        groups.arns,
      ),
    },
    // the tag is Auto Scaling's own: nobody else can set one that begins with aws:
    end_old_instances: {
      applies: endsInstances(inputs),
      statement: allow("EndOldInstances", ["ec2:TerminateInstances"], location.arn("ec2", "instance/*"), {
        StringLike: { "aws:ResourceTag/aws:autoscaling:groupName": groups.names },
      }),
    },
    copy_group: { applies: copied, statement: allow("CopyGroup", COPYING, groups.arns) },
    // no resource types
    see_group_settings: {
      applies: copied,
      statement: allow(
        "SeeGroupSettings",
        [
          "autoscaling:DescribePolicies",
          "autoscaling:DescribeScheduledActions",
          "autoscaling:DescribeNotificationConfigurations",
          "autoscaling:DescribeScalingActivities",
        ],
        "*",
      ),
    },
    copy_alarms: {
      applies: copied,
      statement: allow("CopyAlarms", ["cloudwatch:PutMetricAlarm"], location.arn("cloudwatch", "alarm:*")),
    },
    ...launchStatements(inputs, location),
  };
}

/**
 * AWS CodeDeploy User Guide, "Create a service role for CodeDeploy": with a launch template. Amazon EC2 Auto Scaling User
 * Guide, "Control Amazon EC2 launch template usage in Auto Scaling groups": only by a launch template.
 */
function launchStatements(inputs: CodeDeployInputs, { arn }: Place["location"]): Parts {
  const applies = isCopied(inputs);
  return {
    launch: {
      applies,
      statement: allow("Launch", ["ec2:RunInstances"], "*", {
        ArnLike: { "ec2:LaunchTemplate": arn("ec2", "launch-template/*") },
      }),
    },
    name_launched: {
      applies,
      statement: allow("NameLaunched", ["ec2:CreateTags"], arn("ec2", "*/*"), {
        StringEquals: { "ec2:CreateAction": "RunInstances" },
      }),
    },
    give_role: {
      applies,
      statement: allow(
        "GiveRole",
        ["iam:PassRole"],
        x.listFrom(inputs.fleets, ["key", "fleet"], (_, { roleArn }) => ({ value: roleArn })),
        { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
      ),
    },
  };
}
