/**
 * What a block gives to a program: an object whose texts, numbers and lists are the known values or cdktf's tokens, as attributes
 * of cdktf's resources are, and which blocks take as a whole.
 */
import { inspect } from "node:util";
import { type IResolvable, Token } from "cdktf";
import type { Construct } from "constructs";
import * as x from "../expressions";
import { ofToken, textOf, tokenOf } from "../expressions/as-token";
import { SPREAD, spreadMark } from "../expressions/code";
import {
  type HasNode,
  holding,
  isAskedOfAll,
  keepMark,
  ownProperty,
  unwrap,
  wrap,
} from "../expressions/expr";
import { field, type Node } from "../expressions/node";
import { InputError } from "./contract";
import { notThere } from "./not-known";
import type { AnyType, Type } from "./types";

/** An object or a map of the block's, with what is in it as a program uses it. */
export type Reference<T> = Plain<x.Typed<T>> & { readonly [K in keyof T]: Member<T, K> };

/** By a name that only the program's run tells, it may not be there: `get` says so. */
type Member<T, K extends keyof T> =
  Record<never, never> extends Record<K, unknown> ? Native<T[K]> | undefined : Native<T[K]>;

/** No interface: so an object whose keys are known may be given where any keys may be. */
type Plain<T> = { readonly [K in keyof T]: T[K] };

/** The names that a program gave. Of a token, which has none that are known, the compiler infers the names of its methods. */
export type Names<Name extends string> = keyof IResolvable extends Name ? string : Name;

export type ByName<Name extends string, T> = Readonly<Record<Names<Name>, T>>;

/** With other types of some fields: maps by the names that a program gave. */
export type With<T, Changes> = { readonly [K in keyof T]: K extends keyof Changes ? Changes[K] : T[K] };

/** Undefined stands for null. */
type Native<T> = null extends T ? NativeOf<Exclude<T, null>> | undefined : NativeOf<T>;

type NativeOf<T> = [T] extends [boolean]
  ? boolean | IResolvable
  : [T] extends [string]
    ? Text<T>
    : [T] extends [number]
      ? number
      : T extends readonly (infer U)[]
        ? List<T, U>
        : Reference<T>;

/** One of several words is known, or Terraform's. */
type Text<T extends string> = string extends T ? string : T | x.Typed<T>;

/** Of objects, how many there are may be Terraform's to know. */
type List<T, U> = [U] extends [string]
  ? string[]
  : [U] extends [number]
    ? number[]
    : x.Typed<T> & { readonly [index: number]: Native<U> };

/**
 * The value as a program takes it; `name` is what it is called in the construct, for errors. Of which keys are known to the
 * compiler, the place that it is put to says.
 */
export function reference<T, R = T>(
  scope: Construct,
  name: string,
  type: Type<T>,
  value: x.Expr<T>,
): Reference<R> {
  return native(type, unwrap(value), { path: scope.node.path, name }) as Reference<R>;
}

/** What stands in a map under a name that a program computes; an error says which names there are. */
export const get = <T>(map: x.Typed<Readonly<Record<string, T>>>, name: string): Native<T> =>
  (map as unknown as Readonly<Record<string, Native<T>>>)[name] as Native<T>;

interface Place {
  readonly path: string;
  readonly name: string;
}

function native(type: AnyType, node: Node, place: Place): unknown {
  if (node.kind === "scalar" && node.value === null) return undefined;
  const { kind, element, choices } = type.is;
  if (kind === "object" || kind === "map") return structure(type, node, place);
  if (kind === "list" || kind === "set") return listOf(element as AnyType, node, place);
  if (node.kind === "scalar" && kind !== "string") return node.value;
  if (kind === "string") return choices && node.kind === "code" ? wrap(node) : textOf(node);
  return kind === "number" ? Token.asNumber(tokenOf(node)) : tokenOf(node);
}

function listOf(element: AnyType, node: Node, place: Place): unknown {
  const at = (index: number) => ({ ...place, name: `${place.name}[${index}]` });
  if (node.kind === "list") return node.items.map((item, index) => native(element, item, at(index)));
  if (element.is.kind === "string") return Token.asList(tokenOf(node));
  if (element.is.kind === "number") return Token.asNumberList(tokenOf(node));
  return structure({ is: { kind: "list", doc: "", rules: [], element } }, node, place);
}

interface Structure extends HasNode {
  readonly type: AnyType;
  readonly node: Node;
  readonly place: Place;
  /** What was asked for: the same token each time. */
  readonly given: Map<string, unknown>;
}

function structure(type: AnyType, node: Node, place: Place): unknown {
  const target: Structure = { ...holding(node), type, node, place, given: new Map() };
  return new Proxy(Object.assign(target, { [inspect.custom]: () => jsonOf(target) }), members);
}

const members: ProxyHandler<Structure> = {
  get(target, property) {
    const shown = ofToken(target.node, property);
    if (shown !== undefined) return property === "toJSON" ? () => jsonOf(target) : shown;
    return typeof property === "symbol" ? Reflect.get(target, property) : member(target, property);
  },
  defineProperty: keepMark,
  has: (target, property) => typeof property === "string" && namesOf(target).includes(property),
  ownKeys: (target) => Object.keys(of(target)),
  getOwnPropertyDescriptor: (target, property) => ownProperty(of(target), property),
};

const namesOf = ({ type, node }: Structure): readonly string[] =>
  type.is.fields ? Object.keys(type.is.fields) : node.kind === "map" ? [...node.entries.keys()] : [];

/** What a spread takes. */
function of(target: Structure): Readonly<Record<string, unknown>> {
  if (isOpen(target)) return { [SPREAD]: spreadMark(target.node) };
  return Object.fromEntries(namesOf(target).map((name) => [name, member(target, name)]));
}

const isOpen = ({ node, type }: Structure): boolean => node.kind === "code" && !type.is.fields;

const jsonOf = (target: Structure): unknown => (isOpen(target) ? textOf(target.node) : { ...of(target) });

function member(target: Structure, name: string): unknown {
  const { given } = target;
  if (!given.has(name)) given.set(name, read(target, name));
  return given.get(name);
}

function read({ type, node, place }: Structure, name: string): unknown {
  const { fields, element } = type.is;
  const at = { ...place, name: `${place.name}.${name}` };
  if (fields) {
    const declared = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (name === "fqn" && !declared) throw new InputError(place.path, [noResource(place.name)]);
    return declared && native(declared, field(node, x.camelToSnake(name)), at);
  }
  if (node.kind === "map" && node.entries.has(name)) return native(element as AnyType, field(node, name), at);
  if (isAskedOfAll(name, node)) return undefined;
  if (type.is.kind === "list")
    return /^\d+$/.test(name) ? native(element as AnyType, itemOf(node, name), at) : undefined;
  if (node.kind === "map")
    throw new InputError(place.path, [notThere(place.name, name, [...node.entries.keys()])]);
  return native(element as AnyType, field(node, name), at);
}

/** cdktf asks for it of what stands in `dependsOn`, and writes nothing for what has none. */
const noResource = (name: string): string =>
  `${name} stands where one resource is wanted; allowed: in dependsOn the resources that the block makes, each by resource(NAME).`;

const itemOf = (node: Node, index: string): Node =>
  unwrap(x.at(wrap<readonly unknown[]>(node), Number(index)));
