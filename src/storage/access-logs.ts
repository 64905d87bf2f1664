/** Where a bucket's server access logs go. */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { optional } from "../core/resources";
import { named } from "./closed-bucket";
import { keyPrefix } from "./names";

const target = (typeName: string) =>
  t
    .shape(typeName, {
      bucket: t
        .bucketName()
        .describe(
          "The bucket that S3 writes to, of the same region; its policy must let logging.s3.amazonaws.com put objects.",
        ),
      prefix: keyPrefix().describe("The beginning of the records' keys.").default(""),
    })
    .describe("Server access logs (Amazon S3 User Guide, logging requests with server access logging).");

/** The input of a bucket whose own name is among the inputs; `example` is a bucket of its contract's example. */
export const accessLogs = (typeName: string, example: string) =>
  t.concern({
    needs: [named],
    inputs: { accessLogs: target(typeName).optional().example({ bucket: "shop-logs-123456789012" }) },
    rules: [
      {
        // Amazon S3 User Guide, "Enabling Amazon S3 server access logging": a bucket that logs to itself never ends
        on: "accessLogs",
        test: ({ accessLogs, name }) => x.isNullOr(accessLogs, (accessLogs) => x.ne(accessLogs.bucket, name)),
        message: ({ name }, spell) =>
          x.str`${spell("accessLogs")} has the bucket ${x.shownText(name)}, which is this one; allowed: another bucket. Each record would make a further one.`,
        refused: [{ accessLogs: { bucket: example } }],
      },
    ],
  });

type AccessLogs = t.Infer<ReturnType<typeof target>>;

export function logAccess(scope: Construct, accessLogs: Expr<AccessLogs | null>, bucket: S3Bucket): void {
  optional(scope, S3BucketLoggingA, "s3_bucket_logging", x.isSet(accessLogs), () => ({
    bucket: bucket.id,
    targetBucket: accessLogs.bucket,
    targetPrefix: accessLogs.prefix,
  }));
}
