/** Every input of `modules/edge/load-balancer` and of the construct `LoadBalancer`. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { networkReference } from "../../network/reference";
import { securityGroupReference } from "../../network/security-group/reference";
import { actionOwnerInputs } from "../action-owner";
import { accessLogs } from "./access-logs.contract";
import { authentication } from "./authentication.contract";
import { listener } from "./listener.contract";
import { networkTargetGroup, targetGroup } from "./target-group.contract";

const webAcl = t
  .shape("LbWebAcl", {
    arn: t
      .arn("wafv2", "a web ACL's ARN")
      .describe("The web ACL, of the load balancer's region.")
      .rule({
        test: (value) => x.matches(":regional/webacl/", value),
        allowed: 'a web ACL of a region, whose ARN holds ":regional/webacl/"',
        refused: [
          "arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/0123",
          "arn:aws:wafv2:ap-northeast-2:123456789012:regional/ipset/shop/0123",
        ],
      })
      .example("arn:aws:wafv2:ap-northeast-2:123456789012:regional/webacl/shop/0123"),
    failOpen: t
      .flag()
      .describe("Whether requests pass while AWS WAF does not answer (enable_waf_fail_open).")
      .default(false),
  })
  .describe("The web ACL of AWS WAF.");

/** Elastic Load Balancing API Reference: LoadBalancerAttribute. */
const headers = t
  .shape("LbHeaders", {
    dropInvalid: t
      .flag()
      .describe("Whether headers with names that are not valid are taken away (drop_invalid_header_fields).")
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
      .flag()
      .describe("Whether X-Forwarded-For tells the client's port (enable_xff_client_port).")
      .default(false),
    preserveHost: t
      .flag()
      .describe("Whether Host reaches targets as it came, with its port (preserve_host_header).")
      .default(false),
    tlsVersionAndCipher: t
      .flag()
      .describe(
        "Whether targets are told the TLS version and cipher (enable_tls_version_and_cipher_suite_headers).",
      )
      .default(false),
  })
  .describe("Treatment of requests' headers.");

export const loadBalancerInputs = {
  name: t
    .blockName()
    .describe("The load balancer's name: once in a region and account. A change replaces it.")
    .rule({
      test: (name) => x.not(x.startsWith(x.lower(name), "internal-")),
      allowed: 'a name that does not begin with "internal-", which AWS keeps for its own',
      refused: ["internal-web"],
    }),
  network: networkReference.describe(
    "The network that it stands in: the output `network` of modules/network, or such an object.",
  ),
  tier: t
    .keyName()
    .describe("The tier of `network` whose subnets it stands in; a public one if it faces the internet."),
  zones: t
    .setOf(t.zoneName(), "zone")
    .describe("Zones of the tier that it stands in, two at least; default: all.")
    .optional(),
  internal: t
    .flag()
    .describe("Whether it has private addresses only. false: it faces the internet. A change replaces it.")
    .default(true),
  ipAddressType: t
    .oneOf("ipv4", "dualstack", "dualstack-without-public-ipv4")
    .describe("Its clients' addresses.")
    .default("ipv4"),
  securityGroups: t
    .listOf(securityGroupReference, "group")
    .describe("Its security groups, of the network's VPC: who may reach it, and what it may reach.")
    .rule({
      test: (groups) => x.and(x.ge(x.length(groups), 1), x.le(x.length(groups), 5)),
      got: (groups) => x.str`a list of ${x.length(groups)} groups`,
      allowed: "1 to 5 groups",
      refused: [[]],
    }),
  listeners: t
    .keyed(listener, "listener")
    .describe("Listeners by names of your choice.")
    .rule({
      test: (all) => x.not(x.isEmpty(all)),
      allowed: "one listener at least",
      refused: [{}],
    }),
  ...actionOwnerInputs,
  redirectHttp: t
    .flag()
    .describe(
      "Whether a listener on port 80 sends to HTTPS. There is one only if some listener is HTTPS, and none of `listeners` is on port 80.",
    )
    .default(true),
  targetGroups: t.keyed(targetGroup, "group").describe("Target groups by names of your choice.").default({}),
  networkTargetGroups: t
    .keyed(networkTargetGroup, "group")
    .describe(
      "Target groups of type alb, by names of your choice: for Network Load Balancers in front of this one.",
    )
    .default({}),
  authentication: t
    .keyed(authentication, "way")
    .describe("Ways to sign in by names of your choice, for the `authenticate` of actions.")
    .default({}),
  oidcClientSecrets: t
    .mapOf(
      t.text().rule({
        test: (secret) => x.ge(x.textLength(secret), 1),
        allowed: "a secret of one character at least",
        refused: [""],
      }),
      "secret",
    )
    .describe("The client secrets of OIDC, by key of `authentication`. They are kept in Terraform's state.")
    .sensitive()
    .default({}),
  accessLogs: accessLogs.default({}),
  webAcl: webAcl.optional(),
  headers: headers.default({}),
  deletionProtection: t
    .flag()
    .describe("Whether AWS refuses to delete it; turn it off in an apply of its own before a destroy.")
    .default(true),
  idleTimeoutSeconds: t
    .duration("seconds", { min: 1, max: 4000 })
    .describe("Seconds without data after which a connection ends.")
    .default(60),
  clientKeepAliveSeconds: t
    .duration("seconds", { min: 60, max: 604800 })
    .describe("Seconds that a client's connection lasts at most.")
    .default(3600),
  http2: t.flag().describe("Whether clients may speak HTTP/2 (enable_http2).").default(true),
  zonalShift: t
    .flag()
    .describe(
      "Whether Amazon Application Recovery Controller may shift it out of a zone (enable_zonal_shift).",
    )
    .default(false),
  tags: t.tags(),
};

export type LoadBalancerShape = typeof loadBalancerInputs;
export type LoadBalancerInputs = t.Inputs<LoadBalancerShape>;
