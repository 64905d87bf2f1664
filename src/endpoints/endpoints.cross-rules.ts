/** Rules between the inputs of the endpoints block, beside those of tiers and zones. */
import type { CrossRule } from "../core/contract";
import {
  and,
  anyTrue,
  contains,
  type Expr,
  eq,
  flatten,
  isEmpty,
  isNull,
  isSet,
  jsonEncode,
  keys,
  length,
  listEach,
  listFrom,
  ne,
  not,
  or,
  orElse,
  split,
  str,
  when,
} from "../core/expressions";
import type { NetworkReferenceValue } from "../network/network-reference.contract";
import type {
  EndpointsInputs,
  EndpointsShape,
  GatewaySettings,
  InterfaceSettings,
  ServiceSettings,
} from "./endpoints.inputs";
import { otherRegionRules } from "./other-regions";
import { blockTiers, tiersOr } from "./placement";
import { oneInEach, type SampleNetwork, zonesOf } from "./placement.rules";
import { isReady } from "./policies";
import { hasPrivateName, mayHavePrivateName } from "./services";
import { readsLayers } from "./workloads";

type Rule = CrossRule<EndpointsShape>;
type Tier = NetworkReferenceValue["tiers"][string];
type Subnet = Tier["subnets"][string];

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
  listFrom<InterfaceSettings, string>(interfaceEndpoints, ["service", "endpoint"], (service, { policy }) => ({
    value: service,
    when: and(eq(policy, "least"), not(isReady(service))),
  }));

const knownLeast: Rule = {
  on: "interfaceEndpoints",
  test: (inputs) => isEmpty(notReady(inputs)),
  message: (inputs, spell) =>
    str`${spell("interfaceEndpoints")} has the policy least for ${jsonEncode(notReady(inputs))}; allowed: "perimeter", "full" or a document of yours, since only services that ECS and Systems Manager's agent use have a ready-made one.`,
  refused: [someSqs({ policy: "least" })],
};

/** Gateways whose least policy would let nothing pass. */
const closed = ({ gatewayEndpoints, workloads }: EndpointsInputs) =>
  listFrom<GatewaySettings, string>(
    gatewayEndpoints,
    ["service", "gateway"],
    (service, { policy, resources, awsBuckets, anonymousReads }) => ({
      value: service,
      when: and(
        eq(policy, "least"),
        isEmpty(resources),
        isEmpty(awsBuckets),
        isEmpty(anonymousReads),
        not(and(eq(service, "s3"), readsLayers(workloads))),
      ),
    }),
  );

const usefulLeast: Rule = {
  on: "gatewayEndpoints",
  test: (inputs) => isEmpty(closed(inputs)),
  message: (inputs, spell) =>
    str`${spell("gatewayEndpoints")} has the policy least for ${jsonEncode(closed(inputs))}, which would let nothing pass; allowed: least with resources, ${spell("awsBuckets")} or ${spell("anonymousReads")}, or with workloads that pull images.`,
  refused: [
    { gatewayEndpoints: { dynamodb: { policy: "least" } } },
    { gatewayEndpoints: { s3: { policy: "least" } }, workloads: {} },
  ],
};

/** Gateways with resources of the other service. */
const mixed = ({ gatewayEndpoints }: EndpointsInputs) =>
  listFrom<GatewaySettings, string>(gatewayEndpoints, ["service", "gateway"], (service, { resources }) => ({
    value: service,
    when: anyTrue(serviceOf(resources, service)),
  }));

const serviceOf = (resources: Expr<readonly string[]>, service: Expr<string>) =>
  listEach<string, boolean>(resources, ["resource"], (resource) => ({
    value: not(contains(split(":", resource), service)),
  }));

const resourcesOfService: Rule = {
  on: "gatewayEndpoints",
  test: (inputs) => isEmpty(mixed(inputs)),
  message: (inputs, spell) =>
    str`${spell("gatewayEndpoints")} has resources of another service under ${jsonEncode(mixed(inputs))}; allowed: ARNs of buckets under s3, of tables under dynamodb.`,
  refused: [
    { gatewayEndpoints: { dynamodb: { resources: ["arn:aws:s3:::assets"] } } },
    {
      gatewayEndpoints: { s3: { resources: ["arn:aws:dynamodb:ap-northeast-2:123456789012:table/orders"] } },
    },
  ],
};

