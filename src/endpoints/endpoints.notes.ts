/** The README's sections of the endpoints module beside inputs and outputs. */
export const NOTES = `## What a workload needs

\`workloads\` says what runs; the endpoints follow. The output \`reasons\` tells which workload needs each and what for.

| What runs | Endpoints |
| --- | --- |
| container instances (\`launch_type = "ec2"\`), in every region | \`ecs-agent\`, \`ecs-telemetry\`, \`ecs\` |
| Fargate, in a region opened since December 2023, or one that is not known (\`notices\` says so) | \`ecs-agent\`, \`ecs-telemetry\`, \`ecs\` |
| images of private repositories | \`ecr.api\`, \`ecr.dkr\`, and the gateway endpoint \`s3\`, where the layers lie |
| log driver \`awslogs\` | \`logs\` |
| secrets, parameters | \`secretsmanager\`, \`ssm\` |
| ECS Exec | \`ssmmessages\` |
| Service Connect | \`ecs-agent\` |
| KMS keys that containers or ECS Exec use | \`kms\` |
| Session Manager on container instances | \`ssm\`, \`ssmmessages\`, \`ec2messages\` |
| \`services\` | what they name; \`s3\` and \`dynamodb\` as gateway endpoints |

Sources: Amazon ECS Developer Guide, "Amazon ECS interface VPC endpoints (AWS PrivateLink)" and "Monitor Amazon ECS
containers with ECS Exec"; Amazon ECR User Guide, "Amazon ECR interface VPC endpoints (AWS PrivateLink)".

The three ECS endpoints are made one after the other, \`ecs-agent\`, \`ecs-telemetry\`, \`ecs\`. Container instances that
run already take them up when their agent starts again.

## What it costs

US East (N. Virginia), US dollars, 730 hours a month, without tax; prices as a third party quotes AWS's list of June 1,
2026. "AWS PrivateLink pricing" and "Amazon VPC pricing" have the list of today; other regions cost more.

| | by the hour | by the GB | a month, before traffic |
| --- | --- | --- | --- |
| gateway endpoint (S3, DynamoDB) | 0 | 0 | 0 |
| interface endpoint, for each zone | 0.01 | 0.01 | 7.30 |
| NAT gateway, for each zone that has one | 0.045 | 0.045 | 32.85 |

- Without internet access there is no choice: endpoints are the way.
- Beside a NAT gateway that is there anyway, an endpoint in one zone pays off from 7.30 / (0.045 - 0.01), about 209 GB a
  month to its service; in two zones from 417 GB.
- In place of a NAT gateway: up to four endpoints in a zone cost less than it, whatever the traffic. Five in one zone cost
  3.65 more a month, which 104 GB make up for; ten cost 40.15 more, 1147 GB.
- One zone or every zone: \`zones\` with one name costs a half or a third. Traffic from other zones then crosses zones
  (0.01 by the GB in each direction), and the failure of that zone cuts off all.

## DNS

Private names need the VPC's DNS support and DNS hostnames, and its resolver. A network with DNS servers of its own
(\`network.dns.servers\`) needs \`resolver\`: an inbound endpoint whose \`resolver_ips\` those servers forward
\`amazonaws.com\` to. Where one is there already, name it: \`resolver = { endpoint_id = "rslvr-in-…" }\`.

## Policies

An endpoint that a workload needs lets through what ECS and its tasks ask of the service, and nothing else: pulls from
ECR, reads of the region's layer bucket by the S3 gateway, writes to log streams. Whatever else containers ask of
such a service takes \`policy = "full"\` or a document of yours in \`interface_endpoints\`; buckets and tables of yours
are \`resources\` of \`gateway_endpoints\`. The gateway endpoint \`s3\` is full where \`services\` names s3.

## Addresses

\`aws_vpc_endpoint.interface["logs"]\`, \`aws_vpc_endpoint.gateway["s3"]\`, \`aws_vpc_endpoint.service["partner"]\`, and
\`aws_vpc_endpoint.ecs_agent["ecs-agent"]\`, \`aws_vpc_endpoint.ecs_telemetry["ecs-telemetry"]\`,
\`aws_vpc_endpoint.ecs["ecs"]\`: an endpoint that comes or goes changes no other.`;
