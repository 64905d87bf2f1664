/**
 * Rules, certificates and target groups come, change and go one by one: modules/edge/load-balancer under a hand-written
 * root, edited step by step against the emulator. No listener is ever left pointing to nothing.
 */
import { join } from "node:path";
import { callQuery } from "./aws-api";
import type { Emulator } from "./emulator";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";

const modules = join(__dirname, "../../modules");

const REGION = "us-east-1";

const ROOT = `
terraform {
  required_version = ">= 1.9"
}

variable "certificate" { type = string }
variable "additional" { type = any }
variable "rules" { type = any }
variable "target_groups" { type = any }
variable "action_owner" { default = "terraform" }
variable "listeners_moved" { default = "" }

provider "aws" {
  region = "${REGION}"
}

module "network" {
  source    = "${modules}/network"
  name      = "edits"
  cidr      = "10.0.0.0/16"
  zones     = ["${REGION}b", "${REGION}c"]
  tiers     = { app = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

module "group" {
  source      = "${modules}/network/security-group"
  name        = "edits"
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
  name                = "edits"
  network             = module.network.network
  tier                = "app"
  security_groups     = [module.group.security_group]
  deletion_protection = false
  access_logs         = { destination = "none" }
  target_groups       = var.target_groups
  action_owner        = var.action_owner
  listeners_moved     = var.listeners_moved
  listeners = {
    https = {
      port                        = 443
      protocol                    = "HTTPS"
      certificate_arn             = aws_acm_certificate_validation.all[var.certificate].certificate_arn
      additional_certificate_arns = { for name, key in var.additional : name => aws_acm_certificate_validation.all[key].certificate_arn }
      default_action              = { forward = { target_groups = { app = 1 } } }
      rules                       = var.rules
    }
  }
}

output "listener" {
  value = module.load_balancer.listener_arns["https"]
}

output "default_group" {
  value = module.load_balancer.load_balancer.target_groups["app"].arn
}
`;

const at = (address: string): string => `module.load_balancer.${address}`;
const rule = (name: string): string => at(`aws_lb_listener_rule.this["https/${name}"]`);
const LISTENER = at('aws_lb_listener.this["https"]');
const NOTHING = { created: [], updated: [], replaced: [], destroyed: [] };

const APP = { forward: { target_groups: { app: 1 } } };
const API = { priority: 100, path_pattern: ["/api/*"], action: APP };
const WEB = { priority: 200, host_header: ["www.example.com"], action: APP };
const GONE = { priority: 300, path_pattern: ["/gone"], action: { fixed_response: { status_code: "410" } } };

