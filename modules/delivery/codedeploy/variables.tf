# Generated from src/delivery/codedeploy/codedeploy.ts by `npm run modules`. Do not edit.

variable "agent_by_endpoint" {
  type        = bool
  description = <<-EOT
    Whether the agents reach CodeDeploy by the VPC endpoint codedeploy-commands-secure; they then
    sign by the instance's role (AWS CodeDeploy User Guide, "Use CodeDeploy with Amazon Virtual
    Private Cloud").
  EOT
  default     = false
  nullable    = false
}

variable "alarms" {
  type        = set(string)
  description = <<-EOT
    CloudWatch alarms, by name, that stop a deployment.
    Allowed: at most 10 alarms.
    Each alarm: an alarm's name: 1 to 255 visible characters.
  EOT
  default     = []
  nullable    = false

  validation {
    condition     = length(var.alarms) <= 10
    error_message = "alarms is a set of ${length(var.alarms)} alarms; allowed: at most 10 alarms."
  }

  validation {
    condition = alltrue([for alarm in var.alarms : can(regex("^(?:[ -~]{1,255})$", alarm))])
    error_message = join("\n", [
      for alarm in var.alarms :
      "alarms is \"${alarm}\"; allowed: an alarm's name: 1 to 255 visible characters."
      if !can(regex("^(?:[ -~]{1,255})$", alarm))
    ])
  }
}

variable "artifact_bucket" {
  type = object({
    # The bucket's name.
    name = string
    # The bucket's ARN.
    arn = string
    # Not used here: a part of what a bucket gives.
    domain_name = optional(string)
    # The key that the bucket's objects are encrypted with; its policy must let this account's roles
    # use it by IAM.
    kms_key_arn = optional(string)
  })
  description = <<-EOT
    The bucket that revisions lie in: the output `bucket` of modules/data/bucket, or an object
    written by hand.
    - name: The bucket's name. Allowed: a bucket's name: 3 to 63 lower-case ASCII letters, digits,
      hyphens and dots.
    - arn: The bucket's ARN. Allowed: a bucket's ARN, such as "arn:aws:s3:::shop-artifacts".
    - domain_name: Not used here: a part of what a bucket gives. Optional.
    - kms_key_arn: The key that the bucket's objects are encrypted with; its policy must let this
      account's roles use it by IAM. Null: the objects are encrypted by S3 alone. Allowed: a KMS
      key's ARN, such as "arn:aws:kms:region:123456789012:resource". Optional.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])$", var.artifact_bucket.name))
    error_message = "artifact_bucket.name is \"${var.artifact_bucket.name}\"; allowed: a bucket's name: 3 to 63 lower-case ASCII letters, digits, hyphens and dots."
  }

  validation {
    condition     = can(regex("^(?:arn:aws(-[a-z]+)*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])$", var.artifact_bucket.arn))
    error_message = "artifact_bucket.arn is \"${var.artifact_bucket.arn}\"; allowed: a bucket's ARN, such as \"arn:aws:s3:::shop-artifacts\"."
  }

  validation {
    condition = var.artifact_bucket.kms_key_arn == null ? true : can(regex(
      "^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$",
      var.artifact_bucket.kms_key_arn
    ))
    error_message = try(
      "artifact_bucket.kms_key_arn is \"${var.artifact_bucket.kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\".",
      ""
    )
  }
}

variable "artifact_prefix" {
  type        = string
  description = <<-EOT
    Beginning of the revisions' keys in the bucket; default: the block's name and a slash. Allowed:
    the beginning of keys, ending with a slash and not beginning with one, without * and ?, such as
    "shop/".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.artifact_prefix == null ? true : can(regex("^(?:([A-Za-z0-9!_.'()-]{1,100}/){1,8})$", var.artifact_prefix))
    error_message = try(
      "artifact_prefix is \"${var.artifact_prefix}\"; allowed: the beginning of keys, ending with a slash and not beginning with one, without * and ?, such as \"shop/\".",
      ""
    )
  }
}

