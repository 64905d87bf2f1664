/** Text of a policy that is compared: wildcards and variables. */
import { allOf, hasStandIn, matchesUnits, type Truth, type Unit, unitsOf } from "./unsure";

/** A literal piece of a pattern, or a wildcard. What a variable stands for is literal, whatever is in it. */
type Piece = { readonly literal: string } | { readonly wildcard: "*" | "?" };
export type Pattern = readonly Piece[];

/** The value of a condition key, or undefined where the request has none or several. */
export type Lookup = (key: string) => string | undefined;

/** A variable has no value in this request. */
export class UnresolvedVariable extends Error {}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Splits text into literals and wildcards. `lookup` is undefined where variables are not known: they stay as text. */
export function patternOf(text: string, lookup: Lookup | undefined): Pattern {
  const pieces: Piece[] = [];
  for (const part of text.split(lookup ? /(\$\{[^}]*\}|[*?])/ : /([*?])/)) {
    if (part === "*" || part === "?") pieces.push({ wildcard: part });
    else if (lookup && /^\$\{.*\}$/.test(part)) pieces.push({ literal: variable(part.slice(2, -1), lookup) });
    else if (part !== "") pieces.push({ literal: part });
  }
  return pieces;
}

/** "IAM policy elements: Variables and tags": special characters, `${key}`, `${key, 'default'}`. */
function variable(inside: string, lookup: Lookup): string {
  if (["*", "?", "$"].includes(inside)) return inside;
  const [, key, , fallback] = /^([A-Za-z0-9-]+:[^,']+?)(, '([^']*)')?$/.exec(inside) ?? [];
  if (key === undefined) throw new Error(`\${${inside}} is no policy variable`);
  const value = lookup(key) ?? fallback;
  if (value === undefined) throw new UnresolvedVariable(key);
  return value;
}

export function matchesPattern(pattern: Pattern, value: string, flags: "i" | "" = ""): Truth {
  if (hasStandIn(value) || pattern.some((piece) => "literal" in piece && hasStandIn(piece.literal)))
    return matchesUnits(
      pattern.flatMap((piece): Unit[] => ("literal" in piece ? unitsOf(piece.literal) : [piece])),
      unitsOf(value),
    );
  const wildcards = { "*": ".*", "?": "." };
  const source = pattern.map((piece) =>
    "literal" in piece ? literally(piece.literal) : wildcards[piece.wildcard],
  );
  return new RegExp(`^${source.join("")}$`, `s${flags}`).test(value);
}

/** Whether two texts are the same. */
export const sameText = (one: string, other: string): Truth =>
  hasStandIn(one) || hasStandIn(other) ? matchesUnits(unitsOf(one), unitsOf(other)) : one === other;

/** Text as it is: wildcards are characters. */
export const textOf = (pattern: Pattern): string =>
  pattern.map((piece) => ("literal" in piece ? piece.literal : piece.wildcard)).join("");

const ARN_PARTS = 6;

/** The six parts of an ARN; the last one may have colons. */
export function arnParts(arn: string): readonly string[] | undefined {
  const parts = splitOutside(arn);
  if (parts[0] !== "arn" || parts.length < ARN_PARTS) return undefined;
  return [...parts.slice(0, ARN_PARTS - 1), parts.slice(ARN_PARTS - 1).join(":")];
}

/** At colons, but not at those in variables. */
const splitOutside = (arn: string): string[] => {
  const parts = [""];
  for (const piece of arn.split(/(\$\{[^}]*\}|:)/))
    if (piece === ":") parts.push("");
    else parts[parts.length - 1] += piece;
  return parts;
};

/** Each part of an ARN is compared for itself, so that no wildcard reaches over a colon. */
export function matchesArn(pattern: string, value: string, lookup: Lookup | undefined): Truth {
  const wanted = arnParts(pattern);
  if (!wanted && !hasStandIn(pattern)) throw new Error(`"${pattern}" is no complete ARN`);
  // every variable is looked up, matching or not: one without a value invalidates the statement
  const patterns = (wanted ?? [pattern]).map((part) => patternOf(part, lookup));
  const parts = arnParts(value);
  if (!wanted || (!parts && hasStandIn(value))) return matchesPattern(patternOf(pattern, lookup), value);
  return (
    parts !== undefined && allOf(patterns.map((part, index) => matchesPattern(part, parts[index] ?? "")))
  );
}
