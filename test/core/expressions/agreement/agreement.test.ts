/**
 * The layer's promise: what it computes while synthesizing is what Terraform computes from the code that it emits.
 * Every case is computed with its arguments known, unknown and partly known; Terraform evaluates all that was emitted
 * in one run. To see another set of cases: HANOK_SEED=123 npx jest agreement
 */
import fc from "fast-check";
import { evaluate, jsonLiteral, type Outcome } from "../evaluate";
import { type Case, compute, show, typed } from "./compute";
import { Plain, specs } from "./specs";
import "./arithmetic.cases";
import "./logic.cases";
import "./trees.cases";
import "./text.cases";
import "./collections.cases";
import "./for.cases";
import "./cidr.cases";

const seed = Number(process.env.HANOK_SEED ?? 20251122);
const runs = Number(process.env.HANOK_CASES ?? 14);

describe(`folded and evaluated values agree (HANOK_SEED=${seed})`, () => {
  const cases: Case[] = specs.flatMap((spec) =>
    fc
      .sample(spec.args, { seed, numRuns: spec.runs ?? runs })
      .map((args) => ({ name: spec.name, args, apply: spec.apply })),
  );
  const problems = new Map<string, string[]>();
  let compared = 0;
  let refused = 0;

  beforeAll(() => {
    const locals: Record<string, unknown[]> = {};
    const expressions: string[][] = [];
    const pending = cases.map((each, position) => {
      const group = Math.floor(position / 40);
      locals[`given${group}`] ??= [];
      locals[`a${group}`] ??= [];
      expressions[group] ??= [];
      const given = locals[`given${group}`] as unknown[];
      const bound = locals[`a${group}`] as unknown[];
      const texts = expressions[group] as string[];
      const first = given.length;
      each.args.forEach((argument, index) => {
        const value = argument instanceof Plain ? null : argument;
        given.push(jsonLiteral(value));
        bound.push(
          position % 2 === 0 ? typed(value, `local.given${group}[${first + index}]`) : jsonLiteral(value),
        );
      });
      const reference = (index: number) => `local.a${group}[${first + index}]`;
      const random = Math.imul(position + 1, 2654435761) >>> 7;
      const forms = {
        known: compute(each, () => false, reference),
        unknown: compute(each, () => true, reference),
        partly: compute(each, (index) => ((random >> index) & 1) === 1, reference),
      };
      const results = Object.entries(forms).map(([form, computed]) => {
        if ("outcome" in computed) return { form, result: () => computed.outcome };
        const place = texts.push(computed.code) - 1;
        return { form, result: () => outcomes[group]?.[place] as Outcome };
      });
      return { each, forms, results };
    });
    const outcomes = evaluate(expressions, locals);
    for (const { each, forms, results } of pending) {
      const shown = results.map(({ form, result }) => ({ form, text: show(result()) }));
      const told = shown.filter(({ text }) => text !== "refuses");
      compared += told.length;
      refused += shown.length - told.length;
      if (new Set(told.map(({ text }) => text)).size <= 1) continue;
      const lines = shown.map(
        ({ form, text }) =>
          `  ${form}: ${text}${"code" in forms[form as "known"] ? `  from  ${(forms[form as "known"] as { code: string }).code}` : ""}`,
      );
      problems.set(each.name, [
        ...(problems.get(each.name) ?? []),
        [`${JSON.stringify(each.args)}`, ...lines].join("\n"),
      ]);
    }
  });

  test.each([...new Set(specs.map((spec) => spec.name))])("%s", (name) => {
    const found = problems.get(name) ?? [];
    expect(
      found.length === 0
        ? ""
        : `${found.length} disagree, HANOK_SEED=${seed}:\n${found.slice(0, 5).join("\n")}`,
    ).toBe("");
  });

  test("most cases are compared, few refused", () => {
    expect(compared).toBeGreaterThan(cases.length * 2.8);
    expect(refused).toBeLessThan(cases.length * 0.1);
  });
});
