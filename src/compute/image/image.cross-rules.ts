/** Rules between the inputs of an image. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { tierExists, zonesOfTier } from "../../network/placement";
import type { SecurityGroupReferenceValue } from "../../network/security-group/reference";
import { misfits } from "../server/image";
import type { ImageComponent } from "./component.contract";
import type { ImageRegion } from "./distribution.contract";
import type { ImageInputs, ImageShape } from "./image.inputs";

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
    x.or(x.not(x.hasKey(inputs.network.tiers, inputs.tier)), x.contains(zonesOfTier(inputs), inputs.zone)),
  message: (inputs) =>
    x.str`zone is ${x.jsonEncode(inputs.zone)}; allowed: of ${x.jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${x.jsonEncode(inputs.tier)}.`,
  refused: [{ zone: "ap-northeast-2b" }, { zone: "us-east-1a" }],
};

const foreignGroups = ({ securityGroups, network }: ImageInputs): Expr<string[]> =>
  x.listEach<SecurityGroupReferenceValue, string>(securityGroups, ["group"], ({ name, vpcId }) => ({
    value: name,
    when: x.ne(
      x.orElse(vpcId, () => network.vpcId),
      network.vpcId,
    ),
  }));

const groupsFit: RuleOf = {
  on: "securityGroups",
  whereKnown: true,
  test: (inputs) => x.isEmpty(foreignGroups(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("securityGroups")} has ${x.jsonEncode(foreignGroups(inputs))} of another VPC; allowed: groups of the network's VPC ${x.jsonEncode(inputs.network.vpcId)}.`,
  refused: [
    { securityGroups: [{ id: "sg-0123456789abcdef0", name: "build", vpcId: "vpc-0fedcba9876543210" }] },
  ],
};

const architectureOf = ({ parent }: ImageInputs) => parent.architecture as Expr<string>;

const typesFit: RuleOf = {
  on: "instanceTypes",
  test: (inputs) => x.isEmpty(misfits(inputs.instanceTypes, architectureOf(inputs))),
  message: (inputs, spell) =>
    x.str`${spell("instanceTypes")} has ${x.jsonEncode(misfits(inputs.instanceTypes, architectureOf(inputs)))} for an image of ${architectureOf(inputs)}; allowed: types of the parent's architecture.`,
  refused: [
    { instanceTypes: ["t4g.medium"] },
    { parent: { architecture: "arm64" }, instanceTypes: ["m7g.large", "m7i.large"] },
  ],
};

/** Amazon's images say their architecture at the end of their names. */
const parentFits: RuleOf = {
  on: "parent",
  test: (inputs) =>
    x.or(
      x.isNull(inputs.parent.managed),
      x.eq(x.matches("arm64$", inputs.parent.managed), x.eq<string>(architectureOf(inputs), "arm64")),
    ),
  message: (inputs) =>
    x.str`parent is ${x.jsonEncode(inputs.parent.managed)} of ${architectureOf(inputs)}; allowed: an image of that architecture, whose name ends with it.`,
  refused: [
    { parent: { managed: "amazon-linux-2023-arm64" } },
    { parent: { architecture: "arm64", managed: "amazon-linux-2023-x86" } },
  ],
};

const orderOf = ({ order }: ImageInputs) => order as Expr<readonly string[]>;

const isWhole = (inputs: ImageInputs): Expr<boolean> =>
  x.and(
    x.eq(x.length(x.distinct<string>(orderOf(inputs))), x.length(orderOf(inputs))),
    x.eq(x.length(orderOf(inputs)), x.length(inputs.components)),
    x.isEmpty(
      x.listEach(orderOf(inputs), ["key"], (key) => ({
        value: key,
        when: x.not(x.hasKey(inputs.components, key)),
      })),
    ),
  );

