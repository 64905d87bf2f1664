/** The service's two roles: the access role pulls its image, the instance role is the application's. */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import {
  and,
  at,
  attempt,
  concat,
  distinct,
  type Expr,
  eq,
  isEmpty,
  isNull,
  isSet,
  items,
  join,
  jsonEncode,
  length,
  listFrom,
  not,
  slice,
  split,
  str,
  tf,
  when,
} from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { Definition } from "../ecs-service/members";
import { whereSome } from "../ecs-service/private-images";
import type { Secret } from "../ecs-service/secret.contract";
import { rolePolicy } from "../policy/role-policy";
import { policyStatements } from "../policy/statements";
import type { AppRunnerInputs } from "./app-runner.inputs";
import type { Image } from "./source.contract";

export interface Role {
  readonly role: Optional<IamRole>;
  /** Null where there is none. */
  readonly arn: Expr<string | null>;
  readonly policies: readonly IamRolePolicy[];
}

const trusting = (service: string) =>
  jsonEncode({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });

const made = (policies: readonly Optional<IamRolePolicy>[]) =>
  policies.flatMap(({ resource }) => resource ?? []);

/** Whether the image lies in a private repository: said by a word, since its address may be known after the apply only. */
export const isPrivateImage = ({ image }: AppRunnerInputs): Expr<boolean> =>
  when<boolean>(
    isNull(image),
    () => false,
    () => eq<string>((image as Expr<Image>).registry as Expr<string>, "ecr"),
  );

/**
 * App Runner Developer Guide, "How App Runner works with IAM", access role: the actions of the managed policy
 * AWSAppRunnerServicePolicyForECRAccess, which allows them on every repository; here on the image's own.
 */
export function accessRole(scope: Construct, inputs: AppRunnerInputs): Role {
  const isNeeded = isPrivateImage(inputs);
  const isOurs = and(isNeeded, isNull(inputs.accessRole));
  // a prefix, since role names are shared by all regions of the account
  const role = optional(isOurs, (meta) => {
    return new IamRole(scope, "iam_role_access", {
      ...meta,
      namePrefix: tf(str`${inputs.name}-`),
      description: tf(str`App Runner: pulls the image of the service ${inputs.name}.`),
      assumeRolePolicy: tf(trusting("build.apprunner.amazonaws.com")),
      permissionsBoundary: tf(inputs.permissionsBoundary),
      tags: nameTag(inputs, str`${inputs.name}-access`),
    });
  });
  const pull = rolePolicy(scope, "iam_role_policy_access", {
    role,
    name: "pull-image",
    when: isOurs,
    statements: () =>
      items<Definition>([
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
          Resource: repositoryArn(scope, (inputs.image as Expr<Image>).identifier),
        },
      ]),
  });
  const arn = when<string | null>(
    isOurs,
    () => role.attribute("arn"),
    () =>
      when<string | null>(
        isNull(inputs.accessRole),
        () => null,
        () => inputs.accessRole.arn as Expr<string>,
      ),
  );
  return { role, arn, policies: made([pull]) };
}

/** `123456789012.dkr.ecr.REGION.amazonaws.com/shop/api:1.4.0`: App Runner is in the partition aws alone. */
function repositoryArn(scope: Construct, identifier: Expr<string>): Expr<string> {
  const beginning = attempt<string>(
    () => at<string>(split(":", at<string>(split("@", identifier), 0)), 0),
    () => "",
  );
  const path = local(scope, "image_repository", beginning);
  const host = (label: number) => at<string>(split(".", path), label);
  const steps = split("/", path);
  return str`arn:aws:ecr:${host(3)}:${host(0)}:repository/${join("/", slice<string>(steps, 1, length(steps)))}`;
}

/** What the application may do, and what App Runner fetches for it: the user's statements, the secrets, traces. */
export function instanceRole(scope: Construct, inputs: AppRunnerInputs): Role {
  const { name, secrets, statements, tracing } = inputs;
  const isOurs = isNull(inputs.instanceRole);
  const role = optional(isOurs, (meta) => {
    return new IamRole(scope, "iam_role_instance", {
      ...meta,
      namePrefix: tf(str`${name}-`),
      description: tf(str`The application of the App Runner service ${name}.`),
      assumeRolePolicy: tf(trusting("tasks.apprunner.amazonaws.com")),
      permissionsBoundary: tf(inputs.permissionsBoundary),
      tags: nameTag(inputs, str`${name}-instance`),
    });
  });
  const fetching = rolePolicy(scope, "iam_role_policy_secrets", {
    role,
    name: "fetch-secrets",
    when: and(isOurs, not(isEmpty(secrets))),
    statements: () => secretStatements(scope, inputs),
  });
  const application = rolePolicy(scope, "iam_role_policy_application", {
    role,
    name: "application",
    when: and(isOurs, not(isEmpty(statements))),
    statements: () => policyStatements(statements),
  });
  const traces = rolePolicy(scope, "iam_role_policy_tracing", {
    role,
    name: "trace",
    when: and(isOurs, tracing),
    statements: () => items<Definition>([TRACE]),
  });
  const arn = when<string>(
    isOurs,
    () => role.present("arn"),
    () => inputs.instanceRole.arn as Expr<string>,
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
      distinct<string>(
        listFrom<Secret, string>(
          secrets as Expr<Record<string, Secret>>,
          ["name", "secret"],
          (_, secret) => ({
            value: read(secret) as Expr<string>,
            when: isSet(read(secret)),
          }),
        ),
      ),
    );
  const ofManager = arns("secret_arns", ({ secretArn }) => secretArn);
  const parameters = arns("parameter_arns", ({ parameterArn }) => parameterArn);
  return concat<Definition>(
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
    whereSome(secretKeyArns as Expr<readonly string[]>, {
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
