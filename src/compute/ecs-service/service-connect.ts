/** Service Connect of the service: the namespace, what others find there, and the log of the proxy. */
import type { EcsService, EcsServiceServiceConnectConfiguration } from "@cdktf/provider-aws/lib/ecs-service";
import type { Construct } from "constructs";
import { blockEach, inner, innerBlocks } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import type { Location } from "./location";
import { logGroupName } from "./log-groups";
import type { ConnectedService } from "./service-connect.contract";

/** The proxy's key among the log groups; ECS calls its container `ecs-service-connect-…`. */
export const PROXY = "service-connect";

interface NamedService extends ConnectedService {
  readonly portName: string;
}

/** Settings that are null without Service Connect. */
const settingsOf = ({ serviceConnect }: EcsServiceInputs) => serviceConnect;

/** Of the service or of its cluster; null without both. */
export const namespaceOf = (inputs: EcsServiceInputs): Expr<string | null> =>
  x.orElse(
    x.attempt(
      () => settingsOf(inputs).namespaceArn,
      () => null,
    ),
    () => inputs.cluster.serviceConnectNamespaceArn,
  );

/** What others find, by port name; none without Service Connect. */
export const connectedServices = (inputs: EcsServiceInputs): Expr<Record<string, ConnectedService>> =>
  x.attempt(
    () => settingsOf(inputs).services,
    () => x.mapping<ConnectedService>({}),
  );

/** Whether the proxy writes to a log group of the service. */
export const proxyLogs = (inputs: EcsServiceInputs): Expr<boolean> =>
  x.attempt(
    () => settingsOf(inputs).logging,
    () => false,
  );

/**
 * The block is there without Service Connect too, and says so: one that is taken away changes nothing in the provider,
 * and tasks would stay connected.
 */
export function connectionSettings(inputs: EcsServiceInputs): EcsServiceServiceConnectConfiguration {
  const enabled = x.isSet(inputs.serviceConnect);
  const namespace = x.when(
    enabled,
    () => namespaceOf(inputs),
    () => null,
  );
  return { enabled: x.tf(enabled), namespace: x.tf(namespace) };
}

export function connect(
  scope: Construct,
  service: EcsService,
  inputs: EcsServiceInputs,
  { region }: Location,
): void {
  const parent = "service_connect_configuration";
  const named = x.listFrom(connectedServices(inputs), ["name", "service"], (name, connected) => ({
    value: x.extend(connected, { portName: name }),
  }));
  blockEach(service, { parent, name: "service" }, local(scope, "connected_services", named), serviceBlock);
  const logs = x.when(
    proxyLogs(inputs),
    () => [logGroupName(inputs, x.str`${PROXY}`)] as unknown as string[],
    () => [],
  );
  blockEach(service, { parent, name: "log_configuration" }, logs, (group) => ({
    log_driver: "awslogs",
    options: x.mapping<string>({
      "awslogs-group": group,
      "awslogs-region": region,
      "awslogs-stream-prefix": PROXY,
    }),
  }));
}

function serviceBlock(connected: Expr<NamedService>) {
  const { portName, discoveryName, ingressPort, port, dnsName, idleTimeout, requestTimeout, tls } = connected;
  const timed = x.or(x.isSet(idleTimeout), x.isSet(requestTimeout));
  const only = <T>(test: Expr<boolean>, value: Expr<T>) =>
    x.when(
      test,
      () => x.items([value]),
      () => [],
    );
  return {
    port_name: portName,
    discovery_name: discoveryName,
    ingress_port_override: ingressPort,
    client_alias: [{ port, dns_name: dnsName }],
    ...innerBlocks({
      timeout: inner(only(timed, connected), (service) => ({
        idle_timeout_seconds: service.idleTimeout,
        per_request_timeout_seconds: service.requestTimeout,
      })),
      tls: inner(only(x.isSet(tls), tls), (settings) => ({
        role_arn: settings.roleArn,
        kms_key: settings.kmsKeyArn,
        issuer_cert_authority: [{ aws_pca_authority_arn: settings.authorityArn }],
      })),
    }),
  };
}
