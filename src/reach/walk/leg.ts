/** A packet on its way, and how it arrives. */
import type { Network } from "../model/network";
import type { Subnet } from "../model/vpcs";
import type { Packet } from "./packet";
import type { LostGroups } from "./security-groups";
import type { Inside, Side } from "./side";
import type { Trail } from "./trail";

export interface Nat {
  /** Undefined of a regional one, which stands in none. */
  readonly subnet: Subnet | undefined;
  /** The packet that came to the NAT gateway. */
  readonly before: Packet;
  /** The packet that it sent on. */
  readonly after: Packet;
}

/** How it got there; undefined where it did not. */
export interface Arrival {
  readonly packet: Packet;
  readonly by: "local" | "peering" | "transit_gateway" | "internet_gateway" | "egress_only_gateway" | "other";
  readonly nat?: Nat;
  /** What carried it does not tell whose groups it is of: AWS's code for that. */
  readonly losesGroups?: LostGroups | undefined;
}

/** One that leads nowhere: what stops it, or what is not known, is on the trail. */
export const NOWHERE = undefined;

export interface Leg {
  readonly network: Network;
  readonly trail: Trail;
  /** Where it starts. */
  readonly from: Inside;
  readonly to: Side;
  readonly packet: Packet;
  /** NAT gateways that it has passed. */
  readonly passed?: readonly string[];
  /** How the packet travelled that this one answers. */
  readonly answers?: Arrival["by"];
}

/** What follows it further. */
export type Onward = (leg: Leg) => Arrival | undefined;
