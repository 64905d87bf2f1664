// Generated from src/compute/app-runner/scaling/scaling.ts by `npm run modules`. Do not edit.
import type { Input } from "../../../core/expressions";
import type { BlockProps } from "../../../core/inner-resources";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface AppRunnerScalingResources {
  readonly apprunnerAutoScalingConfigurationVersion: typeof import("@cdktf/provider-aws/lib/apprunner-auto-scaling-configuration-version").ApprunnerAutoScalingConfigurationVersion;
}

/** An auto scaling configuration that several App Runner services share: requests at the same time for one instance, least and most instances. */
export interface AppRunnerScalingProps extends BlockProps<AppRunnerScalingResources> {
  /**
   * The configuration's name; a change of its numbers makes a new revision of it.
   * Allowed: 4 to 32 ASCII letters, digits, hyphens and underscores, beginning with a letter or digit.
   */
  readonly name: Input<string>;
  /**
   * Requests that one instance answers at the same time; more start another instance.
   * Allowed: a whole number from 1 to 200 requests.
   * @default 100
   */
  readonly maxConcurrency?: Input<number>;
  /**
   * Instances that are always kept; those without requests cost their memory alone.
   * Allowed: a whole number from 1 to 25 instances.
   * @default 1
   */
  readonly minSize?: Input<number>;
  /**
   * Most instances.
   * Allowed: a whole number from 1 to 25 instances.
   * @default 25
   */
  readonly maxSize?: Input<number>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
}

