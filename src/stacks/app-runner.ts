/**
 * A3: services on App Runner that reach into a VPC by one shared connector, for accounts that had App Runner before
 * 2026-04-30. This file only wires blocks together.
 */
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { AppRunner } from "../compute/app-runner/app-runner";
import type { AppRunnerDomain } from "../compute/app-runner/app-runner.props";
import { AppRunnerConnector } from "../compute/app-runner/connector/connector";
import { AppRunnerScaling } from "../compute/app-runner/scaling/scaling";
import type { TypedAppRunnerProps } from "../compute/app-runner/size";
import { EcrRepository } from "../compute/ecr-repository/ecr-repository";
import { resource } from "../core/resources";
import { HanokStack } from "../core/stack/stack";
import { Database } from "../data/database/database";
import { Dns } from "../edge/dns/dns";
import { Endpoints } from "../endpoints/endpoints";
import type { Environment } from "../environments";
import { stackSettings } from "../environments/environment";
import { Network } from "../network/named";
import { StackAlarms } from "./alarms";
import { databaseExceptions, logsForLess, unsignedZone } from "./exceptions";
import { flowLogs } from "./flow-logs";
import { StackKeys } from "./keys";
import { refusePlaceholders } from "./placeholders";
import { APPLICATION_USER } from "./servers/database";

/** What the connector stands in: private with NAT, isolated with endpoints. */
const TIER = "app";
const DATABASE_PORT = 5432;
const DATABASE_NAME = "app";
const APPLICATION_PORT = 8080;

export class AppRunnerStack extends HanokStack {
  readonly network: Network;
  readonly endpoints: Endpoints | undefined;
  /** What the services call: it lets the connector in, and nobody else. */
  readonly database: Database;
  readonly connector: AppRunnerConnector;
  readonly api: AppRunner;
  readonly admin: AppRunner;
  private readonly title: string;
  private readonly keys: StackKeys;

  constructor(
    scope: Construct,
    private readonly environment: Environment,
  ) {
    const { name, appRunner } = environment;
    super(scope, {
      ...stackSettings(environment),
      architecture: "app-runner",
      environment: name,
      region: appRunner.region,
    });
    refusePlaceholders(this, environment, "app-runner");
    logsForLess(this, environment);
    this.title = `app-runner-${name}`;
    this.keys = new StackKeys(this, this.title, appRunner.region, environment);
    this.network = this.vpc();
    this.endpoints = appRunner.wayOut === "endpoints" ? this.privateEndpoints() : undefined;
    const alarms = StackAlarms.of(this, this.title, environment, appRunner.region);
    this.database = this.postgres(alarms);
    const securityGroup = { id: this.database.securityGroupId, name: "database" };
    this.connector = new AppRunnerConnector(this, "connector", {
      name: this.title,
      network: this.endpoints?.network ?? this.network.ref,
      tier: TIER,
      targets: { database: { securityGroup, port: DATABASE_PORT } },
    });
    [this.api, this.admin] = this.services();
    alarms?.runner("api", this.api.ref);
    alarms?.runner("admin", this.admin.ref);

    const output = (id: string, value: string) => new TerraformOutput(this, id, { value, staticId: true });
    output("api_url", `https://${this.api.serviceUrl}`);
    output("admin_url", `https://${this.admin.serviceUrl}`);
    output("connector_arn", this.connector.connectorArn);
  }

  private get isConfined(): boolean {
    return this.environment.appRunner.wayOut === "endpoints";
  }

  private vpc(): Network {
    const { cidrs, appRunner } = this.environment;
    const { wayOut, zones } = appRunner;
    const network = { name: this.title, cidr: cidrs["app-runner"], zones };
    const logs = flowLogs(this.environment, this.keys);
    if (wayOut === "endpoints") {
      const tiers = { [TIER]: { kind: "isolated", slot: 1 }, data: { kind: "isolated", slot: 2 } } as const;
      return new Network(this, "network", { ...network, flowLogs: logs, tiers, nat: { mode: "none" } });
    }
    const tiers = {
      public: { kind: "public", slot: 0 },
      [TIER]: { kind: "private", slot: 1 },
      data: { kind: "isolated", slot: 2 },
    } as const;
    return new Network(this, "network", { ...network, flowLogs: logs, tiers, nat: wayOut });
  }

