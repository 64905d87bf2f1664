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
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
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
import { networkOutputs } from "./outputs";
import { reachesInternet } from "./reach";
import type { NetworkReferenceValue, SubnetReferenceValue } from "./reference";
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
    const primary = x.when(
      x.isNull(inputs.ipam),
      () => inputs.cidr as Expr<string>,
      () => x.attribute(vpc, "cidrBlock"),
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
    return x.tfText(this.ref.vpcId);
  }

  /** The internet gateway's id, of a network with a public tier. */
  get internetGatewayId(): string {
    const id = this.results.internet_gateway_id?.value as Expr<string>;
    if (x.tf(x.isNull(id)) === true)
      throw new Error(`${this.node.path}: there is no internet gateway, since no tier is public.`);
    return x.tfText(id);
  }

  /** The ids of a tier's subnets, in the order of their zones. */
  subnetIds(tier: string): string[] {
    return x.tf(this.ofSubnets(tier, (subnet) => subnet.id));
  }

  /** The ids of a tier's route tables, in the order of their zones. */
  routeTableIds(tier: string): string[] {
    return x.tf(this.ofSubnets(tier, (subnet) => subnet.routeTableId as Expr<string>));
  }

  private ofSubnets(
    tier: string,
    read: (subnet: Expr<SubnetReferenceValue>) => Expr<string>,
  ): Expr<string[]> {
    if (x.tf(x.hasKey(this.ref.tiers, tier)) === false) {
      throw new Error(
        `${this.node.path}: there is no tier ${tier}; allowed: ${x.tf(x.keys(this.ref.tiers)).join(", ")}.`,
      );
    }
    return x.listFrom(x.get(this.ref.tiers, tier).subnets, ["zone", "subnet"], (_, subnet) => ({
      value: read(subnet),
    }));
  }

  outputs(): Readonly<Record<string, Output>> {
    return this.results;
  }

  private vpc(inputs: NetworkInputs): Vpc {
    return new Vpc(this, "vpc", {
      cidrBlock: x.tf(inputs.cidr),
      ipv4IpamPoolId: x.tf(
        x.ifSet(
          inputs.ipam,
          (ipam) => ipam.poolId,
          () => null,
        ),
      ),
      ipv4NetmaskLength: x.tf(
        x.ifSet(
          inputs.ipam,
          (ipam) => ipam.netmaskLength,
          () => null,
        ),
      ),
      assignGeneratedIpv6CidrBlock: x.tf(inputs.ipv6),
      enableDnsSupport: x.tf(inputs.dnsSupport),
      enableDnsHostnames: x.tf(inputs.dnsHostnames),
      instanceTenancy: x.tf(inputs.instanceTenancy),
      enableNetworkAddressUsageMetrics: x.tf(inputs.addressUsageMetrics),
      tags: nameTag(inputs, inputs.name),
      ...lifecycleOf(this.preconditions),
    });
  }

  /** The zones by name, or the first of the region's. */
  private zones(inputs: NetworkInputs): Expr<readonly string[]> {
    const available = optional(x.and(x.isNull(inputs.zones), x.isSet(inputs.zoneCount)), (meta) => {
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
    const first = () => x.slice(x.sort(names), 0, inputs.zoneCount as Expr<number>);
    return x.ifSet(inputs.zones, (zones) => x.sort(zones), first);
  }

  private secondaryRanges(inputs: NetworkInputs, vpc: Vpc) {
    return forEach(inputs.secondaryCidrs, (each) => {
      const config = { ...each.meta, vpcId: vpc.id, cidrBlock: x.tf(each.value) };
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
  return x.object<NetworkReferenceValue>({
    vpcId: x.attribute(vpc, "id"),
    cidrBlocks: concatRanges(primary, inputs),
    ipv6CidrBlock: x.when(
      inputs.ipv6,
      () => x.attribute(vpc, "ipv6CidrBlock"),
      () => null,
    ),
    tiers: x.mapFrom(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
      key: tier,
      value: x.object({
        kind: settings.kind,
        internet: reachesInternet(settings, inputs),
        subnets: subnets.ofTier(tier, associations),
      }),
    })),
    dns: x.object({
      support: inputs.dnsSupport,
      hostnames: inputs.dnsHostnames,
      servers: dnsServers(inputs),
    }),
  });
}

/** Only AWS knows how many zones a region has. */
function enoughZones({ zoneCount }: NetworkInputs) {
  const found = x.raw<string[]>("self.names");
  return {
    condition: x.tf(x.ge(x.length(found), zoneCount)),
    errorMessage: x.tf(
      x.str`the number of zones is ${zoneCount}, but the region has ${x.jsonEncode(found)}; allowed: as many as it has.`,
    ),
  };
}

const concatRanges = (primary: Expr<string>, inputs: NetworkInputs): Expr<string[]> =>
  x.concat(x.items([primary]), x.values(inputs.secondaryCidrs));

/** The VPC's own resolver is no server that anybody has to forward from. */
function dnsServers({ dhcp }: NetworkInputs): Expr<readonly string[]> {
  return x.ifSet(
    dhcp,
    (dhcp) =>
      x.listEach(dhcp.domainNameServers, ["server"], (server) => ({
        value: server,
        when: x.ne(server, "AmazonProvidedDNS"),
      })),
    () => [],
  );
}
