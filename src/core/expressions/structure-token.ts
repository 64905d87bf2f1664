/** A value of known shape that cdktf's own outputs cannot take as it is. */
import { type IResolvable, Token } from "cdktf";
import type { Node } from "./expr";

/** A list or map with nulls in it, behind a token: cdktf's outputs fail for the null. */
export class StructureToken implements IResolvable {
  readonly creationStack: string[] = [];

  constructor(
    /** What it was made of, for an expression that takes it up again. */
    readonly node: Node,
    private readonly json: unknown,
  ) {}

  resolve(): unknown {
    return this.json;
  }

  toString(): string {
    return Token.asString(this);
  }

  toJSON(): unknown {
    return this.json;
  }
}
