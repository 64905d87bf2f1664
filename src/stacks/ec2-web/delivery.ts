/** How revisions get to the servers of `ec2-web`: by CodeDeploy, from jobs of the repository on GitHub. */
import { TerraformOutput } from "cdktf";
import type { HanokStack } from "../../core/stack/stack";
import type { Bucket } from "../../data/bucket/bucket";
import { CodeDeploy } from "../../delivery/codedeploy/codedeploy";
import type { Environment } from "../../environments";

/** What delivers to the servers has to know of them. */
export type Targets = Pick<
  ConstructorParameters<typeof CodeDeploy>[2],
  "fleets" | "targetGroupNames" | "instanceTags" | "instanceRoles" | "ownDeploymentConfig" | "alarms"
>;

/**
 * A third of a fleet at a time, so that the rest can serve and a deployment to the largest ends while its workflow waits. Of
 * fewer than three a share leaves none to deploy to (API Reference: CreateDeploymentConfig, rounds up): there it is one server
 * after the other, CodeDeploy's default.
 */
export const paceOf = ({ min }: { min: number }): Pick<Targets, "ownDeploymentConfig"> =>
  min < 3 ? {} : { ownDeploymentConfig: { minimumHealthy: { type: "FLEET_PERCENT", value: 66 } } };

interface DeliverySettings {
  readonly title: string;
  readonly environment: Environment;
  readonly artifacts: Bucket;
  readonly targets: Targets;
}

export function deliveryFromGithub(stack: HanokStack, settings: DeliverySettings): CodeDeploy {
  const { title, environment, artifacts, targets } = settings;
  const { repository, repositoryIds: ids, oidcProvider } = environment.site;
  return new CodeDeploy(stack, "delivery", {
    name: title,
    artifactBucket: artifacts.ref,
    ...targets,
    github: {
      repository,
      ...(ids ? { ownerId: ids.owner, repositoryId: ids.repository } : {}),
      environments: [environment.name],
      oidcProvider,
    },
  });
}

/** What the variables of the GitHub environment are set to: see docs/samples/ec2-web. */
export function variablesOfWorkflow(stack: HanokStack, { ref }: CodeDeploy): void {
  const { githubRoleArn, artifactLocation, applicationName, deploymentGroupName } = ref;
  const values = {
    github_role_arn: githubRoleArn,
    artifact_location: artifactLocation,
    application_name: applicationName,
    deployment_group_name: deploymentGroupName,
  };
  for (const [id, value] of Object.entries(values)) new TerraformOutput(stack, id, { value, staticId: true });
}
