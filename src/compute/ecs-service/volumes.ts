/** The task definition's volumes, and the service's part of an EBS volume. */
import type { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { blockEach, nestedEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import type { EbsVolume, EfsVolume, Volume } from "./volumes.contract";

interface Named<T> {
  readonly name: string;
  readonly volume: T;
}

export function declareVolumes(task: EcsTaskDefinition, { volumes }: EcsServiceInputs): void {
  const all = x.listFrom(volumes, ["name", "volume"], (name, volume) => ({
    value: x.object<Named<Volume>>({ name, volume }),
  }));
  blockEach(task, { name: "volume" }, all, ({ name, volume }) => ({
    name,
    configure_at_launch: x.isSet(volume.ebs),
    ...nestedEach("efs_volume_configuration", oneOrNone<EfsVolume>(volume.efs), (efs) => ({
      file_system_id: efs.fileSystemId,
      root_directory: efs.rootDirectory,
      transit_encryption: "ENABLED",
      authorization_config: {
        access_point_id: efs.accessPointId,
        iam: x.when(
          efs.iam,
          () => "ENABLED",
          () => "DISABLED",
        ),
      },
    })),
  }));
}

const oneOrNone = <T>(value: Expr<T | null>): Expr<readonly T[]> =>
  x.ifSet(
    value,
    (value) => x.items([value]),
    () => x.items([]),
  );

/** Gives the service the EBS volume that each of its tasks gets. */
export function attachVolumes(
  service: EcsService,
  { volumes, tags }: EcsServiceInputs,
  roleArn: Expr<string>,
): void {
  const all = x.listFrom(volumes, ["name", "volume"], (name, { ebs }) => ({
    value: () => x.object<Named<EbsVolume>>({ name, volume: ebs }),
    when: x.isSet(ebs),
  }));
  blockEach(service, { name: "volume_configuration" }, all, ({ name, volume }) => ({
    name,
    managed_ebs_volume: {
      role_arn: roleArn,
      encrypted: true,
      kms_key_id: volume.kmsKeyArn,
      size_in_gb: volume.sizeGib,
      snapshot_id: volume.snapshotId,
      volume_type: volume.type,
      iops: volume.iops,
      throughput: volume.throughput,
      file_system_type: volume.fileSystem,
      tag_specifications: { resource_type: "volume", propagate_tags: "SERVICE", tags },
    },
  }));
}
