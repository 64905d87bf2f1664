/** Every input of `modules/network` and of the construct `Network`. */
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { acl, OPEN_ACL } from "./acl.contract";
import { TIER_KINDS } from "./reference";

/** CloudWatch Logs API Reference, PutRetentionPolicy. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const tier = t
  .shape("NetworkTier", {
    kind: t
      .oneOf(...TIER_KINDS)
      .describe(
        "public: routes to the internet gateway. private: reaches the internet through NAT, where `nat` has it. isolated: no way out.",
      ),
    slot: t
      .integer({ min: 0, max: 4095 })
      .describe(
        "The tier's place in its range, counted in blocks of `reserved_zones` subnets of its size. It never changes, so adding a tier moves no other. Needed unless `cidrs` names every zone's range.",
      )
      .optional(),
    prefixLength: t
      .integer({ min: 16, max: 28 })
      .describe(
        "Size of the tier's subnets. Default: the range divided by `reserved_tiers` and `reserved_zones`, /22 of a /16.",
      )
      .optional(),
    range: t
      .keyName()
      .describe(
        "The secondary range, by its key in `secondary_cidrs`, that the tier lies in; default: the primary range.",
      )
      .optional(),
    cidrs: t
      .mapOf(t.cidr4({ min: 16, max: 28 }), "range")
      .describe("Ranges by zone that are chosen by hand, in place of the slot's.")
      .default({}),
    ipv6Slot: t
      .integer({ min: 0, max: 255 })
      .describe("The tier's place in the IPv6 range; default: `slot`.")
      .optional(),
    mapPublicIps: t
      .flag()
      .describe(
        "Whether instances get public addresses by themselves; public tiers only. Load balancers and NAT gateways do without.",
      )
      .default(false),
    defaultRoute: t
      .flag()
      .describe(
        "Whether the tier's tables get the usual way out of its kind. false: it is left to somebody else, such as Gateway Load Balancer endpoints in front of a firewall.",
      )
      .default(true),
    acl: acl
      .describe(
        "The tier's network ACL, in both directions, replies included. Default: everything passes, security groups decide.",
      )
      .default(OPEN_ACL),
    tags: t.tags().describe("Tags for the tier's subnets and route tables."),
  })
  .describe("One tier: a subnet in every zone, with route tables of its own.");

export type Tier = t.Infer<typeof tier>;

const nat = t
  .shape("NetworkNat", {
    mode: t
      .oneOf("none", "single", "per_zone")
      .describe(
        "none: private tiers have no way out by IPv4. single: one gateway, cheaper, its zone's failure cuts all off. per_zone: one in each.",
      )
      .default("none"),
    zone: t
      .zoneName()
      .describe(
        "The zone of the single gateway. Required with zones by name, so that no change of `zones` moves it; with `zone_count` the first zone.",
      )
      .optional(),
    tier: t
      .keyName()
      .describe("The public tier that the gateways stand in; default: the first one by name.")
      .optional(),
    allocationIds: t
      .mapOf(t.awsId("eipalloc"), "allocation")
      .describe("Existing Elastic IP allocations by zone, in place of new ones; they are never released.")
      .default({}),
  })
  .describe("NAT gateways for the private tiers.");

export type Nat = t.Infer<typeof nat>;

const routeTarget = t
  .shape("NetworkRouteTarget", {
    peeringConnectionId: t.awsId("pcx").describe("A VPC peering connection.").optional(),
    transitGatewayId: t.awsId("tgw").describe("A transit gateway that the VPC is attached to.").optional(),
    virtualPrivateGateway: t
      .flag()
      .describe("The network's own virtual private gateway (`vpn_gateway`).")
      .default(false),
    endpointIds: t
      .mapOf(t.awsId("vpce"), "endpoint")
      .describe(
        "Gateway Load Balancer or Network Firewall endpoints by zone; each zone's table leads to its own.",
      )
      .default({}),
  })
  .rule({
    test: (target) =>
      x.eq(
        x.length(
          x.listEach(
            x.items([
              x.isSet(target.peeringConnectionId),
              x.isSet(target.transitGatewayId),
              target.virtualPrivateGateway,
              x.le(1, x.length(target.endpointIds)),
            ]),
            ["given"],
            (given) => ({ value: given, when: given }),
          ),
        ),
        1,
      ),
    allowed: "exactly one target",
    refused: [{}, { virtualPrivateGateway: true, transitGatewayId: "tgw-0123456789abcdef0" }],
  })
  .describe("Where a route leads.")
  .example({ transitGatewayId: "tgw-0123456789abcdef0" });

const route = t
  .shape("NetworkRoute", {
    tiers: t
      .setOf(t.keyName(), "tier")
      .describe("The tiers whose route tables get the route.")
      .rule({ test: (tiers) => x.le(1, x.length(tiers)), allowed: "at least one tier", refused: [[]] })
      .example(["private"]),
    destination: t.cidr().describe("The IPv4 or IPv6 range that the route is for.").optional(),
    prefixListId: t.awsId("pl").describe("The prefix list that the route is for.").optional(),
    target: routeTarget,
  })
  .rule({
    test: (value) =>
      x.or(
        x.and(x.isSet(value.destination), x.isNull(value.prefixListId)),
        x.and(x.isNull(value.destination), x.isSet(value.prefixListId)),
      ),
    allowed: "either a destination or a prefix_list_id",
    refused: [
      { tiers: ["private"], target: { virtualPrivateGateway: true } },
      {
        tiers: ["private"],
        destination: "10.9.0.0/16",
        prefixListId: "pl-0123456789abcdef0",
        target: { virtualPrivateGateway: true },
      },
    ],
  })
  .describe("A further route of some tiers.")
  .example({
    tiers: ["private"],
    destination: "10.9.0.0/16",
    target: { transitGatewayId: "tgw-0123456789abcdef0" },
  });

export type Route = t.Infer<typeof route>;

const flowLogs = t
  .shape("NetworkFlowLogs", {
    destination: t.oneOf("none", "cloudwatch", "s3").describe("Where flow logs go.").default("cloudwatch"),
    trafficType: t.oneOf("ALL", "ACCEPT", "REJECT").describe("Which traffic is logged.").default("ALL"),
    aggregationSeconds: t
      .oneOfNumbers("seconds", 60, 600)
      .describe("How long packets of a flow are gathered into one record.")
      .default(600),
    retentionDays: t
      .oneOfNumbers("days", ...RETENTION_DAYS)
      .describe("How long CloudWatch Logs keeps records.")
      .default(365),
    kmsKeyArn: t
      .arn("kms", "a KMS key's ARN")
      .describe(
        "Key that encrypts the log group; its policy must let CloudWatch Logs use it. Default: the service's own key.",
      )
      .optional(),
    bucketArn: t
      .arn("s3", "a bucket's ARN")
      .example("arn:aws:s3:::flow-logs")
      .describe("The bucket for destination s3, with an optional key prefix.")
      .optional(),
  })
  .rule({
    test: (value) => x.eq(x.eq(value.destination, "s3"), x.isSet(value.bucketArn)),
    allowed: "a bucket_arn with the destination s3, and only with it",
    refused: [{ destination: "s3" }, { destination: "cloudwatch", bucketArn: "arn:aws:s3:::flow-logs" }],
  })
  .describe("Flow logs of the VPC.");

const ADDRESS = "[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:]+";

const dnsServer = t.pattern(
  `${ADDRESS}|AmazonProvidedDNS`,
  "an IP address or AmazonProvidedDNS",
  "10.0.0.53",
  ["dns.example.com", ""],
);

const timeServer = t.pattern(ADDRESS, "an IP address", "169.254.169.123", [
  "AmazonProvidedDNS",
  "time.example.com",
  "",
]);

/** Whether there are at most 4 of each IP version: Amazon VPC User Guide, "DHCP option sets"; AmazonProvidedDNS counts as IPv4. */
const fewServers = (servers: Expr<readonly string[]>) => {
  const sixes = x.length(
    x.listEach(servers, ["server"], (server) => ({
      value: server,
      when: x.matches(":", server),
    })),
  );
  return x.and(x.le(sixes, 4), x.le(x.sub(x.length(servers), sixes), 4));
};

