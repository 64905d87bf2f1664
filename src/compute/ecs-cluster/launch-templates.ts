/** A launch template per EC2 capacity provider, and what a container instance does at first boot. */

import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import type { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import type { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances, type Optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { groupIds } from "../../network/placement";
import { namedTags, type Tags } from "../../network/tags";
import { metadataOptions } from "../server/server";
import { type Ec2Capacity, ec2Capacity, ec2ProviderName } from "./ec2-capacity";
import { naming } from "./name";

const needs = [naming, ec2Capacity] as const;
const inputs = {
  endpointIds: t
    .mapOf(t.awsId("vpce"), "endpoint")
    .describe(
      "Ids of the VPC endpoints that instances reach AWS by, by service. A change refreshes the instances: an agent that started before its endpoint keeps the addresses it found.",
    )
    .default({}),
  refreshToken: t
    .pattern("[A-Za-z0-9._:/+=@-]{0,128}", "up to 128 ASCII letters, digits and . _ : / + = @ -", "2026-01", [
      "two words",
      "x".repeat(129),
      "a\nb",
    ])
    .describe("Any text; a change refreshes the instances of every EC2 provider.")
    .default(""),
  metadataHopLimit: t
    .integer({ min: 1, max: 64 }, "hops")
    .describe(
      "Hops that answers of the instance metadata service live (IMDSv2 only). 1 keeps it from containers in bridge mode (Amazon ECS Developer Guide: task and execution role best practices).",
    )
    .default(1),
};
type LaunchInputs = t.InputsOf<typeof inputs, typeof needs>;

export const launch = t.concern({ needs, inputs });

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
  readonly inputs: LaunchInputs;
  readonly cluster: EcsCluster;
  readonly profile: Optional<IamInstanceProfile>;
}

interface LaunchTemplates {
  readonly plans: Expr<Record<string, LaunchPlan>>;
  readonly templates: Instances<LaunchPlan, LaunchTemplate>;
}

export function launchTemplates(
  scope: Construct,
  { inputs, cluster, profile }: LaunchArguments,
): LaunchTemplates {
  const plans = launchPlans(scope, inputs);
  const templates = forEach(scope, LaunchTemplate, "launch_template", plans, ({ value: plan }) => {
    const setup = agentSetup(scope, inputs, x.attribute(cluster, "name"));
    return {
      name: plan.name,
      description: x.str`Container instances of the ECS cluster ${inputs.name}`,
      imageId: plan.imageId,
      updateDefaultVersion: true,
      vpcSecurityGroupIds: plan.securityGroupIds,
      iamInstanceProfile: { arn: profile.present("arn") },
      metadataOptions: metadataOptions(inputs),
      monitoring: { enabled: plan.detailedMonitoring },
      blockDeviceMappings: [
        {
          deviceName: plan.deviceName,
          ebs: {
            volumeType: "gp3",
            volumeSize: plan.diskSize,
            encrypted: "true",
            kmsKeyId: plan.kmsKeyArn,
            deleteOnTermination: "true",
          },
        },
      ],
      tagSpecifications: ["instance", "volume"].map((resourceType) => ({
        resourceType,
        tags: plan.tags,
      })),
      userData: userData(setup, plan.bootScript),
      tags: plan.tags,
    };
  });
  return { plans, templates };
}

/** The recommended image of each provider's family; read for an own image too, whose id may not be known yet. */
function recommendedImages(scope: Construct, inputs: LaunchInputs) {
  const families = x.mapFrom(inputs.ec2, ["key", "capacity"], (_, { imageFamily }) => imageFamily);
  return forEach(scope, DataAwsSsmParameter, "image", families, ({ value: family }) => {
    const name = x.str`/aws/service/ecs/optimized-ami/${family}/recommended/image_id`;
    return { name };
  });
}

function launchPlans(scope: Construct, inputs: LaunchInputs): Expr<Record<string, LaunchPlan>> {
  const images = recommendedImages(scope, inputs);
  const plan = (key: Expr<string>, capacity: Expr<Ec2Capacity>): Expr<LaunchPlan> => {
    const { rootDisk } = capacity;
    const name = ec2ProviderName(inputs, key);
    return x.object({
      name,
      // a public parameter: the value that is not marked as sensitive
      imageId: x.orElse(capacity.imageId, () => images.at(key, "insecureValue")),
      securityGroupIds: groupIds(capacity),
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
    x.mapFrom(inputs.ec2, ["key", "capacity"], (key, capacity) => plan(key, capacity)),
  );
}
/** The oldest agent that finds the ECS endpoints (Amazon ECS Developer Guide: interface VPC endpoints). */
const OLDEST_AGENT = "1.25.1";

/**
 * The agent's settings, written before it starts (it comes after cloud-init). An instance whose agent is too old never
 * joins: without its setting it would join the cluster `default`. The version is that of ecs-init, which brings the
 * agent along. The first lines have no effect but a new template version, and so a refresh.
 */
function agentSetup(
  scope: Construct,
  { endpointIds, refreshToken }: LaunchInputs,
  clusterName: Expr<string>,
): Expr<string> {
  const script = x.str`#!/bin/bash
# endpoints: ${x.jsonEncode(endpointIds)}
# refresh: ${refreshToken}
set -eu
agent=$(rpm -q --qf '%{VERSION}' ecs-init) || agent=0
if ! printf '${OLDEST_AGENT}\\n%s\\n' "$agent" | sort -CV; then
  systemctl mask --now ecs
  echo "ECS agent $agent is older than ${OLDEST_AGENT}: not joining ${clusterName}" > /dev/console
  exit 1
fi
cat >> /etc/ecs/ecs.config <<'END'
ECS_CLUSTER=${clusterName}
ECS_AWSVPC_BLOCK_IMDS=true
ECS_ENABLE_SPOT_INSTANCE_DRAINING=true
END
`;
  return local(scope, "agent_setup", script);
}

const userData = (setup: Expr<string>, bootScript: Expr<string>): Expr<string> =>
  x.base64Encode(x.str`${setup}${bootScript}\n`);
