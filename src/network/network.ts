/**
 * A VPC: ranges, tiers over zones, internet and NAT gateways, routes, network ACLs, flow logs, DNS.
 *
 *     const network = new Network(this, "network", {
 *       name: "shop-dev",
 *       cidr: "10.0.0.0/16",
 *       zones: ["ap-northeast-2a", "ap-northeast-2c"],
 *       nat: { mode: "single", zone: "ap-northeast-2a" },
 *     });
 *     new SecurityGroup(this, "web", { network: network.ref, … });
 */
import { DataAwsAvailabilityZones } from "@cdktf/provider-aws/lib/data-aws-availability-zones";
import type { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcIpv4CidrBlockAssociation } from "@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association";
import type { Construct } from "constructs";
import {
  and,
  attribute,
  concat,
  type Expr,
  ge,
  get,
  hasKey,
  isNull,
  isSet,
  items,
  jsonEncode,
  keys,
  length,
  listEach,
  listFrom,
  mapFrom,
  ne,
  object,
  raw,
  slice,
  sort,
  str,
  tf,
  tfText,
  values,
  when,
} from "../core/expressions";
import { Block, type Output } from "../core/module/block";
import { forEach, type Instances, lifecycleOf, optional } from "../core/resources";
import { local } from "../core/stack/local";
import { networkAcls } from "./acl";
import { blockPublicAccess } from "./block-public-access";
import { closedDefaults } from "./defaults";
import { dhcpOptions } from "./dhcp";
import { flowLogs } from "./flow-logs";
import { internetGateways } from "./internet-gateways";
import { layoutText, type TierLayout } from "./layout-text";
import { natGateways } from "./nat";
import { networkContract } from "./network.contract";
import type { NetworkInputs, NetworkShape } from "./network.inputs";
import type { NetworkProps } from "./network.props";
import type { NetworkReferenceValue, SubnetReferenceValue } from "./network-reference.contract";
import { networkOutputs } from "./outputs";
import { reachesInternet } from "./reach";
import { routes } from "./routes";
import { type Subnets, tierSubnets } from "./subnets";
import { nameTag } from "./tags";
import { vpnGateway } from "./vpn-gateway";

