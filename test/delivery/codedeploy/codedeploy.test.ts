/** What the construct makes: of literals, and of what Terraform knows only later. */
import { TerraformVariable } from "cdktf";
import { negativeCases } from "../../../src/core/contract";
import { items, object, raw } from "../../../src/core/expressions";
import { CodeDeploy, codeDeployBlock } from "../../../src/delivery/codedeploy/codedeploy";
import type { CodeDeployProps } from "../../../src/delivery/codedeploy/codedeploy.props";
import { resourcesOf, synthesize } from "../../support/synthesize";
import { PROPS } from "./policy-texts";

type Body = Record<string, unknown>;

const made = (props: Partial<CodeDeployProps> = {}) =>
  resourcesOf(synthesize((stack) => void new CodeDeploy(stack, "delivery", { ...PROPS, ...props })));

const groupOf = (props: Partial<CodeDeployProps> = {}): Body =>
  made(props).aws_codedeploy_deployment_group?.delivery as Body;

describe("the common case", () => {
  it("is one application with one group, in place, one instance at a time", () => {
    expect(groupOf()).toMatchObject({
      app_name: "${aws_codedeploy_app.delivery.name}",
      deployment_group_name: "shop",
      deployment_config_name: "CodeDeployDefault.OneAtATime",
      autoscaling_groups: ["shop-web"],
      deployment_style: { deployment_type: "IN_PLACE", deployment_option: "WITHOUT_TRAFFIC_CONTROL" },
      auto_rollback_configuration: { enabled: true, events: ["DEPLOYMENT_FAILURE"] },
      outdated_instances_strategy: "UPDATE",
      termination_hook_enabled: false,
    });
  });

  it("has no blocks of what nobody asked for", () => {
    const group = groupOf();
    for (const block of [
      "dynamic",
      "alarm_configuration",
      "ec2_tag_set",
      "load_balancer_info",
      "blue_green_deployment_config",
      "trigger_configuration",
    ])
      expect(group).not.toHaveProperty(block);
  });

  it("makes no role for GitHub and no configuration of its own", () => {
    const types = made();
    expect(Object.keys(types).sort()).toEqual([
      "aws_codedeploy_app",
      "aws_codedeploy_deployment_group",
      "aws_iam_role",
      "aws_iam_role_policy",
    ]);
    expect(Object.keys(types.aws_iam_role ?? {})).toEqual(["delivery_service"]);
  });

  it("waits with the group for the role's policy", () => {
    expect(groupOf().depends_on).toEqual(["aws_iam_role_policy.delivery_service"]);
  });

  it("gives the policy to the fleet's role under the fleet's key", () => {
    const policy = made({ instanceRoles: { batch: "shop-batch" } }).aws_iam_role_policy?.delivery_instance;
    expect(policy?.for_each).toEqual({ "fleet-web": "shop-web", "role-batch": "shop-batch" });
    expect(policy?.name).toBe("codedeploy-shop-${each.key}");
  });
});

/** As the blocks to the left give them, which this family does not import. */
it("takes a fleet and a bucket as their blocks give them", () => {
  const fleet = object<{
    name: string;
    autoScalingGroupName: string;
    autoScalingGroupArn: string;
    roleName: string;
    roleArn: string;
    securityGroupIds: string[];
  }>({
    name: "web",
    autoScalingGroupName: raw<string>("aws_autoscaling_group.web.name"),
    autoScalingGroupArn: raw<string>("aws_autoscaling_group.web.arn"),
    roleName: raw<string>("aws_iam_role.web.name"),
    roleArn: raw<string>("aws_iam_role.web.arn"),
    securityGroupIds: items<string>([raw<string>("aws_security_group.web.id")]),
  });
  const artifactBucket = object<{ name: string; arn: string; domainName: string; kmsKeyArn: string | null }>({
    name: raw<string>("aws_s3_bucket.artifacts.id"),
    arn: raw<string>("aws_s3_bucket.artifacts.arn"),
    domainName: raw<string>("aws_s3_bucket.artifacts.bucket_regional_domain_name"),
    kmsKeyArn: null,
  });
  const types = made({ fleets: { web: fleet }, artifactBucket });
  expect(types.aws_codedeploy_deployment_group?.delivery?.autoscaling_groups).toEqual([
    "${aws_autoscaling_group.web.name}",
  ]);
  expect(types.aws_iam_role_policy?.delivery_instance?.for_each).toEqual({
    "fleet-web": "${aws_iam_role.web.name}",
  });
});

