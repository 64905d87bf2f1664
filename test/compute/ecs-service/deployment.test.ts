import { TerraformVariable } from "cdktf";
import { EcsService } from "../../../src/compute/ecs-service/ecs-service";
import type { EcsServiceProps } from "../../../src/compute/ecs-service/ecs-service.props";
import { resourcesOf, synthesize } from "../../support/synthesize";

const GROUP_ARN = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/0123456789abcdef";
const LISTENER =
  "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:listener/app/web/0123456789abcdef/0123456789abcdef";

const BASE = {
  name: "web",
  cluster: {
    arn: "arn:aws:ecs:ap-northeast-2:123456789012:cluster/shop",
    name: "shop",
    capacityProviderNames: { FARGATE: "FARGATE", FARGATE_SPOT: "FARGATE_SPOT" },
    serviceConnectNamespaceArn:
      "arn:aws:servicediscovery:ap-northeast-2:123456789012:namespace/ns-0123456789",
  },
  network: {
    vpcId: "vpc-0123456789abcdef0",
    cidrBlocks: ["10.0.0.0/16"],
    tiers: {
      app: {
        kind: "private" as const,
        subnets: {
          "ap-northeast-2a": { id: "subnet-0123456789abcdef0", cidrBlock: "10.0.0.0/24" },
          "ap-northeast-2c": { id: "subnet-0123456789abcdef1", cidrBlock: "10.0.1.0/24" },
        },
      },
    },
  },
  tier: "app",
  securityGroups: [{ id: "sg-0123456789abcdef0", name: "web" }],
  cpu: 256 as const,
  memory: 512 as const,
  containers: {
    app: { image: "httpd:2.4", ports: { http: { containerPort: 8080 } }, readonlyRootFilesystem: false },
  },
};

const TARGET = {
  targetGroup: {
    arn: GROUP_ARN,
    arnSuffix: "targetgroup/web/0123456789abcdef",
    loadBalancerArnSuffix: "app/web/0123456789abcdef",
    listenerArns: [LISTENER],
  },
  container: "app",
  port: "http",
};

type More = Partial<Omit<EcsServiceProps, "cpu" | "memory">>;

const made = (more: More = {}) =>
  resourcesOf(synthesize((stack) => void new EcsService(stack, "web", { ...BASE, ...more })));

const service = (more: More = {}) => made(more).aws_ecs_service?.web ?? {};

