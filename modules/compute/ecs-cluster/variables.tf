# Generated from src/compute/ecs-cluster/ecs-cluster.ts by `npm run modules`. Do not edit.

variable "container_insights" {
  type        = string
  description = <<-EOT
    CloudWatch Container Insights. enhanced: metrics down to the container, priced by metric;
    enabled: by cluster and service (Amazon ECS Developer Guide: Container Insights with enhanced
    observability). Allowed: one of "enhanced", "enabled", "disabled".
  EOT
  default     = "enabled"
  nullable    = false

  validation {
    condition     = contains(["enhanced", "enabled", "disabled"], var.container_insights)
    error_message = "container_insights is \"${var.container_insights}\"; allowed: one of \"enhanced\", \"enabled\", \"disabled\"."
  }
}

variable "default_strategy" {
  type = map(object({
    # Share of the tasks beyond `base`, against the other providers' weights.
    weight = optional(number, 1)
    # Tasks that run here before any weight counts.
    base = optional(number, 0)
  }))
  description = <<-EOT
    Where tasks run that name no strategy of their own, by FARGATE, FARGATE_SPOT or a key of `ec2`
    (Amazon ECS API Reference: CapacityProviderStrategyItem). Default: FARGATE where it is on, else
    every EC2 provider alike; an empty map: none.
    Allowed: at most 20 providers.
    Allowed: a base on one provider at most.
    Allowed: a weight above 0 on one provider at least.
    Allowed: either Fargate or EC2 providers, not both.
    - weight: Share of the tasks beyond `base`, against the other providers' weights. Allowed: a
      whole number from 0 to 1000. Default: 1.
    - base: Tasks that run here before any weight counts. Allowed: a whole number from 0 to 100000
      tasks. Default: 0.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.default_strategy == null ? true : length(var.default_strategy) <= 20
    error_message = try(
      "default_strategy is a map of ${length(var.default_strategy)} providers; allowed: at most 20 providers.",
      ""
    )
  }

  validation {
    condition = var.default_strategy == null ? true : length([
      for provider, item in var.default_strategy : provider
      if item.base > 0
    ]) <= 1
    error_message = try(
      "default_strategy is a strategy with a base on \"${join("\", \"", [
        for provider, item in var.default_strategy : provider
        if item.base > 0
      ])}\"; allowed: a base on one provider at most.",
      ""
    )
  }

  validation {
    condition = var.default_strategy == null ? true : (
      length(var.default_strategy) == 0 ||
      length([for provider, item in var.default_strategy : provider if item.weight > 0]) != 0
    )
    error_message = try(
      "default_strategy is a strategy of \"${join("\", \"", keys(var.default_strategy))}\" without any weight; allowed: a weight above 0 on one provider at least.",
      ""
    )
  }

  validation {
    condition = var.default_strategy == null ? true : (
      length([
        for provider in ["FARGATE", "FARGATE_SPOT"] : provider
        if contains(keys(var.default_strategy), provider)
      ]) == 0 ||
      length(var.default_strategy) <= length([
        for provider in ["FARGATE", "FARGATE_SPOT"] : provider
        if contains(keys(var.default_strategy), provider)
      ])
    )
    error_message = try(
      "default_strategy is a strategy of \"${join("\", \"", keys(var.default_strategy))}\"; allowed: either Fargate or EC2 providers, not both.",
      ""
    )
  }

  validation {
    condition = var.default_strategy == null ? true : alltrue([
      for item in var.default_strategy :
      floor(item.weight) == item.weight && item.weight >= 0 && item.weight <= 1000
    ])
    error_message = join(
      "\n",
      var.default_strategy == null ? [] : [
        for key, item in var.default_strategy :
        "default_strategy[\"${key}\"].weight is ${jsonencode(item.weight)}; allowed: a whole number from 0 to 1000."
        if floor(item.weight) != item.weight || item.weight < 0 || item.weight > 1000
      ]
    )
  }

  validation {
    condition = var.default_strategy == null ? true : alltrue([
      for item in var.default_strategy :
      floor(item.base) == item.base && item.base >= 0 && item.base <= 100000
    ])
    error_message = join(
      "\n",
      var.default_strategy == null ? [] : [
        for key, item in var.default_strategy :
        "default_strategy[\"${key}\"].base is ${jsonencode(item.base)}; allowed: a whole number from 0 to 100000 tasks."
        if floor(item.base) != item.base || item.base < 0 || item.base > 100000
      ]
    )
  }

  validation {
    condition = length([
      for provider in keys(var.default_strategy == null ? {} : var.default_strategy) : provider
      if !contains(
        concat(
          concat(var.fargate ? ["FARGATE"] : [], var.fargate_spot ? ["FARGATE_SPOT"] : []),
          keys(var.ec2)
        ),
        provider
      )
    ]) == 0
    error_message = join("", [
      "default_strategy names \"",
      join("\", \"", [
        for provider in keys(var.default_strategy == null ? {} : var.default_strategy) : provider
        if !contains(
          concat(
            concat(var.fargate ? ["FARGATE"] : [], var.fargate_spot ? ["FARGATE_SPOT"] : []),
            keys(var.ec2)
          ),
          provider
        )
      ]),
      "\"; allowed: of \"",
      join("\", \"", concat(
        concat(var.fargate ? ["FARGATE"] : [], var.fargate_spot ? ["FARGATE_SPOT"] : []),
        keys(var.ec2)
      )),
      "\", the cluster's providers.",
    ])
  }
}

