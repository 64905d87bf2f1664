/** The servers that build and test. */
import { ImagebuilderInfrastructureConfiguration } from "@cdktf/provider-aws/lib/imagebuilder-infrastructure-configuration";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import {
  attribute,
  type Expr,
  eq,
  get,
  isEmpty,
  isSet,
  items,
  listEach,
  sort,
  tf,
  when,
} from "../../core/expressions";
import type { SecurityGroupReferenceValue } from "../../network/security-group/security-group-reference.contract";
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
      name: tf(name),
      instanceProfileName: tf(attribute(profile, "name")),
      instanceTypes: tf(instanceTypes(inputs)) as string[],
      subnetId: tf(get(get(network.tiers, tier).subnets, zone).id),
      securityGroupIds: tf(
        listEach<SecurityGroupReferenceValue, string>(securityGroups, ["group"], ({ id }) => ({ value: id })),
      ) as string[],
      instanceMetadataOptions: {
        httpTokens: "required",
        httpPutResponseHopLimit: tf(inputs.metadataHopLimit),
      },
      terminateInstanceOnFailure: tf(inputs.terminateOnFailure),
      snsTopicArn: tf(inputs.topicArn),
      resourceTags: tags,
      tags,
      // servers that start before may do nothing
      dependsOn: [...policies],
    },
  );
  const logs = listEach<ImageLogs, ImageLogs>(
    items<ImageLogs>([inputs.logs as unknown as Expr<ImageLogs>]),
    ["logs"],
    (given) => ({ value: given, when: isSet(given) }),
  );
  blockEach<ImageLogs>(made, { name: "logging" }, logs, ({ bucket, prefix }) => ({
    s3_logs: [{ s3_bucket_name: bucket, s3_key_prefix: prefix }],
  }));
  return made;
}

const instanceTypes = ({ instanceTypes: given, parent }: ImageInputs): Expr<readonly string[]> =>
  when<readonly string[]>(
    isEmpty(given),
    () =>
      when<readonly string[]>(
        eq<string>(parent.architecture as Expr<string>, "arm64"),
        () => ["t4g.medium"],
        () => ["t3.medium"],
      ),
    () => sort(given),
  );
