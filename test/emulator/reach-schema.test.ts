/**
 * What `hanok reach --json` and `hanok prove --json` print, and intents files, against the schema that they publish. Here, since
 * moto[server] brings the library that knows JSON Schema.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prove } from "../../src/commands/prove/prove";
import { reach } from "../../src/commands/reach/reach";
import { stateOf, TWO_TIERS } from "../reach/samples";

const directory = mkdtempSync(join(tmpdir(), "hanok-schema-"));
const file = (name: string, text: string) => {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};
const state = file("state.json", JSON.stringify(stateOf(TWO_TIERS)));
const asked = (...args: string[]) => reach.run([state, ...args]);

afterAll(() => rmSync(directory, { recursive: true }));

describe("the schema", () => {
  const problems = (instance: unknown, part = ""): string[] => {
    const schema = JSON.parse(reach.run(["--schema"]).out);
    const program = `
import json, sys
from jsonschema import Draft202012Validator as V
schema, instance = json.load(sys.stdin)
V.check_schema(schema)
print(json.dumps([error.message for error in V(schema).iter_errors(instance)]))`;
    const wanted = part === "" ? schema : { $ref: `#/$defs/${part}`, $defs: schema.$defs };
    const { stdout, stderr } = spawnSync("python3", ["-c", program], {
      input: JSON.stringify([wanted, instance]),
      encoding: "utf8",
    });
    if (stderr.includes("Error")) throw new Error(stderr);
    return JSON.parse(stdout) as string[];
  };
  const said = (...args: string[]) => JSON.parse(asked(...args, "--json").out);

  it("is that of every result", () => {
    const yes = said("--from", "internet", "--to", "server/web", "--port", "443");
    const no = said("--from", "server/web", "--to", "server/db", "--port", "22", "--direct");
    const unknown = said("--from", "192.0.2.1", "--to", "198.51.100.1", "--port", "443");
    expect([yes, no, unknown].map(({ answer }) => answer.verdict)).toEqual(["yes", "no", "unknown"]);
    const proofs = JSON.parse(prove.run([state, "--intents", file("schema.json", INTENTS), "--json"]).out);
    for (const result of [yes, no, unknown, said("--all"), proofs]) expect(problems(result)).toEqual([]);
    expect(problems({ ...yes, answer: { ...yes.answer, verdict: "maybe" } })).not.toEqual([]);
    expect(problems({ ...proofs, more: 1 })).not.toEqual([]);
  });

  it("is that of an intents file", () => {
    expect(problems(JSON.parse(INTENTS), "intents")).toEqual([]);
    expect(problems({ never: [{ from: "internet" }] }, "intents")).toEqual(["'to' is a required property"]);
    expect(problems({ must: [] }, "intents")).not.toEqual([]);
  });
});

const INTENTS = JSON.stringify({
  reach: [{ from: "internet", to: "server/web", port: 443, protocol: "tcp", why: "it is a site" }],
  never: [{ from: "internet", to: "server/db", port: 5432, direct: true }],
});
