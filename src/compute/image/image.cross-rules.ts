/** Rules between the inputs of an image. */
import type { CrossRule } from "../../core/contract";
import {
  and,
  anyTrue,
  contains,
  distinct,
  type Expr,
  eq,
  hasKey,
  isEmpty,
  isNull,
  isSet,
  jsonEncode,
  keys,
  length,
  listEach,
  listFrom,
  matches,
  ne,
  not,
  or,
  orElse,
  str,
  when,
} from "../../core/expressions";
import { tierExists, zonesOfTier } from "../../network/chosen-tier";
import type { SecurityGroupReferenceValue } from "../../network/security-group/security-group-reference.contract";
import { misfits } from "../server/server.rules";
import type { ImageComponent } from "./component.contract";
import type { ImageRegion } from "./distribution.contract";
import type { ImageInputs, ImageShape } from "./image.inputs";
import type { ImageSchedule } from "./schedule.contract";

type RuleOf = CrossRule<ImageShape>;

const subnet = (digit: number) => ({
  id: `subnet-0123456789abcdef${digit}`,
  cidrBlock: `10.0.${digit}.0/24`,
});

/** The network of the example. */
export const EXAMPLE_NETWORK = {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: {
    private: { kind: "private", subnets: { "ap-northeast-2a": subnet(0), "ap-northeast-2c": subnet(1) } },
  },
};

const zoneExists: RuleOf = {
  on: "zone",
  test: (inputs) =>
    or(not(hasKey(inputs.network.tiers, inputs.tier)), contains(zonesOfTier(inputs), inputs.zone)),
  message: (inputs) =>
    str`zone is ${jsonEncode(inputs.zone)}; allowed: of ${jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${jsonEncode(inputs.tier)}.`,
  refused: [{ zone: "ap-northeast-2b" }, { zone: "us-east-1a" }],
};

const foreignGroups = ({ securityGroups, network }: ImageInputs): Expr<string[]> =>
  listEach<SecurityGroupReferenceValue, string>(securityGroups, ["group"], ({ name, vpcId }) => ({
    value: name,
    when: ne(
      orElse<string>(vpcId, () => network.vpcId),
      network.vpcId,
    ),
  }));

const groupsFit: RuleOf = {
  on: "securityGroups",
  whereKnown: true,
  test: (inputs) => isEmpty(foreignGroups(inputs)),
  message: (inputs, spell) =>
    str`${spell("securityGroups")} has ${jsonEncode(foreignGroups(inputs))} of another VPC; allowed: groups of the network's VPC ${jsonEncode(inputs.network.vpcId)}.`,
  refused: [
    { securityGroups: [{ id: "sg-0123456789abcdef0", name: "build", vpcId: "vpc-0fedcba9876543210" }] },
  ],
};

const architectureOf = ({ parent }: ImageInputs) => parent.architecture as Expr<string>;

const typesFit: RuleOf = {
  on: "instanceTypes",
  test: (inputs) => isEmpty(misfits(inputs.instanceTypes, architectureOf(inputs))),
  message: (inputs, spell) =>
    str`${spell("instanceTypes")} has ${jsonEncode(misfits(inputs.instanceTypes, architectureOf(inputs)))} for an image of ${architectureOf(inputs)}; allowed: types of the parent's architecture.`,
  refused: [
    { instanceTypes: ["t4g.medium"] },
    { parent: { architecture: "arm64" }, instanceTypes: ["m7g.large", "m7i.large"] },
  ],
};

/** Amazon's images say their architecture at the end of their names. */
const parentFits: RuleOf = {
  on: "parent",
  test: (inputs) =>
    or(
      isNull(inputs.parent.managed),
      eq(matches("arm64$", inputs.parent.managed), eq<string>(architectureOf(inputs), "arm64")),
    ),
  message: (inputs) =>
    str`parent is ${jsonEncode(inputs.parent.managed)} of ${architectureOf(inputs)}; allowed: an image of that architecture, whose name ends with it.`,
  refused: [
    { parent: { managed: "amazon-linux-2023-arm64" } },
    { parent: { architecture: "arm64", managed: "amazon-linux-2023-x86" } },
  ],
};

const orderOf = ({ order }: ImageInputs) => order as Expr<readonly string[]>;

const isWhole = (inputs: ImageInputs): Expr<boolean> =>
  and(
    eq(length(distinct<string>(orderOf(inputs))), length(orderOf(inputs))),
    eq(length(orderOf(inputs)), length(inputs.components)),
    isEmpty(
      listEach<string, string>(orderOf(inputs), ["key"], (key) => ({
        value: key,
        when: not(hasKey(inputs.components, key)),
      })),
    ),
  );

