/** Volumes of a task: scratch space, EFS file systems, EBS volumes. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { orZero } from "./containers.rules";

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
    .flag()
    .describe(
      "Whether the task role mounts (IAM authorization); it gets the right to, on this file system alone.",
    )
    .default(true),
  readOnly: t.flag().describe("Whether the task role may only read.").default(false),
  rootAccess: t
    .flag()
    .describe("Whether the containers' root user is the file system's, too.")
    .default(false),
});

/** Amazon ECS API Reference: EFSAuthorizationConfig, accessPointId. */
export const efs = efsShape
  .rule({
    test: ({ accessPointId, rootDirectory }) => x.or(x.isNull(accessPointId), x.eq(rootDirectory, "/")),
    got: (given) => x.jsonEncode(given),
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

const ebsShape = t.shape("EcsEbsVolume", {
  sizeGib: t
    .integer({ min: 1, max: 16384 }, "GiB")
    .describe("Size in GiB: io1 and io2 from 4, st1 and sc1 from 125. Default: that of the snapshot.")
    .optional(),
  type: t.oneOf("gp3", "gp2", "io2", "io1", "st1", "sc1").describe("The volume's type.").default("gp3"),
  iops: t
    .integer({ min: 100, max: 256000 })
    .describe(
      "I/O operations per second, of gp3, io1 and io2 (Amazon EBS User Guide: Amazon EBS volume types). Default of gp3: 3000.",
    )
    .optional(),
  throughput: t
    .integer({ min: 125, max: 1000 }, "MiB/s")
    .describe("MiB per second, of gp3. Default: 125.")
    .optional(),
  kmsKeyArn: t
    .arn("kms", "a KMS key's ARN")
    .describe("Key that encrypts the volume. Default: aws/ebs.")
    .optional(),
  snapshotId: t.awsId("snap").describe("Snapshot that the volume begins with.").optional(),
  fileSystem: t
    .oneOf("xfs", "ext4", "ext3")
    .describe("The file system on it; that of a snapshot has to fit.")
    .default("xfs"),
});

export type EbsVolume = t.Infer<typeof ebsShape>;
type EbsOf = Expr<EbsVolume>;
const typeOf = ({ type }: EbsOf) => type;

/** Amazon ECS API Reference, ServiceManagedEBSVolumeConfiguration: sizeInGiB and iops. */
const LEAST_GIB = x.mapping<number>({ io1: 4, io2: 4, st1: 125, sc1: 125 });
const LEAST_IOPS = x.mapping<number>({ gp3: 3000, io1: 100, io2: 100 });
const MOST_IOPS = x.mapping<number>({ gp3: 16000, io1: 64000, io2: 256000 });
const IOPS_PER_GIB = x.mapping<number>({ gp3: 500, io1: 50, io2: 1000 });
const BASELINE = x.mapping<number>({ gp3: 3000 });

/** The same page. */
const ebsRules: t.Rule<EbsVolume>[] = [
  {
    test: ({ sizeGib, snapshotId }: EbsOf) => x.or(x.isSet(sizeGib), x.isSet(snapshotId)),
    got: () => "a volume without size_gib and snapshot_id",
    allowed: "a size_gib, or a snapshot_id that has one",
    refused: [{}],
  },
  {
    test: (ebs: EbsOf) => x.or(x.isNull(ebs.throughput), x.eq(typeOf(ebs), "gp3")),
    got: (ebs: EbsOf) => x.str`a ${typeOf(ebs)} volume with a throughput`,
    allowed: "a throughput of gp3 only",
    refused: [{ sizeGib: 10, type: "gp2", throughput: 200 }],
  },
  {
    test: (ebs: EbsOf) => x.or(x.isNull(ebs.iops), x.contains(x.items(["gp3", "io1", "io2"]), typeOf(ebs))),
    got: (ebs: EbsOf) => x.str`a ${typeOf(ebs)} volume with iops`,
    allowed: "iops of gp3, io1 and io2 only",
    refused: [{ sizeGib: 10, type: "gp2", iops: 3000 }],
  },
  {
    test: (ebs: EbsOf) => x.or(x.isSet(ebs.iops), x.not(x.contains(x.items(["io1", "io2"]), typeOf(ebs)))),
    got: (ebs: EbsOf) => x.str`an ${typeOf(ebs)} volume without iops`,
    allowed: "io1 and io2 with iops",
    refused: [
      { sizeGib: 10, type: "io1" },
      { sizeGib: 10, type: "io2" },
    ],
  },
  {
    test: (ebs: EbsOf) =>
      x.or(x.isNull(ebs.sizeGib), x.ge(orZero(ebs.sizeGib), x.lookup(LEAST_GIB, typeOf(ebs), 1))),
    got: (ebs: EbsOf) => x.str`${typeOf(ebs)} of ${orZero(ebs.sizeGib)} GiB`,
    allowed: "1 GiB or more of gp2 and gp3, 4 of io1 and io2, 125 of st1 and sc1",
    refused: [
      { sizeGib: 3, type: "io1", iops: 100 },
      { sizeGib: 124, type: "st1" },
    ],
  },
  {
    test: (ebs: EbsOf) =>
      x.or(
        x.isNull(ebs.iops),
        x.and(
          x.ge(orZero(ebs.iops), x.lookup(LEAST_IOPS, typeOf(ebs), 0)),
          x.le(orZero(ebs.iops), x.lookup(MOST_IOPS, typeOf(ebs), 256000)),
        ),
      ),
    got: (ebs: EbsOf) => x.str`${typeOf(ebs)} with ${orZero(ebs.iops)} iops`,
    allowed: "3000 to 16000 iops of gp3, 100 to 64000 of io1, 100 to 256000 of io2",
    refused: [
      { sizeGib: 100, iops: 100 },
      { sizeGib: 100, iops: 16001 },
      { sizeGib: 2000, type: "io1", iops: 64001 },
    ],
  },
  // Amazon EBS User Guide, "General Purpose SSD volumes" and "Provisioned IOPS SSD volumes"
  {
    test: (ebs: EbsOf) =>
      x.or(
        x.isNull(ebs.iops),
        x.isNull(ebs.sizeGib),
        x.le(
          x.floor(orZero(ebs.iops)),
          x.max(
            x.lookup(BASELINE, typeOf(ebs), 0),
            x.mul(x.floor(orZero(ebs.sizeGib)), x.lookup(IOPS_PER_GIB, typeOf(ebs), 1000)),
          ),
        ),
      ),
    got: (ebs: EbsOf) => x.str`${typeOf(ebs)} of ${orZero(ebs.sizeGib)} GiB with ${orZero(ebs.iops)} iops`,
    allowed: "for each GiB up to 500 iops of gp3, which has 3000 anyway, 50 of io1 and 1000 of io2",
    refused: [
      { sizeGib: 4, iops: 16000 },
      { sizeGib: 100, type: "io1", iops: 5001 },
      { sizeGib: 4, type: "io2", iops: 4001 },
    ],
  },
  {
    test: (ebs: EbsOf) =>
      x.le(x.mul(4, x.floor(orZero(ebs.throughput))), x.floor(x.orElse(ebs.iops, () => 3000))),
    got: (ebs: EbsOf) =>
      x.str`a throughput of ${orZero(ebs.throughput)} MiB/s with ${x.jsonEncode(ebs.iops)} iops`,
    allowed: "a throughput of gp3 up to a quarter of its iops, of which it has 3000",
    refused: [
      { sizeGib: 100, throughput: 1000, iops: 3999 },
      { sizeGib: 100, throughput: 751 },
    ],
  },
];

export const ebs = ebsShape
  .rules(...ebsRules)
  .describe(
    "An EBS volume of each task's own, made when the task starts and deleted when it ends; always encrypted.",
  )
  .example({ sizeGib: 20 });

const volumeShape = t.shape("EcsVolume", { efs: efs.optional(), ebs: ebs.optional() });

export type Volume = t.Infer<typeof volumeShape>;
export type EfsVolume = t.Infer<typeof efsShape>;
export type Volumes = Readonly<Record<string, Volume>>;

const volume = volumeShape
  .rule({
    test: (given) => x.or(x.isNull(given.efs), x.isNull(given.ebs)),
    got: () => "a volume of EFS and of EBS",
    allowed: "efs, ebs, or neither for scratch space",
    refused: [{ efs: { fileSystemId: "fs-0123456789abcdef0" }, ebs: { sizeGib: 10 } }],
  })
  .describe("A volume; with neither `efs` nor `ebs` it is scratch space that the task's containers share.")
  .example({});

export const ebsKeys = (volumes: Expr<Volumes>): Expr<string[]> =>
  x.listFrom(volumes, ["name", "volume"], (name, given) => ({
    value: name,
    when: x.isSet(given.ebs),
  }));

/** Amazon ECS Developer Guide, "Use Amazon EBS volumes with Amazon ECS": one volume for each task. */
export const volumes = t.keyed(volume, "volume").rule({
  test: (all) => x.le(x.length(ebsKeys(all)), 1),
  got: (all) => x.str`a map with the EBS volumes ${x.jsonEncode(ebsKeys(all))}`,
  allowed: "one EBS volume at most",
  refused: [{ one: { ebs: { sizeGib: 10 } }, two: { ebs: { sizeGib: 10 } } }],
});
