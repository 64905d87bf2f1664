/** Topics that are told when consumers' endpoints come and go. */
import { VpcEndpointConnectionNotification } from "@cdktf/provider-aws/lib/vpc-endpoint-connection-notification";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import type { EndpointServiceInputs, Notification } from "./endpoint-service.inputs";

export function notifications(
  scope: Construct,
  inputs: EndpointServiceInputs,
  serviceId: Expr<string>,
): Instances<Notification, VpcEndpointConnectionNotification> {
  return forEach(inputs.notifications, ({ meta, value }) => {
    return new VpcEndpointConnectionNotification(scope, "vpc_endpoint_connection_notification", {
      ...meta,
      vpcEndpointServiceId: x.tf(serviceId),
      connectionNotificationArn: x.tf(value.topicArn),
      connectionEvents: x.tf(value.events) as string[],
    });
  });
}
