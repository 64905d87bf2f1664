/** Gateway endpoints: routes to S3 and DynamoDB in the route tables of tiers. */
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { forEach, type Instances } from "../core/resources";
import { local } from "../core/stack/local";
import { type Named, namedTags } from "../network/tags";
import { type GatewaySettings, gatewayEndpoint, gatewayPolicies } from "./gateway-policies";
import type { PerimeterKeys } from "./perimeter";
import {
  blockTiers,
  missingTiers,
  namesOf,
  placement,
  routeTables,
  SAMPLE_NETWORK,
  tiersOfBlock,
  tiersOr,
} from "./placement";
import { gatewayServiceName, isGateway } from "./services";
import { type Needs, readsLayers, workloads } from "./workloads";

const others = (all: Expr<Readonly<Record<string, unknown>>>) =>
  x.keysWhere(all, ["service", "endpoint"], (service) => x.not(isGateway(service)));

const needs = [placement, workloads] as const;
const inputs = {
  gatewayEndpoints: t
    .mapOf(gatewayEndpoint, "endpoint")
    .describe("Gateway endpoints, by service: s3 and dynamodb; or settings for one that a workload needs.")
    .rule({
      test: (all) => x.isEmpty(others(all)),
      got: (all) => x.str`a map with the keys ${x.shownTexts(others(all))}`,
      allowed: "s3 and dynamodb, the two services with gateway endpoints",
      refused: [{ sqs: {} }, { S3: {} }],
    })
    .default({}),
};
type GatewayInputs = t.InputsOf<typeof inputs, typeof needs>;

/** Gateways whose least policy would let nothing pass. */
const closed = ({ gatewayEndpoints, workloads }: GatewayInputs) =>
  x.keysWhere(
    gatewayEndpoints,
    ["service", "gateway"],
    (service, { policy, resources, awsBuckets, anonymousReads }) =>
      x.and(
        x.eq(policy, "least"),
        x.isEmpty(resources),
        x.isEmpty(awsBuckets),
        x.isEmpty(anonymousReads),
        x.not(x.and(x.eq(service, "s3"), readsLayers(workloads))),
      ),
  );

/** Gateways with resources of the other service. */
const mixed = ({ gatewayEndpoints }: GatewayInputs) =>
  x.keysWhere(gatewayEndpoints, ["service", "gateway"], (service, { resources }) =>
    x.anyTrue(serviceOf(resources, service)),
  );

const serviceOf = (resources: Expr<readonly string[]>, service: Expr<string>) =>
  x.listEach(resources, ["resource"], (resource) => x.not(x.contains(x.split(":", resource), service)));

/** Reads of buckets, asked of another service. */
const misplacedReads = ({ gatewayEndpoints }: GatewayInputs) =>
  x.keysWhere(gatewayEndpoints, ["service", "gateway"], (service, { awsBuckets, anonymousReads }) =>
    x.and(x.ne(service, "s3"), x.or(x.not(x.isEmpty(awsBuckets)), x.not(x.isEmpty(anonymousReads)))),
  );

const routed = (tiers: Expr<readonly string[] | null>, inputs: GatewayInputs) =>
  tiersOr(tiers, () => blockTiers(inputs));

const badGateways = (inputs: GatewayInputs) =>
  x.keysWhere(inputs.gatewayEndpoints, ["service", "gateway"], (_, { tiers }) =>
    x.or(x.not(x.isEmpty(missingTiers(namesOf(tiers), inputs))), x.isEmpty(routed(tiers, inputs))),
  );

/** Of the endpoints' tiers those with a subnet whose route table the network does not tell. */
const tiersWithoutTable = (inputs: GatewayInputs): Expr<string[]> =>
  x.itemsWhere(x.distinct(gatewayTiers(inputs)), "tier", (tier) => x.contains(withoutTable(inputs), tier));

const withoutTable = ({ network }: GatewayInputs): Expr<string[]> =>
  t.named("tiers_without_route_table", () =>
    x.keysWhere(network.tiers, ["tier", "settings"], (_, { subnets }) =>
      x.someEntry(subnets, ["zone", "subnet"], (_, { routeTableId }) => x.isNull(routeTableId)),
    ),
  );

const gatewayTiers = (inputs: GatewayInputs): Expr<string[]> =>
  x.flatten(
    x.listFrom(inputs.gatewayEndpoints, ["service", "gateway"], (_, { tiers }) => routed(tiers, inputs)),
  );

const BARE = { id: "subnet-0123456789abcdef9", cidrBlock: "10.0.99.0/24" };

