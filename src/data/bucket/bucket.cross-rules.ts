/** Rules between the bucket's inputs. */
import type { CrossRule } from "../../core/contract";
import * as x from "../../core/expressions";
import type { BucketShape } from "./bucket.inputs";

type Rule = CrossRule<BucketShape>;

/** Amazon S3 User Guide, "Object Lock considerations": versioning can no longer be suspended. */
const lockNeedsVersions: Rule = {
  on: "objectLock",
  test: ({ objectLock, versioning }) => x.or(x.isNull(objectLock), versioning),
  message: (_, spell) =>
    x.str`${spell("objectLock")} is given while versioning is false; allowed: Object Lock with versioning only, since it locks versions.`,
  refused: [{ objectLock: { mode: "GOVERNANCE", days: 1 }, versioning: false }],
};

/** Amazon S3 User Guide, "Enabling Amazon S3 server access logging": a bucket that logs to itself never ends. */
const logsElsewhere: Rule = {
  on: "accessLogs",
  test: ({ accessLogs, name }) =>
    x.ifSet(
      accessLogs,
      (accessLogs) => x.ne(accessLogs.bucket, name),
      () => true,
    ),
  message: ({ name }, spell) =>
    x.str`${spell("accessLogs")} has the bucket ${x.jsonEncode(name)}, which is this one; allowed: another bucket. Each record would make a further one.`,
  refused: [{ accessLogs: { bucket: "shop-data-123456789012" } }],
};

export const crossRules = [lockNeedsVersions, logsElsewhere];
