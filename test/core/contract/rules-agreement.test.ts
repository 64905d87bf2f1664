/**
 * A rule is written once and judged twice: while synthesizing, and by Terraform in a variable's validation. Every
 * rule of every block is held against Terraform over values near its edges: the same verdict and the same message.
 * To see another set of values: HANOK_SEED=123 HANOK_CASES=200 npx jest rules-agreement
 */
import fc, { type Arbitrary } from "fast-check";
import { blocks } from "../../../src/blocks";
import {
  type AnyContract,
  type AnyType,
  type Inputs,
  negativeCases,
  type Sample,
  shape,
  spelling,
} from "../../../src/core/contract";
import { refusedOf } from "../../../src/core/contract/accepted";
import { readFields, readValue } from "../../../src/core/contract/read";
import type { Refused } from "../../../src/core/contract/rule";
import { holdsAt, problemText } from "../../../src/core/contract/rules";
import { asObject } from "../../../src/core/contract/samples";
import { spellSample, variablesJson } from "../../../src/core/contract/terraform";
import { typeConstraint } from "../../../src/core/contract/type-constraint";
import { camelToSnake, type Expr, type In, knownValue, lift, raw } from "../../../src/core/expressions";
import { unwrap, wrap } from "../../../src/core/expressions/expr";
import { toCode } from "../../../src/core/expressions/literal";
import { moduleTables } from "../../../src/core/module/emit";
import { nearValues } from "./near-values";
import { type Judgement, judgedByTerraform, type Question } from "./terraform-judge";

const seed = Number(process.env.HANOK_SEED ?? 20251122);
const cases = Number(process.env.HANOK_CASES ?? 60);

/** A rule: what it says of a value that is known, and the code that says it in Terraform. */
interface Judge<V> {
  readonly title: string;
  readonly holds: (value: V) => In<boolean>;
  readonly message: (value: V) => In<string>;
  readonly code: { readonly condition: string; readonly message: string };
}

/** Rules with the values that they are asked about. */
interface Subject {
  readonly title: string;
  readonly rules: readonly string[];
  readonly question: Question;
  /** By value, then by rule. */
  readonly folded: readonly (readonly Judgement[])[];
}

const codeOf = (value: In<unknown>): string => String(toCode(unwrap(lift(value))));

/** A condition of the module's file, about a loop's variable in place of the module's. */
function conditions(contract: AnyContract, input: string, loopVariable: (name: string) => string): string[] {
  const { validation = [] } = variablesJson(contract)[camelToSnake(input)] as {
    validation?: { condition: unknown }[];
  };
  return validation.map(({ condition }) =>
    String(condition)
      .replace(/^\$\{(.*)\}$/s, "$1")
      .replace(/\bvar\.(\w+)/g, (_, name: string) => loopVariable(name)),
  );
}

function judgement<V>({ holds, message }: Judge<V>, value: V): Judgement {
  try {
    const verdict = knownValue(lift<boolean>(holds(value)));
    return verdict
      ? { verdict: "holds" }
      : { verdict: "refused", message: knownValue(lift<string>(message(value))) };
  } catch (error) {
    return { verdict: `fails: ${String(error)}` };
  }
}

function subject<V>(
  title: string,
  judges: readonly Judge<V>[],
  type: string,
  values: readonly { written: unknown; read: V }[],
): Subject {
  return {
    title,
    rules: judges.map((judge) => judge.title),
    question: { type, values: values.map(({ written }) => written), rules: judges.map(({ code }) => code) },
    folded: values.map(({ read }) => judges.map((judge) => judgement(judge, read))),
  };
}

const sample = <T>(arbitrary: Arbitrary<T>, numRuns: number): T[] => fc.sample(arbitrary, { seed, numRuns });

/** Each value once, and none that is not there. */
const different = <T>(values: readonly T[]): T[] => [
  ...new Map(
    values.filter((value) => value !== undefined).map((value) => [JSON.stringify(value), value]),
  ).values(),
];

/** The rules of one input, over values of that input. */
function inputSubject(title: string, contract: AnyContract, input: string): Subject | undefined {
  const type = contract.inputs[input] as AnyType;
  const sites = contract.sites().filter((site) => site.input === input);
  if (sites.length === 0) return undefined;
  const codes = conditions(contract, input, () => "generated");
  const judges = sites.map(({ site }, index): Judge<Expr<unknown>> => {
    const message = (value: Expr<unknown>) => problemText(site, value, camelToSnake(input), "terraform");
    const code = { condition: codes[index] as string, message: codeOf(message(raw("generated"))) };
    const place = site.steps.map((step) => (step.kind === "field" ? `.${step.name}` : "[]")).join("");
    return {
      title: `${input}${place}: ${site.rule.allowed}`,
      holds: (value) => holdsAt(site, value),
      message,
      code,
    };
  });
  const named = [contract.definition.example, ...negativeCases(contract).map(({ inputs }) => inputs)].map(
    (inputs) => inputs[input],
  );
  const values = different([...named, ...sample(nearValues(type), cases)]).map((value) => {
    const problems: string[] = [];
    const read = wrap<unknown>(readValue(type, value, input, (problem) => problems.push(problem)));
    if (problems.length > 0) throw new Error(`a value of another kind was generated: ${problems}`);
    return { written: spellSample({ [input]: type }, { [input]: value })[camelToSnake(input)], read };
  });
  return subject(title, judges, typeConstraint(type), values);
}

