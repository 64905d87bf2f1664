// Generated from src/edge/dns/dns.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";
import type { ZoneReference } from "./zone-reference.props";
import type { NetworkReference } from "../../network/network-reference.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface DnsResources {
  readonly cloudwatchLogGroupQueryLog: typeof import("@cdktf/provider-aws/lib/cloudwatch-log-group").CloudwatchLogGroup;
  readonly cloudwatchLogResourcePolicyQueryLog: typeof import("@cdktf/provider-aws/lib/cloudwatch-log-resource-policy").CloudwatchLogResourcePolicy;
  readonly queryLogRegion: typeof import("@cdktf/provider-aws/lib/data-aws-region").DataAwsRegion;
  readonly route53HealthCheck: typeof import("@cdktf/provider-aws/lib/route53-health-check").Route53HealthCheck;
  readonly route53HealthCheckCalculated: typeof import("@cdktf/provider-aws/lib/route53-health-check").Route53HealthCheck;
  readonly route53HostedZoneDnssec: typeof import("@cdktf/provider-aws/lib/route53-hosted-zone-dnssec").Route53HostedZoneDnssec;
  readonly route53KeySigningKey: typeof import("@cdktf/provider-aws/lib/route53-key-signing-key").Route53KeySigningKey;
  readonly route53QueryLog: typeof import("@cdktf/provider-aws/lib/route53-query-log").Route53QueryLog;
  readonly route53Record: typeof import("@cdktf/provider-aws/lib/route53-record").Route53Record;
  readonly route53Zone: typeof import("@cdktf/provider-aws/lib/route53-zone").Route53Zone;
  readonly route53ZoneAssociation: typeof import("@cdktf/provider-aws/lib/route53-zone-association").Route53ZoneAssociation;
}

/** A Route 53 hosted zone, public or private, with its records: plain, alias, weighted, failover, latency, geolocation and multivalue ones, and the health checks that they follow. */
export interface DnsProps extends BlockProps<DnsResources> {
  /**
   * The domain name of the zone to make. Either this or `existingZone`.
   * Allowed: a domain name in lower case without a final dot, such as "example.com".
   * Allowed: at most 253 characters.
   */
  readonly name?: Input<string | null>;
  /** A zone that is there already, which gets records, networks and the like. */
  readonly existingZone?: Input<ZoneReference | null>;
  /**
   * Whether the zone is asked by the VPCs of `networks` only, in place of the internet.
   * @default false
   */
  readonly private?: Input<boolean>;
  /**
   * Networks whose VPCs ask the private zone, by a name of yours. Of a zone made here the list is complete: an association made elsewhere is taken away.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly networks?: Input<Readonly<Record<string, DnsNetwork>>>;
  /**
   * What the console shows beside the zone.
   * Allowed: up to 256 characters in one line.
   * @default "Managed by Terraform"
   */
  readonly comment?: Input<string>;
  /**
   * A reusable delegation set: name servers that outlive the zone. Cannot be changed later.
   * Allowed: a reusable delegation set's id.
   */
  readonly delegationSetId?: Input<string | null>;
  /**
   * Whether the zone is destroyed together with records that were made elsewhere.
   * @default false
   */
  readonly forceDestroy?: Input<boolean>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
  /**
   * The zone's records in any order; each has its own address by name, type and set identifier.
   * Allowed: one record for a name, a type and a setIdentifier.
   * Allowed: a CNAME alone at its name.
   * Allowed: one routing policy for all records of a name and type.
   * Allowed: one PRIMARY and one SECONDARY record at most for a name and type.
   * Allowed: one record for a region or a location.
   * Allowed: one ttl for all records of a name and type (RFC 2181 5.2).
   * @default []
   */
  readonly records?: Input<readonly DnsRecord[]>;
  /**
   * Health checks by name.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly healthChecks?: Input<Readonly<Record<string, DnsHealthCheck>>>;
  /**
   * Health checks over others, by name.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly calculatedHealthChecks?: Input<Readonly<Record<string, DnsCalculatedHealthCheck>>>;
  /** Queries in a log group (Amazon Route 53 Developer Guide: Public DNS query logging). A log group that is made here needs a provider of us-east-1. */
  readonly queryLog?: Input<DnsQueryLog | null>;
  /**
   * DNSSEC signing (Amazon Route 53 Developer Guide: Configuring DNSSEC signing).
   * Allowed: an active key while the zone is signed.
   */
  readonly dnssec?: Input<DnsDnssec | null>;
}

