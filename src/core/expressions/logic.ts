/** Comparison, logic and choice. */
import { asFlag, asNumber, asText } from "../../terraform/convert";
import { compareText } from "../../terraform/text";
import { Code, Precedence } from "./code";
import { type Expr, type In, unwrap, wrap } from "./expr";
import { binary, ifComputable, unary } from "./fold";
import { type Deferrable, lift, nodeOf, toNode } from "./lift";
import { call, operand } from "./literal";
import { code, isKnownNode, list, type Node, type Scalar, scalar } from "./node";

/** Code that says the opposite without `!( … )`: of `a == b` it is `a != b`. */
const opposites = new WeakMap<Code, () => Expr<boolean>>();

function opposable(code: Code, opposite: () => Expr<boolean>): Code {
  opposites.set(code, opposite);
  return code;
}

const OPPOSITE = { "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">" } as const;
type Operator = keyof typeof OPPOSITE;

function comparison(operator: Operator, precedence: Precedence, a: Node, b: Node): Expr<boolean> {
  const opposite = () => comparison(OPPOSITE[operator], precedence, a, b);
  return wrap(code(opposable(binary(operator, precedence, a, b), opposite)));
}

function compare(operator: Operator, precedence: Precedence, fold: (a: Scalar, b: Scalar) => boolean) {
  return (left: unknown, right: unknown): Expr<boolean> => {
    const [a, b] = [toNode(left), toNode(right)];
    if (a.kind === "scalar" && b.kind === "scalar") return wrap(scalar(fold(a.value, b.value)));
    const folded = isNullTest(a, b);
    if (folded !== undefined) return wrap(scalar(operator === "==" ? folded : !folded));
    return comparison(operator, precedence, a, b);
  };
}

/** A list or a map is never null, even if its items are unknown. */
function isNullTest(a: Node, b: Node): boolean | undefined {
  const structure = (node: Node) => node.kind === "list" || node.kind === "map";
  const isNull = (node: Node) => node.kind === "scalar" && node.value === null;
  return (structure(a) && isNull(b)) || (structure(b) && isNull(a)) ? false : undefined;
}

const equals = compare("==", Precedence.equality, (a, b) => a === b);
const differs = compare("!=", Precedence.equality, (a, b) => a !== b);
const ordered = (operator: Operator, fold: (a: number, b: number) => boolean) =>
  compare(operator, Precedence.comparison, (a, b) => fold(asNumber(a), asNumber(b)));

/** The right side is of the left one's type: a word that the left side never is, is an error of the types. */
export const eq = <T extends Scalar>(left: In<T | null>, right: In<NoInfer<T> | null>): Expr<boolean> =>
  equals(left, right);
export const ne = <T extends Scalar>(left: In<T | null>, right: In<NoInfer<T> | null>): Expr<boolean> =>
  differs(left, right);
type NumberTest = (left: In<number | null>, right: In<number | null>) => Expr<boolean>;
export const lt: NumberTest = ordered("<", (a, b) => a < b);
export const le: NumberTest = ordered("<=", (a, b) => a <= b);
export const gt: NumberTest = ordered(">", (a, b) => a > b);
export const ge: NumberTest = ordered(">=", (a, b) => a >= b);

export const isNull = (value: In<unknown>): Expr<boolean> => equals(value, null);
export const isSet = (value: In<unknown>): Expr<boolean> => differs(value, null);

export function not(value: In<boolean>): Expr<boolean> {
  const node = toNode(value);
  if (node.kind === "scalar") return wrap(scalar(!asFlag(node.value)));
  if (node.kind !== "code") return wrap(code(unary("!", node)));
  const opposite = opposites.get(node.code);
  return opposite ? opposite() : wrap(code(opposable(unary("!", node), () => wrap(node))));
}

/** True when all are. Terraform evaluates every one: guard one that may fail with `when` or `holds`. */
export const and = (...values: In<boolean>[]): Expr<boolean> => junction("&&", Precedence.and, false, values);
/** True when any is. Terraform evaluates every one: guard one that may fail with `when` or `holds`. */
export const or = (...values: In<boolean>[]): Expr<boolean> => junction("||", Precedence.or, true, values);

/** `decisive` ends the junction; the other constant adds nothing to it. */
function junction(
  operator: string,
  precedence: Precedence,
  decisive: boolean,
  values: In<boolean>[],
): Expr<boolean> {
  const nodes = values.map(toNode);
  for (const node of nodes) if (node.kind === "scalar") asFlag(node.value);
  if (nodes.some((node) => node.kind === "scalar" && node.value === decisive)) return wrap(scalar(decisive));
  const [first, ...rest]: Node[] = nodes.filter((node) => node.kind !== "scalar");
  if (first === undefined) return wrap(scalar(!decisive));
  const joined = rest.reduce<Node>((left, right) => code(binary(operator, precedence, left, right)), first);
  const isFlat = nodes.every((node) => node.kind !== "code" || isPartOf(node.code.precedence, precedence));
  if (joined.kind === "code" && rest.length > 0 && isFlat)
    opposites.set(joined.code, () => (decisive ? and : or)(...values.map(not)));
  return wrap(joined);
}

/** Whether the opposite of a part needs no brackets of its own in the opposite of the whole. */
const isPartOf = (part: Precedence, whole: Precedence): boolean =>
  part === whole || part >= Precedence.equality;

/**
 * `condition ? then : otherwise`. A branch that is a function is never computed when the condition is known and does not take it. One
 * that cannot be computed from what is known is null: the condition leads to it where a rule refuses the inputs. Null where nothing
 * else is said. A value that is at hand may stand as it is.
 */
export function when<T>(condition: In<boolean>, then: Deferrable<T>): Expr<T | null>;
export function when<T, E = T>(
  condition: In<boolean>,
  then: Deferrable<T>,
  otherwise: Deferrable<E>,
): Expr<T | E>;
export function when<T, E>(
  condition: In<boolean>,
  then: Deferrable<T>,
  otherwise: Deferrable<E | null> = null,
): Expr<T | E | null> {
  const test = toNode(condition);
  if (test.kind === "scalar") return wrap(nodeOf(asFlag(test.value) ? then : otherwise));
  const [yes, no] = [then, otherwise].map((branch) => ifComputable(() => nodeOf(branch)) ?? scalar(null)) as [
    Node,
    Node,
  ];
  const same = yes.kind === "scalar" && no.kind === "scalar" && yes.value === no.value;
  if (same) return wrap(yes);
  if (isBoolean(yes) && isBoolean(no))
    return (yes.value ? wrap(test) : not(wrap(test))) as Expr<T | E | null>;
  const parts = [
    ...operand(test, Precedence.or),
    " ? ",
    ...operand(yes, Precedence.or),
    " : ",
    ...operand(no, Precedence.conditional),
  ];
  const choice = Code.of(parts, Precedence.conditional);
  if (isBoolean(yes) || isBoolean(no)) {
    const opposite = (branch: Node) => () => not(wrap<boolean>(branch));
    opposites.set(choice, () => when<boolean>(condition as In<boolean>, opposite(yes), opposite(no)));
  }
  return wrap(code(choice));
}

function isBoolean(node: Node): node is { kind: "scalar"; value: boolean } {
  return node.kind === "scalar" && typeof node.value === "boolean";
}

/** `value == null ? otherwise : then`: `then` gets the value as one that is not null; null where nothing else is said. */
export function ifSet<V, T>(value: In<V>, then: (value: Expr<Exclude<V, null>>) => In<T>): Expr<T | null>;
export function ifSet<V, T, E = T>(
  value: In<V>,
  then: (value: Expr<Exclude<V, null>>) => In<T>,
  otherwise: Deferrable<E>,
): Expr<T | E>;
export function ifSet<V, T, E>(
  value: In<V>,
  then: (value: Expr<Exclude<V, null>>) => In<T>,
  otherwise: Deferrable<E | null> = null,
): Expr<T | E | null> {
  const node = toNode(value);
  return when<E | null, T>(isNull(wrap(node)), otherwise, () => then(wrap(node)));
}

type TestOf<V> = (value: Expr<Exclude<V, null>>) => In<boolean>;

/** Null, or what the test says of it. */
export const isNullOr = <V>(value: In<V>, test: TestOf<V>): Expr<boolean> => ifSet(value, test, true);
/** Not null, and what the test says of it. */
export const isSetAnd = <V>(value: In<V>, test: TestOf<V>): Expr<boolean> => ifSet(value, test, false);

/** The value, where something else has made sure that it is not null: a loop's `when`, a rule that was checked before. */
export const nonNull = <T>(value: Expr<T>): Expr<Exclude<T, null>> => value as Expr<Exclude<T, null>>;

/** One of two values that cost nothing to compute. */
export const choose = <const T extends Scalar, const E extends Scalar = T>(
  condition: In<boolean>,
  then: T,
  otherwise: E,
): Expr<T | E> => when<T, E>(condition, then as In<T>, otherwise as In<E>);

/** `condition ? [value] : []` */
export const itemIf = <T>(condition: In<boolean>, value: Deferrable<T>): Expr<T[]> =>
  when(condition, () => wrap<T[]>(list([nodeOf(value)])), []);

/** `value == null ? [] : [value]` */
export const itemIfSet = <V>(value: In<V>): Expr<Exclude<V, null>[]> =>
  ifSet(value, (item) => wrap<Exclude<V, null>[]>(list([toNode(item)])), []);

/** The value, or `fallback` where it is null. Unlike Terraform's `coalesce` an empty string is kept. */
export function orElse<T, F = T>(value: In<T | null>, fallback: Deferrable<F>): Expr<T | F> {
  const node = toNode(value);
  return when<F, T>(isNull(wrap(node)), fallback, wrap<T>(node) as In<T>);
}

/** Both sides of `||` are evaluated, and null cannot be compared. */
export const orZero = (value: In<number | null>): Expr<number> => orElse(value, 0);

/** A test that is false when computing it fails: `try(test, false)`. */
export function holds(test: () => In<boolean>): Expr<boolean> {
  return attempt(test, false);
}

/** `try(value, fallback)`; null where nothing else is said. */
export function attempt<T>(value: () => In<T>): Expr<T | null>;
export function attempt<T>(value: () => In<T>, fallback: Deferrable<T>): Expr<T>;
export function attempt<T>(value: () => In<T>, fallback: Deferrable<T | null> = null): Expr<T | null> {
  const node = ifComputable(() => toNode(value()));
  if (node === undefined) return wrap(nodeOf(fallback));
  if (isKnownNode(node)) return wrap(node);
  return wrap(code(call("try", node, nodeOf(fallback))));
}

/**
 * What tells nothing of the sensitive values that it was computed from: a length, keys. What is not sensitive may be passed,
 * too, since Terraform 1.7 (github.com/hashicorp/terraform/pull/33856).
 */
export function nonsensitive<T>(value: In<T>): Expr<T> {
  const node = toNode(value);
  return wrap(isKnownNode(node) ? node : code(call("nonsensitive", node)));
}

/** `can(value)`: whether computing it succeeds. */
export function can(value: () => In<unknown>): Expr<boolean> {
  const node = ifComputable(() => unwrap(lift(value())));
  if (node === undefined || isKnownNode(node)) return wrap(scalar(node !== undefined));
  return wrap(code(call("can", node)));
}

/** Whether two texts are in alphabetical order and differ; Terraform compares only numbers. */
export function precedes(left: In<string>, right: In<string>): Expr<boolean> {
  const [a, b] = [toNode(left), toNode(right)];
  if (a.kind === "scalar" && b.kind === "scalar")
    return wrap(scalar(compareText(asText(a.value), asText(b.value)) < 0));
  const first = call("sort", list([a, b]));
  const ordered = code(Code.of([...first.parts, "[0]"]));
  return and(equals(wrap(ordered), wrap(a)), differs(wrap(a), wrap(b)));
}