variable "blue_green" {
  type = object({
    # Where the new instances come from: those that the deployment names, or a copy of the Auto
    # Scaling group.
    green_fleet = optional(string, "DISCOVER_EXISTING")
    # Auto Scaling groups, by name, that deployments name in the place of the group's own fleets,
    # with DISCOVER_EXISTING: the service role may hold their scaling and give them the target
    # groups.
    replacement_groups = optional(set(string), [])
    # Whether traffic shifts at once, or the deployment waits for it to be continued and stops
    # otherwise.
    ready_action = optional(string, "CONTINUE_DEPLOYMENT")
    # Minutes to wait for that; with STOP_DEPLOYMENT only.
    ready_wait_minutes = optional(number, 0)
    # What becomes of the old instances after a success.
    old_instances = optional(string, "TERMINATE")
    # Minutes that they stay, with TERMINATE.
    termination_wait_minutes = optional(number, 60)
  })
  description = <<-EOT
    Blue/green deployments in place of in-place ones (AWS CodeDeploy API Reference:
    BlueGreenDeploymentConfiguration).
    Allowed: ready_wait_minutes of 1 or more with STOP_DEPLOYMENT.
    Allowed: ready_wait_minutes with STOP_DEPLOYMENT only: CONTINUE_DEPLOYMENT does not wait.
    Allowed: replacement_groups with DISCOVER_EXISTING only: a copy is made by CodeDeploy.
    - green_fleet: Where the new instances come from: those that the deployment names, or a copy of
      the Auto Scaling group. A copy takes the place of the group in CodeDeploy, and Terraform then
      sees a change: see the notes. Allowed: one of "DISCOVER_EXISTING", "COPY_AUTO_SCALING_GROUP".
      Default: "DISCOVER_EXISTING".
    - replacement_groups: Auto Scaling groups, by name, that deployments name in the place of the
      group's own fleets, with DISCOVER_EXISTING: the service role may hold their scaling and give
      them the target groups. The deployment group itself has the fleets that serve (AWS CodeDeploy
      API Reference: TargetInstances). Default: [].
    - ready_action: Whether traffic shifts at once, or the deployment waits for it to be continued
      and stops otherwise. Allowed: one of "CONTINUE_DEPLOYMENT", "STOP_DEPLOYMENT". Default:
      "CONTINUE_DEPLOYMENT".
    - ready_wait_minutes: Minutes to wait for that; with STOP_DEPLOYMENT only. Allowed: a whole
      number from 0 to 2880 minutes. Default: 0.
    - old_instances: What becomes of the old instances after a success. Allowed: one of "TERMINATE",
      "KEEP_ALIVE". Default: "TERMINATE".
    - termination_wait_minutes: Minutes that they stay, with TERMINATE. Allowed: a whole number from
      0 to 2880 minutes. Default: 60.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.blue_green == null ? true : (
      var.blue_green.ready_action == "CONTINUE_DEPLOYMENT" || var.blue_green.ready_wait_minutes > 0
    )
    error_message = "blue_green is STOP_DEPLOYMENT without any time to wait; allowed: ready_wait_minutes of 1 or more with STOP_DEPLOYMENT."
  }

  validation {
    condition = var.blue_green == null ? true : (
      var.blue_green.ready_action == "STOP_DEPLOYMENT" || var.blue_green.ready_wait_minutes == 0
    )
    error_message = "blue_green is CONTINUE_DEPLOYMENT with a time to wait; allowed: ready_wait_minutes with STOP_DEPLOYMENT only: CONTINUE_DEPLOYMENT does not wait."
  }

  validation {
    condition = var.blue_green == null ? true : (
      var.blue_green.green_fleet == "DISCOVER_EXISTING" || length(var.blue_green.replacement_groups) == 0
    )
    error_message = "blue_green is COPY_AUTO_SCALING_GROUP with replacement_groups; allowed: replacement_groups with DISCOVER_EXISTING only: a copy is made by CodeDeploy."
  }

  validation {
    condition = var.blue_green == null ? true : contains([
      "DISCOVER_EXISTING",
      "COPY_AUTO_SCALING_GROUP",
    ], var.blue_green.green_fleet)
    error_message = try(
      "blue_green.green_fleet is \"${var.blue_green.green_fleet}\"; allowed: one of \"DISCOVER_EXISTING\", \"COPY_AUTO_SCALING_GROUP\".",
      ""
    )
  }

  validation {
    condition = var.blue_green == null ? true : contains([
      "CONTINUE_DEPLOYMENT", "STOP_DEPLOYMENT",
    ], var.blue_green.ready_action)
    error_message = try(
      "blue_green.ready_action is \"${var.blue_green.ready_action}\"; allowed: one of \"CONTINUE_DEPLOYMENT\", \"STOP_DEPLOYMENT\".",
      ""
    )
  }

  validation {
    condition = var.blue_green == null ? true : (
      floor(var.blue_green.ready_wait_minutes) == var.blue_green.ready_wait_minutes &&
      var.blue_green.ready_wait_minutes >= 0 &&
      var.blue_green.ready_wait_minutes <= 2880
    )
    error_message = try(
      "blue_green.ready_wait_minutes is ${jsonencode(var.blue_green.ready_wait_minutes)}; allowed: a whole number from 0 to 2880 minutes.",
      ""
    )
  }

  validation {
    condition = var.blue_green == null ? true : contains([
      "TERMINATE", "KEEP_ALIVE",
    ], var.blue_green.old_instances)
    error_message = try(
      "blue_green.old_instances is \"${var.blue_green.old_instances}\"; allowed: one of \"TERMINATE\", \"KEEP_ALIVE\".",
      ""
    )
  }

  validation {
    condition = var.blue_green == null ? true : (
      floor(var.blue_green.termination_wait_minutes) == var.blue_green.termination_wait_minutes &&
      var.blue_green.termination_wait_minutes >= 0 &&
      var.blue_green.termination_wait_minutes <= 2880
    )
    error_message = try(
      "blue_green.termination_wait_minutes is ${jsonencode(var.blue_green.termination_wait_minutes)}; allowed: a whole number from 0 to 2880 minutes.",
      ""
    )
  }

  validation {
    condition     = var.blue_green == null ? true : length(var.target_group_names) != 0
    error_message = "blue_green is given without target_group_names; allowed: blue/green deployments with a target group, whose traffic they shift."
  }

  validation {
    condition = var.blue_green == null ? true : (
      var.blue_green.green_fleet != "COPY_AUTO_SCALING_GROUP" ||
      length(var.fleets) == 1 && length(var.instance_tags) == 0
    )
    error_message = "blue_green has COPY_AUTO_SCALING_GROUP with ${length(var.fleets)} fleets; allowed: one fleet, and no instance_tags."
  }

  validation {
    condition = var.blue_green == null ? true : (
      var.blue_green.old_instances != "TERMINATE" || length(var.instance_tags) == 0
    )
    error_message = "blue_green ends old instances while instance_tags names servers by tags; allowed: fleets alone, or old_instances \"KEEP_ALIVE\"."
  }
}

