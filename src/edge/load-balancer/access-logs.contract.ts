/** Where the logs of requests and connections go. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";

const accessLogsShape = t.shape("LbAccessLogs", {
  destination: t
    .oneOf("own", "existing", "none")
    .describe(
      "own: a bucket that the block makes, which takes logs of this account's load balancers and nothing else. existing: the bucket of `bucket`, whose policy lets the logs in already.",
    )
    .default("own"),
  bucket: t
    .pattern("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "a bucket's name", "shop-logs", [
      "",
      "Logs",
      "arn:aws:s3:::logs",
    ])
    .describe(
      "The existing bucket: in the load balancer's region, encrypted with SSE-S3 (Application Load Balancers guide: Enable access logs).",
    )
    .optional(),
  prefix: t
    .pattern("[A-Za-z0-9!_.*'()/-]{1,256}", "1 to 256 ASCII letters, digits and ! _ . * ' ( ) / -", "shop", [
      "",
      "a b",
      "a?b",
    ])
    .describe("The beginning of the logs' keys.")
    .optional(),
  requests: t.flag().describe("Whether requests are logged (access logs).").default(true),
  connections: t
    .flag()
    .describe("Whether connections are logged too: the client, and why TLS failed (connection logs).")
    .default(false),
  retentionDays: t
    .integer({ min: 1, max: 3653 }, "days")
    .describe("Days that logs are kept in the own bucket.")
    .default(365),
  forceDestroy: t.flag().describe("Whether the own bucket may be destroyed with logs in it.").default(false),
});

export type AccessLogs = t.Infer<typeof accessLogsShape>;

export const accessLogs = accessLogsShape
  .describe("Logs in S3.")
  .rule({
    test: ({ destination, bucket }) => x.eq(x.eq(destination, "existing"), x.isSet(bucket)),
    got: ({ destination, bucket }) =>
      x.str`the destination ${destination} with the bucket ${x.jsonEncode(bucket)}`,
    allowed: "a bucket with the destination existing, and only with it",
    refused: [
      { destination: "existing" },
      { bucket: "shop-logs" },
      { destination: "none", bucket: "shop-logs" },
    ],
  })
  .rule({
    test: ({ prefix }) => x.not(x.matches("[Aa][Ww][Ss][Ll][Oo][Gg][Ss]|^/|/$", prefix)),
    got: ({ prefix }) => x.str`the prefix ${x.jsonEncode(prefix)}`,
    allowed: "a prefix without AWSLogs, which Elastic Load Balancing adds, and without a slash at either end",
    refused: [{ prefix: "AWSLogs" }, { prefix: "/shop" }, { prefix: "shop/" }, { prefix: "shop/awslogs" }],
  })
  .rule({
    test: ({ destination, requests, connections }) => x.or(x.eq(destination, "none"), requests, connections),
    got: ({ destination }) => x.str`the destination ${destination} without any logs`,
    allowed: "logs of requests, of connections or both; or the destination none",
    refused: [{ requests: false }, { destination: "existing", bucket: "shop-logs", requests: false }],
  })
  .rule({
    test: ({ destination, connections }) => x.or(x.ne(destination, "none"), x.not(connections)),
    got: () => "logs of connections to the destination none",
    allowed: "connections with the destination own or existing",
    refused: [{ destination: "none", connections: true }],
  });
