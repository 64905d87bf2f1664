/** Every output of every block is used in another stack: it comes through the first one's state, as what cdktf itself gives does. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformOutput } from "cdktf";
import { blocks } from "../../src/blocks";
import * as x from "../../src/core/expressions";
import { HanokStack } from "../../src/core/stack/stack";

const directory = mkdtempSync(join(tmpdir(), "hanok-outputs-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** `local.zone`, `aws_vpc.network`, `data.aws_region.here` in what is computed. */
const REFERENCE =
  /(?<![\w."])(?:local|var|module|data\.(?!terraform_remote_state\.)\w+|aws_\w+|terraform_data)\.\w+/g;

const computed = (value: unknown): string[] =>
  typeof value === "string"
    ? [...value.matchAll(/\$\{(.*)\}/gs)].map(([, code = ""]) => code)
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(computed)
      : [];

it("every output crosses stacks", () => {
  const app = new App({ outdir: directory, stackTraces: false });
  const common = { environment: "test", region: "ap-northeast-2" };
  const base = new HanokStack(app, { ...common, architecture: "base" });
  const user = new HanokStack(app, { ...common, architecture: "user" });
  const names = blocks.flatMap((block) => {
    const id = block.path.replace(/\W/g, "_");
    const made = block.create(base, id, block.contract.definition.example as never);
    return Object.entries(made.outputs()).map(([name, { value }]) => {
      new TerraformOutput(user, `${id}_${name}`, { value: x.tf(value), staticId: true, sensitive: true });
      return `${id}_${name}`;
    });
  });
  app.synth();
  const json = JSON.parse(readFileSync(join(directory, "stacks", "user-test", "cdk.tf.json"), "utf8"));
  expect(names.length).toBeGreaterThan(100);
  const foreign = Object.entries(json.output).flatMap(([name, output]) =>
    computed(output)
      .flatMap((code) => code.match(REFERENCE) ?? [])
      .map((reference) => `${name}: ${reference}`),
  );
  expect(foreign).toEqual([]);
  expect(JSON.stringify(json.output)).toContain("data.terraform_remote_state.");
});
