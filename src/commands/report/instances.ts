/** The instances of synthesized resources, as far as they are known. */

export interface Body {
  readonly for_each?: unknown;
  readonly count?: unknown;
  readonly [argument: string]: unknown;
}

export type Resources = Readonly<Record<string, Readonly<Record<string, Body>>>>;

export interface Instance {
  /** Its key in the resource's `for_each`. */
  readonly key?: string;
  /** An argument that is a text, `each.value` filled in. */
  text(argument: string): string | undefined;
}

/** How many instances a resource block stands for; undefined where Terraform decides. */
export function instanceCount({ for_each: forEach, count }: Body): number | undefined {
  if (typeof forEach === "object" && forEach !== null) return Object.keys(forEach).length;
  if (typeof count === "number") return count;
  return forEach === undefined && count === undefined ? 1 : undefined;
}

/** Those of one type; none of a resource that only Terraform counts. */
export const instancesOf = (resources: Resources, type: string): Instance[] =>
  Object.values(resources[type] ?? {}).flatMap(expand);

function expand(body: Body): Instance[] {
  if (typeof body.for_each !== "object" || body.for_each === null)
    return Array.from({ length: instanceCount(body) ?? 0 }, () => ({ text: (name) => textIn(body[name]) }));
  return Object.entries(body.for_each).map(([key, value]) => ({
    key,
    text: (name) => textIn(filledIn(body[name], value)),
  }));
}

const textIn = (value: unknown) => (typeof value === "string" ? value : undefined);

/** `${each.value}` and `${each.value.name}`. */
function filledIn(argument: unknown, value: unknown): unknown {
  const [reference, name] = /^\$\{each\.value(?:\.(\w+))?\}$/.exec(textIn(argument) ?? "") ?? [];
  if (reference === undefined) return argument;
  return name === undefined ? value : (value as Record<string, unknown>)[name];
}
