/** The servers that build and test. */
import { ImagebuilderInfrastructureConfiguration } from "@cdktf/provider-aws/lib/imagebuilder-infrastructure-configuration";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { because } from "../../core/stack/because";
import { nameTag } from "../../network/tags";
import type { BuilderRole } from "./builder-role";
import type { ImageInputs, ImageLogs } from "./image.inputs";

export function infrastructure(
  scope: Construct,
  inputs: ImageInputs,
  { profile, policies }: BuilderRole,
): ImagebuilderInfrastructureConfiguration {
  const { name, network, tier, zone, securityGroups } = inputs;
  const tags = nameTag(inputs, name);
  const made = new ImagebuilderInfrastructureConfiguration(
    scope,
    "imagebuilder_infrastructure_configuration",
    {
      name: x.tf(name),
      instanceProfileName: x.tf(x.attribute(profile, "name")),
      instanceTypes: x.tf(instanceTypes(inputs)) as string[],
      subnetId: x.tf(x.get(x.get(network.tiers, tier).subnets, zone).id),
      securityGroupIds: x.tf(
        x.listEach(securityGroups, ["group"], ({ id }) => ({
          value: id,
        })),
      ),
      instanceMetadataOptions: {
        httpTokens: "required",
        httpPutResponseHopLimit: x.tf(inputs.metadataHopLimit),
      },
      terminateInstanceOnFailure: x.tf(inputs.terminateOnFailure),
      snsTopicArn: x.tf(inputs.topicArn),
      resourceTags: tags,
      tags,
      dependsOn: [...policies],
    },
  );
  because(made, { dependsOn: "Servers that start before may do nothing." });
  const logs = x.listEach(x.items([inputs.logs as unknown as Expr<ImageLogs>]), ["logs"], (given) => ({
    value: given,
    when: x.isSet(given),
  }));
  blockEach<ImageLogs>(made, { name: "logging" }, logs, ({ bucket, prefix }) => ({
    s3_logs: [{ s3_bucket_name: bucket, s3_key_prefix: prefix }],
  }));
  return made;
}

const instanceTypes = ({ instanceTypes: given, parent }: ImageInputs): Expr<readonly string[]> =>
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
