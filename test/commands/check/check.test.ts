/** `hanok check`: what it finds, what it says that it did not check, and what it cannot read. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { check } from "../../../src/commands/check/check";
import { generatedBy } from "../../../src/core/module/requirements";
import { COMMAND, node } from "../../support/command";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "hanok-check-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), text);
  }
}

/** What the command says about files, without the directory's name. */
function checked(files: Readonly<Record<string, string>>, ...options: string[]) {
  write(files);
  const { code, out, error = "" } = check.run([...options, directory]);
  const plain = (text: string) => text.replaceAll(`${directory}/`, "").replaceAll(directory, "DIR");
  return {
    code,
    lines: plain(out + error)
      .trimEnd()
      .split("\n"),
  };
}

const NETWORK = "git::https://example.com/hanok.git//modules/network?ref=v1.0.0";

const call = (name: string, source: string, body: string) =>
  `module "${name}" {\n  source = "${source}"\n${body}\n}\n`;

const found = (lines: readonly string[]) => lines.slice(0, -1).map((line) => line.split("; ")[0]);

describe("names", () => {
  it("a key of an object, with file, line, call, the nearest and all that are known", () => {
    const { code, lines } = checked({
      "main.tf": call("network", NETWORK, "\n  flow_logs = {\n    retention_dys = 30\n  }"),
    });
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(
        /^main\.tf:5: module\.network: flow_logs\.retention_dys is not known; did you mean retention_days\? Allowed: destination, .*\.$/,
      ),
      "1 unknown key in 1 call of Hanok's modules.",
    ]);
  });

  it("keys in lists of objects, in maps of objects and deeper", () => {
    const group = "./hanok/modules/network/security-group";
    const { lines } = checked({
      "main.tf":
        call(
          "network",
          NETWORK,
          '  tiers = {\n    public = { knd = "public", slot = 0 }\n    (var.x) = { slt = 1 }\n  }',
        ) +
        call("web", group, "  ingress = [\n    { from_port = 1 },\n    { from_prt = 2 },\n  ]") +
        call(
          "api",
          "acme/hanok/aws//modules/compute/ecs-service",
          '  containers = { app = { ports = { http = { "container-port" = 80 } }, health = {} } }',
        ),
    });
    expect(found(lines)).toEqual([
      'main.tf:4: module.network: tiers["public"].knd is not known',
      "main.tf:5: module.network: tiers[(var.x)].slt is not known",
      "main.tf:12: module.web: ingress[1].from_prt is not known",
      'main.tf:17: module.api: containers["app"].ports["http"].container-port is not known',
      'main.tf:17: module.api: containers["app"].health is not known',
    ]);
    expect(lines.at(-1)).toBe("5 unknown keys in 3 calls of Hanok's modules.");
  });

  it("keys in Terraform's JSON syntax", () => {
    const body = {
      "//": "the module's own notes",
      source: NETWORK,
      flow_logs: { retention_dys: 30 },
      tiers: "${var.tiers}",
    };
    const { code, lines } = checked({
      "main.tf.json": JSON.stringify({ module: [{ network: [body] }], output: {} }, null, 2),
    });
    expect(code).toBe(1);
    expect(found(lines)).toEqual(["main.tf.json:9: module.network: flow_logs.retention_dys is not known"]);
    expect(lines.at(-1)).toContain("1 value");
  });

  it("arguments that the module does not have, but not Terraform's own", () => {
    const { lines } = checked({
      "main.tf": call(
        "network",
        NETWORK,
        "  count = 2\n  providers = { aws = aws.x }\n  depends_on = []\n  flowlogs = {}",
      ),
    });
    expect(found(lines)).toEqual(["main.tf:6: module.network: flowlogs is not known"]);
  });

  it("keys in local modules and in override files, once each", () => {
    const { lines } = checked({
      "main.tf": call("a", "./child", "") + call("b", "./child", "") + call("network", NETWORK, ""),
      "network_override.tf": 'module "network" {\n  nat = { moed = "none" }\n}\n',
      "child/main.tf": call("network", NETWORK, "  flow_logs = { retention_dys = 1 }"),
    });
    expect(found(lines)).toEqual([
      "child/main.tf:3: module.a.module.network: flow_logs.retention_dys is not known",
      "network_override.tf:2: module.network: nat.moed is not known",
    ]);
    expect(lines.at(-1)).toContain("in 2 calls");
  });

  it("the same in JSON", () => {
    write({
      "main.tf": call("network", NETWORK, "  flow_logs = { retention_dys = 1 }\n  tiers = var.tiers"),
    });
    const { code, out } = check.run(["--json", directory]);
    expect(code).toBe(1);
    const file = join(directory, "main.tf");
    expect(JSON.parse(out)).toEqual({
      calls: 1,
      unknown: [
        {
          module: "module.network",
          key: "flow_logs.retention_dys",
          file,
          line: 3,
          nearest: "retention_days",
          allowed: expect.arrayContaining(["retention_days", "destination"]),
          message: expect.stringContaining("did you mean retention_days?"),
        },
      ],
      not_checked: [{ module: "module.network", key: "tiers", file, line: 4 }],
      others: [],
    });
  });
});

