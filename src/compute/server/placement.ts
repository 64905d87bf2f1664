/** Where servers and fleets stand: a tier of a network, and security groups. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { inTier, tierExists, tierOf } from "../../network/placement";
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

const foreignGroups = ({ securityGroups, network }: t.InputsOf<typeof inputs>): Expr<string[]> =>
  x.listEach(securityGroups, ["group"], ({ name, vpcId }) => ({
    value: name,
    when: x.not(
      x.eq(
        x.orElse(vpcId, () => network.vpcId),
        network.vpcId,
      ),
    ),
  }));

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
    {
      on: "securityGroups",
      whereKnown: true,
      test: (inputs) => x.isEmpty(foreignGroups(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("securityGroups")} has ${x.jsonEncode(foreignGroups(inputs))} of another VPC; allowed: groups of the network's VPC ${x.jsonEncode(inputs.network.vpcId)}.`,
      refused: [
        { securityGroups: [{ id: "sg-0123456789abcdef0", name: "web", vpcId: "vpc-0fedcba9876543210" }] },
      ],
    },
  ],
});

export const securityGroupIds = ({
  securityGroups,
}: Pick<t.InputsOf<typeof inputs>, "securityGroups">): Expr<string[]> =>
  x.listEach(securityGroups, ["group"], ({ id }) => ({ value: id }));
