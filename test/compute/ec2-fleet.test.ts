import { TerraformVariable, Token } from "cdktf";
import { Ec2Fleet, EXAMPLE, ec2FleetBlock } from "../../src/compute/ec2-fleet/ec2-fleet";
import type { Ec2FleetProps } from "../../src/compute/ec2-fleet/ec2-fleet.props";
import { negativeCases } from "../../src/core/contract";
import { decide } from "../../src/reach/policy";
import { instances, resourcesOf, synthesize } from "../support/synthesize";

const fleet = (props: Partial<Ec2FleetProps> = {}) =>
  synthesize((stack) => void new Ec2Fleet(stack, "fleet", { ...(EXAMPLE as Ec2FleetProps), ...props }));

const body = (json: string, type: string, name = "fleet") => resourcesOf(json)[type]?.[name] ?? {};
const group = (json: string) => body(json, "aws_autoscaling_group");
const template = (json: string) => body(json, "aws_launch_template");

const TARGET = {
  arn: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/web/0123456789abcdef",
  arnSuffix: "targetgroup/web/0123456789abcdef",
  loadBalancerArnSuffix: "app/web/0123456789abcdef",
};

describe("the least fleet", () => {
  const json = fleet();

  it("is a template, a group, a role and its profile", () => {
    expect(Object.keys(resourcesOf(json)).sort()).toEqual([
      "aws_autoscaling_group",
      "aws_iam_instance_profile",
      "aws_iam_role",
      "aws_iam_role_policy",
      "aws_launch_template",
    ]);
  });

  it("names the template's version by its number, so that a new one begins a refresh", () => {
    expect(group(json).launch_template).toEqual([
      {
        id: "${aws_launch_template.fleet.id}",
        version: "${tostring(aws_launch_template.fleet.latest_version)}",
      },
    ]);
    expect(group(json).instance_refresh).toEqual([
      {
        strategy: "Rolling",
        preferences: {
          auto_rollback: false,
          instance_warmup: 120,
          max_healthy_percentage: 110,
          min_healthy_percentage: 100,
          scale_in_protected_instances: "Refresh",
          skip_matching: false,
          standby_instances: "Ignore",
        },
      },
    ]);
  });

  it("stands in every zone of its tier, and never sets the size back", () => {
    expect(group(json)).toMatchObject({
      vpc_zone_identifier: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
      min_size: 1,
      max_size: 4,
      health_check_type: "EC2",
    });
    expect(group(json)).not.toHaveProperty("desired_capacity");
    expect(group(json)).not.toHaveProperty("force_delete");
  });

  it("has IMDSv2, an encrypted disk and no public address", () => {
    expect(template(json)).toMatchObject({
      metadata_options: { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 },
      block_device_mappings: [
        { device_name: "/dev/xvda", ebs: { encrypted: "true", volume_type: "gp3", volume_size: 8 } },
      ],
      network_interfaces: [
        { associate_public_ip_address: "false", security_groups: ["sg-0123456789abcdef0"] },
      ],
      update_default_version: true,
    });
    for (const name of ["user_data", "key_name"]) expect(template(json)).not.toHaveProperty(name);
  });

  it("waits for its role's policies, which instances need as long as they live", () => {
    expect(group(json).depends_on).toEqual(["aws_iam_role_policy.fleet_session_manager"]);
  });
});

describe("instance types", () => {
  it("are taken in their order, with Spot and weights", () => {
    const json = fleet({
      instanceTypes: ["m7i.large", "m6i.xlarge"],
      weights: { "m7i.large": 1, "m6i.xlarge": 2 },
      purchase: { onDemandBase: 1, onDemandPercentage: 20, rebalance: true },
    });
    expect(group(json)).not.toHaveProperty("launch_template");
    expect(group(json).mixed_instances_policy).toMatchObject([
      {
        instances_distribution: {
          on_demand_base_capacity: 1,
          on_demand_percentage_above_base_capacity: 20,
          spot_allocation_strategy: "price-capacity-optimized",
        },
        launch_template: {
          override: [
            { instance_type: "m7i.large", weighted_capacity: 1 },
            { instance_type: "m6i.xlarge", weighted_capacity: 2 },
          ],
        },
      },
    ]);
    expect(group(json).capacity_rebalance).toBe(true);
  });

  it("of an older system are refused by name", () => {
    expect(() => fleet({ instanceTypes: ["t2.micro"] })).toThrow(
      'instanceTypes[0] is "t2.micro"; allowed: an instance type that is built on the Nitro System',
    );
    // the metal size is Nitro, unlike its family
    expect(() => fleet({ instanceTypes: ["i3.metal"] })).not.toThrow();
    expect(() => fleet({ instanceTypes: ["p3dn.24xlarge"] })).not.toThrow();
  });

  it("have the image's architecture", () => {
    expect(() => fleet({ instanceTypes: ["t4g.micro"] })).toThrow(
      "Graviton types with arm64, all others with x86_64",
    );
    const json = fleet({ instanceTypes: ["t4g.micro"], image: { architecture: "arm64" } });
    const { data } = JSON.parse(json) as { data: { aws_ssm_parameter: { fleet_image: { name: string } } } };
    expect(data.aws_ssm_parameter.fleet_image.name).toBe(
      "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
    );
  });
});

