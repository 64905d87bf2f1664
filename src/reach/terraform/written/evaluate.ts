/** What code comes to before anything is planned: a value, or what it waits for. */
import { type Expression, parse } from "../../../text/code/expression";
import { soleCode, templateParts } from "../../../text/code/template";
import { isUnknown, Unknown, type Value } from "../value";
import { called } from "./functions";
import { eitherOf, later, nameOf, same, waits } from "./later";
import { EACH, Failure, type Scope, type Step, walk } from "./scope";

type Kinds<K extends Expression["kind"]> = Extract<Expression, { kind: K }>;

/** A text of Terraform's JSON syntax, which is a template. */
export function readText(text: string, scope: Scope): Value {
  if (!/[$%]\{/.test(text)) return text;
  try {
    const code = soleCode(text);
    return code === undefined ? template(text, scope, false) : evaluate(parsed(code), scope);
  } catch (error) {
    // whatever is not computed here, a plan decides
    return new Unknown(undefined, (error as Error).message, text);
  }
}

const trees = new Map<string, Expression>();

/** The same code stands in many places. */
function parsed(code: string): Expression {
  const known = trees.get(code);
  if (known) return known;
  try {
    const tree = parse(code);
    if (trees.size > 5000) trees.clear();
    trees.set(code, tree);
    return tree;
  } catch (error) {
    throw new Failure(`${code.slice(0, 80)} is not read here: ${(error as Error).message}`);
  }
}

function template(text: string, scope: Scope, isQuoted: boolean): Value {
  const parts = templateParts(text).map(({ isCode, text: part }): Value => {
    if (!isCode) return plain(part, isQuoted);
    if (part.startsWith("%{")) return new Unknown(undefined, "a directive decides it when Terraform plans");
    return evaluate(parsed(part.slice(2, -1)), scope);
  });
  const texts = parts.map((part) => (isUnknown(part) ? nameOf(part) : part));
  if (texts.some((part) => part === undefined || part === null || typeof part === "object"))
    return new Unknown(undefined, parts.find(isUnknown)?.reason ?? "it is no text", text);
  return parts.some(isUnknown) ? later(texts.join("")) : texts.join("");
}

function plain(text: string, isQuoted: boolean): string {
  const unquoted = isQuoted ? (JSON.parse(`"${text}"`) as string) : text;
  return unquoted.replace(/([$%])\1\{/g, "$1{");
}

function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case "word":
      return word(expression.text, scope);
    case "group":
      return evaluate(expression.inner, scope);
    case "unary":
      return unary(expression, scope);
    case "chain":
      return chain(expression, scope);
    case "choice":
      return choice(expression, scope);
    case "list":
      return expression.items.map((item) => evaluate(item, scope));
    case "object":
      return object(expression, scope);
    case "for":
      return loop(expression, scope);
    case "part":
      return part(expression, scope);
    case "call":
      return call(expression, scope);
  }
}

function word(text: string, scope: Scope): Value {
  if (text.startsWith('"')) return template(text.slice(1, -1), scope, true);
  if (/^\d/.test(text)) return Number(text);
  if (text === "true" || text === "false") return text === "true";
  return text === "null" ? null : scope.at(text, []);
}

function unary({ operator, operand }: Kinds<"unary">, scope: Scope): Value {
  const value = evaluate(operand, scope);
  if (isUnknown(value)) return new Unknown(undefined, value.reason);
  return operator === "!" ? value !== true : -Number(value);
}

function chain({ operators, operands }: Kinds<"chain">, scope: Scope): Value {
  const [first, ...others] = operands;
  return others.reduce<Value>(
    (left, operand, index) => {
      const operator = operators[index] as string;
      const isDecided = (operator === "&&" && left === false) || (operator === "||" && left === true);
      return isDecided ? left : binary(operator, left, evaluate(operand, scope));
    },
    evaluate(first as Expression, scope),
  );
}

function binary(operator: string, one: Value, other: Value): Value {
  if (operator === "&&" && other === false) return false;
  if (operator === "||" && other === true) return true;
  const isSame = same(one, other) && ![one, other].some((value) => isUnknown(value) && !nameOf(value));
  if (/^[=!]=$/.test(operator) && isSame) return operator === "==";
  if (waits(one) || waits(other)) return new Unknown(undefined, "it waits for the apply");
  const [left, right] = [Number(one), Number(other)];
  switch (operator) {
    case "==":
      return false;
    case "!=":
      return true;
    case "&&":
    case "||":
      return operator === "&&" ? one === true : one === true || other === true;
    case "<":
      return left < right;
    case ">":
      return left > right;
    case "<=":
      return left <= right;
    case ">=":
      return left >= right;
    default:
      return arithmetic(operator, left, right);
  }
}

