/** What can be wrong with where the database stands. */
import type { CrossRule } from "../../core/contract";
import {
  and,
  type Expr,
  ge,
  hasKey,
  isEmpty,
  isNull,
  isSet,
  jsonEncode,
  length,
  listFrom,
  ne,
  not,
  or,
  orElse,
  str,
  when,
} from "../../core/expressions";
import { hasTier, inTier, kindOf, tierExists, tierOf, zonesOfTier } from "../../network/chosen-tier";
import type { DatabaseInputs, DatabaseShape } from "./database.inputs";
import type { Replica } from "./replica.contract";

type RuleOf = CrossRule<DatabaseShape>;

const subnet = (digit: number) => ({
  id: `subnet-0123456789abcdef${digit}`,
  cidrBlock: `10.0.${digit}.0/24`,
});

/** The network of the example: an isolated tier in two zones. */
export const EXAMPLE_NETWORK = {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: {
    data: { kind: "isolated", subnets: { "ap-northeast-2a": subnet(0), "ap-northeast-2c": subnet(1) } },
  },
};

/** The same with tiers that do not do. */
const network = {
  ...EXAMPLE_NETWORK,
  tiers: {
    ...EXAMPLE_NETWORK.tiers,
    public: { kind: "public", subnets: { "ap-northeast-2a": subnet(2), "ap-northeast-2c": subnet(3) } },
    app: { kind: "private", subnets: { "ap-northeast-2a": subnet(4), "ap-northeast-2c": subnet(5) } },
    single: { kind: "isolated", subnets: { "ap-northeast-2a": subnet(6) } },
  },
};

const notPublic: RuleOf = {
  on: "tier",
  test: (inputs) => ne<string>(kindOf(inputs), "public"),
  message: ({ tier }) =>
    str`tier is ${jsonEncode(tier)}, which is public; allowed: an isolated tier. A database is not for the internet.`,
  refused: [
    { network, tier: "public" },
    { network, tier: "public", allowPrivateTier: true },
  ],
};

const isolated: RuleOf = {
  on: "tier",
  test: (inputs) => or(inputs.allowPrivateTier, ne<string>(kindOf(inputs), "private")),
  message: ({ tier }, spell) =>
    str`tier is ${jsonEncode(tier)}, which has a way out to the internet; allowed: an isolated tier, or a private one with ${spell("allowPrivateTier")}.`,
  refused: [{ network, tier: "app" }],
};

/** Amazon RDS User Guide, "Working with DB subnet groups". */
const twoZones: RuleOf = {
  on: "tier",
  test: (inputs) => inTier(inputs, () => ge(length(zonesOfTier(inputs)), 2)),
  message: (inputs) =>
    str`tier is ${jsonEncode(inputs.tier)}, with subnets in ${jsonEncode(zonesOfTier(inputs))}; allowed: a tier with subnets in two zones at least.`,
  refused: [{ network, tier: "single" }],
};

const zoneExists: RuleOf = {
  on: "zone",
  test: (inputs) =>
    or(
      isNull(inputs.zone),
      inTier(inputs, () =>
        hasKey(
          tierOf(inputs).subnets,
          orElse<string>(inputs.zone, () => ""),
        ),
      ),
    ),
  message: (inputs) =>
    str`zone is ${jsonEncode(inputs.zone)}; allowed: of ${jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${jsonEncode(inputs.tier)}.`,
  refused: [{ zone: "ap-northeast-2b", multiAz: false }],
};

/** CreateDBInstance, AvailabilityZone. */
const oneZone: RuleOf = {
  on: "zone",
  test: ({ zone, multiAz }) => not(and(isSet(zone), multiAz)),
  message: ({ zone }, spell) =>
    str`zone is ${jsonEncode(zone)} with a standby in another; allowed: a zone without ${spell("multiAz")} only.`,
  refused: [{ zone: "ap-northeast-2a" }],
};

const misplaced = (inputs: DatabaseInputs): Expr<string[]> =>
  listFrom<Replica, string>(inputs.replicas, ["key", "replica"], (key, { zone, multiAz }) => ({
    value: key,
    when: and(
      isSet(zone),
      or(
        multiAz,
        not(
          hasKey(
            tierOf(inputs).subnets,
            orElse<string>(zone, () => ""),
          ),
        ),
      ),
    ),
  }));

const misplacedReplicas = (inputs: DatabaseInputs): Expr<string[]> =>
  when<string[]>(
    hasTier(inputs),
    () => misplaced(inputs),
    () => [],
  );

const OWN = { password: "own", masterPassword: "correct-horse-battery" };

const replicaZones: RuleOf = {
  on: "replicas",
  test: (inputs) => isEmpty(misplacedReplicas(inputs)),
  message: (inputs, spell) =>
    str`replicas has a zone for ${jsonEncode(misplacedReplicas(inputs))}; allowed: of ${jsonEncode(zonesOfTier(inputs))}, the tier's zones, and without ${spell("multiAz")}.`,
  refused: [
    { ...OWN, replicas: { reports: { zone: "ap-northeast-2b" } } },
    { ...OWN, replicas: { reports: { zone: "ap-northeast-2a", multiAz: true } } },
  ],
};

export const placementRules = [
  tierExists<DatabaseShape>("database", "isolated"),
  notPublic,
  isolated,
  twoZones,
  zoneExists,
  oneZone,
  replicaZones,
];
