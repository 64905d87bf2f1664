/** Which rules of a listener a request may come to (Application Load Balancers: "Listener rules"): in order of priority, the first that fits. */
import { type Condition, fits, isWithin, type Request } from "./conditions";
import type { Listener, Rule } from "./listeners";

export interface Route {
  readonly rule: Rule;
  /** What a request has to be for it, beyond what is known of it. */
  readonly when: readonly string[];
}

export const UNTAKEN = "what no rule before it takes";

export function routesOf({ rules }: Listener, request: Request): Route[] {
  const found: { rule: Rule; open: Condition[] }[] = [];
  for (const [index, rule] of rules.entries()) {
    const isDecided = found.some(
      ({ open, rule: { priority } }) =>
        open.length === 0 && !isLevel(priority, rule.priority, index === rules.length - 1),
    );
    if (isDecided) break;
    const results = rule.conditions.map((condition) => ({ condition, fit: fits(condition, request) }));
    const isTaken = found.some(
      (earlier) => earlier.rule.priority !== undefined && isWithin(rule.conditions, earlier.open),
    );
    if (isTaken || results.some(({ fit }) => fit === "no")) continue;
    found.push({
      rule,
      open: results.filter(({ fit }) => fit === "maybe").map(({ condition }) => condition),
    });
  }
  return found.map(({ rule, open }, index) => ({
    rule,
    when: [
      ...open.map(({ text }) => text),
      ...(index > 0 && (rule.conditions.length === 0 || open.length === 0) ? [UNTAKEN] : []),
      ...(rule.login === undefined ? [] : [rule.login]),
    ],
  }));
}

/** Of rules whose priorities AWS chooses, none is known to come first. */
const isLevel = (one: number | undefined, other: number | undefined, isDefault: boolean): boolean =>
  !isDefault && one === undefined && other === undefined;
