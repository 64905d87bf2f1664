/** Which rules of a listener a request may come to (Application Load Balancers: "Listener rules"): in order of priority, the first that fits. */
import { type Condition, fits, isWithin, type Request } from "./conditions";
import type { Listener, Rule } from "./listeners";

export interface Route {
  readonly rule: Rule;
  /** What a request has to be for it, beyond what is known of it. */
  readonly when: readonly string[];
}

const ofAnyRequest = new WeakMap<Listener, readonly Route[]>();

export function routesOf(listener: Listener, request: Request): readonly Route[] {
  const { host, path } = request;
  if (host !== undefined || path !== undefined || listener.asksForSource) return routesFor(listener, request);
  const known = ofAnyRequest.get(listener) ?? routesFor(listener, {});
  ofAnyRequest.set(listener, known);
  return known;
}

function routesFor({ rules }: Listener, request: Request): Route[] {
  const found: { rule: Rule; open: Condition[] }[] = [];
  let isDecided = false;
  for (const [index, rule] of rules.entries()) {
    // of rules whose priorities AWS chooses, none is known to come first
    if (isDecided && (rule.priority !== undefined || index === rules.length - 1)) break;
    const results = rule.conditions.map((condition) => ({ condition, fit: fits(condition, request) }));
    const isTaken = rule.isTaken || (isKnown(request) && found.some((one) => takes(one, rule)));
    if (isTaken || results.some(({ fit }) => fit === "no")) continue;
    const open = results.filter(({ fit }) => fit === "maybe").map(({ condition }) => condition);
    found.push({ rule, open });
    isDecided ||= open.length === 0;
    if (isDecided && rule.priority !== undefined) break;
  }
  return found.map(({ rule, open }, index) => ({ rule, when: whenOf(rule, open, index === 0) }));
}

const isKnown = ({ host, path }: Request): boolean => host !== undefined || path !== undefined;

/** What is open of an earlier rule is all that a request still has to be for it. */
const takes = ({ rule, open }: { rule: Rule; open: Condition[] }, { conditions }: Rule): boolean =>
  rule.priority !== undefined && isWithin(conditions, open);

const whenOf = ({ login }: Rule, open: readonly Condition[], isFirst: boolean): string[] => [
  ...open.map(({ text }) => text),
  ...(!isFirst && open.length === 0 ? ["what no rule before it takes"] : []),
  ...(login === undefined ? [] : [login]),
];