variable "deployment_config" {
  type        = string
  description = <<-EOT
    How many instances a deployment takes at a time, by a ready-made configuration or the name of
    one of your own.
    Allowed: the name of a deployment configuration: 1 to 100 ASCII letters, digits and + = , . @ _
    -.
    Allowed: of AWS's own configurations, one for servers: CodeDeployDefault.OneAtATime,
    CodeDeployDefault.HalfAtATime, CodeDeployDefault.AllAtOnce.
  EOT
  default     = "CodeDeployDefault.OneAtATime"
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z0-9+=,.@_-]{1,100})$", var.deployment_config))
    error_message = "deployment_config is \"${var.deployment_config}\"; allowed: the name of a deployment configuration: 1 to 100 ASCII letters, digits and + = , . @ _ -."
  }

  validation {
    condition = (
      !startswith(var.deployment_config, "CodeDeployDefault.") ||
      contains([
        "CodeDeployDefault.OneAtATime",
        "CodeDeployDefault.HalfAtATime",
        "CodeDeployDefault.AllAtOnce",
      ], var.deployment_config)
    )
    error_message = "deployment_config is \"${var.deployment_config}\"; allowed: of AWS's own configurations, one for servers: CodeDeployDefault.OneAtATime, CodeDeployDefault.HalfAtATime, CodeDeployDefault.AllAtOnce."
  }
}

variable "deployment_group_name" {
  type        = string
  description = <<-EOT
    The deployment group's name; default: `name`. Allowed: a deployment group's name: 1 to 100 ASCII
    letters, digits and _ . + = , @ -.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.deployment_group_name == null ? true : can(regex("^(?:[A-Za-z0-9_.+=,@-]{1,100})$", var.deployment_group_name))
    error_message = try(
      "deployment_group_name is \"${var.deployment_group_name}\"; allowed: a deployment group's name: 1 to 100 ASCII letters, digits and _ . + = , @ -.",
      ""
    )
  }
}

variable "existing_application" {
  type        = string
  description = <<-EOT
    An application that is there already, by name, in place of one of this block: a further
    deployment group, such as for the workers of a web application. Allowed: an application's name:
    1 to 100 ASCII letters, digits and _ . + = , @ -.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.existing_application == null ? true : can(regex("^(?:[A-Za-z0-9_.+=,@-]{1,100})$", var.existing_application))
    error_message = try(
      "existing_application is \"${var.existing_application}\"; allowed: an application's name: 1 to 100 ASCII letters, digits and _ . + = , @ -.",
      ""
    )
  }
}

variable "fleets" {
  type = map(object({
    # A label.
    name = optional(string)
    # The Auto Scaling group's name.
    auto_scaling_group_name = string
    # Not used here: a part of what a fleet gives.
    auto_scaling_group_arn = optional(string)
    # The instances' role by name: it is let read the revisions.
    role_name = string
    # The instances' role: it is what a copied group's instances get, with blue/green.
    role_arn = string
    # Not used here: a part of what a fleet gives.
    security_group_ids = optional(list(string), [])
  }))
  description = <<-EOT
    Auto Scaling groups by key; instances that they start get the last revision before they serve.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: at most 10 fleets.
    - name: A label. Optional.
    - auto_scaling_group_name: The Auto Scaling group's name. Allowed: one character at least.
    - auto_scaling_group_arn: Not used here: a part of what a fleet gives. Optional.
    - role_name: The instances' role by name: it is let read the revisions. Allowed: a role's name,
      not its ARN: 1 to 64 ASCII letters, digits and + = , . @ _ -.
    - role_arn: The instances' role: it is what a copied group's instances get, with blue/green.
      Allowed: a role's ARN, such as "arn:aws:iam::123456789012:role/shop-web".
    - security_group_ids: Not used here: a part of what a fleet gives. Default: [].
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, fleet in var.fleets : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "fleets is a map with the keys \"${join("\", \"", [
      for name, fleet in var.fleets : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.fleets) <= 10
    error_message = "fleets is a map of ${length(var.fleets)} fleets; allowed: at most 10 fleets."
  }

  validation {
    condition = alltrue([for fleet in var.fleets : length(fleet.auto_scaling_group_name) >= 1])
    error_message = join("\n", [
      for key, fleet in var.fleets :
      "fleets[\"${key}\"].auto_scaling_group_name is a text of ${length(fleet.auto_scaling_group_name)} characters; allowed: one character at least."
      if length(fleet.auto_scaling_group_name) < 1
    ])
  }

  validation {
    condition = alltrue([
      for fleet in var.fleets : can(regex("^(?:[A-Za-z0-9+=,.@_-]{1,64})$", fleet.role_name))
    ])
    error_message = join("\n", [
      for key, fleet in var.fleets :
      "fleets[\"${key}\"].role_name is \"${fleet.role_name}\"; allowed: a role's name, not its ARN: 1 to 64 ASCII letters, digits and + = , . @ _ -."
      if !can(regex("^(?:[A-Za-z0-9+=,.@_-]{1,64})$", fleet.role_name))
    ])
  }

  validation {
    condition = alltrue([
      for fleet in var.fleets :
      can(regex("^(?:arn:aws(-[a-z]+)*:iam::[0-9]{12}:role/[!-~]{1,576})$", fleet.role_arn))
    ])
    error_message = join("\n", [
      for key, fleet in var.fleets :
      "fleets[\"${key}\"].role_arn is \"${fleet.role_arn}\"; allowed: a role's ARN, such as \"arn:aws:iam::123456789012:role/shop-web\"."
      if !can(regex("^(?:arn:aws(-[a-z]+)*:iam::[0-9]{12}:role/[!-~]{1,576})$", fleet.role_arn))
    ])
  }

  validation {
    condition     = length(var.fleets) != 0 || length(var.instance_tags) != 0
    error_message = "fleets is empty, as is instance_tags; allowed: one fleet or one group of tags at least."
  }
}

