/**
 * What the values of each record type look like (Amazon Route 53 Developer Guide: Supported DNS record types), each
 * type with the values that it must refuse.
 */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

export const RECORD_TYPES = [
  ...["A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS"],
  ...["PTR", "SRV", "SSHFP", "SVCB", "TLSA", "TXT"],
] as const;

type RecordType = (typeof RECORD_TYPES)[number];

interface Valued {
  readonly type: RecordType;
  readonly values: readonly string[];
}

const BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

const HOST = "[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63})*\\.?";

const HEX = "([0-9A-Fa-f]{2})+";

const QUOTED = '"[ -!#-~]*"';

/** Longest value, and longest string in it (RFC 1035 3.3). */
const LONGEST_TEXT = 4000;

interface Format {
  readonly type: RecordType;
  readonly test: (value: Expr<string>) => Expr<boolean>;
  readonly allowed: string;
  readonly refused: readonly [string, ...string[]];
}

/** A whole number of two bytes, 0 to 65535. */
const SHORT = "(6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[1-9][0-9]{0,3}|0)";

/** The first words are such numbers; `rest` is what comes after them. */
const numbered = (count: number, rest: string) => written(`(${SHORT} ){${count}}(?:${rest})`);

const written = (pattern: string) => (value: Expr<string>) => x.matches(`^(?:${pattern})$`, value);

const FORMATS: readonly Format[] = [
  {
    type: "A",
    test: (value) =>
      x.and(
        x.not(x.matches(":", value)),
        x.holds(() => x.eq(x.cidrHost(x.str`${value}/32`, 0), value)),
      ),
    allowed: 'IPv4 addresses, such as "192.0.2.1"',
    refused: ["300.0.2.1", "2001:db8::1", "www.example.com", "192.0.2", "192.0.2.0/24", ""],
  },
  {
    type: "AAAA",
    test: (value) =>
      x.and(
        x.matches(":", value),
        x.holds(() => x.eq(x.cidrHost(x.str`${value}/128`, 0), value)),
      ),
    allowed: 'IPv6 addresses in their shortest form, such as "2001:db8::1" (RFC 5952)',
    refused: ["192.0.2.1", "2001:DB8::1", "2001:db8:0:0:0:0:0:1", "2001:db8::/64"],
  },
  {
    type: "CAA",
    test: written(`${BYTE} [a-z0-9]{1,15} ${QUOTED}`),
    allowed: 'flags, a tag and a quoted value, such as `0 issue "amazon.com"` (RFC 8659)',
    refused: ["0 issue amazon.com", 'issue "amazon.com"', '256 issue "amazon.com"', "amazon.com"],
  },
  {
    type: "CNAME",
    test: written(HOST),
    allowed: 'a domain name, such as "www.example.com"',
    refused: ["https://www.example.com", "www.example.com/path", "two words", ""],
  },
  {
    type: "DS",
    test: numbered(1, `${BYTE} [124] ${HEX}`),
    allowed: 'a key tag, an algorithm, a digest type and a digest, such as "123 13 2 0a1b" (RFC 4034)',
    refused: ["123 13 2", "123 13 9 0a1b", "123 13 2 xyz"],
  },
  ...(["HTTPS", "SVCB"] as const).map(
    (type): Format => ({
      type,
      test: numbered(1, `(\\.|${HOST})( [a-z0-9-]+(=(${QUOTED}|[!#-~]+))?)*`),
      allowed: 'a priority, a target and parameters, such as `1 . alpn="h2"` (RFC 9460)',
      refused: [". alpn=h2", "65536 . alpn=h2", "1 . ALPN=h2"],
    }),
  ),
  {
    type: "MX",
    test: numbered(1, `\\.|${HOST}`),
    allowed: 'a preference from 0 to 65535 and a host, such as "10 mail.example.com"',
    refused: ["mail.example.com", "65536 mail.example.com", "-1 mail.example.com", "10  mail.example.com"],
  },
  {
    type: "NAPTR",
    test: numbered(2, `(${QUOTED} ){3}(\\.|${HOST})`),
    allowed:
      'order, preference, flags, service, regexp and replacement, such as `1 2 "s" "SIP" "" a.example.com`',
    refused: ['1 "s" "SIP" "" a.example.com', "1 2 s SIP a.example.com"],
  },
  {
    type: "NS",
    test: written(HOST),
    allowed: 'name servers by name, such as "ns-1.example.net"',
    refused: ["", "ns 1.example.net", "https://ns.example.net"],
  },
  {
    type: "PTR",
    test: written(HOST),
    allowed: 'a domain name, such as "host.example.com"',
    refused: ["host example com", ""],
  },
  {
    type: "SRV",
    test: numbered(3, `\\.|${HOST}`),
    allowed: 'priority, weight and port from 0 to 65535, and a host, such as "1 10 5269 xmpp.example.com"',
    refused: ["10 5269 xmpp.example.com", "1 10 65536 xmpp.example.com", "1 10 5269"],
  },
  {
    type: "SSHFP",
    test: written(`[0-6] [12] ${HEX}`),
    allowed: 'an algorithm, a fingerprint type and a fingerprint, such as "4 2 0a1b" (RFC 4255)',
    refused: ["4 3 0a1b", "4 2 xyz"],
  },
  {
    type: "TLSA",
    test: written(`[0-3] [01] [0-2] ${HEX}`),
    allowed: 'usage, selector, matching type and data, such as "3 1 1 0a1b" (RFC 6698)',
    refused: ["4 1 1 0a1b", "3 1 1"],
  },
  {
    type: "TXT",
    test: (value) =>
      x.and(
        x.le(x.textLength(value), LONGEST_TEXT),
        x.matches("^[ -~]+$", value),
        x.not(x.matches('^".*"$', value)),
      ),
    allowed: `1 to ${LONGEST_TEXT} printable ASCII characters without quotation marks around them: they are added, and long texts are split`,
    refused: ["", '"v=spf1 -all"', "naïve", "two\nlines", "x".repeat(LONGEST_TEXT + 1)],
  },
];

/** One rule for each type. `sample` is a record that is right but for what is given. */
export const valueRules = (sample: (record: { type: string; values: string[] }) => object) =>
  FORMATS.map((format) => ({
    test: (record: Expr<Valued>) =>
      x.or(
        x.ne(record.type, format.type),
        x.everyItem(record.values, "value", (value) => format.test(value)),
      ),
    got: (record: Expr<Valued>) => x.str`a record of type ${record.type} with ${x.shownTexts(record.values)}`,
    allowed: format.allowed,
    refused: t.samplesOf(format.refused, (value) => sample({ type: format.type, values: [value] })),
  }));

export const isOfType = (type: Expr<string>, ...types: RecordType[]): Expr<boolean> =>
  x.or(...types.map((one) => x.eq(type, one)));
