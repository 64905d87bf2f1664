/**
 * Safe to change: modules/network under a hand-written root, edited step by step against the emulator. No edit may
 * replace or destroy a subnet, an Elastic IP or a route table but those that it names.
 */
import { join } from "node:path";
import { describeSideBySide, type ScenarioContext } from "./side-by-side";
import type { Workspace } from "./workspace";

const source = join(__dirname, "../../modules/network");

const ROOT = `
terraform {
  required_version = ">= 1.9"
}

variable "zones" { type = list(string) }
variable "nat" { type = any }
variable "tiers" { type = any }
variable "flow_logs" { type = any }

provider "aws" {
  region = "us-east-1"
}

module "network" {
  source    = "${source}"
  name      = "edits"
  cidr      = "10.0.0.0/16"
  zones     = var.zones
  nat       = var.nat
  tiers     = var.tiers
  flow_logs = var.flow_logs
}

# made anew before the old one goes, which Terraform hands on to all that it waits for
module "inner" {
  source      = "${source}/security-group"
  name        = "inner"
  description = "What stands in the subnets"
  network     = module.network.network
}

# what stands in the subnets
resource "aws_network_interface" "inner" {
  for_each  = module.network.network.tiers.app.subnets
  subnet_id = each.value.id
}

resource "aws_instance" "inner" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  subnet_id     = module.network.subnet_ids["app/us-east-1b"]
}

output "nat_public_ips" { value = module.network.nat_public_ips }
`;

const TIERS = { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 1 } };
const [B, C, D, A] = ["us-east-1b", "us-east-1c", "us-east-1d", "us-east-1a"];
const ACL = {
  ingress: {
    postgres: { number: 100, cidr: "10.0.0.0/19", from_port: 5432, to_port: 5432 },
    ping: { number: 110, protocol: "icmp", cidr: "10.0.0.0/16" },
  },
  egress: { replies: { number: 100, cidr: "10.0.0.0/19", from_port: 1024 } },
};
const SINGLE = { mode: "single", zone: B };

/** What the edit takes away, of the kinds that hold addresses or are hard to move. */
function lost({ edits }: Workspace): string[] {
  const edit = edits.at(-1);
  return [...(edit?.replaced ?? []), ...(edit?.destroyed ?? [])].filter((address) =>
    /aws_(subnet|eip|route_table|nat_gateway|vpc|instance|network_interface)\./.test(address),
  );
}

/** What the edit does to those who stand in the subnets. */
function standing({ edits }: Workspace): string[] {
  const { created = [], updated = [], replaced = [], destroyed = [] } = edits.at(-1) ?? {};
  return [created, updated, replaced, destroyed].flat().filter((address) => address.includes(".inner"));
}

const at = (resource: string, key: string): string => `module.network.${resource}["${key}"]`;

