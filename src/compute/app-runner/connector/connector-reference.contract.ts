/** What a connector gives to services; an object like this stands for an existing connector. */
import { flag, type Infer, listOf, shape, text } from "../../../core/contract";

export const CONNECTOR_REFERENCE_FILE = "compute/app-runner/connector/connector-reference.props";

export const connectorReference = shape(
  "AppRunnerConnectorReference",
  {
    arn: text().describe("The connector's ARN; may be known only after the apply."),
    securityGroupIds: listOf(text(), "group").describe("Ids of its security groups."),
    subnetIds: listOf(text(), "subnet").describe("Ids of its subnets, one in each zone."),
    vpcId: text().describe("The VPC that it leads into.").optional(),
    tier: text().describe("The tier of the network that its subnets belong to.").optional(),
    zones: listOf(text(), "zone").describe("The zones of its subnets.").default([]),
    internet: flag()
      .describe("Whether its subnets' routes lead to the internet, by NAT; null where that is not known.")
      .optional(),
  },
  CONNECTOR_REFERENCE_FILE,
)
  .describe(
    "A VPC connector: the output `connector` of modules/compute/app-runner/connector, or an object written by hand.",
  )
  .example({
    arn: "arn:aws:apprunner:ap-northeast-1:123456789012:vpcconnector/shop/1/0123456789abcdef0123456789abcdef",
    securityGroupIds: ["sg-0123456789abcdef0"],
    subnetIds: ["subnet-0123456789abcdef0"],
  });

export type ConnectorReferenceValue = Infer<typeof connectorReference>;
