/** Gateway endpoints: routes to S3 and DynamoDB in the route tables of tiers. */
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { Construct } from "constructs";
import type { Precondition } from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { forEach, type Instances } from "../core/resources";
import { local } from "../core/stack/local";
import { namedTags, type Tags } from "../network/tags";
import type { EndpointsInputs, GatewaySettings } from "./endpoints.inputs";
import type { PerimeterKeys } from "./perimeter";
import { routeTables, tiersOfBlock, tiersOr } from "./placement";
import { gatewayPolicies } from "./policies";
import { gatewayServiceName, isGateway } from "./services";
import type { Needs } from "./workloads";

interface GatewayArguments {
  readonly serviceName: string;
  readonly routeTableIds: readonly string[];
  readonly policy: string;
  readonly tags: Tags;
}

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
  readonly precondition: Precondition[];
}

export function gatewayEndpoints(
  scope: Construct,
  inputs: EndpointsInputs,
  { needs, keys, precondition }: GatewayGrounds,
): Gateways {
  const settings = local(scope, "gateway_settings", gatewaySettings(inputs, needs));
  const ofBlock = tiersOfBlock(scope, inputs);
  const tiers = local(
    scope,
    "gateway_tiers",
    x.mapFrom(settings, ["service", "gateway"], (service, gateway) => ({
      key: service,
      value: tiersOr(gateway.tiers, () => ofBlock),
    })),
  );
  const policies = gatewayPolicies({ scope, inputs, keys }, settings);
  const endpoints = x.mapFrom(tiers, ["service", "tiers"], (service, named) => ({
    key: service,
    value: x.object<GatewayArguments>({
      serviceName: gatewayServiceName(inputs.region, service),
      routeTableIds: routeTables(inputs.network, named),
      policy: x.get(policies, service),
      tags: namedTags(inputs, x.str`${inputs.name}-${service}`),
    }),
  }));
  const instances = forEach(endpoints, ({ meta, value }) => {
    return new VpcEndpoint(scope, "vpc_endpoint_gateway", {
      ...meta,
      vpcId: x.tf(inputs.network.vpcId),
      vpcEndpointType: "Gateway",
      serviceName: x.tf(value.serviceName),
      routeTableIds: x.tf(value.routeTableIds) as string[],
      policy: x.tf(value.policy),
      tags: x.tf(value.tags),
      ...(precondition.length > 0 ? { lifecycle: { precondition } } : {}),
    });
  });
  return { instances, tiers };
}

/** Those that workloads need, and the user's own settings over them. */
function gatewaySettings(
  inputs: EndpointsInputs,
  { services }: Needs,
): Expr<Record<string, GatewaySettings>> {
  const needed = x.mapEach(services, ["service"], (service) => ({
    key: service,
    value: x.object<GatewaySettings>(BY_DEFAULT),
    when: isGateway(service),
  }));
  return x.merge(needed, inputs.gatewayEndpoints);
}
