/** What listeners of Application and Network Load Balancers have in common: their ports, and the TLS that ends there. */
import type { TerraformResourceLifecycle } from "cdktf";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { anewWith } from "../../core/stack/anew";
import type { Tags } from "../../network/tags";
import { CERTIFICATE, certificateArn } from "./certificates";

interface Tls {
  /** The protocol by which TLS ends here. */
  readonly protocol: "HTTPS" | "tls";
  readonly policy: string;
  /** Where policies are told about, and what the default one is. */
  readonly words: string;
}

export const tlsFields = ({ protocol, policy, words }: Tls) => ({
  certificateArn: certificateArn()
    .describe(`The default certificate of ${protocol}, for clients that name no other host (SNI).`)
    .optional(),
  additionalCertificateArns: t
    .mapOf(certificateArn(), "certificate")
    .describe(
      `Further certificates of ${protocol}, chosen by the host's name (SNI), by names of your choice.`,
    )
    .default({}),
  sslPolicy: t
    .pattern(
      "ELBSecurityPolicy-[A-Za-z0-9-]+",
      "the name of a security policy of Elastic Load Balancing",
      policy,
      ["TLS12", "", "ELBSecurityPolicy"],
    )
    .describe(`TLS versions and ciphers of ${protocol} ${words}`)
    .default(policy),
});

interface Secured {
  readonly protocol: string;
  readonly certificateArn: string | null;
  readonly additionalCertificateArns: Readonly<Record<string, string>>;
}

/** Certificates go with TLS; `sample` is a listener without. */
export const certificateRules = (tls: Tls["protocol"], sample: object) => {
  const refused = (...changes: [object, ...object[]]) =>
    t.samplesOf(changes, (change) => ({ ...sample, ...change }));
  return [
    t.goesWith("certificateArn", "protocol", tls),
    {
      test: ({ protocol, additionalCertificateArns }: Expr<Secured>) =>
        x.or(x.eq(protocol, tls), x.isEmpty(additionalCertificateArns)),
      got: ({ protocol, additionalCertificateArns }: Expr<Secured>) =>
        x.str`a listener of ${protocol} with the certificates ${x.shownTexts(x.keys(additionalCertificateArns))}`,
      allowed: `additional_certificate_arns with ${tls} only`,
      refused: refused({ additionalCertificateArns: { shop: CERTIFICATE } }),
    },
  ];
};

interface Heard<L> {
  readonly listeners: Expr<Readonly<Record<string, L>>>;
}

/** Keys of the listeners for which the test holds. */
export const listenersWhere = <L>(
  { listeners }: Heard<L>,
  test: (listener: Expr<L>, key: Expr<string>) => Expr<boolean>,
): Expr<string[]> => x.keysWhere(listeners, ["key", "listener"], (key, listener) => test(listener, key));

export const ports = ({ listeners }: Heard<{ readonly port: number }>): Expr<number[]> =>
  x.listFrom(listeners, ["key", "listener"], (_, { port }) => port);

export const portsOnce = t.distinct({ on: "listeners", of: "port", numbers: ports });

/** What a listener is made from, whatever it leads to. */
export interface ListenerPlan {
  readonly port: number;
  readonly protocol: string;
  readonly certificateArn: string | null;
  readonly sslPolicy: string | null;
  readonly tags: Tags;
}

export const listenerArguments = (loadBalancerArn: Expr<string>, plan: Expr<ListenerPlan>) => ({
  loadBalancerArn,
  port: plan.port,
  protocol: plan.protocol,
  certificateArn: plan.certificateArn,
  sslPolicy: plan.sslPolicy,
  tags: plan.tags,
});

/** A pipeline's are not, since they would lead to the target groups that they were made with. */
export const anewWithTls = (
  scope: Construct,
  items: Expr<Record<string, ListenerPlan>>,
): TerraformResourceLifecycle | undefined =>
  anewWith(scope, "listener_tls", {
    values: x.mapFrom(items, ["key", "listener"], (key, { sslPolicy }) => ({
      key,
      value: x.choose(x.isNull(sslPolicy), "plain", "tls"),
    })),
    because:
      'A listener whose TLS begins or ends is made anew: in place the provider says the security policy that it had, and AWS answers "An SSL policy cannot be specified for TCP listeners" (hashicorp/terraform-provider-aws#7367, #1851).',
  });
