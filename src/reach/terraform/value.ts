/** A value of an attribute: JSON, or not known before it is applied. */

/** What stands where a plan says `(known after apply)`. */
export class Unknown {
  constructor(
    /** What it is one of, as far as the configuration's references say; undefined where they do not. */
    readonly candidates: readonly string[] | undefined,
    readonly reason: string,
    /** The code and the references that it is made from, as far as the plan has them. */
    readonly mentions = "",
  ) {}
}

export type Value =
  | null
  | boolean
  | number
  | string
  | Unknown
  | readonly Value[]
  | { readonly [name: string]: Value };
export type Values = Readonly<Record<string, Value>>;

/** An id as far as it is known. */
export type Ref = string | Unknown;

export const isUnknown = (value: Value | undefined): value is Unknown => value instanceof Unknown;

export const textIn = (value: Value | undefined): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

export const refIn = (value: Value | undefined): Ref | undefined =>
  isUnknown(value) ? value : textIn(value);

export const numberIn = (value: Value | undefined): number | undefined =>
  typeof value === "number" ? value : undefined;

/** The items of a list, a set or a repeated block; one unknown for a whole that is not known. */
export function listIn(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value as Value];
}

export const refsIn = (value: Value | undefined): Ref[] => listIn(value).flatMap((item) => refIn(item) ?? []);

/** The blocks of a name: those that are not known are told apart by the caller. */
export const blocksIn = (value: Value | undefined): Values[] =>
  listIn(value).filter(
    (item): item is Values => typeof item === "object" && item !== null && !isUnknown(item),
  );
