# Generated from src/compute/app-runner/app-runner.ts by `npm run modules`. Do not edit.

variable "access_role" {
  type = object({
    # The role's ARN.
    arn = string
  })
  description = <<-EOT
    An access role of your own, which pulls the image from ECR; it trusts
    build.apprunner.amazonaws.com.
    - arn: The role's ARN. Allowed: a role's ARN, such as
      "arn:aws:iam:region:123456789012:resource".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.access_role == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:iam:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.access_role.arn))
    error_message = try(
      "access_role.arn is \"${var.access_role.arn}\"; allowed: a role's ARN, such as \"arn:aws:iam:region:123456789012:resource\".",
      ""
    )
  }

  validation {
    condition     = var.access_role == null || (var.image == null ? false : var.image.registry == "ecr")
    error_message = "access_role is given, and there is nothing that it pulls; allowed: with an image of a private ECR repository only."
  }
}

variable "calls" {
  type = object({
    # Whether the application calls addresses on the internet.
    internet = optional(bool, false)
    # AWS services that it calls beside those of `statements`, by short name of their endpoint: sqs,
    # bedrock-runtime.
    services = optional(set(string), [])
  })
  description = <<-EOT
    What the application calls, held against the connector's way out. Images, logs and secrets do
    not pass through it.
    - internet: Whether the application calls addresses on the internet. Default: false.
    - services: AWS services that it calls beside those of `statements`, by short name of their
      endpoint: sqs, bedrock-runtime. Allowed: short names of AWS services with endpoints, as in the
      name com.amazonaws.REGION.NAME. Default: [].
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([
      for service in var.calls.services : contains(local.interface_services, service)
    ])
    error_message = "calls.services is [${join(", ", [for text in var.calls.services : "\"${text}\""])}]; allowed: short names of AWS services with endpoints, as in the name com.amazonaws.REGION.NAME."
  }
}

variable "code" {
  type = object({
    # The repository.
    repository_url = string
    # The branch that is built: App Runner builds its newest commit.
    branch = optional(string, "main")
    # Where the source lies in the repository: commands run there.
    directory = optional(string, "/")
    # The connection to the account at the provider.
    connection_arn = string
    # Where its settings stand: here, or in the file apprunner.yaml of the repository, which then
    # also has the port, the environment and the secrets.
    configuration = optional(string, "api")
    # What builds and runs it, with the configuration api.
    runtime = optional(string)
    # The command that builds it.
    build_command = optional(string)
    # The command that starts it.
    start_command = optional(string)
    # Whether every commit on the branch is deployed by itself.
    auto_deploy = optional(bool, false)
  })
  description = <<-EOT
    Source code in place of an image.
    Allowed: a runtime with the configuration api.
    Allowed: runtime, build_command and start_command with the configuration api only.
    - repository_url: The repository. Allowed: a repository's address at github.com or
      bitbucket.org.
    - branch: The branch that is built: App Runner builds its newest commit. Allowed: a branch's
      name. Default: "main".
    - directory: Where the source lies in the repository: commands run there. Allowed: an absolute
      path in the repository. Default: "/".
    - connection_arn: The connection to the account at the provider. It is made and confirmed in a
      browser once: the handshake has no API. Allowed: a connection's ARN, such as
      "arn:aws:apprunner:region:123456789012:resource".
    - configuration: Where its settings stand: here, or in the file apprunner.yaml of the
      repository, which then also has the port, the environment and the secrets. Allowed: one of
      "api", "repository". Default: "api".
    - runtime: What builds and runs it, with the configuration api. Allowed: one of "PYTHON_3",
      "PYTHON_311", "NODEJS_12", "NODEJS_14", "NODEJS_16", "NODEJS_18", "NODEJS_22", "CORRETTO_8",
      "CORRETTO_11", "GO_1", "DOTNET_6", "PHP_81", "RUBY_31". Optional.
    - build_command: The command that builds it. Allowed: a command of one line and up to 1000
      characters. Optional.
    - start_command: The command that starts it. Allowed: a command of one line and up to 1000
      characters. Optional.
    - auto_deploy: Whether every commit on the branch is deployed by itself. Default: false.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.code == null ? true : (
      var.code.configuration != "api" || var.code.runtime != null
    )
    error_message = "code is source code without a runtime; allowed: a runtime with the configuration api."
  }

  validation {
    condition = var.code == null ? true : (
      var.code.configuration == "api" ||
      var.code.runtime == null && var.code.build_command == null && var.code.start_command == null
    )
    error_message = "code is source code with settings here and in its apprunner.yaml; allowed: runtime, build_command and start_command with the configuration api only."
  }

  validation {
    condition = var.code == null ? true : can(regex("^(?:https://(github\\.com|bitbucket\\.org)/[A-Za-z0-9._-]+/[A-Za-z0-9._-]+)$", var.code.repository_url))
    error_message = try(
      "code.repository_url is \"${var.code.repository_url}\"; allowed: a repository's address at github.com or bitbucket.org.",
      ""
    )
  }

  validation {
    condition     = var.code == null ? true : can(regex("^(?:[^\\s~^:?*\\[\\\\]{1,255})$", var.code.branch))
    error_message = try("code.branch is \"${var.code.branch}\"; allowed: a branch's name.", "")
  }

  validation {
    condition = var.code == null ? true : can(regex("^(?:/[^\\s]{0,999})$", var.code.directory))
    error_message = try(
      "code.directory is \"${var.code.directory}\"; allowed: an absolute path in the repository.",
      ""
    )
  }

  validation {
    condition = var.code == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:apprunner:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.code.connection_arn))
    error_message = try(
      "code.connection_arn is \"${var.code.connection_arn}\"; allowed: a connection's ARN, such as \"arn:aws:apprunner:region:123456789012:resource\".",
      ""
    )
  }

  validation {
    condition = var.code == null ? true : contains(["api", "repository"], var.code.configuration)
    error_message = try(
      "code.configuration is \"${var.code.configuration}\"; allowed: one of \"api\", \"repository\".",
      ""
    )
  }

  validation {
    condition = (
      var.code == null ? true
      : var.code.runtime == null ? true : contains([
        "PYTHON_3", "PYTHON_311", "NODEJS_12", "NODEJS_14", "NODEJS_16", "NODEJS_18", "NODEJS_22",
        "CORRETTO_8", "CORRETTO_11", "GO_1", "DOTNET_6", "PHP_81", "RUBY_31",
      ], var.code.runtime)
    )
    error_message = try(
      "code.runtime is \"${var.code.runtime}\"; allowed: one of \"PYTHON_3\", \"PYTHON_311\", \"NODEJS_12\", \"NODEJS_14\", \"NODEJS_16\", \"NODEJS_18\", \"NODEJS_22\", \"CORRETTO_8\", \"CORRETTO_11\", \"GO_1\", \"DOTNET_6\", \"PHP_81\", \"RUBY_31\".",
      ""
    )
  }

  validation {
    condition = (
      var.code == null ? true
      : var.code.build_command == null ? true : (
        length(var.code.build_command) <= 1000 && can(regex("^[^\\n\\r]+$", var.code.build_command))
      )
    )
    error_message = "code.build_command is a sensitive value; allowed: a command of one line and up to 1000 characters."
  }

  validation {
    condition = (
      var.code == null ? true
      : var.code.start_command == null ? true : (
        length(var.code.start_command) <= 1000 && can(regex("^[^\\n\\r]+$", var.code.start_command))
      )
    )
    error_message = "code.start_command is a sensitive value; allowed: a command of one line and up to 1000 characters."
  }

  validation {
    condition = var.code == null ? true : (
      var.code.configuration == "api" || length(var.environment) == 0 && length(var.secrets) == 0
    )
    error_message = "code has the configuration repository, and there are environment or secrets here; allowed: both in its apprunner.yaml, which App Runner then takes alone."
  }
}

