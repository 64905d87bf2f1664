/** Where the connector stands: its zones, its subnets, and whether they have a way to the internet. */
import type { Construct } from "constructs";
import * as t from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { local } from "../../../core/stack/local";
import {
  hasTier,
  isChosen,
  kindOf,
  leadsOut,
  subnetsOfTier,
  tierExists,
  tierOf,
  zonesExist,
  zonesOfTier,
} from "../../../network/placement";
import { networkReference } from "../../../network/reference";
import { sampleNetwork, sampleSubnet } from "../../../network/sample";

/**
 * AWS General Reference, "AWS App Runner endpoints and quotas", service endpoints; read on 2026-11-22. App Runner takes no
 * new customers since 2026-04-30, so none is expected to follow.
 *
 * Within these regions AWS names no zone: "Enabling VPC access for outgoing traffic" says that some zones of some
 * regions are not supported, without a list, and that the API names them when a service is made. `zones` leaves them out.
 */
export const APP_RUNNER_REGIONS = [
  ...["us-east-1", "us-east-2", "us-west-2"],
  ...["ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2"],
  ...["eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3"],
] as const;

/** A zone's name in one of the regions: a letter after the region, so that no Local Zone or Wavelength Zone is one. */
const SUPPORTED_ZONE = `^(${APP_RUNNER_REGIONS.join("|")})[a-z]$`;

/** Each of these regions has three zones or more (AWS Regions and Availability Zones: "AWS Regions"). */
const ZONES_TO_HAVE = 3;

const inputs = {
  network: networkReference.describe("The network that services reach into."),
  tier: t
    .keyName()
    .describe(
      "The tier of `network` that the connector's network interfaces stand in: private or isolated, never public.",
    ),
  zones: t
    .listOf(t.zoneName(), "zone")
    .describe(
      "The zones of the tier that the connector stands in, one subnet each. Default: all of them. Leave out what App Runner does not support.",
    )
    .length({ min: 1 })
    .distinct()
    .optional(),
  internet: t
    .flag(
      "Whether the tier's routes lead to the internet. Default: as the network says, else as its kind does: private: yes, by NAT; isolated: no.",
    )
    .optional(),
};

type PlaceInputs = t.InputsOf<typeof inputs>;

/** What samples of the rules are made from. */

export const TIER = "private";

/** As they are named, whether the tier has them or not. */
const wantedZones = (inputs: PlaceInputs): Expr<readonly string[]> =>
  x.orElse(inputs.zones, () => zonesOfTier(inputs));

const unsupportedZones = (inputs: PlaceInputs): Expr<string[]> =>
  x.itemsWhere(wantedZones(inputs), "zone", (zone) => x.not(x.matches(SUPPORTED_ZONE, zone)));

const inZone = (...zones: readonly string[]) => ({
  network: sampleNetwork({
    [TIER]: {
      kind: "private",
      subnets: Object.fromEntries(zones.map((zone, index) => [zone, sampleSubnet(index)])),
    },
  }),
});

const ids = (inputs: PlaceInputs): Expr<string[]> =>
  x.listFrom(subnetsOfTier(inputs), ["zone", "subnet"], (zone, { id }) => ({
    value: id,
    when: isChosen(inputs, zone),
  }));

