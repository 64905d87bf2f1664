/**
 * A service keeps its address through every edit, and what it uses goes after it: modules/compute/app-runner with a connector
 * under a hand-written root, edited step by step against the emulator's recorder of App Runner, which refuses to delete what a
 * service uses as AWS does.
 */
import { join } from "node:path";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";

const modules = join(__dirname, "../../modules");

const ROOT = `
terraform {
  required_version = ">= 1.9"
}

variable "settings" { type = any }

provider "aws" {
  region = "us-east-1"
}

module "network" {
  source = "${modules}/network"

  name      = "shop"
  cidr      = "10.50.0.0/16"
  zones     = ["us-east-1a", "us-east-1b", "us-east-1c"]
  tiers     = { app = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

module "endpoints" {
  source = "${modules}/endpoints"

  name                = "shop"
  network             = module.network.network
  region              = "us-east-1"
  tiers               = ["app"]
  interface_endpoints = { "apprunner.requests" = { private_dns = false } }
}

module "connector" {
  source = "${modules}/compute/app-runner/connector"

  name     = "shop"
  network  = module.endpoints.network
  tier     = "app"
  zones    = try(var.settings.zones, ["us-east-1a", "us-east-1b"])
  outbound = { vpc = { port = 443, ranges = ["10.50.0.0/16"] } }
}

module "api" {
  source = "${modules}/compute/app-runner"

  name        = "shop-api"
  image       = { identifier = "public.ecr.aws/aws-containers/hello-app-runner:latest", registry = "ecr_public" }
  environment = try(var.settings.environment, {})
  scaling     = try(var.settings.scaling, { max_size = 10 })
  tracing     = try(var.settings.tracing, false)
  connector   = try(var.settings.alone, false) ? null : module.connector.connector
  endpoints   = module.endpoints.endpoints
  ingress     = try(var.settings.ingress, "public")
}
`;

const SERVICE = "module.api.aws_apprunner_service.this";
const CONNECTOR = "module.connector.aws_apprunner_vpc_connector.this";
const SCALING = "module.api.aws_apprunner_auto_scaling_configuration_version.this[0]";
const TRACING = "module.api.aws_apprunner_observability_configuration.this[0]";
const INGRESS = "module.api.aws_apprunner_vpc_ingress_connection.this[0]";

async function edits({ workspace }: ScenarioContext): Promise<void> {
  const root = await workspace({ "main.tf": ROOT }, { vars: { settings: {} } });
  await root.init();
  await root.apply();
  const edit = (name: string, settings: object) => root.edit(name, { vars: { settings } });

  expect(await edit("a variable more", { environment: { LOG_LEVEL: "info" } })).toMatchObject({
    created: [],
    updated: [SERVICE],
    replaced: [],
    destroyed: [],
  });
  expect(await edit("more instances", { scaling: { max_size: 12 } })).toMatchObject({
    replaced: [SCALING],
    updated: [SERVICE],
    destroyed: [],
  });
  const zones = ["us-east-1a", "us-east-1b", "us-east-1c"];
  expect(await edit("a zone more", { zones })).toMatchObject({
    replaced: expect.arrayContaining([CONNECTOR]),
    updated: [SERVICE],
    destroyed: [],
  });
  const traced = await edit("traced", { zones, tracing: true });
  expect(traced.created).toContain(TRACING);
  expect(traced).toMatchObject({ replaced: [], destroyed: [] });
  const closed = await edit("in the VPC alone", { zones, tracing: true, ingress: "private" });
  expect(closed.created).toContain(INGRESS);
  expect(closed).toMatchObject({ updated: [SERVICE], replaced: [], destroyed: [] });
  const bare = await edit("public again, without tracing and connector", { zones, alone: true });
  expect(bare.destroyed).toEqual(expect.arrayContaining([INGRESS, TRACING]));
  expect(bare).toMatchObject({ updated: [SERVICE], replaced: [] });
  await root.expectNoChanges();
  console.log(`modules/compute/app-runner, edit by edit:\n${root.table()}`);
  await root.destroy();
}

describeSideBySide("modules/compute/app-runner", [{ name: "keeps its service", run: edits }], {
  timeout: 15 * 60_000,
});
