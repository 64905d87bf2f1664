/** The instances' user data: as a server's, and the agent's metrics are the fleet's too. */
import type { ComputedRule } from "../../core/contract";
import { fleetDimensions } from "../server/agent-metrics";
import type { WithUserData } from "../server/user-data";
import { userDataSize } from "../server/user-data.rules";
import type { Ec2FleetInputs, Ec2FleetShape } from "./ec2-fleet.inputs";

export const fleetUserData = (inputs: Ec2FleetInputs): Ec2FleetInputs & WithUserData => ({
  ...inputs,
  agentDimensions: fleetDimensions(inputs.name),
});

export const fleetUserDataSize: ComputedRule<Ec2FleetShape> = {
  ...userDataSize,
  problems: (inputs, step, spell, scope) => userDataSize.problems(fleetUserData(inputs), step, spell, scope),
};
