/** Logs of requests and connections, and the bucket that the block makes for them. */
import type { LbAccessLogs, LbConnectionLogs } from "@cdktf/provider-aws/lib/lb";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { policyDocument } from "../../core/policy-document";
import { local } from "../../core/stack/local";
import {
  destinationRules,
  type LogBucket,
  logBucket,
  logDestination,
  ownBucketFields,
  tlsOnly,
} from "../elastic-load-balancing/access-logs";
import { naming } from "../elastic-load-balancing/name";

const accessLogsShape = t.shape("LbAccessLogs", {
  ...logDestination({
    own: "own: a bucket that the block makes, which takes logs of this account's load balancers and nothing else. existing: the bucket of `bucket`, whose policy lets the logs in already.",
    existing:
      "The existing bucket: in the load balancer's region, encrypted with SSE-S3 (Application Load Balancers guide: Enable access logs).",
  }),
  requests: t.flag("Whether requests are logged (access logs).").default(true),
  connections: t
    .flag("Whether connections are logged too: the client, and why TLS failed (connection logs).")
    .default(false),
  ...ownBucketFields,
});

const needs = [naming] as const;
const inputs = {
  accessLogs: accessLogsShape
    .describe("Logs in S3.")
    .rules(...destinationRules)
    .rule({
      test: ({ destination, requests, connections }) =>
        x.or(x.eq(destination, "none"), requests, connections),
      got: ({ destination }) => x.str`the destination ${destination} without any logs`,
      allowed: "logs of requests, of connections or both; or the destination none",
      refused: [{ requests: false }, { destination: "existing", bucket: "shop-logs", requests: false }],
    })
    .rule({
      test: ({ destination, connections }) => x.or(x.ne(destination, "none"), x.not(connections)),
      got: () => "logs of connections to the destination none",
      allowed: "connections with the destination own or existing",
      refused: [{ destination: "none", connections: true }],
    })
    .default({}),
};

type AccessLogsInputs = t.InputsOf<typeof inputs, typeof needs>;

export const accessLogs = t.concern({ needs, inputs });

export function albLogBucket(scope: Construct, inputs: AccessLogsInputs): LogBucket {
  const { destination, prefix } = inputs.accessLogs;
  const bucket = logBucket(scope, inputs, {
    isOwn: x.eq(destination, "own"),
    kind: "alb",
    policy: (arn, account) => bucketPolicy(arn, prefix, account),
  });
  return { ...bucket, name: local(scope, "log_bucket", bucket.name) };
}

/**
 * Application Load Balancers guide, "Enable access logs for your Application Load Balancer": the service principal of
 * all regions, which has taken the place of an account per region. The account in the path keeps others' load
 * balancers out; the guide names no condition, and one whose key is not sent would silently lose the logs.
 */
export const bucketPolicy = (arn: Expr<string>, prefix: Expr<string | null>, account: Expr<string>) => {
  const folder = x.ifSet(prefix, (prefix) => x.str`${prefix}/`, "");
  return policyDocument([
    {
      Sid: "DeliverLogs",
      Effect: "Allow",
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: x.str`${arn}/${folder}AWSLogs/${account}/*`,
    },
    tlsOnly(arn),
  ]);
};

/** The logs that are wanted. */
export function logBlocks({ accessLogs }: AccessLogsInputs, bucket: LogBucket): LogBlocks {
  const { destination, requests, connections, prefix } = accessLogs;
  const only = (wanted: Expr<boolean>) => x.itemIf(x.and(x.ne(destination, "none"), wanted), bucket.name);
  return {
    accessLogs: blocks(only(requests), (target) => ({ bucket: target, prefix, enabled: true })),
    connectionLogs: blocks(only(connections), (target) => ({ bucket: target, prefix, enabled: true })),
  };
}

interface LogBlocks {
  readonly accessLogs: Blocks<LbAccessLogs>;
  readonly connectionLogs: Blocks<LbConnectionLogs>;
}
