/**
 * A service keeps its ARN, whoever changes it: modules/compute/ecs-service under a hand-written root, edited step by
 * step against the emulator. Its owner is switched in both directions, auto scaling comes and goes, containers change.
 */
import { join } from "node:path";
import { EcsApi } from "./ecs-api";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";
import type { Workspace } from "./workspace";

const modules = join(__dirname, "../../modules");

const ROOT = `
terraform {
  required_version = ">= 1.9"
}

variable "image" { default = "public.ecr.aws/docker/library/httpd:2.4" }
variable "owner" { default = "terraform" }
variable "moved" { default = "" }
variable "desired_count" {
  type    = number
  default = null
}
variable "scaling" {
  type    = any
  default = null
}
variable "strategy" {
  type    = any
  default = null
}
variable "force_new" { default = false }

provider "aws" {
  region = "us-east-1"
}

module "network" {
  source    = "${modules}/network"
  name      = "edits"
  cidr      = "10.0.0.0/16"
  zones     = ["us-east-1b"]
  tiers     = { app = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

module "app" {
  source      = "${modules}/network/security-group"
  name        = "app"
  description = "Tasks"
  network     = module.network.network
}

module "cluster" {
  source = "${modules}/compute/ecs-cluster"
  name   = "edits"
}

module "service" {
  source           = "${modules}/compute/ecs-service"
  name             = "web"
  cluster          = module.cluster.cluster
  network          = module.network.network
  tier             = "app"
  endpoint_check   = false # nothing is pulled here
  security_groups  = [module.app.security_group]
  cpu              = 256
  memory           = 512
  containers       = { app = { image = var.image } }
  desired_count    = var.desired_count
  scaling          = var.scaling
  strategy         = var.strategy
  deployment       = { force_new = var.force_new }
  deployment_owner = var.owner
  service_moved    = var.moved
}

output "arn" { value = module.service.service.arn }
output "task_definition" { value = module.service.service.task_definition_arn }
`;

const at = (name: string): string => `module.service.aws_ecs_service.${name}[0]`;
const move = (from: string, to: string): string =>
  `moved {\n  from = module.service.aws_ecs_service.${from}[0]\n  to   = module.service.aws_ecs_service.${to}[0]\n}\n`;

const MEMORY = "module.service.terraform_data.service_address";
const TASK = "module.service.aws_ecs_task_definition.this";
const NOTHING = { created: [], updated: [], replaced: [], destroyed: [] };
const SCALING = { min: 2, max: 6, cpu: { target: 50 }, memory: { target: 70 } };

async function started({ workspace, emulator }: ScenarioContext, vars: Record<string, unknown> = {}) {
  const root = await workspace({ "main.tf": ROOT }, { vars });
  await root.init();
  await root.apply();
  const { arn } = await root.outputs();
  const api = new EcsApi(emulator, { region: "us-east-1", cluster: "edits", service: "web" });
  const expectSameService = async () => expect((await root.outputs()).arn).toBe(arn);
  return { root, api, expectSameService };
}

async function finish(root: Workspace, title: string): Promise<void> {
  await root.expectNoChanges();
  console.log(`modules/compute/ecs-service, ${title}:\n${root.table()}`);
  await root.destroy();
}

/** From Terraform to a pipeline, past a deployment of the pipeline, and back. */
async function ownerIsSwitched(context: ScenarioContext): Promise<void> {
  const { root, api, expectSameService } = await started(context);

  const unmoved = root.edit("unmoved: refused", { vars: { owner: "pipeline" } });
  await expect(unmoved).rejects.toThrow(/would become\s+aws_ecs_service\.pipeline\[0\]/);

  await root.edit("to the pipeline", {
    files: { "moved.tf": move("this", "pipeline") },
    vars: { owner: "pipeline", moved: "1" },
  });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, replaced: [MEMORY] });
  await expectSameService();

  const deployed = await api.deployCopyOfTask();
  await root.expectNoChanges();
  await root.edit("a container changes", { vars: { image: "public.ecr.aws/docker/library/httpd:2.5" } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, replaced: [TASK] });
  expect((await api.service()).taskDefinition).toBe(deployed);

  await root.edit("back to Terraform", {
    files: { "moved.tf": move("pipeline", "this") },
    vars: { owner: "terraform", moved: "2" },
  });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [at("this")], replaced: [MEMORY] });
  expect((await api.service()).taskDefinition).toBe((await root.outputs()).task_definition);
  await expectSameService();
  await finish(root, "the owner is switched");
  // the pipeline's revision is not Terraform's to take away
  await api.deregister(deployed);
}

/** Auto scaling on a service whose number of tasks was never Terraform's, and on one where it was. */
async function scalingComesAndGoes(context: ScenarioContext): Promise<void> {
  const { root, api, expectSameService } = await started(context);
  const policy = (key: string) => `module.service.aws_appautoscaling_policy.this["${key}"]`;
  const target = "module.service.aws_appautoscaling_target.this[0]";

  await root.edit("scaling on", { vars: { scaling: SCALING } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, created: [policy("cpu"), policy("memory"), target] });
  await api.scaleTo(5);
  await root.expectNoChanges();

  await root.edit("scaling by less", { vars: { scaling: { ...SCALING, memory: null, max: 8 } } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [target], destroyed: [policy("memory")] });

  await root.edit("scaling off", { vars: { scaling: null } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, destroyed: [policy("cpu"), target] });
  expect((await api.service()).desiredCount).toBe(5);

  await root.edit("the number is Terraform's", {
    files: { "moved.tf": move("this", "fixed") },
    vars: { desired_count: 3, moved: "1" },
  });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [at("fixed")], replaced: [MEMORY] });
  await root.edit("another number", { vars: { desired_count: 4 } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [at("fixed")] });
  expect((await api.service()).desiredCount).toBe(4);
  await expectSameService();
  await finish(root, "scaling comes and goes");
}

/** What changes in place, and nothing else with it. */
async function changesInPlace(context: ScenarioContext): Promise<void> {
  const { root, api, expectSameService } = await started(context, { desired_count: 1 });

  await root.edit("a container changes", { vars: { image: "public.ecr.aws/docker/library/httpd:2.5" } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [at("fixed")], replaced: [TASK] });
  expect((await api.service()).taskDefinition).toMatch(/:2$/);

  await root.edit("a strategy, with a new deployment", {
    vars: { strategy: { FARGATE: { base: 1 }, FARGATE_SPOT: { weight: 3 } }, force_new: true },
  });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [at("fixed")] });
  await root.edit("force_new off again", { vars: { force_new: false } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [at("fixed")] });
  await expectSameService();
  await finish(root, "in place");
}

describeSideBySide(
  "modules/compute/ecs-service",
  [
    { name: "keeps the service when its owner is switched", run: ownerIsSwitched },
    { name: "keeps the service when scaling comes and goes", run: scalingComesAndGoes },
    { name: "changes in place what can be", run: changesInPlace },
  ],
  { timeout: 15 * 60_000 },
);
