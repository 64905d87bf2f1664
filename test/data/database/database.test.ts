import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { TerraformVariable } from "cdktf";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { negativeCases } from "../../../src/core/contract";
import { Database, databaseBlock } from "../../../src/data/database/database";
import type { DatabaseProps } from "../../../src/data/database/database.props";
import { READ_ON, STANDARD_SUPPORT } from "../../../src/data/database/engine-support";
import { instances, resourcesOf, synthesize } from "../../support/synthesize";
import { body, database, network, OWN } from "./sample";

setupJest();

const parametersOf = (json: string) =>
  Object.fromEntries(
    (body(json, "aws_db_parameter_group").parameter as { name: string; value: string }[]).map(
      ({ name, value }) => [name, value],
    ),
  );

describe("a PostgreSQL database by default", () => {
  const json = database();
  const instance = body(json, "aws_db_instance");

  it("is made of literal values, and of nothing that is not asked for", () => {
    expect(json).toHaveResource(DbInstance);
    expect(Object.keys(resourcesOf(json)).sort()).toEqual([
      "aws_cloudwatch_log_group",
      "aws_db_instance",
      "aws_db_parameter_group",
      "aws_db_subnet_group",
      "aws_iam_role",
      "aws_iam_role_policy",
      "aws_security_group",
      "terraform_data",
    ]);
    expect(json).not.toMatch(/"count"|"dynamic"/);
  });

  it("is encrypted, private, protected, backed up, with a standby", () => {
    expect(instance).toMatchObject({
      identifier: "shop",
      engine: "postgres",
      engine_version: "17",
      engine_lifecycle_support: "open-source-rds-extended-support-disabled",
      storage_encrypted: true,
      storage_type: "gp3",
      publicly_accessible: false,
      multi_az: true,
      deletion_protection: true,
      skip_final_snapshot: false,
      final_snapshot_identifier: "shop-final-${substr(terraform_data.database_final_snapshot.id, 0, 8)}",
      backup_retention_period: 7,
      delete_automated_backups: false,
      copy_tags_to_snapshot: true,
      manage_master_user_password: true,
      username: "dbadmin",
      ca_cert_identifier: "rds-ca-rsa2048-g1",
      auto_minor_version_upgrade: true,
      allow_major_version_upgrade: false,
      apply_immediately: false,
    });
    for (const absent of ["password", "password_wo", "db_name", "availability_zone", "iops", "kms_key_id"])
      expect(instance).not.toHaveProperty(absent);
  });

  it("is observed: logs with a retention, insights, metrics by a role of its own", () => {
    expect(instance).toMatchObject({
      enabled_cloudwatch_logs_exports: ["postgresql", "upgrade"],
      performance_insights_enabled: true,
      performance_insights_retention_period: 7,
      database_insights_mode: "standard",
      monitoring_interval: 60,
      monitoring_role_arn: "${aws_iam_role.database_monitoring.arn}",
    });
    expect(instances(json, "aws_cloudwatch_log_group", "database")).toMatchObject({
      postgresql: { name: "/aws/rds/instance/shop/postgresql" },
      upgrade: { name: "/aws/rds/instance/shop/upgrade" },
    });
    expect(instance.depends_on).toEqual([
      "aws_cloudwatch_log_group.database",
      "aws_iam_role_policy.database_monitoring",
    ]);
  });

  it("is made once: user, database and snapshot do not replace it later", () => {
    expect(instance.lifecycle).toEqual({ ignore_changes: ["db_name", "snapshot_identifier", "username"] });
  });

  it("lets nobody in, and nothing out", () => {
    expect(body(json, "aws_security_group")).not.toHaveProperty("ingress");
    expect(body(json, "aws_security_group")).not.toHaveProperty("egress");
    expect(Object.keys(resourcesOf(json))).not.toContain("aws_vpc_security_group_ingress_rule");
  });

  it("stands in all zones of its tier", () => {
    expect(body(json, "aws_db_subnet_group").subnet_ids).toEqual([
      "subnet-0123456789abcdef0",
      "subnet-0123456789abcdef1",
    ]);
  });
});

describe("clients", () => {
  const app = { id: "sg-0123456789abcdef0", name: "app" };

  it("come in by the engine's port, each by a rule of its own", () => {
    const json = database({ clients: { app, jobs: { id: "sg-0123456789abcdef1", name: "jobs" } } });
    expect(instances(json, "aws_vpc_security_group_ingress_rule", "database")).toMatchObject({
      app: { group_id: "sg-0123456789abcdef0", description: "Queries from app" },
      jobs: { group_id: "sg-0123456789abcdef1", description: "Queries from jobs" },
    });
    expect(body(json, "aws_vpc_security_group_ingress_rule")).toMatchObject({
      from_port: 5432,
      to_port: 5432,
      ip_protocol: "tcp",
    });
  });

  it.each([
    [{ engine: "mysql", engineVersion: "8.4" }, 3306],
    [{ engine: "mariadb", engineVersion: "11.4" }, 3306],
    [{ port: 6432 }, 6432],
  ] as const)("of %j by %d", (props, port) => {
    const json = database({ ...props, clients: { app } });
    expect(body(json, "aws_vpc_security_group_ingress_rule").from_port).toBe(port);
    expect(body(json, "aws_db_instance").port).toBe(port);
  });
});

