/** Topics that are told when consumers' endpoints come and go. */
import { VpcEndpointConnectionNotification } from "@cdktf/provider-aws/lib/vpc-endpoint-connection-notification";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { foreign, GATEWAYS, loadBalancers, partitionsOf } from "./load-balancers";

/** Amazon Simple Notification Service API Reference: CreateTopic, Name. */
const topicArn = () =>
  t.pattern(
    "arn:aws(-[a-z]+)*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}(\\.fifo)?",
    'an SNS topic\'s ARN, such as "arn:aws:sns:ap-northeast-2:123456789012:connections"',
    "arn:aws:sns:ap-northeast-2:123456789012:connections",
    [
      "connections",
      "arn:aws:sqs:ap-northeast-2:123456789012:connections",
      "arn:aws:sns:ap-northeast-2:123456789012:connections:8a21d249-4329-4871-acc6-7be709c6ea7f",
      "arn:aws:sns:ap-northeast-2:12345678901:connections",
      "arn:aws:sns:ap-northeast-2:123456789012:",
      "arn:gcp:sns:ap-northeast-2:123456789012:connections",
      "",
    ],
  );

const EVENTS = ["Accept", "Connect", "Delete", "Reject"] as const;

const notification = t
  .shape("EndpointServiceNotification", {
    topicArn: topicArn().describe(
      "The topic that is told; its policy must let vpce.amazonaws.com publish to it.",
    ),
    events: t
      .setOf(t.oneOf(...EVENTS), "event")
      .describe(
        "What is told (Amazon EC2 API Reference: CreateVpcEndpointConnectionNotification): Connect, an endpoint was made; Accept, Reject, its request was answered; Delete, it is gone.",
      )
      .rule({ test: (events) => x.le(1, x.length(events)), allowed: "at least one event", refused: [[]] })
      .default([...EVENTS]),
  })
  .describe("Who is told when endpoints of consumers come and go.");

const needs = [loadBalancers] as const;
const inputs = {
  notifications: t
    .keyed(notification, "notification")
    .describe("SNS topics that are told of connections, by names of your choice.")
    .default({}),
};
type NotificationInputs = t.InputsOf<typeof inputs>;

const TOPIC = "arn:aws:sns:ap-northeast-2:123456789012:connections";

const topicsOf = ({ notifications }: NotificationInputs): Expr<readonly string[]> =>
  x.listFrom(notifications, ["name", "notification"], (_, { topicArn }) => topicArn);

export const notifications = t.concern({
  needs,
  inputs,
  rules: [
    // Amazon EC2 API Reference, CreateVpcEndpointConnectionNotification: "for interface endpoints only".
    {
      on: "notifications",
      test: ({ notifications, gatewayLoadBalancers }) =>
        x.or(x.isEmpty(notifications), x.isEmpty(gatewayLoadBalancers)),
      message: ({ notifications }, spell) =>
        x.str`notifications has ${x.shownTexts(x.keys(notifications))} with ${spell("gatewayLoadBalancers")}; allowed: with ${spell("networkLoadBalancers")}. AWS tells of interface endpoints only.`,
      refused: [{ ...GATEWAYS, notifications: { operators: { topicArn: TOPIC } } }],
    },
    {
      on: "notifications",
      whereKnown: true,
      test: (inputs) => x.isEmpty(foreign(topicsOf(inputs), inputs)),
      message: (inputs) =>
        x.str`notifications has the topics ${x.shownTexts(foreign(topicsOf(inputs), inputs))}; allowed: ARNs of the load balancers' partition, ${x.shownTexts(partitionsOf(inputs))}.`,
      refused: [{ notifications: { operators: { topicArn: TOPIC.replace("arn:aws:", "arn:aws-us-gov:") } } }],
    },
  ],
});

export function connectionNotifications(
  scope: Construct,
  inputs: NotificationInputs,
  serviceId: Expr<string>,
): Instances<unknown, VpcEndpointConnectionNotification> {
  return forEach(
    scope,
    VpcEndpointConnectionNotification,
    "vpc_endpoint_connection_notification",
    inputs.notifications,
    ({ value }) => ({
      vpcEndpointServiceId: serviceId,
      connectionNotificationArn: value.topicArn,
      connectionEvents: value.events,
    }),
  );
}
