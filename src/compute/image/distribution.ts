/** Where images go, and who may start servers from them. */
import { ImagebuilderDistributionConfiguration } from "@cdktf/provider-aws/lib/imagebuilder-distribution-configuration";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { resource } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags, nameTag, type Tags } from "../../network/tags";
import type { Named } from "../server/common";

const account = t.pattern("[0-9]{12}", "an account's id", "210987654321", [
  "12345",
  "all",
  "arn:aws:iam::210987654321:root",
]);

const regionType = t
  .shape("ImageRegion", {
    kmsKeyArn: t
      .arn("kms", "a KMS key's ARN")
      .describe(
        "Key of that region that encrypts the image there. Default: aws/ebs; images that others use need one.",
      )
      .optional(),
    accounts: t
      .setOf(account, "account")
      .describe("Accounts that may start servers from the image.")
      .default([]),
    organizationArns: t
      .setOf(
        t.pattern(
          "arn:aws(-[a-z]+)*:organizations::[0-9]{12}:organization/o-[a-z0-9]{10,32}",
          "an organization's ARN",
          "arn:aws:organizations::123456789012:organization/o-0123456789",
          ["o-0123456789", "*"],
        ),
        "arn",
      )
      .describe("Organizations whose accounts may.")
      .default([]),
    organizationalUnitArns: t
      .setOf(
        t.pattern(
          "arn:aws(-[a-z]+)*:organizations::[0-9]{12}:ou/o-[a-z0-9]{10,32}/ou-[a-z0-9-]{8,}",
          "an organizational unit's ARN",
          "arn:aws:organizations::123456789012:ou/o-0123456789/ou-0123-01234567",
          ["ou-0123-01234567", "*"],
        ),
        "arn",
      )
      .describe("Organizational units whose accounts may.")
      .default([]),
    copyTo: t
      .setOf(account, "account")
      .describe(
        "Accounts that get a copy of their own, by their role EC2ImageBuilderDistributionCrossAccountRole; with a kms_key_arn.",
      )
      .default([]),
    launchTemplateIds: t
      .setOf(t.awsId("lt"), "id")
      .describe(
        "Launch templates that get a new default version with the image; not of modules/compute/ec2-fleet, which reads the parameter.",
      )
      .length({ max: 100, of: "launch template" })
      .default([]),
    parameter: t.flag("Whether the region's SSM parameter gets the image's id.").default(true),
  })
  .describe("An image in a region.")
  .example({});

type ImageRegion = t.Infer<typeof regionType>;

const inputs = {
  region: t.regionName().describe("The region that images are built in."),
  home: regionType.describe("The image in `region`.").default({}),
  regions: t
    .mapOf(regionType, "region")
    .describe("Further regions that get a copy, by their names.")
    .rule({
      test: (all) =>
        x.everyEntry(all, ["region", "settings"], (region) =>
          x.matches("^[a-z]{2}(-[a-z]+)+-[0-9]+$", region),
        ),
      got: (all) => x.str`a map of ${x.length(all)} regions`,
      allowed: 'names of regions as keys, such as "ap-northeast-1"',
      refused: [{ Tokyo: {} }, { "ap-northeast-1a": {} }],
    })
    .default({}),
  imageTags: t.tags().describe("Tags for the images, beside `tags`."),
};

type DistributionInputs = t.InputsOf<typeof inputs>;

const isShared = ({ accounts, organizationArns, organizationalUnitArns, copyTo }: Expr<ImageRegion>) =>
  x.or(
    x.not(x.isEmpty(accounts)),
    x.not(x.isEmpty(organizationArns)),
    x.not(x.isEmpty(organizationalUnitArns)),
    x.not(x.isEmpty(copyTo)),
  );

const needsKey = (settings: Expr<ImageRegion>): Expr<boolean> =>
  x.and(isShared(settings), x.isNull(settings.kmsKeyArn));

const withoutKey = ({ regions }: DistributionInputs): Expr<string[]> =>
  x.keysWhere(regions, ["region", "settings"], (_, settings) => needsKey(settings));

