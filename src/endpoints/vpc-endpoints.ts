/** The interface endpoints as resources: network interfaces in subnets, one in a zone, that answer for a service. */

import { VpcEndpoint, type VpcEndpointDnsOptions } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Blocks } from "../core/arguments";
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { blocks } from "../core/nested-blocks";
import { forEach, type Instances } from "../core/resources";
import { local } from "../core/stack/local";
import { interfaceEndpoints } from "./interface-endpoints";
import type { InterfaceArguments } from "./placed";
import {
  blockTiers,
  blockZones,
  missingTiers,
  type Names,
  namesOf,
  oneInEach,
  type PlacementInputs,
  placement,
  tiersOr,
  zonesOf,
} from "./placement";
import { serviceEndpoints } from "./service-endpoints";

const needs = [placement, interfaceEndpoints, serviceEndpoints] as const;
type Shape = t.ShapeOf<typeof needs>;
type EndpointInputs = t.Inputs<Shape>;

const unplaced = (zones: Names, tiers: Expr<readonly string[]>, inputs: PlacementInputs) => {
  const there = zonesOf(tiers, inputs);
  return x.itemsWhere(namesOf(zones), "zone", (zone) => x.not(x.contains(there, zone)));
};

type Placed = { readonly tiers: readonly string[] | null; readonly zones: readonly string[] | null };
type PlacedInput = "interfaceEndpoints" | "serviceEndpoints";
type PlacedMap = Expr<Readonly<Record<string, Placed>>>;

const placedOf = (inputs: EndpointInputs, on: PlacedInput) => inputs[on];

/** An endpoint with these settings, under a key that the input takes. */
const sampleOf = (on: PlacedInput, settings: object) =>
  on === "interfaceEndpoints"
    ? { interfaceEndpoints: { sqs: settings } }
    : {
        serviceEndpoints: {
          partner: {
            serviceName: "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0",
            ...settings,
          },
        },
      };

/** Keys of the endpoints for which the test does not hold. */
const wrong = (all: PlacedMap, holds: (endpoint: Expr<Placed>) => Expr<boolean>): Expr<string[]> =>
  x.keysWhere(all, ["key", "endpoint"], (_, endpoint) => x.not(holds(endpoint)));

function ownTiersExist(on: PlacedInput): t.CrossRule<Shape> {
  const found = (inputs: EndpointInputs) =>
    wrong(placedOf(inputs, on), ({ tiers }) => x.isEmpty(missingTiers(namesOf(tiers), inputs)));
  return {
    on,
    test: (inputs) => x.isEmpty(found(inputs)),
    message: (inputs, spell) =>
      x.str`${spell(on)} has the tiers of ${x.shownTexts(found(inputs))} wrong; allowed: of ${x.shownTexts(x.keys(inputs.network.tiers))}.`,
    refused: [sampleOf(on, { tiers: ["office"] })],
  };
}

/** What the endpoint itself says, and the block's where it says nothing. */
const ownTiers = ({ tiers }: Expr<Placed>, inputs: EndpointInputs) =>
  tiersOr(tiers, () => blockTiers(inputs));

const ownZones = ({ zones }: Expr<Placed>, inputs: EndpointInputs) =>
  x.ifSet(zones, x.sort, () => blockZones(inputs));

function ownZonesExist(on: PlacedInput): t.CrossRule<Shape> {
  const found = (inputs: EndpointInputs) =>
    wrong(placedOf(inputs, on), (endpoint) =>
      x.isEmpty(unplaced(endpoint.zones, ownTiers(endpoint, inputs), inputs)),
    );
  return {
    on,
    test: (inputs) => x.isEmpty(found(inputs)),
    message: (inputs, spell) =>
      x.str`${spell(on)} has the zones of ${x.shownTexts(found(inputs))} wrong; allowed: zones where its tiers have subnets.`,
    refused: [
      sampleOf(on, { zones: ["ap-northeast-2b"] }),
      sampleOf(on, { tiers: ["isolated"], zones: ["ap-northeast-2d"] }),
    ],
  };
}

const isPlacedByBlock = ({ tiers, zones }: Expr<Placed>) => x.and(x.isNull(tiers), x.isNull(zones));

