/** Where servers and fleets stand: a tier of a network, and security groups. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { groupsFit, inTier, tierExists, tierOf } from "../../network/placement";
import { networkReference } from "../../network/reference";
import { securityGroupReference } from "../../network/security-group/reference";

const inputs = {
  network: networkReference.describe("The network that instances stand in."),
  tier: t.keyName().describe("The tier of `network` that instances stand in."),
  securityGroups: t
    .listOf(securityGroupReference, "group")
    .describe(
      "Security groups of the instances, of the network's VPC. Session Manager, packages and agents need a way out by TCP 443.",
    )
    .rule({
      test: (groups) => x.and(x.not(x.isEmpty(groups)), x.le(x.length(groups), 5)),
      got: (groups) => x.str`a list of ${x.length(groups)} groups`,
      allowed: "1 to 5 groups",
      refused: [[]],
    }),
};

export const placement = t.concern({
  inputs,
  rules: [
    tierExists<typeof inputs>("web", "edge"),
    {
      on: "tier",
      test: (inputs) => inTier(inputs, () => x.not(x.isEmpty(tierOf(inputs).subnets))),
      message: ({ tier }) =>
        x.str`tier is ${x.jsonEncode(tier)}, which has no subnets; allowed: a tier with subnets.`,
      refused: [{ tier: "empty" }],
    },
    groupsFit,
  ],
});

export const securityGroupIds = ({
  securityGroups,
}: Pick<t.InputsOf<typeof inputs>, "securityGroups">): Expr<string[]> =>
  x.listEach(securityGroups, ["group"], ({ id }) => ({ value: id }));