function arithmetic(operator: string, left: number, right: number): number {
  const results: Readonly<Record<string, number>> = {
    "+": left + right,
    "-": left - right,
    "*": left * right,
    "/": left / right,
    "%": left % right,
  };
  return results[operator] as number;
}

function choice({ condition, yes, no }: Kinds<"choice">, scope: Scope): Value {
  const asked = evaluate(condition, scope);
  if (isUnknown(asked)) return eitherOf(evaluate(yes, scope), evaluate(no, scope));
  return evaluate(asked === true || asked === "true" ? yes : no, scope);
}

function object({ entries }: Kinds<"object">, scope: Scope): Value {
  const made: Record<string, Value> = {};
  for (const [key, value] of entries) {
    const isName = key.kind === "word" && /^[A-Za-z_]/.test(key.text);
    const name = isName ? key.text : evaluate(key, scope);
    if (isUnknown(name)) return new Unknown(undefined, name.reason);
    made[String(name)] = evaluate(value, scope);
  }
  return made;
}

function loop(expression: Kinds<"for">, scope: Scope): Value {
  const all = evaluate(expression.collection, scope);
  if (isUnknown(all)) return new Unknown(undefined, all.reason);
  const found: (readonly [Value, Value])[] = [];
  for (const [key, item] of entriesOf(all)) {
    const inner = scope.with(bindings(expression.names, key, item));
    const isIn = expression.condition === undefined || evaluate(expression.condition, inner);
    if (isUnknown(isIn)) return new Unknown(undefined, isIn.reason);
    if (isIn !== true) continue;
    const name = expression.key === undefined ? null : evaluate(expression.key, inner);
    found.push([name, evaluate(expression.value, inner)]);
  }
  return expression.isObject ? keyed(found, expression.isGrouped) : found.map(([, value]) => value);
}

export const entriesOf = (all: Value): (readonly [Value, Value])[] =>
  Array.isArray(all)
    ? all.map((item, index) => [index, item] as const)
    : Object.entries(all ?? {}).map(([key, item]) => [key, item] as const);

const bindings = ([first = "", second]: readonly string[], key: Value, item: Value) =>
  second === undefined ? { [first]: item } : { [first]: key, [second]: item };

function keyed(found: readonly (readonly [Value, Value])[], isGrouped: boolean): Value {
  const made: Record<string, Value> = {};
  for (const [key, value] of found) {
    if (isUnknown(key)) return new Unknown(undefined, key.reason);
    const before = made[String(key)];
    made[String(key)] = isGrouped ? [...(Array.isArray(before) ? before : []), value] : value;
  }
  return made;
}

function part(expression: Kinds<"part">, scope: Scope): Value {
  const [root, steps] = pathOf(expression, scope);
  const isName = root.kind === "word" && /^[A-Za-z_]/.test(root.text);
  return isName ? scope.at(root.text, steps) : walk(evaluate(root, scope), steps);
}

function pathOf(expression: Expression, scope: Scope): readonly [root: Expression, steps: Step[]] {
  if (expression.kind !== "part") return [expression, []];
  const [root, steps] = pathOf(expression.of, scope);
  return [root, [...steps, stepOf(expression.step, scope)]];
}

function stepOf(step: string | Expression, scope: Scope): Step {
  if (step === "[*]" || step === ".*") return EACH;
  return typeof step === "string" ? step.slice(1) : evaluate(step, scope);
}

function call({ name, args, isSpread }: Kinds<"call">, scope: Scope): Value {
  if (name === "can" || name === "try") return tried(name, args, scope);
  const given = args.map((arg) => evaluate(arg, scope));
  const last = given.at(-1);
  return called(name, isSpread && Array.isArray(last) ? [...given.slice(0, -1), ...last] : given);
}

function tried(name: string, args: readonly Expression[], scope: Scope): Value {
  for (const arg of args) {
    try {
      const value = evaluate(arg, scope);
      return name === "try" ? value : isUnknown(value) ? value : true;
    } catch {
      // the next is tried
    }
  }
  if (name === "can") return false;
  throw new Failure("nothing that was tried is there");
}
