/** Deployments that move traffic, which only provider 6 has: made as the bindings of 6 are asked to, refused with older ones. */
import { TerraformVariable } from "cdktf";
import { EcsService, EXAMPLE, type TypedEcsServiceProps } from "../../../src/compute/ecs-service/ecs-service";
import { forProvider } from "../../../src/core/contract/provider";
import { decide, type PolicyDocument } from "../../../src/reach/policy";
import { unfit } from "../../support/authorization";
import { resourcesOf, synthesize } from "../../support/synthesize";
import { body, service as common } from "./sample";

const ELB = "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:";
const ID = "0123456789abcdef";
const BLUE = `${ELB}targetgroup/blue/${ID}`;
const GREEN = `${ELB}targetgroup/green/${ID}`;
const RULE = `${ELB}listener-rule/app/web/${ID}/${ID}/${ID}`;
const TEST_RULE = `${ELB}listener-rule/app/web/${ID}/fedcba9876543210/${ID}`;
const LISTENER = `${ELB}listener/app/web/${ID}/${ID}`;
const NLB_LISTENER = `${ELB}listener/net/web/${ID}/${ID}`;

const target = (blueGreen: object = {}) => ({
  targetGroup: { arn: BLUE },
  container: "app",
  port: "http",
  blueGreen: { alternateTargetGroup: { arn: GREEN }, productionListenerRule: RULE, ...blueGreen },
});

const SHIFTED = {
  containers: { app: { image: "httpd:2.4", ports: { http: { containerPort: 8080 } } } },
  targets: { web: target() },
  deployment: { strategy: "BLUE_GREEN", bakeTime: 10 },
};

const service = (changes: object = {}, version = "6.4.0") =>
  forProvider(version, () => common({ ...SHIFTED, ...changes }));

const policyOf = (json: string) =>
  JSON.parse(String(body(json, "aws_iam_role_policy", "web_shift_traffic").policy)) as PolicyDocument;

it("moves traffic from one target group to the other, and waits before old tasks go", () => {
  expect(
    body(service({ targets: { web: target({ testListenerRule: TEST_RULE }) } }), "aws_ecs_service"),
  ).toMatchObject({
    deployment_configuration: [{ strategy: "BLUE_GREEN", bake_time_in_minutes: 10 }],
    load_balancer: [
      {
        target_group_arn: BLUE,
        container_name: "app",
        container_port: 8080,
        advanced_configuration: [
          {
            alternate_target_group_arn: GREEN,
            production_listener_rule: RULE,
            test_listener_rule: TEST_RULE,
            role_arn: "${aws_iam_role.web_load_balancers.arn}",
          },
        ],
      },
    ],
  });
});

it("makes a role that ECS takes, before the service and until it is gone", () => {
  const json = service();
  const { assume_role_policy } = body(json, "aws_iam_role", "web_load_balancers");
  expect(JSON.parse(String(assume_role_policy))).toMatchObject({
    Statement: [{ Effect: "Allow", Principal: { Service: "ecs.amazonaws.com" }, Action: "sts:AssumeRole" }],
  });
  expect(body(json, "aws_ecs_service").depends_on).toContain("aws_iam_role_policy.web_shift_traffic");
});

describe("the role", () => {
  const principal = "arn:aws:sts::123456789012:assumed-role/web-lb/ecs";
  const may = (policy: PolicyDocument, action: string, resource: string) =>
    decide({ action: `elasticloadbalancing:${action}`, resource, principal }, { identity: [policy] }) ===
    "allowed";

  it("changes the rules that were given, their listeners and the two groups", () => {
    const policy = policyOf(service({ targets: { web: target({ testListenerRule: TEST_RULE }) } }));
    for (const rule of [RULE, TEST_RULE]) expect(may(policy, "ModifyRule", rule)).toBe(true);
    for (const group of [BLUE, GREEN]) expect(may(policy, "RegisterTargets", group)).toBe(true);
    expect(may(policy, "ModifyListener", LISTENER)).toBe(true);
    expect(may(policy, "ModifyRule", `${RULE.slice(0, -1)}0`)).toBe(false);
    expect(may(policy, "ModifyListener", `${LISTENER.slice(0, -1)}0`)).toBe(false);
    expect(may(policy, "DeregisterTargets", `${ELB}targetgroup/other/${ID}`)).toBe(false);
  });

  it("has actions that are on what it names", async () => {
    for (const productionListenerRule of [RULE, NLB_LISTENER])
      for (const statement of [
        policyOf(service({ targets: { web: target({ productionListenerRule }) } })).Statement,
      ].flat())
        expect(await unfit(statement)).toEqual([]);
  });

  it("changes a Network Load Balancer's listener, which has no rules", () => {
    const policy = policyOf(service({ targets: { web: target({ productionListenerRule: NLB_LISTENER }) } }));
    expect(may(policy, "ModifyListener", NLB_LISTENER)).toBe(true);
    expect(JSON.stringify(policy)).not.toContain("ModifyRule");
  });
});

it("waits for rules of the second group that are not known yet", () => {
  const json = forProvider("6.4.0", () =>
    synthesize((stack) => {
      const rule = new TerraformVariable(stack, "rule", { type: "string" }).stringValue;
      const web = target({ alternateTargetGroup: { arn: GREEN, listenerArns: [rule] } });
      new EcsService(stack, "web", { ...EXAMPLE, ...SHIFTED, targets: { web } } as TypedEcsServiceProps);
    }),
  );
  expect(JSON.stringify(resourcesOf(json).aws_ecs_task_definition?.web?.lifecycle)).toContain("var.rule");
});