/** Those that say for themselves where they lie; of the others the block's own rule speaks. */
const ownPlaces = (all: PlacedMap): Expr<string[]> => wrong(all, isPlacedByBlock);

function ownSubnetsDiffer(on: PlacedInput): t.CrossRule<Shape> {
  return {
    on,
    test: (inputs) =>
      x.allTrue(
        x.listFrom<Placed, boolean>(placedOf(inputs, on), ["key", "endpoint"], (_, endpoint) => ({
          value: () =>
            oneInEach(zonesOf(ownTiers(endpoint, inputs), inputs), 1, (zone) =>
              x.contains(ownZones(endpoint, inputs), zone),
            ),
          when: x.not(isPlacedByBlock(endpoint)),
        })),
      ),
    message: (inputs, spell) =>
      x.str`${spell(on)} has no subnet or two in a zone for one of ${x.shownTexts(ownPlaces(placedOf(inputs, on)))}; allowed: one subnet in each of its zones. Name one tier.`,
    refused: [
      sampleOf(on, { tiers: ["private", "isolated"] }),
      sampleOf(on, { tiers: [] }),
      sampleOf(on, { zones: [] }),
    ],
  };
}

const withoutIpv6 = ({ network }: EndpointInputs): Expr<string[]> =>
  t.named("subnets_without_ipv6", () =>
    x.flatten(
      x.listFrom(network.tiers, ["tier", "settings"], (tier, { kind, subnets }) => ({
        value: x.listFrom(subnets, ["zone", "subnet"], (zone, { ipv6CidrBlock }) => ({
          value: x.str`${tier}/${zone}`,
          when: x.isNull(ipv6CidrBlock),
        })),
        when: x.ne(kind, "public"),
      })),
    ),
  );

const DUAL_STACK = "dualstack";

/** Whether the block or an endpoint by itself asks for IPv6 beside IPv4. */
const asksIpv6 = (inputs: EndpointInputs): Expr<boolean> =>
  x.or(x.eq(inputs.ipAddressType, DUAL_STACK), x.contains(ownAddressTypes(inputs), DUAL_STACK));

const ownAddressTypes = ({ interfaceEndpoints, serviceEndpoints }: EndpointInputs): Expr<string[]> =>
  t.named("own_address_types", () =>
    x.concat(
      x.listFrom(interfaceEndpoints, ["service", "endpoint"], (_, { ipAddressType }) =>
        x.orElse(ipAddressType, "ipv4"),
      ),
      x.listFrom(serviceEndpoints, ["name", "endpoint"], (_, { ipAddressType }) =>
        x.orElse(ipAddressType, "ipv4"),
      ),
    ),
  );

export const endpointPlaces = t.concern({
  needs,
  inputs: {},
  rules: [
    ...(["interfaceEndpoints", "serviceEndpoints"] as const).flatMap((on) => [
      ownTiersExist(on),
      ownZonesExist(on),
      ownSubnetsDiffer(on),
    ]),
    {
      on: "ipAddressType",
      // ranges that are made in the same apply are not known yet, and need no check
      whereKnown: true,
      test: (inputs) => x.or(x.not(asksIpv6(inputs)), x.isEmpty(withoutIpv6(inputs))),
      message: (inputs, spell) =>
        x.str`${spell("ipAddressType")} is ${x.jsonEncode(inputs.ipAddressType)}, or that of an endpoint is "dualstack", but subnets have no IPv6 range: ${x.shownTexts(withoutIpv6(inputs))}; allowed: "ipv4", or a network with IPv6.`,
      refused: [
        { ipAddressType: "dualstack" },
        sampleOf("interfaceEndpoints", { ipAddressType: "dualstack" }),
        sampleOf("serviceEndpoints", { ipAddressType: "dualstack" }),
      ],
    },
  ],
});

type Endpoints = Expr<Record<string, InterfaceArguments>>;
/** Ids by service. */
export type Ids = Expr<Record<string, string>>;

interface Made {
  readonly ids: Ids;
  readonly resources: readonly VpcEndpoint[];
}

/**
 * Amazon ECS Developer Guide, "Creating the VPC endpoints for Amazon ECS": in this order where container instances
 * exist. Each is a resource of its own, always, so that no address depends on what else there is.
 */
