/** The entry point `hanok/edge`: load balancers, fixed addresses, names, certificates, web assets. */

export { Certificate } from "./certificate/certificate";
export type * from "./certificate/certificate.props";
export type * from "./certificate/certificate-reference.props";
export { Dns } from "./dns/dns";
export type * from "./dns/dns.props";
export type * from "./dns/zone-reference.props";
export { GatewayEndpoints } from "./gateway-load-balancer/endpoints/gateway-endpoints";
export type * from "./gateway-load-balancer/endpoints/gateway-endpoints.props";
export { GatewayLoadBalancer } from "./gateway-load-balancer/gateway-load-balancer";
export type * from "./gateway-load-balancer/gateway-load-balancer.props";
export type * from "./gateway-load-balancer/gateway-load-balancer-reference.props";
export { LoadBalancer } from "./load-balancer/load-balancer";
export type * from "./load-balancer/load-balancer.props";
export type * from "./load-balancer/load-balancer-reference.props";
export { StaticIp } from "./static-ip/static-ip";
export type * from "./static-ip/static-ip.props";
export type * from "./static-ip/static-ip-reference.props";
export { WebBucket } from "./web-bucket/web-bucket";
export type * from "./web-bucket/web-bucket.props";
export type * from "./web-bucket/web-bucket-reference.props";
