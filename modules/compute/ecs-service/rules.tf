# Generated from src/compute/ecs-service/ecs-service.ts by `npm run modules`. Do not edit.

# What is refused: lists of problems that preconditions and checks tell, and steps of the variables'
# validations.

locals {
  is_confined = (
    var.endpoint_check &&
    (
      contains(keys(var.network.tiers), var.tier)
      ? !(
        var.network.tiers[var.tier].internet == null
        ? var.network.tiers[var.tier].kind != "isolated"
        : var.network.tiers[var.tier].internet
      )
      : false
    )
  )

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

  region_is_newer = !contains(local.older_regions, try(var.endpoints.region, ""))

  fetches_secrets = (
    anytrue([
      for container in var.containers : anytrue(concat(
        [for secret in container.secrets : secret.secret_arn != null],
        [for secret in container.logging.secret_options : secret.secret_arn != null]
      ))
    ]) ||
    anytrue([for container in var.containers : container.registry_credentials != null])
  )

  fetches_parameters = anytrue([
    for container in var.containers : anytrue(concat(
      [for secret in container.secrets : secret.parameter_arn != null],
      [for secret in container.logging.secret_options : secret.parameter_arn != null]
    ))
  ])

  writes_logs = (
    anytrue([for container in var.containers : container.logging.driver == "awslogs"]) ||
    length(var.nginx.hosts) != 0 ||
    (var.service_connect == null ? false : var.service_connect.logging)
  )

  endpoint_rules = {
    container_instances = var.launch_type == "ec2"
    exec                = var.exec
    kms                 = var.exec && try(var.cluster.execute_command.kms_key_arn, null) != null
    logs                = (local.writes_logs ? "awslogs" : "none") == "awslogs"
    newer_region        = var.launch_type == "fargate" && local.region_is_newer
    private_images      = true
    secrets             = local.fetches_secrets
    service_connect     = var.service_connect != null
    session_manager     = false
    ssm_parameters      = local.fetches_parameters
  }

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

  # Locals are computed where nothing is checked, too.
  task_zones = var.zones == null ? try(keys(var.network.tiers[var.tier].subnets), []) : var.zones

  reached_services = try(
    concat(
      [
        for service, endpoint in var.endpoints.interfaces : service
        if anytrue([for zone in endpoint.zones : contains(local.task_zones, zone)])
      ],
      [for service, endpoint in var.endpoints.gateways : service if contains(endpoint.tiers, var.tier)]
    ),
    []
  )

  unserved_calls = (
    local.is_confined && var.endpoints != null
    ? flatten([
      for rule, applies in local.endpoint_rules : [
        for service in local.rule_services[rule] : "${service}: ${local.rule_reasons[rule]}"
        if !contains(local.reached_services, service)
      ]
      if applies
    ])
    : []
  )

  unreached_services = [
    for call in local.unserved_calls :
    "endpoints has none for ${call}; allowed: one for all that tasks of the tier ${var.tier}, which does not lead to the internet, call, in one of their zones \"${join(
      "\", \"",
      var.zones == null ? try(keys(var.network.tiers[var.tier].subnets), []) : var.zones
    )}\" or as a route of their tier. Add it, or set endpoint_check = false where routes of yours lead there."
  ]

  containers_within_1_step = {
    for name, container in var.containers : name => keys(container.depends_on)
  }

  containers_within_2_steps = {
    for name, others in local.containers_within_1_step : name => distinct(concat(others, flatten([
      for other in others : try(local.containers_within_1_step[other], [])
    ])))
  }

  containers_within_4_steps = {
    for name, others in local.containers_within_2_steps : name => distinct(concat(others, flatten([
      for other in others : try(local.containers_within_2_steps[other], [])
    ])))
  }

  containers_within_8_steps = {
    for name, others in local.containers_within_4_steps : name => distinct(concat(others, flatten([
      for other in others : try(local.containers_within_4_steps[other], [])
    ])))
  }

  containers_within_16_steps = {
    for name, others in local.containers_within_8_steps : name => distinct(concat(others, flatten([
      for other in others : try(local.containers_within_8_steps[other], [])
    ])))
  }

  circular_containers = [
    for name, others in local.containers_within_16_steps : name
    if contains(others, name)
  ]

  dependency_cycles = length(local.circular_containers) == 0 ? [] : [
    "containers has ${join(", ", local.circular_containers)}, which wait for each other by depends_on; allowed: containers of which one can start first.",
  ]

  # As it stands in the container definitions, where quotation marks and line ends take two
  # characters.
  nginx_size = length(jsonencode(local.nginx_configuration))

  nginx_problems = [
    for size in [local.nginx_size] :
    "nginx comes to a configuration of ${size} characters; allowed: up to 61440, since a task definition has 64 KiB. Fewer hosts, or a second service for some of them."
    if size > 61440
  ]

  secret_characters = nonsensitive(length(replace(jsonencode({
    Statement = local.secret_statements
    Version   = "2012-10-17"
  }), " ", "")))

  secret_problems = (
    var.execution_role == null
    ? [
      for size in [local.secret_characters] :
      "the execution role's policy for the secrets of containers comes to ${size} characters; allowed: up to 10240 characters. Fewer secrets with more keys each, or a role of your own (execution_role)."
      if size > 10240
    ]
    : []
  )

  definitions_base64 = base64encode(replace(
    replace(replace(jsonencode(local.container_definitions), "\\u003c", "<"), "\\u003e", ">"),
    "\\u0026",
    "&"
  ))

  definitions_bytes = nonsensitive(
    3 * floor(length(local.definitions_base64) / 4) -
    (
      (endswith(local.definitions_base64, "=") ? 1 : 0) + (endswith(local.definitions_base64, "==") ? 1 : 0)
    )
  )

  definition_problems = [
    for size in [local.definitions_bytes] :
    "the JSON of containers comes to ${size} bytes; allowed: up to 65536 bytes. A task definition has 64 KiB: keep large values in Parameter Store, Secrets Manager or the image, or make a second service."
    if size > 65536
  ]

  has_no_way_out = (
    contains(keys(var.network.tiers), var.tier)
    ? !(
      var.network.tiers[var.tier].internet == null
      ? var.network.tiers[var.tier].kind != "isolated"
      : var.network.tiers[var.tier].internet
    )
    : false
  )

  public_images = concat(
    [
      for container in var.containers : container.image
      if !can(regex("^[0-9]{12}\\.dkr(\\.ecr(-fips)?|-ecr)\\.[a-z0-9-]+\\.(amazonaws\\.com(\\.cn)?|on\\.aws)/", container.image))
    ],
    [
      for image in [var.nginx.image] : image
      if length(var.nginx.hosts) != 0 &&
      !can(regex("^[0-9]{12}\\.dkr(\\.ecr(-fips)?|-ecr)\\.[a-z0-9-]+\\.(amazonaws\\.com(\\.cn)?|on\\.aws)/", image))
    ]
  )

  fargate_sizes = {
    "256"  = [512, 1024, 2048]
    "512"  = [1024, 2048, 3072, 4096]
    "1024" = [2048, 3072, 4096, 5120, 6144, 7168, 8192]
    "2048" = [4096, 5120, 6144, 7168, 8192, 9216, 10240, 11264, 12288, 13312, 14336, 15360, 16384]
    "4096" = [
      8192,
      9216,
      10240,
      11264,
      12288,
      13312,
      14336,
      15360,
      16384,
      17408,
      18432,
      19456,
      20480,
      21504,
      22528,
      23552,
      24576,
      25600,
      26624,
      27648,
      28672,
      29696,
      30720,
    ]
    "8192" = [16384, 20480, 24576, 28672, 32768, 36864, 40960, 45056, 49152, 53248, 57344, 61440]
    "16384" = [
      32768,
      40960,
      49152,
      57344,
      65536,
      73728,
      81920,
      90112,
      98304,
      106496,
      114688,
      122880,
    ]
    "32768" = [61440, 122880, 249856]
  }

  task_ports = concat(
    flatten([for key, container in var.containers : [for name, port in container.ports : "${key}/${name}"]]),
    [
      for port in ["nginx-http", "nginx-redirect"] : "nginx/${port}"
      if length(var.nginx.hosts) != 0 && (port == "nginx-http" || var.nginx.redirect_port != null)
    ]
  )

  tier_zones = (
    contains(keys(var.network.tiers), var.tier) ? keys(var.network.tiers[var.tier].subnets) : []
  )
}
