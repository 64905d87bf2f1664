/** The launch template: what every instance of the fleet is. */
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import { imageId } from "../server/image";
import { keyPair } from "../server/key-pair";
import type { ServerRoleResult } from "../server/role";
import { metadataOptions, securityGroupIds } from "../server/settings";
import { userData } from "../server/user-data";
import type { Ec2FleetInputs } from "./ec2-fleet.inputs";
import { fleetUserData } from "./user-data";
import { hibernates } from "./warm-pool.contract";

export interface Launch {
  readonly template: LaunchTemplate;
  readonly imageId: Expr<string>;
  readonly keyName: Expr<string | null>;
}

interface LaunchArguments {
  readonly inputs: Ec2FleetInputs;
  readonly role: ServerRoleResult;
}

export function launchTemplate(scope: Construct, { inputs, role }: LaunchArguments): Launch {
  const image = imageId(scope, inputs);
  const keyName = keyPair(scope, inputs).attribute("keyName");
  const tags = nameTag(inputs, inputs.name);
  const template = new LaunchTemplate(scope, "launch_template", {
    name: x.tf(inputs.name),
    description: x.tf(x.str`Instances of the fleet ${inputs.name}`),
    updateDefaultVersion: true,
    imageId: x.tf(image),
    instanceType: x.tf(x.at(inputs.instanceTypes, 0)),
    keyName: x.tf(keyName),
    iamInstanceProfile: { arn: role.profile.arn },
    metadataOptions: metadataOptions(inputs),
    monitoring: { enabled: x.tf(inputs.detailedMonitoring) },
    networkInterfaces: [networkInterface(inputs)],
    blockDeviceMappings: [rootDisk(inputs)],
    tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
      resourceType,
      tags,
    })),
    userData: x.tf(userData(scope, (name, value) => local(scope, name, value), fleetUserData(inputs))),
    tags,
  });
  blockEach(template, { name: "hibernation_options" }, hibernates(inputs.warmPool), (configured) => ({
    configured,
  }));
  return { template, imageId: image, keyName };
}

/** The address is said either way: else the subnet's own setting would decide. */
const networkInterface = (inputs: Ec2FleetInputs) => ({
  deviceIndex: 0,
  associatePublicIpAddress: x.tf(
    x.when(
      inputs.publicAddress,
      () => "true",
      () => "false",
    ),
  ),
  deleteOnTermination: "true",
  securityGroups: x.tf(securityGroupIds(inputs)),
});

const rootDisk = ({ rootDisk: disk }: Ec2FleetInputs) => ({
  deviceName: x.tf(disk.deviceName),
  ebs: {
    volumeType: "gp3",
    volumeSize: x.tf(disk.sizeGib),
    iops: x.tf(disk.iops),
    throughput: x.tf(disk.throughput),
    encrypted: "true",
    kmsKeyId: x.tf(disk.kmsKeyArn),
    deleteOnTermination: "true",
  },
});
