/** An instance type by name, built on the Nitro System. */
import * as t from "../../core/contract";
import { isNitro } from "./instance-types";

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
