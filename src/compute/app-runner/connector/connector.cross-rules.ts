/** Rules between the connector's inputs: where it stands. */
import type { CrossRule } from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { hasTier, kindOf, tierExists, tierOf, zonesOfTier } from "../../../network/placement";
import { APP_RUNNER_REGIONS, SUPPORTED_ZONE } from "../regions";
import type { ConnectorInputs, ConnectorShape } from "./connector.inputs";
import { networkOf, subnet, TIER } from "./samples";

type RuleOf = CrossRule<ConnectorShape>;

/** App Runner Developer Guide, "Enabling VPC access for outgoing traffic": a connector has private addresses only. */
const notPublic: RuleOf = {
  on: "tier",
  test: (inputs) => x.not(x.eq(kindOf(inputs, "private"), "public")),
  message: ({ tier }) =>
    x.str`tier is ${x.jsonEncode(tier)}, a public one; allowed: a private or an isolated tier. The connector's network interfaces have no public address: an internet gateway leads them nowhere, NAT does.`,
  refused: [
    { network: networkOf({ [TIER]: { kind: "public", subnets: { "ap-northeast-1a": subnet(0) } } }) },
    {
      tier: "edge",
      network: networkOf({
        [TIER]: { kind: "private", subnets: { "ap-northeast-1a": subnet(0) } },
        edge: { kind: "public", subnets: { "ap-northeast-1a": subnet(1) } },
      }),
    },
  ],
};

const strangeZones = (inputs: ConnectorInputs): Expr<string[]> =>
  x.listEach(
    x.orElse(inputs.zones, () => []),
    ["zone"],
    (zone) => ({ value: zone, when: x.not(x.contains(zonesOfTier(inputs), zone)) }),
  );

const zonesExist: RuleOf = {
  on: "zones",
  test: (inputs) => x.or(x.not(hasTier(inputs)), x.isEmpty(strangeZones(inputs))),
  message: (inputs) =>
    x.str`zones names ${x.jsonEncode(strangeZones(inputs))}; allowed: of ${x.jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${inputs.tier}.`,
  refused: [{ zones: ["ap-northeast-1b"] }, { zones: ["ap-northeast-1a", "us-east-1a"] }],
};

const chosenZones = (inputs: ConnectorInputs): Expr<readonly string[]> =>
  x.orElse(inputs.zones, () => zonesOfTier(inputs));

const hasZones: RuleOf = {
  on: "tier",
  test: (inputs) => x.or(x.not(hasTier(inputs)), x.not(x.isEmpty(zonesOfTier(inputs)))),
  message: ({ tier }) =>
    x.str`tier is ${x.jsonEncode(tier)}, which has no subnets; allowed: a tier with a subnet.`,
  refused: [{ network: networkOf({ [TIER]: { kind: "private", subnets: {} } }) }],
};

const unsupportedZones = (inputs: ConnectorInputs): Expr<string[]> =>
  x.listEach(chosenZones(inputs), ["zone"], (zone) => ({
    value: zone,
    when: x.not(x.matches(SUPPORTED_ZONE, zone)),
  }));

const inZone = (...zones: readonly string[]) => ({
  network: networkOf({
    [TIER]: {
      kind: "private",
      subnets: Object.fromEntries(zones.map((zone, index) => [zone, subnet(index)])),
    },
  }),
});

/** Its table is regions.ts. A key that is no zone's name would hide two subnets in one zone. */
const zonesSupported: RuleOf = {
  on: "zones",
  test: (inputs) => x.isEmpty(unsupportedZones(inputs)),
  message: (inputs) =>
    x.str`zones comes to ${x.jsonEncode(unsupportedZones(inputs))}; allowed: one subnet a zone, under the name of an Availability Zone of ${APP_RUNNER_REGIONS.join(", ")}, the regions of App Runner; Local Zones are not supported.`,
  refused: [
    inZone("ap-northeast-2a"),
    inZone("us-west-1a", "us-west-1c"),
    inZone("us-west-2-lax-1a"),
    inZone("us-east-1-wl1-bos-wlz-1"),
    inZone("apne1-az1"),
    // two subnets in one zone
    inZone("ap-northeast-1a", "ap-northeast-1a-2"),
    inZone("ap-northeast-1a/web", "ap-northeast-1a/api"),
  ],
};

const ids = (inputs: ConnectorInputs): Expr<string[]> =>
  x.when(
    hasTier(inputs),
    () =>
      x.listFrom(tierOf(inputs).subnets, ["zone", "subnet"], (zone, { id }) => ({
        value: id,
        when: x.contains(chosenZones(inputs), zone),
      })),
    () => [],
  );

