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
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, type Output } from "../../core/module/block";
import { serverRole } from "../server/role";
import { publicAddress } from "./address";
import { alarms } from "./alarms";
import { ec2InstanceContract } from "./ec2-instance.contract";
import type { Ec2InstanceShape } from "./ec2-instance.inputs";
import type { Ec2InstanceProps } from "./ec2-instance.props";
import type { Ec2InstanceReferenceValue } from "./ec2-instance-reference.contract";
import { ec2Instance } from "./instance";
import { keptImage } from "./kept-image";
import { instanceOutputs } from "./outputs";
import { targets } from "./targets";
import { attachments, dataVolumes } from "./volumes";

export class Ec2Instance extends Block<Ec2InstanceShape> {
  /** The server as others take it. */
  readonly ref: Expr<Ec2InstanceReferenceValue>;
  private readonly results: Readonly<Record<string, Output>>;

  constructor(scope: Construct, id: string, props: Ec2InstanceProps) {
    super(scope, id, ec2InstanceContract, props);
    const { inputs, preconditions } = this;
    const image = keptImage(this, inputs);
    const role = serverRole(this, inputs, preconditions);
    const data = dataVolumes(this, inputs);
    const instance = ec2Instance(this, { inputs, image, role, data });
    attachments(this, inputs, { instance, data });
    const address = publicAddress(this, inputs, instance);
    targets(this, inputs, instance);
    const mending = alarms(this, inputs, instance);
    this.ref = x.object<Ec2InstanceReferenceValue>({
      name: inputs.name,
      instanceId: x.attribute(instance, "id"),
      privateIp: x.attribute(instance, "privateIp"),
      publicIp: address.publicIp,
      roleName: role.name,
      roleArn: role.arn,
    });
    this.results = instanceOutputs({ ref: this.ref, instance, image, data, address, alarms: mending });
  }

  /** The instance's id. */
  get instanceId(): string {
    return x.tfText(this.ref.instanceId);
  }

  /** The server's public address, where it has one. */
  get publicIp(): string {
    return x.tfText(this.ref.publicIp as Expr<string>);
  }

  outputs(): Readonly<Record<string, Output>> {
    return this.results;
  }
}