describe("the parameter group", () => {
  it.each([
    ["postgres", "17.6", "postgres17"],
    ["postgres", "16", "postgres16"],
    ["mysql", "8.4.7", "mysql8.4"],
    ["mysql", "8.4", "mysql8.4"],
    ["mariadb", "10.11.15", "mariadb10.11"],
    ["mariadb", "11.4", "mariadb11.4"],
  ] as const)("of %s %s is of the family %s", (engine, engineVersion, family) =>
    expect(body(database({ engine, engineVersion }), "aws_db_parameter_group").family).toBe(family),
  );

  it("forces TLS, by each engine's own parameter, unless it is turned off", () => {
    expect(parametersOf(database())).toEqual({ "rds.force_ssl": "1" });
    expect(parametersOf(database({ engine: "mysql", engineVersion: "8.4" }))).toMatchObject({
      require_secure_transport: "1",
    });
    expect(body(database({ forceTls: false }), "aws_db_parameter_group")).not.toHaveProperty("parameter");
  });

  it("has logs written to files where they are exported, and leaves what the user sets", () => {
    const json = database({
      engine: "mysql",
      engineVersion: "8.4",
      logs: { exports: ["slowquery", "general"] },
      parameters: {
        slow_query_log: { value: "0" },
        max_connections: { value: "200", applyMethod: "pending-reboot" },
      },
    });
    expect(parametersOf(json)).toEqual({
      require_secure_transport: "1",
      log_output: "FILE",
      general_log: "1",
      slow_query_log: "0",
      max_connections: "200",
    });
  });

  it("comes before the old one goes", () =>
    expect(body(database(), "aws_db_parameter_group")).toMatchObject({
      name_prefix: "shop-",
      lifecycle: { create_before_destroy: true },
    }));
});

describe("replicas", () => {
  const json = database({
    ...OWN,
    replicas: {
      reports: {},
      search: { instanceClass: "db.r8g.large", multiAz: true, deletionProtection: false },
    },
  });

  it("are instances under their names, as safe as their source", () => {
    expect(instances(json, "aws_db_instance", "database_replica")).toMatchObject({
      reports: {
        identifier: "shop-reports",
        instance_class: "db.m7g.large",
        multi_az: false,
        deletion_protection: true,
      },
      search: {
        identifier: "shop-search",
        instance_class: "db.r8g.large",
        multi_az: true,
        deletion_protection: false,
      },
    });
    expect(body(json, "aws_db_instance", "database_replica")).toMatchObject({
      replicate_source_db: "${aws_db_instance.database.identifier}",
      storage_encrypted: true,
      publicly_accessible: false,
      performance_insights_enabled: true,
      skip_final_snapshot: true,
    });
  });

  it("have logs of their own", () =>
    expect(Object.keys(instances(json, "aws_cloudwatch_log_group", "database")).sort()).toEqual([
      "postgresql",
      "reports/postgresql",
      "reports/upgrade",
      "search/postgresql",
      "search/upgrade",
      "upgrade",
    ]));

  it("need the own password, which goes by a write-only argument", () => {
    expect(body(json, "aws_db_instance")).toMatchObject({
      password_wo: "correct-horse-battery",
      password_wo_version: 1,
    });
    expect(body(json, "aws_db_instance")).not.toHaveProperty("manage_master_user_password");
    expect(() => database({ replicas: { reports: {} } })).toThrow(
      /replicas has "reports" while RDS manages the password; allowed: replicas with the password own/,
    );
  });
});

it("tells an own password to nobody in a refusal", () => {
  const secret = "p".repeat(42);
  expect(() =>
    database({ password: "own", masterPassword: secret, engine: "mysql", engineVersion: "8.4" }),
  ).toThrow(expect.objectContaining({ message: expect.not.stringContaining(secret) }) as Error);
});

describe("users that sign in by IAM", () => {
  it("are let in, each by a statement of its own", () => {
    const json = database({ iamAuthentication: true, iamUsers: ["app", "reports"] });
    expect(body(json, "aws_db_instance").iam_database_authentication_enabled).toBe(true);
  });

  it("are not the master user", () =>
    expect(() => database({ iamAuthentication: true, iamUsers: ["dbadmin"] })).toThrow(
      /iamUsers is "dbadmin", with the master user "dbadmin"; allowed: other users/,
    ));
});

