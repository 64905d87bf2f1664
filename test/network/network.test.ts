/** The network as its TypeScript users test it: cdktf's matchers, and the exact JSON where they are too lenient. */
import { DefaultNetworkAcl } from "@cdktf/provider-aws/lib/default-network-acl";
import { Eip } from "@cdktf/provider-aws/lib/eip";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { App, TerraformOutput, TerraformStack, Testing } from "cdktf";
import "cdktf/lib/testing/adapters/jest";
import { forProvider } from "../../src/core/contract/provider";
import { type Expr, get, tf } from "../../src/core/expressions";
import { Network } from "../../src/network/named";
import type { NetworkProps } from "../../src/network/network.props";
import { instances, resourcesOf, synthesize } from "../support/synthesize";

const ZONES = ["ap-northeast-2a", "ap-northeast-2c"];
const BASE: NetworkProps = { name: "main", cidr: "10.0.0.0/16", zones: ZONES };

const network = (props: Partial<NetworkProps> = {}): string =>
  synthesize((stack) => new Network(stack, "network", { ...BASE, ...props }));

beforeAll(() => Testing.setupJest());

describe("by default", () => {
  const json = network();

  it("makes the VPC with DNS and without IPv6", () => {
    expect(json).toHaveResourceWithProperties(Vpc, {
      cidr_block: "10.0.0.0/16",
      enable_dns_support: true,
      enable_dns_hostnames: true,
      assign_generated_ipv6_cidr_block: false,
      instance_tenancy: "default",
      tags: { Name: "main" },
    });
  });

  it("lays out three tiers over the zones, in literal ranges under literal keys", () => {
    const ranges = Object.entries(instances(json, "aws_subnet", "network")).map(([key, subnet]) => [
      key,
      subnet.cidr_block,
    ]);
    expect(Object.fromEntries(ranges)).toEqual({
      "isolated/ap-northeast-2a": "10.0.64.0/22",
      "isolated/ap-northeast-2c": "10.0.72.0/22",
      "private/ap-northeast-2a": "10.0.32.0/22",
      "private/ap-northeast-2c": "10.0.40.0/22",
      "public/ap-northeast-2a": "10.0.0.0/22",
      "public/ap-northeast-2c": "10.0.8.0/22",
    });
  });

  it("gives public tiers a route to the internet, and no other tier", () => {
    expect(Object.keys(instances(json, "aws_route", "network_internet"))).toEqual([
      "public/ap-northeast-2a",
      "public/ap-northeast-2c",
    ]);
    expect(Object.keys(resourcesOf(json).aws_route ?? {})).toEqual(["network_internet"]);
  });

  it("has no NAT gateway, no VPN gateway, no DHCP options, and nothing of IPv6", () => {
    expect(json).not.toHaveResource(NatGateway);
    expect(json).not.toHaveResource(Eip);
    const kinds = Object.keys(resourcesOf(json));
    for (const kind of ["aws_vpn_gateway", "aws_vpc_dhcp_options", "aws_egress_only_internet_gateway"]) {
      expect(kinds).not.toContain(kind);
    }
  });

  it("closes the default security group, network ACL and route table", () => {
    expect(json).toHaveResourceWithProperties(DefaultNetworkAcl, { ingress: [], egress: [] });
    const { aws_default_security_group: groups, aws_default_route_table: tables } = resourcesOf(json);
    expect(groups?.network).not.toHaveProperty("ingress");
    expect(groups?.network).not.toHaveProperty("egress");
    expect(tables?.network).toHaveProperty("route", []);
  });

  it("logs all flows to CloudWatch Logs, with a role for that log group alone", () => {
    expect(json).toHaveResourceWithProperties(FlowLog, {
      traffic_type: "ALL",
      log_destination_type: "cloud-watch-logs",
      max_aggregation_interval: 600,
    });
    const policy = JSON.stringify(resourcesOf(json).aws_iam_role_policy);
    expect(policy).toContain("aws_cloudwatch_log_group.network_flow_logs.arn");
    expect(policy).not.toContain('\\"Resource\\":\\"*\\"');
  });

  it("gathers packets for as long as is asked", () =>
    expect(network({ flowLogs: { aggregationSeconds: 60 } })).toHaveResourceWithProperties(FlowLog, {
      max_aggregation_interval: 60,
    }));

  it("writes files to a bucket as is asked", () => {
    const bucket = { destination: "s3", bucketArn: "arn:aws:s3:::flow-logs" } as const;
    const logs = (more = {}) => resourcesOf(network({ flowLogs: { ...bucket, ...more } })).aws_flow_log;
    expect(logs()?.network).not.toHaveProperty("destination_options");
    expect(logs({ fileFormat: "parquet", perHourPartition: true })?.network).toMatchObject({
      destination_options: [
        { file_format: "parquet", hive_compatible_partitions: false, per_hour_partition: true },
      ],
    });
  });

  it("records the fields that are asked for, which AWS fills in", () => {
    const fields = ["version", "pkt-srcaddr"];
    expect(network({ flowLogs: { fields } })).toHaveResourceWithProperties(FlowLog, {
      log_format: "$${version} $${pkt-srcaddr}",
    });
    expect(network()).toHaveResourceWithProperties(FlowLog, {
      log_format:
        "$${version} $${account-id} $${interface-id} $${srcaddr} $${dstaddr} $${srcport} $${dstport} $${protocol} $${packets} $${bytes} $${start} $${end} $${action} $${log-status}",
    });
  });

  it("gives no subnet public addresses by itself", () => {
    expect(
      Object.values(instances(json, "aws_subnet", "network")).map((subnet) => subnet.map_public_ips),
    ).toEqual(Array(6).fill(false));
  });

  it("is concrete: expressions only refer to other resources, and nothing is counted", () => {
    const expressions = json.match(/(?<!\$)\$\{[^}]*\}/g) ?? [];
    const plain = /^\$\{(each\.(key|value)(\.\w+)?|aws_\w+\.\w+(\[\\?"[^"]+\\?"\])?\.\w+)\}$/;
    const policy = /^\$\{jsonencode\(\{ Statement = .*aws_cloudwatch_log_group\.network_flow_logs\.arn\}$/;
    // the account and the region whose flow logs are written
    const part =
      /^\$\{(jsonencode\(\{ Statement = .*split\(\\":vpc\/\\", aws_vpc\.network\.arn\)\[0\]|aws_vpc\.network\.owner_id)\}$/;
    const others = [policy, part];
    expect(
      expressions.filter((text) => !plain.test(text) && !others.some((other) => other.test(text))),
    ).toEqual([]);
    expect(expressions.length).toBeGreaterThan(20);
    expect(json).not.toContain('"count"');
    expect(json).not.toContain('"locals"');
  });
});

describe("NAT", () => {
  it("single: one gateway and address under its zone, used by all private tiers", () => {
    const json = network({ nat: { mode: "single", zone: "ap-northeast-2c" } });
    expect(Object.keys(instances(json, "aws_nat_gateway", "network"))).toEqual(["ap-northeast-2c"]);
    expect(Object.keys(instances(json, "aws_eip", "network_nat"))).toEqual(["ap-northeast-2c"]);
    const routes = Object.values(instances(json, "aws_route", "network_nat"));
    expect(new Set(routes.map((route) => route.nat_gateway_id))).toEqual(
      new Set(['${aws_nat_gateway.network["ap-northeast-2c"].id}']),
    );
    expect(json).toHaveResourceWithProperties(Route, { destination_cidr_block: "0.0.0.0/0" });
  });

  it("per zone: a gateway in each, used by the private tiers of its zone", () => {
    const json = network({ nat: { mode: "per_zone" } });
    const routes = instances(json, "aws_route", "network_nat");
    for (const zone of ZONES) {
      expect(routes[`private/${zone}`]?.nat_gateway_id).toBe(`\${aws_nat_gateway.network["${zone}"].id}`);
    }
  });

  it("takes existing allocations in place of new addresses", () => {
    const allocationIds = { "ap-northeast-2a": "eipalloc-0123456789abcdef0" };
    const json = network({ nat: { mode: "per_zone", allocationIds } });
    expect(Object.keys(instances(json, "aws_eip", "network_nat"))).toEqual(["ap-northeast-2c"]);
    expect(instances(json, "aws_nat_gateway", "network")["ap-northeast-2a"]?.allocation_id).toBe(
      allocationIds["ap-northeast-2a"],
    );
  });

  describe("regional, with provider 6.24", () => {
    const regional = (props: Partial<NetworkProps> = {}, nat: object = {}) =>
      forProvider("6.24.0", () => network({ nat: { mode: "regional", ...nat }, ...props }));
    const gateway = (json: string) => resourcesOf(json).aws_nat_gateway?.network_regional;

    it("one gateway in no subnet, with addresses of AWS's choice, used by all private tiers", () => {
      const json = regional();
      expect(gateway(json)).toEqual({
        availability_mode: "regional",
        vpc_id: "${aws_vpc.network.id}",
        tags: { Name: "main-nat" },
        depends_on: ["aws_internet_gateway.network"],
      });
      expect(Object.keys(resourcesOf(json).aws_nat_gateway ?? {})).toEqual(["network_regional"]);
      expect(resourcesOf(json).aws_eip).toBeUndefined();
      const routes = Object.values(instances(json, "aws_route", "network_nat"));
      expect(routes.map((route) => route.nat_gateway_id)).toEqual(
        ZONES.map(() => "${aws_nat_gateway.network_regional.id}"),
      );
    });

    it("stays in the zones whose addresses are given", () => {
      const allocationIds = { "ap-northeast-2a": "eipalloc-0123456789abcdef0" };
      expect(gateway(regional({}, { allocationIds }))?.availability_zone_address).toEqual([
        { availability_zone: "ap-northeast-2a", allocation_ids: ["eipalloc-0123456789abcdef0"] },
      ]);
    });

    it("needs an internet gateway and no public tier", () => {
      const json = regional({ tiers: { app: { kind: "private", slot: 0 } } });
      expect(Object.keys(resourcesOf(json).aws_internet_gateway ?? {})).toEqual(["network"]);
      expect(Object.keys(instances(json, "aws_route", "network_nat"))).toEqual(
        ZONES.map((zone) => `app/${zone}`),
      );
    });

    it("gives its addresses by allocation, and is a way to the internet", () => {
      const json = forProvider("6.24.0", () =>
        synthesize((stack) => {
          const made = new Network(stack, "network", { ...BASE, nat: { mode: "regional" } });
          const values = {
            internet: get(made.ref.tiers, "private").internet,
            addresses: made.outputs().nat_public_ips?.value,
          };
          for (const [name, value] of Object.entries(values))
            new TerraformOutput(stack, name, { value: tf(value as Expr<unknown>), staticId: true });
        }),
      );
      const { output } = JSON.parse(json);
      expect(output.internet.value).toBe(true);
      expect(output.addresses.value).toBe(
        "${{ for address in flatten([for addresses in [aws_nat_gateway.network_regional.regional_nat_gateway_address] : addresses if addresses != null]) : address.allocation_id => address.public_ip }}",
      );
    });

    it("is refused with an older provider", () =>
      expect(() => network({ nat: { mode: "regional" } })).toThrow(
        'nat.mode is "regional"; allowed: with AWS provider 6.24 or newer.',
      ));
  });
});

describe("IPv6", () => {
  it("gives every subnet the /64 of its slot, and private tiers an egress-only gateway", () => {
    const json = network({ ipv6: true });
    expect(json).toHaveResourceWithProperties(Vpc, { assign_generated_ipv6_cidr_block: true });
    expect(json).toHaveResourceWithProperties(Subnet, {
      ipv6_cidr_block: "${cidrsubnet(aws_vpc.network.ipv6_cidr_block, 8, each.value.ipv6_number)}",
    });
    expect(instances(json, "aws_subnet", "network")["isolated/ap-northeast-2c"]?.ipv6_number).toBe(18);
    expect(Object.keys(instances(json, "aws_route", "network_egress_only_ipv6"))).toEqual(
      ZONES.map((zone) => `private/${zone}`),
    );
  });

  it("gives tiers with DNS64 a route to the NAT gateway that translates their answers", () => {
    const tiers = {
      public: { kind: "public" as const, slot: 0 },
      app: { kind: "private" as const, slot: 1, dns64: true },
      batch: { kind: "private" as const, slot: 2 },
    };
    const json = network({ ipv6: true, tiers, nat: { mode: "single", zone: "ap-northeast-2a" } });
    const subnets = Object.entries(instances(json, "aws_subnet", "network"));
    expect(subnets.filter(([, { dns64 }]) => dns64 === true).map(([key]) => key)).toEqual(
      ZONES.map((zone) => `app/${zone}`),
    );
    expect(json).toHaveResourceWithProperties(Subnet, { enable_dns64: "${each.value.dns64}" });
    const route = resourcesOf(json).aws_route?.network_nat64;
    expect(route?.destination_ipv6_cidr_block).toBe("64:ff9b::/96");
    expect(instances(json, "aws_route", "network_nat64")).toEqual(
      Object.fromEntries(
        ZONES.map((zone) => [
          `app/${zone}`,
          {
            route_table_id: `\${aws_route_table.network["app/${zone}"].id}`,
            nat_gateway_id: '${aws_nat_gateway.network["ap-northeast-2a"].id}',
          },
        ]),
      ),
    );
    expect(resourcesOf(network({ ipv6: true })).aws_route?.network_nat64).toBeUndefined();
  });

  it("makes tiers of IPv6 alone without a range or a route of IPv4, beside the others", () => {
    const tiers = {
      public: { kind: "public" as const, slot: 0 },
      app: { kind: "private" as const, slot: 1 },
      six: { kind: "private" as const, ipv6Slot: 2, ipv6Only: true, dns64: true },
      edge: { kind: "public" as const, ipv6Slot: 3, ipv6Only: true },
    };
    const json = network({ ipv6: true, tiers, nat: { mode: "single", zone: "ap-northeast-2a" } });
    const subnets = instances(json, "aws_subnet", "network");
    expect(subnets["six/ap-northeast-2a"]).toMatchObject({ ipv6_only: true, ipv6_number: 16 });
    expect(subnets["six/ap-northeast-2a"]?.cidr_block ?? null).toBeNull();
    expect(subnets["app/ap-northeast-2a"]).toMatchObject({ ipv6_only: false, cidr_block: "10.0.32.0/22" });
    expect(json).toHaveResourceWithProperties(Subnet, {
      ipv6_native: "${each.value.ipv6_only}",
      private_dns_hostname_type_on_launch: '${each.value.ipv6_only ? "resource-name" : null}',
      enable_resource_name_dns_aaaa_record_on_launch: "${each.value.ipv6_only}",
    });
    const routed = (name: string) =>
      [...new Set(Object.keys(instances(json, "aws_route", name)).map((key) => key.split("/")[0]))].sort();
    expect(routed("network_nat")).toEqual(["app"]);
    expect(routed("network_nat64")).toEqual(["six"]);
    expect(routed("network_egress_only_ipv6")).toEqual(["app", "six"]);
    expect(routed("network_internet")).toEqual(["public"]);
    expect(routed("network_internet_ipv6")).toEqual(["edge", "public"]);
  });

  it("keeps tiers of IPv6 alone from those who need IPv4", () => {
    const stack = new TerraformStack(new App(), "stack");
    const made = new Network(stack, "network", {
      name: "shop",
      cidr: "10.0.0.0/16",
      zones: ZONES,
      ipv6: true,
      tiers: { app: { kind: "private", slot: 1 }, six: { kind: "private", ipv6Slot: 2, ipv6Only: true } },
    });
    expect(Object.keys(made.ref.tiers)).toEqual(["app"]);
    expect(made.subnetIds("six")).toHaveLength(ZONES.length);
    expect(() => made.ref.tiers.six).toThrow('ref.tiers has no "six"; allowed: app.');
    expect(resourcesOf(network({ ipv6: true })).aws_subnet?.network).not.toHaveProperty("ipv6_native");
  });

  it("puts NAT gateways into no tier of IPv6 alone", () => {
    const tiers = {
      edge: { kind: "public" as const, ipv6Slot: 3, ipv6Only: true },
      app: { kind: "private" as const, slot: 1 },
    };
    expect(() => network({ ipv6: true, tiers, nat: { mode: "single", zone: "ap-northeast-2a" } })).toThrow(
      "nat.tier is null; allowed: a public tier, of which there are",
    );
  });
});

describe("routes and ranges", () => {
  it("lays a tier into a secondary range, which comes first", () => {
    const json = network({
      secondaryCidrs: { pods: "100.64.0.0/16" },
      tiers: { public: { kind: "public", slot: 0 }, pods: { kind: "private", slot: 0, range: "pods" } },
    });
    expect(instances(json, "aws_subnet", "network")["pods/ap-northeast-2c"]?.cidr_block).toBe(
      "100.64.8.0/22",
    );
    expect(resourcesOf(json).aws_subnet?.network?.depends_on).toEqual([
      "aws_vpc_ipv4_cidr_block_association.network",
    ]);
  });

  it("puts a user's route into every table of the tiers it names", () => {
    const target = {
      endpointIds: {
        "ap-northeast-2a": "vpce-0123456789abcdef0",
        "ap-northeast-2c": "vpce-0123456789abcdef1",
      },
    };
    const json = network({ routes: { inspect: { tiers: ["private"], destination: "0.0.0.0/0", target } } });
    expect(instances(json, "aws_route", "network")).toMatchObject({
      "inspect/private/ap-northeast-2a": { ipv4: "0.0.0.0/0", endpoint_id: "vpce-0123456789abcdef0" },
      "inspect/private/ap-northeast-2c": { ipv4: "0.0.0.0/0", endpoint_id: "vpce-0123456789abcdef1" },
    });
  });

  it("takes a range chosen by hand over the slot's", () => {
    const tiers = {
      app: { kind: "isolated" as const, slot: 0, cidrs: { "ap-northeast-2a": "10.0.200.0/24" } },
    };
    const subnets = instances(network({ tiers }), "aws_subnet", "network");
    expect(subnets["app/ap-northeast-2a"]?.cidr_block).toBe("10.0.200.0/24");
    expect(subnets["app/ap-northeast-2c"]?.cidr_block).toBe("10.0.8.0/22");
  });
});

describe("network ACLs", () => {
  it("open by default, with both IP versions and both directions", () => {
    const everything = [
      { rule_no: 100, action: "allow", protocol: "-1", cidr_block: "0.0.0.0/0", ipv6_cidr_block: null },
      { rule_no: 101, action: "allow", protocol: "-1", cidr_block: null, ipv6_cidr_block: "::/0" },
    ];
    const acls = instances(network(), "aws_network_acl", "network");
    expect(acls.public).toMatchObject({ ingress: everything, egress: everything });
  });

  it("name the protocol by number and give ports to tcp and udp only", () => {
    const acl = {
      ingress: {
        ping: { number: 10, protocol: "icmp" as const, cidr: "10.0.0.0/16" },
        back: { number: 20, cidr: "10.0.0.0/16", fromPort: 1024 },
        tunnel: { number: 30, protocol: "47", cidr: "10.0.0.0/16" },
      },
    };
    const { app } = instances(
      network({ tiers: { app: { kind: "isolated", slot: 0, acl } } }),
      "aws_network_acl",
      "network",
    );
    expect(app?.ingress).toMatchObject([
      { rule_no: 20, protocol: "6", from_port: 1024, to_port: 65535, icmp_type: 0 },
      { rule_no: 10, protocol: "1", from_port: 0, icmp_type: -1, icmp_code: -1 },
      { rule_no: 30, protocol: "47", from_port: 0, to_port: 0, icmp_type: 0 },
    ]);
    expect(app?.egress).toEqual([]);
  });

  it("have their rules as arguments: a rule of its own would be made before the old one of that number goes", () => {
    expect(Object.keys(resourcesOf(network()))).not.toContain("aws_network_acl_rule");
  });
});

it("tells once that a range is too small for its tiers", () => {
  expect(() => network({ cidr: "10.0.0.0/28" })).toThrow(
    /^sample-test\/network: prefixLength of tiers "isolated", "private", "public" comes to 34 in 10\.0\.0\.0\/28; allowed: up to 28, the smallest subnet of AWS\. Choose a larger range, or less room by reservedTiers or reservedZones\.$/,
  );
});

describe("what a network gives to resources of other libraries", () => {
  it("subnet and route table ids of a tier, in the order of their zones", () => {
    const json = synthesize((stack) => {
      const made = new Network(stack, "network", BASE);
      new TerraformOutput(stack, "subnets", { value: made.subnetIds("private"), staticId: true });
      new TerraformOutput(stack, "tables", { value: made.routeTableIds("public"), staticId: true });
    });
    expect((JSON.parse(json) as { output: unknown }).output).toEqual({
      subnets: {
        value: ZONES.map((zone) => `\${aws_route_table_association.network["private/${zone}"].subnet_id}`),
      },
      tables: { value: ZONES.map((zone) => `\${aws_route_table.network["public/${zone}"].id}`) },
    });
  });

  it("an error for a tier that is not there", () => {
    synthesize((stack) => {
      const made = new Network(stack, "network", BASE);
      expect(() => made.subnetIds("data")).toThrow(
        'sample-test/network: ref.tiers has no "data"; allowed: isolated, private, public.',
      );
    });
  });
});
