/**
 * Data volumes, keyed by name and depending on nothing of the server's but its zone: whatever becomes of the server, they
 * stay. Attachments go with the server, which is stopped first: nothing is written while a volume leaves.
 */
import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import type { Instance } from "@cdktf/provider-aws/lib/instance";
import { VolumeAttachment } from "@cdktf/provider-aws/lib/volume-attachment";
import type { Construct } from "constructs";
import { attribute, type Expr, type In, mapFrom, not, str, tf, when } from "../../core/expressions";
import { forEach } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { Ec2InstanceInputs } from "./ec2-instance.inputs";
import type { ServerVolume } from "./volume.contract";

export interface DataVolumes {
  /** A volume's id, for names of `volumes`. */
  readonly id: (name: Expr<string>) => Expr<string>;
  /** Ids by name. */
  readonly ids: Expr<Record<string, string>>;
}

export function dataVolumes(scope: Construct, inputs: Ec2InstanceInputs): DataVolumes {
  const { protectVolumes, volumes } = inputs;
  const kept = ebsVolumes(scope, inputs, { id: "ebs_volume", when: protectVolumes });
  const loose = ebsVolumes(scope, inputs, { id: "ebs_volume_unprotected", when: not(protectVolumes) });
  const id = (name: Expr<string>) =>
    when<string>(
      protectVolumes,
      () => kept.at(name, "id"),
      () => loose.at(name, "id"),
    );
  return {
    id,
    ids: mapFrom<ServerVolume, string>(volumes, ["name", "volume"], (name) => ({
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
  const plans = mapFrom<ServerVolume, ServerVolume>(inputs.volumes, ["name", "volume"], (name, volume) => ({
    key: name,
    value: volume,
    when: wanted,
  }));
  return forEach(plans, ({ meta, key, value: volume }) => {
    return new EbsVolume(scope, id, {
      ...meta,
      availabilityZone: tf(inputs.zone),
      type: tf(volume.type as Expr<string>),
      size: tf(volume.sizeGib),
      iops: tf(volume.iops) as number,
      throughput: tf(volume.throughput) as number,
      encrypted: true,
      kmsKeyId: tf(volume.kmsKeyArn) as string,
      snapshotId: tf(volume.snapshotId) as string,
      finalSnapshot: tf(inputs.finalSnapshot),
      tags: nameTag(inputs, str`${inputs.name}-${key}`),
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
  forEach(volumes as Expr<Record<string, ServerVolume>>, ({ meta, key, value: volume }) => {
    return new VolumeAttachment(scope, "volume_attachment", {
      ...meta,
      deviceName: tf(volume.deviceName),
      volumeId: tf(data.id(key)),
      instanceId: tf(attribute(instance, "id")),
      stopInstanceBeforeDetaching: true,
    });
  });
}