const dhcp = t
  .shape("NetworkDhcp", {
    domainName: t.domainName().describe("The domain that instances complete names with.").optional(),
    domainNameServers: t
      .listOf(dnsServer, "server")
      .describe("DNS servers, up to 4 of each IP version; empty: the VPC's resolver.")
      .default([]),
    ntpServers: t
      .listOf(timeServer, "server")
      .describe("Time servers by address, up to 4 of each IP version; empty: the Amazon Time Sync Service.")
      .default([]),
  })
  .rule({
    test: (value) => x.and(fewServers(value.domainNameServers), fewServers(value.ntpServers)),
    allowed: "at most 4 servers of a kind and IP version",
    refused: [
      { ntpServers: ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5"] },
      { domainNameServers: ["fd00::1", "fd00::2", "fd00::3", "fd00::4", "fd00::5"] },
      { domainNameServers: ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "AmazonProvidedDNS"] },
    ],
  })
  .rule({
    test: (value) =>
      x.or(
        x.isSet(value.domainName),
        x.le(1, x.length(value.domainNameServers)),
        x.le(1, x.length(value.ntpServers)),
      ),
    allowed: "at least one setting",
    refused: [{}],
  })
  .describe("DHCP options.")
  .example({ domainName: "corp.example.com" });

/** A range of the VPC: a link-local one is nobody's (Amazon VPC User Guide, "VPC CIDR blocks": reserved by RFC 5735). */
const vpcRange = () =>
  t.cidr4({ min: 16, max: 28 }).rule({
    test: (range) => x.not(x.startsWith(range, "169.254.")),
    allowed: "a range outside of 169.254.0.0/16, which AWS keeps for link-local addresses",
    refused: ["169.254.0.0/16", "169.254.64.0/20"],
  });

