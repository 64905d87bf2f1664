/** Query logs: who asked for what, in a log group of us-east-1. */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { Route53QueryLog } from "@cdktf/provider-aws/lib/route53-query-log";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { policyDocument } from "../../core/policy-document";
import { type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import { route53Arn } from "./names";
import { isPrivate, PRIVATE, type Zone, zone } from "./zone";

const settings = t
  .shape("DnsQueryLog", {
    retentionDays: t.logRetentionDays().describe("Days that queries are kept.").default(90),
    kmsKeyArn: route53Arn("kms", "key/.+", "key/1")
      .describe(
        "Key that encrypts the log group; its policy must let CloudWatch Logs use it. Default: the service's own.",
      )
      .optional(),
    existingLogGroup: t
      .shape("DnsLogGroup", {
        arn: route53Arn(
          "logs",
          "log-group:[A-Za-z0-9_/.#-]{1,512}(:\\*)?",
          "log-group:/aws/route53/example.com",
        ).describe("The log group's ARN."),
      })
      .describe("A log group of yours in place of one of the zone's own.")
      .optional(),
    resourcePolicy: t
      .flag(
        "Whether Route 53 is let write to the log group. A region has room for ten such policies (CloudWatch Logs quotas): with a wider one of your own, turn this off.",
      )
      .default(true),
  })
  .describe(
    "Queries in a log group (Amazon Route 53 Developer Guide: Public DNS query logging). A log group that is made here needs a provider of us-east-1.",
  );

const needs = [zone] as const;
const inputs = {
  queryLog: settings.optional().example({}),
};

type QueryLogInputs = t.InputsOf<typeof inputs, typeof needs>;

export const queryLog = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "queryLog",
      test: (inputs) => x.or(x.isNull(inputs.queryLog), x.not(isPrivate(inputs))),
      message: (_, spell) =>
        x.str`${spell("queryLog")} is given for a private zone; allowed: query logs of a public zone. A VPC's queries are logged by the Route 53 Resolver.`,
      refused: [{ ...PRIVATE, queryLog: {} }],
    },
  ],
});

interface Site {
  readonly inputs: QueryLogInputs;
  readonly zone: Zone;
}

/** The log group's ARN; null without query logs. */
export function logQueries(scope: Construct, site: Site): Expr<string | null> {
  const { inputs, zone } = site;
  const logged = x.isSet(inputs.queryLog);
  const group = ownLogGroup(scope, site, logged);
  const arn = local(
    scope,
    "query_log_group_arn",
    x.when(logged, () =>
      x.ifSet(
        inputs.queryLog.existingLogGroup,
        (existingLogGroup) => x.trimSuffix(existingLogGroup.arn, ":*"),
        () => group.present("arn"),
      ),
    ),
  );
  const policy = writePolicy(scope, site, x.nonNull(arn));
  optional(scope, Route53QueryLog, "route53_query_log", logged, () => ({
    zoneId: zone.id,
    cloudwatchLogGroupArn: x.nonNull(arn),
    // Route 53 tries to write when the log is made
    ...(policy.resource ? { dependsOn: [policy.resource] } : {}),
  }));
  return arn;
}

function ownLogGroup(
  scope: Construct,
  { inputs, zone }: Site,
  logged: Expr<boolean>,
): Optional<CloudwatchLogGroup> {
  const { queryLog: log } = inputs;
  const own = x.when(logged, () => x.isNull(log.existingLogGroup), false);
  const region = optional(scope, DataAwsRegion, "query_log_region", own, () => ({}));
  return optional(scope, CloudwatchLogGroup, "cloudwatch_log_group_query_log", own, () => ({
    name: x.str`/aws/route53/${zone.name}`,
    retentionInDays: log.retentionDays,
    kmsKeyId: log.kmsKeyArn,
    tags: nameTag(inputs, x.str`${zone.name}-query-log`),
    lifecycle: { precondition: [inRoute53Region(region, t.spellingFor(scope))] },
  }));
}

/** Amazon Route 53 API Reference: CreateQueryLoggingConfig. `id` is the name in provider 5 and 6. */
function inRoute53Region(region: Optional<DataAwsRegion>, spell: t.Spell) {
  const found = region.present("id");
  return {
    condition: x.tf(x.eq(found, "us-east-1")),
    errorMessage: x.tf(
      x.str`${spell("queryLog")} makes a log group in ${found}; allowed: us-east-1, where Route 53 writes. Pass a provider of us-east-1, or an ${spell("existingLogGroup")}.`,
    ),
  };
}

/** Route 53 may write for this zone, and for no other account's (Developer Guide: Public DNS query logging). */
function writePolicy(
  scope: Construct,
  { inputs, zone }: Site,
  logGroupArn: Expr<string>,
): Optional<CloudwatchLogResourcePolicy> {
  const { queryLog: log } = inputs;
  const written = x.when(x.isSet(log), () => log.resourcePolicy, false);
  return optional(
    scope,
    CloudwatchLogResourcePolicy,
    "cloudwatch_log_resource_policy_query_log",
    written,
    () => ({
      policyName: x.str`route53-query-log-${zone.name}`,
      policyDocument: writeDocument(zone, logGroupArn),
    }),
  );
}

const writeDocument = (zone: Zone, logGroupArn: Expr<string>): Expr<string> =>
  policyDocument([
    {
      Sid: "Route53QueryLog",
      Effect: "Allow",
      Principal: { Service: "route53.amazonaws.com" },
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: x.str`${logGroupArn}:*`,
      Condition: {
        ArnEquals: { "aws:SourceArn": zone.arn },
        StringEquals: { "aws:SourceAccount": x.at(x.split(":", logGroupArn), 4) },
      },
    },
  ]);
