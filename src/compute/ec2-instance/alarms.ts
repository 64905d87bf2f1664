/**
 * Alarms that mend the server. Amazon CloudWatch User Guide, "Create alarms to stop, terminate, reboot, or recover an EC2
 * instance": recovery after two minutes, a reboot after three, so that the two do not run into each other.
 */
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Instance } from "@cdktf/provider-aws/lib/instance";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { Ec2InstanceInputs } from "./ec2-instance.inputs";

interface Mending {
  readonly id: "cloudwatch_metric_alarm_recovery" | "cloudwatch_metric_alarm_reboot";
  readonly when: Expr<boolean>;
  readonly metric: string;
  readonly action: "recover" | "reboot";
  readonly minutes: number;
  readonly description: string;
}

export interface Alarms {
  readonly recovery: Optional<CloudwatchMetricAlarm>;
  readonly reboot: Optional<CloudwatchMetricAlarm>;
}

export function alarms(scope: Construct, inputs: Ec2InstanceInputs, instance: Instance): Alarms {
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
  inputs: Ec2InstanceInputs,
  instance: Instance,
  { id, when: wanted, metric, action, minutes, description }: Mending,
): Optional<CloudwatchMetricAlarm> {
  const { name, alarmTopics } = inputs;
  return optional(wanted, (meta) => {
    return new CloudwatchMetricAlarm(scope, id, {
      ...meta,
      alarmName: x.tf(x.str`${name}-${action}`),
      alarmDescription: description,
      namespace: "AWS/EC2",
      metricName: metric,
      dimensions: { InstanceId: x.tf(x.attribute(instance, "id")) },
      statistic: "Maximum",
      period: 60,
      evaluationPeriods: minutes,
      threshold: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      alarmActions: x.tf(x.concat(x.items([actionArn(instance, action)]), alarmTopics)),
      okActions: x.tf(alarmTopics) as string[],
      tags: nameTag(inputs, x.str`${name}-${action}`),
    });
  });
}

/** `arn:PARTITION:automate:REGION:ec2:recover`; partition and region as the instance's own ARN says. */
const actionArn = (instance: Instance, action: string): Expr<string> => {
  const part = (index: number) => x.at(x.split(":", x.attribute(instance, "arn")), index);
  return x.str`arn:${part(1)}:automate:${part(3)}:ec2:${action}`;
};
