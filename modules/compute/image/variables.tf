# Generated from src/compute/image/image.ts by `npm run modules`. Do not edit.

variable "base_version" {
  type        = string
  description = <<-EOT
    The first two numbers of the recipe's and the documents' versions. The third one follows from
    their content, since Image Builder changes nothing of a version. Allowed: two numbers with a
    dot, such as "1.0".
  EOT
  default     = "1.0"
  nullable    = false

  validation {
    condition     = can(regex("^(?:(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,8}))$", var.base_version))
    error_message = "base_version is \"${var.base_version}\"; allowed: two numbers with a dot, such as \"1.0\"."
  }
}

variable "build_now" {
  type        = bool
  description = <<-EOT
    Whether an apply builds an image, and waits for it for up to an hour: with a new recipe, a new
    image. Off: the pipeline does, by schedule or by hand.
  EOT
  default     = false
  nullable    = false
}

variable "components" {
  type = map(object({
    # A component document in YAML (Image Builder User Guide: Use the AWSTOE component document
    # framework).
    document = optional(string)
    # A component that is there: of this account or one that shares it.
    arn = optional(string)
    # A component of Amazon's by its name, such as update-linux or stig-build-linux-high.
    managed = optional(string)
    # The version of Amazon's component; x.x.x: the newest.
    managed_version = optional(string, "x.x.x")
    # What the component does; of a document of one's own.
    description = optional(string)
    # Values of the component's parameters, by name.
    parameters = optional(map(string), {})
  }))
  description = <<-EOT
    What is done to it, by names of your choice.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: 1 to 20 components.
    - document: A component document in YAML (Image Builder User Guide: Use the AWSTOE component
      document framework). A change makes a new version. Allowed: 1 to 16000 characters; a document
      with schemaVersion: 1.0 and phases. Optional.
    - arn: A component that is there: of this account or one that shares it. Allowed: the ARN of a
      component with its version. Optional.
    - managed: A component of Amazon's by its name, such as update-linux or stig-build-linux-high.
      Allowed: the name of a component of Amazon's. Optional.
    - managed_version: The version of Amazon's component; x.x.x: the newest. Allowed: a version, x
      for the newest. Default: "x.x.x".
    - description: What the component does; of a document of one's own. Optional.
    - parameters: Values of the component's parameters, by name. Default: {}.
  EOT
  nullable    = false

  validation {
    condition = length([
      for name, component in var.components : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "components is a map with the keys \"${join("\", \"", [
      for name, component in var.components : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.components) >= 1 && length(var.components) <= 20
    error_message = "components is a map of ${length(var.components)} components; allowed: 1 to 20 components."
  }

  validation {
    condition = alltrue([
      for component in var.components : length([
        for given in [component.document != null, component.arn != null, component.managed != null] : given
        if given
      ]) == 1
    ])
    error_message = join("\n", [
      for key, component in var.components : "components[\"${key}\"] is ${length([
        for given in [component.document != null, component.arn != null, component.managed != null] : given
        if given
      ])} of document, arn and managed; allowed: exactly one of document, arn and managed."
      if length([
        for given in [component.document != null, component.arn != null, component.managed != null] : given
        if given
      ]) != 1
    ])
  }

  validation {
    condition = alltrue([
      for component in var.components : component.description == null || component.document != null
    ])
    error_message = join("\n", [
      for key, component in var.components :
      "components[\"${key}\"] is a description ${jsonencode(component.description)} without a document; allowed: a description with a document only."
      if component.description != null && component.document == null
    ])
  }

  validation {
    condition = alltrue([
      for component in var.components : component.document == null ? true : (
        length(component.document) >= 1 && length(component.document) <= 16000
      )
    ])
    error_message = join("\n", [
      for key, component in var.components :
      "components[\"${key}\"].document is a text of ${length(component.document)} characters; allowed: 1 to 16000 characters."
      if component.document == null ? false : (
        length(component.document) < 1 || length(component.document) > 16000
      )
    ])
  }

  validation {
    condition = alltrue([
      for component in var.components : component.document == null ? true : (
        can(regex("(^|\\n)['\"]?schemaVersion['\"]?: *['\"]?1\\.0", component.document)) &&
        can(regex("(^|\\n)['\"]?phases['\"]?:", component.document))
      )
    ])
    error_message = join("\n", [
      for key, component in var.components :
      "components[\"${key}\"].document is a document without one of the two; allowed: a document with schemaVersion: 1.0 and phases."
      if component.document == null ? false : (
        !can(regex("(^|\\n)['\"]?schemaVersion['\"]?: *['\"]?1\\.0", component.document)) ||
        !can(regex("(^|\\n)['\"]?phases['\"]?:", component.document))
      )
    ])
  }

  validation {
    condition = alltrue([
      for component in var.components :
      component.arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:imagebuilder:[a-z0-9-]+:([0-9]{12}|aws):component/[a-z0-9_-]+/([0-9]+|x)\\.([0-9]+|x)\\.([0-9]+|x)(/[0-9]+)?)$", component.arn))
    ])
    error_message = join("\n", [
      for key, component in var.components :
      "components[\"${key}\"].arn is \"${component.arn}\"; allowed: the ARN of a component with its version."
      if component.arn == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:imagebuilder:[a-z0-9-]+:([0-9]{12}|aws):component/[a-z0-9_-]+/([0-9]+|x)\\.([0-9]+|x)\\.([0-9]+|x)(/[0-9]+)?)$", component.arn))
    ])
  }

  validation {
    condition = alltrue([
      for component in var.components :
      component.managed == null ? true : can(regex("^(?:[a-z0-9][a-z0-9-]{1,126})$", component.managed))
    ])
    error_message = join("\n", [
      for key, component in var.components :
      "components[\"${key}\"].managed is \"${component.managed}\"; allowed: the name of a component of Amazon's."
      if component.managed == null ? false : !can(regex("^(?:[a-z0-9][a-z0-9-]{1,126})$", component.managed))
    ])
  }

  validation {
    condition = alltrue([
      for component in var.components :
      can(regex("^(?:([0-9]+|x)\\.([0-9]+|x)\\.([0-9]+|x))$", component.managed_version))
    ])
    error_message = join("\n", [
      for key, component in var.components :
      "components[\"${key}\"].managed_version is \"${component.managed_version}\"; allowed: a version, x for the newest."
      if !can(regex("^(?:([0-9]+|x)\\.([0-9]+|x)\\.([0-9]+|x))$", component.managed_version))
    ])
  }
}

