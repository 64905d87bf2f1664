/** The task's two roles: who may take them, and the policies in them. */
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import { type Expr, type In, jsonEncode, tf } from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import type { Location } from "./location";
import type { Definition } from "./members";

/**
 * ECS for tasks of this account and region. Amazon ECS Developer Guide, "Amazon ECS task IAM role": `aws:SourceArn` with
 * a wildcard, since a cluster of one's own cannot be named there.
 */
export const tasksOnly = ({ account, arn }: Location): Expr<string> =>
  jsonEncode({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "ecs-tasks.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          ArnLike: { "aws:SourceArn": arn("ecs", "*") },
          StringEquals: { "aws:SourceAccount": account },
        },
      },
    ],
  });

interface PolicyArguments {
  readonly role: Optional<IamRole>;
  readonly name: string;
  /** Decided by what is known when Terraform plans: keys and flags, never ids. */
  readonly when: In<boolean>;
  readonly statements: In<readonly Definition[]>;
}

/** One inline policy of a role. `id` is the construct's and so part of the address. */
export function rolePolicy(
  scope: Construct,
  id: string,
  { role, name, when, statements }: PolicyArguments,
): Optional<IamRolePolicy> {
  return optional(when, (meta) => {
    return new IamRolePolicy(scope, id, {
      ...meta,
      name,
      role: tf(role.present("id")),
      policy: tf(jsonEncode({ Version: "2012-10-17", Statement: statements })),
    });
  });
}