describe("the service", () => {
  it("stands in the tier, on Fargate, and rolls failed deployments back", () => {
    expect(service()).toMatchObject({
      cluster: BASE.cluster.arn,
      capacity_provider_strategy: [{ capacity_provider: "FARGATE", weight: 1, base: 0 }],
      platform_version: "LATEST",
      availability_zone_rebalancing: "ENABLED",
      deployment_minimum_healthy_percent: 100,
      deployment_maximum_percent: 200,
      deployment_circuit_breaker: { enable: true, rollback: true },
      enable_ecs_managed_tags: true,
      enable_execute_command: false,
      force_new_deployment: false,
      propagate_tags: "SERVICE",
      network_configuration: {
        subnets: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
        security_groups: ["sg-0123456789abcdef0"],
        assign_public_ip: false,
      },
      service_connect_configuration: { enabled: false },
    });
    expect(service()).not.toHaveProperty("launch_type");
  });

  it("stands in the chosen zones", () => {
    expect(service({ zones: ["ap-northeast-2c"] })).toMatchObject({
      network_configuration: { subnets: ["subnet-0123456789abcdef1"] },
    });
  });

  it("takes the launch type of a cluster without capacity providers", () => {
    const { arn, name } = BASE.cluster;
    const cluster = { arn, name };
    expect(service({ cluster })).toMatchObject({ launch_type: "FARGATE" });
    expect(service({ cluster })).not.toHaveProperty("capacity_provider_strategy");
  });

  it("takes the only EC2 provider, by its name", () => {
    const cluster = { ...BASE.cluster, capacityProviderNames: { general: "shop-general" } };
    const body = service({ cluster, launchType: "ec2" });
    expect(body).toMatchObject({
      capacity_provider_strategy: [{ capacity_provider: "shop-general", weight: 1, base: 0 }],
    });
    expect(body).not.toHaveProperty("platform_version");
  });

  it("watches alarms", () => {
    expect(service({ deployment: { alarms: { errors: "shop-5xx", late: "shop-slow" } } })).toMatchObject({
      alarms: [{ alarm_names: ["shop-5xx", "shop-slow"], enable: true, rollback: true }],
    });
    expect(service()).not.toHaveProperty("alarms");
  });

  it("takes a deployment that was rolled back for a failed one, where it waits and the tasks are Terraform's", () => {
    const waiting = { waitForSteadyState: true };
    expect(service(waiting)).toMatchObject({
      lifecycle: {
        ignore_changes: ["desired_count"],
        postcondition: [
          {
            condition: "${self.task_definition == aws_ecs_task_definition.web.arn}",
            error_message: expect.stringContaining(
              "failed and was rolled back: the service web runs another",
            ),
          },
        ],
      },
    });
    expect(service({ ...waiting, desiredCount: 2 }).lifecycle).not.toHaveProperty("ignore_changes");
    expect(service({ ...waiting, deploymentOwner: "pipeline" }).lifecycle).not.toHaveProperty(
      "postcondition",
    );
    expect(service().lifecycle).not.toHaveProperty("postcondition");
  });

  it("registers tasks by the port's number", () => {
    expect(service({ targets: { web: TARGET }, healthCheckGracePeriod: 30 })).toMatchObject({
      load_balancer: [{ target_group_arn: GROUP_ARN, container_name: "app", container_port: 8080 }],
      health_check_grace_period_seconds: 30,
    });
  });

  it("waits for listeners whose ARNs are not known yet", () => {
    const json = synthesize((stack) => {
      const listener = new TerraformVariable(stack, "listener", { type: "string" }).stringValue;
      const target = { ...TARGET, targetGroup: { ...TARGET.targetGroup, listenerArns: [listener] } };
      new EcsService(stack, "web", { ...BASE, targets: { web: target } });
    });
    expect(JSON.stringify(resourcesOf(json).aws_ecs_task_definition?.web?.lifecycle)).toContain(
      "var.listener",
    );
  });
});

describe("who changes what", () => {
  const ignored = (more: More) => (service(more).lifecycle as { ignore_changes?: string[] })?.ignore_changes;

  it.each([
    [{}, ["desired_count"]],
    [{ desiredCount: 2 }, undefined],
    [{ deploymentOwner: "pipeline" }, ["task_definition", "desired_count"]],
    [{ deploymentOwner: "pipeline", desiredCount: 2 }, ["task_definition"]],
  ] as [More, string[] | undefined][])("%j leaves %j alone, at one address", (more, expected) => {
    expect(ignored(more)).toEqual(expected);
    expect(Object.keys(made(more).aws_ecs_service ?? {})).toEqual(["web"]);
    expect(made(more)).not.toHaveProperty("terraform_data");
  });

  it("starts with one task, the least of scaling, or Terraform's number", () => {
    expect(service().desired_count).toBe(1);
    expect(service({ scaling: { min: 3, max: 6, cpu: { target: 50 } } }).desired_count).toBe(3);
    expect(service({ desiredCount: 0 }).desired_count).toBe(0);
  });

  it("has a resource for each case where only Terraform knows, and keeps which it was", () => {
    const json = synthesize((stack) => {
      const owner = new TerraformVariable(stack, "owner", { type: "string" }).stringValue as "pipeline";
      new EcsService(stack, "web", { ...BASE, deploymentOwner: owner });
    });
    const all = resourcesOf(json);
    expect(Object.keys(all.aws_ecs_service ?? {}).sort()).toEqual(["web", "web_pipeline"]);
    expect(all.aws_ecs_service?.web_pipeline).toMatchObject({
      count: '${var.owner == "pipeline" ? 1 : 0}',
      lifecycle: { ignore_changes: ["task_definition", "desired_count"] },
    });
    expect(all.terraform_data?.web_service_address).toMatchObject({
      lifecycle: { ignore_changes: ["input"] },
    });
  });
});

