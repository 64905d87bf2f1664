/** What a fixed address gives to the services behind it and to the records that name it. */
import * as t from "../../core/contract";
import { securityGroupReference } from "../../network/security-group/reference";
import { targetGroupReference } from "../load-balancer/reference";

const STATIC_IP_REFERENCE_FILE = "edge/static-ip/static-ip-reference.props";

export const TOPOLOGIES = ["nlb-nginx", "nlb-alb", "global-accelerator"] as const;

export const staticIpReference = t
  .shape(
    "StaticIpReference",
    {
      name: t.text().describe("The name of what has the addresses."),
      topology: t.oneOf(...TOPOLOGIES).describe("The way from the addresses to the targets."),
      arn: t.text().describe("The ARN of the Network Load Balancer, or of the accelerator."),
      arnSuffix: t
        .text()
        .describe(
          "The part of the Network Load Balancer's ARN that CloudWatch takes; null for an accelerator.",
        )
        .optional(),
      dnsName: t.text().describe("Its own DNS name."),
      zoneId: t.text().describe("The hosted zone of that name, for alias records."),
      addresses: t
        .mapOf(t.text(), "address")
        .describe("The fixed IPv4 addresses, by zone; an accelerator's by `first` and `second`.")
        .default({}),
      clientAddress: t
        .oneOf("preserved", "proxy_protocol", "forwarded")
        .describe(
          "Where targets find the client's address, in the words of a service's `nginx.client_address`.",
        ),
      securityGroups: t
        .listOf(securityGroupReference, "group")
        .describe(
          "The groups that targets are reached from, for them to admit: the Network Load Balancer's, or the Application Load Balancer's where there is one.",
        )
        .default([]),
      frontSecurityGroups: t
        .listOf(securityGroupReference, "group")
        .describe(
          "The Network Load Balancer's groups, for an Application Load Balancer behind it to admit; empty for an accelerator.",
        )
        .default([]),
      targetGroups: t
        .mapOf(targetGroupReference, "group")
        .describe(
          "The target groups that services register with, by key; behind an Application Load Balancer its own ones.",
        )
        .default({}),
    },
    STATIC_IP_REFERENCE_FILE,
  )
  .describe(
    "A fixed address: the output `static_ip` of modules/edge/static-ip, or an object written by hand.",
  )
  .example({
    name: "web",
    topology: "nlb-nginx",
    arn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/net/web/0123456789abcdef",
    dnsName: "web-0123456789abcdef.elb.ap-northeast-2.amazonaws.com",
    zoneId: "ZIBE1TIR4HY56",
    clientAddress: "preserved",
  });

export type StaticIpReferenceValue = t.Infer<typeof staticIpReference>;

/** With the target groups that a program names. */
export type StaticIpReferenceOf<TargetGroup extends string> = t.With<
  StaticIpReferenceValue,
  { targetGroups: t.ByName<TargetGroup, StaticIpReferenceValue["targetGroups"][string]> }
>;
