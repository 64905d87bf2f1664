# Generated from src/compute/ecs-service/ecs-service.ts by `npm run modules`. Do not edit.

variable "architecture" {
  type        = string
  description = <<-EOT
    The processors that the images are made for; ARM64 is Graviton. Allowed: one of "X86_64",
    "ARM64".
  EOT
  default     = "X86_64"
  nullable    = false

  validation {
    condition     = contains(["X86_64", "ARM64"], var.architecture)
    error_message = "architecture is \"${var.architecture}\"; allowed: one of \"X86_64\", \"ARM64\"."
  }
}

variable "cluster" {
  type = object({
    # The cluster's ARN.
    arn = string
    # The cluster's name.
    name = string
    # The names of the cluster's capacity providers: FARGATE and FARGATE_SPOT under their own name,
    # EC2 ones under their key.
    capacity_provider_names = optional(map(string), {})
    # The default namespace of Service Connect.
    service_connect_namespace_arn = optional(string)
    # How a cluster records ECS Exec sessions.
    execute_command = optional(object({
      # The log group that sessions are recorded in.
      log_group_name = string
      # The log group's ARN: task roles must be let write to it.
      log_group_arn = string
      # The key that sessions are encrypted with: task roles must be let use it.
      kms_key_arn = optional(string)
    }))
  })
  description = <<-EOT
    The cluster that the service runs in.
    - arn: The cluster's ARN. Whoever uses it waits for the cluster's capacity providers. Allowed:
      the ARN of an ECS cluster, such as "arn:aws:ecs:ap-northeast-2:123456789012:cluster/main".
    - name: The cluster's name.
    - capacity_provider_names: The names of the cluster's capacity providers: FARGATE and
      FARGATE_SPOT under their own name, EC2 ones under their key. Without any a service runs by its
      launch type. Default: {}.
    - service_connect_namespace_arn: The default namespace of Service Connect. Optional.
    - execute_command: How a cluster records ECS Exec sessions. Optional.
      - log_group_name: The log group that sessions are recorded in.
      - log_group_arn: The log group's ARN: task roles must be let write to it.
      - kms_key_arn: The key that sessions are encrypted with: task roles must be let use it.
        Optional.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:arn:aws(-[a-z]+)*:ecs:[a-z0-9-]+:[0-9]{12}:cluster/[A-Za-z0-9_-]{1,255})$", var.cluster.arn))
    error_message = "cluster.arn is \"${var.cluster.arn}\"; allowed: the ARN of an ECS cluster, such as \"arn:aws:ecs:ap-northeast-2:123456789012:cluster/main\"."
  }
}

