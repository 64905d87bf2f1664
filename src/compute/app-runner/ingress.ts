/** Private ingress: requests come by the VPC's endpoint apprunner.requests alone. */
import type { ApprunnerService } from "@cdktf/provider-aws/lib/apprunner-service";
import { ApprunnerVpcIngressConnection } from "@cdktf/provider-aws/lib/apprunner-vpc-ingress-connection";
import type { Construct } from "constructs";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { AppRunnerInputs } from "./app-runner.inputs";

export function privateIngress(
  scope: Construct,
  inputs: AppRunnerInputs,
  service: ApprunnerService,
): Optional<ApprunnerVpcIngressConnection> {
  return optional(x.eq(inputs.ingress, "private"), (meta) => {
    const { vpcId, interfaces } = inputs.endpoints;
    return new ApprunnerVpcIngressConnection(scope, "apprunner_vpc_ingress_connection", {
      ...meta,
      name: x.tf(inputs.name),
      serviceArn: x.tf(x.attribute(service, "arn")),
      ingressVpcConfiguration: {
        vpcId: x.tf(vpcId),
        vpcEndpointId: x.tf(x.get(interfaces, "apprunner.requests").id),
      },
      tags: nameTag(inputs, inputs.name),
    });
  });
}
