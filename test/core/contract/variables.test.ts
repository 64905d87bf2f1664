/** A contract as Terraform variables: types, defaults, validation, and that Terraform takes them. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { concern, contract, mapOf, oneOf, setOf, shape, text } from "../../../src/core/contract";
import { variablesJson } from "../../../src/core/contract/terraform";
import { typeConstraint } from "../../../src/core/contract/type-constraint";
import { terraformVersion } from "../../../src/core/module/requirements";
import { inConfiguration, terraform } from "../expressions/evaluate";
import { door, shop } from "./shop";

interface Variable {
  readonly type: string;
  readonly description: string;
  readonly nullable: boolean;
  readonly default?: unknown;
  readonly sensitive?: boolean;
  readonly validation?: readonly { readonly condition: string; readonly error_message: string }[];
}

const variables = variablesJson(shop) as Readonly<Record<string, Variable>>;
const { name, floors, mode, streets, doors, safe, weight } = variables as Readonly<Record<string, Variable>>;

describe("a type constraint", () => {
  it("is Terraform's type of the kind", () => {
    const types = Object.entries(variables).map(([input, { type }]) => [input, type]);
    expect(Object.fromEntries(types)).toEqual({
      doors:
        "map(object({ kind = string, size = optional(object({ from_port = optional(number, 80), to_port = optional(number) }), {}) }))",
      floors: "number",
      goods: "list(string)",
      mode: "string",
      name: "string",
      open: "bool",
      safe: "string",
      sign: "string",
      streets: "set(string)",
      weight: "number",
    });
  });

  it("writes the defaults of fields as code, names in snake_case and keys as they are", () => {
    const type = shape("Street", {
      lampPosts: mapOf(door, "post").default({
        "a/b": { kind: "front", size: { toPort: 1 } },
        fromPort: { kind: "back" },
      }),
      motto: text().default('say "$${hi}"\n'),
      width: oneOf(1, 2).default(2),
      exits: setOf(text()).default([]),
    });
    expect(typeConstraint(type)).toContain(
      "optional(map(object({ kind = string, size = optional(object({ from_port = optional(number, 80), to_port = optional(number) }), {}) })), " +
        '{ "a/b" = { kind = "front", size = { to_port = 1 } }, fromPort = { kind = "back" } })',
    );
    expect(typeConstraint(type)).toContain("width = optional(number, 2), exits = optional(set(string), [])");
  });
});

describe("a variable", () => {
  it("that is required has no default and takes no null", () => {
    expect(name).not.toHaveProperty("default");
    expect(name?.nullable).toBe(false);
  });

  it("with a default takes no null: null means the default", () => {
    expect(floors).toMatchObject({ default: 2, nullable: false });
    expect(doors).toMatchObject({ default: {}, nullable: false });
  });

  it("that may be left out is null then", () => {
    expect(weight).toMatchObject({ default: null, nullable: true });
  });

  it("is sensitive where its type is", () => {
    expect(Object.entries(variables).filter(([, { sensitive }]) => sensitive)).toEqual([["safe", safe]]);
  });

  it("is ephemeral, and hidden, where its type is", () => {
    const { is } = text().describe("The password.").ephemeral();
    expect(is).toMatchObject({ ephemeral: true, sensitive: true });
    const vault = contract({
      name: "vault",
      concerns: [concern({ inputs: { password: text().describe("The password.").ephemeral() } })],
      example: { password: "sesame" },
    });
    expect(variablesJson(vault).password).toMatchObject({ ephemeral: true, sensitive: true });
    expect(terraformVersion({ contract: vault })).toBe(">= 1.11");
    expect(terraformVersion({ contract: shop })).toBe(">= 1.9");
  });

  it("has no name that Terraform keeps for itself", () => {
    const taken = () =>
      contract({
        name: "bucket",
        concerns: [concern({ inputs: { lifecycle: text(), forEach: text() } })],
        example: {},
      });
    expect(taken).toThrow(
      "bucket has the inputs lifecycle, forEach; Terraform or every block keeps these names.",
    );
  });

  it("stands in alphabetical order", () => {
    expect(Object.keys(variables)).toEqual(Object.keys(variables).sort());
  });

  it("says what it is, what is allowed, and the same of its fields", () => {
    expect(mode?.description).toBe('How it is run. Allowed: one of "slow", "fast".');
    expect(doors?.description).toBe(
      [
        "The doors, by name.",
        '- kind: Where it is. Allowed: one of "front", "back".',
        "- size: How wide it is. Default: {}.",
        "  - from_port: First port. Allowed: a whole number from 0 to 65535. Default: 80.",
        "  - to_port: Last port. Allowed: a whole number from 0 to 65535. Optional.",
      ].join("\n"),
    );
  });

  it("has the rules of its type as validation, rules between inputs last", () => {
    expect(streets).not.toHaveProperty("validation");
    expect(mode?.validation).toEqual([
      {
        condition: '${contains(["slow", "fast"], var.mode)}',
        error_message: 'mode is "${var.mode}"; allowed: one of "slow", "fast".',
      },
    ]);
    expect(doors?.validation?.at(-1)).toEqual({
      condition: "${length(var.doors) <= var.floors}",
      error_message:
        "doors has ${length(var.doors)} entries; allowed: at most ${var.floors}, one to a floor.",
    });
  });

  it("asks nothing of null where it may be left out", () => {
    expect(safe?.validation?.[0]?.condition).toBe("${var.safe == null ? true : 4 <= length(var.safe)}");
  });
});

describe("Terraform", () => {
  const configuration = { variable: variables, output: { doors: { value: "${jsonencode(var.doors)}" } } };
  const applied = (values: object) =>
    inConfiguration(configuration, (directory) => {
      writeFileSync(join(directory, "terraform.tfvars.json"), JSON.stringify(values));
      return terraform(directory, "apply", "-auto-approve", "-input=false", "-no-color");
    });
  /** Terraform breaks lines where it likes. */
  const oneLine = (text: string) => text.replace(/[│╷╵]/g, "").replace(/\s+/g, " ");

  it("takes what the contract takes, and fills in the defaults of fields", () => {
    const output = applied({ name: "corner", doors: { "a/b": { kind: "front" } }, floors: null });
    expect(output).toContain(
      '{\\"a/b\\":{\\"kind\\":\\"front\\",\\"size\\":{\\"from_port\\":80,\\"to_port\\":null}}}',
    );
  });

  it("refuses what a rule refuses, in the rule's words", () => {
    const act = () => applied({ name: "corner", mode: "quick" });
    expect(act).toThrow(/mode is "quick"; allowed: one of "slow", "fast"\./);
  });

  it("says what is wrong with a sensitive value", () => {
    let message = "";
    try {
      applied({ name: "corner", safe: "abc" });
    } catch (error) {
      message = oneLine(String(error));
    }
    expect(message).toContain("safe is a sensitive value; allowed: at least 4 characters.");
  });
});

it("refuses a sensitive field inside an object: Terraform hides whole variables only", () => {
  const login = shape("Login", { password: text().describe("The password.").sensitive() });
  const hidden = contract({
    name: "hidden",
    concerns: [concern({ inputs: { logins: mapOf(login) } })],
    example: {},
  });
  expect(() => variablesJson(hidden)).toThrow(
    "logins.element.password is sensitive; allowed: on a whole input only.",
  );
});
