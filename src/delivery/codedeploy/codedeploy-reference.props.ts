// Generated from src/delivery/codedeploy/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** A CodeDeploy application with its deployment group: the `ref` of `CodeDeploy`, or an object written by hand. */
export interface CodeDeployReference {
  /** The application's name. */
  readonly applicationName: Input<string>;
  /** The deployment group's name. */
  readonly deploymentGroupName: Input<string>;
  /** The deployment group's ARN. */
  readonly deploymentGroupArn: Input<string>;
  /** The role that CodeDeploy takes. */
  readonly serviceRoleArn: Input<string>;
  /** Where revisions lie: `s3://BUCKET/PREFIX/`. */
  readonly artifactLocation: Input<string>;
  /** The role that GitHub Actions takes; null without one. */
  readonly githubRoleArn?: Input<string | null>;
}

