/** Values that wait for an apply: whose they are may be known before what they are. */
import { isUnknown, Unknown, type Value } from "../value";

/** Something that AWS gives, named by its resource: of one thing that is known, one candidate. */
export const later = (name: string): Unknown => new Unknown([name], `${name} is known after the apply`);

/** What stands in JSON for something of which not even the name is known. */
export const UNNAMED = "(known after apply)";

/** What it is the name of, where that is one thing. */
export const nameOf = ({ candidates }: Unknown): string | undefined =>
  candidates?.length === 1 ? candidates[0] : undefined;

/** Whether a value, or something in it, waits. */
export const waits = (value: Value): boolean =>
  isUnknown(value) || (typeof value === "object" && value !== null && Object.values(value).some(waits));

/** What is one thing reads as its name, as everything else that the network is made of. */
export function settled(value: Value): Value {
  if (isUnknown(value)) return nameOf(value) ?? value;
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, settled(item)]));
}

/** One of two, where only Terraform decides which. */
export function eitherOf(one: Value, other: Value): Value {
  if (same(one, other)) return one;
  const names = [one, other].map((value) =>
    isUnknown(value) ? value.candidates : typeof value === "string" ? [value] : undefined,
  );
  const [first, second] = names;
  const candidates = first && second && [...new Set([...first, ...second])];
  return new Unknown(candidates, "a condition decides it when Terraform plans");
}

export const same = (one: Value, other: Value): boolean => JSON.stringify(one) === JSON.stringify(other);
