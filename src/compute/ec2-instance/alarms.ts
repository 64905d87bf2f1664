/**
 * Alarms that mend the server. Amazon CloudWatch User Guide, "Create alarms to stop, terminate, reboot, or recover an EC2
 * instance": recovery after two minutes, a reboot after three, so that the two do not run into each other.
 */
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Instance } from "@cdktf/provider-aws/lib/instance";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { Named } from "../server/common";

const TOPIC = "arn:aws:sns:ap-northeast-2:123456789012:alerts";

const inputs = {
  recovery: t
    .flag(
      "Whether a failed system status check moves the server to other hardware: an alarm with the action ec2:recover (Amazon EC2 User Guide: Automatic instance recovery). Id, addresses and volumes stay.",
    )
    .default(true),
  reboot: t
    .flag(
      "Whether a failed instance status check reboots the server: an alarm with the action ec2:reboot (Amazon CloudWatch User Guide: Create alarms to stop, terminate, reboot, or recover an EC2 instance).",
    )
    .default(true),
  alarmTopics: t
    .listOf(
      t.pattern(
        "arn:aws(-[a-z]+)*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}",
        "an SNS topic's ARN",
        TOPIC,
        [
          "",
          "alerts",
          "arn:aws:sqs:ap-northeast-2:123456789012:alerts",
          "arn:aws:sns:ap-northeast-2:123456789012:alerts.fifo",
        ],
      ),
      "topic",
    )
    .describe("SNS topics that both alarms tell of trouble and of its end.")
    // with the action on the instance AWS takes five
    .length({ max: 4 })
    .distinct()
    .default([]),
};

export const mending = t.concern({ inputs });

type AlarmInputs = t.InputsOf<typeof inputs> & Named;

interface Mending {
  readonly id: "cloudwatch_metric_alarm_recovery" | "cloudwatch_metric_alarm_reboot";
  readonly when: Expr<boolean>;
  readonly metric: string;
  readonly action: "recover" | "reboot";
  readonly minutes: number;
  readonly description: string;
}

export function alarms(scope: Construct, inputs: AlarmInputs, instance: Instance) {
  return {
    recovery: alarm(scope, inputs, instance, {
      id: "cloudwatch_metric_alarm_recovery",
      when: inputs.recovery,
      metric: "StatusCheckFailed_System",
      action: "recover",
      minutes: 2,
      description: "The hardware below the server fails: it is recovered on another one.",
    }),
    reboot: alarm(scope, inputs, instance, {
      id: "cloudwatch_metric_alarm_reboot",
      when: inputs.reboot,
      metric: "StatusCheckFailed_Instance",
      action: "reboot",
      minutes: 3,
      description: "The server does not answer the instance status check: it is rebooted.",
    }),
  };
}

function alarm(
  scope: Construct,
  inputs: AlarmInputs,
  instance: Instance,
  { id, when: wanted, metric, action, minutes, description }: Mending,
): Optional<CloudwatchMetricAlarm> {
  const { name, alarmTopics } = inputs;
  return optional(scope, CloudwatchMetricAlarm, id, wanted, () => ({
    alarmName: x.str`${name}-${action}`,
    alarmDescription: description,
    namespace: "AWS/EC2",
    metricName: metric,
    dimensions: { InstanceId: x.attribute(instance, "id") },
    statistic: "Maximum",
    period: 60,
    evaluationPeriods: minutes,
    threshold: 1,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    alarmActions: x.concat(x.items([actionArn(instance, action)]), alarmTopics),
    okActions: alarmTopics,
    tags: nameTag(inputs, x.str`${name}-${action}`),
  }));
}

/** `arn:PARTITION:automate:REGION:ec2:recover`; partition and region as the instance's own ARN says. */
const actionArn = (instance: Instance, action: string): Expr<string> => {
  const part = (index: number) => x.at(x.split(":", x.attribute(instance, "arn")), index);
  return x.str`arn:${part(1)}:automate:${part(3)}:ec2:${action}`;
};