variable "disk" {
  type = object({
    # Size in GiB, not below the image's own; Amazon Linux 2023 has 8.
    size_gib = optional(number, 8)
    # The root device's name in the image: /dev/xvda in Amazon Linux, /dev/sda1 in many others.
    device_name = optional(string, "/dev/xvda")
    # Operations a second, up to 500 for each GiB (Amazon EBS User Guide: General Purpose SSD
    # volumes).
    iops = optional(number)
    # Throughput in MiB/s, up to a quarter of the IOPS; 1000 is the most that AWS provider 5 takes.
    throughput = optional(number)
    # Key that encrypts the volume; for a fleet its policy must let Auto Scaling's service-linked
    # role use it.
    kms_key_arn = optional(string)
  })
  description = <<-EOT
    The image's root disk.
    Allowed: up to 500 IOPS for each GiB.
    Allowed: a throughput in MiB/s up to a quarter of the IOPS, of which gp3 has 3000.
    - size_gib: Size in GiB, not below the image's own; Amazon Linux 2023 has 8. Allowed: a whole
      number from 1 to 65536 GiB. Default: 8.
    - device_name: The root device's name in the image: /dev/xvda in Amazon Linux, /dev/sda1 in many
      others. Allowed: a device, such as "/dev/xvda". Default: "/dev/xvda".
    - iops: Operations a second, up to 500 for each GiB (Amazon EBS User Guide: General Purpose SSD
      volumes). Default: gp3's 3000, which a fleet's launch template that had more goes back to only
      where it is said. Allowed: a whole number from 3000 to 80000 IOPS. Optional.
    - throughput: Throughput in MiB/s, up to a quarter of the IOPS; 1000 is the most that AWS
      provider 5 takes. Default: gp3's 125. Allowed: a whole number from 125 to 1000 MiB/s.
      Optional.
    - kms_key_arn: Key that encrypts the volume; for a fleet its policy must let Auto Scaling's
      service-linked role use it. Default: aws/ebs. Allowed: a KMS key's ARN, such as
      "arn:aws:kms:region:123456789012:resource". Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = (
      var.disk.iops == null ? 3000 : var.disk.iops
    ) <= max(3000, 500 * floor(var.disk.size_gib))
    error_message = "disk is a disk of ${var.disk.size_gib} GiB with ${var.disk.iops == null ? 3000 : var.disk.iops} IOPS; allowed: up to 500 IOPS for each GiB."
  }

  validation {
    condition = (
      4 * floor(var.disk.throughput == null ? 125 : var.disk.throughput) <=
      floor(var.disk.iops == null ? 3000 : var.disk.iops)
    )
    error_message = "disk is a disk with a throughput of ${jsonencode(var.disk.throughput)} MiB/s and ${var.disk.iops == null ? 3000 : var.disk.iops} IOPS; allowed: a throughput in MiB/s up to a quarter of the IOPS, of which gp3 has 3000. Raise iops."
  }

  validation {
    condition = (
      floor(var.disk.size_gib) == var.disk.size_gib && var.disk.size_gib >= 1 && var.disk.size_gib <= 65536
    )
    error_message = "disk.size_gib is ${jsonencode(var.disk.size_gib)}; allowed: a whole number from 1 to 65536 GiB."
  }

  validation {
    condition     = can(regex("^(?:/dev/[a-z0-9]+)$", var.disk.device_name))
    error_message = "disk.device_name is \"${var.disk.device_name}\"; allowed: a device, such as \"/dev/xvda\"."
  }

  validation {
    condition = var.disk.iops == null ? true : (
      floor(var.disk.iops) == var.disk.iops && var.disk.iops >= 3000 && var.disk.iops <= 80000
    )
    error_message = "disk.iops is ${jsonencode(var.disk.iops)}; allowed: a whole number from 3000 to 80000 IOPS."
  }

  validation {
    condition = var.disk.throughput == null ? true : (
      floor(var.disk.throughput) == var.disk.throughput &&
      var.disk.throughput >= 125 &&
      var.disk.throughput <= 1000
    )
    error_message = "disk.throughput is ${jsonencode(var.disk.throughput)}; allowed: a whole number from 125 to 1000 MiB/s."
  }

  validation {
    condition = var.disk.kms_key_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.disk.kms_key_arn))
    error_message = try(
      "disk.kms_key_arn is \"${var.disk.kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\".",
      ""
    )
  }
}

