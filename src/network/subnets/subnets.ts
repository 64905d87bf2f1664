/** The subnets of every tier, each with its own route table. */
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { VpcIpv4CidrBlockAssociation } from "@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags, type Tags } from "../tags";
import {
  ipv6Slot,
  type LayoutInputs,
  layoutProblems,
  type Plot,
  plots,
  reservedBlock,
  subnetRange,
} from "./layout";
import { mayBeIpv6Only } from "./tiers";
import { zonePlaces } from "./zones";

/** One subnet as its resources need it. */
export interface SubnetPlan {
  readonly tier: string;
  readonly zone: string;
  readonly kind: string;
  readonly defaultRoute: boolean;
  /** None with IPv6 alone. */
  readonly cidrBlock: string | null;
  /** Said where some tier has IPv6 alone. */
  readonly ipv6Only?: boolean;
  readonly ipv6Number: number | null;
  readonly dns64: boolean;
  readonly mapPublicIps: boolean;
  readonly tags: Tags;
}

/** A tier of that kind, whose way out is not left to somebody else. */
export const isWay = (subnet: Expr<SubnetPlan>, kind: string): Expr<boolean> =>
  x.and(x.eq(subnet.kind, kind), subnet.defaultRoute);

interface SubnetArguments {
  readonly inputs: LayoutInputs;
  readonly vpc: Vpc;
  readonly zones: Expr<readonly string[]>;
  readonly secondary: Instances<string, VpcIpv4CidrBlockAssociation>;
}

export class Subnets {
  constructor(
    /** Every subnet under `tier/zone`. */
    readonly plans: Expr<Record<string, SubnetPlan>>,
    readonly subnets: Instances<unknown, Subnet>,
    readonly routeTables: Instances<unknown, RouteTable>,
    private readonly zones: Expr<readonly string[]>,
    private readonly ipv6: Expr<boolean>,
  ) {}

  /** Table ids of the subnets for which the test holds, under `tier/zone`. */
  tablesWhere(test: (plan: Expr<SubnetPlan>) => Expr<boolean>): Expr<Record<string, string>> {
    return x.mapFrom(this.plans, ["key", "subnet"], (key, plan) => ({
      key,
      value: this.routeTables.at(key, "id"),
      when: test(plan),
    }));
  }

  /**
   * The association of every subnet with its route table, made when `ways` are: the gateways, routes and network ACLs that
   * the subnets use. Its `subnet_id` is the id of a subnet in which something can start. It is known as early as the
   * subnet's own, so a way that comes, goes or changes touches nothing that stands in the subnet.
   */
  associated(
    scope: Construct,
    ways: readonly ITerraformDependable[],
  ): Instances<unknown, RouteTableAssociation> {
    const ids = x.mapFrom(this.plans, ["key", "subnet"], (key) =>
      x.object({ subnetId: this.subnets.at(key, "id"), routeTableId: this.routeTables.at(key, "id") }),
    );
    return forEach(scope, RouteTableAssociation, "route_table_association", ids, ({ value }) => ({
      subnetId: value.subnetId,
      routeTableId: value.routeTableId,
      ...(ways.length > 0 ? { dependsOn: [...ways] } : {}),
    }));
  }

  /** One tier's subnets by zone, as the network reference has them. */
  ofTier(tier: Expr<string>, associations: Instances<unknown, RouteTableAssociation>) {
    return x.mapEach(this.zones, ["zone"], (zone) => {
      const key = x.str`${tier}/${zone}`;
      const ipv6CidrBlock = x.when(this.ipv6, () => this.subnets.at(key, "ipv6CidrBlock"));
      return {
        key: zone,
        value: x.object({
          id: associations.at(key, "subnetId"),
          cidrBlock: x.nonNull(x.get(this.plans, key).cidrBlock),
          ipv6CidrBlock,
          routeTableId: this.routeTables.at(key, "id"),
        }),
      };
    });
  }
}

export function tierSubnets(scope: Construct, given: SubnetArguments): Subnets {
  const { inputs, vpc, zones, secondary } = given;
  const plans = plannedSubnets(scope, given);
  const subnets = forEach(scope, Subnet, "subnet", plans, (each) => {
    const subnet = each.value;
    return {
      vpcId: vpc.id,
      availabilityZone: subnet.zone,
      cidrBlock: subnet.cidrBlock,
      ...ipv6Arguments(inputs, vpc, subnet),
      ...(mayBeIpv6Only(inputs.tiers) ? ipv6OnlyArguments(subnet) : {}),
      enableDns64: subnet.dns64,
      mapPublicIpOnLaunch: subnet.mapPublicIps,
      tags: subnet.tags,
      ...(secondary.resource ? { dependsOn: [secondary.resource] } : {}),
      because: secondary.resource
        ? { dependsOn: "A secondary range has to be there before a subnet can lie in it." }
        : {},
    };
  });
  const tags = x.mapFrom(plans, ["key", "subnet"], (_, subnet) => subnet.tags);
  const routeTables = forEach(scope, RouteTable, "route_table", tags, (each) => ({
    vpcId: vpc.id,
    tags: each.value,
  }));
  return new Subnets(plans, subnets, routeTables, zones, inputs.ipv6);
}