const oneSubnetAZone: RuleOf = {
  on: "zones",
  whereKnown: true,
  test: (inputs) => x.eq(x.length(x.distinct(ids(inputs))), x.length(ids(inputs))),
  message: (inputs) =>
    x.str`network has the subnets ${x.jsonEncode(ids(inputs))} in the zones ${x.jsonEncode(chosenZones(inputs))}; allowed: a subnet of its own in every zone.`,
  refused: [
    {
      network: networkOf({
        [TIER]: { kind: "private", subnets: { "ap-northeast-1a": subnet(0), "ap-northeast-1c": subnet(0) } },
      }),
    },
  ],
};

const elsewhere = ({ network, securityGroups, targets }: ConnectorInputs): Expr<string[]> => {
  const isElsewhere = (vpcId: Expr<string | null>) =>
    x.not(
      x.eq(
        x.orElse(vpcId, () => network.vpcId),
        network.vpcId,
      ),
    );
  return x.when(
    x.isEmpty(
      x.listEach(securityGroups, ["group"], ({ name, vpcId }) => ({
        value: name,
        when: isElsewhere(vpcId),
      })),
    ),
    () =>
      x.listFrom(targets, ["key", "target"], (_, { securityGroup }) => ({
        value: securityGroup.name,
        when: isElsewhere(securityGroup.vpcId),
      })),
    () =>
      x.listEach(securityGroups, ["group"], ({ name, vpcId }) => ({
        value: name,
        when: isElsewhere(vpcId),
      })),
  );
};

const OTHER_VPC = { id: "sg-0123456789abcdef0", name: "app", vpcId: "vpc-0fedcba9876543210" };

const groupsFit: RuleOf = {
  on: "securityGroups",
  whereKnown: true,
  test: (inputs) => x.isEmpty(elsewhere(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("securityGroups")} or targets has ${x.jsonEncode(elsewhere(inputs))} of another VPC; allowed: groups of the network's VPC ${inputs.network.vpcId}.`,
  refused: [
    { securityGroups: [OTHER_VPC] },
    { targets: { database: { securityGroup: OTHER_VPC, port: 5432 } } },
  ],
};

const names = ({ securityGroups }: ConnectorInputs): Expr<string[]> =>
  x.listEach(securityGroups, ["group"], ({ name }) => ({ value: name }));

/** Names are parts of the rules' addresses. */
const groupsDiffer: RuleOf = {
  on: "securityGroups",
  test: (inputs) => x.eq(x.length(x.distinct(names(inputs))), x.length(names(inputs))),
  message: (inputs, spell) =>
    x.str`${spell("securityGroups")} has the names ${x.jsonEncode(names(inputs))}; allowed: groups of different names.`,
  refused: [
    {
      securityGroups: [
        { id: "sg-0123456789abcdef0", name: "app" },
        { id: "sg-0123456789abcdef1", name: "app" },
      ],
    },
  ],
};

/** One rule by group and port: EC2 refuses a second one. */
const doubled = ({ targets }: ConnectorInputs): Expr<string[]> =>
  x.listFrom(targets, ["key", "target"], (_, { securityGroup, port }) => ({
    value: x.str`${securityGroup.name}:${port}`,
  }));

const targetsDiffer: RuleOf = {
  on: "targets",
  test: (inputs) => x.eq(x.length(x.distinct(doubled(inputs))), x.length(doubled(inputs))),
  message: (inputs) =>
    x.str`targets has ${x.jsonEncode(doubled(inputs))}; allowed: each port of a group once.`,
  refused: [
    {
      targets: {
        database: { securityGroup: { id: "sg-0123456789abcdef0", name: "db" }, port: 5432 },
        reader: { securityGroup: { id: "sg-0123456789abcdef0", name: "db" }, port: 5432 },
      },
    },
  ],
};

const REFUSED_INTERNET = {
  network: networkOf({ [TIER]: { kind: "isolated", subnets: { "ap-northeast-1a": subnet(0) } } }),
  internet: true,
};

const isolatedHasNoWay: RuleOf = {
  on: "internet",
  test: (inputs) =>
    x.or(
      x.isNull(inputs.internet),
      x.not(
        x.and(
          x.orElse(inputs.internet, () => false),
          x.eq(kindOf(inputs, "private"), "isolated"),
        ),
      ),
    ),
  message: ({ tier }) =>
    x.str`internet is true in the isolated tier ${tier}; allowed: a tier whose routes lead there, a private one.`,
  refused: [REFUSED_INTERNET],
};

export const connectorRules = [
  tierExists<ConnectorShape>("app"),
  notPublic,
  hasZones,
  zonesExist,
  zonesSupported,
  oneSubnetAZone,
  groupsFit,
  groupsDiffer,
  targetsDiffer,
  isolatedHasNoWay,
];