/** A network whose VPC asks the zone. */
export interface DnsNetwork {
  /** A network: the `ref` of `Network`, or an object written by hand for an existing VPC. */
  readonly network: Input<NetworkReference>;
  /**
   * The VPC's region; default: the provider's.
   * Allowed: a region's name, such as "ap-northeast-2".
   */
  readonly region?: Input<string | null>;
}

/** One record. */
export interface DnsRecord {
  /**
   * The name below the zone's, such as "www"; "@" is the zone's own name, "*" in first place any other.
   * Allowed: a name below the zone's, in lower case and without a final dot ("www", "_dmarc", "*.dev"), or "@" for the zone's own.
   */
  readonly name: Input<string>;
  /**
   * The record type.
   * Allowed: one of "A", "AAAA", "CAA", "CNAME", "DS", "HTTPS", "MX", "NAPTR", "NS", "PTR", "SRV", "SSHFP", "SVCB", "TLSA", "TXT".
   */
  readonly type: Input<"A" | "AAAA" | "CAA" | "CNAME" | "DS" | "HTTPS" | "MX" | "NAPTR" | "NS" | "PTR" | "SRV" | "SSHFP" | "SVCB" | "TLSA" | "TXT">;
  /**
   * What the record says, in the type's own format (Amazon Route 53 Developer Guide: Supported DNS record types). TXT is written plainly: quotation marks are added, and long texts split.
   * @default []
   */
  readonly values?: Input<readonly Input<string>[]>;
  /**
   * Seconds that resolvers keep the answer; default: 300. An alias has its target's.
   * Allowed: a whole number from 0 to 2147483647 seconds.
   */
  readonly ttl?: Input<number | null>;
  /**
   * An AWS resource that answers in place of values, without a charge.
   * Allowed: evaluateTargetHealth = false for CloudFront (Amazon Route 53 API Reference: AliasTarget).
   */
  readonly alias?: Input<DnsAlias | null>;
  /**
   * Tells the records of one name and type apart; part of the address. Needed with a routing policy.
   * Allowed: 1 to 128 ASCII letters, digits and . _ -, beginning with a letter or digit.
   */
  readonly setIdentifier?: Input<string | null>;
  /**
   * Weighted routing: the share among the name's records. All 0: alike.
   * Allowed: a whole number from 0 to 255.
   */
  readonly weight?: Input<number | null>;
  /**
   * Failover routing: the record that answers while it is healthy, or the one that steps in.
   * Allowed: one of "PRIMARY", "SECONDARY".
   */
  readonly failover?: Input<"PRIMARY" | "SECONDARY" | null>;
  /**
   * Latency routing: the region that the record stands for.
   * Allowed: a region's name, such as "ap-northeast-2".
   */
  readonly latencyRegion?: Input<string | null>;
  /**
   * Geolocation routing: where those come from that the record answers.
   * Allowed: either continent or country.
   * Allowed: a subdivision of the countries US and UA only.
   */
  readonly geolocation?: Input<DnsGeolocation | null>;
  /**
   * Multivalue answer routing: up to eight healthy records answer together.
   * @default false
   */
  readonly multivalue?: Input<boolean>;
  /**
   * A key of `healthChecks` or `calculatedHealthChecks`: an unhealthy record is left out.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly healthCheck?: Input<string | null>;
  /** An existing health check in its place. */
  readonly healthCheckId?: Input<string | null>;
}