variable "ec2" {
  type = map(object({
    # The tier of `network` that instances stand in: private or isolated.
    tier = string
    # Instance types in order of preference, all of one architecture.
    instance_types = list(string)
    # Security groups of the instances, of the network's VPC.
    security_groups = list(object({
      # The group's id; may be known only after the apply.
      id = string
      # A lasting label that is known when Terraform plans; part of the addresses of rules that name
      # the group.
      name = string
      # The group's ARN.
      arn = optional(string)
      # The VPC that the group belongs to.
      vpc_id = optional(string)
    }))
    # Least number of instances.
    min_size = optional(number, 0)
    # Most instances.
    max_size = number
    # The ECS-optimised image, by the SSM parameter of its recommended version: a newer one
    # refreshes the instances.
    image_family = optional(string, "amazon-linux-2023")
    # An image of your own in its place: Amazon Linux with ecs-init.
    image_id = optional(string)
    # The root disk, always encrypted.
    root_disk = optional(object({
      # Size in GiB of the gp3 volume; the ECS-optimised image needs 30.
      size_gib = optional(number, 30)
      # The root device's name in the image.
      device_name = optional(string, "/dev/xvda")
      # Key that encrypts the volume; Auto Scaling's service-linked role must be let use it.
      kms_key_arn = optional(string)
    }), {})
    # Managed scaling of the group by ECS.
    scaling = optional(object({
      # Whether ECS changes the group's desired size by what its tasks need.
      enabled = optional(bool, true)
      # How much of the instances is to be in use (Amazon ECS API Reference: ManagedScaling).
      target_capacity = optional(number, 100)
      # Least that one scale-out adds.
      minimum_step = optional(number, 1)
      # Most that one scale-out adds.
      maximum_step = optional(number, 10000)
      # Seconds after which a new instance counts in the metrics.
      warmup_seconds = optional(number, 300)
    }), {})
    # Whether an instance's tasks are moved before the instance ends (Amazon ECS Developer Guide:
    # managed instance draining).
    managed_draining = optional(bool, true)
    # Whether instances with tasks are kept when the group shrinks (managed termination protection).
    termination_protection = optional(bool, true)
    # Share of Spot instances, in per cent, above `on_demand_base`.
    spot_percentage = optional(number, 0)
    # On-Demand instances that are there before any Spot instance.
    on_demand_base = optional(number, 0)
    # CloudWatch metrics every minute in place of every five.
    detailed_monitoring = optional(bool, true)
    # How instances are replaced when their launch template has a new version.
    refresh = optional(object({
      # Least share of the group that stays in service (Amazon EC2 Auto Scaling API Reference:
      # RefreshPreferences).
      min_healthy_percentage = optional(number, 100)
      # Most the group may grow to: above 100 a new instance is there before an old one leaves.
      max_healthy_percentage = optional(number, 110)
    }), {})
    # Lines of shell that run at first boot after the agent is set up.
    boot_script = optional(string, "")
  }))
  description = <<-EOT
    EC2 capacity providers by name, each an Auto Scaling group of container instances. Allowed: keys
    of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending
    with a hyphen.
    - tier: The tier of `network` that instances stand in: private or isolated. Allowed: 1 to 32
      lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a
      hyphen.
    - instance_types: Instance types in order of preference, all of one architecture. More than one:
      what is available is taken. Allowed: 1 to 40 instance types. Each type: an instance type, such
      as "m7i.large".
    - security_groups: Security groups of the instances, of the network's VPC. The agent needs a way
      out by TCP 443 to the ECS endpoints. Allowed: 1 to 5 groups.
      - id: The group's id; may be known only after the apply.
      - name: A lasting label that is known when Terraform plans; part of the addresses of rules
        that name the group. Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @
        [ ] + = & ; { } ! $ *, without a space at either end; a name that does not begin with "sg-",
        which AWS keeps for ids.
      - arn: The group's ARN. Optional.
      - vpc_id: The VPC that the group belongs to. Optional.
    - min_size: Least number of instances. Allowed: a whole number from 0 to 5000 instances.
      Default: 0.
    - max_size: Most instances. Allowed: a whole number from 1 to 5000 instances.
    - image_family: The ECS-optimised image, by the SSM parameter of its recommended version: a
      newer one refreshes the instances. Allowed: one of "amazon-linux-2023",
      "amazon-linux-2023/arm64", "amazon-linux-2023/gpu", "amazon-linux-2023/neuron". Default:
      "amazon-linux-2023".
    - image_id: An image of your own in its place: Amazon Linux with ecs-init. It is refreshed only
      by a change here. Allowed: an id that begins with "ami-". Optional.
    - root_disk: The root disk, always encrypted. Default: {}.
      - size_gib: Size in GiB of the gp3 volume; the ECS-optimised image needs 30. Allowed: a whole
        number from 30 to 65536 GiB. Default: 30.
      - device_name: The root device's name in the image. Allowed: a device, such as "/dev/xvda".
        Default: "/dev/xvda".
      - kms_key_arn: Key that encrypts the volume; Auto Scaling's service-linked role must be let
        use it. Default: aws/ebs. Allowed: a KMS key's ARN, such as
        "arn:aws:kms:region:123456789012:resource". Optional.
    - scaling: Managed scaling of the group by ECS. Allowed: a minimum_step that is not above the
      maximum_step. Default: {}.
      - enabled: Whether ECS changes the group's desired size by what its tasks need. Default: true.
      - target_capacity: How much of the instances is to be in use (Amazon ECS API Reference:
        ManagedScaling). Below 100 instances are kept spare. Allowed: a whole number from 1 to 100
        per cent. Default: 100.
      - minimum_step: Least that one scale-out adds. Allowed: a whole number from 1 to 10000
        instances. Default: 1.
      - maximum_step: Most that one scale-out adds. Allowed: a whole number from 1 to 10000
        instances. Default: 10000.
      - warmup_seconds: Seconds after which a new instance counts in the metrics. Allowed: a whole
        number from 0 to 10000 seconds. Default: 300.
    - managed_draining: Whether an instance's tasks are moved before the instance ends (Amazon ECS
      Developer Guide: managed instance draining). Default: true.
    - termination_protection: Whether instances with tasks are kept when the group shrinks (managed
      termination protection). Default: true.
    - spot_percentage: Share of Spot instances, in per cent, above `on_demand_base`. Allowed: a
      whole number from 0 to 100 per cent. Default: 0.
    - on_demand_base: On-Demand instances that are there before any Spot instance. Allowed: a whole
      number from 0 to 5000 instances. Default: 0.
    - detailed_monitoring: CloudWatch metrics every minute in place of every five. Default: true.
    - refresh: How instances are replaced when their launch template has a new version. Default: {}.
      - min_healthy_percentage: Least share of the group that stays in service (Amazon EC2 Auto
        Scaling API Reference: RefreshPreferences). Allowed: a whole number from 0 to 100 per cent.
        Default: 100.
      - max_healthy_percentage: Most the group may grow to: above 100 a new instance is there before
        an old one leaves. Allowed: a whole number from 100 to 200 per cent. Default: 110.
    - boot_script: Lines of shell that run at first boot after the agent is set up. Allowed: at most
      12000 characters: user data has 16 KB. Default: "".
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, capacity in var.ec2 : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "ec2 is a map with the keys \"${join("\", \"", [
      for name, capacity in var.ec2 : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([for capacity in var.ec2 : capacity.min_size <= capacity.max_size])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"] has a min_size of ${capacity.min_size} and a max_size of ${capacity.max_size}; allowed: a min_size that is not above the max_size."
      if capacity.min_size > capacity.max_size
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 : !capacity.termination_protection || capacity.scaling.enabled
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"] is protected from termination without managed scaling; allowed: termination_protection with managed scaling only. Turn scaling on, or termination_protection off."
      if capacity.termination_protection && !capacity.scaling.enabled
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 :
      capacity.image_id != null ||
      alltrue([
        for type in capacity.instance_types :
        can(regex("^(a1|[a-z]+[0-9]+g[a-z]*)\\.", type)) == endswith(capacity.image_family, "/arm64")
      ])
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"] is \"${join("\", \"", capacity.instance_types)}\" with the image family \"${capacity.image_family}\"; allowed: Graviton types with \"amazon-linux-2023/arm64\", and all others without."
      if capacity.image_id == null &&
      !alltrue([
        for type in capacity.instance_types :
        can(regex("^(a1|[a-z]+[0-9]+g[a-z]*)\\.", type)) == endswith(capacity.image_family, "/arm64")
      ])
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 : (
        floor(capacity.refresh.max_healthy_percentage) - floor(capacity.refresh.min_healthy_percentage) <= 100
      ) &&
      floor(capacity.refresh.max_healthy_percentage) - floor(capacity.refresh.min_healthy_percentage) > 0
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"] is refreshed between ${capacity.refresh.min_healthy_percentage} and ${capacity.refresh.max_healthy_percentage} per cent; allowed: a difference of 1 to 100 between min_healthy_percentage and max_healthy_percentage."
      if(
        floor(capacity.refresh.max_healthy_percentage) - floor(capacity.refresh.min_healthy_percentage) > 100
      ) ||
      (
        floor(capacity.refresh.max_healthy_percentage) - floor(capacity.refresh.min_healthy_percentage) <= 0
      )
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 : can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", capacity.tier))
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].tier is \"${capacity.tier}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
      if !can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", capacity.tier))
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 : length(capacity.instance_types) >= 1 && length(capacity.instance_types) <= 40
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].instance_types is a list of ${length(capacity.instance_types)} instance types; allowed: 1 to 40 instance types."
      if length(capacity.instance_types) < 1 || length(capacity.instance_types) > 40
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 :
      alltrue([for type in capacity.instance_types : can(regex("^(?:[a-z][a-z0-9-]*\\.[a-z0-9-]+)$", type))])
    ])
    error_message = join("\n", flatten([
      for key, capacity in var.ec2 : [
        for index, type in capacity.instance_types :
        "ec2[\"${key}\"].instance_types[${index}] is \"${type}\"; allowed: an instance type, such as \"m7i.large\"."
        if !can(regex("^(?:[a-z][a-z0-9-]*\\.[a-z0-9-]+)$", type))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 : length(capacity.security_groups) >= 1 && length(capacity.security_groups) <= 5
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].security_groups is a list of ${length(capacity.security_groups)} groups; allowed: 1 to 5 groups."
      if length(capacity.security_groups) < 1 || length(capacity.security_groups) > 5
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 : alltrue([
        for group in capacity.security_groups :
        length(group.name) <= 255 &&
        can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", group.name))
      ])
    ])
    error_message = join("\n", flatten([
      for key, capacity in var.ec2 : [
        for index, group in capacity.security_groups :
        "ec2[\"${key}\"].security_groups[${index}].name is \"${group.name}\"; allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
        if length(group.name) > 255 ||
        !can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", group.name))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 :
      alltrue([for group in capacity.security_groups : !startswith(group.name, "sg-")])
    ])
    error_message = join("\n", flatten([
      for key, capacity in var.ec2 : [
        for index, group in capacity.security_groups :
        "ec2[\"${key}\"].security_groups[${index}].name is \"${group.name}\"; allowed: a name that does not begin with \"sg-\", which AWS keeps for ids."
        if startswith(group.name, "sg-")
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 :
      floor(capacity.min_size) == capacity.min_size && capacity.min_size >= 0 && capacity.min_size <= 5000
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].min_size is ${jsonencode(capacity.min_size)}; allowed: a whole number from 0 to 5000 instances."
      if floor(capacity.min_size) != capacity.min_size || capacity.min_size < 0 || capacity.min_size > 5000
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 :
      floor(capacity.max_size) == capacity.max_size && capacity.max_size >= 1 && capacity.max_size <= 5000
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].max_size is ${jsonencode(capacity.max_size)}; allowed: a whole number from 1 to 5000 instances."
      if floor(capacity.max_size) != capacity.max_size || capacity.max_size < 1 || capacity.max_size > 5000
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 : contains([
        "amazon-linux-2023",
        "amazon-linux-2023/arm64",
        "amazon-linux-2023/gpu",
        "amazon-linux-2023/neuron",
      ], capacity.image_family)
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].image_family is \"${capacity.image_family}\"; allowed: one of \"amazon-linux-2023\", \"amazon-linux-2023/arm64\", \"amazon-linux-2023/gpu\", \"amazon-linux-2023/neuron\"."
      if !contains([
        "amazon-linux-2023",
        "amazon-linux-2023/arm64",
        "amazon-linux-2023/gpu",
        "amazon-linux-2023/neuron",
      ], capacity.image_family)
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 :
      capacity.image_id == null ? true : can(regex("^(?:ami-[0-9a-z]{8,})$", capacity.image_id))
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].image_id is \"${capacity.image_id}\"; allowed: an id that begins with \"ami-\"."
      if capacity.image_id == null ? false : !can(regex("^(?:ami-[0-9a-z]{8,})$", capacity.image_id))
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 :
      floor(capacity.root_disk.size_gib) == capacity.root_disk.size_gib &&
      capacity.root_disk.size_gib >= 30 &&
      capacity.root_disk.size_gib <= 65536
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].root_disk.size_gib is ${jsonencode(capacity.root_disk.size_gib)}; allowed: a whole number from 30 to 65536 GiB."
      if floor(capacity.root_disk.size_gib) != capacity.root_disk.size_gib ||
      capacity.root_disk.size_gib < 30 ||
      capacity.root_disk.size_gib > 65536
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 : can(regex("^(?:/dev/[a-z0-9]+)$", capacity.root_disk.device_name))
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].root_disk.device_name is \"${capacity.root_disk.device_name}\"; allowed: a device, such as \"/dev/xvda\"."
      if !can(regex("^(?:/dev/[a-z0-9]+)$", capacity.root_disk.device_name))
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 :
      capacity.root_disk.kms_key_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", capacity.root_disk.kms_key_arn))
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].root_disk.kms_key_arn is \"${capacity.root_disk.kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\"."
      if capacity.root_disk.kms_key_arn == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", capacity.root_disk.kms_key_arn))
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 : capacity.scaling.minimum_step <= capacity.scaling.maximum_step
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].scaling has a minimum_step of ${capacity.scaling.minimum_step} and a maximum_step of ${capacity.scaling.maximum_step}; allowed: a minimum_step that is not above the maximum_step."
      if capacity.scaling.minimum_step > capacity.scaling.maximum_step
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 :
      floor(capacity.scaling.target_capacity) == capacity.scaling.target_capacity &&
      capacity.scaling.target_capacity >= 1 &&
      capacity.scaling.target_capacity <= 100
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].scaling.target_capacity is ${jsonencode(capacity.scaling.target_capacity)}; allowed: a whole number from 1 to 100 per cent."
      if floor(capacity.scaling.target_capacity) != capacity.scaling.target_capacity ||
      capacity.scaling.target_capacity < 1 ||
      capacity.scaling.target_capacity > 100
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 :
      floor(capacity.scaling.minimum_step) == capacity.scaling.minimum_step &&
      capacity.scaling.minimum_step >= 1 &&
      capacity.scaling.minimum_step <= 10000
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].scaling.minimum_step is ${jsonencode(capacity.scaling.minimum_step)}; allowed: a whole number from 1 to 10000 instances."
      if floor(capacity.scaling.minimum_step) != capacity.scaling.minimum_step ||
      capacity.scaling.minimum_step < 1 ||
      capacity.scaling.minimum_step > 10000
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 :
      floor(capacity.scaling.maximum_step) == capacity.scaling.maximum_step &&
      capacity.scaling.maximum_step >= 1 &&
      capacity.scaling.maximum_step <= 10000
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].scaling.maximum_step is ${jsonencode(capacity.scaling.maximum_step)}; allowed: a whole number from 1 to 10000 instances."
      if floor(capacity.scaling.maximum_step) != capacity.scaling.maximum_step ||
      capacity.scaling.maximum_step < 1 ||
      capacity.scaling.maximum_step > 10000
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 :
      floor(capacity.scaling.warmup_seconds) == capacity.scaling.warmup_seconds &&
      capacity.scaling.warmup_seconds >= 0 &&
      capacity.scaling.warmup_seconds <= 10000
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].scaling.warmup_seconds is ${jsonencode(capacity.scaling.warmup_seconds)}; allowed: a whole number from 0 to 10000 seconds."
      if floor(capacity.scaling.warmup_seconds) != capacity.scaling.warmup_seconds ||
      capacity.scaling.warmup_seconds < 0 ||
      capacity.scaling.warmup_seconds > 10000
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 :
      floor(capacity.spot_percentage) == capacity.spot_percentage &&
      capacity.spot_percentage >= 0 &&
      capacity.spot_percentage <= 100
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].spot_percentage is ${jsonencode(capacity.spot_percentage)}; allowed: a whole number from 0 to 100 per cent."
      if floor(capacity.spot_percentage) != capacity.spot_percentage ||
      capacity.spot_percentage < 0 ||
      capacity.spot_percentage > 100
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 :
      floor(capacity.on_demand_base) == capacity.on_demand_base &&
      capacity.on_demand_base >= 0 &&
      capacity.on_demand_base <= 5000
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].on_demand_base is ${jsonencode(capacity.on_demand_base)}; allowed: a whole number from 0 to 5000 instances."
      if floor(capacity.on_demand_base) != capacity.on_demand_base ||
      capacity.on_demand_base < 0 ||
      capacity.on_demand_base > 5000
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 :
      floor(capacity.refresh.min_healthy_percentage) == capacity.refresh.min_healthy_percentage &&
      capacity.refresh.min_healthy_percentage >= 0 &&
      capacity.refresh.min_healthy_percentage <= 100
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].refresh.min_healthy_percentage is ${jsonencode(capacity.refresh.min_healthy_percentage)}; allowed: a whole number from 0 to 100 per cent."
      if floor(capacity.refresh.min_healthy_percentage) != capacity.refresh.min_healthy_percentage ||
      capacity.refresh.min_healthy_percentage < 0 ||
      capacity.refresh.min_healthy_percentage > 100
    ])
  }

  validation {
    condition = alltrue([
      for capacity in var.ec2 :
      floor(capacity.refresh.max_healthy_percentage) == capacity.refresh.max_healthy_percentage &&
      capacity.refresh.max_healthy_percentage >= 100 &&
      capacity.refresh.max_healthy_percentage <= 200
    ])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].refresh.max_healthy_percentage is ${jsonencode(capacity.refresh.max_healthy_percentage)}; allowed: a whole number from 100 to 200 per cent."
      if floor(capacity.refresh.max_healthy_percentage) != capacity.refresh.max_healthy_percentage ||
      capacity.refresh.max_healthy_percentage < 100 ||
      capacity.refresh.max_healthy_percentage > 200
    ])
  }

  validation {
    condition = alltrue([for capacity in var.ec2 : length(capacity.boot_script) <= 12000])
    error_message = join("\n", [
      for key, capacity in var.ec2 :
      "ec2[\"${key}\"].boot_script is a text of ${length(capacity.boot_script)} characters; allowed: at most 12000 characters: user data has 16 KB."
      if length(capacity.boot_script) > 12000
    ])
  }

  validation {
    condition     = length(var.ec2) == 0 || var.network != null
    error_message = "ec2 has \"${join("\", \"", keys(var.ec2))}\", but network is null; allowed: container instances in a network. Give network."
  }

  validation {
    condition = (
      var.network == null ||
      length([
        for capacity in var.ec2 : capacity.tier
        if !contains(local.capacity_tiers, capacity.tier)
      ]) == 0
    )
    error_message = join("", [
      "ec2 names the tiers \"",
      join("\", \"", [
        for capacity in var.ec2 : capacity.tier
        if !contains(local.capacity_tiers, capacity.tier)
      ]),
      "\"; allowed: of \"",
      join("\", \"", local.capacity_tiers),
      "\", the private and isolated tiers that have subnets.",
    ])
  }

  validation {
    condition = var.network == null ? true : alltrue([
      for capacity in var.ec2 : length([
        for group in capacity.security_groups : group.name
        if(group.vpc_id == null ? var.network.vpc_id : group.vpc_id) != var.network.vpc_id
      ]) == 0
    ])
    error_message = try(
      "ec2 has security_groups of another VPC; allowed: groups of the network's VPC \"${var.network.vpc_id == null ? "" : var.network.vpc_id}\".",
      ""
    )
  }
}