variable "connector" {
  type = object({
    # The connector's ARN; may be known only after the apply.
    arn = string
    # Ids of its security groups.
    security_group_ids = list(string)
    # Ids of its subnets, one in each zone.
    subnet_ids = list(string)
    # The VPC that it leads into.
    vpc_id = optional(string)
    # The tier of the network that its subnets belong to.
    tier = optional(string)
    # The zones of its subnets.
    zones = optional(list(string), [])
    # Whether its subnets' routes lead to the internet, by NAT; null where that is not known.
    internet = optional(bool)
  })
  description = <<-EOT
    The connector that the application's calls go through, into the VPC and out of it: all of them
    then. Default: none, calls go to the internet directly.
    - arn: The connector's ARN; may be known only after the apply.
    - security_group_ids: Ids of its security groups.
    - subnet_ids: Ids of its subnets, one in each zone.
    - vpc_id: The VPC that it leads into. Optional.
    - tier: The tier of the network that its subnets belong to. Optional.
    - zones: The zones of its subnets. Default: [].
    - internet: Whether its subnets' routes lead to the internet, by NAT; null where that is not
      known. Optional.
  EOT
  default     = null
  nullable    = true
}

variable "cpu" {
  type        = number
  description = <<-EOT
    CPU units of an instance, 1024 for a vCPU, in one of its pairs with `memory`. Allowed: one of
    256, 512, 1024, 2048, 4096 CPU units.
  EOT
  default     = 1024
  nullable    = false

  validation {
    condition     = contains([256, 512, 1024, 2048, 4096], var.cpu)
    error_message = "cpu is ${jsonencode(var.cpu)}; allowed: one of 256, 512, 1024, 2048, 4096 CPU units."
  }
}

