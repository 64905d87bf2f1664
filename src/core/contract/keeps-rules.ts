/**
 * Whether a known value keeps every rule of its type: one walk over the value instead of one for each rule. Says no
 * where anything is unknown or wrong; the rules then speak one by one.
 */
import * as x from "../expressions";
import { unwrap, wrap } from "../expressions/expr";
import type { Node } from "../expressions/node";
import type { Rule } from "./rule";
import { ownRules, sitesOf } from "./rules";
import type { AnyType } from "./types";

export function keepsRules(type: AnyType, node: Node): boolean {
  if (kept.get(type)?.has(node)) return true;
  if (!asksRules(type, node)) return false;
  remember(type, node);
  return true;
}

/** Defaults are the same node in every construct. */
const kept = new WeakMap<AnyType, WeakSet<Node>>();

function remember(type: AnyType, node: Node): void {
  const nodes = kept.get(type) ?? new WeakSet();
  kept.set(type, nodes.add(node));
}

function asksRules(type: AnyType, node: Node): boolean {
  if (node.kind === "scalar" && node.value === null) return true;
  if (node.kind === "code") return sitesOf(type).length === 0;
  return ownRules(type).every((rule) => isKept(rule, node)) && partsKeepRules(type, node);
}

function partsKeepRules({ is: { element, fields } }: AnyType, node: Node): boolean {
  if (node.kind === "list" && element) return node.items.every((item) => keepsRules(element, item));
  if (node.kind !== "map") return true;
  return [...node.entries].every(([name, item]) => {
    const type = element ?? fields?.[x.snakeToCamel(name)];
    return type === undefined || keepsRules(type, item);
  });
}

function isKept(rule: Rule<unknown>, node: Node): boolean {
  const verdict = unwrap(x.lift<boolean>(rule.test(wrap(node))));
  return verdict.kind === "scalar" && verdict.value === true;
}
