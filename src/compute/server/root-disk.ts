/** The root disk: gp3, always encrypted. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { SERVER_FILE } from "./common";

/** Amazon EBS User Guide, "General Purpose SSD volumes": what a gp3 volume has without asking for more. */
export const BASELINE_IOPS = 3000;

/** Fields of every gp3 volume; data disks have them too. */
const gp3Fields = {
  iops: t
    .integer({ min: BASELINE_IOPS, max: 80000 }, "IOPS")
    .describe(
      "Operations a second, up to 500 for each GiB (Amazon EBS User Guide: General Purpose SSD volumes). Default: gp3's 3000, which a fleet's launch template that had more goes back to only where it is said.",
    )
    .optional(),
  throughput: t
    .integer({ min: 125, max: 1000 }, "MiB/s")
    .describe(
      "Throughput in MiB/s, up to a quarter of the IOPS; 1000 is the most that AWS provider 5 takes. Default: gp3's 125.",
    )
    .optional(),
  kmsKeyArn: t
    .arn("kms", "a KMS key's ARN")
    .describe(
      "Key that encrypts the volume; for a fleet its policy must let Auto Scaling's service-linked role use it. Default: aws/ebs.",
    )
    .optional(),
};

const diskShape = t.shape(
  "ServerRootDisk",
  {
    sizeGib: t
      .integer({ min: 1, max: 65536 }, "GiB")
      .describe("Size in GiB, not below the image's own; Amazon Linux 2023 has 8.")
      .default(8),
    deviceName: t
      .pattern("/dev/[a-z0-9]+", 'a device, such as "/dev/xvda"', "/dev/xvda", ["xvda", "/xvda"])
      .describe("The root device's name in the image: /dev/xvda in Amazon Linux, /dev/sda1 in many others.")
      .default("/dev/xvda"),
    ...gp3Fields,
  },
  SERVER_FILE,
);

/** The settings of a gp3 volume that hang together. */
interface Gp3 {
  readonly sizeGib: number;
  readonly iops: number | null;
  readonly throughput: number | null;
}
type Gp3Of = Expr<Gp3>;

const BASELINE_MIBPS = 125;

export const iopsOf = ({ iops }: Gp3Of): Expr<number> => x.orElse(iops, BASELINE_IOPS);

export const throughputOf = ({ throughput }: Gp3Of): Expr<number> => x.orElse(throughput, BASELINE_MIBPS);

/** Fractions are refused by a rule of their own, but multiplied before that. */
const most = (size: Expr<number>): Expr<number> => x.max(BASELINE_IOPS, x.mul(500, x.floor(size)));

/** Whose samples other disks have, too. */
export interface Gp3Rule extends t.Rule<Gp3> {
  readonly refused: readonly [t.Sample, ...t.Sample[]];
}

/** Amazon EBS User Guide, "General Purpose SSD volumes": 500 IOPS for each GiB. */
export const iopsFitSize: Gp3Rule = {
  test: (disk: Gp3Of) => x.le(iopsOf(disk), most(disk.sizeGib)),
  got: (disk: Gp3Of) => x.str`a disk of ${disk.sizeGib} GiB with ${iopsOf(disk)} IOPS`,
  allowed: "up to 500 IOPS for each GiB",
  refused: [{ sizeGib: 8, iops: 4001 }],
};

/** Amazon EBS User Guide, "General Purpose SSD volumes": 0.25 MiB/s for each of the IOPS. */
export const throughputFitsIops: Gp3Rule = {
  test: (disk: Gp3Of) => x.le(x.mul(4, x.floor(throughputOf(disk))), x.floor(iopsOf(disk))),
  got: (disk: Gp3Of) =>
    x.str`a disk with a throughput of ${x.jsonEncode(disk.throughput)} MiB/s and ${iopsOf(disk)} IOPS`,
  allowed: "a throughput in MiB/s up to a quarter of the IOPS, of which gp3 has 3000",
  remedy: "Raise iops.",
  refused: [
    { sizeGib: 100, throughput: 751 },
    { sizeGib: 100, throughput: 1000, iops: 3999 },
  ],
};

export const serverRootDisk = diskShape
  .rules(iopsFitSize, throughputFitsIops)
  .describe("The root disk: gp3, always encrypted, deleted with its instance.");

export const rootDisk = t.concern({ inputs: { rootDisk: serverRootDisk.default({}) } });
