/**
 * What was applied, as the walks take a stack: every instance with its arguments, and every id and ARN that AWS gave as the
 * text that evaluated-stack.ts gives for it. Read from Terraform's state, so that nothing is planned for it.
 */
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
export function stackOfState(text: string): Instance[] {
  const { resources } = JSON.parse(text) as State;
  const instances = resources
    .filter(({ mode }) => mode === "managed")
    .flatMap(({ module, type, name, instances }) =>
      instances.map(({ index_key: key, attributes }) => ({
        address: `${module === undefined ? "" : `${module}.`}${type}.${name}${key === undefined ? "" : `[${JSON.stringify(key)}]`}`,
        type,
        body: attributes,
      })),
    );
  const given = new Map<Json, string>();
  for (const { address, body } of instances)
    for (const name of ["arn", "id", "prefix_list_id"])
      if (isOfAws(body[name]) && !given.has(body[name])) given.set(body[name], specimen(address, name));
  const named = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(named);
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, named(item)]));
    // policies name endpoints by their ids
    if (typeof value === "string" && value.startsWith("{"))
      return value.replace(/\b[a-z]+-[0-9a-f]{8,}\b/g, (id) => given.get(id) ?? id);
    // a state has empty texts for what is not there
    return value === "" ? null : (given.get(value) ?? value);
  };
  return instances.map((instance) => ({ ...instance, body: named(instance.body) as Body }));
}

/** `subnet-0123456789abcdef0` or an ARN, no name that somebody chose. */
const isOfAws = (value: Json | undefined): value is string =>
  typeof value === "string" && /^([a-z]+-[0-9a-f]{8,}|arn:.*)$/.test(value);
