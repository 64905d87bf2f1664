/** What has to be, and what must never be. */

import type { Answer, Question } from "../answer/question";
import { reach } from "../answer/reach";
import { ReachError } from "../error";
import type { Network } from "../model/network";

export interface Intent extends Question {
  /** Whether it has to be reached, or must never be. */
  readonly expect: "reach" | "never";
  /** Why, for whoever reads that it is broken. */
  readonly why?: string;
}

export interface Proof {
  readonly intent: Intent;
  readonly verdict: "holds" | "broken" | "unknown";
  readonly answer: Answer;
}

/** What must never be is broken by one place that is reached. */
export function prove(network: Network, intents: readonly Intent[]): Proof[] {
  return intents.map((intent) => {
    const answer = reach(network, intent);
    const isPassed = answer.verdict === "yes" || (answer.verdict === "no" && answer.yet !== undefined);
    if (answer.verdict === "unknown") return { intent, verdict: "unknown", answer };
    const isAsked = intent.expect === "reach" ? answer.verdict === "yes" : !isPassed;
    return { intent, verdict: isAsked ? "holds" : "broken", answer };
  });
}

const HOW =
  'allowed: { "reach": [{ "from": "service/api", "to": "aws:ecr.api", "port": 443 }], "never": [{ "from": "internet", "to": "database/main" }] }';
interface Check {
  readonly fits: (value: unknown) => boolean;
  readonly allowed: string;
}

const isText = (value: unknown): value is string => typeof value === "string";
const oneOf = (...choices: readonly unknown[]): Check => ({
  fits: (value) => choices.includes(value),
  allowed: choices.join(", "),
});
const text = (allowed = "a text"): Check => ({ fits: isText, allowed });

/** What may be left out. */
const CHECKS: Readonly<Record<string, Check>> = {
  port: { fits: (value) => typeof value === "number", allowed: "0 to 65535" },
  protocol: oneOf("tcp", "udp"),
  direct: oneOf(true, false),
  host: text(),
  path: text(),
  action: text("a text, such as s3:GetObject"),
  resource: text("a text, such as aws_s3_bucket.web"),
  by: oneOf("application", "agent", "anyone"),
  unreadAllows: oneOf(true, false),
};
const KEYS = ["from", "to", ...Object.keys(CHECKS), "why"];

/** Reads an intents file. */
export function intentsIn(json: unknown): Intent[] {
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw new ReachError(`intents are an object; ${HOW}`);
  const unknown = Object.keys(json).find((key) => !["reach", "never", "$schema"].includes(key));
  if (unknown !== undefined) throw new ReachError(`${unknown} is not known in intents; ${HOW}`);
  const { reach: must = [], never = [] } = json as Record<string, unknown>;
  const found = [...listOf(must, "reach"), ...listOf(never, "never")];
  if (found.length === 0) throw new ReachError(`there are no intents; ${HOW}`);
  return found;
}

function listOf(list: unknown, expect: Intent["expect"]): Intent[] {
  if (!Array.isArray(list)) throw new ReachError(`${expect} is no list; ${HOW}`);
  return list.map((item: unknown, index) => intentOf(item, expect, `${expect}[${index}]`));
}

function intentOf(item: unknown, expect: Intent["expect"], at: string): Intent {
  if (typeof item !== "object" || item === null) throw new ReachError(`${at} is no object; ${HOW}`);
  const unknown = Object.keys(item).find((key) => !KEYS.includes(key));
  if (unknown !== undefined)
    throw new ReachError(`${at}.${unknown} is not known; allowed: ${KEYS.join(", ")}`);
  const { from, to, why, ...rest } = item as Record<string, unknown>;
  if (!isText(from) || !isText(to)) throw new ReachError(`${at} needs from and to, each a text; ${HOW}`);
  const given = Object.entries(CHECKS).filter(([name]) => rest[name] !== undefined);
  for (const [name, { fits, allowed }] of given)
    if (!fits(rest[name]))
      throw new ReachError(`${at}.${name} is ${JSON.stringify(rest[name])}; allowed: ${allowed}`);
  const asked = Object.fromEntries(given.map(([name]) => [name, rest[name]]));
  return { expect, from, to, ...asked, ...(isText(why) ? { why } : {}) };
}
