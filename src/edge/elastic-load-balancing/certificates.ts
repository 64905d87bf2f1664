/** Certificates of listeners: the default one, and those beside it. */
import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbListenerCertificate } from "@cdktf/provider-aws/lib/lb-listener-certificate";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { OwnedInstances } from "./action-owner";

export const CERTIFICATE =
  "arn:aws:acm:ap-northeast-2:123456789012:certificate/12345678-1234-1234-1234-123456789012";

export const certificateArn = () =>
  t.pattern(
    "arn:aws(-[a-z]+)*:(acm|iam):[a-z0-9-]*:[0-9]{12}:(certificate|server-certificate)/.+",
    'a certificate\'s ARN, such as "arn:aws:acm:region:123456789012:certificate/id"',
    CERTIFICATE,
    ["certificate", "arn:aws:acm", "arn:aws:s3:::certificate/id"],
  );

type Listeners = Expr<
  Readonly<Record<string, { readonly additionalCertificateArns: Readonly<Record<string, string>> }>>
>;

/**
 * Certificates beside the default one. No create_before_destroy: Terraform would hand it on to the load balancer, whose name
 * cannot be had twice.
 */
export function additionalCertificates(
  scope: Construct,
  { listeners, when }: { readonly listeners: Listeners; readonly when?: Expr<boolean> },
  all: OwnedInstances<unknown, LbListener>,
): void {
  const certificates = local(
    scope,
    "additional_certificates",
    x.mergeAll(
      x.listFrom(listeners, ["listener", "settings"], (listener, { additionalCertificateArns }) => ({
        value: x.mapFrom(additionalCertificateArns, ["name", "arn"], (name, arn) => ({
          key: x.str`${listener}/${name}`,
          value: x.object({ listener, arn }),
        })),
        ...(when ? { when } : {}),
      })),
    ),
  );
  forEach(
    scope,
    LbListenerCertificate,
    "lb_listener_certificate",
    certificates,
    ({ value: { listener, arn } }) => ({
      listenerArn: all.at(listener, "arn"),
      certificateArn: arn,
    }),
  );
}
