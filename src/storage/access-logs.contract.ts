/** Where a bucket's server access logs go. */
import * as t from "../core/contract";
import { bucketName, keyPrefix } from "./names.contract";

export const accessLogs = (typeName: string) =>
  t
    .shape(typeName, {
      bucket: bucketName().describe(
        "The bucket that S3 writes to, of the same region; its policy must let logging.s3.amazonaws.com put objects.",
      ),
      prefix: keyPrefix().describe("The beginning of the records' keys.").default(""),
    })
    .describe("Server access logs (Amazon S3 User Guide, logging requests with server access logging).");

export type AccessLogs = t.Infer<ReturnType<typeof accessLogs>>;