variable "domains" {
  type = map(object({
    # The domain's name: a root domain, one below it, or all directly below a domain.
    domain_name = string
    # Whether the name with www.
    www = optional(bool, false)
    # The zone for its records.
    zone = optional(object({
      # The public hosted zone's id; may be known only after the apply.
      zone_id = string
    }))
    # How many records App Runner wants for the certificate: Terraform has to know it before App
    # Runner says it.
    validation_records = optional(number)
  }))
  description = <<-EOT
    Domain names of the service, by any name.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: at most 5 domains: AWS General Reference, AWS App Runner endpoints and quotas.
    - domain_name: The domain's name: a root domain, one below it, or all directly below a domain.
      Allowed: a domain name in lower case, such as "api.example.com" or "*.example.com".
    - www: Whether the name with www. before it leads to the service, too. Default: false.
    - zone: The zone for its records. Without one they are made elsewhere, from `domain_records`.
      Optional.
      - zone_id: The public hosted zone's id; may be known only after the apply. Allowed: a hosted
        zone's id.
    - validation_records: How many records App Runner wants for the certificate: Terraform has to
      know it before App Runner says it. Default: 2, and 3 with www. Allowed: a whole number from 1
      to 6 records. Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, domain in var.domains : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "domains is a map with the keys \"${join("\", \"", [
      for name, domain in var.domains : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.domains) <= 5
    error_message = "domains is a map of ${length(var.domains)} domains; allowed: at most 5 domains: AWS General Reference, AWS App Runner endpoints and quotas."
  }

  validation {
    condition = alltrue([
      for domain in var.domains : !domain.www || !can(regex("^\\*", domain.domain_name))
    ])
    error_message = join("\n", [
      for key, domain in var.domains :
      "domains[\"${key}\"] is ${jsonencode(domain)}; allowed: www with a domain that is no wildcard."
      if domain.www && can(regex("^\\*", domain.domain_name))
    ])
  }

  validation {
    condition = alltrue([
      for domain in var.domains : domain.zone != null || domain.validation_records == null
    ])
    error_message = join("\n", [
      for key, domain in var.domains :
      "domains[\"${key}\"] is ${jsonencode(domain)}; allowed: validation_records with a zone only."
      if domain.zone == null && domain.validation_records != null
    ])
  }

  validation {
    condition = alltrue([
      for domain in var.domains :
      can(regex("^(?:(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)$", domain.domain_name))
    ])
    error_message = join("\n", [
      for key, domain in var.domains :
      "domains[\"${key}\"].domain_name is \"${domain.domain_name}\"; allowed: a domain name in lower case, such as \"api.example.com\" or \"*.example.com\"."
      if !can(regex("^(?:(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)$", domain.domain_name))
    ])
  }

  validation {
    condition = alltrue([
      for domain in var.domains :
      domain.zone == null ? true : can(regex("^(?:[A-Z0-9]{1,32})$", domain.zone.zone_id))
    ])
    error_message = join("\n", [
      for key, domain in var.domains :
      "domains[\"${key}\"].zone.zone_id is \"${domain.zone.zone_id}\"; allowed: a hosted zone's id."
      if domain.zone == null ? false : !can(regex("^(?:[A-Z0-9]{1,32})$", domain.zone.zone_id))
    ])
  }

  validation {
    condition = alltrue([
      for domain in var.domains : domain.validation_records == null ? true : (
        floor(domain.validation_records) == domain.validation_records &&
        domain.validation_records >= 1 &&
        domain.validation_records <= 6
      )
    ])
    error_message = join("\n", [
      for key, domain in var.domains :
      "domains[\"${key}\"].validation_records is ${jsonencode(domain.validation_records)}; allowed: a whole number from 1 to 6 records."
      if domain.validation_records == null ? false : (
        floor(domain.validation_records) != domain.validation_records ||
        domain.validation_records < 1 ||
        domain.validation_records > 6
      )
    ])
  }

  validation {
    condition = (
      length(distinct([for domain in var.domains : domain.domain_name])) ==
      length([for domain in var.domains : domain.domain_name])
    )
    error_message = "domains has the names \"${join("\", \"", [for domain in var.domains : domain.domain_name])}\"; allowed: each name once."
  }
}

variable "endpoints" {
  type = object({
    # The VPC's id.
    vpc_id = string
    # The region that the endpoints serve.
    region = string
    # Interface endpoints by the service's short name.
    interfaces = optional(map(object({
      # The endpoint's id, for `aws:SourceVpce`.
      id = string
      # The zones where it has an address.
      zones = list(string)
    })), {})
    # Endpoints of other services, by the names that they were given.
    services = optional(map(object({
      # The endpoint's id, for `aws:SourceVpce`.
      id = string
      # The zones where it has an address.
      zones = list(string)
    })), {})
    # Gateway endpoints: s3, dynamodb.
    gateways = optional(map(object({
      # The endpoint's id, for `aws:SourceVpce` in policies of buckets and tables.
      id = string
      # The service's prefix list, for security groups' egress rules.
      prefix_list_id = optional(string)
      # The tiers whose route tables lead to it.
      tiers = list(string)
    })), {})
    # The group of the interface endpoints, for clients' egress rules; null where each has its own.
    security_group_id = optional(string)
  })
  description = <<-EOT
    The VPC endpoints that calls reach AWS by, and that requests come by with private ingress.
    - vpc_id: The VPC's id.
    - region: The region that the endpoints serve.
    - interfaces: Interface endpoints by the service's short name. Default: {}.
      - id: The endpoint's id, for `aws:SourceVpce`.
      - zones: The zones where it has an address.
    - services: Endpoints of other services, by the names that they were given. Default: {}.
      - id: The endpoint's id, for `aws:SourceVpce`.
      - zones: The zones where it has an address.
    - gateways: Gateway endpoints: s3, dynamodb. Default: {}.
      - id: The endpoint's id, for `aws:SourceVpce` in policies of buckets and tables.
      - prefix_list_id: The service's prefix list, for security groups' egress rules. Optional.
      - tiers: The tiers whose route tables lead to it.
    - security_group_id: The group of the interface endpoints, for clients' egress rules; null where
      each has its own. Optional.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.endpoints == null || var.connector == null ? true : (
      var.connector.vpc_id == null ? var.endpoints.vpc_id : var.connector.vpc_id
    ) == var.endpoints.vpc_id
    error_message = "endpoints is of the VPC ${try(var.endpoints.vpc_id, "")}; allowed: endpoints of the connector's VPC."
  }
}

variable "environment" {
  type        = map(string)
  description = <<-EOT
    Environment variables. Secrets do not belong here.
    Allowed: names without spaces and equals signs that do not begin with AWSAPPRUNNER.
    Each value: a text without NUL.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, value in var.environment : name
      if !can(regex("^[^=\\s]{1,1000}$", name)) || can(regex("^AWSAPPRUNNER", name))
    ]) == 0
    error_message = "environment is a map with the keys \"${join("\", \"", [
      for name, value in var.environment : name
      if !can(regex("^[^=\\s]{1,1000}$", name)) || can(regex("^AWSAPPRUNNER", name))
    ])}\"; allowed: names without spaces and equals signs that do not begin with AWSAPPRUNNER."
  }

  validation {
    condition = alltrue([for value in var.environment : !can(regex("\\x00", value))])
    error_message = nonsensitive(join("\n", [
      for key, value in var.environment :
      "environment[\"${key}\"] is a sensitive value; allowed: a text without NUL."
      if can(regex("\\x00", value))
    ]))
  }

  validation {
    condition = length([
      for name in keys(var.environment) : name
      if contains(keys(var.secrets), name)
    ]) == 0
    error_message = "environment has \"${join("\", \"", [
      for name in keys(var.environment) : name
      if contains(keys(var.secrets), name)
    ])}\", and secrets, too; allowed: each name once."
  }
}

