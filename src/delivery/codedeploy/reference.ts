/** What a CodeDeploy application gives; an object like this stands for an existing one. */
import * as t from "../../core/contract";

const CODEDEPLOY_REFERENCE_FILE = "delivery/codedeploy/codedeploy-reference.props";

export const codeDeployReference = t
  .shape(
    "CodeDeployReference",
    {
      applicationName: t.text().describe("The application's name."),
      deploymentGroupName: t.text().describe("The deployment group's name."),
      deploymentGroupArn: t.text().describe("The deployment group's ARN."),
      serviceRoleArn: t.text().describe("The role that CodeDeploy takes."),
      artifactLocation: t.text().describe("Where revisions lie: `s3://BUCKET/PREFIX/`."),
      githubRoleArn: t.text().describe("The role that GitHub Actions takes; null without one.").optional(),
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

export type CodeDeployReferenceValue = t.Infer<typeof codeDeployReference>;
