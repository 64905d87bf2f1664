/** What a service gives to deployments, alarms and dashboards; an object like this stands for an existing service. */
import * as t from "../../core/contract";

const ECS_SERVICE_REFERENCE_FILE = "compute/ecs-service/ecs-service-reference.props";

const portReference = t
  .shape(
    "EcsContainerPortReference",
    {
      container: t.text().describe("The container's name."),
      containerPort: t.number().describe("The port's number."),
      protocol: t.text().describe("tcp or udp."),
    },
    ECS_SERVICE_REFERENCE_FILE,
  )
  .describe("A port of a service's task.");

export const ecsServiceReference = t
  .shape(
    "EcsServiceReference",
    {
      name: t.text().describe("The service's name."),
      arn: t.text().describe("The service's ARN."),
      clusterName: t.text().describe("The cluster's name."),
      clusterArn: t.text().describe("The cluster's ARN."),
      taskFamily: t.text().describe("The family of the task definitions."),
      taskDefinitionArn: t
        .text()
        .describe("The ARN of the task definition that Terraform made, with its revision."),
      taskRoleArn: t.text().describe("The task role's ARN: what the application may do."),
      taskRoleName: t
        .text()
        .describe("The task role's name, to attach further policies to; null for a role of your own.")
        .optional(),
      executionRoleArn: t.text().describe("The execution role's ARN: what ECS does to start the containers."),
      executionRoleName: t
        .text()
        .describe("The execution role's name; null for a role of your own.")
        .optional(),
      logGroupNames: t
        .mapOf(t.text(), "group")
        .describe("Names of the log groups, by container; of those that log by awslogs."),
      ports: t.mapOf(portReference, "port").describe("Ports by container and port: `app/http`."),
    },
    ECS_SERVICE_REFERENCE_FILE,
  )
  .describe(
    "An ECS service: the output `service` of modules/compute/ecs-service, or an object written by hand.",
  );

export type EcsServiceReferenceValue = t.Infer<typeof ecsServiceReference>;

export type PortReferenceValue = t.Infer<typeof portReference>;

/** With the containers that a program names, and nginx's. */
export type EcsServiceReferenceOf<Container extends string> = t.With<
  EcsServiceReferenceValue,
  {
    logGroupNames: t.ByName<Container | "nginx", string>;
    ports: t.ByName<`${t.Names<Container> | "nginx"}/${string}`, PortReferenceValue>;
  }
>;
