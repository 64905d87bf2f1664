/** What a deployment that moves traffic needs of a target: a second target group, and the rules that send requests to one of the two. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { ALTERNATE, BLUE_GREEN, PRODUCTION } from "./samples";
import { targetGroup } from "./target-group";

/** Amazon ECS API Reference, AdvancedConfiguration: a rule of an Application, a listener of a Network Load Balancer. */
const trafficArn = () =>
  t.pattern(
    "arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:(listener-rule/app/[A-Za-z0-9-]{1,32}(/[0-9a-f]{16}){3}|listener/net/[A-Za-z0-9-]{1,32}(/[0-9a-f]{16}){2})",
    "the ARN of an Application Load Balancer's rule, or of a Network Load Balancer's listener",
    PRODUCTION,
    [
      "web",
      // a listener of an Application Load Balancer
      "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:listener/app/web/0123456789abcdef/0123456789abcdef",
      ALTERNATE.arn,
    ],
  );

/** The provider's `load_balancer.advanced_configuration`: CHANGELOG of 6.4.0 (hashicorp/terraform-provider-aws#43434). */
const blueGreenShape = t.shape("EcsBlueGreen", {
  alternateTargetGroup: targetGroup.describe(
    "The second target group: ECS registers new tasks with the one of the two that has no traffic. A rule must forward to it too, by weight 0.",
  ),
  productionListenerRule: trafficArn().describe(
    "The rule whose weights ECS moves from one group to the other: of an Application Load Balancer a rule's ARN, as modules/edge/load-balancer gives it, of a Network Load Balancer a listener's. The load balancer's `action_owner` is pipeline.",
  ),
  testListenerRule: trafficArn()
    .describe("A second such rule: by it new tasks are reached before they have production's traffic.")
    .optional(),
});

export type BlueGreen = t.Infer<typeof blueGreenShape>;

export const blueGreen = blueGreenShape
  .rule({
    whereKnown: true,
    test: ({ productionListenerRule, testListenerRule }) =>
      x.or(x.isNull(testListenerRule), x.ne(testListenerRule, productionListenerRule)),
    got: ({ productionListenerRule }, spell) =>
      x.str`one rule, ${productionListenerRule}, for ${spell("productionListenerRule")} and ${spell("testListenerRule")}`,
    allowed: "two rules",
    refused: [{ ...BLUE_GREEN, testListenerRule: BLUE_GREEN.productionListenerRule }],
  })
  .describe(
    "How `deployment.strategy` moves this target's traffic (Amazon ECS Developer Guide: Required resources for Amazon ECS blue/green deployments).",
  )
  .example(BLUE_GREEN)
  .since("6.4")
  .optional();
