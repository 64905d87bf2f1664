/** The README's sections of the App Runner module beside inputs and outputs. */
export const NOTES = `## No new customers

AWS App Runner takes no new customers since 2026-04-30; accounts that used it before go on as they did (App Runner Developer
Guide, "AWS App Runner availability change"). In any other account this module's plan succeeds and its apply does not.
\`compute/ecs-service\` runs the same container on Fargate behind a load balancer; the function \`ecsServiceInputs\` of the
TypeScript package turns this module's inputs into its. App Runner is in the regions us-east-1, us-east-2, us-west-2,
ap-northeast-1, ap-south-1, ap-southeast-1, ap-southeast-2, eu-central-1, eu-west-1, eu-west-2 and eu-west-3.

## Calls out of the service

| \`connector\` | Calls go |
| --- | --- |
| none | to the internet directly; nothing in a VPC is reached |
| of a private tier | all into the VPC, and by its NAT to the internet and to AWS |
| of an isolated tier | all into the VPC; to AWS by \`endpoints\`, to the internet not at all |

With a connector the service says in \`calls\` whether it calls the internet, and which AWS services; those of \`statements\`
are added (output \`called_services\`). What its connector leads to nowhere is refused while planning. Requests to the
service, image pulls, logs and secrets never pass through the connector, and need no endpoint.

## Sizes

| cpu | memory |
| --- | --- |
| 256 | 512, 1024 |
| 512 | 1024 |
| 1024 | 2048, 3072, 4096 |
| 2048 | 4096, 6144 |
| 4096 | 8192, 10240, 12288 |

## Private ingress

\`ingress = "private"\` takes requests by the interface endpoint \`apprunner.requests\` alone: name it in
\`interface_endpoints\` of the endpoints module. \`service_url\` is then the name that clients in that VPC use.

## Domain names

The records go to \`zone\`: an alias to the service, and those that validate the certificate, which App Runner names once the
domain is there. Terraform has to know their number before: two, and three with \`www\`; an apply says so where App Runner
wants another number (\`validation_records\`). The domain becomes active minutes to a day later.`;
