/** The hosted zone, and the VPCs that ask it. */
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Route53ZoneAssociation } from "@cdktf/provider-aws/lib/route53-zone-association";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { forEach, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { networkReference } from "../../network/reference";
import { sampleNetwork } from "../../network/sample";
import { nameTag } from "../../network/tags";
import { zoneDomain } from "./names";
import { type ZoneReferenceValue, zoneReference } from "./reference";

const association = t
  .shape("DnsNetwork", {
    network: networkReference,
    region: t.regionName().describe("The VPC's region; default: the provider's.").optional(),
  })
  .describe("A network whose VPC asks the zone.");

const inputs = {
  name: zoneDomain()
    .describe("The domain name of the zone to make. Either this or `existing_zone`.")
    .optional(),
  existingZone: zoneReference
    .describe("A zone that is there already, which gets records, networks and the like.")
    .optional(),
  private: t
    .flag("Whether the zone is asked by the VPCs of `networks` only, in place of the internet.")
    .default(false),
  networks: t
    .keyed(association, "association")
    .describe(
      "Networks whose VPCs ask the private zone, by a name of yours. Of a zone made here the list is complete: an association made elsewhere is taken away.",
    )
    .default({}),
  comment: t
    .pattern("[^\\x00-\\x1f]{0,256}", "up to 256 characters in one line", "Managed by Terraform", [
      "x".repeat(257),
      "two\nlines",
    ])
    .describe("What the console shows beside the zone.")
    .default("Managed by Terraform"),
  delegationSetId: t
    .pattern("N[A-Z0-9]{1,31}", "a reusable delegation set's id", "N1PA6795SAMPLE", [
      "/delegationset/N1PA6795SAMPLE",
      "n1",
      "",
    ])
    .describe("A reusable delegation set: name servers that outlive the zone. Cannot be changed later.")
    .optional(),
  forceDestroy: t
    .flag("Whether the zone is destroyed together with records that were made elsewhere.")
    .default(false),
  tags: t.tags(),
};

type ZoneInputs = t.InputsOf<typeof inputs>;

export const zoneName = ({ name, existingZone }: ZoneInputs): Expr<string> =>
  x.ifSet(
    existingZone,
    (existingZone) => existingZone.name,
    () => x.nonNull(name),
  );

export const isPrivate = ({ existingZone, private: made }: ZoneInputs): Expr<boolean> =>
  x.ifSet(existingZone, (existingZone) => existingZone.private, made);

const NETWORK = sampleNetwork({});
export const PRIVATE = { private: true, networks: { main: { network: NETWORK } } };

export const EXISTING = { name: undefined, existingZone: { id: "Z0123456789", name: "example.com" } };

export const oneNameOf = (inputs: ZoneInputs) => x.eq(x.isNull(inputs.existingZone), x.isSet(inputs.name));

const unanswered = ({ networks }: ZoneInputs): Expr<string[]> =>
  x.keysWhere(networks, ["key", "association"], (_, { network }) =>
    x.not(x.and(network.dns.support, network.dns.hostnames)),
  );

export const zone = t.concern({
  inputs,
  rules: [
    {
      on: "name",
      test: ({ name, existingZone }) => x.eq(x.isNull(existingZone), x.isSet(name)),
      message: ({ name }, spell) =>
        x.str`name is ${x.jsonEncode(name)}; allowed: either name or ${spell("existingZone")}, not both.`,
      refused: [{ name: undefined }, { ...EXISTING, name: "example.com" }],
    },
    {
      on: "name",
      test: ({ name, private: isPrivate }) => x.or(x.isNull(name), isPrivate, x.matches("\\.", name)),
      message: ({ name }) =>
        x.str`name is ${x.jsonEncode(name)}; allowed: a name with a dot, such as "example.com", unless the zone is private.`,
      refused: [{ name: "example" }],
    },
    /** What is said of a zone that is made is nothing to say of one that is there. */
    {
      on: "existingZone",
      test: ({ existingZone, private: isPrivate, delegationSetId, forceDestroy }) =>
        x.or(x.isNull(existingZone), x.and(x.not(isPrivate), x.isNull(delegationSetId), x.not(forceDestroy))),
      message: (_, spell) =>
        x.str`${spell("existingZone")} has private, ${spell("delegationSetId")} or ${spell("forceDestroy")} beside it; allowed: these for a zone that is made here only.`,
      refused: [
        { ...EXISTING, ...PRIVATE },
        { ...EXISTING, forceDestroy: true },
        { ...EXISTING, delegationSetId: "N1PA6795SAMPLE" },
      ],
    },
    {
      on: "networks",
      test: (inputs) =>
        x.when(
          x.isNull(inputs.existingZone),
          () => x.eq(inputs.private, x.not(x.isEmpty(inputs.networks))),
          () => x.or(x.isEmpty(inputs.networks), isPrivate(inputs)),
        ),
      message: ({ networks }) =>
        x.str`networks has ${x.shownTexts(x.keys(networks))}; allowed: one network or more with private = true, and none of a public zone.`,
      refused: [
        { private: true },
        { networks: PRIVATE.networks },
        { ...EXISTING, networks: PRIVATE.networks },
      ],
    },
    /** Amazon Route 53 Developer Guide: Considerations when working with a private hosted zone. */
    {
      on: "networks",
      test: (inputs) => x.isEmpty(unanswered(inputs)),
      message: (inputs) =>
        x.str`networks has ${x.shownTexts(unanswered(inputs))}, without DNS support or DNS hostnames; allowed: VPCs with both DNS attributes, or they do not ask private zones.`,
      refused: [
        { private: true, networks: { main: { network: { ...NETWORK, dns: { support: false } } } } },
        { private: true, networks: { main: { network: { ...NETWORK, dns: { hostnames: false } } } } },
      ],
    },
    {
      on: "delegationSetId",
      test: ({ delegationSetId, private: isPrivate }) => x.or(x.isNull(delegationSetId), x.not(isPrivate)),
      message: ({ delegationSetId }, spell) =>
        x.str`${spell("delegationSetId")} is ${x.jsonEncode(delegationSetId)}; allowed: a delegation set of a public zone only.`,
      refused: [{ ...PRIVATE, delegationSetId: "N1PA6795SAMPLE" }],
    },
  ],
});

/** What the parts of a zone stand on. */
export interface Zone {
  readonly id: Expr<string>;
  readonly name: Expr<string>;
  readonly arn: Expr<string>;
  readonly ref: Expr<ZoneReferenceValue>;
}

interface Site {
  readonly inputs: ZoneInputs;
  readonly preconditions: Precondition[];
}

/** The zone that is made here, or the one that is there. */
export function hostedZone(scope: Construct, { inputs, preconditions }: Site): Zone {
  const { existingZone } = inputs;
  const name = local(scope, "zone_name", zoneName(inputs));
  const made = optional(scope, Route53Zone, "route53_zone", x.isNull(existingZone), () => ({
    name,
    comment: inputs.comment,
    delegationSetId: inputs.delegationSetId,
    forceDestroy: inputs.forceDestroy,
    vpc: blocks(vpcsOf(inputs), ({ vpcId, region }) => ({ vpcId, vpcRegion: region })),
    tags: nameTag(inputs, name),
    preconditions,
  }));
  const either = <T>(ofMade: () => Expr<T>, given: () => Expr<T>) =>
    x.when(x.isNull(existingZone), ofMade, given);
  const id = local(
    scope,
    "zone_id",
    either(
      () => made.present("zoneId"),
      () => existingZone.id,
    ),
  );
  const arn = either(
    () => made.present("arn"),
    () => x.orElse(existingZone.arn, () => x.str`arn:aws:route53:::hostedzone/${id}`),
  );
  const nameServers = either(
    () => made.present("nameServers"),
    () => existingZone.nameServers,
  );
  return {
    id,
    name,
    arn,
    ref: x.object<ZoneReferenceValue>({ id, name, private: isPrivate(inputs), nameServers, arn }),
  };
}

/** Within the zone: one that is made without a VPC would be public. */
const vpcsOf = ({ networks }: ZoneInputs) =>
  x.listFrom(networks, ["key", "association"], (_, { network, region }) =>
    x.object({ vpcId: network.vpcId, region }),
  );

/** Of a zone that is there only its own associations are this block's. */
export function associateNetworks(scope: Construct, { inputs }: Site, zone: Zone): void {
  const { networks, existingZone } = inputs;
  const further = x.mapFrom(networks, ["key", "association"], (key, { network, region }) => ({
    key,
    value: x.object({ vpcId: network.vpcId, region }),
    when: x.isSet(existingZone),
  }));
  forEach(scope, Route53ZoneAssociation, "route53_zone_association", further, ({ value }) => ({
    zoneId: zone.id,
    vpcId: value.vpcId,
    vpcRegion: value.region,
  }));
}
