/** Rules between the inputs. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import { and, eq, isEmpty, isNull, jsonEncode, length, not, or, str, when } from "../../core/expressions";
import type { BlueGreen } from "./blue-green.contract";
import type { CodeDeployInputs, CodeDeployShape } from "./codedeploy.inputs";
import { DEFAULT_CONFIG } from "./deployment-config.contract";

type Rule = CrossRule<CodeDeployShape>;

const FLEET = {
  autoScalingGroupName: "shop-web",
  roleName: "shop-web",
  roleArn: "arn:aws:iam::123456789012:role/shop-web",
};
const TAGS = { web: [{ key: "Role", value: "web" }] };

const someInstances: Rule = {
  on: "fleets",
  test: ({ fleets, instanceTags }) => or(not(isEmpty(fleets)), not(isEmpty(instanceTags))),
  message: (_, spell) =>
    str`fleets is empty, as is ${spell("instanceTags")}; allowed: one fleet or one group of tags at least.`,
  refused: [{ fleets: {} }],
};

const oneConfig: Rule = {
  on: "ownDeploymentConfig",
  test: ({ ownDeploymentConfig, deploymentConfig }) =>
    or(isNull(ownDeploymentConfig), eq<string>(deploymentConfig, DEFAULT_CONFIG)),
  message: ({ deploymentConfig }, spell) =>
    str`${spell("ownDeploymentConfig")} is given beside ${spell("deploymentConfig")} ${jsonEncode(deploymentConfig)}; allowed: one of the two.`,
  refused: [
    {
      ownDeploymentConfig: { minimumHealthy: { type: "HOST_COUNT", value: 1 } },
      deploymentConfig: "CodeDeployDefault.AllAtOnce",
    },
  ],
};

/** Whether a blue/green deployment is as the test says, or there is none. */
const ifBlueGreen = ({ blueGreen }: CodeDeployInputs, test: (given: Expr<BlueGreen>) => Expr<boolean>) =>
  when<boolean>(
    isNull(blueGreen),
    () => true,
    () => test(blueGreen as Expr<BlueGreen>),
  );

/** AWS CodeDeploy User Guide, "Create a deployment group for an EC2/On-Premises blue/green deployment": a load balancer. */
const blueGreenShiftsTraffic: Rule = {
  on: "blueGreen",
  test: (inputs) => ifBlueGreen(inputs, () => not(isEmpty(inputs.targetGroupNames))),
  message: (_, spell) =>
    str`${spell("blueGreen")} is given without ${spell("targetGroupNames")}; allowed: blue/green deployments with a target group, whose traffic they shift.`,
  refused: [{ blueGreen: {} }],
};

const copyOfOneFleet: Rule = {
  on: "blueGreen",
  test: (inputs) =>
    ifBlueGreen(inputs, ({ greenFleet }) =>
      or(
        not(eq<string>(greenFleet, "COPY_AUTO_SCALING_GROUP")),
        and(eq<number>(length(inputs.fleets), 1), isEmpty(inputs.instanceTags)),
      ),
    ),
  message: ({ fleets }, spell) =>
    str`${spell("blueGreen")} has COPY_AUTO_SCALING_GROUP with ${length(fleets)} fleets; allowed: one fleet, and no ${spell("instanceTags")}.`,
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
};

/** The role may end the instances of its fleets; which instances have some tag is not for a policy to say. */
const endsFleetsOnly: Rule = {
  on: "blueGreen",
  test: (inputs) =>
    ifBlueGreen(inputs, ({ oldInstances }) =>
      or(not(eq<string>(oldInstances, "TERMINATE")), isEmpty(inputs.instanceTags)),
    ),
  message: (_, spell) =>
    str`${spell("blueGreen")} ends old instances while ${spell("instanceTags")} names servers by tags; allowed: fleets alone, or ${spell("oldInstances")} "KEEP_ALIVE".`,
  refused: [{ blueGreen: {}, targetGroupNames: ["shop-web"], instanceTags: TAGS }],
};

const alarmsToPoll: Rule = {
  on: "ignoreAlarmPollFailure",
  test: ({ ignoreAlarmPollFailure, alarms }) => or(not(ignoreAlarmPollFailure), not(isEmpty(alarms))),
  message: (_, spell) =>
    str`${spell("ignoreAlarmPollFailure")} is true without any of alarms; allowed: with alarms only.`,
  refused: [{ ignoreAlarmPollFailure: true }],
};

const hookOfFleets: Rule = {
  on: "terminationHook",
  test: ({ terminationHook, fleets }) => or(not(terminationHook), not(isEmpty(fleets))),
  message: (_, spell) =>
    str`${spell("terminationHook")} is true without any of fleets; allowed: with fleets only, whose instances Auto Scaling ends.`,
  refused: [{ terminationHook: true, fleets: {}, instanceTags: TAGS }],
};

export const crossRules = [
  someInstances,
  oneConfig,
  blueGreenShiftsTraffic,
  copyOfOneFleet,
  endsFleetsOnly,
  alarmsToPoll,
  hookOfFleets,
];
