/** Where logs go. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

const accessLogsShape = t.shape("StaticIpAccessLogs", {
  destination: t
    .oneOf("own", "existing", "none")
    .describe(
      "own: a bucket that the block makes, where there is something to log; existing: `bucket`, whose policy lets the logs in already.",
    )
    .default("own"),
  bucket: t
    .pattern("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "a bucket's name", "shop-logs", [
      "",
      "Logs",
      "arn:aws:s3:::logs",
    ])
    .describe("The existing bucket, in the load balancer's region.")
    .optional(),
  prefix: t
    .pattern("[A-Za-z0-9!_.*'()/-]{1,256}", "1 to 256 ASCII letters, digits and ! _ . * ' ( ) / -", "shop", [
      "",
      "a b",
      "a?b",
    ])
    .describe("The beginning of the logs' keys.")
    .optional(),
  retentionDays: t
    .integer({ min: 1, max: 3653 }, "days")
    .describe("Days that logs are kept in the own bucket.")
    .default(365),
  forceDestroy: t.flag().describe("Whether the own bucket may be destroyed with logs in it.").default(false),
});

type AccessLogs = t.Infer<typeof accessLogsShape>;

const bucketFits: t.Rule<NonNullable<AccessLogs>> = {
  test: ({ destination, bucket }: Expr<AccessLogs>) => x.eq(x.eq(destination, "existing"), x.isSet(bucket)),
  got: ({ destination, bucket }: Expr<AccessLogs>) =>
    x.str`the destination ${destination} with the bucket ${x.jsonEncode(bucket)}`,
  allowed: "a bucket with the destination existing, and only with it",
  refused: [
    { destination: "existing" },
    { bucket: "shop-logs" },
    { destination: "none", bucket: "shop-logs" },
  ],
};

const prefixFits: t.Rule<NonNullable<AccessLogs>> = {
  test: ({ prefix }: Expr<AccessLogs>) => x.not(x.matches("[Aa][Ww][Ss][Ll][Oo][Gg][Ss]|^/|/$", prefix)),
  got: ({ prefix }: Expr<AccessLogs>) => x.str`the prefix ${x.jsonEncode(prefix)}`,
  allowed: "a prefix without AWSLogs, which AWS adds, and without a slash at either end",
  refused: [{ prefix: "AWSLogs" }, { prefix: "/shop" }, { prefix: "shop/" }, { prefix: "shop/awslogs" }],
};

export const accessLogs = accessLogsShape
  .describe(
    "Logs in S3: of TLS connections, the only ones that a Network Load Balancer logs (Network Load Balancers guide: Access logs for your Network Load Balancer), and an accelerator's flow logs.",
  )
  .rule(bucketFits)
  .rule(prefixFits);
