/** For every rule of a contract the inputs that it must refuse. */
import { refusedOf, specimen } from "./accepted";
import type { AnyContract } from "./contract";
import type { Sample } from "./rule";
import type { Site, Step } from "./rules";
import type { AnyType } from "./types";

/** A contract as one object, whose fields are the inputs. */
export const asObject = ({ inputs, definition: { example } }: AnyContract): AnyType => ({
  is: { kind: "object", doc: "", rules: [], fields: inputs, example },
});

/** Inputs that must be refused, and what for. */
export interface NegativeCase {
  /** Which rule, for people. */
  readonly title: string;
  /** The input that the refusal names. */
  readonly input: string;
  /** As a TypeScript user would write them. */
  readonly inputs: Sample;
  /** What the refusal says is allowed, where that is the same for every value. */
  readonly allowed?: string;
}

/** Every rule of a contract, with every value that it must refuse. */
export function negativeCases(contract: AnyContract): NegativeCase[] {
  const { example, crossRules = [], computedRules = [] } = contract.definition;
  const all = asObject(contract);
  const single = contract.sites().flatMap(({ input, site }) =>
    refusedOf(site.rule, site.type).map((refused): NegativeCase => {
      const type = contract.inputs[input] as AnyType;
      const inputs = { ...example, [input]: place(type, example[input], site.steps, refused) };
      const title = `${pathText(input, site)} = ${JSON.stringify(refused)}`;
      return { title, input, inputs, allowed: site.rule.allowed };
    }),
  );
  const cross = crossRules.flatMap((rule) =>
    refusedOf<Sample>(rule, all).map((sample, index): NegativeCase => {
      return {
        title: `${rule.on}, rule between inputs: ${summary(sample)} (${index})`,
        input: rule.on,
        inputs: { ...example, ...sample },
        ...(rule.allowed ? { allowed: rule.allowed } : {}),
      };
    }),
  );
  const computed = computedRules.flatMap((rule) =>
    refusedOf<Sample>(rule, all).map((sample, index): NegativeCase => {
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
