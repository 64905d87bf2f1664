/** The hosted zone, and the VPCs that ask it. */
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Route53ZoneAssociation } from "@cdktf/provider-aws/lib/route53-zone-association";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { DnsInputs } from "./dns.inputs";
import type { ZoneReferenceValue } from "./zone-reference.contract";

/** What the parts of a zone stand on. */
export interface Zone {
  readonly id: Expr<string>;
  readonly name: Expr<string>;
  readonly arn: Expr<string>;
  readonly ref: Expr<ZoneReferenceValue>;
}

export const zoneName = ({ name, existingZone }: DnsInputs): Expr<string> =>
  x.ifSet(
    existingZone,
    (existingZone) => existingZone.name,
    () => name as Expr<string>,
  );

export const isPrivate = ({ existingZone, private: made }: DnsInputs): Expr<boolean> =>
  x.ifSet(
    existingZone,
    (existingZone) => existingZone.private,
    () => made,
  );

interface Site {
  readonly inputs: DnsInputs;
  readonly provider: TerraformProvider | undefined;
  readonly precondition: Precondition[];
}

/** The zone that is made here, or the one that is there. */
export function hostedZone(scope: Construct, { inputs, provider, precondition }: Site): Zone {
  const { existingZone } = inputs;
  const name = local(scope, "zone_name", zoneName(inputs));
  const made = optional(x.isNull(existingZone), (meta) => {
    const zone = new Route53Zone(scope, "route53_zone", {
      ...meta,
      provider,
      name: x.tf(name),
      comment: x.tf(inputs.comment),
      delegationSetId: x.tf(inputs.delegationSetId),
      forceDestroy: x.tf(inputs.forceDestroy),
      tags: nameTag(inputs, name),
      ...(precondition.length > 0 ? { lifecycle: { precondition } } : {}),
    });
    blockEach(zone, { name: "vpc" }, vpcsOf(inputs), ({ vpcId, region }) => ({
      vpc_id: vpcId,
      vpc_region: region,
    }));
    return zone;
  });
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
  const nameServers = either<readonly string[]>(
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

interface Vpc {
  readonly vpcId: string;
  readonly region: string | null;
}

/** Within the zone: one that is made without a VPC would be public. */
const vpcsOf = ({ networks }: DnsInputs): Expr<Vpc[]> =>
  x.listFrom(networks, ["key", "association"], (_, { network, region }) => ({
    value: x.object<Vpc>({ vpcId: network.vpcId, region }),
  }));

/** Of a zone that is there only its own associations are this block's. */
export function associateNetworks(scope: Construct, { inputs, provider }: Site, zone: Zone): void {
  const { networks, existingZone } = inputs;
  const further = x.mapFrom(networks, ["key", "association"], (key, { network, region }) => ({
    key,
    value: x.object<Vpc>({ vpcId: network.vpcId, region }),
    when: x.isSet(existingZone),
  }));
  forEach(further, ({ meta, value }) => {
    return new Route53ZoneAssociation(scope, "route53_zone_association", {
      ...meta,
      provider,
      zoneId: x.tf(zone.id),
      vpcId: x.tf(value.vpcId),
      vpcRegion: x.tf(value.region),
    });
  });
}
