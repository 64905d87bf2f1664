# Generated from src/compute/ecr-repository/lifecycle.ts by `npm run modules`. Do not edit.

# When images expire.

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

resource "aws_ecr_lifecycle_policy" "this" {
  count = (
    var.lifecycle_policy.expire_untagged ||
    var.lifecycle_policy.keep_images != null ||
    length(var.lifecycle_policy.tagged) != 0
  ) ? 1 : 0

  policy = jsonencode({
    rules = concat(
      local.counted_images, local.dated_images, local.untagged_images, local.all_images
    )
  })
  repository = aws_ecr_repository.this.name
}
