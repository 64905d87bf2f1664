import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EcsCluster as AwsEcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { EcsCluster, ecsClusterBlock } from "../../src/compute/ecs-cluster/ecs-cluster";
import type { EcsClusterProps } from "../../src/compute/ecs-cluster/ecs-cluster.props";
import { negativeCases } from "../../src/core/contract";
import { resourcesOf, synthesize } from "../support/synthesize";

setupJest();

const network = {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: {
    isolated: {
      kind: "isolated" as const,
      subnets: { "ap-northeast-2a": { id: "subnet-0123456789abcdef0", cidrBlock: "10.0.0.0/24" } },
    },
  },
};
const general = {
  tier: "isolated",
  instanceTypes: ["m7i.large", "m6i.large"],
  securityGroups: [{ id: "sg-0123456789abcdef0", name: "instances" }],
  maxSize: 4,
};

const cluster = (props: Partial<EcsClusterProps> = {}) =>
  synthesize((stack) => void new EcsCluster(stack, "cluster", { name: "shop", ...props }));

const body = (json: string, type: string, name: string) => resourcesOf(json)[type]?.[name] ?? {};

/** The first step of the user data: the local that sets the agent up. */
const setupOf = (json: string): string =>
  (JSON.parse(json) as { locals: Record<string, string> }).locals.cluster_agent_setup ?? "";

describe("a cluster on Fargate", () => {
  it("is made of literal values", () => {
    const json = cluster({ executeCommand: { logging: false } });
    const { "//": _, ...made } = body(json, "aws_ecs_cluster", "cluster");
    expect(made).toEqual({
      name: "shop",
      // said in full: a cluster that is told nothing keeps the log group that it had
      configuration: { execute_command_configuration: { logging: "DEFAULT" } },
      setting: [{ name: "containerInsights", value: "enabled" }],
      tags: { Name: "shop" },
    });
    expect(json).toHaveResourceWithProperties(AwsEcsCluster, { name: "shop" });
    expect(Object.keys(resourcesOf(json)).sort()).toEqual([
      "aws_ecs_cluster",
      "aws_ecs_cluster_capacity_providers",
    ]);
  });

  it("has a strategy of its providers", () => {
    const json = cluster({ defaultStrategy: { FARGATE: { base: 1 }, FARGATE_SPOT: { weight: 3 } } });
    expect(body(json, "aws_ecs_cluster_capacity_providers", "cluster")).toMatchObject({
      capacity_providers: ["FARGATE", "FARGATE_SPOT"],
      default_capacity_provider_strategy: [
        { capacity_provider: "FARGATE", weight: 1, base: 1 },
        { capacity_provider: "FARGATE_SPOT", weight: 3, base: 0 },
      ],
    });
  });

  it("records sessions", () => {
    const kmsKeyArn = "arn:aws:kms:ap-northeast-2:123456789012:key/1";
    const json = cluster({ executeCommand: { kmsKeyArn } });
    expect(body(json, "aws_ecs_cluster", "cluster").configuration).toEqual({
      execute_command_configuration: {
        kms_key_id: kmsKeyArn,
        logging: "OVERRIDE",
        log_configuration: [
          {
            cloud_watch_encryption_enabled: true,
            cloud_watch_log_group_name: "${aws_cloudwatch_log_group.cluster_execute_command.name}",
          },
        ],
      },
    });
  });
});

it("records sessions without a key too", () => {
  expect(body(cluster(), "aws_ecs_cluster", "cluster").configuration).toMatchObject({
    execute_command_configuration: { logging: "OVERRIDE" },
  });
});

describe("container instances", () => {
  const json = cluster({
    network,
    ec2: { general },
    endpointIds: { ecs: "vpce-0123456789abcdef0" },
    refreshToken: "7",
  });

  it("are launched by the number of a template's version, so that a new one begins a refresh", () => {
    const groups = body(json, "aws_autoscaling_group", "cluster");
    expect(groups.for_each).toMatchObject({
      general: { template_version: '${aws_launch_template.cluster["general"].latest_version}' },
    });
    expect(groups.instance_refresh).toMatchObject({
      preferences: { scale_in_protected_instances: "Refresh" },
    });
  });

  it("have IMDSv2 and an encrypted disk", () => {
    expect(json).toHaveResource(LaunchTemplate);
    expect(body(json, "aws_launch_template", "cluster")).toMatchObject({
      metadata_options: { http_tokens: "required", http_put_response_hop_limit: 1 },
      block_device_mappings: [{ ebs: { encrypted: "true", volume_type: "gp3" } }],
    });
  });

  it("name their endpoints and the token in the user data", () => {
    expect(setupOf(json)).toContain("refresh: 7");
    expect(setupOf(json)).toContain("vpce-0123456789abcdef0");
  });

  it("may do in their cluster what the agent does, and no more", () => {
    const { policy } = body(json, "aws_iam_role_policy", "cluster_agent");
    expect(policy).toContain('":cluster/", ":container-instance/"');
    expect(policy).not.toMatch(/ecs:\*|CreateCluster|ecr:|logs:/);
  });
});

describe("an instance's first boot", () => {
  const script = setupOf(cluster({ network, ec2: { general } }))
    .replace(/\$\{[^}]*\}/g, "shop")
    .replaceAll("%%{", "%{");

  /** The script with the commands of Amazon Linux replaced, in a directory of its own. */
  function boot(rpm: string): { code: number; config: string } {
    const directory = mkdtempSync(join(tmpdir(), "hanok-boot-"));
    try {
      const config = join(directory, "ecs.config");
      writeFileSync(config, "");
      const local = script.replace("/etc/ecs/ecs.config", config).replace("/dev/console", "/dev/null");
      const stubs = `rpm() { ${rpm}; }\nsystemctl() { :; }\n`;
      let code = 0;
      try {
        execFileSync("bash", ["-c", stubs + local], { stdio: "ignore" });
      } catch (error) {
        code = (error as { status: number }).status;
      }
      return { code, config: execFileSync("cat", [config], { encoding: "utf8" }) };
    } finally {
      rmSync(directory, { recursive: true });
    }
  }

  it.each(["1.25.1", "1.25.10", "1.86.0", "2.0.0"])("joins the cluster with agent %s", (version) => {
    const { code, config } = boot(`printf ${version}`);
    expect(code).toBe(0);
    expect(config).toContain("ECS_CLUSTER=shop\n");
  });

  it.each(["printf 1.25.0", "printf 1.9.9", "echo not installed; false"])("does not with `%s`", (rpm) => {
    expect(boot(rpm)).toEqual({ code: 1, config: "" });
  });
});

it("refuses at least 25 inputs", () => {
  expect(negativeCases(ecsClusterBlock.contract).length).toBeGreaterThanOrEqual(25);
});