/** An AWS resource that answers in place of values, without a charge. */
export interface DnsAlias {
  /** The target's own DNS name: of a load balancer, a CloudFront distribution, an accelerator, an S3 website. */
  readonly dnsName: Input<string>;
  /** The hosted zone that AWS keeps that name in, as the target's reference gives it. */
  readonly zoneId: Input<string>;
  /**
   * Whether the record is as healthy as its target. Always false for CloudFront.
   * @default false
   */
  readonly evaluateTargetHealth?: Input<boolean>;
}

/** Geolocation routing: where those come from that the record answers. */
export interface DnsGeolocation {
  /**
   * A continent.
   * Allowed: one of "AF", "AN", "AS", "EU", "NA", "OC", "SA".
   */
  readonly continent?: Input<"AF" | "AN" | "AS" | "EU" | "NA" | "OC" | "SA" | null>;
  /**
   * A country; "*" answers whom no other record answers.
   * Allowed: a country (ISO 3166-1) in capitals, or "*" for everywhere else.
   */
  readonly country?: Input<string | null>;
  /**
   * A state of the country US, or a region of UA.
   * Allowed: 1 to 3 capitals or digits (ISO 3166-2).
   */
  readonly subdivision?: Input<string | null>;
}

/** A health check (Amazon Route 53 API Reference: HealthCheckConfig). */
export interface DnsHealthCheck {
  /**
   * HTTP and HTTPS: a status from 200 to 399; TCP: a connection; CLOUDWATCH_METRIC: an alarm, for what only a VPC reaches.
   * Allowed: one of "HTTP", "HTTPS", "TCP", "CLOUDWATCH_METRIC".
   * @default "HTTPS"
   */
  readonly type?: Input<"HTTP" | "HTTPS" | "TCP" | "CLOUDWATCH_METRIC">;
  /**
   * The name that is asked, and resolved unless `ipAddress` is given (IPv4 only then).
   * Allowed: a domain name in lower case without a final dot, such as "example.com".
   * Allowed: at most 253 characters.
   */
  readonly fqdn?: Input<string | null>;
  /**
   * The address that is asked; `fqdn` is the Host header then.
   * Allowed: a public IPv4 address, or a public IPv6 address in its shortest form.
   * Allowed: a public IPv4 address, or a public IPv6 address in its shortest form.
   */
  readonly ipAddress?: Input<string | null>;
  /**
   * Default: 80 of HTTP, 443 of HTTPS. Needed with TCP.
   * Allowed: a whole number from 1 to 65535.
   */
  readonly port?: Input<number | null>;
  /**
   * The path that HTTP and HTTPS ask for; default: /.
   * Allowed: a path from the slash on, up to 255 visible ASCII characters.
   */
  readonly path?: Input<string | null>;
  /**
   * Text that the first 5,120 bytes of the body must hold.
   * Allowed: 1 to 255 characters.
   */
  readonly searchString?: Input<string | null>;
  /**
   * Seconds between a checker's requests; 10 costs more, and cannot be changed later.
   * Allowed: one of 10, 30 seconds.
   * @default 30
   */
  readonly intervalSeconds?: Input<number>;
  /**
   * Checks in a row that turn the endpoint unhealthy, or healthy again.
   * Allowed: a whole number from 1 to 10 checks.
   * @default 3
   */
  readonly failureThreshold?: Input<number>;
  /**
   * Where checkers stand; default: everywhere.
   * Allowed: three regions or more.
   * Each region: a region's name, such as "ap-northeast-2".
   * Each region: one of us-east-1, us-west-1, us-west-2, eu-west-1, ap-southeast-1, ap-southeast-2, ap-northeast-1, sa-east-1.
   */
  readonly regions?: Input<readonly Input<string>[] | null>;
  /**
   * Whether HTTPS sends the name in the TLS handshake.
   * @default true
   */
  readonly sni?: Input<boolean>;
  /**
   * Whether latency is measured, for a charge.
   * @default false
   */
  readonly measureLatency?: Input<boolean>;
  /**
   * Whether unhealthy counts as healthy, and the reverse.
   * @default false
   */
  readonly inverted?: Input<boolean>;
  /**
   * Whether checks pause; the endpoint then counts as healthy.
   * @default false
   */
  readonly disabled?: Input<boolean>;
  /** The CloudWatch alarm that decides. */
  readonly alarmName?: Input<string | null>;
  /**
   * The alarm's region.
   * Allowed: a region's name, such as "ap-northeast-2".
   */
  readonly alarmRegion?: Input<string | null>;
  /**
   * What counts while the alarm has too little data.
   * Allowed: one of "Healthy", "LastKnownStatus", "Unhealthy".
   * @default "LastKnownStatus"
   */
  readonly insufficientData?: Input<"Healthy" | "LastKnownStatus" | "Unhealthy">;
}

