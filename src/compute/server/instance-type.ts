/** What an instance type's name says: whether it is built on the Nitro System, and its processor's architecture. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

/**
 * Families that are not built on the Nitro System. Amazon EC2 Instance Types Guide, "Instances built on the AWS Nitro
 * System", and the hypervisor that DescribeInstanceTypes gives for each type, read on 2026-11-22: `xen` for these, those
 * of earlier generations that no longer answer included. A new family is Nitro, so the list only shrinks.
 */
const XEN_FAMILIES = [
  "c1",
  "c3",
  "c4",
  "cc1",
  "cc2",
  "cg1",
  "cr1",
  "d2",
  "f1",
  "g2",
  "g3",
  "g3s",
  "h1",
  "hi1",
  "hs1",
  "i2",
  "i3",
  "m1",
  "m2",
  "m3",
  "m4",
  "p2",
  "p3",
  "r3",
  "r4",
  "t1",
  "t2",
  "x1",
  "x1e",
] as const;

/** i3.metal is Nitro, unlike the rest of its family. */
export const isNitro = (type: Expr<string>): Expr<boolean> =>
  x.not(x.and(x.matches(`^(${XEN_FAMILIES.join("|")})\\.`, type), x.not(x.matches("^i3\\.metal$", type))));

/** Families such as m7g, c7gn, t4g, x2gd, im4gn and a1 are Graviton. */
export const isArm = (type: Expr<string>): Expr<boolean> => x.matches("^(a1|[a-z]+[0-9]+g[a-z]*)\\.", type);

export const instanceTypeName = (): t.Type<string> =>
  t.pattern("[a-z][a-z0-9-]*\\.[a-z0-9-]+", 'an instance type, such as "m7i.large"', "m7i.large", [
    "large",
    "m7i",
    "M7I.LARGE",
    "",
  ]);

export const nitroType = (): t.Type<string> =>
  instanceTypeName().rule({
    test: isNitro,
    allowed:
      'an instance type that is built on the Nitro System, such as "m7i.large", "t3.micro" or "t4g.micro"',
    remedy: "Take a newer family: t3 for t2, m5 or later for m4, c5 or later for c4.",
    refused: ["t2.micro", "m4.large", "c4.large", "r4.xlarge", "i3.large", "p3.2xlarge", "t1.micro"],
  });
