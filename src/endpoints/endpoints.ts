/** The block `endpoints`. */
import type { Route53ResolverEndpoint } from "@cdktf/provider-aws/lib/route53-resolver-endpoint";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr, Input } from "../core/expressions";
import * as x from "../core/expressions";
import { Block, defineBlock, type Outputs } from "../core/module/block";
import { areMade, type Optional, waitingFor } from "../core/resources";
import { local } from "../core/stack/local";
import { isModule } from "../core/stack/module-context";
import { type NetworkReferenceValue, networkOnce, networkReference } from "../network/reference";
import type { GatewayService, InterfaceService } from "./catalogue";
import { endpointGroup, groupNeeds } from "./endpoint-group";
import type {
  EndpointsProps,
  EndpointsResources,
  GatewayEndpoint,
  InterfaceEndpoint,
} from "./endpoints.props";
import { type Gateways, gatewayEndpoints, routedEndpoints } from "./gateway-endpoints";
import { interfaceArguments, interfaceEndpoints, interfaceSettings } from "./interface-endpoints";
import { perimeter, perimeterKeys } from "./perimeter";
import { endpointSubnets, type Placement } from "./placed";
import { placement, SAMPLE_NETWORK } from "./placement";
import { type EndpointsReferenceValue, endpointsReference } from "./reference";
import { regionNotices } from "./regions";
import { inboundResolver, resolver, resolverIps } from "./resolver";
import { serviceArguments, serviceEndpoints } from "./service-endpoints";
import { declareCatalogue } from "./services";
import { endpointPlaces, type Ids, orderedEndpoints, otherEndpoints } from "./vpc-endpoints";
import { type Needs, workloadNeeds, workloads } from "./workloads";

const name = t.concern({
  inputs: {
    name: t.blockName().describe("The beginning of the names of what belongs to the block."),
  },
});
const tags = t.concern({ inputs: { tags: t.tags() } });

const contract = t.contract({
  name: "endpoints",
  concerns: [
    name,
    placement,
    workloads,
    interfaceEndpoints,
    serviceEndpoints,
    gatewayEndpoints,
    endpointPlaces,
    perimeter,
    resolver,
    tags,
  ],
  example: {
    name: "main",
    network: SAMPLE_NETWORK,
    region: "ap-northeast-2",
    tiers: ["private"],
    workloads: { web: { launchType: "fargate", secrets: true } },
  },
});

type EndpointsInputs = t.Inputs<typeof contract.inputs>;

type ByService<Service extends string, T> = Input<{ readonly [S in Service]?: T }>;

/** The props, with the services that AWS has as keys. */
export type TypedEndpointsProps = Omit<EndpointsProps, "interfaceEndpoints" | "gatewayEndpoints"> & {
  /** Further interface endpoints by the service's short name; or settings for one that a workload needs. */
  readonly interfaceEndpoints?: ByService<InterfaceService, InterfaceEndpoint>;
  /** Gateway endpoints; or settings for one that a workload needs. */
  readonly gatewayEndpoints?: ByService<GatewayService, GatewayEndpoint>;
};

/**
 * VPC endpoints: gateway and interface endpoints, named by service or derived from what runs.
 *
 *     const endpoints = new Endpoints(this, "endpoints", {
 *       name: "shop-dev",
 *       network: network.ref,
 *       region: "ap-northeast-2",
 *       tiers: ["private"],
 *       workloads: { web: { launchType: "fargate", secrets: true, exec: true } },
 *     });
 */
export class Endpoints extends Block<typeof contract.inputs, EndpointsResources> {
  /** The endpoints as other blocks take them. */
  readonly ref: t.Reference<EndpointsReferenceValue>;
  /** Why each endpoint is there, by service. */
  readonly reasons: t.Reference<Readonly<Record<string, readonly string[]>>>;
  protected readonly results: Outputs;
  private readonly made: readonly VpcEndpoint[];