variable "github" {
  type = object({
    # The repository, in the letters that GitHub shows: IAM compares them exactly.
    repository = string
    # The owner's number, where the subjects of the repository's tokens are immutable:
    # `repo:OWNER@ID/NAME@ID`.
    owner_id = optional(string)
    # The repository's number, with the owner's: `gh api repos/OWNER/NAME --jq .id`.
    repository_id = optional(string)
    # Branches whose workflows may deploy; for jobs that refer to no environment.
    branches = optional(set(string), [])
    # Tags whose workflows may deploy; for jobs that refer to no environment.
    tags = optional(set(string), [])
    # Environments whose jobs may deploy, from whatever branch: GitHub's protection rules say which
    # (GitHub Docs, "OpenID Connect": a job's environment takes the branch's place in the subject).
    environments = optional(set(string), [])
    # Whether workflows of pull requests may deploy too: code that nobody has merged yet.
    pull_requests = optional(bool, false)
    # Whether GitHub's OIDC provider is made here, and goes with this block.
    oidc_provider = optional(string, "create")
    # The existing provider's ARN, where the same configuration makes it; default: it is looked for
    # by its issuer.
    oidc_provider_arn = optional(string)
    # The issuer of the tokens; another one with GitHub Enterprise.
    issuer = optional(string, "token.actions.githubusercontent.com")
    # The role's name; default: one that begins with the block's name.
    role_name = optional(string)
  })
  description = <<-EOT
    A role that GitHub Actions takes by OIDC, without any stored key: it uploads revisions and
    deploys this group, nothing else.
    Allowed: one branch, tag or environment at least.
    Allowed: both numbers, or neither.
    Allowed: oidc_provider_arn with oidc_provider "existing" only.
    - repository: The repository, in the letters that GitHub shows: IAM compares them exactly.
      Allowed: a repository with its owner, as GitHub writes them, without * and ?, such as
      "octo-org/shop".
    - owner_id: The owner's number, where the subjects of the repository's tokens are immutable:
      `repo:OWNER@ID/NAME@ID`. They are if it was made, renamed or moved since 2026-07-15, or asked
      for it (GitHub Docs, "OpenID Connect reference": immutable subject claims). `gh api
      repos/OWNER/NAME/actions/oidc/customization/sub` says so in `use_immutable_subject`, and `gh
      api repos/OWNER/NAME --jq .owner.id` gives the number. Allowed: the owner's number. Optional.
    - repository_id: The repository's number, with the owner's: `gh api repos/OWNER/NAME --jq .id`.
      Allowed: the repository's number. Optional.
    - branches: Branches whose workflows may deploy; for jobs that refer to no environment. Each
      branch: a branch, beginning with a letter or digit; * and ? after that stand for any text and
      any letter. Default: [].
    - tags: Tags whose workflows may deploy; for jobs that refer to no environment. Each tag: a tag,
      beginning with a letter or digit; * and ? after that stand for any text and any letter.
      Default: [].
    - environments: Environments whose jobs may deploy, from whatever branch: GitHub's protection
      rules say which (GitHub Docs, "OpenID Connect": a job's environment takes the branch's place
      in the subject). Each environment: an environment, beginning with a letter or digit; * and ?
      after that stand for any text and any letter. Default: [].
    - pull_requests: Whether workflows of pull requests may deploy too: code that nobody has merged
      yet. Default: false.
    - oidc_provider: Whether GitHub's OIDC provider is made here, and goes with this block. An
      account has one per issuer: the others name it as existing, and a plan fails where it is not
      there. Allowed: one of "create", "existing". Default: "create".
    - oidc_provider_arn: The existing provider's ARN, where the same configuration makes it;
      default: it is looked for by its issuer. Allowed: an OIDC provider's ARN, such as
      "arn:aws:iam:region:123456789012:resource". Optional.
    - issuer: The issuer of the tokens; another one with GitHub Enterprise. Allowed: the issuer of
      the tokens without https:// and without a final slash. Default:
      "token.actions.githubusercontent.com".
    - role_name: The role's name; default: one that begins with the block's name. Allowed: a role's
      name, not its ARN: 1 to 64 ASCII letters, digits and + = , . @ _ -. Optional.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.github == null ? true : (
      length(var.github.branches) != 0 ||
      length(var.github.tags) != 0 ||
      length(var.github.environments) != 0 ||
      var.github.pull_requests
    )
    error_message = "github is a repository without any branch, tag or environment; allowed: one branch, tag or environment at least."
  }

  validation {
    condition = var.github == null ? true : (
      var.github.owner_id != null
    ) == (var.github.repository_id != null)
    error_message = "github is one of owner_id and repository_id; allowed: both numbers, or neither."
  }

  validation {
    condition = var.github == null ? true : (
      var.github.oidc_provider == "existing" || var.github.oidc_provider_arn == null
    )
    error_message = "github is oidc_provider_arn with a provider that is made here; allowed: oidc_provider_arn with oidc_provider \"existing\" only."
  }

  validation {
    condition = var.github == null ? true : can(regex("^(?:[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100})$", var.github.repository))
    error_message = try(
      "github.repository is \"${var.github.repository}\"; allowed: a repository with its owner, as GitHub writes them, without * and ?, such as \"octo-org/shop\".",
      ""
    )
  }

  validation {
    condition = (
      var.github == null ? true
      : var.github.owner_id == null ? true : can(regex("^(?:[1-9][0-9]{0,18})$", var.github.owner_id))
    )
    error_message = try(
      "github.owner_id is \"${var.github.owner_id}\"; allowed: the owner's number.",
      ""
    )
  }

  validation {
    condition = (
      var.github == null ? true
      : var.github.repository_id == null ? true : can(regex("^(?:[1-9][0-9]{0,18})$", var.github.repository_id))
    )
    error_message = try(
      "github.repository_id is \"${var.github.repository_id}\"; allowed: the repository's number.",
      ""
    )
  }

  validation {
    condition = var.github == null ? true : alltrue([
      for branch in var.github.branches : can(regex("^(?:[A-Za-z0-9_][A-Za-z0-9_.+#=@/*?-]{0,254})$", branch))
    ])
    error_message = join(
      "\n",
      var.github == null ? [] : [
        for branch in var.github.branches :
        "github.branches is \"${branch}\"; allowed: a branch, beginning with a letter or digit; * and ? after that stand for any text and any letter."
        if !can(regex("^(?:[A-Za-z0-9_][A-Za-z0-9_.+#=@/*?-]{0,254})$", branch))
      ]
    )
  }

  validation {
    condition = var.github == null ? true : alltrue([
      for tag in var.github.tags : can(regex("^(?:[A-Za-z0-9_][A-Za-z0-9_.+#=@/*?-]{0,254})$", tag))
    ])
    error_message = join(
      "\n",
      var.github == null ? [] : [
        for tag in var.github.tags :
        "github.tags is \"${tag}\"; allowed: a tag, beginning with a letter or digit; * and ? after that stand for any text and any letter."
        if !can(regex("^(?:[A-Za-z0-9_][A-Za-z0-9_.+#=@/*?-]{0,254})$", tag))
      ]
    )
  }

  validation {
    condition = var.github == null ? true : alltrue([
      for environment in var.github.environments :
      can(regex("^(?:[A-Za-z0-9_][A-Za-z0-9_.+#=@/*?-]{0,254})$", environment))
    ])
    error_message = join(
      "\n",
      var.github == null ? [] : [
        for environment in var.github.environments :
        "github.environments is \"${environment}\"; allowed: an environment, beginning with a letter or digit; * and ? after that stand for any text and any letter."
        if !can(regex("^(?:[A-Za-z0-9_][A-Za-z0-9_.+#=@/*?-]{0,254})$", environment))
      ]
    )
  }

  validation {
    condition = var.github == null ? true : contains([
      "create", "existing",
    ], var.github.oidc_provider)
    error_message = try(
      "github.oidc_provider is \"${var.github.oidc_provider}\"; allowed: one of \"create\", \"existing\".",
      ""
    )
  }

  validation {
    condition = (
      var.github == null ? true
      : var.github.oidc_provider_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:iam:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.github.oidc_provider_arn))
    )
    error_message = try(
      "github.oidc_provider_arn is \"${var.github.oidc_provider_arn}\"; allowed: an OIDC provider's ARN, such as \"arn:aws:iam:region:123456789012:resource\".",
      ""
    )
  }

  validation {
    condition = var.github == null ? true : can(regex("^(?:[a-z0-9]([a-z0-9.-]{0,200}[a-z0-9])?(/[A-Za-z0-9_-]{1,100}){0,3})$", var.github.issuer))
    error_message = try(
      "github.issuer is \"${var.github.issuer}\"; allowed: the issuer of the tokens without https:// and without a final slash.",
      ""
    )
  }

  validation {
    condition = (
      var.github == null ? true
      : var.github.role_name == null ? true : can(regex("^(?:[A-Za-z0-9+=,.@_-]{1,64})$", var.github.role_name))
    )
    error_message = try(
      "github.role_name is \"${var.github.role_name}\"; allowed: a role's name, not its ARN: 1 to 64 ASCII letters, digits and + = , . @ _ -.",
      ""
    )
  }
}

