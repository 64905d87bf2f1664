/** Lifecycle hooks: a launch or an end waits until something has been done. */

import type {
  AutoscalingGroup,
  AutoscalingGroupInitialLifecycleHook,
} from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingLifecycleHook } from "@cdktf/provider-aws/lib/autoscaling-lifecycle-hook";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { forEach } from "../../core/resources";
import { anewWith } from "../../core/stack/anew";

const notification = t
  .shape("FleetHookNotification", {
    targetArn: t
      .arn("(sns|sqs)", "an SNS topic's or SQS queue's ARN")
      .describe("Who is told: a topic or a queue."),
    roleArn: t.arn("iam", "an IAM role's ARN").describe("The role that Auto Scaling tells it by."),
  })
  .describe("Who is told of the waiting instance, besides EventBridge.");

/** Amazon EC2 Auto Scaling User Guide: "Amazon EC2 Auto Scaling lifecycle hooks". */
const hookType = t
  .shape("FleetLifecycleHook", {
    transition: t
      .oneOf("launching", "terminating")
      .describe("What waits: the launch of an instance, or its end."),
    heartbeatSeconds: t
      .duration("seconds", { min: 30, max: 7200 })
      .describe("Seconds after which it waits no longer.")
      .default(300),
    defaultResult: t
      .oneOf("ABANDON", "CONTINUE")
      .describe(
        "What happens then. ABANDON: an instance that was launching is ended, one that was ending goes at once, without further hooks.",
      )
      .default("ABANDON"),
    metadata: t
      .text()
      .describe("Text that goes along with what is told.")
      .length({ min: 1, max: 1023 })
      .optional(),
    notification: notification.optional(),
  })
  .describe("Something that is waited for while an instance launches or ends.")
  .example({ transition: "launching" });

type FleetHook = t.Infer<typeof hookType>;

const inputs = {
  hooks: t
    .keyed(hookType, "hook")
    .describe(
      "What waits while instances launch or end, by name. New groups have them before their first instance.",
    )
    .default({}),
  waitForCapacitySeconds: t
    .duration("seconds", { min: 0, max: 7200 })
    .describe(
      "Seconds that an apply waits for `min_size` instances in service, when the group is made or that size rises; 0: it does not wait. Default: 600, or 0 where a hook holds launches.",
    )
    .optional(),
};

type HookInputs = t.InputsOf<typeof inputs>;

/**
 * How long Terraform waits for a group's least size: the provider wants `min_size` instances in service whenever a group
 * is made or that size rises (hashicorp/aws, aws_autoscaling_group: "Waiting for Capacity"). This is its default.
 */
const DEFAULT_SECONDS = 600;

/** What an instance takes besides its hooks: it is launched, and boots. */
const BOOT_SECONDS = 120;

const isLaunching = ({ transition }: Expr<FleetHook>) => x.eq(transition, "launching");

const holdsLaunches = (inputs: HookInputs): Expr<boolean> => x.not(x.isEmpty(heartbeats(inputs)));

/**
 * Seconds; 0 is no wait. Whoever completes a launching hook may be made after the group, or not know of it yet: a group
 * that is not full in time is tainted, and made again by the next apply, without end.
 */
export const capacityWait = (inputs: HookInputs): Expr<number> =>
  x.orElse(inputs.waitForCapacitySeconds, () =>
    t.named("default_capacity_wait", () => x.choose(holdsLaunches(inputs), 0, DEFAULT_SECONDS)),
  );

/** The longest that each launching hook holds an instance. */
const heartbeats = ({ hooks }: HookInputs): Expr<number[]> =>
  t.named("launching_heartbeats", () =>
    x.listFrom(hooks, ["name", "hook"], (_, hook) => ({
      value: hook.heartbeatSeconds,
      when: isLaunching(hook),
    })),
  );

const outlasts = (inputs: HookInputs, wait: Expr<number>): Expr<boolean> =>
  x.everyItem(heartbeats(inputs), "seconds", (seconds) => x.gt(wait, x.add(seconds, BOOT_SECONDS)));