variable "endpoint_ids" {
  type        = map(string)
  description = <<-EOT
    Ids of the VPC endpoints that instances reach AWS by, by service. A change refreshes the
    instances: an agent that started before its endpoint keeps the addresses it found. Each
    endpoint: an id that begins with "vpce-".
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([
      for endpoint in var.endpoint_ids : can(regex("^(?:vpce-[0-9a-z]{8,})$", endpoint))
    ])
    error_message = join("\n", [
      for key, endpoint in var.endpoint_ids :
      "endpoint_ids[\"${key}\"] is \"${endpoint}\"; allowed: an id that begins with \"vpce-\"."
      if !can(regex("^(?:vpce-[0-9a-z]{8,})$", endpoint))
    ])
  }
}

variable "execute_command" {
  type = object({
    # Whether sessions of ECS Exec are recorded in a log group of the cluster.
    logging = optional(bool, true)
    # Days that records are kept.
    retention_days = optional(number, 365)
    # Key that encrypts both the session and the log group; its policy must let CloudWatch Logs use
    # it.
    kms_key_arn = optional(string)
  })
  description = <<-EOT
    ECS Exec: commands in running containers.
    - logging: Whether sessions of ECS Exec are recorded in a log group of the cluster. Without,
      they go where the container's own log configuration says. Default: true.
    - retention_days: Days that records are kept. Allowed: one of 1, 3, 5, 7, 14, 30, 60, 90, 120,
      150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days. Default: 365.
    - kms_key_arn: Key that encrypts both the session and the log group; its policy must let
      CloudWatch Logs use it. Default: TLS for the session, the service's own key for the group.
      Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource". Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = contains([
      1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
    ], var.execute_command.retention_days)
    error_message = "execute_command.retention_days is ${jsonencode(var.execute_command.retention_days)}; allowed: one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days."
  }

  validation {
    condition = var.execute_command.kms_key_arn == null ? true : can(regex(
      "^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$",
      var.execute_command.kms_key_arn
    ))
    error_message = try(
      "execute_command.kms_key_arn is \"${var.execute_command.kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\".",
      ""
    )
  }
}

