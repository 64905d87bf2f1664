/** Conditions of a listener's rule, and whether a request fits them (Application Load Balancers: "Condition types for listener rules"). */
import { covers, overlaps, parseRange, type Range } from "../../address/range";
import { blocksIn, isUnknown, listIn, textIn, type Value, type Values } from "../../terraform/value";

/** What a question says of a request. */
export interface Request {
  readonly host?: string;
  readonly path?: string;
  /** The client's address as the load balancer sees it. */
  readonly source?: Range;
}

export interface Condition {
  /** `host`, `path`, `source`, or what a question says nothing about. */
  readonly field: string;
  /** Any of these; undefined where they are not known. */
  readonly values: readonly string[] | undefined;
  /** Regular expressions are not evaluated. */
  readonly hasExpressions: boolean;
  readonly text: string;
}

export type Fit = "yes" | "no" | "maybe";

export const conditionsIn = (value: Value | undefined): Condition[] => blocksIn(value).flatMap(ofBlock);

/** Values of headers and queries may be secrets: only their names are told. */
function ofBlock(block: Values): Condition[] {
  return [
    ...blocksIn(block.host_header).map((one) => condition("host", "host", one, false)),
    ...blocksIn(block.path_pattern).map((one) => condition("path", "path", one, true)),
    ...blocksIn(block.source_ip).map((one) => condition("source", "source address", one, true)),
    ...blocksIn(block.http_request_method).map((one) => condition("method", "method", one, true)),
    ...blocksIn(block.http_header).map((one) => {
      const name = textIn(one.http_header_name) ?? "";
      return { ...condition(`header ${name.toLowerCase()}`, "", one, false), text: `the header ${name}` };
    }),
    ...blocksIn(block.query_string).map((one) => {
      const name = textIn(one.key) ?? "";
      const value = textIn(one.value);
      const values = value === undefined ? undefined : [value];
      return {
        field: `query ${name}`,
        values,
        hasExpressions: false,
        text: `the query string ${name}`.trim(),
      };
    }),
  ];
}

function condition(
  field: string,
  word: string,
  { values, regex_values }: Values,
  isCased: boolean,
): Condition {
  const [all, expressions] = [textsIn(values), textsIn(regex_values)];
  const text = `${word} ${[...(all ?? ["that is not known"]), ...(expressions ?? [])].join(" or ")}`;
  const cased = isCased ? all : all?.map((one) => one.toLowerCase());
  return { field, values: expressions && cased, hasExpressions: (expressions ?? []).length > 0, text };
}

const textsIn = (value: Value | undefined): string[] | undefined => {
  const items = listIn(value);
  return items.some(isUnknown) ? undefined : items.flatMap((item) => textIn(item) ?? []);
};

export function fits({ field, values, hasExpressions }: Condition, { host, path, source }: Request): Fit {
  if (values === undefined) return "maybe";
  switch (field) {
    case "host":
      return fitsText(values, hasExpressions, ["*"], host?.toLowerCase());
    case "path":
      return fitsText(values, hasExpressions, ["*", "/*"], path?.replace(/[?#].*$/, ""));
    case "source":
      return source ? fitsRange(values, source) : "maybe";
    default:
      return "maybe";
  }
}

function fitsText(
  values: readonly string[],
  hasExpressions: boolean,
  all: readonly string[],
  text: string | undefined,
): Fit {
  if (values.some((value) => all.includes(value))) return "yes";
  if (text === undefined) return "maybe";
  if (values.some((value) => matches(value, text, "."))) return "yes";
  return hasExpressions ? "maybe" : "no";
}

function fitsRange(values: readonly string[], source: Range): Fit {
  const ranges = values.flatMap((value) => parseRange(value) ?? []);
  if (ranges.some((range) => covers(range, source))) return "yes";
  return ranges.some((range) => overlaps(range, source)) ? "maybe" : "no";
}

/** `*` is any characters, `?` is one. */
function matches(pattern: string, text: string, one: "." | "[^*]"): boolean {
  if (!/[*?]/.test(pattern)) return pattern === text;
  const parts = pattern.split(/([*?])/).map((part) => {
    if (part === "*") return ".*";
    return part === "?" ? one : part.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`, "s").test(text);
}

/** Whether whatever fits all of the narrower ones fits the wider ones. A pattern is matched as a text: what it stands for fits, too. */
export const isWithin = (narrow: readonly Condition[], wide: readonly Condition[]): boolean =>
  wide.every(
    (condition) =>
      fits(condition, {}) === "yes" ||
      narrow.some((one) => one.field === condition.field && isNarrower(one, condition)),
  );

function isNarrower(one: Condition, wide: Condition): boolean {
  const { values } = wide;
  if (one.values === undefined || values === undefined || one.hasExpressions) return false;
  const isCovered = (text: string, pattern: string) =>
    one.field === "source" ? isInside(text, pattern) : matches(pattern, text, "[^*]");
  return one.values.every((text) => values.some((pattern) => isCovered(text, pattern)));
}

function isInside(text: string, block: string): boolean {
  const [inner, outer] = [parseRange(text), parseRange(block)];
  return inner !== undefined && outer !== undefined && covers(outer, inner);
}
