mock_provider "aws" {
  mock_resource "aws_ecr_repository" {
    defaults = {
      arn            = "arn:aws:ecr:ap-northeast-2:123456789012:repository/shop/api"
      repository_url = "123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/shop/api"
    }
  }
}

variables {
  name = "shop/api"
}

run "defaults" {
  command = apply

  assert {
    condition     = aws_ecr_repository.this.image_tag_mutability == "IMMUTABLE" && aws_ecr_repository.this.image_scanning_configuration[0].scan_on_push
    error_message = "tags stay and images are scanned"
  }
  assert {
    condition     = one(aws_ecr_repository.this.encryption_configuration).encryption_type == "AES256"
    error_message = "encrypted without a key of one's own"
  }
  assert {
    condition     = [for rule in jsondecode(aws_ecr_lifecycle_policy.this[0].policy).rules : rule.selection.tagStatus] == ["untagged"]
    error_message = "only untagged images expire"
  }
  assert {
    condition     = length(aws_ecr_repository_policy.this) == 0
    error_message = "nobody of another account"
  }
  assert {
    condition     = output.repository.url == output.repository_url
    error_message = output.repository_url
  }
}

run "nothing_expires" {
  command = apply

  variables {
    lifecycle_policy = { expire_untagged = false }
  }

  assert {
    condition     = length(aws_ecr_lifecycle_policy.this) == 0
    error_message = "no rule, no policy"
  }
}

run "every_kind_of_rule" {
  command = apply

  variables {
    immutable_tags  = false
    pull_principals = ["210987654321"]
    lifecycle_policy = {
      keep_images = 500
      tagged = {
        releases      = { tag_pattern = "v*", priority = 20, keep_images = 50 }
        pull-requests = { tag_pattern = "pr-*", priority = 10, days = 30 }
      }
    }
  }

  assert {
    condition = { for rule in jsondecode(aws_ecr_lifecycle_policy.this[0].policy).rules : rule.rulePriority => rule.selection.countNumber } == {
      20 = 50, 10 = 30, 998 = 14, 999 = 500
    }
    error_message = aws_ecr_lifecycle_policy.this[0].policy
  }
  assert {
    condition     = jsondecode(aws_ecr_repository_policy.this[0].policy).Statement[0].Principal.AWS == ["210987654321"]
    error_message = aws_ecr_repository_policy.this[0].policy
  }
}
