/** What a service gives to deployments, alarms and dashboards; an object like this stands for an existing service. */
import { type Infer, mapOf, number, shape, text } from "../../core/contract";

export const ECS_SERVICE_REFERENCE_FILE = "compute/ecs-service/ecs-service-reference.props";

const portReference = shape(
  "EcsContainerPortReference",
  {
    container: text().describe("The container's name."),
    containerPort: number().describe("The port's number."),
    protocol: text().describe("tcp or udp."),
  },
  ECS_SERVICE_REFERENCE_FILE,
).describe("A port of a service's task.");

export const ecsServiceReference = shape(
  "EcsServiceReference",
  {
    name: text().describe("The service's name."),
    arn: text().describe("The service's ARN."),
    clusterName: text().describe("The cluster's name."),
    clusterArn: text().describe("The cluster's ARN."),
    taskFamily: text().describe("The family of the task definitions."),
    taskDefinitionArn: text().describe(
      "The ARN of the task definition that Terraform made, with its revision.",
    ),
    taskRoleArn: text().describe("The task role's ARN: what the application may do."),
    taskRoleName: text()
      .describe("The task role's name, to attach further policies to; null for a role of your own.")
      .optional(),
    executionRoleArn: text().describe("The execution role's ARN: what ECS does to start the containers."),
    executionRoleName: text().describe("The execution role's name; null for a role of your own.").optional(),
    logGroupNames: mapOf(text(), "group").describe(
      "Names of the log groups, by container; of those that log by awslogs.",
    ),
    ports: mapOf(portReference, "port").describe("Ports by container and port: `app/http`."),
  },
  ECS_SERVICE_REFERENCE_FILE,
).describe(
  "An ECS service: the output `service` of modules/compute/ecs-service, or an object written by hand.",
);

export type EcsServiceReferenceValue = Infer<typeof ecsServiceReference>;
export type PortReferenceValue = Infer<typeof portReference>;
