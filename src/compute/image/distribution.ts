/** Where images go: the region they are built in, and further ones. */
import { ImagebuilderDistributionConfiguration } from "@cdktf/provider-aws/lib/imagebuilder-distribution-configuration";
import type { Construct } from "constructs";
import { blockEach, inner, innerBlocks } from "../../core/dynamic";
import {
  type Expr,
  get,
  isEmpty,
  items,
  listEach,
  listFrom,
  mapEach,
  mapFrom,
  merge,
  not,
  object,
  or,
  sort,
  str,
  tf,
} from "../../core/expressions";
import { local } from "../../core/stack/local";
import { namedTags, nameTag, type Tags } from "../../network/tags";
import type { ImageRegion } from "./distribution.contract";
import type { ImageInputs } from "./image.inputs";

/** Image Builder's service-linked role writes parameters below /imagebuilder/ alone. */
export const parameterName = ({ name }: ImageInputs): Expr<string> => str`/imagebuilder/${name}`;

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
    name: tf(inputs.name),
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
          launch_permission: inner<Permission>(
            plan.permissions as Expr<readonly Permission[]>,
            (permission) => ({
              user_ids: permission.userIds,
              organization_arns: permission.organizationArns,
              organizational_unit_arns: permission.organizationalUnitArns,
            }),
          ),
        }),
      },
    ],
    ...innerBlocks({
      ssm_parameter_configuration: inner<string>(plan.parameters as Expr<readonly string[]>, (parameter) => ({
        parameter_name: parameter,
        data_type: "aws:ec2:image",
      })),
      launch_template_configuration: inner<string>(plan.launchTemplates as Expr<readonly string[]>, (id) => ({
        launch_template_id: id,
        default: true,
      })),
    }),
  }));
  return made;
}

/** The region that images are built in, and the others. */
function regionPlans(scope: Construct, inputs: ImageInputs): Expr<RegionPlan[]> {
  const home = mapEach<string, ImageRegion>(
    items<string>([inputs.region as Expr<string>]),
    ["region"],
    (region) => ({
      key: region,
      value: inputs.home as unknown as Expr<ImageRegion>,
    }),
  );
  const regions = local(
    scope,
    "distribution_regions",
    merge<ImageRegion>(home, inputs.regions as unknown as Expr<Record<string, ImageRegion>>),
  );
  const permissions = local(
    scope,
    "launch_permissions",
    mapFrom<ImageRegion, Permission[]>(regions, ["region", "settings"], (region, settings) => ({
      key: region,
      value: permissionsOf(settings),
    })),
  );
  return listFrom<ImageRegion, RegionPlan>(regions, ["region", "settings"], (region, settings) => ({
    value: object<RegionPlan>({
      region,
      name: str`${inputs.name}-{{ imagebuilder:buildDate }}`,
      kmsKeyId: settings.kmsKeyArn,
      targetAccounts: sort(settings.copyTo),
      permissions: get(permissions, region),
      parameters: listEach<boolean, string>(items<boolean>([settings.parameter]), ["wanted"], (wanted) => ({
        value: parameterName(inputs),
        when: wanted,
      })),
      launchTemplates: sort(settings.launchTemplateIds),
      tags: namedTags(inputs, inputs.name, inputs.imageTags),
    }),
  }));
}

/** None where nobody else is named: the account that builds may always. */
const permissionsOf = (settings: Expr<ImageRegion>): Expr<Permission[]> =>
  listEach<ImageRegion, Permission>(items<ImageRegion>([settings]), ["given"], (given) => ({
    value: object<Permission>({
      userIds: sort(given.accounts),
      organizationArns: sort(given.organizationArns),
      organizationalUnitArns: sort(given.organizationalUnitArns),
    }),
    when: or(
      not(isEmpty(given.accounts)),
      not(isEmpty(given.organizationArns)),
      not(isEmpty(given.organizationalUnitArns)),
    ),
  }));