it("moves traffic of Service Connect alone without a load balancer, and needs no role then", () => {
  const json = service({ targets: {} });
  expect(body(json, "aws_ecs_service")).toMatchObject({
    deployment_configuration: [{ strategy: "BLUE_GREEN" }],
  });
  expect(resourcesOf(json).aws_iam_role).not.toHaveProperty("web_load_balancers");
});

it("goes back to rolling by that word", () => {
  expect(body(service({ deployment: { strategy: "ROLLING" } }), "aws_ecs_service")).toMatchObject({
    deployment_configuration: [{ strategy: "ROLLING" }],
  });
});

describe("hooks", () => {
  const SMOKE = "arn:aws:lambda:ap-northeast-2:123456789012:function:smoke-test";
  const lifecycleHooks = { smoke: { hookTargetArn: SMOKE, lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"] } };
  const deployment = { ...SHIFTED.deployment, lifecycleHooks };

  it("are called by a role that may call these functions alone", () => {
    const json = service({ deployment });
    expect(body(json, "aws_ecs_service").deployment_configuration).toEqual([
      {
        strategy: "BLUE_GREEN",
        bake_time_in_minutes: 10,
        lifecycle_hook: [
          {
            hook_target_arn: SMOKE,
            lifecycle_stages: ["POST_TEST_TRAFFIC_SHIFT"],
            role_arn: "${aws_iam_role.web_hooks.arn}",
          },
        ],
      },
    ]);
    expect(JSON.parse(String(body(json, "aws_iam_role_policy", "web_call_hooks").policy))).toMatchObject({
      Statement: [{ Effect: "Allow", Action: "lambda:InvokeFunction", Resource: [SMOKE] }],
    });
    expect(body(json, "aws_ecs_service").depends_on).toContain("aws_iam_role_policy.web_call_hooks");
  });

  it("take details from provider 6.14 on", () => {
    const smoke = { ...lifecycleHooks.smoke, hookDetails: '{"path": "/health"}' };
    const detailed = { deployment: { ...deployment, lifecycleHooks: { smoke } } };
    expect(body(service(detailed, "6.14.0"), "aws_ecs_service")).toMatchObject({
      deployment_configuration: [{ lifecycle_hook: [{ hook_details: '{"path": "/health"}' }] }],
    });
    expect(() => service(detailed)).toThrow(
      'deployment.lifecycleHooks["smoke"].hookDetails is "{\\"path\\": \\"/health\\"}"; allowed: with AWS provider 6.14 or newer.',
    );
  });
});

describe("traffic in parts", () => {
  const parts = (deployment: object, version = "6.21.0") =>
    body(service({ deployment }, version), "aws_ecs_service").deployment_configuration;

  it("moves a share first, as much as is said", () => {
    expect(parts({ strategy: "CANARY", bakeTime: 5, canary: { percent: 0.5 } })).toEqual([
      {
        strategy: "CANARY",
        bake_time_in_minutes: 5,
        canary_configuration: [{ canary_percent: 0.5, canary_bake_time_in_minutes: 10 }],
      },
    ]);
  });

  it("or moves in equal steps", () => {
    expect(parts({ strategy: "LINEAR", linear: { stepPercent: 25, stepBakeTime: 2 } })).toEqual([
      {
        strategy: "LINEAR",
        linear_configuration: [{ step_percent: 25, step_bake_time_in_minutes: 2 }],
      },
    ]);
  });

  it("is refused before provider 6.21", () => {
    expect(() => parts({ strategy: "CANARY" }, "6.4.0")).toThrow(
      'deployment.strategy is "CANARY"; allowed: with AWS provider 6.21 or newer.',
    );
    expect(() => parts({ strategy: "BLUE_GREEN", bakeTime: 0, linear: {} }, "6.4.0")).toThrow(
      "deployment.linear is {}; allowed: with AWS provider 6.21 or newer.",
    );
  });

  it.each([5.25, 0.05, 100.5])("is no share of %d per cent", (percent) =>
    expect(() => parts({ strategy: "CANARY", canary: { percent } })).toThrow(
      `deployment.canary.percent is ${percent}; allowed: 0.1 to 100 per cent, with one digit after the point.`,
    ),
  );
});

it("leaves no trace where it is not asked for", () => {
  const plain = {
    targets: { web: { targetGroup: { arn: BLUE }, container: "app", port: "http" } },
    deployment: {},
  };
  expect(service(plain)).toBe(service(plain, "5.100.0"));
});

it.each([
  [
    { targets: {} },
    'deployment.strategy is "BLUE_GREEN"; allowed: with AWS provider 6.4 or newer. The installed @cdktf/provider-aws is for 5.100.0: install 21.22 or newer of it.',
  ],
  [{ deployment: {} }, 'targets["web"].blueGreen is {"alternateTargetGroup":'],
])("is refused with an older provider: %#", (changes, message) =>
  expect(() => service(changes, "5.100.0")).toThrow(message),
);

it("is refused in half: what is wrong is named", () => {
  const half = { web: { targetGroup: { arn: BLUE }, container: "app", port: "http" } };
  expect(() => service({ targets: half })).toThrow(
    'targets has "web" without blueGreen while deployment.strategy is "BLUE_GREEN"; allowed: blueGreen in every target, or the strategy ROLLING.',
  );
  expect(() => service({ deployment: { strategy: "BLUE_GREEN" } })).toThrow(
    "deployment is the strategy BLUE_GREEN without bakeTime; allowed: BLUE_GREEN with a bakeTime, which may be 0.",
  );
});