async function editsOfModule({ workspace }: ScenarioContext): Promise<void> {
  const vars = { zones: [B, C], nat: SINGLE, tiers: TIERS, flow_logs: { destination: "none" } };
  const root = await workspace({ "main.tf": ROOT }, { vars });
  await root.init();
  await root.apply();
  const first = (await root.outputs()).nat_public_ips as Record<string, string>;

  await root.edit("the zones are given in another order", { vars: { zones: [C, B] } });
  expect(root.edits.at(-1)).toMatchObject({ created: [], updated: [], replaced: [], destroyed: [] });

  await root.edit("a zone is appended", { vars: { zones: [B, C, D] } });
  expect(lost(root)).toEqual([]);
  await root.edit("a zone is inserted in front", { vars: { zones: [A, B, C, D] } });
  expect(lost(root)).toEqual([]);

  await root.edit("NAT from single to one per zone", { vars: { nat: { mode: "per_zone" } } });
  expect(lost(root)).toEqual([]);
  expect(standing(root)).toEqual([]);
  expect((await root.outputs()).nat_public_ips).toMatchObject(first);

  await root.edit("a tier is added in front of the others by name", {
    vars: { tiers: { ...TIERS, aaa: { kind: "isolated", slot: 2 } } },
  });
  expect(lost(root)).toEqual([]);

  await root.edit("a public tier in front of the others by name", {
    vars: {
      nat: { mode: "per_zone", tier: "public" },
      tiers: {
        ...TIERS,
        aaa: { kind: "isolated", slot: 2 },
        abc: { kind: "public", slot: 4 },
      },
    },
  });
  expect(lost(root)).toEqual([]);

  const strict = (acl: object) => ({
    vars: { tiers: { ...TIERS, data: { kind: "isolated", slot: 3, acl } } },
  });
  await root.edit("a tier with a network ACL of its own", strict(ACL));
  const { ping, postgres } = ACL.ingress;
  await root.edit(
    "another port of an ACL's rule",
    strict({ ...ACL, ingress: { ping, postgres: { ...postgres, from_port: 3306, to_port: 3306 } } }),
  );
  await root.edit(
    "two rules of an ACL in the other order",
    strict({ ...ACL, ingress: { ping: { ...ping, number: 100 }, postgres: { ...postgres, number: 110 } } }),
  );
  expect(root.edits.at(-1)).toMatchObject({ created: [], replaced: [], destroyed: [] });
  expect(standing(root)).toEqual([]);
  await root.expectNoChanges();
  // an argument that is not there would leave the rules as they are
  await root.edit("an ACL's rules of one direction go", strict({ ...ACL, ingress: {} }));
  const acl = at("aws_network_acl.this", "data");
  expect(root.edits.at(-1)).toMatchObject({ created: [], updated: [acl], replaced: [], destroyed: [] });
  const made = (await root.stateResources()).find(({ address }) => address === acl);
  expect(made?.values).toMatchObject({ ingress: [], egress: [{ rule_no: 100, protocol: "6" }] });
  await root.edit("the tier goes again", {
    vars: { tiers: { ...TIERS, aaa: { kind: "isolated", slot: 2 } } },
  });

  await root.edit("NAT back to single", { vars: { nat: SINGLE } });
  expect(lost(root).sort()).toEqual(
    [A, C, D].flatMap((zone) => [at("aws_eip.nat", zone), at("aws_nat_gateway.this", zone)]).sort(),
  );
  expect((await root.outputs()).nat_public_ips).toEqual(first);

  await root.edit("NAT to none", { vars: { nat: { mode: "none" } } });
  expect(lost(root).sort()).toEqual([at("aws_eip.nat", B), at("aws_nat_gateway.this", B)].sort());

  expect(standing(root)).toEqual([]);

  await root.edit("NAT again", { vars: { nat: SINGLE } });
  expect(root.edits.at(-1)).toMatchObject({ updated: [], replaced: [], destroyed: [] });
  expect(standing(root)).toEqual([]);

  await root.edit("the zone in front is removed", { vars: { zones: [B, C, D] } });
  expect(lost(root).sort()).toEqual(
    ["aaa", "app", "public"]
      .flatMap((tier) =>
        ["aws_route_table.this", "aws_subnet.this"].map((resource) => at(resource, `${tier}/${A}`)),
      )
      .concat(`aws_network_interface.inner["${A}"]`)
      .sort(),
  );

  const flowLog = async () =>
    (await root.stateResources()).find(({ type }) => type === "aws_flow_log")?.values.log_format;
  await root.edit("flow logs", { vars: { flow_logs: {} } });
  const byDefault = await flowLog();
  await root.edit("flow logs with fields of one's own", { vars: { flow_logs: { fields: ["pkt-srcaddr"] } } });
  expect(await flowLog()).toBe(`$\{pkt-srcaddr}`);
  await root.edit("flow logs as they were", { vars: { flow_logs: {} } });
  expect(root.edits.at(-1)?.replaced).toEqual(["module.network.aws_flow_log.this[0]"]);
  expect(await flowLog()).toBe(byDefault);
  await root.expectNoChanges();
  console.log(`modules/network, edit by edit:\n${root.table()}`);
  await root.destroy();
}

describeSideBySide(
  "modules/network",
  [{ name: "loses nothing that an edit does not name", run: editsOfModule }],
  {
    timeout: 15 * 60_000,
  },
);
