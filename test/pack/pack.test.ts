/** The packed package in an empty TypeScript project: what is in it, what it says, and that it works. */
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Manifest, readJson } from "../../src/commands/build/manifest";
import { packed, root } from "./support/packed";
import { emptyProject, runIn } from "./support/project";

const project = emptyProject();
cpSync(join(__dirname, "project"), project, { recursive: true });
afterAll(() => rmSync(project, { recursive: true }));

const run = (command: string, args: string[]) => runIn(project, command, args);
const installed = (path: string) => readFileSync(join(project, "node_modules/hanok", path), "utf8");
const paths = packed("hanok").files.map(({ path }) => path);

/** Folders of the package, and the files that lie in those that are listed by name. */
const CONTENT = [
  ...["CHANGELOG.md", "LICENSE", "README.md", "package.json"],
  ...["dist/index.d.ts", "dist/index.js"],
  ...["dist/access/", "dist/compute/", "dist/core/", "dist/data/", "dist/delivery/", "dist/edge/"],
  ...["dist/endpoints/", "dist/network/", "dist/reach/", "dist/storage/", "dist/terraform/", "dist/text/"],
  ...["dist/commands/check/", "dist/commands/prove/", "dist/commands/reach/"],
  ...["dist/commands/command.d.ts", "dist/commands/command.js"],
  ...["dist/commands/hanok.d.ts", "dist/commands/hanok.js"],
];

/** Kilobytes. */
const BUDGET = { archive: 1020, unpacked: 4400 };

it("holds the built package and nothing of its workshop", () => {
  const place = (path: string) =>
    CONTENT.find((one) => (one.endsWith("/") ? path.startsWith(one) : path === one));
  expect(paths.filter((path) => place(path) === undefined)).toEqual([]);
  expect([...new Set(paths.map(place))].sort()).toEqual([...CONTENT].sort());
  expect(paths.filter((path) => path.startsWith("dist/") && !/\.(js|d\.ts)$/.test(path))).toEqual([
    "dist/commands/check/inputs.json",
    "dist/core/module/inner-resources.json",
  ]);
});

it("has every script with its types, and none of what only tests and generators read", () => {
  const scripts = paths.filter((path) => path.endsWith(".js"));
  expect(scripts.filter((path) => !paths.includes(path.replace(/\.js$/, ".d.ts")))).toEqual([]);
  const generators = /^dist\/core\/module\/(emit|origin|readme)\b|dist\/(blocks|environments|stacks)\b/;
  expect(paths.filter((path) => generators.test(path))).toEqual([]);
});

it("has none of the samples that rules must refuse", () => {
  const samples = (path: string) => installed(path).match(/\brefused: (?!\[\]).*/g) ?? [];
  expect(paths.filter((path) => path.endsWith(".js")).flatMap(samples)).toEqual([]);
});

it("is as small as it may be", () => {
  const { size, unpackedSize } = packed("hanok");
  expect(size / 1000).toBeLessThan(BUDGET.archive);
  expect(unpackedSize / 1000).toBeLessThan(BUDGET.unpacked);
});

it("has a package.json of what users read, every entry point of which is there", () => {
  const manifest = JSON.parse(installed("package.json")) as Manifest;
  const ours = readJson<Manifest>(join(root, "package.json"));
  const workshop = ["allowScripts", "devDependencies", "jest", "private", "scripts"];
  expect(Object.keys(ours).filter((field) => !(field in manifest))).toEqual(expect.arrayContaining(workshop));
  expect(
    Object.keys(ours)
      .filter((field) => !(field in manifest))
      .sort(),
  ).toEqual(workshop);
  const files = Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === "string" ? [entry] : [entry.types, entry.default],
  );
  expect(files.filter((file) => !paths.includes(file.replace("./", "")))).toEqual([]);
  const families = readdirSync(join(root, "src"))
    .filter((name) => statSync(join(root, "src", name)).isDirectory())
    .filter((name) => paths.includes(`dist/${name}/index.js`));
  expect(Object.keys(manifest.exports).sort()).toEqual(
    [".", "./package.json", ...families.map((name) => `./${name}`)].sort(),
  );
});