variable "ignore_alarm_poll_failure" {
  type        = bool
  description = "Whether a deployment goes on while CloudWatch does not say what state the alarms are in."
  default     = false
  nullable    = false

  validation {
    condition     = !var.ignore_alarm_poll_failure || length(var.alarms) != 0
    error_message = "ignore_alarm_poll_failure is true without any of alarms; allowed: with alarms only."
  }
}

variable "instance_roles" {
  type        = map(string)
  description = <<-EOT
    Roles of the servers by name, under lasting keys, which are let read revisions; those of fleets
    are.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Each role: a role's name, not its ARN: 1 to 64 ASCII letters, digits and + = , . @ _ -.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, role in var.instance_roles : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "instance_roles is a map with the keys \"${join("\", \"", [
      for name, role in var.instance_roles : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = alltrue([
      for role in var.instance_roles : can(regex("^(?:[A-Za-z0-9+=,.@_-]{1,64})$", role))
    ])
    error_message = join("\n", [
      for key, role in var.instance_roles :
      "instance_roles[\"${key}\"] is \"${role}\"; allowed: a role's name, not its ARN: 1 to 64 ASCII letters, digits and + = , . @ _ -."
      if !can(regex("^(?:[A-Za-z0-9+=,.@_-]{1,64})$", role))
    ])
  }
}