variable "health_check" {
  type = object({
    # TCP: whether the port answers; HTTP: whether the path does, with a status of 200 to 399.
    protocol = optional(string, "TCP")
    # The path that is asked for, with HTTP.
    path = optional(string)
    # Seconds between checks.
    interval_seconds = optional(number, 5)
    # Seconds after which a check counts as failed.
    timeout_seconds = optional(number, 2)
    # Successes in a row that make an instance healthy.
    healthy_threshold = optional(number, 1)
    # Failures in a row that make it unhealthy.
    unhealthy_threshold = optional(number, 5)
  })
  description = <<-EOT
    How App Runner tells whether an instance is healthy. Allowed: path with the protocol HTTP only.
    - protocol: TCP: whether the port answers; HTTP: whether the path does, with a status of 200 to 399.
      Allowed: one of "TCP", "HTTP". Default: "TCP".
    - path: The path that is asked for, with HTTP. Default: /. Allowed: a path that begins with a
      slash, without spaces. Optional.
    - interval_seconds: Seconds between checks. Allowed: a whole number from 1 to 20 seconds.
      Default: 5.
    - timeout_seconds: Seconds after which a check counts as failed. Allowed: a whole number from 1
      to 20 seconds. Default: 2.
    - healthy_threshold: Successes in a row that make an instance healthy. Allowed: a whole number
      from 1 to 20 checks. Default: 1.
    - unhealthy_threshold: Failures in a row that make it unhealthy. Allowed: a whole number from 1
      to 20 checks. Default: 5.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition     = var.health_check.path == null || var.health_check.protocol == "HTTP"
    error_message = "health_check has the protocol \"${var.health_check.protocol}\" with path; allowed: path with the protocol HTTP only."
  }

  validation {
    condition     = contains(["TCP", "HTTP"], var.health_check.protocol)
    error_message = "health_check.protocol is \"${var.health_check.protocol}\"; allowed: one of \"TCP\", \"HTTP\"."
  }

  validation {
    condition = var.health_check.path == null ? true : can(regex("^(?:/[!-~]{0,999})$", var.health_check.path))
    error_message = try(
      "health_check.path is \"${var.health_check.path}\"; allowed: a path that begins with a slash, without spaces.",
      ""
    )
  }

  validation {
    condition = (
      floor(var.health_check.interval_seconds) == var.health_check.interval_seconds &&
      var.health_check.interval_seconds >= 1 &&
      var.health_check.interval_seconds <= 20
    )
    error_message = "health_check.interval_seconds is ${jsonencode(var.health_check.interval_seconds)}; allowed: a whole number from 1 to 20 seconds."
  }

  validation {
    condition = (
      floor(var.health_check.timeout_seconds) == var.health_check.timeout_seconds &&
      var.health_check.timeout_seconds >= 1 &&
      var.health_check.timeout_seconds <= 20
    )
    error_message = "health_check.timeout_seconds is ${jsonencode(var.health_check.timeout_seconds)}; allowed: a whole number from 1 to 20 seconds."
  }

  validation {
    condition = (
      floor(var.health_check.healthy_threshold) == var.health_check.healthy_threshold &&
      var.health_check.healthy_threshold >= 1 &&
      var.health_check.healthy_threshold <= 20
    )
    error_message = "health_check.healthy_threshold is ${jsonencode(var.health_check.healthy_threshold)}; allowed: a whole number from 1 to 20 checks."
  }

  validation {
    condition = (
      floor(var.health_check.unhealthy_threshold) == var.health_check.unhealthy_threshold &&
      var.health_check.unhealthy_threshold >= 1 &&
      var.health_check.unhealthy_threshold <= 20
    )
    error_message = "health_check.unhealthy_threshold is ${jsonencode(var.health_check.unhealthy_threshold)}; allowed: a whole number from 1 to 20 checks."
  }
}