describe("Service Connect", () => {
  const port = { containerPort: 8080, appProtocol: "http" as const };
  const connected = service({
    containers: { app: { ...BASE.containers.app, ports: { http: port } } },
    serviceConnect: {
      services: { http: { port: 80, dnsName: "shop", requestTimeout: 30 } },
    },
  });

  it("is in the cluster's namespace and logs to a group of the service", () => {
    expect(connected.service_connect_configuration).toMatchObject({
      enabled: true,
      namespace: BASE.cluster.serviceConnectNamespaceArn,
      service: [
        {
          port_name: "http",
          client_alias: { port: 80, dns_name: "shop" },
          timeout: [{ per_request_timeout_seconds: 30 }],
        },
      ],
      log_configuration: [
        {
          log_driver: "awslogs",
          options: {
            "awslogs-group": "/aws/ecs/shop/web/service-connect",
            "awslogs-region": "ap-northeast-2",
            "awslogs-stream-prefix": "service-connect",
          },
        },
      ],
    });
  });

  it("encrypts with certificates of a private authority", () => {
    const tls = {
      authorityArn: "arn:aws:acm-pca:ap-northeast-2:123456789012:certificate-authority/1",
      roleArn: "arn:aws:iam::123456789012:role/certificates",
    };
    expect(
      service({ serviceConnect: { services: { http: { port: 443, tls } }, logging: false } })
        .service_connect_configuration,
    ).toMatchObject({
      service: [
        {
          tls: [
            { role_arn: tls.roleArn, issuer_cert_authority: { aws_pca_authority_arn: tls.authorityArn } },
          ],
        },
      ],
    });
  });
});

describe("auto scaling", () => {
  const scaled = made({
    targets: { web: TARGET },
    scaling: {
      min: 2,
      max: 8,
      cpu: { target: 60 },
      requests: { target: 1000, targetKey: "web", scaleIn: false },
      schedules: { morning: { schedule: "cron(0 8 ? * MON-FRI *)", timezone: "Asia/Seoul", min: 4 } },
    },
  });

  it("has a target within the bounds", () => {
    expect(scaled.aws_appautoscaling_target?.web).toMatchObject({
      service_namespace: "ecs",
      scalable_dimension: "ecs:service:DesiredCount",
      resource_id: "service/shop/${aws_ecs_service.web.name}",
      min_capacity: 2,
      max_capacity: 8,
    });
  });

  it("has a policy per metric; requests are labelled", () => {
    const plans = scaled.aws_appautoscaling_policy?.web?.for_each as Record<string, object>;
    expect(Object.keys(plans)).toEqual(["cpu", "requests"]);
    expect(plans.cpu).toMatchObject({ metric: "ECSServiceAverageCPUUtilization", target: 60, label: null });
    expect(plans.requests).toMatchObject({
      metric: "ALBRequestCountPerTarget",
      target: 1000,
      scale_in: false,
      label: "app/web/0123456789abcdef/targetgroup/web/0123456789abcdef",
    });
  });

  it("has an action per schedule", () => {
    expect(scaled.aws_appautoscaling_scheduled_action?.web?.for_each).toMatchObject({
      morning: { schedule: "cron(0 8 ? * MON-FRI *)", timezone: "Asia/Seoul", min: 4, max: null },
    });
  });

  it("is not there where nobody asks", () => {
    expect(Object.keys(made()).filter((type) => type.startsWith("aws_appautoscaling"))).toEqual([]);
  });
});
