/** How much of the traffic moves at a time, of deployments that move it in parts. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";

/** Amazon ECS API Reference, CanaryConfiguration and LinearConfiguration: multiples of 0.1. */
const percent = (least: number, refused: number) =>
  t.number().rule({
    test: (share) =>
      x.and(x.ge(share, least), x.le(share, 100), x.matches("^[0-9]+(\\.[0-9])?$", x.str`${share}`)),
    allowed: `${least} to 100 per cent, with one digit after the point`,
    refused: [refused, 100.1, 5.25],
  });

const minutes = () => t.duration("minutes", { min: 0, max: 1440 });

/** hashicorp/terraform-provider-aws#44842, in 6.21.0. */
export const canary = t
  .shape("EcsCanary", {
    percent: percent(0.1, 0).describe("The share of the traffic that moves first.").default(5),
    bakeTime: minutes().describe("Minutes before the rest moves.").default(10),
  })
  .describe("The strategy CANARY: a share of the traffic moves, and after a while the rest.")
  .since("6.21")
  .optional();

/** The same. */
export const linear = t
  .shape("EcsLinear", {
    stepPercent: percent(3, 2.9).describe("The share of the traffic that moves in each step.").default(10),
    stepBakeTime: minutes().describe("Minutes between two steps.").default(6),
  })
  .describe("The strategy LINEAR: the traffic moves in equal steps.")
  .since("6.21")
  .optional();