describe("a deployment group", () => {
  it("takes traffic away and gives it back", () => {
    expect(groupOf({ targetGroupNames: ["shop-web"] })).toMatchObject({
      deployment_style: { deployment_option: "WITH_TRAFFIC_CONTROL", deployment_type: "IN_PLACE" },
      load_balancer_info: [{ target_group_info: [{ name: "shop-web" }] }],
    });
  });

  it("is stopped and rolled back by alarms", () => {
    expect(groupOf({ alarms: ["shop-errors"] })).toMatchObject({
      alarm_configuration: [{ enabled: true, alarms: ["shop-errors"], ignore_poll_alarm_failure: false }],
      auto_rollback_configuration: {
        enabled: true,
        events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"],
      },
    });
  });

  it("is not rolled back where that is off", () => {
    expect(groupOf({ rollback: { onFailure: false } }).auto_rollback_configuration).toEqual({
      enabled: false,
      events: [],
    });
  });

  it("finds servers by tags, one of each group", () => {
    const instanceTags = {
      role: [{ key: "Role", value: "web" }, { key: "Web" }],
      stage: [{ value: "dev" }],
    };
    expect(groupOf({ instanceTags }).ec2_tag_set).toEqual([
      {
        ec2_tag_filter: [
          { type: "KEY_AND_VALUE", key: "Role", value: "web" },
          { type: "KEY_ONLY", key: "Web" },
        ],
      },
      { ec2_tag_filter: [{ type: "VALUE_ONLY", value: "dev" }] },
    ]);
  });

  it("is blue/green", () => {
    const group = groupOf({
      targetGroupNames: ["shop-web"],
      blueGreen: { readyAction: "STOP_DEPLOYMENT", readyWaitMinutes: 30, terminationWaitMinutes: 5 },
    });
    expect(group.deployment_style).toEqual({
      deployment_type: "BLUE_GREEN",
      deployment_option: "WITH_TRAFFIC_CONTROL",
    });
    expect(group.blue_green_deployment_config).toEqual([
      {
        deployment_ready_option: { action_on_timeout: "STOP_DEPLOYMENT", wait_time_in_minutes: 30 },
        green_fleet_provisioning_option: { action: "DISCOVER_EXISTING" },
        terminate_blue_instances_on_deployment_success: {
          action: "TERMINATE",
          termination_wait_time_in_minutes: 5,
        },
      },
    ]);
  });

  it("says no time to wait for instances that stay", () => {
    const group = groupOf({ targetGroupNames: ["shop-web"], blueGreen: { oldInstances: "KEEP_ALIVE" } });
    const [{ terminate_blue_instances_on_deployment_success: end } = {}] =
      group.blue_green_deployment_config as Record<string, Record<string, unknown>>[];
    expect(end?.action).toBe("KEEP_ALIVE");
    expect(end?.termination_wait_time_in_minutes ?? null).toBeNull();
  });

  it("tells topics", () => {
    const topicArn = "arn:aws:sns:ap-northeast-2:123456789012:deployments";
    expect(groupOf({ triggers: { operators: { topicArn } } }).trigger_configuration).toEqual([
      {
        trigger_name: "operators",
        trigger_target_arn: topicArn,
        trigger_events: ["DeploymentFailure", "DeploymentRollback", "DeploymentStop"],
      },
    ]);
  });

  it("joins an application that is there", () => {
    const types = made({ existingApplication: "shop", name: "workers" });
    expect(types).not.toHaveProperty("aws_codedeploy_app");
    expect(types.aws_codedeploy_deployment_group?.delivery).toMatchObject({
      app_name: "shop",
      deployment_group_name: "workers",
    });
  });
});

describe("a configuration of its own", () => {
  const configOf = (ownDeploymentConfig: NonNullable<CodeDeployProps["ownDeploymentConfig"]>) =>
    made({ ownDeploymentConfig }).aws_codedeploy_deployment_config?.delivery as Body;

  it("is called after what it says, and made before the old one goes", () => {
    expect(configOf({ minimumHealthy: { type: "FLEET_PERCENT", value: 75 } })).toMatchObject({
      deployment_config_name: "shop-75-percent",
      minimum_healthy_hosts: { type: "FLEET_PERCENT", value: 75 },
      lifecycle: { create_before_destroy: true },
    });
  });

  it("has another name for every other content", () => {
    const healthy = { type: "HOST_COUNT", value: 2 } as const;
    const names = [
      { minimumHealthy: healthy },
      { minimumHealthy: { ...healthy, value: 3 } },
      { minimumHealthy: healthy, zonal: {} },
      { minimumHealthy: healthy, zonal: { monitorSeconds: 60 } },
      { minimumHealthy: healthy, zonal: { monitorSeconds: 60, firstZoneMonitorSeconds: 300 } },
      { minimumHealthy: healthy, zonal: { monitorSeconds: 60, minimumHealthyPerZone: healthy } },
    ].map((config) => configOf(config as never).deployment_config_name);
    expect(names).toEqual([
      "shop-2-hosts",
      "shop-3-hosts",
      "shop-2-hosts-zonal-0-0",
      "shop-2-hosts-zonal-60-60",
      "shop-2-hosts-zonal-300-60",
      "shop-2-hosts-zonal-60-60-2-hosts",
    ]);
  });

  it("goes zone by zone", () => {
    const { zonal_config } = configOf({
      minimumHealthy: { type: "HOST_COUNT", value: 2 },
      zonal: { monitorSeconds: 60, firstZoneMonitorSeconds: 300 },
    });
    expect(zonal_config).toEqual([
      {
        monitor_duration_in_seconds: 60,
        first_zone_monitor_duration_in_seconds: 300,
        minimum_healthy_hosts_per_zone: { type: "FLEET_PERCENT", value: 0 },
      },
    ]);
  });
});

