/**
 * When RDS changes the password that it manages. AWS Secrets Manager User Guide, "Managed rotation": such a secret has a
 * schedule and no function of one's own.
 */
import { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { optional } from "../../core/resources";
import type { DatabaseInputs } from "./database.inputs";

export function passwordRotation(
  scope: Construct,
  { masterPasswordRotation }: DatabaseInputs,
  secretArn: Expr<string | null>,
): void {
  optional(x.isSet(masterPasswordRotation), (meta) => {
    const { afterDays, schedule, duration } = masterPasswordRotation;
    return new SecretsmanagerSecretRotation(scope, "secretsmanager_secret_rotation", {
      ...meta,
      secretId: x.tf(secretArn) as string,
      // the time of the first change is the schedule's
      rotateImmediately: false,
      rotationRules: {
        automaticallyAfterDays: x.tf(afterDays),
        scheduleExpression: x.tf(schedule),
        duration: x.tf(duration),
      },
    });
  });
}
