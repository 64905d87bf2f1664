/** A revision of an auto scaling configuration: a service's own, or one that services share. */
import { ApprunnerAutoScalingConfigurationVersion } from "@cdktf/provider-aws/lib/apprunner-auto-scaling-configuration-version";
import type { Construct } from "constructs";
import * as t from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import { type Optional, optional } from "../../../core/resources";

/** App Runner API Reference: CreateAutoScalingConfiguration. */
export const scalingSizes = {
  maxConcurrency: t
    .integer({ min: 1, max: 200 }, "requests")
    .describe("Requests that one instance answers at the same time; more start another instance.")
    .default(100),
  minSize: t
    .integer({ min: 1, max: 25 }, "instances")
    .describe("Instances that are always kept; those without requests cost their memory alone.")
    .default(1),
  maxSize: t.integer({ min: 1, max: 25 }, "instances").describe("Most instances.").default(25),
};

export const sizes = t.concern({
  inputs: scalingSizes,
  rules: [t.notAbove("minSize", "maxSize")],
});

interface Configuration {
  readonly name: Expr<string>;
  readonly sizes: t.InputsOf<typeof scalingSizes>;
  readonly tags: Record<string, string>;
  readonly when?: Expr<boolean>;
  readonly preconditions?: readonly t.Precondition[];
}

/** Services move to a new revision before the old one goes. */
export const scalingConfiguration = (
  scope: Construct,
  { name, sizes: { maxConcurrency, minSize, maxSize }, tags, when, preconditions = [] }: Configuration,
): Optional<ApprunnerAutoScalingConfigurationVersion> =>
  optional(
    scope,
    ApprunnerAutoScalingConfigurationVersion,
    "apprunner_auto_scaling_configuration_version",
    when ?? true,
    () => ({
      autoScalingConfigurationName: name,
      maxConcurrency,
      minSize,
      maxSize,
      tags,
      lifecycle: { createBeforeDestroy: true },
      preconditions,
    }),
  );
