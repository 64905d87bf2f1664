/** Where images go: the region they are built in, and further ones. */
import { ImagebuilderDistributionConfiguration } from "@cdktf/provider-aws/lib/imagebuilder-distribution-configuration";
import type { Construct } from "constructs";
import { blockEach, inner, innerBlocks } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { namedTags, nameTag, type Tags } from "../../network/tags";
import type { ImageRegion } from "./distribution.contract";
import type { ImageInputs } from "./image.inputs";

/** Image Builder's service-linked role writes parameters below /imagebuilder/ alone. */
export const parameterName = ({ name }: ImageInputs): Expr<string> => x.str`/imagebuilder/${name}`;

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

export function distribution(scope: Construct, inputs: ImageInputs): ImagebuilderDistributionConfiguration {
  const made = new ImagebuilderDistributionConfiguration(scope, "imagebuilder_distribution_configuration", {
    name: x.tf(inputs.name),
    distribution: [],
    tags: nameTag(inputs, inputs.name),
  });
  blockEach<RegionPlan>(made, { name: "distribution" }, regionPlans(scope, inputs), (plan) => ({
    region: plan.region,
    ami_distribution_configuration: [
      {
        name: plan.name,
        kms_key_id: plan.kmsKeyId,
        target_account_ids: plan.targetAccounts,
        ami_tags: plan.tags,
        ...innerBlocks({
          launch_permission: inner<Permission>(plan.permissions, (permission) => ({
            user_ids: permission.userIds,
            organization_arns: permission.organizationArns,
            organizational_unit_arns: permission.organizationalUnitArns,
          })),
        }),
      },
    ],
    ...innerBlocks({
      ssm_parameter_configuration: inner<string>(plan.parameters, (parameter) => ({
        parameter_name: parameter,
        data_type: "aws:ec2:image",
      })),
      launch_template_configuration: inner<string>(plan.launchTemplates, (id) => ({
        launch_template_id: id,
        default: true,
      })),
    }),
  }));
  return made;
}

/** The region that images are built in, and the others. */
function regionPlans(scope: Construct, inputs: ImageInputs): Expr<RegionPlan[]> {
  const home = x.mapEach(x.items([inputs.region]), ["region"], (region) => ({
    key: region,
    value: inputs.home,
  }));
  const regions = local(scope, "distribution_regions", x.merge(home, inputs.regions));
  const permissions = local(
    scope,
    "launch_permissions",
    x.mapFrom(regions, ["region", "settings"], (region, settings) => ({
      key: region,
      value: permissionsOf(settings),
    })),
  );
  return x.listFrom(regions, ["region", "settings"], (region, settings) => ({
    value: x.object<RegionPlan>({
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
  }));
}

/** None where nobody else is named: the account that builds may always. */
const permissionsOf = (settings: Expr<ImageRegion>): Expr<Permission[]> =>
  x.listEach(x.items([settings]), ["given"], (given) => ({
    value: x.object<Permission>({
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
