/** The generated TypeScript file of a block: its props interface. */
import { type PropsFile, propsFileText } from "../contract/typescript";
import type { BlockDefinition } from "./block";
import { innerClasses } from "./inner-classes";

/** The file's path below src, and its content. */
export function propsFile(definition: BlockDefinition): [string, string] {
  const base = definition.source.replace(/^src\//, "").replace(/\.ts$/, "");
  const file: PropsFile = {
    path: `${base}.props`,
    typeName: `${definition.constructName}Props`,
    doc: definition.prose().purpose.split(/(?<=\.)\s/)[0] as string,
    fields: definition.contract.everyInput,
    source: definition.source,
    block: definition.constructName,
    resources: innerClasses(definition),
  };
  return [`${file.path}.ts`, propsFileText(file)];
}
