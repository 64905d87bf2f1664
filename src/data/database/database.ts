/**
 * A database by RDS in subnets with no way out: PostgreSQL, MySQL or MariaDB.
 *
 *     const database = new Database(this, "database", {
 *       name: "shop",
 *       network: network.ref,
 *       tier: "data",
 *       clients: { app: app.ref },
 *       engine: "postgres",
 *       engineVersion: "17",
 *       instanceClass: "db.m7g.large",
 *     });
 *
 * Encrypted, with a standby, backups, protection and a last snapshot; reached from named groups alone, by TLS.
 */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, type Output } from "../../core/module/block";
import { alarms } from "./alarms";
import { clients, locationOf } from "./clients";
import { databaseContract } from "./database.contract";
import type { DatabaseShape } from "./database.inputs";
import type { DatabaseProps } from "./database.props";
import type { DatabaseReferenceValue } from "./database-reference.contract";
import { databaseInstance } from "./instance";
import { majorVersion } from "./kept";
import { exportedLogs, logGroups } from "./logs";
import { monitoringRole } from "./monitoring-role";
import { type ClientStatement, databaseOutputs, databaseReferenceOf } from "./outputs";
import { parameterGroup } from "./parameters";
import { subnetGroup } from "./placement";
import { replicas } from "./replicas";
import { passwordRotation } from "./rotation";

export class Database extends Block<DatabaseShape> {
  /** The database as clients take it. */
  readonly ref: Expr<DatabaseReferenceValue>;
  private readonly results: Readonly<Record<string, Output>>;

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id, databaseContract, props);
    const { inputs } = this;
    const subnets = subnetGroup(this, inputs, this.preconditions);
    const reached = clients(this, inputs);
    const location = locationOf(this, reached.group);
    const exports = exportedLogs(this, inputs);
    const parts = {
      inputs,
      subnets,
      clients: reached,
      parameters: parameterGroup(this, { inputs, exports }),
      monitoring: monitoringRole(this, inputs, location),
      exports,
      logs: logGroups(this, inputs, exports),
    };
    const instance = databaseInstance(this, parts);
    const copies = replicas(this, parts, instance);
    alarms(this, { inputs, instance, replicas: copies });

    const results = { parts, instance, replicas: copies, location };
    this.ref = databaseReferenceOf(this, results);
    passwordRotation(this, inputs, this.ref.secretArn);
    majorVersion(this, inputs);
    this.results = databaseOutputs(this, this.ref, results);
  }

  /** Statements that let a client's role sign in by IAM as this one of `iamUsers`, as roles' `statements` take them. */
  connectStatements(user: string): Expr<Record<string, ClientStatement>> {
    const byUser = this.results.connect_statements?.value as Expr<
      Record<string, Record<string, ClientStatement>>
    >;
    return x.get(byUser, user);
  }

  /** Statements that let a role read the master user's secret: for what administers the database. */
  get secretStatements(): Expr<Record<string, ClientStatement>> {
    return this.results.secret_statements?.value as Expr<Record<string, ClientStatement>>;
  }

  /** The host that clients connect to. */
  get address(): string {
    return x.tfText(this.ref.address);
  }

  /** The security group, for clients' own rules. */
  get securityGroupId(): string {
    return x.tfText(this.ref.securityGroupId);
  }

  outputs(): Readonly<Record<string, Output>> {
    return this.results;
  }
}
