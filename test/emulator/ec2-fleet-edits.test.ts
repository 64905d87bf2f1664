/**
 * What an edit of a fleet touches, and which edits refresh its instances: modules/compute/ec2-fleet under a hand-written
 * root, edited step by step against the emulator. The README of the module says the same in its table.
 */
import { join } from "node:path";
import { callJson, callQuery } from "./aws-api";
import type { Emulator } from "./emulator";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";

const modules = join(__dirname, "../../modules");

const ROOT = `
terraform {
  required_version = ">= 1.9"
}

variable "instance_types" { type = list(string) }
variable "image" { type = any }
variable "user_data" { type = string }
variable "schedules" { type = any }
variable "statements" { type = any }
variable "hooks" { type = any }
variable "warm_pool" { type = any }
variable "max_size" { type = number }
variable "tags" { type = map(string) }

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

module "web" {
  source      = "${modules}/network/security-group"
  name        = "web"
  description = "Web servers"
  network     = module.network.network
}

module "fleet" {
  source          = "${modules}/compute/ec2-fleet"
  name            = "edits"
  network         = module.network.network
  tier            = "app"
  security_groups = [module.web.security_group]
  instance_types  = var.instance_types
  image           = var.image
  user_data       = var.user_data
  schedules       = var.schedules
  statements      = var.statements
  hooks           = var.hooks
  warm_pool       = var.warm_pool
  max_size        = var.max_size
  tags            = var.tags
}
`;

const of = (address: string): string => `module.fleet.${address}`;
const GROUP = of("aws_autoscaling_group.this");
const TEMPLATE = of("aws_launch_template.this");
const NOTHING = { created: [], updated: [], replaced: [], destroyed: [] };
const MINIMAL = "/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-default-x86_64";

/** Ids of the group's instances, and how often it was refreshed. */
async function groupState(emulator: Emulator) {
  const there = { ...emulator, variables: { ...emulator.variables, AWS_REGION: "us-east-1" } };
  const call = (parameters: Record<string, string>) =>
    callQuery(there, "autoscaling", { Version: "2011-01-01", ...parameters });
  const group = await call({
    Action: "DescribeAutoScalingGroups",
    "AutoScalingGroupNames.member.1": "edits",
  });
  const refreshes = await call({ Action: "DescribeInstanceRefreshes", AutoScalingGroupName: "edits" });
  return {
    instances: [...group.matchAll(/<InstanceId>(.*?)<\/InstanceId>/g)].map(([, id]) => id),
    refreshes: [...refreshes.matchAll(/<InstanceRefreshId>/g)].length,
  };
}

/** When the schedule acts next. */
async function scheduledStart(emulator: Emulator): Promise<string | undefined> {
  const there = { ...emulator, variables: { ...emulator.variables, AWS_REGION: "us-east-1" } };
  const asked = { Version: "2011-01-01", Action: "DescribeScheduledActions", AutoScalingGroupName: "edits" };
  const [, start] = /<StartTime>(.*?)<\/StartTime>/.exec(await callQuery(there, "autoscaling", asked)) ?? [];
  return start;
}

