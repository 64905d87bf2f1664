# Generated from src/compute/ecr-repository/ecr-repository.ts by `npm run modules`. Do not edit.

variable "force_delete" {
  type        = bool
  description = "Whether a destroy also deletes images; without, a repository with images stays."
  default     = false
  nullable    = false
}

variable "immutable_tags" {
  type        = bool
  description = <<-EOT
    Whether a tag stays with the image that it was pushed with, so that what was tested is what runs
    (FSBP ECR.2).
  EOT
  default     = true
  nullable    = false
}

variable "kms_key_arn" {
  type        = string
  description = <<-EOT
    Key that encrypts images; a change replaces the repository. Default: keys of Amazon S3
    (AES-256). Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
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

variable "lifecycle_policy" {
  type = object({
    # Whether images without a tag expire; the parts of a multi-architecture image stay as long as
    # the image does.
    expire_untagged = optional(bool, true)
    # Days after its push at which an image without a tag ends.
    untagged_days = optional(number, 14)
    # Images that are kept in all: the latest pushed ones.
    keep_images = optional(number)
    # Further rules by name, for images with certain tags.
    tagged = optional(map(object({
      # Tags that the rule is about; * stands for any text.
      tag_pattern = string
      # Order among these rules, lowest first; an image that one of them ends is not counted by
      # later ones.
      priority = number
      # Images that are kept: the latest pushed ones.
      keep_images = optional(number)
      # Days after its push at which an image ends.
      days = optional(number)
    })), {})
  })
  description = <<-EOT
    When images expire.
    - expire_untagged: Whether images without a tag expire; the parts of a multi-architecture image
      stay as long as the image does. Default: true.
    - untagged_days: Days after its push at which an image without a tag ends. Allowed: a whole
      number from 1 to 36500 days. Default: 14.
    - keep_images: Images that are kept in all: the latest pushed ones. Default: every one, since
      ECR does not know which still run. Allowed: a whole number from 1 to 100000 images. Optional.
    - tagged: Further rules by name, for images with certain tags. Allowed: keys of 1 to 32
      lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a
      hyphen; each priority once. Default: {}.
      - tag_pattern: Tags that the rule is about; * stands for any text. Allowed: 1 to 128 ASCII
        letters, digits and _ . - of a tag, with * for any text; a pattern with at most four *.
      - priority: Order among these rules, lowest first; an image that one of them ends is not
        counted by later ones. Allowed: a whole number from 1 to 900.
      - keep_images: Images that are kept: the latest pushed ones. Allowed: a whole number from 1 to
        100000 images. Optional.
      - days: Days after its push at which an image ends. Allowed: a whole number from 1 to 36500
        days. Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = (
      floor(var.lifecycle_policy.untagged_days) == var.lifecycle_policy.untagged_days &&
      var.lifecycle_policy.untagged_days >= 1 &&
      var.lifecycle_policy.untagged_days <= 36500
    )
    error_message = "lifecycle_policy.untagged_days is ${jsonencode(var.lifecycle_policy.untagged_days)}; allowed: a whole number from 1 to 36500 days."
  }

  validation {
    condition = var.lifecycle_policy.keep_images == null ? true : (
      floor(var.lifecycle_policy.keep_images) == var.lifecycle_policy.keep_images &&
      var.lifecycle_policy.keep_images >= 1 &&
      var.lifecycle_policy.keep_images <= 100000
    )
    error_message = "lifecycle_policy.keep_images is ${jsonencode(var.lifecycle_policy.keep_images)}; allowed: a whole number from 1 to 100000 images."
  }

  validation {
    condition = length([
      for name, images in var.lifecycle_policy.tagged : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "lifecycle_policy.tagged is a map with the keys \"${join("\", \"", [
      for name, images in var.lifecycle_policy.tagged : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition = (
      length(distinct([for images in var.lifecycle_policy.tagged : images.priority])) ==
      length([for images in var.lifecycle_policy.tagged : images.priority])
    )
    error_message = "lifecycle_policy.tagged has the priorities ${join(", ", [
      for images in var.lifecycle_policy.tagged : images.priority
    ])}; allowed: each priority once."
  }

  validation {
    condition = alltrue([
      for images in var.lifecycle_policy.tagged : (images.keep_images != null) != (images.days != null)
    ])
    error_message = join("\n", [
      for key, images in var.lifecycle_policy.tagged : "lifecycle_policy.tagged[\"${key}\"] ${
        images.keep_images == null ? "has neither keep_images nor days" : "has both keep_images and days"
      }; allowed: either keep_images or days."
      if(images.keep_images != null) == (images.days != null)
    ])
  }

  validation {
    condition = alltrue([
      for images in var.lifecycle_policy.tagged :
      can(regex("^(?:[A-Za-z0-9_.*-]{1,128})$", images.tag_pattern))
    ])
    error_message = join("\n", [
      for key, images in var.lifecycle_policy.tagged :
      "lifecycle_policy.tagged[\"${key}\"].tag_pattern is \"${images.tag_pattern}\"; allowed: 1 to 128 ASCII letters, digits and _ . - of a tag, with * for any text."
      if !can(regex("^(?:[A-Za-z0-9_.*-]{1,128})$", images.tag_pattern))
    ])
  }

  validation {
    condition = alltrue([
      for images in var.lifecycle_policy.tagged : !can(regex("([*][^*]*){5}", images.tag_pattern))
    ])
    error_message = join("\n", [
      for key, images in var.lifecycle_policy.tagged :
      "lifecycle_policy.tagged[\"${key}\"].tag_pattern is \"${images.tag_pattern}\"; allowed: a pattern with at most four *."
      if can(regex("([*][^*]*){5}", images.tag_pattern))
    ])
  }

  validation {
    condition = alltrue([
      for images in var.lifecycle_policy.tagged :
      floor(images.priority) == images.priority && images.priority >= 1 && images.priority <= 900
    ])
    error_message = join("\n", [
      for key, images in var.lifecycle_policy.tagged :
      "lifecycle_policy.tagged[\"${key}\"].priority is ${jsonencode(images.priority)}; allowed: a whole number from 1 to 900."
      if floor(images.priority) != images.priority || images.priority < 1 || images.priority > 900
    ])
  }

  validation {
    condition = alltrue([
      for images in var.lifecycle_policy.tagged : images.keep_images == null ? true : (
        floor(images.keep_images) == images.keep_images &&
        images.keep_images >= 1 &&
        images.keep_images <= 100000
      )
    ])
    error_message = join("\n", [
      for key, images in var.lifecycle_policy.tagged :
      "lifecycle_policy.tagged[\"${key}\"].keep_images is ${jsonencode(images.keep_images)}; allowed: a whole number from 1 to 100000 images."
      if images.keep_images == null ? false : (
        floor(images.keep_images) != images.keep_images ||
        images.keep_images < 1 ||
        images.keep_images > 100000
      )
    ])
  }

  validation {
    condition = alltrue([
      for images in var.lifecycle_policy.tagged : images.days == null ? true : (
        floor(images.days) == images.days && images.days >= 1 && images.days <= 36500
      )
    ])
    error_message = join("\n", [
      for key, images in var.lifecycle_policy.tagged :
      "lifecycle_policy.tagged[\"${key}\"].days is ${jsonencode(images.days)}; allowed: a whole number from 1 to 36500 days."
      if images.days == null ? false : (
        floor(images.days) != images.days || images.days < 1 || images.days > 36500
      )
    ])
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The repository's name (Amazon ECR API Reference: CreateRepository).
    Allowed: lower-case ASCII letters and digits in parts separated by slashes, with single . and _,
    double _ or any number of - between them.
    Allowed: 2 to 256 characters.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*)$", var.name))
    error_message = "name is \"${var.name}\"; allowed: lower-case ASCII letters and digits in parts separated by slashes, with single . and _, double _ or any number of - between them."
  }

  validation {
    condition     = length(var.name) >= 2 && length(var.name) <= 256
    error_message = "name is a text of ${length(var.name)} ${length(var.name) == 1 ? "character" : "characters"}; allowed: 2 to 256 characters."
  }
}