it("reads no parameter for an image whose id is known", () => {
  const json = fleet({ image: { id: "ami-0123456789abcdef0" } });
  expect(JSON.parse(json)).not.toHaveProperty("data");
  expect(template(json).image_id).toBe("ami-0123456789abcdef0");
});

describe("scaling", () => {
  const json = fleet({
    cloudwatchAgent: {},
    targetGroups: { web: TARGET },
    tracking: { cpu: { target: 60 }, requests: { target: 500, targetKey: "web" } },
    stepPolicies: {
      memory: {
        alarm: { metric: "mem_used_percent", namespace: "CWAgent", threshold: 80 },
        steps: [{ lower: 0, adjustment: 1 }],
      },
    },
    schedules: { night: { recurrence: "0 20 * * *", timezone: "Asia/Seoul", desired: 1 } },
  });

  it("is by a policy for each metric", () => {
    expect(instances(json, "aws_autoscaling_policy", "fleet_tracking")).toEqual({
      cpu: { metric: "ASGAverageCPUUtilization", target: 60, label: null, scale_in: true },
      requests: {
        metric: "ALBRequestCountPerTarget",
        target: 500,
        label: "app/web/0123456789abcdef/targetgroup/web/0123456789abcdef",
        scale_in: true,
      },
    });
  });

  it("is by an alarm of this group, which its policy answers", () => {
    expect(instances(json, "aws_cloudwatch_metric_alarm", "fleet")).toMatchObject({
      memory: {
        dimensions: { AutoScalingGroupName: "${aws_autoscaling_group.fleet.name}" },
        action: '${aws_autoscaling_policy.fleet_steps["memory"].arn}',
        threshold: 80,
      },
    });
  });

  it("is by schedules that leave what they do not name", () => {
    expect(body(json, "aws_autoscaling_schedule")).toMatchObject({
      min_size: "${each.value.min == null ? -1 : each.value.min}",
    });
  });

  it("has schedules that are made anew with their times, not with their sizes", () => {
    expect(body(json, "aws_autoscaling_schedule")).toMatchObject({
      lifecycle: { replace_triggered_by: ["terraform_data.fleet_schedule_times[each.key]"] },
    });
    expect(resourcesOf(json).terraform_data?.fleet_schedule_times).toMatchObject({
      for_each: { night: '["0 20 * * *","Asia/Seoul",null,null]' },
    });
  });

  it("counts what target groups find", () => {
    expect(group(json).health_check_type).toBe("ELB");
    expect(instances(json, "aws_autoscaling_attachment", "fleet")).toHaveProperty("web");
  });
});

it("has hooks before its first instance, which tell whom they should, and each as a resource of its own", () => {
  const json = fleet({
    hooks: {
      boot: {
        transition: "launching",
        metadata: "warm",
        notification: {
          targetArn: "arn:aws:sqs:ap-northeast-2:123456789012:boot",
          roleArn: "arn:aws:iam::123456789012:role/hooks",
        },
      },
      leave: { transition: "terminating" },
    },
  });
  expect(group(json).initial_lifecycle_hook).toEqual([
    {
      name: "boot",
      lifecycle_transition: "autoscaling:EC2_INSTANCE_LAUNCHING",
      heartbeat_timeout: 300,
      default_result: "ABANDON",
      notification_metadata: "warm",
      notification_target_arn: "arn:aws:sqs:ap-northeast-2:123456789012:boot",
      role_arn: "arn:aws:iam::123456789012:role/hooks",
    },
    {
      name: "leave",
      lifecycle_transition: "autoscaling:EC2_INSTANCE_TERMINATING",
      heartbeat_timeout: 300,
      default_result: "ABANDON",
    },
  ]);
  // a change of it would replace the group
  expect(group(json).lifecycle).toEqual({ ignore_changes: ["initial_lifecycle_hook"] });
  expect(instances(json, "aws_autoscaling_lifecycle_hook", "fleet")).toHaveProperty("boot");
});

