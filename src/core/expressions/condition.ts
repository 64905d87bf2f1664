/**
 * Conditions of Terraform's checks. Terraform refuses one that refers to no object (Terraform: "Custom Conditions"), as one of
 * `Fn.upper("web")` would be, whose value nobody knows before Terraform runs either.
 */
import type { IResolvable, IResolveContext } from "cdktf";
import { type Code, CodeToken } from "./code";
import type { In } from "./expr";
import { toJson } from "./json";
import { toNode } from "./lift";

/** For `condition` of preconditions, postconditions and checks. */
export function tfCondition(value: In<boolean>): boolean {
  const node = toNode(value);
  const isOpen = node.kind === "code" && node.code.parts.some((part) => typeof part !== "string");
  // where cdktf takes a boolean it takes a token
  return (isOpen ? new Condition(node.code) : toJson(node)) as boolean;
}

class Condition implements IResolvable {
  readonly creationStack: string[] = [];

  constructor(private readonly code: Code) {}

  resolve(context: IResolveContext): unknown {
    const text = context.resolve(new CodeToken(this.code));
    if (typeof text !== "string") return `\${${text} && path.module != ""}`;
    const condition = /^\$\{(.*)\}$/s.exec(text)?.[1] ?? text;
    return refersToSomething(condition) ? text : `\${(${condition}) && path.module != ""}`;
  }
}

/** A name with an attribute or an index, which is no loop's own. */
function refersToSomething(code: string): boolean {
  const bare = withoutTexts(code);
  const loops = [...bare.matchAll(/\bfor (\w+)(?:, (\w+))? in\b/g)].flatMap(([, ...names]) => names);
  const names = [...bare.matchAll(/(?<![\w.\])])([A-Za-z_][\w-]*)(?=\.[A-Za-z_*]|\[)/g)];
  return names.some(([name]) => !loops.includes(name));
}

/** Code without what stands in quotes, but for what templates compute there. */
function withoutTexts(code: string): string {
  const inside: ("text" | "code")[] = ["code"];
  let bare = "";
  for (const [piece] of code.matchAll(/\\.|[$%]{2}\{|[$%]\{|["{}]|[^\\"{}$%]+|./gs)) {
    const isText = inside.at(-1) === "text";
    if (piece === '"') isText ? inside.pop() : inside.push("text");
    else if (/^([$%]?\{)$/.test(piece) && !(isText && piece === "{")) inside.push("code");
    else if (piece === "}" && !isText) inside.pop();
    else if (!isText) bare += piece;
  }
  return bare;
}
