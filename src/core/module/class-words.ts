/** What contracts say of modules, in the words of TypeScript: hover texts name the classes. */

/** A block's path below `modules`, and its class. */
export interface NamedClass {
  readonly path: string;
  readonly constructName: string;
}

const OUTPUT = /the output `\w+` of (?=modules\/)/g;
const MODULE = /\bmodules\/([a-z0-9-]+(?:\/[a-z0-9-]+)*)/g;

/** `the output "network" of modules/network` is `the ref of a Network`; what `ref` is no output of is named otherwise. */
export function inClassWords(text: string, classes: readonly NamedClass[]): string {
  const byPath = new Map(classes.map(({ path, constructName }) => [path, constructName]));
  return text.replace(OUTPUT, "the `ref` of ").replace(MODULE, (module, path) => {
    const found = byPath.get(path);
    if (found === undefined) throw new Error(`${module} is no module; it is named in a contract's words.`);
    return `\`${found}\``;
  });
}
