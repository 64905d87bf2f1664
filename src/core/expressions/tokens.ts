/** cdktf's tokens as expressions: references and functions are code, what a Lazy produces is a value. */

import { type IResolvable, type IResolveContext, Tokenization } from "cdktf";
import { FoldError } from "../../terraform/convert";
import { Code, CodeToken, isLate, type LateValue, Precedence, SPREAD } from "./code";
import { isExpr, unwrap } from "./expr";
import { toJson } from "./json";
import { toCode } from "./literal";
import { code, type Node, scalar } from "./node";
import type { StructureToken } from "./structure-token";

type Read = (value: unknown) => Node;

/** What a token comes to when cdktf synthesizes, read as if it had been given then: a text is quoted, an object is written. */
class Late implements LateValue {
  readonly isLate = true;
  readonly creationStack: string[] = [];

  constructor(
    readonly token: IResolvable,
    private readonly read: Read,
  ) {}

  resolve(context: IResolveContext): unknown {
    return context.resolve(new CodeToken(toCode(this.node(context))));
  }

  json(context: IResolveContext): unknown {
    return toJson(this.node(context));
  }

  private node(context: IResolveContext): Node {
    return this.read(this.token.resolve(context));
  }
}

export function tokenNode(token: IResolvable, read: Read): Node {
  // of Token.asString(expression)
  if (isExpr(token)) return unwrap(token);
  if (isOurs(token)) return nodeIn(token);
  // cdktf's for what is a text that looks like a template
  if (token.constructor.name === "RawString") return scalar((token as IResolvable & { str: string }).str);
  // cdktf's for a value that is there
  if (token.constructor.name === "Intrinsic") return read((token as IResolvable & { value: unknown }).value);
  // the precedence of a foreign token's code is not known: parenthesized inside operators, unless it is a reference
  if (isCode(token)) return code(Code.of([token], isAtom(token) ? Precedence.atom : Precedence.conditional));
  return lateNode(token, read);
}

/** Not by class: another copy of the package has made some. */
const isOurs = (token: IResolvable): token is CodeToken | StructureToken => Object.hasOwn(token, SPREAD);

const nodeIn = ({ [SPREAD]: node }: CodeToken | StructureToken): Node =>
  node.kind === "code" ? code(node.code) : node;

const lateNode = (token: IResolvable, read: Read): Node =>
  code(Code.of([new Late(token, read)], Precedence.conditional));

/** The same value, read otherwise once it is there; undefined where the node is no late value. */
export function readLate(node: Node, read: Read): Node | undefined {
  const [only, ...others] = node.kind === "code" ? node.code.parts : [];
  return isLate(only) && others.length === 0 ? lateNode(only.token, read) : undefined;
}

/** cdktf's expressions write their own arguments; its class for them is not exported. */
const isCode = (token: IResolvable): boolean => "resolveArg" in token || "identifier" in token;

function isAtom(token: IResolvable): boolean {
  return (
    "identifier" in token ||
    token.constructor.name === "PropertyAccess" ||
    token.constructor.name === "FunctionCall"
  );
}

/** The tokens of a text that cdktf made of one, `${TfToken[…]}`. */
export function tokenOfText(marker: string): IResolvable {
  const [token] = looked(marker, () => Tokenization.reverseString(marker).tokens);
  if (token === undefined) throw unknownToken(marker);
  return token;
}

export function tokenOfNumber(value: number): IResolvable {
  const token = looked(value, () => Tokenization.reverseNumber(value));
  if (token === undefined) throw unknownToken(value);
  return token;
}

/** The token that an array or an object stands for, where it does. */
export function tokenOfStructure(value: object): IResolvable | undefined {
  const [token] = looked("", () => Tokenization.reverse(value));
  return token;
}

/** cdktf fails for tokens that it has not made. */
function looked<T>(value: unknown, look: () => T): T {
  try {
    return look();
  } catch {
    throw unknownToken(value);
  }
}

const unknownToken = (value: unknown): FoldError => new FoldError(`${value} is no token that cdktf has made`);
