/** What is true, false, or not known; and what stands in a text for what is not known yet. */

/** It is not known, and why. */
export class Doubt {
  constructor(readonly reasons: readonly string[]) {}
}

export type Truth = boolean | Doubt;

/** One of several values; which, is not known. */
export class OneOf {
  constructor(readonly values: readonly string[]) {}
}

/** What all say; a doubt where they differ. */
export function alike(truths: readonly Truth[], reason: string): Truth {
  const [first = new Doubt([reason])] = truths;
  return truths.every((truth) => truth === first) ? first : new Doubt([reason]);
}

const doubtOf = (truths: readonly Truth[]): Truth => {
  const reasons = truths.flatMap((truth) => (truth instanceof Doubt ? truth.reasons : []));
  return new Doubt([...new Set(reasons)]);
};

export const allOf = (truths: readonly Truth[]): Truth =>
  truths.includes(false) ? false : truths.every((truth) => truth === true) || doubtOf(truths);

export const anyOf = (truths: readonly Truth[]): Truth =>
  truths.includes(true) || (truths.some((truth) => truth instanceof Doubt) && doubtOf(truths));

export const not = (truth: Truth): Truth => (truth instanceof Doubt ? truth : !truth);

const [OPEN, CLOSE] = ["\uE000", "\uE001"];
export const STAND_IN = `${OPEN}[^${CLOSE}]*${CLOSE}`;

/** Something not known yet, by its name: it is itself, and may be anything else. Nothing in it means anything in a policy. */
export const standIn = (name: string): string =>
  `${OPEN}${encodeURIComponent(name).replace(/[*'()!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}${CLOSE}`;

/** Something of which not even the name is known: not even itself. */
export const ANYTHING = standIn("?");

export const hasStandIn = (text: string): boolean => text.includes(OPEN);

const nameIn = (unit: string): string => decodeURIComponent(unit.slice(1, -1));

/** For people. */
export const readable = (text: string): string =>
  text.replace(new RegExp(STAND_IN, "g"), (unit) =>
    unit === ANYTHING ? "(known after apply)" : nameIn(unit),
  );

/** `aws_vpc_endpoint id`: of one attribute, two resources never have the same. */
const sortOf = (unit: string): string | undefined => {
  const [, type, attribute] = /(?:^|\.)(aws_\w+)\.[^.[]+(?:\[.*\])?\.(\w+)$/.exec(nameIn(unit)) ?? [];
  return type && `${type} ${attribute}`;
};

/** Whether two that stand for something are the same. */
function sameStandIns(one: string, other: string): Degree {
  if (one === other) return one === ANYTHING ? MAYBE : YES;
  const sort = sortOf(one);
  return sort !== undefined && sort === sortOf(other) ? NO : MAYBE;
}

type Degree = 0 | 1 | 2;
const [NO, MAYBE, YES]: readonly [Degree, Degree, Degree] = [0, 1, 2];

/** A letter, what stands for something, or a wildcard. */
export type Unit = string | { readonly wildcard: "*" | "?" };

export const unitsOf = (text: string): string[] => text.match(new RegExp(`${STAND_IN}|[^]`, "g")) ?? [];

/** Whether a pattern matches a text, where both may have what stands for something: that may be any letters. */
export function matchesUnits(pattern: readonly Unit[], value: readonly string[]): Truth {
  const known = new Map<number, Degree>();
  const at = (i: number, j: number): Degree => {
    const key = i * (value.length + 1) + j;
    const found = known.get(key) ?? step(i, j);
    known.set(key, found);
    return found;
  };
  const most = (...degrees: Degree[]) => Math.max(...degrees) as Degree;
  const maybe = (degree: Degree) => Math.min(MAYBE, degree) as Degree;
  const step = (i: number, j: number): Degree => {
    const [one, other] = [pattern[i], value[j]];
    if (one === undefined) return other === undefined ? YES : NO;
    if (typeof one !== "string" && one.wildcard === "*")
      return most(at(i + 1, j), other === undefined ? NO : at(i, j + 1));
    if (other === undefined) return NO;
    const isOpen = hasStandIn(other);
    if (typeof one !== "string") return isOpen ? maybe(at(i + 1, j + 1)) : at(i + 1, j + 1);
    if (hasStandIn(one) && isOpen) return Math.min(sameStandIns(one, other), at(i + 1, j + 1)) as Degree;
    if (hasStandIn(one)) return maybe(most(at(i + 1, j + 1), at(i, j + 1)));
    if (isOpen) return maybe(most(at(i + 1, j + 1), at(i + 1, j)));
    return one === other ? at(i + 1, j + 1) : NO;
  };
  const degree = at(0, 0);
  if (degree !== MAYBE) return degree === YES;
  const text = pattern.map((unit) => (typeof unit === "string" ? unit : unit.wildcard)).join("");
  return new Doubt([
    `whether ${readable(value.join(""))} is ${readable(text)} is not known before it is applied`,
  ]);
}
