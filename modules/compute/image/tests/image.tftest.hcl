# moto has no Image Builder: what the pipeline is made of, versions that follow from the content, what is refused.

mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_ssm_parameter" {
    defaults = { insecure_value = "ami-0fedcba9876543210" }
  }
  mock_resource "aws_imagebuilder_component" {
    defaults = { arn = "arn:aws:imagebuilder:ap-northeast-2:123456789012:component/web-nginx/1.0.1/1" }
  }
  mock_resource "aws_imagebuilder_image_recipe" {
    defaults = { arn = "arn:aws:imagebuilder:ap-northeast-2:123456789012:image-recipe/web/1.0.1" }
  }
  mock_resource "aws_imagebuilder_infrastructure_configuration" {
    defaults = { arn = "arn:aws:imagebuilder:ap-northeast-2:123456789012:infrastructure-configuration/web" }
  }
  mock_resource "aws_imagebuilder_distribution_configuration" {
    defaults = { arn = "arn:aws:imagebuilder:ap-northeast-2:123456789012:distribution-configuration/web" }
  }
  mock_resource "aws_ssm_parameter" {
    defaults = { arn = "arn:aws:ssm:ap-northeast-2:123456789012:parameter/imagebuilder/web" }
  }
}

variables {
  name   = "web"
  region = "ap-northeast-2"
  components = {
    update = { managed = "update-linux" }
    nginx  = { document = "name: nginx\nschemaVersion: 1.0\nphases: []\n" }
  }
  order = ["update", "nginx"]
  network = {
    vpc_id      = "vpc-0123456789abcdef0"
    cidr_blocks = ["10.0.0.0/16"]
    tiers = {
      private = {
        kind    = "private"
        subnets = { "ap-northeast-2a" = { id = "subnet-0123456789abcdef0", cidr_block = "10.0.0.0/24" } }
      }
    }
  }
  tier            = "private"
  zone            = "ap-northeast-2a"
  security_groups = [{ id = "sg-0123456789abcdef0", name = "build" }]
}

run "defaults" {
  command = apply

  assert {
    condition     = aws_imagebuilder_image_recipe.this.parent_image == "arn:aws:imagebuilder:ap-northeast-2:aws:image/amazon-linux-2023-x86/x.x.x"
    error_message = "The newest Amazon Linux 2023."
  }
  assert {
    condition     = join(" ", aws_imagebuilder_image_recipe.this.component[*].component_arn) == "arn:aws:imagebuilder:ap-northeast-2:aws:component/update-linux/x.x.x arn:aws:imagebuilder:ap-northeast-2:123456789012:component/web-nginx/1.0.1/1"
    error_message = "The components in their order."
  }
  assert {
    condition     = one(one(aws_imagebuilder_image_recipe.this.block_device_mapping).ebs).encrypted == "true" && one(one(aws_imagebuilder_image_recipe.this.block_device_mapping).ebs).volume_type == "gp3"
    error_message = "The disk is encrypted, of gp3."
  }
  assert {
    condition     = one(aws_imagebuilder_infrastructure_configuration.this.instance_metadata_options).http_tokens == "required" && aws_imagebuilder_infrastructure_configuration.this.terminate_instance_on_failure
    error_message = "IMDSv2, and no server is left."
  }
  assert {
    condition     = one(aws_imagebuilder_distribution_configuration.this.distribution).region == "ap-northeast-2" && one(one(aws_imagebuilder_distribution_configuration.this.distribution).ssm_parameter_configuration).parameter_name == "/imagebuilder/web"
    error_message = "The image is in its region, and its id in the parameter."
  }
  assert {
    condition     = length(one(one(aws_imagebuilder_distribution_configuration.this.distribution).ami_distribution_configuration).launch_permission) == 0
    error_message = "Nobody else may start it."
  }
  assert {
    condition     = aws_ssm_parameter.this[0].insecure_value == "ami-0fedcba9876543210" && aws_ssm_parameter.this[0].data_type == "aws:ec2:image"
    error_message = "Servers can start before the first build."
  }
  assert {
    condition     = output.ssm_parameter == "/imagebuilder/web" && output.ami_id == null && length(aws_imagebuilder_image.this) == 0
    error_message = "The parameter's name; no image is built by the apply."
  }
  assert {
    condition     = can(regex("^1\\.0\\.[0-9]+$", aws_imagebuilder_component.this["nginx"].version)) && can(regex("^1\\.0\\.[0-9]+$", output.recipe_version))
    error_message = "Versions of three numbers."
  }
}

run "another_document_is_another_version" {
  command = plan

  variables {
    components = {
      update = { managed = "update-linux" }
      nginx  = { document = "name: nginx\nschemaVersion: 1.0\nphases: [] # another\n" }
    }
  }

  assert {
    condition     = aws_imagebuilder_image_recipe.this.version != run.defaults.recipe_version
    error_message = "The recipe names the document by its version, and has another one itself."
  }
}

run "tags_are_no_content" {
  command = plan

  variables {
    tags     = { Team = "web" }
    schedule = { cron = "cron(0 3 ? * sun *)" }
  }

  assert {
    condition     = aws_imagebuilder_image_recipe.this.version == run.defaults.recipe_version
    error_message = "The same recipe."
  }
  assert {
    condition     = one(aws_imagebuilder_image_pipeline.this.schedule).pipeline_execution_start_condition == "EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE"
    error_message = "Only where something has changed."
  }
}

run "shared_and_built" {
  command = apply

  variables {
    build_now = true
    home = {
      kms_key_arn         = "arn:aws:kms:ap-northeast-2:123456789012:key/0123"
      accounts            = ["210987654321"]
      launch_template_ids = ["lt-0123456789abcdef0"]
    }
    regions          = { "ap-northeast-1" = { parameter = false } }
    logs             = { bucket = "build-logs" }
    initial_image_id = "ami-0123456789abcdef0"
  }

  assert {
    condition     = { for place in aws_imagebuilder_distribution_configuration.this.distribution : place.region => length(place.ssm_parameter_configuration) } == { "ap-northeast-1" = 0, "ap-northeast-2" = 1 }
    error_message = "Two regions, one with the parameter."
  }
  assert {
    condition     = [for place in aws_imagebuilder_distribution_configuration.this.distribution : one(one(place.ami_distribution_configuration).launch_permission).user_ids if place.region == "ap-northeast-2"] == [toset(["210987654321"])]
    error_message = "The account may start it."
  }
  assert {
    condition     = one(one(aws_imagebuilder_infrastructure_configuration.this.logging).s3_logs).s3_key_prefix == "image-builder"
    error_message = "Logs in the bucket."
  }
  assert {
    condition     = length(aws_imagebuilder_image.this) == 1 && aws_ssm_parameter.this[0].insecure_value == "ami-0fedcba9876543210"
    error_message = "The apply builds; the parameter's value is Image Builder's since the first apply."
  }
}

run "an_image_of_another_architecture" {
  command = plan

  variables {
    instance_types = ["t4g.medium"]
  }

  expect_failures = [var.instance_types]
}

run "sharing_without_a_key" {
  command = plan

  variables {
    home = { accounts = ["210987654321"] }
  }

  expect_failures = [var.home]
}
