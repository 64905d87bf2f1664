/** Tests of the workspace, on a configuration small enough to see through. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { callEc2 } from "./aws-api";
import { type Emulator, startEmulator } from "./emulator";
import { Workspace } from "./workspace";
import { writeFiles } from "./workspace-files";

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

  it("refuses a drift, and names it", async () => {
    const [vpc] = (await workspace.stateResources()).filter(({ type }) => type === "aws_vpc");
    await callEc2(emulator, {
      Action: "DeleteTags",
      "ResourceId.1": String(vpc?.values.id),
      "Tag.1.Key": "Name",
    });
    await expect(workspace.expectNoChanges()).rejects.toThrow(/tags.Name: null -> "harness"/);
    await workspace.apply();
  });

  it("records what an edit creates, updates, replaces, destroys", async () => {
    const more = await workspace.edit("a subnet is added", {
      vars: { subnets: { a: "10.0.0.0/24", b: "10.0.1.0/24", c: "10.0.2.0/24" } },
    });
    expect(more).toMatchObject({
      created: ['aws_subnet.this["c"]'],
      updated: [],
      replaced: [],
      destroyed: [],
    });
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
    const wrong = await Workspace.fromFiles(
      { "main.tf": 'output "o" { value = local.missing }\n' },
      { emulator },
    );
    await expect(wrong.apply()).rejects.toThrow(
      /A local value with the name "missing" has not been declared/,
    );
    await wrong.remove();
  });

  it("keeps configurations of the provider apart that an edit brings", async () => {
    const queue = (name: string, provider: string) =>
      `resource "aws_sqs_queue" "${name}" {\n  provider = ${provider}\n  name     = "${name}"\n}\n`;
    const regions = await Workspace.fromFiles({ "main.tf": queue("here", "aws") }, { emulator });
    await regions.init();
    await regions.apply();
    const elsewhere = 'provider "aws" {\n  alias  = "elsewhere"\n  region = "us-west-2"\n}\n';
    await regions.edit("a queue in another region", {
      files: { "elsewhere.tf": elsewhere + queue("there", "aws.elsewhere") },
    });
    await regions.expectNoChanges();
    const arns = (await regions.stateResources()).map(({ values }) => values.arn as string);
    expect(arns.map((arn) => arn.split(":")[3])).toEqual(["eu-west-1", "us-west-2"]);
    await regions.destroy();
    await regions.remove();
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
    const workspace = await Workspace.fromDirectory(join(tree, "modules/net/examples/basic"), {
      emulator: process,
    });
    await workspace.init();
    await workspace.apply();
    expect(await workspace.outputs()).toEqual({ net: "found", other: "found" });
    await workspace.remove();
  });
});
