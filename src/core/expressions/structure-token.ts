/** A value of known shape as cdktf's token: its outputs fail for a null in a plain one, its functions for keys and quotes. */
import { type IResolvable, type IResolveContext, Token } from "cdktf";
import { CodeToken, SPREAD } from "./code";
import { toCode } from "./literal";
import type { Node } from "./node";

export class StructureToken implements IResolvable {
  readonly [SPREAD]: Node;
  readonly #json: unknown;

  constructor(node: Node, json: unknown) {
    this[SPREAD] = node;
    this.#json = json;
  }

  /** What it was made of, for an expression that takes it up again. */
  get node(): Node {
    return this[SPREAD];
  }

  get creationStack(): string[] {
    return [];
  }

  /** Inside of code it is code. */
  resolve(context: IResolveContext & { suppressBraces?: boolean }): unknown {
    return context.suppressBraces ? new CodeToken(toCode(this.node)).resolve(context) : this.#json;
  }

  toString(): string {
    return Token.asString(this);
  }

  toJSON(): unknown {
    return this.#json;
  }
}
