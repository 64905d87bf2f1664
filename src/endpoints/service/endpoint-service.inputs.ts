/** Every input of `modules/endpoints/service` and of the construct `EndpointService`. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";

/** Elastic Load Balancing, Service Authorization Reference: "Resource types defined by AWS Elastic Load Balancing V2". */
function loadBalancerArn(kind: "net" | "gwy", words: string): t.Type<string> {
  const arn = (path: string) =>
    `arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:${path}/50dc6c495c0c9188`;
  return t.pattern(
    `arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:loadbalancer/${kind}/[A-Za-z0-9-]{1,32}/[0-9a-z]+`,
    `the ARN of a ${words} Load Balancer, such as "${arn(`loadbalancer/${kind}/shop`)}"`,
    arn(`loadbalancer/${kind}/shop`),
    [
      arn("loadbalancer/app/shop"),
      arn(`loadbalancer/${kind === "net" ? "gwy" : "net"}/shop`),
      arn("targetgroup/shop"),
      arn(`loadbalancer/${kind}/${"x".repeat(33)}`),
      arn(`loadbalancer/${kind}/shop`).replace("arn:aws:", "arn:gcp:"),
      arn(`loadbalancer/${kind}/shop`).replace("elasticloadbalancing", "ec2"),
      arn(`loadbalancer/${kind}/shop`).replace("123456789012", "12345678901"),
      "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/shop",
      `${kind}/shop/50dc6c495c0c9188`,
      "shop",
      "",
    ],
  );
}

/** AWS PrivateLink Guide, "Configure an endpoint service": ARNs for AWS principals. */
const principalArn = () =>
  t.pattern(
    "arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(user|role)/[A-Za-z0-9+=,.@_/-]{1,576})",
    'the ARN of an account, a user or a role, such as "arn:aws:iam::123456789012:root"',
    "arn:aws:iam::123456789012:root",
    [
      "*",
      "123456789012",
      "arn:aws:iam::*:root",
      "arn:aws:iam::12345678901:root",
      "arn:aws:iam::1234-5678-9012:root",
      "arn:aws:iam::123456789012:role/*",
      "arn:aws:iam::123456789012:role",
      "arn:aws:iam::123456789012:user/",
      "arn:aws:iam::123456789012:group/team",
      "arn:aws:iam::123456789012:instance-profile/web",
      "arn:aws:sts::123456789012:assumed-role/web/session",
      "arn:aws:organizations::123456789012:organization/o-1",
      "arn:gcp:iam::123456789012:root",
      "ecs.amazonaws.com",
      "",
    ],
  );

/** Amazon Simple Notification Service API Reference: CreateTopic, Name. */
const topicArn = () =>
  t.pattern(
    "arn:aws(-[a-z]+)*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}(\\.fifo)?",
    'an SNS topic\'s ARN, such as "arn:aws:sns:ap-northeast-2:123456789012:connections"',
    "arn:aws:sns:ap-northeast-2:123456789012:connections",
    [
      "connections",
      "arn:aws:sqs:ap-northeast-2:123456789012:connections",
      "arn:aws:sns:ap-northeast-2:123456789012:connections:8a21d249-4329-4871-acc6-7be709c6ea7f",
      "arn:aws:sns:ap-northeast-2:12345678901:connections",
      "arn:aws:sns:ap-northeast-2:123456789012:",
      "arn:gcp:sns:ap-northeast-2:123456789012:connections",
      "",
    ],
  );

const EVENTS = ["Accept", "Connect", "Delete", "Reject"] as const;

const notification = t
  .shape("EndpointServiceNotification", {
    topicArn: topicArn().describe(
      "The topic that is told; its policy must let vpce.amazonaws.com publish to it.",
    ),
    events: t
      .setOf(t.oneOf(...EVENTS), "event")
      .describe(
        "What is told (Amazon EC2 API Reference: CreateVpcEndpointConnectionNotification): Connect, an endpoint was made; Accept, Reject, its request was answered; Delete, it is gone.",
      )
      .rule({ test: (events) => x.le(1, x.length(events)), allowed: "at least one event", refused: [[]] })
      .default([...EVENTS]),
  })
  .describe("Who is told when endpoints of consumers come and go.");

