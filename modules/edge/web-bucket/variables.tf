# Generated from src/edge/web-bucket/web-bucket.ts by `npm run modules`. Do not edit.

variable "access_logs" {
  type = object({
    # The bucket that S3 writes to, of the same region; its policy must let logging.s3.amazonaws.com
    # put objects.
    bucket = string
    # The beginning of the records' keys.
    prefix = optional(string, "")
  })
  description = <<-EOT
    Server access logs (Amazon S3 User Guide, logging requests with server access logging).
    - bucket: The bucket that S3 writes to, of the same region; its policy must let
      logging.s3.amazonaws.com put objects. Allowed: a bucket's name: 3 to 63 lower-case ASCII
      letters, digits, hyphens and single dots, a letter or digit at both ends, not an IP address; a
      name without the beginnings xn--, sthree-, amzn-s3-demo- and the endings -s3alias, --ol-s3,
      .mrap, --x-s3, --table-s3, which AWS keeps.
    - prefix: The beginning of the records' keys. Allowed: up to 255 ASCII letters, digits and ! _ . *
      ' ( ) / -, not beginning with a slash. Default: "".
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.access_logs == null ? true : (
      can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.access_logs.bucket)) &&
      !can(regex("[.]{2}|^[0-9]+([.][0-9]+){3}$", var.access_logs.bucket))
    )
    error_message = try(
      "access_logs.bucket is \"${var.access_logs.bucket}\"; allowed: a bucket's name: 3 to 63 lower-case ASCII letters, digits, hyphens and single dots, a letter or digit at both ends, not an IP address.",
      ""
    )
  }

  validation {
    condition = var.access_logs == null ? true : (
      !can(regex("^(xn--|sthree-|amzn-s3-demo-)", var.access_logs.bucket)) &&
      !can(regex("(-s3alias|--ol-s3|[.]mrap|--x-s3|--table-s3)$", var.access_logs.bucket))
    )
    error_message = try(
      "access_logs.bucket is \"${var.access_logs.bucket}\"; allowed: a name without the beginnings xn--, sthree-, amzn-s3-demo- and the endings -s3alias, --ol-s3, .mrap, --x-s3, --table-s3, which AWS keeps.",
      ""
    )
  }

  validation {
    condition = var.access_logs == null ? true : can(regex("^(?:([A-Za-z0-9!_.*'()-][A-Za-z0-9!_.*'()/-]{0,254})?)$", var.access_logs.prefix))
    error_message = try(
      "access_logs.prefix is \"${var.access_logs.prefix}\"; allowed: up to 255 ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with a slash.",
      ""
    )
  }

  validation {
    condition     = var.access_logs == null ? true : var.access_logs.bucket != var.name
    error_message = "access_logs has the bucket \"${var.name}\", which is this one; allowed: another bucket. Each record would make a further one."
  }
}

