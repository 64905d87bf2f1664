/** A3.1 to A3.7 in the synthesized stack of every environment. */
import { Testing } from "cdktf";
import { EcsService, EXAMPLE } from "../../src/compute/ecs-service/ecs-service";
import { dev, type Environment, environments, prod, test as testing } from "../../src/environments";
import { ecsServiceInputs } from "../../src/index";
import { decide } from "../../src/reach/policy";
import { AppRunnerStack } from "../../src/stacks/app-runner";
import { databaseUser, masterSecret } from "../support/database-user";
import { evaluateStack } from "../support/evaluated-stack";
import { only } from "../support/stack-instances";
import { awaited, instances, resourcesOf, synthesize } from "../support/synthesize";

const SERVICES = ["api", "admin"] as const;

const synthesized = (environment: Environment): string =>
  Testing.synth(new AppRunnerStack(Testing.app(), environment), true);

type Body = Readonly<Record<string, unknown>>;
const inside = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | undefined)?.[step], value);

describe.each([dev, testing, prod])("app-runner in $name", (environment) => {
  const json = synthesized(environment);
  const resources = resourcesOf(json);
  const { appRunner } = environment;
  const byEndpoints = appRunner.wayOut === "endpoints";
  const services = SERVICES.map((name) => resources.aws_apprunner_service?.[name] as Body);
  const connector = resources.aws_apprunner_vpc_connector?.connector;

  it("A3.1 stands in three zones, one subnet each, none of them public", () => {
    expect(awaited(connector?.subnets)).toEqual(
      appRunner.zones.map((zone) => `\${aws_route_table_association.network["app/${zone}"].subnet_id}`),
    );
    const subnets = instances(json, "aws_subnet", "network");
    expect(appRunner.zones).toHaveLength(3);
    for (const zone of appRunner.zones) expect(Object.keys(subnets)).toContain(`app/${zone}`);
    const toInternet = resources.aws_route?.network_internet;
    expect(JSON.stringify(toInternet ?? {})).not.toContain("app/");
  });

  it("A3.2 has a group of its own, which the database lets in on its port", () => {
    expect(connector?.security_groups).toEqual([`\${aws_security_group.connector.id}`]);
    expect(instances(json, "aws_vpc_security_group_ingress_rule", "connector")).toEqual({
      [`database-from-app-runner-${environment.name}-connector`]: {
        target: "database",
        port: 5432,
        source_id: `\${aws_security_group.connector.id}`,
        target_id: `\${aws_security_group.database.id}`,
      },
    });
    expect(instances(json, "aws_vpc_security_group_egress_rule", "connector")).toMatchObject({
      "to-database": { port: 5432, group_id: `\${aws_security_group.database.id}` },
    });
    // the database has no other client
    expect(resources.aws_vpc_security_group_ingress_rule?.database).toBeUndefined();
    // nobody is let in to the connector
    expect(
      JSON.stringify(resources.aws_vpc_security_group_ingress_rule?.connector?.security_group_id),
    ).not.toContain("aws_security_group.connector");
  });

  it("A3.3 sends all calls into the VPC, and has a way for them", () => {
    for (const service of services) {
      const egress = inside(service, "network_configuration", "egress_configuration");
      expect(inside(egress, "egress_type")).toBe("VPC");
      expect(awaited(inside(egress, "vpc_connector_arn"))).toBe(
        `\${aws_apprunner_vpc_connector.connector.arn}`,
      );
    }
    const nat = Object.keys(resources.aws_nat_gateway ?? {});
    const endpoints = byEndpoints
      ? Object.keys(instances(json, "aws_vpc_endpoint", "endpoints_interface"))
      : [];
    expect(nat.length > 0).toBe(!byEndpoints);
    expect(endpoints).toEqual(byEndpoints ? ["apprunner.requests", "sqs"] : []);
  });

  it("A3.4 shares one connector", () => {
    expect(Object.keys(resources.aws_apprunner_vpc_connector ?? {})).toEqual(["connector"]);
    expect(Object.keys(resources.aws_apprunner_service ?? {}).sort()).toEqual(["admin", "api"]);
  });

  it("A3.5 needs no endpoint for images, logs and secrets", () => {
    const text = JSON.stringify(resources.aws_vpc_endpoint ?? {});
    for (const service of ["ecr", "logs", "secretsmanager"]) expect(text).not.toContain(`.${service}`);
    for (const service of services)
      expect(inside(service, "network_configuration", "ip_address_type")).toBe("IPV4");
  });

  it("A3.6 runs an image of ECR with its roles, its size, its check, shared scaling and traces", () => {
    for (const [index, name] of SERVICES.entries()) {
      const service = services[index];
      const source = inside(service, "source_configuration") as Body;
      expect(source).toMatchObject({
        authentication_configuration: [{ access_role_arn: `\${aws_iam_role.${name}_access.arn}` }],
        image_repository: [
          {
            image_identifier: `\${aws_ecr_repository.images.repository_url}:${appRunner.imageTag}`,
            image_configuration: {
              port: "8080",
              runtime_environment_variables: {
                ENVIRONMENT: environment.name,
                DB_HOST: `\${aws_db_instance.database.address}`,
                DB_PORT: "5432",
                DB_NAME: "app",
                DB_USER: "app",
              },
              runtime_environment_secrets: {},
            },
          },
        ],
      });
      expect(service).toMatchObject({
        auto_scaling_configuration_arn: `\${aws_apprunner_auto_scaling_configuration_version.scaling.arn}`,
        health_check_configuration: { protocol: "HTTP", path: "/health" },
        observability_configuration: { observability_enabled: true },
        instance_configuration: { instance_role_arn: `\${aws_iam_role.${name}_instance.arn}` },
      });
      expect(inside(service, "network_configuration", "ingress_configuration")).toEqual({
        is_publicly_accessible: appRunner.ingress === "public",
      });
    }
    expect(resources.aws_apprunner_auto_scaling_configuration_version?.scaling).toMatchObject({
      min_size: appRunner.instances.min,
      max_size: appRunner.instances.max,
    });
    expect(Object.keys(resources.aws_apprunner_vpc_ingress_connection ?? {}).sort()).toEqual(
      appRunner.ingress === "private" ? ["admin", "api"] : [],
    );
  });

  it("A3.6 signs in to the database by IAM, as a user of its own: a password would be read at deployments alone", () => {
    expect(resources.aws_db_instance?.database).toMatchObject({
      iam_database_authentication_enabled: true,
      max_allocated_storage: environment.servers.database.maxStorageGib,
      username: "dbadmin",
    });
    const stack = evaluateStack(json, ["aws_route53_record"]);
    for (const name of SERVICES) {
      const policy = JSON.parse(
        String(only(stack, "aws_iam_role_policy", `${name}_application`).body.policy),
      );
      const may = (action: string, resource: string) =>
        decide(
          { action, resource, principal: "arn:aws:iam::123456789012:role/app-runner" },
          { identity: [policy] },
        );
      expect(may("rds-db:connect", databaseUser("app"))).toBe("allowed");
      expect(may("rds-db:connect", databaseUser("dbadmin"))).toBe("implicitDeny");
      expect(may("secretsmanager:GetSecretValue", masterSecret())).toBe("implicitDeny");
    }
  });

  it("A3.6 answers under its domain, with its records in the zone", () => {
    const domains = Object.keys(resources.aws_apprunner_custom_domain_association ?? {});
    expect(domains).toEqual(appRunner.domain === undefined ? [] : ["api"]);
    if (appRunner.domain === undefined) return;
    expect(Object.keys(instances(json, "aws_route53_record", "api_validation"))).toEqual(["api/0", "api/1"]);
    expect(Object.keys(instances(json, "aws_route53_record", "api_alias"))).toEqual([
      `api/api.${appRunner.domain}`,
    ]);
  });
});