async function editsOfModule({ workspace, emulator }: ScenarioContext): Promise<void> {
  const first = {
    certificate: "one",
    additional: {},
    rules: { api: API, web: WEB },
    target_groups: { app: { port: 8080 } },
  };
  const root = await workspace({ "main.tf": ROOT }, { vars: first });
  await root.init();
  await root.apply();

  await root.edit("a rule comes", { vars: { rules: { api: API, gone: GONE, web: WEB } } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, created: [rule("gone")] });

  const moved = { ...WEB, priority: 50 };
  await root.edit("a rule moves to a free priority before another", {
    vars: { rules: { api: API, gone: GONE, web: moved } },
  });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [rule("web")] });

  await root.edit("the order that rules are written in", {
    vars: { rules: { web: moved, gone: GONE, api: API } },
  });
  expect(root.edits.at(-1)).toMatchObject(NOTHING);

  await root.edit("a rule goes", { vars: { rules: { api: API, web: moved } } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, destroyed: [rule("gone")] });

  await root.edit("the certificate is exchanged", { vars: { certificate: "two" } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [LISTENER] });

  const certificate = at('aws_lb_listener_certificate.this["https/second"]');
  await root.edit("a further certificate comes", { vars: { additional: { second: "one" } } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, created: [certificate] });

  const both = { app: { port: 8080 }, next: { port: 8081 } };
  await root.edit("a target group comes", { vars: { target_groups: both } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, created: [at('aws_lb_target_group.this["next"]')] });

  await root.edit("a health check changes", {
    vars: { target_groups: { ...both, app: { port: 8080, health_check: { path: "/health" } } } },
  });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [at('aws_lb_target_group.this["app"]')] });

  // the new group first, then whoever forwards, then the old one
  await root.edit("a target group's port", { vars: { target_groups: { ...both, app: { port: 9090 } } } });
  expect(root.edits.at(-1)).toMatchObject({
    created: [],
    replaced: [at('aws_lb_target_group.this["app"]')],
    destroyed: [],
  });
  expect(root.edits.at(-1)?.updated.sort()).toEqual([LISTENER, rule("api"), rule("web")].sort());
  await everyActionHasItsGroup(emulator);

  // what a deployer sets is set back, unless it is the deployer's
  const { listener } = (await root.outputs()) as { listener: string };
  const toNext = () => leadTo(emulator, listener, "next");
  await toNext();
  await root.edit("what a deployer moved goes back", {});
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [LISTENER] });
  const unmoved = root.edit("another owner without a move", { vars: { action_owner: "pipeline" } });
  await expect(unmoved).rejects.toThrow(/deleted and\s+made\s+anew/);
  const moves = [
    ["aws_lb_listener", "https"],
    ["aws_lb_listener_rule", "https/api"],
    ["aws_lb_listener_rule", "https/web"],
  ].map(([type, key]) => {
    const [from, to] = ["this", "pipeline"].map((name) => at(`${type}.${name}["${key}"]`));
    return `moved {\n  from = ${from}\n  to   = ${to}\n}\n`;
  });
  await root.edit("the listeners become the deployer's", {
    files: { "moved.tf": moves.join("") },
    vars: { listeners_moved: "to-the-pipeline" },
  });
  expect(root.edits.at(-1)).toMatchObject({
    ...NOTHING,
    replaced: [at("terraform_data.action_owner")],
    destroyed: [at('terraform_data.listener_tls["https"]')],
  });
  await toNext();
  await root.expectNoChanges();
  await leadTo(emulator, listener, "app");

  await root.edit("a target group goes", { vars: { target_groups: { app: { port: 9090 } } } });
  expect(root.edits.at(-1)).toMatchObject({
    ...NOTHING,
    destroyed: [at('aws_lb_target_group.this["next"]')],
  });

  await root.expectNoChanges();
  console.log(`modules/edge/load-balancer, edit by edit:\n${root.table()}`);
  await root.destroy();
}

/** What a deployer does: the listener's default action leads to another group. */
async function leadTo({ variables, ...rest }: Emulator, listener: string, beginning: string): Promise<void> {
  const emulator = { ...rest, variables: { ...variables, AWS_REGION: REGION } } as Emulator;
  const ask = (parameters: Record<string, string>) =>
    callQuery(emulator, "elasticloadbalancing", { Version: "2015-12-01", ...parameters });
  const groups = await ask({ Action: "DescribeTargetGroups" });
  const [, group = ""] = new RegExp(`<TargetGroupArn>([^<]+/${beginning}[^<]*)<`).exec(groups) ?? [];
  expect(group).not.toBe("");
  await ask({
    Action: "ModifyListener",
    ListenerArn: listener,
    "DefaultActions.member.1.Type": "forward",
    "DefaultActions.member.1.TargetGroupArn": group,
  });
}

/** Every ARN of a target group in the rules, default ones too, is that of a group that is there. */
async function everyActionHasItsGroup({ variables, ...rest }: Emulator): Promise<void> {
  const emulator = { ...rest, variables: { ...variables, AWS_REGION: REGION } } as Emulator;
  const ask = (parameters: Record<string, string>) =>
    callQuery(emulator, "elasticloadbalancing", { Version: "2015-12-01", ...parameters });
  const found = (text: string, element: string) => [
    ...new Set([...text.matchAll(new RegExp(`<${element}>([^<]+)</${element}>`, "g"))].map(([, arn]) => arn)),
  ];
  const groups = found(await ask({ Action: "DescribeTargetGroups" }), "TargetGroupArn");
  const [balancer] = found(await ask({ Action: "DescribeLoadBalancers" }), "LoadBalancerArn");
  const listeners = await ask({ Action: "DescribeListeners", LoadBalancerArn: balancer as string });
  const [listener] = found(listeners, "ListenerArn");
  const rules = await ask({ Action: "DescribeRules", ListenerArn: listener as string });
  const used = found(listeners + rules, "TargetGroupArn");
  expect(groups).toHaveLength(2);
  expect(used).toHaveLength(1);
  expect(groups).toEqual(expect.arrayContaining(used));
}

describeSideBySide(
  "modules/edge/load-balancer",
  [{ name: "changes nothing that an edit does not name", run: editsOfModule }],
  { timeout: 15 * 60_000 },
);