/** Reads of buckets, asked of another service. */
const misplacedReads = ({ gatewayEndpoints }: EndpointsInputs) =>
  listFrom<GatewaySettings, string>(
    gatewayEndpoints,
    ["service", "gateway"],
    (service, { awsBuckets, anonymousReads }) => ({
      value: service,
      when: and(ne<string>(service, "s3"), or(not(isEmpty(awsBuckets)), not(isEmpty(anonymousReads)))),
    }),
  );

const readsOfBuckets: Rule = {
  on: "gatewayEndpoints",
  test: (inputs) => isEmpty(misplacedReads(inputs)),
  message: (inputs, spell) =>
    str`${spell("gatewayEndpoints")} has ${spell("awsBuckets")} or ${spell("anonymousReads")} under ${jsonEncode(misplacedReads(inputs))}; allowed: under s3, which has buckets.`,
  refused: [
    { gatewayEndpoints: { dynamodb: { awsBuckets: ["amazon_linux"] } } },
    { gatewayEndpoints: { dynamodb: { anonymousReads: ["arn:aws:s3:::assets"] } } },
  ],
};

/** AWS PrivateLink Guide, "AWS PrivateLink for Amazon S3": the option needs the VPC's gateway endpoint. */
const inboundOnly = ({ interfaceEndpoints, gatewayEndpoints }: EndpointsInputs) =>
  listFrom<InterfaceSettings, string>(interfaceEndpoints, ["service", "endpoint"], (service, { dns }) => ({
    value: service,
    when: when<boolean>(
      isNull(dns),
      () => false,
      () =>
        and(dns.onlyForInboundResolver, not(and(eq(service, "s3"), contains(keys(gatewayEndpoints), "s3")))),
    ),
  }));

const inboundNames: Rule = {
  on: "interfaceEndpoints",
  test: (inputs) => isEmpty(inboundOnly(inputs)),
  message: (inputs, spell) =>
    str`${spell("interfaceEndpoints")} has ${spell("onlyForInboundResolver")} for ${jsonEncode(inboundOnly(inputs))}; allowed: for s3 with an s3 in ${spell("gatewayEndpoints")}, which the VPC itself then uses.`,
  refused: [
    someSqs({ dns: { onlyForInboundResolver: true } }),
    { interfaceEndpoints: { s3: { dns: { onlyForInboundResolver: true } } } },
  ],
};

/** Endpoints that are to have a name that their service does not give. */
const nameless = ({ interfaceEndpoints }: EndpointsInputs) =>
  listFrom<InterfaceSettings, string>(
    interfaceEndpoints,
    ["service", "endpoint"],
    (service, { privateDns }) => ({
      value: service,
      when: and(
        orElse<boolean>(privateDns, () => false),
        not(mayHavePrivateName(service)),
      ),
    }),
  );

const ownNames: Rule = {
  on: "interfaceEndpoints",
  test: (inputs) => isEmpty(nameless(inputs)),
  message: (inputs, spell) =>
    str`${spell("interfaceEndpoints")} has ${spell("privateDns")} for ${jsonEncode(nameless(inputs))}; allowed: false, or left out, for services without a private name. Clients take the endpoint's own name.`,
  refused: [{ interfaceEndpoints: { "dynamodb-streams": { privateDns: true } } }],
};

const withoutIpv6 = ({ network }: EndpointsInputs): Expr<string[]> =>
  flatten<string>(
    listFrom<Tier, string[]>(network.tiers, ["tier", "settings"], (tier, { kind, subnets }) => ({
      value: listFrom<Subnet, string>(subnets, ["zone", "subnet"], (zone, { ipv6CidrBlock }) => ({
        value: str`${tier}/${zone}`,
        when: isNull(ipv6CidrBlock),
      })),
      when: ne<string>(kind, "public"),
    })),
  );

const isIpv6 = (type: Expr<string | null>): Expr<boolean> =>
  when<boolean>(
    isNull(type),
    () => false,
    () => ne<string>(type as Expr<string>, "ipv4"),
  );

const asksIpv6 = ({ ipAddressType, interfaceEndpoints }: EndpointsInputs): Expr<boolean> =>
  or(
    isIpv6(ipAddressType),
    anyTrue(
      listFrom<InterfaceSettings, boolean>(interfaceEndpoints, ["service", "endpoint"], (_, endpoint) => ({
        value: isIpv6(endpoint.ipAddressType),
      })),
    ),
  );

