/** Types that every family uses: ranges, zones, ports, ARNs, tags, names, durations. */
import type { Expr } from "../expressions";
import * as x from "../expressions";
import { specimen } from "./accepted";
import { type AnyType, mapOf, number, Type, text } from "./types";

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** A whole number from `min` to `max`. */
export function integer({ min, max }: Bounds, unit = ""): Type<number> {
  const allowed = `a whole number from ${min} to ${max}${unit === "" ? "" : ` ${unit}`}`;
  return number()
    .rule({
      test: (value) => x.and(x.eq(x.floor(value), value), x.ge(value, min), x.le(value, max)),
      allowed,
      refused: [min - 1, max + 1, min + 0.5],
    })
    .example(min);
}

/** An IPv4 range in CIDR notation (RFC 4632) without host bits. */
export function cidr4({ min = 0, max = 32 }: Partial<Bounds> = {}): Type<string> {
  const example = `10.0.0.0/${Math.max(min, Math.min(max, 16))}`;
  return text()
    .rule({
      // cidrnetmask fails for IPv6
      test: (value) =>
        x.holds(() =>
          x.and(
            x.ne(x.cidrNetmask(value), ""),
            x.eq(x.cidrHost(value, 0), x.networkAddress(value)),
            ...(min > 0 ? [x.ge(x.prefixLength(value), min)] : []),
            ...(max < 32 ? [x.le(x.prefixLength(value), max)] : []),
          ),
        ),
      allowed: `an IPv4 range with a prefix length from ${min} to ${max} and no host bits set, such as "${example}"`,
      refused: [
        "10.0.0.0",
        "10.0.0.1/24",
        "300.0.0.0/16",
        "2001:db8::/56",
        "",
        ...outside("10.0.0.0", { min, max }, 32),
      ],
    })
    .example(example);
}

/** An IPv4 or IPv6 range without host bits. */
export function cidr(): Type<string> {
  return text()
    .rule({
      test: (value) => x.holds(() => x.eq(x.cidrHost(value, 0), x.networkAddress(value))),
      allowed: 'an IPv4 or IPv6 range without host bits, such as "10.0.0.0/16" or "::/0"',
      refused: ["10.0.0.0", "10.0.0.1/8", "everywhere"],
    })
    .example("10.0.0.0/16");
}

/** Prefix lengths just outside the bounds. */
function outside(address: string, { min, max }: Bounds, bits: number): string[] {
  return [...(min > 0 ? [`${address}/${min - 1}`] : []), ...(max < bits ? [`${address}/${max + 1}`] : [])];
}

/** Text that the whole pattern matches; `allowed` says so in words, `example` is accepted. Up to 1000 repeats. */
export function pattern(
  expression: string,
  allowed: string,
  example: string,
  refused: readonly [string, ...string[]],
): Type<string> {
  x.refuseLongRepeats(expression);
  return text()
    .rule({ test: (value) => x.matches(`^(?:${expression})$`, value), allowed, refused })
    .example(example);
}

/** An Availability Zone or Local Zone by name (AWS: "Regions and Zones"). */
export function zoneName(): Type<string> {
  const { is } = pattern(
    "[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z]",
    'a zone\'s name, such as "ap-northeast-2a" (not its id, and not the region)',
    "ap-northeast-2a",
    ["ap-northeast-2", "apne2-az1", "AP-NORTHEAST-2A", ""],
  );
  return new Type<string>({ ...is, isZone: true });
}

const zoned = new WeakMap<AnyType, boolean>();

/** Whether a zone's name is in its values. */
export function holdsZones(type: AnyType): boolean {
  const known = zoned.get(type);
  if (known !== undefined) return known;
  const { isZone = false, element, fields } = type.is;
  const parts = element ? [element] : Object.values(fields ?? {});
  const found = isZone || parts.some(holdsZones);
  zoned.set(type, found);
  return found;
}

/** A region by name (AWS: "Regions and Zones"). */
export const regionName = (): Type<string> =>
  pattern("[a-z]{2}(-[a-z]+)+-[0-9]+", 'a region\'s name, such as "ap-northeast-2"', "ap-northeast-2", [
    "ap-northeast-2a",
    "Seoul",
  ]);

/** A TCP or UDP port. */
export const port = (): Type<number> => integer({ min: 0, max: 65535 });

/** An Amazon Resource Name (AWS: "Identify AWS resources with Amazon Resource Names"). */
export function arn(service = "[a-z0-9-]+", kind = "an ARN"): Type<string> {
  const shown = /^[a-z0-9-]+$/.test(service) ? service : "service";
  return pattern(
    `arn:aws(-[a-z]+)*:${service}:[a-z0-9-]*:([0-9]{12}|aws)?:.+`,
    `${kind}, such as "arn:aws:${shown}:region:123456789012:resource"`,
    `arn:aws:${shown}:ap-northeast-2:123456789012:resource`,
    ["resource", "arn:aws", "arn:gcp:service:region:123456789012:resource"],
  );
}

