/** A revision of an auto scaling configuration. */
import { ApprunnerAutoScalingConfigurationVersion } from "@cdktf/provider-aws/lib/apprunner-auto-scaling-configuration-version";
import type { TerraformCount, TerraformResourceLifecycle } from "cdktf";
import type { Construct } from "constructs";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";

interface Configuration {
  readonly name: Expr<string>;
  readonly sizes: { readonly [K in "maxConcurrency" | "minSize" | "maxSize"]: Expr<number> };
  readonly tags: Record<string, string>;
  readonly meta?: { readonly count?: number | TerraformCount };
  readonly lifecycle?: TerraformResourceLifecycle;
}

/** Services move to a new revision before the old one goes. */
export function scalingConfiguration(
  scope: Construct,
  { name, sizes: { maxConcurrency, minSize, maxSize }, tags, meta, lifecycle }: Configuration,
): ApprunnerAutoScalingConfigurationVersion {
  return new ApprunnerAutoScalingConfigurationVersion(scope, "apprunner_auto_scaling_configuration_version", {
    ...meta,
    autoScalingConfigurationName: x.tf(name),
    maxConcurrency: x.tf(maxConcurrency),
    minSize: x.tf(minSize),
    maxSize: x.tf(maxSize),
    tags,
    lifecycle: { createBeforeDestroy: true, ...lifecycle },
  });
}
