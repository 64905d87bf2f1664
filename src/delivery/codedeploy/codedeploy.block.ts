/** The module `delivery/codedeploy`. */
import { defineBlock } from "../../core/module/block";
import { CodeDeploy } from "./codedeploy";
import { codeDeployContract } from "./codedeploy.contract";
import { NOTES } from "./codedeploy.notes";
import type { CodeDeployProps } from "./codedeploy.props";

export const codeDeployBlock = defineBlock<CodeDeployProps>({
  path: "delivery/codedeploy",
  source: "src/delivery/codedeploy/codedeploy.ts",
  title: "CodeDeploy",
  purpose:
    "Deployments to servers by AWS CodeDeploy: an application with its deployment group, in place or blue/green, with traffic taken away and given back, rolled back on failure and alarm. The service's role, the instances' policy and a role for GitHub Actions by OIDC allow this group's deployments and nothing else.",
  contract: codeDeployContract,
  construct: CodeDeploy,
  notes: NOTES,
});
