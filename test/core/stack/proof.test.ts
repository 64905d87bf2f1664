/** Synthesis fails where a stack's resources cannot reach what they need, with the hop and what would open it. */
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { type App, TerraformHclModule, Testing } from "cdktf";
import { HanokStack } from "../../../src/core/stack/stack";
import { dev } from "../../../src/environments";
import { PrivateEcsStack } from "../../../src/stacks/private-ecs";

/** A stack that has lost a rule: as a change of its groups would do it. */
function withoutRule(app: App): PrivateEcsStack {
  const stack = new PrivateEcsStack(app, dev);
  const rules = stack.node
    .findAll()
    .filter((one): one is VpcSecurityGroupEgressRule => one instanceof VpcSecurityGroupEgressRule);
  for (const { node } of rules) node.scope?.node.tryRemoveChild(node.id);
  return stack;
}

const synthesized = (app: App) => () => app.synth();

it("passes where all of it is reached", () => {
  const app = Testing.app();
  new PrivateEcsStack(app, dev);
  expect(synthesized(app)).not.toThrow();
});

it("names who does not reach whom, the hop and the mend", () => {
  const app = Testing.app();
  withoutRule(app);
  expect(synthesized(app)).toThrow(
    [
      "[private-ecs-dev] broken: aws_ecs_service.api to aws:ecr.api on tcp 443 (container app has an image of Amazon ECR)",
      "no: aws_ecs_service.api to aws:ecr.api on tcp 443",
      "  no egress rule of aws_security_group.tasks_group lets tcp 443 out to 10.11.0.0/22 [SG_HAS_NO_RULES]",
      "  what would open it:",
      "    aws_security_group.tasks_group: egress {",
    ].join("\n"),
  );
});

it("leaves out what modules may have, which are in no stack's JSON", () => {
  const app = Testing.app();
  const stack = withoutRule(app);
  new TerraformHclModule(stack, "rules", { source: "shop/rules/aws", version: "1.0.0" });
  expect(synthesized(app)).not.toThrow();
});

function withTargetsOfElsewhere(app: App): HanokStack {
  const stack = new HanokStack(app, { architecture: "shop", environment: "dev", region: "ap-northeast-2" });
  const subnet = new Subnet(stack, "subnet", { vpcId: "vpc-0123456789abcdef0", cidrBlock: "10.0.0.0/24" });
  const balancer = new Lb(stack, "lb", { loadBalancerType: "network", subnets: [subnet.id] });
  const group = new LbTargetGroup(stack, "group", { port: 80, protocol: "TCP", vpcId: subnet.vpcId });
  const forward = [{ type: "forward", targetGroupArn: group.arn }];
  new LbListener(stack, "listener", { loadBalancerArn: balancer.arn, port: 80, defaultAction: forward });
  for (const [id, targetId] of Object.entries(ELSEWHERE))
    new LbTargetGroupAttachment(stack, id, { targetGroupArn: group.arn, targetId });
  return stack;
}

const ELSEWHERE = {
  instance: "i-0123456789abcdef0",
  balancer: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/web/0123456789abcdef",
};

it("asks nothing about targets that stand elsewhere", () => {
  const app = Testing.app();
  const stack = withTargetsOfElsewhere(app);
  expect(synthesized(app)).not.toThrow();
  expect(stack.node.metadata.filter(({ type }) => /warning/i.test(type))).toEqual([]);
});
