/** Policies that a plan does not show, since a part of them does not exist yet: computed from the files beside it, in each way that people write them. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configurationIn } from "../../../src/commands/reach/configuration";
import { type Question, reach, readTerraform } from "../../../src/reach";
import { planOf, provider } from "../plan";
import { told } from "./sample";

const CODE = `
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "s" {
  vpc_id     = aws_vpc.v.id
  cidr_block = "10.0.0.0/24"
}
resource "aws_route_table" "t" {
  vpc_id = aws_vpc.v.id
}
resource "aws_route_table_association" "t" {
  subnet_id      = aws_subnet.s.id
  route_table_id = aws_route_table.t.id
}
resource "aws_security_group" "g" {
  vpc_id = aws_vpc.v.id
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.v.id
  service_name    = "com.amazonaws.eu-west-1.s3"
  route_table_ids = [aws_route_table.t.id]
  policy          = <<-EOF
    {
      "Version": "2012-10-17",
      "Statement": [
        { "Sid": "Ours", "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": ["\${aws_s3_bucket.files.arn}/*", "\${aws_s3_bucket.logs.arn}/*"] }
      ]
    }
  EOF
}
resource "aws_s3_bucket" "files" {
  bucket_prefix = "files-"
}
resource "aws_s3_bucket" "logs" {
  bucket_prefix = "logs-"
}
resource "aws_s3_bucket" "other" {
  bucket_prefix = "other-"
}
data "aws_iam_policy_document" "files" {
  statement {
    sid       = "ByEndpoint"
    effect    = "Deny"
    actions   = ["s3:GetObject"]
    resources = ["\${aws_s3_bucket.files.arn}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "StringNotEquals"
      variable = "aws:SourceVpce"
      values   = [aws_vpc_endpoint.s3.id]
    }
  }
  statement {
    actions   = ["s3:GetObject"]
    resources = ["\${aws_s3_bucket.files.arn}/*"]
    principals {
      type        = "AWS"
      identifiers = [aws_iam_role.app.arn]
    }
  }
}
resource "aws_s3_bucket_policy" "files" {
  bucket = aws_s3_bucket.files.id
  policy = data.aws_iam_policy_document.files.json
}
resource "aws_iam_role" "app" {
  name_prefix        = "app-"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" }] })
}
locals {
  written = [aws_s3_bucket.logs.arn, aws_s3_bucket.other.arn]
}
resource "aws_iam_role_policy" "app" {
  role = aws_iam_role.app.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "Write" # to its logs
      Effect   = "Allow"
      Action   = ["s3:PutObject"]
      Resource = [for arn in local.written : "\${arn}/app/*"]
    }]
  })
}
resource "aws_iam_instance_profile" "app" {
  role = aws_iam_role.app.name
}
resource "aws_instance" "app" {
  ami                    = "ami-1"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.s.id
  vpc_security_group_ids = [aws_security_group.g.id]
  iam_instance_profile   = aws_iam_instance_profile.app.name
}
`;

let plan: unknown;
let configuration: unknown[];

beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), "hanok-rights-"));
  try {
    await writeFile(join(directory, "main.tf"), CODE);
    configuration = configurationIn(directory, true);
  } finally {
    await rm(directory, { recursive: true });
  }
  plan = await planOf({ "main.tf": CODE, "provider.tf": provider() });
}, 120_000);

const asked = (to: string, action: string, more: Partial<Question> = {}, code = configuration) =>
  told(reach(readTerraform(plan, { configuration: code }), { from: "server/app", to, action, ...more }));

it("a document of a data source, with roles and endpoints that do not exist yet, and a heredoc", () => {
  expect(asked("aws_s3_bucket.files", "s3:GetObject")).toEqual([
    "yes",
    'aws_vpc_endpoint.s3, statement "Ours"',
    "aws_s3_bucket_policy.files, statement 2",
  ]);
  expect(asked("aws_s3_bucket.files", "s3:GetObject", { from: "internet" })).toEqual([
    "no",
    'aws_s3_bucket_policy.files, statement "ByEndpoint", denies s3:GetObject on arn:aws:s3:::aws_s3_bucket.files.bucket/* (aws:SourceVpce is not in the request)',
  ]);
});

it("jsonencode over locals", () => {
  const app = { resource: "aws_s3_bucket.logs" };
  expect(asked("aws:s3", "s3:PutObject", app)[0]).toBe("unknown");
  expect(asked("aws_s3_bucket.files", "s3:PutObject")).toEqual([
    "no",
    "no statement of the policies of aws_iam_role.app allows s3:PutObject on arn:aws:s3:::aws_s3_bucket.files.bucket/* (aws_iam_role_policy.app)",
  ]);
  expect(asked("aws_s3_bucket.other", "s3:PutObject")).toEqual([
    "no",
    "no statement of the policy of aws_vpc_endpoint.s3 lets s3:PutObject on arn:aws:s3:::aws_s3_bucket.other.bucket/* pass",
  ]);
});

it("without the files, what a plan does not show is not known", () => {
  expect(asked("aws_s3_bucket.files", "s3:GetObject", {}, [])).toEqual([
    "unknown",
    expect.stringMatching(/the plan does not show what it is made from; the configuration does/),
    ...Array(2).fill(expect.any(String)),
  ]);
});
