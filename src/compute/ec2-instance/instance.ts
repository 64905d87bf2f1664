/** The instance itself: IMDSv2 alone, encrypted disks, no address but those that are asked for. */
import { Instance } from "@cdktf/provider-aws/lib/instance";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { resource } from "../../core/resources";
import { exception } from "../../core/stack/exception";
import { local } from "../../core/stack/local";
import { groupIds, tierOf } from "../../network/placement";
import { nameTag } from "../../network/tags";
import { misfits } from "../server/image";
import { nitroType } from "../server/instance-type";
import { serverKeyPair } from "../server/key-pair";
import type { ServerRoleResult } from "../server/role";
import { iopsOf, throughputOf } from "../server/root-disk";
import { metadataOptions, serverConcerns } from "../server/server";
import { encodedUserData } from "../server/user-data";
import { certificate } from "./acme/certificate";
import { address, hasAddress } from "./address";
import { bootParts, firstBoot, serialOf } from "./first-boot";
import { subnetOf, zone } from "./placement";
import { type DataVolumes, volumes } from "./volumes";

const needs = [...serverConcerns, zone, address, volumes, certificate, bootParts] as const;

const inputs = {
  name: t.blockName().describe("The server's name, in the Name tags of all that belongs to it."),
  instanceType: nitroType().describe(
    "The instance type, built on the Nitro System. A change stops the server and starts it as the new type.",
  ),
  terminationProtection: t
    .flag(
      "Whether EC2 refuses to terminate the server (disable_api_termination). AWS provider 5 turns it off by itself before it replaces or destroys the server, AWS provider 6 does not: turn it off in an apply of its own then.",
    )
    .default(true),
};

type InstanceInputs = t.InputsOf<typeof inputs, typeof needs>;

export const instance = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "instanceType",
      test: ({ instanceType, image }) => x.isEmpty(misfits(x.items([instanceType]), image.architecture)),
      message: ({ instanceType, image }, spell) =>
        x.str`${spell("instanceType")} is ${x.shownText(instanceType)} with an image for ${image.architecture}; allowed: Graviton types with arm64, all others with x86_64.`,
      refused: [{ instanceType: "t4g.small" }, { image: { architecture: "arm64" } }],
    },
  ],
});

interface InstanceArguments {
  readonly inputs: InstanceInputs;
  readonly image: Expr<string>;
  readonly role: ServerRoleResult;
  readonly data: DataVolumes;
}

export function ec2Instance(scope: Construct, { inputs, image, role, data }: InstanceArguments): Instance {
  const step = <T>(name: string, value: Expr<T>) => local(scope, name, value);
  const whole = firstBoot(scope, step, inputs, (name) => serialOf(data.id(name)));
  const { rootDisk } = inputs;
  const tags = nameTag(inputs, inputs.name);
  const instance = resource(scope, Instance, "instance", {
    ami: image,
    instanceType: inputs.instanceType,
    subnetId: subnetOf(inputs).id,
    privateIp: inputs.privateIp,
    associatePublicIpAddress: noOther(inputs),
    vpcSecurityGroupIds: groupIds(inputs),
    iamInstanceProfile: x.attribute(role.profile, "name"),
    keyName: serverKeyPair(scope, inputs).attribute("keyName"),
    monitoring: inputs.detailedMonitoring,
    disableApiTermination: inputs.terminationProtection,
    userDataBase64: encodedUserData(scope, step, whole),
    userDataReplaceOnChange: inputs.replaceOnUserData,
    metadataOptions: metadataOptions(inputs),
    rootBlockDevice: {
      volumeType: "gp3",
      volumeSize: rootDisk.sizeGib,
      // in full: the provider keeps what is left out later
      iops: iopsOf(rootDisk),
      throughput: throughputOf(rootDisk),
      encrypted: true,
      kmsKeyId: rootDisk.kmsKeyArn,
      deleteOnTermination: true,
      tags,
    },
    tags,
    dependsOn: [...role.policies],
  });
  exception(instance, {
    check: "CKV_AWS_135",
    why: "Types of the current generation are EBS-optimized by default and cannot be otherwise (Amazon EC2 User Guide: Amazon EBS-optimized instance types); to ask for it of a type that is not is an error.",
    turnOn: "An `instance_type` of the current generation",
  });
  return instance;
}

/**
 * Without a public address in a public tier: none, whatever the subnet says. Elsewhere nothing is said: an Elastic IP
 * shows as an address of the instance's own, and the provider would replace the instance for it.
 */
const noOther = (inputs: InstanceInputs): Expr<boolean | null> =>
  x.when(x.and(x.not(hasAddress(inputs)), x.eq(tierOf(inputs).kind, "public")), false);