export const networkInputs = {
  name: t
    .blockName()
    .describe("The network's name: its Name tag, and the beginning of the names of what belongs to it."),
  cidr: vpcRange()
    .describe('Primary IPv4 range (AWS: "VPC CIDR blocks"). Required unless `ipam` allocates one.')
    .optional(),
  ipam: t
    .shape("NetworkIpam", {
      poolId: t.awsId("ipam-pool").describe("The IPAM pool that the primary range is taken from."),
      netmaskLength: t.integer({ min: 16, max: 28 }).describe("Prefix length of the range."),
    })
    .describe("Takes the primary range from an IPAM pool.")
    .optional(),
  secondaryCidrs: t
    .keyed(vpcRange(), "range")
    .describe(
      'Further IPv4 ranges by name; a tier lies in one by `range`. They are of 100.64.0.0/10, publicly routable, or of the same private block as `cidr` (AWS: "IPv4 CIDR block association restrictions"). A VPC has 5 ranges in all; AWS raises that to 50.',
    )
    .rule({
      test: (ranges) => x.le(x.length(ranges), 49),
      got: (ranges) => x.str`${x.length(ranges)} ranges`,
      allowed: "up to 49 ranges, the most that AWS raises its quota to beside the primary one",
      refused: [
        Object.fromEntries([...Array(50).keys()].map((digit) => [`r${digit}`, `100.${64 + digit}.0.0/16`])),
      ],
    })
    .default({}),
  ipv6: t
    .flag()
    .describe("Whether the VPC gets an Amazon-provided IPv6 range (/56) and every subnet a /64 of it.")
    .default(false),
  zones: t
    .setOf(t.zoneName(), "zone")
    .describe("The zones, by name; either this or `zone_count`. Their order has no meaning.")
    .rule({ test: (zones) => x.le(1, x.length(zones)), allowed: "at least one zone", refused: [[]] })
    .optional()
    .example(["ap-northeast-2a", "ap-northeast-2c"]),
  zoneCount: t
    .integer({ min: 1, max: 6 })
    .describe("How many of the region's zones, the first by name; either this or `zones`.")
    .optional(),
  zoneSlots: t
    .mapOf(t.integer({ min: 0, max: 15 }), "slot")
    .describe(
      "Places of zones in a tier, by zone; default: by the zone's letter, a is 0. Needed where two zones share a letter (Local Zones).",
    )
    .default({}),
  reservedZones: t
    .powerOfTwo({ min: 1, max: 16 })
    .describe("For how many zones each tier keeps room. Changing it later moves every subnet.")
    .default(8),
  reservedTiers: t
    .powerOfTwo({ min: 1, max: 32 })
    .describe(
      "For how many tiers of the default size the range has room. Changing it later moves every subnet without a `prefix_length`.",
    )
    .default(8),
  tiers: t
    .keyed(tier, "tier")
    .describe("The tiers, by names of your choice.")
    .default({
      public: { kind: "public", slot: 0 },
      private: { kind: "private", slot: 1 },
      isolated: { kind: "isolated", slot: 2 },
    }),
  nat: nat.default({}),
  routes: t
    .keyed(route, "route")
    .describe(
      "Further routes by name: to peering connections, transit gateways, the virtual private gateway, firewall endpoints.",
    )
    .default({}),
  flowLogs: flowLogs.default({}),
  dhcp: dhcp.optional(),
  dnsSupport: t
    .flag()
    .describe("Whether the VPC's resolver answers; endpoints with private DNS need it.")
    .default(true),
  dnsHostnames: t
    .flag()
    .describe("Whether instances get DNS names; endpoints with private DNS need it.")
    .default(true),
  addressUsageMetrics: t
    .flag()
    .describe(
      'Whether CloudWatch gets Network Address Usage metrics of the VPC (AWS: "Network Address Usage for your VPC"); CloudWatch charges for them.',
    )
    .default(false),
  vpnGateway: t
    .shape("NetworkVpnGateway", {
      amazonSideAsn: t
        .integer({ min: 64512, max: 4294967294 })
        .describe(
          "The gateway's private ASN, from 64512 to 65534 or from 4200000000 to 4294967294; default: AWS chooses 64512.",
        )
        .rule({
          test: (asn) => x.or(x.le(asn, 65534), x.le(4200000000, asn)),
          allowed: "a private ASN: 64512 to 65534, or 4200000000 to 4294967294",
          refused: [65535, 70000, 4199999999],
        })
        .optional(),
      propagateTo: t
        .setOf(t.keyName(), "tier")
        .describe("Tiers whose route tables take the routes that the gateway learns.")
        .default([]),
    })
    .describe("A virtual private gateway for VPN and Direct Connect.")
    .optional(),
  blockPublicAccess: t
    .shape("NetworkBlockPublicAccess", {
      regionMode: t
        .oneOf("off", "block-ingress", "block-bidirectional")
        .describe(
          "Sets VPC Block Public Access for the whole account in this region; leave it out unless this network is to own that setting.",
        )
        .optional(),
      exclusion: t
        .oneOf("allow-egress", "allow-bidirectional")
        .describe("Excludes this VPC from the account's Block Public Access.")
        .optional(),
    })
    .describe('VPC Block Public Access (AWS: "Block public access to VPCs and subnets").')
    .default({}),
  instanceTenancy: t
    .oneOf("default", "dedicated")
    .describe("Tenancy of instances; dedicated costs more.")
    .default("default"),
  tags: t.tags(),
};

export type NetworkInputs = t.Inputs<typeof networkInputs>;
export type NetworkShape = typeof networkInputs;
