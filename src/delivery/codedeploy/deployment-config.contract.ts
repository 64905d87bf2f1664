/** How many instances a deployment takes at a time. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";

export const DEFAULT_CONFIG = "CodeDeployDefault.OneAtATime";

/** AWS CodeDeploy User Guide, "Predefined deployment configurations for an EC2/on-premises compute platform". */
const READY_MADE = [DEFAULT_CONFIG, "CodeDeployDefault.HalfAtATime", "CodeDeployDefault.AllAtOnce"];

export const configName = t
  .text()
  .rule({
    test: (name) => x.matches("^[A-Za-z0-9+=,.@_-]{1,100}$", name),
    allowed: "the name of a deployment configuration: 1 to 100 ASCII letters, digits and + = , . @ _ -",
    refused: ["", "all at once", "c".repeat(101)],
  })
  .rule({
    test: (name) =>
      x.or(x.not(x.startsWith(name, "CodeDeployDefault.")), x.contains(x.items(READY_MADE), name)),
    allowed: `of AWS's own configurations, one for servers: ${READY_MADE.join(", ")}`,
    refused: [
      "CodeDeployDefault.AllAtOnes",
      "CodeDeployDefault.ECSAllAtOnce",
      "CodeDeployDefault.LambdaCanary10Percent5Minutes",
    ],
  })
  .example(DEFAULT_CONFIG);

/** API Reference: MinimumHealthyHosts. All instances healthy at all times would leave none to deploy to. */
const healthyHosts = (typeName: string) =>
  t
    .shape(typeName, {
      type: t
        .oneOf("FLEET_PERCENT", "HOST_COUNT")
        .describe("Whether the value is per cent of the instances or a number."),
      value: t
        .integer({ min: 0, max: 10000 })
        .describe("Instances that stay healthy, in per cent or as a number."),
    })
    .rule({
      test: ({ type, value }) => x.or(x.not(x.eq(type, "FLEET_PERCENT")), x.le(value, 99)),
      got: () => "a share of more than 99 per cent",
      allowed: "0 to 99 per cent: with all instances healthy at all times there is none to deploy to",
      refused: [
        { type: "FLEET_PERCENT", value: 100 },
        { type: "FLEET_PERCENT", value: 150 },
      ],
    })
    .example({ type: "FLEET_PERCENT", value: 75 });

/** A week; AWS names no upper bound. */
const LONGEST_SECONDS = 604_800;

const zonal = t
  .shape("CodeDeployZonalConfig", {
    monitorSeconds: t
      .integer({ min: 0, max: LONGEST_SECONDS }, "seconds")
      .describe("Seconds to wait after each zone.")
      .default(0),
    firstZoneMonitorSeconds: t
      .integer({ min: 0, max: LONGEST_SECONDS }, "seconds")
      .describe("Seconds to wait after the first zone, where it is another time.")
      .optional(),
    minimumHealthyPerZone: healthyHosts("CodeDeployHealthyHostsPerZone")
      .describe("Instances of each zone that stay healthy; AWS's default: 0 per cent.")
      .optional(),
  })
  .describe(
    'One Availability Zone after the other (AWS CodeDeploy User Guide, "Create a deployment configuration": zonal configuration).',
  )
  .example({});

export const ownConfig = t
  .shape("CodeDeployOwnConfig", {
    minimumHealthy: healthyHosts("CodeDeployHealthyHosts").describe(
      "Instances that stay healthy during a deployment.",
    ),
    zonal: zonal.optional(),
  })
  .describe("A deployment configuration of one's own; its name follows from what it says.")
  .example({ minimumHealthy: { type: "FLEET_PERCENT", value: 75 } });

export type OwnConfig = t.Infer<typeof ownConfig>;
export type HealthyHosts = OwnConfig["minimumHealthy"];
export type ZonalConfig = NonNullable<OwnConfig["zonal"]>;
