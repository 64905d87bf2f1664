/** The secret that keeps the master password: when RDS changes it, and who may read it. */
import type { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { SecretsmanagerSecretRotation } from "@cdktf/provider-aws/lib/secretsmanager-secret-rotation";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { Memory } from "../../core/stack/memory";
import { isManaged, masterUser } from "./master-user";
import type { ClientStatement } from "./reference";

const fields = t.shape("DatabasePasswordRotation", {
  afterDays: t.integer({ min: 1, max: 1000 }, "days").describe("Days between two changes.").optional(),
  schedule: t
    .pattern(
      "(rate[(][1-9][0-9]* (hours?|days?)[)]|cron[(][0-9A-Za-z#?*/, -]+[)])",
      'a schedule such as "rate(10 days)" or "cron(0 16 1,15 * ? *)", in UTC',
      "cron(0 16 ? * SUN *)",
      ["", "every week", "rate(0 days)", "rate(10 weeks)", "cron()", "0 16 * * *"],
    )
    .describe("When, as a `rate` or a `cron` expression, in UTC.")
    .optional(),
  duration: t
    .pattern("([1-9]|1[0-9]|2[0-4])h", 'hours such as "3h"', "3h", ["", "3", "0h", "25h", "3 hours"])
    .describe("How long the time of a `schedule` lasts, in hours; default: an hour, or the rest of the day.")
    .optional(),
});

type Rotation = t.Infer<typeof fields>;

/** AWS Secrets Manager API Reference, RotationRulesType: one of the two, not both. */
const oneOfTwo = t.exactlyOneOf("afterDays", "schedule");

const durationOfSchedule: t.Rule<Rotation> = {
  test: ({ schedule, duration }) => x.or(x.isSet(schedule), x.isNull(duration)),
  got: ({ duration }) => x.str`duration ${x.jsonEncode(duration)} without a schedule`,
  allowed: "duration with schedule only",
  refused: [{ afterDays: 30, duration: "3h" }],
};

const rotation = fields.rules(oneOfTwo, durationOfSchedule).example({ afterDays: 30 });

const needs = [masterUser] as const;
const inputs = {
  masterPasswordRotation: rotation
    .describe(
      "When RDS changes the managed password; default: every seven days. Who signs in by it reads the secret anew.",
    )
    .optional(),
};
type SecretInputs = t.InputsOf<typeof inputs, typeof needs>;

export const secret = t.concern({
  needs,
  inputs,
  rules: [t.onlyWith("masterPasswordRotation", "password", "managed")],
});

/** Null where the password is the user's own and no secret is named. */
export function secretArnOf(
  scope: Construct,
  inputs: t.InputsOf<typeof masterUser.inputs>,
  instance: DbInstance,
): Expr<string | null> {
  const { masterUserSecret } = x.resource<{ masterUserSecret: readonly { secretArn: string }[] }>(instance);
  const secretArn = x.when(
    managedByNow(scope, inputs),
    () => x.at(masterUserSecret, 0).secretArn,
    inputs.masterSecretArn,
  );
  return local(scope, "secret_arn", secretArn);
}

/**
 * What a client's role must be let do to read the secret, as `statements` of roles take it. AWS Secrets Manager User Guide, "Secret
 * encryption and decryption in AWS Secrets Manager": who reads needs kms:Decrypt, too, of a key of the account's own.
 */
export function secretStatements(
  {
    managed,
    hasSecret,
    kmsKeyArn,
  }: { managed: Expr<boolean>; hasSecret: Expr<boolean>; kmsKeyArn: Expr<string | null> },
  secretArn: Expr<string | null>,
): Expr<Record<string, ClientStatement>> {
  const all = x.mapping({
    "database-secret": x.object({
      wanted: x.when(managed, true, hasSecret),
      actions: x.items(["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]),
      resource: secretArn,
    }),
    "database-secret-key": x.object({
      wanted: x.isSet(kmsKeyArn),
      actions: x.items(["kms:Decrypt"]),
      resource: kmsKeyArn,
    }),
  });
  return x.mapFrom(all, ["key", "statement"], (key, { wanted, actions, resource: arn }) => ({
    key,
    value: x.object<ClientStatement>({ actions, resources: x.items([x.nonNull(arn)]) }),
    when: wanted,
  }));
}

/**
 * When RDS changes the password that it manages. AWS Secrets Manager User Guide, "Managed rotation": such a secret has a
 * schedule and no function of one's own.
 */
export function passwordRotation(
  scope: Construct,
  { masterPasswordRotation }: SecretInputs,
  secretArn: Expr<string | null>,
): void {
  optional(
    scope,
    SecretsmanagerSecretRotation,
    "secretsmanager_secret_rotation",
    x.isSet(masterPasswordRotation),
    () => {
      const { afterDays, schedule, duration } = masterPasswordRotation;
      return {
        secretId: secretArn,
        // the time of the first change is the schedule's
        rotateImmediately: false,
        rotationRules: {
          automaticallyAfterDays: afterDays,
          scheduleExpression: schedule,
          duration,
        },
      };
    },
  );
}

/**
 * Whether RDS manages the password. While an own one becomes a managed one this is not known before the apply, and so
 * neither is the secret: until then the state says that there is none.
 */
function managedByNow(scope: Construct, inputs: t.InputsOf<typeof masterUser.inputs>): Expr<boolean> {
  const managed = isManaged(inputs);
  if (x.isKnown(managed) && !x.knownValue(managed)) return managed;
  const memory = new Memory(scope, "password", { value: inputs.password, forgetOn: inputs.password });
  return x.eq(memory.output, "managed");
}
