/** A program is kept between runs exactly as long as it would be built the same again. */
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as after } from "node:timers/promises";

const repository = join(__dirname, "../..");
/** A project of its own with the launcher in it, a package that needs cdktf, and one that does not. */
const project = realpathSync(mkdtempSync(join(tmpdir(), "hanok-cache-")));
const CACHE = join(project, ".cache/launch");
/** Longer than what is too young to be kept. */
const settle = () => after(150);

function write(path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

interface Run {
  readonly built: boolean;
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** Says on the standard error whether esbuild was loaded. */
const PRELOADED = join(project, "tell.cjs");
const ARGUMENTS = ["--require", PRELOADED, "src/commands/launch.cjs", "main.ts"];

function launch(env: NodeJS.ProcessEnv = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, ARGUMENTS, {
    cwd: project,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr, built: stderr.includes("esbuild was loaded") };
}

/** Builds and keeps the program as it now is. */
async function kept(): Promise<void> {
  await settle();
  launch();
  expect(launch()).toMatchObject({ built: false, status: 0 });
}

const entry = (): string => {
  const [name = "none", ...others] = readdirSync(CACHE);
  expect(others).toEqual([]);
  return join(CACHE, name);
};

beforeAll(() => {
  cpSync(join(repository, "src/commands/launch.cjs"), join(project, "src/commands/launch.cjs"));
  cpSync(join(repository, "src/commands/launch"), join(project, "src/commands/launch"), { recursive: true });
  write("node_modules/plain/package.json", '{ "name": "plain", "version": "1.0.0" }');
  write(
    "node_modules/plain/index.js",
    'exports.name = "plain"; exports.parent = module.parent !== undefined;',
  );
  write(
    "node_modules/needy/package.json",
    '{ "name": "needy", "version": "1.0.0", "main": "one.js", "peerDependencies": { "cdktf": "*" } }',
  );
  write("node_modules/needy/one.js", 'exports.version = "one"; exports.App = require("cdktf").App;');
  write("node_modules/needy/two.js", 'exports.version = "two"; exports.App = require("cdktf").App;');
  for (const name of ["esbuild", "@esbuild", "cdktf", "constructs"]) {
    symlinkSync(realpathSync(join(repository, "node_modules", name)), join(project, "node_modules", name));
  }
  write("tsconfig.json", "{}");
  write("package.json", '{ "type": "commonjs" }');
  write("src/shop.ts", "export class Shop {}");
  write("src/word.ts", 'export const word = "first";\n');
  write(
    "main.ts",
    `import { App } from "cdktf";
     import { App as Theirs, version } from "needy";
     import { name } from "plain";
     import { Shop as Other } from "./src/shop";
     import { word } from "./src/word";
     class Shop {}
     console.log(word, version, name, App === Theirs, Shop.name === Other.name && Shop.name, require.main === module, __filename);\n`,
  );
  write(
    "tell.cjs",
    `process.on("exit", () => {
       if (Object.keys(require.cache).some((path) => path.includes("/esbuild/"))) console.error("esbuild was loaded");
     });`,
  );
});
afterAll(() => rmSync(project, { recursive: true }));

const FIRST = `first one plain true Shop true ${join(project, "main.ts")}\n`;

it("builds once, and runs the same program again", async () => {
  await settle();
  expect(launch()).toEqual({ built: true, status: 0, stdout: FIRST, stderr: "esbuild was loaded\n" });
  expect(launch()).toEqual({ built: false, status: 0, stdout: FIRST, stderr: "" });
});

it("builds again when a file changed, be it to the same size and time", async () => {
  await kept();
  const path = join(project, "src/word.ts");
  const { atime, mtime } = statSync(path);
  write("src/word.ts", 'export const word = "other";\n');
  utimesSync(path, atime, mtime);
  expect(launch()).toMatchObject({ built: true, stdout: FIRST.replace("first", "other") });
  write("src/word.ts", 'export const word = "first";\n');
});

it("does not keep what was built from a file that may have changed since it was read", async () => {
  await kept();
  write("src/word.ts", 'export const word = "young";\n');
  const later = Date.now() / 1000 + 60;
  utimesSync(join(project, "src/word.ts"), later, later);
  for (let run = 0; run < 2; run++)
    expect(launch()).toMatchObject({ built: true, stdout: FIRST.replace("first", "young") });
  write("src/word.ts", 'export const word = "first";\n');
});

it.each([
  ["src/word.tsx", 'export const word = "tsx";\n', "tsx one plain"],
  ["src/word", 'exports.word = "bare";\n', ""],
  ["src/node_modules/unused/index.js", "", "first one plain"],
])("builds again when there is a new %s, which may be taken instead", async (path, text, output) => {
  await kept();
  write(path, text);
  expect(launch()).toMatchObject({ built: true, stdout: expect.stringContaining(output) });
  rmSync(join(project, path.replace("/unused/index.js", "")), { recursive: true });
});

it("does not build again for files that no import can mean", async () => {
  await kept();
  for (const path of ["terraform.shop.tfstate", "cdktf.out/manifest.json", "cdktf.log", "src/README.md"])
    write(path, "");
  expect(launch().built).toBe(false);
});

it("builds again when a package has another version", async () => {
  await kept();
  const path = "node_modules/needy/package.json";
  const manifest = readFileSync(join(project, path), "utf8");
  write(path, manifest.replace("1.0.0", "1.0.1").replace("one.js", "two.js"));
  expect(launch()).toMatchObject({ built: true, stdout: FIRST.replace("one", "two") });
  write(path, manifest);
});

it("requires other packages when it runs", async () => {
  await kept();
  write("node_modules/plain/index.js", 'exports.name = "newer";');
  expect(launch()).toMatchObject({ built: false, stdout: FIRST.replace("plain", "newer") });
  write("node_modules/plain/index.js", 'exports.name = "plain";');
});

it("builds again when the launcher changed", async () => {
  await kept();
  const path = "src/commands/launch/packages.cjs";
  write(path, `${readFileSync(join(project, path), "utf8")}\n`);
  expect(launch().built).toBe(true);
});

it.each<[string, (path: string) => void]>([
  ["is empty", (path) => truncateSync(path, 0)],
  ["ends early", (path) => truncateSync(path, statSync(path).size - 100)],
  ["has a wrong byte", (path) => flip(path, -1000)],
  ["has a wrong byte in its text", (path) => flip(path, Math.floor(statSync(path).size / 2))],
  ["is of another kind", (path) => writeFileSync(path, "{}\n")],
])("builds again when what was kept %s", async (_, damage) => {
  await kept();
  damage(entry());
  expect(launch()).toEqual({ built: true, status: 0, stdout: FIRST, stderr: "esbuild was loaded\n" });
  expect(launch().built).toBe(false);
});

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  const index = at < 0 ? bytes.length + at : at;
  bytes.writeUInt8(bytes.readUInt8(index) ^ 1, index);
  writeFileSync(path, bytes);
}

it("builds each time where nothing can be kept", async () => {
  await kept();
  rmSync(join(project, ".cache"), { recursive: true });
  write(".cache", "no directory");
  for (let run = 0; run < 2; run++) expect(launch()).toMatchObject({ built: true, status: 0, stdout: FIRST });
  rmSync(join(project, ".cache"));
});

it("runs what was kept where nothing can be written", async () => {
  await kept();
  chmodSync(CACHE, 0o500);
  expect(launch()).toMatchObject({ built: false, status: 0, stdout: FIRST });
  chmodSync(CACHE, 0o700);
});

it("keeps nothing of a program that failed", async () => {
  await kept();
  rmSync(CACHE, { recursive: true });
  write("src/word.ts", 'process.exitCode = 3;\nexport const word = "first";\n');
  await settle();
  expect(launch()).toMatchObject({ built: true, status: 3 });
  expect(existsSync(CACHE)).toBe(false);
  write("src/word.ts", 'export const word = "first";\n');
});

it("removes what nobody has built for a week", async () => {
  await kept();
  const old = join(CACHE, "of another node");
  writeFileSync(old, "");
  const lastWeek = Date.now() / 1000 - 8 * 24 * 3600;
  utimesSync(old, lastWeek, lastWeek);
  truncateSync(entryBeside(old), 0);
  expect(launch().built).toBe(true);
  expect(existsSync(old)).toBe(false);
});

const entryBeside = (other: string) =>
  readdirSync(CACHE)
    .map((name) => join(CACHE, name))
    .find((path) => path !== other) as string;

it("lets several processes build at once", async () => {
  await kept();
  rmSync(CACHE, { recursive: true });
  const outputs = await Promise.all(
    [1, 2, 3].map(() => outputOf(spawn(process.execPath, ARGUMENTS, { cwd: project }))),
  );
  expect(outputs).toEqual([FIRST, FIRST, FIRST]);
  entry();
  expect(launch()).toMatchObject({ built: false, stdout: FIRST });
});

async function outputOf(child: ReturnType<typeof spawn>): Promise<string> {
  let output = "";
  for await (const chunk of child.stdout ?? []) output += chunk;
  return output;
}

it("compiles again, without building, where V8 refuses what was kept", async () => {
  await kept();
  const contents = () => readFileSync(entry()).toString("latin1");
  const before = contents();
  const other = { NODE_OPTIONS: "--max-semi-space-size=32" };
  expect(launch(other)).toMatchObject({ built: false, stdout: FIRST });
  const after = contents();
  expect(after === before).toBe(false);
  expect(launch(other)).toMatchObject({ built: false, stdout: FIRST });
  expect(contents() === after).toBe(true);
});
