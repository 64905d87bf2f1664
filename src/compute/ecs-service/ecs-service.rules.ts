/** Rules between the inputs that every service has. */
import type { CrossRule } from "../../core/contract";
import {
  attempt,
  contains,
  type Expr,
  eq,
  isEmpty,
  isNull,
  jsonEncode,
  listEach,
  not,
  orElse,
  str,
  when,
} from "../../core/expressions";
import { tierExists, zonesOfTier } from "../../network/chosen-tier";
import type { SecurityGroupReferenceValue } from "../../network/security-group/security-group-reference.contract";
import type { EcsServiceInputs, EcsServiceShape } from "./ecs-service.inputs";

type RuleOf = CrossRule<EcsServiceShape>;

const strangeZones = (inputs: EcsServiceInputs): Expr<string[]> =>
  listEach<string, string>(
    orElse<readonly string[]>(inputs.zones, () => []),
    ["zone"],
    (zone) => ({ value: zone, when: not(contains(zonesOfTier(inputs), zone)) }),
  );

const zonesExist: RuleOf = {
  on: "zones",
  test: (inputs) => isEmpty(strangeZones(inputs)),
  message: (inputs) =>
    str`zones names ${jsonEncode(strangeZones(inputs))}; allowed: of ${jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${inputs.tier}.`,
  refused: [{ zones: ["ap-northeast-2b"] }],
};

const elsewhere = ({ network, securityGroups }: EcsServiceInputs): Expr<string[]> =>
  listEach<SecurityGroupReferenceValue, string>(securityGroups, ["group"], ({ name, vpcId }) => ({
    value: name,
    when: not(
      eq(
        orElse<string>(vpcId, () => network.vpcId),
        network.vpcId,
      ),
    ),
  }));

const GROUP = { id: "sg-0123456789abcdef0", name: "app" };

const groupsFit: RuleOf = {
  on: "securityGroups",
  whereKnown: true,
  test: (inputs) => isEmpty(elsewhere(inputs)),
  message: (inputs, spell) =>
    str`${spell("securityGroups")} has ${jsonEncode(elsewhere(inputs))} of another VPC; allowed: groups of the network's VPC ${inputs.network.vpcId}.`,
  refused: [{ securityGroups: [{ ...GROUP, vpcId: "vpc-0fedcba9876543210" }] }],
};

const endpointsFit: RuleOf = {
  on: "endpoints",
  whereKnown: true,
  test: ({ endpoints, network }) =>
    when(
      isNull(endpoints),
      () => true,
      () => eq(endpoints.vpcId, network.vpcId),
    ),
  message: ({ endpoints, network }) =>
    str`endpoints is of the VPC ${attempt<string>(
      () => endpoints.vpcId,
      () => "",
    )}; allowed: endpoints of the network's VPC ${network.vpcId}.`,
  refused: [{ endpoints: { vpcId: "vpc-0fedcba9876543210", region: "ap-northeast-2" } }],
};

export const commonRules = [tierExists<EcsServiceShape>("app"), zonesExist, groupsFit, endpointsFit];
