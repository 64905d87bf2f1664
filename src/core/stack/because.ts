/** Why an argument is as it is: a comment above it in the module's HCL. */
import type { TerraformElement } from "cdktf";
import * as x from "../expressions";

const KEY = "hanok:because";

/** By argument, as TypeScript spells it: `lifecycle`, `dependsOn`, `namePrefix`. */
export type Reasons = Readonly<Record<string, string>>;

export const because = ({ node }: TerraformElement, reasons: Reasons): void =>
  node.addMetadata(KEY, reasons, { stackTrace: false });

/** The reasons of a resource, by argument as Terraform spells it. */
export function reasonsOf({ node }: TerraformElement): Record<string, string> {
  const all = node.metadata
    .filter(({ type }) => type === KEY)
    .flatMap(({ data }) => Object.entries(data as Reasons));
  return Object.fromEntries(all.map(([argument, reason]) => [x.camelToSnake(argument), reason]));
}