  constructor(scope: Construct, id: string, props: TypedEndpointsProps) {
    super(scope, id, contract, props);
    const { inputs, preconditions } = this;
    this.refuseUnknownKeys();
    declareCatalogue(this);
    const needs = workloadNeeds(this, inputs.region, inputs.workloads);
    const settings = interfaceSettings(this, inputs, needs);
    const subnets = {
      aws: endpointSubnets(this, "interface", inputs, settings),
      others: endpointSubnets(this, "service", inputs, inputs.serviceEndpoints),
    };
    const { group, rules } = endpointGroup(this, { inputs, ...groupNeeds(this, inputs, settings) });
    // an endpoint that is there lets its clients in
    const groupId = local(this, "group_id", waitingFor(group.present("id"), rules));
    const keys = perimeterKeys(this, inputs.perimeter);
    const aws = interfaceArguments(this, settings, { inputs, subnets: subnets.aws, groupId, keys });
    const others = serviceArguments(this, inputs.serviceEndpoints, {
      inputs,
      subnets: subnets.others,
      groupId,
    });

    const gateways = routedEndpoints(this, inputs, { needs, keys, preconditions });
    const first = gateways.instances.resource === undefined ? [] : [gateways.instances.resource];
    const made = {
      aws: orderedEndpoints(this, inputs, aws, preconditions, first),
      others: otherEndpoints(this, inputs, others, preconditions),
    };
    const ids = { aws: made.aws.ids, others: made.others.ids };
    const resolver = inboundResolver(this, inputs);

    const reasons = reasonsOf(this, inputs, needs);
    this.reasons = t.reference(this, "reasons", t.mapOf(t.listOf(t.text())), reasons);
    const { resources: interfaces } = made.aws;
    this.made = [...first, ...interfaces, ...made.others.resources];
    const ref = referenceOf({ inputs, subnets, ids, gateways, group });
    this.ref = t.reference(this, "ref", endpointsReference, ref);
    const notices = regionNotices(this, inputs.region);
    this.warn(notices);
    this.results = endpointsOutputs({
      ref,
      reasons,
      notices,
      ids,
      gateways,
      group,
      resolver,
    });
  }

  /** The network with its endpoints: what starts in it, and calls them, waits for them. */
  get network(): t.Reference<NetworkReferenceValue> {
    return t.reference(this, "network", networkReference, this.networkOnceMade());
  }

  /** The interface endpoints' security group, for clients' egress rules. */
  get securityGroupId(): string {
    const { securityGroupId } = this.ref;
    if (securityGroupId === undefined)
      throw new Error(`${this.node.path}: there is no security group, since each endpoint has its own.`);
    return securityGroupId;
  }

  /** The prefix list of a gateway endpoint's service, for clients' egress rules: of `s3` or `dynamodb`. */
  prefixListId(service: string): string {
    return t.get(this.ref.gateways, service).prefixListId as string;
  }

  private networkOnceMade(): Expr<NetworkReferenceValue> {
    return networkOnce(local(this, "are_made", areMade(this.made)), this.inputs.network);
  }

  override outputs(): Outputs {
    const description =
      "The network with its endpoints, for what starts in it and calls them: it waits for the endpoints.";
    return { ...this.results, network: { value: this.networkOnceMade(), description } };
  }

  /** Keys become addresses and names: a map that is a token as a whole has none. */
  private refuseUnknownKeys(): void {
    if (isModule(this)) return;
    const { workloads, interfaceEndpoints, gatewayEndpoints, serviceEndpoints } = this.inputs;
    const maps = { workloads, interfaceEndpoints, gatewayEndpoints, serviceEndpoints };
    const unknown = Object.entries(maps).filter(([, map]) => !x.isKnown(x.keys(map)));
    if (unknown.length === 0) return;
    throw new t.InputError(
      this.node.path,
      unknown.map(([name]) => `${name} is not known while synthesizing; allowed: a map whose keys are.`),
    );
  }

