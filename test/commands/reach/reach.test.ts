/** `hanok reach` and `hanok prove` as commands: exit codes, what is refused, examples of --help. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prove } from "../../../src/commands/prove/prove";
import { reach } from "../../../src/commands/reach/reach";
import { stateOf, TWO_TIERS } from "../../reach/samples";

const directory = mkdtempSync(join(tmpdir(), "hanok-reach-"));
const file = (name: string, text: string) => {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
};
const state = file("state.json", JSON.stringify(stateOf(TWO_TIERS)));

afterAll(() => rmSync(directory, { recursive: true }));

const asked = (...args: string[]) => reach.run([state, ...args]);

describe("a question", () => {
  it("is answered by text and exit code", () => {
    expect(asked("--from", "internet", "--to", "server/web", "--port", "443")).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^yes: internet to server\/web on tcp 443\n/),
    });
    expect(asked("--from", "server/web", "--to", "server/db", "--port", "22")).toMatchObject({
      code: 1,
      out: expect.stringContaining("what would open it:"),
    });
    expect(asked("--from", "192.168.0.5", "--to", "server/db", "--port", "5432")).toMatchObject({ code: 1 });
  });

  it("gives JSON", () => {
    const { out } = asked("--from", "internet", "--to", "server/web", "--port", "443", "--json");
    expect(JSON.parse(out)).toMatchObject({
      question: { from: "internet", to: "server/web", port: 443, protocol: "tcp" },
      answer: { verdict: "yes", path: expect.any(Array), back: expect.any(Array) },
    });
  });

  it("lists who is reached, what is public first", () => {
    expect(asked("--all").out.split("\n")).toEqual([
      "from the internet",
      "  internet -> aws_instance.web  tcp 443",
      "inside",
      "  aws_instance.web -> aws_instance.db  tcp 5432",
      "",
    ]);
    expect(asked("--from", "internet")).toMatchObject({
      code: 0,
      out: "from the internet\n  internet -> aws_instance.web  tcp 443\n",
    });
  });
});

describe("what cannot be asked", () => {
  it.each([
    [[], "a question is missing"],
    [
      ["--from", "internet", "--to", "server/wbe", "--port", "443"],
      'nothing goes by the name "server/wbe"; did you mean server/web',
    ],
    [
      ["--from", "internet", "--to", "servr/web", "--port", "443"],
      "servr is no kind; allowed: service, database",
    ],
    [["--from", "internet", "--to", "server/web"], "a port is missing"],
    [["--from", "internet", "--to", "server/web", "--port", "http"], '--port is "http"; allowed: 0 to 65535'],
    [
      ["--from", "internet", "--to", "10.0.0.0/40", "--port", "1"],
      "10.0.0.0/40 is no IPv4 address or CIDR block",
    ],
    [["--from", "aws:s3", "--to", "server/web", "--port", "1"], "aws:s3 opens no connections"],
    [["--all", "--from", "internet"], "--all asks everything"],
    [["--form", "internet"], "Unknown option '--form'"],
  ])("%j", (args, message) => {
    expect(asked(...args)).toMatchObject({ code: 2, out: "", error: expect.stringContaining(message) });
  });

  it.each([
    ["empty.json", "", "is empty"],
    ["cut.json", '{"format_version": "1.2", "planned_values": {', "is no JSON, or was cut off"],
    ["plan", "PK\u0003\u0004", "is a plan as Terraform keeps it; allowed: its JSON, `terraform show -json"],
    ["list.json", "[]", "the input is a list; allowed: the JSON of `terraform show -json`"],
    [
      "tfstate.json",
      '{"version": 4, "lineage": "x", "resources": []}',
      "the input is a state file as Terraform stores it",
    ],
    ["main.tf.json", '{"locals": {}}', "the input has no format_version"],
    [
      "old.json",
      '{"format_version": "0.1", "planned_values": {}}',
      'the input has the format version "0.1"; allowed: 1.x',
    ],
  ])("%s", (name, text, message) => {
    const outcome = reach.run([file(name, text), "--all"]);
    expect(outcome).toMatchObject({ code: 2, error: expect.stringContaining(message) });
  });

  it("a file that there is not", () => {
    expect(reach.run(["nothing.json", "--all"])).toMatchObject({
      code: 2,
      error: "hanok reach: nothing.json: there is no such file\n",
    });
  });
});

describe("prove", () => {
  const intents = (json: object) => file("intents.json", JSON.stringify(json));

  it.each([
    [
      0,
      {
        reach: [{ from: "internet", to: "server/web", port: 443 }],
        never: [{ from: "internet", to: "server/db", port: 5432 }],
      },
    ],
    [1, { never: [{ from: "internet", to: "server/web", port: 443 }] }],
    [2, { never: [{ from: "internet", to: "server/nobody", port: 443 }] }],
    [3, { reach: [{ from: "192.0.2.1", to: "198.51.100.1", port: 443 }] }],
  ])("exits with %i", (code, json) => {
    expect(prove.run([state, "--intents", intents(json)])).toMatchObject({ code });
  });

  it("takes intents as JSON, and says how YAML comes to it", () => {
    expect(prove.run([state, "--intents", "intents.yaml"])).toEqual({
      code: 2,
      out: "",
      error: `hanok prove: intents.yaml is YAML; allowed: JSON, "-" for the standard input: yq -o json intents.yaml | hanok prove ${state} --intents -\n`,
    });
  });

  it("says what is broken in full", () => {
    const { out } = prove.run([
      state,
      "--intents",
      intents({ reach: [{ from: "server/web", to: "server/db", port: 22, why: "people sign in" }] }),
    ]);
    expect(out).toContain("broken: server/web to server/db on tcp 22 (people sign in)");
    expect(out).toContain(
      "no ingress rule of aws_security_group.db lets tcp 22 in from 10.0.0.10 [ENI_SG_RULES_MISMATCH]",
    );
    expect(out).toContain("0 of 1 intents hold, 1 broken, 0 unknown");
  });

  it("says what to do where nothing is to be proven", () => {
    expect(prove.run([state])).toMatchObject({
      code: 2,
      error: expect.stringContaining("allowed: --intents FILE"),
    });
  });
});

it("--help has examples that are options that there are", () => {
  for (const command of [reach, prove]) {
    const { code, out } = command.run(["--help"]);
    expect(code).toBe(0);
    const examples = out.split("\n").filter((line) => /^ {2}hanok (reach|prove) plan\.json/.test(line));
    expect(examples.length).toBeGreaterThan(0);
    for (const line of examples) {
      const args = line.trim().split(" ").slice(2);
      const outcome = command.run(args);
      expect(outcome.error).toContain("plan.json: there is no such file");
    }
  }
});
