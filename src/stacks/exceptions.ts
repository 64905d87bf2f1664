/** Exceptions to checks of security that several stacks have, where an environment or what a stack is for asks for them. */
import type { Construct } from "constructs";
import { exception } from "../core/stack/exception";
import type { Database } from "../data/database/database";
import type { Environment } from "../environments";

const YEAR = 365;

/** Of all log groups of a stack. */
export function logsForLess(stack: Construct, { logRetentionDays }: Environment): void {
  if (logRetentionDays < YEAR)
    exception(stack, {
      check: "CKV_AWS_338",
      why: "An environment to try things out in: what happened there is asked for within days.",
      turnOn: `\`logRetentionDays: ${YEAR}\` of the environment`,
    });
}

/** Of a load balancer, which goes with its environment. */
export function unprotectedBalancer(loadBalancer: Construct, { protection }: Environment): void {
  if (!protection)
    exception(loadBalancer, {
      check: "CKV_AWS_150",
      why: "An environment that is taken down again; its load balancer holds no data.",
      turnOn: "`protection: true` of the environment",
    });
}

/** Load balancers speak HTTP to the application. */
export function plainTargets(loadBalancer: Construct, protocol: "HTTP" | "TCP" = "HTTP"): void {
  exception(loadBalancer, {
    check: "CKV_AWS_378",
    why: "Targets let the load balancer in alone, within one VPC; it would not look at a target's certificate (Elastic Load Balancing: Target groups), so that TLS there keeps out readers of AWS's own network and nobody else.",
    turnOn: `\`protocol: "${protocol === "HTTP" ? "HTTPS" : "TLS"}"\` of the target group, and a certificate at the application, which may be its own`,
  });
}

/** People type names, and browsers begin with HTTP: who answers sends them on to HTTPS. */
export const sentOn = (construct: Construct): void =>
  exception(construct, {
    check: "CKV_AWS_260",
    why: "Port 80 is the public way in: it sends on to HTTPS, or is all there is where the environment has no name to prove for a certificate.",
    turnOn: "A listener of HTTPS without the one of port 80: `httpRedirect` of the load balancer",
  });

/** The log group of shells, whose key would be the sessions' too. */
export function sessionsWithoutKey(cluster: Construct, { containers, keys }: Environment): void {
  if (containers.exec && keys === "own")
    exception(cluster, {
      check: "CKV_AWS_158",
      why: "The key of a cluster's records is its sessions' too: people and tasks would have to use it themselves, and not through a service alone (Amazon ECS Developer Guide: Monitor Amazon ECS containers with ECS Exec). Sessions go by TLS.",
      turnOn:
        "`executeCommand.kmsKeyArn` of `compute/ecs-cluster`, or `containers.exec: false` of the environment",
    });
}

/** Containers that people open shells in. */
export const writableRoot = (service: Construct): void =>
  exception(service, {
    check: "CKV_AWS_336",
    why: "The agent that opens shells in containers writes to their root (Amazon ECS Developer Guide: Monitor Amazon ECS containers with ECS Exec).",
    turnOn: "`containers.exec: false` of the environment",
  });

/** A name that nobody signs. */
export function unsignedZone(zone: Construct): void {
  exception(zone, {
    check: "CKV2_AWS_38",
    why: "A signed zone needs its DS record at the registrar, by hand and in this order: one that is there before the zone is signed, or after it was destroyed, takes the domain off the internet (Amazon Route 53 Developer Guide: Configuring DNSSEC signing).",
    turnOn: "`dnssec` of `edge/dns`, with a key in us-east-1; then its output `ds_records` at the registrar",
  });
  exception(zone, {
    check: "CKV2_AWS_39",
    why: "Queries are logged to a group in us-east-1 alone, and say which resolvers asked for names that are public anyway; requests are in the load balancer's logs.",
    turnOn: "`queryLog` of `edge/dns`",
  });
}

/** What an environment saves at its database, and what suits every one. */
export function databaseExceptions(database: Database, { servers, protection }: Environment): void {
  const { multiAz, backupDays } = servers.database;
  if (!multiAz)
    exception(database, {
      check: "CKV_AWS_157",
      why: "A standby doubles the price; where nobody works but those who try things out, an hour of restoring is cheaper.",
      turnOn: "`servers.database.multiAz: true` of the environment",
    });
  if (backupDays < 7)
    exception(database, {
      check: "RDS.11",
      why: "Data to try things out with, which can be made again.",
      turnOn: "`servers.database.backupDays: 7` of the environment",
    });
  if (!protection)
    exception(database, {
      check: "CKV_AWS_293",
      why: "An environment that is taken down again, its data with it.",
      turnOn: "`protection: true` of the environment",
    });
  exception(database, {
    check: "CKV2_AWS_30",
    why: "Statements in logs hold what applications put into them, passwords too (Amazon RDS User Guide: Turning on query logging for your RDS for PostgreSQL DB instance). Performance Insights shows slow ones without values.",
    turnOn: "`parameters` of `data/database`: log_statement and log_min_duration_statement",
  });
  exception(database, {
    check: "RDS.23",
    why: "The engine's own port: only the groups of its clients reach it.",
    turnOn: "`port` of `data/database`",
  });
}
