/** Query logs: who asked for what, in a log group of us-east-1. */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchLogResourcePolicy } from "@cdktf/provider-aws/lib/cloudwatch-log-resource-policy";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import { Route53QueryLog } from "@cdktf/provider-aws/lib/route53-query-log";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { DnsInputs } from "./dns.inputs";
import type { Zone } from "./zone";

interface Site {
  readonly inputs: DnsInputs;
  readonly zone: Zone;
  readonly provider: TerraformProvider | undefined;
}

/** The log group's ARN; null without query logs. */
export function queryLog(scope: Construct, site: Site): Expr<string | null> {
  const { inputs, zone, provider } = site;
  const logged = x.isSet(inputs.queryLog);
  const group = ownLogGroup(scope, site, logged);
  const arn = local(
    scope,
    "query_log_group_arn",
    x.when(
      logged,
      () =>
        x.ifSet(
          inputs.queryLog.existingLogGroup,
          (existingLogGroup) => x.trimSuffix(existingLogGroup.arn, ":*"),
          () => group.present("arn"),
        ),
      () => null,
    ),
  );
  const policy = writePolicy(scope, site, arn as Expr<string>);
  optional(logged, (meta) => {
    return new Route53QueryLog(scope, "route53_query_log", {
      ...meta,
      provider,
      zoneId: x.tf(zone.id),
      cloudwatchLogGroupArn: x.tf(arn as Expr<string>),
      // Route 53 tries to write when the log is made
      ...(policy.resource ? { dependsOn: [policy.resource] } : {}),
    });
  });
  return arn;
}

function ownLogGroup(
  scope: Construct,
  { inputs, zone, provider }: Site,
  logged: Expr<boolean>,
): Optional<CloudwatchLogGroup> {
  const { queryLog: log } = inputs;
  const own = x.when(
    logged,
    () => x.isNull(log.existingLogGroup),
    () => false,
  );
  const region = optional(own, (meta) => {
    return new DataAwsRegion(scope, "query_log_region", { ...meta, provider });
  });
  return optional(own, (meta) => {
    return new CloudwatchLogGroup(scope, "cloudwatch_log_group_query_log", {
      ...meta,
      provider,
      name: x.tf(x.str`/aws/route53/${zone.name}`),
      retentionInDays: x.tf(log.retentionDays),
      kmsKeyId: x.tf(log.kmsKeyArn),
      tags: nameTag(inputs, x.str`${zone.name}-query-log`),
      lifecycle: { precondition: [inRoute53Region(region)] },
    });
  });
}

/** Amazon Route 53 API Reference: CreateQueryLoggingConfig. `id` is the name in provider 5 and 6. */
function inRoute53Region(region: Optional<DataAwsRegion>) {
  const found = region.present("id");
  return {
    condition: x.tf(x.eq(found, "us-east-1")),
    errorMessage: x.tf(
      x.str`query_log makes a log group in ${found}; allowed: us-east-1, where Route 53 writes. Pass a provider of us-east-1, or an existing_log_group.`,
    ),
  };
}

/** Route 53 may write for this zone, and for no other account's (Developer Guide: Public DNS query logging). */
function writePolicy(
  scope: Construct,
  { inputs, zone, provider }: Site,
  logGroupArn: Expr<string>,
): Optional<CloudwatchLogResourcePolicy> {
  const { queryLog: log } = inputs;
  const written = x.when(
    x.isSet(log),
    () => log.resourcePolicy,
    () => false,
  );
  return optional(written, (meta) => {
    return new CloudwatchLogResourcePolicy(scope, "cloudwatch_log_resource_policy_query_log", {
      ...meta,
      provider,
      policyName: x.tf(x.str`route53-query-log-${zone.name}`),
      policyDocument: x.tf(writeDocument(zone, logGroupArn)),
    });
  });
}

const writeDocument = (zone: Zone, logGroupArn: Expr<string>): Expr<string> =>
  x.jsonEncode({
    Version: "2012-10-17",
    Statement: [
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
    ],
  });