variable "enabled" {
  type        = bool
  description = "Whether the pipeline can be run, by schedule or by hand."
  default     = true
  nullable    = false
}

variable "enhanced_metadata" {
  type        = bool
  description = "Whether AWS Systems Manager Inventory gathers what is installed."
  default     = true
  nullable    = false
}

variable "home" {
  type = object({
    # Key of that region that encrypts the image there.
    kms_key_arn = optional(string)
    # Accounts that may start servers from the image.
    accounts = optional(set(string), [])
    # Organizations whose accounts may.
    organization_arns = optional(set(string), [])
    # Organizational units whose accounts may.
    organizational_unit_arns = optional(set(string), [])
    # Accounts that get a copy of their own, by their role
    # EC2ImageBuilderDistributionCrossAccountRole; with a kms_key_arn.
    copy_to = optional(set(string), [])
    # Launch templates that get a new default version with the image; not of
    # modules/compute/ec2-fleet, which reads the parameter.
    launch_template_ids = optional(set(string), [])
    # Whether the region's SSM parameter gets the image's id.
    parameter = optional(bool, true)
  })
  description = <<-EOT
    The image in `region`.
    - kms_key_arn: Key of that region that encrypts the image there. Default: aws/ebs; images that
      others use need one. Allowed: a KMS key's ARN, such as
      "arn:aws:kms:region:123456789012:resource". Optional.
    - accounts: Accounts that may start servers from the image. Each account: an account's id.
      Default: [].
    - organization_arns: Organizations whose accounts may. Each arn: an organization's ARN. Default:
      [].
    - organizational_unit_arns: Organizational units whose accounts may. Each arn: an organizational
      unit's ARN. Default: [].
    - copy_to: Accounts that get a copy of their own, by their role
      EC2ImageBuilderDistributionCrossAccountRole; with a kms_key_arn. Each account: an account's
      id. Default: [].
    - launch_template_ids: Launch templates that get a new default version with the image; not of
      modules/compute/ec2-fleet, which reads the parameter. Allowed: at most 100 launch templates.
      Each id: an id that begins with "lt-". Default: [].
    - parameter: Whether the region's SSM parameter gets the image's id. Default: true.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = var.home.kms_key_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.home.kms_key_arn))
    error_message = try(
      "home.kms_key_arn is \"${var.home.kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\".",
      ""
    )
  }

  validation {
    condition = alltrue([for account in var.home.accounts : can(regex("^(?:[0-9]{12})$", account))])
    error_message = join("\n", [
      for account in var.home.accounts : "home.accounts is \"${account}\"; allowed: an account's id."
      if !can(regex("^(?:[0-9]{12})$", account))
    ])
  }

  validation {
    condition = alltrue([
      for arn in var.home.organization_arns :
      can(regex("^(?:arn:aws(-[a-z]+)*:organizations::[0-9]{12}:organization/o-[a-z0-9]{10,32})$", arn))
    ])
    error_message = join("\n", [
      for arn in var.home.organization_arns :
      "home.organization_arns is \"${arn}\"; allowed: an organization's ARN."
      if !can(regex("^(?:arn:aws(-[a-z]+)*:organizations::[0-9]{12}:organization/o-[a-z0-9]{10,32})$", arn))
    ])
  }

  validation {
    condition = alltrue([
      for arn in var.home.organizational_unit_arns :
      can(regex("^(?:arn:aws(-[a-z]+)*:organizations::[0-9]{12}:ou/o-[a-z0-9]{10,32}/ou-[a-z0-9-]{8,})$", arn))
    ])
    error_message = join("\n", [
      for arn in var.home.organizational_unit_arns :
      "home.organizational_unit_arns is \"${arn}\"; allowed: an organizational unit's ARN."
      if !can(regex("^(?:arn:aws(-[a-z]+)*:organizations::[0-9]{12}:ou/o-[a-z0-9]{10,32}/ou-[a-z0-9-]{8,})$", arn))
    ])
  }

  validation {
    condition = alltrue([for account in var.home.copy_to : can(regex("^(?:[0-9]{12})$", account))])
    error_message = join("\n", [
      for account in var.home.copy_to : "home.copy_to is \"${account}\"; allowed: an account's id."
      if !can(regex("^(?:[0-9]{12})$", account))
    ])
  }

  validation {
    condition     = length(var.home.launch_template_ids) <= 100
    error_message = "home.launch_template_ids is a set of ${length(var.home.launch_template_ids)} launch templates; allowed: at most 100 launch templates."
  }

  validation {
    condition = alltrue([
      for id in var.home.launch_template_ids : can(regex("^(?:lt-[0-9a-z]{8,})$", id))
    ])
    error_message = join("\n", [
      for id in var.home.launch_template_ids :
      "home.launch_template_ids is \"${id}\"; allowed: an id that begins with \"lt-\"."
      if !can(regex("^(?:lt-[0-9a-z]{8,})$", id))
    ])
  }

  validation {
    condition = !(
      (
        length(var.home.accounts) != 0 ||
        length(var.home.organization_arns) != 0 ||
        length(var.home.organizational_unit_arns) != 0 ||
        length(var.home.copy_to) != 0
      ) &&
      var.home.kms_key_arn == null
    )
    error_message = "home has accounts \"${join("\", \"", var.home.accounts)}\" and others without a kms_key_arn; allowed: sharing of images that a key of one's own encrypts."
  }
}

