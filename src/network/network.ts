/**
 * The block `network`.
 *
 * - `vpc`: the VPC itself, its ranges, its DNS and time servers, its flow logs
 * - `subnets`: tiers, the zones that each has a subnet in, and the ranges that these get
 * - `routes`: the ways out of the tiers, and what else their route tables hold
 * - `acls`: network ACLs of the tiers
 *
 * Beside it two blocks of their own, `peering` and `security-group`, and what other families take from a network: its reference,
 * a place in it (`placement`), tags.
 */
import type { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { VpnGateway } from "@cdktf/provider-aws/lib/vpn-gateway";
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { Block, defineBlock, type Outputs } from "../core/module/block";
import type { Instances, Optional } from "../core/resources";
import { local } from "../core/stack/local";
import { networkAcl, networkAcls } from "./acls/network-acls";
import type { NetworkProps, NetworkResources } from "./network.props";
import {
  type NetworkReferenceOf,
  type NetworkReferenceValue,
  networkReference,
  type SubnetReferenceValue,
  type TierReferenceValue,
} from "./reference";
import {
  blockPublicAccess,
  type InternetGateways,
  internetGateways,
  internetRoutes,
  publicAccess,
} from "./routes/internet";
import { isRegional, nat, natAddresses, natGateways, natRoutes, reachesInternet } from "./routes/nat";
import { routes, userRoutes } from "./routes/routes";
import { virtualPrivateGateway, vpnGateway } from "./routes/vpn-gateway";
import { layout } from "./subnets/layout";
import { layoutText, networkLayout, type Subnets, type TierLayout, tierSubnets } from "./subnets/subnets";
import { type DefaultTier, tiers } from "./subnets/tiers";
import { zones, zonesOf } from "./subnets/zones";
import { dhcp, dhcpOptions, dnsServers } from "./vpc/dhcp";
import { flowLogs, vpcFlowLogs } from "./vpc/flow-logs";
import { closedDefaults, secondaryRanges, vpc, vpcOf } from "./vpc/vpc";

const contract = t.contract({
  name: "network",
  concerns: [vpc, zones, tiers, layout, publicAccess, nat, networkAcl, vpnGateway, routes, flowLogs, dhcp],
  example: {
    name: "main",
    cidr: "10.0.0.0/16",
    zones: ["ap-northeast-2a", "ap-northeast-2c"],
    tiers: {
      public: { kind: "public", slot: 0 },
      private: { kind: "private", slot: 1 },
      isolated: { kind: "isolated", slot: 2 },
    },
    nat: { mode: "single", zone: "ap-northeast-2a" },
  },
});

type NetworkInputs = t.Inputs<typeof contract.inputs>;

/** The class itself; programs have it by `named.ts`, where its text stands. */
export class Network<Tier extends string = DefaultTier, Zone extends string = string> extends Block<
  typeof contract.inputs,
  NetworkResources
> {
  /** The network as other blocks take it. */
  readonly ref: t.Reference<NetworkReferenceOf<Tier, Zone>>;
  /** The layout for people: what each tier reserves, and its subnets by zone. */
  readonly layout: t.Reference<t.ByName<Tier, TierLayout>>;
  protected readonly results: Outputs;
  private readonly subnets: (tier: string) => Expr<TierReferenceValue["subnets"]>;

  constructor(scope: Construct, id: string, props: NetworkProps<Tier, Zone>) {
    super(scope, id, contract, props);
    const { inputs } = this;
    const vpc = vpcOf(this, inputs, this.preconditions);
    const zones = local(this, "zones", zonesOf(this, inputs));
    const primary = x.when(
      x.isNull(inputs.ipam),
      () => x.nonNull(inputs.cidr),
      () => x.attribute(vpc, "cidrBlock"),
    );
    const subnets = tierSubnets(this, { inputs, vpc, zones, secondary: secondaryRanges(this, inputs, vpc) });

    closedDefaults(this, inputs, vpc);
    const acls = networkAcls(this, inputs, vpc, subnets);
    const internet = internetGateways(this, inputs, vpc, isRegional(inputs));
    const nat = natGateways(this, { inputs, vpc, zones, subnets, internet });
    const vpn = virtualPrivateGateway(this, inputs, vpc, subnets);
    const ways = [
      ...internetRoutes(this, inputs, subnets, internet),
      ...natRoutes(this, inputs, subnets, nat),
    ].flatMap(({ resource }) => resource ?? []);
    userRoutes(this, { inputs, subnets, vpn, preconditions: this.late("routes") });
    vpcFlowLogs(this, inputs, vpc);
    dhcpOptions(this, inputs, vpc, this.late("dhcp"));
    const exclusion = blockPublicAccess(this, inputs, vpc);
    const ready = [internet.internet, exclusion, acls].flatMap(({ resource }) => resource ?? []);
    const associations = subnets.associated(this, [...ready, ...ways]);

    this.subnets = (tier) => subnets.ofTier(x.lift(tier), associations);

    const ref = referenceOf(inputs, { vpc, primary, subnets, associations });
    this.ref = t.reference(this, "ref", networkReference, ref);
    const layout = layoutText(this, inputs, subnets);
    this.layout = t.reference(this, "layout", networkLayout, layout);
    this.results = networkOutputs({
      ref,
      vpc,
      subnets,
      associations,
      zones,
      internet,
      addresses: natAddresses(inputs, nat),
      vpn,
      layout,
    });
  }

  /** The VPC's id. */
  get vpcId(): string {
    return this.ref.vpcId;
  }

  /** The internet gateway's id, of a network with a public tier. */
  get internetGatewayId(): string {
    const id = this.results.internet_gateway_id?.value as Expr<string>;
    if (x.tf(x.isNull(id)) === true)
      throw new Error(`${this.node.path}: there is no internet gateway, since no tier is public.`);
    return x.tfText(id);
  }

  /** The ids of a tier's subnets, in the order of their zones. */
  subnetIds(tier: t.Names<Tier>): string[] {
    return this.ofSubnets(tier, (subnet) => subnet.id);
  }

  /** The ids of a tier's route tables, in the order of their zones. */
  routeTableIds(tier: t.Names<Tier>): string[] {
    return this.ofSubnets(tier, (subnet) => x.nonNull(subnet.routeTableId));
  }

  private ofSubnets(tier: string, read: (subnet: Expr<SubnetReferenceValue>) => Expr<string>): string[] {
    const all = this.ofTier(tier);
    return x.tfTexts(x.listFrom(all, ["zone", "subnet"], (_, subnet) => read(subnet)));
  }

  /** Those with IPv6 alone are not in the reference. */
  private ofTier(tier: string): Expr<TierReferenceValue["subnets"]> {
    if (ipv6OnlyTiers(this.inputs).includes(tier)) return this.subnets(tier);
    // any name may be asked for here: one that is not there is told
    const { tiers } = this.ref as unknown as Network<string>["ref"];
    return x.lift(t.get(tiers, tier).subnets);
  }
}

export const networkBlock = defineBlock(__filename, { construct: Network, contract });

/** The names of those that are known to have IPv6 alone. */
function ipv6OnlyTiers({ tiers }: NetworkInputs): readonly string[] {
  const found = x.keysWhere(tiers, ["tier", "settings"], (_, { ipv6Only }) => ipv6Only);
  return x.isKnown(found) ? x.knownValue(found) : [];
}

interface Made {
  readonly vpc: Vpc;
  readonly primary: Expr<string>;
  readonly subnets: Subnets;
  readonly associations: Instances<unknown, RouteTableAssociation>;
}

function referenceOf(
  inputs: NetworkInputs,
  { vpc, primary, subnets, associations }: Made,
): Expr<NetworkReferenceValue> {
  return x.object<NetworkReferenceValue>({
    vpcId: x.attribute(vpc, "id"),
    cidrBlocks: concatRanges(primary, inputs),
    ipv6CidrBlock: x.when(inputs.ipv6, () => x.attribute(vpc, "ipv6CidrBlock")),
    tiers: x.mapFrom(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
      key: tier,
      value: x.object({
        kind: settings.kind,
        internet: reachesInternet(settings, inputs),
        subnets: subnets.ofTier(tier, associations),
      }),
      when: x.not(settings.ipv6Only),
    })),
    dns: x.object({
      support: inputs.dnsSupport,
      hostnames: inputs.dnsHostnames,
      servers: dnsServers(inputs),
    }),
  });
}

