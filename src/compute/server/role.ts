/** The role of a server or a fleet, its policies, and the profile that hands it to instances. */
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { optional } from "../../core/resources";
import { because } from "../../core/stack/because";
import { nameTag, type Tags } from "../../network/tags";
import type { Definition } from "../ecs-service/members";
import { EC2_ASSUMES, SESSION_MANAGER } from "../policy/instances";
import { rolePolicy } from "../policy/role-policy";
import { policyStatements } from "../policy/statements";
import type { Statement } from "../policy/statements.contract";
import { agentStatements } from "./cloudwatch-agent";
import type { ServerCloudwatchAgent } from "./cloudwatch-agent.contract";
import type { ServerRole } from "./role.contract";

interface WithRole {
  readonly name: Expr<string>;
  readonly role: Expr<ServerRole | null>;
  readonly statements: Expr<Readonly<Record<string, Statement>>>;
  readonly permissionsBoundary: Expr<string | null>;
  readonly sessionManager: Expr<boolean>;
  readonly cloudwatchAgent: Expr<ServerCloudwatchAgent | null>;
  readonly tags: Expr<Tags>;
}

export interface ServerRoleResult {
  readonly name: Expr<string>;
  readonly arn: Expr<string>;
  /** What instances need as long as they live. */
  readonly policies: readonly IamRolePolicy[];
  readonly profile: IamInstanceProfile;
}

/** The block's preconditions are the profile's: it is always there, and reads nothing that could fail before them. */
export function serverRole(
  scope: Construct,
  inputs: WithRole,
  preconditions: readonly Precondition[] = [],
): ServerRoleResult {
  const isOurs = x.isNull(inputs.role);
  const given = inputs.role;
  const role = optional(isOurs, (meta) => {
    const made = new IamRole(scope, "iam_role", {
      ...meta,
      namePrefix: x.tf(x.str`${inputs.name}-`),
      description: x.tf(x.str`Instances of ${inputs.name}.`),
      assumeRolePolicy: x.tf(x.jsonEncode(EC2_ASSUMES)),
      permissionsBoundary: x.tf(inputs.permissionsBoundary),
      tags: nameTag(inputs, inputs.name),
    });
    return because(made, { namePrefix: "Role names are shared by all regions of the account." });
  });
  const policy = (id: string, name: string, condition: Expr<boolean>, statements: () => Expr<Definition[]>) =>
    rolePolicy(scope, `iam_role_policy_${id}`, { role, name, when: x.and(isOurs, condition), statements });
  const agent = inputs.cloudwatchAgent as unknown as Expr<ServerCloudwatchAgent>;
  const policies = [
    policy("session_manager", "session-manager", inputs.sessionManager, () => x.items([SESSION_MANAGER])),
    policy("cloudwatch_agent", "cloudwatch-agent", x.isSet(inputs.cloudwatchAgent), () =>
      agentStatements(agent),
    ),
    policy("application", "application", x.not(x.isEmpty(inputs.statements)), () =>
      policyStatements(inputs.statements),
    ),
  ];
  const name = ours(
    isOurs,
    () => role.present("name"),
    () => given.name,
  );
  const profile = new IamInstanceProfile(scope, "iam_instance_profile", {
    namePrefix: x.tf(x.str`${inputs.name}-`),
    role: x.tf(name),
    tags: nameTag(inputs, inputs.name),
    ...(preconditions.length > 0 ? { lifecycle: { precondition: [...preconditions] } } : {}),
  });
  return {
    name,
    arn: ours(
      isOurs,
      () => role.present("arn"),
      () => given.arn,
    ),
    policies: policies.flatMap(({ resource }) => resource ?? []),
    profile,
  };
}

const ours = (isOurs: Expr<boolean>, own: () => Expr<string>, given: () => Expr<string>): Expr<string> =>
  x.when(isOurs, own, given);
