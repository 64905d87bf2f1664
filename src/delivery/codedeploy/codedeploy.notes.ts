/** Sections of the module's README. */
export const NOTES = `## What it needs, and what it gives

| What | How |
| --- | --- |
| Agent | on the instances, by user data of modules/compute/ec2-fleet or ec2-instance |
| Revision | \`BUCKET/PREFIX/*.zip\` with an appspec.yml: docs/samples/ec2-web is one that works, with its workflow |
| Deployment group | one per block. A further one of the same application takes \`existing_application\`, and has roles of its own |
| Instances | fleets by Auto Scaling group, single servers by tags; a new instance of a fleet gets the last good revision |

## Who may do what

| Role | Taken by | May |
| --- | --- | --- |
| service | CodeDeploy for this deployment group alone (\`aws:SourceArn\`) | find instances, hold the fleets' new instances, shift traffic of the target groups named, publish to the topics named. AWS's AWSCodeDeployRole may end every instance of the account |
| instances | their own roles, given by name | read this prefix of the bucket, and AWS's bucket with the agent |
| GitHub | workflows of the repository's branches, tags or environments named | upload \`PREFIX/*.zip\`, create and watch deployments of this group; for an hour at a time. It reads, lists and deletes nothing |

- Subjects are compared letter by letter; \`StringLike\` only where a name has a \`*\` or \`?\` that you wrote. A job that
  refers to an environment has the environment in its subject and not the branch.
- A repository that was made, renamed or moved since 2026-07-15 sends immutable subjects (\`repo:OWNER@ID/NAME@ID:…\`), as does
  one that asked for it: give \`owner_id\` and \`repository_id\`. An older one sends names alone: give neither.
  \`gh api repos/OWNER/NAME/actions/oidc/customization/sub\` says which, in \`use_immutable_subject\`.
- An account has one OIDC provider per issuer: \`oidc_provider = "existing"\` in every block but one. It is looked for, so that a
  plan fails where it is not there; a block of the configuration that makes it takes \`oidc_provider_arn\` from that one.
  Whoever destroys the block that made it takes it from all others: in an account of several environments make it apart.
- \`aws deploy wait\` gives up after 30 minutes. Behind a target group each server takes its deregistration delay, its hooks and
  its health checks, one server after the other unless \`own_deployment_config\` says more: the sample's workflow has a loop.
- Whoever may create deployments may deploy any revision that the instances can read: these are those of this prefix.

## Servers without a way out

Agents reach CodeDeploy by the interface endpoints \`codedeploy\` and \`codedeploy-commands-secure\`, and the bucket by the S3
gateway endpoint. Set \`agent_by_endpoint\`, and \`:enable_auth_policy: true\` in the agent's
\`/etc/codedeploy-agent/conf/codedeployagent.yml\`: it then signs what it asks.

## What a change replaces

| Change | What happens |
| --- | --- |
| \`deployment_config\`, \`rollback\`, \`alarms\`, \`triggers\`, \`target_group_names\`, \`fleets\`, \`instance_tags\`, \`blue_green\` | the deployment group is updated in place |
| \`own_deployment_config\` | AWS changes none: the new one is made, the group takes it, the old one goes |
| \`deployment_group_name\` | the deployment group is renamed in place |
| \`name\`, \`existing_application\` | another application: its revisions' history is lost |
| \`github\` | the role is updated in place, but for another \`role_name\` |

## Blue/green with a copied group

With \`COPY_AUTO_SCALING_GROUP\` CodeDeploy makes a group of its own, called \`CodeDeploy_GROUP_ID\`, puts it in the place of
yours, and deletes yours with its instances. Terraform then finds its group gone and the deployment group changed. Take
\`DISCOVER_EXISTING\` with two fleets where Terraform is to keep them: the one that serves in \`fleets\`, the other in
\`replacement_groups\`, which a deployment names (\`--target-instances autoScalingGroups=NAME\`). With both in \`fleets\` both
would be the old environment, and new servers of either would get the last revision.`;
