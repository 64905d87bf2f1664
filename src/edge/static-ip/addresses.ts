/**
 * Elastic IPs, keyed by zone and depending on nothing but the zone: whatever becomes of the load balancer, its listeners
 * or the topology, an address whose zone stays is the same address.
 */
import { DataAwsEip } from "@cdktf/provider-aws/lib/data-aws-eip";
import { Eip } from "@cdktf/provider-aws/lib/eip";
import type { Construct } from "constructs";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { StaticIpInputs } from "./static-ip.inputs";

export interface Addresses {
  /** Allocation ids by zone, of brought addresses too. */
  readonly allocationId: (zone: Expr<string>) => Expr<string>;
  readonly allocationIds: Expr<Record<string, string>>;
  /** The addresses themselves, by zone. */
  readonly publicIps: Expr<Record<string, string>>;
}

type Eips = Instances<string, Eip>;

export function addresses(scope: Construct, inputs: StaticIpInputs, zones: Expr<string[]>): Addresses {
  const own = local(scope, "own_address_zones", ownZones(inputs, zones));
  const { protectAddresses } = inputs;
  const kept = eips(scope, "eip", { inputs, zones: own, when: protectAddresses });
  const loose = eips(scope, "eip_unprotected", { inputs, zones: own, when: x.not(protectAddresses) });
  const ofZone = (zone: Expr<string>, name: "allocationId" | "publicIp") =>
    x.when(
      protectAddresses,
      () => kept.at(zone, name),
      () => loose.at(zone, name),
    );
  const brought = forEach(usedAddresses(inputs, zones), ({ meta, value }) => {
    return new DataAwsEip(scope, "eip_brought", { ...meta, id: x.tf(value) });
  });
  const ownIps = x.mapEach(own, ["zone"], (zone) => ({
    key: zone,
    value: ofZone(zone, "publicIp"),
  }));
  const allocationId = (zone: Expr<string>) =>
    x.when(
      x.hasKey(inputs.addresses, zone),
      () => x.get(inputs.addresses, zone).allocationId,
      () => ofZone(zone, "allocationId"),
    );
  return {
    allocationId,
    allocationIds: x.mapEach(x.sort(x.distinct(x.concat(zones, own))), ["zone"], (zone) => ({
      key: zone,
      value: allocationId(zone),
    })),
    publicIps: x.merge(ownIps, brought.attribute("publicIp")),
  };
}

/** Zones that get an address here: where none was brought along, and those that keep theirs. */
const ownZones = ({ addresses: brought, retainedZones }: StaticIpInputs, zones: Expr<string[]>) =>
  x.sort(
    x.distinct(
      x.concat(
        x.listEach(zones, ["zone"], (zone) => ({
          value: zone,
          when: x.not(x.hasKey(brought, zone)),
        })),
        x.sort(retainedZones),
      ),
    ),
  );

/** Brought addresses in use, allocation ids by zone. */
const usedAddresses = ({ addresses: brought }: StaticIpInputs, zones: Expr<string[]>) =>
  x.mapEach(zones, ["zone"], (zone) => ({
    key: zone,
    value: () => x.get(brought, zone).allocationId,
    when: x.hasKey(brought, zone),
  }));

interface Wanted {
  readonly inputs: StaticIpInputs;
  readonly zones: Expr<string[]>;
  readonly when: In<boolean>;
}

/** Terraform takes no expression for prevent_destroy: so a protected and an unprotected address are two resources. */
function eips(
  scope: Construct,
  id: "eip" | "eip_unprotected",
  { inputs, zones, when: wanted }: Wanted,
): Eips {
  const names = x.mapEach(zones, ["zone"], (zone) => ({
    key: zone,
    value: x.str`${inputs.name}-${zone}`,
    when: wanted,
  }));
  return forEach(names, ({ meta, value }) => {
    return new Eip(scope, id, {
      ...meta,
      domain: "vpc",
      tags: nameTag(inputs, value),
      ...(id === "eip" ? { lifecycle: { preventDestroy: true } } : {}),
    });
  });
}