variable "containers" {
  type = map(object({
    # The image: repository and tag or digest.
    image = string
    # Whether every task of a deployment gets the image that the tag meant when the deployment
    # began.
    version_consistency = optional(string)
    # Secret with the user name and password of a registry that is not ECR.
    registry_credentials = optional(string)
    # Words of the command, in place of the image's.
    command = optional(list(string), [])
    # Words of the entry point, in place of the image's.
    entry_point = optional(list(string), [])
    # The directory that the command runs in.
    working_directory = optional(string)
    # Whether the task ends when this container does.
    essential = optional(bool, true)
    # Ports by name; Service Connect and target groups refer to them by it.
    ports = optional(map(object({
      # Port that the container listens on; tasks have a network interface of their own, so no host
      # port is needed.
      container_port = number
      # Transport protocol.
      protocol = optional(string, "tcp")
      # What is spoken over TCP, for Service Connect's proxy and its metrics.
      app_protocol = optional(string)
    })), {})
    # Environment variables.
    environment = optional(map(string), {})
    # Environment variables whose values are fetched when the container starts, and not again while
    # it runs: nothing that changes by itself, such as a password that RDS manages.
    secrets = optional(map(object({
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
    })), {})
    # A command that tells whether the container is healthy.
    health_check = optional(object({
      # The check: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"], or ["CMD", "/check",
      # "--fast"].
      command = list(string)
      # Seconds between checks.
      interval_seconds = optional(number, 30)
      # Seconds after which a check counts as failed.
      timeout_seconds = optional(number, 5)
      # Failures in a row that make the container unhealthy.
      retries = optional(number, 3)
      # Seconds after the start in which failures do not count.
      start_period_seconds = optional(number)
    }))
    # Containers that come first, and how far they must be: START, COMPLETE (ended), SUCCESS (ended
    # with 0) or HEALTHY.
    depends_on = optional(map(string), {})
    # Whether the container's own file system is read-only; mount a scratch volume where it writes.
    readonly_root_filesystem = optional(bool, true)
    # The user that processes run as.
    user = optional(string)
    # CPU units that the container has at least, out of the task's.
    cpu = optional(number)
    # MiB above which the container is killed.
    memory = optional(number)
    # MiB that are kept for the container.
    memory_reservation = optional(number)
    # Limits of the kernel, by name; on Fargate nofile alone.
    ulimits = optional(map(object({
      # The soft limit; -1 is none.
      soft = number
      # The hard limit; -1 is none.
      hard = number
    })), {})
    # What the container may do to the kernel.
    linux = optional(object({
      # Whether an init process runs first: it passes signals on and collects dead processes; ECS
      # Exec wants it.
      init_process = optional(bool, true)
      # Capabilities beyond Docker's own; on Fargate SYS_PTRACE alone.
      add_capabilities = optional(list(string), [])
      # Capabilities that are taken away; ALL leaves none.
      drop_capabilities = optional(list(string), [])
      # Directories in memory that everyone may write to, by path with their size in MiB: for what
      # is not root beside a read-only file system.
      tmpfs = optional(map(number), {})
    }), {})
    # Seconds between the signal to stop and the kill; on Fargate up to 120.
    stop_timeout_seconds = optional(number)
    # Where the container sees volumes, by key of `volumes`.
    mount_points = optional(map(object({
      # Where the container sees the volume.
      container_path = string
      # Whether the container may only read.
      read_only = optional(bool, false)
    })), {})
    # Where the container's output goes.
    logging = optional(object({
      # Where the container's output goes.
      driver = optional(string, "awslogs")
      # Further options of the driver: `{ mode = "non-blocking", max-buffer-size = "25m" }`.
      options = optional(map(string), {})
      # Options of the driver that are secret, such as splunk-token.
      secret_options = optional(map(object({
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
      })), {})
      # Days that the log group keeps.
      retention_days = optional(number)
    }), {})
    # FireLens: the container routes the logs of those with the driver awsfirelens.
    firelens = optional(object({
      # The log router in the image.
      type = optional(string, "fluentbit")
      # Its options: enable-ecs-log-metadata, and a configuration of your own by config-file-type
      # (file, or s3 with the launch type ec2) and config-file-value (a path in the image, or the
      # object's ARN, which the execution role may then read).
      options = optional(map(string), {})
    }))
    # The container is started again when it ends, and the task stays.
    restart_policy = optional(object({
      # Exit codes after which the container is not started again.
      ignored_exit_codes = optional(set(number), [])
      # Seconds that the container must have run for; one that ends earlier is not started again.
      restart_attempt_period = optional(number, 300)
    }))
  }))
  description = <<-EOT
    The containers of a task, by name.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: 1 to 10 containers.
    Allowed: one essential container at least.
    Allowed: depends_on with containers of the task.
    Allowed: HEALTHY of containers with a health_check only.
    Allowed: COMPLETE and SUCCESS of containers that are not essential: when an essential one ends,
    the task does.
    Allowed: each port once: the containers of a task share one network interface.
    Allowed: each port name once.
    Allowed: one container with firelens, where others log by awsfirelens.
    - image: The image: repository and tag or digest. The execution role may pull those of private
      ECR repositories that stand here. Allowed: an image's address of 1 to 255 characters: ASCII
      letters, digits and . _ : / @ -.
    - version_consistency: Whether every task of a deployment gets the image that the tag meant when
      the deployment began. disabled: each pulls what the tag means then, such as the next `latest`.
      Default: enabled. Allowed: one of "enabled", "disabled". Optional.
    - registry_credentials: Secret with the user name and password of a registry that is not ECR.
      Allowed: a secret's whole ARN, which ends with a hyphen and six characters, such as
      "arn:aws:secretsmanager:region:123456789012:secret:name-AbCdEf". Optional.
    - command: Words of the command, in place of the image's. Default: [].
    - entry_point: Words of the entry point, in place of the image's. Default: [].
    - working_directory: The directory that the command runs in. Default: the image's. Allowed: an
      absolute path without colons and spaces. Optional.
    - essential: Whether the task ends when this container does. Default: true.
    - ports: Ports by name; Service Connect and target groups refer to them by it. Allowed: keys of
      1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending
      with a hyphen. Default: {}.
      - container_port: Port that the container listens on; tasks have a network interface of their
        own, so no host port is needed. Allowed: a whole number from 1 to 65535.
      - protocol: Transport protocol. Allowed: one of "tcp", "udp". Default: "tcp".
      - app_protocol: What is spoken over TCP, for Service Connect's proxy and its metrics. Default:
        plain TCP. Allowed: one of "http", "http2", "grpc". Optional.
    - environment: Environment variables. Secrets do not belong here. Allowed: names without spaces
      and equals signs. Each value: a text without NUL. Default: {}.
    - secrets: Environment variables whose values are fetched when the container starts, and not
      again while it runs: nothing that changes by itself, such as a password that RDS manages.
      Allowed: names without spaces and equals signs. Default: {}.
      - secret_arn: A secret of Secrets Manager. Allowed: a secret's whole ARN, which ends with a
        hyphen and six characters, such as
        "arn:aws:secretsmanager:region:123456789012:secret:name-AbCdEf". Optional.
      - json_key: The key in the secret's JSON. Default: the whole secret. Allowed: a key without
        colons and spaces. Optional.
      - version_stage: The staging label of the secret's version. Default: AWSCURRENT. Allowed: a
        staging label without colons and spaces. Optional.
      - version_id: The id of the secret's version, in place of a staging label. Allowed: a
        version's id without colons and spaces. Optional.
      - parameter_arn: A parameter of Systems Manager, in place of a secret. Allowed: a parameter's
        ARN, such as "arn:aws:ssm:region:123456789012:resource". Optional.
    - health_check: A command that tells whether the container is healthy. Optional.
      - command: The check: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"], or ["CMD",
        "/check", "--fast"]. Allowed: a list that begins with "CMD" or "CMD-SHELL" and has a command
        after it.
      - interval_seconds: Seconds between checks. Allowed: a whole number from 5 to 300 seconds.
        Default: 30.
      - timeout_seconds: Seconds after which a check counts as failed. Allowed: a whole number from
        2 to 60 seconds. Default: 5.
      - retries: Failures in a row that make the container unhealthy. Allowed: a whole number from 1
        to 10. Default: 3.
      - start_period_seconds: Seconds after the start in which failures do not count. Default: none.
        Allowed: a whole number from 1 to 300 seconds. Optional.
    - depends_on: Containers that come first, and how far they must be: START, COMPLETE (ended),
      SUCCESS (ended with 0) or HEALTHY. Each condition: one of "START", "COMPLETE", "SUCCESS",
      "HEALTHY". Default: {}.
    - readonly_root_filesystem: Whether the container's own file system is read-only; mount a
      scratch volume where it writes. Default: true.
    - user: The user that processes run as. Default: the image's, which is often root. Allowed: a
      user or user:group, by name or number, such as "1000:1000". Optional.
    - cpu: CPU units that the container has at least, out of the task's. Default: no share of its
      own. Allowed: a whole number from 2 to 196608 CPU units. Optional.
    - memory: MiB above which the container is killed. Default: the task's memory. Allowed: a whole
      number from 6 to 3145728 MiB. Optional.
    - memory_reservation: MiB that are kept for the container. Allowed: a whole number from 6 to
      3145728 MiB. Optional.
    - ulimits: Limits of the kernel, by name; on Fargate nofile alone. Allowed: keys of core, cpu,
      data, fsize, locks, memlock, msgqueue, nice, nofile, nproc, rss, rtprio, rttime, sigpending,
      stack. Default: {}.
      - soft: The soft limit; -1 is none. Allowed: a whole number from -1 to 2147483647.
      - hard: The hard limit; -1 is none. Allowed: a whole number from -1 to 2147483647.
    - linux: What the container may do to the kernel. Default: {}.
      - init_process: Whether an init process runs first: it passes signals on and collects dead
        processes; ECS Exec wants it. Default: true.
      - add_capabilities: Capabilities beyond Docker's own; on Fargate SYS_PTRACE alone. Each
        capability: a Linux capability without its CAP_, such as "SYS_PTRACE", or "ALL". Default:
        [].
      - drop_capabilities: Capabilities that are taken away; ALL leaves none. Each capability: a
        Linux capability without its CAP_, such as "SYS_PTRACE", or "ALL". Default: [].
      - tmpfs: Directories in memory that everyone may write to, by path with their size in MiB: for
        what is not root beside a read-only file system. They count as the task's memory. The image
        has no such directory, or one of mode 1777. Allowed: absolute paths of ASCII letters,
        digits, slashes and . _ ~ - as keys. Each size: a whole number from 1 to 65536 MiB. Default:
        {}.
    - stop_timeout_seconds: Seconds between the signal to stop and the kill; on Fargate up to 120.
      Default: 30. Allowed: a whole number from 2 to 86400 seconds. Optional.
    - mount_points: Where the container sees volumes, by key of `volumes`. Default: {}.
      - container_path: Where the container sees the volume. Allowed: an absolute path without
        colons and spaces.
      - read_only: Whether the container may only read. Default: false.
    - logging: Where the container's output goes. Allowed: options other than awslogs-group,
      awslogs-region, awslogs-stream-prefix, awslogs-create-group, which follow from the service;
      retention_days with the driver awslogs only; no options where nothing is logged. Default: {}.
      - driver: Where the container's output goes. awslogs: to a log group of its own in CloudWatch
        Logs; none: nowhere. Fargate has awslogs, awsfirelens and splunk. Allowed: one of "awslogs",
        "awsfirelens", "splunk", "fluentd", "gelf", "journald", "json-file", "syslog", "none".
        Default: "awslogs".
      - options: Further options of the driver: `{ mode = "non-blocking", max-buffer-size = "25m"
        }`. Default: {}.
      - secret_options: Options of the driver that are secret, such as splunk-token. Default: {}.
        - secret_arn: A secret of Secrets Manager. Allowed: a secret's whole ARN, which ends with a
          hyphen and six characters, such as
          "arn:aws:secretsmanager:region:123456789012:secret:name-AbCdEf". Optional.
        - json_key: The key in the secret's JSON. Default: the whole secret. Allowed: a key without
          colons and spaces. Optional.
        - version_stage: The staging label of the secret's version. Default: AWSCURRENT. Allowed: a
          staging label without colons and spaces. Optional.
        - version_id: The id of the secret's version, in place of a staging label. Allowed: a
          version's id without colons and spaces. Optional.
        - parameter_arn: A parameter of Systems Manager, in place of a secret. Allowed: a
          parameter's ARN, such as "arn:aws:ssm:region:123456789012:resource". Optional.
      - retention_days: Days that the log group keeps. Default: those of `logs`. Allowed: one of 1,
        3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
        3288, 3653 days. Optional.
    - firelens: FireLens: the container routes the logs of those with the driver awsfirelens.
      Allowed: file with an absolute path, or s3 with the ARN of an object, or neither of the two
      options. Optional.
      - type: The log router in the image. Allowed: one of "fluentbit", "fluentd". Default:
        "fluentbit".
      - options: Its options: enable-ecs-log-metadata, and a configuration of your own by
        config-file-type (file, or s3 with the launch type ec2) and config-file-value (a path in the
        image, or the object's ARN, which the execution role may then read). Default: {}.
    - restart_policy: The container is started again when it ends, and the task stays. Default: it
      is not. Optional.
      - ignored_exit_codes: Exit codes after which the container is not started again. Allowed: at
        most 50 exit codes. Each code: a whole number from 0 to 255. Default: [].
      - restart_attempt_period: Seconds that the container must have run for; one that ends earlier
        is not started again. Allowed: a whole number from 60 to 1800 seconds. Default: 300.
  EOT
  nullable    = false

  validation {
    condition = length([
      for name, container in var.containers : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "containers is a map with the keys \"${join("\", \"", [
      for name, container in var.containers : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.containers) >= 1 && length(var.containers) <= 10
    error_message = "containers is a map of ${length(var.containers)} containers; allowed: 1 to 10 containers."
  }

  validation {
    condition = (
      length(var.containers) == 0 ||
      length([for name, container in var.containers : name if container.essential]) != 0
    )
    error_message = "containers is a task of \"${join("\", \"", keys(var.containers))}\", none of which is essential; allowed: one essential container at least."
  }

  validation {
    condition = length(flatten([
      for name, container in var.containers : [
        for other, condition in container.depends_on : "${name} on ${other}"
        if !contains(keys(var.containers), other)
      ]
    ])) == 0
    error_message = "containers is a task that has \"${join("\", \"", flatten([
      for name, container in var.containers : [
        for other, condition in container.depends_on : "${name} on ${other}"
        if !contains(keys(var.containers), other)
      ]
    ]))}\"; allowed: depends_on with containers of the task."
  }

  validation {
    condition = length(flatten([
      for name, container in var.containers : [
        for other, condition in container.depends_on : "${name} on ${other}"
        if condition == "HEALTHY" &&
        contains(keys(var.containers), other) &&
        !try(var.containers[other].health_check != null, true)
      ]
    ])) == 0
    error_message = "containers is a task that has \"${join("\", \"", flatten([
      for name, container in var.containers : [
        for other, condition in container.depends_on : "${name} on ${other}"
        if condition == "HEALTHY" &&
        contains(keys(var.containers), other) &&
        !try(var.containers[other].health_check != null, true)
      ]
    ]))}\"; allowed: HEALTHY of containers with a health_check only."
  }

  validation {
    condition = length(flatten([
      for name, container in var.containers : [
        for other, condition in container.depends_on : "${name} on ${other}"
        if contains(["COMPLETE", "SUCCESS"], condition) && try(var.containers[other].essential, false)
      ]
    ])) == 0
    error_message = "containers is a task that has \"${join("\", \"", flatten([
      for name, container in var.containers : [
        for other, condition in container.depends_on : "${name} on ${other}"
        if contains(["COMPLETE", "SUCCESS"], condition) && try(var.containers[other].essential, false)
      ]
    ]))}\"; allowed: COMPLETE and SUCCESS of containers that are not essential: when an essential one ends, the task does."
  }

  validation {
    condition = (
      length(distinct(flatten([
        for container in var.containers :
        [for port in container.ports : "${port.container_port}/${port.protocol}"]
      ]))) ==
      length(flatten([
        for container in var.containers :
        [for port in container.ports : "${port.container_port}/${port.protocol}"]
      ]))
    )
    error_message = "containers has the ports \"${join("\", \"", flatten([
      for container in var.containers :
      [for port in container.ports : "${port.container_port}/${port.protocol}"]
    ]))}\"; allowed: each port once: the containers of a task share one network interface."
  }

  validation {
    condition = (
      length(distinct(flatten([
        for container in var.containers : [for name, port in container.ports : name]
      ]))) ==
      length(flatten([for container in var.containers : [for name, port in container.ports : name]]))
    )
    error_message = "containers has the port names \"${join("\", \"", flatten([
      for container in var.containers : [for name, port in container.ports : name]
    ]))}\"; allowed: each port name once."
  }

  validation {
    condition = (
      length([for name, container in var.containers : name if container.firelens != null]) <= 1 &&
      (
        length([
          for name, container in var.containers : name
          if container.logging.driver == "awsfirelens"
        ]) == 0 ||
        length([for name, container in var.containers : name if container.firelens != null]) != 0
      )
    )
    error_message = join("", [
      "containers is a task that has the log routers \"",
      join("\", \"", [for name, container in var.containers : name if container.firelens != null]),
      "\" for \"",
      join("\", \"", [
        for name, container in var.containers : name
        if container.logging.driver == "awsfirelens"
      ]),
      "\"; allowed: one container with firelens, where others log by awsfirelens.",
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      container.memory == null ||
      container.memory_reservation == null ||
      (
        (container.memory == null ? 0 : container.memory) >
        (container.memory_reservation == null ? 0 : container.memory_reservation)
      )
    ])
    error_message = join("\n", [
      for key, container in var.containers : join("", [
        "containers[\"${key}\"] is a container of ",
        container.memory == null ? 0 : container.memory,
        " MiB of which ",
        container.memory_reservation == null ? 0 : container.memory_reservation,
        " are reserved; allowed: a memory above the memory_reservation.",
      ])
      if container.memory != null &&
      container.memory_reservation != null &&
      (
        (container.memory == null ? 0 : container.memory) <=
        (container.memory_reservation == null ? 0 : container.memory_reservation)
      )
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers : length([
        for name, secret in container.secrets : name
        if contains(keys(container.environment), name)
      ]) == 0
    ])
    error_message = join("\n", [
      for key, container in var.containers : "containers[\"${key}\"] is a container with \"${join("\", \"", [
        for name, secret in container.secrets : name
        if contains(keys(container.environment), name)
      ])}\" in environment and in secrets; allowed: a name in environment or in secrets, not in both."
      if length([
        for name, secret in container.secrets : name
        if contains(keys(container.environment), name)
      ]) != 0
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      length(distinct([for mount in container.mount_points : mount.container_path])) ==
      length([for mount in container.mount_points : mount.container_path])
    ])
    error_message = join("\n", [
      for key, container in var.containers : "containers[\"${key}\"] has the mount paths \"${join("\", \"", [
        for mount in container.mount_points : mount.container_path
      ])}\"; allowed: each mount path once."
      if length(distinct([for mount in container.mount_points : mount.container_path])) !=
      length([for mount in container.mount_points : mount.container_path])
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      container.firelens == null ||
      !can(regex(":init-", container.image)) ||
      !container.readonly_root_filesystem ||
      contains([for mount in container.mount_points : mount.container_path], "/tmp")
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"] is a log router with a read-only file system and the image ${container.image}; allowed: readonly_root_filesystem = false with an init- image, which writes when it starts, or a volume at /tmp with one of July 2025 or later."
      if container.firelens != null &&
      can(regex(":init-", container.image)) &&
      container.readonly_root_filesystem &&
      !contains([for mount in container.mount_points : mount.container_path], "/tmp")
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      container.firelens == null || container.user == null || can(regex("^[0-9]+(:|$)", container.user))
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"] is a log router of the user ${jsonencode(container.user)}; allowed: the number of a log router's user, such as \"1000:1000\"."
      if container.firelens != null && container.user != null && !can(regex("^[0-9]+(:|$)", container.user))
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      can(regex("^(?:[A-Za-z0-9][A-Za-z0-9._:/@-]{0,254})$", container.image))
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].image is \"${container.image}\"; allowed: an image's address of 1 to 255 characters: ASCII letters, digits and . _ : / @ -."
      if !can(regex("^(?:[A-Za-z0-9][A-Za-z0-9._:/@-]{0,254})$", container.image))
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers : container.version_consistency == null ? true : contains([
        "enabled", "disabled",
      ], container.version_consistency)
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].version_consistency is \"${container.version_consistency}\"; allowed: one of \"enabled\", \"disabled\"."
      if container.version_consistency == null ? false : !contains([
        "enabled", "disabled",
      ], container.version_consistency)
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      container.registry_credentials == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]+-[A-Za-z0-9]{6})$", container.registry_credentials))
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].registry_credentials is \"${container.registry_credentials}\"; allowed: a secret's whole ARN, which ends with a hyphen and six characters, such as \"arn:aws:secretsmanager:region:123456789012:secret:name-AbCdEf\"."
      if container.registry_credentials == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]+-[A-Za-z0-9]{6})$", container.registry_credentials))
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      container.working_directory == null ? true : can(regex("^(?:/[^:\\s]{0,999})$", container.working_directory))
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].working_directory is \"${container.working_directory}\"; allowed: an absolute path without colons and spaces."
      if container.working_directory == null ? false : !can(regex("^(?:/[^:\\s]{0,999})$", container.working_directory))
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers : length([
        for name, port in container.ports : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ]) == 0
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].ports is a map with the keys \"${join("\", \"", [
        for name, port in container.ports : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
      if length([
        for name, port in container.ports : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ]) != 0
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      alltrue([for port in container.ports : port.app_protocol == null || port.protocol == "tcp"])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, port in container.ports :
        "containers[\"${key}\"].ports[\"${key2}\"] has the protocol \"${port.protocol}\" with app_protocol; allowed: app_protocol with the protocol tcp only."
        if port.app_protocol != null && port.protocol != "tcp"
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for port in container.ports :
        floor(port.container_port) == port.container_port &&
        port.container_port >= 1 &&
        port.container_port <= 65535
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, port in container.ports :
        "containers[\"${key}\"].ports[\"${key2}\"].container_port is ${jsonencode(port.container_port)}; allowed: a whole number from 1 to 65535."
        if floor(port.container_port) != port.container_port ||
        port.container_port < 1 ||
        port.container_port > 65535
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      alltrue([for port in container.ports : contains(["tcp", "udp"], port.protocol)])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, port in container.ports :
        "containers[\"${key}\"].ports[\"${key2}\"].protocol is \"${port.protocol}\"; allowed: one of \"tcp\", \"udp\"."
        if !contains(["tcp", "udp"], port.protocol)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for port in container.ports :
        port.app_protocol == null ? true : contains(["http", "http2", "grpc"], port.app_protocol)
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, port in container.ports :
        "containers[\"${key}\"].ports[\"${key2}\"].app_protocol is \"${port.app_protocol}\"; allowed: one of \"http\", \"http2\", \"grpc\"."
        if port.app_protocol == null ? false : !contains(["http", "http2", "grpc"], port.app_protocol)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      length([for name, value in container.environment : name if !can(regex("^[^=\\s]+$", name))]) == 0
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].environment is a map with the keys \"${join("\", \"", [
        for name, value in container.environment : name
        if !can(regex("^[^=\\s]+$", name))
      ])}\"; allowed: names without spaces and equals signs."
      if length([for name, value in container.environment : name if !can(regex("^[^=\\s]+$", name))]) != 0
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      alltrue([for value in container.environment : !can(regex("\\x00", value))])
    ])
    error_message = nonsensitive(join("\n", flatten([
      for key, container in var.containers : [
        for key2, value in container.environment :
        "containers[\"${key}\"].environment[\"${key2}\"] is a sensitive value; allowed: a text without NUL."
        if can(regex("\\x00", value))
      ]
    ])))
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      length([for name, value in container.secrets : name if !can(regex("^[^=\\s]+$", name))]) == 0
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].secrets is a map with the keys \"${join("\", \"", [
        for name, value in container.secrets : name
        if !can(regex("^[^=\\s]+$", name))
      ])}\"; allowed: names without spaces and equals signs."
      if length([for name, value in container.secrets : name if !can(regex("^[^=\\s]+$", name))]) != 0
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for secret in container.secrets : (secret.secret_arn != null) != (secret.parameter_arn != null)
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, secret in container.secrets : "containers[\"${key}\"].secrets[\"${key2}\"] ${
          secret.secret_arn == null
          ? "has neither secret_arn nor parameter_arn"
          : "has both secret_arn and parameter_arn"
        }; allowed: either secret_arn or parameter_arn."
        if(secret.secret_arn != null) == (secret.parameter_arn != null)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for secret in container.secrets :
        secret.parameter_arn == null ||
        secret.json_key == null && secret.version_stage == null && secret.version_id == null
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, secret in container.secrets :
        "containers[\"${key}\"].secrets[\"${key2}\"] is ${jsonencode(secret)}; allowed: json_key, version_stage and version_id with a secret_arn only: a parameter has none."
        if !(
          secret.parameter_arn == null ||
          secret.json_key == null && secret.version_stage == null && secret.version_id == null
        )
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      alltrue([for secret in container.secrets : secret.version_stage == null || secret.version_id == null])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, secret in container.secrets :
        "containers[\"${key}\"].secrets[\"${key2}\"] has both version_stage and version_id; allowed: version_stage or version_id, not both."
        if secret.version_stage != null && secret.version_id != null
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for secret in container.secrets :
        secret.secret_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]+-[A-Za-z0-9]{6})$", secret.secret_arn))
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, secret in container.secrets :
        "containers[\"${key}\"].secrets[\"${key2}\"].secret_arn is \"${secret.secret_arn}\"; allowed: a secret's whole ARN, which ends with a hyphen and six characters, such as \"arn:aws:secretsmanager:region:123456789012:secret:name-AbCdEf\"."
        if secret.secret_arn == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]+-[A-Za-z0-9]{6})$", secret.secret_arn))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for secret in container.secrets :
        secret.json_key == null ? true : secret.json_key != "" && !can(regex("[:\\s]", secret.json_key))
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, secret in container.secrets :
        "containers[\"${key}\"].secrets[\"${key2}\"].json_key is \"${secret.json_key}\"; allowed: a key without colons and spaces."
        if secret.json_key == null ? false : secret.json_key == "" || can(regex("[:\\s]", secret.json_key))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for secret in container.secrets : secret.version_stage == null ? true : (
          secret.version_stage != "" && !can(regex("[:\\s]", secret.version_stage))
        )
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, secret in container.secrets :
        "containers[\"${key}\"].secrets[\"${key2}\"].version_stage is \"${secret.version_stage}\"; allowed: a staging label without colons and spaces."
        if secret.version_stage == null ? false : (
          secret.version_stage == "" || can(regex("[:\\s]", secret.version_stage))
        )
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for secret in container.secrets :
        secret.version_id == null ? true : secret.version_id != "" && !can(regex("[:\\s]", secret.version_id))
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, secret in container.secrets :
        "containers[\"${key}\"].secrets[\"${key2}\"].version_id is \"${secret.version_id}\"; allowed: a version's id without colons and spaces."
        if secret.version_id == null ? false : (
          secret.version_id == "" || can(regex("[:\\s]", secret.version_id))
        )
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for secret in container.secrets :
        secret.parameter_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:ssm:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", secret.parameter_arn))
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, secret in container.secrets :
        "containers[\"${key}\"].secrets[\"${key2}\"].parameter_arn is \"${secret.parameter_arn}\"; allowed: a parameter's ARN, such as \"arn:aws:ssm:region:123456789012:resource\"."
        if secret.parameter_arn == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:ssm:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", secret.parameter_arn))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : container.health_check == null ? true : (
        length(container.health_check.command) >= 2 &&
        contains(["CMD", "CMD-SHELL"], try(container.health_check.command[0], ""))
      )
    ])
    error_message = nonsensitive(join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].health_check.command is a sensitive value; allowed: a list that begins with \"CMD\" or \"CMD-SHELL\" and has a command after it."
      if container.health_check == null ? false : (
        length(container.health_check.command) < 2 ||
        !contains(["CMD", "CMD-SHELL"], try(container.health_check.command[0], ""))
      )
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : container.health_check == null ? true : (
        floor(container.health_check.interval_seconds) == container.health_check.interval_seconds &&
        container.health_check.interval_seconds >= 5 &&
        container.health_check.interval_seconds <= 300
      )
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].health_check.interval_seconds is ${jsonencode(container.health_check.interval_seconds)}; allowed: a whole number from 5 to 300 seconds."
      if container.health_check == null ? false : (
        floor(container.health_check.interval_seconds) != container.health_check.interval_seconds ||
        container.health_check.interval_seconds < 5 ||
        container.health_check.interval_seconds > 300
      )
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers : container.health_check == null ? true : (
        floor(container.health_check.timeout_seconds) == container.health_check.timeout_seconds &&
        container.health_check.timeout_seconds >= 2 &&
        container.health_check.timeout_seconds <= 60
      )
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].health_check.timeout_seconds is ${jsonencode(container.health_check.timeout_seconds)}; allowed: a whole number from 2 to 60 seconds."
      if container.health_check == null ? false : (
        floor(container.health_check.timeout_seconds) != container.health_check.timeout_seconds ||
        container.health_check.timeout_seconds < 2 ||
        container.health_check.timeout_seconds > 60
      )
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers : container.health_check == null ? true : (
        floor(container.health_check.retries) == container.health_check.retries &&
        container.health_check.retries >= 1 &&
        container.health_check.retries <= 10
      )
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].health_check.retries is ${jsonencode(container.health_check.retries)}; allowed: a whole number from 1 to 10."
      if container.health_check == null ? false : (
        floor(container.health_check.retries) != container.health_check.retries ||
        container.health_check.retries < 1 ||
        container.health_check.retries > 10
      )
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      container.health_check == null ? true
      : container.health_check.start_period_seconds == null ? true : (
        floor(container.health_check.start_period_seconds) == container.health_check.start_period_seconds &&
        container.health_check.start_period_seconds >= 1 &&
        container.health_check.start_period_seconds <= 300
      )
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].health_check.start_period_seconds is ${jsonencode(container.health_check.start_period_seconds)}; allowed: a whole number from 1 to 300 seconds."
      if container.health_check == null ? false
      : container.health_check.start_period_seconds == null ? false : (
        floor(container.health_check.start_period_seconds) != container.health_check.start_period_seconds ||
        container.health_check.start_period_seconds < 1 ||
        container.health_check.start_period_seconds > 300
      )
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for condition in container.depends_on :
        contains(["START", "COMPLETE", "SUCCESS", "HEALTHY"], condition)
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, condition in container.depends_on :
        "containers[\"${key}\"].depends_on[\"${key2}\"] is \"${condition}\"; allowed: one of \"START\", \"COMPLETE\", \"SUCCESS\", \"HEALTHY\"."
        if !contains(["START", "COMPLETE", "SUCCESS", "HEALTHY"], condition)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      container.user == null ? true : can(regex("^(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,31})?)$", container.user))
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].user is \"${container.user}\"; allowed: a user or user:group, by name or number, such as \"1000:1000\"."
      if container.user == null ? false : !can(regex("^(?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,31})?)$", container.user))
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers : container.cpu == null ? true : (
        floor(container.cpu) == container.cpu && container.cpu >= 2 && container.cpu <= 196608
      )
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].cpu is ${jsonencode(container.cpu)}; allowed: a whole number from 2 to 196608 CPU units."
      if container.cpu == null ? false : (
        floor(container.cpu) != container.cpu || container.cpu < 2 || container.cpu > 196608
      )
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers : container.memory == null ? true : (
        floor(container.memory) == container.memory && container.memory >= 6 && container.memory <= 3145728
      )
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].memory is ${jsonencode(container.memory)}; allowed: a whole number from 6 to 3145728 MiB."
      if container.memory == null ? false : (
        floor(container.memory) != container.memory || container.memory < 6 || container.memory > 3145728
      )
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers : container.memory_reservation == null ? true : (
        floor(container.memory_reservation) == container.memory_reservation &&
        container.memory_reservation >= 6 &&
        container.memory_reservation <= 3145728
      )
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].memory_reservation is ${jsonencode(container.memory_reservation)}; allowed: a whole number from 6 to 3145728 MiB."
      if container.memory_reservation == null ? false : (
        floor(container.memory_reservation) != container.memory_reservation ||
        container.memory_reservation < 6 ||
        container.memory_reservation > 3145728
      )
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers : length([
        for name, limit in container.ulimits : name
        if !contains([
          "core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss",
          "rtprio", "rttime", "sigpending", "stack",
        ], name)
      ]) == 0
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].ulimits is a map with the keys \"${join("\", \"", keys(container.ulimits))}\"; allowed: keys of core, cpu, data, fsize, locks, memlock, msgqueue, nice, nofile, nproc, rss, rtprio, rttime, sigpending, stack."
      if length([
        for name, limit in container.ulimits : name
        if !contains([
          "core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss",
          "rtprio", "rttime", "sigpending", "stack",
        ], name)
      ]) != 0
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for limit in container.ulimits : limit.hard == -1 || limit.soft >= 0 && limit.soft <= limit.hard
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, limit in container.ulimits :
        "containers[\"${key}\"].ulimits[\"${key2}\"] is a soft limit of ${limit.soft} under a hard one of ${limit.hard}; allowed: a soft limit that is not above the hard one."
        if !(limit.hard == -1 || limit.soft >= 0 && limit.soft <= limit.hard)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for limit in container.ulimits :
        floor(limit.soft) == limit.soft && limit.soft >= -1 && limit.soft <= 2147483647
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, limit in container.ulimits :
        "containers[\"${key}\"].ulimits[\"${key2}\"].soft is ${jsonencode(limit.soft)}; allowed: a whole number from -1 to 2147483647."
        if floor(limit.soft) != limit.soft || limit.soft < -1 || limit.soft > 2147483647
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for limit in container.ulimits :
        floor(limit.hard) == limit.hard && limit.hard >= -1 && limit.hard <= 2147483647
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, limit in container.ulimits :
        "containers[\"${key}\"].ulimits[\"${key2}\"].hard is ${jsonencode(limit.hard)}; allowed: a whole number from -1 to 2147483647."
        if floor(limit.hard) != limit.hard || limit.hard < -1 || limit.hard > 2147483647
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for capability in container.linux.add_capabilities :
        can(regex("^(?:ALL|AUDIT_(CONTROL|WRITE)|BLOCK_SUSPEND|CHOWN|DAC_(OVERRIDE|READ_SEARCH)|FOWNER|FSETID|IPC_(LOCK|OWNER)|KILL|LEASE|LINUX_IMMUTABLE|MAC_(ADMIN|OVERRIDE)|MKNOD|NET_(ADMIN|BIND_SERVICE|BROADCAST|RAW)|SET(FCAP|GID|PCAP|UID)|SYSLOG|WAKE_ALARM|SYS_(ADMIN|BOOT|CHROOT|MODULE|NICE|PACCT|PTRACE|RAWIO|RESOURCE|TIME|TTY_CONFIG))$", capability))
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for index, capability in container.linux.add_capabilities :
        "containers[\"${key}\"].linux.add_capabilities[${index}] is \"${capability}\"; allowed: a Linux capability without its CAP_, such as \"SYS_PTRACE\", or \"ALL\"."
        if !can(regex("^(?:ALL|AUDIT_(CONTROL|WRITE)|BLOCK_SUSPEND|CHOWN|DAC_(OVERRIDE|READ_SEARCH)|FOWNER|FSETID|IPC_(LOCK|OWNER)|KILL|LEASE|LINUX_IMMUTABLE|MAC_(ADMIN|OVERRIDE)|MKNOD|NET_(ADMIN|BIND_SERVICE|BROADCAST|RAW)|SET(FCAP|GID|PCAP|UID)|SYSLOG|WAKE_ALARM|SYS_(ADMIN|BOOT|CHROOT|MODULE|NICE|PACCT|PTRACE|RAWIO|RESOURCE|TIME|TTY_CONFIG))$", capability))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for capability in container.linux.drop_capabilities :
        can(regex("^(?:ALL|AUDIT_(CONTROL|WRITE)|BLOCK_SUSPEND|CHOWN|DAC_(OVERRIDE|READ_SEARCH)|FOWNER|FSETID|IPC_(LOCK|OWNER)|KILL|LEASE|LINUX_IMMUTABLE|MAC_(ADMIN|OVERRIDE)|MKNOD|NET_(ADMIN|BIND_SERVICE|BROADCAST|RAW)|SET(FCAP|GID|PCAP|UID)|SYSLOG|WAKE_ALARM|SYS_(ADMIN|BOOT|CHROOT|MODULE|NICE|PACCT|PTRACE|RAWIO|RESOURCE|TIME|TTY_CONFIG))$", capability))
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for index, capability in container.linux.drop_capabilities :
        "containers[\"${key}\"].linux.drop_capabilities[${index}] is \"${capability}\"; allowed: a Linux capability without its CAP_, such as \"SYS_PTRACE\", or \"ALL\"."
        if !can(regex("^(?:ALL|AUDIT_(CONTROL|WRITE)|BLOCK_SUSPEND|CHOWN|DAC_(OVERRIDE|READ_SEARCH)|FOWNER|FSETID|IPC_(LOCK|OWNER)|KILL|LEASE|LINUX_IMMUTABLE|MAC_(ADMIN|OVERRIDE)|MKNOD|NET_(ADMIN|BIND_SERVICE|BROADCAST|RAW)|SET(FCAP|GID|PCAP|UID)|SYSLOG|WAKE_ALARM|SYS_(ADMIN|BOOT|CHROOT|MODULE|NICE|PACCT|PTRACE|RAWIO|RESOURCE|TIME|TTY_CONFIG))$", capability))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : length([
        for path, size in container.linux.tmpfs : path
        if !can(regex("^/[A-Za-z0-9._~/-]+$", path))
      ]) == 0
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].linux.tmpfs is a map with the keys \"${join("\", \"", keys(container.linux.tmpfs))}\"; allowed: absolute paths of ASCII letters, digits, slashes and . _ ~ - as keys."
      if length([
        for path, size in container.linux.tmpfs : path
        if !can(regex("^/[A-Za-z0-9._~/-]+$", path))
      ]) != 0
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      alltrue([for size in container.linux.tmpfs : floor(size) == size && size >= 1 && size <= 65536])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, size in container.linux.tmpfs :
        "containers[\"${key}\"].linux.tmpfs[\"${key2}\"] is ${jsonencode(size)}; allowed: a whole number from 1 to 65536 MiB."
        if floor(size) != size || size < 1 || size > 65536
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : container.stop_timeout_seconds == null ? true : (
        floor(container.stop_timeout_seconds) == container.stop_timeout_seconds &&
        container.stop_timeout_seconds >= 2 &&
        container.stop_timeout_seconds <= 86400
      )
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].stop_timeout_seconds is ${jsonencode(container.stop_timeout_seconds)}; allowed: a whole number from 2 to 86400 seconds."
      if container.stop_timeout_seconds == null ? false : (
        floor(container.stop_timeout_seconds) != container.stop_timeout_seconds ||
        container.stop_timeout_seconds < 2 ||
        container.stop_timeout_seconds > 86400
      )
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for mount in container.mount_points : can(regex("^(?:/[^:\\s]{0,999})$", mount.container_path))
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, mount in container.mount_points :
        "containers[\"${key}\"].mount_points[\"${key2}\"].container_path is \"${mount.container_path}\"; allowed: an absolute path without colons and spaces."
        if !can(regex("^(?:/[^:\\s]{0,999})$", mount.container_path))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : length([
        for name, option in container.logging.options : name
        if contains([
          "awslogs-group", "awslogs-region", "awslogs-stream-prefix", "awslogs-create-group",
        ], name)
      ]) == 0
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].logging is logged with the options \"${join("\", \"", keys(container.logging.options))}\"; allowed: options other than awslogs-group, awslogs-region, awslogs-stream-prefix, awslogs-create-group, which follow from the service."
      if length([
        for name, option in container.logging.options : name
        if contains([
          "awslogs-group", "awslogs-region", "awslogs-stream-prefix", "awslogs-create-group",
        ], name)
      ]) != 0
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      container.logging.retention_days == null || container.logging.driver == "awslogs"
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].logging has the driver \"${container.logging.driver}\" with retention_days; allowed: retention_days with the driver awslogs only."
      if container.logging.retention_days != null && container.logging.driver != "awslogs"
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      container.logging.driver != "none" ||
      length(container.logging.options) == 0 && length(container.logging.secret_options) == 0
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].logging is logged by ${container.logging.driver} with options; allowed: no options where nothing is logged."
      if !(
        container.logging.driver != "none" ||
        length(container.logging.options) == 0 && length(container.logging.secret_options) == 0
      )
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers : contains([
        "awslogs", "awsfirelens", "splunk", "fluentd", "gelf", "journald", "json-file", "syslog", "none",
      ], container.logging.driver)
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].logging.driver is \"${container.logging.driver}\"; allowed: one of \"awslogs\", \"awsfirelens\", \"splunk\", \"fluentd\", \"gelf\", \"journald\", \"json-file\", \"syslog\", \"none\"."
      if !contains([
        "awslogs", "awsfirelens", "splunk", "fluentd", "gelf", "journald", "json-file", "syslog", "none",
      ], container.logging.driver)
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for secret in container.logging.secret_options :
        (secret.secret_arn != null) != (secret.parameter_arn != null)
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, secret in container.logging.secret_options :
        "containers[\"${key}\"].logging.secret_options[\"${key2}\"] ${
          secret.secret_arn == null
          ? "has neither secret_arn nor parameter_arn"
          : "has both secret_arn and parameter_arn"
        }; allowed: either secret_arn or parameter_arn."
        if(secret.secret_arn != null) == (secret.parameter_arn != null)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for secret in container.logging.secret_options :
        secret.parameter_arn == null ||
        secret.json_key == null && secret.version_stage == null && secret.version_id == null
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, secret in container.logging.secret_options :
        "containers[\"${key}\"].logging.secret_options[\"${key2}\"] is ${jsonencode(secret)}; allowed: json_key, version_stage and version_id with a secret_arn only: a parameter has none."
        if !(
          secret.parameter_arn == null ||
          secret.json_key == null && secret.version_stage == null && secret.version_id == null
        )
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for secret in container.logging.secret_options :
        secret.version_stage == null || secret.version_id == null
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, secret in container.logging.secret_options :
        "containers[\"${key}\"].logging.secret_options[\"${key2}\"] has both version_stage and version_id; allowed: version_stage or version_id, not both."
        if secret.version_stage != null && secret.version_id != null
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for secret in container.logging.secret_options :
        secret.secret_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]+-[A-Za-z0-9]{6})$", secret.secret_arn))
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, secret in container.logging.secret_options :
        "containers[\"${key}\"].logging.secret_options[\"${key2}\"].secret_arn is \"${secret.secret_arn}\"; allowed: a secret's whole ARN, which ends with a hyphen and six characters, such as \"arn:aws:secretsmanager:region:123456789012:secret:name-AbCdEf\"."
        if secret.secret_arn == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]+-[A-Za-z0-9]{6})$", secret.secret_arn))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for secret in container.logging.secret_options :
        secret.json_key == null ? true : secret.json_key != "" && !can(regex("[:\\s]", secret.json_key))
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, secret in container.logging.secret_options :
        "containers[\"${key}\"].logging.secret_options[\"${key2}\"].json_key is \"${secret.json_key}\"; allowed: a key without colons and spaces."
        if secret.json_key == null ? false : secret.json_key == "" || can(regex("[:\\s]", secret.json_key))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for secret in container.logging.secret_options : secret.version_stage == null ? true : (
          secret.version_stage != "" && !can(regex("[:\\s]", secret.version_stage))
        )
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, secret in container.logging.secret_options :
        "containers[\"${key}\"].logging.secret_options[\"${key2}\"].version_stage is \"${secret.version_stage}\"; allowed: a staging label without colons and spaces."
        if secret.version_stage == null ? false : (
          secret.version_stage == "" || can(regex("[:\\s]", secret.version_stage))
        )
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for secret in container.logging.secret_options :
        secret.version_id == null ? true : secret.version_id != "" && !can(regex("[:\\s]", secret.version_id))
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, secret in container.logging.secret_options :
        "containers[\"${key}\"].logging.secret_options[\"${key2}\"].version_id is \"${secret.version_id}\"; allowed: a version's id without colons and spaces."
        if secret.version_id == null ? false : (
          secret.version_id == "" || can(regex("[:\\s]", secret.version_id))
        )
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : alltrue([
        for secret in container.logging.secret_options :
        secret.parameter_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:ssm:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", secret.parameter_arn))
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : [
        for key2, secret in container.logging.secret_options :
        "containers[\"${key}\"].logging.secret_options[\"${key2}\"].parameter_arn is \"${secret.parameter_arn}\"; allowed: a parameter's ARN, such as \"arn:aws:ssm:region:123456789012:resource\"."
        if secret.parameter_arn == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:ssm:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", secret.parameter_arn))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : container.logging.retention_days == null ? true : contains([
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
        3653,
      ], container.logging.retention_days)
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].logging.retention_days is ${jsonencode(container.logging.retention_days)}; allowed: one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days."
      if container.logging.retention_days == null ? false : !contains([
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
        3653,
      ], container.logging.retention_days)
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers : container.firelens == null ? true : can(regex(
        "^( |file /.+|s3 arn:aws(-[a-z]+)*:s3:::[^/]+/.+)$",
        join("", [
          lookup(container.firelens.options, "config-file-type", ""),
          " ",
          lookup(container.firelens.options, "config-file-value", ""),
        ])
      ))
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].firelens is a log router with ${jsonencode(container.firelens.options)}; allowed: file with an absolute path, or s3 with the ARN of an object, or neither of the two options."
      if container.firelens == null ? false : !can(regex(
        "^( |file /.+|s3 arn:aws(-[a-z]+)*:s3:::[^/]+/.+)$",
        join("", [
          lookup(container.firelens.options, "config-file-type", ""),
          " ",
          lookup(container.firelens.options, "config-file-value", ""),
        ])
      ))
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      container.firelens == null ? true : contains(["fluentbit", "fluentd"], container.firelens.type)
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].firelens.type is \"${container.firelens.type}\"; allowed: one of \"fluentbit\", \"fluentd\"."
      if container.firelens == null ? false : !contains(["fluentbit", "fluentd"], container.firelens.type)
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers :
      container.restart_policy == null ? true : length(container.restart_policy.ignored_exit_codes) <= 50
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].restart_policy.ignored_exit_codes is a set of ${length(container.restart_policy.ignored_exit_codes)} exit codes; allowed: at most 50 exit codes."
      if container.restart_policy == null ? false : length(container.restart_policy.ignored_exit_codes) > 50
    ])
  }

  validation {
    condition = alltrue([
      for container in var.containers : container.restart_policy == null ? true : alltrue([
        for code in container.restart_policy.ignored_exit_codes :
        floor(code) == code && code >= 0 && code <= 255
      ])
    ])
    error_message = join("\n", flatten([
      for key, container in var.containers : container.restart_policy == null ? [] : [
        for code in container.restart_policy.ignored_exit_codes :
        "containers[\"${key}\"].restart_policy.ignored_exit_codes is ${jsonencode(code)}; allowed: a whole number from 0 to 255."
        if floor(code) != code || code < 0 || code > 255
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for container in var.containers : container.restart_policy == null ? true : (
        (
          floor(container.restart_policy.restart_attempt_period) ==
          container.restart_policy.restart_attempt_period
        ) &&
        container.restart_policy.restart_attempt_period >= 60 &&
        container.restart_policy.restart_attempt_period <= 1800
      )
    ])
    error_message = join("\n", [
      for key, container in var.containers :
      "containers[\"${key}\"].restart_policy.restart_attempt_period is ${jsonencode(container.restart_policy.restart_attempt_period)}; allowed: a whole number from 60 to 1800 seconds."
      if container.restart_policy == null ? false : (
        (
          floor(container.restart_policy.restart_attempt_period) !=
          container.restart_policy.restart_attempt_period
        ) ||
        container.restart_policy.restart_attempt_period < 60 ||
        container.restart_policy.restart_attempt_period > 1800
      )
    ])
  }

  validation {
    condition = (
      var.launch_type != "fargate" ||
      length([
        for name, container in var.containers : name
        if !contains(["awslogs", "awsfirelens", "splunk", "none"], container.logging.driver)
      ]) == 0
    )
    error_message = "containers has \"${join("\", \"", [
      for name, container in var.containers : name
      if !contains(["awslogs", "awsfirelens", "splunk", "none"], container.logging.driver)
    ])}\" with another log driver; allowed: on Fargate the log drivers awslogs, awsfirelens and splunk, or none."
  }

  validation {
    condition = (
      var.launch_type != "fargate" ||
      length([
        for name, container in var.containers : name
        if anytrue([for word in container.linux.add_capabilities : word != "SYS_PTRACE"])
      ]) == 0
    )
    error_message = "containers has \"${join("\", \"", [
      for name, container in var.containers : name
      if anytrue([for word in container.linux.add_capabilities : word != "SYS_PTRACE"])
    ])}\" with further capabilities; allowed: on Fargate the capability SYS_PTRACE alone is added."
  }

  validation {
    condition = (
      var.launch_type != "fargate" ||
      length([
        for name, container in var.containers : name
        if anytrue([for word in keys(container.ulimits) : word != "nofile"])
      ]) == 0
    )
    error_message = "containers has \"${join("\", \"", [
      for name, container in var.containers : name
      if anytrue([for word in keys(container.ulimits) : word != "nofile"])
    ])}\" with other limits; allowed: on Fargate the limit nofile alone is set."
  }

  validation {
    condition = (
      var.launch_type != "fargate" ||
      length([
        for name, container in var.containers : name
        if(container.stop_timeout_seconds == null ? 0 : container.stop_timeout_seconds) > 120
      ]) == 0
    )
    error_message = "containers has \"${join("\", \"", [
      for name, container in var.containers : name
      if(container.stop_timeout_seconds == null ? 0 : container.stop_timeout_seconds) > 120
    ])}\" with more time to stop; allowed: on Fargate up to 120 seconds to stop."
  }

  validation {
    condition = (
      var.launch_type != "fargate" ||
      length([
        for name, container in var.containers : name
        if(
          container.firelens == null ? ""
          : lookup(container.firelens.options, "config-file-type", "") == "s3"
          ? lookup(container.firelens.options, "config-file-value", "")
          : ""
        ) != ""
      ]) == 0
    )
    error_message = "containers has \"${join("\", \"", [
      for name, container in var.containers : name
      if(
        container.firelens == null ? ""
        : lookup(container.firelens.options, "config-file-type", "") == "s3"
        ? lookup(container.firelens.options, "config-file-value", "")
        : ""
      ) != ""
    ])}\" with the config-file-type s3 of its log router; allowed: on Fargate a log router's configuration is a file of its image; the init- images fetch others from S3 themselves."
  }

  validation {
    condition = length(flatten([
      for name, container in var.containers : [
        for volume, mount in container.mount_points : "${volume} in ${name}"
        if !contains(keys(var.volumes), volume)
      ]
    ])) == 0
    error_message = join("", [
      "containers has the mount_points \"",
      join("\", \"", flatten([
        for name, container in var.containers : [
          for volume, mount in container.mount_points : "${volume} in ${name}"
          if !contains(keys(var.volumes), volume)
        ]
      ])),
      "\"; allowed: of \"",
      join("\", \"", keys(var.volumes)),
      "\", the keys of volumes.",
    ])
  }
}

