/** Tests of the harness itself, on a configuration small enough to see through. */
import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform, isOlder } from "../support/terraform-install";
import { type Emulator, startEmulator } from "./emulator";
import { callEc2 } from "./ec2-api";
import { sideBySide } from "./side-by-side";
import { Workspace } from "./workspace";
import { writeFiles } from "./workspace-files";

jest.setTimeout(120_000);

const NETWORK = `
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

variable "subnets" {
  type = map(string)
}

resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
  tags       = { Name = "harness" }
}

resource "aws_subnet" "this" {
  for_each   = var.subnets
  vpc_id     = aws_vpc.this.id
  cidr_block = each.value
}

output "subnet_names" {
  value = keys(aws_subnet.this)
}
`;

const temporary: string[] = [];

async function temporaryDirectory(files: Record<string, string> = {}): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "hanok-harness-"));
  temporary.push(directory);
  await writeFiles(directory, files);
  return directory;
}

afterAll(() => Promise.all(temporary.map((directory) => rm(directory, { recursive: true }))));

describe("a workspace", () => {
  let emulator: Emulator;
  let workspace: Workspace;

  beforeAll(async () => {
    emulator = await startEmulator();
    const vars = { subnets: { a: "10.0.0.0/24", b: "10.0.1.0/24" } };
    workspace = await Workspace.fromFiles({ "main.tf": NETWORK }, { emulator, vars });
    await workspace.init();
    await workspace.apply();
  });

  afterAll(async () => {
    await workspace?.remove();
    await emulator?.stop();
  });

  it("applies, and gives the outputs and the resources in the state", async () => {
    expect(await workspace.outputs()).toEqual({ subnet_names: ["a", "b"] });
    const addresses = (await workspace.stateResources()).map(({ address }) => address);
    expect(addresses.sort()).toEqual(['aws_subnet.this["a"]', 'aws_subnet.this["b"]', "aws_vpc.this"]);
  });

  it("sees what exists in the emulator, and nothing that AWS makes by itself", async () => {
    const kinds = (await emulator.leftovers()).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "Subnet")).toHaveLength(2);
    expect(kinds.filter((kind) => kind === "VPC")).toHaveLength(1);
  });

  it("has an empty second plan", async () => {
    await workspace.expectNoChanges();
  });

  it("refuses a known drift that does not drift", async () => {
    const drift = { address: "aws_vpc.this", attribute: "tags.Name", reason: "none" };
    await expect(workspace.expectNoChanges([drift])).rejects.toThrow(/does not drift any more[^]*aws_vpc.this: tags.Name/);
  });

  it("refuses an undeclared drift, and accepts exactly the declared one", async () => {
    const [vpc] = (await workspace.stateResources()).filter(({ type }) => type === "aws_vpc");
    await callEc2(emulator, { Action: "DeleteTags", "ResourceId.1": String(vpc?.values.id), "Tag.1.Key": "Name" });
    const tags = { address: "aws_vpc.this", attribute: "tags.Name", reason: "taken away by this test" };
    const allTags = { ...tags, attribute: "tags_all.Name" };
    await expect(workspace.expectNoChanges()).rejects.toThrow(/tags.Name: null -> "harness"/);
    await expect(workspace.expectNoChanges([tags])).rejects.toThrow(/tags_all.Name/);
    await workspace.expectNoChanges([tags, allTags]);
    await workspace.apply();
  });

  it("records what an edit creates, updates, replaces, destroys", async () => {
    const more = await workspace.edit("a subnet is added", {
      vars: { subnets: { a: "10.0.0.0/24", b: "10.0.1.0/24", c: "10.0.2.0/24" } },
    });
    expect(more).toMatchObject({ created: ['aws_subnet.this["c"]'], updated: [], replaced: [], destroyed: [] });
    const other = await workspace.edit("one moves, one goes, the name changes", {
      files: { "main.tf": NETWORK.replace('Name = "harness"', 'Name = "other"') },
      vars: { subnets: { a: "10.0.9.0/24", b: "10.0.1.0/24" } },
    });
    expect(other).toMatchObject({
      created: [],
      updated: ["aws_vpc.this"],
      replaced: ['aws_subnet.this["a"]'],
      destroyed: ['aws_subnet.this["c"]'],
    });
    expect(workspace.table()).toBe(
      [
        "edit                                  | created | updated | replaced | destroyed",
        "a subnet is added                     |       1 |       0 |        0 |         0",
        "one moves, one goes, the name changes |       0 |       1 |        1 |         1",
      ].join("\n"),
    );
    await workspace.expectNoChanges();
  });

  it("refuses a value for a variable that does not exist", async () => {
    const typing = await Workspace.fromFiles({ "main.tf": "" }, { emulator, vars: { subnet: {} } });
    await expect(typing.apply()).rejects.toThrow(/does not declare/);
    await typing.remove();
  });

  it("shows the end of terraform's output when a command fails", async () => {
    const wrong = await Workspace.fromFiles({ "main.tf": "output \"o\" { value = local.missing }\n" }, { emulator });
    await expect(wrong.apply()).rejects.toThrow(/A local value with the name "missing" has not been declared/);
    await wrong.remove();
  });

  it("destroys, and leaves nothing", async () => {
    await workspace.destroy();
    expect(await workspace.stateResources()).toEqual([]);
    expect(await emulator.leftovers()).toEqual([]);
  });
});

