/** The public API of the package `hanok`. */
export { EcsCluster } from "./compute/ecs-cluster/ecs-cluster";
export type * from "./compute/ecs-cluster/ecs-cluster.props";
export type * from "./compute/ecs-cluster/ecs-cluster-reference.props";
export { InputError } from "./core/contract";
export { type Expr, type Input, tf, tfText } from "./core/expressions";
export { HanokStack, type HanokStackProps, type StateBackend } from "./core/stack/stack";
export type { GatewayService, InterfaceService } from "./endpoints/catalogue";
export { Endpoints, type TypedEndpointsProps } from "./endpoints/endpoints";
export type * from "./endpoints/endpoints.props";
export type * from "./endpoints/endpoints-reference.props";
export { Network } from "./network/network";
export type * from "./network/network.props";
export type * from "./network/network-reference.props";
export { Peering } from "./network/peering/peering";
export type * from "./network/peering/peering.props";
export { SecurityGroup } from "./network/security-group/security-group";
export type * from "./network/security-group/security-group.props";
export type * from "./network/security-group/security-group-reference.props";