it("has a README whose links work from npm's page", () => {
  const { version } = readJson<Manifest>(join(root, "package.json"));
  const text = installed("README.md");
  const links = [/\]\(([^)#]+)[^)]*\)/g, /^\[[^\]]+\]: (.+)$/gm].flatMap((link) =>
    [...text.matchAll(link)].map(([, to]) => to as string),
  );
  const base = `https://github.com/ORG/terraform-aws-hanok/blob/v${version}/`;
  expect(links.filter((to) => !to.startsWith("https://"))).toEqual([]);
  const own = links.filter((to) => to.startsWith(base)).map((to) => to.slice(base.length));
  expect(own).toEqual(expect.arrayContaining(["docs/contributing.md", "modules/network/README.md"]));
  for (const path of own) expect(statSync(join(root, path))).toBeDefined();
});

it("says nothing of the machine that built it", () => {
  const texts = paths.map(installed);
  expect(texts.filter((text) => text.includes(root))).toEqual([]);
});

it("brings no dependencies of its own", () => {
  const lock = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8")) as { packages: object };
  expect(Object.keys(lock.packages)).toEqual(["", "node_modules/hanok"]);
});

it("type-checks, synthesizes and refuses what its types refuse", () => {
  run(process.execPath, [join(root, "node_modules/typescript/bin/tsc")]);
  const refusal = run(process.execPath, ["main.js"]);
  expect(refusal).toContain(
    'shop-dev/network: nat.mode is "several"; allowed: one of "none", "single", "per_zone"',
  );
  const file = join(project, "cdktf.out/stacks/shop-dev/cdk.tf.json");
  const { resource, output } = JSON.parse(readFileSync(file, "utf8"));
  expect(resource.aws_vpc.network).toMatchObject({ cidr_block: "10.0.0.0/16" });
  expect(output.vpc.value).toBe("${aws_vpc.network.id}");
});

it("loads the blocks that a program names, and no provider's class before a resource of it is made", () => {
  const program =
    'require("hanok").Network; console.log(Object.keys(require.cache).map((file) => file.replaceAll("\\\\", "/")).join("\\n"))';
  const loaded = run(process.execPath, ["--eval", program]);
  expect(loaded).toContain("/hanok/dist/network/network.js");
  expect(loaded).not.toMatch(/\/hanok\/dist\/(edge|compute|data|access|delivery)\//);
  expect(loaded).not.toContain("@cdktf/provider-aws/lib/");
});

it("gives an ES module its names", () => {
  const program = 'import { get, Network } from "hanok"; console.log(typeof Network, typeof get)';
  expect(run(process.execPath, ["--input-type=module", "--eval", program])).toBe("function function\n");
});

it("checks calls of modules by `hanok check`, without any of its peers", () => {
  const alone = join(project, "alone");
  cpSync(join(project, "node_modules/hanok"), join(alone, "node_modules/hanok"), { recursive: true });
  cpSync(join(project, "node_modules/.bin"), join(alone, "node_modules/.bin"), {
    recursive: true,
    verbatimSymlinks: true,
  });
  const call = (flowLogs: string) =>
    `module "network" {\n  source = "acme/hanok/aws//modules/network"\n  flow_logs = ${flowLogs}\n}\n`;
  const check = (flowLogs: string) => {
    writeFileSync(join(alone, "main.tf"), call(flowLogs));
    return spawnSync("npx", ["--offline", "hanok", "check"], { cwd: alone, encoding: "utf8" });
  };
  expect(check("{ retention_days = 30 }")).toMatchObject({
    status: 0,
    stdout: "no unknown keys in 1 call of Hanok's modules.\n",
    stderr: "",
  });
  const { status, stdout } = check("{ retention_dys = 30 }");
  expect(status).toBe(1);
  expect(stdout).toContain(
    "main.tf:3: module.network: flow_logs.retention_dys is not known; did you mean retention_days?",
  );
});
