/** The web ACL in front of a public load balancer: AWS's own rules against what every site on the internet is tried with. */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Wafv2WebAcl } from "@cdktf/provider-aws/lib/wafv2-web-acl";
import { Wafv2WebAclLoggingConfiguration } from "@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration";
import { resource } from "../../core/resources";
import type { HanokStack } from "../../core/stack/stack";
import type { Environment } from "../../environments";
import type { StackKeys } from "../keys";

interface Place {
  readonly title: string;
  readonly environment: Environment;
  readonly keys: StackKeys;
}

/**
 * Addresses with a bad name, requests that exploit known holes (Log4j), and the common attacks of OWASP's list: 25, 200 and 700 units (AWS
 * WAF Developer Guide, "IP reputation rule groups", "Baseline rule groups") of the 1500 that the basic price covers (AWS WAF pricing).
 */
const GROUPS = [
  "AWSManagedRulesAmazonIpReputationList",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesCommonRuleSet",
] as const;

/** Bodies of more than 8 KB, which uploads are, are counted and let pass. */
const COUNTED: Readonly<Record<string, readonly string[]>> = {
  AWSManagedRulesCommonRuleSet: ["SizeRestrictions_BODY"],
};

export function webAcl(stack: HanokStack, { title, environment, keys }: Place): { arn: string } {
  const acl = resource(stack, Wafv2WebAcl, "web_acl", {
    name: title,
    description: "What every site is tried with is kept out",
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    rule: GROUPS.map(ruleOf),
    visibilityConfig: seenAs(title),
    tags: { Name: title },
  });
  const group = resource(stack, CloudwatchLogGroup, "web_acl_log", {
    // AWS WAF Developer Guide, "Sending web ACL traffic logs to a CloudWatch Logs log group": the name begins so
    name: `aws-waf-logs-${title}`,
    retentionInDays: environment.logRetentionDays,
    kmsKeyId: keys.for("logs"),
    tags: { Name: `${title}-web-acl` },
  });
  resource(stack, Wafv2WebAclLoggingConfiguration, "web_acl_logging", {
    resourceArn: acl.arn,
    logDestinationConfigs: [group.arn],
    // what signs clients in is in no log
    redactedFields: ["authorization", "cookie"].map((name) => ({ singleHeader: { name } })),
  });
  return { arn: acl.arn };
}

const ruleOf = (group: (typeof GROUPS)[number], index: number) => ({
  name: group,
  priority: index + 1,
  // each rule of the group does what AWS says
  overrideAction: { none: {} },
  // of any type to the provider's class, which writes it as it is
  statement: {
    managed_rule_group_statement: {
      name: group,
      vendor_name: "AWS",
      rule_action_override: (COUNTED[group] ?? []).map((name) => ({ name, action_to_use: { count: {} } })),
    },
  },
  visibilityConfig: seenAs(group),
});

const seenAs = (metricName: string) => ({
  cloudwatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: true,
});
