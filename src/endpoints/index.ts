/** The entry point `hanok/endpoints`: VPC endpoints and PrivateLink services. */

export type { GatewayService, InterfaceService } from "./catalogue";
export { Endpoints, type TypedEndpointsProps } from "./endpoints";
export type * from "./endpoints.props";
export type * from "./endpoints-reference.props";
export { EndpointService } from "./service/endpoint-service";
export type * from "./service/endpoint-service.props";
export type * from "./service/endpoint-service-reference.props";
