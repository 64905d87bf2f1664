/** Synthesis fails where a stack's resources cannot reach what they need, with the hop and what would open it. */
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
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

function thrownBy(run: () => void): string {
  try {
    run();
  } catch (error) {
    return String(error);
  }
  return "";
}

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
      "[private-ecs-dev] broken: aws_ecs_service.api to aws:ecr.api: ecr:GetAuthorizationToken by its agent on tcp 443 (container app has an image of Amazon ECR)",
      "  no egress rule of aws_security_group.tasks_group lets tcp 443 out to 10.11.0.0/22 [SG_HAS_NO_RULES]",
      "  what would open it:",
      "    aws_security_group.tasks_group: egress {",
    ].join("\n"),
  );
});

it("tells once what stops several actions on one way", () => {
  const app = Testing.app();
  withoutRule(app);
  const told = thrownBy(synthesized(app)).split("\n");
  expect(told.filter((line) => line.includes("broken: aws_ecs_service.api to aws:ecr.api"))).toHaveLength(1);
  expect(told).toEqual(
    expect.arrayContaining([
      "  the same of ecr:BatchGetImage on aws_ecr_repository.images by its agent",
      "  the same of ecr:GetDownloadUrlForLayer on aws_ecr_repository.images by its agent",
    ]),
  );
});

it("warns where the stack says so", () => {
  const app = Testing.app();
  const stack = withRoutesOfElsewhere(app, "warning");
  expect(synthesized(app)).not.toThrow();
  const warnings = stack.node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data);
  expect(warnings).toEqual([expect.stringMatching(/^broken: aws_lb\.this to 10\.1\.0\.5 on tcp 80/)]);
  const strict = Testing.app();
  withRoutesOfElsewhere(strict, "error");
  expect(synthesized(strict)).toThrow("broken: aws_lb.this to 10.1.0.5 on tcp 80");
});

it("leaves out what modules may have, which are in no stack's JSON", () => {
  const app = Testing.app();
  const stack = withoutRule(app);
  new TerraformHclModule(stack, "rules", { source: "shop/rules/aws", version: "1.0.0" });
  expect(synthesized(app)).not.toThrow();
});

const SHOP = { architecture: "shop", environment: "dev", region: "ap-northeast-2" };

/** A target in another network, to which only another stack's routes lead. */
function withRoutesOfElsewhere(app: App, unreachable: "error" | "warning"): HanokStack {
  const stack = new HanokStack(app, { ...SHOP, unreachable });
  balanced(stack, { address: "10.1.0.5" });
  return stack;
}

function withTargetsOfElsewhere(app: App): HanokStack {
  const stack = new HanokStack(app, SHOP);
  balanced(stack, ELSEWHERE);
  return stack;
}

function balanced(stack: HanokStack, targets: Readonly<Record<string, string>>): void {
  const vpc = new Vpc(stack, "vpc", { cidrBlock: "10.0.0.0/16" });
  const subnet = new Subnet(stack, "subnet", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
  const balancer = new Lb(stack, "lb", { loadBalancerType: "network", subnets: [subnet.id] });
  const group = new LbTargetGroup(stack, "group", { port: 80, protocol: "TCP", vpcId: subnet.vpcId });
  const forward = [{ type: "forward", targetGroupArn: group.arn }];
  new LbListener(stack, "listener", { loadBalancerArn: balancer.arn, port: 80, defaultAction: forward });
  for (const [id, targetId] of Object.entries(targets))
    new LbTargetGroupAttachment(stack, id, { targetGroupArn: group.arn, targetId });
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
