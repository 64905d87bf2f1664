/**
 * Appliances, zones, protected tiers and destinations come and go: the two modules of Gateway Load Balancers under a
 * hand-written root, edited step by step against the emulator. An edit touches what it names, and nothing else.
 */
import { join } from "node:path";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";

const modules = join(__dirname, "../../modules");

const ROOT = `
terraform {
  required_version = ">= 1.9"
}

variable "zones" { type = list(string) }
variable "target_group" { type = any }
variable "targets" { type = any }
variable "protected_tiers" { type = list(string) }
variable "destinations" { type = map(string) }

provider "aws" {
  region = "us-east-1"
}

module "appliances" {
  source    = "${modules}/network"
  name      = "inspection"
  cidr      = "10.0.0.0/16"
  zones     = var.zones
  tiers     = { appliances = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

module "gateway" {
  source              = "${modules}/edge/gateway-load-balancer"
  name                = "inspection"
  network             = module.appliances.network
  tier                = "appliances"
  deletion_protection = false
  target_group        = var.target_group
  targets             = var.targets
}

module "service" {
  source                 = "${modules}/endpoints/service"
  name                   = "inspection"
  gateway_load_balancers = { inspection = module.gateway.arn }
  principals             = { own = "arn:aws:iam::123456789012:root" }
  acceptance_required    = false
}

module "network" {
  source = "${modules}/network"
  name   = "shop"
  cidr   = "10.1.0.0/16"
  zones  = var.zones
  tiers = {
    inspection = { kind = "public", slot = 0 }
    web        = { kind = "public", slot = 1, default_route = false }
    api        = { kind = "public", slot = 2, default_route = false }
  }
  flow_logs = { destination = "none" }
}

module "endpoints" {
  source          = "${modules}/edge/gateway-load-balancer/endpoints"
  name            = "shop"
  network         = module.network.network
  tier            = "inspection"
  service         = { service_name = module.service.service_name }
  protected_tiers = var.protected_tiers
  destinations    = var.destinations
  ingress         = { internet_gateway_id = module.network.internet_gateway_id }
}
`;

const [B, C] = ["us-east-1b", "us-east-1c"];
const GATEWAY = "module.gateway";
const ENDPOINTS = "module.endpoints";
const NOTHING = { created: [], updated: [], replaced: [], destroyed: [] };
const target = (name: string) => `${GATEWAY}.aws_lb_target_group_attachment.this["${name}"]`;
const route = (name: string, key: string) => `${ENDPOINTS}.aws_route.${name}["${key}"]`;

async function editsOfModule({ workspace }: ScenarioContext): Promise<void> {
  const first = {
    zones: [B],
    target_group: { target_type: "ip" },
    targets: { first: { address: "10.0.0.10" } },
    protected_tiers: ["web"],
    destinations: { internet: "0.0.0.0/0" },
  };
  const root = await workspace({ "main.tf": ROOT }, { vars: first });
  await root.init();
  await root.apply();

  const both = { first: { address: "10.0.0.10" }, second: { address: "10.0.0.11" } };
  await root.edit("an appliance comes", { vars: { targets: both } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, created: [target("second")] });

  await root.edit("the first appliance goes", { vars: { targets: { second: both.second } } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, destroyed: [target("first")] });

  await root.edit("flows are of fewer parts, checks are more often", {
    vars: {
      target_group: { target_type: "ip", flow: "source_ip_dest_ip", health_check: { interval_seconds: 6 } },
    },
  });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [`${GATEWAY}.aws_lb_target_group.this`] });

  await root.edit("a destination comes", {
    vars: { destinations: { internet: "0.0.0.0/0", partner: "192.0.2.0/24" } },
  });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, created: [route("this", `partner/web/${B}`)] });

  await root.edit("a destination goes, a tier comes", {
    vars: { destinations: { internet: "0.0.0.0/0" }, protected_tiers: ["web", "api"] },
  });
  expect(root.edits.at(-1)).toMatchObject({
    ...NOTHING,
    destroyed: [route("this", `partner/web/${B}`)],
    created: expect.anything(),
  });
  expect(root.edits.at(-1)?.created.sort()).toEqual(
    [route("ingress", `api/${B}`), route("this", `internet/api/${B}`)].sort(),
  );

  await root.edit("a zone comes", { vars: { zones: [B, C] } });
  const zone = root.edits.at(-1);
  expect(zone).toMatchObject({ replaced: [], destroyed: [] });
  // an open network ACL lists its tier's subnets
  expect(zone?.updated.filter((address) => !address.includes(".aws_network_acl."))).toEqual([
    `${GATEWAY}.aws_lb.this`,
  ]);
  expect(zone?.created.filter((address) => address.startsWith(ENDPOINTS)).sort()).toEqual(
    [
      `${ENDPOINTS}.aws_vpc_endpoint.this["${C}"]`,
      ...["web", "api"].flatMap((tier) => [
        route("ingress", `${tier}/${C}`),
        route("this", `internet/${tier}/${C}`),
      ]),
    ].sort(),
  );

  await root.expectNoChanges();
  console.log(`Gateway Load Balancers, edit by edit:\n${root.table()}`);
  await root.destroy();
}

describeSideBySide(
  "modules/edge/gateway-load-balancer",
  [{ name: "changes nothing that an edit does not name", run: editsOfModule }],
  { timeout: 20 * 60_000 },
);