const concatRanges = (primary: Expr<string>, inputs: NetworkInputs): Expr<string[]> =>
  x.concat(x.items([primary]), x.values(inputs.secondaryCidrs));

interface Results {
  readonly ref: Expr<NetworkReferenceValue>;
  readonly vpc: Vpc;
  readonly subnets: Subnets;
  readonly associations: Instances<unknown, RouteTableAssociation>;
  readonly zones: Expr<readonly string[]>;
  readonly internet: InternetGateways;
  readonly addresses: Expr<Record<string, string>>;
  readonly vpn: Optional<VpnGateway>;
  readonly layout: Expr<Record<string, TierLayout>>;
}

function networkOutputs({
  ref,
  vpc,
  subnets,
  associations,
  zones,
  internet,
  addresses,
  vpn,
  layout,
}: Results): Outputs {
  return {
    network: {
      value: ref,
      description: "The network as other blocks take it: VPC, ranges, tiers with their subnets, DNS.",
    },
    vpc_id: { value: x.attribute(vpc, "id"), description: "The VPC's id." },
    vpc_arn: { value: x.attribute(vpc, "arn"), description: "The VPC's ARN." },
    zones: { value: zones, description: "The zones in use, by name." },
    subnet_ids: {
      value: associations.attribute("subnetId"),
      description: "Subnet ids, by `tier/zone`; who takes one waits for the subnet's way out.",
    },
    route_table_ids: {
      value: subnets.routeTables.attribute("id"),
      description: "Route table ids, by `tier/zone`.",
    },
    internet_gateway_id: {
      value: internet.internet.attribute("id"),
      description: "The internet gateway's id, or null: for a route table of the gateway's own.",
    },
    nat_public_ips: {
      value: addresses,
      description: `Addresses that private tiers are seen with from outside, by zone${t.hasProvider("6.24") ? "; of a regional gateway by allocation" : ""}.`,
    },
    vpn_gateway_id: { value: vpn.attribute("id"), description: "The virtual private gateway's id, or null." },
    layout: {
      value: layout,
      description: "The layout for people: what each tier reserves, and its subnets by zone.",
    },
  };
}
