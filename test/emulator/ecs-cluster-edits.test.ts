/**
 * Container instances follow what they were started with: modules/compute/ecs-cluster under a hand-written root, edited
 * step by step against the emulator.
 */
import { join } from "node:path";
import { callQuery } from "./aws-api";
import type { Emulator } from "./emulator";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";

const modules = join(__dirname, "../../modules");

const ROOT = `
terraform {
  required_version = ">= 1.9"
}

variable "endpoint_ids" { type = map(string) }
variable "capacity" { type = list(string) }
variable "logging" { default = true }

provider "aws" {
  region = "us-east-1"
}

module "network" {
  source    = "${modules}/network"
  name      = "edits"
  cidr      = "10.0.0.0/16"
  zones     = ["us-east-1b"]
  tiers     = { isolated = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

module "instances" {
  source      = "${modules}/network/security-group"
  name        = "instances"
  description = "Container instances"
  network     = module.network.network
}

module "cluster" {
  source       = "${modules}/compute/ecs-cluster"
  name         = "edits"
  network      = module.network.network
  endpoint_ids = var.endpoint_ids
  execute_command = { logging = var.logging }
  ec2 = {
    for name in var.capacity : name => {
      tier                   = "isolated"
      instance_types         = ["m5.large"]
      security_groups        = [module.instances.security_group]
      min_size               = 1
      max_size               = 2
      # the emulator ends no protected instance when a group is deleted
      termination_protection = false
    }
  }
}
`;

const of = (type: string, key: string): string => `module.cluster.${type}.this["${key}"]`;
const AGENT = { "ecs-agent": "vpce-0123456789abcdef0" };
const ALL = { ...AGENT, ecs: "vpce-0123456789abcdef1" };

/** Ids of the group's instances, and how often it was refreshed. */
async function groupState(emulator: Emulator, name: string) {
  const there = { ...emulator, variables: { ...emulator.variables, AWS_REGION: "us-east-1" } };
  const call = (parameters: Record<string, string>) =>
    callQuery(there, "autoscaling", { Version: "2011-01-01", ...parameters });
  const group = await call({
    Action: "DescribeAutoScalingGroups",
    "AutoScalingGroupNames.member.1": name,
  });
  const refreshes = await call({ Action: "DescribeInstanceRefreshes", AutoScalingGroupName: name });
  return {
    instances: [...group.matchAll(/<InstanceId>(.*?)<\/InstanceId>/g)].map(([, id]) => id),
    refreshes: [...refreshes.matchAll(/<InstanceRefreshId>/g)].length,
  };
}

async function editsOfModule({ workspace, emulator }: ScenarioContext): Promise<void> {
  const first = { endpoint_ids: AGENT, capacity: ["general", "burst"] };
  const root = await workspace({ "main.tf": ROOT }, { vars: first });
  await root.init();
  await root.apply();
  await root.expectNoChanges();
  const before = await groupState(emulator, "edits-general");
  expect(before).toMatchObject({ instances: [expect.any(String)], refreshes: 0 });

  await root.edit("an endpoint more", { vars: { endpoint_ids: ALL } });
  expect(root.edits.at(-1)).toMatchObject({ created: [], replaced: [], destroyed: [] });
  expect(root.edits.at(-1)?.updated.sort()).toEqual(
    ["burst", "general"]
      .flatMap((key) => [of("aws_autoscaling_group", key), of("aws_launch_template", key)])
      .sort(),
  );
  const after = await groupState(emulator, "edits-general");
  expect(after).toMatchObject({ instances: [expect.any(String)], refreshes: 1 });
  expect(after.instances).not.toEqual(before.instances);

  await root.edit("a provider goes", { vars: { capacity: ["general"] } });
  expect(root.edits.at(-1)).toMatchObject({ created: [], replaced: [] });
  expect(root.edits.at(-1)?.updated).toEqual(["module.cluster.aws_ecs_cluster_capacity_providers.this"]);
  expect(root.edits.at(-1)?.destroyed.sort()).toEqual([
    of("aws_autoscaling_group", "burst"),
    of("aws_ecs_capacity_provider", "burst"),
    of("aws_launch_template", "burst"),
  ]);
  expect(await groupState(emulator, "edits-general")).toEqual(after);

  // its log group is gone then: a cluster that still wrote there would let nobody in
  await root.edit("sessions are recorded no more", { vars: { logging: false } });
  expect(root.edits.at(-1)).toMatchObject({
    created: [],
    updated: ["module.cluster.aws_ecs_cluster.this"],
    replaced: [],
    destroyed: ["module.cluster.aws_cloudwatch_log_group.execute_command[0]"],
  });

  await root.expectNoChanges();
  console.log(`modules/compute/ecs-cluster, edit by edit:\n${root.table()}`);
  await root.destroy();
}

describeSideBySide(
  "modules/compute/ecs-cluster",
  [{ name: "refreshes instances when endpoints change, and nothing else", run: editsOfModule }],
  { timeout: 15 * 60_000 },
);
