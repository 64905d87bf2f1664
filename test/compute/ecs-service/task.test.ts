/** The task definition: its size, its containers, its volumes. */
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { TerraformVariable } from "cdktf";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { EcsService, EXAMPLE, ecsServiceBlock } from "../../../src/compute/ecs-service/ecs-service";
import { negativeCases } from "../../../src/core/contract";
import { instances, resourcesOf, synthesize } from "../../support/synthesize";
import { body, definition, definitionsOf, PUBLIC_IMAGE, service } from "./sample";

setupJest();

describe("a task on Fargate", () => {
  const json = service();

  it("is made of literal values", () => {
    expect(json).toHaveResourceWithProperties(EcsTaskDefinition, { family: "shop-web" });
    const { "//": _, container_definitions: __, ...made } = body(json, "aws_ecs_task_definition");
    expect(made).toEqual({
      family: "shop-web",
      requires_compatibilities: ["FARGATE"],
      network_mode: "awsvpc",
      cpu: 256,
      memory: 512,
      runtime_platform: { cpu_architecture: "X86_64", operating_system_family: "LINUX" },
      execution_role_arn: "${aws_iam_role.web_execution.arn}",
      task_role_arn: "${aws_iam_role.web_task.arn}",
      tags: { Name: "web" },
    });
  });

  it("says of a container what is set, and nothing else", () => {
    expect(definitionsOf(json)).toEqual([
      {
        name: "app",
        image: PUBLIC_IMAGE,
        essential: true,
        readonlyRootFilesystem: true,
        linuxParameters: { initProcessEnabled: true },
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": "/aws/ecs/shop/web/app",
            "awslogs-region": "ap-northeast-2",
            "awslogs-stream-prefix": "app",
          },
        },
      },
    ]);
  });

  it("has a log group per container, kept for a year", () => {
    expect(instances(json, "aws_cloudwatch_log_group", "web")).toEqual({
      app: { name: "/aws/ecs/shop/web/app", retention_days: 365, tags: { Name: "web-app" } },
    });
  });

  it("has a larger disk where it is asked for", () => {
    const { ephemeral_storage } = body(service({ ephemeralStorageGib: 50 }), "aws_ecs_task_definition");
    expect(ephemeral_storage).toEqual([{ size_in_gib: 50 }]);
  });
});

describe("a container", () => {
  it("is written in ECS's words", () => {
    expect(
      definition({
        command: ["serve", "--port=80"],
        entryPoint: ["/entry"],
        workingDirectory: "/app",
        user: "1000:1000",
        cpu: 64,
        memory: 256,
        memoryReservation: 128,
        stopTimeoutSeconds: 90,
        restartPolicy: { ignoredExitCodes: [0, 143] },
        versionConsistency: "disabled",
        ports: {
          http: { containerPort: 8080, appProtocol: "http" },
          dns: { containerPort: 53, protocol: "udp" },
        },
        environment: { B: "2", A: "1 < 2" },
        ulimits: { nofile: { soft: 1024, hard: 2048 } },
        linux: { initProcess: false, addCapabilities: ["SYS_PTRACE"], dropCapabilities: ["ALL"] },
        healthCheck: { command: ["CMD", "/check"], startPeriodSeconds: 10 },
        readonlyRootFilesystem: false,
      }),
    ).toMatchObject({
      command: ["serve", "--port=80"],
      entryPoint: ["/entry"],
      workingDirectory: "/app",
      user: "1000:1000",
      cpu: 64,
      memory: 256,
      memoryReservation: 128,
      stopTimeout: 90,
      restartPolicy: { enabled: true, ignoredExitCodes: [0, 143], restartAttemptPeriod: 300 },
      versionConsistency: "disabled",
      portMappings: [
        { name: "dns", containerPort: 53, hostPort: 53, protocol: "udp" },
        { name: "http", containerPort: 8080, hostPort: 8080, protocol: "tcp", appProtocol: "http" },
      ],
      environment: [
        { name: "A", value: "1 < 2" },
        { name: "B", value: "2" },
      ],
      ulimits: [{ name: "nofile", softLimit: 1024, hardLimit: 2048 }],
      linuxParameters: { initProcessEnabled: false, capabilities: { add: ["SYS_PTRACE"], drop: ["ALL"] } },
      healthCheck: { command: ["CMD", "/check"], interval: 30, timeout: 5, retries: 3, startPeriod: 10 },
      readonlyRootFilesystem: false,
    });
  });

  const secretArn = "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop/db-AbCdEf";
  const parameterArn = "arn:aws:ssm:ap-northeast-2:123456789012:parameter/level";

  it.each([
    [{ secretArn }, secretArn],
    [{ secretArn, jsonKey: "password" }, `${secretArn}:password::`],
    [{ secretArn, versionStage: "AWSPREVIOUS" }, `${secretArn}::AWSPREVIOUS:`],
    [{ secretArn, jsonKey: "password", versionId: "v1" }, `${secretArn}:password::v1`],
    [{ parameterArn }, parameterArn],
  ])("has the secret %j from %s", (secret, valueFrom) => {
    expect(definition({ secrets: { TOKEN: secret } }).secrets).toEqual([{ name: "TOKEN", valueFrom }]);
  });

  it("logs by another driver with its options and its secrets, and has no log group then", () => {
    const logging = {
      driver: "splunk",
      options: { "splunk-url": "https://x" },
      secretOptions: { "splunk-token": { secretArn } },
    };
    const json = service({ containers: { app: { image: PUBLIC_IMAGE, logging } } });
    expect(definitionsOf(json)[0]?.logConfiguration).toEqual({
      logDriver: "splunk",
      options: { "splunk-url": "https://x" },
      secretOptions: [{ name: "splunk-token", valueFrom: secretArn }],
    });
    expect(resourcesOf(json).aws_cloudwatch_log_group).toBeUndefined();
  });

  it("logs nothing where it is to log nothing", () => {
    expect(definition({ logging: { driver: "none" } })).not.toHaveProperty("logConfiguration");
  });

  it("waits for others", () => {
    const [app] = definitionsOf(
      service({
        containers: {
          app: { image: PUBLIC_IMAGE, dependsOn: { migrate: "SUCCESS" } },
          migrate: { image: PUBLIC_IMAGE, essential: false },
        },
      }),
    );
    expect(app?.dependsOn).toEqual([{ containerName: "migrate", condition: "SUCCESS" }]);
  });
});

