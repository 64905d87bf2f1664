/** Target groups, which instances leave before a deployment and join after it. */

import type { CodedeployDeploymentGroupLoadBalancerInfo } from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import type { Place } from "./application";
import type { Statements } from "./policies";

/** AWS CodeDeploy User Guide, "Integrating CodeDeploy with Elastic Load Balancing": target groups of a deployment group. */
const MOST_TARGET_GROUPS = 10;

const targetGroupName = (): t.Type<string> =>
  t.pattern(
    "[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?",
    "a target group's name, not its ARN: 1 to 32 ASCII letters, digits and hyphens",
    "shop-web",
    [
      "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/shop/0123456789abcdef",
      "-shop",
      "",
    ],
  );

const inputs = {
  targetGroupNames: t
    .setOf(targetGroupName(), "target_group")
    .describe(
      "Target groups, by name, that instances leave before a deployment and join after it. With none, instances keep their traffic.",
    )
    .length({ max: MOST_TARGET_GROUPS })
    .default([]),
};
type TrafficInputs = t.InputsOf<typeof inputs>;

export const traffic = t.concern({ inputs });

export function loadBalancerBlock({
  targetGroupNames: names,
}: TrafficInputs): Blocks<CodedeployDeploymentGroupLoadBalancerInfo> {
  const balanced = x.itemWhere(names, "names", () => x.not(x.isEmpty(names)));
  return blocks(balanced, (all) => ({ targetGroupInfo: blocks(all, (name) => ({ name })) }));
}

export function trafficStatements({ targetGroupNames }: TrafficInputs, { location }: Place): Statements {
  const applies = x.not(x.isEmpty(targetGroupNames));
  return {
    // no resource types
    SeeTargets: {
      applies,
      actions: [
        "elasticloadbalancing:DescribeLoadBalancers",
        "elasticloadbalancing:DescribeLoadBalancerAttributes",
        "elasticloadbalancing:DescribeTargetGroups",
        "elasticloadbalancing:DescribeTargetGroupAttributes",
        "elasticloadbalancing:DescribeTargetHealth",
      ],
      resources: "*",
    },
    ShiftTraffic: {
      applies,
      actions: ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"],
      resources: x.listEach(targetGroupNames, ["name"], (name) =>
        location.arn("elasticloadbalancing", x.str`targetgroup/${name}/*`),
      ),
    },
  };
}
