/** Matchers for jest: `expect(plan).toReach("service/api", "aws:ecr.api", 443)`. */
import type { Question } from "./answer/question";
import { reach } from "./answer/reach";
import type { Network } from "./model/network";
import { answerText } from "./told";

interface Result {
  readonly pass: boolean;
  message(): string;
}

/** What else a question may say. */
type About = Omit<Question, "from" | "to" | "port">;

/** Of a negated one, `isNot` is true: what is not known, or reached at one place, passes neither. */
function toReach(
  this: { readonly isNot?: boolean },
  network: Network,
  from: string,
  to: string,
  on?: number | About,
  more: About = {},
): Result {
  const question: Question = { from, to, ...(typeof on === "number" ? { port: on } : on), ...more };
  const answer = reach(network, question);
  const isPassed = answer.verdict === "yes" || (answer.verdict === "no" && answer.yet !== undefined);
  const pass = this.isNot === true ? isPassed || answer.verdict === "unknown" : answer.verdict === "yes";
  return { pass, message: () => answerText(question, answer) };
}

export const matchers = { toReach };

declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: as @types/jest declares it
    interface Matchers<R, T = {}> {
      /**
       * Whether one end reaches another in the plan or state, on the port or on what it listens on; with an action, also by the
       * policies on the way: `toReach("service/api", "aws_s3_bucket.web", { action: "s3:GetObject" })`.
       */
      toReach(from: string, to: string, on?: number | About, more?: About): R;
    }
  }
}
