/** The deployment group, which the other concerns' settings are put into. */
import type { CodedeployApp } from "@cdktf/provider-aws/lib/codedeploy-app";
import { CodedeployDeploymentGroup } from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Optional } from "../../core/resources";
import { resource } from "../../core/resources";
import { nameTag } from "../../network/tags";
import { application, type Names } from "./application";
import { blueGreen, replacementBlock } from "./blue-green";
import { groupNames, instances, TAGS, tagSetBlocks } from "./instances";
import { alarmBlock, monitoring, rollbackEvents, triggerBlocks } from "./monitoring";
import type { ServiceRole } from "./service-role";
import { loadBalancerBlock, traffic } from "./traffic";

const needs = [application, instances, traffic, monitoring, blueGreen] as const;
const inputs = {
  outdatedInstances: t
    .oneOf("UPDATE", "IGNORE")
    .describe(
      "What becomes of instances that started during a deployment with the revision before it: UPDATE deploys to them once more (AWS CodeDeploy API Reference: CreateDeploymentGroup, outdatedInstancesStrategy).",
    )
    .default("UPDATE"),
  terminationHook: t
    .flag(
      "Whether an instance runs the ApplicationStop hook and those for traffic before its Auto Scaling group ends it.",
    )
    .default(false),
};
type GroupInputs = t.InputsOf<typeof inputs, typeof needs>;

export const deploymentGroup = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "terminationHook",
      test: ({ terminationHook, fleets }) => x.or(x.not(terminationHook), x.not(x.isEmpty(fleets))),
      message: (_, spell) =>
        x.str`${spell("terminationHook")} is true without any of fleets; allowed: with fleets only, whose instances Auto Scaling ends.`,
      refused: [{ terminationHook: true, fleets: {}, instanceTags: TAGS }],
    },
  ],
});

interface GroupArguments {
  readonly inputs: GroupInputs;
  readonly names: Names;
  readonly app: Optional<CodedeployApp>;
  readonly service: ServiceRole;
  readonly configName: Expr<string>;
}

export function group(scope: Construct, given: GroupArguments): CodedeployDeploymentGroup {
  const { inputs, names, app, service, configName } = given;
  const isOurs = x.isNull(inputs.existingApplication);
  const events = rollbackEvents(scope, inputs);
  return resource(scope, CodedeployDeploymentGroup, "codedeploy_deployment_group", {
    appName: x.when(isOurs, () => app.present("name"), names.application),
    deploymentGroupName: names.group,
    serviceRoleArn: service.role.arn,
    deploymentConfigName: configName,
    autoscalingGroups: groupNames(inputs),
    outdatedInstancesStrategy: inputs.outdatedInstances,
    terminationHookEnabled: inputs.terminationHook,
    deploymentStyle: {
      deploymentType: x.choose(x.isSet(inputs.blueGreen), "BLUE_GREEN", "IN_PLACE"),
      deploymentOption: x.choose(
        x.isEmpty(inputs.targetGroupNames),
        "WITHOUT_TRAFFIC_CONTROL",
        "WITH_TRAFFIC_CONTROL",
      ),
    },
    alarmConfiguration: alarmBlock(inputs),
    ec2TagSet: tagSetBlocks(inputs),
    loadBalancerInfo: loadBalancerBlock(inputs),
    blueGreenDeploymentConfig: replacementBlock(inputs),
    triggerConfiguration: triggerBlocks(inputs),
    autoRollbackConfiguration: { enabled: x.not(x.isEmpty(events)), events },
    // not the group's own name: the provider would tag the ARN that a rename leaves behind
    tags: nameTag(inputs, inputs.name),
    // CodeDeploy puts hooks into the groups at once, by the role's policy
    dependsOn: [service.policy],
  });
}