/** Every subnet under `tier/zone`; none where the layout is wrong, so that only the precondition speaks. */
function plannedSubnets(scope: Construct, given: SubnetArguments): Expr<Record<string, SubnetPlan>> {
  const { inputs, vpc, zones } = given;
  const step: t.NameStep = (name, value) => local(scope, name, value);
  const isRight = x.isEmpty(layoutProblems(inputs, step, t.spellingFor(scope)));
  const places = zonePlaces(step, inputs, zones);
  const allPlots = plots(step, inputs);
  const bases = step(
    "subnet_bases",
    x.mapFrom(allPlots, ["tier", "plot"], (tier, plot) => actualBase(inputs, vpc, tier, plot)),
  );
  const ranges = step(
    "subnet_ranges",
    x.mapFrom(allPlots, ["tier", "plot"], (tier, plot) =>
      x.mapFrom(places, ["zone", "place"], (zone, place) => ({
        key: zone,
        value: () => subnetRange(inputs, x.get(inputs.tiers, tier), plot, x.get(bases, tier), zone, place),
        when: isRight,
      })),
    ),
  );
  const without = step(
    "ipv6_only_ranges",
    x.mapFrom(inputs.tiers, ["tier", "settings"], (tier, { ipv6Only }) => ({
      key: tier,
      value: x.mapFrom(places, ["zone", "place"], (zone) => ({ key: zone, value: null, when: isRight })),
      when: ipv6Only,
    })),
  );
  return step(
    "subnets",
    x.mergeAll(
      x.listFrom(
        x.merge<Record<string, string | null>>(ranges, without),
        ["tier", "ranges"],
        (tier, ofTier) =>
          x.mapFrom(ofTier, ["zone", "range"], (zone, range) => ({
            key: x.str`${tier}/${zone}`,
            value: plan(inputs, tier, zone, range, x.get(places, zone)),
          })),
      ),
    ),
  );
}

/** A range from IPAM is read from the VPC. */
function actualBase(inputs: LayoutInputs, vpc: Vpc, tier: Expr<string>, plot: Expr<Plot>): Expr<string> {
  const fromIpam = x.and(x.isSet(inputs.ipam), x.isNull(x.get(inputs.tiers, tier).range));
  return x.when(fromIpam, () => x.attribute(vpc, "cidrBlock"), plot.base);
}

function plan(
  inputs: LayoutInputs,
  tier: Expr<string>,
  zone: Expr<string>,
  range: Expr<string | null>,
  place: Expr<number>,
): Expr<SubnetPlan> {
  const settings = x.get(inputs.tiers, tier);
  const ipv6Number = () => x.add(x.mul(ipv6Slot(settings), inputs.reservedZones), place);
  return x.object({
    tier,
    zone,
    kind: settings.kind,
    defaultRoute: settings.defaultRoute,
    cidrBlock: range,
    ipv6Number: x.when(inputs.ipv6, ipv6Number),
    dns64: settings.dns64,
    ...(mayBeIpv6Only(inputs.tiers) ? { ipv6Only: settings.ipv6Only } : {}),
    mapPublicIps: settings.mapPublicIps,
    tags: namedTags(inputs, x.str`${inputs.name}-${tier}-${zone}`, settings.tags),
  });
}

function ipv6Arguments(inputs: LayoutInputs, vpc: Vpc, subnet: Expr<SubnetPlan>) {
  const range = () => x.cidrSubnet(x.attribute(vpc, "ipv6CidrBlock"), 8, subnet.ipv6Number);
  return {
    ipv6CidrBlock: x.when(inputs.ipv6, range),
    assignIpv6AddressOnCreation: inputs.ipv6,
  };
}

/** Amazon EC2 User Guide, "EC2 instance hostnames and domains": with IPv6 alone there is no name made from an IPv4 address. */
function ipv6OnlyArguments(subnet: Expr<SubnetPlan>) {
  const { ipv6Only } = subnet as Expr<Required<SubnetPlan>>;
  return {
    ipv6Native: ipv6Only,
    privateDnsHostnameTypeOnLaunch: x.when(ipv6Only, "resource-name"),
    enableResourceNameDnsAaaaRecordOnLaunch: ipv6Only,
  };
}

/** Whether the subnet has an IPv4 range: of its tier, since what AWS chooses is not known when Terraform plans. */
export const hasIpv4 = ({ tiers }: Pick<LayoutInputs, "tiers">, { tier }: Expr<SubnetPlan>): Expr<boolean> =>
  x.not(x.get(tiers, tier).ipv6Only);

const tierLayout = t.shape("TierLayout", {
  reserved: t.text().describe("The block that is kept for all zones."),
  subnets: t
    .mapOf(t.text(), "subnet")
    .describe("By zone: the range and how many addresses AWS leaves of it."),
});

export type TierLayout = t.Infer<typeof tierLayout>;

export const networkLayout = t.mapOf(tierLayout, "tier");

/** AWS keeps five addresses of every subnet (Amazon VPC User Guide: "Subnet CIDR blocks"). */
const KEPT_BY_AWS = 5;

export function layoutText(
  scope: Construct,
  inputs: LayoutInputs,
  subnets: Subnets,
): Expr<Record<string, TierLayout>> {
  const step: t.NameStep = (name, value) => local(scope, name, value);
  return x.mapFrom(plots(step, inputs), ["tier", "plot"], (tier, plot) =>
    x.object({
      // a block of IPAM's range has no address yet
      reserved: x.when(
        x.and(x.isSet(plot.slot), x.isNull(inputs.ipam)),
        () => reservedBlock(plot),
        "its subnets only",
      ),
      subnets: x.mapFrom(subnets.plans, ["key", "subnet"], (_, subnet) => ({
        key: subnet.zone,
        value: () => rangeText(x.nonNull(subnet.cidrBlock)),
        when: x.eq(subnet.tier, tier),
      })),
    }),
  );
}

const rangeText = (range: Expr<string>) => x.str`${range}, ${usable(range)} addresses`;

const usable = (range: Expr<string>) => x.sub(x.pow(2, x.sub(32, x.prefixLength(range))), KEPT_BY_AWS);
