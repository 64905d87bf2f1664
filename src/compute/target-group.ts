/** A load balancer's target group as services and fleets take it. */
import * as t from "../core/contract";

const groupArn = t.pattern(
  "arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}",
  "a target group's ARN",
  "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/0123456789abcdef",
  [
    "web",
    "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/web/0123456789abcdef",
    "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web",
  ],
);

/** The fields of a load balancer's target group, as modules/edge/load-balancer gives them; all but the ARN may be left out. */
export const targetGroupFields = {
  arn: groupArn.describe("The target group's ARN."),
  arnSuffix: t
    .pattern(
      "targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}",
      'the last part of a target group\'s ARN, "targetgroup/NAME/ID"',
      "targetgroup/web/0123456789abcdef",
      ["web", "targetgroup/web", "/targetgroup/web/0123456789abcdef"],
    )
    .describe("The part of the ARN that scaling by requests needs.")
    .optional(),
  loadBalancerArnSuffix: t
    .pattern(
      "(app|net|gwy)/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}",
      'the last part of a load balancer\'s ARN, "app/NAME/ID"',
      "app/web/0123456789abcdef",
      ["web", "loadbalancer/app/web/0123456789abcdef"],
    )
    .describe("The same part of the load balancer's ARN.")
    .optional(),
  listenerArns: t
    .listOf(t.arn("elasticloadbalancing", "a listener's or a rule's ARN"), "arn")
    .describe(
      "Listeners and rules that forward to the group: ECS refuses a group that no load balancer has, so the service waits for them.",
    )
    .default([]),
  name: t.text().describe("The group's name; not used.").optional(),
  port: t.number().describe("The group's own port; not used.").optional(),
  protocol: t
    .text()
    .describe("The group's protocol, such as HTTP, TCP or UDP; ECS tasks' ports are held against it.")
    .optional(),
};
