/** The keys of a call's values that their types do not know: Terraform drops these without a word. */
import { nearest, notKnown } from "../../core/contract/not-known";
import type { Fields, Keys } from "../../core/module/keys";
import type { Argument } from "./calls";
import type { Value } from "./read/value";

export interface Place {
  /** `ingress[0].protcol` */
  readonly key: string;
  readonly file: string;
  readonly line: number;
}

export interface Unknown extends Place {
  readonly message: string;
  readonly nearest: string | null;
  readonly allowed: readonly string[];
}

export interface Found {
  readonly unknown: Unknown[];
  /** No literal objects: a variable, a call of a function, a `for`, a condition. */
  readonly unchecked: Place[];
}

/** Names that Terraform keeps for itself in a `module` block (Terraform: "Module block reference"). */
const TERRAFORMS = ["source", "version", "providers", "count", "for_each", "depends_on", "lifecycle"];

/** `isSafe` says of code that its value holds no key of a user's. */
export function unknownIn(
  args: readonly Argument[],
  inputs: Fields,
  isSafe: (code: string) => boolean,
): Found {
  const found: Found = { unknown: [], unchecked: [] };
  for (const { key, value, file, line } of args) {
    if (key === undefined || TERRAFORMS.includes(key)) continue;
    new Walk(file, isSafe, found).field({ name: key, value, line }, inputs, key);
  }
  return found;
}

interface Entry {
  readonly name: string;
  readonly value: Value;
  readonly line: number;
}

const isLater = (keys: Keys) => keys !== null && "since" in keys;

const laterKey = (path: string, since: string): string =>
  `${path} is not in the common modules; allowed: in the edition for provider 6, with AWS provider ${since} or newer.`;

class Walk {
  constructor(
    private readonly file: string,
    private readonly isSafe: (code: string) => boolean,
    private readonly found: Found,
  ) {}

  field({ name, value, line }: Entry, fields: Fields, path: string): void {
    const keys = Object.hasOwn(fields, name) ? (fields[name] as Keys) : undefined;
    if (keys === undefined || isLater(keys)) this.unknown(path, name, line, fields);
    else this.value(value, keys, path);
  }

  private value(value: Value, keys: Keys, key: string): void {
    if (keys === null || isLater(keys)) return;
    if (value.kind === "code") {
      if (!this.isSafe(value.code)) this.found.unchecked.push({ key, file: this.file, line: value.line });
    } else if ("list" in keys) this.list(value, keys.list, key);
    else if (value.kind === "object") this.object(value, keys, key);
  }

  /** What is no list is left to Terraform, which refuses it. */
  private list(value: Value, each: Keys, key: string): void {
    if (value.kind !== "list") return;
    for (const [index, item] of value.values.entries()) this.value(item, each, `${key}[${index}]`);
  }

  private object(
    { items }: Value & { kind: "object" },
    keys: { readonly fields: Fields } | { readonly map: Keys },
    path: string,
  ): void {
    for (const { key, source, line, value } of items) {
      if ("map" in keys)
        this.value(value, keys.map, `${path}[${key === undefined ? source : JSON.stringify(key)}]`);
      else if (key === undefined)
        this.found.unchecked.push({ key: `${path}[${source}]`, file: this.file, line });
      else this.field({ name: key, value, line }, keys.fields, `${path}.${key}`);
    }
  }

  private unknown(path: string, name: string, line: number, fields: Fields): void {
    const allowed = Object.keys(fields).filter((field) => !isLater(fields[field] as Keys));
    const later = Object.hasOwn(fields, name) ? (fields[name] as Keys) : null;
    this.found.unknown.push({
      key: path,
      file: this.file,
      line,
      message: isLater(later) ? laterKey(path, later.since) : notKnown(path, name, allowed),
      nearest: nearest(name, allowed) ?? null,
      allowed,
    });
  }
}
