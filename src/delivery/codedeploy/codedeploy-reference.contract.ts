/** What a CodeDeploy application gives; an object like this stands for an existing one. */
import { type Infer, shape, text } from "../../core/contract";

export const CODEDEPLOY_REFERENCE_FILE = "delivery/codedeploy/codedeploy-reference.props";

export const codeDeployReference = shape(
  "CodeDeployReference",
  {
    applicationName: text().describe("The application's name."),
    deploymentGroupName: text().describe("The deployment group's name."),
    deploymentGroupArn: text().describe("The deployment group's ARN."),
    serviceRoleArn: text().describe("The role that CodeDeploy takes."),
    artifactLocation: text().describe("Where revisions lie: `s3://BUCKET/PREFIX/`."),
    githubRoleArn: text().describe("The role that GitHub Actions takes; null without one.").optional(),
  },
  CODEDEPLOY_REFERENCE_FILE,
)
  .describe(
    "A CodeDeploy application with its deployment group: the output `codedeploy` of modules/delivery/codedeploy, or an object written by hand.",
  )
  .example({
    applicationName: "shop",
    deploymentGroupName: "shop",
    deploymentGroupArn: "arn:aws:codedeploy:ap-northeast-2:123456789012:deploymentgroup:shop/shop",
    serviceRoleArn: "arn:aws:iam::123456789012:role/shop-codedeploy",
    artifactLocation: "s3://shop-artifacts/shop/",
  });

export type CodeDeployReferenceValue = Infer<typeof codeDeployReference>;
