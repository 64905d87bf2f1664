/** A generated file whose source got another name goes; what somebody wrote stays. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { differences, mend, write } from "../../src/commands/generated";
import { generatedBy } from "../../src/core/module/requirements";

const root = mkdtempSync(join(tmpdir(), "hanok-generated-"));
afterAll(() => rmSync(root, { recursive: true }));

const generated = (source: string) => `# ${generatedBy(source)}\n`;

const files = {
  "modules/network/gateways.tf": generated("src/network/gateways.ts"),
  "modules/network/main.tf": generated("src/network/network.ts"),
  "src/network/network.props.ts": "export interface NetworkProps {}\n",
};

const texts = {
  // of src/network/nat.ts, which is gateways.ts now
  "modules/network/nat.tf": generated("src/network/nat.ts"),
  "modules/network/main.tf": files["modules/network/main.tf"],
  "modules/network/examples/two/main.tf": 'module "network" {}\n',
  "modules/network/examples/two/.terraform/modules/network/nat.tf": generated("src/network/nat.ts"),
  "modules/network/tests/nat.tftest.hcl": 'run "nat" {}\n',
};

beforeAll(() => {
  for (const [path, text] of Object.entries(texts)) write(join(root, path), text);
});

it("is told by the check", () => {
  expect(differences(root, files)).toEqual({
    stale: ["modules/network/gateways.tf", "src/network/network.props.ts"],
    abandoned: ["modules/network/nat.tf"],
  });
});

it("goes, and nothing is left to do", () => {
  mend(root, files, differences(root, files));
  expect(existsSync(join(root, "modules/network/nat.tf"))).toBe(false);
  for (const [path, text] of Object.entries(files)) expect(readFileSync(join(root, path), "utf8")).toBe(text);
  expect(differences(root, files)).toEqual({ stale: [], abandoned: [] });
});

it("is no file of somebody's own", () => {
  for (const path of Object.keys(texts).filter((path) => !/^modules\/network\/\w+\.tf$/.test(path)))
    expect(existsSync(join(root, path))).toBe(true);
});
