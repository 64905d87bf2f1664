/** The block `compute/ec2-instance`. */
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import { sampleNetwork, sampleTier } from "../../network/sample";
import { serverRole } from "../server/role";
import { serverConcerns } from "../server/server";
import { certificate } from "./acme/certificate";
import { address, publicAddress } from "./address";
import { alarms, mending } from "./alarms";
import type { Ec2InstanceProps, Ec2InstanceResources } from "./ec2-instance.props";
import { bootParts } from "./first-boot";
import { ec2Instance, instance } from "./instance";
import { imageRefresh, keptImage } from "./kept-image";
import { zone } from "./placement";
import { type Ec2InstanceReferenceValue, ec2InstanceReference } from "./reference";
import { targetGroups, targets } from "./targets";
import { attachments, dataVolumes, volumes } from "./volumes";

/** A network for the example and the refused samples. */
const SAMPLE_NETWORK = sampleNetwork({
  public: sampleTier("public", { a: 0 }),
  private: sampleTier("private", { a: 1 }),
  empty: sampleTier("public", {}),
});

export const EXAMPLE = {
  name: "web",
  network: SAMPLE_NETWORK,
  tier: "public",
  zone: "ap-northeast-2a",
  securityGroups: [{ id: "sg-0123456789abcdef0", name: "web" }],
  instanceType: "t3.small",
};

const contract = t.contract({
  name: "EC2 instance",
  concerns: [
    instance,
    ...serverConcerns,
    imageRefresh,
    zone,
    address,
    volumes,
    certificate,
    bootParts,
    targetGroups,
    mending,
  ],
  example: EXAMPLE,
});

/**
 * One server: with an address that stays, data volumes that stay, and a certificate of its own; or behind a load balancer.
 *
 *     const server = new Ec2Instance(this, "web", {
 *       name: "web",
 *       network: network.ref,
 *       tier: "public",
 *       zone: "ap-northeast-2a",
 *       securityGroups: [web.ref],
 *       instanceType: "t3.small",
 *       publicAddress: "own",
 *       volumes: { data: { sizeGib: 20, deviceName: "/dev/sdf", mountPath: "/srv/data" } },
 *       certificate: { names: ["shop.example.com"], appPort: 3000, volume: "data" },
 *     });
 */
export class Ec2Instance extends Block<typeof contract.inputs, Ec2InstanceResources> {
  /** The server as others take it. */
  readonly ref: t.Reference<Ec2InstanceReferenceValue>;
  protected readonly results: Outputs;

  constructor(scope: Construct, id: string, props: Ec2InstanceProps) {
    super(scope, id, contract, props);
    const { inputs, preconditions } = this;
    const image = keptImage(this, inputs);
    const role = serverRole(this, inputs, preconditions);
    const data = dataVolumes(this, inputs);
    const server = ec2Instance(this, { inputs, image, role, data });
    attachments(this, inputs, { instance: server, data });
    const given = publicAddress(this, inputs, server);
    targets(this, inputs, server);
    const made = alarms(this, inputs, server);
    const ref = x.object<Ec2InstanceReferenceValue>({
      name: inputs.name,
      instanceId: x.attribute(server, "id"),
      privateIp: x.attribute(server, "privateIp"),
      publicIp: given.publicIp,
      roleName: role.name,
      roleArn: role.arn,
    });
    this.ref = t.reference(this, "ref", ec2InstanceReference, ref);
    this.results = {
      server: {
        value: ref,
        description: "The server as others take it: name, instance id, addresses, role.",
      },
      instance_id: { value: ref.instanceId, description: "The instance's id." },
      instance_arn: { value: x.attribute(server, "arn"), description: "The instance's ARN." },
      image_id: { value: image, description: "The image that the server started from." },
      private_ip: { value: ref.privateIp, description: "The server's private IPv4 address." },
      public_ip: { value: ref.publicIp, description: "The server's public IPv4 address; null without one." },
      allocation_id: {
        value: given.allocationId,
        description: "Allocation id of the public address; null without one.",
      },
      volume_ids: { value: data.ids, description: "Ids of the data volumes, by name." },
      role_name: {
        value: ref.roleName,
        description: "Name of the server's role, to attach further policies to.",
      },
      role_arn: { value: ref.roleArn, description: "ARN of the server's role." },
      recovery_alarm_arn: {
        value: made.recovery.attribute("arn"),
        description: "ARN of the alarm that recovers the server; null without one.",
      },
      reboot_alarm_arn: {
        value: made.reboot.attribute("arn"),
        description: "ARN of the alarm that reboots the server; null without one.",
      },
    };
  }

  /** The instance's id. */
  get instanceId(): string {
    return this.ref.instanceId;
  }

  /** The server's public address, where it has one. */
  get publicIp(): string {
    const { publicIp } = this.ref;
    if (publicIp === undefined)
      throw new Error(`${this.node.path}: there is no public address, since publicAddress is "none".`);
    return publicIp;
  }
}

export const ec2InstanceBlock = defineBlock(__filename, { construct: Ec2Instance, contract });
