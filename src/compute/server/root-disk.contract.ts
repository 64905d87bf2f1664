/** The root disk: gp3, always encrypted. */
import { arn, type Infer, integer, pattern, type Rule, shape } from "../../core/contract";
import { type Expr, floor, jsonEncode, le, max, mul, orElse, str } from "../../core/expressions";
import { SERVER_FILE } from "./server-file";

/** Amazon EBS User Guide, "General Purpose SSD volumes": what a gp3 volume has without asking for more. */
export const BASELINE_IOPS = 3000;

/** Fields of every gp3 volume; data disks have them too. */
export const gp3Fields = {
  iops: integer({ min: BASELINE_IOPS, max: 80000 }, "IOPS")
    .describe(
      "Operations a second, up to 500 for each GiB (Amazon EBS User Guide: General Purpose SSD volumes). Default: gp3's 3000.",
    )
    .optional(),
  throughput: integer({ min: 125, max: 1000 }, "MiB/s")
    .describe(
      "Throughput in MiB/s, up to a quarter of the IOPS; 1000 is the most that AWS provider 5 takes. Default: gp3's 125.",
    )
    .optional(),
  kmsKeyArn: arn("kms", "a KMS key's ARN")
    .describe(
      "Key that encrypts the volume; for a fleet its policy must let Auto Scaling's service-linked role use it. Default: aws/ebs.",
    )
    .optional(),
};

const diskShape = shape(
  "ServerRootDisk",
  {
    sizeGib: integer({ min: 1, max: 16384 }, "GiB")
      .describe("Size in GiB, not below the image's own; Amazon Linux 2023 has 8.")
      .default(8),
    deviceName: pattern("/dev/[a-z0-9]+", 'a device, such as "/dev/xvda"', "/dev/xvda", ["xvda", "/xvda"])
      .describe("The root device's name in the image: /dev/xvda in Amazon Linux, /dev/sda1 in many others.")
      .default("/dev/xvda"),
    ...gp3Fields,
  },
  SERVER_FILE,
);

export type ServerRootDisk = Infer<typeof diskShape>;

/** The settings of a gp3 volume that hang together. */
export interface Gp3 {
  readonly sizeGib: number;
  readonly iops: number | null;
  readonly throughput: number | null;
}
type Gp3Of = Expr<Gp3>;

const iopsOf = ({ iops }: Gp3Of): Expr<number> => orElse<number>(iops, () => BASELINE_IOPS);

/** Fractions are refused by a rule of their own, but multiplied before that. */
const most = (size: Expr<number>): Expr<number> => max(BASELINE_IOPS, mul(500, floor(size)));

/** Amazon EBS User Guide, "General Purpose SSD volumes": 500 IOPS for each GiB. */
export const iopsFitSize: Rule<Gp3> = {
  test: (disk: Gp3Of) => le(iopsOf(disk), most(disk.sizeGib)),
  got: (disk: Gp3Of) => str`a disk of ${disk.sizeGib} GiB with ${iopsOf(disk)} IOPS`,
  allowed: "up to 500 IOPS for each GiB",
  refused: [{ sizeGib: 8, iops: 4001 }],
};

/** Amazon EBS User Guide, "General Purpose SSD volumes": 0.25 MiB/s for each of the IOPS. */
export const throughputFitsIops: Rule<Gp3> = {
  test: (disk: Gp3Of) => le(mul(4, floor(orElse<number>(disk.throughput, () => 125))), floor(iopsOf(disk))),
  got: (disk: Gp3Of) =>
    str`a disk with a throughput of ${jsonEncode(disk.throughput)} MiB/s and ${iopsOf(disk)} IOPS`,
  allowed: "a throughput in MiB/s up to a quarter of the IOPS, of which gp3 has 3000",
  remedy: "Raise iops.",
  refused: [
    { sizeGib: 100, throughput: 751 },
    { sizeGib: 100, throughput: 1000, iops: 3999 },
  ],
};

export const serverRootDisk = [iopsFitSize, throughputFitsIops]
  .reduce((type, rule) => type.rule(rule as unknown as Rule<NonNullable<ServerRootDisk>>), diskShape)
  .describe("The root disk: gp3, always encrypted, deleted with its instance.");
