/** A Route 53 Resolver inbound endpoint: where DNS servers of one's own forward to (A2.4). */
import { Route53ResolverEndpoint } from "@cdktf/provider-aws/lib/route53-resolver-endpoint";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Construct } from "constructs";
import { blockEach } from "../core/dynamic";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { forEach, type Optional, optional } from "../core/resources";
import { local } from "../core/stack/local";
import { nameTag } from "../network/tags";
import type { EndpointsInputs } from "./endpoints.inputs";
import { ALL_ZONES, subnetsByZone, tiersOfBlock, tiersOr } from "./placement";

interface Query {
  readonly protocol: string;
  readonly range: string;
}

interface Address {
  readonly subnetId: string;
}

export function inboundResolver(
  scope: Construct,
  inputs: EndpointsInputs,
): Optional<Route53ResolverEndpoint> {
  const { resolver, network } = inputs;
  const isMade = x.ifSet(
    resolver,
    (resolver) => x.isNull(resolver.endpointId),
    () => false,
  );
  const tags = nameTag(inputs, x.str`${inputs.name}-resolver`);
  const group = optional(isMade, (meta) => {
    return new SecurityGroup(scope, "security_group_resolver", {
      ...meta,
      namePrefix: x.tf(x.str`${inputs.name}-resolver-`),
      description: "Inbound resolver: DNS from the ranges of the VPC",
      vpcId: x.tf(network.vpcId),
      tags,
      lifecycle: { createBeforeDestroy: true },
    });
  });
  const securityGroupId = x.tf(group.present("id"));
  forEach(local(scope, "resolver_queries", queries(inputs, isMade)), ({ meta, value }) => {
    return new VpcSecurityGroupIngressRule(scope, "vpc_security_group_ingress_rule_resolver", {
      ...meta,
      securityGroupId,
      description: "DNS from the VPC",
      ipProtocol: x.tf(value.protocol),
      fromPort: 53,
      toPort: 53,
      cidrIpv4: x.tf(value.range),
      tags,
    });
  });
  return optional(isMade, (meta) => {
    const endpoint = new Route53ResolverEndpoint(scope, "route53_resolver_endpoint", {
      ...meta,
      name: x.tf(x.str`${inputs.name}-inbound`),
      direction: "INBOUND",
      securityGroupIds: [securityGroupId],
      ipAddress: [],
      tags,
    });
    blockEach(
      endpoint,
      { name: "ip_address" },
      local(scope, "resolver_addresses", resolverAddresses(scope, inputs)),
      ({ subnetId }) => ({ subnet_id: subnetId }),
    );
    return endpoint;
  });
}

/** A rule for a protocol and a range, under both. */
function queries({ network }: EndpointsInputs, isMade: Expr<boolean>): Expr<Record<string, Query>> {
  const of = (protocol: string) =>
    x.mapEach(network.cidrBlocks, ["range"], (range) => ({
      key: x.str`${protocol}/${range}`,
      value: x.object<Query>({ protocol, range }),
      when: isMade,
    }));
  return x.merge(of("tcp"), of("udp"));
}

function resolverAddresses(scope: Construct, inputs: EndpointsInputs): Expr<Address[]> {
  const { resolver, network } = inputs;
  return x.ifSet(
    resolver,
    (resolver) => {
      const named = tiersOr(resolver.tiers, () => tiersOfBlock(scope, inputs));
      const subnets = subnetsByZone(network, named, resolver.zones, ALL_ZONES);
      return x.listFrom(subnets, ["zone", "id"], (_, id) => ({
        value: x.object<Address>({ subnetId: id }),
      }));
    },
    () => [],
  );
}

/** The addresses to forward to. */
export function resolverIps(resolver: Optional<Route53ResolverEndpoint>): Expr<string[] | null> {
  const addresses = resolver.attribute("ipAddress") as unknown as Expr<
    readonly { readonly ip: string }[] | null
  >;
  return x.ifSet(
    addresses,
    (addresses) => x.listEach(addresses, ["address"], ({ ip }) => ({ value: ip })),
    () => null,
  );
}
