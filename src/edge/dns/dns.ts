/** The block `edge/dns`. */
import type { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import type { Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { calculatedChecks, calculatedHealthChecks } from "./calculated-health-checks";
import type { DnsProps, DnsResources } from "./dns.props";
import { dnssec, type SigningKeys, signZone } from "./dnssec";
import { endpointChecks, healthChecks } from "./health-checks";
import { logQueries, queryLog } from "./query-log";
import { records, zoneRecords } from "./records";
import { type ZoneReferenceValue, zoneReference } from "./reference";
import { associateNetworks, hostedZone, type Zone, zone } from "./zone";

const contract = t.contract({
  name: "hosted zone",
  concerns: [zone, records, healthChecks, calculatedHealthChecks, queryLog, dnssec],
  example: { name: "example.com" },
});

/**
 * A hosted zone of Route 53, public or private, with its records and health checks.
 *
 *     const zone = new Dns(this, "dns", {
 *       name: "example.com",
 *       records: [
 *         { name: "@", type: "A", alias: { dnsName: alb.dnsName, zoneId: alb.zoneId } },
 *         { name: "@", type: "MX", values: ["10 mail.example.com"] },
 *         { name: "_dmarc", type: "TXT", values: ["v=DMARC1; p=reject"] },
 *       ],
 *     });
 */
export class Dns extends Block<typeof contract.inputs, DnsResources> {
  /** The zone as other blocks take it. */
  readonly ref: t.Reference<ZoneReferenceValue>;
  protected readonly results: Outputs;

  constructor(scope: Construct, id: string, props: DnsProps) {
    super(scope, id, contract, props);
    const { inputs, preconditions } = this;
    const zone: Zone = hostedZone(this, { inputs, preconditions });
    associateNetworks(this, { inputs, preconditions: [] }, zone);
    const site = { inputs, name: zone.name };
    const endpoints = endpointChecks(this, site);
    const calculated = calculatedChecks(this, site, endpoints);
    const ids = x.merge(endpoints.attribute("id"), calculated.attribute("id"));
    const healthCheckIds = local(this, "health_check_ids", ids);
    const records: Instances<unknown, Route53Record> = zoneRecords(this, {
      inputs,
      zone,
      healthCheckIds,
      // where no zone is made, the records are what comes first
      preconditions: [
        ...(x.tf(x.isNull(inputs.existingZone)) === true ? [] : preconditions),
        ...this.late("records"),
      ],
    });
    const logGroupArn = logQueries(this, { inputs, zone });
    const signingKeys = signZone(this, { inputs, zone });
    this.ref = t.reference(this, "ref", zoneReference, zone.ref);
    this.results = dnsOutputs({ zone, records, healthCheckIds, logGroupArn, signingKeys });
  }

  /** The zone's id. */
  get zoneId(): string {
    return this.ref.id;
  }
}

interface Results {
  readonly zone: Zone;
  readonly records: Instances<unknown, Route53Record>;
  readonly healthCheckIds: Expr<Record<string, string>>;
  readonly logGroupArn: Expr<string | null>;
  readonly signingKeys: SigningKeys;
}

function dnsOutputs({ zone, records, healthCheckIds, logGroupArn, signingKeys }: Results) {
  const outputs: Outputs = {
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
    health_check_ids: { value: healthCheckIds, description: "Ids of the health checks, by key." },
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

export const dnsBlock = defineBlock(__filename, { construct: Dns, contract });