  /** What the services call, and what their clients in the VPC come by. Images, logs and secrets need none. */
  private privateEndpoints(): Endpoints {
    const { appRunner, containers } = this.environment;
    const { region, zones } = appRunner;
    return new Endpoints(this, "endpoints", {
      name: this.title,
      network: this.network.ref,
      region,
      zones: containers.endpointZones === "every" ? zones : [zones[0]],
      tiers: [TIER],
      interfaceEndpoints: { sqs: { policy: "perimeter" }, "apprunner.requests": { privateDns: false } },
    });
  }

  /** Its clients come by the connector, which brings their rule along. */
  private postgres(alarms: StackAlarms | undefined): Database {
    const { appRunner, servers, protection, logRetentionDays } = this.environment;
    const { instanceClass, multiAz, backupDays, maxStorageGib } = servers.database;
    const database = new Database(this, "database", {
      name: this.title,
      network: this.network.ref,
      tier: "data",
      engine: "postgres",
      engineVersion: "17",
      port: DATABASE_PORT,
      instanceClass,
      storage: { maxAllocatedGib: maxStorageGib, kmsKeyArn: this.keys.for("database") },
      insights: { kmsKeyArn: this.keys.for("database") },
      masterSecretKmsKeyArn: this.keys.for("database"),
      databaseName: DATABASE_NAME,
      iamAuthentication: true,
      iamUsers: [APPLICATION_USER],
      multiAz,
      zone: multiAz ? undefined : appRunner.zones[0],
      backups: { retentionDays: backupDays, keepAfterDeletion: protection },
      logs: { retentionDays: logRetentionDays, kmsKeyArn: this.keys.for("logs") },
      deletionProtection: protection,
      finalSnapshot: { skip: !protection },
      alarms: alarms?.ofDatabase,
    });
    databaseExceptions(database, this.environment);
    return database;
  }

  private services(): [AppRunner, AppRunner] {
    const { min, max } = this.environment.appRunner.instances;
    const repository = new EcrRepository(this, "images", {
      name: `${this.title}/api`,
      kmsKeyArn: this.keys.for("images"),
      forceDelete: !this.environment.protection,
    });
    const orders = resource(this, SqsQueue, "orders", {
      name: `${this.title}-orders`,
      sqsManagedSseEnabled: true,
    });
    const scaling = new AppRunnerScaling(this, "scaling", { name: this.title, minSize: min, maxSize: max });
    // its copies of images are under a key of AWS's: docs/security.md, "Keys"
    const common: Omit<TypedAppRunnerProps, "name" | "cpu" | "memory"> = {
      image: { identifier: `${repository.url}:${this.environment.appRunner.imageTag}` },
      port: APPLICATION_PORT,
      // no password: the application signs in by a token of IAM, with the role's own rights
      environment: {
        ENVIRONMENT: this.environment.name,
        DB_HOST: this.database.address,
        DB_PORT: String(DATABASE_PORT),
        DB_NAME: DATABASE_NAME,
        DB_USER: APPLICATION_USER,
      },
      statements: {
        orders: { actions: ["sqs:SendMessage"], resources: [orders.arn] },
        ...this.database.connectStatements(APPLICATION_USER),
      },
      healthCheck: { protocol: "HTTP", path: "/health" },
      sharedScaling: scaling.ref,
      tracing: true,
      connector: this.connector.ref,
      endpoints: this.endpoints?.ref,
      calls: { internet: !this.isConfined },
    };
    const { ingress } = this.environment.appRunner;
    const api = new AppRunner(this, "api", {
      ...common,
      name: `${this.title}-api`,
      cpu: 1024,
      memory: 2048,
      ingress,
      domains: this.domains(),
    });
    const admin = new AppRunner(this, "admin", {
      ...common,
      name: `${this.title}-admin`,
      cpu: 256,
      memory: 512,
      ingress,
    });
    return [api, admin];
  }

  private domains(): Record<string, AppRunnerDomain> {
    const { appRunner, protection } = this.environment;
    const { domain } = appRunner;
    if (domain === undefined) return {};
    const dns = new Dns(this, "dns", { name: domain, forceDestroy: !protection });
    unsignedZone(dns);
    new TerraformOutput(this, "name_servers", { value: dns.ref.nameServers, staticId: true });
    return { api: { domainName: `api.${domain}`, zone: { zoneId: dns.ref.id } } };
  }
}
