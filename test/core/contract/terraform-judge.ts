/** Terraform's verdicts on many values at once: no provider, one run. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inConfiguration, terraform } from "../expressions/evaluate";

export interface Judgement {
  /** `holds`, `refused`, or that it could not be computed. */
  readonly verdict: string;
  /** Of a value that is refused. */
  readonly message?: string;
}

/** Rules about `generated`, and the values that it takes one after the other. */
export interface Question {
  /** The variable's type constraint: Terraform converts the values and fills in defaults. */
  readonly type: string;
  readonly values: readonly unknown[];
  readonly rules: readonly { readonly condition: string; readonly message: string }[];
}

/** For every question, by value and then by rule; `locals` are tables that rules look things up in. */
export function judgedByTerraform(
  questions: readonly Question[],
  locals: Readonly<Record<string, unknown>> = {},
): Judgement[][][] {
  const variable = questions.map(({ type }, index) => [`values_${index}`, { type: `list(${type})` }]);
  const output = questions.map(({ rules }, index) => [
    `answers_${index}`,
    { value: answers(rules, `var.values_${index}`) },
  ]);
  const configuration = {
    locals,
    variable: Object.fromEntries(variable),
    output: Object.fromEntries(output),
  };
  return inConfiguration(configuration, (directory) => {
    const values = questions.map((question, index) => [`values_${index}`, question.values]);
    writeFileSync(join(directory, "terraform.tfvars.json"), JSON.stringify(Object.fromEntries(values)));
    terraform(directory, "apply", "-auto-approve", "-input=false", "-no-color");
    const state = JSON.parse(readFileSync(join(directory, "terraform.tfstate"), "utf8")) as {
      outputs: Record<string, { value: string }>;
    };
    return questions.map(
      (_, index) => JSON.parse(state.outputs[`answers_${index}`]?.value ?? "[]") as Judgement[][],
    );
  });
}

function answers(rules: Question["rules"], values: string): string {
  const judged = rules.map(
    ({ condition, message }) =>
      `try((${condition}) ? { verdict = "holds" } : { verdict = "refused", message = try(${message}, "fails") }, { verdict = "fails" })`,
  );
  return `\${jsonencode([for generated in ${values} : [${judged.join(", ")}]])}`;
}
