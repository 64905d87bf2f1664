/** The contract of the fleet: its inputs and the rules between them. */
import * as t from "../../core/contract";
import { serverRules } from "../server/server.rules";
import { alarmsArePublished } from "./alarms.rules";
import { capacityRules } from "./capacity.rules";
import { ec2FleetInputs } from "./ec2-fleet.inputs";
import { placementRules } from "./placement.rules";
import { fleetUserDataSize } from "./user-data";
import { waitRules } from "./wait.rules";

/** The least that is accepted; refused samples are laid over it. */
export const EXAMPLE = {
  name: "web",
  network: {
    vpcId: "vpc-0123456789abcdef0",
    cidrBlocks: ["10.0.0.0/16"],
    tiers: {
      private: {
        kind: "private",
        subnets: {
          "ap-northeast-2a": { id: "subnet-0123456789abcdef0", cidrBlock: "10.0.0.0/24" },
          "ap-northeast-2c": { id: "subnet-0123456789abcdef1", cidrBlock: "10.0.1.0/24" },
        },
      },
      isolated: {
        kind: "isolated",
        subnets: { "ap-northeast-2a": { id: "subnet-0123456789abcdef2", cidrBlock: "10.0.2.0/24" } },
      },
      empty: { kind: "private", subnets: {} },
    },
  },
  tier: "private",
  securityGroups: [{ id: "sg-0123456789abcdef0", name: "web" }],
  instanceTypes: ["m7i.large"],
  maxSize: 4,
};

export const ec2FleetContract = t.contract({
  name: "EC2 fleet",
  inputs: ec2FleetInputs,
  crossRules: [...serverRules, ...capacityRules, ...placementRules, ...waitRules, alarmsArePublished],
  computedRules: [fleetUserDataSize],
  example: EXAMPLE,
});
