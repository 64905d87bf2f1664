/**
 * Data volumes, keyed by name and depending on nothing of the server's but its zone: whatever becomes of the server, they
 * stay. Attachments go with the server, which is stopped first: nothing is written while a volume leaves.
 */
import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import type { Instance } from "@cdktf/provider-aws/lib/instance";
import { VolumeAttachment } from "@cdktf/provider-aws/lib/volume-attachment";
import type { Construct } from "constructs";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { Ec2InstanceInputs } from "./ec2-instance.inputs";

export interface DataVolumes {
  /** A volume's id, for names of `volumes`. */
  readonly id: (name: Expr<string>) => Expr<string>;
  /** Ids by name. */
  readonly ids: Expr<Record<string, string>>;
}

export function dataVolumes(scope: Construct, inputs: Ec2InstanceInputs): DataVolumes {
  const { protectVolumes, volumes } = inputs;
  const kept = ebsVolumes(scope, inputs, { id: "ebs_volume", when: protectVolumes });
  const loose = ebsVolumes(scope, inputs, { id: "ebs_volume_unprotected", when: x.not(protectVolumes) });
  const id = (name: Expr<string>) =>
    x.when(
      protectVolumes,
      () => kept.at(name, "id"),
      () => loose.at(name, "id"),
    );
  return {
    id,
    ids: x.mapFrom(volumes, ["name", "volume"], (name) => ({
      key: name,
      value: id(name),
    })),
  };
}

interface Wanted {
  readonly id: "ebs_volume" | "ebs_volume_unprotected";
  readonly when: In<boolean>;
}

/** Terraform takes no expression for prevent_destroy: so a protected and an unprotected volume are two resources. */
function ebsVolumes(scope: Construct, inputs: Ec2InstanceInputs, { id, when: wanted }: Wanted) {
  const plans = x.mapFrom(inputs.volumes, ["name", "volume"], (name, volume) => ({
    key: name,
    value: volume,
    when: wanted,
  }));
  return forEach(plans, ({ meta, key, value: volume }) => {
    return new EbsVolume(scope, id, {
      ...meta,
      availabilityZone: x.tf(inputs.zone),
      type: x.tf(volume.type),
      size: x.tf(volume.sizeGib),
      iops: x.tf(volume.iops),
      throughput: x.tf(volume.throughput),
      encrypted: true,
      kmsKeyId: x.tf(volume.kmsKeyArn),
      snapshotId: x.tf(volume.snapshotId),
      finalSnapshot: x.tf(inputs.finalSnapshot),
      tags: nameTag(inputs, x.str`${inputs.name}-${key}`),
      ...(id === "ebs_volume" ? { lifecycle: { preventDestroy: true } } : {}),
    });
  });
}

/** Amazon EBS User Guide, "Detach an Amazon EBS volume from an Amazon EC2 instance": unmounted or stopped first. */
export function attachments(
  scope: Construct,
  { volumes }: Ec2InstanceInputs,
  { instance, data }: { readonly instance: Instance; readonly data: DataVolumes },
): void {
  forEach(volumes, ({ meta, key, value: volume }) => {
    return new VolumeAttachment(scope, "volume_attachment", {
      ...meta,
      deviceName: x.tf(volume.deviceName),
      volumeId: x.tf(data.id(key)),
      instanceId: x.tf(x.attribute(instance, "id")),
      stopInstanceBeforeDetaching: true,
    });
  });
}