variable "cloudfront" {
  type = object({
    # Domain names that the distribution answers to, with `certificate_arn`.
    aliases = optional(set(string), [])
    # ACM certificate in us-east-1 that covers the aliases: make it with a provider of that region.
    certificate_arn = optional(string)
    # The object that is served for the path /.
    default_root_object = optional(string, "index.html")
    # Whether a path without an object gets the default root object, with status 200: for
    # applications that route by themselves.
    single_page = optional(bool, false)
    # The page that a path without an object gets, with status 404.
    not_found_page = optional(string)
    # The edge locations that serve (Amazon CloudFront pricing: price classes).
    price_class = optional(string, "PriceClass_All")
    # Countries whose viewers are served; default: all.
    allowed_countries = optional(list(string), [])
    # Cache policy; default: AWS's managed CachingOptimized.
    cache_policy_id = optional(string, "658327ea-f89d-4fab-a63d-7e88639e58f6")
    # Response headers policy; default: AWS's managed SecurityHeadersPolicy.
    response_headers_policy_id = optional(string, "67f7725c-6f97-4210-82d7-5512b31e9d03")
    # Web ACL that looks at the requests.
    web_acl_arn = optional(string)
    # Records of what viewers ask for.
    logs = optional(object({
      # The bucket's domain name.
      bucket_domain_name = string
      # The beginning of the records' keys.
      prefix = optional(string, "")
    }))
    # Whether Terraform waits until the edge locations have the configuration: minutes.
    wait_for_deployment = optional(bool, true)
  })
  description = <<-EOT
    A CloudFront distribution with origin access control, the other way to serve the bucket.
    Allowed: aliases together with the certificate_arn that covers them, or neither.
    Allowed: one of the two for paths without an object.
    - aliases: Domain names that the distribution answers to, with `certificate_arn`. Their DNS
      records are yours, to `distribution_domain_name`. Allowed: at most 100 aliases. Each alias: a
      domain name in lower case, its first label may be "*", such as "www.example.com". Default: [].
    - certificate_arn: ACM certificate in us-east-1 that covers the aliases: make it with a provider
      of that region. Allowed: the ARN of an ACM certificate in us-east-1, the one region that
      CloudFront takes certificates from. Optional.
    - default_root_object: The object that is served for the path /. Allowed: an object's key
      without a slash at its beginning, such as "index.html". Default: "index.html".
    - single_page: Whether a path without an object gets the default root object, with status 200:
      for applications that route by themselves. What AWS WAF blocks, and closed countries, stay 403.
      Default: false.
    - not_found_page: The page that a path without an object gets, with status 404. Without it and
      `single_page` viewers see S3's own 404. Allowed: a path that begins with a slash, such as
      "/404.html". Optional.
    - price_class: The edge locations that serve (Amazon CloudFront pricing: price classes).
      Allowed: one of "PriceClass_All", "PriceClass_200", "PriceClass_100". Default:
      "PriceClass_All".
    - allowed_countries: Countries whose viewers are served; default: all. Each country: a country
      by ISO 3166-1 alpha-2, such as "KR". Default: [].
    - cache_policy_id: Cache policy; default: AWS's managed CachingOptimized. Allowed: a policy's
      id, such as "658327ea-f89d-4fab-a63d-7e88639e58f6". Default:
      "658327ea-f89d-4fab-a63d-7e88639e58f6".
    - response_headers_policy_id: Response headers policy; default: AWS's managed
      SecurityHeadersPolicy. Allowed: a policy's id, such as "67f7725c-6f97-4210-82d7-5512b31e9d03".
      Default: "67f7725c-6f97-4210-82d7-5512b31e9d03".
    - web_acl_arn: Web ACL that looks at the requests. Allowed: the ARN of a WAFv2 web ACL of scope
      CLOUDFRONT, which lies in us-east-1. Optional.
    - logs: Records of what viewers ask for. Optional.
      - bucket_domain_name: The bucket's domain name. Its ACLs must be on: CloudFront writes by them
        (Amazon CloudFront Developer Guide, standard logging, legacy). Allowed: a bucket's domain
        name, such as "shop-logs.s3.amazonaws.com".
      - prefix: The beginning of the records' keys. Allowed: up to 255 ASCII letters, digits and ! _
        . * ' ( ) / -, not beginning with a slash. Default: "".
    - wait_for_deployment: Whether Terraform waits until the edge locations have the configuration:
      minutes. Default: true.
  EOT
  default     = null
  nullable    = true

  validation {
    condition = var.cloudfront == null ? true : (
      length(var.cloudfront.aliases) == 0 && var.cloudfront.certificate_arn == null ||
      length(var.cloudfront.aliases) != 0 && var.cloudfront.certificate_arn != null
    )
    error_message = try(
      "cloudfront is the aliases ${try(jsonencode(var.cloudfront.aliases), "[]")}, and not both they and a certificate; allowed: aliases together with the certificate_arn that covers them, or neither.",
      ""
    )
  }

  validation {
    condition = var.cloudfront == null ? true : (
      var.cloudfront.single_page == false || var.cloudfront.not_found_page == null
    )
    error_message = "cloudfront is both single_page and a not_found_page; allowed: one of the two for paths without an object."
  }

  validation {
    condition = var.cloudfront == null ? true : length(var.cloudfront.aliases) <= 100
    error_message = try(
      "cloudfront.aliases is a set of ${length(var.cloudfront.aliases)} aliases; allowed: at most 100 aliases.",
      ""
    )
  }

  validation {
    condition = var.cloudfront == null ? true : alltrue([
      for alias in var.cloudfront.aliases :
      can(regex("^(?:([*][.])?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z]([a-z0-9-]{0,61}[a-z0-9])?)$", alias))
    ])
    error_message = join(
      "\n",
      var.cloudfront == null ? [] : [
        for alias in var.cloudfront.aliases :
        "cloudfront.aliases is \"${alias}\"; allowed: a domain name in lower case, its first label may be \"*\", such as \"www.example.com\"."
        if !can(regex("^(?:([*][.])?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z]([a-z0-9-]{0,61}[a-z0-9])?)$", alias))
      ]
    )
  }

  validation {
    condition = (
      var.cloudfront == null ? true
      : var.cloudfront.certificate_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:acm:us-east-1:[0-9]{12}:certificate/[0-9a-f-]{36})$", var.cloudfront.certificate_arn))
    )
    error_message = try(
      "cloudfront.certificate_arn is \"${var.cloudfront.certificate_arn}\"; allowed: the ARN of an ACM certificate in us-east-1, the one region that CloudFront takes certificates from.",
      ""
    )
  }

  validation {
    condition = var.cloudfront == null ? true : can(regex("^(?:[A-Za-z0-9_.-][A-Za-z0-9_./-]{0,254})$", var.cloudfront.default_root_object))
    error_message = try(
      "cloudfront.default_root_object is \"${var.cloudfront.default_root_object}\"; allowed: an object's key without a slash at its beginning, such as \"index.html\".",
      ""
    )
  }

  validation {
    condition = (
      var.cloudfront == null ? true
      : var.cloudfront.not_found_page == null ? true : can(regex("^(?:/[A-Za-z0-9_.*$/~\"'@:+-]{1,254})$", var.cloudfront.not_found_page))
    )
    error_message = try(
      "cloudfront.not_found_page is \"${var.cloudfront.not_found_page}\"; allowed: a path that begins with a slash, such as \"/404.html\".",
      ""
    )
  }

  validation {
    condition = var.cloudfront == null ? true : contains([
      "PriceClass_All", "PriceClass_200", "PriceClass_100",
    ], var.cloudfront.price_class)
    error_message = try(
      "cloudfront.price_class is \"${var.cloudfront.price_class}\"; allowed: one of \"PriceClass_All\", \"PriceClass_200\", \"PriceClass_100\".",
      ""
    )
  }

  validation {
    condition = var.cloudfront == null ? true : alltrue([
      for country in var.cloudfront.allowed_countries : can(regex("^(?:[A-Z]{2})$", country))
    ])
    error_message = join(
      "\n",
      var.cloudfront == null ? [] : [
        for index, country in var.cloudfront.allowed_countries :
        "cloudfront.allowed_countries[${index}] is \"${country}\"; allowed: a country by ISO 3166-1 alpha-2, such as \"KR\"."
        if !can(regex("^(?:[A-Z]{2})$", country))
      ]
    )
  }

  validation {
    condition = var.cloudfront == null ? true : can(regex("^(?:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$", var.cloudfront.cache_policy_id))
    error_message = try(
      "cloudfront.cache_policy_id is \"${var.cloudfront.cache_policy_id}\"; allowed: a policy's id, such as \"658327ea-f89d-4fab-a63d-7e88639e58f6\".",
      ""
    )
  }

  validation {
    condition = var.cloudfront == null ? true : can(regex(
      "^(?:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$",
      var.cloudfront.response_headers_policy_id
    ))
    error_message = try(
      "cloudfront.response_headers_policy_id is \"${var.cloudfront.response_headers_policy_id}\"; allowed: a policy's id, such as \"67f7725c-6f97-4210-82d7-5512b31e9d03\".",
      ""
    )
  }

  validation {
    condition = (
      var.cloudfront == null ? true
      : var.cloudfront.web_acl_arn == null ? true : can(regex("^(?:arn:aws(-[a-z]+)*:wafv2:us-east-1:[0-9]{12}:global/webacl/.+)$", var.cloudfront.web_acl_arn))
    )
    error_message = try(
      "cloudfront.web_acl_arn is \"${var.cloudfront.web_acl_arn}\"; allowed: the ARN of a WAFv2 web ACL of scope CLOUDFRONT, which lies in us-east-1.",
      ""
    )
  }

  validation {
    condition = (
      var.cloudfront == null ? true
      : var.cloudfront.logs == null ? true : can(regex("^(?:[a-z0-9][a-z0-9.-]{1,61}[a-z0-9][.]s3([.-][a-z0-9-]+)?[.]amazonaws[.]com([.]cn)?)$", var.cloudfront.logs.bucket_domain_name))
    )
    error_message = try(
      "cloudfront.logs.bucket_domain_name is \"${var.cloudfront.logs.bucket_domain_name}\"; allowed: a bucket's domain name, such as \"shop-logs.s3.amazonaws.com\".",
      ""
    )
  }

  validation {
    condition = (
      var.cloudfront == null ? true
      : var.cloudfront.logs == null ? true : can(regex("^(?:([A-Za-z0-9!_.*'()-][A-Za-z0-9!_.*'()/-]{0,254})?)$", var.cloudfront.logs.prefix))
    )
    error_message = try(
      "cloudfront.logs.prefix is \"${var.cloudfront.logs.prefix}\"; allowed: up to 255 ASCII letters, digits and ! _ . * ' ( ) / -, not beginning with a slash.",
      ""
    )
  }
}

