/** What a cluster gives to services; an object like this stands for an existing cluster. */
import * as t from "../../core/contract";

const ECS_CLUSTER_REFERENCE_FILE = "compute/ecs-cluster/ecs-cluster-reference.props";

const executeCommandReference = t
  .shape(
    "EcsExecuteCommandReference",
    {
      logGroupName: t.text().describe("The log group that sessions are recorded in."),
      logGroupArn: t.text().describe("The log group's ARN: task roles must be let write to it."),
      kmsKeyArn: t
        .text()
        .describe("The key that sessions are encrypted with: task roles must be let use it.")
        .optional(),
    },
    ECS_CLUSTER_REFERENCE_FILE,
  )
  .describe("How a cluster records ECS Exec sessions.");

export const ecsClusterReference = t
  .shape(
    "EcsClusterReference",
    {
      // names: ECS API Reference, CreateCluster
      arn: t
        .pattern(
          "arn:aws(-[a-z]+)*:ecs:[a-z0-9-]+:[0-9]{12}:cluster/[A-Za-z0-9_-]{1,255}",
          'the ARN of an ECS cluster, such as "arn:aws:ecs:ap-northeast-2:123456789012:cluster/main"',
          "arn:aws:ecs:ap-northeast-2:123456789012:cluster/main",
          [
            "main",
            "arn:aws:ecs:ap-northeast-2:123456789012:service/main",
            "arn:aws:ecs:ap-northeast-2:cluster/main",
          ],
        )
        .whereKnown()
        .describe("The cluster's ARN. Whoever uses it waits for the cluster's capacity providers."),
      name: t.text().describe("The cluster's name."),
      capacityProviderNames: t
        .mapOf(t.text(), "provider")
        .describe(
          "The names of the cluster's capacity providers: FARGATE and FARGATE_SPOT under their own name, EC2 ones under their key. Without any a service runs by its launch type.",
        )
        .default({}),
      serviceConnectNamespaceArn: t.text().describe("The default namespace of Service Connect.").optional(),
      executeCommand: executeCommandReference.optional(),
    },
    ECS_CLUSTER_REFERENCE_FILE,
  )
  .describe(
    "An ECS cluster: the output `cluster` of modules/compute/ecs-cluster, or an object written by hand.",
  )
  .example({
    arn: "arn:aws:ecs:ap-northeast-2:123456789012:cluster/main",
    name: "main",
    capacityProviderNames: { FARGATE: "FARGATE" },
  });

/** With the EC2 capacity that a program names, and Fargate's. */
export type EcsClusterReferenceOf<Capacity extends string> = t.With<
  EcsClusterReferenceValue,
  { capacityProviderNames: t.ByName<Capacity | "FARGATE" | "FARGATE_SPOT", string> }
>;

export type EcsClusterReferenceValue = t.Infer<typeof ecsClusterReference>;

export type ExecuteCommandReferenceValue = t.Infer<typeof executeCommandReference>;
