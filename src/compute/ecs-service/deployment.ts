/** How a deployment replaces the tasks: how many at a time, by which strategy, which functions it calls, and when it has failed. */
import type { EcsServiceAlarms } from "@cdktf/provider-aws/lib/ecs-service";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import { ECS_ASSUMES, type Role, rolePolicy } from "../policy/role-policy";
import { identity } from "./cluster";
import { ownership } from "./ownership";
import { roles } from "./roles";

const circuitBreaker = t
  .shape("EcsCircuitBreaker", {
    enabled: t.flag("Whether a deployment whose tasks do not become healthy is given up.").default(true),
    rollback: t.flag("Whether the last completed deployment is then put back.").default(true),
  })
  .rule({
    test: ({ enabled, rollback }) => x.or(enabled, x.not(rollback)),
    got: () => "a circuit breaker that is off but rolls back",
    allowed: "rollback with an enabled circuit breaker only",
    refused: [{ enabled: false }],
  })
  .describe("Amazon ECS Developer Guide: How the Amazon ECS deployment circuit breaker detects failures.");

/** Amazon CloudWatch API Reference: PutMetricAlarm, AlarmName: 1 to 255 characters; not a pattern of them. */
const alarmName = t.pattern(
  "[^*?]{1,255}",
  "an alarm's name: 1 to 255 characters without * and ?",
  "shop-5xx",
  ["", "shop-*", "x".repeat(256)],
);

/** Amazon ECS API Reference, CanaryConfiguration and LinearConfiguration: multiples of 0.1. */
const percent = (least: number, refused: number) =>
  t.number().rule({
    test: (share) =>
      x.and(x.ge(share, least), x.le(share, 100), x.matches("^[0-9]+(\\.[0-9])?$", x.str`${share}`)),
    allowed: `${least} to 100 per cent, with one digit after the point`,
    refused: [refused, 100.1, 5.25],
  });

const minutes = t.duration("minutes", { min: 0, max: 1440 });

/** hashicorp/terraform-provider-aws#44842, in 6.21.0. */
const canary = t
  .shape("EcsCanary", {
    percent: percent(0.1, 0).describe("The share of the traffic that moves first.").default(5),
    bakeTime: minutes.describe("Minutes before the rest moves.").default(10),
  })
  .describe("The strategy CANARY: a share of the traffic moves, and after a while the rest.")
  .since("6.21")
  .optional();

/** The same. */
const linear = t
  .shape("EcsLinear", {
    stepPercent: percent(3, 2.9).describe("The share of the traffic that moves in each step.").default(10),
    stepBakeTime: minutes.describe("Minutes between two steps.").default(6),
  })
  .describe("The strategy LINEAR: the traffic moves in equal steps.")
  .since("6.21")
  .optional();

/** Amazon ECS API Reference, DeploymentLifecycleHook: lifecycleStages. */
const stage = t.oneOf(
  "RECONCILE_SERVICE",
  "PRE_SCALE_UP",
  "POST_SCALE_UP",
  "TEST_TRAFFIC_SHIFT",
  "POST_TEST_TRAFFIC_SHIFT",
  "PRODUCTION_TRAFFIC_SHIFT",
  "POST_PRODUCTION_TRAFFIC_SHIFT",
);

const HOOK_TARGET = "arn:aws:lambda:ap-northeast-2:123456789012:function:smoke-test";

