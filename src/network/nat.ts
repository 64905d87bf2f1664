/**
 * NAT gateways and their Elastic IPs, keyed by zone: a change of mode keeps the gateway and the address of every
 * zone that still has one.
 */
import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import type { Construct } from "constructs";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { forEach, type Instances } from "../core/resources";
import { local } from "../core/stack/local";
import type { InternetGateways } from "./internet-gateways";
import type { NetworkInputs } from "./network.inputs";
import type { Subnets } from "./subnets";
import { nameTag } from "./tags";

interface NatArguments {
  readonly inputs: NetworkInputs;
  readonly zones: Expr<readonly string[]>;
  readonly subnets: Subnets;
  readonly internet: InternetGateways;
}

interface Gateway {
  readonly name: string;
  readonly subnetId: string;
  readonly allocationId: string;
}

export interface Nat {
  readonly gateways: Instances<Gateway, NatGateway>;
  /** The zone whose gateway a zone's private subnets use. */
  readonly zoneFor: (zone: Expr<string>) => Expr<string>;
}

export function natGateways(scope: Construct, { inputs, zones, subnets, internet }: NatArguments): Nat {
  const { nat, name } = inputs;
  const single = () => x.orElse(nat.zone, () => x.at(zones, 0));
  const natZones = local(
    scope,
    "nat_zones",
    x.when(
      x.eq(nat.mode, "none"),
      () => [],
      () =>
        x.when(
          x.eq(nat.mode, "single"),
          () => x.items([single()]),
          () => zones,
        ),
    ),
  );
  const eips = forEach(
    x.mapEach(natZones, ["zone"], (zone) => ({
      key: zone,
      value: x.str`${name}-nat-${zone}`,
      when: x.not(x.hasKey(nat.allocationIds, zone)),
    })),
    (each) => new Eip(scope, "eip_nat", { ...each.meta, domain: "vpc", tags: nameTag(inputs, each.value) }),
  );
  const tier = () => x.orElse(nat.tier, () => x.at(publicTiers(inputs), 0));
  const gateway = (zone: Expr<string>) =>
    x.object<Gateway>({
      name: x.str`${name}-nat-${zone}`,
      subnetId: subnets.subnets.at(x.str`${tier()}/${zone}`, "id"),
      allocationId: x.when(
        x.hasKey(nat.allocationIds, zone),
        () => x.get(nat.allocationIds, zone),
        () => eips.at(zone, "allocationId"),
      ),
    });
  const gateways = forEach(
    x.mapEach(natZones, ["zone"], (zone) => ({ key: zone, value: gateway(zone) })),
    (each) =>
      new NatGateway(scope, "nat_gateway", {
        ...each.meta,
        subnetId: x.tf(each.value.subnetId),
        allocationId: x.tf(each.value.allocationId),
        tags: nameTag(inputs, each.value.name),
        // AWS refuses a public NAT gateway in a VPC without an internet gateway
        ...(internet.internet.resource ? { dependsOn: [internet.internet.resource] } : {}),
      }),
  );
  const zoneFor = (zone: Expr<string>) => x.when(x.eq(nat.mode, "single"), single, () => zone);
  return { gateways, zoneFor };
}

const publicTiers = (inputs: NetworkInputs) =>
  x.listFrom(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
    value: tier,
    when: x.eq(settings.kind, "public"),
  }));
