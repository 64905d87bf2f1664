/** Functions that ECS calls at stages of a deployment, and the role by which it calls them. */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import { rolePolicy } from "../policy/role-policy";
import type { Identity } from "./cluster";
import { ECS_ASSUMES, type Role } from "./roles";

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

export const HOOK = { hookTargetArn: HOOK_TARGET, lifecycleStages: ["POST_TEST_TRAFFIC_SHIFT"] };

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

type LifecycleHook = t.Infer<typeof hook>;

/** CHANGELOG of provider 6.4.0 (hashicorp/terraform-provider-aws#43434). */
export const lifecycleHooks = t
  .keyed(hook, "hook")
  .describe("Functions that ECS calls at stages of a deployment, by name; with a `strategy` only.")
  .since("6.4")
  .default({});

type Hooks = Readonly<Record<string, LifecycleHook>>;
type HookInputs = Identity & {
  readonly deployment: { readonly lifecycleHooks: Expr<Hooks> };
  readonly permissionsBoundary: Expr<string | null>;
};

/** None without hooks: a provider before 6.4 knows of none. */
export function hooksRole(scope: Construct, inputs: HookInputs): Role {
  const hooks = () => inputs.deployment.lifecycleHooks;
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
    statements: () =>
      x.items([{ Effect: "Allow", Action: "lambda:InvokeFunction", Resource: targetsOf(hooks()) }]),
  });
  return { role, arn: role.present("arn"), policies: [policy] };
}

const targetsOf = (hooks: Expr<Hooks>): Expr<string[]> =>
  x.distinct(x.listFrom(hooks, ["name", "hook"], (_, { hookTargetArn }) => ({ value: hookTargetArn })));
