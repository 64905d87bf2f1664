/** Service Connect: the Cloud Map namespace that the cluster's services share. */
import type { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { ServiceDiscoveryHttpNamespace } from "@cdktf/provider-aws/lib/service-discovery-http-namespace";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import { type Expr, isNull, isSet, items, orElse, str, tf, when } from "../../core/expressions";
import { optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { EcsClusterInputs } from "./ecs-cluster.inputs";

/** The namespace's ARN, or null. */
export function serviceConnectNamespace(scope: Construct, inputs: EcsClusterInputs): Expr<string | null> {
  const { serviceConnect, name } = inputs;
  // by the name, which is known when Terraform plans; an ARN need not be
  const isOwn = when(
    isNull(serviceConnect),
    () => false,
    () => isSet(serviceConnect.namespace),
  );
  const own = optional(isOwn, (meta) => {
    return new ServiceDiscoveryHttpNamespace(scope, "service_discovery_http_namespace", {
      ...meta,
      name: tf(serviceConnect.namespace) as string,
      description: tf(str`Service Connect of the ECS cluster ${name}`),
      tags: nameTag(inputs, name),
    });
  });
  const arn = when<string | null>(
    isNull(serviceConnect),
    () => null,
    () => orElse<string, string | null>(serviceConnect.namespaceArn, () => own.attribute("arn")),
  );
  return local(scope, "service_connect_namespace_arn", arn);
}

export function useNamespace(
  cluster: EcsCluster,
  { serviceConnect }: EcsClusterInputs,
  namespaceArn: Expr<string | null>,
): void {
  const namespaces = when<string[]>(
    isNull(serviceConnect),
    () => [],
    () => items<string>([namespaceArn as Expr<string>]),
  );
  blockEach(cluster, { name: "service_connect_defaults" }, namespaces, (namespace) => ({ namespace }));
}
