/** A data volume: its size and speed, where it is attached, where it is mounted. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { BASELINE_IOPS, type Gp3, iopsFitSize, throughputFitsIops } from "../server/root-disk.contract";

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
    .integer({ min: 1, max: 16384 }, "GiB")
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

const EXAMPLE = { sizeGib: 20, deviceName: "/dev/sdf", mountPath: "/srv/data" };
const sample = (changes: object) => ({ ...EXAMPLE, ...changes });
const isGp3 = ({ type }: VolumeOf) => x.eq(type, "gp3");

/** A rule of gp3 volumes, whose samples are volumes here. */
const ofGp3 = (rule: t.Rule<Gp3>): t.Rule<ServerVolume> => ({
  ...rule,
  test: (volume: VolumeOf) => x.or(x.not(isGp3(volume)), rule.test(volume)),
  refused: rule.refused.map((part) => sample(part as object)) as [object],
});

const MOST_GP3_IOPS = 80000;

const gp3Iops: t.Rule<ServerVolume> = {
  test: (volume: VolumeOf) => {
    const iops = x.orElse(volume.iops, () => BASELINE_IOPS);
    return x.or(x.not(isGp3(volume)), x.and(x.ge(iops, BASELINE_IOPS), x.le(iops, MOST_GP3_IOPS)));
  },
  got: ({ iops }: VolumeOf) => x.str`a gp3 volume with ${x.jsonEncode(iops)} IOPS`,
  allowed: `${BASELINE_IOPS} to ${MOST_GP3_IOPS} IOPS with gp3`,
  refused: [sample({ iops: 2999 }), sample({ iops: 80001, sizeGib: 1000 })],
};

/** Amazon EBS User Guide, "Provisioned IOPS SSD volumes": io2 Block Express, 4 GiB at least, 1000 IOPS for each GiB. */
const io2Iops: t.Rule<ServerVolume> = {
  test: (volume: VolumeOf) =>
    x.or(
      isGp3(volume),
      x.ifSet(
        volume.iops,
        (iops) => x.le(x.floor(iops), x.mul(1000, x.floor(volume.sizeGib))),
        () => false,
      ),
    ),
  got: ({ iops, sizeGib }: VolumeOf) =>
    x.str`an io2 volume of ${sizeGib} GiB with ${x.jsonEncode(iops)} IOPS`,
  allowed: "iops with io2, up to 1000 for each GiB",
  refused: [sample({ type: "io2" }), sample({ type: "io2", iops: 20001 })],
};

const io2Size: t.Rule<ServerVolume> = {
  test: (volume: VolumeOf) => x.or(isGp3(volume), x.ge(volume.sizeGib, 4)),
  got: ({ sizeGib }: VolumeOf) => x.str`an io2 volume of ${sizeGib} GiB`,
  allowed: "4 GiB or more with io2",
  refused: [sample({ type: "io2", iops: 100, sizeGib: 3 })],
};

const io2Throughput: t.Rule<ServerVolume> = {
  test: (volume: VolumeOf) => x.or(isGp3(volume), x.isNull(volume.throughput)),
  got: ({ throughput }: VolumeOf) =>
    x.str`an io2 volume with a throughput of ${x.jsonEncode(throughput)} MiB/s`,
  allowed: "a throughput with gp3 only",
  refused: [sample({ type: "io2", iops: 100, throughput: 125 })],
};

const volume = volumeShape
  .rules(gp3Iops, ofGp3(iopsFitSize), ofGp3(throughputFitsIops), io2Iops, io2Size, io2Throughput)
  .describe("A data volume: encrypted, and kept when the server is replaced.")
  .example(EXAMPLE);

export const volumes = t.keyed(volume, "volume");

export const isMounted = ({ mountPath: path }: VolumeOf): Expr<boolean> => x.isSet(path);
