/** A3.7: the same inputs for ECS on Fargate. What overlaps is held equal in what both synthesize. */
import { AppRunner } from "../../../src/compute/app-runner/app-runner";
import { ecsServiceInputs } from "../../../src/compute/app-runner/ecs-service-inputs";
import type { TypedAppRunnerProps } from "../../../src/compute/app-runner/size";
import { APP_RUNNER_SIZES } from "../../../src/compute/app-runner/size";
import { EcsService, EXAMPLE } from "../../../src/compute/ecs-service/ecs-service";
import { LoadBalancer } from "../../../src/edge/load-balancer/load-balancer";
import { resourcesOf, synthesize } from "../../support/synthesize";
import { IMAGE } from "./sample";

const { cluster, network, tier, securityGroups } = EXAMPLE;
const PLACE = { cluster, network, tier, securityGroups } as Parameters<typeof ecsServiceInputs>[1];

const SECRET = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:shop/db-AbCdEf";

const API: TypedAppRunnerProps = {
  name: "shop_api",
  image: { identifier: IMAGE, startCommand: "node server.js" },
  port: 3000,
  environment: { LEVEL: "info" },
  secrets: {
    PASSWORD: { secretArn: SECRET, jsonKey: "password" },
    LIMIT: { parameterArn: "arn:aws:ssm:ap-northeast-1:123456789012:parameter/shop/limit" },
  },
  cpu: 2048,
  memory: 6144,
  statements: {
    send: { actions: ["sqs:SendMessage"], resources: ["arn:aws:sqs:ap-northeast-1:123456789012:orders"] },
  },
  healthCheck: {
    protocol: "HTTP",
    path: "/health",
    intervalSeconds: 10,
    timeoutSeconds: 4,
    healthyThreshold: 3,
  },
  scaling: { minSize: 2, maxSize: 8 },
  tags: { team: "shop" },
};

const onAppRunner = (props: TypedAppRunnerProps = API) =>
  resourcesOf(synthesize((stack) => void new AppRunner(stack, "api", props)));
const onEcs = (props: TypedAppRunnerProps = API) =>
  resourcesOf(
    synthesize((stack) => void new EcsService(stack, "api", ecsServiceInputs(props, PLACE).service)),
  );

type Json = Record<string, never>;
const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, step) => (inner as Record<string | number, unknown> | undefined)?.[step],
    value,
  );

describe("the same service on both", () => {
  const runner = onAppRunner();
  const ecs = onEcs();
  const image = at(runner.aws_apprunner_service?.api, "source_configuration", "image_repository", 0);
  const settings = at(image, "image_configuration") as Json;
  const task = ecs.aws_ecs_task_definition?.api as Record<string, unknown>;
  const [container] = JSON.parse(String(task.container_definitions)) as Record<string, unknown>[];
  const pairs = (list: unknown, value: string) =>
    Object.fromEntries((list as Record<string, string>[]).map((item) => [item.name, item[value]]));

  it("runs the same image, with the same command", () => {
    expect(container?.image).toBe(at(image, "image_identifier"));
    expect(container?.command).toEqual(["sh", "-c", settings.start_command]);
  });

  it("listens on the same port", () => {
    expect(String(at(container, "portMappings", 0, "containerPort"))).toBe(settings.port);
  });

  it("has the same environment and the same secrets", () => {
    expect(pairs(container?.environment, "value")).toEqual(settings.runtime_environment_variables);
    expect(pairs(container?.secrets, "valueFrom")).toEqual(settings.runtime_environment_secrets);
  });

  it("has the same size", () => {
    const size = at(runner.aws_apprunner_service?.api, "instance_configuration");
    expect([task.cpu, task.memory].map(String)).toEqual([at(size, "cpu"), at(size, "memory")]);
  });

  it("may do the same", () => {
    expect(ecs.aws_iam_role_policy?.api_application?.policy).toBe(
      runner.aws_iam_role_policy?.api_application?.policy,
    );
  });

  it("scales between the same bounds", () => {
    expect(ecs.aws_appautoscaling_target?.api).toMatchObject({
      min_capacity: at(runner.aws_apprunner_auto_scaling_configuration_version?.api, "min_size"),
      max_capacity: at(runner.aws_apprunner_auto_scaling_configuration_version?.api, "max_size"),
    });
  });

  it("is asked for the same path, by its load balancer", () => {
    const { targetGroup } = ecsServiceInputs(API, PLACE);
    const check = runner.aws_apprunner_service?.api?.health_check_configuration;
    expect(targetGroup).toEqual({
      port: 3000,
      healthCheck: {
        path: at(check, "path"),
        intervalSeconds: at(check, "interval"),
        timeoutSeconds: at(check, "timeout"),
        healthyThreshold: at(check, "healthy_threshold"),
        unhealthyThreshold: at(check, "unhealthy_threshold"),
      },
    });
  });
});

