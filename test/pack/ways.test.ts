/** README's example in every way that users run TypeScript: each synthesizes the same stack. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ownPackages } from "../support/own-packages";
import { root } from "./support/packed";
import { emptyProject, link, readmeExample, runIn } from "./support/project";

const project = emptyProject();
afterAll(() => rmSync(project, { recursive: true }));

const OURS = ["esbuild", "jest", "@types/jest", "@swc/core", "@swc/jest", "tsx"];
const TOOLS = ["ts-jest", "ts-node", "typescript"];

/** What `cdktf init` writes, whose module resolution knows of no `exports`. */
const TEMPLATE = {
  compilerOptions: {
    ...{ module: "CommonJS", target: "ES2018", lib: ["es2018"], moduleResolution: "node" },
    ...{ strict: true, esModuleInterop: true, types: ["node", "jest"] },
  },
  files: ["main.ts"],
};
const ESM = {
  compilerOptions: {
    ...{ module: "nodenext", target: "es2022", strict: true, types: ["node"] },
  },
  files: ["main.ts"],
};

/** The example with each family's own entry point. */
const BY_FAMILY = readmeExample().replace(
  'import { HanokStack, Network, SecurityGroup } from "hanok";',
  'import { HanokStack } from "hanok/core";\nimport { Network, SecurityGroup } from "hanok/network";',
);

/** As cdktf's own guide tests a stack, with its matchers. */
const JEST_TEST = `
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Testing } from "cdktf";
import "cdktf/lib/testing/adapters/jest";
import { HanokStack, Network } from "hanok";

Testing.setupJest();

it("has a network", () => {
  const stack = new HanokStack(Testing.app(), { architecture: "shop", environment: "dev", region: "ap-northeast-2" });
  new Network(stack, "network", { name: "shop-dev", cidr: "10.10.0.0/16", zones: ["ap-northeast-2a"] });
  const synthesized = Testing.synth(stack);
  expect(synthesized).toHaveResourceWithProperties(Vpc, { cidr_block: "10.10.0.0/16" });
  expect(synthesized).not.toHaveResource(VpcSecurityGroupIngressRule);
});

it("is synthesized whole", () => {
  require("./main");
});
`;

/** A folder of the project with the program in it; what is installed lies above. */
function folder(name: string, files: Readonly<Record<string, string | object>>): string {
  const path = join(project, name);
  mkdirSync(path);
  for (const [file, content] of Object.entries({ "main.ts": readmeExample(), ...files }))
    writeFileSync(join(path, file), typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const node = (cwd: string, ...args: string[]) => runIn(cwd, process.execPath, args);
const bin = (name: string, path: string) => join(project, "node_modules", name, path);
const TSC = "bin/tsc";

const stackIn = (cwd: string) =>
  JSON.parse(readFileSync(join(cwd, "cdktf.out/stacks/shop-dev/cdk.tf.json"), "utf8"));

let expected: object;

beforeAll(() => {
  for (const name of OURS) link(project, name, join(root, "node_modules", name));
  const tools = ownPackages(join(__dirname, "tools"));
  for (const name of TOOLS) link(project, name, join(tools, name));
  const files = { "main.ts": readmeExample(), "families.ts": BY_FAMILY };
  const cwd = folder("common", { ...files, "tsconfig.json": { ...TEMPLATE, files: Object.keys(files) } });
  node(cwd, bin("typescript", TSC));
  node(cwd, "main.js");
  expected = stackIn(cwd);
});

it("a CommonJS project, compiled as cdktf's template has it", () => {
  expect(BY_FAMILY).toContain('from "hanok/network"');
  expect(expected).toMatchObject({
    resource: {
      aws_vpc: { network: { cidr_block: "10.10.0.0/16" } },
      aws_security_group: { web: { name_prefix: "shop-web-" } },
    },
  });
});

it("an ES module project, and the entry points of the families", () => {
  const programs = { "main.ts": readmeExample(), "families.ts": BY_FAMILY };
  const config = { ...ESM, files: Object.keys(programs) };
  const cwd = folder("esm", { ...programs, "package.json": { type: "module" }, "tsconfig.json": config });
  node(cwd, bin("typescript", TSC));
  for (const program of ["main.js", "families.js"]) {
    rmSync(join(cwd, "cdktf.out"), { recursive: true, force: true });
    expect(readFileSync(join(cwd, program), "utf8")).toMatch(/^import .* from "hanok/m);
    node(cwd, program);
    expect(stackIn(cwd)).toEqual(expected);
  }
});

it.each([
  ["tsx", "dist/cli.mjs"],
  ["ts-node", "dist/bin.js"],
])("%s", (name, path) => {
  const cwd = folder(name, { "tsconfig.json": TEMPLATE });
  node(cwd, bin(name, path), "main.ts");
  expect(stackIn(cwd)).toEqual(expected);
});

it.each([
  ["ts-jest", "ts-jest"],
  ["swc", "@swc/jest"],
])("jest with %s, and cdktf's matchers", (name, transformer) => {
  const cwd = folder(`jest-${name}`, {
    "tsconfig.json": TEMPLATE,
    "main.test.ts": JEST_TEST,
    "jest.config.json": { transform: { "\\.ts$": transformer } },
  });
  node(cwd, bin("jest", "bin/jest.js"));
  expect(stackIn(cwd)).toEqual(expected);
});

it("an esbuild bundle, which needs nothing beside it", () => {
  const cwd = folder("bundle", {});
  const bundle = ["main.ts", "--bundle", "--platform=node", "--outfile=out/main.cjs", "--log-level=warning"];
  node(cwd, bin("esbuild", "bin/esbuild"), ...bundle);
  const alone = `${project}-bundle`;
  mkdirSync(alone);
  writeFileSync(join(alone, "main.cjs"), readFileSync(join(cwd, "out/main.cjs")));
  node(alone, "main.cjs");
  expect(stackIn(alone)).toEqual(expected);
  rmSync(alone, { recursive: true });
});
