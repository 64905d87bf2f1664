/** `npm start`: what it says and writes. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argumentsOf, node } from "../support/command";
import { contents } from "../support/contents";

const output = mkdtempSync(join(tmpdir(), "hanok-synth-"));
const STARTED = join(output, "start");

const start = (args: string[] = [], env: NodeJS.ProcessEnv = {}) =>
  node([...argumentsOf("start"), ...args], { CDKTF_OUTDIR: STARTED, ...env });

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

it("proves what each stack's resources need to reach", () => {
  const proven = report.stdout.match(/^ {2}reach: (\d+) of \1 intents hold, 0 broken, 0 unknown$/gm);
  expect(proven).toHaveLength(5);
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
