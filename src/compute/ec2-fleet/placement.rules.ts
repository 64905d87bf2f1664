/** Rules about where instances stand and who sends them traffic. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { hasTier, tierOf } from "../../network/chosen-tier";
import type { Ec2FleetInputs, Ec2FleetShape } from "./ec2-fleet.inputs";

type RuleOf = CrossRule<Ec2FleetShape>;

const zonesOfTier = (inputs: Ec2FleetInputs): Expr<string[]> =>
  x.when(
    hasTier(inputs),
    () => x.keys(tierOf(inputs).subnets),
    () => [],
  );

const strangeZones = (inputs: Ec2FleetInputs): Expr<string[]> =>
  x.listEach(x.sort(x.orElse(inputs.zones, () => [])), ["zone"], (zone) => ({
    value: zone,
    when: x.not(x.contains(zonesOfTier(inputs), zone)),
  }));

const zonesExist: RuleOf = {
  on: "zones",
  test: (inputs) => x.or(x.not(hasTier(inputs)), x.isEmpty(strangeZones(inputs))),
  message: (inputs) =>
    x.str`zones has ${x.jsonEncode(strangeZones(inputs))}; allowed: of ${x.jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${x.jsonEncode(inputs.tier)}.`,
  refused: [{ zones: ["ap-northeast-2b"] }, { zones: ["ap-northeast-2a", "us-east-1a"] }],
};

const addressIsPublic: RuleOf = {
  on: "publicAddress",
  test: (inputs) =>
    x.or(
      x.not(inputs.publicAddress),
      x.when(
        hasTier(inputs),
        () => x.eq(tierOf(inputs).kind, "public"),
        () => true,
      ),
    ),
  message: (inputs, spell) =>
    x.str`${spell("publicAddress")} is true in the tier ${x.jsonEncode(inputs.tier)}, which has no internet gateway; allowed: public addresses in a public tier only.`,
  refused: [{ publicAddress: true }, { publicAddress: true, tier: "isolated" }],
};

const checkHasGroups: RuleOf = {
  on: "healthCheck",
  test: ({ healthCheck, targetGroups }) =>
    x.or(x.isNull(healthCheck.type), x.ne(healthCheck.type, "ELB"), x.not(x.isEmpty(targetGroups))),
  message: (_, spell) =>
    x.str`${spell("healthCheck")} is by ELB without ${spell("targetGroups")}; allowed: EC2, or ELB with a target group at least.`,
  refused: [{ healthCheck: { type: "ELB" } }],
};

/** The key of the target group whose requests count; empty where none do. */
export const countedKey = ({ tracking }: Ec2FleetInputs): Expr<string> =>
  x.ifSet(
    tracking.requests,
    (requests) => requests.targetKey,
    () => "",
  );

/** Whether the group that is counted is there with both of its suffixes. */
const isCountable = (inputs: Ec2FleetInputs): Expr<boolean> =>
  x.attempt(
    () => {
      const groups = inputs.targetGroups;
      const group = x.get(groups, countedKey(inputs));
      return x.when(
        x.isNull(group.arnSuffix),
        () => false,
        () => x.isSet(group.loadBalancerArnSuffix),
      );
    },
    () => false,
  );

const requestsCount: RuleOf = {
  on: "tracking",
  whereKnown: true,
  test: (inputs) =>
    x.or(
      x.isNull(inputs.tracking.requests),
      x.not(x.hasKey(inputs.targetGroups, countedKey(inputs))),
      isCountable(inputs),
    ),
  message: (inputs, spell) =>
    x.str`tracking has requests of the target group ${x.jsonEncode(countedKey(inputs))}, which lacks a suffix of its ARNs; allowed: a group with ${spell("arnSuffix")} and ${spell("loadBalancerArnSuffix")}.`,
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
  test: (inputs) =>
    x.or(x.isNull(inputs.tracking.requests), x.hasKey(inputs.targetGroups, countedKey(inputs))),
  message: (inputs, spell) =>
    x.str`tracking has requests of the target group ${x.jsonEncode(countedKey(inputs))}; allowed: of ${x.jsonEncode(x.keys(inputs.targetGroups))}, the keys of ${spell("targetGroups")}.`,
  refused: [{ tracking: { requests: { target: 100, targetKey: "web" } } }],
};

export const placementRules = [zonesExist, addressIsPublic, checkHasGroups, requestsExist, requestsCount];
