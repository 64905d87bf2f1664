/**
 * Aspects of cdktf's documentation read an argument and write it back with more, `node.tags = { ...more, ...node.tagsInput }`. An
 * argument that Terraform computes is a token, of which a spread leaves a mark; what is synthesized is Terraform's merge.
 */
import type { TerraformElement } from "cdktf";
import type { In } from "./expressions";
import * as x from "./expressions";
import { SPREAD } from "./expressions/code";
import { wrap } from "./expressions/expr";
import type { Node } from "./expressions/node";

type Attributes = Readonly<Record<string, unknown>>;

/** Resources and data sources give their arguments so; cdktf declares it for its own classes. */
interface Synthesized {
  synthesizeAttributes(): Attributes;
}

export function mergingSpreads<R extends TerraformElement>(element: R): R {
  const resource = element as unknown as Synthesized;
  const own = resource.synthesizeAttributes.bind(element);
  resource.synthesizeAttributes = () => merged(own()) as Attributes;
  return element;
}

function merged(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(merged);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const entries = Object.entries(value).map(([key, item]) => [key, key === SPREAD ? item : merged(item)]);
  return SPREAD in value
    ? x.tf(x.merge(...parts(entries as [string, unknown][])))
    : Object.fromEntries(entries);
}

/** What stands before, in and after each token, in order: later ones win, in JavaScript as in Terraform. */
function parts(entries: readonly [string, unknown][]): In<Readonly<Record<string, unknown>>>[] {
  const all: In<Readonly<Record<string, unknown>>>[] = [];
  let plain: Record<string, unknown> = {};
  for (const [key, item] of entries) {
    if (key !== SPREAD) {
      plain[key] = item;
      continue;
    }
    all.push(plain, wrap<Readonly<Record<string, unknown>>>(item as Node));
    plain = {};
  }
  return [...all, plain];
}
