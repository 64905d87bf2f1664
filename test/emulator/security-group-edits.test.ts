/**
 * Rules are addressed by what they say: adding, removing or reordering rules touches no other rule, and a group can
 * be renamed while something uses it.
 */
import { join } from "node:path";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";

const source = join(__dirname, "../../modules/network/security-group");

const ROOT = `
terraform {
  required_version = ">= 1.9"
}

variable "name" { type = string }
variable "ingress" { type = any }

provider "aws" {
  region = "us-east-1"
}

resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "this" {
  vpc_id     = aws_vpc.this.id
  cidr_block = "10.0.0.0/24"
}

module "group" {
  source      = "${source}"
  name        = var.name
  description = "Edited rule by rule"
  network     = { vpc_id = aws_vpc.this.id, cidr_blocks = ["10.0.0.0/16"], tiers = {} }
  ingress     = var.ingress
}

resource "aws_network_interface" "user" {
  subnet_id       = aws_subnet.this.id
  security_groups = [module.group.security_group_id]
}
`;

const https = { description: "HTTPS from inside", from_port: 443, cidr: "10.0.0.0/16" };
const http = { description: "Redirected to HTTPS", from_port: 80, cidr: "10.0.0.0/16" };
const ssh = { description: "SSH from the bastion", from_port: 22, cidr: "10.0.9.0/24" };

const rule = (key: string): string => `module.group.aws_vpc_security_group_ingress_rule.this["${key}"]`;
const NOTHING = { created: [], updated: [], replaced: [], destroyed: [] };

async function editsOfRules({ workspace }: ScenarioContext): Promise<void> {
  const root = await workspace({ "main.tf": ROOT }, { vars: { name: "web", ingress: [https, http] } });
  await root.init();
  await root.apply();

  await root.edit("rules in another order", { vars: { ingress: [http, https] } });
  expect(root.edits.at(-1)).toMatchObject(NOTHING);

  await root.edit("a rule in front", { vars: { ingress: [ssh, http, https] } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, created: [rule("tcp-22-from-10.0.9.0/24")] });

  await root.edit("a rule removed", { vars: { ingress: [ssh, https] } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, destroyed: [rule("tcp-80-from-10.0.0.0/16")] });

  await root.edit("another description", { vars: { ingress: [ssh, { ...https, description: "HTTPS" }] } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [rule("tcp-443-from-10.0.0.0/16")] });

  await root.edit("the group renamed while in use", { vars: { name: "site" } });
  expect(root.edits.at(-1)?.destroyed).toEqual([]);
  expect(root.edits.at(-1)?.updated).toEqual(["aws_network_interface.user"]);

  await root.expectNoChanges();
  console.log(`modules/network/security-group, edit by edit:\n${root.table()}`);
  await root.destroy();
}

describeSideBySide("modules/network/security-group", [
  { name: "touches no rule that an edit does not name", run: editsOfRules },
]);
