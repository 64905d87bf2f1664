/** `npm start` and `cdktf synth` are two ways to the same bytes. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argumentsOf } from "../support/command";

const root = join(__dirname, "../..");
const output = mkdtempSync(join(tmpdir(), "hanok-synth-"));
const STARTED = join(output, "start");
const BY_CDKTF = join(output, "cdktf");

function node(args: string[], env: NodeJS.ProcessEnv = {}) {
  const inherited = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined };
  return spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", env: { ...inherited, ...env } });
}

const start = (args: string[] = [], env: NodeJS.ProcessEnv = {}) =>
  node([...argumentsOf("start"), ...args], { CDKTF_OUTDIR: STARTED, ...env });

/** Every file below a directory with its bytes. */
function contents(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [file.slice(directory.length + 1), readFileSync(file, "utf8")];
    }),
  );
}

let report: ReturnType<typeof start>;
beforeAll(() => {
  report = start();
});
afterAll(() => rmSync(output, { recursive: true }));

it("says what every stack holds and where it lies", () => {
  expect(report).toMatchObject({ status: 0, stderr: "" });
  expect(report.stdout).toMatch(/^three-tier-dev {2}\d+ resources, \d+ outputs?, \d+ warnings?$/m);
  expect(report.stdout).toMatch(/^ {5}1 {2}aws_vpc$/m);
  expect(report.stdout).toContain(join("stacks", "three-tier-dev", "cdk.tf.json"));
});

it("writes no colour where the output is no terminal", () => expect(report.stdout).not.toContain("\u001b"));

it("counts instances, not blocks", () => {
  const { resource } = JSON.parse(contents(STARTED)["stacks/three-tier-dev/cdk.tf.json"] ?? "{}");
  const subnets = Object.values<{ for_each: object }>(resource.aws_subnet);
  const instances = subnets.reduce((sum, subnet) => sum + Object.keys(subnet.for_each).length, 0);
  expect(report.stdout).toMatch(new RegExp(`^ +${instances} {2}aws_subnet$`, "m"));
});

it("synthesizes the environment that is named", () => {
  const prod = start(["prod"], { CDKTF_OUTDIR: join(output, "prod") });
  expect(prod.stdout).toMatch(/^three-tier-prod {2}/m);
  expect(prod.stdout).not.toContain("three-tier-dev");
});

it("names the environments where it does not know one", () => {
  const { status, stdout, stderr } = start(["staging"]);
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: "",
    stderr: "there is no environment staging; there are dev, test, prod\n",
  });
});

it("writes the same bytes as `cdktf synth`", () => {
  const cdktf = join(root, "node_modules/cdktf-cli/bundle/bin/cdktf");
  const env = { CHECKPOINT_DISABLE: "1", CI: "true", CDKTF_HOME: join(output, "home") };
  const { status, stderr, stdout } = node([cdktf, "synth", "--output", BY_CDKTF], env);
  expect({ status, output: status === 0 ? "" : stderr + stdout }).toEqual({ status: 0, output: "" });
  const all = contents(BY_CDKTF);
  const { "manifest.json": manifest, ...stacks } = contents(STARTED);
  expect(all).toMatchObject(stacks);
  expect(JSON.parse(all["manifest.json"] ?? "{}").stacks).toMatchObject(JSON.parse(manifest ?? "{}").stacks);
});
