/** The README's sections about the task. */
export const TASK_NOTES = `## What the roles may do

| Role | May | Not |
| --- | --- | --- |
| execution (\`execution_role\`) | write to the containers' log groups; pull the private ECR repositories that stand in \`image\`; fetch exactly the secrets and parameters of the containers; decrypt with \`secret_key_arns\` through Secrets Manager and Systems Manager | anything of AmazonECSTaskExecutionRolePolicy beyond that |
| task (\`task_role\`) | what \`task_statements\` say; mount the EFS volumes with \`iam\` | \`*\` in \`actions\`, and all actions of a service on all resources: refused |
| infrastructure | make, attach and delete EBS volumes tagged by tasks of this cluster | volumes of anybody else |

Both task roles trust ECS for tasks of the cluster's account and region alone (\`aws:SourceAccount\`, \`aws:SourceArn\`).

An image that is known only after the apply, such as that of a repository of the same configuration, makes the policy
known after the apply, too; nothing has to be said twice. An image of another registry needs \`registry_credentials\`.

With \`endpoints\` that hold ecr.api and ecr.dkr, Fargate tasks pull images of the endpoints' region through these two
alone (\`aws:SourceVpce\`). ecr:GetAuthorizationToken and the logs are not bound: they do not go through the task's
network interface (Amazon ECS Developer Guide, "Amazon ECS task execution IAM role").

## Sizes on Fargate

| cpu | memory in MiB |
| --- | --- |
| 256 | 512, 1024, 2048 |
| 512 | 1024 to 4096 in steps of 1024 |
| 1024 | 2048 to 8192 in steps of 1024 |
| 2048 | 4096 to 16384 in steps of 1024 |
| 4096 | 8192 to 30720 in steps of 1024 |
| 8192 | 16384 to 61440 in steps of 4096 |
| 16384 | 32768 to 122880 in steps of 8192 |
| 32768 | 61440, 122880, 249856 |

From TypeScript another pair of literals does not compile.

## Containers

- File systems of containers are read-only: mount a scratch volume (\`volumes = { tmp = {} }\`) where a container writes,
  or turn \`readonly_root_filesystem\` off.
- Each container that logs by awslogs has a log group of its own, \`/aws/ecs/<cluster>/<service>/<container>\`.
- Tasks have a network interface of their own (awsvpc) on instances, too; the host's ports are not used.
- A change of a container makes a new revision of the task definition.

## nginx's image

The default is pinned by its digest: nobody changes what stands before your applications but you. It is renewed with this
module: a release with a new digest is a new task definition, and a rolling deployment. To renew it yourself, or sooner, give
\`nginx.image\` a newer tag with its digest (\`docker buildx imagetools inspect public.ecr.aws/docker/library/nginx:1.30-alpine\`
says it; Renovate and Dependabot read this form). To depend on no public registry when tasks start, copy it to a
repository of your own (\`docker buildx imagetools create --tag REPOSITORY:1.30.5 IMAGE@DIGEST\`), which the execution role may
then pull and which ECR scans.

## Log routers (FireLens)

- A router's file system is read-only as any other's. AWS's \`init-*\` images write to it when they start: turn
  \`readonly_root_filesystem\` off for them, or mount a volume at \`/tmp\` in an image of July 2025 or later. Output plugins
  that keep files, such as Fluent Bit's s3, need a volume at their directory.
- A router's user is a number: the agent gives it the socket that logs come by. Without \`user\` ECS takes root.
- On Fargate a configuration of your own is a file of the image, or is fetched by an \`init-*\` image; \`config-file-type = "s3"\`
  is for container instances, and gives the execution role that object.

## Alive, and ready

Behind \`nginx\` a target group can ask two things. \`nginx.health_path\` (\`/healthz\`) is answered by nginx itself: it lives,
and serves buckets, whatever becomes of the applications. \`nginx.readiness\` is a path that nginx hands to an application: a
task whose application does not answer gets no more connections. Give the target group the one that is meant.

A container with a \`health_check\` is asked by ECS in any case: an essential one that is not healthy ends its task, and
fails a deployment. nginx then starts only when the application is healthy.`;
