/** The task's two roles: who may take them. */
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Location } from "./location";

/**
 * ECS for tasks of this account and region. Amazon ECS Developer Guide, "Amazon ECS task IAM role": `aws:SourceArn` with
 * a wildcard, since a cluster of one's own cannot be named there.
 */
export const tasksOnly = ({ account, arn }: Location): Expr<string> =>
  x.jsonEncode({
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
