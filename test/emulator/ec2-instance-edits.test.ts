/**
 * One server edited step by step: modules/compute/ec2-instance under a hand-written root, against the emulator. Whatever
 * replaces the server, its address and its volumes are the same ones: what the README names beforehand.
 */
import { join } from "node:path";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";

const modules = join(__dirname, "../../modules");

const ROOT = `
terraform {
  required_version = ">= 1.9"
}

variable "instance_type" { type = string }
variable "image_refresh" { type = string }
variable "user_data" { type = string }
variable "team" { type = string }
variable "volumes" { type = any }
variable "root_disk" { type = any }

provider "aws" {
  region = "us-east-1"
}

module "network" {
  source    = "${modules}/network"
  name      = "edits"
  cidr      = "10.0.0.0/16"
  zones     = ["us-east-1a"]
  tiers     = { public = { kind = "public", slot = 0 } }
  flow_logs = { destination = "none" }
}

resource "aws_security_group" "web" {
  name   = "web"
  vpc_id = module.network.vpc_id
}

module "server" {
  source          = "${modules}/compute/ec2-instance"
  name            = "edits"
  network         = module.network.network
  tier            = "public"
  zone            = "us-east-1a"
  security_groups = [{ id = aws_security_group.web.id, name = "web" }]
  instance_type   = var.instance_type
  image_refresh   = var.image_refresh
  user_data       = var.user_data
  public_address  = "own"
  volumes         = var.volumes
  root_disk       = var.root_disk
  certificate     = { names = ["shop.example.com"], app_port = 3000, volume = "data" }
  tags            = { Team = var.team }

  protect_address = false
  protect_volumes = false
  final_snapshot  = false
}

output "lasting" {
  value = { address = module.server.public_ip, allocation = module.server.allocation_id, volume = module.server.volume_ids["data"] }
}

output "instance" {
  value = module.server.instance_id
}
`;

const DATA = { data: { size_gib: 20, device_name: "/dev/sdf", mount_path: "/srv/data" } };
const SPARE = { spare: { size_gib: 1, device_name: "/dev/sdg" } };
const resource = (name: string) => `module.server.${name}`;
const INSTANCE = resource("aws_instance.this");
const WITH_THE_SERVER = [
  resource("aws_eip_association.this[0]"),
  INSTANCE,
  resource('aws_volume_attachment.this["data"]'),
];

async function editsOfModule({ workspace }: ScenarioContext): Promise<void> {
  const vars = {
    instance_type: "t3.small",
    image_refresh: "",
    user_data: "#!/bin/sh\necho one\n",
    team: "shop",
    volumes: DATA,
    root_disk: {},
  };
  const root = await workspace({ "main.tf": ROOT }, { vars });
  await root.init();
  await root.apply();
  const before = await root.outputs();
  const replaced = () => [...(root.edits.at(-1)?.replaced ?? [])].sort();

  await root.edit("a tag", { vars: { team: "store" } });
  expect(root.edits.at(-1)).toMatchObject({ created: [], replaced: [], destroyed: [] });

  await root.edit("another instance type", { vars: { instance_type: "m7i.large" } });
  expect(root.edits.at(-1)).toMatchObject({ created: [], updated: [INSTANCE], replaced: [], destroyed: [] });

  await root.edit("a volume that is not mounted", { vars: { volumes: { ...DATA, ...SPARE } } });
  expect(root.edits.at(-1)).toMatchObject({
    created: [
      resource('aws_ebs_volume.unprotected["spare"]'),
      resource('aws_volume_attachment.this["spare"]'),
    ],
    updated: [],
    replaced: [],
    destroyed: [],
  });
  expect(await root.outputs()).toEqual(before);

  const faster = { iops: 4000, throughput: 500 };
  const performance = async () => {
    const disks = [];
    for (const { address, values } of await root.stateResources()) {
      if (address === INSTANCE) disks.push(...(values.root_block_device as object[]));
      if (address === resource('aws_ebs_volume.unprotected["data"]')) disks.push(values);
    }
    return disks;
  };
  await root.edit("faster disks", {
    vars: {
      volumes: { ...SPARE, data: { ...DATA.data, ...faster } },
      root_disk: faster,
    },
  });
  expect(await performance()).toMatchObject([faster, faster]);
  await root.edit("disks as they were", { vars: { volumes: { ...DATA, ...SPARE }, root_disk: {} } });
  expect(root.edits.at(-1)).toMatchObject({ created: [], replaced: [], destroyed: [] });
  const slower = { iops: 3000, throughput: 125 };
  expect(await performance()).toMatchObject([slower, slower]);

  await root.edit("other user data", { vars: { user_data: "#!/bin/sh\necho two\n" } });
  expect(replaced()).toEqual([...WITH_THE_SERVER, resource('aws_volume_attachment.this["spare"]')]);
  expect(root.edits.at(-1)).toMatchObject({ created: [], destroyed: [] });

  await root.edit("the newest image", { vars: { image_refresh: "2026-12" } });
  expect(replaced()).toEqual([
    ...WITH_THE_SERVER,
    resource('aws_volume_attachment.this["spare"]'),
    resource("terraform_data.kept_image"),
  ]);
  expect(root.edits.at(-1)).toMatchObject({ created: [], destroyed: [] });

  const after = await root.outputs();
  expect(after.lasting).toEqual(before.lasting);
  expect(after.instance).not.toEqual(before.instance);
  await root.expectNoChanges();
  console.log(`modules/compute/ec2-instance, edit by edit:\n${root.table()}`);
  await root.destroy();
}

describeSideBySide(
  "modules/compute/ec2-instance",
  [{ name: "keeps address and volumes, whatever becomes of the server", run: editsOfModule }],
  { timeout: 30 * 60_000 },
);