variable "endpoint_ids" {
  type        = map(string)
  description = <<-EOT
    Further VPC endpoints that may, by names of your choice.
    Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter
    and not ending with a hyphen.
    Allowed: at most 50 endpoints.
    Each endpoint: an id that begins with "vpce-".
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = length([
      for name, endpoint in var.endpoint_ids : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ]) == 0
    error_message = "endpoint_ids is a map with the keys \"${join("\", \"", [
      for name, endpoint in var.endpoint_ids : name
      if !can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", name))
    ])}\"; allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = length(var.endpoint_ids) <= 50
    error_message = "endpoint_ids is a map of ${length(var.endpoint_ids)} endpoints; allowed: at most 50 endpoints."
  }

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

  validation {
    condition     = var.endpoints != null || length(var.endpoint_ids) != 0 || var.cloudfront != null
    error_message = "endpoint_ids is empty, endpoints and cloudfront are null; allowed: one way at least to read the objects."
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
    Endpoints whose S3 gateway may read the objects without credentials: the output `endpoints` of
    modules/endpoints. Whatever runs behind its routes may.
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
    condition = var.endpoints == null ? true : contains(keys(var.endpoints.gateways), "s3")
    error_message = "endpoints has gateways to \"${join(
      "\", \"",
      var.endpoints == null ? [] : keys(var.endpoints.gateways)
    )}\"; allowed: endpoints with a gateway to s3. Others go into endpoint_ids."
  }
}