/** A check that is healthy while enough others are. */
export interface DnsCalculatedHealthCheck {
  /**
   * Keys of `healthChecks`.
   * Allowed: 1 to 255 checks.
   * Each check: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly healthChecks: Input<readonly Input<string>[]>;
  /**
   * Healthy checks that make it healthy; default: all of them.
   * Allowed: a whole number from 0 to 256 checks.
   */
  readonly threshold?: Input<number | null>;
  /**
   * Whether unhealthy counts as healthy, and the reverse.
   * @default false
   */
  readonly inverted?: Input<boolean>;
  /**
   * Whether it pauses; it then counts as healthy.
   * @default false
   */
  readonly disabled?: Input<boolean>;
}

/** Queries in a log group (Amazon Route 53 Developer Guide: Public DNS query logging). A log group that is made here needs a provider of us-east-1. */
export interface DnsQueryLog {
  /**
   * Days that queries are kept.
   * Allowed: one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days.
   * @default 90
   */
  readonly retentionDays?: Input<number>;
  /**
   * Key that encrypts the log group; its policy must let CloudWatch Logs use it. Default: the service's own.
   * Allowed: an ARN in us-east-1, such as "arn:aws:kms:us-east-1:123456789012:key/1".
   */
  readonly kmsKeyArn?: Input<string | null>;
  /** A log group of yours in place of one of the zone's own. */
  readonly existingLogGroup?: Input<DnsLogGroup | null>;
  /**
   * Whether Route 53 is let write to the log group. A region has room for ten such policies (CloudWatch Logs quotas): with a wider one of your own, turn this off.
   * @default true
   */
  readonly resourcePolicy?: Input<boolean>;
}

/** A log group of yours in place of one of the zone's own. */
export interface DnsLogGroup {
  /**
   * The log group's ARN.
   * Allowed: an ARN in us-east-1, such as "arn:aws:logs:us-east-1:123456789012:log-group:/aws/route53/example.com".
   */
  readonly arn: Input<string>;
}

/** DNSSEC signing (Amazon Route 53 Developer Guide: Configuring DNSSEC signing). */
export interface DnsDnssec {
  /**
   * Whether the zone is signed. Take the DS record from the parent first, and wait, before it ends.
   * @default true
   */
  readonly signing?: Input<boolean>;
  /**
   * Key-signing keys by name (Amazon Route 53 API Reference: CreateKeySigningKey).
   * Allowed: 1 to 2 keys: one takes over from the other.
   * Allowed: keys of 3 to 128 ASCII letters, digits and underscores.
   */
  readonly keys: Input<Readonly<Record<string, DnsSigningKey>>>;
}

/** A key-signing key. */
export interface DnsSigningKey {
  /**
   * An ECC_NIST_P256 key for signing, single-region, whose policy lets dnssec-route53.amazonaws.com sign.
   * Allowed: an ARN in us-east-1, such as "arn:aws:kms:us-east-1:123456789012:key/1".
   */
  readonly kmsKeyArn: Input<string>;
  /**
   * Whether the zone is signed with it.
   * @default true
   */
  readonly active?: Input<boolean>;
}

