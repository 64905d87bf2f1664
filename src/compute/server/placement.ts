/** Where servers and fleets stand: a tier of a network, and security groups. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { groupsFit, inTier, someGroups, tierExists, tierOf } from "../../network/placement";
import { networkReference } from "../../network/reference";

const inputs = {
  network: networkReference.describe("The network that instances stand in."),
  tier: t.keyName().describe("The tier of `network` that instances stand in."),
  securityGroups: someGroups(
    "Security groups of the instances, of the network's VPC. Session Manager, packages and agents need a way out by TCP 443.",
  ),
};

export const placement = t.concern({
  inputs,
  rules: [
    tierExists<typeof inputs>("web", "edge"),
    {
      on: "tier",
      test: (inputs) => inTier(inputs, () => x.not(x.isEmpty(tierOf(inputs).subnets))),
      message: ({ tier }) =>
        x.str`tier is ${x.shownText(tier)}, which has no subnets; allowed: a tier with subnets.`,
      refused: [{ tier: "empty" }],
    },
    groupsFit,
  ],
});
