/** What a connector gives to services; an object like this stands for an existing connector. */
import * as t from "../../../core/contract";

export const connectorReference = t
  .shape(
    "AppRunnerConnectorReference",
    {
      arn: t.text().describe("The connector's ARN; may be known only after the apply."),
      securityGroupIds: t.listOf(t.text(), "group").describe("Ids of its security groups."),
      subnetIds: t.listOf(t.text(), "subnet").describe("Ids of its subnets, one in each zone."),
      vpcId: t.text().describe("The VPC that it leads into.").optional(),
      tier: t.text().describe("The tier of the network that its subnets belong to.").optional(),
      zones: t.listOf(t.text(), "zone").describe("The zones of its subnets.").default([]),
      internet: t
        .flag("Whether its subnets' routes lead to the internet, by NAT; null where that is not known.")
        .optional(),
    },
    "compute/app-runner/connector/connector-reference.props",
  )
  .describe(
    "A VPC connector: the output `connector` of modules/compute/app-runner/connector, or an object written by hand.",
  )
  .example({
    arn: "arn:aws:apprunner:ap-northeast-1:123456789012:vpcconnector/shop/1/0123456789abcdef0123456789abcdef",
    securityGroupIds: ["sg-0123456789abcdef0"],
    subnetIds: ["subnet-0123456789abcdef0"],
  });

export type ConnectorReferenceValue = t.Infer<typeof connectorReference>;
