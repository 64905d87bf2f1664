/** Who may take the task's roles. */
import { type Expr, jsonEncode, str } from "../../core/expressions";
import type { Location } from "./location";

/**
 * ECS for tasks of this account and region. Amazon ECS Developer Guide, "Amazon ECS task IAM role": "aws:SourceArn" with
 * a wildcard, since "specifying a specific cluster is not currently supported".
 */
export const tasksOnly = ({ partition, region, account }: Location): Expr<string> =>
  jsonEncode({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "ecs-tasks.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          ArnLike: { "aws:SourceArn": str`arn:${partition}:ecs:${region}:${account}:*` },
          StringEquals: { "aws:SourceAccount": account },
        },
      },
    ],
  });
