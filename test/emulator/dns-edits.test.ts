/**
 * Records come and go one by one, and a certificate gets another name: modules/edge/dns and modules/edge/certificate
 * under a hand-written root, edited step by step against the emulator.
 */
import { join } from "node:path";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";

const modules = join(__dirname, "../../modules");

const ROOT = `
terraform {
  required_version = ">= 1.9"
}

variable "records" { type = any }

provider "aws" {
  region = "us-east-1"
}

module "dns" {
  source  = "${modules}/edge/dns"
  name    = "edits.example"
  records = var.records
}
`;

const MOVED = `
moved {
  from = module.dns.aws_route53_record.this["docs/CNAME"]
  to   = module.dns.aws_route53_record.this["docs/A"]
}

moved {
  from = module.dns.aws_route53_record.this["www/A"]
  to   = module.dns.aws_route53_record.this["www/A/blue"]
}
`;

const of = (key: string): string => `module.dns.aws_route53_record.this["${key}"]`;
const NOTHING = { created: [], updated: [], replaced: [], destroyed: [] };

const APEX = { name: "@", type: "A", values: ["192.0.2.1"] };
const WWW = { name: "www", type: "A", values: ["192.0.2.1"] };
const MAIL = { name: "@", type: "MX", values: ["10 mail.example.com"] };
const DOCS = { name: "docs", type: "CNAME", values: ["www.example.com"] };
const BLUE = { ...WWW, set_identifier: "blue", weight: 90 };
const GREEN = { ...WWW, set_identifier: "green", weight: 10, values: ["192.0.2.2"] };

async function editsOfRecords({ workspace }: ScenarioContext): Promise<void> {
  const root = await workspace({ "main.tf": ROOT }, { vars: { records: [APEX, WWW, DOCS] } });
  await root.init();
  await root.apply();

  await root.edit("a record in first place", { vars: { records: [MAIL, APEX, WWW, DOCS] } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, created: [of("@/MX")] });

  await root.edit("another order", { vars: { records: [DOCS, WWW, MAIL, APEX] } });
  expect(root.edits.at(-1)).toMatchObject(NOTHING);

  await root.edit("another value", {
    vars: { records: [DOCS, WWW, MAIL, { ...APEX, values: ["192.0.2.9"] }] },
  });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [of("@/A")] });

  await root.edit("a record goes", { vars: { records: [DOCS, WWW, APEX] } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, destroyed: [of("@/MX")], updated: [of("@/A")] });

  // a CNAME becomes an A, and a plain record a weighted one: in place, where Terraform knows that they are the same
  await root.edit("another type and a first policy", {
    files: { "moved.tf": MOVED },
    vars: { records: [{ ...DOCS, type: "A", values: ["192.0.2.3"] }, BLUE, APEX] },
  });
  expect(root.edits.at(-1)?.updated.sort()).toEqual([of("docs/A"), of("www/A/blue")]);
  expect(root.edits.at(-1)).toMatchObject({ created: [], replaced: [], destroyed: [] });

  await root.edit("a second weight", {
    vars: { records: [GREEN, { ...DOCS, type: "A", values: ["192.0.2.3"] }, BLUE, APEX] },
  });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, created: [of("www/A/green")] });

  await root.expectNoChanges();
  console.log(`modules/edge/dns, edit by edit:\n${root.table()}`);
  await root.destroy();
}

const CERTIFICATE_ROOT = `
terraform {
  required_version = ">= 1.9"
}

variable "names" { type = list(string) }

provider "aws" {
  region = "us-east-1"
}

module "dns" {
  source = "${modules}/edge/dns"
  name   = "edits-net.example"
}

module "certificate" {
  source                    = "${modules}/edge/certificate"
  domain_name               = "edits-net.example"
  subject_alternative_names = var.names
  zones                     = { "edits-net.example" = module.dns.zone_id }
}
`;

const certificate = "module.certificate.aws_acm_certificate.this";
const wait = "module.certificate.aws_acm_certificate_validation.this[0]";
const validated = (domain: string): string => `module.certificate.aws_route53_record.validation["${domain}"]`;
const [WILDCARD, SHOP, API] = ["*.edits-net.example", "shop.edits-net.example", "api.edits-net.example"];

async function editsOfNames({ workspace }: ScenarioContext): Promise<void> {
  const root = await workspace({ "main.tf": CERTIFICATE_ROOT }, { vars: { names: [WILDCARD, SHOP] } });
  await root.init();
  await root.apply();

  await root.edit("the names in another order", { vars: { names: [SHOP, WILDCARD] } });
  expect(root.edits.at(-1)).toMatchObject(NOTHING);

  // the other names' records stay: a listener's certificate can be renewed at every moment
  await root.edit("one more name", { vars: { names: [WILDCARD, API, SHOP] } });
  expect(root.edits.at(-1)?.replaced.sort()).toEqual([certificate, wait]);
  expect(root.edits.at(-1)).toMatchObject({ created: [validated(API)], updated: [], destroyed: [] });

  await root.edit("a name goes", { vars: { names: [WILDCARD, API] } });
  expect(root.edits.at(-1)?.replaced.sort()).toEqual([certificate, wait]);
  expect(root.edits.at(-1)).toMatchObject({ created: [], updated: [], destroyed: [validated(SHOP)] });

  await root.expectNoChanges();
  console.log(`modules/edge/certificate, edit by edit:\n${root.table()}`);
  await root.destroy();
}

const CHECKS_ROOT = `
terraform {
  required_version = ">= 1.9"
}

variable "checks" { type = any }

provider "aws" {
  region = "us-east-1"
}

module "dns" {
  source        = "${modules}/edge/dns"
  name          = "edits-checks.example"
  health_checks = var.checks
}
`;

const REGIONS = ["us-east-1", "eu-west-1", "ap-northeast-1"];

/** In place AWS takes away neither an address nor regions. */
async function editsOfChecks({ workspace }: ScenarioContext): Promise<void> {
  const named = { fqdn: "www.edits-checks.example" };
  const root = await workspace({ "main.tf": CHECKS_ROOT }, { vars: { checks: { web: named } } });
  await root.init();
  await root.apply();

  const check = 'module.dns.aws_route53_health_check.this["web"]';
  const target = 'module.dns.terraform_data.health_check_targets["web"]';
  const anew = async (label: string, web: object) => {
    await root.edit(label, { vars: { checks: { web } } });
    expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [target], replaced: [check] });
    await root.expectNoChanges();
  };
  await anew("an address in the place of a name", { ip_address: "13.124.0.10" });
  await anew("from some regions", { ip_address: "13.124.0.10", regions: REGIONS });
  await anew("from everywhere again", { ip_address: "13.124.0.10" });
  await anew("a name again", named);
  await root.edit("another path", { vars: { checks: { web: { ...named, path: "/health" } } } });
  expect(root.edits.at(-1)).toMatchObject({ ...NOTHING, updated: [check] });
  await root.destroy();
}

describeSideBySide(
  "modules/edge",
  [
    { name: "makes a health check anew that asks something else", run: editsOfChecks },
    { name: "changes no record that an edit does not name", run: editsOfRecords },
    { name: "keeps the records of names that stay", run: editsOfNames },
  ],
  { timeout: 15 * 60_000 },
);
