/**
 * Addresses stay: modules/edge/static-ip under a hand-written root, edited step by step against the emulator. Listeners,
 * certificates, zones, the topology and the load balancer itself change; an address whose zone stays never does.
 * The emulator has no Global Accelerator: that topology is in modules/edge/static-ip/tests, with a mock provider.
 */
import { join } from "node:path";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";
import type { Workspace } from "./workspace";

const modules = join(__dirname, "../../modules");

const ROOT = `
terraform {
  required_version = ">= 1.9"
}

variable "topology" { type = string }
variable "certificate" { type = string }
variable "additional" { type = any }
variable "listeners" { type = any }
variable "target_groups" { type = any }
variable "zones" { type = list(string) }
variable "retained_zones" { type = list(string) }
variable "client_address" { type = string }
variable "protect_addresses" { type = bool }

provider "aws" {
  region = "us-east-1"
}

module "network" {
  source    = "${modules}/network"
  name      = "edits"
  cidr      = "10.0.0.0/16"
  zones     = ["us-east-1b", "us-east-1c", "us-east-1d"]
  tiers     = { public = { kind = "public", slot = 0 } }
  flow_logs = { destination = "none" }
}

module "inner" {
  source      = "${modules}/network/security-group"
  name        = "inner"
  description = "Load balancer of the edits"
  network     = module.network.network
}

resource "aws_acm_certificate" "all" {
  for_each          = toset(["one", "two"])
  domain_name       = "\${each.key}.example.com"
  validation_method = "DNS"
}

resource "aws_acm_certificate_validation" "all" {
  for_each        = aws_acm_certificate.all
  certificate_arn = each.value.arn
}

module "load_balancer" {
  source              = "${modules}/edge/load-balancer"
  name                = "inner"
  network             = module.network.network
  tier                = "public"
  security_groups     = [module.inner.security_group]
  deletion_protection = false
  access_logs         = { destination = "none" }
  target_groups       = { web = { port = 8080 } }
  listeners = {
    http  = { port = 80, protocol = "HTTP", default_action = { forward = { target_groups = { web = 1 } } } }
    other = { port = 443, protocol = "HTTP", default_action = { forward = { target_groups = { web = 1 } } } }
  }
}

locals {
  tls = {
    https = {
      port                        = 443
      protocol                    = "tls"
      target_group                = "web"
      certificate_arn             = aws_acm_certificate_validation.all[var.certificate].certificate_arn
      additional_certificate_arns = { for name, key in var.additional : name => aws_acm_certificate_validation.all[key].certificate_arn }
    }
  }
}

module "front" {
  source              = "${modules}/edge/static-ip"
  name                = "edits"
  topology            = var.topology
  network             = module.network.network
  zones               = var.zones
  retained_zones      = var.retained_zones
  load_balancer       = module.load_balancer.load_balancer
  client_address      = var.client_address
  protect_addresses   = var.protect_addresses
  deletion_protection = false
  access_logs         = { destination = "none" }
  listeners           = merge(local.tls, var.listeners)
  target_groups       = var.target_groups
}

# its rules have create_before_destroy, which Terraform hands on to what they wait for
module "tasks" {
  source      = "${modules}/network/security-group"
  name        = "tasks"
  description = "Targets of the edits"
  network     = module.network.network
  ingress     = [{ description = "Requests", from_port = 8080, group = module.front.security_groups[0] }]
}

output "addresses" {
  value = module.front.addresses
}

output "allocation_ids" {
  value = module.front.allocation_ids
}
`;

const [B, C, D] = ["us-east-1b", "us-east-1c", "us-east-1d"];

/** What a caller writes to move addresses under Terraform's protection, or out of it. */
const moved = (from: string, to: string) =>
  [B, C, D]
    .map(
      (zone) => `
moved {
  from = module.front.aws_eip.${from}["${zone}"]
  to   = module.front.aws_eip.${to}["${zone}"]
}
`,
    )
    .join("");

const at = (address: string): string => `module.front.${address}`;
const NOTHING = { created: [], updated: [], replaced: [], destroyed: [] };
const LOAD_BALANCER = at("aws_lb.this[0]");
const listener = (key: string) => at(`aws_lb_listener.this["${key}"]`);
const TLS = at('terraform_data.listener_tls["https"]');
const GROUPS = { web: { port: 8080 }, redirect: { port: 8081 } };
const HTTP = { http: { port: 80, target_group: "redirect" } };

const last = (root: Workspace) => {
  const edit = root.edits.at(-1);
  if (edit === undefined) throw new Error("there is no edit yet");
  return edit;
};

/** No edit may touch the addresses of these zones. */
function expectAddressesUntouched(root: Workspace, ...zones: string[]): void {
  const { created, updated, replaced, destroyed } = last(root);
  const touched = [...created, ...updated, ...replaced, ...destroyed].filter((address) =>
    zones.some((zone) => address.includes(`aws_eip.`) && address.endsWith(`["${zone}"]`)),
  );
  expect(touched).toEqual([]);
}

