/** Volumes of a task: scratch space, EFS file systems, EBS volumes. */

import type { EcsTaskDefinitionVolume } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { local } from "../../core/stack/local";
import type { Location } from "./cluster";
import { containers } from "./containers";
import { ebs, ebsKeys } from "./ebs";
import { app } from "./samples";

const efsShape = t.shape("EcsEfsVolume", {
  fileSystemId: t.awsId("fs").describe("The file system."),
  rootDirectory: t
    .pattern("/[^\\s]{0,999}", "an absolute path without spaces", "/", ["", "data", "/a b"])
    .describe(
      "The directory that the volume begins at. With an access point: /, since the access point says it.",
    )
    .default("/"),
  accessPointId: t
    .awsId("fsap")
    .describe("The access point: a directory and a user, enforced by EFS.")
    .optional(),
  iam: t
    .flag(
      "Whether the task role mounts (IAM authorization); it gets the right to, on this file system alone.",
    )
    .default(true),
  readOnly: t.flag("Whether the task role may only read.").default(false),
  rootAccess: t.flag("Whether the containers' root user is the file system's, too.").default(false),
});

/** Amazon ECS API Reference: EFSAuthorizationConfig, accessPointId. */
const efs = efsShape
  .rule({
    test: ({ accessPointId, rootDirectory }) => x.or(x.isNull(accessPointId), x.eq(rootDirectory, "/")),
    allowed: 'the root_directory "/" with an access point',
    refused: [
      {
        fileSystemId: "fs-0123456789abcdef0",
        accessPointId: "fsap-0123456789abcdef0",
        rootDirectory: "/data",
      },
    ],
  })
  .describe("A directory of an EFS file system, always encrypted in transit.")
  .example({ fileSystemId: "fs-0123456789abcdef0" });

const volumeShape = t.shape("EcsVolume", { efs: efs.optional(), ebs: ebs.optional() });

type Volume = t.Infer<typeof volumeShape>;

type EfsVolume = t.Infer<typeof efsShape>;

const volume = volumeShape
  .rule({ ...t.notBoth("efs", "ebs"), allowed: "efs, ebs, or neither for scratch space" })
  .describe("A volume; with neither `efs` nor `ebs` it is scratch space that the task's containers share.")
  .example({});

/** Amazon ECS Developer Guide, "Use Amazon EBS volumes with Amazon ECS": one volume for each task. */
const volumesType = t.keyed(volume, "volume").rule({
  test: (all) => x.le(x.length(ebsKeys(all)), 1),
  got: (all) => x.str`a map with the EBS volumes ${x.shownTexts(ebsKeys(all))}`,
  allowed: "one EBS volume at most",
  refused: [{ one: { ebs: { sizeGib: 10 } }, two: { ebs: { sizeGib: 10 } } }],
});

const needs = [containers] as const;
const inputs = {
  volumes: volumesType
    .describe("Volumes of a task, by name; containers see them at their `mount_points`.")
    .default({}),
};
type VolumeInputs = t.InputsOf<typeof inputs, typeof needs>;

const strangeMounts = (inputs: VolumeInputs): Expr<string[]> =>
  x.flatten(
    x.listFrom(inputs.containers, ["name", "container"], (name, { mountPoints }) =>
      x.listFrom(mountPoints, ["volume", "mount"], (volume) => ({
        value: x.str`${volume} in ${name}`,
        when: x.not(x.hasKey(inputs.volumes, volume)),
      })),
    ),
  );

export const volumes = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "containers",
      test: (inputs) => x.isEmpty(strangeMounts(inputs)),
      message: (inputs, spell) =>
        x.str`containers has the ${spell("mountPoints")} ${x.shownTexts(strangeMounts(inputs))}; allowed: of ${x.shownTexts(x.keys(inputs.volumes))}, the keys of volumes.`,
      refused: [
        app({ mountPoints: { data: { containerPath: "/data" } } }),
        { ...app({ mountPoints: { data: { containerPath: "/data" } } }), volumes: { cache: {} } },
      ],
    },
  ],
});

interface Named<T> {
  readonly name: string;
  readonly volume: T;
}

export function volumeBlocks({ volumes }: Pick<VolumeInputs, "volumes">): Blocks<EcsTaskDefinitionVolume> {
  const all = x.listFrom(volumes, ["name", "volume"], (name, volume) =>
    x.object<Named<Volume>>({ name, volume }),
  );
  return blocks(all, ({ name, volume }) => ({
    name,
    configureAtLaunch: x.isSet(volume.ebs),
    efsVolumeConfiguration: blocks(x.itemIfSet(volume.efs), (efs) => ({
      fileSystemId: efs.fileSystemId,
      rootDirectory: efs.rootDirectory,
      transitEncryption: "ENABLED",
      authorizationConfig: {
        accessPointId: efs.accessPointId,
        iam: x.choose(efs.iam, "ENABLED", "DISABLED"),
      },
    })),
  }));
}

const byRole = ({ efs }: Expr<Volume>): Expr<boolean> => x.isSetAnd(efs, (efs) => efs.iam);

/** The keys of volumes that are mounted by IAM authorization. */
export const mountedByRole = ({ volumes }: Pick<VolumeInputs, "volumes">): Expr<string[]> =>
  x.keysWhere(volumes, ["key", "volume"], (_, volume) => byRole(volume));

/** Amazon EFS User Guide: "Using IAM to control access to file systems". */
export function mountStatements(
  scope: Construct,
  inputs: Pick<VolumeInputs, "volumes">,
  location: Location,
): Expr<x.JsonObject[]> {
  const statements = x.listFrom(inputs.volumes, ["key", "volume"], (key, volume) => ({
    value: () => statement(key, x.nonNull(volume.efs), location),
    when: byRole(volume),
  }));
  return local(scope, "mount_statements", statements);
}

function statement(key: Expr<string>, efs: Expr<EfsVolume>, location: Location): Expr<x.JsonObject> {
  const where = (test: Expr<boolean>, action: string) => x.itemIf(test, action);
  const condition = x.ifSet(efs.accessPointId, (accessPointId) => ({
    StringEquals: {
      "elasticfilesystem:AccessPointArn": location.arn(
        "elasticfilesystem",
        x.str`access-point/${accessPointId}`,
      ),
    },
  }));
  return x.membersOf(
    {
      Sid: x.str`Mount${x.replace(key, "-", "")}`,
      Effect: "Allow",
      Action: x.concat(
        x.items(["elasticfilesystem:ClientMount"]),
        where(x.not(efs.readOnly), "elasticfilesystem:ClientWrite"),
        where(efs.rootAccess, "elasticfilesystem:ClientRootAccess"),
      ),
      Resource: location.arn("elasticfilesystem", x.str`file-system/${efs.fileSystemId}`),
    },
    { Condition: condition },
  );
}