export const gatewayEndpoints = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "gatewayEndpoints",
      test: (inputs) => x.isEmpty(badGateways(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("gatewayEndpoints")} has the tiers of ${x.shownTexts(badGateways(inputs))} wrong; allowed: one or more of ${x.shownTexts(x.keys(inputs.network.tiers))}.`,
      refused: [
        { gatewayEndpoints: { s3: { tiers: ["office"] } } },
        { gatewayEndpoints: { dynamodb: { tiers: [] } } },
      ],
    },
    {
      on: "gatewayEndpoints",
      // ids of tables that are made in the same apply are not known yet, and need no check
      whereKnown: true,
      test: (inputs) => x.isEmpty(tiersWithoutTable(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("gatewayEndpoints")} has the tiers ${x.shownTexts(tiersWithoutTable(inputs))} with subnets without a ${spell("routeTableId")}; allowed: tiers whose subnets have one, of ${x.shownTexts(x.keys(inputs.network.tiers))}.`,
      refused: [
        {
          gatewayEndpoints: { s3: { tiers: ["bare"] } },
          network: {
            ...SAMPLE_NETWORK,
            tiers: {
              ...SAMPLE_NETWORK.tiers,
              bare: { kind: "isolated", subnets: { "ap-northeast-2a": BARE } },
            },
          },
        },
      ],
    },
    {
      on: "gatewayEndpoints",
      test: (inputs) => x.isEmpty(closed(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("gatewayEndpoints")} has the policy least for ${x.shownTexts(closed(inputs))}, which would let nothing pass; allowed: least with resources, ${spell("awsBuckets")} or ${spell("anonymousReads")}, or with workloads that pull images.`,
      refused: [
        { gatewayEndpoints: { dynamodb: { policy: "least" } } },
        { gatewayEndpoints: { s3: { policy: "least" } }, workloads: {} },
      ],
    },
    {
      on: "gatewayEndpoints",
      test: (inputs) => x.isEmpty(mixed(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("gatewayEndpoints")} has resources of another service under ${x.shownTexts(mixed(inputs))}; allowed: ARNs of buckets under s3, of tables under dynamodb.`,
      refused: [
        { gatewayEndpoints: { dynamodb: { resources: ["arn:aws:s3:::assets"] } } },
        {
          gatewayEndpoints: {
            s3: { resources: ["arn:aws:dynamodb:ap-northeast-2:123456789012:table/orders"] },
          },
        },
      ],
    },
    {
      on: "gatewayEndpoints",
      test: (inputs) => x.isEmpty(misplacedReads(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("gatewayEndpoints")} has ${spell("awsBuckets")} or ${spell("anonymousReads")} under ${x.shownTexts(misplacedReads(inputs))}; allowed: under s3, which has buckets.`,
      refused: [
        { gatewayEndpoints: { dynamodb: { awsBuckets: ["amazon_linux"] } } },
        { gatewayEndpoints: { dynamodb: { anonymousReads: ["arn:aws:s3:::assets"] } } },
      ],
    },
  ],
});

export interface Gateways {
  readonly instances: Instances<unknown, VpcEndpoint>;
  /** The tiers of each. */
  readonly tiers: Expr<Record<string, readonly string[]>>;
}

const BY_DEFAULT: GatewaySettings = {
  tiers: null,
  resources: [],
  awsBuckets: [],
  anonymousReads: [],
  policy: null,
};

interface GatewayGrounds {
  readonly needs: Needs;
  readonly keys: PerimeterKeys;
  readonly preconditions: t.Precondition[];
}

export function routedEndpoints(
  scope: Construct,
  inputs: GatewayInputs & Named,
  { needs, keys, preconditions }: GatewayGrounds,
): Gateways {
  const settings = local(scope, "gateway_settings", gatewaySettings(inputs, needs));
  const ofBlock = tiersOfBlock(scope, inputs);
  const tiers = local(
    scope,
    "gateway_tiers",
    x.mapFrom(settings, ["service", "gateway"], (_, gateway) => tiersOr(gateway.tiers, () => ofBlock)),
  );
  const policies = gatewayPolicies({ scope, inputs, keys }, settings);
  const endpoints = x.mapFrom(tiers, ["service", "tiers"], (service, named) =>
    x.object({
      serviceName: gatewayServiceName(inputs.region, service),
      routeTableIds: routeTables(inputs.network, named),
      policy: x.get(policies, service),
      tags: namedTags(inputs, x.str`${inputs.name}-${service}`),
    }),
  );
  const instances = forEach(scope, VpcEndpoint, "vpc_endpoint_gateway", endpoints, ({ value }) => ({
    vpcId: inputs.network.vpcId,
    vpcEndpointType: "Gateway",
    serviceName: value.serviceName,
    routeTableIds: value.routeTableIds,
    policy: value.policy,
    tags: value.tags,
    preconditions,
  }));
  return { instances, tiers };
}

/** Those that workloads need, and the user's own settings over them. */
function gatewaySettings(inputs: GatewayInputs, { services }: Needs): Expr<Record<string, GatewaySettings>> {
  const needed = x.mapEach(services, ["service"], (service) => ({
    key: service,
    value: x.object<GatewaySettings>(BY_DEFAULT),
    when: isGateway(service),
  }));
  return x.merge(needed, inputs.gatewayEndpoints);
}
