/** The contract of the endpoints block: its inputs and the rules between them. */
import * as t from "../core/contract";
import { crossRules } from "./endpoints.cross-rules";
import { endpointsInputs } from "./endpoints.inputs";
import { placementRules } from "./placement.rules";

const ZONES = ["ap-northeast-2a", "ap-northeast-2c"];

/** A tier with a subnet in both zones. */
const tier = (kind: string, number: number) => ({
  kind,
  subnets: Object.fromEntries(
    ZONES.map((zone, index) => [
      zone,
      {
        id: `subnet-${number}${index}23456789abcdef0`,
        cidrBlock: `10.0.${number * 16 + index}.0/24`,
        routeTableId: `rtb-${number}${index}23456789abcdef0`,
      },
    ]),
  ),
});

export const SAMPLE_NETWORK = {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: { public: tier("public", 0), private: tier("private", 1), isolated: tier("isolated", 2) },
};

export const endpointsContract = t.contract({
  name: "endpoints",
  inputs: endpointsInputs,
  crossRules: [...placementRules(SAMPLE_NETWORK), ...crossRules(SAMPLE_NETWORK)],
  example: {
    name: "main",
    network: SAMPLE_NETWORK,
    region: "ap-northeast-2",
    tiers: ["private"],
    workloads: { web: { launchType: "fargate", secrets: true } },
  },
});
