/** Rules between the inputs that every service has. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { tierExists, zonesOfTier } from "../../network/placement";
import type { EcsServiceInputs, EcsServiceShape } from "./ecs-service.inputs";

type RuleOf = CrossRule<EcsServiceShape>;

const strangeZones = (inputs: EcsServiceInputs): Expr<string[]> =>
  x.listEach(
    x.orElse(inputs.zones, () => []),
    ["zone"],
    (zone) => ({ value: zone, when: x.not(x.contains(zonesOfTier(inputs), zone)) }),
  );

const zonesExist: RuleOf = {
  on: "zones",
  test: (inputs) => x.isEmpty(strangeZones(inputs)),
  message: (inputs) =>
    x.str`zones names ${x.jsonEncode(strangeZones(inputs))}; allowed: of ${x.jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${inputs.tier}.`,
  refused: [{ zones: ["ap-northeast-2b"] }],
};

const elsewhere = ({ network, securityGroups }: EcsServiceInputs): Expr<string[]> =>
  x.listEach(securityGroups, ["group"], ({ name, vpcId }) => ({
    value: name,
    when: x.not(
      x.eq(
        x.orElse(vpcId, () => network.vpcId),
        network.vpcId,
      ),
    ),
  }));

const GROUP = { id: "sg-0123456789abcdef0", name: "app" };

const groupsFit: RuleOf = {
  on: "securityGroups",
  whereKnown: true,
  test: (inputs) => x.isEmpty(elsewhere(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("securityGroups")} has ${x.jsonEncode(elsewhere(inputs))} of another VPC; allowed: groups of the network's VPC ${inputs.network.vpcId}.`,
  refused: [{ securityGroups: [{ ...GROUP, vpcId: "vpc-0fedcba9876543210" }] }],
};

const endpointsFit: RuleOf = {
  on: "endpoints",
  whereKnown: true,
  test: ({ endpoints, network }) =>
    x.ifSet(
      endpoints,
      (endpoints) => x.eq(endpoints.vpcId, network.vpcId),
      () => true,
    ),
  message: ({ endpoints, network }) =>
    x.str`endpoints is of the VPC ${x.attempt(
      () => endpoints.vpcId,
      () => "",
    )}; allowed: endpoints of the network's VPC ${network.vpcId}.`,
  refused: [{ endpoints: { vpcId: "vpc-0fedcba9876543210", region: "ap-northeast-2" } }],
};

export const commonRules = [tierExists<EcsServiceShape>("app"), zonesExist, groupsFit, endpointsFit];
