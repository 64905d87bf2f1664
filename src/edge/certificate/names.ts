/** The names of a certificate, and the domains that they are validated by. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

const LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

export const DOMAIN = `(${LABEL}\\.)+${LABEL}`;

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
    .length({ max: longest, refused: [ofLength(longest)] });

const inputs = {
  domainName: certificateName(LONGEST.first).describe(
    "The certificate's first name: a domain name, or a wildcard for the names one label below.",
  ),
  subjectAlternativeNames: t
    .listOf(certificateName(LONGEST.further), "name")
    .length({
      max: MOST_NAMES - 1,
      of: "further name",
      because: "10 names in all until the quota is increased",
    })
    .describe("Further names. A wildcard does not cover the name that it is below: give both.")
    .default([]),
};

type NamesInputs = t.InputsOf<typeof inputs>;

export const names = t.concern({ inputs });

export const allNames = ({ domainName, subjectAlternativeNames }: NamesInputs): Expr<string[]> =>
  x.distinct(x.concat([domainName], subjectAlternativeNames));

/** `*.example.com` is validated by the record of `example.com`. */
export const withoutWildcard = (name: Expr<string>): Expr<string> => x.replace(name, "*.", "");

/** A record for each, so that a name and its wildcard share one. */
export const validationDomains = (inputs: NamesInputs): Expr<string[]> =>
  x.distinct(x.listEach(allNames(inputs), ["name"], (name) => withoutWildcard(name)));