variable "image" {
  type = object({
    # The image's address: of a private ECR repository of the service's region, or of ECR Public.
    identifier = string
    # Where it lies: in a private repository, which needs an access role, or in ECR Public.
    registry = optional(string, "ecr")
    # The command, in place of the image's.
    start_command = optional(string)
    # Whether a new image under the tag is deployed by itself: of private repositories of the same
    # account only.
    auto_deploy = optional(bool, false)
  })
  description = <<-EOT
    An image of ECR.
    Allowed: an identifier such as "123456789012.dkr.ecr.region.amazonaws.com/shop/api:1.4.0" with
    the registry ecr, or "public.ecr.aws/alias/name:tag" with ecr_public; App Runner pulls from no
    other registry.
    Allowed: auto_deploy with a private repository only.
    - identifier: The image's address: of a private ECR repository of the service's region, or of
      ECR Public. The access role may pull this repository alone.
    - registry: Where it lies: in a private repository, which needs an access role, or in ECR
      Public. Allowed: one of "ecr", "ecr_public". Default: "ecr".
    - start_command: The command, in place of the image's. Allowed: a command of one line and up to
      1000 characters. Optional.
    - auto_deploy: Whether a new image under the tag is deployed by itself: of private repositories
      of the same account only. Terraform then does not know what runs. Default: false.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = (
      var.image == null ? true
      : var.image.registry == "ecr_public"
      ? can(regex("^public\\.ecr\\.aws/[a-z0-9-]+/([a-z0-9]+([._-][a-z0-9]+)*/)*[a-z0-9]+([._-][a-z0-9]+)*(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127}|@sha256:[0-9a-f]{64})?$", var.image.identifier))
      : can(regex("^[0-9]{12}\\.dkr\\.ecr\\.[a-z]+(-[a-z]+)+-[0-9]\\.amazonaws\\.com/([a-z0-9]+([._-][a-z0-9]+)*/)*[a-z0-9]+([._-][a-z0-9]+)*(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127}|@sha256:[0-9a-f]{64})?$", var.image.identifier))
    )
    error_message = try(
      "image is \"${var.image.identifier}\" with the registry ${var.image.registry}; allowed: an identifier such as \"123456789012.dkr.ecr.region.amazonaws.com/shop/api:1.4.0\" with the registry ecr, or \"public.ecr.aws/alias/name:tag\" with ecr_public; App Runner pulls from no other registry. Copy what lies elsewhere to a repository of ECR.",
      ""
    )
  }

  validation {
    condition = var.image == null ? true : (
      var.image.registry != "ecr_public" || !var.image.auto_deploy
    )
    error_message = "image is an image of ECR Public that is deployed by itself; allowed: auto_deploy with a private repository only."
  }

  validation {
    condition = var.image == null ? true : contains(["ecr", "ecr_public"], var.image.registry)
    error_message = try(
      "image.registry is \"${var.image.registry}\"; allowed: one of \"ecr\", \"ecr_public\".",
      ""
    )
  }

  validation {
    condition = (
      var.image == null ? true
      : var.image.start_command == null ? true : (
        length(var.image.start_command) <= 1000 && can(regex("^[^\\n\\r]+$", var.image.start_command))
      )
    )
    error_message = "image.start_command is a sensitive value; allowed: a command of one line and up to 1000 characters."
  }

  validation {
    condition     = (var.image != null) != (var.code != null)
    error_message = "image is ${var.image == null ? "null" : "given"}, and code, too; allowed: either image or code."
  }
}

variable "ingress" {
  type        = string
  description = <<-EOT
    Who may send requests: everybody, or clients in the VPC of `endpoints` alone, by its endpoint
    apprunner.requests. Allowed: one of "public", "private".
  EOT
  default     = "public"
  nullable    = false

  validation {
    condition     = contains(["public", "private"], var.ingress)
    error_message = "ingress is \"${var.ingress}\"; allowed: one of \"public\", \"private\"."
  }

  validation {
    condition = (
      var.ingress == "public" ||
      contains(var.endpoints == null ? [] : keys(var.endpoints.interfaces), "apprunner.requests")
    )
    error_message = "ingress is private, and endpoints has \"${join(
      "\", \"",
      var.endpoints == null ? [] : keys(var.endpoints.interfaces)
    )}\"; allowed: with the interface endpoint apprunner.requests, which requests come by."
  }
}

variable "instance_role" {
  type = object({
    # The role's ARN.
    arn = string
  })
  description = <<-EOT
    An instance role of your own in place of the one that `statements` and `secrets` make; it trusts
    tasks.apprunner.amazonaws.com.
    - arn: The role's ARN. Allowed: a role's ARN, such as
      "arn:aws:iam:region:123456789012:resource".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.instance_role == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:iam:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.instance_role.arn))
    error_message = try(
      "instance_role.arn is \"${var.instance_role.arn}\"; allowed: a role's ARN, such as \"arn:aws:iam:region:123456789012:resource\".",
      ""
    )
  }

  validation {
    condition     = var.instance_role == null || length(var.statements) == 0
    error_message = "instance_role is given, and there are statements; allowed: statements without a role of your own, which says itself what it may."
  }
}

variable "ip_address_type" {
  type        = string
  description = <<-EOT
    By which versions of IP requests come, with public ingress. Calls through a connector are IPv4.
    Allowed: one of "IPV4", "DUAL_STACK".
  EOT
  default     = "IPV4"
  nullable    = false

  validation {
    condition     = contains(["IPV4", "DUAL_STACK"], var.ip_address_type)
    error_message = "ip_address_type is \"${var.ip_address_type}\"; allowed: one of \"IPV4\", \"DUAL_STACK\"."
  }

  validation {
    condition     = var.ip_address_type == "IPV4" || var.ingress == "public"
    error_message = "ip_address_type is DUAL_STACK with private ingress; allowed: IPV4, or public ingress."
  }
}

variable "kms_key_arn" {
  type        = string
  description = <<-EOT
    Key that encrypts App Runner's copy of the image or the code; a change makes the service anew.
    Default: a key of AWS's. Allowed: a KMS key's ARN, such as
    "arn:aws:kms:region:123456789012:resource".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.kms_key_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.kms_key_arn))
    error_message = try(
      "kms_key_arn is \"${var.kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\".",
      ""
    )
  }
}

variable "memory" {
  type        = number
  description = <<-EOT
    Memory of an instance in MiB. Allowed: one of 512, 1024, 2048, 3072, 4096, 6144, 8192, 10240,
    12288 MiB.
  EOT
  default     = 2048
  nullable    = false

  validation {
    condition     = contains([512, 1024, 2048, 3072, 4096, 6144, 8192, 10240, 12288], var.memory)
    error_message = "memory is ${jsonencode(var.memory)}; allowed: one of 512, 1024, 2048, 3072, 4096, 6144, 8192, 10240, 12288 MiB."
  }

  validation {
    condition = try(
      contains(
        lookup({
          "1024" = [2048, 3072, 4096]
          "2048" = [4096, 6144]
          "256"  = [512, 1024]
          "4096" = [8192, 10240, 12288]
          "512"  = [1024]
        }, tostring(var.cpu), []),
        var.memory
      ),
      false
    )
    error_message = "memory is ${var.memory} with a cpu of ${var.cpu}; allowed: 256 with 512 or 1024; 512 with 1024; 1024 with 2048, 3072 or 4096; 2048 with 4096 or 6144; 4096 with 8192, 10240 or 12288."
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The service's name, and its scaling configuration's. Allowed: 4 to 32 ASCII letters, digits,
    hyphens and underscores, beginning with a letter or digit.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z0-9][A-Za-z0-9_-]{3,31})$", var.name))
    error_message = "name is \"${var.name}\"; allowed: 4 to 32 ASCII letters, digits, hyphens and underscores, beginning with a letter or digit."
  }
}