variable "cpu" {
  type        = number
  description = <<-EOT
    CPU units of the task, 1024 for a vCPU. Needed on Fargate, in one of its pairs with `memory`.
    Allowed: a whole number from 128 to 196608 CPU units.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.cpu == null ? true : (
      floor(var.cpu) == var.cpu && var.cpu >= 128 && var.cpu <= 196608
    )
    error_message = "cpu is ${jsonencode(var.cpu)}; allowed: a whole number from 128 to 196608 CPU units."
  }

  validation {
    condition = (
      var.cpu == null ||
      sum(concat([0], [
        for container in var.containers : container.cpu == null ? 0 : container.cpu
      ])) <= (var.cpu == null ? 0 : var.cpu)
    )
    error_message = "cpu is ${jsonencode(var.cpu)}, and the containers' own comes to ${sum(concat([0], [
      for container in var.containers : container.cpu == null ? 0 : container.cpu
    ]))}; allowed: a cpu of the task that its containers fit in."
  }
}

variable "deployment" {
  type = object({
    # Least share of the tasks that stay while they are replaced.
    minimum_healthy_percent = optional(number, 100)
    # Most tasks at the same time while they are replaced, as a share of those that are to run.
    maximum_percent = optional(number, 200)
    # Amazon ECS Developer Guide: How the Amazon ECS deployment circuit breaker detects failures.
    circuit_breaker = optional(object({
      # Whether a deployment whose tasks do not become healthy is given up.
      enabled = optional(bool, true)
      # Whether the last completed deployment is then put back.
      rollback = optional(bool, true)
    }), {})
    # Names of CloudWatch alarms by key: a deployment during which one goes off has failed.
    alarms = optional(map(string), {})
    # Whether the last completed deployment is put back after an alarm.
    alarm_rollback = optional(bool, true)
    # Whether every change of the service replaces its tasks.
    force_new = optional(bool, false)
  })
  description = <<-EOT
    How tasks are replaced (Amazon ECS Developer Guide: rolling update deployments). Allowed: a
    minimum_healthy_percent below 100 or a maximum_percent above 100.
    - minimum_healthy_percent: Least share of the tasks that stay while they are replaced. Allowed:
      a whole number from 0 to 100 per cent. Default: 100.
    - maximum_percent: Most tasks at the same time while they are replaced, as a share of those that
      are to run. Allowed: a whole number from 100 to 200 per cent. Default: 200.
    - circuit_breaker: Amazon ECS Developer Guide: How the Amazon ECS deployment circuit breaker
      detects failures. Allowed: rollback with an enabled circuit breaker only. Default: {}.
      - enabled: Whether a deployment whose tasks do not become healthy is given up. Default: true.
      - rollback: Whether the last completed deployment is then put back. Default: true.
    - alarms: Names of CloudWatch alarms by key: a deployment during which one goes off has failed.
      Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
      and not ending with a hyphen. Each alarm: an alarm's name: 1 to 255 characters without * and
      ?. Default: {}.
    - alarm_rollback: Whether the last completed deployment is put back after an alarm. Default:
      true.
    - force_new: Whether every change of the service replaces its tasks. Needed in the apply that
      changes `strategy`: without, provider 5 replaces the whole service, and provider 6 refuses.
      Default: false.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition     = var.deployment.minimum_healthy_percent < 100 || var.deployment.maximum_percent > 100
    error_message = "deployment is a deployment between ${var.deployment.minimum_healthy_percent} and ${var.deployment.maximum_percent} per cent; allowed: a minimum_healthy_percent below 100 or a maximum_percent above 100. No task could be replaced otherwise."
  }

  validation {
    condition = (
      floor(var.deployment.minimum_healthy_percent) == var.deployment.minimum_healthy_percent &&
      var.deployment.minimum_healthy_percent >= 0 &&
      var.deployment.minimum_healthy_percent <= 100
    )
    error_message = "deployment.minimum_healthy_percent is ${jsonencode(var.deployment.minimum_healthy_percent)}; allowed: a whole number from 0 to 100 per cent."
  }

  validation {
    condition = (
      floor(var.deployment.maximum_percent) == var.deployment.maximum_percent &&
      var.deployment.maximum_percent >= 100 &&
      var.deployment.maximum_percent <= 200
    )
    error_message = "deployment.maximum_percent is ${jsonencode(var.deployment.maximum_percent)}; allowed: a whole number from 100 to 200 per cent."
  }

  validation {
    condition     = var.deployment.circuit_breaker.enabled || !var.deployment.circuit_breaker.rollback
    error_message = "deployment.circuit_breaker is a circuit breaker that is off but rolls back; allowed: rollback with an enabled circuit breaker only."
  }

  validation {
    condition = length([
      for name, alarm in var.deployment.alarms : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "deployment.alarms is a map with the keys \"${join("\", \"", [
      for name, alarm in var.deployment.alarms : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for alarm in var.deployment.alarms : can(regex("^(?:[^*?]{1,255})$", alarm))
    ])
    error_message = join("\n", [
      for key, alarm in var.deployment.alarms :
      "deployment.alarms[\"${key}\"] is \"${alarm}\"; allowed: an alarm's name: 1 to 255 characters without * and ?."
      if !can(regex("^(?:[^*?]{1,255})$", alarm))
    ])
  }
}

variable "deployment_owner" {
  type        = string
  description = <<-EOT
    Who changes the task definition of the running service. pipeline: Terraform makes the service
    with its own and leaves alone what is deployed after that. A switch is a move in the state,
    never a new service: see the section on who changes what. Allowed: one of "terraform",
    "pipeline".
  EOT
  default     = "terraform"
  nullable    = false

  validation {
    condition     = contains(["terraform", "pipeline"], var.deployment_owner)
    error_message = "deployment_owner is \"${var.deployment_owner}\"; allowed: one of \"terraform\", \"pipeline\"."
  }
}

variable "desired_count" {
  type        = number
  description = <<-EOT
    Tasks that are to run: every apply sets the number. Left out, the number is not Terraform's: a
    new service starts with `scaling.min`, or one task, and auto scaling or people decide from then
    on. Allowed: a whole number from 0 to 5000 tasks.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.desired_count == null ? true : (
      floor(var.desired_count) == var.desired_count && var.desired_count >= 0 && var.desired_count <= 5000
    )
    error_message = "desired_count is ${jsonencode(var.desired_count)}; allowed: a whole number from 0 to 5000 tasks."
  }

  validation {
    condition     = var.desired_count == null || var.scaling == null
    error_message = "desired_count is ${jsonencode(var.desired_count)} with scaling; allowed: one of the two. Every apply would set back what scaling decided; a new service starts with scaling.min."
  }

  validation {
    condition = var.desired_count == null ? true : (
      var.desired_count == 0 ||
      var.desired_count * (var.deployment.maximum_percent - 100) > 99 ||
      var.desired_count * (100 - var.deployment.minimum_healthy_percent) > 99
    )
    error_message = join("", [
      "desired_count is ",
      jsonencode(var.desired_count),
      " with a deployment between ",
      var.deployment.minimum_healthy_percent,
      " and ",
      var.deployment.maximum_percent,
      " per cent; allowed: room for a task less or a task more. The least is rounded up, the most down.",
    ])
  }
}

variable "endpoint_check" {
  type        = bool
  description = <<-EOT
    Whether a service in a tier that does not lead to the internet is refused where `endpoints` lack
    something that its tasks call. false where routes of yours, such as a transit gateway's, lead
    there.
  EOT
  default     = true
  nullable    = false

  validation {
    condition     = !var.endpoint_check || !local.has_no_way_out || length(local.public_images) == 0
    error_message = "containers has the images \"${join("\", \"", local.public_images)}\" in the tier ${var.tier}, which does not lead to the internet; allowed: images of private ECR repositories, which endpoints serve (copy public ones there from outside), or endpoint_check = false."
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
    The VPC endpoints that tasks reach AWS by: Fargate tasks then pull from ECR through them alone.
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
    condition     = var.endpoints == null ? true : var.endpoints.vpc_id == var.network.vpc_id
    error_message = "endpoints is of the VPC ${try(var.endpoints.vpc_id, "")}; allowed: endpoints of the network's VPC ${var.network.vpc_id}."
  }

  validation {
    condition     = !var.endpoint_check || !local.has_no_way_out || var.endpoints != null
    error_message = "endpoints is null, and the tier ${var.tier} does not lead to the internet; allowed: the endpoints that its tasks reach AWS by, or endpoint_check = false where routes of yours lead there."
  }
}

variable "ephemeral_storage_gib" {
  type        = number
  description = <<-EOT
    Disk of a Fargate task in GiB, for images and scratch volumes. Default: 20. Allowed: a whole
    number from 21 to 200 GiB.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.ephemeral_storage_gib == null ? true : (
      floor(var.ephemeral_storage_gib) == var.ephemeral_storage_gib &&
      var.ephemeral_storage_gib >= 21 &&
      var.ephemeral_storage_gib <= 200
    )
    error_message = "ephemeral_storage_gib is ${jsonencode(var.ephemeral_storage_gib)}; allowed: a whole number from 21 to 200 GiB."
  }

  validation {
    condition     = var.launch_type == "fargate" || var.ephemeral_storage_gib == null
    error_message = "ephemeral_storage_gib is ${jsonencode(var.ephemeral_storage_gib)} on EC2; allowed: on Fargate only."
  }
}

variable "exec" {
  type        = bool
  description = <<-EOT
    ECS Exec: commands in running containers. The task role gets the rights that it needs; AWS
    supports no containers with a read-only root file system (Amazon ECS Developer Guide: Monitor
    Amazon ECS containers with ECS Exec).
  EOT
  default     = false
  nullable    = false

  validation {
    condition = (
      !var.exec ||
      length([for key, container in var.containers : key if !container.readonly_root_filesystem]) != 0
    )
    error_message = "exec is true, and all of \"${join("\", \"", keys(var.containers))}\" have a read-only root; allowed: ECS Exec with readonly_root_filesystem = false in one container at least, where sessions are then possible."
  }
}

variable "execution_role" {
  type = object({
    # The role's ARN; it must trust ecs-tasks.amazonaws.com.
    arn = string
  })
  description = <<-EOT
    An execution role of your own: it has to pull, log and fetch secrets.
    - arn: The role's ARN; it must trust ecs-tasks.amazonaws.com. Allowed: a role's ARN, such as
      "arn:aws:iam:region:123456789012:resource".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.execution_role == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:iam:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.execution_role.arn))
    error_message = try(
      "execution_role.arn is \"${var.execution_role.arn}\"; allowed: a role's ARN, such as \"arn:aws:iam:region:123456789012:resource\".",
      ""
    )
  }
}

variable "health_check_grace_period" {
  type        = number
  description = <<-EOT
    Seconds in which the load balancer's health checks of a new task do not count; with `targets`
    only. Allowed: a whole number from 0 to 2147483647 seconds.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.health_check_grace_period == null ? true : (
      floor(var.health_check_grace_period) == var.health_check_grace_period &&
      var.health_check_grace_period >= 0 &&
      var.health_check_grace_period <= 2147483647
    )
    error_message = "health_check_grace_period is ${jsonencode(var.health_check_grace_period)}; allowed: a whole number from 0 to 2147483647 seconds."
  }

  validation {
    condition     = var.health_check_grace_period == null || length(var.targets) != 0
    error_message = "health_check_grace_period is ${jsonencode(var.health_check_grace_period)} without targets; allowed: a grace period with targets only."
  }
}

variable "launch_type" {
  type        = string
  description = <<-EOT
    Where tasks run: on Fargate, or on the container instances of the cluster. Allowed: one of
    "fargate", "ec2".
  EOT
  default     = "fargate"
  nullable    = false

  validation {
    condition     = contains(["fargate", "ec2"], var.launch_type)
    error_message = "launch_type is \"${var.launch_type}\"; allowed: one of \"fargate\", \"ec2\"."
  }
}

variable "logs" {
  type = object({
    # Days that log groups keep.
    retention_days = optional(number, 365)
    # Key that encrypts the log groups; its policy must let CloudWatch Logs use it.
    kms_key_arn = optional(string)
  })
  description = <<-EOT
    The log groups of the containers.
    - retention_days: Days that log groups keep. Allowed: one of 1, 3, 5, 7, 14, 30, 60, 90, 120,
      150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days. Default: 365.
    - kms_key_arn: Key that encrypts the log groups; its policy must let CloudWatch Logs use it.
      Default: the service's own. Allowed: a KMS key's ARN, such as
      "arn:aws:kms:region:123456789012:resource". Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = contains([
      1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
    ], var.logs.retention_days)
    error_message = "logs.retention_days is ${jsonencode(var.logs.retention_days)}; allowed: one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days."
  }

  validation {
    condition = var.logs.kms_key_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.logs.kms_key_arn))
    error_message = try(
      "logs.kms_key_arn is \"${var.logs.kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\".",
      ""
    )
  }
}

variable "memory" {
  type        = number
  description = "Memory of the task in MiB. Needed on Fargate. Allowed: a whole number from 6 to 3145728 MiB."
  default     = null
  nullable    = true

  validation {
    condition = var.memory == null ? true : (
      floor(var.memory) == var.memory && var.memory >= 6 && var.memory <= 3145728
    )
    error_message = "memory is ${jsonencode(var.memory)}; allowed: a whole number from 6 to 3145728 MiB."
  }

  validation {
    condition     = var.launch_type != "fargate" || var.cpu != null && var.memory != null
    error_message = "memory is ${jsonencode(var.memory)} and cpu is ${jsonencode(var.cpu)} on Fargate; allowed: both, of 256 with 512, 1024 or 2048; 512 with 1024 to 4096; 1024 with 2048 to 8192; 2048 with 4096 to 16384; 4096 with 8192 to 30720, each in steps of 1024; 8192 with 16384 to 61440 in steps of 4096; 16384 with 32768 to 122880 in steps of 8192; 32768 with 61440, 122880 or 249856."
  }

  validation {
    condition = (
      var.launch_type != "fargate" ||
      var.cpu == null ||
      var.memory == null ||
      try(contains(lookup(local.fargate_sizes, tostring(var.cpu), []), var.memory), false)
    )
    error_message = "memory is ${jsonencode(var.memory)} with a cpu of ${jsonencode(var.cpu)} on Fargate; allowed: 256 with 512, 1024 or 2048; 512 with 1024 to 4096; 1024 with 2048 to 8192; 2048 with 4096 to 16384; 4096 with 8192 to 30720, each in steps of 1024; 8192 with 16384 to 61440 in steps of 4096; 16384 with 32768 to 122880 in steps of 8192; 32768 with 61440, 122880 or 249856."
  }

  validation {
    condition = (
      var.launch_type == "fargate" ||
      var.memory != null ||
      length([
        for name, container in var.containers : name
        if container.memory == null && container.memory_reservation == null
      ]) == 0
    )
    error_message = "memory is null, and the containers \"${join("\", \"", [
      for name, container in var.containers : name
      if container.memory == null && container.memory_reservation == null
    ])}\" have none; allowed: on EC2 memory of the task, or memory or memory_reservation of every container."
  }

  validation {
    condition = (
      var.memory == null ||
      sum(concat([0], [
        for container in var.containers :
        container.memory_reservation == null
        ? (container.memory == null ? 0 : container.memory)
        : container.memory_reservation
      ])) <= (var.memory == null ? 0 : var.memory)
    )
    error_message = "memory is ${jsonencode(var.memory)}, and the containers' own comes to ${sum(concat([0], [
      for container in var.containers :
      container.memory_reservation == null
      ? (container.memory == null ? 0 : container.memory)
      : container.memory_reservation
    ]))}; allowed: a memory of the task that its containers fit in."
  }

  validation {
    condition = (
      var.memory == null ||
      length([
        for name, container in var.containers : name
        if(container.memory == null ? 0 : container.memory) > (var.memory == null ? 0 : var.memory)
      ]) == 0
    )
    error_message = "memory is ${jsonencode(var.memory)}, and the containers \"${join("\", \"", [
      for name, container in var.containers : name
      if(container.memory == null ? 0 : container.memory) > (var.memory == null ? 0 : var.memory)
    ])}\" may use more; allowed: containers whose memory is not above the task's."
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The service's name; with the cluster's it names the task family. Allowed: 1 to 32 ASCII letters,
    digits and hyphens, beginning with a letter and not ending with a hyphen.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?)$", var.name))
    error_message = "name is \"${var.name}\"; allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
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
    The network that tasks stand in: each has a network interface there (awsvpc).
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
  nullable    = false

  validation {
    condition = alltrue([
      for tier in var.network.tiers : contains(["public", "private", "isolated"], tier.kind)
    ])
    error_message = join("\n", [
      for key, tier in var.network.tiers :
      "network.tiers[\"${key}\"].kind is \"${tier.kind}\"; allowed: one of \"public\", \"private\", \"isolated\"."
      if !contains(["public", "private", "isolated"], tier.kind)
    ])
  }
}

