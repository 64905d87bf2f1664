/** Names of zones and of what is in them (Amazon Route 53 Developer Guide: DNS domain name format). */
import { pattern, type Type } from "../../core/contract";
import { and, type Expr, eq, le, not, str, textLength, when } from "../../core/expressions";

/** Letters, digits, hyphens and underscores, as in `_dmarc`; in lower case, as Route 53 keeps them. */
export const LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";

/** The name of the zone itself, as zone files write it. */
export const APEX = "@";

/** RFC 1035 counts 255 with the dot at the end and the length of the first label. */
export const LONGEST_NAME = 253;

export const zoneDomain = (): Type<string> =>
  pattern(
    `${LABEL}(\\.${LABEL})*`,
    'a domain name in lower case without a final dot, such as "example.com"',
    "example.com",
    ["", "Example.com", "example.com.", "*.example.com", "-a.example.com", "example..com", "two words.com"],
  ).rule({
    test: (name) => le(textLength(name), LONGEST_NAME),
    got: (name) => str`${textLength(name)} characters long`,
    allowed: `up to ${LONGEST_NAME} characters`,
    refused: [Array.from({ length: 64 }, () => "abc").join(".")],
  });

export const recordName = (): Type<string> =>
  pattern(
    `@|(\\*|${LABEL})(\\.${LABEL})*`,
    'a name below the zone\'s, in lower case and without a final dot ("www", "_dmarc", "*.dev"), or "@" for the zone\'s own',
    "www",
    ["", "WWW", "www.", ".www", "-www", "*www", "dev.*", "a..b", "two words", "x".repeat(64)],
  );

/** `www.example.com` of `www` in `example.com`. */
export const fullName = (name: Expr<string>, zone: Expr<string>): Expr<string> =>
  when<string>(
    eq(name, APEX),
    () => zone,
    () => str`${name}.${zone}`,
  );

export const isApex = (name: Expr<string>): Expr<boolean> => eq(name, APEX);
export const fits = (name: Expr<string>, zone: Expr<string>): Expr<boolean> =>
  and(not(eq(name, zone)), le(textLength(fullName(name, zone)), LONGEST_NAME));
