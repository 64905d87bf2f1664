/** The load balancer itself and its attributes (Elastic Load Balancing API Reference: LoadBalancerAttribute). */
import { Lb } from "@cdktf/provider-aws/lib/lb";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { resource } from "../../core/resources";
import { groupIds } from "../../network/placement";
import { nameTag } from "../../network/tags";
import { afterPolicy, type LogBucket } from "../elastic-load-balancing/access-logs";
import { naming } from "../elastic-load-balancing/name";
import { accessLogs, logBlocks } from "./access-logs";
import { placement, subnetIds } from "./placement";
import { webAcl } from "./web-acl";

/** Elastic Load Balancing API Reference: LoadBalancerAttribute. */
const headersShape = t
  .shape("LbHeaders", {
    dropInvalid: t
      .flag("Whether headers with names that are not valid are taken away (drop_invalid_header_fields).")
      .default(true),
    desyncMitigation: t
      .oneOf("defensive", "strictest", "monitor")
      .describe("How requests that could be read in two ways are treated (desync_mitigation_mode).")
      .default("defensive"),
    xForwardedFor: t
      .oneOf("append", "preserve", "remove")
      .describe("What happens to X-Forwarded-For (xff_header_processing_mode).")
      .default("append"),
    xForwardedForPort: t
      .flag("Whether X-Forwarded-For tells the client's port (enable_xff_client_port).")
      .default(false),
    preserveHost: t
      .flag("Whether Host reaches targets as it came, with its port (preserve_host_header).")
      .default(false),
    tlsVersionAndCipher: t
      .flag(
        "Whether targets are told the TLS version and cipher (enable_tls_version_and_cipher_suite_headers).",
      )
      .default(false),
  })
  .describe("Treatment of requests' headers.");

const needs = [naming, placement, webAcl, accessLogs] as const;
const inputs = {
  headers: headersShape.default({}),
  deletionProtection: t
    .flag("Whether AWS refuses to delete it; turn it off in an apply of its own before a destroy.")
    .default(true),
  idleTimeoutSeconds: t
    .duration("seconds", { min: 1, max: 4000 })
    .describe("Seconds without data after which a connection ends.")
    .default(60),
  clientKeepAliveSeconds: t
    .duration("seconds", { min: 60, max: 604800 })
    .describe("Seconds that a client's connection lasts at most.")
    .default(3600),
  http2: t.flag("Whether clients may speak HTTP/2 (enable_http2).").default(true),
  zonalShift: t
    .flag("Whether Amazon Application Recovery Controller may shift it out of a zone (enable_zonal_shift).")
    .default(false),
};

type AttributesInputs = t.InputsOf<typeof inputs, typeof needs>;

export const attributes = t.concern({ needs, inputs });

export function applicationLoadBalancer(
  scope: Construct,
  inputs: AttributesInputs,
  { logs, preconditions }: { readonly logs: LogBucket; readonly preconditions: Precondition[] },
): Lb {
  const { headers, webAcl } = inputs;
  return resource(scope, Lb, "lb", {
    name: inputs.name,
    loadBalancerType: "application",
    internal: inputs.internal,
    ipAddressType: inputs.ipAddressType,
    subnets: subnetIds(inputs),
    securityGroups: groupIds(inputs),
    dropInvalidHeaderFields: headers.dropInvalid,
    desyncMitigationMode: headers.desyncMitigation,
    xffHeaderProcessingMode: headers.xForwardedFor,
    enableXffClientPort: headers.xForwardedForPort,
    preserveHostHeader: headers.preserveHost,
    enableTlsVersionAndCipherSuiteHeaders: headers.tlsVersionAndCipher,
    enableDeletionProtection: inputs.deletionProtection,
    enableHttp2: inputs.http2,
    enableZonalShift: inputs.zonalShift,
    enableWafFailOpen: x.attempt(() => webAcl.failOpen, false),
    idleTimeout: inputs.idleTimeoutSeconds,
    ...logBlocks(inputs, logs),
    clientKeepAlive: inputs.clientKeepAliveSeconds,
    tags: nameTag(inputs, inputs.name),
    ...afterPolicy(logs),
    preconditions,
  });
}
