// Generated from src/compute/app-runner/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** An App Runner service: the `ref` of `AppRunner`. */
export interface AppRunnerReference {
  /** The service's ARN. */
  readonly arn: Input<string>;
  /** The service's name. */
  readonly name: Input<string>;
  /** The service's own domain name; with private ingress the name that the VPC's clients use. */
  readonly serviceUrl: Input<string>;
  /** ARN of the role that the application has. */
  readonly instanceRoleArn: Input<string>;
  /** Name of that role, to attach further policies to; null with a role of your own. */
  readonly instanceRoleName?: Input<string | null>;
  /** ARN of the role that images are pulled with; null without. */
  readonly accessRoleArn?: Input<string | null>;
  /** ARN of its auto scaling configuration, for services that share it. */
  readonly scalingArn: Input<string>;
}

