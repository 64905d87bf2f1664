/** What an endpoint service gives to its consumers; one of somebody else can be written down as the same object. */
import * as t from "../../core/contract";

const ENDPOINT_SERVICE_REFERENCE_FILE = "endpoints/service/endpoint-service-reference.props";

export const endpointServiceReference = t
  .shape(
    "EndpointServiceReference",
    {
      id: t.text().describe("The service's id."),
      serviceName: t
        .text()
        .describe(
          "The service's whole name, for endpoints. Whoever uses it waits for the allowed principals and the domain's verification.",
        ),
      zones: t
        .listOf(t.text(), "zone")
        .describe("The zones where the service is, by the names that the provider's account has for them."),
      privateDnsName: t.text().describe("The private DNS name.").optional(),
    },
    ENDPOINT_SERVICE_REFERENCE_FILE,
  )
  .describe(
    "An endpoint service: the output `endpoint_service` of modules/endpoints/service, or an object written by hand. One of `service_endpoints` of modules/endpoints may be such an object as it stands.",
  )
  .example({
    id: "vpce-svc-0123456789abcdef0",
    serviceName: "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0",
    zones: ["ap-northeast-2a"],
  });

export type EndpointServiceReferenceValue = t.Infer<typeof endpointServiceReference>;
