/** The oldest TLS that a bucket takes, and statements of its policy that keep plain HTTP and old versions of TLS out. */
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";

export const minimumTls = t.concern({
  inputs: {
    minimumTls: t.oneOf("1.2", "1.3").describe("Oldest version of TLS that is accepted.").default("1.2"),
  },
});

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
