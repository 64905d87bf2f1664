/** The role of a server or a fleet, its policies, and the profile that hands it to instances; or an existing role. */
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { OF_ALL_REGIONS } from "../../core/policy-document";
import { optional, resource } from "../../core/resources";
import { exception } from "../../core/stack/exception";
import { nameTag } from "../../network/tags";
import { EC2_ASSUMES, rolePolicy, SESSION_MANAGER } from "../policy/role-policy";
import { policyStatements, statements } from "../policy/statements";
import { agentStatements, type ServerCloudwatchAgent } from "./cloudwatch-agent";
import { type Named, SERVER_FILE } from "./common";

/** IAM API Reference, CreateRole: RoleName. */
export const serverRoleReference = t
  .shape(
    "ServerRole",
    {
      name: t
        .pattern("[A-Za-z0-9_+=,.@-]{1,64}", "1 to 64 ASCII letters, digits and _ + = , . @ -", "web", [
          "",
          "two words",
          "arn:aws:iam::123456789012:role/web",
          "x".repeat(65),
        ])
        .describe("The role's name."),
      arn: t.arn("iam", "an IAM role's ARN").describe("The role's ARN."),
    },
    SERVER_FILE,
  )
  .describe("An existing role that EC2 may take; nothing is added to it.");

const inputs = {
  sessionManager: t
    .flag(
      "Whether administrators reach instances by SSM Session Manager, without keys and open ports; instances need a way to the ssm and ssmmessages endpoints.",
    )
    .default(true),
  statements: statements
    .describe("What instances may do besides, as statements by name: in the role `application` policy.")
    .default({}),
  permissionsBoundary: t
    .arn("iam", "an IAM policy's ARN")
    .describe("Permissions boundary of the role (IAM User Guide: Permissions boundaries for IAM entities).")
    .optional(),
  role: serverRoleReference
    .describe(
      "An existing role in place of an own one. Nothing is added to it: what Session Manager and agents need it has to allow.",
    )
    .optional(),
};

const ROLE = { name: "web", arn: "arn:aws:iam::123456789012:role/web" };

export const role = t.concern({
  inputs,
  rules: [
    {
      on: "statements",
      test: ({ statements, role }) => x.or(x.isNull(role), x.isEmpty(statements)),
      message: ({ statements }) =>
        x.str`statements has ${x.shownTexts(x.keys(statements))}, but an existing role is given; allowed: statements for an own role only.`,
      refused: [
        {
          role: ROLE,
          statements: { read: { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop/*"] } },
        },
      ],
    },
    {
      on: "permissionsBoundary",
      test: ({ permissionsBoundary, role }) => x.or(x.isNull(role), x.isNull(permissionsBoundary)),
      message: (_, spell) =>
        x.str`${spell("permissionsBoundary")} is given with an existing role; allowed: a boundary for an own role only.`,
      refused: [{ role: ROLE, permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary" }],
    },
  ],
});

type WithRole = t.InputsOf<typeof inputs> &
  Named & { readonly cloudwatchAgent: Expr<ServerCloudwatchAgent | null> };

export interface ServerRoleResult {
  readonly name: Expr<string>;
  readonly arn: Expr<string>;
  /** What instances need as long as they live. */
  readonly policies: readonly IamRolePolicy[];
  readonly profile: IamInstanceProfile;
}

export function serverRole(
  scope: Construct,
  inputs: WithRole,
  preconditions: readonly t.Precondition[] = [],
): ServerRoleResult {
  const isOurs = x.isNull(inputs.role);
  const given = inputs.role;
  const own = optional(scope, IamRole, "iam_role", isOurs, () => ({
    namePrefix: x.str`${inputs.name}-`,
    description: x.str`Instances of ${inputs.name}.`,
    assumeRolePolicy: EC2_ASSUMES,
    permissionsBoundary: inputs.permissionsBoundary,
    tags: nameTag(inputs, inputs.name),
    because: OF_ALL_REGIONS,
  }));
  const policy = (
    id: string,
    name: string,
    condition: Expr<boolean>,
    statements: () => Expr<x.JsonObject[]>,
  ) =>
    rolePolicy(scope, `iam_role_policy_${id}`, {
      role: own,
      name,
      when: x.and(isOurs, condition),
      statements,
    });
  const sessions = policy("session_manager", "session-manager", inputs.sessionManager, () =>
    x.items([SESSION_MANAGER]),
  );
  exception(sessions.resource, {
    check: "CKV_AWS_355",
    why: "ssm:UpdateInstanceInformation is about the server itself, whose id is known after the role (AWS Systems Manager User Guide: Create a custom IAM role for Session Manager).",
    turnOn: "`session_manager = false`, or a `role` of your own",
  });
  const policies = [
    sessions,
    policy("cloudwatch_agent", "cloudwatch-agent", x.isSet(inputs.cloudwatchAgent), () =>
      agentStatements(x.nonNull(inputs.cloudwatchAgent)),
    ),
    policy("application", "application", x.not(x.isEmpty(inputs.statements)), () =>
      policyStatements(inputs.statements),
    ),
  ];
  const name = ours(
    isOurs,
    () => own.present("name"),
    () => given.name,
  );
  // the block's preconditions are the profile's: it is always there, and reads nothing that could fail before them
  const profile = resource(scope, IamInstanceProfile, "iam_instance_profile", {
    namePrefix: x.str`${inputs.name}-`,
    role: name,
    tags: nameTag(inputs, inputs.name),
    preconditions,
  });
  return {
    name,
    arn: ours(
      isOurs,
      () => own.present("arn"),
      () => given.arn,
    ),
    policies: policies.flatMap(({ resource }) => resource ?? []),
    profile,
  };
}

const ours = (isOurs: Expr<boolean>, own: () => Expr<string>, given: () => Expr<string>): Expr<string> =>
  x.when(isOurs, own, given);
