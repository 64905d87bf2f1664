/** What endpoints give to the blocks that rely on them; anyone with existing endpoints can write the same object. */
import { type Infer, listOf, mapOf, shape, text } from "../core/contract";

export const ENDPOINTS_REFERENCE_FILE = "endpoints/endpoints-reference.props";

const interfaceReference = shape(
  "InterfaceEndpointReference",
  {
    id: text().describe("The endpoint's id, for `aws:SourceVpce`."),
    zones: listOf(text(), "zone").describe("The zones where it has an address."),
  },
  ENDPOINTS_REFERENCE_FILE,
).describe("An interface endpoint.");

const gatewayReference = shape(
  "GatewayEndpointReference",
  {
    id: text().describe("The endpoint's id, for `aws:SourceVpce` in policies of buckets and tables."),
    prefixListId: text().describe("The service's prefix list, for security groups' egress rules.").optional(),
    tiers: listOf(text(), "tier").describe("The tiers whose route tables lead to it."),
  },
  ENDPOINTS_REFERENCE_FILE,
).describe("A gateway endpoint.");

export const endpointsReference = shape(
  "EndpointsReference",
  {
    vpcId: text().describe("The VPC's id."),
    region: text().describe("The region that the endpoints serve."),
    interfaces: mapOf(interfaceReference, "endpoint")
      .describe("Interface endpoints by the service's short name.")
      .default({}),
    services: mapOf(interfaceReference, "endpoint")
      .describe("Endpoints of other services, by the names that they were given.")
      .default({}),
    gateways: mapOf(gatewayReference, "endpoint").describe("Gateway endpoints: s3, dynamodb.").default({}),
    securityGroupId: text()
      .describe(
        "The group of the interface endpoints, for clients' egress rules; null where each has its own.",
      )
      .optional(),
  },
  ENDPOINTS_REFERENCE_FILE,
).describe("Endpoints: the output `endpoints` of modules/endpoints, or an object written by hand.");

export type EndpointsReferenceValue = Infer<typeof endpointsReference>;