variable "fargate" {
  type        = bool
  description = "Whether services may run on Fargate (the capacity provider FARGATE)."
  default     = true
  nullable    = false

  validation {
    condition     = var.fargate || var.fargate_spot || length(var.ec2) != 0
    error_message = "fargate is false, fargate_spot is false and ec2 is empty; allowed: a cluster with one capacity provider at least."
  }
}

variable "fargate_spot" {
  type        = bool
  description = <<-EOT
    Whether services may run on Fargate Spot (FARGATE_SPOT): cheaper, ended with two minutes'
    notice.
  EOT
  default     = true
  nullable    = false
}

variable "metadata_hop_limit" {
  type        = number
  description = <<-EOT
    Hops that answers of the instance metadata service live (IMDSv2 only). 1 keeps it from
    containers in bridge mode (Amazon ECS Developer Guide: task and execution role best practices).
    Allowed: a whole number from 1 to 64 hops.
  EOT
  default     = 1
  nullable    = false

  validation {
    condition = (
      floor(var.metadata_hop_limit) == var.metadata_hop_limit &&
      var.metadata_hop_limit >= 1 &&
      var.metadata_hop_limit <= 64
    )
    error_message = "metadata_hop_limit is ${jsonencode(var.metadata_hop_limit)}; allowed: a whole number from 1 to 64 hops."
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The cluster's name, and the beginning of its capacity providers' names. Allowed: 1 to 32 ASCII
    letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?)$", var.name))
    error_message = "name is \"${var.name}\"; allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.ec2) == 0 || !can(regex("^(aws|ecs|fargate)", lower(var.name)))
    error_message = "name is \"${var.name}\", with which the names of EC2 capacity providers begin; allowed: a name that does not begin with \"aws\", \"ecs\" or \"fargate\", which AWS keeps for its own."
  }
}

