/** Every input of `modules/endpoints` and of the construct `Endpoints`. */
import * as t from "../core/contract";
import * as x from "../core/expressions";
import { networkReference } from "../network/reference";
import { AWS_BUCKET_USES } from "./aws-owned";
import { perimeter } from "./perimeter";
import { policyText } from "./policies";
import { isCatalogued, isGateway } from "./services";
import { workload } from "./workload-rules";

const groupIds = () =>
  t
    .listOf(t.text(), "id")
    .describe(
      "Security groups in place of the block's own, which admits TCP 443 from private and isolated subnets.",
    )
    .rule({ test: (ids) => x.le(1, x.length(ids)), allowed: "at least one group", refused: [[]] })
    .example(["sg-0123456789abcdef0"]);

const ipAddressType = () => t.oneOf("ipv4", "dualstack", "ipv6");

const dns = t
  .shape("EndpointDns", {
    recordIpType: t
      .oneOf("ipv4", "dualstack", "ipv6", "service-defined")
      .describe("Which records the private names have.")
      .optional(),
    onlyForInboundResolver: t
      .flag()
      .describe(
        "Whether private names resolve so for on-premises requests only, by an inbound resolver; the VPC keeps its gateway endpoint. Of s3, whose private name leads the VPC to the endpoint unless this says otherwise.",
      )
      .default(false),
  })
  .describe("DNS options (Amazon EC2 API Reference: DnsOptionsSpecification).");

const placed = {
  tiers: t.setOf(t.text(), "tier").describe("Its tiers, in place of the block's.").optional(),
  zones: t.setOf(t.zoneName(), "zone").describe("Its zones, in place of the block's.").optional(),
  ipAddressType: ipAddressType().describe("Its IP addresses, in place of the block's.").optional(),
  securityGroupIds: groupIds().optional(),
};

const interfaceEndpoint = t
  .shape("InterfaceEndpoint", {
    ...placed,
    privateDns: t
      .flag()
      .describe(
        "Whether the service's own name leads to the endpoint, in place of the block's setting; never to that of dynamodb-streams, which has none.",
      )
      .optional(),
    dns: dns.optional(),
    policy: policyText()
      .describe(
        "least: what ECS, its tasks and Systems Manager's agent ask of the service, within the perimeter. perimeter: everything within it. full: everything. Or a policy document. It binds the whole VPC where private names lead to the endpoint. Default: least where the block has it, else AWS's own, which is full.",
      )
      .optional(),
  })
  .describe("An interface endpoint of an AWS service.");

export type InterfaceSettings = t.Infer<typeof interfaceEndpoint>;

const serviceEndpoint = t
  .shape("ServiceEndpoint", {
    serviceName: t
      .pattern(
        "[a-z]+(\\.[a-z0-9-]+){2,6}",
        'the whole name of a service, such as "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0"',
        "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0",
        ["vpce-svc-0123456789abcdef0", "sqs", ""],
      )
      .describe("The service's whole name, as its provider tells it."),
    serviceRegion: t
      .regionName()
      .describe(
        "The service's region, where it is another than the network's: us-east-1 for com.amazonaws.iam and com.amazonaws.route53. Who makes such an endpoint needs the permission vpce:AllowMultiRegion.",
      )
      .optional(),
    ...placed,
    privateDns: t
      .flag()
      .describe(
        "Whether the service's private name leads to the endpoint; its provider has to have verified one.",
      )
      .default(false),
  })
  .describe("An interface endpoint of any other service: one's own or a partner's, by PrivateLink.");

export type ServiceSettings = t.Infer<typeof serviceEndpoint>;

