/**
 * What only a newer version of the AWS provider has: inputs, fields and choices with `since`. With an older one a contract has them
 * not, so that the common modules leave them out; in TypeScript the bindings' version decides, and what is given for a newer one is
 * refused with that word.
 */
import { hasProvider, isAtLeast, isPresent, providerVersion, type Since } from "./provider";
import type { AnyType, Description, Shape } from "./types";

/** The inputs that the provider at hand has. */
export function presentShape(shape: Shape): Shape {
  const entries = Object.entries(shape).map(([name, type]) => [name, presentType(type)] as const);
  if (entries.every(([name, type]) => type === shape[name])) return shape;
  return Object.fromEntries(entries.flatMap(([name, type]) => (type ? [[name, type]] : [])));
}

/** By the version for which it was made; the same type where nothing in it is missing. */
const present = new WeakMap<AnyType, Map<string, AnyType>>();

function presentType(type: AnyType): AnyType | undefined {
  if (type.is.since && !hasProvider(type.is.since)) return undefined;
  const made = present.get(type) ?? new Map<string, AnyType>();
  present.set(type, made);
  const version = providerVersion();
  const known = made.get(version) ?? withPresent(type);
  made.set(version, known);
  return known;
}

function withPresent(type: AnyType): AnyType {
  const { element, fields, choices, rules } = type.is;
  const inside = element && presentType(element);
  const shape = fields && presentShape(fields);
  const left = choices?.filter((choice) => !laterChoice(type, choice));
  const asked = rules.filter(isPresent);
  const isWhole = left?.length === choices?.length && asked.length === rules.length;
  if (inside === element && shape === fields && isWhole) return type;
  const is: Description = {
    ...type.is,
    rules: asked,
    ...(inside ? { element: inside } : {}),
    ...(shape ? { fields: shape } : {}),
    ...(left ? presentChoices(type, left) : {}),
  };
  return { is };
}

/** The choices that are left, and what is said of them. */
function presentChoices({ is: { doc, laterChoices = {} } }: AnyType, choices: Description["choices"]) {
  const absent = Object.values(laterChoices).filter(({ since }) => !hasProvider(since));
  const present = Object.entries(laterChoices).filter(([, { since }]) => hasProvider(since));
  const text = absent.reduce((all, { doc: about }) => all.replace(about, ""), doc);
  return { choices, doc: text, laterChoices: Object.fromEntries(present) };
}

/** The version that brings a choice that is not there yet. */
export function laterChoice({ is }: AnyType, choice: unknown): Since | undefined {
  const since = typeof choice === "string" ? is.laterChoices?.[choice]?.since : undefined;
  return since && !hasProvider(since) ? since : undefined;
}

/** All versions that something in the inputs is since, the newest last. */
export function sinceIn(shape: Shape): Since[] {
  const all = new Set(Object.values(shape).flatMap(sinceOf));
  return [...all].sort((a, b) => (isAtLeast(a, b) ? 1 : -1));
}

const sinceOf = ({ is }: AnyType): Since[] => [
  ...(is.since ? [is.since] : []),
  ...Object.values(is.laterChoices ?? {}).map(({ since }) => since),
  ...(is.element ? sinceOf(is.element) : []),
  ...sinceIn(is.fields ?? {}),
];

/** `nat.mode is "regional"; allowed: with AWS provider 6.24 or newer. …` */
export const laterText = (path: string, got: string, since: Since): string =>
  `${path} is ${got}; allowed: with AWS provider ${since} or newer. The installed @cdktf/provider-aws is for ${providerVersion()}: install 21.22 or newer of it.`;
