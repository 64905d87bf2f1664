/** The launch template: what every instance of the fleet is. */

import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { resource } from "../../core/resources";
import { local } from "../../core/stack/local";
import { groupIds } from "../../network/placement";
import { nameTag } from "../../network/tags";
import { fleetDimensions } from "../server/cloudwatch-agent";
import { imageId } from "../server/image";
import { serverKeyPair } from "../server/key-pair";
import type { ServerRoleResult } from "../server/role";
import { metadataOptions, serverConcerns } from "../server/server";
import { encodedUserData, type UserDataInputs, userDataSize } from "../server/user-data";
import { capacity } from "./capacity";
import { zones } from "./placement";
import { hibernates, warmPool } from "./warm-pool";

const needs = [...serverConcerns, capacity, zones, warmPool] as const;

const inputs = {
  name: t
    .blockName()
    .describe("The fleet's name: of the Auto Scaling group, the launch template and the instances."),
};

type LaunchInputs = t.InputsOf<typeof inputs, typeof needs>;

const fleetUserData = (inputs: LaunchInputs): LaunchInputs & UserDataInputs => ({
  ...inputs,
  agentDimensions: fleetDimensions(inputs.name),
});

export const launches = t.concern({
  needs,
  inputs,
  rules: [
    {
      ...userDataSize,
      problems: (inputs, step, spell, scope) =>
        userDataSize.problems(fleetUserData(inputs), step, spell, scope),
    },
  ],
});

interface Launch {
  readonly template: LaunchTemplate;
  readonly imageId: Expr<string>;
  readonly keyName: Expr<string | null>;
}

interface LaunchArguments {
  readonly inputs: LaunchInputs;
  readonly role: ServerRoleResult;
}

export function launchTemplate(scope: Construct, { inputs, role }: LaunchArguments): Launch {
  const image = imageId(scope, inputs);
  const keyName = serverKeyPair(scope, inputs).attribute("keyName");
  const tags = nameTag(inputs, inputs.name);
  const template = resource(scope, LaunchTemplate, "launch_template", {
    name: inputs.name,
    description: x.str`Instances of the fleet ${inputs.name}`,
    updateDefaultVersion: true,
    imageId: image,
    instanceType: x.at(inputs.instanceTypes, 0),
    keyName,
    iamInstanceProfile: { arn: role.profile.arn },
    metadataOptions: metadataOptions(inputs),
    monitoring: { enabled: inputs.detailedMonitoring },
    networkInterfaces: [networkInterface(inputs)],
    blockDeviceMappings: [rootDisk(inputs)],
    tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
      resourceType,
      tags,
    })),
    hibernationOptions: blocks(hibernates(inputs.warmPool), (configured) => ({ configured })),
    userData: encodedUserData(scope, (name, value) => local(scope, name, value), fleetUserData(inputs)),
    tags,
  });
  return { template, imageId: image, keyName };
}

/** The address is said either way: else the subnet's own setting would decide. */
const networkInterface = (inputs: LaunchInputs) => ({
  deviceIndex: 0,
  associatePublicIpAddress: x.choose(inputs.publicAddress, "true", "false"),
  deleteOnTermination: "true",
  securityGroups: groupIds(inputs),
});

const rootDisk = ({ rootDisk: disk }: LaunchInputs) => ({
  deviceName: disk.deviceName,
  ebs: {
    volumeType: "gp3",
    volumeSize: disk.sizeGib,
    iops: disk.iops,
    throughput: disk.throughput,
    encrypted: "true",
    kmsKeyId: disk.kmsKeyArn,
    deleteOnTermination: "true",
  },
});