variable "instance_tags" {
  type = map(list(object({
    # The tag's key.
    key = optional(string)
    # The tag's value.
    value = optional(string)
  })))
  description = <<-EOT
    Single servers by their tags: an instance that has one tag of every group belongs to the
    deployment group (AWS CodeDeploy User Guide, "Tagging instances for deployment groups").
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: at most 3 tag groups.
    Each group: 1 to 10 tags.
    - key: The tag's key. Allowed: one character at least. Optional.
    - value: The tag's value. Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, group in var.instance_tags : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "instance_tags is a map with the keys \"${join("\", \"", [
      for name, group in var.instance_tags : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.instance_tags) <= 3
    error_message = "instance_tags is a map of ${length(var.instance_tags)} tag groups; allowed: at most 3 tag groups."
  }

  validation {
    condition = alltrue([for group in var.instance_tags : length(group) >= 1 && length(group) <= 10])
    error_message = join("\n", [
      for key, group in var.instance_tags :
      "instance_tags[\"${key}\"] is a list of ${length(group)} tags; allowed: 1 to 10 tags."
      if length(group) < 1 || length(group) > 10
    ])
  }

  validation {
    condition = alltrue([
      for group in var.instance_tags :
      alltrue([for filter in group : filter.key != null || filter.value != null])
    ])
    error_message = join("\n", flatten([
      for key, group in var.instance_tags : [
        for index, filter in group :
        "instance_tags[\"${key}\"][${index}] has neither key nor value; allowed: key, value or both."
        if filter.key == null && filter.value == null
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for group in var.instance_tags :
      alltrue([for filter in group : filter.key == null ? true : length(filter.key) >= 1])
    ])
    error_message = join("\n", flatten([
      for key, group in var.instance_tags : [
        for index, filter in group :
        "instance_tags[\"${key}\"][${index}].key is a text of ${length(filter.key)} characters; allowed: one character at least."
        if filter.key == null ? false : length(filter.key) < 1
      ]
    ]))
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The application's and the deployment group's name, and the beginning of the roles' names.
    Allowed: 1 to 26 ASCII letters, digits and hyphens, beginning with a letter and not ending with
    a hyphen.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z]([A-Za-z0-9-]{0,24}[A-Za-z0-9])?)$", var.name))
    error_message = "name is \"${var.name}\"; allowed: 1 to 26 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }
}

variable "outdated_instances" {
  type        = string
  description = <<-EOT
    What becomes of instances that started during a deployment with the revision before it: UPDATE
    deploys to them once more (AWS CodeDeploy API Reference: CreateDeploymentGroup,
    outdatedInstancesStrategy). Allowed: one of "UPDATE", "IGNORE".
  EOT
  default     = "UPDATE"
  nullable    = false

  validation {
    condition     = contains(["UPDATE", "IGNORE"], var.outdated_instances)
    error_message = "outdated_instances is \"${var.outdated_instances}\"; allowed: one of \"UPDATE\", \"IGNORE\"."
  }
}