variable "exemptions" {
  type = object({
    # Whether the principal that applies is exempt, by its role, which it must be let look up
    # (iam:GetRole).
    deployer = optional(bool, true)
    # Further principals that read from anywhere, as far as their own policies let them.
    principals = optional(set(string), [])
    # Objects that are read from anywhere by whoever's own policies allow it, by their keys.
    paths = optional(set(string), [])
  })
  description = <<-EOT
    Who and what is exempt from the ban on reads from elsewhere. The ban is on reading objects
    alone: whoever may manage the bucket goes on to do so from anywhere.
    - deployer: Whether the principal that applies is exempt, by its role, which it must be let look
      up (iam:GetRole). Where several apply in turn, name them in `principals` and turn this off:
      else each changes the policy to its own. Default: true.
    - principals: Further principals that read from anywhere, as far as their own policies let them.
      Allowed: at most 50 principals: a bucket policy has 20 KB. Each principal: the ARN of an IAM
      role, of a user or of an account's root user; in names * and ? stand for any text and one
      letter, but not for a whole name. A session goes by its role. Default: [].
    - paths: Objects that are read from anywhere by whoever's own policies allow it, by their keys.
      Allowed: at most 50 paths: a bucket policy has 20 KB. Each path: keys of objects such as
      "public/*", beginning with a letter or digit: not everything. Default: [].
  EOT
  default     = {}
  nullable    = false

  validation {
    condition     = length(var.exemptions.principals) <= 50
    error_message = "exemptions.principals is a set of ${length(var.exemptions.principals)} principals; allowed: at most 50 principals: a bucket policy has 20 KB."
  }

  validation {
    condition = alltrue([
      for principal in var.exemptions.principals :
      can(regex("^(?:arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(role|user)/([A-Za-z0-9_+=,.@*?-]+/)*[*?]*[A-Za-z0-9_+=,.@-][A-Za-z0-9_+=,.@*?-]*))$", principal))
    ])
    error_message = join("\n", [
      for principal in var.exemptions.principals :
      "exemptions.principals is \"${principal}\"; allowed: the ARN of an IAM role, of a user or of an account's root user; in names * and ? stand for any text and one letter, but not for a whole name. A session goes by its role."
      if !can(regex("^(?:arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(role|user)/([A-Za-z0-9_+=,.@*?-]+/)*[*?]*[A-Za-z0-9_+=,.@-][A-Za-z0-9_+=,.@*?-]*))$", principal))
    ])
  }

  validation {
    condition     = length(var.exemptions.paths) <= 50
    error_message = "exemptions.paths is a set of ${length(var.exemptions.paths)} paths; allowed: at most 50 paths: a bucket policy has 20 KB."
  }

  validation {
    condition = alltrue([
      for path in var.exemptions.paths :
      can(regex("^(?:[A-Za-z0-9!_.()-][A-Za-z0-9!_.()/*?-]{0,254})$", path))
    ])
    error_message = join("\n", [
      for path in var.exemptions.paths :
      "exemptions.paths is \"${path}\"; allowed: keys of objects such as \"public/*\", beginning with a letter or digit: not everything."
      if !can(regex("^(?:[A-Za-z0-9!_.()-][A-Za-z0-9!_.()/*?-]{0,254})$", path))
    ])
  }
}

