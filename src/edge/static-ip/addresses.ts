/**
 * Elastic IPs, keyed by zone and depending on nothing but the zone: whatever becomes of the load balancer, its listeners
 * or the topology, an address whose zone stays is the same address.
 */
import { DataAwsEip } from "@cdktf/provider-aws/lib/data-aws-eip";
import { Eip } from "@cdktf/provider-aws/lib/eip";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { chosenZones, hasTier } from "../../network/placement";
import { nameTag } from "../../network/tags";
import { A, B, C, placement } from "./placement";
import { ACCELERATOR, hasNetworkLoadBalancer, topology } from "./topology";

const address = t
  .shape("StaticIpAddress", {
    allocationId: t.awsId("eipalloc").describe("The Elastic IP's allocation id."),
  })
  .describe("An Elastic IP that is there already.")
  .example({ allocationId: "eipalloc-0123456789abcdef0" });

const needs = [topology, placement] as const;
const inputs = {
  addresses: t
    .mapOf(address, "address")
    .describe("Elastic IPs of yours, by zone. Zones that are not named get one from AWS.")
    .default({}),
  protectAddresses: t
    .flag(
      "Whether Terraform refuses to give addresses back (prevent_destroy). A change of it is a move in the state: see below.",
    )
    .default(true),
  retainedZones: t
    .setOf(t.zoneName(), "zone")
    .describe(
      "Zones that keep their address while nothing stands there: taken out of `zones`, or during a stay with global-accelerator.",
    )
    .default([]),
};

type AddressesInputs = t.InputsOf<typeof inputs, typeof needs>;

const ADDRESS = { allocationId: "eipalloc-0123456789abcdef0" };

const strangeAddresses = (inputs: AddressesInputs): Expr<string[]> =>
  x.itemsWhere(x.keys(inputs.addresses), "zone", (zone) => x.not(x.contains(chosenZones(inputs), zone)));

const allocations = ({ addresses }: AddressesInputs): Expr<string[]> =>
  x.listFrom(addresses, ["zone", "address"], (_, { allocationId }) => allocationId);

const retainedTwice = ({ retainedZones, addresses }: AddressesInputs): Expr<string[]> =>
  x.itemsWhere(x.sort(retainedZones), "zone", (zone) => x.hasKey(addresses, zone));

export const elasticIps = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "addresses",
      test: (inputs) =>
        x.or(x.not(hasTier(inputs)), x.isEmpty(inputs.addresses), x.isEmpty(strangeAddresses(inputs))),
      message: (inputs) =>
        x.str`addresses has ${x.shownTexts(strangeAddresses(inputs))}; allowed: of ${x.shownTexts(chosenZones(inputs))}, the zones that the load balancer stands in.`,
      refused: [{ addresses: { [B]: ADDRESS } }, { zones: [A], addresses: { [C]: ADDRESS } }],
    },
    t.distinct({
      on: "addresses",
      of: "allocation",
      texts: allocations,
      whereKnown: true,
      refused: [{ addresses: { [A]: ADDRESS, [C]: ADDRESS } }],
    }),
    {
      on: "addresses",
      test: (inputs) => x.or(hasNetworkLoadBalancer(inputs), x.isEmpty(inputs.addresses)),
      message: (inputs) =>
        x.str`addresses has ${x.shownTexts(x.keys(inputs.addresses))} with the topology global-accelerator; allowed: none, since an accelerator has addresses of its own.`,
      refused: [{ ...ACCELERATOR, addresses: { [A]: ADDRESS } }],
    },
    {
      on: "retainedZones",
      test: (inputs) => x.isEmpty(retainedTwice(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("retainedZones")} has ${x.shownTexts(retainedTwice(inputs))}, whose addresses are brought along; allowed: zones without an entry in addresses, which nobody gives back here anyway.`,
      refused: [{ addresses: { [A]: ADDRESS }, retainedZones: [A] }],
    },
  ],
});

export interface Addresses {
  /** Allocation ids by zone, of brought addresses too. */
  readonly allocationId: (zone: Expr<string>) => Expr<string>;
  readonly allocationIds: Expr<Record<string, string>>;
  /** The addresses themselves, by zone. */
  readonly publicIps: Expr<Record<string, string>>;
}

type Eips = Instances<string, Eip>;

export function addresses(scope: Construct, inputs: AddressesInputs, zones: Expr<string[]>): Addresses {
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
  const brought = forEach(scope, DataAwsEip, "eip_brought", usedAddresses(inputs, zones), ({ value }) => ({
    id: value,
  }));
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
    publicIps: local(scope, "public_ips", x.merge(ownIps, brought.attribute("publicIp"))),
  };
}

/** Zones that get an address here: where none was brought along, and those that keep theirs. */
const ownZones = ({ addresses: brought, retainedZones }: AddressesInputs, zones: Expr<string[]>) =>
  x.sort(
    x.distinct(
      x.concat(
        x.itemsWhere(zones, "zone", (zone) => x.not(x.hasKey(brought, zone))),
        x.sort(retainedZones),
      ),
    ),
  );

/** Brought addresses in use, allocation ids by zone. */
const usedAddresses = ({ addresses: brought }: AddressesInputs, zones: Expr<string[]>) =>
  x.mapEach(zones, ["zone"], (zone) => ({
    key: zone,
    value: () => x.get(brought, zone).allocationId,
    when: x.hasKey(brought, zone),
  }));

interface Wanted {
  readonly inputs: AddressesInputs;
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
  return forEach(scope, Eip, id, names, ({ value }) => ({
    domain: "vpc",
    tags: nameTag(inputs, value),
    ...(id === "eip" ? { lifecycle: { preventDestroy: true } } : {}),
  }));
}