variable "permissions_boundary" {
  type        = string
  description = <<-EOT
    Permissions boundary of the roles made here. Allowed: a policy's ARN, such as
    "arn:aws:iam:region:123456789012:resource".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.permissions_boundary == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:iam:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.permissions_boundary))
    error_message = try(
      "permissions_boundary is \"${var.permissions_boundary}\"; allowed: a policy's ARN, such as \"arn:aws:iam:region:123456789012:resource\".",
      ""
    )
  }
}

variable "port" {
  type        = number
  description = <<-EOT
    The TCP port that the application listens on; App Runner terminates TLS before it. Allowed: a
    whole number from 1 to 65535.
  EOT
  default     = 8080
  nullable    = false

  validation {
    condition     = floor(var.port) == var.port && var.port >= 1 && var.port <= 65535
    error_message = "port is ${jsonencode(var.port)}; allowed: a whole number from 1 to 65535."
  }
}

variable "reach_check" {
  type        = bool
  description = <<-EOT
    Whether a service is refused whose connector has no way to what it calls. false where routes of
    yours, such as a transit gateway's, lead there.
  EOT
  default     = true
  nullable    = false

  validation {
    condition     = var.reach_check || var.connector != null
    error_message = "reach_check is false without a connector; allowed: with a connector only."
  }
}

variable "scaling" {
  type = object({
    # Requests that one instance answers at the same time; more start another instance.
    max_concurrency = optional(number, 100)
    # Instances that are always kept; those without requests cost their memory alone.
    min_size = optional(number, 1)
    # Most instances.
    max_size = optional(number, 25)
  })
  description = <<-EOT
    How the service scales, by a configuration of its own. Allowed: a min_size that is not above the
    max_size.
    - max_concurrency: Requests that one instance answers at the same time; more start another
      instance. Allowed: a whole number from 1 to 200 requests. Default: 100.
    - min_size: Instances that are always kept; those without requests cost their memory alone.
      Allowed: a whole number from 1 to 25 instances. Default: 1.
    - max_size: Most instances. Allowed: a whole number from 1 to 25 instances. Default: 25.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition     = var.scaling.min_size <= var.scaling.max_size
    error_message = "scaling has a min_size of ${var.scaling.min_size} and a max_size of ${var.scaling.max_size}; allowed: a min_size that is not above the max_size."
  }

  validation {
    condition = (
      floor(var.scaling.max_concurrency) == var.scaling.max_concurrency &&
      var.scaling.max_concurrency >= 1 &&
      var.scaling.max_concurrency <= 200
    )
    error_message = "scaling.max_concurrency is ${jsonencode(var.scaling.max_concurrency)}; allowed: a whole number from 1 to 200 requests."
  }

  validation {
    condition = (
      floor(var.scaling.min_size) == var.scaling.min_size &&
      var.scaling.min_size >= 1 &&
      var.scaling.min_size <= 25
    )
    error_message = "scaling.min_size is ${jsonencode(var.scaling.min_size)}; allowed: a whole number from 1 to 25 instances."
  }

  validation {
    condition = (
      floor(var.scaling.max_size) == var.scaling.max_size &&
      var.scaling.max_size >= 1 &&
      var.scaling.max_size <= 25
    )
    error_message = "scaling.max_size is ${jsonencode(var.scaling.max_size)}; allowed: a whole number from 1 to 25 instances."
  }
}

variable "secret_key_arns" {
  type        = list(string)
  description = <<-EOT
    Customer managed KMS keys that the secrets are encrypted with: the instance role may decrypt
    with them through Secrets Manager and Systems Manager alone. Each key: a KMS key's ARN, such as
    "arn:aws:kms:region:123456789012:resource".
  EOT
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for key in var.secret_key_arns :
      can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", key))
    ])
    error_message = join("\n", [
      for index, key in var.secret_key_arns :
      "secret_key_arns[${index}] is \"${key}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\"."
      if !can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", key))
    ])
  }

  validation {
    condition     = length(var.secret_key_arns) == 0 || length(var.secrets) != 0
    error_message = "secret_key_arns has keys, and there are no secrets; allowed: keys of secrets that the service has."
  }
}