describe("the wait for instances in service", () => {
  const wait = (props: Partial<Ec2FleetProps>) => group(fleet(props)).wait_for_capacity_timeout;
  const boot = { boot: { transition: "launching" as const } };

  it("is the provider's, and none where a hook holds launches", () => {
    expect(wait({})).toBe("600s");
    expect(wait({ hooks: { leave: { transition: "terminating" } } })).toBe("600s");
    expect(wait({ hooks: boot })).toBe("0s");
  });

  it("is longer than a hook's heartbeat and the boot", () => {
    expect(wait({ hooks: boot, waitForCapacitySeconds: 421 })).toBe("421s");
    expect(() => fleet({ hooks: boot, waitForCapacitySeconds: 420 })).toThrow(
      "waitForCapacitySeconds is 420, and launching hooks hold an instance for up to 300 seconds; allowed: more than each of them and 120 for the boot, or 0 for no wait.",
    );
  });
});

describe("a warm pool", () => {
  it("is of several types, and not of Spot Instances", () => {
    const json = fleet({ instanceTypes: ["m7i.large", "m6i.large"], warmPool: {} });
    expect(group(json).warm_pool).toMatchObject([{ pool_state: "Stopped" }]);
    expect(() => fleet({ warmPool: {}, purchase: { onDemandPercentage: 50 } })).toThrow(
      "allowed: a warm pool where all instances are On-Demand",
    );
  });

  it("that hibernates has instances that are launched for it", () => {
    expect(template(fleet({ warmPool: { state: "Hibernated" } })).hibernation_options).toEqual([
      { configured: true },
    ]);
    expect(template(fleet({ warmPool: {} }))).not.toHaveProperty("hibernation_options");
  });
});

/** The agent's configuration as instances get it. */
interface AgentMetrics {
  namespace: string;
  aggregation_dimensions?: string[][];
  metrics_collected: Record<string, { measurement: string[]; append_dimensions?: Record<string, string> }>;
}

it("scales by what its agent publishes: an alarm's namespace, metric and dimensions are those of a series", () => {
  const json = fleet({
    cloudwatchAgent: { namespace: "Shop" },
    stepPolicies: Object.fromEntries(
      ["mem_used_percent", "disk_used_percent"].map((metric) => [
        metric.replaceAll("_", "-"),
        { alarm: { metric, namespace: "Shop", threshold: 80 }, steps: [{ lower: 0, adjustment: 1 }] },
      ]),
    ),
  });
  const parts = Buffer.from(String(template(json).user_data), "base64")
    .toString()
    .split("\n\n");
  const script = parts.map((part) => Buffer.from(part.split("\n")[0] ?? "", "base64").toString());
  const text = /<<'END'\n(.*)\nEND/s.exec(script.find((part) => part.includes("hanok.json")) ?? "")?.[1];
  const { metrics } = JSON.parse(text ?? "") as { metrics: AgentMetrics };
  // what a series is found by: its name, and its dimensions, all of them
  const series = Object.entries(metrics.metrics_collected).flatMap(
    ([collector, { measurement, append_dimensions }]) =>
      measurement.flatMap((name) =>
        (metrics.aggregation_dimensions ?? []).map((dimensions) => ({
          namespace: metrics.namespace,
          metric: name.startsWith(`${collector}_`) ? name : `${collector}_${name}`,
          dimensions: Object.fromEntries(dimensions.map((key) => [key, append_dimensions?.[key]])),
        })),
      ),
  );
  const alarms = Object.values(instances(json, "aws_cloudwatch_metric_alarm", "fleet")) as {
    namespace: string;
    metric: string;
    dimensions: Record<string, string>;
  }[];
  expect(alarms).toHaveLength(2);
  for (const { namespace, metric, dimensions } of alarms) {
    expect(dimensions).toEqual({ AutoScalingGroupName: "${aws_autoscaling_group.fleet.name}" });
    const named = { AutoScalingGroupName: String(group(json).name) };
    expect(series).toContainEqual({ namespace, metric, dimensions: named });
  }
});

