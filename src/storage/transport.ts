/** Statements of a bucket's policy that keep plain HTTP and old versions of TLS out. */
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";

interface Transport {
  readonly arn: Expr<string>;
  readonly minimumTls: Expr<string>;
}

const deny = { Effect: "Deny", Principal: "*", Action: "s3:*" };

const everything = (arn: Expr<string>) => x.items([arn, x.str`${arn}/*`]);

export const WITHOUT_TLS = { Bool: { "aws:SecureTransport": "false" } };

/** Amazon S3 User Guide, "Protecting data in transit with encryption". */
export const noPlainHttp = ({ arn }: Pick<Transport, "arn">) => ({
  ...deny,
  Sid: "NoPlainHttp",
  Resource: everything(arn),
  Condition: WITHOUT_TLS,
});

/** "Enforcing TLS 1.2 or later"; holds of no request without TLS, which has no version. */
export const noOldTls = ({ arn, minimumTls }: Transport) => ({
  ...deny,
  Sid: "NoOldTls",
  Resource: everything(arn),
  Condition: { NumericLessThan: { "s3:TlsVersion": minimumTls } },
});