const orderIsWhole: RuleOf = {
  on: "order",
  test: (inputs) =>
    when<boolean>(
      isNull(inputs.order),
      () => true,
      () => isWhole(inputs),
    ),
  message: ({ order, components }) =>
    str`order is ${jsonEncode(order)}; allowed: every one of ${jsonEncode(keys(components))}, the components, once.`,
  refused: [{ order: [] }, { order: ["update", "web"] }, { order: ["web"] }, { order: ["update", "update"] }],
};

const homeTwice: RuleOf = {
  on: "regions",
  test: ({ regions, region }) => not(hasKey(regions, region)),
  message: ({ region }) =>
    str`regions has ${jsonEncode(region)}, where images are built; allowed: other regions. That one's settings are in home.`,
  refused: [{ regions: { "ap-northeast-2": {} } }],
};

const isShared = ({ accounts, organizationArns, organizationalUnitArns, copyTo }: Expr<ImageRegion>) =>
  or(
    not(isEmpty(accounts)),
    not(isEmpty(organizationArns)),
    not(isEmpty(organizationalUnitArns)),
    not(isEmpty(copyTo)),
  );

const needsKey = (settings: Expr<ImageRegion>): Expr<boolean> =>
  and(isShared(settings), isNull(settings.kmsKeyArn));

/** Amazon EBS User Guide, "Share an Amazon EBS snapshot": not where the AWS managed key encrypts it. */
const sharedWithKey: RuleOf = {
  on: "home",
  test: ({ home }) => not(needsKey(home as Expr<ImageRegion>)),
  message: ({ home }, spell) =>
    str`home has accounts ${jsonEncode(home.accounts)} and others without a ${spell("kmsKeyArn")}; allowed: sharing of images that a key of one's own encrypts.`,
  refused: [
    { home: { accounts: ["210987654321"] } },
    { home: { organizationArns: ["arn:aws:organizations::123456789012:organization/o-0123456789"] } },
    { home: { copyTo: ["210987654321"] } },
  ],
};

const withoutKey = ({ regions }: ImageInputs): Expr<string[]> =>
  listFrom<ImageRegion, string>(regions, ["region", "settings"], (region, settings) => ({
    value: region,
    when: needsKey(settings),
  }));

const regionsWithKey: RuleOf = {
  on: "regions",
  test: (inputs) => isEmpty(withoutKey(inputs)),
  message: (inputs, spell) =>
    str`regions has ${jsonEncode(withoutKey(inputs))} with others' accounts and without a ${spell("kmsKeyArn")}; allowed: sharing of images that a key of one's own encrypts.`,
  refused: [{ regions: { "ap-northeast-1": { accounts: ["210987654321"] } } }],
};

const hasNewest = ({ components }: ImageInputs): Expr<boolean> =>
  anyTrue(
    listFrom<ImageComponent, boolean>(components, ["name", "component"], (_, component) => ({
      value: or(
        and(isSet(component.managed), matches("x", component.managedVersion)),
        matches("[/.]x([./]|$)", component.arn),
      ),
    })),
  );

/** Image Builder User Guide, "Pipeline execution start condition": dependencies are those with x in their version. */
const somethingToUpdate: RuleOf = {
  on: "schedule",
  test: (inputs) =>
    or(
      isNull(inputs.schedule),
      when<boolean>(
        isNull(inputs.schedule),
        () => false,
        () => not((inputs.schedule as unknown as Expr<ImageSchedule>).onlyWhenUpdated),
      ),
      and(isNull(inputs.parent.imageId), isNull(inputs.parent.parameter)),
      hasNewest(inputs),
    ),
  message: (_, spell) =>
    str`schedule runs ${spell("onlyWhenUpdated")}, but neither the parent nor a component is of the newest version; allowed: ${spell("onlyWhenUpdated")} with one of version x.x.x.`,
  refused: [
    {
      parent: { imageId: "ami-0123456789abcdef0" },
      components: { update: { managed: "update-linux", managedVersion: "1.0.2" } },
      schedule: { cron: "cron(0 3 ? * sun *)" },
    },
  ],
};

export const crossRules = [
  tierExists<ImageShape>("build", "public"),
  zoneExists,
  groupsFit,
  typesFit,
  parentFits,
  orderIsWhole,
  homeTwice,
  sharedWithKey,
  regionsWithKey,
  somethingToUpdate,
];
