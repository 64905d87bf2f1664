/** References to what a resource repeats, `each.value` of an iterator and `count.index`: a block is not repeated. */
import type { Code } from "../expressions/code";
import type { Node } from "../expressions/node";

/** Inside of a block it would be that of the block's own repeated resources, or nothing. */
export function iterationProblem(node: Node | undefined): string | undefined {
  const reference = iterationIn(node);
  return reference === undefined
    ? undefined
    : `holds ${reference}, which is there only where a resource is repeated; allowed: a value of the whole stack. For several, a loop of the program makes a block each`;
}

/** The first such reference in a value. */
function iterationIn(node: Node | undefined): string | undefined {
  if (node?.kind !== "code") return undefined;
  for (const piece of node.code.template ?? [node.code]) {
    const found = typeof piece === "string" ? undefined : iterationOf(piece);
    if (found) return found;
  }
  return undefined;
}

const TEXT = /"(?:[^"\\]|\\.)*"/g;
const ITERATION = /(?<![\w.-])(?:each\.(?:key|value)|count\.index|self\.\w+)\b/;

const iterationOf = (code: Code): string | undefined =>
  ITERATION.exec(code.toString().replace(TEXT, '""'))?.[0];
