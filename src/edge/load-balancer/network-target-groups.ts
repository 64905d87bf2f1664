/** Target groups of type alb: by them a Network Load Balancer sends TCP to this load balancer. */
import type { Lb } from "@cdktf/provider-aws/lib/lb";
import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import {
  albGroupArguments,
  protocolAt,
  registerLoadBalancer,
} from "../elastic-load-balancing/alb-target-groups";
import { healthCheckBlock } from "../elastic-load-balancing/health-checks";
import { ports } from "../elastic-load-balancing/listeners";
import { naming } from "../elastic-load-balancing/name";
import { groupPlan } from "../elastic-load-balancing/target-groups";
import { httpRedirect, redirects } from "./http-redirect";
import { httpsPorts, listeners } from "./listeners";
import { placement } from "./placement";
import { checkPlan, healthCheck } from "./target-groups";

const networkShape = t.shape("LbNetworkTargetGroup", {
  port: t.integer({ min: 1, max: 65535 }).describe("The port of a listener of this load balancer."),
  healthCheck: healthCheck.default({}),
});

const networkTargetGroup = networkShape
  .describe("A target group of type alb: by it a Network Load Balancer sends TCP to this load balancer.")
  .rule({
    test: ({ healthCheck: { matcher } }) =>
      x.or(x.isNull(matcher), x.matches("^[2-5][0-9]{2}([-,][2-5][0-9]{2})*$", matcher)),
    got: ({ healthCheck: { matcher } }) => x.str`a group whose healthy codes are ${x.jsonEncode(matcher)}`,
    allowed: "codes from 200 to 599",
    refused: [
      { port: 80, healthCheck: { matcher: "12" } },
      { port: 80, healthCheck: { matcher: "600" } },
    ],
  })
  .example({ port: 80 });

const needs = [naming, placement, listeners, httpRedirect] as const;
const inputs = {
  networkTargetGroups: t
    .keyed(networkTargetGroup, "group")
    .describe(
      "Target groups of type alb, by names of your choice: for Network Load Balancers in front of this one.",
    )
    .default({}),
};

type NetworkGroupsInputs = t.InputsOf<typeof inputs, typeof needs>;

const strangePorts = (inputs: NetworkGroupsInputs): Expr<string[]> =>
  x.keysWhere(inputs.networkTargetGroups, ["key", "group"], (_, { port }) =>
    x.not(x.or(x.contains(ports(inputs), port), x.and(redirects(inputs), x.eq(port, 80)))),
  );

export const networkGroups = t.concern({
  needs,
  inputs,
  rules: [
    /** Network Load Balancers guide, "Use an Application Load Balancer as a target": its listener's port. */
    {
      on: "networkTargetGroups",
      test: (inputs) => x.isEmpty(strangePorts(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("networkTargetGroups")} has ${x.shownTexts(strangePorts(inputs))} with a port that no listener is on; allowed: of ${x.shownNumbers(ports(inputs))}, and 80 where HTTP is redirected.`,
      refused: [
        { networkTargetGroups: { web: { port: 8443 } } },
        { networkTargetGroups: { web: { port: 443 } } },
      ],
    },
  ],
});

interface Behind {
  readonly loadBalancer: Lb;
  readonly listeners: readonly LbListener[];
}

export function networkTargetGroups(
  scope: Construct,
  inputs: NetworkGroupsInputs,
  { loadBalancer, listeners }: Behind,
): Instances<unknown, LbTargetGroup> {
  const checks = networkHealthChecks(scope, inputs);
  const plans = local(
    scope,
    "network_target_groups",
    x.mapFrom(inputs.networkTargetGroups, ["key", "group"], (key, { port }) =>
      x.object({ ...groupPlan(inputs, key, port), healthCheck: x.get(checks, key) }),
    ),
  );
  const groups = forEach(scope, LbTargetGroup, "lb_target_group_network", plans, ({ value: plan }) => ({
    ...albGroupArguments(inputs.network.vpcId, plan),
    healthCheck: healthCheckBlock(plan.healthCheck),
  }));
  const loadBalancerArn = x.attribute(loadBalancer, "arn");
  registerLoadBalancer(scope, "network", groups, { loadBalancerArn, listeners });
  return groups;
}

/** Health checks by the network groups' keys; a redirect is an answer too. */
function networkHealthChecks(scope: Construct, inputs: NetworkGroupsInputs) {
  return local(
    scope,
    "network_health_checks",
    x.mapFrom(inputs.networkTargetGroups, ["key", "group"], (_, { port, healthCheck }) =>
      checkPlan(
        healthCheck,
        () => protocolAt(port, httpsPorts(inputs)),
        () => x.str`200-399`,
      ),
    ),
  );
}
