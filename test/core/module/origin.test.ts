/** What resources and outputs of a small module are made from, followed through locals, loops and other resources. */
import * as t from "../../../src/core/contract";
import { moduleOrigin } from "../../../src/core/module/origin/module-origin";
import { everything, type Value } from "../../../src/core/module/origin/value";
import { shapeLines } from "../../../src/core/module/readme/outputs";

const inputs = {
  name: t.text().describe("Name."),
  cidr: t.text().describe("Range."),
  zones: t.setOf(t.text(), "zone").describe("Zones."),
  tiers: t
    .mapOf(t.shape("Tier", { slot: t.number().describe("Slot."), kind: t.text().describe("Kind.") }), "tier")
    .describe("Tiers."),
  key: t.text().describe("Key.").optional(),
  ranges: t.listOf(t.text(), "range").describe("Ranges.").default([]),
  isProtected: t.flag("Protected.").default(false),
};
const contract = t.contract({ name: "yard", concerns: [t.concern({ inputs })], example: {} });

const PLACES =
  '${flatten([for tier, settings in var.tiers : [for zone in var.zones : {tier = tier, zone = zone, slot = settings.slot} if settings.kind != "none"]])}';

const main = {
  locals: {
    places: PLACES,
    subnets: '${{for place in local.places : "${place.tier}/${place.zone}" => place}}',
    address: "${var.is_protected ? one(aws_eip.kept[*].id) : one(aws_eip.free[*].id)}",
  },
  data: { aws_availability_zones: { all: { count: "${var.key == null ? 1 : 0}" } } },
  resource: {
    aws_vpc: { this: { cidr_block: "${var.cidr}", tags: { Name: "${var.name}" } } },
    aws_subnet: {
      this: {
        for_each: "${local.subnets}",
        vpc_id: "${aws_vpc.this.id}",
        cidr_block: "${cidrsubnet(aws_vpc.this.cidr_block, 8, each.value.slot)}",
        availability_zone: "${each.value.zone}",
      },
    },
    aws_eip: {
      kept: { count: "${var.is_protected ? 1 : 0}" },
      free: { count: "${var.is_protected ? 0 : 1}" },
    },
    aws_eip_association: { this: { allocation_id: "${local.address}" } },
    aws_instance: {
      this: {
        ami: "${var.key}",
        subnet_id: '${aws_subnet.this["a/b"].id}',
        key_name: "${var.key}",
        lifecycle: { ignore_changes: ["ami"] },
        root_block_device: { encrypted: "${var.is_protected}" },
        dynamic: {
          ebs_block_device: {
            for_each: "${var.ranges}",
            content: { device_name: "${ebs_block_device.value}" },
          },
        },
      },
    },
  },
};

const output = {
  ids: { value: "${{for key, instance in aws_subnet.this : key => instance.id}}" },
  addresses: { value: "${aws_eip.kept[*].public_ip}" },
  all: {
    value: {
      cidr: "${var.cidr}",
      tiers: "${var.tiers}",
      ready: "${length(var.zones) > 0 && true}",
      tags: "${aws_vpc.this.tags}",
    },
  },
};

const { origins, outputs } = moduleOrigin(
  { main, outputs: { output }, variables: {}, versions: {} },
  contract,
);
const of = (address: string) => origins.find((one) => one.address === address);
const presence = (address: string) => [...(of(address)?.presence ?? [])].sort();
const replacing = (address: string) =>
  Object.fromEntries([...(of(address)?.replacing ?? [])].map(([path, from]) => [path, [...from].sort()]));

it("finds which inputs decide how many there are and under which keys, and no others", () => {
  expect(presence("aws_subnet.this")).toEqual([
    "tiers[*].kind",
    "tiers[]",
    "tiers{key}",
    "zones[*]",
    "zones[]",
  ]);
  expect(presence("aws_eip.kept")).toEqual(["is_protected"]);
  expect(presence("data.aws_availability_zones.all")).toEqual(["key"]);
  expect(presence("aws_vpc.this")).toEqual([]);
});

it("finds what arguments that replace a resource are made from, at the same key", () => {
  expect(replacing("aws_vpc.this")).toEqual({ cidr_block: ["cidr"] });
  expect(replacing("aws_subnet.this")).toEqual({
    cidr_block: ["cidr", "tiers[*].slot"],
    vpc_id: ["@aws_vpc.this"],
  });
});

it("leaves out what Terraform ignores, and looks into nested blocks", () => {
  expect(replacing("aws_instance.this")).toEqual({
    ebs_block_device: ["ranges[*]", "ranges[]"],
    key_name: ["key"],
    "root_block_device.encrypted": ["is_protected"],
    subnet_id: ["@aws_subnet.this"],
  });
});

it("takes a choice between two of AWS's for none: the state moves one to the other", () => {
  expect(replacing("aws_eip_association.this")).toEqual({
    allocation_id: ["@aws_eip.free", "@aws_eip.kept"],
  });
});

it("says the shape of outputs", () => {
  const shape = (name: string) => shapeLines(outputs.get(name) as Value)?.join("\n");
  expect(shape("ids")).toBe("map(string)");
  expect(shape("addresses")).toBe("list(string)");
  expect(shape("all")).toBe(
    `object({
  cidr = string
  tiers = map(object({
    slot = number
    kind = string
  }))
  ready = bool
  tags  = map(string)
})`,
  );
  expect([...everything(outputs.get("ids") as Value)]).toContain("@aws_subnet.this");
});
