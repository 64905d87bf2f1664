/** Rules about where instances stand and who sends them traffic. */
import type { CrossRule } from "../../core/contract";
import {
  attempt,
  contains,
  type Expr,
  eq,
  get,
  hasKey,
  isEmpty,
  isNull,
  isSet,
  jsonEncode,
  keys,
  listEach,
  ne,
  not,
  or,
  orElse,
  sort,
  str,
  when,
} from "../../core/expressions";
import { hasTier, tierOf } from "../../network/chosen-tier";
import type { Ec2FleetInputs, Ec2FleetShape, FleetTargetGroup } from "./ec2-fleet.inputs";
import type { FleetTracking } from "./scaling.contract";

type RuleOf = CrossRule<Ec2FleetShape>;

const zonesOfTier = (inputs: Ec2FleetInputs): Expr<string[]> =>
  when<string[]>(
    hasTier(inputs),
    () => keys(tierOf(inputs).subnets),
    () => [],
  );

const strangeZones = (inputs: Ec2FleetInputs): Expr<string[]> =>
  listEach<string, string>(sort(orElse<readonly string[]>(inputs.zones, () => [])), ["zone"], (zone) => ({
    value: zone,
    when: not(contains(zonesOfTier(inputs), zone)),
  }));

const zonesExist: RuleOf = {
  on: "zones",
  test: (inputs) => or(not(hasTier(inputs)), isEmpty(strangeZones(inputs))),
  message: (inputs) =>
    str`zones has ${jsonEncode(strangeZones(inputs))}; allowed: of ${jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${jsonEncode(inputs.tier)}.`,
  refused: [{ zones: ["ap-northeast-2b"] }, { zones: ["ap-northeast-2a", "us-east-1a"] }],
};

const addressIsPublic: RuleOf = {
  on: "publicAddress",
  test: (inputs) =>
    or(
      not(inputs.publicAddress),
      when<boolean>(
        hasTier(inputs),
        () => eq<string>(tierOf(inputs).kind, "public"),
        () => true,
      ),
    ),
  message: (inputs, spell) =>
    str`${spell("publicAddress")} is true in the tier ${jsonEncode(inputs.tier)}, which has no internet gateway; allowed: public addresses in a public tier only.`,
  refused: [{ publicAddress: true }, { publicAddress: true, tier: "isolated" }],
};

const checkHasGroups: RuleOf = {
  on: "healthCheck",
  test: ({ healthCheck, targetGroups }) =>
    or(isNull(healthCheck.type), ne<string>(healthCheck.type, "ELB"), not(isEmpty(targetGroups))),
  message: (_, spell) =>
    str`${spell("healthCheck")} is by ELB without ${spell("targetGroups")}; allowed: EC2, or ELB with a target group at least.`,
  refused: [{ healthCheck: { type: "ELB" } }],
};

/** The key of the target group whose requests count; empty where none do. */
export const countedKey = ({ tracking }: Ec2FleetInputs): Expr<string> =>
  when<string>(
    isNull(tracking.requests),
    () => "",
    () => (tracking.requests as unknown as Expr<NonNullable<FleetTracking["requests"]>>).targetKey,
  );

/** Whether the group that is counted is there with both of its suffixes. */
const isCountable = (inputs: Ec2FleetInputs): Expr<boolean> =>
  attempt<boolean>(
    () => {
      const groups = inputs.targetGroups as unknown as Expr<Record<string, FleetTargetGroup>>;
      const group = get<FleetTargetGroup>(groups, countedKey(inputs));
      return when(
        isNull(group.arnSuffix),
        () => false,
        () => isSet(group.loadBalancerArnSuffix),
      );
    },
    () => false,
  );

const requestsCount: RuleOf = {
  on: "tracking",
  whereKnown: true,
  test: (inputs) =>
    or(
      isNull(inputs.tracking.requests),
      not(hasKey(inputs.targetGroups, countedKey(inputs))),
      isCountable(inputs),
    ),
  message: (inputs, spell) =>
    str`tracking has requests of the target group ${jsonEncode(countedKey(inputs))}, which lacks a suffix of its ARNs; allowed: a group with ${spell("arnSuffix")} and ${spell("loadBalancerArnSuffix")}.`,
  refused: [
    {
      targetGroups: {
        web: {
          arn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/0123456789abcdef",
        },
      },
      tracking: { requests: { target: 100, targetKey: "web" } },
    },
  ],
};

const requestsExist: RuleOf = {
  on: "tracking",
  test: (inputs) => or(isNull(inputs.tracking.requests), hasKey(inputs.targetGroups, countedKey(inputs))),
  message: (inputs, spell) =>
    str`tracking has requests of the target group ${jsonEncode(countedKey(inputs))}; allowed: of ${jsonEncode(keys(inputs.targetGroups))}, the keys of ${spell("targetGroups")}.`,
  refused: [{ tracking: { requests: { target: 100, targetKey: "web" } } }],
};

export const placementRules = [zonesExist, addressIsPublic, checkHasGroups, requestsExist, requestsCount];
