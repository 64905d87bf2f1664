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
    const walk = new Walk(file, isSafe, found);
    if (Object.hasOwn(inputs, key)) walk.value(value, inputs[key] as Keys, key);
    else walk.unknown(key, key, line, inputs);
  }
  return found;
}

class Walk {
  constructor(
    private readonly file: string,
    private readonly isSafe: (code: string) => boolean,
    private readonly found: Found,
  ) {}

  value(value: Value, keys: Keys, key: string): void {
    if (keys === null) return;
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
    keys: Exclude<Keys, null | { list: Keys }>,
    path: string,
  ): void {
    for (const { key, source, line, value } of items) {
      if ("map" in keys)
        this.value(value, keys.map, `${path}[${key === undefined ? source : JSON.stringify(key)}]`);
      else if (key === undefined)
        this.found.unchecked.push({ key: `${path}[${source}]`, file: this.file, line });
      else if (Object.hasOwn(keys.fields, key)) this.value(value, keys.fields[key] as Keys, `${path}.${key}`);
      else this.unknown(`${path}.${key}`, key, line, keys.fields);
    }
  }

  unknown(path: string, name: string, line: number, fields: Fields): void {
    const allowed = Object.keys(fields);
    this.found.unknown.push({
      key: path,
      file: this.file,
      line,
      message: notKnown(path, name, allowed),
      nearest: nearest(name, allowed) ?? null,
      allowed,
    });
  }
}
