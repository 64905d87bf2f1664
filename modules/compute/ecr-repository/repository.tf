# Generated from src/compute/ecr-repository/repository.ts by `npm run modules`. Do not edit.

# The repository: its name, whether its tags stay, whether it is scanned and how it is encrypted.

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
