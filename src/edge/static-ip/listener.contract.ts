/** One port that clients connect to, and the rules for its inputs. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

export const CERTIFICATE =
  "arn:aws:acm:ap-northeast-2:123456789012:certificate/12345678-1234-1234-1234-123456789012";

const certificateArn = () =>
  t.pattern(
    "arn:aws(-[a-z]+)*:(acm|iam):[a-z0-9-]*:[0-9]{12}:(certificate|server-certificate)/.+",
    'a certificate\'s ARN, such as "arn:aws:acm:region:123456789012:certificate/id"',
    CERTIFICATE,
    ["certificate", "arn:aws:acm", "arn:aws:s3:::certificate/id"],
  );

/** Amazon VPC quotas: inbound rules per security group. */
const MOST_CLIENTS = 60;

const listenerShape = t.shape("StaticIpListener", {
  port: t.integer({ min: 1, max: 65535 }).describe("The port that clients connect to."),
  protocol: t
    .oneOf("tcp", "tls", "udp", "tcp_udp")
    .describe(
      "tls: TLS ends here, with nlb-nginx; tcp: bytes pass as they come; udp, and tcp_udp for both on one port, such as DNS: with nlb-nginx and a target group that takes the same. Before an Application Load Balancer everything passes as it comes, since TLS ends there.",
    )
    .default("tcp"),
  targetGroup: t
    .keyName()
    .describe(
      "The key of `target_groups` that connections go to, with nlb-nginx. Default: the listener's own key.",
    )
    .optional(),
  albPort: t
    .integer({ min: 1, max: 65535 })
    .describe(
      "The Application Load Balancer's port that connections go to, with nlb-alb and global-accelerator. Default: `port`.",
    )
    .optional(),
  certificateArn: certificateArn()
    .describe("The default certificate of tls, for clients that name no other host (SNI).")
    .optional(),
  additionalCertificateArns: t
    .mapOf(certificateArn(), "certificate")
    .describe("Further certificates of tls, chosen by the host's name (SNI), by names of your choice.")
    .default({}),
  sslPolicy: t
    .pattern(
      "ELBSecurityPolicy-[A-Za-z0-9-]+",
      "the name of a security policy of Elastic Load Balancing",
      "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
      ["TLS12", "", "ELBSecurityPolicy"],
    )
    .describe(
      "TLS versions and ciphers of tls (Network Load Balancers guide: Security policies for your Network Load Balancer). Default: the one that AWS recommends, TLS 1.3 and 1.2 with forward secrecy and hybrid post-quantum key exchange.",
    )
    .default("ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"),
  alpnPolicy: t
    .oneOf("HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred", "None")
    .describe(
      "What tls agrees on by ALPN. Targets get the bytes as they are: HTTP/2 only if they take it without TLS.",
    )
    .default("HTTP1Only"),
  clients: t
    .setOf(t.cidr(), "range")
    .describe(
      "Ranges that may connect, by the security group that the block makes. Default: the whole internet; a partner's ranges in its place close the port to others.",
    )
    .rule({
      test: (ranges) => x.and(x.ge(x.length(ranges), 1), x.le(x.length(ranges), MOST_CLIENTS)),
      got: (ranges) => x.str`a list of ${x.length(ranges)} ranges`,
      allowed: `1 to ${MOST_CLIENTS} ranges`,
      refused: [[], Array.from({ length: MOST_CLIENTS + 1 }, (_, index) => `198.51.100.${index}/32`)],
    })
    .default(["0.0.0.0/0"]),
  idleTimeoutSeconds: t
    .integer({ min: 60, max: 6000 }, "seconds")
    .describe(
      "Seconds without data after which a connection of tcp ends (Network Load Balancers guide: Update the TCP idle timeout). tls has 350, udp 120.",
    )
    .default(350),
});

export type StaticIpListener = t.Infer<typeof listenerShape>;
type ListenerOf = Expr<StaticIpListener>;

const EXAMPLE = { port: 80 };
const sample = (changes: object) => ({ ...EXAMPLE, ...changes });
const IN_CAPITALS = { tcp: "TCP", tls: "TLS", udp: "UDP", tcp_udp: "TCP_UDP" };

/** A protocol as Elastic Load Balancing writes it. */
export const inCapitals = (protocol: Expr<string>): Expr<string> =>
  x.get(x.mapping<string>(IN_CAPITALS), protocol);

export const isTls = ({ protocol }: ListenerOf) => x.eq(protocol, "tls");
export const hasUdp = ({ protocol }: ListenerOf) => x.contains(["udp", "tcp_udp"], protocol);
export const hasTcp = ({ protocol }: ListenerOf) => x.ne(protocol, "udp");

const certificate: t.Rule<StaticIpListener> = {
  test: (listener: ListenerOf) => x.eq(isTls(listener), x.isSet(listener.certificateArn)),
  got: ({ protocol, certificateArn }: ListenerOf) =>
    x.str`a listener of ${protocol} with the certificate ${x.jsonEncode(certificateArn)}`,
  allowed: "a certificate_arn with tls, and only with it",
  refused: [sample({ protocol: "tls", port: 443 }), sample({ certificateArn: CERTIFICATE })],
};

const onlyTls: t.Rule<StaticIpListener> = {
  test: (listener: ListenerOf) => x.or(isTls(listener), x.isEmpty(listener.additionalCertificateArns)),
  got: ({ protocol, additionalCertificateArns }: ListenerOf) =>
    x.str`a listener of ${protocol} with the certificates ${x.jsonEncode(x.keys(additionalCertificateArns))}`,
  allowed: "additional_certificate_arns with tls only",
  refused: [sample({ additionalCertificateArns: { shop: CERTIFICATE } })],
};

const idle: t.Rule<StaticIpListener> = {
  test: (listener: ListenerOf) =>
    x.or(x.eq(listener.idleTimeoutSeconds, 350), x.eq(listener.protocol, "tcp")),
  got: ({ idleTimeoutSeconds, protocol }: ListenerOf) =>
    x.str`an idle timeout of ${idleTimeoutSeconds} seconds with ${protocol}`,
  allowed: "an idle_timeout_seconds with tcp only: that of tls is 350, that of udp 120",
  refused: [
    sample({ protocol: "tls", certificateArn: CERTIFICATE, idleTimeoutSeconds: 600 }),
    sample({ protocol: "tcp_udp", idleTimeoutSeconds: 600 }),
  ],
};

export const listener = listenerShape
  .rules(certificate, onlyTls, idle)
  .describe("A port that clients connect to.")
  .example(EXAMPLE);
