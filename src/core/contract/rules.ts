/**
 * Rules: written once as an expression. On a known value a rule folds to true or false while synthesizing; in a
 * module the same expression is a variable's validation block. So the two faces cannot disagree.
 */
import type { Expr, In } from "../expressions";
import * as x from "../expressions";
import { isPresent } from "./provider";
import type { Rule } from "./rule";
import { spelled } from "./spelled";
import { type Face, spelling } from "./spelling";
import type { AnyType, Shape } from "./types";

/** A step from an input down to the value that a rule is about. */
export type Step =
  | { readonly kind: "field"; readonly name: string; readonly nullable: boolean }
  | {
      readonly kind: "each";
      readonly collection: "list" | "set" | "map";
      readonly elementName: string;
      readonly nullable: boolean;
    };

/** A rule and where it applies. */
export interface Site {
  readonly steps: readonly Step[];
  readonly rule: Rule<unknown>;
  /** Of the values that the rule is about. */
  readonly type: AnyType;
  readonly nullable: boolean;
  /** Tells only of what is known to be wrong; what nobody can decide yet is Terraform's to check. */
  readonly decidedOnly?: boolean;
}

/** Every rule of a type and of what is in it; choices are rules too. */
export function sitesOf(type: AnyType, steps: readonly Step[] = []): Site[] {
  const nullable = type.is.nullable ?? false;
  const own = ownRules(type).map((rule) => ({
    steps,
    rule: rule.found ? rule : { ...shownAs(type), ...rule },
    type,
    nullable,
  }));
  const all = [
    ...own,
    ...elementSites(type, steps, nullable),
    ...fieldSites(type.is.fields ?? {}, steps, nullable),
  ];
  return type.is.sensitive ? all.map((site) => ({ ...site, rule: hiding(site.rule) })) : all;
}

/** The rules of the value itself, not of what is in it. */
export const ownRules = (type: AnyType): readonly Rule<unknown>[] =>
  [...choiceRules(type), ...type.is.rules].filter(isPresent);

/** How a message shows values of a type, where its rule does not say. */
function shownAs(type: AnyType): Pick<Rule<unknown>, "got"> {
  const { kind, element } = type.is;
  if (isUntold(type)) return { got: hidden };
  if (kind === "string") return { got: quoted };
  const isTexts = (kind === "list" || kind === "set") && element?.is.kind === "string";
  return isTexts ? { got: (texts) => x.shownList(texts as Expr<readonly string[]>) } : {};
}

/** As it was written: Terraform's jsonencode shows `<`, `>` and `&` as `\u003c` and the like. */
const quoted = (value: Expr<unknown>): Expr<string> => x.str`"${value as Expr<string>}"`;

/** A message must not show what the input hides. */
const hiding = ({ found: _, ...rule }: Rule<unknown>): Rule<unknown> => ({ ...rule, got: hidden });

const hidden = () => SECRET;

export const SECRET = "a sensitive value";

/** Whether no message may show the value, or a part of it. */
export const isHidden = (type: AnyType): boolean => type.is.sensitive === true || isUntold(type);

const untold = new WeakMap<AnyType, boolean>();

function isUntold(type: AnyType): boolean {
  const known = untold.get(type);
  if (known !== undefined) return known;
  const { element, fields } = type.is;
  const parts = element ? [element] : Object.values(fields ?? {});
  const found = type.is.untold === true || parts.some(isHidden);
  untold.set(type, found);
  return found;
}

function elementSites({ is }: AnyType, steps: readonly Step[], nullable: boolean): Site[] {
  if (is.element === undefined) return [];
  const collection = is.kind as "list" | "set" | "map";
  return sitesOf(is.element, [
    ...steps,
    { kind: "each", collection, elementName: is.elementName ?? "item", nullable },
  ]);
}

function fieldSites(fields: Shape, steps: readonly Step[], nullable: boolean): Site[] {
  return Object.entries(fields).flatMap(([name, type]) =>
    sitesOf(type, [...steps, { kind: "field", name, nullable }]),
  );
}

function choiceRules({ is: { choices, kind } }: AnyType): Rule<unknown>[] {
  if (choices === undefined) return [];
  const words = choices.map((choice) => JSON.stringify(choice)).join(", ");
  const refused = kind === "number" ? Math.max(...choices.map(Number)) + 1 : "other";
  return [
    {
      test: (value) => x.contains(x.items([...choices]), value as Expr<string | number>),
      allowed: `one of ${words}`,
      refused: [refused],
    },
  ];
}

/** Whether the rule holds everywhere below the value. */
export function holdsAt(site: Site, value: Expr<unknown>, steps = site.steps): Expr<boolean> {
  const [step, ...rest] = steps;
  if (step === undefined) return guarded(site.nullable, value, () => site.rule.test(value), true);
  if (step.kind === "field") {
    return guarded(
      step.nullable,
      value,
      () => holdsAt(site, x.get(value as Expr<Record<string, unknown>>, x.camelToSnake(step.name)), rest),
      true,
    );
  }
  const each = (item: Expr<unknown>) => ({ value: holdsAt(site, item, rest) });
  const all = () =>
    x.allTrue(
      step.collection === "map"
        ? x.listFrom(value as Expr<Record<string, unknown>>, ["key", step.elementName], (_, item) =>
            each(item),
          )
        : x.listEach(value as Expr<unknown[]>, ["index", step.elementName], each),
    );
  return guarded(step.nullable, value, all, true);
}

