/** Where in the source something is made: a module's files are split as the source is. */
import { Construct } from "constructs";
import { isModule } from "./module-context";

const KEY = "hanok:made";

/** Notes the place in a module; a stack is one file. */
export function madeHere<T>(made: T): T {
  if (Construct.isConstruct(made) && isModule(made)) made.node.addMetadata(KEY, true, { stackTrace: true });
  return made;
}

/** The calls that led to it, the innermost first. */
export const callsOf = ({ node }: Construct): readonly string[] =>
  node.metadata.find(({ type }) => type === KEY)?.trace ?? [];