variable "image_tags" {
  type        = map(string)
  description = <<-EOT
    Tags for the images, beside `tags`.
    Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not
    beginning with "aws:".
    Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = (
      length(var.image_tags) <= 50 &&
      alltrue([
        for key, tag in var.image_tags :
        can(regex("^[\\p{L}\\p{N}\\p{Z}_.:/=+@-]{1,128}$", key)) && !startswith(lower(key), "aws:")
      ])
    )
    error_message = "image_tags is ${jsonencode(var.image_tags)}; allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with \"aws:\"."
  }

  validation {
    condition = alltrue([
      for tag in var.image_tags : length(tag) <= 256 && can(regex("^[\\p{L}\\p{N}\\p{Z}_.:/=+@-]*$", tag))
    ])
    error_message = join("\n", [
      for key, tag in var.image_tags :
      "image_tags[\"${key}\"] is \"${tag}\"; allowed: up to 256 letters, digits, spaces and _ . : / = + - @."
      if length(tag) > 256 || !can(regex("^[\\p{L}\\p{N}\\p{Z}_.:/=+@-]*$", tag))
    ])
  }
}

variable "initial_image_id" {
  type        = string
  description = <<-EOT
    What the parameter holds before the first build. Default: the newest Amazon Linux 2023. Allowed:
    an id that begins with "ami-".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.initial_image_id == null ? true : can(regex("^(?:ami-[0-9a-f]{8,})$", var.initial_image_id))
    error_message = try(
      "initial_image_id is \"${var.initial_image_id}\"; allowed: an id that begins with \"ami-\".",
      ""
    )
  }
}

variable "instance_types" {
  type        = set(string)
  description = <<-EOT
    Instance types that the build takes one of. Default: t3.medium, and t4g.medium for arm64.
    Each type: an instance type, such as "m7i.large".
    Each type: an instance type that is built on the Nitro System, such as "m7i.large", "t3.micro"
    or "t4g.micro".
  EOT
  default     = []
  nullable    = false

  validation {
    condition = alltrue([
      for type in var.instance_types : can(regex("^(?:[a-z][a-z0-9-]*\\.[a-z0-9-]+)$", type))
    ])
    error_message = join("\n", [
      for type in var.instance_types :
      "instance_types is \"${type}\"; allowed: an instance type, such as \"m7i.large\"."
      if !can(regex("^(?:[a-z][a-z0-9-]*\\.[a-z0-9-]+)$", type))
    ])
  }

  validation {
    condition = alltrue([
      for type in var.instance_types :
      !can(regex("^(c1|c3|c4|cc1|cc2|cg1|cr1|d2|f1|g2|g3|g3s|h1|hi1|hs1|i2|i3|m1|m2|m3|m4|p2|p3|r3|r4|t1|t2|x1|x1e)\\.", type)) ||
      can(regex("^i3\\.metal$", type))
    ])
    error_message = join("\n", [
      for type in var.instance_types :
      "instance_types is \"${type}\"; allowed: an instance type that is built on the Nitro System, such as \"m7i.large\", \"t3.micro\" or \"t4g.micro\". Take a newer family: t3 for t2, m5 or later for m4, c5 or later for c4."
      if can(regex("^(c1|c3|c4|cc1|cc2|cg1|cr1|d2|f1|g2|g3|g3s|h1|hi1|hs1|i2|i3|m1|m2|m3|m4|p2|p3|r3|r4|t1|t2|x1|x1e)\\.", type)) &&
      !can(regex("^i3\\.metal$", type))
    ])
  }

  validation {
    condition = length([
      for type in var.instance_types : type
      if can(regex("^(a1|[a-z]+[0-9]+g[a-z]*)\\.", type)) != (var.parent.architecture == "arm64")
    ]) == 0
    error_message = join("", [
      "instance_types has \"",
      join("\", \"", [
        for type in var.instance_types : type
        if can(regex("^(a1|[a-z]+[0-9]+g[a-z]*)\\.", type)) != (var.parent.architecture == "arm64")
      ]),
      "\" for an image of ",
      var.parent.architecture,
      "; allowed: types of the parent's architecture.",
    ])
  }
}

