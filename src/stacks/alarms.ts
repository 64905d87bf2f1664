/**
 * What says that something is wrong, in environments with `alarms`: a few alarms by stack, and the topic that they tell. What is
 * watched of a database is a matter of its block. Amazon CloudWatch User Guide, "Best practice alarm recommendations".
 */
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import * as x from "../core/expressions";
import { resource } from "../core/resources";
import type { HanokStack } from "../core/stack/stack";
import type { Environment } from "../environments";

/** One of what a load balancer has, by the parts of ARNs that CloudWatch takes. */
interface TargetGroup {
  readonly arnSuffix: string;
  readonly loadBalancerArnSuffix: string | undefined;
}

interface Metric {
  /** The end of the alarm's name. */
  readonly what: string;
  readonly description: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string | undefined>>;
  readonly statistic: "Average" | "Maximum" | "Minimum" | "Sum";
  /** Above, unless `below` is given. */
  readonly above?: number;
  readonly below?: number;
  readonly minutes: number;
  /** Whether no data are trouble, too. */
  readonly silent?: "breaching";
}

const BUSY_PERCENT = 90;
const BUSY_MINUTES = 15;
/** Answers of 5xx in five minutes. */
const ERRORS = 10;
const ERROR_MINUTES = 5;

export class StackAlarms {
  private constructor(
    private readonly stack: HanokStack,
    private readonly title: string,
    readonly topic: string,
  ) {}

  /** Those of the stack; none where the environment has none. */
  static of(
    stack: HanokStack,
    title: string,
    { name, alarms }: Environment,
    region: string,
  ): StackAlarms | undefined {
    if (alarms === undefined) return undefined;
    const topic = alarms.topics[region];
    if (topic === undefined)
      throw new Error(
        `alarms.topics of the environment ${name} has no topic of ${region}, where ${title} is; allowed: the ARN of an SNS topic of each region.`,
      );
    return new StackAlarms(stack, title, topic);
  }

  /** Of an Application Load Balancer's group: targets that fail their checks, answers of 5xx. Gives the name of the latter. */
  application(group: TargetGroup): string {
    this.targets("AWS/ApplicationELB", group);
    const { loadBalancerArnSuffix: LoadBalancer } = group;
    const errors = { namespace: "AWS/ApplicationELB", statistic: "Sum", above: ERRORS } as const;
    this.watch({
      ...errors,
      what: "no-answer",
      description: "The load balancer answers 5xx itself: no target does.",
      metric: "HTTPCode_ELB_5XX_Count",
      dimensions: { LoadBalancer },
      minutes: ERROR_MINUTES,
    });
    return this.watch({
      ...errors,
      what: "errors",
      description: "The application answers 5xx.",
      metric: "HTTPCode_Target_5XX_Count",
      dimensions: { LoadBalancer },
      minutes: ERROR_MINUTES,
    });
  }

  /** Targets that fail their checks. */
  targets(
    namespace: "AWS/ApplicationELB" | "AWS/NetworkELB",
    { arnSuffix: TargetGroup, loadBalancerArnSuffix: LoadBalancer }: TargetGroup,
  ): void {
    this.watch({
      what: "unhealthy",
      description: "A target fails its health checks.",
      namespace,
      metric: "UnHealthyHostCount",
      dimensions: { LoadBalancer, TargetGroup },
      statistic: "Maximum",
      above: 0,
      minutes: 5,
    });
  }

  /** Fewer tasks than there have to be: they fail, or do not start (Container Insights); and busy ones. */
  tasks(service: { readonly name: string; readonly clusterName: string }, least: number): void {
    const dimensions = { ClusterName: service.clusterName, ServiceName: service.name };
    this.watch({
      what: "tasks",
      description: `Fewer than ${least} tasks run: they fail, or do not start.`,
      namespace: "ECS/ContainerInsights",
      metric: "RunningTaskCount",
      dimensions,
      statistic: "Minimum",
      below: least,
      minutes: 5,
      silent: "breaching",
    });
    this.busy("AWS/ECS", dimensions);
  }

  servers(autoScalingGroupName: string): void {
    this.busy("AWS/EC2", { AutoScalingGroupName: autoScalingGroupName });
  }

  /** Of a service on App Runner, whose id is the end of its ARN. */
  runner(key: string, service: { readonly name: string; readonly arn: string }): void {
    const steps = x.split("/", service.arn);
    const ServiceID = x.tfText(x.at(steps, x.sub(x.length(steps), 1)));
    const dimensions = { ServiceName: service.name, ServiceID };
    this.watch({
      what: `${key}-errors`,
      description: `The service ${key} answers 5xx.`,
      namespace: "AWS/AppRunner",
      metric: "5xxStatusResponses",
      dimensions,
      statistic: "Sum",
      above: ERRORS,
      minutes: ERROR_MINUTES,
    });
    this.busy("AWS/AppRunner", dimensions, `${key}-cpu`);
  }

  /** For the database's block: its disk grows by itself, so that little room means that it could not. */
  get ofDatabase() {
    return { cpuPercent: BUSY_PERCENT, freeStorageGib: 2, actions: [this.topic] };
  }

  private busy(namespace: string, dimensions: Metric["dimensions"], what = "cpu"): void {
    this.watch({
      what,
      description: `The CPU is used to more than ${BUSY_PERCENT} per cent, though there may be more by scaling.`,
      namespace,
      metric: "CPUUtilization",
      dimensions,
      statistic: "Average",
      above: BUSY_PERCENT,
      minutes: BUSY_MINUTES,
    });
  }

  private watch({ what, dimensions, minutes, above, below, silent, ...metric }: Metric): string {
    const { stack, title, topic } = this;
    const alarm = resource(stack, CloudwatchMetricAlarm, `alarm_${what.replaceAll("-", "_")}`, {
      alarmName: `${title}-${what}`,
      alarmDescription: metric.description,
      namespace: metric.namespace,
      metricName: metric.metric,
      dimensions: withoutNone(dimensions),
      statistic: metric.statistic,
      period: 60 * ERROR_MINUTES,
      evaluationPeriods: minutes / ERROR_MINUTES,
      comparisonOperator: below === undefined ? "GreaterThanThreshold" : "LessThanThreshold",
      threshold: above ?? below,
      treatMissingData: silent ?? "notBreaching",
      alarmActions: [topic],
      okActions: [topic],
    });
    return alarm.alarmName;
  }
}

const withoutNone = (dimensions: Metric["dimensions"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(dimensions).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
