/** Objects for AWS, whose members are there or not: ECS answers no nulls and no empty lists. */
import {
  type Expr,
  type In,
  isEmpty,
  isKnown,
  isNull,
  isSet,
  knownValue,
  mapFrom,
  merge,
  when,
} from "../../core/expressions";

export type Members = Readonly<Record<string, In<unknown>>>;
export type Definition = Readonly<Record<string, unknown>>;

/** The required members, and of the others those that are not null; what nobody knows yet Terraform decides. */
export function present(required: Members, optional: Members): Expr<Definition> {
  const kept = Object.entries(optional).filter(
    ([, value]) => !isKnown(isNull(value)) || knownValue(isSet(value)),
  );
  const [open, set] = [
    kept.filter(([, value]) => !isKnown(isNull(value))),
    kept.filter(([, value]) => isKnown(isNull(value))),
  ];
  const decided = mapFrom<unknown, unknown>(
    Object.fromEntries(open),
    ["member", "value"],
    (member, value) => ({
      key: member,
      value,
      when: isSet(value),
    }),
  );
  return merge<unknown>({ ...required, ...Object.fromEntries(set) } as In<Record<string, unknown>>, decided);
}

/** A list, or null where it is empty. */
export const filled = <T>(list: Expr<readonly T[]>): Expr<readonly T[] | null> =>
  when<readonly T[] | null>(
    isEmpty(list),
    () => null,
    () => list,
  );