variable "logs" {
  type = object({
    # The bucket that gets the builds' logs.
    bucket = string
    # The beginning of the logs' keys.
    prefix = optional(string, "image-builder")
  })
  description = <<-EOT
    Logs of builds in a bucket, beside CloudWatch Logs.
    - bucket: The bucket that gets the builds' logs. Allowed: a bucket's name.
    - prefix: The beginning of the logs' keys. Allowed: a beginning of keys without a slash at
      either end. Default: "image-builder".
  EOT
  default     = null
  nullable    = true

  validation {
    condition     = var.logs == null ? true : can(regex("^(?:[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])$", var.logs.bucket))
    error_message = try("logs.bucket is \"${var.logs.bucket}\"; allowed: a bucket's name.", "")
  }

  validation {
    condition = var.logs == null ? true : can(regex("^(?:[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*)$", var.logs.prefix))
    error_message = try(
      "logs.prefix is \"${var.logs.prefix}\"; allowed: a beginning of keys without a slash at either end.",
      ""
    )
  }
}

variable "metadata_hop_limit" {
  type        = number
  description = <<-EOT
    Network hops that answers of the metadata service take: 2 where a build runs containers. IMDSv2
    is required always. Allowed: a whole number from 1 to 2 hops.
  EOT
  default     = 1
  nullable    = false

  validation {
    condition = (
      floor(var.metadata_hop_limit) == var.metadata_hop_limit &&
      var.metadata_hop_limit >= 1 &&
      var.metadata_hop_limit <= 2
    )
    error_message = "metadata_hop_limit is ${jsonencode(var.metadata_hop_limit)}; allowed: a whole number from 1 to 2 hops."
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The name of the pipeline, its recipe and its images.
    Allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with
    a hyphen.
    Allowed: 2 characters at least: Image Builder takes no shorter one.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[A-Za-z]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?)$", var.name))
    error_message = "name is \"${var.name}\"; allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.name) >= 2
    error_message = "name is a text of ${length(var.name)} ${length(var.name) == 1 ? "character" : "characters"}; allowed: 2 characters at least: Image Builder takes no shorter one."
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
    The network that images are built in: the output `network` of modules/network, or such an
    object.
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

variable "order" {
  type        = list(string)
  description = <<-EOT
    The components' order, all of them by name. Default: by name, a before b. Each component: 1 to
    32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a
    hyphen.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.order == null ? true : alltrue([
      for component in var.order : can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", component))
    ])
    error_message = join(
      "\n",
      var.order == null ? [] : [
        for index, component in var.order :
        "order[${index}] is \"${component}\"; allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
        if !can(regex("^(?:[a-z]([a-z0-9-]{0,30}[a-z0-9])?)$", component))
      ]
    )
  }

  validation {
    condition = var.order == null ? true : (
      length(distinct(var.order)) == length(var.order) &&
      length(var.order) == length(var.components) &&
      length([for key in var.order : key if !contains(keys(var.components), key)]) == 0
    )
    error_message = "order is ${jsonencode(var.order)}; allowed: every one of \"${join("\", \"", keys(var.components))}\", the components, once."
  }
}

