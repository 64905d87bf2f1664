# Generated from src/access/roles/access-roles.ts by `npm run modules`. Do not edit.

variable "log_groups" {
  type        = set(string)
  description = <<-EOT
    Log groups whose streams may be read whole, as the console does; streams have no tags. Log
    groups with the tags of `scope` can be searched without. Each group: the name of a log group, or
    the beginning of names and "*".
  EOT
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for group in var.log_groups : can(regex("^(?:[A-Za-z0-9_./#-]+\\*?)$", group))
    ])
    error_message = join("\n", [
      for group in var.log_groups :
      "log_groups is \"${group}\"; allowed: the name of a log group, or the beginning of names and \"*\"."
      if !can(regex("^(?:[A-Za-z0-9_./#-]+\\*?)$", group))
    ])
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The beginning of the roles' and policies' names: `name-role`. IAM has them once in an account.
    Allowed: 1 to 31 ASCII letters, digits and hyphens, beginning with a letter and not ending with
    a hyphen.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z]([A-Za-z0-9-]{0,29}[A-Za-z0-9])?)$", var.name))
    error_message = "name is \"${var.name}\"; allowed: 1 to 31 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }
}

variable "path" {
  type        = string
  description = <<-EOT
    The path of roles and policies in IAM. A change replaces them. Allowed: a path that begins and
    ends with "/", such as "/people/".
  EOT
  default     = "/"
  nullable    = false

  validation {
    condition     = can(regex("^(?:/([A-Za-z0-9_.-]+/)*)$", var.path))
    error_message = "path is \"${var.path}\"; allowed: a path that begins and ends with \"/\", such as \"/people/\"."
  }
}

variable "permissions_boundary" {
  type        = string
  description = <<-EOT
    A permissions boundary of your own, in place of the one that is made here. Allowed: the ARN of
    an IAM policy.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.permissions_boundary == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:iam::([0-9]{12}|aws):policy/[A-Za-z0-9_+=,.@/-]+)$", var.permissions_boundary))
    error_message = try(
      "permissions_boundary is \"${var.permissions_boundary}\"; allowed: the ARN of an IAM policy.",
      ""
    )
  }
}

variable "regions" {
  type        = set(string)
  description = <<-EOT
    Regions that the roles work in; the boundary denies every other.
    Allowed: one region at least.
    Each region: a region's name, such as "ap-northeast-2".
  EOT
  nullable    = false

  validation {
    condition     = length(var.regions) >= 1
    error_message = "regions is a set of ${length(var.regions)} regions; allowed: one region at least."
  }

  validation {
    condition = alltrue([
      for region in var.regions : can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+)$", region))
    ])
    error_message = join("\n", [
      for region in var.regions :
      "regions is \"${region}\"; allowed: a region's name, such as \"ap-northeast-2\"."
      if !can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+)$", region))
    ])
  }
}

