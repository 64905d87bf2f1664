/** The servers that build and test. */
import { ImagebuilderInfrastructureConfiguration } from "@cdktf/provider-aws/lib/imagebuilder-infrastructure-configuration";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { resource } from "../../core/resources";
import { groupIds, groupsFit, hasTier, someGroups, tierExists, zonesOfTier } from "../../network/placement";
import { networkReference } from "../../network/reference";
import { nameTag } from "../../network/tags";
import type { Named } from "../server/common";
import { misfits } from "../server/image";
import { nitroType } from "../server/instance-type";
import { type BuilderRole, buildRole } from "./builder-role";
import { parent } from "./parent";

const needs = [parent, buildRole] as const;

const inputs = {
  network: networkReference.describe(
    "The network that images are built in: the output `network` of modules/network, or such an object.",
  ),
  tier: t
    .keyName()
    .describe(
      "The tier of the build servers: one from which Systems Manager, Image Builder, S3 and CloudWatch Logs can be reached.",
    ),
  zone: t.zoneName().describe("The zone of the build servers."),
  securityGroups: someGroups("The build servers' security groups; they need HTTPS out and nothing in."),
  instanceTypes: t
    .setOf(nitroType(), "type")
    .describe("Instance types that the build takes one of. Default: t3.medium, and t4g.medium for arm64.")
    .default([]),
  metadataHopLimit: t
    .integer({ min: 1, max: 2 }, "hops")
    .describe(
      "Network hops that answers of the metadata service take: 2 where a build runs containers. IMDSv2 is required always.",
    )
    .default(1),
  terminateOnFailure: t
    .flag("Whether a build server goes when its build fails; false to look into it.")
    .default(true),
  topicArn: t
    .arn("sns", "an SNS topic's ARN")
    .describe("A topic that is told of builds; its policy must let Image Builder publish.")
    .optional(),
};

type InfrastructureInputs = t.InputsOf<typeof inputs, typeof needs>;

export const infrastructure = t.concern({
  needs,
  inputs,
  rules: [
    tierExists<typeof inputs>("build", "public"),
    {
      on: "zone",
      test: (inputs) => x.or(x.not(hasTier(inputs)), x.contains(zonesOfTier(inputs), inputs.zone)),
      message: (inputs) =>
        x.str`zone is ${x.shownText(inputs.zone)}; allowed: of ${x.shownTexts(zonesOfTier(inputs))}, the zones of the tier ${x.shownText(inputs.tier)}.`,
      refused: [{ zone: "ap-northeast-2b" }, { zone: "us-east-1a" }],
    },
    groupsFit,
    {
      on: "instanceTypes",
      test: (inputs) => x.isEmpty(misfits(inputs.instanceTypes, inputs.parent.architecture)),
      message: (inputs, spell) =>
        x.str`${spell("instanceTypes")} has ${x.shownTexts(misfits(inputs.instanceTypes, inputs.parent.architecture))} for an image of ${inputs.parent.architecture}; allowed: types of the parent's architecture.`,
      refused: [
        { instanceTypes: ["t4g.medium"] },
        { parent: { architecture: "arm64" }, instanceTypes: ["m7g.large", "m7i.large"] },
      ],
    },
  ],
});

export function buildServers(
  scope: Construct,
  inputs: InfrastructureInputs & Named,
  { profile, policies }: BuilderRole,
): ImagebuilderInfrastructureConfiguration {
  const { name, network, tier, zone } = inputs;
  const tags = nameTag(inputs, name);
  return resource(
    scope,
    ImagebuilderInfrastructureConfiguration,
    "imagebuilder_infrastructure_configuration",
    {
      name,
      instanceProfileName: x.attribute(profile, "name"),
      instanceTypes: instanceTypes(inputs),
      subnetId: x.get(x.get(network.tiers, tier).subnets, zone).id,
      securityGroupIds: groupIds(inputs),
      instanceMetadataOptions: {
        httpTokens: "required",
        httpPutResponseHopLimit: inputs.metadataHopLimit,
      },
      terminateInstanceOnFailure: inputs.terminateOnFailure,
      snsTopicArn: inputs.topicArn,
      logging: blocks(x.itemWhereSet(inputs.logs, "logs"), ({ bucket, prefix }) => ({
        s3Logs: { s3BucketName: bucket, s3KeyPrefix: prefix },
      })),
      resourceTags: tags,
      tags,
      dependsOn: [...policies],
      because: { dependsOn: "Servers that start before may do nothing." },
    },
  );
}

const instanceTypes = ({ instanceTypes: given, parent }: InfrastructureInputs): Expr<readonly string[]> =>
  x.when(
    x.isEmpty(given),
    () =>
      x.when(
        x.eq(parent.architecture, "arm64"),
        () => ["t4g.medium"],
        () => ["t3.medium"],
      ),
    () => x.sort(given),
  );