/** An account by its id. */
export const accountId = (): Type<string> =>
  pattern("[0-9]{12}", 'an account\'s id of 12 digits, such as "123456789012"', "123456789012", [
    "12345678901",
    "1234-5678-9012",
    "",
  ]);

/** An identifier that AWS gave: `vpc-0123456789abcdef0`. */
export function awsId(prefix: string): Type<string> {
  return pattern(
    `${prefix}-[0-9a-z]{8,}`,
    `an id that begins with "${prefix}-"`,
    `${prefix}-0123456789abcdef0`,
    [prefix, "something-else"],
  );
}

/** A name that goes into `Name` tags and into the names of what belongs to a block. */
export function blockName(longest = 32): Type<string> {
  return pattern(
    `[A-Za-z]([A-Za-z0-9-]{0,${longest - 2}}[A-Za-z0-9])?`,
    `1 to ${longest} ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen`,
    "main",
    ["", "1st", "my network", "ends-", `a${"b".repeat(longest)}`],
  );
}

/** A DNS name (RFC 1123), without a final dot. */
export const domainName = (): Type<string> =>
  pattern(
    "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
    'a domain name in lower case without a final dot, such as "api.example.com"',
    "api.example.com",
    ["example", "Example.com", "example.com.", "-a.example.com"],
  );

/** A share in per cent. */
export const percentage = (): Type<number> => integer({ min: 0, max: 100 }, "per cent");

/** A duration; the unit is part of the input's documentation. */
export function duration(unit: "seconds" | "minutes" | "hours" | "days", bounds: Bounds): Type<number> {
  return integer(bounds, unit);
}

/** A number out of a list of values. */
export function oneOfNumbers(unit: string, ...values: readonly number[]): Type<number> {
  return number()
    .rule({
      test: (value) => x.contains(x.items([...values]), value),
      allowed: `one of ${values.join(", ")} ${unit}`,
      refused: [-1, Math.max(...values) + 1],
    })
    .example(values[0]);
}

/** CloudWatch Logs API Reference, PutRetentionPolicy. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** How long a log group keeps what is written to it. */
export const logRetentionDays = (): Type<number> => oneOfNumbers("days", ...RETENTION_DAYS);

/** A power of two from `min` to `max`. */
export function powerOfTwo({ min, max }: Bounds): Type<number> {
  const powers = Array.from({ length: 31 }, (_, bits) => 2 ** bits).filter(
    (value) => value >= min && value <= max,
  );
  return number()
    .rule({
      test: (value) => x.contains(x.items(powers), value),
      allowed: `one of ${powers.join(", ")}`,
      refused: [min - 1, max + 1, 3],
    })
    .example(min);
}

/**
 * Tags on every resource of a block (AWS: "Tag your Amazon EC2 resources", restrictions). Spaces are what Unicode calls
 * separators, no line breaks (AWS Resource Groups Tagging API Reference, "Tag": the pattern of keys and values).
 */
export function tags(): Type<Readonly<Record<string, string>>> {
  return mapOf(
    text().rule({
      test: (value) =>
        x.and(x.le(x.textLength(value), 256), x.matches("^[\\p{L}\\p{N}\\p{Z}_.:/=+@-]*$", value)),
      allowed: "up to 256 letters, digits, spaces and _ . : / = + - @",
      refused: ["a*b", "a\nb", "x".repeat(257)],
    }),
    "tag",
  )
    .describe("Tags for every resource of the block, over the provider's default tags.")
    .rule({
      test: (all) =>
        x.and(
          x.le(x.length(all), 50),
          x.everyEntry(all, ["key", "tag"], (key) =>
            x.and(
              x.matches("^[\\p{L}\\p{N}\\p{Z}_.:/=+@-]{1,128}$", key),
              x.not(x.startsWith(x.lower(key), "aws:")),
            ),
          ),
        ),
      allowed:
        'at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:"',
      refused: [{ "aws:team": "a" }, { "": "a" }, { "a*b": "a" }, { "a\tb": "a" }],
    })
    .default({});
}

const KEY = "[a-z]([a-z0-9-]{0,30}[a-z0-9])?";
const KEY_WORDS =
  "1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen";

/** The name of a tier, a rule, a route: part of resource addresses and of Name tags. */
export const keyName = (): Type<string> => pattern(KEY, KEY_WORDS, "sample", ["", "App", "a/b", "1st", "a-"]);

/** A map whose keys become part of resource addresses. */
export function keyed<T>(element: Type<T>, elementName: string): Type<Readonly<Record<string, T>>> {
  const bad = (all: Expr<Readonly<Record<string, T>>>) =>
    x.keysWhere(all, ["name", elementName], (key) => x.not(x.matches(`^${KEY}$`, key)));
  const sample = specimen(element);
  return mapOf(element, elementName).rule({
    test: (all) => x.isEmpty(bad(all)),
    got: (all) => x.str`a map with the keys ${x.shownTexts(bad(all))}`,
    allowed: `keys of ${KEY_WORDS}`,
    refused: [{ App: sample }, { "a/b": sample }, { "": sample }],
  });
}
