/** The module `network/peering`. */
import { defineBlock } from "../../core/module/block";
import { Peering } from "./peering";
import { peeringContract } from "./peering.contract";
import type { PeeringProps } from "./peering.props";

const NOTES = `## Accounts and regions

The accepter's half belongs to the provider \`aws.accepter\`. In one account and region both are the same:
\`providers = { aws = aws, aws.accepter = aws }\`. Where the accepter lies in another region or account, say so in
\`peer_region\` and \`peer_owner_id\` too. The connection is accepted in the same apply.

In one account and region both halves carry the same tags: give both providers the same default tags.

## Routes

- A route stands for a route table and a range of the other side, at
  \`aws_route.requester["private/ap-northeast-2a/10.2.0.0/16"]\` and \`aws_route.accepter[…]\`. The IPv6 range is
  called \`ipv6\` there. A zone, a tier or a range that is added adds its routes and changes no other.
- Public tiers get routes only where \`requester_tiers\` or \`accepter_tiers\` names them.
- IPv4 ranges have to be known when Terraform plans: a network with an IPAM range is applied before it is peered.
- Routes let nothing in: security groups and network ACLs of both sides do. A rule may name a group of the other side
  in the same region.

## What peering is not

It connects two networks and no more (Amazon VPC Peering Guide: limitations). There is no transitive routing: of a
third network that either is peered with, of its VPN, internet or NAT gateway and of its gateway endpoints the other
side sees nothing. Many networks are better connected by a transit gateway. Ranges must not overlap, not even where
only IPv6 is used.`;

export const peeringBlock = defineBlock<PeeringProps>({
  path: "network/peering",
  source: "src/network/peering/peering.ts",
  title: "Peering",
  purpose:
    "A VPC peering connection between two networks, also across accounts and regions: requested, accepted, with names resolved to private addresses and routes on both sides.",
  contract: peeringContract,
  construct: Peering,
  providerAliases: ["accepter"],
  notes: NOTES,
});
