# The task: container definitions, roles and volumes. EBS volumes are tested here alone: the emulator's services forget
# them.

mock_provider "aws" {
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:ap-northeast-2:123456789012:log-group:group" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/made" }
  }
  mock_resource "aws_ecs_task_definition" {
    defaults = { arn = "arn:aws:ecs:ap-northeast-2:123456789012:task-definition/shop-web:1" }
  }
}

variables {
  name = "web"
  cluster = {
    arn                     = "arn:aws:ecs:ap-northeast-2:123456789012:cluster/shop"
    name                    = "shop"
    capacity_provider_names = { FARGATE = "FARGATE" }
  }
  network = {
    vpc_id      = "vpc-0123456789abcdef0"
    cidr_blocks = ["10.0.0.0/16"]
    tiers = {
      private = {
        kind = "private"
        subnets = {
          "ap-northeast-2a" = { id = "subnet-0123456789abcdef0", cidr_block = "10.0.0.0/24" }
          "ap-northeast-2c" = { id = "subnet-0123456789abcdef1", cidr_block = "10.0.1.0/24" }
        }
      }
    }
  }
  tier            = "private"
  security_groups = [{ id = "sg-0123456789abcdef0", name = "web" }]
  cpu             = 256
  memory          = 512
  containers      = { app = { image = "public.ecr.aws/nginx/nginx:1.29" } }
}

run "one_container" {
  command = apply

  assert {
    condition = jsondecode(aws_ecs_task_definition.this.container_definitions) == [{
      name                   = "app"
      image                  = "public.ecr.aws/nginx/nginx:1.29"
      essential              = true
      readonlyRootFilesystem = true
      linuxParameters        = { initProcessEnabled = true }
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = "/aws/ecs/shop/web/app"
          awslogs-region        = "ap-northeast-2"
          awslogs-stream-prefix = "app"
        }
      }
    }]
    error_message = aws_ecs_task_definition.this.container_definitions
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.execution[0].policy).Statement[*].Sid == ["Log"]
    error_message = aws_iam_role_policy.execution[0].policy
  }
  assert {
    condition     = length(aws_iam_role_policy.application) == 0 && length(aws_iam_role_policy.volumes) == 0 && length(aws_iam_role.infrastructure) == 0
    error_message = "a role for nothing"
  }
  assert {
    condition     = aws_cloudwatch_log_group.this["app"].retention_in_days == 365
    error_message = "a year"
  }
}

run "nothing_to_do" {
  command = apply

  variables {
    containers = { app = { image = "nginx", logging = { driver = "none" } } }
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.execution[0].policy).Statement[*].Sid == ["Nothing"]
    error_message = aws_iam_role_policy.execution[0].policy
  }
  assert {
    condition     = length(aws_cloudwatch_log_group.this) == 0 && output.log_group_names == {}
    error_message = "no group"
  }
  assert {
    condition     = !can(jsondecode(aws_ecs_task_definition.this.container_definitions)[0].logConfiguration)
    error_message = aws_ecs_task_definition.this.container_definitions
  }
}