const IN_ORDER = ["ecs-agent", "ecs-telemetry", "ecs"] as const;

/**
 * After the gateway endpoints: AWS PrivateLink Guide, "Private DNS for interface endpoints of Amazon S3", takes an interface
 * endpoint with private DNS for the inbound resolver alone in a VPC with a gateway endpoint only.
 */
export function orderedEndpoints(
  scope: Construct,
  inputs: Pick<PlacementInputs, "network">,
  all: Endpoints,
  preconditions: t.Precondition[],
  gateways: readonly VpcEndpoint[],
): Made {
  const create = (name: string, endpoints: Endpoints, dependsOn: ITerraformDependable[]) =>
    repeated(scope, { name, inputs, endpoints, dependsOn, preconditions });
  const free = create(
    "interface",
    matching(all, (service) => x.not(x.contains(x.items([...IN_ORDER]), service))),
    [...gateways],
  );
  const ordered: Instances<unknown, VpcEndpoint>[] = [];
  for (const service of IN_ORDER) {
    const before = ordered.flatMap(({ resource }) => resource ?? []);
    ordered.push(
      create(
        service.replace("-", "_"),
        matching(all, (name) => x.eq(name, service)),
        before.slice(-1),
      ),
    );
  }
  const instances = [free, ...ordered];
  const ids = local(scope, "interface_ids", x.merge(...instances.map((some) => some.attribute("id"))));
  return { ids, resources: instances.flatMap(({ resource }) => resource ?? []) };
}

/** Endpoints of services that are not in AWS's catalogue. */
export function otherEndpoints(
  scope: Construct,
  inputs: Pick<PlacementInputs, "network">,
  endpoints: Endpoints,
  preconditions: t.Precondition[],
): Made {
  const instances = repeated(scope, { name: "service", inputs, endpoints, dependsOn: [], preconditions });
  const ids = local(scope, "service_ids", instances.attribute("id"));
  return { ids, resources: instances.resource === undefined ? [] : [instances.resource] };
}

const matching = (all: Endpoints, test: (service: Expr<string>) => Expr<boolean>): Endpoints =>
  x.mapFrom(all, ["service", "endpoint"], (service, endpoint) => ({
    key: service,
    value: endpoint,
    when: test(service),
  }));

interface Repeated {
  readonly name: string;
  readonly inputs: Pick<PlacementInputs, "network">;
  readonly endpoints: Endpoints;
  readonly dependsOn: ITerraformDependable[];
  readonly preconditions: t.Precondition[];
}

function repeated(
  scope: Construct,
  { name, inputs, endpoints, dependsOn, preconditions }: Repeated,
): Instances<unknown, VpcEndpoint> {
  const hasDns = mayHaveDns(endpoints);
  return forEach(scope, VpcEndpoint, `vpc_endpoint_${name}`, endpoints, ({ value }) => ({
    vpcId: inputs.network.vpcId,
    vpcEndpointType: "Interface",
    serviceName: value.serviceName,
    serviceRegion: value.serviceRegion,
    subnetIds: value.subnetIds,
    securityGroupIds: value.securityGroupIds,
    privateDnsEnabled: value.privateDns,
    ipAddressType: value.ipAddressType,
    policy: value.policy,
    dnsOptions: hasDns ? dnsBlock(value) : null,
    tags: value.tags,
    ...(dependsOn.length > 0 ? { dependsOn } : {}),
    preconditions,
  }));
}

const dnsBlock = ({ dns }: Expr<InterfaceArguments>): Blocks<VpcEndpointDnsOptions> =>
  blocks(dns, ({ recordIpType, onlyForInboundResolver }) => ({
    dnsRecordIpType: recordIpType,
    privateDnsOnlyForInboundResolverEndpoint: onlyForInboundResolver,
  }));

/** Whether some endpoint has DNS options, or may turn out to. */
function mayHaveDns(endpoints: Endpoints): boolean {
  const given = x.listFrom(endpoints, ["service", "endpoint"], (_, { dns }) => x.not(x.isEmpty(dns)));
  return !x.isKnown(given) || x.knownValue(x.lift(given)).includes(true);
}
