# Generated from src/compute/ecs-service/ecs-service.ts by `npm run modules`. Do not edit.

# A service on ECS, on Fargate or on container instances: its task definition, its two roles with
# only what the containers need, and a log group per container.
#
# capacity.tf             What tasks run on: Fargate or container instances, by which of the
#                         cluster's capacity providers.
# cluster.tf              Which service it is, by its name, its cluster and its tags, and where that
#                         is.
# containers.tf           The containers of a task, and their definitions as ECS takes them: one
#                         JSON list in the order of the containers' names.
# ebs.tf                  EBS volumes: one for each task, which ECS makes, attaches and deletes by
#                         the infrastructure role.
# execution-role.tf       The execution role: what ECS does to start these containers, and nothing
#                         else.
# logging.tf              Where containers' output goes.
# nginx-bucket.tf         An S3 bucket with web assets: what nginx needs to know of it, what a
#                         host's server says of it, and its locations.
# nginx-configuration.tf  The configuration of nginx, from the input `nginx`: a host's names lead to
#                         an application of the task or to a bucket.
# nginx-container.tf      The sidecar's container: the stock image with another command.
# ownership.tf            Who changes what of the running service: Terraform or a pipeline the task
#                         definition, Terraform or auto scaling the number of tasks.
# roles.tf                Roles of the user's own in place of those made here, and the task role:
#                         what the application may do, by statements, volumes and ECS Exec.
# rules.tf                What is refused: lists of problems that preconditions and checks tell, and
#                         steps of the variables' validations.
# scaling.tf              Auto scaling of the service: within which bounds, by which metrics, at
#                         which times.
# secrets.tf              A value that ECS fetches when a container starts: from Secrets Manager, or
#                         from Parameter Store.
# service.tf              The service: its tasks are there, are replaced, are reached.
# task-definition.tf      The task definition: a new revision of its family with every change.