variable "network" {
  type = object({
    # The VPC's id.
    vpc_id = string
    # The VPC's IPv4 ranges, the primary one first.
    cidr_blocks = list(string)
    # The VPC's IPv6 range.
    ipv6_cidr_block = optional(string)
    # The network's tiers, by name.
    tiers = map(object({
      # Whether its subnets reach the internet directly, through NAT, or not at all.
      kind = string
      # Whether they do reach it; default: as the kind says.
      internet = optional(bool)
      # The tier's subnets, by zone.
      subnets = map(object({
        # The subnet's id.
        id = string
        # The subnet's IPv4 range.
        cidr_block = string
        # The subnet's IPv6 range.
        ipv6_cidr_block = optional(string)
        # The route table of the subnet.
        route_table_id = optional(string)
      }))
    }))
    # A network's DNS settings.
    dns = optional(object({
      # Whether the VPC's own resolver answers (enable_dns_support).
      support = optional(bool, true)
      # Whether instances get DNS names (enable_dns_hostnames).
      hostnames = optional(bool, true)
      # DNS servers set by DHCP options in place of the VPC's resolver; empty: the VPC's resolver.
      servers = optional(list(string), [])
    }), {})
  })
  description = <<-EOT
    The network that container instances stand in; needed with `ec2` only.
    - vpc_id: The VPC's id.
    - cidr_blocks: The VPC's IPv4 ranges, the primary one first.
    - ipv6_cidr_block: The VPC's IPv6 range. Optional.
    - tiers: The network's tiers, by name.
      - kind: Whether its subnets reach the internet directly, through NAT, or not at all. Allowed:
        one of "public", "private", "isolated".
      - internet: Whether they do reach it; default: as the kind says. A private tier without NAT
        does not. Optional.
      - subnets: The tier's subnets, by zone.
        - id: The subnet's id.
        - cidr_block: The subnet's IPv4 range.
        - ipv6_cidr_block: The subnet's IPv6 range. Optional.
        - route_table_id: The route table of the subnet. Optional.
    - dns: A network's DNS settings. Default: {}.
      - support: Whether the VPC's own resolver answers (enable_dns_support). Default: true.
      - hostnames: Whether instances get DNS names (enable_dns_hostnames). Default: true.
      - servers: DNS servers set by DHCP options in place of the VPC's resolver; empty: the VPC's
        resolver. Default: [].
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.network == null ? true : alltrue([
      for tier in var.network.tiers : contains(["public", "private", "isolated"], tier.kind)
    ])
    error_message = join(
      "\n",
      var.network == null ? [] : [
        for key, tier in var.network.tiers :
        "network.tiers[\"${key}\"].kind is \"${tier.kind}\"; allowed: one of \"public\", \"private\", \"isolated\"."
        if !contains(["public", "private", "isolated"], tier.kind)
      ]
    )
  }
}

