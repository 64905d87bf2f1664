/** Blue/green deployments: new instances take the traffic, the old ones go. */
import { type Infer, integer, oneOf, shape } from "../../core/contract";
import { eq, gt, or } from "../../core/expressions";

/** AWS CodeDeploy User Guide, "CodeDeploy quotas": hours between a deployment and the end of the old instances. */
const LONGEST_MINUTES = 2880;

export const blueGreen = shape("CodeDeployBlueGreen", {
  greenFleet: oneOf("DISCOVER_EXISTING", "COPY_AUTO_SCALING_GROUP")
    .describe(
      "Where the new instances come from: those that the deployment names, or a copy of the Auto Scaling group. A copy takes the place of the group in CodeDeploy, and Terraform then sees a change: see the notes.",
    )
    .default("DISCOVER_EXISTING"),
  readyAction: oneOf("CONTINUE_DEPLOYMENT", "STOP_DEPLOYMENT")
    .describe(
      "Whether traffic shifts at once, or the deployment waits for it to be continued and stops otherwise.",
    )
    .default("CONTINUE_DEPLOYMENT"),
  readyWaitMinutes: integer({ min: 0, max: LONGEST_MINUTES }, "minutes")
    .describe("Minutes to wait for that; with STOP_DEPLOYMENT only.")
    .default(0),
  oldInstances: oneOf("TERMINATE", "KEEP_ALIVE")
    .describe("What becomes of the old instances after a success.")
    .default("TERMINATE"),
  terminationWaitMinutes: integer({ min: 0, max: LONGEST_MINUTES }, "minutes")
    .describe("Minutes that they stay.")
    .default(60),
})
  .rule({
    test: ({ readyAction, readyWaitMinutes }) =>
      or(eq<string>(readyAction, "CONTINUE_DEPLOYMENT"), gt(readyWaitMinutes, 0)),
    got: () => "STOP_DEPLOYMENT without any time to wait",
    allowed: "ready_wait_minutes of 1 or more with STOP_DEPLOYMENT",
    refused: [{ readyAction: "STOP_DEPLOYMENT" }],
  })
  .rule({
    test: ({ readyAction, readyWaitMinutes }) =>
      or(eq<string>(readyAction, "STOP_DEPLOYMENT"), eq<number>(readyWaitMinutes, 0)),
    got: () => "CONTINUE_DEPLOYMENT with a time to wait",
    allowed: "ready_wait_minutes with STOP_DEPLOYMENT only: CONTINUE_DEPLOYMENT does not wait",
    refused: [{ readyWaitMinutes: 10 }],
  })
  .describe(
    "Blue/green deployments in place of in-place ones (AWS CodeDeploy API Reference: BlueGreenDeploymentConfiguration).",
  )
  .example({});

export type BlueGreen = Infer<typeof blueGreen>;
