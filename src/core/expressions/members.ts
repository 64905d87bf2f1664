/** JSON objects for AWS, whose members are there or not: its services answer no nulls and no empty lists. */
import { get, keys, merge } from "./collections";
import { isKnown, knownValue } from "./emit";
import type { Expr, In } from "./expr";
import { mapFrom } from "./for";
import { isNull, isSet } from "./logic";

/** What is given for members. */
export type Members = Readonly<Record<string, In<unknown>>>;

export type JsonObject = Readonly<Record<string, unknown>>;

/** The required members, and of the others those that are not null; what nobody knows yet Terraform decides. */
export function membersOf(required: Members, optional: Members): Expr<JsonObject> {
  const entries = Object.entries(optional);
  const isDecided = ([, value]: [string, In<unknown>]) => isKnown(isNull(value));
  const set = entries.filter((entry) => isDecided(entry) && knownValue(isSet(entry[1])));
  const open = entries.filter((entry) => !isDecided(entry));
  return merge<unknown>({ ...required, ...Object.fromEntries(set) }, setMembers(Object.fromEntries(open)));
}

/** The required members, and those of all parts that are not null. */
export function membersOfAll(required: Members, parts: readonly Expr<JsonObject>[]): Expr<JsonObject> {
  const all = merge(...parts);
  if (!isKnown(keys(all))) return merge(required, setMembers(all));
  const known = knownValue(keys(all)).map((member) => [member, get(all, member)]);
  return membersOf(required, Object.fromEntries(known));
}

const setMembers = (all: In<JsonObject>): Expr<JsonObject> =>
  mapFrom(all, ["member", "value"], (member, value) => ({ key: member, value, when: isSet(value) }));