async function editsOfFleet({ workspace, emulator }: ScenarioContext): Promise<void> {
  const root = await workspace(
    { "main.tf": ROOT },
    {
      vars: {
        instance_types: ["t3.micro"],
        image: {},
        user_data: "#!/bin/sh\nid\n",
        schedules: {},
        statements: {},
        hooks: {},
        warm_pool: null,
        max_size: 2,
        tags: { Team: "shop" },
      },
    },
  );
  await root.init();
  await root.apply();
  await root.expectNoChanges();
  let state = await groupState(emulator);
  expect(state).toMatchObject({ instances: [expect.any(String)], refreshes: 0 });

  /** The edit changes exactly this, and refreshes the instances or leaves them. */
  const edit = async (
    what: string,
    vars: Record<string, unknown>,
    {
      refreshed,
      ...changes
    }: { refreshed: boolean; created?: string[]; updated?: string[]; replaced?: string[] },
  ) => {
    await root.edit(what, { vars });
    const last = root.edits.at(-1);
    expect({ ...last, created: last?.created.sort(), updated: last?.updated.sort() }).toMatchObject({
      ...NOTHING,
      ...changes,
    });
    const after = await groupState(emulator);
    expect(after.refreshes).toBe(state.refreshes + (refreshed ? 1 : 0));
    expect(after.instances).toHaveLength(1);
    if (refreshed) expect(after.instances).not.toEqual(state.instances);
    else expect(after.instances).toEqual(state.instances);
    state = after;
  };

  await edit(
    "a schedule and a statement",
    {
      schedules: { day: { recurrence: "0 8 * * *", desired: 1 } },
      statements: { read: { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::images/*"] } },
    },
    {
      created: [
        of('aws_autoscaling_schedule.this["day"]'),
        of("aws_iam_role_policy.application[0]"),
        of('terraform_data.schedule_times["day"]'),
      ],
      refreshed: false,
    },
  );
  const schedule = of('aws_autoscaling_schedule.this["day"]');
  await edit(
    "a schedule's size",
    { schedules: { day: { recurrence: "0 8 * * *", desired: 2 } } },
    { updated: [schedule], refreshed: false },
  );
  // in place it would act once more at the old time
  await edit(
    "a schedule's time",
    { schedules: { day: { recurrence: "0 20 * * *", desired: 1 } } },
    {
      replaced: [schedule],
      updated: [of('terraform_data.schedule_times["day"]')],
      refreshed: false,
    },
  );
  expect(await scheduledStart(emulator)).toMatch(/T20:00/);
  await edit(
    "other user data",
    { user_data: "#!/bin/sh\nid -u\n" },
    { updated: [GROUP, TEMPLATE], refreshed: true },
  );
  await edit(
    "another image",
    { image: { parameter: MINIMAL } },
    { updated: [GROUP, TEMPLATE], refreshed: true },
  );
  await edit(
    "another instance type",
    { instance_types: ["t3.small"] },
    { updated: [GROUP, TEMPLATE], refreshed: true },
  );
  await edit("a warm pool", { warm_pool: { min_size: 1 } }, { updated: [GROUP], refreshed: false });
  await edit(
    "a further instance type, and no warm pool",
    { instance_types: ["t3.small", "t3.medium"], warm_pool: null },
    { updated: [GROUP], refreshed: true },
  );
  await edit(
    "a lifecycle hook",
    { hooks: { boot: { transition: "launching", metadata: "warm" } } },
    // of the group it is Terraform's own wait that changes
    {
      created: [
        of('aws_autoscaling_lifecycle_hook.this["boot"]'),
        of('terraform_data.hook_notifications["boot"]'),
      ],
      updated: [GROUP],
      refreshed: false,
    },
  );
  // in place it would go on saying it
  await edit(
    "a lifecycle hook that says nothing",
    { hooks: { boot: { transition: "launching" } } },
    {
      replaced: [of('aws_autoscaling_lifecycle_hook.this["boot"]')],
      updated: [of('terraform_data.hook_notifications["boot"]')],
      refreshed: false,
    },
  );
  await root.expectNoChanges();
  await edit("another size", { max_size: 3 }, { updated: [GROUP], refreshed: false });
  await edit(
    "a renamed tag",
    { tags: { Owner: "shop" } },
    {
      updated: [GROUP, of("aws_iam_instance_profile.this"), of("aws_iam_role.this[0]"), TEMPLATE],
      refreshed: true,
    },
  );

  await root.expectNoChanges();
  console.log(`modules/compute/ec2-fleet, edit by edit:\n${root.table()}`);
  await root.destroy();
}

const HOOKED = `
terraform {
  required_version = ">= 1.9"
}

variable "min_size" { type = number }

provider "aws" {
  region = "us-east-1"
}

module "network" {
  source    = "${modules}/network"
  name      = "hooked"
  cidr      = "10.0.0.0/16"
  zones     = ["us-east-1b"]
  tiers     = { app = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

module "web" {
  source      = "${modules}/network/security-group"
  name        = "web"
  description = "Web servers"
  network     = module.network.network
}

resource "aws_sqs_queue" "booting" {
  name = "booting"
}

resource "aws_iam_role" "hooks" {
  name = "hooks"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "autoscaling.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

module "fleet" {
  source          = "${modules}/compute/ec2-fleet"
  name            = "hooked"
  network         = module.network.network
  tier            = "app"
  security_groups = [module.web.security_group]
  instance_types  = ["t3.micro"]
  min_size        = var.min_size
  max_size        = 4
  hooks = {
    boot = {
      transition        = "launching"
      heartbeat_seconds = 7200
      metadata          = "warm"
      notification      = { target_arn = aws_sqs_queue.booting.arn, role_arn = aws_iam_role.hooks.arn }
    }
  }
}
`;

/** Instances that a hook holds for two hours: nobody but this test completes it. */
async function heldByHook({ workspace, emulator }: ScenarioContext): Promise<void> {
  const there = { ...emulator, variables: { ...emulator.variables, AWS_REGION: "us-east-1" } };
  const call = (parameters: Record<string, string>) =>
    callQuery(there, "autoscaling", { Version: "2011-01-01", ...parameters });
  const states = async () => {
    const text = await call({
      Action: "DescribeAutoScalingGroups",
      "AutoScalingGroupNames.member.1": "hooked",
    });
    return [...text.matchAll(/<LifecycleState>(.*?)<\/LifecycleState>/g)].map(([, state]) => state);
  };
  /** Messages that the queue was sent, each of them once. */
  const told = async () => {
    const answer = await callJson(
      there,
      "sqs",
      "AmazonSQS.ReceiveMessage",
      JSON.stringify({
        QueueUrl: `${emulator.variables.AWS_ENDPOINT_URL}/123456789012/booting`,
        MaxNumberOfMessages: 10,
      }),
    );
    const { Messages = [] } = JSON.parse(answer) as { Messages?: { Body: string }[] };
    return Messages.map(({ Body }) => JSON.parse(Body) as Record<string, string>);
  };

  const root = await workspace({ "main.tf": HOOKED }, { vars: { min_size: 2 } });
  await root.init();
  await root.apply();
  expect(await states()).toEqual(["Pending:Wait", "Pending:Wait"]);
  const messages = await told();
  expect(messages).toHaveLength(2);
  for (const message of messages) {
    expect(message).toMatchObject({ LifecycleHookName: "boot", NotificationMetadata: "warm" });
    await call({
      Action: "CompleteLifecycleAction",
      AutoScalingGroupName: "hooked",
      LifecycleHookName: "boot",
      LifecycleActionResult: "CONTINUE",
      InstanceId: String(message.EC2InstanceId),
    });
  }
  expect(await states()).toEqual(["InService", "InService"]);
  await root.expectNoChanges();
  await root.edit("a larger least size", { vars: { min_size: 3 } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [GROUP] });
  expect((await states()).sort()).toEqual(["InService", "InService", "Pending:Wait"]);
  await root.destroy();
}

describeSideBySide(
  "modules/compute/ec2-fleet",
  [
    { name: "changes what an edit names, and refreshes instances where it has to", run: editsOfFleet },
    { name: "is made and grows with a hook that nobody has completed yet", run: heldByHook },
  ],
  { timeout: 15 * 60_000 },
);
