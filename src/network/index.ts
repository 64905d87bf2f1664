/** The entry point `hanok/network`: networks, security groups, peering. */

export { Network } from "./named";
export type * from "./network.props";
export type * from "./network-reference.props";
export { Peering } from "./peering/peering";
export type * from "./peering/peering.props";
export { SecurityGroup } from "./security-group/security-group";
export type * from "./security-group/security-group.props";
export type * from "./security-group/security-group-reference.props";
