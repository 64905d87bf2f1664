/** A launch template per EC2 capacity provider. */
import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import type { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import type { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances, type Optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags, type Tags } from "../../network/tags";
import { metadataOptions, securityGroupIds } from "../server/settings";
import type { Ec2Capacity } from "./ec2-capacity.contract";
import type { EcsClusterInputs } from "./ecs-cluster.inputs";
import { ec2ProviderName } from "./providers";
import { agentSetup, userData } from "./user-data";

/** What a launch template is made from. */
export interface LaunchPlan {
  readonly name: string;
  readonly imageId: string;
  readonly securityGroupIds: readonly string[];
  readonly deviceName: string;
  readonly diskSize: number;
  readonly kmsKeyArn: string | null;
  readonly detailedMonitoring: boolean;
  readonly bootScript: string;
  readonly tags: Tags;
}

interface LaunchArguments {
  readonly inputs: EcsClusterInputs;
  readonly cluster: EcsCluster;
  readonly profile: Optional<IamInstanceProfile>;
}

export interface LaunchTemplates {
  readonly plans: Expr<Record<string, LaunchPlan>>;
  readonly templates: Instances<LaunchPlan, LaunchTemplate>;
}

export function launchTemplates(
  scope: Construct,
  { inputs, cluster, profile }: LaunchArguments,
): LaunchTemplates {
  const plans = launchPlans(scope, inputs);
  const templates = forEach(plans, ({ meta, value: plan }) => {
    const setup = agentSetup(scope, inputs, x.attribute(cluster, "name"));
    return new LaunchTemplate(scope, "launch_template", {
      ...meta,
      name: x.tf(plan.name),
      description: x.tf(x.str`Container instances of the ECS cluster ${inputs.name}`),
      imageId: x.tf(plan.imageId),
      updateDefaultVersion: true,
      vpcSecurityGroupIds: x.tf(plan.securityGroupIds) as string[],
      iamInstanceProfile: { arn: x.tf(profile.present("arn")) },
      metadataOptions: metadataOptions(inputs),
      monitoring: { enabled: x.tf(plan.detailedMonitoring) },
      blockDeviceMappings: [
        {
          deviceName: x.tf(plan.deviceName),
          ebs: {
            volumeType: "gp3",
            volumeSize: x.tf(plan.diskSize),
            encrypted: "true",
            kmsKeyId: x.tf(plan.kmsKeyArn),
            deleteOnTermination: "true",
          },
        },
      ],
      tagSpecifications: ["instance", "volume"].map((resourceType) => ({
        resourceType,
        tags: x.tf(plan.tags),
      })),
      userData: x.tf(userData(setup, plan.bootScript)),
      tags: x.tf(plan.tags),
    });
  });
  return { plans, templates };
}

/** The recommended image of each provider's family; read for an own image too, whose id may not be known yet. */
function recommendedImages(scope: Construct, inputs: EcsClusterInputs) {
  const families = x.mapFrom(inputs.ec2, ["key", "capacity"], (key, { imageFamily }) => ({
    key,
    value: imageFamily,
  }));
  return forEach(families, ({ meta, value: family }) => {
    const name = x.tf(x.str`/aws/service/ecs/optimized-ami/${family}/recommended/image_id`);
    return new DataAwsSsmParameter(scope, "image", { ...meta, name });
  });
}

function launchPlans(scope: Construct, inputs: EcsClusterInputs): Expr<Record<string, LaunchPlan>> {
  const images = recommendedImages(scope, inputs);
  const plan = (key: Expr<string>, capacity: Expr<Ec2Capacity>): Expr<LaunchPlan> => {
    const { rootDisk } = capacity;
    const name = ec2ProviderName(inputs, key);
    return x.object<LaunchPlan>({
      name,
      // a public parameter: the value that is not marked as sensitive
      imageId: x.orElse(capacity.imageId, () => images.at(key, "insecureValue")),
      securityGroupIds: securityGroupIds(capacity),
      deviceName: rootDisk.deviceName,
      diskSize: rootDisk.sizeGib,
      kmsKeyArn: rootDisk.kmsKeyArn,
      detailedMonitoring: capacity.detailedMonitoring,
      bootScript: capacity.bootScript,
      tags: namedTags(inputs, name),
    });
  };
  return local(
    scope,
    "launch_plans",
    x.mapFrom(inputs.ec2, ["key", "capacity"], (key, capacity) => ({
      key,
      value: plan(key, capacity),
    })),
  );
}