run "everything" {
  command = apply

  variables {
    cpu                   = 1024
    memory                = 2048
    architecture          = "ARM64"
    ephemeral_storage_gib = 40
    endpoints = {
      vpc_id = "vpc-0123456789abcdef0"
      region = "ap-northeast-2"
      interfaces = {
        "ecr.api" = { id = "vpce-0123456789abcdef1", zones = [] }
        "ecr.dkr" = { id = "vpce-0123456789abcdef2", zones = [] }
      }
    }
    containers = {
      app = {
        image                = "123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/team/app:1.4"
        command              = ["serve"]
        entry_point          = ["/entry"]
        working_directory    = "/app"
        user                 = "1000:1000"
        cpu                  = 256
        memory               = 1024
        memory_reservation   = 512
        stop_timeout_seconds = 120
        restart_policy       = { restart_attempt_period = 60 }
        version_consistency  = "disabled"
        ports = {
          http = { container_port = 8080, app_protocol = "http2" }
          dns  = { container_port = 53, protocol = "udp" }
        }
        environment  = { A = "1" }
        secrets      = { B = { secret_arn = "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:db-AbCdEf", version_stage = "AWSPREVIOUS" } }
        health_check = { command = ["CMD", "/check"], start_period_seconds = 10 }
        depends_on   = { proxy = "HEALTHY" }
        ulimits      = { nofile = { soft = 1024, hard = 2048 } }
        linux        = { init_process = false, add_capabilities = ["SYS_PTRACE"], drop_capabilities = ["ALL"] }
        mount_points = { tmp = { container_path = "/tmp" }, files = { container_path = "/files", read_only = true } }
        logging      = { retention_days = 30, options = { mode = "non-blocking" } }
      }
      proxy = {
        image                = "registry.example.com/proxy:2"
        registry_credentials = "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:registry-AbCdEf"
        health_check         = { command = ["CMD-SHELL", "true"] }
        logging = {
          driver         = "awsfirelens"
          options        = { Name = "http" }
          secret_options = { token = { parameter_arn = "arn:aws:ssm:ap-northeast-2:123456789012:parameter/token" } }
        }
      }
      router = {
        image                    = "public.ecr.aws/aws-observability/aws-for-fluent-bit:stable"
        readonly_root_filesystem = false
        firelens                 = { options = { enable-ecs-log-metadata = "true" } }
      }
    }
    volumes = {
      tmp   = {}
      files = { efs = { file_system_id = "fs-0123456789abcdef0", access_point_id = "fsap-0123456789abcdef0", read_only = true } }
      disk  = { ebs = { size_gib = 20, iops = 4000, throughput = 200, kms_key_arn = "arn:aws:kms:ap-northeast-2:123456789012:key/1" } }
    }
    logs            = { retention_days = 90, kms_key_arn = "arn:aws:kms:ap-northeast-2:123456789012:key/2" }
    secret_key_arns = ["arn:aws:kms:ap-northeast-2:123456789012:key/3"]
    task_statements = {
      queue = {
        actions    = ["sqs:SendMessage"]
        resources  = ["arn:aws:sqs:ap-northeast-2:123456789012:jobs"]
        conditions = { Bool = { "aws:SecureTransport" = ["true"] } }
      }
    }
    permissions_boundary = "arn:aws:iam::123456789012:policy/limit"
  }

  assert {
    condition = jsondecode(aws_ecs_task_definition.this.container_definitions)[0] == {
      name               = "app"
      image              = "123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/team/app:1.4"
      essential          = true
      command            = ["serve"]
      entryPoint         = ["/entry"]
      workingDirectory   = "/app"
      user               = "1000:1000"
      cpu                = 256
      memory             = 1024
      memoryReservation  = 512
      stopTimeout        = 120
      restartPolicy      = { enabled = true, restartAttemptPeriod = 60 }
      versionConsistency = "disabled"
      portMappings = [
        { name = "dns", containerPort = 53, hostPort = 53, protocol = "udp" },
        { name = "http", containerPort = 8080, hostPort = 8080, protocol = "tcp", appProtocol = "http2" },
      ]
      environment            = [{ name = "A", value = "1" }]
      secrets                = [{ name = "B", valueFrom = "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:db-AbCdEf::AWSPREVIOUS:" }]
      healthCheck            = { command = ["CMD", "/check"], interval = 30, timeout = 5, retries = 3, startPeriod = 10 }
      dependsOn              = [{ containerName = "proxy", condition = "HEALTHY" }]
      ulimits                = [{ name = "nofile", softLimit = 1024, hardLimit = 2048 }]
      linuxParameters        = { initProcessEnabled = false, capabilities = { add = ["SYS_PTRACE"], drop = ["ALL"] } }
      readonlyRootFilesystem = true
      mountPoints = [
        { sourceVolume = "files", containerPath = "/files", readOnly = true },
        { sourceVolume = "tmp", containerPath = "/tmp", readOnly = false },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = "/aws/ecs/shop/web/app"
          awslogs-region        = "ap-northeast-2"
          awslogs-stream-prefix = "app"
          mode                  = "non-blocking"
        }
      }
    }
    error_message = aws_ecs_task_definition.this.container_definitions
  }
  assert {
    condition = jsondecode(aws_ecs_task_definition.this.container_definitions)[1].logConfiguration == {
      logDriver     = "awsfirelens"
      options       = { Name = "http" }
      secretOptions = [{ name = "token", valueFrom = "arn:aws:ssm:ap-northeast-2:123456789012:parameter/token" }]
    }
    error_message = aws_ecs_task_definition.this.container_definitions
  }
  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[2].firelensConfiguration == { type = "fluentbit", options = { enable-ecs-log-metadata = "true" } }
    error_message = aws_ecs_task_definition.this.container_definitions
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.execution[0].policy).Statement[*].Sid == ["Log", "Login", "PullThroughEndpoints", "Secrets", "Parameters", "Decrypt"]
    error_message = aws_iam_role_policy.execution[0].policy
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.execution[0].policy).Statement[2].Condition.StringEquals["aws:SourceVpce"] == ["vpce-0123456789abcdef1", "vpce-0123456789abcdef2"]
    error_message = aws_iam_role_policy.execution[0].policy
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.execution[0].policy).Statement[3].Resource == ["arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:db-AbCdEf", "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:registry-AbCdEf"]
    error_message = aws_iam_role_policy.execution[0].policy
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.volumes[0].policy).Statement[0].Action == ["elasticfilesystem:ClientMount"]
    error_message = aws_iam_role_policy.volumes[0].policy
  }
  assert {
    condition     = jsondecode(aws_iam_role_policy.application[0].policy).Statement[0].Condition == { Bool = { "aws:SecureTransport" = ["true"] } }
    error_message = aws_iam_role_policy.application[0].policy
  }
  assert {
    condition     = length(jsondecode(aws_iam_role_policy.attach_volumes[0].policy).Statement) == 5
    error_message = aws_iam_role_policy.attach_volumes[0].policy
  }
  assert {
    condition     = { for volume in aws_ecs_task_definition.this.volume : volume.name => volume.configure_at_launch } == { disk = true, files = false, tmp = false }
    error_message = "volumes"
  }
  assert {
    condition     = one([for volume in aws_ecs_task_definition.this.volume : volume.efs_volume_configuration[0] if volume.name == "files"]).transit_encryption == "ENABLED"
    error_message = "encrypted in transit"
  }
  assert {
    condition     = aws_ecs_task_definition.this.ephemeral_storage[0].size_in_gib == 40
    error_message = "disk"
  }
  assert {
    condition     = { for key, group in aws_cloudwatch_log_group.this : key => "${group.retention_in_days} ${group.kms_key_id}" } == { app = "30 arn:aws:kms:ap-northeast-2:123456789012:key/2", router = "90 arn:aws:kms:ap-northeast-2:123456789012:key/2" }
    error_message = "log groups"
  }
  assert {
    condition     = aws_iam_role.task[0].permissions_boundary == "arn:aws:iam::123456789012:policy/limit" && aws_iam_role.execution[0].permissions_boundary == aws_iam_role.infrastructure[0].permissions_boundary
    error_message = "boundary"
  }
  assert {
    condition     = output.service.ports == { "app/dns" = { container = "app", container_port = 53, protocol = "udp" }, "app/http" = { container = "app", container_port = 8080, protocol = "tcp" } }
    error_message = jsonencode(output.service.ports)
  }
}