variable "nginx" {
  type = object({
    # Virtual hosts by a name of your own; none: no nginx.
    hosts = optional(map(object({
      # The names that clients ask for (the Host header), each in one host only.
      server_names = list(string)
      # An application of the task, reached at 127.0.0.1.
      app = optional(object({
        # The port that a container of the task listens on; the containers of a task share
        # 127.0.0.1.
        port = number
        # What the paths begin with that go to the application.
        path_prefix = optional(string, "/")
        # Longest silence of the application, in seconds, before the client gets 504; of an idle
        # WebSocket too (a Network Load Balancer forgets idle connections after 350 by default).
        timeout_seconds = optional(number, 60)
        # Largest request body in MiB; a larger one gets 413.
        max_body_mib = optional(number, 10)
        # Whether connections may be upgraded to WebSocket (RFC 6455).
        websocket = optional(bool, true)
      }))
      # An S3 bucket with web assets; GET and HEAD only.
      bucket = optional(object({
        # The bucket's regional domain name (`bucket_regional_domain_name`).
        domain_name = string
        # What the keys of the web's objects begin with, without slashes at the ends.
        prefix = optional(string)
        # The object of a path that ends with a slash.
        index_document = optional(string, "index.html")
        # Single-page application: the key of the document for every path that is not found and
        # whose last part has no dot, below `prefix`.
        single_page = optional(string)
        # The key of the page that comes with 404, below `prefix`.
        error_document = optional(string)
        # The Cache-Control header of objects that neither have one of their own nor a rule;
        # no-cache: clients ask each time whether their copy is current.
        cache_control = optional(string, "no-cache")
        # The Cache-Control headers of some files, by a name of your own.
        cache_rules = optional(map(object({
          # File name endings without their dot, in either case.
          extensions = optional(list(string), [])
          # Single paths as clients ask for them; they come before extensions.
          paths = optional(list(string), [])
          # The Cache-Control header (RFC 9111, section 5.2) of what is found there.
          cache_control = string
        })), {})
        # Further headers of every answer from the bucket, by name.
        headers = optional(map(string), { "X-Content-Type-Options" = "nosniff" })
        # https: the bucket's certificate is checked.
        scheme = optional(string, "https")
        # The port of the bucket's address.
        port = optional(number, 443)
      }))
      # Whether text is compressed for clients that take it.
      gzip = optional(bool, true)
      # How long, in seconds, browsers are to use HTTPS alone (RFC 6797, Strict-Transport-Security).
      hsts_seconds = optional(number, 0)
    })), {})
    # The stock nginx image, 1.22 or newer, by its digest or by a tag that does not change.
    image = optional(string, "public.ecr.aws/docker/library/nginx:1.30.5-alpine@sha256:0985e772fb9f729e6fa0980da05fca5d9c468e870eed43071545afa9d2e27d94")
    # Where nginx listens; 127.0.0.1 with a proxy of your own in the task.
    listen_address = optional(string, "0.0.0.0")
    # Whether nginx listens at the task's IPv6 addresses too, and asks buckets by IPv6.
    ipv6 = optional(bool, false)
    # The port for the load balancer's HTTP or TLS listener, `nginx-http` of the container `nginx`
    # in `targets`; nginx is not root, so 1024 or more.
    port = optional(number, 8080)
    # A second port, `nginx-redirect` in `targets`, for a plain listener at port 80: every request
    # of a known name is sent on to HTTPS (308).
    redirect_port = optional(number)
    # What clients speak: https where the load balancer ends TLS.
    scheme = optional(string, "https")
    # Where the client's address comes from, as the target group has it (Elastic Load Balancing:
    # Edit target group attributes for your Network Load Balancer).
    client_address = optional(string, "preserved")
    # Whose word on the client's address counts with proxy_protocol and forwarded.
    trusted_ranges = optional(list(string))
    # For a health check that asks by address whether nginx lives: answered by nginx itself,
    # whatever becomes of applications and buckets.
    health_path = optional(string, "/healthz")
    # A path that is passed on to an application by whatever name it is asked for, for a health
    # check that is to see the application too.
    readiness = optional(object({
      # The port of the application, one of those in `hosts`.
      port = number
      # The path, for the target group's check and for the application.
      path = string
    }))
    # The port at 127.0.0.1 where the container's own health check asks for `health_path`.
    health_port = optional(number, 8079)
    # What a name that no host has gets: 421 (RFC 9110, section 15.5.20), 404, or no answer at all;
    # the connection is closed.
    unknown_hosts = optional(string, "misdirected")
    # The host of `hosts` that names which no host has belong to, at `port`: for clients that come
    # by address.
    default_host = optional(string)
    # The DNS server that is asked for buckets' addresses whenever the last answer is too old.
    resolver = optional(string, "169.254.169.253")
    # The image's file of certificate authorities that buckets' certificates are checked with.
    ca_bundle = optional(string, "/etc/ssl/certs/ca-certificates.crt")
    # The directory in memory (tmpfs) that nginx writes its configuration to; everything else is
    # read-only.
    scratch_path = optional(string, "/tmp")
    # The directory's size in MiB.
    scratch_mib = optional(number, 16)
    # Whether requests are logged, as JSON lines to the container's log; health checks never are.
    access_log = optional(bool, true)
  })
  description = <<-EOT
    nginx in front of the service's containers: it routes by name to applications of the task and to
    S3 buckets. Its configuration is made from this and given to the stock image.
    Allowed: a port of its own each: the containers of a task share one address.
    Allowed: redirect_port with the scheme https only.
    Allowed: trusted_ranges with proxy_protocol or forwarded: a preserved address is nobody's word.
    Allowed: a default_host that is one of hosts.
    Allowed: a port of an application in hosts.
    Allowed: a path of its own for readiness: nginx itself answers health_path.
    - hosts: Virtual hosts by a name of your own; none: no nginx. Allowed: keys of 1 to 32
      lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a
      hyphen; each server name once; at most 50 hosts. Default: {}.
      - server_names: The names that clients ask for (the Host header), each in one host only.
        Allowed: 1 to 50 names. Each name: a domain name in lower case, or "*." and one, such as
        "api.example.com"; at most 253 characters: RFC 1035, section 2.3.4.
      - app: An application of the task, reached at 127.0.0.1. Optional.
        - port: The port that a container of the task listens on; the containers of a task share
          127.0.0.1. Allowed: a whole number from 1 to 65535.
        - path_prefix: What the paths begin with that go to the application. The path is passed on
          as the client wrote it; with a `bucket` the other paths go there, else they are not found.
          Allowed: a path of ASCII letters, digits and . _ ~ - that begins and ends with a slash,
          such as "/api/"; a path without "." and "..". Default: "/".
        - timeout_seconds: Longest silence of the application, in seconds, before the client gets
          504; of an idle WebSocket too (a Network Load Balancer forgets idle connections after 350
          by default). Allowed: a whole number from 1 to 3600 seconds. Default: 60.
        - max_body_mib: Largest request body in MiB; a larger one gets 413. Bodies are streamed to
          the application, never stored. Allowed: a whole number from 1 to 10240 MiB. Default: 10.
        - websocket: Whether connections may be upgraded to WebSocket (RFC 6455). Default: true.
      - bucket: An S3 bucket with web assets; GET and HEAD only. Allowed: https at another port than 80.
        Optional.
        - domain_name: The bucket's regional domain name (`bucket_regional_domain_name`). Its policy
          must let the task in, by the VPC's S3 gateway endpoint for example: nginx asks without
          credentials. Allowed: the regional domain name of a bucket without dots in its name (S3's
          certificate covers one label), such as "shop-web.s3.ap-northeast-2.amazonaws.com".
        - prefix: What the keys of the web's objects begin with, without slashes at the ends.
          Default: nothing. Allowed: a key of ASCII letters, digits, slashes and . _ ~ - that
          neither begins nor ends with a slash, such as "web/current"; a path without "." and "..".
          Optional.
        - index_document: The object of a path that ends with a slash. Allowed: a key of ASCII
          letters, digits, slashes and . _ ~ - that neither begins nor ends with a slash, such as
          "index.html"; a path without "." and "..". Default: "index.html".
        - single_page: Single-page application: the key of the document for every path that is not
          found and whose last part has no dot, below `prefix`. Default: such a path is not found.
          Allowed: a key of ASCII letters, digits, slashes and . _ ~ - that neither begins nor ends
          with a slash, such as "index.html"; a path without "." and "..". Optional.
        - error_document: The key of the page that comes with 404, below `prefix`. Default: a line
          of text. Allowed: a key of ASCII letters, digits, slashes and . _ ~ - that neither begins
          nor ends with a slash, such as "404.html"; a path without "." and "..". Optional.
        - cache_control: The Cache-Control header of objects that neither have one of their own nor
          a rule; no-cache: clients ask each time whether their copy is current. Allowed: 1 to 1000
          visible ASCII characters without quotation marks, backslashes, dollars, backticks and
          braces. Default: "no-cache".
        - cache_rules: The Cache-Control headers of some files, by a name of your own. They win over
          what the objects say. Allowed: keys of 1 to 32 lower-case ASCII letters, digits and
          hyphens, beginning with a letter and not ending with a hyphen; each extension in one rule,
          whatever the case; each path in one rule, whatever the case. Default: {}.
          - extensions: File name endings without their dot, in either case. Each extension: 1 to 16
            ASCII letters and digits, such as "js". Default: [].
          - paths: Single paths as clients ask for them; they come before extensions. Each path: a
            path of ASCII letters, digits and . _ ~ - that begins with a slash and does not end with
            one, such as "/sw.js"; a path without "." and "..". Default: [].
          - cache_control: The Cache-Control header (RFC 9111, section 5.2) of what is found there.
            Allowed: 1 to 1000 visible ASCII characters without quotation marks, backslashes,
            dollars, backticks and braces.
        - headers: Further headers of every answer from the bucket, by name. Allowed: at most 20
          headers; header names of 1 to 64 ASCII letters, digits and hyphens that no other input and
          not HTTP itself decides on. Each value: 1 to 1000 visible ASCII characters without
          quotation marks, backslashes, dollars, backticks and braces. Default: {
          "X-Content-Type-Options" = "nosniff" }.
        - scheme: https: the bucket's certificate is checked. http: for an origin that has no TLS,
          such as an S3 of your own. Allowed: one of "https", "http". Default: "https".
        - port: The port of the bucket's address. Allowed: a whole number from 1 to 65535. Default: 443.
      - gzip: Whether text is compressed for clients that take it. Turn it off for an application
        that answers with secrets beside what the request says (BREACH). Default: true.
      - hsts_seconds: How long, in seconds, browsers are to use HTTPS alone (RFC 6797,
        Strict-Transport-Security). 0: not said. Allowed: a whole number from 0 to 63072000 seconds.
        Default: 0.
    - image: The stock nginx image, 1.22 or newer, by its digest or by a tag that does not change.
      Without a way to the internet, or to depend on no public registry: a copy in a private one.
      Allowed: the address of an image, such as
      "public.ecr.aws/docker/library/nginx:1.30.5-alpine@sha256:0985e772fb9f729e6fa0980da05fca5d9c468e870eed43071545afa9d2e27d94";
      an image with a tag other than latest, or with a digest, such as
      "public.ecr.aws/docker/library/nginx:1.30.5-alpine@sha256:0985e772fb9f729e6fa0980da05fca5d9c468e870eed43071545afa9d2e27d94".
      Default:
      "public.ecr.aws/docker/library/nginx:1.30.5-alpine@sha256:0985e772fb9f729e6fa0980da05fca5d9c468e870eed43071545afa9d2e27d94".
    - listen_address: Where nginx listens; 127.0.0.1 with a proxy of your own in the task. Allowed:
      an IPv4 address. Default: "0.0.0.0".
    - ipv6: Whether nginx listens at the task's IPv6 addresses too, and asks buckets by IPv6.
      Default: false.
    - port: The port for the load balancer's HTTP or TLS listener, `nginx-http` of the container
      `nginx` in `targets`; nginx is not root, so 1024 or more. Allowed: a whole number from 1024 to 65535.
      Default: 8080.
    - redirect_port: A second port, `nginx-redirect` in `targets`, for a plain listener at port 80:
      every request of a known name is sent on to HTTPS (308). Default: none. Allowed: a whole
      number from 1024 to 65535. Optional.
    - scheme: What clients speak: https where the load balancer ends TLS. Applications are told so.
      Allowed: one of "https", "http". Default: "https".
    - client_address: Where the client's address comes from, as the target group has it (Elastic
      Load Balancing: Edit target group attributes for your Network Load Balancer). preserved:
      client IP preservation, so the connection's own; proxy_protocol: proxy protocol version 2;
      forwarded: the X-Forwarded-For of an Application Load Balancer, whose X-Forwarded-Proto then
      counts too. Allowed: one of "preserved", "proxy_protocol", "forwarded". Default: "preserved".
    - trusted_ranges: Whose word on the client's address counts with proxy_protocol and forwarded.
      Default: the network's ranges. Allowed: 1 to 100 ranges. Each range: an IPv4 or IPv6 range
      without host bits, such as "10.0.0.0/16" or "::/0". Optional.
    - health_path: For a health check that asks by address whether nginx lives: answered by nginx
      itself, whatever becomes of applications and buckets. A host of `hosts` other than
      `default_host` may use the path as its own. Allowed: a path of ASCII letters, digits and . _ ~ -
      that begins with a slash and does not end with one, such as "/healthz"; a path without "." and
      "..". Default: "/healthz".
    - readiness: A path that is passed on to an application by whatever name it is asked for, for a
      health check that is to see the application too. Whoever reaches the load balancer may ask for
      it. Optional.
      - port: The port of the application, one of those in `hosts`. Allowed: a whole number from 1
        to 65535.
      - path: The path, for the target group's check and for the application. Allowed: a path of
        ASCII letters, digits and . _ ~ - that begins with a slash and does not end with one, such
        as "/health"; a path without "." and "..".
    - health_port: The port at 127.0.0.1 where the container's own health check asks for
      `health_path`. Allowed: a whole number from 1024 to 65535. Default: 8079.
    - unknown_hosts: What a name that no host has gets: 421 (RFC 9110, section 15.5.20), 404, or no
      answer at all; the connection is closed. Allowed: one of "misdirected", "not_found", "close".
      Default: "misdirected".
    - default_host: The host of `hosts` that names which no host has belong to, at `port`: for
      clients that come by address. Its application is told the name that the client says. Default:
      none, see `unknown_hosts`. Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens,
      beginning with a letter and not ending with a hyphen. Optional.
    - resolver: The DNS server that is asked for buckets' addresses whenever the last answer is too
      old. Default: Amazon's (Amazon VPC User Guide: Understanding Amazon DNS); in an IPv6-only
      network [fd00:ec2::253]. Allowed: an IPv4 address or an IPv6 address in brackets, with or
      without a port, such as "169.254.169.253". Default: "169.254.169.253".
    - ca_bundle: The image's file of certificate authorities that buckets' certificates are checked
      with. Allowed: an absolute path of ASCII letters, digits and . _ ~ -, such as
      "/etc/ssl/certs/ca-certificates.crt"; a path without "." and "..". Default:
      "/etc/ssl/certs/ca-certificates.crt".
    - scratch_path: The directory in memory (tmpfs) that nginx writes its configuration to;
      everything else is read-only. One that everyone may write to in the image, or that is not
      there. Allowed: an absolute path of ASCII letters, digits and . _ ~ -, such as "/tmp"; a path
      without "." and "..". Default: "/tmp".
    - scratch_mib: The directory's size in MiB. Allowed: a whole number from 4 to 1024 MiB. Default: 16.
    - access_log: Whether requests are logged, as JSON lines to the container's log; health checks
      never are. Default: true.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = (
      length(distinct(concat(
        [var.nginx.port, var.nginx.health_port],
        var.nginx.redirect_port == null ? [] : [var.nginx.redirect_port],
        distinct([for host in var.nginx.hosts : host.app.port if host.app != null])
      ))) ==
      length(concat(
        [var.nginx.port, var.nginx.health_port],
        var.nginx.redirect_port == null ? [] : [var.nginx.redirect_port],
        distinct([for host in var.nginx.hosts : host.app.port if host.app != null])
      ))
    )
    error_message = join("", [
      "nginx is nginx at the ports ",
      join(", ", concat(
        [var.nginx.port, var.nginx.health_port],
        var.nginx.redirect_port == null ? [] : [var.nginx.redirect_port]
      )),
      " before applications at ",
      join(", ", distinct([for host in var.nginx.hosts : host.app.port if host.app != null])),
      "; allowed: a port of its own each: the containers of a task share one address.",
    ])
  }

  validation {
    condition     = var.nginx.redirect_port == null || var.nginx.scheme == "https"
    error_message = "nginx has the scheme \"${var.nginx.scheme}\" with redirect_port; allowed: redirect_port with the scheme https only."
  }

  validation {
    condition     = var.nginx.trusted_ranges == null || var.nginx.client_address != "preserved"
    error_message = "nginx is trusted_ranges with the client_address preserved; allowed: trusted_ranges with proxy_protocol or forwarded: a preserved address is nobody's word."
  }

  validation {
    condition = (
      var.nginx.default_host == null ||
      contains(keys(var.nginx.hosts), var.nginx.default_host == null ? "" : var.nginx.default_host)
    )
    error_message = "nginx is the default_host ${jsonencode(var.nginx.default_host)} beside the hosts \"${join("\", \"", keys(var.nginx.hosts))}\"; allowed: a default_host that is one of hosts."
  }

  validation {
    condition = var.nginx.readiness == null ? true : contains([
      for host in var.nginx.hosts : host.app.port
      if host.app != null
    ], var.nginx.readiness.port)
    error_message = try(
      join("", [
        "nginx is readiness at the port ",
        var.nginx.readiness.port,
        " beside applications at ",
        join(", ", distinct([for host in var.nginx.hosts : host.app.port if host.app != null])),
        "; allowed: a port of an application in hosts.",
      ]),
      ""
    )
  }

  validation {
    condition = var.nginx.readiness == null ? true : (
      var.nginx.readiness.path != var.nginx.health_path
    )
    error_message = "nginx is readiness at health_path, ${var.nginx.health_path}; allowed: a path of its own for readiness: nginx itself answers health_path."
  }

  validation {
    condition = length([
      for name, host in var.nginx.hosts : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "nginx.hosts is a map with the keys \"${join("\", \"", [
      for name, host in var.nginx.hosts : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = (
      length(distinct(flatten([for host in var.nginx.hosts : host.server_names]))) ==
      length(flatten([for host in var.nginx.hosts : host.server_names]))
    )
    error_message = "nginx.hosts has the server names \"${join("\", \"", flatten([
      for host in var.nginx.hosts : host.server_names
    ]))}\"; allowed: each server name once."
  }

  validation {
    condition     = length(var.nginx.hosts) <= 50
    error_message = "nginx.hosts is a map of ${length(var.nginx.hosts)} hosts; allowed: at most 50 hosts."
  }

  validation {
    condition = alltrue([for host in var.nginx.hosts : host.app != null || host.bucket != null])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"] has neither app nor bucket; allowed: an app, a bucket, or an app below a path_prefix beside a bucket."
      if host.app == null && host.bucket == null
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts :
      host.bucket == null || (host.app == null ? true : host.app.path_prefix != "/")
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"] is a host for \"${join("\", \"", host.server_names)}\" whose app and bucket both take every path; allowed: a path_prefix such as \"/api/\" of an app beside a bucket."
      if !(host.bucket == null || (host.app == null ? true : host.app.path_prefix != "/"))
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : length(host.server_names) >= 1 && length(host.server_names) <= 50
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].server_names is a list of ${length(host.server_names)} names; allowed: 1 to 50 names."
      if length(host.server_names) < 1 || length(host.server_names) > 50
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : alltrue([
        for name in host.server_names :
        can(regex("^(?:([*][.])?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)$", name))
      ])
    ])
    error_message = join("\n", flatten([
      for key, host in var.nginx.hosts : [
        for index, name in host.server_names :
        "nginx.hosts[\"${key}\"].server_names[${index}] is \"${name}\"; allowed: a domain name in lower case, or \"*.\" and one, such as \"api.example.com\"."
        if !can(regex("^(?:([*][.])?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)$", name))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : alltrue([for name in host.server_names : length(name) <= 253])
    ])
    error_message = join("\n", flatten([
      for key, host in var.nginx.hosts : [
        for index, name in host.server_names :
        "nginx.hosts[\"${key}\"].server_names[${index}] is a text of ${length(name)} characters; allowed: at most 253 characters: RFC 1035, section 2.3.4."
        if length(name) > 253
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : host.app == null ? true : (
        floor(host.app.port) == host.app.port && host.app.port >= 1 && host.app.port <= 65535
      )
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].app.port is ${jsonencode(host.app.port)}; allowed: a whole number from 1 to 65535."
      if host.app == null ? false : (
        floor(host.app.port) != host.app.port || host.app.port < 1 || host.app.port > 65535
      )
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts :
      host.app == null ? true : can(regex("^(?:/([A-Za-z0-9._~-]+/)*)$", host.app.path_prefix))
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].app.path_prefix is \"${host.app.path_prefix}\"; allowed: a path of ASCII letters, digits and . _ ~ - that begins and ends with a slash, such as \"/api/\"."
      if host.app == null ? false : !can(regex("^(?:/([A-Za-z0-9._~-]+/)*)$", host.app.path_prefix))
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts :
      host.app == null ? true : !can(regex("(^|/)[.]{1,2}(/|$)", host.app.path_prefix))
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].app.path_prefix is \"${host.app.path_prefix}\"; allowed: a path without \".\" and \"..\"."
      if host.app == null ? false : can(regex("(^|/)[.]{1,2}(/|$)", host.app.path_prefix))
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : host.app == null ? true : (
        floor(host.app.timeout_seconds) == host.app.timeout_seconds &&
        host.app.timeout_seconds >= 1 &&
        host.app.timeout_seconds <= 3600
      )
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].app.timeout_seconds is ${jsonencode(host.app.timeout_seconds)}; allowed: a whole number from 1 to 3600 seconds."
      if host.app == null ? false : (
        floor(host.app.timeout_seconds) != host.app.timeout_seconds ||
        host.app.timeout_seconds < 1 ||
        host.app.timeout_seconds > 3600
      )
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : host.app == null ? true : (
        floor(host.app.max_body_mib) == host.app.max_body_mib &&
        host.app.max_body_mib >= 1 &&
        host.app.max_body_mib <= 10240
      )
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].app.max_body_mib is ${jsonencode(host.app.max_body_mib)}; allowed: a whole number from 1 to 10240 MiB."
      if host.app == null ? false : (
        floor(host.app.max_body_mib) != host.app.max_body_mib ||
        host.app.max_body_mib < 1 ||
        host.app.max_body_mib > 10240
      )
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts :
      host.bucket == null ? true : host.bucket.scheme != "https" || host.bucket.port != 80
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket is asked by https at port 80; allowed: https at another port than 80."
      if host.bucket == null ? false : host.bucket.scheme == "https" && host.bucket.port == 80
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts :
      host.bucket == null ? true : can(regex("^(?:[a-z0-9][a-z0-9-]{1,61}[a-z0-9][.]s3[.](dualstack[.])?[a-z]{2}(-[a-z]+)+-[0-9]+[.]amazonaws[.]com([.]cn)?)$", host.bucket.domain_name))
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket.domain_name is \"${host.bucket.domain_name}\"; allowed: the regional domain name of a bucket without dots in its name (S3's certificate covers one label), such as \"shop-web.s3.ap-northeast-2.amazonaws.com\"."
      if host.bucket == null ? false : !can(regex("^(?:[a-z0-9][a-z0-9-]{1,61}[a-z0-9][.]s3[.](dualstack[.])?[a-z]{2}(-[a-z]+)+-[0-9]+[.]amazonaws[.]com([.]cn)?)$", host.bucket.domain_name))
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts :
      host.bucket == null ? true
      : host.bucket.prefix == null ? true : can(regex("^(?:[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*)$", host.bucket.prefix))
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket.prefix is \"${host.bucket.prefix}\"; allowed: a key of ASCII letters, digits, slashes and . _ ~ - that neither begins nor ends with a slash, such as \"web/current\"."
      if host.bucket == null ? false
      : host.bucket.prefix == null ? false : !can(regex("^(?:[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*)$", host.bucket.prefix))
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts :
      host.bucket == null ? true
      : host.bucket.prefix == null ? true : !can(regex("(^|/)[.]{1,2}(/|$)", host.bucket.prefix))
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket.prefix is \"${host.bucket.prefix}\"; allowed: a path without \".\" and \"..\"."
      if host.bucket == null ? false
      : host.bucket.prefix == null ? false : can(regex("(^|/)[.]{1,2}(/|$)", host.bucket.prefix))
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts :
      host.bucket == null ? true : can(regex("^(?:[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*)$", host.bucket.index_document))
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket.index_document is \"${host.bucket.index_document}\"; allowed: a key of ASCII letters, digits, slashes and . _ ~ - that neither begins nor ends with a slash, such as \"index.html\"."
      if host.bucket == null ? false : !can(regex("^(?:[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*)$", host.bucket.index_document))
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts :
      host.bucket == null ? true : !can(regex("(^|/)[.]{1,2}(/|$)", host.bucket.index_document))
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket.index_document is \"${host.bucket.index_document}\"; allowed: a path without \".\" and \"..\"."
      if host.bucket == null ? false : can(regex("(^|/)[.]{1,2}(/|$)", host.bucket.index_document))
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts :
      host.bucket == null ? true
      : host.bucket.single_page == null ? true : can(regex("^(?:[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*)$", host.bucket.single_page))
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket.single_page is \"${host.bucket.single_page}\"; allowed: a key of ASCII letters, digits, slashes and . _ ~ - that neither begins nor ends with a slash, such as \"index.html\"."
      if host.bucket == null ? false
      : host.bucket.single_page == null ? false : !can(regex("^(?:[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*)$", host.bucket.single_page))
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts :
      host.bucket == null ? true
      : host.bucket.single_page == null ? true : !can(regex("(^|/)[.]{1,2}(/|$)", host.bucket.single_page))
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket.single_page is \"${host.bucket.single_page}\"; allowed: a path without \".\" and \"..\"."
      if host.bucket == null ? false
      : host.bucket.single_page == null ? false : can(regex("(^|/)[.]{1,2}(/|$)", host.bucket.single_page))
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts :
      host.bucket == null ? true
      : host.bucket.error_document == null ? true : can(regex("^(?:[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*)$", host.bucket.error_document))
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket.error_document is \"${host.bucket.error_document}\"; allowed: a key of ASCII letters, digits, slashes and . _ ~ - that neither begins nor ends with a slash, such as \"404.html\"."
      if host.bucket == null ? false
      : host.bucket.error_document == null ? false : !can(regex("^(?:[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*)$", host.bucket.error_document))
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts :
      host.bucket == null ? true
      : host.bucket.error_document == null ? true : !can(regex("(^|/)[.]{1,2}(/|$)", host.bucket.error_document))
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket.error_document is \"${host.bucket.error_document}\"; allowed: a path without \".\" and \"..\"."
      if host.bucket == null ? false
      : host.bucket.error_document == null ? false : can(regex("(^|/)[.]{1,2}(/|$)", host.bucket.error_document))
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts :
      host.bucket == null ? true : can(regex("^(?:[!#%-\\[\\]^_a-z|~]([ !#%-\\[\\]^_a-z|~]{0,998}[!#%-\\[\\]^_a-z|~])?)$", host.bucket.cache_control))
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket.cache_control is \"${host.bucket.cache_control}\"; allowed: 1 to 1000 visible ASCII characters without quotation marks, backslashes, dollars, backticks and braces."
      if host.bucket == null ? false : !can(regex("^(?:[!#%-\\[\\]^_a-z|~]([ !#%-\\[\\]^_a-z|~]{0,998}[!#%-\\[\\]^_a-z|~])?)$", host.bucket.cache_control))
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : host.bucket == null ? true : length([
        for name, rule in host.bucket.cache_rules : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ]) == 0
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket.cache_rules is a map with the keys \"${join("\", \"", [
        for name, rule in host.bucket.cache_rules : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
      if host.bucket == null ? false : length([
        for name, rule in host.bucket.cache_rules : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ]) != 0
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : host.bucket == null ? true : (
        length(distinct(flatten([
          for rule in host.bucket.cache_rules : [for item in rule.extensions : lower(item)]
        ]))) ==
        length(flatten([for rule in host.bucket.cache_rules : [for item in rule.extensions : lower(item)]]))
      )
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket.cache_rules has the extensions \"${join("\", \"", flatten([
        for rule in host.bucket.cache_rules : [for item in rule.extensions : lower(item)]
      ]))}\"; allowed: each extension in one rule, whatever the case."
      if host.bucket == null ? false : (
        length(distinct(flatten([
          for rule in host.bucket.cache_rules : [for item in rule.extensions : lower(item)]
        ]))) !=
        length(flatten([for rule in host.bucket.cache_rules : [for item in rule.extensions : lower(item)]]))
      )
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : host.bucket == null ? true : (
        length(distinct(flatten([
          for rule in host.bucket.cache_rules : [for item in rule.paths : lower(item)]
        ]))) ==
        length(flatten([for rule in host.bucket.cache_rules : [for item in rule.paths : lower(item)]]))
      )
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket.cache_rules has the paths \"${join("\", \"", flatten([
        for rule in host.bucket.cache_rules : [for item in rule.paths : lower(item)]
      ]))}\"; allowed: each path in one rule, whatever the case."
      if host.bucket == null ? false : (
        length(distinct(flatten([
          for rule in host.bucket.cache_rules : [for item in rule.paths : lower(item)]
        ]))) !=
        length(flatten([for rule in host.bucket.cache_rules : [for item in rule.paths : lower(item)]]))
      )
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : host.bucket == null ? true : alltrue([
        for rule in host.bucket.cache_rules : length(rule.extensions) != 0 || length(rule.paths) != 0
      ])
    ])
    error_message = join("\n", flatten([
      for key, host in var.nginx.hosts : host.bucket == null ? [] : [
        for key2, rule in host.bucket.cache_rules :
        "nginx.hosts[\"${key}\"].bucket.cache_rules[\"${key2}\"] is ${jsonencode(rule)}; allowed: a rule with extensions or paths."
        if length(rule.extensions) == 0 && length(rule.paths) == 0
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : host.bucket == null ? true : alltrue([
        for rule in host.bucket.cache_rules :
        alltrue([for extension in rule.extensions : can(regex("^(?:[A-Za-z0-9]{1,16})$", extension))])
      ])
    ])
    error_message = join("\n", flatten([
      for key, host in var.nginx.hosts : host.bucket == null ? [] : flatten([
        for key2, rule in host.bucket.cache_rules : [
          for index, extension in rule.extensions :
          "nginx.hosts[\"${key}\"].bucket.cache_rules[\"${key2}\"].extensions[${index}] is \"${extension}\"; allowed: 1 to 16 ASCII letters and digits, such as \"js\"."
          if !can(regex("^(?:[A-Za-z0-9]{1,16})$", extension))
        ]
      ])
    ]))
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : host.bucket == null ? true : alltrue([
        for rule in host.bucket.cache_rules :
        alltrue([for path in rule.paths : can(regex("^(?:(/[A-Za-z0-9._~-]+)+)$", path))])
      ])
    ])
    error_message = join("\n", flatten([
      for key, host in var.nginx.hosts : host.bucket == null ? [] : flatten([
        for key2, rule in host.bucket.cache_rules : [
          for index, path in rule.paths :
          "nginx.hosts[\"${key}\"].bucket.cache_rules[\"${key2}\"].paths[${index}] is \"${path}\"; allowed: a path of ASCII letters, digits and . _ ~ - that begins with a slash and does not end with one, such as \"/sw.js\"."
          if !can(regex("^(?:(/[A-Za-z0-9._~-]+)+)$", path))
        ]
      ])
    ]))
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : host.bucket == null ? true : alltrue([
        for rule in host.bucket.cache_rules :
        alltrue([for path in rule.paths : !can(regex("(^|/)[.]{1,2}(/|$)", path))])
      ])
    ])
    error_message = join("\n", flatten([
      for key, host in var.nginx.hosts : host.bucket == null ? [] : flatten([
        for key2, rule in host.bucket.cache_rules : [
          for index, path in rule.paths :
          "nginx.hosts[\"${key}\"].bucket.cache_rules[\"${key2}\"].paths[${index}] is \"${path}\"; allowed: a path without \".\" and \"..\"."
          if can(regex("(^|/)[.]{1,2}(/|$)", path))
        ]
      ])
    ]))
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : host.bucket == null ? true : alltrue([
        for rule in host.bucket.cache_rules :
        can(regex("^(?:[!#%-\\[\\]^_a-z|~]([ !#%-\\[\\]^_a-z|~]{0,998}[!#%-\\[\\]^_a-z|~])?)$", rule.cache_control))
      ])
    ])
    error_message = join("\n", flatten([
      for key, host in var.nginx.hosts : host.bucket == null ? [] : [
        for key2, rule in host.bucket.cache_rules :
        "nginx.hosts[\"${key}\"].bucket.cache_rules[\"${key2}\"].cache_control is \"${rule.cache_control}\"; allowed: 1 to 1000 visible ASCII characters without quotation marks, backslashes, dollars, backticks and braces."
        if !can(regex("^(?:[!#%-\\[\\]^_a-z|~]([ !#%-\\[\\]^_a-z|~]{0,998}[!#%-\\[\\]^_a-z|~])?)$", rule.cache_control))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : host.bucket == null ? true : length(host.bucket.headers) <= 20
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket.headers is a map of ${length(host.bucket.headers)} headers; allowed: at most 20 headers."
      if host.bucket == null ? false : length(host.bucket.headers) > 20
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : host.bucket == null ? true : alltrue([
        for header in keys(host.bucket.headers) :
        can(regex("^[A-Za-z][A-Za-z0-9-]{0,63}$", header)) &&
        !can(regex("^(cache-control|connection|content-length|content-type|date|keep-alive|server|strict-transport-security|trailer|transfer-encoding|upgrade)$", lower(header)))
      ])
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket.headers is ${jsonencode(keys(host.bucket.headers))}; allowed: header names of 1 to 64 ASCII letters, digits and hyphens that no other input and not HTTP itself decides on."
      if host.bucket == null ? false : !alltrue([
        for header in keys(host.bucket.headers) :
        can(regex("^[A-Za-z][A-Za-z0-9-]{0,63}$", header)) &&
        !can(regex("^(cache-control|connection|content-length|content-type|date|keep-alive|server|strict-transport-security|trailer|transfer-encoding|upgrade)$", lower(header)))
      ])
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : host.bucket == null ? true : alltrue([
        for value in host.bucket.headers :
        can(regex("^(?:[!#%-\\[\\]^_a-z|~]([ !#%-\\[\\]^_a-z|~]{0,998}[!#%-\\[\\]^_a-z|~])?)$", value))
      ])
    ])
    error_message = join("\n", flatten([
      for key, host in var.nginx.hosts : host.bucket == null ? [] : [
        for key2, value in host.bucket.headers :
        "nginx.hosts[\"${key}\"].bucket.headers[\"${key2}\"] is \"${value}\"; allowed: 1 to 1000 visible ASCII characters without quotation marks, backslashes, dollars, backticks and braces."
        if !can(regex("^(?:[!#%-\\[\\]^_a-z|~]([ !#%-\\[\\]^_a-z|~]{0,998}[!#%-\\[\\]^_a-z|~])?)$", value))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts :
      host.bucket == null ? true : contains(["https", "http"], host.bucket.scheme)
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket.scheme is \"${host.bucket.scheme}\"; allowed: one of \"https\", \"http\"."
      if host.bucket == null ? false : !contains(["https", "http"], host.bucket.scheme)
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts : host.bucket == null ? true : (
        floor(host.bucket.port) == host.bucket.port && host.bucket.port >= 1 && host.bucket.port <= 65535
      )
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].bucket.port is ${jsonencode(host.bucket.port)}; allowed: a whole number from 1 to 65535."
      if host.bucket == null ? false : (
        floor(host.bucket.port) != host.bucket.port || host.bucket.port < 1 || host.bucket.port > 65535
      )
    ])
  }

  validation {
    condition = alltrue([
      for host in var.nginx.hosts :
      floor(host.hsts_seconds) == host.hsts_seconds && host.hsts_seconds >= 0 && host.hsts_seconds <= 63072000
    ])
    error_message = join("\n", [
      for key, host in var.nginx.hosts :
      "nginx.hosts[\"${key}\"].hsts_seconds is ${jsonencode(host.hsts_seconds)}; allowed: a whole number from 0 to 63072000 seconds."
      if floor(host.hsts_seconds) != host.hsts_seconds ||
      host.hsts_seconds < 0 ||
      host.hsts_seconds > 63072000
    ])
  }

  validation {
    condition     = can(regex("^(?:([a-z0-9]+([._-]+[a-z0-9]+)*(:[0-9]{1,5})?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?)$", var.nginx.image))
    error_message = "nginx.image is \"${var.nginx.image}\"; allowed: the address of an image, such as \"public.ecr.aws/docker/library/nginx:1.30.5-alpine@sha256:0985e772fb9f729e6fa0980da05fca5d9c468e870eed43071545afa9d2e27d94\"."
  }

  validation {
    condition = (
      can(regex("(:[A-Za-z0-9_.-]+|@sha256:[0-9a-f]+)$", var.nginx.image)) &&
      !can(regex(":latest$", var.nginx.image))
    )
    error_message = "nginx.image is \"${var.nginx.image}\"; allowed: an image with a tag other than latest, or with a digest, such as \"public.ecr.aws/docker/library/nginx:1.30.5-alpine@sha256:0985e772fb9f729e6fa0980da05fca5d9c468e870eed43071545afa9d2e27d94\". What latest means changes from one task to the next."
  }

  validation {
    condition     = can(regex("^(?:(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])([.](25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})$", var.nginx.listen_address))
    error_message = "nginx.listen_address is \"${var.nginx.listen_address}\"; allowed: an IPv4 address."
  }

  validation {
    condition = (
      floor(var.nginx.port) == var.nginx.port && var.nginx.port >= 1024 && var.nginx.port <= 65535
    )
    error_message = "nginx.port is ${jsonencode(var.nginx.port)}; allowed: a whole number from 1024 to 65535."
  }

  validation {
    condition = var.nginx.redirect_port == null ? true : (
      floor(var.nginx.redirect_port) == var.nginx.redirect_port &&
      var.nginx.redirect_port >= 1024 &&
      var.nginx.redirect_port <= 65535
    )
    error_message = "nginx.redirect_port is ${jsonencode(var.nginx.redirect_port)}; allowed: a whole number from 1024 to 65535."
  }

  validation {
    condition     = contains(["https", "http"], var.nginx.scheme)
    error_message = "nginx.scheme is \"${var.nginx.scheme}\"; allowed: one of \"https\", \"http\"."
  }

  validation {
    condition     = contains(["preserved", "proxy_protocol", "forwarded"], var.nginx.client_address)
    error_message = "nginx.client_address is \"${var.nginx.client_address}\"; allowed: one of \"preserved\", \"proxy_protocol\", \"forwarded\"."
  }

  validation {
    condition = var.nginx.trusted_ranges == null ? true : (
      length(var.nginx.trusted_ranges) >= 1 && length(var.nginx.trusted_ranges) <= 100
    )
    error_message = try(
      "nginx.trusted_ranges is a list of ${length(var.nginx.trusted_ranges)} ranges; allowed: 1 to 100 ranges.",
      ""
    )
  }

  validation {
    condition = var.nginx.trusted_ranges == null ? true : alltrue([
      for range in var.nginx.trusted_ranges : try(cidrhost(range, 0) == split("/", range)[0], false)
    ])
    error_message = join(
      "\n",
      var.nginx.trusted_ranges == null ? [] : [
        for index, range in var.nginx.trusted_ranges :
        "nginx.trusted_ranges[${index}] is \"${range}\"; allowed: an IPv4 or IPv6 range without host bits, such as \"10.0.0.0/16\" or \"::/0\"."
        if !try(cidrhost(range, 0) == split("/", range)[0], false)
      ]
    )
  }

  validation {
    condition     = can(regex("^(?:(/[A-Za-z0-9._~-]+)+)$", var.nginx.health_path))
    error_message = "nginx.health_path is \"${var.nginx.health_path}\"; allowed: a path of ASCII letters, digits and . _ ~ - that begins with a slash and does not end with one, such as \"/healthz\"."
  }

  validation {
    condition     = !can(regex("(^|/)[.]{1,2}(/|$)", var.nginx.health_path))
    error_message = "nginx.health_path is \"${var.nginx.health_path}\"; allowed: a path without \".\" and \"..\"."
  }

  validation {
    condition = var.nginx.readiness == null ? true : (
      floor(var.nginx.readiness.port) == var.nginx.readiness.port &&
      var.nginx.readiness.port >= 1 &&
      var.nginx.readiness.port <= 65535
    )
    error_message = try(
      "nginx.readiness.port is ${jsonencode(var.nginx.readiness.port)}; allowed: a whole number from 1 to 65535.",
      ""
    )
  }

  validation {
    condition = var.nginx.readiness == null ? true : can(regex("^(?:(/[A-Za-z0-9._~-]+)+)$", var.nginx.readiness.path))
    error_message = try(
      "nginx.readiness.path is \"${var.nginx.readiness.path}\"; allowed: a path of ASCII letters, digits and . _ ~ - that begins with a slash and does not end with one, such as \"/health\".",
      ""
    )
  }

  validation {
    condition = var.nginx.readiness == null ? true : !can(regex("(^|/)[.]{1,2}(/|$)", var.nginx.readiness.path))
    error_message = try(
      "nginx.readiness.path is \"${var.nginx.readiness.path}\"; allowed: a path without \".\" and \"..\".",
      ""
    )
  }

  validation {
    condition = (
      floor(var.nginx.health_port) == var.nginx.health_port &&
      var.nginx.health_port >= 1024 &&
      var.nginx.health_port <= 65535
    )
    error_message = "nginx.health_port is ${jsonencode(var.nginx.health_port)}; allowed: a whole number from 1024 to 65535."
  }

  validation {
    condition     = contains(["misdirected", "not_found", "close"], var.nginx.unknown_hosts)
    error_message = "nginx.unknown_hosts is \"${var.nginx.unknown_hosts}\"; allowed: one of \"misdirected\", \"not_found\", \"close\"."
  }

  validation {
    condition = var.nginx.default_host == null ? true : can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", var.nginx.default_host))
    error_message = try(
      "nginx.default_host is \"${var.nginx.default_host}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.",
      ""
    )
  }

  validation {
    condition     = can(regex("^(?:((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])([.](25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|\\[[0-9a-f:]{2,39}\\])(:[1-9][0-9]{0,4})?)$", var.nginx.resolver))
    error_message = "nginx.resolver is \"${var.nginx.resolver}\"; allowed: an IPv4 address or an IPv6 address in brackets, with or without a port, such as \"169.254.169.253\"."
  }

  validation {
    condition     = can(regex("^(?:(/[A-Za-z0-9._~-]+)+)$", var.nginx.ca_bundle))
    error_message = "nginx.ca_bundle is \"${var.nginx.ca_bundle}\"; allowed: an absolute path of ASCII letters, digits and . _ ~ -, such as \"/etc/ssl/certs/ca-certificates.crt\"."
  }

  validation {
    condition     = !can(regex("(^|/)[.]{1,2}(/|$)", var.nginx.ca_bundle))
    error_message = "nginx.ca_bundle is \"${var.nginx.ca_bundle}\"; allowed: a path without \".\" and \"..\"."
  }

  validation {
    condition     = can(regex("^(?:(/[A-Za-z0-9._~-]+)+)$", var.nginx.scratch_path))
    error_message = "nginx.scratch_path is \"${var.nginx.scratch_path}\"; allowed: an absolute path of ASCII letters, digits and . _ ~ -, such as \"/tmp\"."
  }

  validation {
    condition     = !can(regex("(^|/)[.]{1,2}(/|$)", var.nginx.scratch_path))
    error_message = "nginx.scratch_path is \"${var.nginx.scratch_path}\"; allowed: a path without \".\" and \"..\"."
  }

  validation {
    condition = (
      floor(var.nginx.scratch_mib) == var.nginx.scratch_mib &&
      var.nginx.scratch_mib >= 4 &&
      var.nginx.scratch_mib <= 1024
    )
    error_message = "nginx.scratch_mib is ${jsonencode(var.nginx.scratch_mib)}; allowed: a whole number from 4 to 1024 MiB."
  }

  validation {
    condition     = length(var.nginx.hosts) == 0 || !contains(keys(var.containers), "nginx")
    error_message = "containers has \"nginx\"; allowed: another name beside nginx.hosts, whose container has this one."
  }

  validation {
    condition = length([
      for number in distinct([for host in var.nginx.hosts : host.app.port if host.app != null]) : number
      if !contains(flatten([
        for container in var.containers : [for port in container.ports : port.container_port]
      ]), number)
    ]) == 0
    error_message = join("", [
      "nginx.hosts names the ports ",
      join(", ", [
        for number in distinct([for host in var.nginx.hosts : host.app.port if host.app != null]) : number
        if !contains(flatten([
          for container in var.containers : [for port in container.ports : port.container_port]
        ]), number)
      ]),
      "; allowed: of ",
      join(", ", flatten([
        for container in var.containers : [for port in container.ports : port.container_port]
      ])),
      ", the ports of containers.",
    ])
  }

  validation {
    condition = (
      length(var.nginx.hosts) == 0 ||
      length([
        for number in concat(
          [var.nginx.port, var.nginx.health_port],
          var.nginx.redirect_port == null ? [] : [var.nginx.redirect_port]
        ) : number
        if contains(flatten([
          for container in var.containers : [for port in container.ports : port.container_port]
        ]), number)
      ]) == 0
    )
    error_message = "nginx has ${join(", ", [
      for number in concat(
        [var.nginx.port, var.nginx.health_port],
        var.nginx.redirect_port == null ? [] : [var.nginx.redirect_port]
      ) : number
      if contains(flatten([
        for container in var.containers : [for port in container.ports : port.container_port]
      ]), number)
    ])}, ports of containers too; allowed: a port, redirect_port and health_port of its own, since the containers of a task share one address."
  }

  validation {
    condition = (
      length(var.nginx.hosts) == 0 ||
      length([
        for port in flatten([for container in var.containers : [for name, port in container.ports : name]]) :
        port
        if contains(["nginx-http", "nginx-redirect"], port)
      ]) == 0
    )
    error_message = "containers have ports of the names \"${join("\", \"", [
      for port in flatten([for container in var.containers : [for name, port in container.ports : name]]) :
      port
      if contains(["nginx-http", "nginx-redirect"], port)
    ])}\", which are nginx's; allowed: other names beside nginx.hosts, since a port's name is there once in a task."
  }

  validation {
    condition     = length(var.nginx.hosts) == 0 || length(var.containers) < 10
    error_message = "nginx comes to ${length(var.containers)} containers; allowed: up to 10 in a task with its own."
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

  validation {
    condition = (
      var.permissions_boundary == null || var.task_role == null || var.execution_role == null
    )
    error_message = "permissions_boundary is given beside task_role and execution_role; allowed: a boundary of roles that are made here."
  }
}

