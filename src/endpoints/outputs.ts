/** What the endpoints give, and for people why each is there. */
import type { Route53ResolverEndpoint } from "@cdktf/provider-aws/lib/route53-resolver-endpoint";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Construct } from "constructs";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import type { Output } from "../core/module/block";
import type { Optional } from "../core/resources";
import { local } from "../core/stack/local";
import type { EndpointsInputs, InterfaceSettings, ServiceSettings } from "./endpoints.inputs";
import type { Gateways } from "./gateway-endpoints";
import type { Ids } from "./interface-endpoints";
import type { EndpointsReferenceValue } from "./reference";
import { resolverIps } from "./resolver";
import type { Needs } from "./workloads";

type Settings = Expr<Record<string, InterfaceSettings>>;
type Placement = Expr<Record<string, Record<string, string>>>;

interface Both<T> {
  readonly aws: T;
  readonly others: T;
}

/** Whether the block's own group is needed, and for IPv6 too. */
export function groupNeeds(
  scope: Construct,
  inputs: EndpointsInputs,
  settings: Settings,
): { isNeeded: Expr<boolean>; hasIpv6: Expr<boolean> } {
  const every = <T>(read: (endpoint: Expr<InterfaceSettings | ServiceSettings>) => Expr<T>): Expr<T[]> =>
    x.concat(
      x.listFrom(settings, ["service", "endpoint"], (_, endpoint) => ({
        value: read(endpoint),
      })),
      x.listFrom(inputs.serviceEndpoints, ["name", "endpoint"], (_, endpoint) => ({
        value: read(endpoint),
      })),
    );
  const ofType = (type: Expr<string | null>) =>
    x.ifSet(
      type,
      (type) => x.contains(x.items(["dualstack", "ipv6"]), type),
      () => false,
    );
  return {
    isNeeded: local(
      scope,
      "needs_group",
      x.anyTrue(every<boolean>(({ securityGroupIds }) => x.isNull(securityGroupIds))),
    ),
    hasIpv6: local(
      scope,
      "has_ipv6",
      x.or(
        ofType(inputs.ipAddressType),
        x.anyTrue(every<boolean>(({ ipAddressType }) => ofType(ipAddressType))),
      ),
    ),
  };
}

/** By service: the workloads that need it and what for, or that the user named it. */
export function reasonsOf(
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

export function endpointsReference({
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
    gateways: x.mapFrom(gateways.tiers, ["service", "tiers"], (service, tiers) => ({
      key: service,
      value: x.object({
        id: gateways.instances.at(service, "id"),
        prefixListId: gateways.instances.at(service, "prefixListId"),
        tiers,
      }),
    })),
    securityGroupId: group.attribute("id"),
  });
}

const references = (subnets: Placement, ids: Ids) =>
  x.mapFrom(subnets, ["key", "placed"], (key, placed) => ({
    key,
    value: x.object<{ id: string; zones: readonly string[] }>({
      id: x.get(ids, key),
      zones: x.keys(placed),
    }),
  }));

interface Results {
  readonly ref: Expr<EndpointsReferenceValue>;
  readonly reasons: Expr<Record<string, readonly string[]>>;
  readonly notices: Expr<readonly string[]>;
  readonly ids: Both<Ids>;
  readonly gateways: Gateways;
  readonly group: Optional<SecurityGroup>;
  readonly resolver: Optional<Route53ResolverEndpoint>;
}

export function endpointsOutputs({
  ref,
  reasons,
  notices,
  ids,
  gateways,
  group,
  resolver,
}: Results): Record<string, Output> {
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
