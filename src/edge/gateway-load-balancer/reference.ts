/** What a Gateway Load Balancer gives to its endpoint service and its appliances. */
import * as t from "../../core/contract";

const GATEWAY_LOAD_BALANCER_REFERENCE_FILE =
  "edge/gateway-load-balancer/gateway-load-balancer-reference.props";

export const gatewayLoadBalancerReference = t
  .shape(
    "GatewayLoadBalancerReference",
    {
      arn: t
        .text()
        .describe(
          "The load balancer's ARN, for an endpoint service. Whoever uses it waits for the listener.",
        ),
      arnSuffix: t.text().describe("The part of the ARN that CloudWatch takes."),
      name: t.text().describe("The load balancer's name."),
      targetGroupArn: t.text().describe("The appliances' target group, for an Auto Scaling group."),
      zones: t.listOf(t.text(), "zone").describe("The zones that it stands in."),
      cidrBlocks: t
        .listOf(t.text(), "range")
        .describe("Ranges that packets and health checks come to the appliances from: those of its subnets."),
      healthCheckPort: t.number().describe("The port where health checks come."),
    },
    GATEWAY_LOAD_BALANCER_REFERENCE_FILE,
  )
  .describe(
    "A Gateway Load Balancer: the output `gateway_load_balancer` of modules/edge/gateway-load-balancer, or an object written by hand.",
  )
  .example({
    arn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/gwy/inspection/0123456789abcdef",
    arnSuffix: "gwy/inspection/0123456789abcdef",
    name: "inspection",
    targetGroupArn:
      "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/appl-1/0123456789abcdef",
    zones: ["ap-northeast-2a"],
    cidrBlocks: ["10.0.0.0/24"],
    healthCheckPort: 80,
  });

export type GatewayLoadBalancerReferenceValue = t.Infer<typeof gatewayLoadBalancerReference>;
