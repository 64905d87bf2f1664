/** The service's two roles: the access role pulls its image, the instance role is the application's. */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { Definition } from "../ecs-service/members";
import { whereSome } from "../ecs-service/members";
import type { Secret } from "../ecs-service/secrets";
import { rolePolicy } from "../policy/role-policy";
import { policyStatements } from "../policy/statements";
import type { AppRunnerInputs } from "./app-runner.inputs";

export interface Role {
  readonly role: Optional<IamRole>;
  /** Null where there is none. */
  readonly arn: Expr<string | null>;
  readonly policies: readonly IamRolePolicy[];
}

const trusting = (service: string) =>
  x.jsonEncode({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });

const made = (policies: readonly Optional<IamRolePolicy>[]) =>
  policies.flatMap(({ resource }) => resource ?? []);

/** Whether the image lies in a private repository: said by a word, since its address may be known after the apply only. */
export const isPrivateImage = ({ image }: AppRunnerInputs): Expr<boolean> =>
  x.ifSet(
    image,
    (image) => x.eq(image.registry, "ecr"),
    () => false,
  );

/**
 * App Runner Developer Guide, "How App Runner works with IAM", access role: the actions of the managed policy
 * AWSAppRunnerServicePolicyForECRAccess, which allows them on every repository; here on the image's own.
 */
export function accessRole(scope: Construct, inputs: AppRunnerInputs): Role {
  const isNeeded = isPrivateImage(inputs);
  const isOurs = x.and(isNeeded, x.isNull(inputs.accessRole));
  // a prefix, since role names are shared by all regions of the account
  const role = optional(isOurs, (meta) => {
    return new IamRole(scope, "iam_role_access", {
      ...meta,
      namePrefix: x.tf(x.str`${inputs.name}-`),
      description: x.tf(x.str`App Runner: pulls the image of the service ${inputs.name}.`),
      assumeRolePolicy: x.tf(trusting("build.apprunner.amazonaws.com")),
      permissionsBoundary: x.tf(inputs.permissionsBoundary),
      tags: nameTag(inputs, x.str`${inputs.name}-access`),
    });
  });
  const pull = rolePolicy(scope, "iam_role_policy_access", {
    role,
    name: "pull-image",
    when: isOurs,
    statements: () =>
      x.items<Definition>([
        { Sid: "Login", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
        {
          Sid: "Pull",
          Effect: "Allow",
          Action: [
            "ecr:BatchCheckLayerAvailability",
            "ecr:BatchGetImage",
            "ecr:DescribeImages",
            "ecr:GetDownloadUrlForLayer",
          ],
          Resource: repositoryArn(scope, inputs.image.identifier),
        },
      ]),
  });
  const arn = x.when(
    isOurs,
    () => role.attribute("arn"),
    () =>
      x.ifSet(
        inputs.accessRole,
        (accessRole) => accessRole.arn,
        () => null,
      ),
  );
  return { role, arn, policies: made([pull]) };
}

/** `123456789012.dkr.ecr.REGION.amazonaws.com/shop/api:1.4.0`: App Runner is in the partition aws alone. */
function repositoryArn(scope: Construct, identifier: Expr<string>): Expr<string> {
  const beginning = x.attempt(
    () => x.at(x.split(":", x.at(x.split("@", identifier), 0)), 0),
    () => "",
  );
  const path = local(scope, "image_repository", beginning);
  const host = (label: number) => x.at(x.split(".", path), label);
  const steps = x.split("/", path);
  return x.str`arn:aws:ecr:${host(3)}:${host(0)}:repository/${x.join("/", x.slice(steps, 1, x.length(steps)))}`;
}

/** What the application may do, and what App Runner fetches for it: the user's statements, the secrets, traces. */
export function instanceRole(scope: Construct, inputs: AppRunnerInputs): Role {
  const { name, secrets, statements, tracing } = inputs;
  const isOurs = x.isNull(inputs.instanceRole);
  const role = optional(isOurs, (meta) => {
    return new IamRole(scope, "iam_role_instance", {
      ...meta,
      namePrefix: x.tf(x.str`${name}-`),
      description: x.tf(x.str`The application of the App Runner service ${name}.`),
      assumeRolePolicy: x.tf(trusting("tasks.apprunner.amazonaws.com")),
      permissionsBoundary: x.tf(inputs.permissionsBoundary),
      tags: nameTag(inputs, x.str`${name}-instance`),
    });
  });
  const fetching = rolePolicy(scope, "iam_role_policy_secrets", {
    role,
    name: "fetch-secrets",
    when: x.and(isOurs, x.not(x.isEmpty(secrets))),
    statements: () => secretStatements(scope, inputs),
  });
  const application = rolePolicy(scope, "iam_role_policy_application", {
    role,
    name: "application",
    when: x.and(isOurs, x.not(x.isEmpty(statements))),
    statements: () => policyStatements(statements),
  });
  const traces = rolePolicy(scope, "iam_role_policy_tracing", {
    role,
    name: "trace",
    when: x.and(isOurs, tracing),
    statements: () => x.items([TRACE]),
  });
  const arn = x.when(
    isOurs,
    () => role.present("arn"),
    () => inputs.instanceRole.arn,
  );
  return { role, arn, policies: made([fetching, application, traces]) };
}

/** The managed policy AWSXRayDaemonWriteAccess: these actions have no resource types. */
const TRACE = {
  Sid: "Trace",
  Effect: "Allow",
  Action: [
    "xray:GetSamplingRules",
    "xray:GetSamplingStatisticSummaries",
    "xray:GetSamplingTargets",
    "xray:PutTelemetryRecords",
    "xray:PutTraceSegments",
  ],
  Resource: "*",
};

/** App Runner Developer Guide, "Managing environment variables": the instance role's permissions, for these values alone. */
export function secretStatements(
  scope: Construct,
  { secrets, secretKeyArns }: AppRunnerInputs,
): Expr<Definition[]> {
  const arns = (step: string, read: (secret: Expr<Secret>) => Expr<string | null>) =>
    local(
      scope,
      step,
      x.distinct(
        x.listFrom(secrets, ["name", "secret"], (_, secret) => ({
          value: read(secret) as Expr<string>,
          when: x.isSet(read(secret)),
        })),
      ),
    );
  const ofManager = arns("secret_arns", ({ secretArn }) => secretArn);
  const parameters = arns("parameter_arns", ({ parameterArn }) => parameterArn);
  return x.concat<Definition>(
    whereSome(ofManager, {
      Sid: "Secrets",
      Effect: "Allow",
      Action: "secretsmanager:GetSecretValue",
      Resource: ofManager,
    }),
    whereSome(parameters, {
      Sid: "Parameters",
      Effect: "Allow",
      Action: "ssm:GetParameters",
      Resource: parameters,
    }),
    whereSome(secretKeyArns, {
      Sid: "Decrypt",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: secretKeyArns,
      Condition: {
        StringLike: { "kms:ViaService": ["secretsmanager.*.amazonaws.com", "ssm.*.amazonaws.com"] },
      },
    }),
  );
}
