/** What a README says of the resources that a module makes and the data that it reads. */
import type { ModuleJson } from "../hcl/files";
import { code } from "./markdown";

type Json = Readonly<Record<string, unknown>>;

export const resourceLists = ({ main }: ModuleJson): string[] => [
  ...list("## Resources made", main.resource, ""),
  ...list("## Data read", main.data, "data."),
];

function list(title: string, types: unknown, prefix: string): string[] {
  const items = Object.entries((types ?? {}) as Readonly<Record<string, Readonly<Record<string, Json>>>>)
    .flatMap(([type, all]) =>
      Object.entries(all).map(([name, body]) => `- ${code(`${prefix}${type}.${name}`)}${howOften(body)}`),
    )
    .sort();
  return items.length === 0 ? [] : [title, items.join("\n")];
}

const howOften = (body: Json): string =>
  "for_each" in body ? ", one for each key" : "count" in body ? ", where it is asked for" : "";
