/**
 * The packed package in an empty TypeScript project.
 *
 * Needs no network: npm installs the tarball alone (offline, without its peers), and the peers, which every user of
 * cdktf has already, are links to those of this project.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(__dirname, "../..");
const project = mkdtempSync(join(tmpdir(), "hanok-pack-"));
const LINKED = ["cdktf", "constructs", "@cdktf/provider-aws", "@types/node"];

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

let packed: Packed;

const run = (command: string, args: string[], cwd = project) =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: "pipe" });

beforeAll(() => {
  const [only] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", project], root)) as Packed[];
  packed = only as Packed;
  cpSync(join(__dirname, "project"), project, { recursive: true });
  writeFileSync(join(project, "package.json"), '{ "name": "shop", "private": true }\n');
  run("npm", ["install", "--offline", "--legacy-peer-deps", "--no-audit", `./${packed.filename}`]);
  for (const name of LINKED) link(name);
});

afterAll(() => rmSync(project, { recursive: true }));

function link(name: string): void {
  const path = join(project, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(root, "node_modules", name), path);
}

it("holds the built package and nothing of its workshop", () => {
  const paths = packed.files.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(["LICENSE", "README.md", "CHANGELOG.md", "package.json"]));
  expect(paths).toEqual(expect.arrayContaining(["dist/index.js", "dist/index.d.ts"]));
  expect(
    paths.filter(
      (path) =>
        !/^(dist\/.*\.(js|d\.ts)|dist\/commands\/check\/inputs\.json|LICENSE|README\.md|CHANGELOG\.md|package\.json)$/.test(
          path,
        ),
    ),
  ).toEqual([]);
  expect(paths.filter((path) => /^dist\/(blocks|environments|stacks)\b/.test(path))).toEqual([]);
  const commands = paths.filter((path) => path.startsWith("dist/commands/"));
  expect(commands.filter((path) => !/^dist\/commands\/(hanok|command|check\/.*)\./.test(path))).toEqual([]);
});

it("says nothing of the machine that built it", () => {
  const texts = packed.files.map(({ path }) =>
    readFileSync(join(project, "node_modules/hanok", path), "utf8"),
  );
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