variable "secrets" {
  type = map(object({
    # A secret of Secrets Manager.
    secret_arn = optional(string)
    # The key in the secret's JSON.
    json_key = optional(string)
    # The staging label of the secret's version.
    version_stage = optional(string)
    # The id of the secret's version, in place of a staging label.
    version_id = optional(string)
    # A parameter of Systems Manager, in place of a secret.
    parameter_arn = optional(string)
  }))
  description = <<-EOT
    Environment variables whose values are fetched at a deployment, and not again before the next
    one (aws/apprunner-roadmap#6): nothing that changes by itself, such as a password that RDS
    manages. Allowed: names without spaces and equals signs that do not begin with AWSAPPRUNNER.
    - secret_arn: A secret of Secrets Manager. Allowed: a secret's whole ARN, which ends with a
      hyphen and six characters, such as
      "arn:aws:secretsmanager:region:123456789012:secret:name-AbCdEf". Optional.
    - json_key: The key in the secret's JSON. Default: the whole secret. Allowed: a key without
      colons and spaces. Optional.
    - version_stage: The staging label of the secret's version. Default: AWSCURRENT. Allowed: a
      staging label without colons and spaces. Optional.
    - version_id: The id of the secret's version, in place of a staging label. Allowed: a version's
      id without colons and spaces. Optional.
    - parameter_arn: A parameter of Systems Manager, in place of a secret. Allowed: a parameter's
      ARN, such as "arn:aws:ssm:region:123456789012:resource". Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, value in var.secrets : name
      if !can(regex("^[^=\\s]{1,1000}$", name)) || can(regex("^AWSAPPRUNNER", name))
    ]) == 0
    error_message = "secrets is a map with the keys \"${join("\", \"", [
      for name, value in var.secrets : name
      if !can(regex("^[^=\\s]{1,1000}$", name)) || can(regex("^AWSAPPRUNNER", name))
    ])}\"; allowed: names without spaces and equals signs that do not begin with AWSAPPRUNNER."
  }

  validation {
    condition = alltrue([
      for secret in var.secrets : (secret.secret_arn != null) != (secret.parameter_arn != null)
    ])
    error_message = join("\n", [
      for key, secret in var.secrets : "secrets[\"${key}\"] ${
        secret.secret_arn == null
        ? "has neither secret_arn nor parameter_arn"
        : "has both secret_arn and parameter_arn"
      }; allowed: either secret_arn or parameter_arn."
      if(secret.secret_arn != null) == (secret.parameter_arn != null)
    ])
  }

  validation {
    condition = alltrue([
      for secret in var.secrets :
      secret.parameter_arn == null ||
      secret.json_key == null && secret.version_stage == null && secret.version_id == null
    ])
    error_message = join("\n", [
      for key, secret in var.secrets :
      "secrets[\"${key}\"] is ${jsonencode(secret)}; allowed: json_key, version_stage and version_id with a secret_arn only: a parameter has none."
      if !(
        secret.parameter_arn == null ||
        secret.json_key == null && secret.version_stage == null && secret.version_id == null
      )
    ])
  }

  validation {
    condition = alltrue([
      for secret in var.secrets : secret.version_stage == null || secret.version_id == null
    ])
    error_message = join("\n", [
      for key, secret in var.secrets :
      "secrets[\"${key}\"] has both version_stage and version_id; allowed: version_stage or version_id, not both."
      if secret.version_stage != null && secret.version_id != null
    ])
  }

  validation {
    condition = alltrue([
      for secret in var.secrets :
      secret.secret_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]+-[A-Za-z0-9]{6})$", secret.secret_arn))
    ])
    error_message = join("\n", [
      for key, secret in var.secrets :
      "secrets[\"${key}\"].secret_arn is \"${secret.secret_arn}\"; allowed: a secret's whole ARN, which ends with a hyphen and six characters, such as \"arn:aws:secretsmanager:region:123456789012:secret:name-AbCdEf\"."
      if secret.secret_arn == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]+-[A-Za-z0-9]{6})$", secret.secret_arn))
    ])
  }

  validation {
    condition = alltrue([
      for secret in var.secrets :
      secret.json_key == null ? true : secret.json_key != "" && !can(regex("[:\\s]", secret.json_key))
    ])
    error_message = join("\n", [
      for key, secret in var.secrets :
      "secrets[\"${key}\"].json_key is \"${secret.json_key}\"; allowed: a key without colons and spaces."
      if secret.json_key == null ? false : secret.json_key == "" || can(regex("[:\\s]", secret.json_key))
    ])
  }

  validation {
    condition = alltrue([
      for secret in var.secrets : secret.version_stage == null ? true : (
        secret.version_stage != "" && !can(regex("[:\\s]", secret.version_stage))
      )
    ])
    error_message = join("\n", [
      for key, secret in var.secrets :
      "secrets[\"${key}\"].version_stage is \"${secret.version_stage}\"; allowed: a staging label without colons and spaces."
      if secret.version_stage == null ? false : (
        secret.version_stage == "" || can(regex("[:\\s]", secret.version_stage))
      )
    ])
  }

  validation {
    condition = alltrue([
      for secret in var.secrets :
      secret.version_id == null ? true : secret.version_id != "" && !can(regex("[:\\s]", secret.version_id))
    ])
    error_message = join("\n", [
      for key, secret in var.secrets :
      "secrets[\"${key}\"].version_id is \"${secret.version_id}\"; allowed: a version's id without colons and spaces."
      if secret.version_id == null ? false : (
        secret.version_id == "" || can(regex("[:\\s]", secret.version_id))
      )
    ])
  }

  validation {
    condition = alltrue([
      for secret in var.secrets :
      secret.parameter_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:ssm:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", secret.parameter_arn))
    ])
    error_message = join("\n", [
      for key, secret in var.secrets :
      "secrets[\"${key}\"].parameter_arn is \"${secret.parameter_arn}\"; allowed: a parameter's ARN, such as \"arn:aws:ssm:region:123456789012:resource\"."
      if secret.parameter_arn == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:ssm:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", secret.parameter_arn))
    ])
  }
}

variable "shared_scaling" {
  type = object({
    # The configuration's ARN, with its revision; without one App Runner takes the latest.
    arn = string
  })
  description = <<-EOT
    A scaling configuration that services share, in place of one of its own.
    - arn: The configuration's ARN, with its revision; without one App Runner takes the latest.
      Allowed: an auto scaling configuration's ARN, such as
      "arn:aws:apprunner:region:123456789012:resource".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.shared_scaling == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:apprunner:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.shared_scaling.arn))
    error_message = try(
      "shared_scaling.arn is \"${var.shared_scaling.arn}\"; allowed: an auto scaling configuration's ARN, such as \"arn:aws:apprunner:region:123456789012:resource\".",
      ""
    )
  }
}

