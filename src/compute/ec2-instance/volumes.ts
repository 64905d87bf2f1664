/**
 * Data volumes, keyed by name and depending on nothing of the server's but its zone: whatever becomes of the server, they
 * stay. Attachments go with the server, which is stopped first: nothing is written while a volume leaves.
 */
import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import type { Instance } from "@cdktf/provider-aws/lib/instance";
import { VolumeAttachment } from "@cdktf/provider-aws/lib/volume-attachment";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach } from "../../core/resources";
import { exception } from "../../core/stack/exception";
import { nameTag } from "../../network/tags";
import type { Named } from "../server/common";
import {
  BASELINE_IOPS,
  type Gp3Rule,
  iopsFitSize,
  iopsOf,
  rootDisk,
  throughputFitsIops,
  throughputOf,
} from "../server/root-disk";
import { zone } from "./placement";

/** What belongs to the system: a volume there would hide it. */
const SYSTEM = "^/(bin|boot|dev|etc|home|lib|lib64|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)$";

const KERNEL = "^/(boot|dev|etc|proc|run|sys|tmp|usr)/";

const mountPath = () =>
  t
    .pattern(
      "(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}){1,8}",
      'an absolute path of ASCII letters, digits and . _ -, such as "/srv/data"',
      "/srv/data",
      ["", "/", "srv/data", "/srv/data/", "/srv/../etc", "/srv/a b", "/srv/$(id)"],
    )
    .rule({
      test: (path) => x.not(x.or(x.matches(SYSTEM, path), x.matches(KERNEL, path))),
      allowed: "a directory of its own, such as one in /srv, /mnt, /data or /var/lib",
      refused: ["/var", "/etc/nginx", "/dev/shm", "/home"],
    });

const volumeShape = t.shape("ServerVolume", {
  type: t
    .oneOf("gp3", "io2")
    .describe("gp3, or io2 where its durability of 99.999 per cent and its steady IOPS are needed.")
    .default("gp3"),
  sizeGib: t
    .integer({ min: 1, max: 65536 }, "GiB")
    .describe(
      "Size in GiB. It may grow in place, and a mounted file system grows at the next boot; AWS lets no volume shrink.",
    ),
  iops: t
    .integer({ min: 100, max: 256000 }, "IOPS")
    .describe(
      "Operations a second (Amazon EBS User Guide: General Purpose SSD volumes, Provisioned IOPS SSD volumes): gp3 from 3000, which is its default, to 80000, up to 500 for each GiB; io2 from 100, needed there, up to 1000 for each GiB.",
    )
    .optional(),
  throughput: t
    .integer({ min: 125, max: 1000 }, "MiB/s")
    .describe(
      "Throughput of gp3 in MiB/s, up to a quarter of the IOPS; 1000 is the most that AWS provider 5 takes. Default: gp3's 125.",
    )
    .optional(),
  kmsKeyArn: t
    .arn("kms", "a KMS key's ARN")
    .describe("Key that encrypts the volume; a change replaces it. Default: aws/ebs.")
    .optional(),
  snapshotId: t
    .awsId("snap")
    .describe("Snapshot that the volume is made from; a change replaces the volume. Default: a blank one.")
    .optional(),
  deviceName: t
    .pattern("/dev/sd[f-p]", '"/dev/sdf" to "/dev/sdp"', "/dev/sdf", [
      "/dev/sda",
      "/dev/sdq",
      "/dev/nvme1n1",
      "sdf",
      "/dev/sdf1",
    ])
    .describe(
      "Name that the volume is attached by (Amazon EC2 User Guide: Device names for volumes on Amazon EC2 instances). A change attaches it anew.",
    ),
  mountPath: mountPath()
    .describe(
      "Where user data mounts it at first boot, and every boot then; a blank volume gets a file system first. Default: not mounted.",
    )
    .optional(),
  fileSystem: t.oneOf("xfs", "ext4").describe("File system that a blank volume gets.").default("xfs"),
});

export type ServerVolume = t.Infer<typeof volumeShape>;

type VolumeOf = Expr<ServerVolume>;

export const VOLUME = { sizeGib: 20, deviceName: "/dev/sdf", mountPath: "/srv/data" };

const sample = (changes: object) => ({ ...VOLUME, ...changes });

const isGp3 = ({ type }: VolumeOf) => x.eq(type, "gp3");