variable "parent" {
  type = object({
    # The architecture, which `instance_types` have to agree with.
    architecture = optional(string, "x86_64")
    # An image of Image Builder's by its name, always the newest.
    managed = optional(string)
    # An SSM parameter with an image's id.
    parameter = optional(string)
    # An image by its id.
    image_id = optional(string)
  })
  description = <<-EOT
    What the image begins with. Allowed: one of managed, parameter and image_id, or none.
    - architecture: The architecture, which `instance_types` have to agree with. Allowed: one of
      "x86_64", "arm64". Default: "x86_64".
    - managed: An image of Image Builder's by its name, always the newest. Default: Amazon Linux 2023.
      Allowed: the name of an image of Amazon's. Optional.
    - parameter: An SSM parameter with an image's id. Image Builder may read those below
      /imagebuilder/ and /aws/service/ by itself. Allowed: the name of an SSM parameter, such as
      "/imagebuilder/base". Optional.
    - image_id: An image by its id. Allowed: an id that begins with "ami-". Optional.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = (
      (var.parent.managed == null || var.parent.parameter == null) &&
      (var.parent.managed == null || var.parent.image_id == null) &&
      (var.parent.parameter == null || var.parent.image_id == null)
    )
    error_message = join("", [
      "parent is managed ",
      jsonencode(var.parent.managed),
      ", parameter ",
      jsonencode(var.parent.parameter),
      " and image_id ",
      jsonencode(var.parent.image_id),
      "; allowed: one of managed, parameter and image_id, or none.",
    ])
  }

  validation {
    condition     = contains(["x86_64", "arm64"], var.parent.architecture)
    error_message = "parent.architecture is \"${var.parent.architecture}\"; allowed: one of \"x86_64\", \"arm64\"."
  }

  validation {
    condition = var.parent.managed == null ? true : can(regex("^(?:[a-z0-9][a-z0-9-]{1,126})$", var.parent.managed))
    error_message = try(
      "parent.managed is \"${var.parent.managed}\"; allowed: the name of an image of Amazon's.",
      ""
    )
  }

  validation {
    condition = var.parent.parameter == null ? true : can(regex("^(?:(/[A-Za-z0-9_.-]+){1,15})$", var.parent.parameter))
    error_message = try(
      "parent.parameter is \"${var.parent.parameter}\"; allowed: the name of an SSM parameter, such as \"/imagebuilder/base\".",
      ""
    )
  }

  validation {
    condition = var.parent.image_id == null ? true : can(regex("^(?:ami-[0-9a-z]{8,})$", var.parent.image_id))
    error_message = try(
      "parent.image_id is \"${var.parent.image_id}\"; allowed: an id that begins with \"ami-\".",
      ""
    )
  }

  validation {
    condition = (
      var.parent.managed == null ||
      can(regex("arm64$", var.parent.managed)) == (var.parent.architecture == "arm64")
    )
    error_message = "parent is ${jsonencode(var.parent.managed)} of ${var.parent.architecture}; allowed: an image of that architecture, whose name ends with it."
  }
}

variable "permissions_boundary" {
  type        = string
  description = <<-EOT
    The permissions boundary of the build servers' role. Allowed: an IAM policy's ARN, such as
    "arn:aws:iam:region:123456789012:resource".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.permissions_boundary == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:iam:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.permissions_boundary))
    error_message = try(
      "permissions_boundary is \"${var.permissions_boundary}\"; allowed: an IAM policy's ARN, such as \"arn:aws:iam:region:123456789012:resource\".",
      ""
    )
  }
}

variable "region" {
  type        = string
  description = "The region that images are built in. Allowed: a region's name, such as \"ap-northeast-2\"."
  nullable    = false

  validation {
    condition     = can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+)$", var.region))
    error_message = "region is \"${var.region}\"; allowed: a region's name, such as \"ap-northeast-2\"."
  }
}

