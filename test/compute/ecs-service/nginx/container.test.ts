/** nginx as a container of the task: what its definition says, and what follows from it. */

import type { TypedEcsServiceProps } from "../../../../src/compute/ecs-service/ecs-service";
import { EcsService, EXAMPLE } from "../../../../src/compute/ecs-service/ecs-service";
import { START } from "../../../../src/compute/ecs-service/nginx/nginx-container";
import { raw, tfText } from "../../../../src/core/expressions";
import { synthesize } from "../../../support/synthesize";
import { body, definitionsOf, service } from "../sample";
import { rendered } from "./render";

const NODE = "public.ecr.aws/docker/library/node:22";
const API = { serverNames: ["api.example.com"], app: { port: 3000 } };
const containers = {
  api: { image: NODE, ports: { http: { containerPort: 3000 } } },
  worker: { image: NODE },
};
const nginx = { hosts: { api: API }, redirectPort: 8081 };

const named = (json: string, name: string) => definitionsOf(json).find((each) => each.name === name);

it("is one more container: the stock image, nobody's root, nothing to write to but memory", () => {
  const json = service({ containers, nginx });
  const configuration = rendered(nginx, EXAMPLE.network.cidrBlocks);
  expect(named(json, "nginx")).toEqual({
    name: "nginx",
    image: expect.stringMatching(
      /^public\.ecr\.aws\/docker\/library\/nginx:1\.30\.[0-9]+.*@sha256:[0-9a-f]{64}$/,
    ),
    essential: true,
    user: "101:101",
    readonlyRootFilesystem: true,
    entryPoint: ["/bin/sh", "-c"],
    command: [START],
    environment: [
      { name: "NGINX_CONFIGURATION", value: configuration },
      { name: "NGINX_SCRATCH", value: "/tmp" },
    ],
    portMappings: [
      { name: "nginx-http", containerPort: 8080, hostPort: 8080, protocol: "tcp" },
      { name: "nginx-redirect", containerPort: 8081, hostPort: 8081, protocol: "tcp" },
    ],
    healthCheck: {
      command: [
        "CMD-SHELL",
        "curl -fsS -m 3 -o /dev/null http://127.0.0.1:8079/healthz || wget -q -T 3 -O /dev/null http://127.0.0.1:8079/healthz || exit 1",
      ],
      interval: 10,
      timeout: 5,
      retries: 3,
      startPeriod: 10,
    },
    dependsOn: [{ containerName: "api", condition: "START" }],
    linuxParameters: {
      initProcessEnabled: false,
      capabilities: { drop: ["ALL"] },
      tmpfs: [{ containerPath: "/tmp", size: 16, mountOptions: ["nosuid", "nodev", "noexec"] }],
    },
    ulimits: [{ name: "nofile", softLimit: 65536, hardLimit: 65536 }],
    stopTimeout: 30,
    logConfiguration: {
      logDriver: "awslogs",
      options: expect.objectContaining({ "awslogs-group": "/aws/ecs/shop/web/nginx" }),
    },
  });
});

it("starts when the application is healthy, where it can say so", () => {
  const healthCheck = { command: ["CMD-SHELL", "true"] };
  const json = service({ containers: { ...containers, api: { ...containers.api, healthCheck } }, nginx });
  expect(named(json, "nginx")?.dependsOn).toEqual([{ containerName: "api", condition: "HEALTHY" }]);
});

it("has a log group of its own, and leaves the others as they are", () => {
  const json = service({ containers, nginx });
  const groups = body(json, "aws_cloudwatch_log_group").for_each as Record<string, unknown>;
  expect(Object.keys(groups)).toEqual(["api", "nginx", "worker"]);
  const without = service({ containers });
  expect(definitionsOf(without).map(({ name }) => name)).toEqual(["api", "worker"]);
  expect(named(json, "api")).toEqual(named(without, "api"));
  expect(without).not.toContain("NGINX");
});

it("has ports whose names no application's port has: they are unique in a task definition", () => {
  const definitions = definitionsOf(service({ containers, nginx }));
  const names = definitions.flatMap(({ portMappings = [] }) =>
    (portMappings as { name: string }[]).map(({ name }) => name),
  );
  expect(names).toEqual(["http", "nginx-http", "nginx-redirect"]);
});

it("runs no shell on the configuration: it is in the environment alone", () => {
  expect(START).not.toContain("server_name");
  expect(START.match(/\$[A-Z_]+/g)).toEqual([
    "$NGINX_CONFIGURATION",
    "$NGINX_SCRATCH",
    "$NGINX_SCRATCH",
    "$NGINX_SCRATCH",
  ]);
});

it("may be registered with target groups, by its two ports", () => {
  const targetGroup = (name: string) => ({
    arn: `arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/${name}/0123456789abcdef`,
  });
  const json = service({
    containers,
    nginx,
    targets: {
      tls: { targetGroup: targetGroup("tls"), container: "nginx", port: "nginx-http" },
      plain: { targetGroup: targetGroup("plain"), container: "nginx", port: "nginx-redirect" },
    },
  });
  expect(body(json, "aws_ecs_service").load_balancer).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ container_name: "nginx", container_port: 8080 }),
      expect.objectContaining({ container_name: "nginx", container_port: 8081 }),
    ]),
  );
});

it("takes a bucket that is made in the same stack", () => {
  const json = synthesize((stack) => {
    const domainName = tfText(raw<string>("aws_s3_bucket.web.bucket_regional_domain_name"));
    const web = { serverNames: ["www.example.com"], bucket: { domainName } };
    void new EcsService(stack, "web", { ...EXAMPLE, nginx: { hosts: { web } } } as TypedEcsServiceProps);
  });
  const text = JSON.stringify((JSON.parse(json) as { locals: unknown }).locals);
  expect(text).toContain("set $web_host ${aws_s3_bucket.web.bucket_regional_domain_name};");
});

it("is refused where it would not fit into a task definition, with the size that it comes to", () => {
  const hosts = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [
      `h${index}`,
      { serverNames: [`h${index}.example.com`], app: { port: 3000 } },
    ]),
  );
  expect(() => service({ containers, nginx: { hosts } })).toThrow(
    /nginx comes to a configuration of \d{5} characters; allowed: up to 61440, since a task definition has 64 KiB\./,
  );
});
