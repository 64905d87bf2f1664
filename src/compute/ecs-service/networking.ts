/** Where tasks stand in the network: subnets of a tier, security groups, public addresses. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { groupsFit, kindOf, someGroups, someZones, tierExists, zonesExist } from "../../network/placement";
import { networkReference } from "../../network/reference";
import { capacity, onFargate } from "./capacity";
import { EC2_SERVICE, PUBLIC_NETWORK } from "./samples";

const needs = [capacity] as const;
const inputs = {
  network: networkReference.describe(
    "The network that tasks stand in: each has a network interface there (awsvpc).",
  ),
  tier: t.keyName().describe("The tier of `network` that tasks stand in."),
  zones: someZones("tasks").optional(),
  securityGroups: someGroups("Security groups of the tasks, of the network's VPC."),
  publicIp: t.flag("Whether Fargate tasks have public addresses; in a public tier only.").default(false),
};
export type NetworkInputs = t.InputsOf<typeof inputs, typeof needs>;

export const networking = t.concern({
  needs,
  inputs,
  rules: [
    tierExists("app"),
    zonesExist(["ap-northeast-2b"]),
    groupsFit,
    /** Amazon ECS API Reference: AwsVpcConfiguration, assignPublicIp: for tasks on instances it must be off. */
    {
      on: "publicIp",
      test: (inputs) =>
        x.or(x.not(inputs.publicIp), x.and(onFargate(inputs), x.eq(kindOf(inputs, "unknown"), "public"))),
      message: (inputs, spell) =>
        x.str`${spell("publicIp")} is true in the ${kindOf(inputs, "unknown")} tier ${inputs.tier} with the launch type ${inputs.launchType}; allowed: Fargate tasks in a public tier. Others reach the internet by NAT.`,
      refused: [{ publicIp: true }, { ...EC2_SERVICE, ...PUBLIC_NETWORK, publicIp: true }],
    },
  ],
});

/** The VPC's ranges: where load balancers have their addresses. */
export const networkRanges = ({ network }: Pick<NetworkInputs, "network">): Expr<string[]> =>
  x.concat(network.cidrBlocks, x.itemIfSet(network.ipv6CidrBlock));
