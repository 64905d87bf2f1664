/** Names of buckets, and where in them objects lie. */
import * as t from "../core/contract";

/**
 * The name of a bucket that is read by TLS. Dots are allowed by S3 and of no use here: its certificate covers one label
 * before `s3` (Amazon S3 User Guide, "Virtual hosting of general purpose buckets").
 */
export const tlsBucketName = (): t.Type<string> =>
  t.notKept(
    t.pattern(
      "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]",
      "3 to 63 lower-case ASCII letters, digits and hyphens, a letter or digit at both ends; no dots, which S3's TLS certificates do not cover",
      "shop-web-123456789012",
      ["", "ab", "Shop-web", "shop_web", "-shop", "shop-", "web.example.com", "s".repeat(64)],
    ),
  );

/** Where in a bucket records are written. */
export const keyPrefix = (): t.Type<string> =>
  t.pattern(
    "([A-Za-z0-9!_.*'()-][A-Za-z0-9!_.*'()/-]{0,254})?",
    "up to 255 ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with a slash",
    "web/",
    ["/web/", "two words", "x".repeat(256)],
  );
