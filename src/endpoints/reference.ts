/** What endpoints give to the blocks that rely on them; anyone with existing endpoints can write the same object. */
import * as t from "../core/contract";

const ENDPOINTS_REFERENCE_FILE = "endpoints/endpoints-reference.props";

const interfaceReference = t
  .shape(
    "InterfaceEndpointReference",
    {
      id: t.text().describe("The endpoint's id, for `aws:SourceVpce`."),
      zones: t.listOf(t.text(), "zone").describe("The zones where it has an address."),
    },
    ENDPOINTS_REFERENCE_FILE,
  )
  .describe("An interface endpoint.");

const gatewayReference = t
  .shape(
    "GatewayEndpointReference",
    {
      id: t.text().describe("The endpoint's id, for `aws:SourceVpce` in policies of buckets and tables."),
      prefixListId: t
        .text()
        .describe("The service's prefix list, for security groups' egress rules.")
        .optional(),
      tiers: t.listOf(t.text(), "tier").describe("The tiers whose route tables lead to it."),
    },
    ENDPOINTS_REFERENCE_FILE,
  )
  .describe("A gateway endpoint.");

export const endpointsReference = t
  .shape(
    "EndpointsReference",
    {
      vpcId: t.text().describe("The VPC's id."),
      region: t.text().describe("The region that the endpoints serve."),
      interfaces: t
        .mapOf(interfaceReference, "endpoint")
        .describe("Interface endpoints by the service's short name.")
        .default({}),
      services: t
        .mapOf(interfaceReference, "endpoint")
        .describe("Endpoints of other services, by the names that they were given.")
        .default({}),
      gateways: t
        .mapOf(gatewayReference, "endpoint")
        .describe("Gateway endpoints: s3, dynamodb.")
        .default({}),
      securityGroupId: t
        .text()
        .describe(
          "The group of the interface endpoints, for clients' egress rules; null where each has its own.",
        )
        .optional(),
    },
    ENDPOINTS_REFERENCE_FILE,
  )
  .describe("Endpoints: the output `endpoints` of modules/endpoints, or an object written by hand.");

export type EndpointsReferenceValue = t.Infer<typeof endpointsReference>;
