/** What the resources and outputs of a module are made from: its inputs, followed through locals, loops and resources. */

import { type Expression, parse } from "../../../text/code/expression";
import type { AnyContract, AnyType } from "../../contract";
import * as x from "../../expressions";
import type { ModuleJson } from "../hcl/files";
import providerFacts from "../provider-facts.json";
import { type Names, read } from "./evaluate";
import {
  collection,
  everything,
  type Kind,
  nothing,
  objectOf,
  type Sources,
  scalar,
  union,
  type Value,
} from "./value";

type Json = Readonly<Record<string, unknown>>;
type Types = Readonly<Record<string, Readonly<Record<string, Json>>>>;

interface Facts {
  /** Paths of arguments whose change replaces the resource, with blanks between. */
  readonly replaces?: string;
  /** Types of attributes that are no strings. */
  readonly types: Readonly<Record<string, string>>;
}

const FACTS = providerFacts as Readonly<Record<"data" | "resource", Readonly<Record<string, Facts>>>>;

/** A resource or data source of a module. */
export interface Origin {
  /** `aws_subnet.this`, `data.aws_region.current` */
  readonly address: string;
  /** What decides whether it is there, and under which keys. */
  readonly presence: Sources;
  /** What each argument that replaces it is made from, where its key stays. */
  readonly replacing: ReadonlyMap<string, Sources>;
}

interface ModuleOrigin {
  readonly origins: readonly Origin[];
  readonly outputs: ReadonlyMap<string, Value>;
}

export function moduleOrigin({ main, outputs }: ModuleJson, { inputs }: AnyContract): ModuleOrigin {
  const locals = lazily((main.locals ?? {}) as Json, (json) => read(json, names));
  const resources = blocksOf("resource", main.resource as Types, (name) => names(name));
  const data = blocksOf("data", main.data as Types, (name) => names(name));
  const variables = lazily(inputs, (type, name) => ofType(type as AnyType, x.camelToSnake(name)));
  const names: Names = (name) => {
    if (name === "var") return ofFields((variable) => variables.get(x.snakeToCamel(variable)));
    if (name === "local") return ofFields((step) => locals.get(step));
    if (name === "data") return ofFields((type) => data.ofType(type));
    return resources.ofType(name);
  };
  const written = Object.entries(outputs.output as Readonly<Record<string, Json>>);
  return {
    origins: [...resources.origins(), ...data.origins()],
    outputs: new Map(written.map(([name, { value }]) => [name, read(value, names)])),
  };
}

const ofFields = (field: (name: string) => Value | undefined): Value => ({
  kind: "object",
  from: new Set(),
  attribute: (name) => field(name) ?? nothing,
});

function lazily(content: Json, make: (item: unknown, name: string) => Value) {
  const made = new Map<string, Value>();
  return {
    get(name: string): Value | undefined {
      if (!(name in content)) return undefined;
      const known = made.get(name) ?? make(content[name], name);
      made.set(name, known);
      return known;
    },
  };
}

function blocksOf(kind: "data" | "resource", types: Types | undefined, names: Names) {
  const all = Object.entries(types ?? {}).flatMap(([type, some]) =>
    Object.entries(some).map(([name, body]) => blockOrigin(kind, type, name, body, names)),
  );
  const ofType = (type: string): Value | undefined =>
    types && type in types
      ? ofFields((name) => all.find((one) => one.type === type && one.name === name)?.value())
      : undefined;
  return { ofType, origins: () => all.map((one) => one.origin()) };
}