export const place = t.concern({
  inputs,
  rules: [
    tierExists<typeof inputs>("app"),
    // App Runner Developer Guide, "Enabling VPC access for outgoing traffic": a connector has private addresses only
    {
      on: "tier",
      test: (inputs) => x.not(x.eq(kindOf(inputs, "private"), "public")),
      message: ({ tier }) =>
        x.str`tier is ${x.shownText(tier)}, a public one; allowed: a private or an isolated tier. The connector's network interfaces have no public address: an internet gateway leads them nowhere, NAT does.`,
      refused: [
        {
          network: sampleNetwork({
            [TIER]: { kind: "public", subnets: { "ap-northeast-1a": sampleSubnet(0) } },
          }),
        },
        {
          tier: "edge",
          network: sampleNetwork({
            [TIER]: { kind: "private", subnets: { "ap-northeast-1a": sampleSubnet(0) } },
            edge: { kind: "public", subnets: { "ap-northeast-1a": sampleSubnet(1) } },
          }),
        },
      ],
    },
    {
      on: "tier",
      test: (inputs) => x.or(x.not(hasTier(inputs)), x.not(x.isEmpty(zonesOfTier(inputs)))),
      message: ({ tier }) =>
        x.str`tier is ${x.shownText(tier)}, which has no subnets; allowed: a tier with a subnet.`,
      refused: [{ network: sampleNetwork({ [TIER]: { kind: "private", subnets: {} } }) }],
    },
    zonesExist(["ap-northeast-1b"], ["ap-northeast-1a", "us-east-1a"]),
    // a key that is no zone's name would hide two subnets in one zone
    {
      on: "zones",
      test: (inputs) => x.isEmpty(unsupportedZones(inputs)),
      message: (inputs) =>
        x.str`zones comes to ${x.shownTexts(unsupportedZones(inputs))}; allowed: one subnet a zone, under the name of an Availability Zone of ${APP_RUNNER_REGIONS.join(", ")}, the regions of App Runner; Local Zones are not supported.`,
      refused: [
        inZone("ap-northeast-2a"),
        inZone("us-west-1a", "us-west-1c"),
        inZone("us-west-2-lax-1a"),
        inZone("us-east-1-wl1-bos-wlz-1"),
        inZone("apne1-az1"),
        // two subnets in one zone
        inZone("ap-northeast-1a", "ap-northeast-1a-2"),
        inZone("ap-northeast-1a/web", "ap-northeast-1a/api"),
      ],
    },
    {
      on: "zones",
      whereKnown: true,
      test: (inputs) => x.isDistinct(ids(inputs)),
      message: (inputs) =>
        x.str`network has the subnets ${x.shownTexts(ids(inputs))} in the zones ${x.shownTexts(wantedZones(inputs))}; allowed: a subnet of its own in every zone.`,
      refused: [
        {
          network: sampleNetwork({
            [TIER]: {
              kind: "private",
              subnets: { "ap-northeast-1a": sampleSubnet(0), "ap-northeast-1c": sampleSubnet(0) },
            },
          }),
        },
      ],
    },
    {
      on: "internet",
      test: (inputs) =>
        x.or(
          x.isNull(inputs.internet),
          x.not(x.and(x.orElse(inputs.internet, false), x.eq(kindOf(inputs, "private"), "isolated"))),
        ),
      message: ({ tier }) =>
        x.str`internet is true in the isolated tier ${tier}; allowed: a tier whose routes lead there, a private one.`,
      refused: [
        {
          network: sampleNetwork({
            [TIER]: { kind: "isolated", subnets: { "ap-northeast-1a": sampleSubnet(0) } },
          }),
          internet: true,
        },
      ],
    },
  ],
});

interface Placement {
  readonly zones: Expr<readonly string[]>;
  readonly subnetIds: Expr<string[]>;
  readonly internet: Expr<boolean>;
  /** What a reader should know of it. */
  readonly notices: Expr<string[]>;
}

export function placement(scope: Construct, inputs: PlaceInputs): Placement {
  const tier = tierOf(inputs);
  const { subnets } = tier;
  const zones = local(
    scope,
    "zones",
    x.orElse(inputs.zones, () => x.keys(subnets)),
  );
  const subnetIds = x.listFrom(subnets, ["zone", "subnet"], (zone, { id }) => ({
    value: id,
    when: x.contains(zones, zone),
  }));
  return {
    zones,
    subnetIds: local(scope, "subnet_ids", subnetIds),
    internet: local(
      scope,
      "has_internet",
      x.orElse(inputs.internet, () => leadsOut(tier)),
    ),
    notices: local(scope, "notices", notices(zones)),
  };
}

/** App Runner Developer Guide, "Enabling VPC access for outgoing traffic", Subnet: three zones at least. */
const notices = (zones: Expr<readonly string[]>): Expr<string[]> =>
  x.when(
    x.lt(x.length(zones), ZONES_TO_HAVE),
    () =>
      x.items([
        x.str`The connector stands in ${x.length(zones)} of the region's zones; App Runner recommends three at least, so that the service outlives the failure of one.`,
      ]),
    [],
  );
