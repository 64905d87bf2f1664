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

## Services of other regions

An endpoint serves the network's region. What AWS offers across regions (AWS PrivateLink Guide, "Cross-region enabled AWS
services") is asked for by its whole name and its region, and costs traffic between regions, too:

\`\`\`hcl
service_endpoints = {
  iam  = { service_name = "com.amazonaws.iam", service_region = "us-east-1", private_dns = true }
  keys = { service_name = "com.amazonaws.us-west-2.kms", service_region = "us-west-2" }
}
\`\`\`

Those are S3, ECR, ECS, KMS, Lambda, Data Firehose, Managed Service for Apache Flink, and the global services IAM and
Route 53, whose endpoint service is in us-east-1. A provider's service is had where its \`supported_regions\` name the
network's. Who applies needs \`vpce:AllowMultiRegion\`. Anything else is refused: make it in a network of its region.

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

A policy of an endpoint says what may pass; what a role may do is another matter, and both have to allow a request.

| \`policy\` | lets pass |
| --- | --- |
| \`least\` | what ECS, its tasks and Systems Manager's agent ask of the service, or what a gateway's \`resources\`, \`aws_buckets\`, \`anonymous_reads\` and workloads say: within the perimeter |
| \`perimeter\` | every action within the perimeter; requests of AWS's own services; reads of AWS's own buckets, parameters and documents |
| \`full\` | everything: credentials that somebody brings along, too, and buckets of anybody |
| a document | what it says |

The perimeter is this account: its principals, and its resources (\`aws:PrincipalAccount\`, \`aws:ResourceAccount\`).
\`perimeter\` names an organization instead (\`aws:PrincipalOrgID\`, \`aws:ResourceOrgID\`) or further accounts, and accounts
whose resources alone may be asked for: a partner's bucket, a role of another account for \`sts:AssumeRole\`, the registry of
GuardDuty's agent. AWS whitepaper "Building a Data Perimeter on AWS"; what AWS owns and clients read is taken from
aws-samples/data-perimeter-policy-examples.

\`least\` is the default where the block has it, for gateways where something says what is needed, else \`perimeter\`.
Interface endpoints of other services are left AWS's own policy, which is full, since not every service takes one; say
\`policy = "perimeter"\` where the service does ("AWS services that integrate with AWS PrivateLink").

**With private names an endpoint is the way of the whole VPC to the service**, of a tier with a NAT gateway too. Whatever else
is in the network and asks such a service for more than \`least\` gets AccessDenied, whatever its role allows: \`ssm\` lets no
\`ssm:GetParametersByPath\` pass, \`secretsmanager\` no changes, \`kms\` no \`kms:Encrypt\`. It takes \`policy = "perimeter"\`, a
document, or \`private_dns = false\`.

A gateway endpoint is in the routes of the tiers that it names, else of the block's \`tiers\`: a database beside them has no way
to it. Reads without credentials, as nginx serves a bucket, are let by \`anonymous_reads\`: they have no principal to ask for.

## Addresses

\`aws_vpc_endpoint.interface["logs"]\`, \`aws_vpc_endpoint.gateway["s3"]\`, \`aws_vpc_endpoint.service["partner"]\`, and
\`aws_vpc_endpoint.ecs_agent["ecs-agent"]\`, \`aws_vpc_endpoint.ecs_telemetry["ecs-telemetry"]\`,
\`aws_vpc_endpoint.ecs["ecs"]\`: an endpoint that comes or goes changes no other.`;
