/**
 * When RDS changes the password that it manages. AWS Secrets Manager User Guide, "Managed rotation": such a secret has a
 * schedule and no function of one's own.
 */
import { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import type { Construct } from "constructs";
import { type Expr, isSet, tf } from "../../core/expressions";
import { optional } from "../../core/resources";
import type { DatabaseInputs } from "./database.inputs";
import type { Rotation } from "./rotation.contract";

export function passwordRotation(
  scope: Construct,
  { masterPasswordRotation }: DatabaseInputs,
  secretArn: Expr<string | null>,
): void {
  optional(isSet(masterPasswordRotation), (meta) => {
    const { afterDays, schedule, duration } = masterPasswordRotation as Expr<Rotation>;
    return new SecretsmanagerSecretRotation(scope, "secretsmanager_secret_rotation", {
      ...meta,
      secretId: tf(secretArn) as string,
      // the time of the first change is the schedule's
      rotateImmediately: false,
      rotationRules: {
        automaticallyAfterDays: tf(afterDays) as number,
        scheduleExpression: tf(schedule) as string,
        duration: tf(duration) as string,
      },
    });
  });
}