variable "force_destroy" {
  type        = bool
  description = "Whether destroying the bucket deletes its objects, all versions of them, for good."
  default     = false
  nullable    = false
}

variable "kms_key_arn" {
  type        = string
  description = <<-EOT
    Key for SSE-KMS, with a bucket key. For CloudFront alone, which the key's policy must let
    decrypt; default: SSE-S3. Allowed: a KMS key's ARN, such as
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

  validation {
    condition     = var.kms_key_arn == null || var.endpoints == null && length(var.endpoint_ids) == 0
    error_message = "kms_key_arn is set while endpoints read without credentials; allowed: SSE-S3 there, since objects under SSE-KMS are given to signed requests alone. Leave the key out, or serve by cloudfront only."
  }
}

variable "lifecycle_rules" {
  type = object({
    # Days after which a version that another took the place of goes.
    noncurrent_days = optional(number, 90)
    # Newest of those versions that stay whatever their age; default: none.
    noncurrent_versions = optional(number)
    # Days after which an unfinished multipart upload goes.
    abort_upload_days = optional(number, 7)
  })
  description = <<-EOT
    What S3 removes by itself (Amazon S3 User Guide, lifecycle configuration elements).
    - noncurrent_days: Days after which a version that another took the place of goes. Allowed: a
      whole number from 1 to 36500 days. Default: 90.
    - noncurrent_versions: Newest of those versions that stay whatever their age; default: none.
      Allowed: a whole number from 1 to 100 versions. Optional.
    - abort_upload_days: Days after which an unfinished multipart upload goes. Allowed: a whole
      number from 1 to 365 days. Default: 7.
  EOT
  default     = {}
  nullable    = false

  validation {
    condition = (
      floor(var.lifecycle_rules.noncurrent_days) == var.lifecycle_rules.noncurrent_days &&
      var.lifecycle_rules.noncurrent_days >= 1 &&
      var.lifecycle_rules.noncurrent_days <= 36500
    )
    error_message = "lifecycle_rules.noncurrent_days is ${jsonencode(var.lifecycle_rules.noncurrent_days)}; allowed: a whole number from 1 to 36500 days."
  }

  validation {
    condition = var.lifecycle_rules.noncurrent_versions == null ? true : (
      floor(var.lifecycle_rules.noncurrent_versions) == var.lifecycle_rules.noncurrent_versions &&
      var.lifecycle_rules.noncurrent_versions >= 1 &&
      var.lifecycle_rules.noncurrent_versions <= 100
    )
    error_message = "lifecycle_rules.noncurrent_versions is ${jsonencode(var.lifecycle_rules.noncurrent_versions)}; allowed: a whole number from 1 to 100 versions."
  }

  validation {
    condition = (
      floor(var.lifecycle_rules.abort_upload_days) == var.lifecycle_rules.abort_upload_days &&
      var.lifecycle_rules.abort_upload_days >= 1 &&
      var.lifecycle_rules.abort_upload_days <= 365
    )
    error_message = "lifecycle_rules.abort_upload_days is ${jsonencode(var.lifecycle_rules.abort_upload_days)}; allowed: a whole number from 1 to 365 days."
  }
}

