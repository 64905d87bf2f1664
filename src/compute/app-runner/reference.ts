/** What a service gives; an object like this stands for an existing one. */
import * as t from "../../core/contract";

export const appRunnerReference = t
  .shape(
    "AppRunnerReference",
    {
      arn: t.text().describe("The service's ARN."),
      name: t.text().describe("The service's name."),
      serviceUrl: t
        .text()
        .describe("The service's own domain name; with private ingress the name that the VPC's clients use."),
      instanceRoleArn: t.text().describe("ARN of the role that the application has."),
      instanceRoleName: t
        .text()
        .describe("Name of that role, to attach further policies to; null with a role of your own.")
        .optional(),
      accessRoleArn: t
        .text()
        .describe("ARN of the role that images are pulled with; null without.")
        .optional(),
      scalingArn: t.text().describe("ARN of its auto scaling configuration, for services that share it."),
    },
    "compute/app-runner/app-runner-reference.props",
  )
  .describe("An App Runner service: the output `service` of modules/compute/app-runner.")
  .example({
    arn: "arn:aws:apprunner:ap-northeast-1:123456789012:service/shop-api/0123456789abcdef0123456789abcdef",
    name: "shop-api",
    serviceUrl: "abcdefghij.ap-northeast-1.awsapprunner.com",
    instanceRoleArn: "arn:aws:iam::123456789012:role/shop-api",
    scalingArn:
      "arn:aws:apprunner:ap-northeast-1:123456789012:autoscalingconfiguration/shop-api/1/0123456789abcdef0123456789abcdef",
  });

export type AppRunnerReferenceValue = t.Infer<typeof appRunnerReference>;
