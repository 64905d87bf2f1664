# Generated from src/compute/ecs-service/secrets.ts by `npm run modules`. Do not edit.

# A value that ECS fetches when a container starts: from Secrets Manager, or from Parameter Store.

locals {
  fetched_values = flatten([
    for container in local.all_containers :
    concat(values(container.secrets), values(container.logging.secret_options))
  ])

  secret_arns = distinct(concat(
    [for secret in local.fetched_values : secret.secret_arn if secret.secret_arn != null],
    [
      for container in local.all_containers : container.registry_credentials
      if container.registry_credentials != null
    ]
  ))

  parameter_arns = distinct([
    for secret in local.fetched_values : secret.parameter_arn
    if secret.parameter_arn != null
  ])

  secret_sources = {
    for key, container in local.all_containers : key => {
      for name, secret in container.secrets :
      name => secret.parameter_arn == null
      ? (
        secret.json_key == null && secret.version_stage == null && secret.version_id == null
        ? secret.secret_arn
        : join("", [
          "${secret.secret_arn}:",
          secret.json_key == null ? "" : secret.json_key,
          ":",
          secret.version_stage == null ? "" : secret.version_stage,
          ":",
          secret.version_id == null ? "" : secret.version_id,
        ])
      )
      : secret.parameter_arn
    }
  }

  # The member `secrets` of each container.
  container_secrets = {
    for key, sources in local.secret_sources : key => {
      secrets = length(sources) == 0 ? null : [
        for name, source in sources : { name = name, valueFrom = source }
      ]
    }
  }

  log_secret_sources = {
    for key, container in local.all_containers : key => {
      for name, secret in container.logging.secret_options :
      name => secret.parameter_arn == null
      ? (
        secret.json_key == null && secret.version_stage == null && secret.version_id == null
        ? secret.secret_arn
        : join("", [
          "${secret.secret_arn}:",
          secret.json_key == null ? "" : secret.json_key,
          ":",
          secret.version_stage == null ? "" : secret.version_stage,
          ":",
          secret.version_id == null ? "" : secret.version_id,
        ])
      )
      : secret.parameter_arn
    }
  }
}