export const distribution = t.concern({
  inputs,
  rules: [
    {
      on: "regions",
      test: ({ regions, region }) => x.not(x.hasKey(regions, region)),
      message: ({ region }) =>
        x.str`regions has ${x.shownText(region)}, where images are built; allowed: other regions. That one's settings are in home.`,
      refused: [{ regions: { "ap-northeast-2": {} } }],
    },
    // Amazon EBS User Guide, "Share an Amazon EBS snapshot": not where the AWS managed key encrypts it
    {
      on: "home",
      test: ({ home }) => x.not(needsKey(home)),
      message: ({ home }, spell) =>
        x.str`home has accounts ${x.shownTexts(home.accounts)} and others without a ${spell("kmsKeyArn")}; allowed: sharing of images that a key of one's own encrypts.`,
      refused: [
        { home: { accounts: ["210987654321"] } },
        { home: { organizationArns: ["arn:aws:organizations::123456789012:organization/o-0123456789"] } },
        { home: { copyTo: ["210987654321"] } },
      ],
    },
    {
      on: "regions",
      test: (inputs) => x.isEmpty(withoutKey(inputs)),
      message: (inputs, spell) =>
        x.str`regions has ${x.shownTexts(withoutKey(inputs))} with others' accounts and without a ${spell("kmsKeyArn")}; allowed: sharing of images that a key of one's own encrypts.`,
      refused: [{ regions: { "ap-northeast-1": { accounts: ["210987654321"] } } }],
    },
  ],
});

/** Image Builder's service-linked role writes parameters below /imagebuilder/ alone. */
export const parameterName = ({ name }: Pick<Named, "name">): Expr<string> => x.str`/imagebuilder/${name}`;

interface Permission {
  readonly userIds: readonly string[];
  readonly organizationArns: readonly string[];
  readonly organizationalUnitArns: readonly string[];
}

interface RegionPlan {
  readonly region: string;
  readonly name: string;
  readonly kmsKeyId: string | null;
  readonly targetAccounts: readonly string[];
  readonly permissions: readonly Permission[];
  readonly parameters: readonly string[];
  readonly launchTemplates: readonly string[];
  readonly tags: Tags;
}

export function distributed(
  scope: Construct,
  inputs: DistributionInputs & Named,
): ImagebuilderDistributionConfiguration {
  return resource(scope, ImagebuilderDistributionConfiguration, "imagebuilder_distribution_configuration", {
    name: inputs.name,
    distribution: blocks(regionPlans(scope, inputs), (plan) => ({
      region: plan.region,
      amiDistributionConfiguration: {
        name: plan.name,
        kmsKeyId: plan.kmsKeyId,
        targetAccountIds: plan.targetAccounts,
        amiTags: plan.tags,
        launchPermission: blocks(plan.permissions, (permission) => ({
          userIds: permission.userIds,
          organizationArns: permission.organizationArns,
          organizationalUnitArns: permission.organizationalUnitArns,
        })),
      },
      ssmParameterConfiguration: blocks(plan.parameters, (parameter) => ({
        parameterName: parameter,
        dataType: "aws:ec2:image",
      })),
      launchTemplateConfiguration: blocks(plan.launchTemplates, (id) => ({
        launchTemplateId: id,
        default: true,
      })),
    })),
    tags: nameTag(inputs, inputs.name),
  });
}

/** The region that images are built in, and the others. */
function regionPlans(scope: Construct, inputs: DistributionInputs & Named): Expr<RegionPlan[]> {
  const home = x.mapEach(x.items([inputs.region]), ["region"], (region) => ({
    key: region,
    value: inputs.home,
  }));
  const regions = local(scope, "distribution_regions", x.merge(home, inputs.regions));
  const permissions = local(
    scope,
    "launch_permissions",
    x.mapFrom(regions, ["region", "settings"], (_, settings) => permissionsOf(settings)),
  );
  return x.listFrom(regions, ["region", "settings"], (region, settings) =>
    x.object({
      region,
      name: x.str`${inputs.name}-{{ imagebuilder:buildDate }}`,
      kmsKeyId: settings.kmsKeyArn,
      targetAccounts: x.sort(settings.copyTo),
      permissions: x.get(permissions, region),
      parameters: x.listEach(x.items([settings.parameter]), ["wanted"], (wanted) => ({
        value: parameterName(inputs),
        when: wanted,
      })),
      launchTemplates: x.sort(settings.launchTemplateIds),
      tags: namedTags(inputs, inputs.name, inputs.imageTags),
    }),
  );
}

/** None where nobody else is named: the account that builds may always. */
const permissionsOf = (settings: Expr<ImageRegion>): Expr<Permission[]> =>
  x.listEach(x.items([settings]), ["given"], (given) => ({
    value: x.object({
      userIds: x.sort(given.accounts),
      organizationArns: x.sort(given.organizationArns),
      organizationalUnitArns: x.sort(given.organizationalUnitArns),
    }),
    when: x.or(
      x.not(x.isEmpty(given.accounts)),
      x.not(x.isEmpty(given.organizationArns)),
      x.not(x.isEmpty(given.organizationalUnitArns)),
    ),
  }));
