/** Answers that many questions have in common, kept as long as what they are about. */
import type { Answer } from "./question";

const known = new WeakMap<object, Map<string, Answer>>();

export function once(about: object, key: string, ask: () => Answer): Answer {
  const answers = known.get(about) ?? new Map<string, Answer>();
  known.set(about, answers);
  const answer = answers.get(key) ?? ask();
  answers.set(key, answer);
  return answer;
}
