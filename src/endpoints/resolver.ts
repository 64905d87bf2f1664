/** Names that lead to endpoints, and the Route 53 Resolver inbound endpoint where DNS servers of one's own forward to. */
import { Route53ResolverEndpoint } from "@cdktf/provider-aws/lib/route53-resolver-endpoint";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { blocks } from "../core/nested-blocks";
import { forEach, type Optional, optional } from "../core/resources";
import { local } from "../core/stack/local";
import { isAmong } from "../network/placement";
import { type Named, nameTag } from "../network/tags";
import { interfaceEndpoints, someSqs } from "./interface-endpoints";
import {
  ALL_ZONES,
  blockTiers,
  oneInEach,
  placement,
  SAMPLE_NETWORK,
  subnetsByZone,
  tiersOfBlock,
  tiersOr,
  zonesOf,
} from "./placement";
import { serviceEndpoints } from "./service-endpoints";
import { mayHavePrivateName } from "./services";
import { workloads } from "./workloads";

const resolverType = t
  .shape("EndpointResolver", {
    endpointId: t
      .awsId("rslvr-in")
      .describe("An inbound endpoint that is there already; nothing is made then.")
      .optional(),
    tiers: t
      .setOf(t.text(), "tier")
      .describe("Tiers of its subnets, one in a zone; default: the block's.")
      .optional(),
    zones: t
      .setOf(t.zoneName(), "zone")
      .describe("Its zones, two at least; default: all of its tiers.")
      .optional(),
  })
  .describe("A Route 53 Resolver inbound endpoint, for DNS servers of one's own to forward to.");

const needs = [placement, workloads, interfaceEndpoints, serviceEndpoints] as const;
const inputs = {
  resolver: resolverType.optional(),
};
type Resolver = Expr<t.Infer<typeof resolverType>>;
type ResolverInputs = t.InputsOf<typeof inputs, typeof needs>;

/** The zones of the resolver's subnets. */
const resolverZones = ({ tiers }: Resolver, inputs: ResolverInputs): Expr<string[]> =>
  zonesOf(
    tiersOr(tiers, () => blockTiers(inputs)),
    inputs,
  );

/** Whether one of somebody else's is named, or each zone of its own has one subnet. */
const isPlaced = (resolver: Resolver, inputs: ResolverInputs): Expr<boolean> =>
  x.or(
    x.isSet(resolver.endpointId),
    oneInEach(resolverZones(resolver, inputs), 2, (zone) => isAmong(resolver.zones, zone)),
  );

/** Whether some endpoint answers to its service's own name. */
const hasPrivateNames = (inputs: ResolverInputs): Expr<boolean> =>
  x.or(x.and(inputs.privateDns, wouldHaveNames(inputs)), asksForNames(inputs));

/** Whether there are endpoints that the block's own setting is for. */
const wouldHaveNames = ({ interfaceEndpoints, workloads }: ResolverInputs): Expr<boolean> =>
  t.named("has_endpoints_with_names", () => {
    const own = x.listFrom(interfaceEndpoints, ["service", "endpoint"], (service, { privateDns }) =>
      x.and(x.isNull(privateDns), mayHavePrivateName(service)),
    );
    return x.or(x.ne(x.length(workloads), 0), x.anyTrue(own));
  });

/** Whether an endpoint asks for its name by itself. */
const asksForNames = ({ interfaceEndpoints, serviceEndpoints }: ResolverInputs): Expr<boolean> =>
  t.named("asks_for_private_names", () => {
    const own = x.listFrom(interfaceEndpoints, ["service", "endpoint"], (_, { privateDns }) =>
      x.orElse(privateDns, false),
    );
    const others = x.listFrom(serviceEndpoints, ["name", "endpoint"], (_, { privateDns }) => privateDns);
    return x.anyTrue(x.concat(own, others));
  });

