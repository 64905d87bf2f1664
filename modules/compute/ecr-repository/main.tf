# Generated from src/compute/ecr-repository/ecr-repository.ts by `npm run modules`. Do not edit.

locals {
  counted_images = [
    for name, images in var.lifecycle_policy.tagged : {
      action       = { type = "expire" }
      description  = name
      rulePriority = images.priority
      selection = {
        countNumber    = images.keep_images
        countType      = "imageCountMoreThan"
        tagPatternList = [images.tag_pattern]
        tagStatus      = "tagged"
      }
    }
    if images.keep_images != null
  ]

  dated_images = [
    for name, images in var.lifecycle_policy.tagged : {
      action       = { type = "expire" }
      description  = name
      rulePriority = images.priority
      selection = {
        countNumber    = images.days
        countType      = "sinceImagePushed"
        countUnit      = "days"
        tagPatternList = [images.tag_pattern]
        tagStatus      = "tagged"
      }
    }
    if images.days != null
  ]

  untagged_images = (
    var.lifecycle_policy.expire_untagged
    ? [
      {
        action       = { type = "expire" }
        description  = "Images without a tag end ${var.lifecycle_policy.untagged_days} days after their push."
        rulePriority = 998
        selection = {
          countNumber = var.lifecycle_policy.untagged_days
          countType   = "sinceImagePushed"
          countUnit   = "days"
          tagStatus   = "untagged"
        }
      },
    ]
    : []
  )

  all_images = (
    var.lifecycle_policy.keep_images != null
    ? [
      {
        action       = { type = "expire" }
        description  = "The latest ${var.lifecycle_policy.keep_images} images are kept."
        rulePriority = 999
        selection = {
          countNumber = var.lifecycle_policy.keep_images
          countType   = "imageCountMoreThan"
          tagStatus   = "any"
        }
      },
    ]
    : []
  )
}

resource "aws_ecr_repository" "this" {
  force_delete         = var.force_delete
  image_tag_mutability = var.immutable_tags ? "IMMUTABLE" : "MUTABLE"
  name                 = var.name
  tags                 = merge(var.tags, { Name = var.name })

  encryption_configuration {
    encryption_type = var.kms_key_arn != null ? "KMS" : "AES256"
    kms_key         = var.kms_key_arn
  }

  image_scanning_configuration {
    scan_on_push = var.scan_on_push
  }
}

resource "aws_ecr_lifecycle_policy" "this" {
  count = (
    var.lifecycle_policy.expire_untagged ||
    var.lifecycle_policy.keep_images != null ||
    length(var.lifecycle_policy.tagged) != 0
  ) ? 1 : 0

  policy = jsonencode({
    rules = concat(
      local.counted_images,
      local.dated_images,
      local.untagged_images,
      local.all_images
    )
  })
  repository = aws_ecr_repository.this.name
}

resource "aws_ecr_repository_policy" "this" {
  count = length(var.pull_principals) != 0 ? 1 : 0

  policy = jsonencode({
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
  })
  repository = aws_ecr_repository.this.name
}
