/** Lifecycle hooks: a launch or an end waits until something has been done. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";

const notification = t
  .shape("FleetHookNotification", {
    targetArn: t
      .arn("(sns|sqs)", "an SNS topic's or SQS queue's ARN")
      .describe("Who is told: a topic or a queue."),
    roleArn: t.arn("iam", "an IAM role's ARN").describe("The role that Auto Scaling tells it by."),
  })
  .describe("Who is told of the waiting instance, besides EventBridge.");

/** Amazon EC2 Auto Scaling User Guide: "Amazon EC2 Auto Scaling lifecycle hooks". */
export const hook = t
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
      .rule({
        test: (value) => x.and(x.ge(x.textLength(value), 1), x.le(x.textLength(value), 1023)),
        got: () => "a text of another length",
        allowed: "1 to 1023 characters",
        refused: ["", "x".repeat(1024)],
      })
      .optional(),
    notification: notification.optional(),
  })
  .describe("Something that is waited for while an instance launches or ends.")
  .example({ transition: "launching" });

export type FleetHook = t.Infer<typeof hook>;
export const hooks = t.keyed(hook, "hook");
