/**
 * A piece of Terraform code: text with cdktf references in it, and how tightly it binds. References stay tokens
 * until synthesis, so that cdktf finds dependencies and references across stacks.
 */
import { type IResolvable, type IResolveContext, Token } from "cdktf";
import { escapeTemplate, quoteInner } from "./quote";

/** HCL's operator precedence, loosest first. */
export enum Precedence {
  conditional = 0,
  or = 1,
  and = 2,
  equality = 3,
  comparison = 4,
  sum = 5,
  product = 6,
  unary = 7,
  atom = 8,
}

export type Part = string | IResolvable;

/** Of a quoted template `"a-${b}"`: the literal texts, unescaped, and the code between them. */
type Template = readonly (string | Code)[];

export class Code {
  private constructor(
    readonly parts: readonly Part[],
    readonly precedence: Precedence,
    /** Set for a quoted template: in Terraform's JSON it stands without its quotes. */
    readonly template?: Template,
  ) {}

  static of(parts: readonly Part[], precedence: Precedence = Precedence.atom): Code {
    return new Code(parts, precedence);
  }

  static template(pieces: Template): Code {
    const parts = pieces.flatMap((piece, index) =>
      typeof piece === "string"
        ? [besideCode(quoteInner(piece), index, pieces)]
        : ["${", ...piece.parts, "}"],
    );
    return new Code(['"', ...parts, '"'], Precedence.atom, pieces);
  }

  /** The parts as an operand of an operator that binds as tightly as `least`. */
  operand(least: Precedence): readonly Part[] {
    return this.precedence >= least ? this.parts : ["(", ...this.parts, ")"];
  }

  /** For messages and tests: tokens that only synthesis can resolve show as `<token>`. */
  toString(): string {
    return this.parts.map(partText).join("");
  }
}

function partText(part: Part): string {
  if (typeof part === "string") return part;
  return "identifier" in part ? String(part.identifier) : "<token>";
}

/** A part that is no code but a value, which there will be when cdktf synthesizes. */
export interface LateValue extends IResolvable {
  readonly isLate: true;
  readonly token: IResolvable;
  /** As Terraform's JSON has it. */
  json(context: IResolveContext): unknown;
}

export const isLate = (part: Part | undefined): part is LateValue =>
  typeof part === "object" && "isLate" in part;

/** Dollars right before `${` would make it the escape `$${`. */
function besideCode(text: string, index: number, pieces: Template): string {
  return index === pieces.length - 1 ? text : text.replace(/\$+$/, (dollars) => `\${"${dollars}"}`);
}

/**
 * The key that an object has once a token was spread into it, as cdktf's Aspects do: `{ ...more, ...node.tagsInput }`. Its place
 * among the others says which of them win.
 */
export const SPREAD = "hanok:spread";

/** What stands under that key: our own resources merge it, in what cdktf writes by itself it is an error. */
export const spreadMark = <N extends object>(node: N): N => ({
  ...node,
  resolve: () => {
    throw new Error(
      "{ ...value } of a value that only Terraform knows; write Fn.merge([value, { … }]), which Terraform computes",
    );
  },
});

/** What cdktf sees of a piece of code: `${…}`, or the bare code inside another expression. */
export class CodeToken implements IResolvable {
  readonly [SPREAD]: { readonly kind: "code"; readonly code: Code };

  constructor(code: Code) {
    this[SPREAD] = spreadMark({ kind: "code", code } as const);
  }

  get code(): Code {
    return this[SPREAD].code;
  }

  get creationStack(): string[] {
    return [];
  }

  resolve(context: IResolveContext & { suppressBraces?: boolean; ignoreEscapes?: boolean }): unknown {
    const bare = context.suppressBraces;
    const [only, ...others] = this.code.parts;
    if (!bare && others.length === 0 && isLate(only)) {
      context.ignoreEscapes = true;
      return only.json(context);
    }
    context.suppressBraces = true;
    context.ignoreEscapes = true;
    const text = (code: Code) =>
      code.parts.map((part) => (typeof part === "string" ? part : context.resolve(part))).join("");
    if (bare) return text(this.code);
    return (this.code.template ?? [this.code])
      .map((piece, index, all) =>
        typeof piece === "string" ? besideCode(escapeTemplate(piece), index, all) : `\${${text(piece)}}`,
      )
      .join("");
  }

  toString(): string {
    return Token.asString(this);
  }

  /** Without cdktf: for code that holds no reference to an element. */
  toJSON(): string {
    return (this.code.template ?? [this.code])
      .map((piece, index, all) =>
        typeof piece === "string" ? besideCode(escapeTemplate(piece), index, all) : `\${${piece}}`,
      )
      .join("");
  }
}