variable "pull_principals" {
  type        = set(string)
  description = <<-EOT
    Accounts, roles and users of other accounts that may pull. Those of this account need no more
    than a policy of their own.
    Allowed: as many as a repository policy of 10240 characters has room for.
    Each principal: an account's id or the ARN of an account, a role or a user.
  EOT
  default     = []
  nullable    = false

  validation {
    condition = length(jsonencode({
      Statement = [
        {
          Action = [
            "ecr:BatchCheckLayerAvailability",
            "ecr:BatchGetImage",
            "ecr:GetDownloadUrlForLayer",
          ]
          Effect    = "Allow"
          Principal = { AWS = var.pull_principals }
          Sid       = "Pull"
        },
      ]
      Version = "2012-10-17"
    })) <= 10240
    error_message = join("", [
      "pull_principals is a set of ",
      length(var.pull_principals),
      " principals, in a policy of ",
      length(jsonencode({
        Statement = [
          {
            Action = [
              "ecr:BatchCheckLayerAvailability",
              "ecr:BatchGetImage",
              "ecr:GetDownloadUrlForLayer",
            ]
            Effect    = "Allow"
            Principal = { AWS = var.pull_principals }
            Sid       = "Pull"
          },
        ]
        Version = "2012-10-17"
      })),
      " characters; allowed: as many as a repository policy of 10240 characters has room for. Name accounts by their ids.",
    ])
  }

  validation {
    condition = alltrue([
      for principal in var.pull_principals :
      can(regex("^(?:[0-9]{12}|arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|role/.+|user/.+))$", principal))
    ])
    error_message = join("\n", [
      for principal in var.pull_principals :
      "pull_principals is \"${principal}\"; allowed: an account's id or the ARN of an account, a role or a user."
      if !can(regex("^(?:[0-9]{12}|arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|role/.+|user/.+))$", principal))
    ])
  }
}

variable "scan_on_push" {
  type        = bool
  description = <<-EOT
    Whether images are scanned for known vulnerabilities when they are pushed (FSBP ECR.1); the
    registry's own scanning configuration goes first.
  EOT
  default     = true
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