async function editsOfModule({ workspace }: ScenarioContext): Promise<void> {
  const first = {
    topology: "nlb-nginx",
    certificate: "one",
    additional: {},
    listeners: HTTP,
    target_groups: GROUPS,
    zones: [B, C],
    retained_zones: [],
    client_address: "preserved",
    protect_addresses: false,
  };
  const root = await workspace({ "main.tf": ROOT }, { vars: first });
  await root.init();
  await root.apply();
  const before = (await root.outputs()).addresses as Record<string, string>;
  expect(Object.keys(before).sort()).toEqual([B, C]);

  await root.edit("a listener comes", {
    vars: { listeners: { ...HTTP, alt: { port: 8443, target_group: "web" } } },
  });
  expect(last(root)).toEqual({
    ...NOTHING,
    label: "a listener comes",
    created: [
      listener("alt"),
      at('aws_vpc_security_group_ingress_rule.this["alt/0.0.0.0/0"]'),
      at('terraform_data.listener_tls["alt"]'),
    ],
  });

  await root.edit("clients of a listener", {
    vars: { listeners: { ...HTTP, alt: { port: 8443, target_group: "web", clients: ["198.51.100.0/24"] } } },
  });
  expect(last(root)).toMatchObject({
    created: [at('aws_vpc_security_group_ingress_rule.this["alt/198.51.100.0/24"]')],
    updated: [],
    replaced: [],
    destroyed: [at('aws_vpc_security_group_ingress_rule.this["alt/0.0.0.0/0"]')],
  });

  await root.edit("a listener goes", { vars: { listeners: HTTP } });
  expect(last(root)).toMatchObject({ created: [], updated: [], replaced: [] });

  await root.edit("the certificate is exchanged", { vars: { certificate: "two" } });
  expect(last(root)).toMatchObject({ ...NOTHING, updated: [listener("https")] });

  await root.edit("a further certificate comes", { vars: { additional: { first: "one" } } });
  expect(last(root)).toMatchObject({
    ...NOTHING,
    created: [at('aws_lb_listener_certificate.this["https/first"]')],
  });
  await root.edit("and goes", { vars: { additional: {} } });

  await root.edit("the way of the client's address", { vars: { client_address: "proxy_protocol" } });
  expect(last(root).updated.sort()).toEqual(
    ["redirect", "web"].map((key) => at(`aws_lb_target_group.this["${key}"]`)),
  );
  expect(last(root)).toMatchObject({ created: [], replaced: [], destroyed: [] });

  await root.edit("a target group's port", {
    vars: { target_groups: { ...GROUPS, web: { port: 9090 } } },
  });
  expect(last(root)).toMatchObject({
    updated: [listener("https")],
    replaced: [at('aws_lb_target_group.this["web"]')],
  });
  expectAddressesUntouched(root, B, C);

  await root.edit("the topology: nlb-alb", { vars: { topology: "nlb-alb" } });
  expectAddressesUntouched(root, B, C);
  // TLS ends behind it now, and AWS takes no plain listener's security policy
  expect(last(root).updated.sort()).toEqual([listener("http"), TLS]);
  expect(last(root).replaced).toEqual([listener("https")]);
  expect(last(root).destroyed.filter((address) => /aws_(lb|eip|security_group)\./.test(address))).toEqual([]);
  expect((await root.outputs()).addresses).toEqual(before);
  await root.expectNoChanges();

  await root.edit("and back: nlb-nginx", { vars: { topology: "nlb-nginx" } });
  expect(last(root).updated.sort()).toEqual([listener("http"), TLS]);
  expect(last(root).replaced).toEqual([listener("https")]);
  expectAddressesUntouched(root, B, C);

  await root.edit("a zone comes", { vars: { zones: [B, C, D] } });
  expect(last(root)).toMatchObject({
    ...NOTHING,
    created: [at(`aws_eip.unprotected["${D}"]`)],
    updated: [LOAD_BALANCER],
  });

  // AWS takes no zone away from a Network Load Balancer: the provider makes a new one
  await root.edit("a zone goes, its address stays", { vars: { zones: [C, D], retained_zones: [B] } });
  expectAddressesUntouched(root, B, C, D);
  expect(last(root).replaced).toContain(LOAD_BALANCER);
  expect(await root.outputs()).toMatchObject({ addresses: before });

  await root.edit("the zone is back, with its address", { vars: { zones: [B, C, D], retained_zones: [] } });
  expectAddressesUntouched(root, B, C, D);

  await root.edit("the addresses are protected", {
    files: { "moved.tf": moved("unprotected", "this") },
    vars: { protect_addresses: true },
  });
  expect(last(root)).toMatchObject(NOTHING);
  expect(await root.outputs()).toMatchObject({ addresses: before });
  await expect(root.destroy()).rejects.toThrow(/prevent_destroy/);
  await expect(root.edit("a zone goes", { vars: { zones: [B, C] } })).rejects.toThrow(/prevent_destroy/);

  await root.edit("and no longer", {
    files: { "moved.tf": moved("this", "unprotected") },
    vars: { zones: [B, C, D], protect_addresses: false },
  });
  expect(last(root)).toMatchObject(NOTHING);

  await root.expectNoChanges();
  console.log(`modules/edge/static-ip, edit by edit:\n${root.table()}`);
  await root.destroy();
}

describeSideBySide(
  "modules/edge/static-ip",
  [{ name: "gives back no address whose zone stays", run: editsOfModule }],
  { timeout: 30 * 60_000 },
);