variable "platform_version" {
  type        = string
  description = "Fargate's platform version. Default on Fargate: LATEST. Allowed: one of \"LATEST\", \"1.4.0\"."
  default     = null
  nullable    = true

  validation {
    condition = var.platform_version == null ? true : contains([
      "LATEST", "1.4.0",
    ], var.platform_version)
    error_message = try(
      "platform_version is \"${var.platform_version}\"; allowed: one of \"LATEST\", \"1.4.0\".",
      ""
    )
  }

  validation {
    condition     = var.platform_version == null || var.launch_type == "fargate"
    error_message = "platform_version is ${jsonencode(var.platform_version)} with the launch type ${var.launch_type}; allowed: a platform version on Fargate only."
  }
}

variable "propagate_tags" {
  type        = string
  description = "Whose tags tasks get. Allowed: one of \"SERVICE\", \"TASK_DEFINITION\", \"NONE\"."
  default     = "SERVICE"
  nullable    = false

  validation {
    condition     = contains(["SERVICE", "TASK_DEFINITION", "NONE"], var.propagate_tags)
    error_message = "propagate_tags is \"${var.propagate_tags}\"; allowed: one of \"SERVICE\", \"TASK_DEFINITION\", \"NONE\"."
  }
}

variable "public_ip" {
  type        = bool
  description = "Whether Fargate tasks have public addresses; in a public tier only."
  default     = false
  nullable    = false

  validation {
    condition = (
      !var.public_ip ||
      (
        var.launch_type == "fargate" &&
        (
          contains(keys(var.network.tiers), var.tier) ? var.network.tiers[var.tier].kind : "unknown"
        ) == "public"
      )
    )
    error_message = "public_ip is true in the ${
      contains(keys(var.network.tiers), var.tier) ? var.network.tiers[var.tier].kind : "unknown"
    } tier ${var.tier} with the launch type ${var.launch_type}; allowed: Fargate tasks in a public tier. Others reach the internet by NAT."
  }
}