describe("a workspace from a directory", () => {
  it("still finds the modules beside and above it, from HCL and from JSON", async () => {
    const name = 'output "name" { value = "found" }\n';
    const tree = await temporaryDirectory({
      "modules/net/main.tf": name,
      "modules/other/main.tf": name,
      "modules/net/examples/basic/main.tf":
        'module "net" { \n  source = "../../"\n}\nmodule "own" {\n  source = "./own"\n}\noutput "net" { value = module.net.name }\n',
      "modules/net/examples/basic/own/main.tf": name,
      "modules/net/examples/basic/more.tf.json": JSON.stringify({
        module: { other: { source: "../../../other" } },
        output: { other: { value: "${module.other.name}" } },
      }),
      "modules/net/examples/basic/terraform.tfstate": "must not be copied",
    });
    const workspace = await Workspace.fromDirectory(join(tree, "modules/net/examples/basic"), { emulator: process });
    await workspace.init();
    await workspace.apply();
    expect(await workspace.outputs()).toEqual({ net: "found", other: "found" });
    await workspace.remove();
  });
});

describe("the emulator", () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => emulator.reset());
  afterAll(() => emulator.stop());

  it("does not count what AWS makes by itself", async () => {
    expect(await callEc2(emulator, { Action: "DescribeVpcs" })).toContain("<isDefault>true</isDefault>");
    expect(await emulator.leftovers()).toEqual([]);
  });

  it("counts what is added to something that AWS made", async () => {
    const groups = await callEc2(emulator, { Action: "DescribeSecurityGroups" });
    const rule = { "IpPermissions.1.IpProtocol": "-1", "IpPermissions.1.IpRanges.1.CidrIp": "10.0.0.0/8" };
    const GroupId = /<groupId>(sg-\w+)</.exec(groups)?.[1] ?? "";
    await callEc2(emulator, { Action: "AuthorizeSecurityGroupIngress", GroupId, ...rule });
    expect(await emulator.leftovers()).toMatchObject([{ service: "ec2", kind: "SecurityGroupRule" }]);
  });

  it("does not count what is gone but still shown", async () => {
    const run = { Action: "RunInstances", ImageId: "ami-12c6146b", MinCount: "1", MaxCount: "1" };
    const instance = /<instanceId>(i-\w+)</.exec(await callEc2(emulator, run))?.[1] ?? "";
    expect((await emulator.leftovers()).map(({ id }) => id)).toContain(instance);
    await callEc2(emulator, { Action: "TerminateInstances", "InstanceId.1": instance });
    expect(await emulator.leftovers()).toEqual([]);
  });

  it("is fresh after a reset", async () => {
    await callEc2(emulator, { Action: "CreateVpc", CidrBlock: "10.0.0.0/16" });
    expect(await emulator.leftovers()).not.toEqual([]);
    await emulator.reset();
    await callEc2(emulator, { Action: "DescribeVpcs" });
    expect(await emulator.leftovers()).toEqual([]);
  });

  it("says which action it cannot answer, so that the provider does not repeat it", async () => {
    await expect(callEc2(emulator, { Action: "DescribeIpamPools" })).rejects.toThrow(
      /501.*EmulatorCannotAnswer.*ec2 DescribeIpamPools/,
    );
    expect(emulator.unanswered().join("\n")).toMatch(/ec2 DescribeIpamPools/);
  });

  it("hides the AWS settings of the person who runs the tests", async () => {
    process.env.AWS_PROFILE = "production";
    const other = await startEmulator().finally(() => delete process.env.AWS_PROFILE);
    expect(other.env.AWS_PROFILE).toBeUndefined();
    expect(other.env.AWS_ENDPOINT_URL).toBe(`http://127.0.0.1:${other.port}`);
    await other.stop();
  });
});

