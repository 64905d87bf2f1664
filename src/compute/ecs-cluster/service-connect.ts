/** Service Connect: the Cloud Map namespace that the cluster's services share. */
import type { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { ServiceDiscoveryHttpNamespace } from "@cdktf/provider-aws/lib/service-discovery-http-namespace";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { EcsClusterInputs } from "./ecs-cluster.inputs";

/** The namespace's ARN, or null. */
export function serviceConnectNamespace(scope: Construct, inputs: EcsClusterInputs): Expr<string | null> {
  const { serviceConnect, name } = inputs;
  // by the name, which is known when Terraform plans; an ARN need not be
  const isOwn = x.ifSet(
    serviceConnect,
    (serviceConnect) => x.isSet(serviceConnect.namespace),
    () => false,
  );
  const own = optional(isOwn, (meta) => {
    return new ServiceDiscoveryHttpNamespace(scope, "service_discovery_http_namespace", {
      ...meta,
      name: x.tf(serviceConnect.namespace) as string,
      description: x.tf(x.str`Service Connect of the ECS cluster ${name}`),
      tags: nameTag(inputs, name),
    });
  });
  const arn = x.ifSet(
    serviceConnect,
    (serviceConnect) => x.orElse(serviceConnect.namespaceArn, () => own.attribute("arn")),
    () => null,
  );
  return local(scope, "service_connect_namespace_arn", arn);
}

export function useNamespace(
  cluster: EcsCluster,
  { serviceConnect }: EcsClusterInputs,
  namespaceArn: Expr<string | null>,
): void {
  const namespaces = x.when(
    x.isNull(serviceConnect),
    () => [],
    () => x.items([namespaceArn]),
  );
  blockEach(cluster, { name: "service_connect_defaults" }, namespaces, (namespace) => ({ namespace }));
}