describe("volumes", () => {
  const json = service({
    volumes: {
      disk: { ebs: { sizeGib: 20 } },
      files: { efs: { fileSystemId: "fs-0123456789abcdef0", rootDirectory: "/shop", iam: false } },
      tmp: {},
    },
    containers: {
      app: {
        image: PUBLIC_IMAGE,
        mountPoints: { tmp: { containerPath: "/tmp" }, files: { containerPath: "/files", readOnly: true } },
      },
    },
  });

  it("are declared by name", () => {
    expect(body(json, "aws_ecs_task_definition").volume).toEqual([
      { name: "disk", configure_at_launch: true },
      {
        name: "files",
        configure_at_launch: false,
        efs_volume_configuration: [
          {
            file_system_id: "fs-0123456789abcdef0",
            root_directory: "/shop",
            transit_encryption: "ENABLED",
            authorization_config: { iam: "DISABLED" },
          },
        ],
      },
      { name: "tmp", configure_at_launch: false },
    ]);
  });

  it("are mounted where the container says", () => {
    expect(definitionsOf(json)[0]?.mountPoints).toEqual([
      { sourceVolume: "files", containerPath: "/files", readOnly: true },
      { sourceVolume: "tmp", containerPath: "/tmp", readOnly: false },
    ]);
  });

  it("of EBS are encrypted and made by ECS", () => {
    expect(body(json, "aws_ecs_service").volume_configuration).toMatchObject([
      {
        name: "disk",
        managed_ebs_volume: {
          encrypted: true,
          size_in_gb: 20,
          volume_type: "gp3",
          file_system_type: "xfs",
          role_arn: "${aws_iam_role.web_infrastructure.arn}",
        },
      },
    ]);
  });
});

describe("inputs that Terraform decides", () => {
  it("leave what is known literal", () => {
    const json = synthesize((stack) => {
      const tag = new TerraformVariable(stack, "tag", { type: "string" });
      new EcsService(stack, "web", {
        ...EXAMPLE,
        cpu: 256,
        memory: 512,
        network: EXAMPLE.network as never,
        containers: { app: { image: `public.ecr.aws/shop/app:${tag.stringValue}`, environment: { A: "1" } } },
      });
    });
    const text = String(body(json, "aws_ecs_task_definition").container_definitions);
    expect(text).toContain('image = "public.ecr.aws/shop/app:${var.tag}"');
    expect(text).toContain('environment = [{ name = "A", value = "1" }]');
    expect(text).not.toContain("null");
  });
});

it("refuses at least 60 inputs of a task", () => {
  const task =
    /^(cpu|memory|ephemeralStorageGib|containers|volumes|logs|task|execution|secret|permissions|dependency)/;
  const cases = negativeCases(ecsServiceBlock.contract).filter(({ title }) => task.test(title));
  expect(cases.length).toBeGreaterThanOrEqual(60);
});