run "own_roles" {
  command = apply

  variables {
    task_role      = { arn = "arn:aws:iam::123456789012:role/task" }
    execution_role = { arn = "arn:aws:iam::123456789012:role/start" }
  }

  assert {
    condition     = aws_ecs_task_definition.this.task_role_arn == "arn:aws:iam::123456789012:role/task" && aws_ecs_task_definition.this.execution_role_arn == "arn:aws:iam::123456789012:role/start"
    error_message = "the roles that are given"
  }
  assert {
    condition     = length(aws_iam_role.task) + length(aws_iam_role.execution) + length(aws_iam_role_policy.execution) == 0
    error_message = "none is made"
  }
  assert {
    condition     = output.service.task_role_name == null && output.service.execution_role_name == null
    error_message = "no names"
  }
}

run "on_instances" {
  command = apply

  variables {
    launch_type = "ec2"
    cpu         = null
    memory      = null
    zones       = ["ap-northeast-2c"]
    containers  = { app = { image = "nginx", memory_reservation = 64, stop_timeout_seconds = 600, logging = { driver = "json-file" } } }
  }

  assert {
    condition     = aws_ecs_task_definition.this.cpu == null && aws_ecs_task_definition.this.requires_compatibilities == toset(["EC2"])
    error_message = "no size is needed on instances"
  }
  assert {
    condition     = aws_ecs_task_definition.this.network_mode == "awsvpc"
    error_message = "a network interface for each task"
  }
}

run "containers_in_a_circle" {
  command = plan

  variables {
    containers = {
      a = { image = "nginx", depends_on = { b = "START" } }
      b = { image = "nginx", depends_on = { c = "START" } }
      c = { image = "nginx", depends_on = { a = "START" } }
    }
  }

  expect_failures = [aws_ecs_task_definition.this]
}
