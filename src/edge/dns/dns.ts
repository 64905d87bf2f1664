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
import type { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, type Output } from "../../core/module/block";
import type { Instances } from "../../core/resources";
import { dnsContract } from "./dns.contract";
import type { DnsShape } from "./dns.inputs";
import type { DnsProps } from "./dns.props";
import { dnssec } from "./dnssec";
import { healthChecks } from "./health-checks";
import { dnsOutputs } from "./outputs";
import { queryLog } from "./query-log";
import { dnsRecords } from "./records";
import { associateNetworks, hostedZone, type Zone } from "./zone";
import type { ZoneReferenceValue } from "./zone-reference.contract";

export interface DnsProviders {
  /** Makes everything here, in place of the stack's own: query logs need one of us-east-1. */
  readonly provider?: TerraformProvider;
}

export class Dns extends Block<DnsShape> {
  /** The zone as other blocks take it. */
  readonly ref: Expr<ZoneReferenceValue>;
  private readonly results: Readonly<Record<string, Output>>;

  constructor(scope: Construct, id: string, { provider, ...props }: DnsProps & DnsProviders) {
    super(scope, id, dnsContract, props);
    const { inputs, preconditions } = this;
    const zone: Zone = hostedZone(this, { inputs, provider, precondition: preconditions });
    associateNetworks(this, { inputs, provider, precondition: [] }, zone);
    const checks = healthChecks(this, { inputs, name: zone.name, provider });
    const records: Instances<unknown, Route53Record> = dnsRecords(this, {
      inputs,
      zone,
      healthCheckIds: checks.ids,
      provider,
      // where no zone is made, the records are what comes first
      precondition: [
        ...(x.tf(x.isNull(inputs.existingZone)) === true ? [] : preconditions),
        ...this.late("records"),
      ],
    });
    const logGroupArn = queryLog(this, { inputs, zone, provider });
    const signingKeys = dnssec(this, { inputs, zone, provider });
    this.ref = zone.ref;
    this.results = dnsOutputs({ zone, records, checks, logGroupArn, signingKeys });
  }

  /** The zone's id. */
  get zoneId(): string {
    return x.tfText(this.ref.id);
  }

  outputs(): Readonly<Record<string, Output>> {
    return this.results;
  }
}
