/** The subnets of every tier, each with its own route table. */
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { VpcIpv4CidrBlockAssociation } from "@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association";
import type { Construct } from "constructs";
import {
  attribute,
  cidrSubnet,
  type Expr,
  get,
  type In,
  listFrom,
  mapEach,
  mapFrom,
  object,
  replace,
  str,
  tf,
  when,
} from "../core/expressions";
import { forEach, type Instances } from "../core/resources";
import { local } from "../core/stack/local";
import { ipv6Number, type PlannedSubnet, type Plot, plannedSubnets } from "./layout";
import type { NetworkInputs, Tier } from "./network.contract";
import { nameTag } from "./tags";

/** One subnet as its resources need it. */
export interface SubnetPlan {
  readonly name: string;
  readonly tier: string;
  readonly zone: string;
  readonly kind: string;
  readonly cidrBlock: string;
  readonly ipv6Number: number | null;
  readonly mapPublicIps: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

interface SubnetArguments {
  readonly inputs: NetworkInputs;
  readonly vpc: Vpc;
  readonly zones: Expr<readonly string[]>;
  readonly tierPlots: Expr<Record<string, Plot>>;
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

  /** The keys of the subnets for which the test holds. */
  keysWhere(test: (plan: Expr<SubnetPlan>) => In<boolean>): Expr<string[]> {
    return listFrom(this.plans, ["key", "subnet"], (key, plan) => ({ value: key, when: test(plan) }));
  }

  /** One tier's subnets by zone, as the network reference has them. */
  ofTier(tier: Expr<string>) {
    return mapEach(this.zones, ["zone"], (zone) => {
      const key = str`${tier}/${zone}`;
      const ipv6CidrBlock = when<string | null>(this.ipv6, () => this.subnets.at(key, "ipv6CidrBlock"), () => null);
      return {
        key: zone,
        value: object({
          id: this.subnets.at(key, "id"),
          cidrBlock: get(this.plans, key).cidrBlock,
          ipv6CidrBlock,
          routeTableId: this.routeTables.at(key, "id"),
        }),
      };
    });
  }

  /** One attribute by tier and zone. */
  byTier<R>(zones: Expr<readonly string[]>, tiers: Expr<Readonly<Record<string, Tier>>>, read: (key: Expr<string>) => Expr<R>) {
    return mapFrom(tiers, ["tier", "settings"], (tier) => ({
      key: tier,
      value: mapEach<string, R>(zones, ["zone"], (zone) => ({ key: zone, value: read(str`${tier}/${zone}`) })),
    }));
  }
}

export function tierSubnets(scope: Construct, given: SubnetArguments): Subnets {
  const { inputs, vpc, zones, tierPlots, secondary } = given;
  const planned = plannedSubnets(inputs, zones, tierPlots);
  const plans = local(scope, "subnets", mapFrom(planned, ["key", "subnet"], (key, subnet) => ({ key, value: plan(inputs, key, subnet) })));
  const subnets = forEach(plans, (each) => {
    const subnet = each.value;
    return new Subnet(scope, "subnet", {
      ...each.meta,
      vpcId: vpc.id,
      availabilityZone: tf(subnet.zone),
      cidrBlock: tf(subnet.cidrBlock),
      ...ipv6Arguments(inputs, vpc, subnet),
      mapPublicIpOnLaunch: tf(subnet.mapPublicIps),
      tags: nameTag(inputs, subnet.name, subnet.tags),
      // a secondary range has to be there before a subnet can lie in it
      ...(secondary.resource ? { dependsOn: [secondary.resource] } : {}),
    });
  });
  const routeTables = forEach(plans, (each) => {
    const tags = nameTag(inputs, each.value.name, each.value.tags);
    return new RouteTable(scope, "route_table", { ...each.meta, vpcId: vpc.id, tags });
  });
  forEach(plans, (each) => {
    const ids = { subnetId: tf(subnets.at(each.key, "id")), routeTableId: tf(routeTables.at(each.key, "id")) };
    return new RouteTableAssociation(scope, "route_table_association", { ...each.meta, ...ids });
  });
  return new Subnets(plans, subnets, routeTables, zones, inputs.ipv6);
}

function plan(inputs: NetworkInputs, key: Expr<string>, subnet: Expr<PlannedSubnet>): Expr<SubnetPlan> {
  const tier = get(inputs.tiers, subnet.tier);
  return object<SubnetPlan>({
    name: str`${inputs.name}-${replace(key, "/", "-")}`,
    tier: subnet.tier,
    zone: subnet.zone,
    kind: tier.kind,
    cidrBlock: subnet.cidrBlock,
    ipv6Number: when<number | null>(inputs.ipv6, () => ipv6Number(inputs, tier, subnet.zone), () => null),
    mapPublicIps: tier.mapPublicIps,
    tags: tier.tags,
  });
}

function ipv6Arguments(inputs: NetworkInputs, vpc: Vpc, subnet: Expr<SubnetPlan>) {
  const range = () => cidrSubnet(attribute(vpc, "ipv6CidrBlock"), 8, subnet.ipv6Number);
  return {
    ipv6CidrBlock: tf(when<string | null>(inputs.ipv6, range, () => null)) ?? undefined,
    assignIpv6AddressOnCreation: tf(inputs.ipv6),
  };
}

