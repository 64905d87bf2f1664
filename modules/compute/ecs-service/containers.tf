# Generated from src/compute/ecs-service/containers.ts by `npm run modules`. Do not edit.

# The containers of a task, and their definitions as ECS takes them: one JSON list in the order of
# the containers' names.

locals {
  container_registries = {
    for key, container in local.all_containers : key => {
      firelensConfiguration = container.firelens == null ? null : merge(
        { type = container.firelens.type },
        {
          for member, value in {
            options = length(container.firelens.options) == 0 ? null : container.firelens.options
          } : member => value
          if value != null
        }
      )
      repositoryCredentials = container.registry_credentials == null ? null : {
        credentialsParameter = container.registry_credentials
      }
    }
  }

  container_processes = {
    for key, container in local.all_containers : key => {
      command    = length(container.command) == 0 ? null : container.command
      entryPoint = length(container.entry_point) == 0 ? null : container.entry_point
      restartPolicy = container.restart_policy == null ? null : merge(
        { enabled = true, restartAttemptPeriod = container.restart_policy.restart_attempt_period },
        {
          for member, value in {
            ignoredExitCodes = (
              length(container.restart_policy.ignored_exit_codes) == 0
              ? null
              : container.restart_policy.ignored_exit_codes
            )
          } : member => value
          if value != null
        }
      )
      stopTimeout        = container.stop_timeout_seconds
      user               = container.user
      versionConsistency = container.version_consistency
      workingDirectory   = container.working_directory
    }
  }

  container_limits = {
    for key, container in local.all_containers : key => {
      cpu               = container.cpu
      memory            = container.memory
      memoryReservation = container.memory_reservation
      ulimits = length(container.ulimits) == 0 ? null : [
        for name, limit in container.ulimits : { hardLimit = limit.hard, name = name, softLimit = limit.soft }
      ]
    }
  }

  container_tmpfs = {
    for key, container in local.all_containers : key => length(container.linux.tmpfs) == 0 ? null : [
      for path, size in container.linux.tmpfs :
      { containerPath = path, mountOptions = ["nosuid", "nodev", "noexec"], size = size }
    ]
  }

  container_linux = {
    for key, container in local.all_containers : key => {
      linuxParameters = merge(
        { initProcessEnabled = container.linux.init_process },
        {
          for member, value in {
            capabilities = (
              length(container.linux.add_capabilities) == 0 && length(container.linux.drop_capabilities) == 0
              ? null
              : {
                for member, value in {
                  add = (
                    length(container.linux.add_capabilities) == 0 ? null : container.linux.add_capabilities
                  )
                  drop = (
                    length(container.linux.drop_capabilities) == 0 ? null : container.linux.drop_capabilities
                  )
                } : member => value
                if value != null
              }
            )
            tmpfs = local.container_tmpfs[key]
          } : member => value
          if value != null
        }
      )
    }
  }

  container_ports = {
    for key, container in local.all_containers : key => {
      portMappings = length(container.ports) == 0 ? null : [
        for name, port in container.ports : merge(
          {
            containerPort = port.container_port
            hostPort      = port.container_port
            name          = name
            protocol      = port.protocol
          },
          { for member, value in { appProtocol = port.app_protocol } : member => value if value != null }
        )
      ]
    }
  }

  container_environments = {
    for key, container in local.all_containers : key => {
      environment = length(container.environment) == 0 ? null : [
        for name, value in container.environment : { name = name, value = value }
      ]
    }
  }

  container_mounts = {
    for key, container in local.all_containers : key => {
      mountPoints = length(container.mount_points) == 0 ? null : [
        for volume, mount in container.mount_points :
        { containerPath = mount.container_path, readOnly = mount.read_only, sourceVolume = volume }
      ]
    }
  }

  container_starts = {
    for key, container in local.all_containers : key => {
      dependsOn = length(container.depends_on) == 0 ? null : [
        for other, condition in container.depends_on : { condition = condition, containerName = other }
      ]
      healthCheck = container.health_check == null ? null : merge(
        {
          command  = container.health_check.command
          interval = container.health_check.interval_seconds
          retries  = container.health_check.retries
          timeout  = container.health_check.timeout_seconds
        },
        {
          for member, value in { startPeriod = container.health_check.start_period_seconds } : member => value
          if value != null
        }
      )
    }
  }

  container_definitions = [
    for key, container in local.all_containers : merge(
      {
        essential              = container.essential
        image                  = container.image
        name                   = key
        readonlyRootFilesystem = container.readonly_root_filesystem
      },
      {
        for member, value in merge(
          local.container_registries[key],
          local.container_processes[key],
          local.container_limits[key],
          local.container_linux[key],
          local.container_ports[key],
          local.container_environments[key],
          local.container_secrets[key],
          local.container_mounts[key],
          local.container_starts[key],
          local.container_logs[key]
        ) : member => value
        if value != null
      }
    )
  ]
}