export class Network extends Block<NetworkShape> {
  /** The network as other blocks take it. */
  readonly ref: Expr<NetworkReferenceValue>;
  /** The layout for people: what each tier reserves, and its subnets by zone. */
  readonly layout: Expr<Record<string, TierLayout>>;
  private readonly results: Readonly<Record<string, Output>>;

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id, networkContract, props);
    const { inputs } = this;
    const vpc = this.vpc(inputs);
    const zones = local(this, "zones", this.zones(inputs));
    const primary = when<string>(
      isNull(inputs.ipam),
      () => inputs.cidr as Expr<string>,
      () => attribute(vpc, "cidrBlock"),
    );
    const subnets = tierSubnets(this, { inputs, vpc, zones, secondary: this.secondaryRanges(inputs, vpc) });

    closedDefaults(this, inputs, vpc);
    const acls = networkAcls(this, inputs, vpc, subnets);
    const internet = internetGateways(this, inputs, vpc);
    const nat = natGateways(this, { inputs, zones, subnets, internet });
    const vpn = vpnGateway(this, inputs, vpc, subnets);
    const wayOut = routes(this, { inputs, subnets, internet, nat, vpn, preconditions: this.late("routes") });
    flowLogs(this, inputs, vpc);
    dhcpOptions(this, inputs, vpc, this.late("dhcp"));
    const publicAccess = blockPublicAccess(this, inputs, vpc);
    const ready = [internet.internet, publicAccess].flatMap(({ resource }) => resource ?? []);
    const associations = subnets.associated(this, [...ready, ...acls, ...wayOut]);

    this.ref = networkReference(inputs, { vpc, primary, subnets, associations });
    this.layout = layoutText(this, inputs, subnets);
    this.results = networkOutputs({
      ref: this.ref,
      vpc,
      subnets,
      associations,
      zones,
      internet,
      nat,
      vpn,
      layout: this.layout,
    });
  }

  /** The VPC's id. */
  get vpcId(): string {
    return tfText(this.ref.vpcId);
  }

  /** The internet gateway's id, of a network with a public tier. */
  get internetGatewayId(): string {
    const id = this.results.internet_gateway_id?.value as Expr<string>;
    if (tf(isNull(id)) === true)
      throw new Error(`${this.node.path}: there is no internet gateway, since no tier is public.`);
    return tfText(id);
  }

  /** The ids of a tier's subnets, in the order of their zones. */
  subnetIds(tier: string): string[] {
    return tf(this.ofSubnets(tier, (subnet) => subnet.id)) as string[];
  }

  /** The ids of a tier's route tables, in the order of their zones. */
  routeTableIds(tier: string): string[] {
    return tf(this.ofSubnets(tier, (subnet) => subnet.routeTableId as Expr<string>)) as string[];
  }

  private ofSubnets(
    tier: string,
    read: (subnet: Expr<SubnetReferenceValue>) => Expr<string>,
  ): Expr<string[]> {
    if (tf(hasKey(this.ref.tiers, tier)) === false) {
      throw new Error(
        `${this.node.path}: there is no tier ${tier}; allowed: ${tf(keys(this.ref.tiers)).join(", ")}.`,
      );
    }
    return listFrom(get(this.ref.tiers, tier).subnets, ["zone", "subnet"], (_, subnet) => ({
      value: read(subnet),
    }));
  }

  outputs(): Readonly<Record<string, Output>> {
    return this.results;
  }

  private vpc(inputs: NetworkInputs): Vpc {
    return new Vpc(this, "vpc", {
      cidrBlock: tf(inputs.cidr),
      ipv4IpamPoolId: tf(
        when<string | null>(
          isNull(inputs.ipam),
          () => null,
          () => inputs.ipam.poolId,
        ),
      ),
      ipv4NetmaskLength: tf(
        when<number | null>(
          isNull(inputs.ipam),
          () => null,
          () => inputs.ipam.netmaskLength,
        ),
      ),
      assignGeneratedIpv6CidrBlock: tf(inputs.ipv6),
      enableDnsSupport: tf(inputs.dnsSupport),
      enableDnsHostnames: tf(inputs.dnsHostnames),
      instanceTenancy: tf(inputs.instanceTenancy),
      enableNetworkAddressUsageMetrics: tf(inputs.addressUsageMetrics),
      tags: nameTag(inputs, inputs.name),
      ...lifecycleOf(this.preconditions),
    });
  }

  /** The zones by name, or the first of the region's. */
  private zones(inputs: NetworkInputs): Expr<readonly string[]> {
    const available = optional(and(isNull(inputs.zones), isSet(inputs.zoneCount)), (meta) => {
      const filter = [{ name: "opt-in-status", values: ["opt-in-not-required"] }];
      const lifecycle = { postcondition: [enoughZones(inputs)] };
      return new DataAwsAvailabilityZones(this, "available", {
        ...meta,
        state: "available",
        filter,
        lifecycle,
      });
    });
    const names = available.attribute("names") as Expr<string[]>;
    const first = () => slice<string>(sort(names), 0, inputs.zoneCount as Expr<number>);
    return when<readonly string[]>(isNull(inputs.zones), first, () =>
      sort(inputs.zones as Expr<readonly string[]>),
    );
  }

  private secondaryRanges(inputs: NetworkInputs, vpc: Vpc) {
    return forEach(inputs.secondaryCidrs, (each) => {
      const config = { ...each.meta, vpcId: vpc.id, cidrBlock: tf(each.value) };
      return new VpcIpv4CidrBlockAssociation(this, "vpc_ipv4_cidr_block_association", config);
    });
  }
}

interface Made {
  readonly vpc: Vpc;
  readonly primary: Expr<string>;
  readonly subnets: Subnets;
  readonly associations: Instances<unknown, RouteTableAssociation>;
}

function networkReference(
  inputs: NetworkInputs,
  { vpc, primary, subnets, associations }: Made,
): Expr<NetworkReferenceValue> {
  return object<NetworkReferenceValue>({
    vpcId: attribute(vpc, "id"),
    cidrBlocks: concatRanges(primary, inputs),
    ipv6CidrBlock: when<string | null>(
      inputs.ipv6,
      () => attribute(vpc, "ipv6CidrBlock"),
      () => null,
    ),
    tiers: mapFrom(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
      key: tier,
      value: object({
        kind: settings.kind,
        internet: reachesInternet(settings, inputs),
        subnets: subnets.ofTier(tier, associations),
      }),
    })),
    dns: object({ support: inputs.dnsSupport, hostnames: inputs.dnsHostnames, servers: dnsServers(inputs) }),
  });
}

/** Only AWS knows how many zones a region has. */
function enoughZones({ zoneCount }: NetworkInputs) {
  const found = raw<string[]>("self.names");
  return {
    condition: tf(ge(length(found), zoneCount)),
    errorMessage: tf(
      str`the number of zones is ${zoneCount}, but the region has ${jsonEncode(found)}; allowed: as many as it has.`,
    ),
  };
}

const concatRanges = (primary: Expr<string>, inputs: NetworkInputs): Expr<string[]> =>
  concat(items([primary]), values(inputs.secondaryCidrs));

/** The VPC's own resolver is no server that anybody has to forward from. */
function dnsServers({ dhcp }: NetworkInputs): Expr<readonly string[]> {
  return when<readonly string[]>(
    isNull(dhcp),
    () => [],
    () =>
      listEach<string, string>(dhcp.domainNameServers, ["server"], (server) => ({
        value: server,
        when: ne(server, "AmazonProvidedDNS"),
      })),
  );
}
