/** Sample values: accepted ones to build on, and for every rule the ones that must be refused. */
import type { AnyContract } from "./contract";
import type { Sample } from "./rule-between";
import type { Site, Step } from "./rules";
import type { AnyType } from "./types";

const PLAIN = { string: "sample", number: 1, bool: true, list: [], set: [], map: {} } as const;

/** A value that the type accepts. */
export function specimen(type: AnyType): unknown {
  const { example, defaultValue, choices, kind, fields } = type.is;
  if (example !== undefined) return example;
  if (defaultValue !== undefined) return defaultValue;
  if (choices) return choices[0];
  if (kind !== "object") return PLAIN[kind];
  const required = Object.entries(fields ?? {}).filter(([, field]) => isRequired(field));
  return Object.fromEntries(required.map(([name, field]) => [name, specimen(field)]));
}

export const isRequired = (type: AnyType): boolean => !type.is.nullable && type.is.defaultValue === undefined;

/** Inputs that must be refused, and what for. */
export interface NegativeCase {
  /** Which rule, for people. */
  readonly title: string;
  /** The input that the refusal names. */
  readonly input: string;
  /** As a TypeScript user would write them. */
  readonly inputs: Sample;
}

/** Every rule of a contract, with every value that it must refuse. */
export function negativeCases(contract: AnyContract): NegativeCase[] {
  const { example, crossRules = [], computedRules = [] } = contract.definition;
  const single = contract.sites().flatMap(({ input, site }) =>
    site.rule.refused.map((refused): NegativeCase => {
      const type = contract.inputs[input] as AnyType;
      const inputs = { ...example, [input]: place(type, example[input], site.steps, refused) };
      return { title: `${pathText(input, site)} = ${JSON.stringify(refused)}`, input, inputs };
    }),
  );
  const cross = crossRules.flatMap((rule) =>
    rule.refused.map((sample, index): NegativeCase => {
      return {
        title: `${rule.on}, rule between inputs: ${summary(sample)} (${index})`,
        input: rule.on,
        inputs: { ...example, ...sample },
      };
    }),
  );
  const computed = computedRules.flatMap((rule) =>
    rule.refused.map((sample, index): NegativeCase => {
      return {
        title: `${rule.name}: ${summary(sample)} (${index})`,
        input: rule.name,
        inputs: { ...example, ...sample },
      };
    }),
  );
  return [...single, ...cross, ...computed];
}

const summary = (sample: Sample): string => JSON.stringify(sample, (_, value) => value ?? null);

/** The base value with the refused one put where the rule applies. */
function place(type: AnyType, base: unknown, steps: readonly Step[], refused: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return refused;
  if (step.kind === "each") {
    const element = type.is.element as AnyType;
    if (step.collection !== "map") return [place(element, specimen(element), rest, refused)];
    const entries = (base ?? specimen(type)) as Record<string, unknown>;
    const [key = "sample", item = specimen(element)] = Object.entries(entries)[0] ?? [];
    return { ...entries, [key]: place(element, item, rest, refused) };
  }
  const object = (base ?? specimen(type)) as Record<string, unknown>;
  const field = type.is.fields?.[step.name] as AnyType;
  return { ...object, [step.name]: place(field, object[step.name], rest, refused) };
}

function pathText(input: string, site: Site): string {
  return site.steps.reduce(
    (path, step) => (step.kind === "field" ? `${path}.${step.name}` : `${path}[]`),
    input,
  );
}
