/** The disk of the database. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

const fields = t.shape("DatabaseStorage", {
  type: t
    .oneOf("gp3", "io2")
    .describe("gp3 for most; io2 for steady low latency (Amazon RDS User Guide, DB instance storage).")
    .default("gp3"),
  allocatedGib: t
    .integer({ min: 20, max: 65536 }, "GiB")
    .describe("Size in GiB. It grows, by at least 10 per cent, and never shrinks.")
    .default(20),
  maxAllocatedGib: t
    .integer({ min: 22, max: 65536 }, "GiB")
    .describe("Size in GiB up to which RDS lets it grow by itself; default: it does not.")
    .optional(),
  iops: t
    .integer({ min: 1000, max: 256000 }, "IOPS")
    .describe(
      "I/O operations per second. gp3: 3000 come with less than 400 GiB, and 12000 or more with more.",
    )
    .optional(),
  throughputMibps: t
    .integer({ min: 500, max: 4000 }, "MiB/s")
    .describe("Throughput of gp3 in MiB/s, from 400 GiB on; 500 come with it.")
    .optional(),
  kmsKeyArn: t
    .arn("kms", "a KMS key's ARN")
    .describe(
      "Key that encrypts the disk, backups and replicas; default: aws/rds. A change replaces the database.",
    )
    .optional(),
});

type Storage = t.Infer<typeof fields>;

type StorageOf = Expr<Storage>;

const isGp3 = ({ type }: StorageOf) => x.eq(type, "gp3");

/** Fractions are refused by a rule of their own, but multiplied before that. */
const times = (value: Expr<number>, factor: number) => x.mul(x.floor(value), factor);

/** Amazon RDS User Guide, "Managing capacity automatically with Amazon RDS storage autoscaling". */
const growsEnough: t.Rule<Storage> = {
  test: ({ allocatedGib, maxAllocatedGib }) =>
    x.isNullOr(maxAllocatedGib, (most) => x.ge(times(most, 10), times(allocatedGib, 11))),
  got: ({ allocatedGib, maxAllocatedGib }) =>
    x.str`${allocatedGib} GiB that may grow to ${x.jsonEncode(maxAllocatedGib)}`,
  allowed: "a max_allocated_gib at least 10 per cent above allocated_gib",
  refused: [
    { allocatedGib: 100, maxAllocatedGib: 109 },
    { allocatedGib: 100, maxAllocatedGib: 50 },
  ],
};

/** Amazon RDS User Guide, "gp3 storage (recommended)": below this size performance cannot be chosen. */
const THRESHOLD_GIB = 400;
/** What comes with that size. */
const BASE_IOPS = 12000;
const BASE_MIBPS = 500;

/** gp3 whose performance can be chosen. */
const isLargeGp3 = (storage: StorageOf) => x.and(isGp3(storage), x.ge(storage.allocatedGib, THRESHOLD_GIB));

const gp3IsLarge: t.Rule<Storage> = {
  test: (storage) =>
    x.or(
      x.ne(storage.type, "gp3"),
      x.and(x.isNull(storage.iops), x.isNull(storage.throughputMibps)),
      x.ge(storage.allocatedGib, THRESHOLD_GIB),
    ),
  got: ({ allocatedGib }, spell) =>
    x.str`gp3 of ${allocatedGib} GiB with iops or ${spell("throughputMibps")}`,
  allowed: `iops and throughput_mibps of gp3 from ${THRESHOLD_GIB} GiB on: below it they are 3000 and 125`,
  refused: [
    { allocatedGib: 100, iops: 12000 },
    { allocatedGib: 399, throughputMibps: 500 },
  ],
};

const gp3Iops: t.Rule<Storage> = {
  test: (storage) =>
    x.or(
      x.ne(storage.type, "gp3"),
      x.isNullOr(storage.iops, (iops) => x.and(x.ge(iops, BASE_IOPS), x.le(iops, 64000))),
    ),
  got: ({ iops }) => x.str`gp3 with ${x.jsonEncode(iops)} IOPS`,
  allowed: "12000 to 64000 IOPS of gp3",
  refused: [
    { allocatedGib: 400, iops: 3000 },
    { allocatedGib: 400, iops: 64001 },
  ],
};

const throughputFits: t.Rule<Storage> = {
  test: ({ iops, throughputMibps }) =>
    x.isNullOr(throughputMibps, (throughput) => x.le(times(throughput, 4), x.orElse(iops, BASE_IOPS))),
  got: ({ iops, throughputMibps }) =>
    x.str`${x.jsonEncode(throughputMibps)} MiB/s with ${x.orElse(iops, BASE_IOPS)} IOPS`,
  allowed: "at most a quarter of the IOPS in MiB/s",
  refused: [
    { allocatedGib: 400, throughputMibps: 4000 },
    { allocatedGib: 400, iops: 12000, throughputMibps: 3001 },
  ],
};

/** Amazon RDS User Guide, "io2 Block Express storage (recommended)". */
const io2IsWhole: t.Rule<Storage> = {
  test: (storage) =>
    x.or(
      isGp3(storage),
      x.and(
        x.isSet(storage.iops),
        x.isNull(storage.throughputMibps),
        x.ge(storage.allocatedGib, 100),
        x.isNullOr(storage.iops, (iops) => x.le(iops, times(storage.allocatedGib, 1000))),
      ),
    ),
  got: ({ allocatedGib, iops, throughputMibps }) =>
    x.str`io2 of ${allocatedGib} GiB with ${x.jsonEncode(iops)} IOPS and ${x.jsonEncode(throughputMibps)} MiB/s`,
  allowed: "io2 of 100 GiB at least, with iops up to 1000 per GiB and without throughput_mibps",
  refused: [
    { type: "io2", allocatedGib: 100 },
    { type: "io2", allocatedGib: 50, iops: 1000 },
    { type: "io2", allocatedGib: 100, iops: 100001 },
    { type: "io2", allocatedGib: 400, iops: 3000, throughputMibps: 500 },
  ],
};

const disk = fields
  .rules(growsEnough, gp3IsLarge, gp3Iops, throughputFits, io2IsWhole)
  .describe("The disk, always encrypted.");

/**
 * Said in full from the size on at which it can be chosen: the provider would send the 3000 IOPS of the smaller disk with the
 * larger size, which RDS refuses (hashicorp/terraform-provider-aws#28382), and keep what is left out later.
 */
export function performanceOf(storage: StorageOf) {
  const orBase = (value: Expr<number | null>, base: number) =>
    x.orElse(value, () => x.when(isLargeGp3(storage), base, null));
  return {
    iops: orBase(storage.iops, BASE_IOPS),
    storageThroughput: orBase(storage.throughputMibps, BASE_MIBPS),
  };
}

export const storage = t.concern({ inputs: { storage: disk.default({}) } });