describe("GitHub's role", () => {
  const github = { repository: "octo-org/shop", branches: ["main"] };

  it("lasts an hour at a time", () => {
    expect(made({ github }).aws_iam_role?.delivery_github).toMatchObject({
      max_session_duration: 3600,
      name_prefix: "shop-github-",
    });
  });

  it("has a name of the user's", () => {
    const role = made({ github: { ...github, roleName: "shop-deploys" } }).aws_iam_role?.delivery_github;
    expect(role?.name).toBe("shop-deploys");
    expect(role).not.toHaveProperty("name_prefix");
  });

  it("comes with GitHub's provider, without thumbprints, or names the one that is there", () => {
    expect(made({ github }).aws_iam_openid_connect_provider?.delivery).toMatchObject({
      url: "https://token.actions.githubusercontent.com",
      client_id_list: ["sts.amazonaws.com"],
    });
    const existing = made({ github: { ...github, oidcProvider: "existing" } });
    expect(existing).not.toHaveProperty("aws_iam_openid_connect_provider");
    expect(existing.aws_iam_role).toHaveProperty("delivery_github");
  });

  it("looks for the provider that is said to be there, so that a plan fails where it is not", () => {
    const lookedUp = (more: object) => {
      const json = synthesize((stack) => {
        new CodeDeploy(stack, "delivery", { ...PROPS, github: { ...github, ...more } });
      });
      const { data, locals } = JSON.parse(json);
      expect(locals.delivery_github_provider_arn).toBe(
        `\${data.aws_iam_openid_connect_provider.delivery_github.arn}`,
      );
      return data.aws_iam_openid_connect_provider.delivery_github;
    };
    const url = "https://token.actions.githubusercontent.com";
    expect(lookedUp({ oidcProvider: "existing" })).toMatchObject({ url });
    const oidcProviderArn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
    const byArn = lookedUp({ oidcProvider: "existing", oidcProviderArn });
    expect(byArn).toMatchObject({ arn: oidcProviderArn });
    expect(byArn).not.toHaveProperty("url");
  });

  it("is bounded where a boundary is given", () => {
    const permissionsBoundary = "arn:aws:iam::123456789012:policy/boundary";
    const roles = made({ github, permissionsBoundary }).aws_iam_role ?? {};
    expect(Object.values(roles).map((role) => role.permissions_boundary)).toEqual([
      permissionsBoundary,
      permissionsBoundary,
    ]);
  });
});

describe("what Terraform knows only later", () => {
  it("is checked by it, and keeps the keys of the roles", () => {
    const json = synthesize((stack) => {
      const role = new TerraformVariable(stack, "role", { type: "string" });
      new CodeDeploy(stack, "delivery", {
        ...PROPS,
        instanceRoles: { batch: role.stringValue },
        github: { repository: role.stringValue, branches: ["main"] },
      });
    });
    const types = resourcesOf(json);
    expect(types.aws_iam_role_policy?.delivery_instance?.for_each).toEqual({
      "fleet-web": "shop-web",
      "role-batch": "${var.role}",
    });
    expect(types.aws_iam_role?.delivery_service?.lifecycle).toEqual({
      precondition: [
        {
          condition: expect.stringContaining("{1,64}"),
          error_message: expect.stringContaining("instanceRoles"),
        },
        { condition: expect.stringContaining("var.role"), error_message: expect.stringContaining("github") },
      ],
    });
    expect(types.aws_iam_role?.delivery_github).not.toHaveProperty("count");
  });
});

it("leaves to Terraform whether an application is there that only Terraform knows", () => {
  const json = synthesize((stack) => {
    const given = new TerraformVariable(stack, "given", { type: "string", nullable: true });
    const groups = new TerraformVariable(stack, "groups", { type: "set(string)" });
    new CodeDeploy(stack, "delivery", {
      ...PROPS,
      existingApplication: given.stringValue,
      targetGroupNames: groups.listValue,
    });
  });
  const types = resourcesOf(json);
  expect(types.aws_codedeploy_app?.delivery?.count).toBe("${var.given == null ? 1 : 0}");
  const group = types.aws_codedeploy_deployment_group?.delivery;
  expect(group?.app_name).toBe(
    "${var.given == null ? one(aws_codedeploy_app.delivery[*].name) : local.delivery_application_name}",
  );
  expect(group?.dynamic).toHaveProperty("load_balancer_info");
});

it("refuses more than a hundred inputs", () => {
  expect(negativeCases(codeDeployBlock.contract).length).toBeGreaterThan(100);
});

it("refuses a repository or an owner by a wildcard, and all branches", () => {
  for (const github of [
    { repository: "octo-org/*", branches: ["main"] },
    { repository: "*/shop", branches: ["main"] },
    { repository: "octo-org/shop", branches: ["*"] },
    { repository: "octo-org/shop" },
  ])
    expect(() => made({ github })).toThrow(/github/);
});
