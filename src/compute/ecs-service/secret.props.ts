// Generated from src/compute/ecs-service/secrets.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** Where a value is fetched from when the container starts. */
export interface EcsSecret {
  /**
   * A secret of Secrets Manager.
   * Allowed: a secret's whole ARN, which ends with a hyphen and six characters, such as "arn:aws:secretsmanager:region:123456789012:secret:name-AbCdEf".
   */
  readonly secretArn?: Input<string | null>;
  /**
   * The key in the secret's JSON. Default: the whole secret.
   * Allowed: a key without colons and spaces.
   */
  readonly jsonKey?: Input<string | null>;
  /**
   * The staging label of the secret's version. Default: AWSCURRENT.
   * Allowed: a staging label without colons and spaces.
   */
  readonly versionStage?: Input<string | null>;
  /**
   * The id of the secret's version, in place of a staging label.
   * Allowed: a version's id without colons and spaces.
   */
  readonly versionId?: Input<string | null>;
  /**
   * A parameter of Systems Manager, in place of a secret.
   * Allowed: a parameter's ARN, such as "arn:aws:ssm:region:123456789012:resource".
   */
  readonly parameterArn?: Input<string | null>;
}