/** The rules between inputs, over whole inputs each of which is right. */
function crossSubject(title: string, contract: AnyContract): Subject | undefined {
  const rules = contract.definition.crossRules ?? [];
  if (rules.length === 0) return undefined;
  const spell = spelling("terraform");
  const generated = Object.fromEntries(
    Object.keys(contract.inputs).map((name) => [name, raw(`generated.${camelToSnake(name)}`)]),
  ) as Inputs<never>;
  const judges = rules.map((rule): Judge<Expr<unknown>> => {
    const ofInput = rules.filter(({ on }) => on === rule.on);
    const codes = conditions(contract, rule.on, (name) => `generated.${name}`).slice(-ofInput.length);
    return {
      title: `${rule.on}: ${codeOf(rule.message(generated, spell))}`,
      holds: (value) => rule.test(value as unknown as Inputs<never>),
      message: (value) => rule.message(value as unknown as Inputs<never>, spell),
      code: {
        condition: codes[ofInput.indexOf(rule)] as string,
        message: codeOf(rule.message(generated, spell)),
      },
    };
  });
  const refusedBy = (rule: { readonly refused: Refused<Sample> }) => refusedOf(rule, asObject(contract));
  const refused = rules.flatMap(refusedBy);
  const computed = (contract.definition.computedRules ?? []).flatMap(refusedBy);
  const values = sample(wholeInputs(contract, [...refused, ...computed]), cases * 4);
  const { example } = contract.definition;
  const whole = different<Sample>([
    example,
    ...[...refused, ...values].map((inputs) => ({ ...example, ...inputs })),
  ]);
  const all = whole.flatMap((inputs) => {
    const value = readRight(contract, inputs);
    return value ? [{ written: spellSample(contract.inputs, inputs), read: value }] : [];
  });
  return subject(title, judges, typeConstraint(shape("All", contract.inputs)), all);
}

/** Inputs that the contract's own samples have, mixed, and now and then others. */
function wholeInputs(contract: AnyContract, samples: readonly Sample[]): Arbitrary<Sample> {
  const entries = Object.entries(contract.inputs).map(([name, type]) => {
    const named = samples.filter((sample) => name in sample).map((sample) => sample[name]);
    const { example } = contract.definition;
    const usual = { weight: 6, arbitrary: fc.constant(example[name]) };
    const mixed = named.length > 0 ? [{ weight: 4, arbitrary: fc.constantFrom(...named) }] : [];
    return [name, fc.oneof(usual, ...mixed, { weight: 1, arbitrary: nearValues(type) })] as const;
  });
  return fc.record(Object.fromEntries(entries));
}

/** The inputs read, where every rule of a single input holds: rules between inputs may rely on it. */
function readRight(contract: AnyContract, inputs: Sample): Expr<unknown> | undefined {
  const problems: string[] = [];
  const given = Object.entries(inputs).filter(([, value]) => value !== undefined);
  const value = wrap<Record<string, unknown>>(
    readFields(contract.inputs, given, "", (problem) => problems.push(problem)),
  );
  const fields = value as unknown as Record<string, Expr<unknown>>;
  const right =
    problems.length === 0 &&
    contract.sites().every(({ input, site }) => knownValue(holdsAt(site, fields[input] as Expr<unknown>)));
  return right ? value : undefined;
}

const subjects = blocks.flatMap(({ path, contract }) =>
  [
    ...Object.keys(contract.inputs).map((input) => inputSubject(`${path}: ${input}`, contract, input)),
    crossSubject(`${path}: between inputs`, contract),
  ].filter((found) => found !== undefined),
);

/** Locals that depend on nothing; what rules name otherwise stands in their own code here. */
const constants = (): Record<string, unknown> =>
  Object.fromEntries(
    blocks.flatMap((block) =>
      Object.entries(moduleTables(block)).filter(([, value]) => !JSON.stringify(value).includes("${")),
    ),
  );

describe(`rules near their edges (seed ${seed})`, () => {
  let answers: Judgement[][][];

  beforeAll(() => {
    answers = judgedByTerraform(
      subjects.map(({ question }) => question),
      constants(),
    );
  }, 1_200_000);

  it.each(subjects.map((each, index) => [each.title, each, index] as const))(
    "%s",
    (_, { rules, question, folded }, index) => {
      const differences = folded.flatMap((row, at) =>
        row.flatMap((here, rule) => {
          const terraform = answers[index]?.[at]?.[rule];
          const same = here.verdict === terraform?.verdict && here.message === terraform.message;
          return same ? [] : [{ rule: rules[rule], value: question.values[at], here, terraform }];
        }),
      );
      expect(differences.slice(0, 5)).toEqual([]);
    },
  );

  it.each(subjects.map((each) => [each.title, each] as const))(
    "%s: each rule is met with values on both sides",
    (_, { rules, folded }) => {
      const seen = (rule: number) => [...new Set(folded.map((row) => row[rule]?.verdict))].sort();
      expect(rules.map((title, rule) => [title, seen(rule)])).toEqual(
        rules.map((title) => [title, ["holds", "refused"]]),
      );
    },
  );
});