describe("scenarios side by side", () => {
  it("have an emulator each and are reported separately", async () => {
    const ports = new Set<number>();
    const results = await sideBySide([
      { name: "passes", run: async ({ emulator }) => void ports.add(emulator.port) },
      {
        name: "leaves something",
        run: async ({ emulator }) => {
          ports.add(emulator.port);
          await callEc2(emulator, { Action: "CreateVpc", CidrBlock: "10.0.0.0/16" });
        },
      },
      { name: "fails", run: () => Promise.reject(new Error("on purpose")) },
    ]);
    expect(results.map(({ name }) => name)).toEqual(["passes", "leaves something", "fails"]);
    expect(results.map(({ error }) => error?.message)).toEqual([
      undefined,
      expect.stringMatching(/left behind in the emulator:[^]*ec2 eu-west-1 VPC vpc-/),
      "on purpose",
    ]);
    expect(ports.size).toBe(2);
  });
});

describe("what is missing is named", () => {
  it("terraform", async () => {
    await expect(findTerraform({ PATH: "" })).rejects.toThrow(/terraform is not on the PATH. Install Terraform 1.9/);
  });

  it("a terraform that is new enough", async () => {
    const directory = await script("terraform", `echo '{"terraform_version": "1.8.5"}'`);
    await expect(findTerraform({ PATH: directory })).rejects.toThrow(/terraform 1.8.5 at .* is too old/);
    expect([isOlder("1.9.0", "1.9.0"), isOlder("1.10.0", "1.9.0"), isOlder("0.15.5", "1.9.0")]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("python", async () => {
    await expect(startEmulator({ python: "no-such-python" })).rejects.toThrow(
      /needs Python[^]*pip install 'moto\[server\]==5.2.1'/,
    );
  });

  it("moto", async () => {
    // -S: without the installed packages
    const directory = await script("python-without-packages", 'exec python3 -S "$@"');
    await expect(startEmulator({ python: join(directory, "python-without-packages") })).rejects.toThrow(
      /Python module moto [^]*pip install 'moto\[server\]==5.2.1'/,
    );
  });

  async function script(name: string, body: string): Promise<string> {
    const directory = await temporaryDirectory({ [name]: `#!/bin/sh\n${body}\n` });
    await chmod(join(directory, name), 0o755);
    return directory;
  }
});

describe("a process that dies", () => {
  const program = `
    import { startEmulator } from ${JSON.stringify(join(__dirname, "emulator"))};
    void startEmulator().then(({ pid }) => console.log(pid));
    setInterval(() => undefined, 1000);
  `;

  it.each(["SIGKILL", "SIGINT", "SIGTERM"] as const)("leaves no server behind: %s", async (signal) => {
    const directory = await temporaryDirectory({ "program.ts": program });
    const arguments_ = ["--import", require.resolve("tsx"), join(directory, "program.ts")];
    const child = spawn(process.execPath, arguments_, { stdio: ["ignore", "pipe", "inherit"] });
    const pid = await new Promise<number>((resolve) => child.stdout.once("data", (line) => resolve(Number(line))));
    expect(isAlive(pid)).toBe(true);
    child.kill(signal);
    await expectDeath(pid);
  });

  function isAlive(pid: number): boolean {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  }

  async function expectDeath(pid: number): Promise<void> {
    for (const end = Date.now() + 5000; Date.now() < end; ) {
      if (!isAlive(pid)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    process.kill(pid);
    throw new Error("the server still runs 5 s after its parent died");
  }
});
