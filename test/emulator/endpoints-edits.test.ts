/**
 * Endpoints come and go one by one: modules/endpoints under a hand-written root, edited step by step against the
 * emulator. An edit touches the endpoints that it names, and nothing else.
 */
import { join } from "node:path";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";

const modules = join(__dirname, "../../modules");

const ROOT = `
terraform {
  required_version = ">= 1.9"
}

variable "zones" { type = list(string) }
variable "workloads" { type = any }
variable "interface_endpoints" { type = any }
variable "gateway_endpoints" { type = any }

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

module "endpoints" {
  source              = "${modules}/endpoints"
  name                = "edits"
  network             = module.network.network
  region              = "us-east-1"
  zones               = var.zones
  workloads           = var.workloads
  interface_endpoints = var.interface_endpoints
  gateway_endpoints   = var.gateway_endpoints
}
`;

const [B, C] = ["us-east-1b", "us-east-1c"];
const WEB = { web: { launch_type: "fargate" } };
const WORKER = { worker: { launch_type: "ec2", private_images: false, log_driver: "none" } };

const of = (name: string, key: string): string => `module.endpoints.aws_vpc_endpoint.${name}["${key}"]`;
const NOTHING = { created: [], updated: [], replaced: [], destroyed: [] };

async function editsOfModule({ workspace }: ScenarioContext): Promise<void> {
  const first = { zones: [B], workloads: WEB, interface_endpoints: {}, gateway_endpoints: {} };
  const root = await workspace({ "main.tf": ROOT }, { vars: first });
  await root.init();
  await root.apply();

  await root.edit("an endpoint by name", { vars: { interface_endpoints: { sqs: {} } } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, created: [of("interface", "sqs")] });

  await root.edit("a gateway by name", { vars: { gateway_endpoints: { dynamodb: {} } } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, created: [of("gateway", "dynamodb")] });

  await root.edit("a workload that needs the ECS endpoints", { vars: { workloads: { ...WEB, ...WORKER } } });
  expect(root.edits.at(-1)?.created.sort()).toEqual([
    of("ecs", "ecs"),
    of("ecs_agent", "ecs-agent"),
    of("ecs_telemetry", "ecs-telemetry"),
  ]);
  expect(root.edits.at(-1)).toMatchObject({ updated: [], replaced: [], destroyed: [] });

  await root.edit("what a workload needs, named too", {
    vars: { interface_endpoints: { sqs: {}, logs: {} } },
  });
  expect(root.edits.at(-1)).toMatchObject(NOTHING);

  await root.edit("the endpoint by name goes", { vars: { interface_endpoints: {} } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, destroyed: [of("interface", "sqs")] });

  await root.edit("the second workload goes", { vars: { workloads: WEB } });
  expect(root.edits.at(-1)?.destroyed.sort()).toEqual([
    of("ecs", "ecs"),
    of("ecs_agent", "ecs-agent"),
    of("ecs_telemetry", "ecs-telemetry"),
  ]);
  expect(root.edits.at(-1)).toMatchObject({ created: [], updated: [], replaced: [] });

  await root.edit("a second zone", { vars: { zones: [B, C] } });
  expect(root.edits.at(-1)?.updated.sort()).toEqual(
    ["ecr.api", "ecr.dkr", "logs"].map((key) => of("interface", key)),
  );
  expect(root.edits.at(-1)).toMatchObject({ created: [], replaced: [], destroyed: [] });

  await root.expectNoChanges();
  console.log(`modules/endpoints, edit by edit:\n${root.table()}`);
  await root.destroy();
}

describeSideBySide(
  "modules/endpoints",
  [{ name: "changes nothing that an edit does not name", run: editsOfModule }],
  {
    timeout: 15 * 60_000,
  },
);