  private warn(notices: Expr<readonly string[]>): void {
    if (!x.isKnown(notices)) return;
    for (const notice of x.knownValue(notices)) Annotations.of(this).addWarning(notice);
  }
}

export const endpointsBlock = defineBlock(__filename, {
  construct: Endpoints,
  contract,
});

interface Both<T> {
  readonly aws: T;
  readonly others: T;
}

/** By service: the workloads that need it and what for, or that the user named it. */
function reasonsOf(
  scope: Construct,
  inputs: EndpointsInputs,
  { reasons }: Needs,
): Expr<Record<string, readonly string[]>> {
  const services = x.distinct(
    x.concat(x.keys(reasons), x.keys(inputs.interfaceEndpoints), x.keys(inputs.gatewayEndpoints)),
  );
  return local(
    scope,
    "reasons",
    x.mapEach(services, ["service"], (service) => ({
      key: service,
      value: x.lookup(reasons, service, ["named in the configuration"]),
    })),
  );
}

interface ReferenceArguments {
  readonly inputs: EndpointsInputs;
  readonly subnets: Both<Placement>;
  readonly ids: Both<Ids>;
  readonly gateways: Gateways;
  readonly group: Optional<SecurityGroup>;
}

function referenceOf({
  inputs,
  subnets,
  ids,
  gateways,
  group,
}: ReferenceArguments): Expr<EndpointsReferenceValue> {
  return x.object<EndpointsReferenceValue>({
    vpcId: inputs.network.vpcId,
    region: inputs.region,
    interfaces: references(subnets.aws, ids.aws),
    services: references(subnets.others, ids.others),
    gateways: x.mapFrom(gateways.tiers, ["service", "tiers"], (service, tiers) =>
      x.object({
        id: gateways.instances.at(service, "id"),
        prefixListId: gateways.instances.at(service, "prefixListId"),
        tiers,
      }),
    ),
    securityGroupId: group.attribute("id"),
  });
}

const references = (subnets: Placement, ids: Ids) =>
  x.mapFrom(subnets, ["key", "placed"], (key, placed) =>
    x.object<{ id: string; zones: readonly string[] }>({
      id: x.get(ids, key),
      zones: x.keys(placed),
    }),
  );

interface Results {
  readonly ref: Expr<EndpointsReferenceValue>;
  readonly reasons: Expr<Record<string, readonly string[]>>;
  readonly notices: Expr<readonly string[]>;
  readonly ids: Both<Ids>;
  readonly gateways: Gateways;
  readonly group: Optional<SecurityGroup>;
  readonly resolver: Optional<Route53ResolverEndpoint>;
}

function endpointsOutputs({ ref, reasons, notices, ids, gateways, group, resolver }: Results): Outputs {
  return {
    endpoints: {
      value: ref,
      description:
        "The endpoints as other blocks take them: ids and zones by service, gateways, security group.",
    },
    interface_endpoint_ids: { value: ids.aws, description: "Ids of the interface endpoints, by service." },
    service_endpoint_ids: {
      value: ids.others,
      description: "Ids of the endpoints of other services, by the names that they were given.",
    },
    gateway_endpoint_ids: {
      value: gateways.instances.attribute("id"),
      description: "Ids of the gateway endpoints, by service: `s3` for `aws:SourceVpce` in bucket policies.",
    },
    security_group_id: {
      value: group.attribute("id"),
      description: "The interface endpoints' security group, or null where each has its own.",
    },
    reasons: {
      value: reasons,
      description: "Why each endpoint is there, by service: the workloads that need it and what for.",
    },
    notices: {
      value: notices,
      description: "What a reader should know: a region that is not known, and what was assumed of it.",
    },
    resolver_ips: {
      value: resolverIps(resolver),
      description: "Addresses of the inbound resolver, to forward to; null where none is made.",
    },
  };
}