variable "scaling" {
  type = object({
    # Least number of tasks, and the number that a new service starts with.
    min = number
    # Most tasks.
    max = number
    # By the service's average CPU use.
    cpu = optional(object({
      # Average use, in per cent of what tasks have.
      target = number
      # Seconds after a scale-in before the next one.
      scale_in_cooldown = optional(number, 300)
      # Seconds after a scale-out before the next one.
      scale_out_cooldown = optional(number, 60)
      # Whether the policy takes tasks away, too.
      scale_in = optional(bool, true)
    }))
    # By the service's average memory use.
    memory = optional(object({
      # Average use, in per cent of what tasks have.
      target = number
      # Seconds after a scale-in before the next one.
      scale_in_cooldown = optional(number, 300)
      # Seconds after a scale-out before the next one.
      scale_out_cooldown = optional(number, 60)
      # Whether the policy takes tasks away, too.
      scale_in = optional(bool, true)
    }))
    # By requests for each task (ALBRequestCountPerTarget).
    requests = optional(object({
      # Requests for each task in a minute.
      target = number
      # The key of `targets` whose requests are counted, of an Application Load Balancer; it needs
      # both ARN suffixes.
      target_key = string
      # Seconds after a scale-in before the next one.
      scale_in_cooldown = optional(number, 300)
      # Seconds after a scale-out before the next one.
      scale_out_cooldown = optional(number, 60)
      # Whether the policy takes tasks away, too.
      scale_in = optional(bool, true)
    }))
    # Changes of the bounds at a time, by name.
    schedules = optional(map(object({
      # When: once, at a rate or by calendar (`at`, `rate`, `cron`).
      schedule = string
      # Time zone of the schedule (IANA).
      timezone = optional(string, "UTC")
      # Least number of tasks from then on.
      min = optional(number)
      # Most tasks from then on.
      max = optional(number)
      # First time at which it may act.
      start_time = optional(string)
      # Last time at which it may act.
      end_time = optional(string)
    })), {})
    # What rests for now.
    suspended = optional(object({
      # Whether policies take no tasks away for now.
      scale_in = optional(bool, false)
      # Whether policies add no tasks for now.
      scale_out = optional(bool, false)
      # Whether schedules do nothing for now.
      schedules = optional(bool, false)
    }), {})
  })
  description = <<-EOT
    Auto scaling of the service (Amazon ECS Developer Guide: Automatically scale your Amazon ECS
    service).
    Allowed: a min that is not above the max.
    Allowed: cpu, memory, requests or a schedule.
    - min: Least number of tasks, and the number that a new service starts with. Allowed: a whole
      number from 0 to 5000 tasks.
    - max: Most tasks. Allowed: a whole number from 1 to 5000 tasks.
    - cpu: By the service's average CPU use. Optional.
      - target: Average use, in per cent of what tasks have. Allowed: a whole number from 1 to 100
        per cent.
      - scale_in_cooldown: Seconds after a scale-in before the next one. Allowed: a whole number
        from 0 to 86400 seconds. Default: 300.
      - scale_out_cooldown: Seconds after a scale-out before the next one. Allowed: a whole number
        from 0 to 86400 seconds. Default: 60.
      - scale_in: Whether the policy takes tasks away, too. Default: true.
    - memory: By the service's average memory use. Optional.
      - target: Average use, in per cent of what tasks have. Allowed: a whole number from 1 to 100
        per cent.
      - scale_in_cooldown: Seconds after a scale-in before the next one. Allowed: a whole number
        from 0 to 86400 seconds. Default: 300.
      - scale_out_cooldown: Seconds after a scale-out before the next one. Allowed: a whole number
        from 0 to 86400 seconds. Default: 60.
      - scale_in: Whether the policy takes tasks away, too. Default: true.
    - requests: By requests for each task (ALBRequestCountPerTarget). Optional.
      - target: Requests for each task in a minute. Allowed: a whole number from 1 to 1000000000
        requests.
      - target_key: The key of `targets` whose requests are counted, of an Application Load
        Balancer; it needs both ARN suffixes. Allowed: 1 to 32 lower-case ASCII letters, digits and
        hyphens, beginning with a letter and not ending with a hyphen.
      - scale_in_cooldown: Seconds after a scale-in before the next one. Allowed: a whole number
        from 0 to 86400 seconds. Default: 300.
      - scale_out_cooldown: Seconds after a scale-out before the next one. Allowed: a whole number
        from 0 to 86400 seconds. Default: 60.
      - scale_in: Whether the policy takes tasks away, too. Default: true.
    - schedules: Changes of the bounds at a time, by name. Allowed: keys of 1 to 32 lower-case ASCII
      letters, digits and hyphens, beginning with a letter and not ending with a hyphen. Default:
      {}.
      - schedule: When: once, at a rate or by calendar (`at`, `rate`, `cron`). Allowed:
        "at(yyyy-mm-ddThh:mm:ss)", "rate(value unit)" or "cron(six fields)".
      - timezone: Time zone of the schedule (IANA). Allowed: a time zone's name, such as
        "Asia/Seoul". Default: "UTC".
      - min: Least number of tasks from then on. Allowed: a whole number from 0 to 5000 tasks.
        Optional.
      - max: Most tasks from then on. Allowed: a whole number from 0 to 5000 tasks. Optional.
      - start_time: First time at which it may act. Allowed: a time in UTC, written
        "YYYY-MM-DDThh:mm:ssZ". Optional.
      - end_time: Last time at which it may act. Allowed: a time in UTC, written
        "YYYY-MM-DDThh:mm:ssZ". Optional.
    - suspended: What rests for now. Default: {}.
      - scale_in: Whether policies take no tasks away for now. Default: false.
      - scale_out: Whether policies add no tasks for now. Default: false.
      - schedules: Whether schedules do nothing for now. Default: false.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.scaling == null ? true : var.scaling.min <= var.scaling.max
    error_message = try(
      "scaling has a min of ${var.scaling.min} and a max of ${var.scaling.max}; allowed: a min that is not above the max.",
      ""
    )
  }

  validation {
    condition = var.scaling == null ? true : (
      anytrue([var.scaling.cpu != null, var.scaling.memory != null, var.scaling.requests != null]) ||
      length(var.scaling.schedules) != 0
    )
    error_message = "scaling is scaling by nothing; allowed: cpu, memory, requests or a schedule."
  }

  validation {
    condition = var.scaling == null ? true : (
      floor(var.scaling.min) == var.scaling.min && var.scaling.min >= 0 && var.scaling.min <= 5000
    )
    error_message = try(
      "scaling.min is ${jsonencode(var.scaling.min)}; allowed: a whole number from 0 to 5000 tasks.",
      ""
    )
  }

  validation {
    condition = var.scaling == null ? true : (
      floor(var.scaling.max) == var.scaling.max && var.scaling.max >= 1 && var.scaling.max <= 5000
    )
    error_message = try(
      "scaling.max is ${jsonencode(var.scaling.max)}; allowed: a whole number from 1 to 5000 tasks.",
      ""
    )
  }

  validation {
    condition = (
      var.scaling == null ? true
      : var.scaling.cpu == null ? true : (
        floor(var.scaling.cpu.target) == var.scaling.cpu.target &&
        var.scaling.cpu.target >= 1 &&
        var.scaling.cpu.target <= 100
      )
    )
    error_message = try(
      "scaling.cpu.target is ${jsonencode(var.scaling.cpu.target)}; allowed: a whole number from 1 to 100 per cent.",
      ""
    )
  }

  validation {
    condition = (
      var.scaling == null ? true
      : var.scaling.cpu == null ? true : (
        floor(var.scaling.cpu.scale_in_cooldown) == var.scaling.cpu.scale_in_cooldown &&
        var.scaling.cpu.scale_in_cooldown >= 0 &&
        var.scaling.cpu.scale_in_cooldown <= 86400
      )
    )
    error_message = try(
      "scaling.cpu.scale_in_cooldown is ${jsonencode(var.scaling.cpu.scale_in_cooldown)}; allowed: a whole number from 0 to 86400 seconds.",
      ""
    )
  }

  validation {
    condition = (
      var.scaling == null ? true
      : var.scaling.cpu == null ? true : (
        floor(var.scaling.cpu.scale_out_cooldown) == var.scaling.cpu.scale_out_cooldown &&
        var.scaling.cpu.scale_out_cooldown >= 0 &&
        var.scaling.cpu.scale_out_cooldown <= 86400
      )
    )
    error_message = try(
      "scaling.cpu.scale_out_cooldown is ${jsonencode(var.scaling.cpu.scale_out_cooldown)}; allowed: a whole number from 0 to 86400 seconds.",
      ""
    )
  }

  validation {
    condition = (
      var.scaling == null ? true
      : var.scaling.memory == null ? true : (
        floor(var.scaling.memory.target) == var.scaling.memory.target &&
        var.scaling.memory.target >= 1 &&
        var.scaling.memory.target <= 100
      )
    )
    error_message = try(
      "scaling.memory.target is ${jsonencode(var.scaling.memory.target)}; allowed: a whole number from 1 to 100 per cent.",
      ""
    )
  }

  validation {
    condition = (
      var.scaling == null ? true
      : var.scaling.memory == null ? true : (
        floor(var.scaling.memory.scale_in_cooldown) == var.scaling.memory.scale_in_cooldown &&
        var.scaling.memory.scale_in_cooldown >= 0 &&
        var.scaling.memory.scale_in_cooldown <= 86400
      )
    )
    error_message = try(
      "scaling.memory.scale_in_cooldown is ${jsonencode(var.scaling.memory.scale_in_cooldown)}; allowed: a whole number from 0 to 86400 seconds.",
      ""
    )
  }

  validation {
    condition = (
      var.scaling == null ? true
      : var.scaling.memory == null ? true : (
        floor(var.scaling.memory.scale_out_cooldown) == var.scaling.memory.scale_out_cooldown &&
        var.scaling.memory.scale_out_cooldown >= 0 &&
        var.scaling.memory.scale_out_cooldown <= 86400
      )
    )
    error_message = try(
      "scaling.memory.scale_out_cooldown is ${jsonencode(var.scaling.memory.scale_out_cooldown)}; allowed: a whole number from 0 to 86400 seconds.",
      ""
    )
  }

  validation {
    condition = (
      var.scaling == null ? true
      : var.scaling.requests == null ? true : (
        floor(var.scaling.requests.target) == var.scaling.requests.target &&
        var.scaling.requests.target >= 1 &&
        var.scaling.requests.target <= 1000000000
      )
    )
    error_message = try(
      "scaling.requests.target is ${jsonencode(var.scaling.requests.target)}; allowed: a whole number from 1 to 1000000000 requests.",
      ""
    )
  }

  validation {
    condition = (
      var.scaling == null ? true
      : var.scaling.requests == null ? true : can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", var.scaling.requests.target_key))
    )
    error_message = try(
      "scaling.requests.target_key is \"${var.scaling.requests.target_key}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.",
      ""
    )
  }

  validation {
    condition = (
      var.scaling == null ? true
      : var.scaling.requests == null ? true : (
        floor(var.scaling.requests.scale_in_cooldown) == var.scaling.requests.scale_in_cooldown &&
        var.scaling.requests.scale_in_cooldown >= 0 &&
        var.scaling.requests.scale_in_cooldown <= 86400
      )
    )
    error_message = try(
      "scaling.requests.scale_in_cooldown is ${jsonencode(var.scaling.requests.scale_in_cooldown)}; allowed: a whole number from 0 to 86400 seconds.",
      ""
    )
  }

  validation {
    condition = (
      var.scaling == null ? true
      : var.scaling.requests == null ? true : (
        floor(var.scaling.requests.scale_out_cooldown) == var.scaling.requests.scale_out_cooldown &&
        var.scaling.requests.scale_out_cooldown >= 0 &&
        var.scaling.requests.scale_out_cooldown <= 86400
      )
    )
    error_message = try(
      "scaling.requests.scale_out_cooldown is ${jsonencode(var.scaling.requests.scale_out_cooldown)}; allowed: a whole number from 0 to 86400 seconds.",
      ""
    )
  }

  validation {
    condition = var.scaling == null ? true : length([
      for name, schedule in var.scaling.schedules : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = try(
      "scaling.schedules is a map with the keys \"${join("\", \"", [
        for name, schedule in var.scaling.schedules : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.",
      ""
    )
  }

  validation {
    condition = var.scaling == null ? true : alltrue([
      for schedule in var.scaling.schedules : schedule.min != null || schedule.max != null
    ])
    error_message = join(
      "\n",
      var.scaling == null ? [] : [
        for key, schedule in var.scaling.schedules :
        "scaling.schedules[\"${key}\"] has neither min nor max; allowed: min, max or both."
        if schedule.min == null && schedule.max == null
      ]
    )
  }

  validation {
    condition = var.scaling == null ? true : alltrue([
      for schedule in var.scaling.schedules :
      schedule.min == null || schedule.max == null ? true : schedule.min <= schedule.max
    ])
    error_message = join(
      "\n",
      var.scaling == null ? [] : [
        for key, schedule in var.scaling.schedules :
        "scaling.schedules[\"${key}\"] is an action of ${jsonencode(schedule.min)} to ${jsonencode(schedule.max)} tasks; allowed: a min that is not above the max."
        if schedule.min == null || schedule.max == null ? false : schedule.min > schedule.max
      ]
    )
  }

  validation {
    condition = var.scaling == null ? true : alltrue([
      for schedule in var.scaling.schedules :
      can(regex("^(?:at\\([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\)|rate\\([1-9][0-9]* (minute|hour|day)s?\\)|cron\\(([^ ()]+ ){5}[^ ()]+\\))$", schedule.schedule))
    ])
    error_message = join(
      "\n",
      var.scaling == null ? [] : [
        for key, schedule in var.scaling.schedules :
        "scaling.schedules[\"${key}\"].schedule is \"${schedule.schedule}\"; allowed: \"at(yyyy-mm-ddThh:mm:ss)\", \"rate(value unit)\" or \"cron(six fields)\"."
        if !can(regex("^(?:at\\([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\)|rate\\([1-9][0-9]* (minute|hour|day)s?\\)|cron\\(([^ ()]+ ){5}[^ ()]+\\))$", schedule.schedule))
      ]
    )
  }

  validation {
    condition = var.scaling == null ? true : alltrue([
      for schedule in var.scaling.schedules :
      can(regex("^(?:[A-Za-z]+([/_+-][A-Za-z0-9]+)*)$", schedule.timezone))
    ])
    error_message = join(
      "\n",
      var.scaling == null ? [] : [
        for key, schedule in var.scaling.schedules :
        "scaling.schedules[\"${key}\"].timezone is \"${schedule.timezone}\"; allowed: a time zone's name, such as \"Asia/Seoul\"."
        if !can(regex("^(?:[A-Za-z]+([/_+-][A-Za-z0-9]+)*)$", schedule.timezone))
      ]
    )
  }

  validation {
    condition = var.scaling == null ? true : alltrue([
      for schedule in var.scaling.schedules : schedule.min == null ? true : (
        floor(schedule.min) == schedule.min && schedule.min >= 0 && schedule.min <= 5000
      )
    ])
    error_message = join(
      "\n",
      var.scaling == null ? [] : [
        for key, schedule in var.scaling.schedules :
        "scaling.schedules[\"${key}\"].min is ${jsonencode(schedule.min)}; allowed: a whole number from 0 to 5000 tasks."
        if schedule.min == null ? false : (
          floor(schedule.min) != schedule.min || schedule.min < 0 || schedule.min > 5000
        )
      ]
    )
  }

  validation {
    condition = var.scaling == null ? true : alltrue([
      for schedule in var.scaling.schedules : schedule.max == null ? true : (
        floor(schedule.max) == schedule.max && schedule.max >= 0 && schedule.max <= 5000
      )
    ])
    error_message = join(
      "\n",
      var.scaling == null ? [] : [
        for key, schedule in var.scaling.schedules :
        "scaling.schedules[\"${key}\"].max is ${jsonencode(schedule.max)}; allowed: a whole number from 0 to 5000 tasks."
        if schedule.max == null ? false : (
          floor(schedule.max) != schedule.max || schedule.max < 0 || schedule.max > 5000
        )
      ]
    )
  }

  validation {
    condition = var.scaling == null ? true : alltrue([
      for schedule in var.scaling.schedules :
      schedule.start_time == null ? true : can(regex("^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)$", schedule.start_time))
    ])
    error_message = join(
      "\n",
      var.scaling == null ? [] : [
        for key, schedule in var.scaling.schedules :
        "scaling.schedules[\"${key}\"].start_time is \"${schedule.start_time}\"; allowed: a time in UTC, written \"YYYY-MM-DDThh:mm:ssZ\"."
        if schedule.start_time == null ? false : !can(regex("^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)$", schedule.start_time))
      ]
    )
  }

  validation {
    condition = var.scaling == null ? true : alltrue([
      for schedule in var.scaling.schedules :
      schedule.end_time == null ? true : can(regex("^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)$", schedule.end_time))
    ])
    error_message = join(
      "\n",
      var.scaling == null ? [] : [
        for key, schedule in var.scaling.schedules :
        "scaling.schedules[\"${key}\"].end_time is \"${schedule.end_time}\"; allowed: a time in UTC, written \"YYYY-MM-DDThh:mm:ssZ\"."
        if schedule.end_time == null ? false : !can(regex("^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)$", schedule.end_time))
      ]
    )
  }

  validation {
    condition = try(var.scaling.requests.target_key, null) == null ? true : contains([
      for key, target in var.targets : key
      if target.target_group.arn_suffix != null && target.target_group.load_balancer_arn_suffix != null
    ], try(var.scaling.requests.target_key, null))
    error_message = join("", [
      "scaling names ",
      jsonencode(try(var.scaling.requests.target_key, null)),
      "; allowed: of \"",
      join("\", \"", [
        for key, target in var.targets : key
        if target.target_group.arn_suffix != null && target.target_group.load_balancer_arn_suffix != null
      ]),
      "\", the targets with arn_suffix and load_balancer_arn_suffix.",
    ])
  }
}

variable "secret_key_arns" {
  type        = list(string)
  description = <<-EOT
    Customer managed KMS keys that the containers' secrets and parameters are encrypted with; the
    execution role may decrypt with them through Secrets Manager and Systems Manager alone. Each
    key: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
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
    condition     = var.execution_role == null || length(var.secret_key_arns) == 0
    error_message = "secret_key_arns is given beside execution_role; allowed: keys for the role that is made here, or a role of your own."
  }
}

variable "security_groups" {
  type = list(object({
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
  description = <<-EOT
    Security groups of the tasks, of the network's VPC. Allowed: 1 to 5 groups.
    - id: The group's id; may be known only after the apply.
    - name: A lasting label that is known when Terraform plans; part of the addresses of rules that
      name the group. Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] +
      = & ; { } ! $ *, without a space at either end; a name that does not begin with "sg-", which
      AWS keeps for ids.
    - arn: The group's ARN. Optional.
    - vpc_id: The VPC that the group belongs to. Optional.
  EOT
  nullable    = false

  validation {
    condition     = length(var.security_groups) >= 1 && length(var.security_groups) <= 5
    error_message = "security_groups is a list of ${length(var.security_groups)} groups; allowed: 1 to 5 groups."
  }

  validation {
    condition = alltrue([
      for group in var.security_groups :
      length(group.name) <= 255 &&
      can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", group.name))
    ])
    error_message = join("\n", [
      for index, group in var.security_groups :
      "security_groups[${index}].name is \"${group.name}\"; allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end."
      if length(group.name) > 255 ||
      !can(regex("^[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-](?:[ ]*[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-])*$", group.name))
    ])
  }

  validation {
    condition = alltrue([for group in var.security_groups : !startswith(group.name, "sg-")])
    error_message = join("\n", [
      for index, group in var.security_groups :
      "security_groups[${index}].name is \"${group.name}\"; allowed: a name that does not begin with \"sg-\", which AWS keeps for ids."
      if startswith(group.name, "sg-")
    ])
  }

  validation {
    condition = length([
      for group in var.security_groups : group.name
      if(group.vpc_id == null ? var.network.vpc_id : group.vpc_id) != var.network.vpc_id
    ]) == 0
    error_message = "security_groups has \"${join("\", \"", [
      for group in var.security_groups : group.name
      if(group.vpc_id == null ? var.network.vpc_id : group.vpc_id) != var.network.vpc_id
    ])}\" of another VPC; allowed: groups of the network's VPC \"${var.network.vpc_id}\"."
  }
}

variable "service_connect" {
  type = object({
    # The namespace.
    namespace_arn = optional(string)
    # What others find, by the name of the container port; empty: a client only.
    services = optional(map(object({
      # Port that clients use.
      port = number
      # Name that clients use.
      dns_name = optional(string)
      # Name of the service in Cloud Map, one of its own in the namespace.
      discovery_name = optional(string)
      # Port that the proxy listens on.
      ingress_port = optional(number)
      # Seconds that an idle connection stays; 0: for ever.
      idle_timeout = optional(number)
      # Seconds that an answer may take; 0: any time.
      request_timeout = optional(number)
      # Encryption between the proxies of client and service.
      tls = optional(object({
        # AWS Private CA that issues the certificates, which ECS renews.
        authority_arn = string
        # Role by which ECS gets certificates and keeps their keys (Amazon ECS Developer Guide:
        # Amazon ECS infrastructure IAM role).
        role_arn = string
        # Key that encrypts the certificates' private keys.
        kms_key_arn = optional(string)
      }))
    })), {})
    # Whether the proxy's log goes to a log group of the service.
    logging = optional(bool, true)
  })
  description = <<-EOT
    Service Connect (Amazon ECS Developer Guide: Use Service Connect to connect Amazon ECS services
    with short names).
    - namespace_arn: The namespace. Default: the cluster's. Allowed: a Cloud Map namespace's ARN,
      such as "arn:aws:servicediscovery:region:123456789012:resource". Optional.
    - services: What others find, by the name of the container port; empty: a client only. Allowed:
      names of container ports; each client alias once. Default: {}.
      - port: Port that clients use. Allowed: a whole number from 1 to 65535.
      - dns_name: Name that clients use. Default: `<port name>.<namespace>`. Allowed: 1 to 127
        lower-case ASCII letters, digits, _, - and ., not beginning with - or .. Optional.
      - discovery_name: Name of the service in Cloud Map, one of its own in the namespace. Default:
        the port's name. Allowed: 1 to 64 lower-case ASCII letters, digits, _ and -, not beginning
        with -. Optional.
      - ingress_port: Port that the proxy listens on. Default: one that ECS chooses. Allowed: a
        whole number from 1024 to 65535. Optional.
      - idle_timeout: Seconds that an idle connection stays; 0: for ever. Default: 5 minutes for
        HTTP, an hour for TCP. Allowed: a whole number from 0 to 2147483647 seconds. Optional.
      - request_timeout: Seconds that an answer may take; 0: any time. For HTTP only. Default: 15.
        Allowed: a whole number from 0 to 2147483647 seconds. Optional.
      - tls: Encryption between the proxies of client and service. Optional.
        - authority_arn: AWS Private CA that issues the certificates, which ECS renews. Allowed: the
          ARN of a private certificate authority, such as
          "arn:aws:acm-pca:region:123456789012:resource".
        - role_arn: Role by which ECS gets certificates and keeps their keys (Amazon ECS Developer
          Guide: Amazon ECS infrastructure IAM role). Allowed: a role's ARN, such as
          "arn:aws:iam:region:123456789012:resource".
        - kms_key_arn: Key that encrypts the certificates' private keys. Default: the service's own.
          Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource". Optional.
    - logging: Whether the proxy's log goes to a log group of the service. Default: true.
  EOT
  default     = null
  nullable    = true

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

  validation {
    condition = var.service_connect == null ? true : length([
      for name, service in var.service_connect.services : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = try(
      "service_connect.services is a map with the keys \"${join("\", \"", [
        for name, service in var.service_connect.services : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ])}\"; allowed: names of container ports.",
      ""
    )
  }

  validation {
    condition = var.service_connect == null ? true : (
      length(distinct([
        for service in var.service_connect.services : "${service.dns_name}:${service.port}"
        if service.dns_name != null
      ])) ==
      length([
        for service in var.service_connect.services : "${service.dns_name}:${service.port}"
        if service.dns_name != null
      ])
    )
    error_message = try(
      "service_connect.services has the client aliases \"${join("\", \"", [
        for service in var.service_connect.services : "${service.dns_name}:${service.port}"
        if service.dns_name != null
      ])}\"; allowed: each client alias once.",
      ""
    )
  }

  validation {
    condition = var.service_connect == null ? true : alltrue([
      for service in var.service_connect.services :
      floor(service.port) == service.port && service.port >= 1 && service.port <= 65535
    ])
    error_message = join(
      "\n",
      var.service_connect == null ? [] : [
        for key, service in var.service_connect.services :
        "service_connect.services[\"${key}\"].port is ${jsonencode(service.port)}; allowed: a whole number from 1 to 65535."
        if floor(service.port) != service.port || service.port < 1 || service.port > 65535
      ]
    )
  }

  validation {
    condition = var.service_connect == null ? true : alltrue([
      for service in var.service_connect.services :
      service.dns_name == null ? true : can(regex("^(?:[a-z0-9_][a-z0-9_.-]{0,126})$", service.dns_name))
    ])
    error_message = join(
      "\n",
      var.service_connect == null ? [] : [
        for key, service in var.service_connect.services :
        "service_connect.services[\"${key}\"].dns_name is \"${service.dns_name}\"; allowed: 1 to 127 lower-case ASCII letters, digits, _, - and ., not beginning with - or .."
        if service.dns_name == null ? false : !can(regex("^(?:[a-z0-9_][a-z0-9_.-]{0,126})$", service.dns_name))
      ]
    )
  }

  validation {
    condition = var.service_connect == null ? true : alltrue([
      for service in var.service_connect.services :
      service.discovery_name == null ? true : can(regex("^(?:[a-z0-9_][a-z0-9_-]{0,63})$", service.discovery_name))
    ])
    error_message = join(
      "\n",
      var.service_connect == null ? [] : [
        for key, service in var.service_connect.services :
        "service_connect.services[\"${key}\"].discovery_name is \"${service.discovery_name}\"; allowed: 1 to 64 lower-case ASCII letters, digits, _ and -, not beginning with -."
        if service.discovery_name == null ? false : !can(regex("^(?:[a-z0-9_][a-z0-9_-]{0,63})$", service.discovery_name))
      ]
    )
  }

  validation {
    condition = var.service_connect == null ? true : alltrue([
      for service in var.service_connect.services : service.ingress_port == null ? true : (
        floor(service.ingress_port) == service.ingress_port &&
        service.ingress_port >= 1024 &&
        service.ingress_port <= 65535
      )
    ])
    error_message = join(
      "\n",
      var.service_connect == null ? [] : [
        for key, service in var.service_connect.services :
        "service_connect.services[\"${key}\"].ingress_port is ${jsonencode(service.ingress_port)}; allowed: a whole number from 1024 to 65535."
        if service.ingress_port == null ? false : (
          floor(service.ingress_port) != service.ingress_port ||
          service.ingress_port < 1024 ||
          service.ingress_port > 65535
        )
      ]
    )
  }

  validation {
    condition = var.service_connect == null ? true : alltrue([
      for service in var.service_connect.services : service.idle_timeout == null ? true : (
        floor(service.idle_timeout) == service.idle_timeout &&
        service.idle_timeout >= 0 &&
        service.idle_timeout <= 2147483647
      )
    ])
    error_message = join(
      "\n",
      var.service_connect == null ? [] : [
        for key, service in var.service_connect.services :
        "service_connect.services[\"${key}\"].idle_timeout is ${jsonencode(service.idle_timeout)}; allowed: a whole number from 0 to 2147483647 seconds."
        if service.idle_timeout == null ? false : (
          floor(service.idle_timeout) != service.idle_timeout ||
          service.idle_timeout < 0 ||
          service.idle_timeout > 2147483647
        )
      ]
    )
  }

  validation {
    condition = var.service_connect == null ? true : alltrue([
      for service in var.service_connect.services : service.request_timeout == null ? true : (
        floor(service.request_timeout) == service.request_timeout &&
        service.request_timeout >= 0 &&
        service.request_timeout <= 2147483647
      )
    ])
    error_message = join(
      "\n",
      var.service_connect == null ? [] : [
        for key, service in var.service_connect.services :
        "service_connect.services[\"${key}\"].request_timeout is ${jsonencode(service.request_timeout)}; allowed: a whole number from 0 to 2147483647 seconds."
        if service.request_timeout == null ? false : (
          floor(service.request_timeout) != service.request_timeout ||
          service.request_timeout < 0 ||
          service.request_timeout > 2147483647
        )
      ]
    )
  }

  validation {
    condition = var.service_connect == null ? true : alltrue([
      for service in var.service_connect.services :
      service.tls == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:acm-pca:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", service.tls.authority_arn))
    ])
    error_message = join(
      "\n",
      var.service_connect == null ? [] : [
        for key, service in var.service_connect.services :
        "service_connect.services[\"${key}\"].tls.authority_arn is \"${service.tls.authority_arn}\"; allowed: the ARN of a private certificate authority, such as \"arn:aws:acm-pca:region:123456789012:resource\"."
        if service.tls == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:acm-pca:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", service.tls.authority_arn))
      ]
    )
  }

  validation {
    condition = var.service_connect == null ? true : alltrue([
      for service in var.service_connect.services :
      service.tls == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:iam:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", service.tls.role_arn))
    ])
    error_message = join(
      "\n",
      var.service_connect == null ? [] : [
        for key, service in var.service_connect.services :
        "service_connect.services[\"${key}\"].tls.role_arn is \"${service.tls.role_arn}\"; allowed: a role's ARN, such as \"arn:aws:iam:region:123456789012:resource\"."
        if service.tls == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:iam:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", service.tls.role_arn))
      ]
    )
  }

  validation {
    condition = var.service_connect == null ? true : alltrue([
      for service in var.service_connect.services :
      service.tls == null ? true
      : service.tls.kms_key_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", service.tls.kms_key_arn))
    ])
    error_message = join(
      "\n",
      var.service_connect == null ? [] : [
        for key, service in var.service_connect.services :
        "service_connect.services[\"${key}\"].tls.kms_key_arn is \"${service.tls.kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\"."
        if service.tls == null ? false
        : service.tls.kms_key_arn == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", service.tls.kms_key_arn))
      ]
    )
  }

  validation {
    condition = (
      var.service_connect == null ||
      (
        try(var.service_connect.namespace_arn, null) == null
        ? var.cluster.service_connect_namespace_arn
        : try(var.service_connect.namespace_arn, null)
      ) != null
    )
    error_message = "service_connect has no namespace_arn, and the cluster has none; allowed: a namespace of the cluster or of the service."
  }

  validation {
    condition = length([
      for name in keys(try(var.service_connect.services, {})) : name
      if !contains(flatten([
        for container in var.containers :
        [for name2, port in container.ports : name2 if port.protocol == "tcp"]
      ]), name)
    ]) == 0
    error_message = join("", [
      "service_connect names the ports \"",
      join("\", \"", [
        for name in keys(try(var.service_connect.services, {})) : name
        if !contains(flatten([
          for container in var.containers :
          [for name2, port in container.ports : name2 if port.protocol == "tcp"]
        ]), name)
      ]),
      "\"; allowed: of \"",
      join("\", \"", flatten([
        for container in var.containers : [for name, port in container.ports : name if port.protocol == "tcp"]
      ])),
      "\", the containers' TCP ports.",
    ])
  }

  validation {
    condition = length([
      for name, service in try(var.service_connect.services, {}) : name
      if service.request_timeout != null &&
      contains(flatten([
        for container in var.containers :
        [for name2, port in container.ports : name2 if port.app_protocol == null]
      ]), name)
    ]) == 0
    error_message = "service_connect has a request_timeout of \"${join("\", \"", [
      for name, service in try(var.service_connect.services, {}) : name
      if service.request_timeout != null &&
      contains(flatten([
        for container in var.containers :
        [for name2, port in container.ports : name2 if port.app_protocol == null]
      ]), name)
    ])}\", ports of plain TCP; allowed: of ports with an app_protocol."
  }

  validation {
    condition     = var.service_connect == null || !contains(keys(var.containers), "service-connect")
    error_message = "service_connect has a proxy of the name \"service-connect\", which is a container's, too; allowed: another name for the container."
  }
}

