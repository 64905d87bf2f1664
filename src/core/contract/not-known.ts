/** What is said of a name that an input or object does not have: while synthesizing, and by `hanok check` of what Terraform drops. */
import { edits } from "../../text/edits";

/** `flow_logs.file_fromat is not known; did you mean file_format? Allowed: file_format, retention_days.` */
export const notKnown = (path: string, name: string, allowed: readonly string[]): string =>
  `${path} is not known; ${whichAreAllowed(name, allowed)}.`;

/** `ref.tiers has no "privat"; did you mean private? Allowed: private, public.` */
export const notThere = (map: string, name: string, allowed: readonly string[]): string =>
  `${map} has no ${JSON.stringify(name)}; ${
    allowed.length === 0 ? "it is empty" : whichAreAllowed(name, allowed)
  }.`;

function whichAreAllowed(name: string, allowed: readonly string[]): string {
  const near = nearest(name, allowed);
  const list = allowed.join(", ");
  return near ? `did you mean ${near}? Allowed: ${list}` : `allowed: ${list}`;
}

/** The name that was meant, where one is near enough: a letter in three may be wrong. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((candidate) => ({ candidate, edits: edits(plain(name), plain(candidate)) }))
    .filter((one) => one.edits <= Math.max(1, Math.floor(plain(name).length / 3)))
    .sort((a, b) => a.edits - b.edits);
  return best?.candidate;
}

/** `fileFormat` and `file-format` are `file_format` written otherwise. */
const plain = (name: string): string => name.toLowerCase().replace(/[_-]/g, "");
