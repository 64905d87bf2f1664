/** The package `hanok-cdktn` in an empty project of CDK Terrain: types, README's example, its command, its matchers. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packed, root } from "../pack/support/packed";
import { exampleIn, link, projectWith, readmeExample, runIn } from "../pack/support/project";
import { ownPackages } from "../support/own-packages";

const project = projectWith("hanok-cdktn");
const packages = ownPackages(__dirname);
for (const name of ["cdktn", "constructs", "@cdktn/provider-aws"]) link(project, name, join(packages, name));
for (const name of ["@types/node", "jest", "@types/jest", "@swc/jest", "@swc/core", "tsx"])
  link(project, name, join(root, "node_modules", name));
afterAll(() => rmSync(project, { recursive: true }));

/** What else a program imports. */
const LATER = `import { Vpc } from '@cdktf/provider-aws/lib/vpc';\nimport "cdktf/lib/testing/adapters/jest";\nimport { get } from 'hanok/core';\n`;
const LATER_MOVED = `import { Vpc } from '@cdktn/provider-aws/lib/vpc';\nimport "cdktn/lib/testing/adapters/jest";\nimport { get } from 'hanok-cdktn/core';\n`;

const installed = join(project, "node_modules/hanok-cdktn");
const example = exampleIn(join(installed, "README.md"));
const node = (...args: string[]) => runIn(project, process.execPath, args);
const write = (name: string, content: string | object) =>
  writeFileSync(join(project, name), typeof content === "string" ? content : JSON.stringify(content));
const stack = () => JSON.parse(readFileSync(join(project, "cdktf.out/stacks/shop-dev/cdk.tf.json"), "utf8"));

it("has the files of hanok, and takes nothing of CDKTF", () => {
  const paths = packed("hanok-cdktn").files.map(({ path }) => path);
  expect(paths).toEqual(packed("hanok").files.map(({ path }) => path));
  const code = readdirSync(join(installed, "dist"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(js|d\.ts)$/.test(name))
    .map((name) => readFileSync(join(installed, "dist", name), "utf8"));
  expect(code.filter((text) => /["']@?cdktf["'/]/.test(text))).toEqual([]);
  const { name, peerDependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  expect({ name, peers: Object.keys(peerDependencies) }).toEqual({
    name: "hanok-cdktn",
    peers: ["@cdktn/provider-aws", "cdktn", "constructs"],
  });
});

it("type-checks README's example with the strictest types, and synthesizes it", () => {
  expect(example).toContain('from "cdktn"');
  expect(example).toContain('from "hanok-cdktn"');
  write("main.ts", example);
  const compilerOptions = {
    ...{ target: "es2022", module: "nodenext", types: ["node"] },
    ...{ strict: true, skipLibCheck: false, noUncheckedIndexedAccess: true },
  };
  write("tsconfig.json", { compilerOptions, files: ["main.ts"] });
  node(join(root, "node_modules/typescript/bin/tsc"));
  node("main.js");
  expect(stack()).toMatchObject({
    resource: { aws_vpc: { network: { cidr_block: "10.10.0.0/16" } } },
    terraform: { required_providers: { aws: { version: expect.stringMatching(/^6\./) } } },
  });
});

it("is synthesized by cdktn's own command, which asks for Node.js 22", () => {
  const before = stack();
  rmSync(join(project, "cdktf.out"), { recursive: true });
  write("cdktf.json", { language: "typescript", app: "node main.js", sendCrashReports: "false" });
  const cli = join(packages, "cdktn-cli/bin/cdktn");
  runIn(project, "npm", ["exec", "--yes", "--package=node@22", "--", "node", cli, "synth"]);
  expect(stack()).toEqual(before);
});

it("is tested with cdktn's matchers", () => {
  write(
    "main.test.ts",
    `
import { Vpc } from "@cdktn/provider-aws/lib/vpc";
import { Instance } from "@cdktn/provider-aws/lib/instance";
import { Testing } from "cdktn";
import "cdktn/lib/testing/adapters/jest";
import { HanokStack } from "hanok-cdktn/core";
import { Network } from "hanok-cdktn/network";

Testing.setupJest();

it("has a network and no server", () => {
  const stack = new HanokStack(Testing.app(), { architecture: "shop", environment: "dev", region: "ap-northeast-2" });
  new Network(stack, "network", { name: "shop-dev", cidr: "10.10.0.0/16", zones: ["ap-northeast-2a"] });
  const synthesized = Testing.synth(stack);
  expect(synthesized).toHaveResourceWithProperties(Vpc, { cidr_block: "10.10.0.0/16" });
  expect(synthesized).not.toHaveResource(Instance);
});
`,
  );
  write("jest.config.json", { transform: { "\\.ts$": "@swc/jest" } });
  node(join(project, "node_modules/jest/bin/jest.js"));
});

it("takes a program of hanok by the commands of docs/cdk-terrain.md", () => {
  const page = readFileSync(join(root, "docs/cdk-terrain.md"), "utf8");
  const [, commands = ""] = [...page.matchAll(/^ {3}```sh\n([\s\S]*?)^ {3}```$/gm)].map(([, code]) => code);
  expect(commands).toContain("sed -i");
  const folder = join(project, "moved");
  const program = `${readmeExample()}${LATER}`;
  mkdirSync(folder);
  writeFileSync(join(folder, "main.ts"), program);
  runIn(folder, "bash", ["-c", commands]);
  expect(readFileSync(join(folder, "main.ts"), "utf8")).toBe(`${example}${LATER_MOVED}`);
});

it("checks calls of modules by its command", () => {
  write(
    "main.tf",
    'module "network" {\n  source = "ORG/hanok/aws//modules/network"\n  nat    = { mode = "none" }\n}\n',
  );
  const said = runIn(project, "npx", ["--offline", "hanok-cdktn", "check"]);
  expect(said).toBe("no unknown keys in 1 call of Hanok's modules.\n");
});
