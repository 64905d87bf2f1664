/** Service Connect: the Cloud Map namespace that the cluster's services share. */

import type { EcsClusterServiceConnectDefaults } from "@cdktf/provider-aws/lib/ecs-cluster";
import { ServiceDiscoveryHttpNamespace } from "@cdktf/provider-aws/lib/service-discovery-http-namespace";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import { naming } from "./name";

const namespace = t
  .shape("EcsServiceConnect", {
    namespace: t
      .pattern("[!-~]{1,512}[!-~]{0,512}", "1 to 1024 visible ASCII characters", "shop", ["", "two words"])
      .describe("Name of an HTTP namespace to create in Cloud Map.")
      .optional(),
    namespaceArn: t
      .arn("servicediscovery", "a Cloud Map namespace's ARN")
      .describe("An existing namespace in its place.")
      .optional(),
  })
  .rule({
    ...t.exactlyOneOf("namespace", "namespaceArn"),
    allowed: "either a namespace to create or the namespace_arn of an existing one",
  })
  .describe(
    "The namespace that the cluster's services use for Service Connect unless they name another. It can be exchanged; once given it stays the cluster's, since the provider does not ask ECS to take it away.",
  );

const needs = [naming] as const;
const inputs = { serviceConnect: namespace.optional().example({ namespace: "shop" }) };
type ConnectInputs = t.InputsOf<typeof inputs, typeof needs>;

export const serviceConnect = t.concern({ needs, inputs });

/** The namespace's ARN, or null. */
export function serviceConnectNamespace(scope: Construct, inputs: ConnectInputs): Expr<string | null> {
  const { serviceConnect, name } = inputs;
  // by the name, which is known when Terraform plans; an ARN need not be
  const isOwn = x.isSetAnd(serviceConnect, (serviceConnect) => x.isSet(serviceConnect.namespace));
  const own = optional(
    scope,
    ServiceDiscoveryHttpNamespace,
    "service_discovery_http_namespace",
    isOwn,
    () => ({
      name: serviceConnect.namespace,
      description: x.str`Service Connect of the ECS cluster ${name}`,
      tags: nameTag(inputs, name),
    }),
  );
  const arn = x.ifSet(serviceConnect, (serviceConnect) =>
    x.orElse(serviceConnect.namespaceArn, () => own.attribute("arn")),
  );
  return local(scope, "service_connect_namespace_arn", arn);
}

export function namespaceBlock(
  { serviceConnect }: ConnectInputs,
  namespaceArn: Expr<string | null>,
): Blocks<EcsClusterServiceConnectDefaults> {
  const namespaces = x.when(x.isNull(serviceConnect), [], () => x.items([namespaceArn]));
  return blocks(namespaces, (namespace) => ({ namespace }));
}
