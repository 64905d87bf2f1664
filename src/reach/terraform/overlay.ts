/** A plan's values with what is not known put in: bound where the configuration says to what, unknown where it does not. */
import type { Binder } from "./bind";
import type { ShownResource } from "./resource";
import { isUnknown, type Value, type Values } from "./value";

type Path = readonly (string | number)[];

export function overlay(resource: ShownResource, unknown: unknown, binder: Binder): Values {
  const at = (value: Value | undefined, mark: unknown, path: Path): Value | undefined => {
    if (mark === true) return binder.value(resource, path);
    if (Array.isArray(mark)) return list(value, mark, path);
    if (typeof mark === "object" && mark !== null) {
      const names = new Set([...Object.keys(value ?? {}), ...Object.keys(mark)]);
      return object((value ?? {}) as Values, mark as Record<string, unknown>, names, path);
    }
    return value;
  };
  const object = (
    value: Values,
    mark: Record<string, unknown>,
    names: Iterable<string>,
    path: Path,
  ): Values => {
    const whole: Record<string, Value> = {};
    for (const name of names) {
      const item = at(value[name], mark[name], [...path, name]);
      if (item !== undefined) whole[name] = item;
    }
    return whole;
  };
  /** As many items that are not known as there are that they may be: each is one of them. */
  const list = (value: Value | undefined, mark: readonly unknown[], path: Path): Value => {
    const items = Array.isArray(value) ? value : [];
    const length = Math.max(items.length, mark.length);
    const whole = Array.from(
      { length },
      (_, index) => at(items[index], mark[index], [...path, index]) ?? null,
    );
    const open = whole.filter(isUnknown);
    const [first] = open;
    if (first?.candidates === undefined || first.candidates.length !== open.length) return whole;
    const left = [...first.candidates];
    return whole.map((item) => (isUnknown(item) ? (left.shift() as string) : item));
  };
  const values = (resource.values ?? {}) as Values;
  return at(values, unknown ?? {}, []) as Values;
}
