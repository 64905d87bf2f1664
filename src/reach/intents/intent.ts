/** What has to be, and what must never be. */

import type { Answer, By, Question } from "../answer/question";
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
const ASKED = ["host", "path", "action", "resource", "by", "unreadAllows"];
const KEYS = ["from", "to", "port", "protocol", "direct", ...ASKED, "why"];
const BY = ["application", "agent", "anyone"] as const;

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
  const { from, to, port, protocol, direct, host, path, why, ...rights } = item as Record<string, unknown>;
  const { action, resource, by, unreadAllows } = rights;
  const unknown = Object.keys(item).find((key) => !KEYS.includes(key));
  if (unknown !== undefined)
    throw new ReachError(`${at}.${unknown} is not known; allowed: ${KEYS.join(", ")}`);
  if (typeof from !== "string" || typeof to !== "string")
    throw new ReachError(`${at} needs from and to, each a text; ${HOW}`);
  if (port !== undefined && typeof port !== "number")
    throw new ReachError(`${at}.port is ${JSON.stringify(port)}; allowed: 0 to 65535`);
  if (protocol !== undefined && protocol !== "tcp" && protocol !== "udp")
    throw new ReachError(`${at}.protocol is ${JSON.stringify(protocol)}; allowed: tcp, udp`);
  if (direct !== undefined && typeof direct !== "boolean")
    throw new ReachError(`${at}.direct is ${JSON.stringify(direct)}; allowed: true, false`);
  for (const [name, value] of Object.entries({ host, path }))
    if (value !== undefined && typeof value !== "string")
      throw new ReachError(`${at}.${name} is ${JSON.stringify(value)}; allowed: a text`);
  for (const [name, value] of Object.entries({ action, resource }))
    if (value !== undefined && typeof value !== "string")
      throw new ReachError(
        `${at}.${name} is ${JSON.stringify(value)}; allowed: a text, such as ${name === "action" ? "s3:GetObject" : "aws_s3_bucket.web"}`,
      );
  if (by !== undefined && !BY.some((one) => one === by))
    throw new ReachError(`${at}.by is ${JSON.stringify(by)}; allowed: ${BY.join(", ")}`);
  if (unreadAllows !== undefined && typeof unreadAllows !== "boolean")
    throw new ReachError(`${at}.unreadAllows is ${JSON.stringify(unreadAllows)}; allowed: true, false`);
  return {
    expect,
    from,
    to,
    ...(port === undefined ? {} : { port }),
    ...(protocol === undefined ? {} : { protocol }),
    ...(direct === undefined ? {} : { direct }),
    ...(typeof host === "string" ? { host } : {}),
    ...(typeof path === "string" ? { path } : {}),
    ...(typeof action === "string" ? { action } : {}),
    ...(typeof resource === "string" ? { resource } : {}),
    ...(by === undefined ? {} : { by: by as By }),
    ...(unreadAllows === undefined ? {} : { unreadAllows }),
    ...(typeof why === "string" ? { why } : {}),
  };
}
