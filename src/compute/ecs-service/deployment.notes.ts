/** What the README says about deployments. */
export const DEPLOYMENT_NOTES = `## Who changes what runs

| What | Terraform's | Not Terraform's |
| --- | --- | --- |
| the task definition of the running service | \`deployment_owner = "terraform"\` | \`deployment_owner = "pipeline"\`: a pipeline deploys revisions of its own, Terraform leaves them alone and still registers its own |
| the number of tasks | \`desired_count\` given: every apply sets it | \`desired_count\` left out: auto scaling, people and pipelines decide. \`scaling\` may come and go |

Terraform wants \`ignore_changes\` written out, so each combination is a resource of its own, and one of them is there:

|  | \`desired_count\` left out | \`desired_count\` given |
| --- | --- | --- |
| \`deployment_owner = "terraform"\` | \`aws_ecs_service.this[0]\` | \`aws_ecs_service.fixed[0]\` |
| \`deployment_owner = "pipeline"\` | \`aws_ecs_service.pipeline[0]\` | \`aws_ecs_service.pipeline_fixed[0]\` |

A switch is a move in the state: the service stays as it is, with what runs in it. Say so where the module is called, in
the same apply:

\`\`\`hcl
module "web" {
  source           = "…//modules/compute/ecs-service"
  deployment_owner = "pipeline" # was "terraform"
  service_moved    = "to-the-pipeline"
  # …
}

moved {
  from = module.web.aws_ecs_service.this[0]
  to   = module.web.aws_ecs_service.pipeline[0]
}
\`\`\`

A \`moved\` block works for a module from a registry or from Git, too, because both addresses are of one module. A switch
back replaces it by one in the other direction. Instead of it,
\`terraform state mv 'module.web.aws_ecs_service.this[0]' 'module.web.aws_ecs_service.pipeline[0]'\` does the same before
the plan.

Without a move Terraform would delete the service and make another. \`terraform_data.service_address\` keeps which resource
it is, and refuses such a plan; a new \`service_moved\` says that the move is declared.

Back in Terraform's hands, the next apply deploys what the configuration says.

## Deployments

- A deployment that fails is rolled back (circuit breaker), and one during which an alarm goes off. With
  \`wait_for_steady_state\` the apply fails then, unless a pipeline owns the task definition; without it the apply is over
  before. The first deployment has nothing to go back to: ECS gives up, and starts no task until another deployment. So push
  the image before the service is made.
- \`deployment.force_new\` is needed in the apply that changes \`strategy\`. It replaces the tasks with every later change
  of the service, too: turn it off again.
- A strategy is always written out. Tasks of a service without one run by the cluster's default, which the provider then
  takes for a difference.
- A target group must have a listener before a service can have it. With the output of modules/edge/load-balancer the
  service waits for the listeners; with target groups of your own give their \`listener_arns\`.
- A schedule of \`scaling\` with \`min\` or \`max\` changes the service's bounds; an apply while they hold sets them back until the
  schedule's next time.
- Service Connect has no UDP; its names are known to tasks that start after the service.

## ECS Exec

\`exec\` gives the task role the four actions of \`ssmmessages\`, and the rights to the cluster's log group and key. AWS
supports it in containers with a writable root file system only. Running tasks do not get it: start new ones.`;