const dnsRecord = t
  .shape("EndpointServiceDnsRecord", {
    zoneId: t
      .pattern(
        "[A-Z0-9]{1,32}",
        'a hosted zone\'s id, such as "Z0123456789ABCDEFGHIJ"',
        "Z0123456789ABCDEFGHIJ",
        ["example.com", "/hostedzone/Z0123456789ABCDEFGHIJ", "z0123456789", ""],
      )
      .describe(
        "A public hosted zone (Amazon Route 53 API Reference: ResourceId) that holds the name or a domain above it.",
      ),
    ttl: t.integer({ min: 1, max: 172_800 }, "seconds").describe("How long resolvers keep it.").default(1800),
  })
  .describe("The TXT record that proves that the domain is yours, made in Route 53.");

const privateDns = t
  .shape("EndpointServicePrivateDns", {
    name: t
      .domainName()
      .rule({
        test: (name) => x.le(x.textLength(name), 255),
        allowed: "at most 255 characters",
        refused: [`${"a.".repeat(127)}com`],
      })
      .describe("The name that consumers use in place of AWS's own."),
    record: dnsRecord.optional(),
    verification: t
      .oneOf("wait", "start", "none")
      .describe(
        "wait: AWS is asked to look for the record, and the apply waits until it has found it. start: asked only. none: not asked. Default: wait where `record` is made, else none.",
      )
      .optional(),
  })
  .describe(
    "A private DNS name (AWS PrivateLink Guide: Manage DNS names for VPC endpoint services). Consumers get it once the domain is verified, by the record in the output `domain_verification_record`.",
  );

export type PrivateDns = t.Infer<typeof privateDns>;
export type Notification = t.Infer<typeof notification>;

export const endpointServiceInputs = {
  name: t.blockName().describe("The service's name: its Name tag."),
  networkLoadBalancers: t
    .keyed(loadBalancerArn("net", "Network"), "balancer")
    .describe(
      "Network Load Balancers that the service is behind, by names of your choice. Consumers make interface endpoints.",
    )
    .default({}),
  gatewayLoadBalancers: t
    .keyed(loadBalancerArn("gwy", "Gateway"), "balancer")
    .describe(
      "Gateway Load Balancers in their place, by names of your choice. Consumers make Gateway Load Balancer endpoints and route to them.",
    )
    .default({}),
  principals: t
    .keyed(principalArn(), "principal")
    .describe(
      "Accounts, users and roles that may ask for a connection, by names of your choice. One that goes keeps the connections that it has.",
    )
    .default({}),
  everyone: t
    .flag()
    .describe(
      "Whether every AWS account may ask for a connection; each request has to be accepted by hand then.",
    )
    .default(false),
  acceptanceRequired: t
    .flag()
    .describe("Whether every connection is accepted by hand before it works.")
    .default(true),
  supportedIpAddressTypes: t
    .setOf(t.oneOf("ipv4", "ipv6"), "type")
    .describe(
      "IP addresses that consumers' endpoints may have; ipv6 takes dual-stack load balancers (AWS PrivateLink Guide: IP address types).",
    )
    .rule({ test: (types) => x.le(1, x.length(types)), allowed: "at least one type", refused: [[]] })
    .default(["ipv4"]),
  supportedRegions: t
    .setOf(t.regionName(), "region")
    .describe(
      "Regions whose consumers may connect, the service's own among them; default: its own alone (AWS PrivateLink Guide: Cross-Region access).",
    )
    .default([]),
  privateDns: privateDns.optional(),
  notifications: t
    .keyed(notification, "notification")
    .describe("SNS topics that are told of connections, by names of your choice.")
    .default({}),
  tags: t.tags(),
};

export type EndpointServiceShape = typeof endpointServiceInputs;
export type EndpointServiceInputs = t.Inputs<EndpointServiceShape>;