variable "own_deployment_config" {
  type = object({
    # Instances that stay healthy during a deployment.
    minimum_healthy = object({
      # Whether the value is per cent of the instances or a number.
      type = string
      # Instances that stay healthy, in per cent or as a number.
      value = number
    })
    # One Availability Zone after the other (AWS CodeDeploy User Guide, "Create a deployment
    # configuration": zonal configuration).
    zonal = optional(object({
      # Seconds to wait after each zone.
      monitor_seconds = optional(number, 0)
      # Seconds to wait after the first zone, where it is another time.
      first_zone_monitor_seconds = optional(number)
      # Instances of each zone that stay healthy; AWS's default: 0 per cent.
      minimum_healthy_per_zone = optional(object({
        # Whether the value is per cent of the instances or a number.
        type = string
        # Instances that stay healthy, in per cent or as a number.
        value = number
      }))
    }))
  })
  description = <<-EOT
    A deployment configuration of one's own; its name follows from what it says.
    - minimum_healthy: Instances that stay healthy during a deployment. Allowed: 0 to 99 per cent:
      with all instances healthy at all times there is none to deploy to.
      - type: Whether the value is per cent of the instances or a number. Allowed: one of
        "FLEET_PERCENT", "HOST_COUNT".
      - value: Instances that stay healthy, in per cent or as a number. Allowed: a whole number from
        0 to 10000.
    - zonal: One Availability Zone after the other (AWS CodeDeploy User Guide, "Create a deployment
      configuration": zonal configuration). Optional.
      - monitor_seconds: Seconds to wait after each zone. Allowed: a whole number from 0 to 604800
        seconds. Default: 0.
      - first_zone_monitor_seconds: Seconds to wait after the first zone, where it is another time.
        Allowed: a whole number from 0 to 604800 seconds. Optional.
      - minimum_healthy_per_zone: Instances of each zone that stay healthy; AWS's default: 0 per
        cent. Allowed: 0 to 99 per cent: with all instances healthy at all times there is none to
        deploy to. Optional.
        - type: Whether the value is per cent of the instances or a number. Allowed: one of
          "FLEET_PERCENT", "HOST_COUNT".
        - value: Instances that stay healthy, in per cent or as a number. Allowed: a whole number
          from 0 to 10000.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.own_deployment_config == null ? true : (
      var.own_deployment_config.minimum_healthy.type != "FLEET_PERCENT" ||
      var.own_deployment_config.minimum_healthy.value <= 99
    )
    error_message = "own_deployment_config.minimum_healthy is a share of more than 99 per cent; allowed: 0 to 99 per cent: with all instances healthy at all times there is none to deploy to."
  }

  validation {
    condition = var.own_deployment_config == null ? true : contains([
      "FLEET_PERCENT", "HOST_COUNT",
    ], var.own_deployment_config.minimum_healthy.type)
    error_message = try(
      "own_deployment_config.minimum_healthy.type is \"${var.own_deployment_config.minimum_healthy.type}\"; allowed: one of \"FLEET_PERCENT\", \"HOST_COUNT\".",
      ""
    )
  }

  validation {
    condition = var.own_deployment_config == null ? true : (
      (
        floor(var.own_deployment_config.minimum_healthy.value) ==
        var.own_deployment_config.minimum_healthy.value
      ) &&
      var.own_deployment_config.minimum_healthy.value >= 0 &&
      var.own_deployment_config.minimum_healthy.value <= 10000
    )
    error_message = try(
      "own_deployment_config.minimum_healthy.value is ${jsonencode(var.own_deployment_config.minimum_healthy.value)}; allowed: a whole number from 0 to 10000.",
      ""
    )
  }

  validation {
    condition = (
      var.own_deployment_config == null ? true
      : var.own_deployment_config.zonal == null ? true : (
        (
          floor(var.own_deployment_config.zonal.monitor_seconds) ==
          var.own_deployment_config.zonal.monitor_seconds
        ) &&
        var.own_deployment_config.zonal.monitor_seconds >= 0 &&
        var.own_deployment_config.zonal.monitor_seconds <= 604800
      )
    )
    error_message = try(
      "own_deployment_config.zonal.monitor_seconds is ${jsonencode(var.own_deployment_config.zonal.monitor_seconds)}; allowed: a whole number from 0 to 604800 seconds.",
      ""
    )
  }

  validation {
    condition = (
      var.own_deployment_config == null ? true
      : var.own_deployment_config.zonal == null ? true
      : var.own_deployment_config.zonal.first_zone_monitor_seconds == null ? true : (
        (
          floor(var.own_deployment_config.zonal.first_zone_monitor_seconds) ==
          var.own_deployment_config.zonal.first_zone_monitor_seconds
        ) &&
        var.own_deployment_config.zonal.first_zone_monitor_seconds >= 0 &&
        var.own_deployment_config.zonal.first_zone_monitor_seconds <= 604800
      )
    )
    error_message = try(
      "own_deployment_config.zonal.first_zone_monitor_seconds is ${jsonencode(var.own_deployment_config.zonal.first_zone_monitor_seconds)}; allowed: a whole number from 0 to 604800 seconds.",
      ""
    )
  }

  validation {
    condition = (
      var.own_deployment_config == null ? true
      : var.own_deployment_config.zonal == null ? true
      : var.own_deployment_config.zonal.minimum_healthy_per_zone == null ? true : (
        var.own_deployment_config.zonal.minimum_healthy_per_zone.type != "FLEET_PERCENT" ||
        var.own_deployment_config.zonal.minimum_healthy_per_zone.value <= 99
      )
    )
    error_message = "own_deployment_config.zonal.minimum_healthy_per_zone is a share of more than 99 per cent; allowed: 0 to 99 per cent: with all instances healthy at all times there is none to deploy to."
  }

  validation {
    condition = (
      var.own_deployment_config == null ? true
      : var.own_deployment_config.zonal == null ? true
      : var.own_deployment_config.zonal.minimum_healthy_per_zone == null ? true : contains(
        ["FLEET_PERCENT", "HOST_COUNT"],
        var.own_deployment_config.zonal.minimum_healthy_per_zone.type
      )
    )
    error_message = try(
      "own_deployment_config.zonal.minimum_healthy_per_zone.type is \"${var.own_deployment_config.zonal.minimum_healthy_per_zone.type}\"; allowed: one of \"FLEET_PERCENT\", \"HOST_COUNT\".",
      ""
    )
  }

  validation {
    condition = (
      var.own_deployment_config == null ? true
      : var.own_deployment_config.zonal == null ? true
      : var.own_deployment_config.zonal.minimum_healthy_per_zone == null ? true : (
        (
          floor(var.own_deployment_config.zonal.minimum_healthy_per_zone.value) ==
          var.own_deployment_config.zonal.minimum_healthy_per_zone.value
        ) &&
        var.own_deployment_config.zonal.minimum_healthy_per_zone.value >= 0 &&
        var.own_deployment_config.zonal.minimum_healthy_per_zone.value <= 10000
      )
    )
    error_message = try(
      "own_deployment_config.zonal.minimum_healthy_per_zone.value is ${jsonencode(
        var.own_deployment_config.zonal.minimum_healthy_per_zone.value
      )}; allowed: a whole number from 0 to 10000.",
      ""
    )
  }

  validation {
    condition = (
      var.own_deployment_config == null || var.deployment_config == "CodeDeployDefault.OneAtATime"
    )
    error_message = "own_deployment_config is given beside deployment_config \"${var.deployment_config}\"; allowed: one of the two."
  }
}

