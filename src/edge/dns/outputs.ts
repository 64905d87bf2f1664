/** What a zone gives. */
import type { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { Expr } from "../../core/expressions";
import type { Output } from "../../core/module/block";
import type { Instances } from "../../core/resources";
import type { SigningKeys } from "./dnssec";
import type { HealthChecks } from "./health-checks";
import type { Zone } from "./zone";

interface Results {
  readonly zone: Zone;
  readonly records: Instances<unknown, Route53Record>;
  readonly checks: HealthChecks;
  readonly logGroupArn: Expr<string | null>;
  readonly signingKeys: SigningKeys;
}

export function dnsOutputs({ zone, records, checks, logGroupArn, signingKeys }: Results) {
  const outputs: Record<string, Output> = {
    zone: {
      value: zone.ref,
      description: "The zone as other blocks take it: id, name, whether it is private, name servers, ARN.",
    },
    zone_id: { value: zone.id, description: "The zone's id." },
    zone_name: { value: zone.name, description: "The zone's domain name." },
    name_servers: {
      value: zone.ref.nameServers,
      description: "The zone's name servers: set them at the registrar, or as NS records in the parent zone.",
    },
    record_names: {
      value: records.attribute("fqdn"),
      description: "The records' full names, by `name/type` or `name/type/set_identifier`.",
    },
    health_check_ids: { value: checks.ids, description: "Ids of the health checks, by key." },
    ds_records: {
      value: signingKeys.attribute("dsRecord"),
      description: "DS records for the parent zone, by key of `dnssec.keys`.",
    },
    query_log_group_arn: {
      value: logGroupArn,
      description: "ARN of the log group that queries are kept in; null without query logs.",
    },
  };
  return outputs;
}
