/**
 * What was applied, as the walks take a stack: every instance with its arguments, and every id and ARN that AWS gave as the
 * text that evaluated-stack.ts gives for it. Read from Terraform's state, so that nothing is planned for it.
 */
import { type Network, readTerraform } from "../../src/reach";
import { type Body, type Instance, type Json, specimen } from "./evaluated-stack";

interface State {
  readonly resources: readonly {
    readonly module?: string;
    readonly mode: "managed" | "data";
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly index_key?: string | number; readonly attributes: Body }[];
  }[];
}

/** From the text of a state file (version 4). */
export const stackOfState = (text: string): Instance[] =>
  named(
    shownIn(text).flatMap(({ mode, address, type, values }) =>
      mode === "managed" ? [{ address, type, body: values }] : [],
    ),
  );

/** The same as the network that `hanok/reach` reads of it, with the ids and ARNs that AWS gave: policies name these. */
export const networkOfState = (text: string): Network =>
  readTerraform({ format_version: "1.0", values: { root_module: { resources: shownIn(text) } } });

const shownIn = (text: string) =>
  (JSON.parse(text) as State).resources.flatMap(({ module, mode, type, name, instances }) =>
    instances.map(({ index_key: key, attributes }) => ({
      address: `${module === undefined ? "" : `${module}.`}${mode === "data" ? "data." : ""}${type}.${name}${key === undefined ? "" : `[${JSON.stringify(key)}]`}`,
      mode,
      type,
      values: attributes,
    })),
  );

/** With every id and ARN as what it is of. */
function named(instances: readonly Instance[]): Instance[] {
  const given = new Map<Json, string>();
  // a rule names a prefix list, too, and may come before the endpoint that has it
  for (const { address, type, body } of instances)
    for (const name of type === "aws_vpc_endpoint" ? ["arn", "id", "prefix_list_id"] : ["arn", "id"]) {
      const value = body[name];
      if (typeof value === "string" && isOfAws(value) && !given.has(value))
        given.set(value, specimen(address, name));
    }
  const inside = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(inside);
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inside(item)]));
    // policies name endpoints by their ids
    if (typeof value === "string" && value.startsWith("{"))
      return value.replace(/\b[a-z]+-[0-9a-f]{8,}\b/g, (id) => given.get(id) ?? id);
    // a state has empty texts for what is not there
    return value === "" ? null : (given.get(value) ?? value);
  };
  return instances.map((instance) => ({ ...instance, body: inside(instance.body) as Body }));
}

/** `subnet-0123456789abcdef0` or an ARN, no name that somebody chose. */
const isOfAws = (value: string): boolean => /^([a-z]+-[0-9a-f]{8,}|arn:.*)$/.test(value);
