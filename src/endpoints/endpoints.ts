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
import type { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr, Input } from "../core/expressions";
import * as x from "../core/expressions";
import { Block, type Output } from "../core/module/block";
import { isModule } from "../core/module/module-context";
import { areMade, waitingFor } from "../core/resources";
import { local } from "../core/stack/local";
import { type NetworkReferenceValue, networkOnce } from "../network/reference";
import type { GatewayService, InterfaceService } from "./catalogue";
import { endpointGroup } from "./endpoint-group";
import { endpointsContract } from "./endpoints.contract";
import type { EndpointsShape } from "./endpoints.inputs";
import type { EndpointsProps, GatewayEndpoint, InterfaceEndpoint } from "./endpoints.props";
import { gatewayEndpoints } from "./gateway-endpoints";
import { interfaceArguments, interfaceSettings, placement, serviceArguments } from "./interface-arguments";
import { interfaceEndpoints, serviceEndpoints } from "./interface-endpoints";
import { endpointsOutputs, endpointsReference, groupNeeds, reasonsOf } from "./outputs";
import { perimeterKeys } from "./perimeter";
import type { EndpointsReferenceValue } from "./reference";
import { regionNotices } from "./regions";
import { inboundResolver } from "./resolver";
import { declareCatalogue } from "./services";
import { workloadNeeds } from "./workloads";

type ByService<Service extends string, T> = Input<{ readonly [S in Service]?: T }>;

/** The props, with the services that AWS has as keys. */
export type TypedEndpointsProps = Omit<EndpointsProps, "interfaceEndpoints" | "gatewayEndpoints"> & {
  /** Further interface endpoints by the service's short name; or settings for one that a workload needs. */
  readonly interfaceEndpoints?: ByService<InterfaceService, InterfaceEndpoint>;
  /** Gateway endpoints; or settings for one that a workload needs. */
  readonly gatewayEndpoints?: ByService<GatewayService, GatewayEndpoint>;
};

export class Endpoints extends Block<EndpointsShape> {
  /** The endpoints as other blocks take them. */
  readonly ref: Expr<EndpointsReferenceValue>;
  /** Why each endpoint is there, by service. */
  readonly reasons: Expr<Record<string, readonly string[]>>;
  private readonly results: Readonly<Record<string, Output>>;
  private readonly made: readonly VpcEndpoint[];

  constructor(scope: Construct, id: string, props: TypedEndpointsProps) {
    super(scope, id, endpointsContract, props);
    const { inputs, preconditions } = this;
    this.refuseUnknownKeys();
    declareCatalogue(this);
    const needs = workloadNeeds(this, inputs.region, inputs.workloads);
    const settings = interfaceSettings(this, inputs, needs);
    const subnets = {
      aws: placement(this, "interface", inputs, settings),
      others: placement(this, "service", inputs, inputs.serviceEndpoints),
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

    const gateways = gatewayEndpoints(this, inputs, { needs, keys, precondition: preconditions });
    const first = gateways.instances.resource === undefined ? [] : [gateways.instances.resource];
    const made = {
      aws: interfaceEndpoints(this, inputs, aws, preconditions, first),
      others: serviceEndpoints(this, inputs, others, preconditions),
    };
    const ids = { aws: made.aws.ids, others: made.others.ids };
    const resolver = inboundResolver(this, inputs);

    this.reasons = reasonsOf(this, inputs, needs);
    const { resources: interfaces } = made.aws;
    this.made = [...first, ...interfaces, ...made.others.resources];
    this.ref = endpointsReference({ inputs, subnets, ids, gateways, group });
    const notices = regionNotices(this, inputs.region);
    this.warn(notices);
    this.results = endpointsOutputs({
      ref: this.ref,
      reasons: this.reasons,
      notices,
      ids,
      gateways,
      group,
      resolver,
    });
  }

  /** The network with its endpoints: what starts in it, and calls them, waits for them. */
  get network(): Expr<NetworkReferenceValue> {
    return networkOnce(local(this, "are_made", areMade(this.made)), this.inputs.network);
  }

  outputs(): Readonly<Record<string, Output>> {
    const description =
      "The network with its endpoints, for what starts in it and calls them: it waits for the endpoints.";
    return { ...this.results, network: { value: this.network, description } };
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