describe("the change of the managed password", () => {
  it("is RDS's own, every seven days, unless it is said when", () =>
    expect(Object.keys(resourcesOf(database()))).not.toContain("aws_secretsmanager_secret_rotation"));

  it("follows a schedule, and does not happen at once", () =>
    expect(
      body(
        database({ masterPasswordRotation: { schedule: "cron(0 16 1 * ? *)", duration: "3h" } }),
        "aws_secretsmanager_secret_rotation",
      ),
    ).toEqual({
      secret_id: "${local.database_secret_arn}",
      rotate_immediately: false,
      rotation_rules: { schedule_expression: "cron(0 16 1 * ? *)", duration: "3h" },
    }));
});

describe("what it was before", () => {
  it("is not asked where the password is one's own: there is no secret of RDS", () =>
    expect(resourcesOf(database(OWN)).terraform_data).not.toHaveProperty("database_password"));

  it("keeps the major version, and refuses another one while planning", () => {
    const kept = (props: Partial<DatabaseProps>) =>
      body(database(props), "terraform_data", "database_major_version");
    expect(kept({ engineVersion: "17.6" })).toMatchObject({
      input: "17",
      triggers_replace: "postgres",
      lifecycle: {
        ignore_changes: ["input"],
        postcondition: [{ condition: '${self.output == "17"}' }],
      },
    });
    expect(kept({ allowMajorVersionUpgrade: true, applyImmediately: true }).triggers_replace).toBe(
      "postgres 17",
    );
  });
});

it("is made from a snapshot with the snapshot's user", () => {
  const instance = body(
    database({ snapshotIdentifier: "shop-final", databaseName: "shop" }),
    "aws_db_instance",
  );
  expect(instance.snapshot_identifier).toBe("shop-final");
  expect(instance).not.toHaveProperty("username");
  expect(instance).not.toHaveProperty("db_name");
});

it("has alarms by key where it is asked for them", () => {
  const json = database({
    ...OWN,
    replicas: { reports: {} },
    alarms: { actions: ["arn:aws:sns:ap-northeast-2:123456789012:operators"], freeStorageGib: 10 },
  });
  const alarms = instances(json, "aws_cloudwatch_metric_alarm", "database");
  expect(alarms).toMatchObject({
    "database/cpu": { metric: "CPUUtilization", operator: "GreaterThanThreshold", threshold: 80 },
    "database/storage": { metric: "FreeStorageSpace", operator: "LessThanThreshold", threshold: 10737418240 },
    "reports/lag": { instance: "shop-reports", metric: "ReplicaLag", threshold: 300 },
  });
  expect(Object.keys(alarms)).not.toContain("database/connections");
});

it("takes groups that only Terraform knows, and checks what it can", () => {
  const json = synthesize((stack) => {
    const group = new TerraformVariable(stack, "group", { type: "string" });
    new Database(stack, "database", {
      name: "shop",
      network,
      tier: "data",
      engine: "postgres",
      engineVersion: "17",
      instanceClass: "db.m7g.large",
      clients: { app: { id: group.stringValue, name: "app", vpcId: group.stringValue } },
    });
  });
  expect(instances(json, "aws_vpc_security_group_ingress_rule", "database").app?.group_id).toBe(
    "${var.group}",
  );
});

it("leaves a version that only Terraform knows to a precondition", () => {
  const json = synthesize((stack) => {
    const version = new TerraformVariable(stack, "version", { type: "string" });
    new Database(stack, "database", {
      name: "shop",
      network,
      tier: "data",
      engine: "postgres",
      engineVersion: version.stringValue,
      instanceClass: "db.m7g.large",
    });
  });
  const { lifecycle } = body(json, "aws_db_subnet_group") as {
    lifecycle: { precondition: { error_message: string }[] };
  };
  expect(lifecycle.precondition.map(({ error_message: text }) => text).join("\n")).toContain(
    "engineVersion is",
  );
});

it("refuses at least 150 inputs", () => {
  expect(negativeCases(databaseBlock.contract).length).toBeGreaterThanOrEqual(150);
});

it("is told by the README with the ends of support that the rules know", () => {
  const notes = databaseBlock.prose().notes ?? "";
  const rows = Object.entries(STANDARD_SUPPORT).flatMap(([engine, ends]) =>
    Object.entries(ends).map(([major, end]) => `| ${engine} ${major} | ${end} |`),
  );
  const told = notes
    .replace(/ +/g, " ")
    .split("\n")
    .filter((line) => /^\| (postgres|mysql|mariadb) /.test(line));
  expect(told).toEqual(rows);
  expect(notes).toContain(READ_ON);
});
