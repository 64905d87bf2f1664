# Generated from src/compute/app-runner/scaling/scaling.ts by `npm run modules`. Do not edit.

variable "max_concurrency" {
  type        = number
  description = <<-EOT
    Requests that one instance answers at the same time; more start another instance. Allowed: a
    whole number from 1 to 200 requests.
  EOT
  default     = 100
  nullable    = false

  validation {
    condition = (
      floor(var.max_concurrency) == var.max_concurrency &&
      var.max_concurrency >= 1 &&
      var.max_concurrency <= 200
    )
    error_message = "max_concurrency is ${jsonencode(var.max_concurrency)}; allowed: a whole number from 1 to 200 requests."
  }
}

variable "max_size" {
  type        = number
  description = "Most instances. Allowed: a whole number from 1 to 25 instances."
  default     = 25
  nullable    = false

  validation {
    condition     = floor(var.max_size) == var.max_size && var.max_size >= 1 && var.max_size <= 25
    error_message = "max_size is ${jsonencode(var.max_size)}; allowed: a whole number from 1 to 25 instances."
  }
}

variable "min_size" {
  type        = number
  description = <<-EOT
    Instances that are always kept; those without requests cost their memory alone. Allowed: a whole
    number from 1 to 25 instances.
  EOT
  default     = 1
  nullable    = false

  validation {
    condition     = floor(var.min_size) == var.min_size && var.min_size >= 1 && var.min_size <= 25
    error_message = "min_size is ${jsonencode(var.min_size)}; allowed: a whole number from 1 to 25 instances."
  }

  validation {
    condition     = var.min_size <= var.max_size
    error_message = "min_size is ${var.min_size}, and max_size is ${var.max_size}; allowed: a min_size that is not above the max_size."
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The configuration's name; a change of its numbers makes a new revision of it. Allowed: 4 to 32
    ASCII letters, digits, hyphens and underscores, beginning with a letter or digit.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z0-9][A-Za-z0-9_-]{3,31})$", var.name))
    error_message = "name is \"${var.name}\"; allowed: 4 to 32 ASCII letters, digits, hyphens and underscores, beginning with a letter or digit."
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
