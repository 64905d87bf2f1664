/** A data volume: its size and speed, where it is attached, where it is mounted. */
import {
  arn,
  awsId,
  type Infer,
  integer,
  keyed,
  oneOf,
  pattern,
  type Rule,
  shape,
} from "../../core/contract";
import {
  and,
  type Expr,
  eq,
  floor,
  ge,
  isNull,
  isSet,
  jsonEncode,
  le,
  matches,
  mul,
  not,
  or,
  orElse,
  str,
  when,
} from "../../core/expressions";
import { BASELINE_IOPS, type Gp3, iopsFitSize, throughputFitsIops } from "../server/root-disk.contract";

/** What belongs to the system: a volume there would hide it. */
const SYSTEM = "^/(bin|boot|dev|etc|home|lib|lib64|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)$";
const KERNEL = "^/(boot|dev|etc|proc|run|sys|tmp|usr)/";

const mountPath = () =>
  pattern(
    "(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}){1,8}",
    'an absolute path of letters, digits and . _ -, such as "/srv/data"',
    "/srv/data",
    ["", "/", "srv/data", "/srv/data/", "/srv/../etc", "/srv/a b", "/srv/$(id)"],
  ).rule({
    test: (path) => not(or(matches(SYSTEM, path), matches(KERNEL, path))),
    allowed: "a directory of its own, such as one in /srv, /mnt, /data or /var/lib",
    refused: ["/var", "/etc/nginx", "/dev/shm", "/home"],
  });

const volumeShape = shape("ServerVolume", {
  type: oneOf("gp3", "io2")
    .describe("gp3, or io2 where its durability of 99.999 per cent and its steady IOPS are needed.")
    .default("gp3"),
  sizeGib: integer({ min: 1, max: 16384 }, "GiB").describe(
    "Size in GiB. It may grow in place, and a mounted file system grows at the next boot; AWS lets no volume shrink.",
  ),
  iops: integer({ min: 100, max: 256000 }, "IOPS")
    .describe(
      "Operations a second (Amazon EBS User Guide: General Purpose SSD volumes, Provisioned IOPS SSD volumes): gp3 from 3000, which is its default, to 80000, up to 500 for each GiB; io2 from 100, needed there, up to 1000 for each GiB.",
    )
    .optional(),
  throughput: integer({ min: 125, max: 1000 }, "MiB/s")
    .describe(
      "Throughput of gp3 in MiB/s, up to a quarter of the IOPS; 1000 is the most that AWS provider 5 takes. Default: gp3's 125.",
    )
    .optional(),
  kmsKeyArn: arn("kms", "a KMS key's ARN")
    .describe("Key that encrypts the volume; a change replaces it. Default: aws/ebs.")
    .optional(),
  snapshotId: awsId("snap")
    .describe("Snapshot that the volume is made from; a change replaces the volume. Default: a blank one.")
    .optional(),
  deviceName: pattern("/dev/sd[f-p]", '"/dev/sdf" to "/dev/sdp"', "/dev/sdf", [
    "/dev/sda",
    "/dev/sdq",
    "/dev/nvme1n1",
    "sdf",
    "/dev/sdf1",
  ]).describe(
    "Name that the volume is attached by (Amazon EC2 User Guide: Device names for volumes on Amazon EC2 instances). A change attaches it anew.",
  ),
  mountPath: mountPath()
    .describe(
      "Where user data mounts it at first boot, and every boot then; a blank volume gets a file system first. Default: not mounted.",
    )
    .optional(),
  fileSystem: oneOf("xfs", "ext4").describe("File system that a blank volume gets.").default("xfs"),
});

export type ServerVolume = Infer<typeof volumeShape>;
type VolumeOf = Expr<ServerVolume>;

const EXAMPLE = { sizeGib: 20, deviceName: "/dev/sdf", mountPath: "/srv/data" };
const sample = (changes: object) => ({ ...EXAMPLE, ...changes });
const isGp3 = ({ type }: VolumeOf) => eq<string>(type, "gp3");

/** A rule of gp3 volumes, whose samples are volumes here. */
const ofGp3 = (rule: Rule<Gp3>): Rule<ServerVolume> => ({
  ...(rule as unknown as Rule<ServerVolume>),
  test: (volume: VolumeOf) => or(not(isGp3(volume)), rule.test(volume as unknown as Expr<Gp3>)),
  refused: rule.refused.map((part) => sample(part as object)) as [object],
});

const MOST_GP3_IOPS = 80000;

const gp3Iops: Rule<ServerVolume> = {
  test: (volume: VolumeOf) => {
    const iops = orElse<number>(volume.iops, () => BASELINE_IOPS);
    return or(not(isGp3(volume)), and(ge(iops, BASELINE_IOPS), le(iops, MOST_GP3_IOPS)));
  },
  got: ({ iops }: VolumeOf) => str`a gp3 volume with ${jsonEncode(iops)} IOPS`,
  allowed: `${BASELINE_IOPS} to ${MOST_GP3_IOPS} IOPS with gp3`,
  refused: [sample({ iops: 2999 }), sample({ iops: 80001, sizeGib: 1000 })],
};

/** Amazon EBS User Guide, "Provisioned IOPS SSD volumes": io2 Block Express, 4 GiB at least, 1000 IOPS for each GiB. */
const io2Iops: Rule<ServerVolume> = {
  test: (volume: VolumeOf) =>
    or(
      isGp3(volume),
      when<boolean>(
        isNull(volume.iops),
        () => false,
        () => le(floor(volume.iops as Expr<number>), mul(1000, floor(volume.sizeGib))),
      ),
    ),
  got: ({ iops, sizeGib }: VolumeOf) => str`an io2 volume of ${sizeGib} GiB with ${jsonEncode(iops)} IOPS`,
  allowed: "iops with io2, up to 1000 for each GiB",
  refused: [sample({ type: "io2" }), sample({ type: "io2", iops: 20001 })],
};

const io2Size: Rule<ServerVolume> = {
  test: (volume: VolumeOf) => or(isGp3(volume), ge(volume.sizeGib, 4)),
  got: ({ sizeGib }: VolumeOf) => str`an io2 volume of ${sizeGib} GiB`,
  allowed: "4 GiB or more with io2",
  refused: [sample({ type: "io2", iops: 100, sizeGib: 3 })],
};

const io2Throughput: Rule<ServerVolume> = {
  test: (volume: VolumeOf) => or(isGp3(volume), isNull(volume.throughput)),
  got: ({ throughput }: VolumeOf) => str`an io2 volume with a throughput of ${jsonEncode(throughput)} MiB/s`,
  allowed: "a throughput with gp3 only",
  refused: [sample({ type: "io2", iops: 100, throughput: 125 })],
};

const volume = [gp3Iops, ofGp3(iopsFitSize), ofGp3(throughputFitsIops), io2Iops, io2Size, io2Throughput]
  .reduce((type, rule) => type.rule(rule as unknown as Rule<NonNullable<ServerVolume>>), volumeShape)
  .describe("A data volume: encrypted, and kept when the server is replaced.")
  .example(EXAMPLE);

export const volumes = keyed(volume, "volume");

export const isMounted = ({ mountPath: path }: VolumeOf): Expr<boolean> => isSet(path);
