/** Records of Route 53 and the ends that they lead to (Route 53 Developer Guide: "Values specific for alias records", "Considerations when working with a private hosted zone"). */
import { isIP } from "node:net";
import { elasticOwnerOf } from "../model/elastic";
import { named } from "../model/interfaces";
import { idOf } from "../model/inventory";
import type { Network } from "../model/network";
import type { Resource } from "../terraform/resource";
import { blocksIn, isUnknown, type Ref, refIn, refsIn, textIn, type Values } from "../terraform/value";

/** Where a name leads. */
export type Place =
  /** An end, by its address; and by which addresses, where a record says it. */
  | { readonly place: string; readonly versions?: ReadonlySet<4 | 6> }
  | { readonly unknown: string }
  /** Whoever asks is not answered. */
  | { readonly hidden: string; readonly at: string }
  | { readonly nothing: true };

interface Named {
  readonly record: Resource;
  readonly name: string;
  readonly zone: Resource | undefined;
}

const TYPES: Readonly<Record<string, readonly (4 | 6)[]>> = { A: [4], AAAA: [6], CNAME: [4, 6] };
const MOST_NAMES = 8;

export const namesIn = (network: Network): string[] => [
  ...new Set(recordsIn(network).map(({ name }) => name)),
];

/** The private zone of who asks goes before the public one of the same name. */
export function resolved(network: Network, host: string, vpcs: ReadonlySet<string>, depth = 0): Place {
  const own = network.inventory.resources.find((resource) => isNameOf(resource, host));
  if (own) return placeOf(network, own, host);
  const all = matching(recordsIn(network), host);
  if (all.length === 0) return { nothing: true };
  const zonesOf = ({ zone }: Named) => (zone ? privateVpcsOf(network, zone) : []);
  const inner = all.filter((one) => zonesOf(one).some((vpc) => vpcs.has(vpc)));
  const outer = all.filter((one) => zonesOf(one).length === 0);
  const heard = inner.length > 0 ? inner : outer;
  const [first] = all;
  if (heard.length === 0 && first) {
    const zone = first.zone?.address ?? first.record.address;
    return {
      hidden: `${host} is a name of ${zone}, a private zone that answers in its VPCs alone`,
      at: zone,
    };
  }
  return together(network, host, heard, vpcs, depth);
}

/** What all its records say: several sets of them have to lead to one end. */
function together(
  network: Network,
  host: string,
  heard: readonly Named[],
  vpcs: ReadonlySet<string>,
  depth: number,
): Place {
  if (depth > MOST_NAMES) return { unknown: `the records of ${host} lead from one to another` };
  const versions = new Set(heard.flatMap(({ record }) => TYPES[textIn(record.values.type) ?? ""] ?? []));
  const places = heard.flatMap(({ record }) =>
    targetsOf(record).map((ref): Place => {
      if (isUnknown(ref)) return { unknown: `where ${record.address} leads is not known: ${ref.reason}` };
      return leading(network, ref, record, vpcs, depth);
    }),
  );
  const found = [...new Set(places.flatMap((one) => ("place" in one ? [one.place] : [])))];
  const other = places.find((one) => !("place" in one));
  const [place] = found;
  if (place === undefined) return other ?? { unknown: `${host} has no record of an address` };
  if (other && "unknown" in other) return other;
  if (found.length > 1)
    return { unknown: `${host} leads to ${found.join(", ")}: ask about one of them, with --host` };
  return { place, versions };
}

const targetsOf = ({ values }: Resource): Ref[] => [
  ...blocksIn(values.alias).flatMap(({ name }) => refsIn(name)),
  ...refsIn(values.records),
];