describe("takes", () => {
  it("every form of source, and what is right", () => {
    const sources = [
      "git::ssh://git@example.com/acme/hanok.git//modules/network?ref=v1.0.0&depth=1",
      "github.com/acme/hanok//modules/network",
      "https://example.com/hanok.zip//modules/network",
      "app.terraform.io/acme/hanok/aws//modules/network",
      "s3::https://s3.amazonaws.com/acme/hanok.zip//modules/network/",
      "../elsewhere/modules/network",
    ];
    const { code, lines } = checked({
      "main.tf": sources
        .map((source, at) => call(`n${at}`, source, '  flow_logs = { destination = "none" }'))
        .join(""),
    });
    expect({ code, lines }).toEqual({ code: 0, lines: ["no unknown keys in 6 calls of Hanok's modules."] });
  });

  it("what is no literal object, and says where", () => {
    const body = [
      "  flow_logs = var.flow_logs",
      '  tiers = merge(local.tiers, { public = { knd = "public" } })',
      "  nat = var.single ? { mode = 1 } : { moed = 2 }",
      '  routes = { for name in var.names : name => { too = "x" } }',
      "  ipam = null",
      "  zones = var.zones",
    ].join("\n");
    const group =
      "ingress = [var.rule, { (var.key) = 1, from_port = 443 }]\n  network = module.network.network";
    const files = {
      "main.tf":
        call("network", NETWORK, body) + call("web", `${NETWORK.split("?")[0]}/security-group`, group),
    };
    const quiet = checked(files);
    expect(quiet).toEqual({
      code: 0,
      lines: [
        "no unknown keys in 2 calls of Hanok's modules. Not checked, since not written out: 6 values (--verbose says where).",
      ],
    });
    expect(checked(files, "--verbose").lines.slice(0, -1)).toEqual([
      "main.tf:3: module.network: flow_logs was not checked.",
      "main.tf:4: module.network: tiers was not checked.",
      "main.tf:5: module.network: nat was not checked.",
      "main.tf:6: module.network: routes was not checked.",
      "main.tf:12: module.web: ingress[0] was not checked.",
      "main.tf:12: module.web: ingress[1][(var.key)] was not checked.",
    ]);
  });

  it("a source that is computed, as OpenTofu takes it, and says where", () => {
    const text = 'module "a" {\n  source = "${local.hanok}//modules/network"\n  nat = { moed = 1 }\n}\n';
    expect(checked({ "main.tf": text }, "--verbose")).toEqual({
      code: 0,
      lines: [
        "main.tf:2: module.a: source was not checked.",
        "no unknown keys in no calls of Hanok's modules. Not checked, since not written out: 1 value.",
      ],
    });
  });

  it("a module of ours that is only dots away", () => {
    write({ "modules/network/variables.tf": `# ${generatedBy("src/network/network.ts")}\n` });
    write({ "modules/network/examples/a/main.tf": call("network", "../../", "  nat = { moed = 1 }") });
    const before = process.cwd();
    process.chdir(join(directory, "modules/network/examples/a"));
    const { code, out } = check.run([]);
    process.chdir(before);
    expect(code).toBe(1);
    expect(out).toMatch(/^main\.tf:3: module\.network: nat\.moed is not known; did you mean mode\?/);
  });

  it("modules of others, also those of a name that ours has", () => {
    const { code, lines } = checked({
      "main.tf":
        call("network", NETWORK, "") +
        call("own", "./modules/network", "") +
        call(
          "vpc",
          "git::https://example.com/acme/infra.git//modules/network",
          "  vpc_cidr = 1\n  nat = { x = 1 }",
        ) +
        call("iam", "terraform-aws-modules/iam/aws//modules/iam-role", "  x = { y = 1 }"),
      "modules/network/main.tf": 'variable "vpc_cidr" {}\n',
    });
    expect(code).toBe(0);
    expect(lines).toEqual([
      "module.vpc was not checked: vpc_cidr is no input of Hanok's module; git::https://example.com/acme/infra.git//modules/network seems to be another's.",
      "no unknown keys in 1 call of Hanok's modules.",
    ]);
  });
});

