/** What the examples ask their user for, and have no default of, as the tests answer it. */
import { readFileSync } from "node:fs";

const ANSWERS: Readonly<Record<string, unknown>> = {
  domain: "shop.example",
  other_domain: "boutique.example",
  servers: { seoul: "13.124.0.10", tokyo: "54.64.0.10" },
};

/** Terraform's environment variables for an example as the root. */
export const ANSWERS_IN_ENVIRONMENT: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ANSWERS).map(([name, value]) => [
    `TF_VAR_${name}`,
    typeof value === "string" ? value : JSON.stringify(value),
  ]),
);

/** The names and descriptions of the variables that an example's file declares without a default. */
export const askedIn = (text: string): { name: string; body: string }[] =>
  [...text.matchAll(/^variable "(\w+)" \{\n([\s\S]*?)^\}/gm)]
    .map(([, name = "", body = ""]) => ({ name, body }))
    .filter(({ body }) => !/^ *default/m.test(body));

/** The arguments for an example that is called as a module. */
export const answersFor = (file: string): Record<string, unknown> =>
  Object.fromEntries(askedIn(readFileSync(file, "utf8")).map(({ name }) => [name, ANSWERS[name]]));