variable "permissions_boundary" {
  type        = string
  description = <<-EOT
    A policy that bounds the roles of this block. Allowed: a policy's ARN, such as
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

variable "rollback" {
  type = object({
    # When a deployment fails.
    on_failure = optional(bool, true)
    # When one of `alarms` stops it; without alarms this says nothing.
    on_alarm = optional(bool, true)
    # When somebody stops it.
    on_stop_request = optional(bool, false)
  })
  description = <<-EOT
    When the last good revision is deployed again by itself.
    - on_failure: When a deployment fails. Default: true.
    - on_alarm: When one of `alarms` stops it; without alarms this says nothing. Default: true.
    - on_stop_request: When somebody stops it. Default: false.
  EOT
  default     = {}
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

variable "target_group_names" {
  type        = set(string)
  description = <<-EOT
    Target groups, by name, that instances leave before a deployment and join after it. With none,
    instances keep their traffic.
    Allowed: at most 10 target groups.
    Each target_group: a target group's name, not its ARN: 1 to 32 ASCII letters, digits and
    hyphens.
  EOT
  default     = []
  nullable    = false

  validation {
    condition     = length(var.target_group_names) <= 10
    error_message = "target_group_names is a set of ${length(var.target_group_names)} target groups; allowed: at most 10 target groups."
  }

  validation {
    condition = alltrue([
      for target_group in var.target_group_names :
      can(regex("^(?:[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?)$", target_group))
    ])
    error_message = join("\n", [
      for target_group in var.target_group_names :
      "target_group_names is \"${target_group}\"; allowed: a target group's name, not its ARN: 1 to 32 ASCII letters, digits and hyphens."
      if !can(regex("^(?:[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?)$", target_group))
    ])
  }
}

variable "termination_hook" {
  type        = bool
  description = <<-EOT
    Whether an instance runs the ApplicationStop hook and those for traffic before its Auto Scaling
    group ends it.
  EOT
  default     = false
  nullable    = false

  validation {
    condition     = !var.termination_hook || length(var.fleets) != 0
    error_message = "termination_hook is true without any of fleets; allowed: with fleets only, whose instances Auto Scaling ends."
  }
}

variable "triggers" {
  type = map(object({
    # The topic.
    topic_arn = string
    # What is told (AWS CodeDeploy API Reference: TriggerConfig).
    events = optional(set(string), ["DeploymentFailure", "DeploymentStop", "DeploymentRollback"])
  }))
  description = <<-EOT
    SNS topics that are told, by key.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: at most 10 triggers.
    - topic_arn: The topic. One that is encrypted with a KMS key needs a key policy that lets the
      service role use it. Allowed: an SNS topic's ARN, such as
      "arn:aws:sns:region:123456789012:resource".
    - events: What is told (AWS CodeDeploy API Reference: TriggerConfig). Allowed: one event at
      least. Each event: one of "DeploymentStart", "DeploymentSuccess", "DeploymentFailure",
      "DeploymentStop", "DeploymentRollback", "DeploymentReady", "InstanceStart", "InstanceSuccess",
      "InstanceFailure", "InstanceReady". Default: ["DeploymentFailure", "DeploymentStop",
      "DeploymentRollback"].
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, trigger in var.triggers : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "triggers is a map with the keys \"${join("\", \"", [
      for name, trigger in var.triggers : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.triggers) <= 10
    error_message = "triggers is a map of ${length(var.triggers)} triggers; allowed: at most 10 triggers."
  }

  validation {
    condition = alltrue([
      for trigger in var.triggers :
      can(regex("^(?:arn:aws(-[a-z]+)*:sns:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", trigger.topic_arn))
    ])
    error_message = join("\n", [
      for key, trigger in var.triggers :
      "triggers[\"${key}\"].topic_arn is \"${trigger.topic_arn}\"; allowed: an SNS topic's ARN, such as \"arn:aws:sns:region:123456789012:resource\"."
      if !can(regex("^(?:arn:aws(-[a-z]+)*:sns:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", trigger.topic_arn))
    ])
  }

  validation {
    condition = alltrue([for trigger in var.triggers : length(trigger.events) >= 1])
    error_message = join("\n", [
      for key, trigger in var.triggers :
      "triggers[\"${key}\"].events is a set of ${length(trigger.events)} events; allowed: one event at least."
      if length(trigger.events) < 1
    ])
  }

  validation {
    condition = alltrue([
      for trigger in var.triggers : alltrue([
        for event in trigger.events : contains([
          "DeploymentStart", "DeploymentSuccess", "DeploymentFailure", "DeploymentStop", "DeploymentRollback",
          "DeploymentReady", "InstanceStart", "InstanceSuccess", "InstanceFailure", "InstanceReady",
        ], event)
      ])
    ])
    error_message = join("\n", flatten([
      for key, trigger in var.triggers : [
        for event in trigger.events :
        "triggers[\"${key}\"].events is \"${event}\"; allowed: one of \"DeploymentStart\", \"DeploymentSuccess\", \"DeploymentFailure\", \"DeploymentStop\", \"DeploymentRollback\", \"DeploymentReady\", \"InstanceStart\", \"InstanceSuccess\", \"InstanceFailure\", \"InstanceReady\"."
        if !contains([
          "DeploymentStart", "DeploymentSuccess", "DeploymentFailure", "DeploymentStop", "DeploymentRollback",
          "DeploymentReady", "InstanceStart", "InstanceSuccess", "InstanceFailure", "InstanceReady",
        ], event)
      ]
    ]))
  }
}
