/** Every input of `modules/edge/static-ip` and of the construct `StaticIp`. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { networkReference } from "../../network/reference";
import { securityGroupReference } from "../../network/security-group/reference";
import { actionOwnerInputs } from "../action-owner";
import { loadBalancerReference } from "../load-balancer/load-balancer-reference.contract";
import { accessLogs } from "./access-logs.contract";
import { listener } from "./listener.contract";
import { TOPOLOGIES } from "./static-ip-reference.contract";
import { albHealthCheck, targetGroup } from "./target-group.contract";

const address = t
  .shape("StaticIpAddress", {
    allocationId: t.awsId("eipalloc").describe("The Elastic IP's allocation id."),
  })
  .describe("An Elastic IP that is there already.")
  .example({ allocationId: "eipalloc-0123456789abcdef0" });

/** Elastic Load Balancing quotas: listeners per Network Load Balancer. */
const MOST_LISTENERS = 50;

export const staticIpInputs = {
  name: t
    .blockName()
    .describe(
      "The load balancer's or accelerator's name: once in a region and account. A change replaces it.",
    )
    .rule({
      test: (name) => x.not(x.startsWith(x.lower(name), "internal-")),
      allowed: 'a name that does not begin with "internal-", which AWS keeps for its own',
      refused: ["internal-web"],
    }),
  topology: t
    .oneOf(...TOPOLOGIES)
    .describe(
      "The way from the addresses to the targets. nlb-nginx: a Network Load Balancer, behind it tasks that route for themselves; nlb-alb: the same load balancer in front of an Application Load Balancer; global-accelerator: AWS Global Accelerator in front of it. See the table below.",
    )
    .default("nlb-nginx"),
  network: networkReference.describe(
    "The network that it stands in: the output `network` of modules/network, or such an object.",
  ),
  tier: t
    .keyName()
    .describe("The public tier of `network` whose subnets the Network Load Balancer stands in.")
    .default("public"),
  zones: t
    .setOf(t.zoneName(), "zone")
    .describe("Zones of the tier that it stands in; default: all. Each has one address.")
    .optional(),
  addresses: t
    .mapOf(address, "address")
    .describe("Elastic IPs of yours, by zone. Zones that are not named get one from AWS.")
    .default({}),
  protectAddresses: t
    .flag()
    .describe(
      "Whether Terraform refuses to give addresses back (prevent_destroy). A change of it is a move in the state: see below.",
    )
    .default(true),
  retainedZones: t
    .setOf(t.zoneName(), "zone")
    .describe(
      "Zones that keep their address while nothing stands there: taken out of `zones`, or during a stay with global-accelerator.",
    )
    .default([]),
  ipAddressType: t
    .oneOf("ipv4", "dualstack")
    .describe(
      "Its clients' addresses. IPv6 addresses are not fixed ones of yours: they come from the subnets.",
    )
    .default("ipv4"),
  securityGroups: t
    .listOf(securityGroupReference, "group")
    .describe(
      "Security groups of yours in place of the one that the block makes. AWS lets none be added to a Network Load Balancer that was made without: so it always has one.",
    )
    .rule({
      test: (groups) => x.le(x.length(groups), 5),
      got: (groups) => x.str`a list of ${x.length(groups)} groups`,
      allowed: "at most 5 groups",
      refused: [
        Array.from({ length: 6 }, (_, index) => ({ id: `sg-0123456789abcdef${index}`, name: `g${index}` })),
      ],
    })
    .default([]),
  targetSecurityGroups: t
    .listOf(securityGroupReference, "group")
    .describe(
      "The targets' security groups: the block's own group lets nothing out but to these, at the target groups' ports. Default: the network's ranges.",
    )
    .default([]),
  listeners: t
    .keyed(listener, "listener")
    .describe("Ports that clients connect to, by names of your choice.")
    .rule({
      test: (all) => x.and(x.not(x.isEmpty(all)), x.le(x.length(all), MOST_LISTENERS)),
      got: (all) => x.str`a map of ${x.length(all)} listeners`,
      allowed: `1 to ${MOST_LISTENERS} listeners`,
      refused: [
        {},
        Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`l${index}`, { port: 1000 + index }])),
      ],
    }),
  targetGroups: t
    .keyed(targetGroup, "group")
    .describe("Target groups of nlb-nginx by names of your choice: tasks register with them.")
    .default({}),
  ...actionOwnerInputs,
  clientAddress: t
    .oneOf("preserved", "proxy_protocol")
    .describe(
      "How targets of nlb-nginx learn the client's address. preserved: connections come from it (client IP preservation); proxy_protocol: a header of proxy protocol version 2 begins each connection, health checks too. The output `static_ip` hands the choice on, so that both sides agree.",
    )
    .default("preserved"),
  loadBalancer: loadBalancerReference
    .describe(
      "The Application Load Balancer of nlb-alb, of the same VPC and account, or of global-accelerator: the output `load_balancer` of modules/edge/load-balancer. It may stand by with nlb-nginx.",
    )
    .optional(),
  albHealthCheck: albHealthCheck
    .describe("How nlb-alb finds out whether the Application Load Balancer answers.")
    .default({}),
  crossZone: t
    .flag()
    .describe(
      "Whether an address reaches the targets of all zones. Without, a zone whose targets are gone has an address that nobody answers at.",
    )
    .default(true),
  dnsRouting: t
    .oneOf("any_availability_zone", "availability_zone_affinity", "partial_availability_zone_affinity")
    .describe("Which addresses clients inside AWS are given (dns_record_client_routing_policy).")
    .default("any_availability_zone"),
  privateLinkRules: t
    .flag()
    .describe(
      "Whether the security groups' inbound rules hold for AWS PrivateLink too (enforce_security_group_inbound_rules_on_private_link_traffic).",
    )
    .default(true),
  zonalShift: t
    .flag()
    .describe(
      "Whether Amazon Application Recovery Controller may shift it out of a zone (enable_zonal_shift).",
    )
    .default(false),
  deletionProtection: t
    .flag()
    .describe(
      "Whether AWS refuses to delete the load balancer; turn it off in an apply of its own before a destroy, and before a zone is taken away.",
    )
    .default(true),
  accessLogs: accessLogs.default({}),
  tags: t.tags(),
};

export type StaticIpShape = typeof staticIpInputs;
export type StaticIpInputs = t.Inputs<StaticIpShape>;