describe("the role", () => {
  const json = fleet({
    statements: { "read-images": { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::images/*"] } },
    cloudwatchAgent: {
      logs: {
        app: {
          path: "/var/log/app.log",
          logGroupArn: "arn:aws:logs:ap-northeast-2:123456789012:log-group:/shop/app",
        },
      },
    },
  });
  const policies = Object.values(resourcesOf(json).aws_iam_role_policy ?? {}).map(
    ({ policy }) => JSON.parse(String(policy)) as never,
  );
  const ask = (action: string, resource: string, context: Record<string, string> = {}) =>
    decide(
      { action, resource, principal: "arn:aws:iam::123456789012:role/web", context },
      { identity: policies },
    );
  const STREAM = "arn:aws:logs:ap-northeast-2:123456789012:log-group:/shop/app:log-stream:i-1";

  it("lets Session Manager in", () => {
    for (const action of [
      "CreateControlChannel",
      "CreateDataChannel",
      "OpenControlChannel",
      "OpenDataChannel",
    ])
      expect(ask(`ssmmessages:${action}`, "*")).toBe("allowed");
    expect(ask("ssm:UpdateInstanceInformation", "*")).toBe("allowed");
  });

  it("reads no parameters and sends no commands", () => {
    const parameter = "arn:aws:ssm:ap-northeast-2:123456789012:parameter/shop/password";
    for (const action of ["GetParameter", "GetParameters", "SendCommand", "StartSession"])
      expect(ask(`ssm:${action}`, parameter)).toBe("implicitDeny");
  });

  it("writes metrics of its namespace and logs of its groups alone", () => {
    expect(ask("cloudwatch:PutMetricData", "*", { "cloudwatch:namespace": "CWAgent" })).toBe("allowed");
    expect(ask("cloudwatch:PutMetricData", "*", { "cloudwatch:namespace": "AWS/EC2" })).toBe("implicitDeny");
    expect(ask("logs:PutLogEvents", STREAM)).toBe("allowed");
    expect(ask("logs:PutLogEvents", STREAM.replace("/app:", "/other:"))).toBe("implicitDeny");
    expect(ask("logs:CreateLogGroup", STREAM)).toBe("implicitDeny");
  });

  it("does what statements say, and is no way to other roles", () => {
    expect(ask("s3:GetObject", "arn:aws:s3:::images/logo.png")).toBe("allowed");
    expect(ask("s3:PutObject", "arn:aws:s3:::images/logo.png")).toBe("implicitDeny");
    expect(ask("s3:GetObject", "arn:aws:s3:::other/logo.png")).toBe("implicitDeny");
    expect(ask("iam:PassRole", "arn:aws:iam::123456789012:role/admin")).toBe("implicitDeny");
    expect(ask("sts:AssumeRole", "arn:aws:iam::123456789012:role/admin")).toBe("implicitDeny");
  });

  it("may be taken by EC2 alone", () => {
    const trust = JSON.parse(String(body(json, "aws_iam_role").assume_role_policy)) as {
      Statement: unknown[];
    };
    expect(trust.Statement).toEqual([
      { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
    ]);
  });

  it("may be an existing one, to which nothing is added", () => {
    const given = fleet({ role: { name: "given", arn: "arn:aws:iam::123456789012:role/given" } });
    expect(Object.keys(resourcesOf(given))).not.toContain("aws_iam_role_policy");
    expect(body(given, "aws_iam_instance_profile").role).toBe("given");
  });
});

describe("what is known only while Terraform runs", () => {
  it("is checked by it", () => {
    const json = synthesize((stack) => {
      const size = new TerraformVariable(stack, "size", { type: "number" });
      new Ec2Fleet(stack, "fleet", { ...(EXAMPLE as Ec2FleetProps), minSize: size.numberValue });
    });
    const { lifecycle } = body(json, "aws_iam_instance_profile") as {
      lifecycle: { precondition: { condition: string }[] };
    };
    expect(lifecycle.precondition.map(({ condition }) => condition)).toContain("${var.size <= 4}");
    expect(group(json).min_size).toBe("${var.size}");
  });

  it("may be a public key, without a number of key pairs that nobody knows", () => {
    const json = synthesize((stack) => {
      const key = new TerraformVariable(stack, "key", { type: "string" });
      const keyPair = { publicKey: Token.asString(key.value) };
      new Ec2Fleet(stack, "fleet", { ...(EXAMPLE as Ec2FleetProps), keyPair });
    });
    expect(body(json, "aws_key_pair")).toMatchObject({ public_key: "${var.key}", key_name_prefix: "web-" });
    expect(body(json, "aws_key_pair")).not.toHaveProperty("count");
    expect(template(json).key_name).toBe("${aws_key_pair.fleet.key_name}");
  });
});

it("refuses more than 100 wrong inputs", () => {
  expect(negativeCases(ec2FleetBlock.contract).length).toBeGreaterThan(100);
});

it("never shows a private key that was given by mistake", () => {
  const publicKey = "-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n";
  expect(() => fleet({ keyPair: { publicKey } })).toThrow(/never a private one/);
  expect(() => fleet({ keyPair: { publicKey } })).not.toThrow(/c2VjcmV0/);
});
