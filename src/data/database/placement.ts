/** Where the database stands: in subnets with no way out, and by which name. */
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { resource } from "../../core/resources";
import { inTier, kindOf, tierExists, tierOf, zonesOfTier } from "../../network/placement";
import { networkReference } from "../../network/reference";
import { sampleNetwork, sampleTier } from "../../network/sample";
import { nameTag } from "../../network/tags";

/** Amazon RDS API Reference, CreateDBInstance: DBInstanceIdentifier, stored in lower case. */
const identifier = () =>
  t.pattern(
    "[a-z][a-z0-9]*(-[a-z0-9]+)*",
    "lower-case ASCII letters, digits and single hyphens, beginning with a letter and not ending with a hyphen",
    "shop",
    ["", "1shop", "shop-", "shop--main", "Shop", "shop_main", "shop.main"],
  );

/** The network of the example: an isolated tier in two zones. */
export const EXAMPLE_NETWORK = sampleNetwork({
  data: sampleTier("isolated", { a: 0, c: 1 }),
});

/** The same with tiers that do not do. */
const OTHER_TIERS = {
  ...EXAMPLE_NETWORK,
  tiers: {
    ...EXAMPLE_NETWORK.tiers,
    public: sampleTier("public", { a: 2, c: 3 }),
    app: sampleTier("private", { a: 4, c: 5 }),
    single: sampleTier("isolated", { a: 6 }),
  },
};

const inputs = {
  name: identifier()
    .length({ max: 57, because: "a last snapshot's name has six more" })
    .describe("The DB instance's identifier, and the beginning of the names of what belongs to it."),
  network: networkReference.describe(
    "The network that it stands in: the output `network` of modules/network.",
  ),
  tier: t
    .text()
    .describe("The tier of `network`: an isolated one with subnets in two zones at least.")
    .example("data"),
  allowPrivateTier: t
    .flag("Whether the tier may be a private one, which has a way out to the internet.")
    .default(false),
  multiAz: t.flag("Whether a standby stands in another zone, which takes over by itself.").default(true),
  zone: t
    .zoneName()
    .describe(
      "The zone of an instance without a standby; default: RDS chooses. A change replaces the database.",
    )
    .optional(),
  tags: t.tags(),
};
type PlacementInputs = t.InputsOf<typeof inputs>;

export const placement = t.concern({
  inputs,
  rules: [
    tierExists("database", "isolated"),
    {
      on: "tier",
      test: (inputs) => x.ne(kindOf(inputs), "public"),
      message: ({ tier }) =>
        x.str`tier is ${x.shownText(tier)}, which is public; allowed: an isolated tier. A database is not for the internet.`,
      refused: [
        { network: OTHER_TIERS, tier: "public" },
        { network: OTHER_TIERS, tier: "public", allowPrivateTier: true },
      ],
    },
    {
      on: "tier",
      test: (inputs) => x.or(inputs.allowPrivateTier, x.ne(kindOf(inputs), "private")),
      message: ({ tier }, spell) =>
        x.str`tier is ${x.shownText(tier)}, which has a way out to the internet; allowed: an isolated tier, or a private one with ${spell("allowPrivateTier")}.`,
      refused: [{ network: OTHER_TIERS, tier: "app" }],
    },
    {
      // Amazon RDS User Guide, "Working with DB subnet groups".
      on: "tier",
      test: (inputs) => inTier(inputs, () => x.ge(x.length(zonesOfTier(inputs)), 2)),
      message: (inputs) =>
        x.str`tier is ${x.shownText(inputs.tier)}, with subnets in ${x.shownTexts(zonesOfTier(inputs))}; allowed: a tier with subnets in two zones at least.`,
      refused: [{ network: OTHER_TIERS, tier: "single" }],
    },
    {
      on: "zone",
      test: (inputs) =>
        x.or(
          x.isNull(inputs.zone),
          inTier(inputs, () => x.hasKey(tierOf(inputs).subnets, x.orElse(inputs.zone, ""))),
        ),
      message: (inputs) =>
        x.str`zone is ${x.jsonEncode(inputs.zone)}; allowed: of ${x.shownTexts(zonesOfTier(inputs))}, the zones of the tier ${x.shownText(inputs.tier)}.`,
      refused: [{ zone: "ap-northeast-2b", multiAz: false }],
    },
    {
      // CreateDBInstance, AvailabilityZone.
      on: "zone",
      test: ({ zone, multiAz }) => x.not(x.and(x.isSet(zone), multiAz)),
      message: ({ zone }, spell) =>
        x.str`zone is ${x.jsonEncode(zone)} with a standby in another; allowed: a zone without ${spell("multiAz")} only.`,
      refused: [{ zone: "ap-northeast-2a" }],
    },
  ],
});

/** Of all zones of the tier: RDS wants two at least, for an instance without a standby too. */
export function subnetGroup(
  scope: Construct,
  inputs: PlacementInputs,
  preconditions: t.Precondition[],
): DbSubnetGroup {
  const { name } = inputs;
  const ids = x.listFrom(tierOf(inputs).subnets, ["zone", "subnet"], (_, { id }) => id);
  return resource(scope, DbSubnetGroup, "db_subnet_group", {
    namePrefix: x.str`${name}-`,
    description: "Subnets of the database",
    subnetIds: ids,
    tags: nameTag(inputs, name),
    lifecycle: { ignoreChanges: ["name_prefix"] },
    preconditions,
    because: {
      lifecycle: "RDS moves no instance to another group of the same VPC: a new name must not make one.",
    },
  });
}