/** `aws_lb.web.dns_name` of what does not exist yet, an address, or another name. */
function leading(
  network: Network,
  text: string,
  record: Resource,
  vpcs: ReadonlySet<string>,
  depth: number,
): Place {
  const { inventory } = network;
  const [, address = ""] = /^((?:module\.[^ ]+?\.)?aws_\w+\.[\w-]+(?:\[[^\]]+\])?)\./.exec(text) ?? [];
  const resource = inventory.at(address);
  if (resource) return placeOf(network, resource, record.address);
  if (isIP(text) !== 0) return { place: text };
  const name = text
    .toLowerCase()
    .replace(/\.$/, "")
    .replace(/^dualstack\./, "");
  const next = resolved(network, name, vpcs, depth + 1);
  return "nothing" in next
    ? { unknown: `${record.address} leads to ${text}, which is not in what was read` }
    : next;
}

function placeOf(network: Network, resource: Resource, by: string): Place {
  if (network.members.has(resource.address)) return { place: resource.address };
  if (resource.type === "aws_apprunner_custom_domain_association") {
    const service = named(network.inventory, refIn(resource.values.service_arn), "aws_apprunner_service");
    if (service) return { place: service.address };
  }
  const owner = resource.type === "aws_eip" ? elasticOwnerOf(network.inventory, resource) : undefined;
  if (owner && network.members.has(owner.address)) return { place: owner.address };
  return { unknown: `${by} leads to ${resource.address}, which is not modelled` };
}

/** Names that AWS gives. */
const GIVEN = [
  "dns_name",
  "address",
  "endpoint",
  "reader_endpoint",
  "public_dns",
  "private_dns",
  "service_url",
  "configuration_endpoint",
  "primary_endpoint_address",
];

const isNameOf = ({ mode, values, type }: Resource, host: string): boolean =>
  mode === "managed" &&
  type.startsWith("aws_") &&
  type !== "aws_route53_record" &&
  (type === "aws_cloudfront_distribution" ? ["domain_name"] : GIVEN).some(
    (name) => textIn(values[name])?.toLowerCase().replace(/:\d+$/, "") === host,
  );

const recordsIn = ({ inventory }: Network): readonly Named[] => inventory.once(readRecords);

function readRecords(inventory: Network["inventory"]): Named[] {
  const zones = inventory.of("aws_route53_zone");
  return inventory.of("aws_route53_record").flatMap((record): Named[] => {
    const { values } = record;
    const given = textIn(values.fqdn) ?? textIn(values.name);
    if (TYPES[textIn(values.type) ?? ""] === undefined || given === undefined) return [];
    const ref = refIn(values.zone_id);
    const zone = zones.find((one) => namesOf(one).includes(String(ref)));
    return [{ record, name: fullName(given, textIn(zone?.values.name)), zone }];
  });
}

const namesOf = (zone: Resource): (string | undefined)[] => [
  idOf(zone),
  textIn(zone.values.zone_id),
  `${zone.address}.zone_id`,
  `${zone.address}.id`,
];

/** The provider takes names with or without that of their zone. */
function fullName(given: string, zone: string | undefined): string {
  const [name, own] = [given, zone].map((text) => text?.toLowerCase().replace(/\.$/, "")) as [
    string,
    string | undefined,
  ];
  return own === undefined || name === own || name.endsWith(`.${own}`) ? name : `${name}.${own}`;
}

/** Those of that very name, or else those of the nearest wildcard (Route 53: "Using an asterisk in the names of records"). */
function matching(all: readonly Named[], host: string): Named[] {
  const exact = all.filter(({ name }) => name === host);
  if (exact.length > 0) return exact;
  const wild = all.filter(({ name }) => name.startsWith("*.") && host.endsWith(name.slice(1)));
  const longest = Math.max(...wild.map(({ name }) => name.length));
  return wild.filter(({ name }) => name.length === longest);
}

/** None of a public one. */
function privateVpcsOf({ inventory }: Network, zone: Resource): string[] {
  const beside = inventory
    .of("aws_route53_zone_association")
    .filter(({ values }) => namesOf(zone).includes(String(refIn(values.zone_id))));
  const own: readonly Values[] = blocksIn(zone.values.vpc);
  const refs =
    own.length === 0
      ? []
      : [...own, ...beside.map(({ values }) => values)].flatMap(({ vpc_id: id }) => refIn(id) ?? []);
  return refs.flatMap((ref) => (isUnknown(ref) ? (ref.candidates ?? []) : [ref]));
}
