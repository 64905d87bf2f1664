/** The service's two roles: the access role pulls its image, the instance role is the application's. */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import { charactersOf, charactersUpTo, INLINE_POLICIES } from "../policy/limits";
import { assumedBy, rolePolicy } from "../policy/role-policy";
import { policyStatements, statements } from "../policy/statements";
import type { Named } from "../server/common";
import { environment, secretStatements } from "./environment";
import { CODE, isPrivateImage, PUBLIC, source } from "./source";

const existingRole = (service: string) =>
  t
    .shape("AppRunnerExistingRole", {
      arn: t.arn("iam", "a role's ARN").describe("The role's ARN."),
    })
    .describe(`A role of your own, which trusts ${service}.`)
    .example({ arn: "arn:aws:iam::123456789012:role/shop-api" });

const needs = [source, environment] as const;

const inputs = {
  statements: statements
    .describe("What the application may do: statements of the instance role's policy, by name.")
    .default({}),
  instanceRole: existingRole("tasks.apprunner.amazonaws.com")
    .describe(
      "An instance role of your own in place of the one that `statements` and `secrets` make; it trusts tasks.apprunner.amazonaws.com.",
    )
    .optional(),
  accessRole: existingRole("build.apprunner.amazonaws.com")
    .describe(
      "An access role of your own, which pulls the image from ECR; it trusts build.apprunner.amazonaws.com.",
    )
    .optional(),
  permissionsBoundary: t
    .arn("iam", "a policy's ARN")
    .describe("Permissions boundary of the roles made here.")
    .optional(),
  tracing: t.flag("Whether requests are traced with AWS X-Ray.").default(false),
};

type RoleInputs = t.InputsOf<typeof inputs, typeof needs>;

const parameters = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `VALUE_${index}`,
      { parameterArn: `arn:aws:ssm:ap-northeast-1:123456789012:parameter/shop/${index}` },
    ]),
  );

const BUCKETS = {
  read: {
    actions: ["s3:GetObject"],
    resources: Array.from({ length: 150 }, (_, index) => `arn:aws:s3:::shop-assets-${index}/*`),
  },
};

export const roles = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "accessRole",
      test: ({ accessRole, image }) =>
        x.or(
          x.isNull(accessRole),
          x.isSetAnd(image, (image) => x.eq(image.registry, "ecr")),
        ),
      message: (_, spell) =>
        x.str`${spell("accessRole")} is given, and there is nothing that it pulls; allowed: with an image of a private ECR repository only.`,
      refused: [
        { image: PUBLIC, accessRole: { arn: "arn:aws:iam::123456789012:role/pull" } },
        { image: undefined, code: CODE, accessRole: { arn: "arn:aws:iam::123456789012:role/pull" } },
      ],
    },
    {
      on: "instanceRole",
      test: ({ instanceRole, statements }) => x.or(x.isNull(instanceRole), x.isEmpty(statements)),
      message: (_, spell) =>
        x.str`${spell("instanceRole")} is given, and there are statements; allowed: statements without a role of your own, which says itself what it may.`,
      refused: [
        {
          instanceRole: { arn: "arn:aws:iam::123456789012:role/shop" },
          statements: { read: { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop/*"] } },
        },
      ],
    },
    // its policies for secrets and for the application, which the role has together
    {
      name: "instance_role_problems",
      whereKnown: true,
      problems: (inputs, step, spell, scope) => {
        const { secrets, statements, instanceRole } = inputs;
        const none = () => 0;
        const fetching = x.when(x.isEmpty(secrets), none, () =>
          charactersOf(step("secret_statements", secretStatements(scope, inputs))),
        );
        const application = x.when(x.isEmpty(statements), none, () =>
          charactersOf(policyStatements(statements)),
        );
        return x.when(
          x.isNull(instanceRole),
          () =>
            t.overLimit(
              x.str`the text of policies for ${spell("secrets")} and ${spell("statements")}`,
              step("instance_role_characters", x.add(fetching, application)),
              charactersUpTo(
                INLINE_POLICIES,
                "Fewer secrets with more keys each, or resources by wildcards.",
              ),
            ),
          () => x.items([]),
        );
      },
      refused: [{ secrets: parameters(180) }, { secrets: parameters(100), statements: BUCKETS }],
    },
  ],
});

export interface Role {
  readonly role: Optional<IamRole>;
  /** Null where there is none. */
  readonly arn: Expr<string | null>;
  readonly policies: readonly IamRolePolicy[];
}

const made = (policies: readonly Optional<IamRolePolicy>[]) =>
  policies.flatMap(({ resource }) => resource ?? []);

/**
 * App Runner Developer Guide, "How App Runner works with IAM", access role: the actions of the managed policy
 * AWSAppRunnerServicePolicyForECRAccess, which allows them on every repository; here on the image's own.
 */
export function accessRole(scope: Construct, inputs: RoleInputs & Named): Role {
  const isNeeded = isPrivateImage(inputs);
  const isOurs = x.and(isNeeded, x.isNull(inputs.accessRole));
  // a prefix, since role names are shared by all regions of the account
  const role = optional(scope, IamRole, "iam_role_access", isOurs, () => ({
    namePrefix: x.str`${inputs.name}-`,
    description: x.str`App Runner: pulls the image of the service ${inputs.name}.`,
    assumeRolePolicy: assumedBy("build.apprunner.amazonaws.com"),
    permissionsBoundary: inputs.permissionsBoundary,
    tags: nameTag(inputs, x.str`${inputs.name}-access`),
  }));
  const pull = rolePolicy(scope, "iam_role_policy_access", {
    role,
    name: "pull-image",
    when: isOurs,
    statements: () =>
      x.items([
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
    () => x.ifSet(inputs.accessRole, (accessRole) => accessRole.arn),
  );
  return { role, arn, policies: made([pull]) };
}

/** `123456789012.dkr.ecr.REGION.amazonaws.com/shop/api:1.4.0`: App Runner is in the partition aws alone. */
function repositoryArn(scope: Construct, identifier: Expr<string>): Expr<string> {
  const beginning = x.attempt(() => x.at(x.split(":", x.at(x.split("@", identifier), 0)), 0), "");
  const path = local(scope, "image_repository", beginning);
  const host = (label: number) => x.at(x.split(".", path), label);
  const steps = x.split("/", path);
  return x.str`arn:aws:ecr:${host(3)}:${host(0)}:repository/${x.join("/", x.slice(steps, 1, x.length(steps)))}`;
}

/** What the application may do, and what App Runner fetches for it: the user's statements, the secrets, traces. */
export function instanceRole(scope: Construct, inputs: RoleInputs & Named): Role {
  const { name, secrets, statements, tracing } = inputs;
  const isOurs = x.isNull(inputs.instanceRole);
  const role = optional(scope, IamRole, "iam_role_instance", isOurs, () => ({
    namePrefix: x.str`${name}-`,
    description: x.str`The application of the App Runner service ${name}.`,
    assumeRolePolicy: assumedBy("tasks.apprunner.amazonaws.com"),
    permissionsBoundary: inputs.permissionsBoundary,
    tags: nameTag(inputs, x.str`${name}-instance`),
  }));
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