const HOOK = { hookTargetArn: HOOK_TARGET, lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"] };

const hook = t
  .shape("EcsLifecycleHook", {
    hookTargetArn: t
      .pattern(
        "arn:aws(-[a-z]+)*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,64}(:[A-Za-z0-9_$-]+)?",
        "a Lambda function's ARN",
        HOOK_TARGET,
        [
          "smoke-test",
          "arn:aws:sns:ap-northeast-2:123456789012:topic",
          "arn:aws:lambda:ap-northeast-2:123456789012:layer:a:1",
        ],
      )
      .describe(
        "The Lambda function: what it answers as `hookStatus` (SUCCEEDED, FAILED, IN_PROGRESS) lets the deployment go on, rolls it back, or asks again.",
      ),
    lifecycleStages: t
      .listOf(stage, "stage")
      .describe("The stages at which it is called; without a test rule there is no test traffic.")
      .length({ min: 1 })
      .distinct(),
    /** hashicorp/terraform-provider-aws#44289. */
    hookDetails: t
      .text()
      .describe("What ECS gives the function besides: an object in JSON.")
      .rule({
        test: (details) => x.matches("^\\s*\\{", details),
        allowed: "an object in JSON",
        refused: ["", "[1]", "text"],
      })
      .example('{"path": "/health"}')
      .since("6.14")
      .optional(),
  })
  .describe(
    "A function that ECS calls during a deployment (Amazon ECS Developer Guide: Lifecycle hooks for Amazon ECS service deployments).",
  )
  .example(HOOK);

/** CHANGELOG of provider 6.4.0 (hashicorp/terraform-provider-aws#43434). */
const lifecycleHooks = t
  .keyed(hook, "hook")
  .describe("Functions that ECS calls at stages of a deployment, by name; with a `strategy` only.")
  .since("6.4")
  .default({});

const fields = {
  /** CHANGELOG of provider 6.4.0 (hashicorp/terraform-provider-aws#43434). Left out of an update, ECS keeps the service's strategy. */
  strategy: t
    .oneOf("ROLLING", "BLUE_GREEN")
    .describe(
      "The deployment strategy. ROLLING: tasks are replaced where they are. BLUE_GREEN: new tasks start beside the old ones, and all traffic moves to them by a load balancer or Service Connect. Default: ROLLING for a new service, what it was for another: go back by ROLLING, not by leaving it out.",
    )
    .orSince("6.21", "LINEAR", "the same in equal steps, as `linear` says.")
    .orSince("6.21", "CANARY", "a share of the traffic first, as `canary` says, then the rest.")
    .since("6.4")
    .optional(),
  canary,
  linear,
  lifecycleHooks,
  bakeTime: minutes
    .describe(
      "Minutes for which old tasks stay after all traffic has moved, so that an alarm moves it back at once.",
    )
    .since("6.4")
    .optional(),
  minimumHealthyPercent: t
    .percentage()
    .describe("Least share of the tasks that stay while they are replaced.")
    .default(100),
  maximumPercent: t
    .integer({ min: 100, max: 200 }, "per cent")
    .describe("Most tasks at the same time while they are replaced, as a share of those that are to run.")
    .default(200),
  circuitBreaker: circuitBreaker.default({}),
  alarms: t
    .keyed(alarmName, "alarm")
    .describe("Names of CloudWatch alarms by key: a deployment during which one goes off has failed.")
    .default({}),
  alarmRollback: t.flag("Whether the last completed deployment is put back after an alarm.").default(true),
  forceNew: t
    .flag(
      "Whether every change of the service replaces its tasks. Needed in the apply that changes `strategy`: without, provider 5 replaces the whole service, and provider 6 refuses.",
    )
    .default(false),
};

const deploymentShape = t.shape("EcsDeployment", fields);

export type Deployment = t.Infer<typeof deploymentShape>;

type Strategy = Expr<Deployment["strategy"]>;

const isNot = (strategy: Strategy, other: NonNullable<Deployment["strategy"]>): Expr<boolean> =>
  x.or(x.isNull(strategy), x.ne(strategy, other));

/** Whether there are old and new tasks side by side, between which traffic moves. */
export const movesTraffic = (strategy: Strategy): Expr<boolean> =>
  x.and(x.isSet(strategy), isNot(strategy, "ROLLING"));

/** Amazon ECS API Reference: DeploymentConfiguration. With 100 and 100 neither an old task may go nor a new one come. */
const progress: t.Rule<Deployment> = {
  test: ({ minimumHealthyPercent, maximumPercent }) =>
    x.or(x.lt(minimumHealthyPercent, 100), x.gt(maximumPercent, 100)),
  got: ({ minimumHealthyPercent, maximumPercent }) =>
    x.str`a deployment between ${minimumHealthyPercent} and ${maximumPercent} per cent`,
  allowed: "a minimum_healthy_percent below 100 or a maximum_percent above 100",
  remedy: "No task could be replaced otherwise.",
  refused: [{ minimumHealthyPercent: 100, maximumPercent: 100 }],
};

/** Amazon ECS API Reference, DeploymentConfiguration: bakeTimeInMinutes. */
const bakeTimes: readonly t.Rule<Deployment>[] = [
  {
    since: "6.4",
    test: ({ strategy, bakeTime }) => x.or(isNot(strategy, "BLUE_GREEN"), x.isSet(bakeTime)),
    got: (_, spell) => x.str`the strategy BLUE_GREEN without ${spell("bakeTime")}`,
    allowed: "BLUE_GREEN with a bake_time, which may be 0",
    refused: [{ strategy: "BLUE_GREEN" }],
  },
  {
    since: "6.4",
    test: ({ strategy, bakeTime }) => x.or(x.isNull(bakeTime), movesTraffic(strategy)),
    got: ({ strategy, bakeTime }, spell) =>
      x.str`${spell("bakeTime")} ${x.jsonEncode(bakeTime)} with the strategy ${x.jsonEncode(strategy)}`,
    allowed: "a bake_time with a strategy that moves traffic only",
    refused: [{ bakeTime: 10 }, { strategy: "ROLLING", bakeTime: 10 }],
  },
];

/** Amazon ECS API Reference, CanaryConfiguration and LinearConfiguration: valid with the strategy of that name. */
const parts = (name: "canary" | "linear", strategy: "CANARY" | "LINEAR"): t.Rule<Deployment> => ({
  since: "6.21",
  test: (deployment) => x.eq(x.isSet(deployment[name]), x.not(isNot(deployment.strategy, strategy))),
  got: (deployment) =>
    x.str`the strategy ${x.jsonEncode(deployment.strategy)} and ${name} ${x.jsonEncode(deployment[name])}`,
  allowed: `${name} with the strategy ${strategy}, and not without`,
  refused: [{ strategy }, { [name]: {} }, { strategy: "BLUE_GREEN", bakeTime: 0, [name]: {} }],
});

/** The provider's deployment_configuration is written for a strategy. */
const hooked: t.Rule<Deployment> = {
  since: "6.4",
  test: ({ strategy, lifecycleHooks }) => x.or(x.isSet(strategy), x.isEmpty(lifecycleHooks)),
  got: ({ lifecycleHooks }) => x.str`the hooks ${x.shownTexts(x.keys(lifecycleHooks))} without a strategy`,
  allowed: "hooks with a strategy",
  refused: [{ lifecycleHooks: { smoke: HOOK } }],
};

const deploymentType = deploymentShape
  .rules(progress, ...bakeTimes, parts("canary", "CANARY"), parts("linear", "LINEAR"), hooked)
  .describe("How tasks are replaced (Amazon ECS Developer Guide: rolling update deployments).");

const needs = [identity, ownership, roles] as const;
const inputs = {
  deployment: deploymentType.default({}),
};
type DeploymentInputs = t.InputsOf<typeof inputs, typeof needs>;

export const deployment = t.concern({
  needs,
  inputs,
  rules: [
    /**
     * Amazon ECS API Reference, DeploymentConfiguration: the least is rounded up and the most rounded down, so that a small
     * service may have no room for a deployment that its percentages leave to a large one.
     */
    {
      on: "desiredCount",
      test: ({ desiredCount, deployment: { minimumHealthyPercent: least, maximumPercent: most } }) =>
        x.isNullOr(desiredCount, (count) => {
          const grows = x.gt(x.mul(count, x.sub(most, 100)), 99);
          const shrinks = x.gt(x.mul(count, x.sub(100, least)), 99);
          return x.or(x.eq(count, 0), grows, shrinks);
        }),
      message: (
        { desiredCount, deployment: { minimumHealthyPercent: least, maximumPercent: most } },
        spell,
      ) =>
        x.str`${spell("desiredCount")} is ${x.jsonEncode(desiredCount)} with a deployment between ${least} and ${most} per cent; allowed: room for a task less or a task more. The least is rounded up, the most down.`,
      refused: [
        { desiredCount: 1, deployment: { minimumHealthyPercent: 50, maximumPercent: 150 } },
        { desiredCount: 3, deployment: { minimumHealthyPercent: 70, maximumPercent: 130 } },
      ],
    },
  ],
});

/** Deployment alarms: a deployment during which one goes off has failed. */
export function alarmsBlock({
  deployment: { alarms, alarmRollback },
}: DeploymentInputs): Blocks<EcsServiceAlarms> {
  const names = x.itemIf(x.not(x.isEmpty(alarms)), () => x.values(alarms));
  return blocks(names, (all) => ({ alarmNames: all, enable: true, rollback: alarmRollback }));
}

/** None without hooks: a provider before 6.4 knows of none. */
export function hooksRole(scope: Construct, inputs: DeploymentInputs): Role {
  const hooks = () => inputs.deployment.lifecycleHooks;
  const targets = () =>
    x.distinct(x.listFrom(hooks(), ["name", "hook"], (_, { hookTargetArn }) => hookTargetArn));
  const isNeeded = t.hasProvider("6.4") ? x.not(x.isEmpty(hooks())) : x.lift(false);
  const role = optional(scope, IamRole, "iam_role_hooks", isNeeded, () => ({
    namePrefix: x.str`${inputs.name}-hook-`,
    description: x.str`ECS: the hooks of the service ${inputs.name}.`,
    assumeRolePolicy: ECS_ASSUMES,
    permissionsBoundary: inputs.permissionsBoundary,
    tags: nameTag(inputs, x.str`${inputs.name}-hooks`),
  }));
  // Amazon ECS Developer Guide, "Permissions required for Lambda functions in Amazon ECS blue/green deployments"
  const policy = rolePolicy(scope, "iam_role_policy_call_hooks", {
    role,
    name: "call-hooks",
    when: isNeeded,
    statements: () => x.items([{ Effect: "Allow", Action: "lambda:InvokeFunction", Resource: targets() }]),
  });
  return { role, arn: role.present("arn"), policies: [policy] };
}
