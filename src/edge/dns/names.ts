/** Names of zones and of what is in them (Amazon Route 53 Developer Guide: DNS domain name format). */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

/** Letters, digits, hyphens and underscores, as in `_dmarc`; in lower case, as Route 53 keeps them. */
const LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";

/** The name of the zone itself, as zone files write it. */
const APEX = "@";

/** RFC 1035 counts 255 with the dot at the end and the length of the first label. */
export const LONGEST_NAME = 253;

export const zoneDomain = (): t.Type<string> =>
  t
    .pattern(
      `${LABEL}(\\.${LABEL})*`,
      'a domain name in lower case without a final dot, such as "example.com"',
      "example.com",
      ["", "Example.com", "example.com.", "*.example.com", "-a.example.com", "example..com", "two words.com"],
    )
    .length({ max: LONGEST_NAME });

export const recordName = (): t.Type<string> =>
  t.pattern(
    `@|(\\*|${LABEL})(\\.${LABEL})*`,
    'a name below the zone\'s, in lower case and without a final dot ("www", "_dmarc", "*.dev"), or "@" for the zone\'s own',
    "www",
    ["", "WWW", "www.", ".www", "-www", "*www", "dev.*", "a..b", "two words", "x".repeat(64)],
  );

/** `www.example.com` of `www` in `example.com`. */
export const fullName = (name: Expr<string>, zone: Expr<string>): Expr<string> =>
  x.when(x.eq(name, APEX), zone, () => x.str`${name}.${zone}`);

export const isApex = (name: Expr<string>): Expr<boolean> => x.eq(name, APEX);

/** Query logs and DNSSEC keys lie where Route 53 itself does. */
const ROUTE53_REGION = "us-east-1";

export const route53Arn = (service: string, resource: string, example: string) =>
  t.pattern(
    `arn:aws:${service}:${ROUTE53_REGION}:[0-9]{12}:${resource}`,
    `an ARN in ${ROUTE53_REGION}, such as "arn:aws:${service}:${ROUTE53_REGION}:123456789012:${example}"`,
    `arn:aws:${service}:${ROUTE53_REGION}:123456789012:${example}`,
    [`arn:aws:${service}:eu-west-1:123456789012:${example}`, example, ""],
  );