/** A rule of gp3 volumes, whose samples are volumes here. */
const ofGp3 = (rule: Gp3Rule): t.Rule<ServerVolume> => ({
  ...rule,
  test: (volume) => x.or(x.not(isGp3(volume)), rule.test(volume)),
  refused: t.samplesOf(rule.refused, sample),
});

const MOST_GP3_IOPS = 80000;

const gp3Iops: t.Rule<ServerVolume> = {
  test: (volume) => {
    const iops = iopsOf(volume);
    return x.or(x.not(isGp3(volume)), x.and(x.ge(iops, BASELINE_IOPS), x.le(iops, MOST_GP3_IOPS)));
  },
  got: ({ iops }) => x.str`a gp3 volume with ${x.jsonEncode(iops)} IOPS`,
  allowed: `${BASELINE_IOPS} to ${MOST_GP3_IOPS} IOPS with gp3`,
  refused: [sample({ iops: 2999 }), sample({ iops: 80001, sizeGib: 1000 })],
};

/** Amazon EBS User Guide, "Provisioned IOPS SSD volumes": io2 Block Express, 4 GiB at least, 1000 IOPS for each GiB. */
const io2Iops: t.Rule<ServerVolume> = {
  test: (volume) =>
    x.or(
      isGp3(volume),
      x.isSetAnd(volume.iops, (iops) => x.le(x.floor(iops), x.mul(1000, x.floor(volume.sizeGib)))),
    ),
  got: ({ iops, sizeGib }) => x.str`an io2 volume of ${sizeGib} GiB with ${x.jsonEncode(iops)} IOPS`,
  allowed: "iops with io2, up to 1000 for each GiB",
  refused: [sample({ type: "io2" }), sample({ type: "io2", iops: 20001 })],
};

const io2Size: t.Rule<ServerVolume> = {
  test: (volume) => x.or(isGp3(volume), x.ge(volume.sizeGib, 4)),
  got: ({ sizeGib }) => x.str`an io2 volume of ${sizeGib} GiB`,
  allowed: "4 GiB or more with io2",
  refused: [sample({ type: "io2", iops: 100, sizeGib: 3 })],
};

const io2Throughput: t.Rule<ServerVolume> = {
  test: (volume) => x.or(isGp3(volume), x.isNull(volume.throughput)),
  got: ({ throughput }) => x.str`an io2 volume with a throughput of ${x.jsonEncode(throughput)} MiB/s`,
  allowed: "a throughput with gp3 only",
  refused: [sample({ type: "io2", iops: 100, throughput: 125 })],
};

const volumeType = volumeShape
  .rules(gp3Iops, ofGp3(iopsFitSize), ofGp3(throughputFitsIops), io2Iops, io2Size, io2Throughput)
  .describe("A data volume: encrypted, and kept when the server is replaced.")
  .example(VOLUME);

export const isMounted = ({ mountPath: path }: VolumeOf): Expr<boolean> => x.isSet(path);

const needs = [rootDisk, zone] as const;

const inputs = {
  volumes: t
    .keyed(volumeType, "volume")
    .describe("Data volumes by a name of yours. They stay when the server is replaced.")
    .default({})
    .example({ data: { sizeGib: 20, deviceName: "/dev/sdf", mountPath: "/srv/data" } }),
  protectVolumes: t
    .flag(
      "Whether Terraform refuses to delete volumes (prevent_destroy). A change of it is a move in the state: see below.",
    )
    .default(true),
  finalSnapshot: t.flag("Whether a volume that is deleted after all leaves a snapshot.").default(true),
};

type VolumeInputs = t.InputsOf<typeof inputs, typeof needs>;

const ofVolumes = (
  { volumes }: VolumeInputs,
  value: (volume: Expr<ServerVolume>) => Expr<string>,
  test: (volume: Expr<ServerVolume>) => Expr<boolean>,
): Expr<string[]> =>
  x.listFrom(volumes, ["name", "volume"], (_, volume) => ({
    value: () => value(volume),
    when: test(volume),
  }));

const devices = (inputs: VolumeInputs): Expr<string[]> =>
  x.concat(
    ofVolumes(
      inputs,
      ({ deviceName }) => deviceName,
      () => x.eq(0, 0),
    ),
    x.items([inputs.rootDisk.deviceName]),
  );

const mountPaths = (inputs: VolumeInputs): Expr<string[]> =>
  ofVolumes(inputs, ({ mountPath }) => x.nonNull(mountPath), isMounted);