it("A3.1 is refused in a region without App Runner", () => {
  const region = "ap-northeast-2";
  const appRunner = { ...prod.appRunner, region, zones: [`${region}a`, `${region}b`, `${region}c`] as const };
  expect(() => synthesized({ ...prod, appRunner })).toThrow(/zones comes to "ap-northeast-2a",.*; allowed:/);
});

it("A3.7 is described for ECS by the same inputs", () => {
  const { cluster, network, tier, securityGroups } = EXAMPLE;
  const { service } = ecsServiceInputs(
    {
      name: "app-runner-dev-api",
      image: { identifier: "public.ecr.aws/nginx/nginx:1.29", registry: "ecr_public" },
    },
    { cluster, network, tier, securityGroups } as Parameters<typeof ecsServiceInputs>[1],
  );
  expect(() => synthesize((stack) => void new EcsService(stack, "api", service))).not.toThrow();
});

it("has ranges that overlap no other", () => {
  const all = Object.values(environments).flatMap(({ cidrs, threeTier: { management } }) => [
    ...Object.values(cidrs),
    ...(management ? [management.cidr] : []),
  ]);
  expect(new Set(all.map((cidr) => cidr.split(".").slice(0, 2).join("."))).size).toBe(all.length);
  expect(all.every((cidr) => /^10\.\d+\.0\.0\/(16|20)$/.test(cidr))).toBe(true);
});
