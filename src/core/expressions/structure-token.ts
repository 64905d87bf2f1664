/** A value of known shape that cdktf's own outputs cannot take as it is. */
import { type IResolvable, Token } from "cdktf";
import { SPREAD } from "./code";
import type { Node } from "./expr";

/** A list or map with nulls in it, behind a token: cdktf's outputs fail for the null. */
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

  resolve(): unknown {
    return this.#json;
  }

  toString(): string {
    return Token.asString(this);
  }

  toJSON(): unknown {
    return this.#json;
  }
}
