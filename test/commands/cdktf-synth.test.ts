/** `npm start` and `cdktf synth` are two ways to the same bytes. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argumentsOf, node } from "../support/command";
import { contents } from "../support/contents";

const root = join(__dirname, "../..");
const output = mkdtempSync(join(tmpdir(), "hanok-cdktf-synth-"));
const STARTED = join(output, "start");
const BY_CDKTF = join(output, "cdktf");

afterAll(() => rmSync(output, { recursive: true }));

it("writes the same bytes as `cdktf synth`", () => {
  expect(node(argumentsOf("start"), { CDKTF_OUTDIR: STARTED }).status).toBe(0);
  const cdktf = join(root, "node_modules/cdktf-cli/bundle/bin/cdktf");
  const env = { CHECKPOINT_DISABLE: "1", CI: "true", CDKTF_HOME: join(output, "home") };
  const { status, stderr, stdout } = node([cdktf, "synth", "--output", BY_CDKTF], env);
  expect({ status, output: status === 0 ? "" : stderr + stdout }).toEqual({ status: 0, output: "" });
  const all = contents(BY_CDKTF);
  const { "manifest.json": manifest, ...stacks } = contents(STARTED);
  expect(all).toMatchObject(stacks);
  expect(JSON.parse(all["manifest.json"] ?? "{}").stacks).toMatchObject(JSON.parse(manifest ?? "{}").stacks);
});
