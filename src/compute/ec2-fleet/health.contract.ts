/** When an instance counts as broken and is replaced. */
import * as t from "../../core/contract";

/** Amazon EC2 Auto Scaling User Guide: "Health checks for instances in an Auto Scaling group". */
export const healthCheck = t
  .shape("FleetHealthCheck", {
    type: t
      .oneOf("EC2", "ELB")
      .describe(
        "EC2: an instance's own state. ELB: what its target groups find, too. Default: ELB with `target_groups`, else EC2.",
      )
      .optional(),
    graceSeconds: t
      .duration("seconds", { min: 0, max: 7200 })
      .describe(
        "Seconds after the launch in which a failed check replaces nothing: at least the time of a boot.",
      )
      .default(300),
  })
  .describe("How the group finds instances that it replaces.");

export type FleetHealthCheck = t.Infer<typeof healthCheck>;
