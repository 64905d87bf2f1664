/**
 * Edits that lose no data: modules/data/database and modules/data/bucket under hand-written roots, edited step by step
 * against the emulator. The instance and the bucket are changed in place or not at all, whatever is edited.
 */
import { join } from "node:path";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";

const modules = join(__dirname, "../../modules");

const PROVIDER = `
terraform {
  required_version = ">= 1.9"
}

provider "aws" {
  region = "us-east-1"
}
`;

const DATABASE = `${PROVIDER}
variable "engine_version" { type = string }
variable "instance_class" { type = string }
variable "storage" { type = any }
variable "parameters" { type = any }
variable "clients" { type = list(string) }
variable "replicas" { type = any }
variable "tags" { type = map(string) }
variable "password" { type = string }
variable "allow_major_version_upgrade" { type = bool }
variable "apply_immediately" { type = bool }

module "network" {
  source    = "${modules}/network"
  name      = "edits"
  cidr      = "10.0.0.0/16"
  zones     = ["us-east-1b", "us-east-1c"]
  tiers     = { data = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

resource "aws_security_group" "client" {
  for_each    = toset(["app", "jobs"])
  name        = each.key
  description = each.key
  vpc_id      = module.network.vpc_id
}

module "database" {
  source             = "${modules}/data/database"
  name               = "edits"
  network            = module.network.network
  tier               = "data"
  engine             = "mariadb"
  engine_version     = var.engine_version
  instance_class     = var.instance_class
  multi_az           = false
  storage            = var.storage
  password           = var.password
  master_password    = var.password == "own" ? "correct-horse-battery" : null
  clients            = { for key in var.clients : key => { id = aws_security_group.client[key].id, name = key } }
  parameters         = var.parameters
  replicas           = var.replicas
  tags               = var.tags
  monitoring_seconds = 0

  apply_immediately           = var.apply_immediately
  allow_major_version_upgrade = var.allow_major_version_upgrade
  backups                     = { keep_after_deletion = false }
  deletion_protection         = false
  final_snapshot              = { skip = true }
}

# what waits for the secret: it is there in the apply that makes it
resource "aws_ssm_parameter" "secret" {
  count = var.password == "own" ? 0 : 1
  name  = "/edits/secret"
  type  = "String"
  value = module.database.database.secret_arn
}
`;

const of = (type: string, key?: string): string =>
  `module.database.${type}${key === undefined ? "" : `["${key}"]`}`;
const INSTANCE = of("aws_db_instance.this");
const GROUP = of("aws_db_parameter_group.this");
const NOTHING = { created: [], updated: [], replaced: [], destroyed: [] };

