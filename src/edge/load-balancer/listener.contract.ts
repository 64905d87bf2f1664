/** One listener, and the rules for its inputs. */
import {
  arn,
  flag,
  type Infer,
  integer,
  keyed,
  mapOf,
  oneOf,
  pattern,
  type Rule,
  shape,
} from "../../core/contract";
import {
  and,
  distinct,
  type Expr,
  eq,
  isEmpty,
  isNull,
  isSet,
  jsonEncode,
  keys,
  length,
  listFrom,
  ne,
  or,
  str,
} from "../../core/expressions";
import { action } from "./action.contract";
import { type ListenerRule, listenerRule } from "./listener-rule.contract";

const CERTIFICATE =
  "arn:aws:acm:ap-northeast-2:123456789012:certificate/12345678-1234-1234-1234-123456789012";

const certificateArn = () =>
  pattern(
    "arn:aws(-[a-z]+)*:(acm|iam):[a-z0-9-]*:[0-9]{12}:(certificate|server-certificate)/.+",
    'a certificate\'s ARN, such as "arn:aws:acm:region:123456789012:certificate/id"',
    CERTIFICATE,
    ["certificate", "arn:aws:acm", "arn:aws:s3:::certificate/id"],
  );

/** Application Load Balancers guide, "Mutual authentication with TLS". */
const mutualAuthentication = shape("LbMutualAuthentication", {
  mode: oneOf("verify", "passthrough")
    .describe("verify: the load balancer checks clients' certificates; passthrough: the targets get them.")
    .default("verify"),
  trustStoreArn: arn("elasticloadbalancing", "a trust store's ARN")
    .describe("The trust store that verify checks against.")
    .optional(),
  ignoreClientCertificateExpiry: flag()
    .describe("Whether certificates that have run out are taken.")
    .default(false),
  advertiseTrustStoreCaNames: flag()
    .describe("Whether clients are told the authorities' names.")
    .default(false),
})
  .describe("Clients' certificates (mutual TLS).")
  .rule({
    test: ({ mode, trustStoreArn }) => eq(eq<string>(mode, "verify"), isSet(trustStoreArn)),
    got: ({ mode, trustStoreArn }) => str`the mode ${mode} with the trust store ${jsonEncode(trustStoreArn)}`,
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

const listenerShape = shape("LbListener", {
  port: integer({ min: 1, max: 65535 }).describe("The port."),
  protocol: oneOf("HTTP", "HTTPS").describe("HTTPS has its TLS ended here."),
  certificateArn: certificateArn()
    .describe("The default certificate of HTTPS, for clients that name no other host (SNI).")
    .optional(),
  additionalCertificateArns: mapOf(certificateArn(), "certificate")
    .describe("Further certificates of HTTPS, chosen by the host's name (SNI), by names of your choice.")
    .default({}),
  sslPolicy: pattern(
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
  plainHttp: flag()
    .describe(
      "Whether HTTP from the internet may be forwarded as it is. Where the load balancer is internal, HTTP needs no such leave.",
    )
    .default(false),
  defaultAction: action.describe("What is done with a request that no rule takes."),
  rules: keyed(listenerRule, "rule").describe("Rules by names of your choice.").default({}),
});

export type Listener = Infer<typeof listenerShape>;
type ListenerOf = Expr<Listener>;

const FORWARD = { forward: { targetGroups: { app: 1 } } };
const EXAMPLE = { port: 80, protocol: "HTTP", defaultAction: FORWARD };
const sample = (changes: object) => ({ ...EXAMPLE, ...changes });
const isHttps = ({ protocol }: ListenerOf) => eq<string>(protocol, "HTTPS");

const certificate: Rule<Listener> = {
  test: (listener: ListenerOf) => eq(isHttps(listener), isSet(listener.certificateArn)),
  got: ({ protocol, certificateArn }: ListenerOf) =>
    str`a listener of ${protocol} with the certificate ${jsonEncode(certificateArn)}`,
  allowed: "a certificate_arn with HTTPS, and only with it",
  refused: [sample({ protocol: "HTTPS", port: 443 }), sample({ certificateArn: CERTIFICATE })],
};

const onlyHttps: Rule<Listener> = {
  test: (listener: ListenerOf) =>
    or(
      isHttps(listener),
      and(isEmpty(listener.additionalCertificateArns), isNull(listener.mutualAuthentication)),
    ),
  got: ({ protocol, additionalCertificateArns }: ListenerOf) =>
    str`a listener of ${protocol} with mutual_authentication or the certificates ${jsonEncode(keys(additionalCertificateArns))}`,
  allowed: "additional_certificate_arns and mutual_authentication with HTTPS only",
  refused: [
    sample({ additionalCertificateArns: { shop: CERTIFICATE } }),
    sample({ mutualAuthentication: { mode: "passthrough" } }),
  ],
};

const noIdlePlainHttp: Rule<Listener> = {
  test: (listener: ListenerOf) => or(eq(listener.plainHttp, false), ne<string>(listener.protocol, "HTTPS")),
  got: () => "a listener of HTTPS with plain_http",
  allowed: "plain_http with HTTP only",
  refused: [sample({ protocol: "HTTPS", port: 443, certificateArn: CERTIFICATE, plainHttp: true })],
};

const priorities = ({ rules }: ListenerOf): Expr<number[]> =>
  listFrom<ListenerRule, number>(rules, ["name", "rule"], (_, { priority }) => ({ value: priority }));

const ownPriorities: Rule<Listener> = {
  test: (listener: ListenerOf) => eq(length(distinct(priorities(listener))), length(priorities(listener))),
  got: (listener: ListenerOf) =>
    str`a listener whose rules have the priorities ${jsonEncode(priorities(listener))}`,
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

export const listener = [certificate, onlyHttps, noIdlePlainHttp, ownPriorities]
  .reduce((type, rule) => type.rule(rule as unknown as Rule<NonNullable<Listener>>), listenerShape)
  .describe("A port that the load balancer listens on.")
  .example(EXAMPLE);