describe("cannot read, and exits with 2", () => {
  const refused = (files: Readonly<Record<string, string>>, ...options: string[]) => {
    const { code, lines } = checked(files, ...options);
    expect(code).toBe(2);
    return lines.join("\n");
  };

  it.each([
    [
      "a bracket that is open",
      'module "n" {\n  source = "x"\n  a = {\n    b = 1\n',
      "main.tf:3: a { is not closed",
    ],
    ["a block that is open", 'module "n" {\n  source = "x"\n', "main.tf:1: a { is not closed"],
    [
      "a bracket of another kind",
      'module "n" {\n  a = f([\n 1)\n}\n',
      "main.tf:3: a ) closes the [ of line 2",
    ],
    ["a bracket too many", "\n}\n", "main.tf:2: a } closes nothing"],
    [
      "a text without an end",
      'module "n" {\n  a = "x\n  b = "y"\n}\n',
      "main.tf:2: a text does not end on its line",
    ],
    [
      "a heredoc without an end",
      "locals {\n  a = <<-EOT\n    x\n}\n",
      "main.tf:2: the text that EOT ends has no end",
    ],
    ["a value that is missing", 'module "n" {\n  a =\n}\n', "main.tf:2: a value is missing"],
    ["a comment without an end", "\n/* x", "main.tf:2: a comment has no end"],
    ["what is no block", 'module "n" 3\n', "main.tf:1: module is followed by = or {"],
  ])("%s", (_, text, message) => expect(refused({ "main.tf": text })).toBe(`hanok check: ${message}`));

  it.each([
    ["a value that is missing", '{\n  "module": {\n    "n": }\n}', "main.tf.json:3: a value is missing"],
    ["a bracket that is open", '{\n "module": {', "main.tf.json:2: a { is not closed"],
    [
      "what Terraform's language has and JSON has not",
      '{\n "module": {},\n # x\n}',
      "main.tf.json:3: no JSON: ",
    ],
  ])("JSON with %s", (_, text, message) => expect(refused({ "main.tf.json": text })).toContain(message));

  it("a directory that is not there, holds no configuration, or calls no module of ours", () => {
    expect(refused({}, join(directory, "x"))).toContain("are several; allowed: one directory");
    expect(check.run([join(directory, "x")])).toMatchObject({
      code: 2,
      error: expect.stringContaining("there is no such directory"),
    });
    expect(refused({})).toBe("hanok check: DIR holds no file that ends in .tf or .tf.json");
    expect(refused({ "main.tf": "locals {}\n" })).toContain(
      "hanok check: DIR calls no module of Hanok; allowed: ",
    );
    expect(check.run([join(directory, "main.tf")]).error).toContain("is a file; allowed: a directory");
    expect(refused({ "main.tf": call("a", "./none", "") })).toBe(
      "hanok check: none: there is no such directory",
    );
  });

  it("an option that there is not", () => {
    expect(refused({}, "--jsn")).toContain("hanok check: Unknown option '--jsn'");
  });
});

it("is a sub-command of hanok", () => {
  const hanok = (...args: string[]) => node([...COMMAND, "src/commands/hanok.ts", ...args]);
  const help = hanok("--help");
  expect(help).toMatchObject({ status: 0, stderr: "" });
  expect(help.stdout).toContain("  check   names keys");
  expect(hanok("check", "--help").stdout).toMatch(/^hanok check \[--json\]/);
  expect(hanok("chek")).toMatchObject({
    status: 2,
    stderr: "hanok: there is no command chek; allowed: check, reach, prove.\n",
  });
});

describe("what only provider 6 has", () => {
  const repository = (source: string) =>
    call("images", source, '  name = "shop/api"\n  image_tag_mutability_exclusions = ["latest"]');
  const hcl = `# ${generatedBy("src/compute/ecr-repository/ecr-repository.ts")}\n`;
  const local = (version: string) => ({
    "main.tf": repository("./hanok/modules/compute/ecr-repository"),
    "hanok/modules/compute/ecr-repository/variables.tf": hcl,
    "hanok/modules/compute/ecr-repository/versions.tf": `${hcl}terraform {\n  # version = "${version}"\n}\n`,
  });
  const SAID =
    "main.tf:4: module.images: image_tag_mutability_exclusions is not in the common modules; allowed: in the edition for provider 6, with AWS provider 6.8 or newer.";

  it("is named where the common modules are called", () => {
    const source = "ORG/hanok/aws//modules/compute/ecr-repository";
    expect(checked({ "main.tf": repository(source) }).lines[0]).toBe(SAID);
    expect(checked(local(">= 5.100, < 7")).lines[0]).toBe(SAID);
  });

  it("is known where the edition for provider 6 is called", () =>
    expect(checked(local(">= 6.8, < 7"))).toEqual({
      code: 0,
      lines: ["no unknown keys in 1 call of Hanok's modules."],
    }));
});