variable "service_moved" {
  type        = string
  description = <<-EOT
    Any text; a change says that the service's move to another address has been declared. In
    TypeScript no move is needed. Allowed: up to 128 ASCII letters, digits and . _ : / + = @ -.
  EOT
  default     = ""
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z0-9._:/+=@-]{0,128})$", var.service_moved))
    error_message = "service_moved is \"${var.service_moved}\"; allowed: up to 128 ASCII letters, digits and . _ : / + = @ -."
  }
}

variable "strategy" {
  type = map(object({
    # Share of the tasks beyond `base`, against the other providers' weights.
    weight = optional(number, 1)
    # Tasks that run here before any weight counts.
    base = optional(number, 0)
  }))
  description = <<-EOT
    How tasks spread over the cluster's capacity providers, by the cluster's keys. Default: FARGATE,
    or the only EC2 provider; without any in the cluster the launch type. A change needs
    `deployment.force_new`.
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
    condition = var.strategy == null ? true : length(var.strategy) <= 20
    error_message = try(
      "strategy is a map of ${length(var.strategy)} providers; allowed: at most 20 providers.",
      ""
    )
  }

  validation {
    condition = var.strategy == null ? true : length([
      for provider, item in var.strategy : provider
      if item.base > 0
    ]) <= 1
    error_message = try(
      "strategy is a strategy with a base on \"${join("\", \"", [
        for provider, item in var.strategy : provider
        if item.base > 0
      ])}\"; allowed: a base on one provider at most.",
      ""
    )
  }

  validation {
    condition = var.strategy == null ? true : (
      length(var.strategy) == 0 ||
      length([for provider, item in var.strategy : provider if item.weight > 0]) != 0
    )
    error_message = try(
      "strategy is a strategy of \"${join("\", \"", keys(var.strategy))}\" without any weight; allowed: a weight above 0 on one provider at least.",
      ""
    )
  }

  validation {
    condition = var.strategy == null ? true : (
      length([
        for provider in ["FARGATE", "FARGATE_SPOT"] : provider
        if contains(keys(var.strategy), provider)
      ]) == 0 ||
      length(var.strategy) <= length([
        for provider in ["FARGATE", "FARGATE_SPOT"] : provider
        if contains(keys(var.strategy), provider)
      ])
    )
    error_message = try(
      "strategy is a strategy of \"${join("\", \"", keys(var.strategy))}\"; allowed: either Fargate or EC2 providers, not both.",
      ""
    )
  }

  validation {
    condition = var.strategy == null ? true : alltrue([
      for item in var.strategy : floor(item.weight) == item.weight && item.weight >= 0 && item.weight <= 1000
    ])
    error_message = join(
      "\n",
      var.strategy == null ? [] : [
        for key, item in var.strategy :
        "strategy[\"${key}\"].weight is ${jsonencode(item.weight)}; allowed: a whole number from 0 to 1000."
        if floor(item.weight) != item.weight || item.weight < 0 || item.weight > 1000
      ]
    )
  }

  validation {
    condition = var.strategy == null ? true : alltrue([
      for item in var.strategy : floor(item.base) == item.base && item.base >= 0 && item.base <= 100000
    ])
    error_message = join(
      "\n",
      var.strategy == null ? [] : [
        for key, item in var.strategy :
        "strategy[\"${key}\"].base is ${jsonencode(item.base)}; allowed: a whole number from 0 to 100000 tasks."
        if floor(item.base) != item.base || item.base < 0 || item.base > 100000
      ]
    )
  }

  validation {
    condition = length([
      for provider in keys(var.strategy == null ? {} : var.strategy) : provider
      if !contains([
        for provider2 in keys(var.cluster.capacity_provider_names) : provider2
        if contains(["FARGATE", "FARGATE_SPOT"], provider2) == (var.launch_type == "fargate")
      ], provider)
    ]) == 0
    error_message = join("", [
      "strategy names \"",
      join("\", \"", [
        for provider in keys(var.strategy == null ? {} : var.strategy) : provider
        if !contains([
          for provider2 in keys(var.cluster.capacity_provider_names) : provider2
          if contains(["FARGATE", "FARGATE_SPOT"], provider2) == (var.launch_type == "fargate")
        ], provider)
      ]),
      "\"; allowed: of \"",
      join("\", \"", [
        for provider in keys(var.cluster.capacity_provider_names) : provider
        if contains(["FARGATE", "FARGATE_SPOT"], provider) == (var.launch_type == "fargate")
      ]),
      "\", the cluster's capacity providers for the launch type ${var.launch_type}.",
    ])
  }

  validation {
    condition = (
      var.strategy != null ||
      var.launch_type == "fargate" ||
      length([
        for provider in keys(var.cluster.capacity_provider_names) : provider
        if !contains(["FARGATE", "FARGATE_SPOT"], provider)
      ]) <= 1
    )
    error_message = "strategy is null, and the cluster has \"${join("\", \"", [
      for provider in keys(var.cluster.capacity_provider_names) : provider
      if !contains(["FARGATE", "FARGATE_SPOT"], provider)
    ])}\"; allowed: a strategy of some of these."
  }

  validation {
    condition     = var.strategy == null || length(keys(var.strategy == null ? {} : var.strategy)) != 0
    error_message = "strategy is an empty map; allowed: one capacity provider at least, or no strategy at all."
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

variable "targets" {
  type = map(object({
    # A target group: one of the output `load_balancer`'s target groups, or an object written by
    # hand.
    target_group = object({
      # The target group's ARN; its targets are of the type ip.
      arn = string
      # The part of the ARN that scaling by requests needs.
      arn_suffix = optional(string)
      # The same part of the load balancer's ARN.
      load_balancer_arn_suffix = optional(string)
      # Listeners and rules that forward to the group: ECS refuses a group that no load balancer
      # has, so the service waits for them.
      listener_arns = optional(list(string), [])
      # The group's name; not used.
      name = optional(string)
      # The group's own port; not used.
      port = optional(number)
      # The group's protocol, such as HTTP, TCP or UDP; ECS tasks' ports are held against it.
      protocol = optional(string)
    })
    # The container that gets the traffic.
    container = string
    # The container's port, by name.
    port = string
  }))
  description = <<-EOT
    Target groups that tasks are registered with, by name.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: at most 5 target groups.
    - target_group: A target group: one of the output `load_balancer`'s target groups, or an object
      written by hand.
      - arn: The target group's ARN; its targets are of the type ip. Allowed: a target group's ARN.
      - arn_suffix: The part of the ARN that scaling by requests needs. Allowed: the last part of a
        target group's ARN, "targetgroup/NAME/ID". Optional.
      - load_balancer_arn_suffix: The same part of the load balancer's ARN. Allowed: the last part
        of a load balancer's ARN, "app/NAME/ID". Optional.
      - listener_arns: Listeners and rules that forward to the group: ECS refuses a group that no
        load balancer has, so the service waits for them. Each arn: a listener's or a rule's ARN,
        such as "arn:aws:elasticloadbalancing:region:123456789012:resource". Default: [].
      - name: The group's name; not used. Optional.
      - port: The group's own port; not used. Optional.
      - protocol: The group's protocol, such as HTTP, TCP or UDP; ECS tasks' ports are held against
        it. Optional.
    - container: The container that gets the traffic. Allowed: 1 to 32 lower-case ASCII letters,
      digits and hyphens, beginning with a letter and not ending with a hyphen.
    - port: The container's port, by name. Allowed: 1 to 32 lower-case ASCII letters, digits and
      hyphens, beginning with a letter and not ending with a hyphen.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, target in var.targets : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "targets is a map with the keys \"${join("\", \"", [
      for name, target in var.targets : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.targets) <= 5
    error_message = "targets is a map of ${length(var.targets)} target groups; allowed: at most 5 target groups."
  }

  validation {
    condition = alltrue([
      for target in var.targets :
      can(regex("^(?:arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16})$", target.target_group.arn))
    ])
    error_message = join("\n", [
      for key, target in var.targets :
      "targets[\"${key}\"].target_group.arn is \"${target.target_group.arn}\"; allowed: a target group's ARN."
      if !can(regex("^(?:arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16})$", target.target_group.arn))
    ])
  }

  validation {
    condition = alltrue([
      for target in var.targets :
      target.target_group.arn_suffix == null ? true : can(regex("^(?:targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16})$", target.target_group.arn_suffix))
    ])
    error_message = join("\n", [
      for key, target in var.targets :
      "targets[\"${key}\"].target_group.arn_suffix is \"${target.target_group.arn_suffix}\"; allowed: the last part of a target group's ARN, \"targetgroup/NAME/ID\"."
      if target.target_group.arn_suffix == null ? false : !can(regex("^(?:targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16})$", target.target_group.arn_suffix))
    ])
  }

  validation {
    condition = alltrue([
      for target in var.targets : target.target_group.load_balancer_arn_suffix == null ? true : can(regex(
        "^(?:(app|net|gwy)/[A-Za-z0-9-]{1,32}/[0-9a-f]{16})$",
        target.target_group.load_balancer_arn_suffix
      ))
    ])
    error_message = join("\n", [
      for key, target in var.targets :
      "targets[\"${key}\"].target_group.load_balancer_arn_suffix is \"${target.target_group.load_balancer_arn_suffix}\"; allowed: the last part of a load balancer's ARN, \"app/NAME/ID\"."
      if target.target_group.load_balancer_arn_suffix == null ? false : !can(regex(
        "^(?:(app|net|gwy)/[A-Za-z0-9-]{1,32}/[0-9a-f]{16})$",
        target.target_group.load_balancer_arn_suffix
      ))
    ])
  }

  validation {
    condition = alltrue([
      for target in var.targets : alltrue([
        for arn in target.target_group.listener_arns :
        can(regex("^(?:arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", arn))
      ])
    ])
    error_message = join("\n", flatten([
      for key, target in var.targets : [
        for index, arn in target.target_group.listener_arns :
        "targets[\"${key}\"].target_group.listener_arns[${index}] is \"${arn}\"; allowed: a listener's or a rule's ARN, such as \"arn:aws:elasticloadbalancing:region:123456789012:resource\"."
        if !can(regex("^(?:arn:aws(-[a-z]+)*:elasticloadbalancing:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", arn))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for target in var.targets : can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", target.container))
    ])
    error_message = join("\n", [
      for key, target in var.targets :
      "targets[\"${key}\"].container is \"${target.container}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
      if !can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", target.container))
    ])
  }

  validation {
    condition = alltrue([
      for target in var.targets : can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", target.port))
    ])
    error_message = join("\n", [
      for key, target in var.targets :
      "targets[\"${key}\"].port is \"${target.port}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
      if !can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", target.port))
    ])
  }

  validation {
    condition = length([
      for target in var.targets : "${target.container}/${target.port}"
      if !contains(local.task_ports, "${target.container}/${target.port}")
    ]) == 0
    error_message = join("", [
      "targets names the ports \"",
      join("\", \"", [
        for target in var.targets : "${target.container}/${target.port}"
        if !contains(local.task_ports, "${target.container}/${target.port}")
      ]),
      "\"; allowed: of \"",
      join("\", \"", flatten([
        for key, container in var.containers : [for name, port in container.ports : "${key}/${name}"]
      ])),
      "\", the containers' ports, or with nginx.hosts of nginx/nginx-http and nginx/nginx-redirect.",
    ])
  }

  validation {
    condition = length([
      for key, target in var.targets : key
      if target.target_group.protocol != null &&
      target.target_group.protocol != "TCP_UDP" &&
      (
        try(var.containers[target.container].ports[target.port].protocol, "tcp") == "udp"
      ) != (target.target_group.protocol == "UDP")
    ]) == 0
    error_message = "targets has \"${join("\", \"", [
      for key, target in var.targets : key
      if target.target_group.protocol != null &&
      target.target_group.protocol != "TCP_UDP" &&
      (
        try(var.containers[target.container].ports[target.port].protocol, "tcp") == "udp"
      ) != (target.target_group.protocol == "UDP")
    ])}\", whose port is by another protocol than its target group; allowed: a port of udp with a group of UDP or TCP_UDP, one of tcp with any other."
  }
}

