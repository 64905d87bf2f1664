/** Rules between the inputs. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
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
  test: ({ fleets, instanceTags }) => x.or(x.not(x.isEmpty(fleets)), x.not(x.isEmpty(instanceTags))),
  message: (_, spell) =>
    x.str`fleets is empty, as is ${spell("instanceTags")}; allowed: one fleet or one group of tags at least.`,
  refused: [{ fleets: {} }],
};

const oneConfig: Rule = {
  on: "ownDeploymentConfig",
  test: ({ ownDeploymentConfig, deploymentConfig }) =>
    x.or(x.isNull(ownDeploymentConfig), x.eq(deploymentConfig, DEFAULT_CONFIG)),
  message: ({ deploymentConfig }, spell) =>
    x.str`${spell("ownDeploymentConfig")} is given beside ${spell("deploymentConfig")} ${x.jsonEncode(deploymentConfig)}; allowed: one of the two.`,
  refused: [
    {
      ownDeploymentConfig: { minimumHealthy: { type: "HOST_COUNT", value: 1 } },
      deploymentConfig: "CodeDeployDefault.AllAtOnce",
    },
  ],
};

/** Whether a blue/green deployment is as the test says, or there is none. */
const ifBlueGreen = ({ blueGreen }: CodeDeployInputs, test: (given: Expr<BlueGreen>) => Expr<boolean>) =>
  x.ifSet(
    blueGreen,
    (blueGreen) => test(blueGreen),
    () => true,
  );

/** AWS CodeDeploy User Guide, "Create a deployment group for an EC2/On-Premises blue/green deployment": a load balancer. */
const blueGreenShiftsTraffic: Rule = {
  on: "blueGreen",
  test: (inputs) => ifBlueGreen(inputs, () => x.not(x.isEmpty(inputs.targetGroupNames))),
  message: (_, spell) =>
    x.str`${spell("blueGreen")} is given without ${spell("targetGroupNames")}; allowed: blue/green deployments with a target group, whose traffic they shift.`,
  refused: [{ blueGreen: {} }],
};

const copyOfOneFleet: Rule = {
  on: "blueGreen",
  test: (inputs) =>
    ifBlueGreen(inputs, ({ greenFleet }) =>
      x.or(
        x.not(x.eq(greenFleet, "COPY_AUTO_SCALING_GROUP")),
        x.and(x.eq(x.length(inputs.fleets), 1), x.isEmpty(inputs.instanceTags)),
      ),
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
};

/** The role may end the instances of its fleets; which instances have some tag is not for a policy to say. */
const endsFleetsOnly: Rule = {
  on: "blueGreen",
  test: (inputs) =>
    ifBlueGreen(inputs, ({ oldInstances }) =>
      x.or(x.not(x.eq(oldInstances, "TERMINATE")), x.isEmpty(inputs.instanceTags)),
    ),
  message: (_, spell) =>
    x.str`${spell("blueGreen")} ends old instances while ${spell("instanceTags")} names servers by tags; allowed: fleets alone, or ${spell("oldInstances")} "KEEP_ALIVE".`,
  refused: [{ blueGreen: {}, targetGroupNames: ["shop-web"], instanceTags: TAGS }],
};

const alarmsToPoll: Rule = {
  on: "ignoreAlarmPollFailure",
  test: ({ ignoreAlarmPollFailure, alarms }) => x.or(x.not(ignoreAlarmPollFailure), x.not(x.isEmpty(alarms))),
  message: (_, spell) =>
    x.str`${spell("ignoreAlarmPollFailure")} is true without any of alarms; allowed: with alarms only.`,
  refused: [{ ignoreAlarmPollFailure: true }],
};

const hookOfFleets: Rule = {
  on: "terminationHook",
  test: ({ terminationHook, fleets }) => x.or(x.not(terminationHook), x.not(x.isEmpty(fleets))),
  message: (_, spell) =>
    x.str`${spell("terminationHook")} is true without any of fleets; allowed: with fleets only, whose instances Auto Scaling ends.`,
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
