/** One instance of a resource or a data source, with what is known of it. */
import type { Value, Values } from "./value";

export interface Resource {
  /** `module.app.aws_subnet.private["a"]`; a data source's begins with `data.` behind the modules. */
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly values: Values;
}

/** As `terraform show -json` writes it. */
export interface ShownResource {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly values?: Record<string, Value>;
}

export interface ShownModule {
  readonly address?: string;
  readonly resources?: readonly ShownResource[];
  readonly child_modules?: readonly ShownModule[];
}

export const shownIn = ({ resources = [], child_modules: children = [] }: ShownModule): ShownResource[] => [
  ...resources,
  ...children.flatMap(shownIn),
];

/** `module.app[0].aws_subnet.private["a"]`: the module's address, what is repeated, and the key. */
export interface Place {
  readonly module: string;
  /** `aws_subnet.private`, `data.aws_vpc.this` */
  readonly local: string;
  readonly key: string | undefined;
}

const MODULE = /^module\.[^.[]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?\.?/;

export function placeOf(address: string): Place {
  let rest = address;
  for (let match = MODULE.exec(rest); match; match = MODULE.exec(rest)) rest = rest.slice(match[0].length);
  const module = address.slice(0, address.length - rest.length).replace(/\.$/, "");
  const bracket = rest.indexOf("[");
  return bracket < 0
    ? { module, local: rest, key: undefined }
    : { module, local: rest.slice(0, bracket), key: rest.slice(bracket) };
}
