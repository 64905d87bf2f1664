/**
 * Principals come and go one by one, with a consumer in the same configuration: modules/endpoints/service under a
 * hand-written root, edited step by step against the emulator. An edit touches the permission that it names alone.
 */
import { join } from "node:path";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";

const modules = join(__dirname, "../../modules");

const ROOT = `
terraform {
  required_version = ">= 1.9"
}

variable "principals" { type = map(string) }
variable "everyone" { type = bool }

provider "aws" {
  region = "us-east-1"
}

module "network" {
  source    = "${modules}/network"
  name      = "edits"
  cidr      = "10.0.0.0/16"
  zones     = ["us-east-1b", "us-east-1c"]
  tiers     = { app = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

resource "aws_lb" "shop" {
  name               = "shop"
  internal           = true
  load_balancer_type = "network"
  subnets            = [for subnet in module.network.network.tiers["app"].subnets : subnet.id]
}

module "service" {
  source                 = "${modules}/endpoints/service"
  name                   = "edits"
  network_load_balancers = { shop = aws_lb.shop.arn }
  principals             = var.principals
  everyone               = var.everyone
}

module "endpoints" {
  source            = "${modules}/endpoints"
  name              = "edits"
  network           = module.network.network
  region            = "us-east-1"
  service_endpoints = { shop = module.service.endpoint_service }
}
`;

const OWN = { own: "arn:aws:iam::123456789012:root" };
const PARTNER = { partner: "arn:aws:iam::210987654321:role/partner" };
const RESOURCE = "module.service.aws_vpc_endpoint_service_allowed_principal";
const NOTHING = { created: [], updated: [], replaced: [], destroyed: [] };

async function editsOfModule({ workspace }: ScenarioContext): Promise<void> {
  const root = await workspace({ "main.tf": ROOT }, { vars: { principals: OWN, everyone: false } });
  await root.init();
  await root.apply();

  await root.edit("a principal more", { vars: { principals: { ...OWN, ...PARTNER } } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, created: [`${RESOURCE}.this["partner"]`] });

  await root.edit("everyone", { vars: { everyone: true } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, created: [`${RESOURCE}.everyone[0]`] });

  await root.edit("the first principal goes", { vars: { principals: PARTNER } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, destroyed: [`${RESOURCE}.this["own"]`] });

  await root.edit("everyone no more", { vars: { everyone: false } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, destroyed: [`${RESOURCE}.everyone[0]`] });

  await root.expectNoChanges();
  console.log(`modules/endpoints/service, edit by edit:\n${root.table()}`);
  await root.destroy();
}

describeSideBySide(
  "modules/endpoints/service",
  [{ name: "changes nothing that an edit does not name", run: editsOfModule }],
  { timeout: 15 * 60_000 },
);
