/** Rules between the inputs of the endpoints block, beside those of tiers and zones. */
import type { CrossRule } from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import type { EndpointsInputs, EndpointsShape } from "./endpoints.inputs";
import { otherRegionRules } from "./other-regions";
import { blockTiers, tiersOr } from "./placement";
import { oneInEach, type SampleNetwork, zonesOf } from "./placement.rules";
import { isReady } from "./policies";
import { hasPrivateName, mayHavePrivateName } from "./services";
import { readsLayers } from "./workloads";

type Rule = CrossRule<EndpointsShape>;

export const crossRules = (network: SampleNetwork): Rule[] => [
  ...otherRegionRules,
  knownLeast,
  usefulLeast,
  resourcesOfService,
  readsOfBuckets,
  inboundNames,
  ownNames,
  resolverSubnets,
  ipv6Ranges,
  namesResolve(network),
  ownServers(network),
];

const someSqs = (settings: object) => ({ interfaceEndpoints: { sqs: settings } });
const notReady = ({ interfaceEndpoints }: EndpointsInputs) =>
  x.listFrom(interfaceEndpoints, ["service", "endpoint"], (service, { policy }) => ({
    value: service,
    when: x.and(x.eq(policy, "least"), x.not(isReady(service))),
  }));

const knownLeast: Rule = {
  on: "interfaceEndpoints",
  test: (inputs) => x.isEmpty(notReady(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("interfaceEndpoints")} has the policy least for ${x.jsonEncode(notReady(inputs))}; allowed: "perimeter", "full" or a document of yours, since only services that ECS and Systems Manager's agent use have a ready-made one.`,
  refused: [someSqs({ policy: "least" })],
};

/** Gateways whose least policy would let nothing pass. */
const closed = ({ gatewayEndpoints, workloads }: EndpointsInputs) =>
  x.listFrom(
    gatewayEndpoints,
    ["service", "gateway"],
    (service, { policy, resources, awsBuckets, anonymousReads }) => ({
      value: service,
      when: x.and(
        x.eq(policy, "least"),
        x.isEmpty(resources),
        x.isEmpty(awsBuckets),
        x.isEmpty(anonymousReads),
        x.not(x.and(x.eq(service, "s3"), readsLayers(workloads))),
      ),
    }),
  );

const usefulLeast: Rule = {
  on: "gatewayEndpoints",
  test: (inputs) => x.isEmpty(closed(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("gatewayEndpoints")} has the policy least for ${x.jsonEncode(closed(inputs))}, which would let nothing pass; allowed: least with resources, ${spell("awsBuckets")} or ${spell("anonymousReads")}, or with workloads that pull images.`,
  refused: [
    { gatewayEndpoints: { dynamodb: { policy: "least" } } },
    { gatewayEndpoints: { s3: { policy: "least" } }, workloads: {} },
  ],
};

/** Gateways with resources of the other service. */
const mixed = ({ gatewayEndpoints }: EndpointsInputs) =>
  x.listFrom(gatewayEndpoints, ["service", "gateway"], (service, { resources }) => ({
    value: service,
    when: x.anyTrue(serviceOf(resources, service)),
  }));

const serviceOf = (resources: Expr<readonly string[]>, service: Expr<string>) =>
  x.listEach(resources, ["resource"], (resource) => ({
    value: x.not(x.contains(x.split(":", resource), service)),
  }));

const resourcesOfService: Rule = {
  on: "gatewayEndpoints",
  test: (inputs) => x.isEmpty(mixed(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("gatewayEndpoints")} has resources of another service under ${x.jsonEncode(mixed(inputs))}; allowed: ARNs of buckets under s3, of tables under dynamodb.`,
  refused: [
    { gatewayEndpoints: { dynamodb: { resources: ["arn:aws:s3:::assets"] } } },
    {
      gatewayEndpoints: { s3: { resources: ["arn:aws:dynamodb:ap-northeast-2:123456789012:table/orders"] } },
    },
  ],
};

/** Reads of buckets, asked of another service. */
const misplacedReads = ({ gatewayEndpoints }: EndpointsInputs) =>
  x.listFrom(gatewayEndpoints, ["service", "gateway"], (service, { awsBuckets, anonymousReads }) => ({
    value: service,
    when: x.and(x.ne(service, "s3"), x.or(x.not(x.isEmpty(awsBuckets)), x.not(x.isEmpty(anonymousReads)))),
  }));

const readsOfBuckets: Rule = {
  on: "gatewayEndpoints",
  test: (inputs) => x.isEmpty(misplacedReads(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("gatewayEndpoints")} has ${spell("awsBuckets")} or ${spell("anonymousReads")} under ${x.jsonEncode(misplacedReads(inputs))}; allowed: under s3, which has buckets.`,
  refused: [
    { gatewayEndpoints: { dynamodb: { awsBuckets: ["amazon_linux"] } } },
    { gatewayEndpoints: { dynamodb: { anonymousReads: ["arn:aws:s3:::assets"] } } },
  ],
};

/** AWS PrivateLink Guide, "AWS PrivateLink for Amazon S3": the option needs the VPC's gateway endpoint. */
const inboundOnly = ({ interfaceEndpoints, gatewayEndpoints }: EndpointsInputs) =>
  x.listFrom(interfaceEndpoints, ["service", "endpoint"], (service, { dns }) => ({
    value: service,
    when: x.ifSet(
      dns,
      (dns) =>
        x.and(
          dns.onlyForInboundResolver,
          x.not(x.and(x.eq(service, "s3"), x.contains(x.keys(gatewayEndpoints), "s3"))),
        ),
      () => false,
    ),
  }));

const inboundNames: Rule = {
  on: "interfaceEndpoints",
  test: (inputs) => x.isEmpty(inboundOnly(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("interfaceEndpoints")} has ${spell("onlyForInboundResolver")} for ${x.jsonEncode(inboundOnly(inputs))}; allowed: for s3 with an s3 in ${spell("gatewayEndpoints")}, which the VPC itself then uses.`,
  refused: [
    someSqs({ dns: { onlyForInboundResolver: true } }),
    { interfaceEndpoints: { s3: { dns: { onlyForInboundResolver: true } } } },
  ],
};

/** Endpoints that are to have a name that their service does not give. */
const nameless = ({ interfaceEndpoints }: EndpointsInputs) =>
  x.listFrom(interfaceEndpoints, ["service", "endpoint"], (service, { privateDns }) => ({
    value: service,
    when: x.and(
      x.orElse(privateDns, () => false),
      x.not(mayHavePrivateName(service)),
    ),
  }));

const ownNames: Rule = {
  on: "interfaceEndpoints",
  test: (inputs) => x.isEmpty(nameless(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("interfaceEndpoints")} has ${spell("privateDns")} for ${x.jsonEncode(nameless(inputs))}; allowed: false, or left out, for services without a private name. Clients take the endpoint's own name.`,
  refused: [{ interfaceEndpoints: { "dynamodb-streams": { privateDns: true } } }],
};

const withoutIpv6 = ({ network }: EndpointsInputs): Expr<string[]> =>
  x.flatten(
    x.listFrom(network.tiers, ["tier", "settings"], (tier, { kind, subnets }) => ({
      value: x.listFrom(subnets, ["zone", "subnet"], (zone, { ipv6CidrBlock }) => ({
        value: x.str`${tier}/${zone}`,
        when: x.isNull(ipv6CidrBlock),
      })),
      when: x.ne(kind, "public"),
    })),
  );

const isIpv6 = (type: Expr<string | null>): Expr<boolean> =>
  x.ifSet(
    type,
    (type) => x.ne(type, "ipv4"),
    () => false,
  );

const asksIpv6 = ({ ipAddressType, interfaceEndpoints }: EndpointsInputs): Expr<boolean> =>
  x.or(
    isIpv6(ipAddressType),
    x.anyTrue(
      x.listFrom(interfaceEndpoints, ["service", "endpoint"], (_, endpoint) => ({
        value: isIpv6(endpoint.ipAddressType),
      })),
    ),
  );

const ipv6Ranges: Rule = {
  on: "ipAddressType",
  // ranges that are made in the same apply are not known yet, and need no check
  whereKnown: true,
  test: (inputs) => x.or(x.not(asksIpv6(inputs)), x.isEmpty(withoutIpv6(inputs))),
  message: (inputs, spell) =>
    x.str`${spell("ipAddressType")} is ${x.jsonEncode(inputs.ipAddressType)}, or that of an endpoint is IPv6, but subnets have no IPv6 range: ${x.jsonEncode(withoutIpv6(inputs))}; allowed: "ipv4", or a network with IPv6.`,
  refused: [
    { ipAddressType: "dualstack" },
    { ipAddressType: "ipv6" },
    someSqs({ ipAddressType: "dualstack" }),
  ],
};

/** The zones of the resolver's subnets. */
const resolverZones = (inputs: EndpointsInputs): Expr<string[]> =>
  x.ifSet(
    inputs.resolver,
    (resolver) => {
      const { tiers, zones } = resolver;
      return zonesOf(
        tiersOr(tiers, () => blockTiers(inputs)),
        inputs,
        zones,
      );
    },
    none,
  );

const none = () => [];

/** Amazon Route 53 Developer Guide, "Values that you specify when you create or edit inbound endpoints". */
const resolverSubnets: Rule = {
  on: "resolver",
  test: (inputs) => x.or(x.isNull(inputs.resolver), holdsId(inputs), oneInEach(resolverZones(inputs), 2)),
  message: (inputs) =>
    x.str`resolver has subnets in ${x.jsonEncode(resolverZones(inputs))}; allowed: one subnet in each of two zones at least, of one tier of the network.`,
  refused: [
    { resolver: { zones: ["ap-northeast-2a"] } },
    { resolver: { zones: [] } },
    { resolver: { tiers: [] } },
    { resolver: { tiers: ["office"] } },
    { resolver: { tiers: ["private", "isolated"] } },
  ],
};

const holdsId = ({ resolver }: EndpointsInputs): Expr<boolean> =>
  x.ifSet(
    resolver,
    (resolver) => x.isSet(resolver.endpointId),
    () => false,
  );

/** Whether some endpoint answers to its service's own name. */
const hasPrivateNames = ({
  privateDns,
  interfaceEndpoints,
  serviceEndpoints,
  workloads,
}: EndpointsInputs): Expr<boolean> => {
  const own = x.listFrom(interfaceEndpoints, ["service", "endpoint"], (service, endpoint) => ({
    value: hasPrivateName(service, endpoint, privateDns),
  }));
  const others = x.listFrom(serviceEndpoints, ["name", "endpoint"], (_, endpoint) => ({
    value: endpoint.privateDns,
  }));
  return x.or(x.and(privateDns, x.ne(x.length(workloads), 0)), x.anyTrue(own), x.anyTrue(others));
};

/** AWS PrivateLink Guide, "Access an AWS service using an interface VPC endpoint": prerequisites. */
const namesResolve = (network: SampleNetwork): Rule => ({
  on: "privateDns",
  test: (inputs) =>
    x.or(x.and(inputs.network.dns.support, inputs.network.dns.hostnames), x.not(hasPrivateNames(inputs))),
  message: ({ network: { dns } }, spell) =>
    x.str`${spell("privateDns")} needs the VPC's DNS, which has support ${dns.support} and hostnames ${dns.hostnames}; allowed: both true. Set ${spell("dnsSupport")} and ${spell("dnsHostnames")} of the network, or no private names.`,
  refused: [
    { network: { ...network, dns: { support: false } } },
    { network: { ...network, dns: { hostnames: false } } },
    {
      network: { ...network, dns: { hostnames: false } },
      privateDns: false,
      ...someSqs({ privateDns: true }),
    },
    { network: { ...network, dns: { hostnames: false } }, workloads: {}, ...someSqs({}) },
  ],
});

/** Amazon ECS Developer Guide, "Amazon ECS interface VPC endpoints": only Amazon-provided DNS, else conditional forwarding. */
const ownServers = (network: SampleNetwork): Rule => ({
  on: "privateDns",
  test: (inputs) =>
    x.or(x.isEmpty(inputs.network.dns.servers), x.isSet(inputs.resolver), x.not(hasPrivateNames(inputs))),
  message: ({ network: { dns } }, spell) =>
    x.str`${spell("privateDns")} needs the VPC's resolver, but the network has the DNS servers ${x.jsonEncode(dns.servers)}; allowed: those with a resolver that they forward to. Set resolver to {}, or name the one that is there by ${spell("endpointId")}.`,
  refused: [
    { network: { ...network, dns: { servers: ["10.0.0.53"] } } },
    { network: { ...network, dns: { servers: ["10.0.0.53", "10.0.1.53"] } }, workloads: {}, ...someSqs({}) },
  ],
});