export const hooks = t.concern({
  inputs,
  rules: [
    {
      on: "waitForCapacitySeconds",
      test: (inputs) => x.or(x.eq(capacityWait(inputs), 0), outlasts(inputs, capacityWait(inputs))),
      message: (inputs, spell) =>
        x.str`${spell("waitForCapacitySeconds")} is ${capacityWait(inputs)}, and launching hooks hold an instance for up to ${x.shownNumbers(heartbeats(inputs))} seconds; allowed: more than each of them and ${BOOT_SECONDS} for the boot, or 0 for no wait.`,
      refused: [
        { hooks: { boot: { transition: "launching" } }, waitForCapacitySeconds: 420 },
        { hooks: { boot: { transition: "launching", heartbeatSeconds: 600 } }, waitForCapacitySeconds: 600 },
      ],
    },
  ],
});

type Notification = NonNullable<FleetHook["notification"]>;

const transitionOf = ({ transition }: Expr<FleetHook>): Expr<string> =>
  x.choose(
    x.eq(transition, "launching"),
    "autoscaling:EC2_INSTANCE_LAUNCHING",
    "autoscaling:EC2_INSTANCE_TERMINATING",
  );

export function lifecycleHooks(scope: Construct, { hooks }: HookInputs, group: AutoscalingGroup): void {
  const lifecycle = anewWithNotifications(scope, hooks);
  forEach(scope, AutoscalingLifecycleHook, "autoscaling_lifecycle_hook", hooks, ({ key, value: hook }) => ({
    autoscalingGroupName: group.name,
    name: key,
    lifecycleTransition: transitionOf(hook),
    heartbeatTimeout: hook.heartbeatSeconds,
    defaultResult: hook.defaultResult,
    notificationMetadata: hook.metadata,
    notificationTargetArn: told(hook, "targetArn"),
    roleArn: told(hook, "roleArn"),
    ...(lifecycle ? { lifecycle } : {}),
  }));
}

/** Whether a hook has a text and somebody to tell; others of these are changes in place. */
const anewWithNotifications = (scope: Construct, hooks: HookInputs["hooks"]) =>
  anewWith(scope, "hook_notifications", {
    values: x.mapFrom(hooks, ["name", "hook"], (key, { metadata, notification }) => ({
      key,
      value: x.join(
        ", ",
        x.compact([x.when(x.isSet(metadata), "metadata"), x.when(x.isSet(notification), "notification")]),
      ),
    })),
    because:
      "A hook that has no text or nobody to tell any more is made anew: AWS keeps what an update leaves out (Amazon EC2 Auto Scaling API Reference: PutLifecycleHook), and the provider says nothing of what is taken away (hashicorp/terraform-provider-aws#21329).",
  });

/** Who is told of a waiting instance, and by which role; null where nobody is. */
const told = ({ notification }: Expr<FleetHook>, field: keyof Notification): Expr<string | null> =>
  x.attempt(() => notification[field]);

/**
 * Hooks that a new group has before its first instance, with whom they tell: what is told later, the first instances
 * wait for in vain. Later hooks are the hooks' own resources.
 */
export function firstHooks({ hooks }: HookInputs): Blocks<AutoscalingGroupInitialLifecycleHook> {
  const all = x.listFrom(hooks, ["name", "hook"], (name, hook) =>
    x.object({
      name,
      transition: transitionOf(hook),
      heartbeatSeconds: hook.heartbeatSeconds,
      defaultResult: hook.defaultResult,
      metadata: hook.metadata,
      targetArn: told(hook, "targetArn"),
      roleArn: told(hook, "roleArn"),
    }),
  );
  return blocks(all, (hook) => ({
    name: hook.name,
    lifecycleTransition: hook.transition,
    heartbeatTimeout: hook.heartbeatSeconds,
    defaultResult: hook.defaultResult,
    notificationMetadata: hook.metadata,
    notificationTargetArn: hook.targetArn,
    roleArn: hook.roleArn,
  }));
}