it("has every size of App Runner, unrounded", () => {
  for (const [cpu, sizes] of Object.entries(APP_RUNNER_SIZES)) {
    for (const memory of sizes) {
      const props = { ...API, cpu: Number(cpu), memory } as TypedAppRunnerProps;
      expect(ecsServiceInputs(props, PLACE).service).toMatchObject({ cpu: Number(cpu), memory });
      expect(() => onEcs(props)).not.toThrow();
    }
  }
});

it("has App Runner's defaults", () => {
  const { service, targetGroup } = ecsServiceInputs(
    { name: "shop-api", image: { identifier: IMAGE } },
    PLACE,
  );
  expect(service).toMatchObject({ cpu: 1024, memory: 2048, scaling: { min: 1, max: 25 } });
  expect(service.containers).toMatchObject({ app: { ports: { http: { containerPort: 8080 } } } });
  expect(targetGroup).toMatchObject({ port: 8080, healthCheck: { path: "/" } });
});

it("gives a target group that a load balancer takes, however fast App Runner checks", () => {
  const fast = { intervalSeconds: 1, timeoutSeconds: 20, healthyThreshold: 20, unhealthyThreshold: 1 };
  const { targetGroup } = ecsServiceInputs({ ...API, healthCheck: fast }, PLACE);
  expect(() =>
    synthesize(
      (stack) =>
        void new LoadBalancer(stack, "balancer", {
          name: "shop",
          network: { ...network, tiers: { public: { ...network.tiers.private, kind: "public" } } } as never,
          tier: "public",
          securityGroups: [{ id: "sg-0123456789abcdef0", name: "balancer" }],
          listeners: {
            http: { protocol: "HTTP", port: 80, defaultAction: { forward: { targetGroups: { api: 1 } } } },
          },
          targetGroups: { api: targetGroup },
        }),
    ),
  ).not.toThrow();
});

it("is made by the same provider", () => {
  const { resource } = JSON.parse(
    synthesize((stack) => {
      const provider = stack.addProvider("tokyo", { region: "ap-northeast-1" });
      const { service } = ecsServiceInputs({ ...API, provider }, PLACE);
      new EcsService(stack, "api", { ...service, zones: undefined });
    }),
  );
  expect(resource.aws_ecs_service.api.provider).toBe("aws.tokyo");
});

it("refuses what ECS has not", () => {
  const code = {
    repositoryUrl: "https://github.com/example/shop",
    connectionArn: "arn:aws:apprunner:a:123456789012:b",
  };
  expect(() => ecsServiceInputs({ name: "shop-api", code }, PLACE)).toThrow(
    "code is built by App Runner alone",
  );
  const sharedScaling = {
    arn: "arn:aws:apprunner:ap-northeast-1:123456789012:autoscalingconfiguration/shop/1/0",
  };
  expect(() => ecsServiceInputs({ ...API, sharedScaling }, PLACE)).toThrow("sharedScaling is an ARN alone");
  expect(() => ecsServiceInputs({ ...API, transform: { iamRoleAccess: {} } }, PLACE)).toThrow(
    "transform is of App Runner's resources",
  );
});