variable "roles" {
  type = map(object({
    # developer: reads logs, metrics and descriptions.
    kind = string
    # What the role is for.
    description = optional(string)
    # Accounts, roles and users that may take the role, an account by its id.
    principals = optional(set(string), [])
    # Whether `principals` have to have signed in with multi-factor authentication.
    mfa = optional(bool, true)
    # What `principals` of another company have to say (IAM User Guide: The confused deputy
    # problem).
    external_id = optional(string)
    # Permission sets of IAM Identity Center whose people in this account may take the role.
    permission_sets = optional(set(string), [])
    # People who sign in by SAML.
    saml = optional(object({
      # The SAML provider of the account.
      provider_arn = string
      # Sign-in endpoints that assertions are meant for (SAML:aud).
      audiences = optional(list(string), ["https://signin.aws.amazon.com/saml"])
    }))
    # Hours that a session lasts at most.
    max_session_hours = optional(number, 1)
    # Tags of instances and ECS tasks where the role may open a shell, by Session Manager and ECS
    # Exec.
    shells = optional(map(list(string)))
    # Further statements by names of your choice; the boundary holds for them too.
    statements = optional(map(object({
      # Whether it allows or forbids.
      effect = optional(string, "Allow")
      # Actions, such as "s3:GetObject".
      actions = list(string)
      # ARNs; * for actions that are on no resource.
      resources = list(string)
      # Conditions by operator and key: `{ StringEquals = { "s3:prefix" = ["public/"] } }`.
      conditions = optional(map(map(list(string))), {})
    })), {})
  }))
  description = <<-EOT
    The roles by names of your choice.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: one role at least.
    - kind: developer: reads logs, metrics and descriptions. operator: restarts, deploys and scales
      what has the tags of `scope`, too. Allowed: one of "developer", "operator".
    - description: What the role is for. Allowed: 1 to 1000 characters of ASCII. Optional.
    - principals: Accounts, roles and users that may take the role, an account by its id. Each
      principal: an account's id, or the ARN of an account's root, a role or a user; never "*".
      Default: [].
    - mfa: Whether `principals` have to have signed in with multi-factor authentication. Default:
      true.
    - external_id: What `principals` of another company have to say (IAM User Guide: The confused
      deputy problem). Allowed: 2 to 1000 ASCII letters, digits and _ + = , . @ : / -. Optional.
    - permission_sets: Permission sets of IAM Identity Center whose people in this account may take
      the role. Multi-factor authentication is set there; a session by a session lasts an hour at
      most. Each name: the name of a permission set of IAM Identity Center, 1 to 32 characters.
      Default: [].
    - saml: People who sign in by SAML. Optional.
      - provider_arn: The SAML provider of the account. Allowed: the ARN of a SAML provider.
      - audiences: Sign-in endpoints that assertions are meant for (SAML:aud). Allowed: one audience
        at least. Each audience: the address of a sign-in endpoint. Default:
        ["https://signin.aws.amazon.com/saml"].
    - max_session_hours: Hours that a session lasts at most. Allowed: a whole number from 1 to 12
      hours. Default: 1.
    - shells: Tags of instances and ECS tasks where the role may open a shell, by Session Manager
      and ECS Exec. Default: none for developers, those of `scope` for operators; {}: none. Allowed:
      keys of 1 to 128 ASCII letters, digits and _ . : / = + - @, not beginning with "aws:". Each
      tag: one value at least. Optional.
    - statements: Further statements by names of your choice; the boundary holds for them too.
      Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
      and not ending with a hyphen. Default: {}.
      - effect: Whether it allows or forbids. Allowed: one of "Allow", "Deny". Default: "Allow".
      - actions: Actions, such as "s3:GetObject". Allowed: a list of actions with their service,
        such as "s3:GetObject".
      - resources: ARNs; * for actions that are on no resource. Allowed: one resource at least.
      - conditions: Conditions by operator and key: `{ StringEquals = { "s3:prefix" = ["public/"] }
        }`. Default: {}.
  EOT
  nullable    = false

  validation {
    condition = length([
      for name, role in var.roles : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "roles is a map with the keys \"${join("\", \"", [
      for name, role in var.roles : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.roles) >= 1
    error_message = "roles is a map of ${length(var.roles)} roles; allowed: one role at least."
  }

  validation {
    condition = alltrue([
      for role in var.roles :
      length(role.principals) != 0 || length(role.permission_sets) != 0 || role.saml != null
    ])
    error_message = join("\n", [
      for key, role in var.roles :
      "roles[\"${key}\"] is a role for a ${role.kind} that nobody may take; allowed: principals, permission_sets or saml."
      if length(role.principals) == 0 && length(role.permission_sets) == 0 && role.saml == null
    ])
  }

  validation {
    condition = alltrue([
      for role in var.roles :
      role.mfa ||
      role.external_id != null ||
      length([
        for principal in role.principals : principal
        if can(regex("^([0-9]{12}|.*:root)$", principal))
      ]) == 0
    ])
    error_message = join("\n", [
      for key, role in var.roles : "roles[\"${key}\"] is mfa false for \"${join("\", \"", [
        for principal in role.principals : principal
        if can(regex("^([0-9]{12}|.*:root)$", principal))
      ])}\"; allowed: whole accounts with mfa or an external_id; roles and users by their ARN."
      if !role.mfa &&
      role.external_id == null &&
      length([
        for principal in role.principals : principal
        if can(regex("^([0-9]{12}|.*:root)$", principal))
      ]) != 0
    ])
  }

  validation {
    condition = alltrue([
      for role in var.roles : role.external_id == null || length(role.principals) != 0
    ])
    error_message = join("\n", [
      for key, role in var.roles :
      "roles[\"${key}\"] is an external_id ${jsonencode(role.external_id)} without principals; allowed: an external_id with principals only."
      if role.external_id != null && length(role.principals) == 0
    ])
  }

  validation {
    condition = alltrue([for role in var.roles : contains(["developer", "operator"], role.kind)])
    error_message = join("\n", [
      for key, role in var.roles :
      "roles[\"${key}\"].kind is \"${role.kind}\"; allowed: one of \"developer\", \"operator\"."
      if !contains(["developer", "operator"], role.kind)
    ])
  }

  validation {
    condition = alltrue([
      for role in var.roles :
      role.description == null ? true : can(regex("^(?:[ -~]{1,1000})$", role.description))
    ])
    error_message = join("\n", [
      for key, role in var.roles :
      "roles[\"${key}\"].description is \"${role.description}\"; allowed: 1 to 1000 characters of ASCII."
      if role.description == null ? false : !can(regex("^(?:[ -~]{1,1000})$", role.description))
    ])
  }

  validation {
    condition = alltrue([
      for role in var.roles : alltrue([
        for principal in role.principals :
        can(regex("^(?:[0-9]{12}|arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(role|user)/[A-Za-z0-9_+=,.@/-]+))$", principal))
      ])
    ])
    error_message = join("\n", flatten([
      for key, role in var.roles : [
        for principal in role.principals :
        "roles[\"${key}\"].principals is \"${principal}\"; allowed: an account's id, or the ARN of an account's root, a role or a user; never \"*\"."
        if !can(regex("^(?:[0-9]{12}|arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(role|user)/[A-Za-z0-9_+=,.@/-]+))$", principal))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for role in var.roles :
      role.external_id == null ? true : can(regex("^(?:[A-Za-z0-9_+=,.@:/-]{2,1000})$", role.external_id))
    ])
    error_message = join("\n", [
      for key, role in var.roles :
      "roles[\"${key}\"].external_id is \"${role.external_id}\"; allowed: 2 to 1000 ASCII letters, digits and _ + = , . @ : / -."
      if role.external_id == null ? false : !can(regex("^(?:[A-Za-z0-9_+=,.@:/-]{2,1000})$", role.external_id))
    ])
  }

  validation {
    condition = alltrue([
      for role in var.roles :
      alltrue([for name in role.permission_sets : can(regex("^(?:[A-Za-z0-9_+=,.@-]{1,32})$", name))])
    ])
    error_message = join("\n", flatten([
      for key, role in var.roles : [
        for name in role.permission_sets :
        "roles[\"${key}\"].permission_sets is \"${name}\"; allowed: the name of a permission set of IAM Identity Center, 1 to 32 characters."
        if !can(regex("^(?:[A-Za-z0-9_+=,.@-]{1,32})$", name))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for role in var.roles :
      role.saml == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:iam::[0-9]{12}:saml-provider/[A-Za-z0-9._-]+)$", role.saml.provider_arn))
    ])
    error_message = join("\n", [
      for key, role in var.roles :
      "roles[\"${key}\"].saml.provider_arn is \"${role.saml.provider_arn}\"; allowed: the ARN of a SAML provider."
      if role.saml == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:iam::[0-9]{12}:saml-provider/[A-Za-z0-9._-]+)$", role.saml.provider_arn))
    ])
  }

  validation {
    condition = alltrue([
      for role in var.roles : role.saml == null ? true : length(role.saml.audiences) >= 1
    ])
    error_message = join("\n", [
      for key, role in var.roles :
      "roles[\"${key}\"].saml.audiences is a list of ${length(role.saml.audiences)} audiences; allowed: one audience at least."
      if role.saml == null ? false : length(role.saml.audiences) < 1
    ])
  }

  validation {
    condition = alltrue([
      for role in var.roles : role.saml == null ? true : alltrue([
        for audience in role.saml.audiences : can(regex("^(?:https://[a-z0-9.-]+/saml)$", audience))
      ])
    ])
    error_message = join("\n", flatten([
      for key, role in var.roles : role.saml == null ? [] : [
        for index, audience in role.saml.audiences :
        "roles[\"${key}\"].saml.audiences[${index}] is \"${audience}\"; allowed: the address of a sign-in endpoint."
        if !can(regex("^(?:https://[a-z0-9.-]+/saml)$", audience))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for role in var.roles :
      floor(role.max_session_hours) == role.max_session_hours &&
      role.max_session_hours >= 1 &&
      role.max_session_hours <= 12
    ])
    error_message = join("\n", [
      for key, role in var.roles :
      "roles[\"${key}\"].max_session_hours is ${jsonencode(role.max_session_hours)}; allowed: a whole number from 1 to 12 hours."
      if floor(role.max_session_hours) != role.max_session_hours ||
      role.max_session_hours < 1 ||
      role.max_session_hours > 12
    ])
  }

  validation {
    condition = alltrue([
      for role in var.roles : role.shells == null ? true : alltrue([
        for key2, values in role.shells :
        can(regex("^[A-Za-z0-9_.:/=+@-]{1,128}$", key2)) && !startswith(lower(key2), "aws:")
      ])
    ])
    error_message = join("\n", [
      for key, role in var.roles :
      "roles[\"${key}\"].shells is ${jsonencode(role.shells)}; allowed: keys of 1 to 128 ASCII letters, digits and _ . : / = + - @, not beginning with \"aws:\"."
      if role.shells == null ? false : !alltrue([
        for key2, values in role.shells :
        can(regex("^[A-Za-z0-9_.:/=+@-]{1,128}$", key2)) && !startswith(lower(key2), "aws:")
      ])
    ])
  }

  validation {
    condition = alltrue([
      for role in var.roles :
      role.shells == null ? true : alltrue([for tag in role.shells : length(tag) >= 1])
    ])
    error_message = join("\n", flatten([
      for key, role in var.roles : role.shells == null ? [] : [
        for key2, tag in role.shells :
        "roles[\"${key}\"].shells[\"${key2}\"] is a list of ${length(tag)} values; allowed: one value at least."
        if length(tag) < 1
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for role in var.roles : role.shells == null ? true : alltrue([
        for tag in role.shells :
        alltrue([for value in tag : can(regex("^(?:[A-Za-z0-9_.:/=+@ -]{1,256})$", value))])
      ])
    ])
    error_message = join("\n", flatten([
      for key, role in var.roles : role.shells == null ? [] : flatten([
        for key2, tag in role.shells : [
          for index, value in tag :
          "roles[\"${key}\"].shells[\"${key2}\"][${index}] is \"${value}\"; allowed: 1 to 256 characters of a tag's value, without wildcards."
          if !can(regex("^(?:[A-Za-z0-9_.:/=+@ -]{1,256})$", value))
        ]
      ])
    ]))
  }

  validation {
    condition = alltrue([
      for role in var.roles : length([
        for name, statement in role.statements : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ]) == 0
    ])
    error_message = join("\n", [
      for key, role in var.roles : "roles[\"${key}\"].statements is a map with the keys \"${join("\", \"", [
        for name, statement in role.statements : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
      if length([
        for name, statement in role.statements : name
        if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
      ]) != 0
    ])
  }

  validation {
    condition = alltrue([
      for role in var.roles : alltrue([
        for statement in role.statements : statement.effect != "Allow" || !contains(statement.actions, "*")
      ])
    ])
    error_message = join("\n", flatten([
      for key, role in var.roles : [
        for key2, statement in role.statements :
        "roles[\"${key}\"].statements[\"${key2}\"] is a statement that allows \"${join("\", \"", statement.actions)}\"; allowed: named actions: \"*\" allows everything."
        if statement.effect == "Allow" && contains(statement.actions, "*")
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for role in var.roles : alltrue([
        for statement in role.statements :
        statement.effect != "Allow" ||
        length([for action in statement.actions : action if can(regex("^(\\*|[^:]+:\\*)$", action))]) == 0 ||
        !contains(statement.resources, "*")
      ])
    ])
    error_message = join("\n", flatten([
      for key, role in var.roles : [
        for key2, statement in role.statements :
        "roles[\"${key}\"].statements[\"${key2}\"] is a statement that allows \"${join("\", \"", statement.actions)}\" on every resource; allowed: all actions of a service on named resources only."
        if statement.effect == "Allow" &&
        length([
          for action in statement.actions : action
          if can(regex("^(\\*|[^:]+:\\*)$", action))
        ]) != 0 &&
        contains(statement.resources, "*")
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for role in var.roles : alltrue([
        for statement in role.statements : length([
          for action in statement.actions : action
          if statement.effect == "Allow" &&
          can(regex("^(iam|sts|organizations|account|sso|sso-directory|identitystore):", action)) &&
          !can(regex("^iam:(Get|List|Generate|Simulate)|^sts:(Decode|GetCallerIdentity|GetAccessKeyInfo)", action))
        ]) == 0
      ])
    ])
    error_message = join("\n", flatten([
      for key, role in var.roles : [
        for key2, statement in role.statements :
        "roles[\"${key}\"].statements[\"${key2}\"] is a statement that allows \"${join("\", \"", statement.actions)}\"; allowed: reading of IAM alone; people's roles hand out no rights and take no other role."
        if length([
          for action in statement.actions : action
          if statement.effect == "Allow" &&
          can(regex("^(iam|sts|organizations|account|sso|sso-directory|identitystore):", action)) &&
          !can(regex("^iam:(Get|List|Generate|Simulate)|^sts:(Decode|GetCallerIdentity|GetAccessKeyInfo)", action))
        ]) != 0
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for role in var.roles :
      alltrue([for statement in role.statements : contains(["Allow", "Deny"], statement.effect)])
    ])
    error_message = join("\n", flatten([
      for key, role in var.roles : [
        for key2, statement in role.statements :
        "roles[\"${key}\"].statements[\"${key2}\"].effect is \"${statement.effect}\"; allowed: one of \"Allow\", \"Deny\"."
        if !contains(["Allow", "Deny"], statement.effect)
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for role in var.roles : alltrue([
        for statement in role.statements :
        length(statement.actions) != 0 &&
        alltrue([for action in statement.actions : can(regex("^(\\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$", action))])
      ])
    ])
    error_message = join("\n", flatten([
      for key, role in var.roles : [
        for key2, statement in role.statements :
        "roles[\"${key}\"].statements[\"${key2}\"].actions is [${join(", ", [for text in statement.actions : "\"${text}\""])}]; allowed: a list of actions with their service, such as \"s3:GetObject\"."
        if length(statement.actions) == 0 ||
        !alltrue([
          for action in statement.actions : can(regex("^(\\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$", action))
        ])
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for role in var.roles : alltrue([for statement in role.statements : length(statement.resources) >= 1])
    ])
    error_message = join("\n", flatten([
      for key, role in var.roles : [
        for key2, statement in role.statements :
        "roles[\"${key}\"].statements[\"${key2}\"].resources is a list of ${length(statement.resources)} resources; allowed: one resource at least."
        if length(statement.resources) < 1
      ]
    ]))
  }
}

variable "scope" {
  type        = map(list(string))
  description = <<-EOT
    Tags of what the roles are for, such as `{ Environment = ["prod"] }`; a resource has to have all
    of them. Stacks of this library tag every resource.
    Allowed: keys of 1 to 128 ASCII letters, digits and _ . : / = + - @, not beginning with "aws:".
    Allowed: one tag at least.
    Each tag: one value at least.
  EOT
  nullable    = false

  validation {
    condition = alltrue([
      for key, values in var.scope :
      can(regex("^[A-Za-z0-9_.:/=+@-]{1,128}$", key)) && !startswith(lower(key), "aws:")
    ])
    error_message = "scope is ${jsonencode(var.scope)}; allowed: keys of 1 to 128 ASCII letters, digits and _ . : / = + - @, not beginning with \"aws:\"."
  }

  validation {
    condition     = length(var.scope) >= 1
    error_message = "scope is a map of ${length(var.scope)} tags; allowed: one tag at least."
  }

  validation {
    condition = alltrue([for tag in var.scope : length(tag) >= 1])
    error_message = join("\n", [
      for key, tag in var.scope :
      "scope[\"${key}\"] is a list of ${length(tag)} values; allowed: one value at least."
      if length(tag) < 1
    ])
  }

  validation {
    condition = alltrue([
      for tag in var.scope :
      alltrue([for value in tag : can(regex("^(?:[A-Za-z0-9_.:/=+@ -]{1,256})$", value))])
    ])
    error_message = join("\n", flatten([
      for key, tag in var.scope : [
        for index, value in tag :
        "scope[\"${key}\"][${index}] is \"${value}\"; allowed: 1 to 256 characters of a tag's value, without wildcards."
        if !can(regex("^(?:[A-Za-z0-9_.:/=+@ -]{1,256})$", value))
      ]
    ]))
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

variable "trust_policy_characters" {
  type        = number
  description = <<-EOT
    The account's quota of a role's trust policy (Service Quotas: Role trust policy length): how
    long one may be. Allowed: a whole number from 2048 to 8192 characters.
  EOT
  default     = 2048
  nullable    = false

  validation {
    condition = (
      floor(var.trust_policy_characters) == var.trust_policy_characters &&
      var.trust_policy_characters >= 2048 &&
      var.trust_policy_characters <= 8192
    )
    error_message = "trust_policy_characters is ${jsonencode(var.trust_policy_characters)}; allowed: a whole number from 2048 to 8192 characters."
  }
}