variable "statements" {
  type = map(object({
    # Whether it allows or forbids.
    effect = optional(string, "Allow")
    # Actions, such as "s3:GetObject".
    actions = list(string)
    # ARNs; * for actions that are on no resource.
    resources = list(string)
    # Conditions by operator and key: `{ StringEquals = { "s3:prefix" = ["public/"] } }`.
    conditions = optional(map(map(list(string))), {})
  }))
  description = <<-EOT
    What the application may do: statements of the instance role's policy, by name.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: up to 10240 characters, which a role's inline policies may have together.
    - effect: Whether it allows or forbids. Allowed: one of "Allow", "Deny". Default: "Allow".
    - actions: Actions, such as "s3:GetObject". Allowed: a list of actions with their service, such
      as "s3:GetObject".
    - resources: ARNs; * for actions that are on no resource. Allowed: one resource at least.
    - conditions: Conditions by operator and key: `{ StringEquals = { "s3:prefix" = ["public/"] }
      }`. Default: {}.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, statement in var.statements : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "statements is a map with the keys \"${join("\", \"", [
      for name, statement in var.statements : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = nonsensitive(length(replace(jsonencode({
      Statement = [
        for name, statement in var.statements : merge(
          {
            Action   = statement.actions
            Effect   = statement.effect
            Resource = statement.resources
            Sid      = replace(name, "-", "")
          },
          {
            for member, value in {
              Condition = length(statement.conditions) == 0 ? null : statement.conditions
            } : member => value
            if value != null
          }
        )
      ]
      Version = "2012-10-17"
    }), " ", ""))) <= 10240
    error_message = "statements is a policy of ${nonsensitive(length(replace(jsonencode(
      {
        Statement = [
          for name, statement in var.statements : merge(
            {
              Action   = statement.actions
              Effect   = statement.effect
              Resource = statement.resources
              Sid      = replace(name, "-", "")
            },
            {
              for member, value in {
                Condition = length(statement.conditions) == 0 ? null : statement.conditions
              } : member => value
              if value != null
            }
          )
        ]
        Version = "2012-10-17"
      }
    ), " ", "")))} characters; allowed: up to 10240 characters, which a role's inline policies may have together. Name resources by wildcards or by tags."
  }

  validation {
    condition = alltrue([
      for statement in var.statements : statement.effect != "Allow" || !contains(statement.actions, "*")
    ])
    error_message = join("\n", [
      for key, statement in var.statements :
      "statements[\"${key}\"] is a statement that allows \"${join("\", \"", statement.actions)}\"; allowed: named actions: \"*\" allows everything."
      if statement.effect == "Allow" && contains(statement.actions, "*")
    ])
  }

  validation {
    condition = alltrue([
      for statement in var.statements :
      statement.effect != "Allow" ||
      length([for action in statement.actions : action if can(regex("^(\\*|[^:]+:\\*)$", action))]) == 0 ||
      !contains(statement.resources, "*")
    ])
    error_message = join("\n", [
      for key, statement in var.statements :
      "statements[\"${key}\"] is a statement that allows \"${join("\", \"", statement.actions)}\" on every resource; allowed: all actions of a service on named resources only."
      if statement.effect == "Allow" &&
      length([for action in statement.actions : action if can(regex("^(\\*|[^:]+:\\*)$", action))]) != 0 &&
      contains(statement.resources, "*")
    ])
  }

  validation {
    condition = alltrue([
      for statement in var.statements : contains(["Allow", "Deny"], statement.effect)
    ])
    error_message = join("\n", [
      for key, statement in var.statements :
      "statements[\"${key}\"].effect is \"${statement.effect}\"; allowed: one of \"Allow\", \"Deny\"."
      if !contains(["Allow", "Deny"], statement.effect)
    ])
  }

  validation {
    condition = alltrue([
      for statement in var.statements :
      length(statement.actions) != 0 &&
      alltrue([for action in statement.actions : can(regex("^(\\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$", action))])
    ])
    error_message = join("\n", [
      for key, statement in var.statements :
      "statements[\"${key}\"].actions is [${join(", ", [for text in statement.actions : "\"${text}\""])}]; allowed: a list of actions with their service, such as \"s3:GetObject\"."
      if length(statement.actions) == 0 ||
      !alltrue([
        for action in statement.actions : can(regex("^(\\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$", action))
      ])
    ])
  }

  validation {
    condition = alltrue([for statement in var.statements : length(statement.resources) >= 1])
    error_message = join("\n", [
      for key, statement in var.statements :
      "statements[\"${key}\"].resources is a list of ${length(statement.resources)} resources; allowed: one resource at least."
      if length(statement.resources) < 1
    ])
  }
}

variable "tags" {
  type        = map(string)
  description = <<-EOT
    Tags for every resource of the block, over the provider's default tags.
    Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not
    beginning with "aws:".
    Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = (
      length(var.tags) <= 50 &&
      alltrue([
        for key, tag in var.tags :
        can(regex("^[\\p{L}\\p{N}\\p{Z}_.:/=+@-]{1,128}$", key)) && !startswith(lower(key), "aws:")
      ])
    )
    error_message = "tags is ${jsonencode(var.tags)}; allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with \"aws:\"."
  }

  validation {
    condition = alltrue([
      for tag in var.tags : length(tag) <= 256 && can(regex("^[\\p{L}\\p{N}\\p{Z}_.:/=+@-]*$", tag))
    ])
    error_message = join("\n", [
      for key, tag in var.tags :
      "tags[\"${key}\"] is \"${tag}\"; allowed: up to 256 letters, digits, spaces and _ . : / = + - @."
      if length(tag) > 256 || !can(regex("^[\\p{L}\\p{N}\\p{Z}_.:/=+@-]*$", tag))
    ])
  }
}

variable "tracing" {
  type        = bool
  description = "Whether requests are traced with AWS X-Ray."
  default     = false
  nullable    = false
}