variable "refresh_token" {
  type        = string
  description = <<-EOT
    Any text; a change refreshes the instances of every EC2 provider. Allowed: up to 128 ASCII
    letters, digits and . _ : / + = @ -.
  EOT
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z0-9._:/+=@-]{0,128})$", var.refresh_token))
    error_message = "refresh_token is \"${var.refresh_token}\"; allowed: up to 128 ASCII letters, digits and . _ : / + = @ -."
  }
}

variable "service_connect" {
  type = object({
    # Name of an HTTP namespace to create in Cloud Map.
    namespace = optional(string)
    # An existing namespace in its place.
    namespace_arn = optional(string)
  })
  description = <<-EOT
    The namespace that the cluster's services use for Service Connect unless they name another. It
    can be exchanged; once given it stays the cluster's, since the provider does not ask ECS to take
    it away. Allowed: either a namespace to create or the namespace_arn of an existing one.
    - namespace: Name of an HTTP namespace to create in Cloud Map. Allowed: 1 to 1024 visible ASCII
      characters. Optional.
    - namespace_arn: An existing namespace in its place. Allowed: a Cloud Map namespace's ARN, such
      as "arn:aws:servicediscovery:region:123456789012:resource". Optional.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.service_connect == null ? true : (
      var.service_connect.namespace != null
    ) != (var.service_connect.namespace_arn != null)
    error_message = try(
      "service_connect ${
        var.service_connect.namespace == null
        ? "has neither namespace nor namespace_arn"
        : "has both namespace and namespace_arn"
      }; allowed: either a namespace to create or the namespace_arn of an existing one.",
      ""
    )
  }

  validation {
    condition = (
      var.service_connect == null ? true
      : var.service_connect.namespace == null ? true : can(regex("^(?:[!-~]{1,512}[!-~]{0,512})$", var.service_connect.namespace))
    )
    error_message = try(
      "service_connect.namespace is \"${var.service_connect.namespace}\"; allowed: 1 to 1024 visible ASCII characters.",
      ""
    )
  }

  validation {
    condition = (
      var.service_connect == null ? true
      : var.service_connect.namespace_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:servicediscovery:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.service_connect.namespace_arn))
    )
    error_message = try(
      "service_connect.namespace_arn is \"${var.service_connect.namespace_arn}\"; allowed: a Cloud Map namespace's ARN, such as \"arn:aws:servicediscovery:region:123456789012:resource\".",
      ""
    )
  }
}

variable "session_manager" {
  type        = bool
  description = <<-EOT
    Whether administrators reach instances by SSM Session Manager; instances then need the ssm and
    ssmmessages endpoints.
  EOT
  default     = false
  nullable    = false
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
