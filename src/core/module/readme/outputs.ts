/** What a README says of outputs. */
import type { ModuleJson } from "../hcl/files";
import { heading, markdown } from "./markdown";

interface OutputJson {
  readonly value: unknown;
  readonly description: string;
}

export const outputSections = ({ outputs }: ModuleJson): string[] =>
  Object.entries(outputs.output as Readonly<Record<string, OutputJson>>).flatMap(
    ([name, { description }]) => [heading("output", name), markdown(description)],
  );
