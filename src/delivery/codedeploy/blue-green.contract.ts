/** Blue/green deployments: new instances take the traffic, the old ones go. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";

/** AWS CodeDeploy User Guide, "CodeDeploy quotas": hours between a deployment and the end of the old instances. */
const LONGEST_MINUTES = 2880;

export const blueGreen = t
  .shape("CodeDeployBlueGreen", {
    greenFleet: t
      .oneOf("DISCOVER_EXISTING", "COPY_AUTO_SCALING_GROUP")
      .describe(
        "Where the new instances come from: those that the deployment names, or a copy of the Auto Scaling group. A copy takes the place of the group in CodeDeploy, and Terraform then sees a change: see the notes.",
      )
      .default("DISCOVER_EXISTING"),
    replacementGroups: t
      .setOf(t.text(), "group")
      .describe(
        "Auto Scaling groups, by name, that deployments name in the place of the group's own fleets, with DISCOVER_EXISTING: the service role may hold their scaling and give them the target groups. The deployment group itself has the fleets that serve (AWS CodeDeploy API Reference: TargetInstances).",
      )
      .example(["shop-green"])
      .default([]),
    readyAction: t
      .oneOf("CONTINUE_DEPLOYMENT", "STOP_DEPLOYMENT")
      .describe(
        "Whether traffic shifts at once, or the deployment waits for it to be continued and stops otherwise.",
      )
      .default("CONTINUE_DEPLOYMENT"),
    readyWaitMinutes: t
      .integer({ min: 0, max: LONGEST_MINUTES }, "minutes")
      .describe("Minutes to wait for that; with STOP_DEPLOYMENT only.")
      .default(0),
    oldInstances: t
      .oneOf("TERMINATE", "KEEP_ALIVE")
      .describe("What becomes of the old instances after a success.")
      .default("TERMINATE"),
    terminationWaitMinutes: t
      .integer({ min: 0, max: LONGEST_MINUTES }, "minutes")
      .describe("Minutes that they stay, with TERMINATE.")
      .default(60),
  })
  .rule({
    test: ({ readyAction, readyWaitMinutes }) =>
      x.or(x.eq(readyAction, "CONTINUE_DEPLOYMENT"), x.gt(readyWaitMinutes, 0)),
    got: () => "STOP_DEPLOYMENT without any time to wait",
    allowed: "ready_wait_minutes of 1 or more with STOP_DEPLOYMENT",
    refused: [{ readyAction: "STOP_DEPLOYMENT" }],
  })
  .rule({
    test: ({ readyAction, readyWaitMinutes }) =>
      x.or(x.eq(readyAction, "STOP_DEPLOYMENT"), x.eq(readyWaitMinutes, 0)),
    got: () => "CONTINUE_DEPLOYMENT with a time to wait",
    allowed: "ready_wait_minutes with STOP_DEPLOYMENT only: CONTINUE_DEPLOYMENT does not wait",
    refused: [{ readyWaitMinutes: 10 }],
  })
  .rule({
    test: ({ greenFleet, replacementGroups }) =>
      x.or(x.eq(greenFleet, "DISCOVER_EXISTING"), x.isEmpty(replacementGroups)),
    got: () => "COPY_AUTO_SCALING_GROUP with replacement_groups",
    allowed: "replacement_groups with DISCOVER_EXISTING only: a copy is made by CodeDeploy",
    refused: [{ greenFleet: "COPY_AUTO_SCALING_GROUP", replacementGroups: ["shop-green"] }],
  })
  .describe(
    "Blue/green deployments in place of in-place ones (AWS CodeDeploy API Reference: BlueGreenDeploymentConfiguration).",
  )
  .example({});

export type BlueGreen = t.Infer<typeof blueGreen>;
