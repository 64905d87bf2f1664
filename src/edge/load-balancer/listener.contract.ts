/** One listener, and the rules for its inputs. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { action } from "./action.contract";
import { listenerRule } from "./listener-rule.contract";

const CERTIFICATE =
  "arn:aws:acm:ap-northeast-2:123456789012:certificate/12345678-1234-1234-1234-123456789012";

const certificateArn = () =>
  t.pattern(
    "arn:aws(-[a-z]+)*:(acm|iam):[a-z0-9-]*:[0-9]{12}:(certificate|server-certificate)/.+",
    'a certificate\'s ARN, such as "arn:aws:acm:region:123456789012:certificate/id"',
    CERTIFICATE,
    ["certificate", "arn:aws:acm", "arn:aws:s3:::certificate/id"],
  );

/** Application Load Balancers guide, "Mutual authentication with TLS". */
const mutualAuthentication = t
  .shape("LbMutualAuthentication", {
    mode: t
      .oneOf("verify", "passthrough")
      .describe("verify: the load balancer checks clients' certificates; passthrough: the targets get them.")
      .default("verify"),
    trustStoreArn: t
      .arn("elasticloadbalancing", "a trust store's ARN")
      .describe("The trust store that verify checks against.")
      .optional(),
    ignoreClientCertificateExpiry: t
      .flag()
      .describe("Whether certificates that have run out are taken.")
      .default(false),
    advertiseTrustStoreCaNames: t
      .flag()
      .describe("Whether clients are told the authorities' names.")
      .default(false),
  })
  .describe("Clients' certificates (mutual TLS).")
  .rule({
    test: ({ mode, trustStoreArn }) => x.eq(x.eq(mode, "verify"), x.isSet(trustStoreArn)),
    got: ({ mode, trustStoreArn }) =>
      x.str`the mode ${mode} with the trust store ${x.jsonEncode(trustStoreArn)}`,
    allowed: "a trust_store_arn with verify, and only with it",
    refused: [
      {},
      {
        mode: "passthrough",
        trustStoreArn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:truststore/clients/1",
      },
    ],
  })
  .example({ mode: "passthrough" });

const listenerShape = t.shape("LbListener", {
  port: t.integer({ min: 1, max: 65535 }).describe("The port."),
  protocol: t.oneOf("HTTP", "HTTPS").describe("HTTPS has its TLS ended here."),
  certificateArn: certificateArn()
    .describe("The default certificate of HTTPS, for clients that name no other host (SNI).")
    .optional(),
  additionalCertificateArns: t
    .mapOf(certificateArn(), "certificate")
    .describe("Further certificates of HTTPS, chosen by the host's name (SNI), by names of your choice.")
    .default({}),
  sslPolicy: t
    .pattern(
      "ELBSecurityPolicy-[A-Za-z0-9-]+",
      "the name of a security policy of Elastic Load Balancing",
      "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
      ["TLS12", "", "ELBSecurityPolicy"],
    )
    .describe(
      "TLS versions and ciphers of HTTPS (Application Load Balancers guide: Security policies). Default: TLS 1.3 and 1.2 with forward secrecy.",
    )
    .default("ELBSecurityPolicy-TLS13-1-2-Res-2021-06"),
  mutualAuthentication: mutualAuthentication.optional(),
  plainHttp: t
    .flag()
    .describe(
      "Whether HTTP from the internet may be forwarded as it is. Where the load balancer is internal, HTTP needs no such leave.",
    )
    .default(false),
  defaultAction: action.describe("What is done with a request that no rule takes."),
  rules: t.keyed(listenerRule, "rule").describe("Rules by names of your choice.").default({}),
});

export type Listener = t.Infer<typeof listenerShape>;
type ListenerOf = Expr<Listener>;

const FORWARD = { forward: { targetGroups: { app: 1 } } };
const EXAMPLE = { port: 80, protocol: "HTTP", defaultAction: FORWARD };
const sample = (changes: object) => ({ ...EXAMPLE, ...changes });
const isHttps = ({ protocol }: ListenerOf) => x.eq(protocol, "HTTPS");

const certificate: t.Rule<Listener> = {
  test: (listener: ListenerOf) => x.eq(isHttps(listener), x.isSet(listener.certificateArn)),
  got: ({ protocol, certificateArn }: ListenerOf) =>
    x.str`a listener of ${protocol} with the certificate ${x.jsonEncode(certificateArn)}`,
  allowed: "a certificate_arn with HTTPS, and only with it",
  refused: [sample({ protocol: "HTTPS", port: 443 }), sample({ certificateArn: CERTIFICATE })],
};

const onlyHttps: t.Rule<Listener> = {
  test: (listener: ListenerOf) =>
    x.or(
      isHttps(listener),
      x.and(x.isEmpty(listener.additionalCertificateArns), x.isNull(listener.mutualAuthentication)),
    ),
  got: ({ protocol, additionalCertificateArns }: ListenerOf) =>
    x.str`a listener of ${protocol} with mutual_authentication or the certificates ${x.jsonEncode(x.keys(additionalCertificateArns))}`,
  allowed: "additional_certificate_arns and mutual_authentication with HTTPS only",
  refused: [
    sample({ additionalCertificateArns: { shop: CERTIFICATE } }),
    sample({ mutualAuthentication: { mode: "passthrough" } }),
  ],
};

const noIdlePlainHttp: t.Rule<Listener> = {
  test: (listener: ListenerOf) => x.or(x.eq(listener.plainHttp, false), x.ne(listener.protocol, "HTTPS")),
  got: () => "a listener of HTTPS with plain_http",
  allowed: "plain_http with HTTP only",
  refused: [sample({ protocol: "HTTPS", port: 443, certificateArn: CERTIFICATE, plainHttp: true })],
};

const priorities = ({ rules }: ListenerOf): Expr<number[]> =>
  x.listFrom(rules, ["name", "rule"], (_, { priority }) => ({ value: priority }));

const ownPriorities: t.Rule<Listener> = {
  test: (listener: ListenerOf) =>
    x.eq(x.length(x.distinct(priorities(listener))), x.length(priorities(listener))),
  got: (listener: ListenerOf) =>
    x.str`a listener whose rules have the priorities ${x.jsonEncode(priorities(listener))}`,
  allowed: "a priority of its own for each rule of a listener",
  refused: [
    sample({
      rules: {
        api: { priority: 10, pathPattern: ["/api/*"], action: FORWARD },
        web: { priority: 10, pathPattern: ["/web/*"], action: FORWARD },
      },
    }),
  ],
};

export const listener = listenerShape
  .rules(certificate, onlyHttps, noIdlePlainHttp, ownPriorities)
  .describe("A port that the load balancer listens on.")
  .example(EXAMPLE);