/** A message for every place where the rule does not hold. */
export function problemsAt(
  site: Site,
  value: Expr<unknown>,
  path: In<string>,
  face: Face,
  steps = site.steps,
): Expr<string[]> {
  const [step, ...rest] = steps;
  const none = () => x.items<string>([]);
  if (step === undefined) {
    return x.when(brokenAt(site, value, []), () => x.items([message(site, value, path, face)]), none);
  }
  if (site.decidedOnly && !x.isKnown(holdsAt(site, value, steps))) return none();
  const below = (item: Expr<unknown>, at: In<string>) => problemsAt(site, item, at, face, rest);
  const inside = (): Expr<string[]> => {
    if (step.kind === "field") {
      const at = x.str`${path}.${spelling(face)(step.name)}`;
      return below(x.get(value as Expr<Record<string, unknown>>, x.camelToSnake(step.name)), at);
    }
    const nested = eachProblem(site, step, value, path, face, rest);
    return nested ?? flattenBelow(step, value, path, below);
  };
  return step.nullable ? x.when(x.isNull(value), none, inside) : inside();
}

function brokenAt(site: Site, value: Expr<unknown>, steps: readonly Step[]): Expr<boolean> {
  const holds = holdsAt(site, value, steps);
  return site.decidedOnly && !x.isKnown(holds) ? x.lift<boolean>(false) : x.not(holds);
}

/** The innermost collection: one filtered loop instead of a list of lists. */
function eachProblem(
  site: Site,
  step: Step & { kind: "each" },
  value: Expr<unknown>,
  path: In<string>,
  face: Face,
  rest: readonly Step[],
) {
  if (rest.some((next) => next.kind === "each")) return undefined;
  // computed only of what is broken: a message may read what is null elsewhere
  const entry = (item: Expr<unknown>, at: In<string>) => ({
    value: () => messageBelow(site, item, at, face, rest),
    when: brokenAt(site, item, rest),
  });
  if (step.collection === "map") {
    return x.listFrom(value as Expr<Record<string, unknown>>, ["key", step.elementName], (key, item) =>
      entry(item, x.str`${path}["${key}"]`),
    );
  }
  return x.listEach(value as Expr<unknown[]>, ["index", step.elementName], (item, index) =>
    entry(item, at(step, path, index)),
  );
}

/** The path of a member: of a list by its place; a set has none. */
const at = ({ collection }: Step & { kind: "each" }, path: In<string>, index: Expr<number>): In<string> =>
  collection === "list" ? x.str`${path}[${index}]` : path;

function flattenBelow(
  step: Step & { kind: "each" },
  value: Expr<unknown>,
  path: In<string>,
  below: (item: Expr<unknown>, at: In<string>) => Expr<string[]>,
) {
  if (step.collection === "map") {
    return x.flatten(
      x.listFrom(value as Expr<Record<string, unknown>>, ["key", step.elementName], (key, item) =>
        below(item, x.str`${path}["${key}"]`),
      ),
    );
  }
  return x.flatten(
    x.listEach(value as Expr<unknown[]>, ["index", step.elementName], (item, index) =>
      below(item, at(step, path, index)),
    ),
  );
}

/** The message at the end of a path of fields, none of which is null. */
function messageBelow(
  site: Site,
  value: Expr<unknown>,
  path: In<string>,
  face: Face,
  rest: readonly Step[],
): Expr<string> {
  const [step, ...below] = rest;
  if (step === undefined) return message(site, value, path, face);
  if (step.kind === "each") throw new Error("fields only");
  const field = x.get(value as Expr<Record<string, unknown>>, x.camelToSnake(step.name));
  return messageBelow(site, field, x.str`${path}.${spelling(face)(step.name)}`, face, below);
}

/** `cidr is "10.0.0.0/8"; allowed: …. Remedy.` */
function message({ rule, type }: Site, value: Expr<unknown>, path: In<string>, face: Face): Expr<string> {
  const spell = spelling(face);
  const got = () => rule.got?.(value, spell) ?? x.jsonEncode(spelled(type, value, spell));
  const found = rule.found?.(value, spell) ?? x.str`is ${got()}`;
  const remedy = rule.remedy ? ` ${rule.remedy}` : "";
  return x.str`${path} ${found}; allowed: ${rule.allowed}.${remedy}`;
}

/** One text of all problems, for an error message; Terraform evaluates it even where there is nothing to tell. */
export function problemText(site: Site, value: Expr<unknown>, path: string, face: Face): Expr<string> {
  const { steps, rule, nullable } = site;
  if (steps.some((step) => step.kind === "each")) {
    const problems = x.join("\n", problemsAt(site, value, path, face));
    return rule.got === hidden ? x.nonsensitive(problems) : problems;
  }
  const text = () => messageBelow(site, value, path, face, steps);
  // what hides the value does not read it, and Terraform shows no message that refers to an ephemeral one
  const readsValue = (rule.found ?? rule.got ?? hidden) !== hidden;
  const mayBeNull = steps.some((step) => step.nullable) || (nullable && readsValue);
  return mayBeNull ? x.attempt<string>(text, "") : text();
}

function guarded(
  nullable: boolean,
  value: Expr<unknown>,
  test: () => In<boolean>,
  otherwise: boolean,
): Expr<boolean> {
  return nullable ? x.when(x.isNull(value), otherwise, test) : x.lift<boolean>(test());
}
