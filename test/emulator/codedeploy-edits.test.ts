/**
 * A deployment group is edited in place: modules/delivery/codedeploy under a hand-written root, edited step by step
 * against the emulator. A configuration of one's own is the one thing that is replaced, by another name, before the old
 * one goes: moto refuses to delete one that a group has, as AWS does.
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

resource "aws_iam_role" "server" {
  name               = "shop-server"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

module "codedeploy" {
  source = "${modules}/delivery/codedeploy"

  name            = "shop"
  instance_tags   = { role = [{ key = "Role", value = "web" }] }
  instance_roles  = { web = aws_iam_role.server.name }
  artifact_bucket = { name = "shop-artifacts", arn = "arn:aws:s3:::shop-artifacts" }

  deployment_config     = try(var.settings.config, "CodeDeployDefault.OneAtATime")
  own_deployment_config = try(var.settings.own, null)
  alarms                = try(var.settings.alarms, [])
  rollback              = try(var.settings.rollback, {})
  github                = try(var.settings.github, null)
}
`;

const of = (address: string): string => `module.codedeploy.${address}`;
const NOTHING = { created: [], updated: [], replaced: [], destroyed: [] };
const GROUP = of("aws_codedeploy_deployment_group.this");
const CONFIG = of("aws_codedeploy_deployment_config.this[0]");
const SERVICE_POLICY = of("aws_iam_role_policy.service");
const GITHUB_ROLE = of("aws_iam_role.github[0]");
const GITHUB_POLICY = of("aws_iam_role_policy.github[0]");

const github = { repository: "octo-org/shop", branches: ["main"] };

async function edits({ workspace }: ScenarioContext): Promise<void> {
  const root = await workspace({ "main.tf": ROOT }, { vars: { settings: {} } });
  await root.init();
  await root.apply();
  const edit = async (name: string, settings: object) => {
    await root.edit(name, { vars: { settings } });
    const done = root.edits.at(-1);
    return { ...done, created: done?.created.sort(), updated: done?.updated.sort() };
  };

  expect(
    await edit("another ready-made configuration", { config: "CodeDeployDefault.AllAtOnce" }),
  ).toMatchObject({
    ...NOTHING,
    updated: [GROUP],
  });
  const own = { minimum_healthy: { type: "FLEET_PERCENT", value: 75 } };
  expect(await edit("a configuration of one's own", { own })).toMatchObject({
    ...NOTHING,
    created: [CONFIG],
    updated: [GROUP],
  });
  const more = { minimum_healthy: { type: "FLEET_PERCENT", value: 50 } };
  expect(await edit("which says something else", { own: more })).toMatchObject({
    ...NOTHING,
    replaced: [CONFIG],
    updated: [GROUP],
  });
  expect(
    await edit("alarms and no rollback on failure", { alarms: ["errors"], rollback: { on_failure: false } }),
  ).toMatchObject({ created: [], replaced: [], updated: [GROUP, SERVICE_POLICY] });
  const missing = edit("a provider that is not there", { github: { ...github, oidc_provider: "existing" } });
  await expect(missing).rejects.toThrow(/module\.codedeploy\.data\.aws_iam_openid_connect_provider\.github/);
  expect(await edit("GitHub's role", { github })).toMatchObject({
    created: [of("aws_iam_openid_connect_provider.this[0]"), GITHUB_ROLE, GITHUB_POLICY].sort(),
    replaced: [],
    destroyed: [],
  });
  expect(
    await edit("another branch", { github: { ...github, branches: ["main", "release/*"] } }),
  ).toMatchObject({
    ...NOTHING,
    updated: [GITHUB_ROLE],
  });
  await root.expectNoChanges();
  console.log(`modules/delivery/codedeploy, edit by edit:\n${root.table()}`);
  await root.destroy();
}

describeSideBySide("modules/delivery/codedeploy", [{ name: "is edited in place", run: edits }], {
  timeout: 15 * 60_000,
});
