/** Checks of servers, images, containers and logs. */
import { block, type Check, isSet, referring } from "../check";

const metadata = (body: Parameters<typeof block>[0]) => block(body, "metadata_options");

export const COMPUTE: readonly Check[] = [
  {
    id: "CKV_AWS_158",
    asks: "A log group is encrypted with a key of the account's own",
    of: ["aws_cloudwatch_log_group"],
    passes: ({ kms_key_id: key }) => isSet(key),
  },
  {
    id: "CKV_AWS_338",
    control: "CloudWatch.16",
    asks: "A log group keeps logs for a year",
    of: ["aws_cloudwatch_log_group"],
    passes: ({ retention_in_days: days }) => days === 0 || Number(days) >= 365,
  },
  {
    id: "CKV_AWS_79",
    control: "EC2.8",
    asks: "Servers answer requests for metadata by IMDSv2 alone",
    of: ["aws_instance", "aws_launch_template"],
    passes: (body) =>
      metadata(body).http_tokens === "required" || metadata(body).http_endpoint === "disabled",
  },
  {
    id: "CKV_AWS_341",
    asks: "Metadata do not reach further than the server",
    of: ["aws_launch_template"],
    passes: (body) => !(Number(metadata(body).http_put_response_hop_limit) > 1),
  },
  {
    id: "CKV_AWS_8",
    control: "EC2.3",
    asks: "Disks of servers are encrypted",
    of: ["aws_instance", "aws_launch_template"],
    passes: (body) =>
      [body.root_block_device ?? [], body.ebs_block_device ?? [], body.block_device_mappings ?? []]
        .flat()
        .every((disk) => /"encrypted":"?true/.test(JSON.stringify(disk))),
  },
  {
    id: "CKV_AWS_88",
    control: "EC2.9",
    asks: "Servers have no public address by launch",
    of: ["aws_instance", "aws_launch_template"],
    passes: (body) =>
      body.associate_public_ip_address !== true &&
      !/"associate_public_ip_address":"?true/.test(JSON.stringify(body.network_interfaces ?? [])),
  },
  {
    id: "CKV_AWS_126",
    asks: "Servers are monitored every minute",
    of: ["aws_instance"],
    passes: ({ monitoring }) => monitoring === true,
  },
  {
    id: "CKV_AWS_135",
    asks: "Servers say that they are EBS-optimized",
    of: ["aws_instance"],
    passes: ({ ebs_optimized: optimized }) => optimized === true,
  },
  {
    id: "CKV2_AWS_41",
    asks: "Servers have a role",
    of: ["aws_instance"],
    passes: ({ iam_instance_profile: profile }) => isSet(profile),
  },
  {
    id: "CKV_AWS_3",
    control: "EC2.3",
    asks: "Volumes are encrypted",
    of: ["aws_ebs_volume"],
    passes: ({ encrypted }) => encrypted === true,
  },
  {
    id: "CKV_AWS_189",
    asks: "Volumes are encrypted with a key of the account's own",
    of: ["aws_ebs_volume"],
    passes: ({ kms_key_id: key }) => isSet(key),
  },
  {
    id: "CKV_AWS_315",
    control: "AutoScaling.9",
    asks: "Groups launch by a template",
    of: ["aws_autoscaling_group"],
    passes: (body) => isSet(body.launch_template) || isSet(body.mixed_instances_policy),
  },
  {
    id: "AutoScaling.1",
    control: "AutoScaling.1",
    asks: "Groups behind a load balancer take its checks",
    of: ["aws_autoscaling_group"],
    passes: (body, place) =>
      body.health_check_type === "ELB" || referring(place, "aws_autoscaling_attachment").length === 0,
  },
  {
    id: "CKV_AWS_319",
    control: "CloudWatch.17",
    asks: "Alarms act",
    of: ["aws_cloudwatch_metric_alarm"],
    passes: ({ actions_enabled: enabled }) => enabled !== false,
  },
  {
    id: "CKV_AWS_51",
    control: "ECR.2",
    asks: "A tag of an image stays the same image",
    of: ["aws_ecr_repository"],
    passes: ({ image_tag_mutability: mutability }) => /^IMMUTABLE/.test(String(mutability)),
  },
  {
    id: "CKV_AWS_163",
    control: "ECR.1",
    asks: "Images are scanned when they are pushed",
    of: ["aws_ecr_repository"],
    passes: (body) => block(body, "image_scanning_configuration").scan_on_push === true,
  },
  {
    id: "CKV_AWS_136",
    control: "ECR.5",
    asks: "Images are encrypted with a key of the account's own",
    of: ["aws_ecr_repository"],
    passes: (body) => {
      const { encryption_type: type, kms_key: key } = block(body, "encryption_configuration");
      return type === "KMS" && isSet(key);
    },
  },
  {
    id: "CKV_AWS_65",
    control: "ECS.12",
    asks: "Clusters have Container Insights",
    of: ["aws_ecs_cluster"],
    passes: (body) => /"(enabled|enhanced)"/.test(JSON.stringify(body.setting ?? [])),
  },
  {
    id: "CKV_AWS_223",
    asks: "Shells in containers are logged",
    of: ["aws_ecs_cluster"],
    passes: (body) => block(block(body, "configuration"), "execute_command_configuration").logging !== "NONE",
  },
  {
    id: "CKV_AWS_332",
    control: "ECS.10",
    asks: "Services on Fargate run on the latest platform",
    of: ["aws_ecs_service"],
    passes: ({ platform_version: version }) => !isSet(version) || version === "LATEST",
  },
  {
    id: "CKV_AWS_333",
    control: "ECS.2",
    asks: "Tasks have no public address",
    of: ["aws_ecs_service"],
    passes: (body) => block(body, "network_configuration").assign_public_ip !== true,
  },
  {
    id: "CKV_AWS_336",
    control: "ECS.5",
    asks: "Containers cannot write to their root",
    of: ["aws_ecs_task_definition"],
    passes: (body) => everyContainer(body, ({ readonlyRootFilesystem }) => readonlyRootFilesystem === true),
  },
  {
    id: "CKV_AWS_334",
    control: "ECS.4",
    asks: "Containers have no rights of their host",
    of: ["aws_ecs_task_definition"],
    passes: (body) => everyContainer(body, ({ privileged }) => privileged !== true),
  },
  {
    id: "CKV_AWS_335",
    control: "ECS.3",
    asks: "Tasks do not share the host's processes",
    of: ["aws_ecs_task_definition"],
    passes: ({ pid_mode: mode }) => mode !== "host",
  },
  {
    id: "CKV_AWS_249",
    asks: "A task's role is not the one that starts it",
    of: ["aws_ecs_task_definition"],
    passes: (body) => body.execution_role_arn !== body.task_role_arn,
  },
  {
    id: "CKV_AWS_180",
    asks: "Components of images are encrypted with a key of the account's own",
    of: ["aws_imagebuilder_component"],
    passes: ({ kms_key_id: key }) => isSet(key),
  },
  {
    id: "CKV_AWS_199",
    asks: "Images of servers are encrypted with a key of the account's own",
    of: ["aws_imagebuilder_distribution_configuration"],
    passes: (body) =>
      [body.distribution ?? []]
        .flat()
        .every((each) => isSet(block(each as typeof body, "ami_distribution_configuration").kms_key_id)),
  },
  {
    id: "CKV_AWS_200",
    asks: "Disks of images are encrypted with a key of the account's own",
    of: ["aws_imagebuilder_image_recipe"],
    passes: (body) =>
      [body.block_device_mapping ?? []]
        .flat()
        .every((disk) => isSet(block(disk as typeof body, "ebs").kms_key_id)),
  },
];

interface Container {
  readonly readonlyRootFilesystem?: boolean;
  readonly privileged?: boolean;
}

const everyContainer = (
  { container_definitions: text }: Parameters<typeof block>[0],
  test: (one: Container) => boolean,
) => (JSON.parse(String(text ?? "[]")) as Container[]).every(test);