export const resolver = t.concern({
  needs,
  inputs,
  rules: [
    // Amazon Route 53 Developer Guide, "Values that you specify when you create or edit inbound endpoints".
    {
      on: "resolver",
      test: (inputs) => x.isNullOr(inputs.resolver, (resolver) => isPlaced(resolver, inputs)),
      message: (inputs) =>
        x.attempt(
          () =>
            x.str`resolver has tiers with subnets in ${x.shownList(resolverZones(x.nonNull(inputs.resolver), inputs))}; allowed: one subnet in each of two zones at least, of one tier of the network.`,
          "",
        ),
      refused: [
        { resolver: { zones: ["ap-northeast-2a"] } },
        { resolver: { zones: [] } },
        { resolver: { tiers: [] } },
        { resolver: { tiers: ["office"] } },
        { resolver: { tiers: ["private", "isolated"] } },
      ],
    },
    // AWS PrivateLink Guide, "Access an AWS service using an interface VPC endpoint": prerequisites.
    {
      on: "privateDns",
      test: (inputs) =>
        x.or(x.and(inputs.network.dns.support, inputs.network.dns.hostnames), x.not(hasPrivateNames(inputs))),
      message: ({ network: { dns } }, spell) =>
        x.str`${spell("privateDns")} needs the VPC's DNS, which has support ${dns.support} and hostnames ${dns.hostnames}; allowed: both true. Set ${spell("dnsSupport")} and ${spell("dnsHostnames")} of the network, or no private names.`,
      refused: [
        { network: { ...SAMPLE_NETWORK, dns: { support: false } } },
        { network: { ...SAMPLE_NETWORK, dns: { hostnames: false } } },
        {
          network: { ...SAMPLE_NETWORK, dns: { hostnames: false } },
          privateDns: false,
          ...someSqs({ privateDns: true }),
        },
        { network: { ...SAMPLE_NETWORK, dns: { hostnames: false } }, workloads: {}, ...someSqs({}) },
      ],
    },
    // Amazon ECS Developer Guide, "Amazon ECS interface VPC endpoints": only Amazon-provided DNS, else conditional forwarding.
    {
      on: "privateDns",
      test: (inputs) =>
        x.or(x.isEmpty(inputs.network.dns.servers), x.isSet(inputs.resolver), x.not(hasPrivateNames(inputs))),
      message: ({ network: { dns } }, spell) =>
        x.str`${spell("privateDns")} needs the VPC's resolver, but the network has the DNS servers ${x.shownTexts(dns.servers)}; allowed: those with a resolver that they forward to. Set resolver to {}, or name the one that is there by ${spell("endpointId")}.`,
      refused: [
        { network: { ...SAMPLE_NETWORK, dns: { servers: ["10.0.0.53"] } } },
        {
          network: { ...SAMPLE_NETWORK, dns: { servers: ["10.0.0.53", "10.0.1.53"] } },
          workloads: {},
          ...someSqs({}),
        },
      ],
    },
  ],
});

export function inboundResolver(
  scope: Construct,
  inputs: ResolverInputs & Named,
): Optional<Route53ResolverEndpoint> {
  const { resolver, network } = inputs;
  const isMade = x.isSetAnd(resolver, (resolver) => x.isNull(resolver.endpointId));
  const tags = nameTag(inputs, x.str`${inputs.name}-resolver`);
  const group = optional(scope, SecurityGroup, "security_group_resolver", isMade, () => ({
    namePrefix: x.str`${inputs.name}-resolver-`,
    description: "Inbound resolver: DNS from the ranges of the VPC",
    vpcId: network.vpcId,
    tags,
    lifecycle: { createBeforeDestroy: true },
  }));
  const securityGroupId = group.present("id");
  forEach(
    scope,
    VpcSecurityGroupIngressRule,
    "vpc_security_group_ingress_rule_resolver",
    local(scope, "resolver_queries", queries(inputs, isMade)),
    ({ value }) => ({
      securityGroupId,
      description: "DNS from the VPC",
      ipProtocol: value.protocol,
      fromPort: 53,
      toPort: 53,
      cidrIpv4: value.range,
      tags,
    }),
  );
  return optional(scope, Route53ResolverEndpoint, "route53_resolver_endpoint", isMade, () => ({
    name: x.str`${inputs.name}-inbound`,
    direction: "INBOUND",
    securityGroupIds: [securityGroupId],
    ipAddress: blocks(
      local(scope, "resolver_addresses", resolverAddresses(scope, inputs)),
      ({ subnetId }) => ({ subnetId }),
    ),
    tags,
  }));
}

/** A rule for a protocol and a range, under both. */
function queries({ network }: ResolverInputs, isMade: Expr<boolean>) {
  const of = (protocol: string) =>
    x.mapEach(network.cidrBlocks, ["range"], (range) => ({
      key: x.str`${protocol}/${range}`,
      value: x.object({ protocol, range }),
      when: isMade,
    }));
  return x.merge(of("tcp"), of("udp"));
}

function resolverAddresses(scope: Construct, inputs: ResolverInputs) {
  const { resolver, network } = inputs;
  return x.ifSet(
    resolver,
    (resolver) => {
      const named = tiersOr(resolver.tiers, () => tiersOfBlock(scope, inputs));
      const subnets = subnetsByZone(network, named, resolver.zones, ALL_ZONES);
      return x.listFrom(subnets, ["zone", "id"], (_, id) => x.object({ subnetId: id }));
    },
    [],
  );
}

/** The addresses to forward to. */
export function resolverIps(resolver: Optional<Route53ResolverEndpoint>): Expr<string[] | null> {
  const addresses = resolver.typed<readonly { readonly ip: string }[]>("ipAddress");
  return x.ifSet(addresses, (addresses) => x.listEach(addresses, ["address"], ({ ip }) => ip));
}
