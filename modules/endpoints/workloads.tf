# Generated from src/endpoints/workloads.ts by `npm run modules`. Do not edit.

# From workloads to the services that need endpoints, and why each does.

locals {
  older_regions = [
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
    "ca-central-1",
    "sa-east-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-east-1",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "af-south-1",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "us-gov-east-1",
    "us-gov-west-1",
    "cn-north-1",
    "cn-northwest-1",
  ]

  region_is_newer = !contains(local.older_regions, var.region)

  workload_facts = flatten([
    for workload, settings in var.workloads : [
      for rule, applies in {
        container_instances = settings.launch_type == "ec2"
        exec                = settings.exec
        kms                 = settings.kms
        logs                = settings.log_driver == "awslogs"
        newer_region        = settings.launch_type == "fargate" && local.region_is_newer
        private_images      = settings.private_images
        secrets             = settings.secrets
        service_connect     = settings.service_connect
        session_manager     = settings.launch_type != "fargate" && settings.session_manager
        ssm_parameters      = settings.ssm_parameters
      } : { rule = rule, workload = workload }
      if applies
    ]
  ])

  rule_services = {
    container_instances = ["ecs-agent", "ecs-telemetry", "ecs"]
    exec                = ["ssmmessages"]
    kms                 = ["kms"]
    logs                = ["logs"]
    newer_region        = ["ecs-agent", "ecs-telemetry", "ecs"]
    private_images      = ["ecr.api", "ecr.dkr", "s3"]
    secrets             = ["secretsmanager"]
    service_connect     = ["ecs-agent"]
    session_manager     = ["ssm", "ssmmessages", "ec2messages"]
    ssm_parameters      = ["ssm"]
  }

  rule_reasons = {
    container_instances = "its container instances' agents talk to ECS"
    exec                = "ECS Exec opens shells in its containers"
    kms                 = "it decrypts with KMS keys"
    logs                = "its log driver awslogs writes to CloudWatch Logs"
    newer_region        = "Fargate talks to ECS through the VPC in regions opened since December 2023"
    private_images      = "it pulls images from private repositories; their layers lie in S3"
    secrets             = "its containers are given secrets of Secrets Manager"
    service_connect     = "Service Connect manages its Envoy through ecs-agent"
    session_manager     = "Session Manager opens shells on its container instances"
    ssm_parameters      = "its containers are given parameters of the Parameter Store"
  }

  rule_needs = flatten([
    for fact in local.workload_facts : [
      for service in local.rule_services[fact.rule] :
      { reason = "${fact.workload}: ${local.rule_reasons[fact.rule]}", service = service }
    ]
  ])

  needs = concat(local.rule_needs, flatten([
    for workload, settings in var.workloads :
    [for service in settings.services : { reason = "${workload}: its containers call it", service = service }]
  ]))

  needed_services = sort(distinct([for need in local.needs : need.service]))
  need_reasons    = { for need in local.needs : need.service => need.reason... }
}