async function editsOfDatabase({ workspace }: ScenarioContext): Promise<void> {
  const first = {
    engine_version: "10.11.14",
    instance_class: "db.t4g.medium",
    storage: { allocated_gib: 100 },
    parameters: {},
    clients: ["app"],
    replicas: {},
    tags: { Team: "shop" },
    password: "own",
    allow_major_version_upgrade: false,
    apply_immediately: true,
  };
  const root = await workspace({ "main.tf": DATABASE }, { vars: first });
  await root.init();
  await root.apply();

  await root.edit("a client more", { vars: { clients: ["app", "jobs"] } });
  expect(root.edits.at(-1)).toMatchObject({
    ...NOTHING,
    created: [of("aws_vpc_security_group_ingress_rule.this", "jobs")],
  });

  await root.edit("a parameter", { vars: { parameters: { max_connections: { value: "200" } } } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [GROUP] });

  const performance = async () => {
    const instance = (await root.stateResources()).find(({ address }) => address === INSTANCE);
    return [instance?.values.iops, instance?.values.storage_throughput];
  };
  await root.edit("another class, and a disk of 400 GiB", {
    vars: { instance_class: "db.t4g.large", storage: { allocated_gib: 400 } },
  });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [INSTANCE] });
  expect(await performance()).toEqual([12000, 500]);

  await root.edit("a newer minor version, and more IOPS", {
    vars: {
      engine_version: "10.11.15",
      storage: { allocated_gib: 400, iops: 16000, throughput_mibps: 1000 },
    },
  });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [INSTANCE] });
  expect(await performance()).toEqual([16000, 1000]);

  await root.edit("a replica", {
    vars: { replicas: { reports: { deletion_protection: false } } },
  });
  expect(root.edits.at(-1)).toMatchObject({ updated: [], replaced: [], destroyed: [] });
  expect(root.edits.at(-1)?.created.sort()).toEqual([
    of("aws_cloudwatch_log_group.this", "reports/error"),
    of("aws_cloudwatch_log_group.this", "reports/slowquery"),
    of("aws_db_instance.replica", "reports"),
  ]);

  await root.edit("a tag under another name, and no more IOPS than come with the disk", {
    vars: { tags: { Squad: "shop" }, storage: { allocated_gib: 400 } },
  });
  expect(root.edits.at(-1)).toMatchObject({ created: [], replaced: [], destroyed: [] });
  expect(root.edits.at(-1)?.updated).toEqual(
    expect.arrayContaining([INSTANCE, of("aws_db_instance.replica", "reports")]),
  );
  expect(await performance()).toEqual([12000, 500]);

  await root.edit("the replica goes", { vars: { replicas: {} } });
  expect(root.edits.at(-1)).toMatchObject({ created: [], updated: [], replaced: [] });

  const unasked = root.edit("another major version, unasked", { vars: { engine_version: "11.4.9" } });
  await expect(unasked).rejects.toThrow(/of a database of the major\s+version 10\.11;/);

  const later = root.edit("another major version, in the maintenance window", {
    vars: { allow_major_version_upgrade: true, apply_immediately: false },
  });
  await expect(later).rejects.toThrow(/while\s+changes\s+wait\s+for\s+the\s+maintenance\s+window/);

  await root.edit("another major version", {
    vars: { allow_major_version_upgrade: true, apply_immediately: true },
  });
  expect(root.edits.at(-1)).toMatchObject({
    created: [],
    updated: [INSTANCE],
    replaced: [GROUP, of("terraform_data.major_version")],
    destroyed: [],
  });

  await root.edit("a password of RDS in place of one's own", { vars: { password: "managed" } });
  expect(root.edits.at(-1)).toMatchObject({
    created: ["aws_ssm_parameter.secret[0]"],
    updated: [INSTANCE],
    replaced: [of("terraform_data.password")],
    destroyed: [],
  });
  expect(JSON.stringify(await root.stateResources())).toMatch(
    /"value":"arn:aws:secretsmanager:[^"]*:secret:rds!/,
  );

  await root.expectNoChanges();
  console.log(`modules/data/database, edit by edit:\n${root.table()}`);
  await root.destroy();
}

const BUCKET = `${PROVIDER}
variable "readers" { type = any }
variable "lifecycle_rules" { type = any }
variable "object_lock" { type = any }
variable "old_versions" { type = any }
variable "tags" { type = map(string) }

resource "aws_iam_role" "web" {
  name = "web"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

module "bucket" {
  source          = "${modules}/data/bucket"
  name            = "edits-123456789012"
  readers         = { for key, reader in var.readers : key => merge(reader, { principal = aws_iam_role.web.arn }) }
  lifecycle_rules = var.lifecycle_rules
  object_lock     = var.object_lock
  old_versions    = var.old_versions
  tags            = var.tags
}
`;

const inBucket = (type: string): string => `module.bucket.${type}`;

async function editsOfBucket({ workspace }: ScenarioContext): Promise<void> {
  const first = { readers: {}, lifecycle_rules: {}, object_lock: null, old_versions: {}, tags: {} };
  const root = await workspace({ "main.tf": BUCKET }, { vars: first });
  await root.init();
  await root.apply();

  await root.edit("a reader", { vars: { readers: { web: { prefixes: ["web/"] } } } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [inBucket("aws_s3_bucket_policy.this")] });

  await root.edit("a lifecycle rule, and versions for ever", {
    vars: {
      lifecycle_rules: { logs: { prefix: "logs/", expiration_days: 30 } },
      old_versions: { expire: false },
    },
  });
  expect(root.edits.at(-1)).toMatchObject({
    ...NOTHING,
    updated: [inBucket("aws_s3_bucket_lifecycle_configuration.this")],
  });

  await root.edit("versions that are locked", { vars: { object_lock: { mode: "GOVERNANCE", days: 1 } } });
  expect(root.edits.at(-1)).toMatchObject({
    ...NOTHING,
    created: [inBucket("aws_s3_bucket_object_lock_configuration.this[0]")],
  });

  await root.edit("a tag", { vars: { tags: { Team: "shop" } } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [inBucket("aws_s3_bucket.this")] });

  await root.expectNoChanges();
  console.log(`modules/data/bucket, edit by edit:\n${root.table()}`);
  await root.destroy();
}

describeSideBySide(
  "data",
  [
    { name: "modules/data/bucket: the bucket stays", run: editsOfBucket },
    { name: "modules/data/database: the instance stays", run: editsOfDatabase },
  ],
  { timeout: 40 * 60_000 },
);
