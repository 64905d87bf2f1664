/** What can be wrong with where the database stands. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { hasTier, inTier, kindOf, tierExists, tierOf, zonesOfTier } from "../../network/placement";
import type { DatabaseInputs, DatabaseShape } from "./database.inputs";

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
  test: (inputs) => x.ne(kindOf(inputs), "public"),
  message: ({ tier }) =>
    x.str`tier is ${x.jsonEncode(tier)}, which is public; allowed: an isolated tier. A database is not for the internet.`,
  refused: [
    { network, tier: "public" },
    { network, tier: "public", allowPrivateTier: true },
  ],
};

const isolated: RuleOf = {
  on: "tier",
  test: (inputs) => x.or(inputs.allowPrivateTier, x.ne(kindOf(inputs), "private")),
  message: ({ tier }, spell) =>
    x.str`tier is ${x.jsonEncode(tier)}, which has a way out to the internet; allowed: an isolated tier, or a private one with ${spell("allowPrivateTier")}.`,
  refused: [{ network, tier: "app" }],
};

/** Amazon RDS User Guide, "Working with DB subnet groups". */
const twoZones: RuleOf = {
  on: "tier",
  test: (inputs) => inTier(inputs, () => x.ge(x.length(zonesOfTier(inputs)), 2)),
  message: (inputs) =>
    x.str`tier is ${x.jsonEncode(inputs.tier)}, with subnets in ${x.jsonEncode(zonesOfTier(inputs))}; allowed: a tier with subnets in two zones at least.`,
  refused: [{ network, tier: "single" }],
};

const zoneExists: RuleOf = {
  on: "zone",
  test: (inputs) =>
    x.or(
      x.isNull(inputs.zone),
      inTier(inputs, () =>
        x.hasKey(
          tierOf(inputs).subnets,
          x.orElse(inputs.zone, () => ""),
        ),
      ),
    ),
  message: (inputs) =>
    x.str`zone is ${x.jsonEncode(inputs.zone)}; allowed: of ${x.jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${x.jsonEncode(inputs.tier)}.`,
  refused: [{ zone: "ap-northeast-2b", multiAz: false }],
};

/** CreateDBInstance, AvailabilityZone. */
const oneZone: RuleOf = {
  on: "zone",
  test: ({ zone, multiAz }) => x.not(x.and(x.isSet(zone), multiAz)),
  message: ({ zone }, spell) =>
    x.str`zone is ${x.jsonEncode(zone)} with a standby in another; allowed: a zone without ${spell("multiAz")} only.`,
  refused: [{ zone: "ap-northeast-2a" }],
};

const misplaced = (inputs: DatabaseInputs): Expr<string[]> =>
  x.listFrom(inputs.replicas, ["key", "replica"], (key, { zone, multiAz }) => ({
    value: key,
    when: x.and(
      x.isSet(zone),
      x.or(
        multiAz,
        x.not(
          x.hasKey(
            tierOf(inputs).subnets,
            x.orElse(zone, () => ""),
          ),
        ),
      ),
    ),
  }));

const misplacedReplicas = (inputs: DatabaseInputs): Expr<string[]> =>
  x.when(
    hasTier(inputs),
    () => misplaced(inputs),
    () => [],
  );

const OWN = { password: "own", masterPassword: "correct-horse-battery" };

const replicaZones: RuleOf = {
  on: "replicas",
  test: (inputs) => x.isEmpty(misplacedReplicas(inputs)),
  message: (inputs, spell) =>
    x.str`replicas has a zone for ${x.jsonEncode(misplacedReplicas(inputs))}; allowed: of ${x.jsonEncode(zonesOfTier(inputs))}, the tier's zones, and without ${spell("multiAz")}.`,
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
