/** cdktf's lists and maps that only Terraform knows, taken apart by JavaScript: what is left of them means nothing to anybody. */
import { Tokenization } from "cdktf";
import { isRecord } from "../expressions/lift";

const LIST = "#{TfToken[";
const WHOLE = /^#\{TfToken\[[^\]]*\]\}$/;
const MAP = "&{TfToken[";

/** What is there, and what is written instead. */
export function misusedToken(value: unknown): string | undefined {
  if (isItem(value) || isChanged(value))
    return "holds an item of a list that only Terraform knows; allowed: Fn.element(list, 0), for a longer list Fn.concat([list, […]]), in a text Fn.join(…)";
  return isSpread(value)
    ? "holds a map that only Terraform knows, spread into another; allowed: Fn.merge([map, { … }])"
    : undefined;
}

const isItem = (value: unknown): boolean => typeof value === "string" && value.includes(LIST);

/** cdktf takes a list of one text with its mark for the whole list, whatever else is in the text. */
const isChanged = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 1 && isItem(value[0]) && !WHOLE.test(value[0]);

/** A token whose own fields, or whose only key, stand beside others. */
function isSpread(value: unknown): boolean {
  if (!isRecord(value) || Tokenization.isResolvable(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 1 && keys.some((key) => key.includes(MAP) || key === "creationStack");
}
