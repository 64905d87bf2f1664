/** The contract of CodeDeploy: its inputs and the rules between them. */
import * as t from "../../core/contract";
import { crossRules } from "./codedeploy.cross-rules";
import { codeDeployInputs } from "./codedeploy.inputs";

export const codeDeployContract = t.contract({
  name: "CodeDeploy application",
  inputs: codeDeployInputs,
  crossRules,
  example: {
    name: "shop",
    fleets: {
      web: {
        autoScalingGroupName: "shop-web",
        roleName: "shop-web",
        roleArn: "arn:aws:iam::123456789012:role/shop-web",
      },
    },
    artifactBucket: { name: "shop-artifacts", arn: "arn:aws:s3:::shop-artifacts" },
  },
});
