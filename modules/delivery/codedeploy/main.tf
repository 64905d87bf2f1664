# Generated from src/delivery/codedeploy/codedeploy.ts by `npm run modules`. Do not edit.

# Deployments to servers by AWS CodeDeploy: an application with its deployment group, in place or
# blue/green, with traffic taken away and given back, rolled back on failure and alarm. The
# service's role, the instances' policy and a role for GitHub Actions by OIDC allow this group's
# deployments and nothing else.
#
# application.tf        The application, by its names, and where the block is.
# deployment-config.tf  The deployment configuration.
# deployment-group.tf   The deployment group, which the other concerns' settings are put into.
# github-role.tf        The role that GitHub Actions takes by OIDC: it uploads this application's
#                       revisions and deploys this group.
# github-trust.tf       Which workflows may take the role: the subjects of their tokens.
# instances.tf          Which instances a deployment group has, and what the agent on them may do.
# policies.tf           Roles of the block: names and bounds, and policies whose statements are
#                       there or not.
# service-role.tf       The role that CodeDeploy takes: for this deployment group alone, and what
#                       this group's deployments do.
