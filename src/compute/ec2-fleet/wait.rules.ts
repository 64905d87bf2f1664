/**
 * How long Terraform waits for a group's least size: the provider wants `min_size` instances in service whenever a group
 * is made or that size rises (hashicorp/aws, aws_autoscaling_group: "Waiting for Capacity").
 */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Ec2FleetInputs, Ec2FleetShape } from "./ec2-fleet.inputs";
import type { FleetHook } from "./hook.contract";

/** The provider's own. */
const DEFAULT_SECONDS = 600;

/** What an instance takes besides its hooks: it is launched, and boots. */
const BOOT_SECONDS = 120;

const isLaunching = ({ transition }: Expr<FleetHook>) => x.eq(transition, "launching");

const holdsLaunches = ({ hooks }: Ec2FleetInputs): Expr<boolean> =>
  x.anyTrue(x.listFrom(hooks, ["name", "hook"], (_, hook) => ({ value: isLaunching(hook) })));

/**
 * Seconds; 0 is no wait. Whoever completes a launching hook may be made after the group, or not know of it yet: a group
 * that is not full in time is tainted, and made again by the next apply, without end.
 */
export const capacityWait = (inputs: Ec2FleetInputs): Expr<number> =>
  x.orElse(inputs.waitForCapacitySeconds, () =>
    x.when(
      holdsLaunches(inputs),
      () => 0,
      () => DEFAULT_SECONDS,
    ),
  );

/** The longest that each launching hook holds an instance. */
const heartbeats = ({ hooks }: Ec2FleetInputs): Expr<number[]> =>
  x.listFrom(hooks, ["name", "hook"], (_, hook) => ({
    value: hook.heartbeatSeconds,
    when: isLaunching(hook),
  }));

const outlasts = (inputs: Ec2FleetInputs, wait: Expr<number>): Expr<boolean> =>
  x.allTrue(
    x.listFrom(inputs.hooks, ["name", "hook"], (_, hook) => ({
      value: x.gt(wait, x.add(hook.heartbeatSeconds, BOOT_SECONDS)),
      when: isLaunching(hook),
    })),
  );

const waitOutlastsHooks: CrossRule<Ec2FleetShape> = {
  on: "waitForCapacitySeconds",
  test: (inputs) => x.or(x.eq(capacityWait(inputs), 0), outlasts(inputs, capacityWait(inputs))),
  message: (inputs, spell) =>
    x.str`${spell("waitForCapacitySeconds")} is ${capacityWait(inputs)}, and launching hooks hold an instance for up to ${x.jsonEncode(heartbeats(inputs))} seconds; allowed: more than each of them and ${BOOT_SECONDS} for the boot, or 0 for no wait.`,
  refused: [
    { hooks: { boot: { transition: "launching" } }, waitForCapacitySeconds: 420 },
    { hooks: { boot: { transition: "launching", heartbeatSeconds: 600 } }, waitForCapacitySeconds: 600 },
  ],
};

export const waitRules = [waitOutlastsHooks];