const gatewayEndpoint = t
  .shape("GatewayEndpoint", {
    tiers: t
      .setOf(t.text(), "tier")
      .describe(
        "Tiers whose route tables lead to it; default: the block's. Whatever else is in the network, such as a database, has no way to it.",
      )
      .optional(),
    resources: t
      .setOf(t.arn("(s3|dynamodb)", "a bucket's or a table's ARN").example("arn:aws:s3:::assets"), "resource")
      .describe(
        "Buckets or tables, within the perimeter, whose objects or items are read and written through it under the policy least.",
      )
      .default([]),
    awsBuckets: t
      .setOf(t.oneOf(...AWS_BUCKET_USES), "use")
      .describe(
        "What is read under the policy least from buckets that AWS has for it, whoever asks; of s3. ECR's layers are where workloads pull images.",
      )
      .default([]),
    anonymousReads: t
      .setOf(t.arn("s3", "a bucket's ARN").example("arn:aws:s3:::shop-web"), "bucket")
      .describe(
        "Buckets whose objects are read without credentials, as nginx reads what it serves: s3:GetObject, whoever asks; of s3.",
      )
      .default([]),
    policy: policyText()
      .describe(
        "least: what `resources`, `aws_buckets`, `anonymous_reads` and workloads say. perimeter: everything within the perimeter, and reads of AWS's own buckets. full: everything. Or a policy document. Default: least where they say what is needed, else perimeter.",
      )
      .optional(),
  })
  .describe("A gateway endpoint: routes to the service, without charge.");

export type GatewaySettings = t.Infer<typeof gatewayEndpoint>;

const resolver = t
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

export const endpointsInputs = {
  name: t.blockName().describe("The beginning of the names of what belongs to the block."),
  network: networkReference.describe(
    "The network that gets the endpoints: the output `network` of modules/network, or such an object.",
  ),
  region: t
    .regionName()
    .describe("The network's region. Endpoints serve it alone, but for service_endpoints that name another."),
  tiers: t
    .setOf(t.text(), "tier")
    .describe(
      "Tiers whose subnets hold the interface endpoints, one subnet in a zone; default: the private ones, in a network without any the isolated ones. Name one where several of that kind share zones.",
    )
    .optional(),
  zones: t
    .setOf(t.zoneName(), "zone")
    .describe(
      "Zones that get the interface endpoints; default: all. Each costs by the hour; from a zone without, traffic crosses zones.",
    )
    .optional(),
  workloads: t
    .keyed(workload, "workload")
    .describe(
      "What runs, by names of your choice: the endpoints that it needs are made, with the least policies. `reasons` says which and why.",
    )
    .default({}),
  interfaceEndpoints: t
    .mapOf(interfaceEndpoint, "endpoint")
    .describe(
      "Further interface endpoints by the service's short name, such as sqs or ecr.api; or settings for one that a workload needs.",
    )
    .rule({
      test: (all) =>
        x.allTrue(x.listFrom(all, ["service", "endpoint"], (service) => ({ value: isCatalogued(service) }))),
      allowed:
        "short names of AWS services with interface endpoints, as in the name com.amazonaws.REGION.NAME",
      remedy: "Others are service_endpoints.",
      refused: [
        { "simple-queue": {} },
        { "com.amazonaws.ap-northeast-2.ecs": {} },
        { "us-east-1.ecs": {} },
        { "": {} },
      ],
    })
    .default({}),
  serviceEndpoints: t
    .keyed(serviceEndpoint, "endpoint")
    .describe(
      "Interface endpoints of services that are not AWS's, or have a name of another form, by names of your choice.",
    )
    .default({}),
  gatewayEndpoints: t
    .mapOf(gatewayEndpoint, "endpoint")
    .describe("Gateway endpoints, by service: s3 and dynamodb; or settings for one that a workload needs.")
    .rule({
      test: (all) =>
        x.allTrue(x.listFrom(all, ["service", "endpoint"], (service) => ({ value: isGateway(service) }))),
      allowed: "s3 and dynamodb, the two services with gateway endpoints",
      refused: [{ sqs: {} }, { S3: {} }],
    })
    .default({}),
  perimeter: perimeter.default({}),
  privateDns: t
    .flag()
    .describe(
      "Whether services' own names lead to the interface endpoints; without it every client needs another address.",
    )
    .default(true),
  ipAddressType: ipAddressType().describe("The interface endpoints' IP addresses; default: ipv4.").optional(),
  resolver: resolver.optional(),
  tags: t.tags(),
};

export type EndpointsShape = typeof endpointsInputs;
export type EndpointsInputs = t.Inputs<EndpointsShape>;
