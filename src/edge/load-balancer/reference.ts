/** What a load balancer gives to services, records and other load balancers; an object like this stands for an existing one. */
import * as t from "../../core/contract";
import { securityGroupReference } from "../../network/security-group/reference";

const LOAD_BALANCER_REFERENCE_FILE = "edge/load-balancer/load-balancer-reference.props";

export const targetGroupReference = t
  .shape(
    "TargetGroupReference",
    {
      arn: t.text().describe("The target group's ARN."),
      arnSuffix: t.text().describe("The part of the ARN that CloudWatch and scaling policies take."),
      name: t.text().describe("The target group's name; a replaced group has another."),
      port: t.number().describe("The port of targets that do not name one themselves."),
      protocol: t.text().describe("The protocol towards the targets."),
      loadBalancerArnSuffix: t.text().describe("The same part of the load balancer's ARN."),
      listenerArns: t
        .listOf(t.text(), "arn")
        .describe(
          "Listeners and rules that forward to the group. ECS takes no group without: whoever uses them waits for them.",
        ),
    },
    LOAD_BALANCER_REFERENCE_FILE,
  )
  .describe("One target group of a load balancer.")
  .example({
    arn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/app/0123456789abcdef",
    arnSuffix: "targetgroup/app/0123456789abcdef",
    name: "app",
    port: 8080,
    protocol: "HTTP",
    loadBalancerArnSuffix: "app/web/0123456789abcdef",
    listenerArns: [
      "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:listener/app/web/0123456789abcdef/0123456789abcdef",
    ],
  });

const listenerReference = t
  .shape(
    "ListenerReference",
    {
      arn: t.text().describe("The listener's ARN."),
      port: t.number().describe("Its port."),
      protocol: t.text().describe("Its protocol."),
    },
    LOAD_BALANCER_REFERENCE_FILE,
  )
  .describe("One listener of a load balancer.");

export const loadBalancerReference = t
  .shape(
    "LoadBalancerReference",
    {
      arn: t.text().describe("The load balancer's ARN."),
      arnSuffix: t.text().describe("The part of the ARN that CloudWatch and scaling policies take."),
      name: t.text().describe("The load balancer's name."),
      dnsName: t.text().describe("Its own DNS name."),
      zoneId: t.text().describe("The hosted zone of that name, for alias records."),
      vpcId: t.text().describe("The VPC that it stands in.").optional(),
      internal: t.flag("Whether it has private addresses only.").default(true),
      securityGroups: t.listOf(securityGroupReference, "group").describe("Its security groups.").default([]),
      listeners: t
        .mapOf(listenerReference, "listener")
        .describe("Its listeners, by key; `http-redirect` is its own.")
        .default({}),
      targetGroups: t.mapOf(targetGroupReference, "group").describe("Its target groups, by key.").default({}),
    },
    LOAD_BALANCER_REFERENCE_FILE,
  )
  .describe(
    "An Application Load Balancer: the output `load_balancer` of modules/edge/load-balancer, or an object written by hand.",
  )
  .example({
    arn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/web/0123456789abcdef",
    arnSuffix: "app/web/0123456789abcdef",
    name: "web",
    dnsName: "internal-web-1.ap-northeast-2.elb.amazonaws.com",
    zoneId: "ZWKZPGTI48KDX",
  });

export type LoadBalancerReferenceValue = t.Infer<typeof loadBalancerReference>;

export type TargetGroupReferenceValue = t.Infer<typeof targetGroupReference>;

export type ListenerReferenceValue = t.Infer<typeof listenerReference>;

/** With the listeners and target groups that a program names. */
export type LoadBalancerReferenceOf<Listener extends string, TargetGroup extends string> = t.With<
  LoadBalancerReferenceValue,
  {
    listeners: t.ByName<Listener | "http-redirect", ListenerReferenceValue>;
    targetGroups: t.ByName<TargetGroup, TargetGroupReferenceValue>;
  }
>;