/** Paths that lie in another one: what is mounted first would be hidden, or the other way round. */
const nested = (inputs: VolumeInputs): Expr<string[]> =>
  x.itemsWhere(mountPaths(inputs), "path", (path) =>
    x.not(
      x.isEmpty(x.itemsWhere(mountPaths(inputs), "other", (other) => x.startsWith(path, x.str`${other}/`))),
    ),
  );

/** Names of the volumes that are mounted. */
export const mounted = ({ volumes }: Pick<VolumeInputs, "volumes">): Expr<string[]> =>
  x.keysWhere(volumes, ["name", "volume"], (_, volume) => isMounted(volume));

export const volumes = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "volumes",
      test: (inputs) => x.isDistinct(devices(inputs)),
      message: (inputs) =>
        x.str`volumes and the root disk have the devices ${x.shownTexts(devices(inputs))}; allowed: each device once.`,
      refused: [
        { volumes: { data: VOLUME, logs: { ...VOLUME, mountPath: "/srv/logs" } } },
        { volumes: { data: VOLUME }, rootDisk: { deviceName: "/dev/sdf" } },
      ],
    },
    t.distinct({
      on: "volumes",
      of: "mount path",
      texts: mountPaths,
      refused: [{ volumes: { data: VOLUME, logs: { ...VOLUME, deviceName: "/dev/sdg" } } }],
    }),
    {
      on: "volumes",
      test: (inputs) => x.isEmpty(nested(inputs)),
      message: (inputs) =>
        x.str`volumes has the mount paths ${x.shownTexts(nested(inputs))}, which lie within others; allowed: paths none of which is within another one.`,
      refused: [
        {
          volumes: { data: VOLUME, logs: { ...VOLUME, deviceName: "/dev/sdg", mountPath: "/srv/data/logs" } },
        },
      ],
    },
  ],
});

export interface DataVolumes {
  /** A volume's id, for names of `volumes`. */
  readonly id: (name: Expr<string>) => Expr<string>;
  /** Ids by name. */
  readonly ids: Expr<Record<string, string>>;
}

export function dataVolumes(scope: Construct, inputs: VolumeInputs & Named): DataVolumes {
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
    ids: x.mapFrom(volumes, ["name", "volume"], (name) => id(name)),
  };
}

interface Wanted {
  readonly id: "ebs_volume" | "ebs_volume_unprotected";
  readonly when: In<boolean>;
}

/** Terraform takes no expression for prevent_destroy: so a protected and an unprotected volume are two resources. */
function ebsVolumes(scope: Construct, inputs: VolumeInputs & Named, { id, when: wanted }: Wanted) {
  const plans = x.mapFrom(inputs.volumes, ["name", "volume"], (name, volume) => ({
    key: name,
    value: volume,
    when: wanted,
  }));
  const made = forEach(scope, EbsVolume, id, plans, ({ key, value: volume }) => ({
    availabilityZone: inputs.zone,
    type: volume.type,
    size: volume.sizeGib,
    // in full: the provider keeps what is left out later
    iops: iopsOf(volume),
    throughput: x.when(isGp3(volume), throughputOf(volume)),
    encrypted: true,
    kmsKeyId: volume.kmsKeyArn,
    snapshotId: volume.snapshotId,
    finalSnapshot: inputs.finalSnapshot,
    tags: nameTag(inputs, x.str`${inputs.name}-${key}`),
    ...(id === "ebs_volume" ? { lifecycle: { preventDestroy: true } } : {}),
  }));
  exception(made.resource, {
    check: "CKV2_AWS_9",
    why: "Plans of AWS Backup are an account's, and find volumes by their tags; a final snapshot is the block's.",
    turnOn: "`tags` that a selection of your backup plan asks for",
  });
  return made;
}

/** Amazon EBS User Guide, "Detach an Amazon EBS volume from an Amazon EC2 instance": unmounted or stopped first. */
export function attachments(
  scope: Construct,
  { volumes }: VolumeInputs,
  { instance, data }: { readonly instance: Instance; readonly data: DataVolumes },
): void {
  forEach(scope, VolumeAttachment, "volume_attachment", volumes, ({ key, value: volume }) => ({
    deviceName: volume.deviceName,
    volumeId: data.id(key),
    instanceId: x.attribute(instance, "id"),
    stopInstanceBeforeDetaching: true,
  }));
}
