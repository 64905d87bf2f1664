/** The instance itself: IMDSv2 alone, encrypted disks, no address but those that are asked for. */
import { Instance } from "@cdktf/provider-aws/lib/instance";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { tierOf } from "../../network/chosen-tier";
import { nameTag } from "../../network/tags";
import { keyPair } from "../server/key-pair";
import type { ServerRoleResult } from "../server/role";
import { metadataOptions, securityGroupIds } from "../server/settings";
import { userData } from "../server/user-data";
import type { Ec2InstanceInputs } from "./ec2-instance.inputs";
import { firstBoot, serialOf } from "./first-boot";
import { hasAddress, subnetOf } from "./placement";
import type { DataVolumes } from "./volumes";

interface InstanceArguments {
  readonly inputs: Ec2InstanceInputs;
  readonly image: Expr<string>;
  readonly role: ServerRoleResult;
  readonly data: DataVolumes;
}

export function ec2Instance(scope: Construct, { inputs, image, role, data }: InstanceArguments): Instance {
  const step = <T>(name: string, value: Expr<T>) => local(scope, name, value);
  const whole = firstBoot(scope, step, inputs, (name) => serialOf(data.id(name)));
  const { rootDisk } = inputs;
  const tags = nameTag(inputs, inputs.name);
  return new Instance(scope, "instance", {
    ami: x.tf(image),
    instanceType: x.tf(inputs.instanceType),
    subnetId: x.tf(subnetOf(inputs).id),
    privateIp: x.tf(inputs.privateIp),
    associatePublicIpAddress: x.tf(noOther(inputs)),
    vpcSecurityGroupIds: x.tf(securityGroupIds(inputs)),
    iamInstanceProfile: x.tf(x.attribute(role.profile, "name")),
    keyName: x.tf(keyPair(scope, inputs).attribute("keyName")),
    monitoring: x.tf(inputs.detailedMonitoring),
    disableApiTermination: x.tf(inputs.terminationProtection),
    userDataBase64: x.tf(userData(scope, step, whole)),
    userDataReplaceOnChange: x.tf(inputs.replaceOnUserData),
    metadataOptions: metadataOptions(inputs),
    rootBlockDevice: {
      volumeType: "gp3",
      volumeSize: x.tf(rootDisk.sizeGib),
      iops: x.tf(rootDisk.iops),
      throughput: x.tf(rootDisk.throughput),
      encrypted: true,
      kmsKeyId: x.tf(rootDisk.kmsKeyArn),
      deleteOnTermination: true,
      tags,
    },
    tags,
    dependsOn: [...role.policies],
  });
}

/**
 * Without a public address in a public tier: none, whatever the subnet says. Elsewhere nothing is said: an Elastic IP
 * shows as an address of the instance's own, and the provider would replace the instance for it.
 */
const noOther = (inputs: Ec2InstanceInputs): Expr<boolean | null> =>
  x.when(
    x.and(x.not(hasAddress(inputs)), x.eq(tierOf(inputs).kind, "public")),
    () => false,
    () => null,
  );
