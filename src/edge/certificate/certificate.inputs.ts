/** Every input of `modules/edge/certificate` and of the construct `Certificate`. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

const LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const DOMAIN = `(${LABEL}\\.)+${LABEL}`;

/** AWS Certificate Manager API Reference: RequestCertificate; the first name is the Common Name (RFC 5280). */
const LONGEST = { first: 64, further: 253 };

/** Names that one certificate may have, after an increase of the quota; without one it is 10. */
const MOST_NAMES = 100;

const ofLength = (longest: number) => {
  const label = "a".repeat(60);
  const name = Array.from({ length: Math.ceil(longest / 61) }, () => label).join(".");
  return `${name}.example.com`;
};

const certificateName = (longest: number): t.Type<string> =>
  t
    .pattern(
      `(\\*\\.)?${DOMAIN}`,
      'a domain name in lower case without a final dot, or a wildcard for one label, such as "*.example.com"',
      "example.com",
      [
        "",
        "example",
        "Example.com",
        "example.com.",
        "*example.com",
        "www.*.example.com",
        "*.com",
        "-a.com",
        "a_b.com",
      ],
    )
    .rule({
      test: (name) => x.le(x.textLength(name), longest),
      got: (name) => x.str`${x.textLength(name)} characters long`,
      allowed: `up to ${longest} characters`,
      refused: [ofLength(longest)],
    });

const strangeKeys = (zones: Expr<Readonly<Record<string, string>>>) =>
  x.listFrom(zones, ["domain", "zone"], (domain) => ({
    value: domain,
    when: x.not(x.matches(`^${DOMAIN}$`, domain)),
  }));

export const certificateInputs = {
  domainName: certificateName(LONGEST.first).describe(
    "The certificate's first name: a domain name, or a wildcard for the names one label below.",
  ),
  subjectAlternativeNames: t
    .listOf(certificateName(LONGEST.further), "name")
    .rule({
      test: (names) => x.le(x.length(names), MOST_NAMES - 1),
      got: (names) => x.str`a list of ${x.length(names)} names`,
      allowed: `at most ${MOST_NAMES - 1} further names (10 names in all until the quota is increased)`,
      refused: [Array.from({ length: MOST_NAMES }, (_, number) => `a${number}.example.com`)],
    })
    .describe("Further names. A wildcard does not cover the name that it is below: give both.")
    .default([]),
  zones: t
    .mapOf(
      t.pattern(
        "[A-Z0-9]{1,32}",
        'a hosted zone\'s id, such as "Z0123456789ABCDEFGHIJ"',
        "Z0123456789ABCDEFGHIJ",
        ["example.com", "/hostedzone/Z0123456789", ""],
      ),
      "zone",
    )
    .rule({
      test: (zones) => x.isEmpty(strangeKeys(zones)),
      got: (zones) => x.str`a map with the keys ${x.jsonEncode(strangeKeys(zones))}`,
      allowed: 'domain names in lower case as keys, such as "example.com"',
      refused: [
        { "Example.com": "Z0123456789" },
        { main: "Z0123456789" },
        { "*.example.com": "Z0123456789" },
      ],
    })
    .describe(
      "Ids of the public hosted zones that the names are validated in, by the zones' domain names. A name goes to the zone that serves it, the longest that fits. Empty: the records are an output, for DNS that is elsewhere.",
    )
    .example({ "example.com": "Z0123456789ABCDEFGHIJ" })
    .default({}),
  wait: t
    .flag()
    .describe(
      "Whether the ARN that the module gives waits until the certificate is issued. Default: where zones are given. Without zones somebody has to set the records meanwhile.",
    )
    .optional(),
  waitMinutes: t
    .duration("minutes", { min: 1, max: 4320 })
    .describe("Minutes after which waiting fails. ACM itself gives up after 72 hours.")
    .default(75),
  keyAlgorithm: t
    .oneOf("RSA_2048", "EC_prime256v1", "EC_secp384r1")
    .describe(
      "The key's algorithm (AWS Certificate Manager User Guide: public certificate characteristics). ECDSA is faster; old clients know RSA only. A change replaces the certificate.",
    )
    .default("RSA_2048"),
  transparencyLogging: t
    .flag()
    .describe(
      "Whether the certificate is in public transparency logs; browsers do not trust it otherwise. The logs tell its names to everyone.",
    )
    .default(true),
  tags: t.tags(),
};

export type CertificateShape = typeof certificateInputs;
export type CertificateInputs = t.Inputs<CertificateShape>;