variable "regions" {
  type = map(object({
    # Key of that region that encrypts the image there.
    kms_key_arn = optional(string)
    # Accounts that may start servers from the image.
    accounts = optional(set(string), [])
    # Organizations whose accounts may.
    organization_arns = optional(set(string), [])
    # Organizational units whose accounts may.
    organizational_unit_arns = optional(set(string), [])
    # Accounts that get a copy of their own, by their role
    # EC2ImageBuilderDistributionCrossAccountRole; with a kms_key_arn.
    copy_to = optional(set(string), [])
    # Launch templates that get a new default version with the image; not of
    # modules/compute/ec2-fleet, which reads the parameter.
    launch_template_ids = optional(set(string), [])
    # Whether the region's SSM parameter gets the image's id.
    parameter = optional(bool, true)
  }))
  description = <<-EOT
    Further regions that get a copy, by their names. Allowed: names of regions as keys, such as
    "ap-northeast-1".
    - kms_key_arn: Key of that region that encrypts the image there. Default: aws/ebs; images that
      others use need one. Allowed: a KMS key's ARN, such as
      "arn:aws:kms:region:123456789012:resource". Optional.
    - accounts: Accounts that may start servers from the image. Each account: an account's id.
      Default: [].
    - organization_arns: Organizations whose accounts may. Each arn: an organization's ARN. Default:
      [].
    - organizational_unit_arns: Organizational units whose accounts may. Each arn: an organizational
      unit's ARN. Default: [].
    - copy_to: Accounts that get a copy of their own, by their role
      EC2ImageBuilderDistributionCrossAccountRole; with a kms_key_arn. Each account: an account's
      id. Default: [].
    - launch_template_ids: Launch templates that get a new default version with the image; not of
      modules/compute/ec2-fleet, which reads the parameter. Allowed: at most 100 launch templates.
      Each id: an id that begins with "lt-". Default: [].
    - parameter: Whether the region's SSM parameter gets the image's id. Default: true.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = alltrue([
      for region, settings in var.regions : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]+$", region))
    ])
    error_message = "regions is a map of ${length(var.regions)} regions; allowed: names of regions as keys, such as \"ap-northeast-1\"."
  }

  validation {
    condition = alltrue([
      for region in var.regions :
      region.kms_key_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", region.kms_key_arn))
    ])
    error_message = join("\n", [
      for key, region in var.regions :
      "regions[\"${key}\"].kms_key_arn is \"${region.kms_key_arn}\"; allowed: a KMS key's ARN, such as \"arn:aws:kms:region:123456789012:resource\"."
      if region.kms_key_arn == null ? false : !can(regex("^(?:arn:aws(-[a-z]+)*:kms:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", region.kms_key_arn))
    ])
  }

  validation {
    condition = alltrue([
      for region in var.regions :
      alltrue([for account in region.accounts : can(regex("^(?:[0-9]{12})$", account))])
    ])
    error_message = join("\n", flatten([
      for key, region in var.regions : [
        for account in region.accounts :
        "regions[\"${key}\"].accounts is \"${account}\"; allowed: an account's id."
        if !can(regex("^(?:[0-9]{12})$", account))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for region in var.regions : alltrue([
        for arn in region.organization_arns :
        can(regex("^(?:arn:aws(-[a-z]+)*:organizations::[0-9]{12}:organization/o-[a-z0-9]{10,32})$", arn))
      ])
    ])
    error_message = join("\n", flatten([
      for key, region in var.regions : [
        for arn in region.organization_arns :
        "regions[\"${key}\"].organization_arns is \"${arn}\"; allowed: an organization's ARN."
        if !can(regex("^(?:arn:aws(-[a-z]+)*:organizations::[0-9]{12}:organization/o-[a-z0-9]{10,32})$", arn))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for region in var.regions : alltrue([
        for arn in region.organizational_unit_arns :
        can(regex("^(?:arn:aws(-[a-z]+)*:organizations::[0-9]{12}:ou/o-[a-z0-9]{10,32}/ou-[a-z0-9-]{8,})$", arn))
      ])
    ])
    error_message = join("\n", flatten([
      for key, region in var.regions : [
        for arn in region.organizational_unit_arns :
        "regions[\"${key}\"].organizational_unit_arns is \"${arn}\"; allowed: an organizational unit's ARN."
        if !can(regex("^(?:arn:aws(-[a-z]+)*:organizations::[0-9]{12}:ou/o-[a-z0-9]{10,32}/ou-[a-z0-9-]{8,})$", arn))
      ]
    ]))
  }

  validation {
    condition = alltrue([
      for region in var.regions :
      alltrue([for account in region.copy_to : can(regex("^(?:[0-9]{12})$", account))])
    ])
    error_message = join("\n", flatten([
      for key, region in var.regions : [
        for account in region.copy_to :
        "regions[\"${key}\"].copy_to is \"${account}\"; allowed: an account's id."
        if !can(regex("^(?:[0-9]{12})$", account))
      ]
    ]))
  }

  validation {
    condition = alltrue([for region in var.regions : length(region.launch_template_ids) <= 100])
    error_message = join("\n", [
      for key, region in var.regions :
      "regions[\"${key}\"].launch_template_ids is a set of ${length(region.launch_template_ids)} launch templates; allowed: at most 100 launch templates."
      if length(region.launch_template_ids) > 100
    ])
  }

  validation {
    condition = alltrue([
      for region in var.regions :
      alltrue([for id in region.launch_template_ids : can(regex("^(?:lt-[0-9a-z]{8,})$", id))])
    ])
    error_message = join("\n", flatten([
      for key, region in var.regions : [
        for id in region.launch_template_ids :
        "regions[\"${key}\"].launch_template_ids is \"${id}\"; allowed: an id that begins with \"lt-\"."
        if !can(regex("^(?:lt-[0-9a-z]{8,})$", id))
      ]
    ]))
  }

  validation {
    condition     = !contains(keys(var.regions), var.region)
    error_message = "regions has \"${var.region}\", where images are built; allowed: other regions. That one's settings are in home."
  }

  validation {
    condition = length([
      for region, settings in var.regions : region
      if(
        length(settings.accounts) != 0 ||
        length(settings.organization_arns) != 0 ||
        length(settings.organizational_unit_arns) != 0 ||
        length(settings.copy_to) != 0
      ) &&
      settings.kms_key_arn == null
    ]) == 0
    error_message = "regions has \"${join("\", \"", [
      for region, settings in var.regions : region
      if(
        length(settings.accounts) != 0 ||
        length(settings.organization_arns) != 0 ||
        length(settings.organizational_unit_arns) != 0 ||
        length(settings.copy_to) != 0
      ) &&
      settings.kms_key_arn == null
    ])}\" with others' accounts and without a kms_key_arn; allowed: sharing of images that a key of one's own encrypts."
  }
}

variable "scan" {
  type        = bool
  description = <<-EOT
    Whether Amazon Inspector looks for vulnerabilities in test servers; it has to be on in the
    account.
  EOT
  default     = false
  nullable    = false
}

variable "schedule" {
  type = object({
    # When.
    cron = string
    # The time zone of the cron expression.
    timezone = optional(string, "Etc/UTC")
    # Whether it runs only where the parent or a component of the newest version (x.x.x) has changed
    # since.
    only_when_updated = optional(bool, true)
  })
  description = <<-EOT
    A schedule.
    - cron: When. Allowed: a cron expression of five or six fields, such as "cron(0 3 ? * sun *)".
    - timezone: The time zone of the cron expression. Allowed: a time zone of IANA, such as
      Asia/Seoul. Default: "Etc/UTC".
    - only_when_updated: Whether it runs only where the parent or a component of the newest version
      (x.x.x) has changed since. Default: true.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.schedule == null ? true : can(regex("^(?:cron\\([^ ()]+( [^ ()]+){4,5}\\))$", var.schedule.cron))
    error_message = try(
      "schedule.cron is \"${var.schedule.cron}\"; allowed: a cron expression of five or six fields, such as \"cron(0 3 ? * sun *)\".",
      ""
    )
  }

  validation {
    condition = var.schedule == null ? true : can(regex("^(?:[A-Za-z]+(/[A-Za-z0-9_+-]+){0,2})$", var.schedule.timezone))
    error_message = try(
      "schedule.timezone is \"${var.schedule.timezone}\"; allowed: a time zone of IANA, such as Asia/Seoul.",
      ""
    )
  }

  validation {
    condition = (
      var.schedule == null ||
      (var.schedule == null ? false : !var.schedule.only_when_updated) ||
      var.parent.image_id == null && var.parent.parameter == null ||
      anytrue([
        for component in var.components :
        component.managed != null && can(regex("x", component.managed_version)) ||
        can(regex("[/.]x([./]|$)", component.arn))
      ])
    )
    error_message = "schedule runs only_when_updated, but neither the parent nor a component is of the newest version; allowed: only_when_updated with one of version x.x.x."
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
    The build servers' security groups; they need HTTPS out and nothing in. Allowed: 1 to 5 groups.
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
    What the build servers may do beyond building, such as reading an artefact.
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

variable "terminate_on_failure" {
  type        = bool
  description = "Whether a build server goes when its build fails; false to look into it."
  default     = true
  nullable    = false
}

variable "tests" {
  type = object({
    # Whether the components' test phases run, on a server made from the image.
    enabled = optional(bool, true)
    # Minutes that tests may take.
    timeout_minutes = optional(number, 720)
  })
  description = <<-EOT
    Tests of an image before it is distributed.
    - enabled: Whether the components' test phases run, on a server made from the image. Default:
      true.
    - timeout_minutes: Minutes that tests may take. Allowed: a whole number from 60 to 1440 minutes.
      Default: 720.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = (
      floor(var.tests.timeout_minutes) == var.tests.timeout_minutes &&
      var.tests.timeout_minutes >= 60 &&
      var.tests.timeout_minutes <= 1440
    )
    error_message = "tests.timeout_minutes is ${jsonencode(var.tests.timeout_minutes)}; allowed: a whole number from 60 to 1440 minutes."
  }
}

variable "tier" {
  type        = string
  description = <<-EOT
    The tier of the build servers: one from which Systems Manager, Image Builder, S3 and CloudWatch
    Logs can be reached. Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning
    with a letter and not ending with a hyphen.
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

variable "topic_arn" {
  type        = string
  description = <<-EOT
    A topic that is told of builds; its policy must let Image Builder publish. Allowed: an SNS
    topic's ARN, such as "arn:aws:sns:region:123456789012:resource".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.topic_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:sns:[a-z0-9-]*:([0-9]{12}|aws)?:.+)$", var.topic_arn))
    error_message = try(
      "topic_arn is \"${var.topic_arn}\"; allowed: an SNS topic's ARN, such as \"arn:aws:sns:region:123456789012:resource\".",
      ""
    )
  }
}

variable "working_directory" {
  type        = string
  description = "Where build and test steps run. Allowed: an absolute path."
  default     = "/tmp"
  nullable    = false

  validation {
    condition     = can(regex("^(?:/[A-Za-z0-9_./-]*)$", var.working_directory))
    error_message = "working_directory is \"${var.working_directory}\"; allowed: an absolute path."
  }
}

variable "zone" {
  type        = string
  description = <<-EOT
    The zone of the build servers. Allowed: a zone's name, such as "ap-northeast-2a" (not its id,
    and not the region).
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[a-z]{2}(-[a-z]+)+-[0-9]+(-[a-z]+-[0-9]+)?[a-z])$", var.zone))
    error_message = "zone is \"${var.zone}\"; allowed: a zone's name, such as \"ap-northeast-2a\" (not its id, and not the region)."
  }

  validation {
    condition     = !contains(keys(var.network.tiers), var.tier) || contains(local.tier_zones, var.zone)
    error_message = "zone is \"${var.zone}\"; allowed: of \"${join("\", \"", local.tier_zones)}\", the zones of the tier \"${var.tier}\"."
  }
}
