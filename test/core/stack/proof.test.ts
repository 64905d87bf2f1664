/** Synthesis fails where a stack's resources cannot reach what they need, with the hop and what would open it. */
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { type App, TerraformHclModule, Testing } from "cdktf";
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
