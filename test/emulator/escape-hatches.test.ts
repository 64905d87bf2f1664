/** docs/escape-hatches.md: what somebody wrote by hand goes over to a block, by import and by moves; nothing is made anew. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Testing } from "cdktf";
import { programsOf, stackOf } from "../support/page-programs";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";

const programs = programsOf("docs/escape-hatches.md", "escape-hatches-emulator");

/** A network as it is before, with the block's own ranges. */
const BEFORE = `
terraform {
  backend "local" { path = "terraform.tfstate" }
}
provider "aws" { region = "ap-northeast-2" }
resource "aws_vpc" "shop" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}
resource "aws_subnet" "a" {
  vpc_id            = aws_vpc.shop.id
  cidr_block        = "10.0.64.0/22"
  availability_zone = "ap-northeast-2a"
}
resource "aws_subnet" "c" {
  vpc_id            = aws_vpc.shop.id
  cidr_block        = "10.0.72.0/22"
  availability_zone = "ap-northeast-2c"
}
output "ids" { value = { vpc = aws_vpc.shop.id, a = aws_subnet.a.id, c = aws_subnet.c.id } }
`;

const BACKEND = JSON.stringify({ terraform: { backend: { local: { path: "terraform.tfstate" } } } });

/** The program's stack, with the state beside it. */
const filesOf = (name: string, more?: unknown) => ({
  "cdk.tf.json": Testing.synth(
    stackOf(programs[name] as never, mkdtempSync(join(tmpdir(), "hanok-hatches-")), more),
    true,
  ),
  "backend_override.tf.json": BACKEND,
});

const HAND_MADE = /^aws_(vpc|subnet)\./;

async function idsIn(root: Awaited<ReturnType<ScenarioContext["workspace"]>>) {
  const ids = (await root.stateResources()).map(({ address, values }) => [address, values.id] as const);
  const all = Object.fromEntries(ids);
  return {
    vpc: all["aws_vpc.network"],
    a: all['aws_subnet.network["isolated/ap-northeast-2a"]'],
    c: all['aws_subnet.network["isolated/ap-northeast-2c"]'],
  };
}

async function imported({ workspace }: ScenarioContext): Promise<void> {
  const before = await workspace({ "main.tf": BEFORE });
  await before.init();
  await before.apply();
  const { ids } = await before.outputs();
  const root = await workspace(filesOf("imported", ids));
  await root.init();
  const { changes } = await root.plan();
  const made = changes.filter(({ address }) => HAND_MADE.test(address));
  expect(made.filter(({ kind }) => kind !== "updated")).toEqual([]);
  await root.apply();
  expect(await idsIn(root)).toEqual(ids);
  await root.expectNoChanges();
  await root.destroy();
}

async function moved({ workspace }: ScenarioContext): Promise<void> {
  const root = await workspace({ "main.tf": BEFORE });
  await root.init();
  await root.apply();
  const { ids } = await root.outputs();
  const edit = await root.edit("a block takes over", { files: { "main.tf": null, ...filesOf("moved") } });
  expect([...edit.replaced, ...edit.destroyed]).toEqual([]);
  expect(edit.created.filter((address) => HAND_MADE.test(address))).toEqual([]);
  expect(await idsIn(root)).toEqual(ids);
  await root.expectNoChanges();
  await root.destroy();
}

describeSideBySide("A network that was there before", [
  { name: "is imported", run: imported },
  { name: "is moved", run: moved },
]);