function blockOrigin(kind: "data" | "resource", type: string, name: string, body: Json, names: Names) {
  const address = `${kind === "data" ? "data." : ""}${type}.${name}`;
  const facts = FACTS[kind][type] ?? { types: {} };
  const forEach = once(() => read(body.for_each, names));
  const key = once(() => scalar("string", everything(forEach().key ?? nothing)));
  const each: Names = (word) =>
    word !== "each"
      ? names(word)
      : ofFields((part) => (part === "value" ? forEach().element : { ...key(), from: new Set() }));
  const inside: Names = (word) => (word === "count" ? ofFields(() => scalar("number")) : each(word));
  // what is read depends on what is asked for
  const asked = once(() =>
    kind === "data"
      ? union(new Set([address]), everything(read(rest(body), inside)))
      : new Set([`@${address}`]),
  );
  const attribute = (one: string): Value => {
    const shape = typed(facts.types[one] ?? "string", asked());
    return one in body && kind === "resource"
      ? { ...shape, ...given(read(body[one], inside), shape) }
      : shape;
  };
  const one: Value = { kind: "object", from: new Set(), attribute };
  const count = once(() => everything(read(body.count, names)));
  return {
    type,
    name,
    value: (): Value =>
      "for_each" in body
        ? collection("map", forEach().from, one, forEach().key ?? scalar("string"))
        : "count" in body
          ? collection("list", count(), one, scalar("number"))
          : one,
    origin: (): Origin => ({
      address,
      presence: "for_each" in body ? forEach().from : "count" in body ? count() : new Set(),
      replacing: new Map(
        (facts.replaces ?? "")
          .split(" ")
          .filter((path) => path !== "")
          .filter((path) => !ignored(body, path))
          .flatMap((path): [string, Sources][] => {
            const from = without(
              at(body, path.split("."), inside),
              "for_each" in body ? everything(key()) : new Set(),
            );
            return from.size > 0 ? [[path, from]] : [];
          }),
      ),
    }),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Whether Terraform leaves an argument as it was when the resource was made. */
function ignored({ lifecycle }: Json, path: string): boolean {
  const { ignore_changes = [] } = (lifecycle ?? {}) as Readonly<Record<string, readonly string[]>>;
  return ignore_changes.some((one) => one === "all" || path === one || path.startsWith(`${one}.`));
}

/** An argument's own type; what is in it is made from what was given. */
const given = (value: Value, shape: Value): Value => ({
  ...shape,
  from: everything(value),
  kind: shape.kind,
});

const without = (all: Sources, some: Sources): Sources => new Set([...all].filter((one) => !some.has(one)));

const META = ["for_each", "count", "provider", "lifecycle", "depends_on", "dynamic"];

const rest = (body: Json): Json =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !META.includes(name)));

/** What an argument in nested blocks, `dynamic` ones too, is made from. */
function at(body: unknown, path: readonly string[], names: Names): Sources {
  const [name = "", ...others] = path;
  if (path.length === 0) return everything(read(body, names));
  if (Array.isArray(body)) return union(...body.map((one) => at(one, path, names)));
  if (typeof body !== "object" || body === null) return everything(read(body, names));
  const { [name]: own, dynamic = {} } = body as Json;
  const repeated = (dynamic as Readonly<Record<string, Json | readonly Json[]>>)[name] ?? [];
  const blocks = (Array.isArray(repeated) ? repeated : [repeated]) as readonly Json[];
  return union(
    ...(own === undefined ? [] : [at(own, others, names)]),
    ...blocks.map(({ for_each, iterator, content }) => {
      const items = read(for_each, names);
      const bound = ofFields((part) => (part === "value" ? items.element : items.key));
      const within: Names = (word) => (word === (iterator ?? name) ? bound : names(word));
      return union(items.from, at(content, others, within));
    }),
  );
}

/** An input: an object is there as soon as it is written, whatever is in it. */
function ofType({ is: { kind, element, fields } }: AnyType, path: string): Value {
  if (kind === "object") {
    const all = Object.entries(fields ?? {}).map(([name, field]): [string, Value] => {
      const snake = x.camelToSnake(name);
      return [snake, ofType(field, `${path}.${snake}`)];
    });
    return objectOf(new Map(all));
  }
  if (!element) return scalar(kind, new Set([path]));
  const item = ofType(element, `${path}[*]`);
  const key =
    kind === "map" ? scalar("string", new Set([`${path}{key}`])) : kind === "set" ? item : scalar("number");
  return collection(kind, new Set([`${path}[]`]), item, key);
}

/** A type in Terraform's words: `list(string)`. */
function typed(type: string, from: Sources): Value {
  const of = (expression: Expression): Value => {
    if (expression.kind === "word") return scalar(expression.text as Kind, from);
    if (expression.kind === "object")
      return objectOf(
        new Map(expression.entries.map(([key, value]) => [(key as { text: string }).text, of(value)])),
        from,
      );
    if (expression.kind !== "call") throw new Error(`no type: ${type}`);
    const [element] = expression.args as [Expression];
    return expression.name === "object"
      ? of(element)
      : collection(expression.name as Kind, from, of(element));
  };
  return of(parse(type));
}
