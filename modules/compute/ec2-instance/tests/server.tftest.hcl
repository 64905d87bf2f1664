mock_provider "aws" {
  mock_data "aws_ssm_parameter" {
    defaults = { insecure_value = "ami-0123456789abcdef0" }
  }
  mock_resource "aws_iam_instance_profile" {
    defaults = { name = "web-1" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/web-1", id = "web-1", name = "web-1" }
  }
  mock_resource "aws_instance" {
    defaults = {
      id         = "i-0123456789abcdef0"
      arn        = "arn:aws:ec2:ap-northeast-2:123456789012:instance/i-0123456789abcdef0"
      private_ip = "10.0.0.10"
    }
  }
  mock_resource "aws_ebs_volume" {
    defaults = { id = "vol-0123456789abcdef0" }
  }
  mock_resource "aws_eip" {
    defaults = { id = "eipalloc-0123456789abcdef0", public_ip = "198.51.100.10" }
  }
  mock_data "aws_eip" {
    defaults = { public_ip = "198.51.100.20" }
  }
  mock_resource "aws_cloudwatch_metric_alarm" {
    defaults = { arn = "arn:aws:cloudwatch:ap-northeast-2:123456789012:alarm:web" }
  }
}

variables {
  name = "web"
  network = {
    vpc_id      = "vpc-0123456789abcdef0"
    cidr_blocks = ["10.0.0.0/16"]
    tiers = {
      public = { kind = "public", subnets = {
        ap-northeast-2a = { id = "subnet-0123456789abcdef0", cidr_block = "10.0.0.0/24" }
      } }
      private = { kind = "private", subnets = {
        ap-northeast-2a = { id = "subnet-0123456789abcdef1", cidr_block = "10.0.1.0/24" }
      } }
    }
  }
  tier            = "public"
  zone            = "ap-northeast-2a"
  security_groups = [{ id = "sg-0123456789abcdef0", name = "web" }]
  instance_type   = "t3.small"

  # a test is to be taken down again
  protect_address = false
  protect_volumes = false
}

run "least" {
  command = apply

  assert {
    condition     = aws_instance.this.ami == "ami-0123456789abcdef0" && aws_instance.this.metadata_options[0].http_tokens == "required" && aws_instance.this.disable_api_termination
    error_message = "the newest image, IMDSv2, termination protection"
  }
  assert {
    condition     = aws_instance.this.associate_public_ip_address == false && output.public_ip == null && output.allocation_id == null && length(aws_eip_association.this) == 0
    error_message = "no public address"
  }
  assert {
    condition     = aws_instance.this.root_block_device[0].encrypted && aws_instance.this.root_block_device[0].volume_type == "gp3"
    error_message = "an encrypted gp3 disk"
  }
  assert {
    condition     = output.volume_ids == {}
    error_message = "no volumes"
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.recovery[0].alarm_actions == toset(["arn:aws:automate:ap-northeast-2:ec2:recover"]) && aws_cloudwatch_metric_alarm.reboot[0].alarm_actions == toset(["arn:aws:automate:ap-northeast-2:ec2:reboot"])
    error_message = "recovered and rebooted"
  }
}

run "address_volume_and_certificate" {
  command = apply

  variables {
    public_address = "own"
    volumes        = { data = { size_gib = 20, device_name = "/dev/sdf", mount_path = "/srv/data" } }
    certificate    = { names = ["shop.example.com"], app_port = 3000, volume = "data" }
  }

  assert {
    condition     = output.server.public_ip == "198.51.100.10" && aws_eip_association.this[0].allocation_id == "eipalloc-0123456789abcdef0"
    error_message = jsonencode(output.server)
  }
  assert {
    condition     = aws_ebs_volume.unprotected["data"].encrypted && aws_volume_attachment.this["data"].stop_instance_before_detaching
    error_message = "an encrypted volume that leaves a server that stands still"
  }
  assert {
    condition     = strcontains(base64decode(aws_instance.this.user_data_base64), "filename=\"50-00-volumes\"") && strcontains(base64decode(aws_instance.this.user_data_base64), "filename=\"50-01-certificate\"")
    error_message = "volumes are mounted before the certificate is looked for"
  }
  assert {
    condition     = strcontains(local.mount_lines, "mount_volume data vol0123456789abcdef0 /srv/data xfs")
    error_message = local.mount_lines
  }
  assert {
    condition     = strcontains(local.certificate_script, "store=/srv/data/certificates/acme-v02.api.letsencrypt.org_directory")
    error_message = local.certificate_script
  }
}

run "address_of_ones_own" {
  command = apply

  variables {
    public_address = "existing"
    allocation_id  = "eipalloc-0fedcba9876543210"
  }

  assert {
    condition     = output.public_ip == "198.51.100.20" && output.allocation_id == "eipalloc-0fedcba9876543210" && length(aws_eip.unprotected) == 0
    error_message = "the address that was brought along"
  }
}

run "own_image_and_role" {
  command = apply

  variables {
    tier      = "private"
    image     = { id = "ami-0fedcba9876543210" }
    role      = { name = "mine", arn = "arn:aws:iam::123456789012:role/mine" }
    recovery  = false
    reboot    = false
    user_data = sensitive("#!/bin/sh\nid\n")
  }

  assert {
    condition     = aws_instance.this.ami == "ami-0fedcba9876543210" && output.server.role_name == "mine" && length(aws_iam_role.this) == 0
    error_message = "image and role as they were given"
  }
  assert {
    condition     = base64decode(aws_instance.this.user_data_base64) == "#!/bin/sh\nid\n"
    error_message = "one text alone stands as it is"
  }
  assert {
    condition     = output.recovery_alarm_arn == null && output.reboot_alarm_arn == null
    error_message = "no alarms"
  }
}

run "protected" {
  command = plan

  variables {
    public_address  = "own"
    protect_address = true
    protect_volumes = true
    volumes         = { data = { size_gib = 20, device_name = "/dev/sdf" } }
  }

  assert {
    condition     = length(aws_eip.this) == 1 && length(aws_eip.unprotected) == 0 && keys(aws_ebs_volume.this) == ["data"] && length(aws_ebs_volume.unprotected) == 0
    error_message = "what Terraform refuses to give up"
  }
}