const ipv6Ranges: Rule = {
  on: "ipAddressType",
  // ranges that are made in the same apply are not known yet, and need no check
  whereKnown: true,
  test: (inputs) => or(not(asksIpv6(inputs)), isEmpty(withoutIpv6(inputs))),
  message: (inputs, spell) =>
    str`${spell("ipAddressType")} is ${jsonEncode(inputs.ipAddressType)}, or that of an endpoint is IPv6, but subnets have no IPv6 range: ${jsonEncode(withoutIpv6(inputs))}; allowed: "ipv4", or a network with IPv6.`,
  refused: [
    { ipAddressType: "dualstack" },
    { ipAddressType: "ipv6" },
    someSqs({ ipAddressType: "dualstack" }),
  ],
};

/** The zones of the resolver's subnets. */
const resolverZones = (inputs: EndpointsInputs): Expr<string[]> =>
  when<string[]>(isNull(inputs.resolver), none, () => {
    const { tiers, zones } = inputs.resolver;
    return zonesOf(
      tiersOr(tiers, () => blockTiers(inputs)),
      inputs,
      zones,
    );
  });

const none = () => [];

/** Amazon Route 53 Developer Guide, "Values that you specify when you create or edit inbound endpoints". */
const resolverSubnets: Rule = {
  on: "resolver",
  test: (inputs) => or(isNull(inputs.resolver), holdsId(inputs), oneInEach(resolverZones(inputs), 2)),
  message: (inputs) =>
    str`resolver has subnets in ${jsonEncode(resolverZones(inputs))}; allowed: one subnet in each of two zones at least, of one tier of the network.`,
  refused: [
    { resolver: { zones: ["ap-northeast-2a"] } },
    { resolver: { zones: [] } },
    { resolver: { tiers: [] } },
    { resolver: { tiers: ["office"] } },
    { resolver: { tiers: ["private", "isolated"] } },
  ],
};

const holdsId = ({ resolver }: EndpointsInputs): Expr<boolean> =>
  when<boolean>(
    isNull(resolver),
    () => false,
    () => isSet(resolver.endpointId),
  );

/** Whether some endpoint answers to its service's own name. */
const hasPrivateNames = ({
  privateDns,
  interfaceEndpoints,
  serviceEndpoints,
  workloads,
}: EndpointsInputs): Expr<boolean> => {
  const own = listFrom<InterfaceSettings, boolean>(
    interfaceEndpoints,
    ["service", "endpoint"],
    (service, endpoint) => ({ value: hasPrivateName(service, endpoint, privateDns) }),
  );
  const others = listFrom<ServiceSettings, boolean>(
    serviceEndpoints,
    ["name", "endpoint"],
    (_, endpoint) => ({ value: endpoint.privateDns }),
  );
  return or(and(privateDns, ne(length(workloads), 0)), anyTrue(own), anyTrue(others));
};

/** AWS PrivateLink Guide, "Access an AWS service using an interface VPC endpoint": prerequisites. */
const namesResolve = (network: SampleNetwork): Rule => ({
  on: "privateDns",
  test: (inputs) =>
    or(and(inputs.network.dns.support, inputs.network.dns.hostnames), not(hasPrivateNames(inputs))),
  message: ({ network: { dns } }, spell) =>
    str`${spell("privateDns")} needs the VPC's DNS, which has support ${dns.support} and hostnames ${dns.hostnames}; allowed: both true. Set ${spell("dnsSupport")} and ${spell("dnsHostnames")} of the network, or no private names.`,
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
    or(isEmpty(inputs.network.dns.servers), isSet(inputs.resolver), not(hasPrivateNames(inputs))),
  message: ({ network: { dns } }, spell) =>
    str`${spell("privateDns")} needs the VPC's resolver, but the network has the DNS servers ${jsonEncode(dns.servers)}; allowed: those with a resolver that they forward to. Set resolver to {}, or name the one that is there by ${spell("endpointId")}.`,
  refused: [
    { network: { ...network, dns: { servers: ["10.0.0.53"] } } },
    { network: { ...network, dns: { servers: ["10.0.0.53", "10.0.1.53"] } }, workloads: {}, ...someSqs({}) },
  ],
});