const orderIsWhole: RuleOf = {
  on: "order",
  test: (inputs) =>
    x.when<boolean>(
      x.isNull(inputs.order),
      () => true,
      () => isWhole(inputs),
    ),
  message: ({ order, components }) =>
    x.str`order is ${x.jsonEncode(order)}; allowed: every one of ${x.jsonEncode(x.keys(components))}, the components, once.`,
  refused: [{ order: [] }, { order: ["update", "web"] }, { order: ["web"] }, { order: ["update", "update"] }],
};

const homeTwice: RuleOf = {
  on: "regions",
  test: ({ regions, region }) => x.not(x.hasKey(regions, region)),
  message: ({ region }) =>
    x.str`regions has ${x.jsonEncode(region)}, where images are built; allowed: other regions. That one's settings are in home.`,
  refused: [{ regions: { "ap-northeast-2": {} } }],
};

const isShared = ({ accounts, organizationArns, organizationalUnitArns, copyTo }: Expr<ImageRegion>) =>
  x.or(
    x.not(x.isEmpty(accounts)),
    x.not(x.isEmpty(organizationArns)),
    x.not(x.isEmpty(organizationalUnitArns)),
    x.not(x.isEmpty(copyTo)),
  );

const needsKey = (settings: Expr<ImageRegion>): Expr<boolean> =>
  x.and(isShared(settings), x.isNull(settings.kmsKeyArn));

/** Amazon EBS User Guide, "Share an Amazon EBS snapshot": not where the AWS managed key encrypts it. */
const sharedWithKey: RuleOf = {
  on: "home",
  test: ({ home }) => x.not(needsKey(home as Expr<ImageRegion>)),
  message: ({ home }, spell) =>
    x.str`home has accounts ${x.jsonEncode(home.accounts)} and others without a ${spell("kmsKeyArn")}; allowed: sharing of images that a key of one's own encrypts.`,
  refused: [
    { home: { accounts: ["210987654321"] } },
    { home: { organizationArns: ["arn:aws:organizations::123456789012:organization/o-0123456789"] } },
    { home: { copyTo: ["210987654321"] } },
  ],
};

const withoutKey = ({ regions }: ImageInputs): Expr<string[]> =>
  x.listFrom<ImageRegion, string>(regions, ["region", "settings"], (region, settings) => ({
    value: region,
    when: needsKey(settings),
  }));

const regionsWithKey: RuleOf = {
  on: "regions",
  test: (inputs) => x.isEmpty(withoutKey(inputs)),
  message: (inputs, spell) =>
    x.str`regions has ${x.jsonEncode(withoutKey(inputs))} with others' accounts and without a ${spell("kmsKeyArn")}; allowed: sharing of images that a key of one's own encrypts.`,
  refused: [{ regions: { "ap-northeast-1": { accounts: ["210987654321"] } } }],
};

const hasNewest = ({ components }: ImageInputs): Expr<boolean> =>
  x.anyTrue(
    x.listFrom<ImageComponent, boolean>(components, ["name", "component"], (_, component) => ({
      value: x.or(
        x.and(x.isSet(component.managed), x.matches("x", component.managedVersion)),
        x.matches("[/.]x([./]|$)", component.arn),
      ),
    })),
  );

/** Image Builder User Guide, "Pipeline execution start condition": dependencies are those with x in their version. */
const somethingToUpdate: RuleOf = {
  on: "schedule",
  test: (inputs) =>
    x.or(
      x.isNull(inputs.schedule),
      x.ifSet(
        inputs.schedule,
        (schedule) => x.not(schedule.onlyWhenUpdated),
        () => false,
      ),
      x.and(x.isNull(inputs.parent.imageId), x.isNull(inputs.parent.parameter)),
      hasNewest(inputs),
    ),
  message: (_, spell) =>
    x.str`schedule runs ${spell("onlyWhenUpdated")}, but neither the parent nor a component is of the newest version; allowed: ${spell("onlyWhenUpdated")} with one of version x.x.x.`,
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