variable "task_role" {
  type = object({
    # The role's ARN; it must trust ecs-tasks.amazonaws.com.
    arn = string
  })
  description = <<-EOT
    A task role of your own in place of the one that `task_statements` make.
    - arn: The role's ARN; it must trust ecs-tasks.amazonaws.com. Allowed: a role's ARN, such as
      "arn:aws:iam:region:123456789012:resource".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.task_role == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:iam:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.task_role.arn))
    error_message = try(
      "task_role.arn is \"${var.task_role.arn}\"; allowed: a role's ARN, such as \"arn:aws:iam:region:123456789012:resource\".",
      ""
    )
  }
}

variable "task_statements" {
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
    What the application may do: statements of the task role's policy, by name.
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
      for name, statement in var.task_statements : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "task_statements is a map with the keys \"${join("\", \"", [
      for name, statement in var.task_statements : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = nonsensitive(length(replace(jsonencode({
      Statement = [
        for name, statement in var.task_statements : merge(
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
    error_message = "task_statements is a policy of ${nonsensitive(length(replace(jsonencode(
      {
        Statement = [
          for name, statement in var.task_statements : merge(
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
      for statement in var.task_statements : statement.effect != "Allow" || !contains(statement.actions, "*")
    ])
    error_message = join("\n", [
      for key, statement in var.task_statements :
      "task_statements[\"${key}\"] is a statement that allows \"${join("\", \"", statement.actions)}\"; allowed: named actions: \"*\" allows everything."
      if statement.effect == "Allow" && contains(statement.actions, "*")
    ])
  }

  validation {
    condition = alltrue([
      for statement in var.task_statements :
      statement.effect != "Allow" ||
      length([for action in statement.actions : action if can(regex("^(\\*|[^:]+:\\*)$", action))]) == 0 ||
      !contains(statement.resources, "*")
    ])
    error_message = join("\n", [
      for key, statement in var.task_statements :
      "task_statements[\"${key}\"] is a statement that allows \"${join("\", \"", statement.actions)}\" on every resource; allowed: all actions of a service on named resources only."
      if statement.effect == "Allow" &&
      length([for action in statement.actions : action if can(regex("^(\\*|[^:]+:\\*)$", action))]) != 0 &&
      contains(statement.resources, "*")
    ])
  }

  validation {
    condition = alltrue([
      for statement in var.task_statements : contains(["Allow", "Deny"], statement.effect)
    ])
    error_message = join("\n", [
      for key, statement in var.task_statements :
      "task_statements[\"${key}\"].effect is \"${statement.effect}\"; allowed: one of \"Allow\", \"Deny\"."
      if !contains(["Allow", "Deny"], statement.effect)
    ])
  }

  validation {
    condition = alltrue([
      for statement in var.task_statements :
      length(statement.actions) != 0 &&
      alltrue([for action in statement.actions : can(regex("^(\\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$", action))])
    ])
    error_message = join("\n", [
      for key, statement in var.task_statements :
      "task_statements[\"${key}\"].actions is [${join(", ", [for text in statement.actions : "\"${text}\""])}]; allowed: a list of actions with their service, such as \"s3:GetObject\"."
      if length(statement.actions) == 0 ||
      !alltrue([
        for action in statement.actions : can(regex("^(\\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$", action))
      ])
    ])
  }

  validation {
    condition = alltrue([for statement in var.task_statements : length(statement.resources) >= 1])
    error_message = join("\n", [
      for key, statement in var.task_statements :
      "task_statements[\"${key}\"].resources is a list of ${length(statement.resources)} resources; allowed: one resource at least."
      if length(statement.resources) < 1
    ])
  }

  validation {
    condition     = var.task_role == null || length(var.task_statements) == 0
    error_message = "task_statements has \"${join("\", \"", keys(var.task_statements))}\" beside task_role; allowed: statements of the role that is made here, or a role of your own."
  }
}

variable "tier" {
  type        = string
  description = <<-EOT
    The tier of `network` that tasks stand in. Allowed: 1 to 32 lower-case ASCII letters, digits and
    hyphens, beginning with a letter and not ending with a hyphen.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", var.tier))
    error_message = "tier is \"${var.tier}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = contains(keys(var.network.tiers), var.tier)
    error_message = "tier is \"${var.tier}\"; allowed: of \"${join("\", \"", keys(var.network.tiers))}\", the network's tiers."
  }
}

variable "volumes" {
  type = map(object({
    # A directory of an EFS file system, always encrypted in transit.
    efs = optional(object({
      # The file system.
      file_system_id = string
      # The directory that the volume begins at.
      root_directory = optional(string, "/")
      # The access point: a directory and a user, enforced by EFS.
      access_point_id = optional(string)
      # Whether the task role mounts (IAM authorization); it gets the right to, on this file system
      # alone.
      iam = optional(bool, true)
      # Whether the task role may only read.
      read_only = optional(bool, false)
      # Whether the containers' root user is the file system's, too.
      root_access = optional(bool, false)
    }))
    # An EBS volume of each task's own, made when the task starts and deleted when it ends; always
    # encrypted.
    ebs = optional(object({
      # Size in GiB: io1 and io2 from 4, st1 and sc1 from 125.
      size_gib = optional(number)
      # The volume's type.
      type = optional(string, "gp3")
      # I/O operations per second, of gp3, io1 and io2 (Amazon EBS User Guide: Amazon EBS volume
      # types).
      iops = optional(number)
      # MiB per second, of gp3.
      throughput = optional(number)
      # Key that encrypts the volume.
      kms_key_arn = optional(string)
      # Snapshot that the volume begins with.
      snapshot_id = optional(string)
      # The file system on it; that of a snapshot has to fit.
      file_system = optional(string, "xfs")
    }))
  }))
  description = <<-EOT
    Volumes of a task, by name; containers see them at their `mount_points`.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: one EBS volume at most.
    - efs: A directory of an EFS file system, always encrypted in transit. Allowed: the
      root_directory "/" with an access point. Optional.
      - file_system_id: The file system. Allowed: an id that begins with "fs-".
      - root_directory: The directory that the volume begins at. With an access point: /, since the
        access point says it. Allowed: an absolute path without spaces. Default: "/".
      - access_point_id: The access point: a directory and a user, enforced by EFS. Allowed: an id
        that begins with "fsap-". Optional.
      - iam: Whether the task role mounts (IAM authorization); it gets the right to, on this file
        system alone. Default: true.
      - read_only: Whether the task role may only read. Default: false.
      - root_access: Whether the containers' root user is the file system's, too. Default: false.
    - ebs: An EBS volume of each task's own, made when the task starts and deleted when it ends;
      always encrypted. Allowed: a size_gib, or a snapshot_id that has one; a throughput of gp3
      only; iops of gp3, io1 and io2 only; io1 and io2 with iops; 1 GiB or more of gp2 and gp3, 4 of
      io1 and io2, 125 of st1 and sc1; 3000 iops or more of gp3, 100 of io1 and io2; up to 16000
      iops of gp3, 64000 of io1, 256000 of io2; for each GiB up to 500 iops of gp3, which has 3000
      anyway, 50 of io1 and 1000 of io2; a throughput of gp3 up to a quarter of its iops, of which
      it has 3000. Optional.
      - size_gib: Size in GiB: io1 and io2 from 4, st1 and sc1 from 125. Default: that of the
        snapshot. Allowed: a whole number from 1 to 16384 GiB. Optional.
      - type: The volume's type. Allowed: one of "gp3", "gp2", "io2", "io1", "st1", "sc1". Default:
        "gp3".
      - iops: I/O operations per second, of gp3, io1 and io2 (Amazon EBS User Guide: Amazon EBS
        volume types). Default of gp3: 3000. Allowed: a whole number from 100 to 256000. Optional.
      - throughput: MiB per second, of gp3. Default: 125. Allowed: a whole number from 125 to 1000
        MiB/s. Optional.
      - kms_key_arn: Key that encrypts the volume. Default: aws/ebs. Allowed: a KMS key's ARN, such
        as "arn:aws:kms:region:123456789012:resource". Optional.
      - snapshot_id: Snapshot that the volume begins with. Allowed: an id that begins with "snap-".
        Optional.
      - file_system: The file system on it; that of a snapshot has to fit. Allowed: one of "xfs",
        "ext4", "ext3". Default: "xfs".
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, volume in var.volumes : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "volumes is a map with the keys \"${join("\", \"", [
      for name, volume in var.volumes : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = length([for name, volume in var.volumes : name if volume.ebs != null]) <= 1
    error_message = "volumes is a map with the EBS volumes \"${join("\", \"", [
      for name, volume in var.volumes : name
      if volume.ebs != null
    ])}\"; allowed: one EBS volume at most."
  }

  validation {
    condition = alltrue([for volume in var.volumes : volume.efs == null || volume.ebs == null])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"] has both efs and ebs; allowed: efs, ebs, or neither for scratch space."
      if volume.efs != null && volume.ebs != null
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.efs == null ? true : volume.efs.access_point_id == null || volume.efs.root_directory == "/"
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].efs is ${jsonencode(volume.efs)}; allowed: the root_directory \"/\" with an access point."
      if volume.efs == null ? false : volume.efs.access_point_id != null && volume.efs.root_directory != "/"
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.efs == null ? true : can(regex("^(?:fs-[0-9a-z]{8,})$", volume.efs.file_system_id))
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].efs.file_system_id is \"${volume.efs.file_system_id}\"; allowed: an id that begins with \"fs-\"."
      if volume.efs == null ? false : !can(regex("^(?:fs-[0-9a-z]{8,})$", volume.efs.file_system_id))
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.efs == null ? true : can(regex("^(?:/[^\\s]{0,999})$", volume.efs.root_directory))
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].efs.root_directory is \"${volume.efs.root_directory}\"; allowed: an absolute path without spaces."
      if volume.efs == null ? false : !can(regex("^(?:/[^\\s]{0,999})$", volume.efs.root_directory))
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.efs == null ? true
      : volume.efs.access_point_id == null ? true : can(regex("^(?:fsap-[0-9a-z]{8,})$", volume.efs.access_point_id))
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].efs.access_point_id is \"${volume.efs.access_point_id}\"; allowed: an id that begins with \"fsap-\"."
      if volume.efs == null ? false
      : volume.efs.access_point_id == null ? false : !can(regex("^(?:fsap-[0-9a-z]{8,})$", volume.efs.access_point_id))
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.ebs == null ? true : volume.ebs.size_gib != null || volume.ebs.snapshot_id != null
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].ebs has neither size_gib nor snapshot_id; allowed: a size_gib, or a snapshot_id that has one."
      if volume.ebs == null ? false : volume.ebs.size_gib == null && volume.ebs.snapshot_id == null
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.ebs == null ? true : volume.ebs.throughput == null || volume.ebs.type == "gp3"
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].ebs is a ${volume.ebs.type} volume with a throughput; allowed: a throughput of gp3 only."
      if volume.ebs == null ? false : volume.ebs.throughput != null && volume.ebs.type != "gp3"
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.ebs == null ? true : volume.ebs.iops == null || contains(["gp3", "io1", "io2"], volume.ebs.type)
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].ebs is a ${volume.ebs.type} volume with iops; allowed: iops of gp3, io1 and io2 only."
      if volume.ebs == null ? false : (
        volume.ebs.iops != null && !contains(["gp3", "io1", "io2"], volume.ebs.type)
      )
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.ebs == null ? true : volume.ebs.iops != null || !contains(["io1", "io2"], volume.ebs.type)
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].ebs is an ${volume.ebs.type} volume without iops; allowed: io1 and io2 with iops."
      if volume.ebs == null ? false : volume.ebs.iops == null && contains(["io1", "io2"], volume.ebs.type)
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes : volume.ebs == null ? true : (
        volume.ebs.size_gib == null ||
        (
          (volume.ebs.size_gib == null ? 0 : volume.ebs.size_gib) >=
          lookup({ io1 = 4, io2 = 4, sc1 = 125, st1 = 125 }, volume.ebs.type, 1)
        )
      )
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].ebs is ${volume.ebs.type} of ${volume.ebs.size_gib == null ? 0 : volume.ebs.size_gib} GiB; allowed: 1 GiB or more of gp2 and gp3, 4 of io1 and io2, 125 of st1 and sc1."
      if volume.ebs == null ? false : (
        volume.ebs.size_gib != null &&
        (
          (volume.ebs.size_gib == null ? 0 : volume.ebs.size_gib) <
          lookup({ io1 = 4, io2 = 4, sc1 = 125, st1 = 125 }, volume.ebs.type, 1)
        )
      )
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes : volume.ebs == null ? true : (
        volume.ebs.iops == null ||
        (
          (volume.ebs.iops == null ? 0 : volume.ebs.iops) >=
          lookup({ gp3 = 3000, io1 = 100, io2 = 100 }, volume.ebs.type, 0)
        )
      )
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].ebs is ${volume.ebs.type} with ${volume.ebs.iops == null ? 0 : volume.ebs.iops} iops; allowed: 3000 iops or more of gp3, 100 of io1 and io2."
      if volume.ebs == null ? false : (
        volume.ebs.iops != null &&
        (volume.ebs.iops == null ? 0 : volume.ebs.iops) < lookup({
          gp3 = 3000
          io1 = 100
          io2 = 100
        }, volume.ebs.type, 0)
      )
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes : volume.ebs == null ? true : (
        (volume.ebs.iops == null ? 0 : volume.ebs.iops) <=
        lookup({ gp3 = 16000, io1 = 64000, io2 = 256000 }, volume.ebs.type, 256000)
      )
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].ebs is ${volume.ebs.type} with ${volume.ebs.iops == null ? 0 : volume.ebs.iops} iops; allowed: up to 16000 iops of gp3, 64000 of io1, 256000 of io2."
      if volume.ebs == null ? false : (volume.ebs.iops == null ? 0 : volume.ebs.iops) > lookup({
        gp3 = 16000
        io1 = 64000
        io2 = 256000
      }, volume.ebs.type, 256000)
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.ebs == null ? true
      : volume.ebs.size_gib == null ? true : (
        floor(volume.ebs.iops == null ? 0 : volume.ebs.iops) <=
        max(
          lookup({ gp3 = 3000 }, volume.ebs.type, 0),
          floor(volume.ebs.size_gib) * lookup({ gp3 = 500, io1 = 50, io2 = 1000 }, volume.ebs.type, 1000)
        )
      )
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].ebs is ${volume.ebs.type} of ${jsonencode(volume.ebs.size_gib)} GiB with ${jsonencode(volume.ebs.iops)} iops; allowed: for each GiB up to 500 iops of gp3, which has 3000 anyway, 50 of io1 and 1000 of io2."
      if volume.ebs == null ? false
      : volume.ebs.size_gib == null ? false : (
        floor(volume.ebs.iops == null ? 0 : volume.ebs.iops) >
        max(
          lookup({ gp3 = 3000 }, volume.ebs.type, 0),
          floor(volume.ebs.size_gib) * lookup({ gp3 = 500, io1 = 50, io2 = 1000 }, volume.ebs.type, 1000)
        )
      )
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes : volume.ebs == null ? true : (
        4 * floor(volume.ebs.throughput == null ? 0 : volume.ebs.throughput) <=
        floor(volume.ebs.iops == null ? 3000 : volume.ebs.iops)
      )
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].ebs is a throughput of ${volume.ebs.throughput == null ? 0 : volume.ebs.throughput} MiB/s with ${jsonencode(volume.ebs.iops)} iops; allowed: a throughput of gp3 up to a quarter of its iops, of which it has 3000."
      if volume.ebs == null ? false : (
        4 * floor(volume.ebs.throughput == null ? 0 : volume.ebs.throughput) >
        floor(volume.ebs.iops == null ? 3000 : volume.ebs.iops)
      )
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.ebs == null ? true
      : volume.ebs.size_gib == null ? true : (
        floor(volume.ebs.size_gib) == volume.ebs.size_gib &&
        volume.ebs.size_gib >= 1 &&
        volume.ebs.size_gib <= 16384
      )
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].ebs.size_gib is ${jsonencode(volume.ebs.size_gib)}; allowed: a whole number from 1 to 16384 GiB."
      if volume.ebs == null ? false
      : volume.ebs.size_gib == null ? false : (
        floor(volume.ebs.size_gib) != volume.ebs.size_gib ||
        volume.ebs.size_gib < 1 ||
        volume.ebs.size_gib > 16384
      )
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.ebs == null ? true : contains(["gp3", "gp2", "io2", "io1", "st1", "sc1"], volume.ebs.type)
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].ebs.type is \"${volume.ebs.type}\"; allowed: one of \"gp3\", \"gp2\", \"io2\", \"io1\", \"st1\", \"sc1\"."
      if volume.ebs == null ? false : !contains(["gp3", "gp2", "io2", "io1", "st1", "sc1"], volume.ebs.type)
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.ebs == null ? true
      : volume.ebs.iops == null ? true : (
        floor(volume.ebs.iops) == volume.ebs.iops && volume.ebs.iops >= 100 && volume.ebs.iops <= 256000
      )
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].ebs.iops is ${jsonencode(volume.ebs.iops)}; allowed: a whole number from 100 to 256000."
      if volume.ebs == null ? false
      : volume.ebs.iops == null ? false : (
        floor(volume.ebs.iops) != volume.ebs.iops || volume.ebs.iops < 100 || volume.ebs.iops > 256000
      )
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.ebs == null ? true
      : volume.ebs.throughput == null ? true : (
        floor(volume.ebs.throughput) == volume.ebs.throughput &&
        volume.ebs.throughput >= 125 &&
        volume.ebs.throughput <= 1000
      )
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].ebs.throughput is ${jsonencode(volume.ebs.throughput)}; allowed: a whole number from 125 to 1000 MiB/s."
      if volume.ebs == null ? false
      : volume.ebs.throughput == null ? false : (
        floor(volume.ebs.throughput) != volume.ebs.throughput ||
        volume.ebs.throughput < 125 ||
        volume.ebs.throughput > 1000
      )
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.ebs == null ? true
      : volume.ebs.kms_key_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", volume.ebs.kms_key_arn))
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].ebs.kms_key_arn is \"${volume.ebs.kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\"."
      if volume.ebs == null ? false
      : volume.ebs.kms_key_arn == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", volume.ebs.kms_key_arn))
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.ebs == null ? true
      : volume.ebs.snapshot_id == null ? true : can(regex("^(?:snap-[0-9a-z]{8,})$", volume.ebs.snapshot_id))
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].ebs.snapshot_id is \"${volume.ebs.snapshot_id}\"; allowed: an id that begins with \"snap-\"."
      if volume.ebs == null ? false
      : volume.ebs.snapshot_id == null ? false : !can(regex("^(?:snap-[0-9a-z]{8,})$", volume.ebs.snapshot_id))
    ])
  }

  validation {
    condition = alltrue([
      for volume in var.volumes :
      volume.ebs == null ? true : contains(["xfs", "ext4", "ext3"], volume.ebs.file_system)
    ])
    error_message = join("\n", [
      for key, volume in var.volumes :
      "volumes[\"${key}\"].ebs.file_system is \"${volume.ebs.file_system}\"; allowed: one of \"xfs\", \"ext4\", \"ext3\"."
      if volume.ebs == null ? false : !contains(["xfs", "ext4", "ext3"], volume.ebs.file_system)
    ])
  }
}

variable "wait_for_steady_state" {
  type        = bool
  description = <<-EOT
    Whether an apply ends when the service is stable, and fails when it does not become so, or only
    by being rolled back. A service that does not become stable when it is made is made anew by the
    next apply.
  EOT
  default     = false
  nullable    = false
}

variable "zone_rebalancing" {
  type        = bool
  description = <<-EOT
    Whether ECS moves tasks when zones have become uneven (Amazon ECS Developer Guide: Balancing an
    Amazon ECS service across Availability Zones).
  EOT
  default     = true
  nullable    = false

  validation {
    condition     = !var.zone_rebalancing || var.deployment.maximum_percent > 100
    error_message = "zone_rebalancing is true with a maximum_percent of ${var.deployment.maximum_percent}; allowed: rebalancing with more than 100. Turn it off, or let deployments have more tasks."
  }
}

variable "zones" {
  type        = list(string)
  description = <<-EOT
    The zones that tasks stand in, of the tier's. Default: all of them.
    Allowed: one zone at least.
    Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.zones == null ? true : length(var.zones) != 0
    error_message = try(
      "zones is [${join(", ", [for text in var.zones : "\"${text}\""])}]; allowed: one zone at least. Leave zones out for all of the tier's.",
      ""
    )
  }

  validation {
    condition = var.zones == null ? true : alltrue([
      for zone in var.zones : can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", zone))
    ])
    error_message = join(
      "\n",
      var.zones == null ? [] : [
        for index, zone in var.zones :
        "zones[${index}] is \"${zone}\"; allowed: a zone's name, such as \"ap-northeast-2a\" (not its id, and not the region)."
        if !can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", zone))
      ]
    )
  }

  validation {
    condition = (
      contains(keys(var.network.tiers), var.tier)
      ? length([
        for zone in sort(var.zones == null ? [] : var.zones) : zone
        if !contains(local.tier_zones, zone)
      ]) == 0
      : true
    )
    error_message = join("", [
      "zones has \"",
      join("\", \"", [
        for zone in sort(var.zones == null ? [] : var.zones) : zone
        if !contains(local.tier_zones, zone)
      ]),
      "\"; allowed: of \"",
      join("\", \"", local.tier_zones),
      "\", the zones of the tier \"${var.tier}\".",
    ])
  }
}
