/** Looking through an evaluated stack. */
import type { Instance } from "./evaluated-stack";

export const all = (stack: readonly Instance[], type: string): Instance[] =>
  stack.filter((instance) => instance.type === type);

/** The one of its type, or of its type with the text in its address. */
export function only(stack: readonly Instance[], type: string, text = ""): Instance {
  const found = all(stack, type).filter(({ address }) => address.includes(text));
  const [first] = found;
  if (!first || found.length > 1)
    throw new Error(`one ${type} with "${text}" is expected, not ${found.map(({ address }) => address)}`);
  return first;
}