variable "list_through_endpoint" {
  type        = bool
  description = <<-EOT
    Whether the endpoints' clients may list the objects: a key without an object is then 404 in
    place of 403 (Amazon S3 API Reference, GetObject).
  EOT
  default     = false
  nullable    = false

  validation {
    condition     = !var.list_through_endpoint || var.endpoints != null || length(var.endpoint_ids) != 0
    error_message = "list_through_endpoint is true without any endpoint; allowed: with endpoints or endpoint_ids only."
  }
}

variable "minimum_tls" {
  type        = string
  description = "Oldest version of TLS that is accepted. Allowed: one of \"1.2\", \"1.3\"."
  default     = "1.2"
  nullable    = false

  validation {
    condition     = contains(["1.2", "1.3"], var.minimum_tls)
    error_message = "minimum_tls is \"${var.minimum_tls}\"; allowed: one of \"1.2\", \"1.3\"."
  }
}

variable "name" {
  type        = string
  description = <<-EOT
    The bucket's name, unique in all of AWS: an account id in it helps. A change makes another
    bucket.
    Allowed: 3 to 63 lower-case ASCII letters, digits and hyphens, a letter or digit at both ends;
    no dots, which S3's TLS certificates do not cover.
    Allowed: a name without the beginnings xn--, sthree-, amzn-s3-demo- and the endings -s3alias,
    --ol-s3, .mrap, --x-s3, --table-s3, which AWS keeps.
  EOT
  nullable    = false

  validation {
    condition     = can(regex("^(?:[a-z0-9][a-z0-9-]{1,61}[a-z0-9])$", var.name))
    error_message = "name is \"${var.name}\"; allowed: 3 to 63 lower-case ASCII letters, digits and hyphens, a letter or digit at both ends; no dots, which S3's TLS certificates do not cover."
  }

  validation {
    condition = (
      !can(regex("^(xn--|sthree-|amzn-s3-demo-)", var.name)) &&
      !can(regex("(-s3alias|--ol-s3|[.]mrap|--x-s3|--table-s3)$", var.name))
    )
    error_message = "name is \"${var.name}\"; allowed: a name without the beginnings xn--, sthree-, amzn-s3-demo- and the endings -s3alias, --ol-s3, .mrap, --x-s3, --table-s3, which AWS keeps."
  }
}

variable "plain_http_through_endpoint" {
  type        = bool
  description = "Whether the endpoints' clients may read by plain HTTP."
  default     = false
  nullable    = false

  validation {
    condition = (
      !var.plain_http_through_endpoint || var.endpoints != null || length(var.endpoint_ids) != 0
    )
    error_message = "plain_http_through_endpoint is true without any endpoint; allowed: with endpoints or endpoint_ids only."
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

variable "versioning" {
  type        = bool
  description = "Whether versions are kept, so that an overwritten or deleted object comes back."
  default     = true
  nullable    = false
}
