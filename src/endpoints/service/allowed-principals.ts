/** Who may ask for a connection: a resource each, so that none touches another. */
import { VpcEndpointServiceAllowedPrincipal } from "@cdktf/provider-aws/lib/vpc-endpoint-service-allowed-principal";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances, type Optional, optional } from "../../core/resources";
import type { EndpointServiceInputs } from "./endpoint-service.inputs";

export interface AllowedPrincipals {
  readonly named: Instances<string, VpcEndpointServiceAllowedPrincipal>;
  readonly everyone: Optional<VpcEndpointServiceAllowedPrincipal>;
}

export function allowedPrincipals(
  scope: Construct,
  { principals, everyone }: EndpointServiceInputs,
  serviceId: Expr<string>,
): AllowedPrincipals {
  const vpcEndpointServiceId = x.tf(serviceId);
  return {
    named: forEach(principals, ({ meta, value }) => {
      const config = { ...meta, vpcEndpointServiceId, principalArn: x.tf(value) };
      return new VpcEndpointServiceAllowedPrincipal(scope, "vpc_endpoint_service_allowed_principal", config);
    }),
    everyone: optional(everyone, (meta) => {
      const config = { ...meta, vpcEndpointServiceId, principalArn: "*" };
      return new VpcEndpointServiceAllowedPrincipal(
        scope,
        "vpc_endpoint_service_allowed_principal_everyone",
        config,
      );
    }),
  };
}
