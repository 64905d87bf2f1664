/** Names of buckets. */
import * as x from "../expressions";
import { type Type, text } from "./types";

/** Amazon S3 User Guide, "General purpose bucket naming rules": what AWS keeps for its own. */
const KEPT_BEGINNINGS = "^(xn--|sthree-|amzn-s3-demo-)";
const KEPT_ENDINGS = "(-s3alias|--ol-s3|[.]mrap|--x-s3|--table-s3)$";

/** The rule about names that look like an alias, an access point or another kind of bucket. */
export function notKept(type: Type<string>): Type<string> {
  return type.rule({
    test: (name) => x.not(x.or(x.matches(KEPT_BEGINNINGS, name), x.matches(KEPT_ENDINGS, name))),
    allowed:
      "a name without the beginnings xn--, sthree-, amzn-s3-demo- and the endings -s3alias, --ol-s3, .mrap, --x-s3, --table-s3, which AWS keeps",
    refused: [
      "xn--shop",
      "sthree-configurator",
      "amzn-s3-demo-bucket",
      "shop-s3alias",
      "shop--ol-s3",
      "shop--apne2-az1--x-s3",
      "shop--table-s3",
    ],
  });
}

/** The name of any bucket. */
export const bucketName = (): Type<string> =>
  notKept(
    text()
      .rule({
        test: (name) =>
          x.and(
            x.matches("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", name),
            x.not(x.matches("[.]{2}|^[0-9]+([.][0-9]+){3}$", name)),
          ),
        allowed:
          "a bucket's name: 3 to 63 lower-case ASCII letters, digits, hyphens and single dots, a letter or digit at both ends, not an IP address",
        refused: ["ab", "Logs", "logs..web", "192.168.5.4", "arn:aws:s3:::logs", "logs/"],
      })
      .example("shop-logs-123456789012"),
  );
