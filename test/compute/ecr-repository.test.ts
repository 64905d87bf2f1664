import { EcrRepository as AwsEcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { TerraformVariable } from "cdktf";
import { setupJest } from "cdktf/lib/testing/adapters/jest";
import { EcrRepository, ecrRepositoryBlock } from "../../src/compute/ecr-repository/ecr-repository";
import type { EcrRepositoryProps } from "../../src/compute/ecr-repository/ecr-repository.props";
import { negativeCases } from "../../src/core/contract";
import { decide } from "../../src/reach/policy";
import { resourcesOf, synthesize } from "../support/synthesize";

setupJest();

const repository = (props: Partial<EcrRepositoryProps> = {}) =>
  synthesize((stack) => void new EcrRepository(stack, "images", { name: "shop/api", ...props }));

const policyOf = (json: string, type: string) =>
  JSON.parse(resourcesOf(json)[type]?.images?.policy as string) as Record<string, unknown>;

describe("a repository", () => {
  it("keeps its tags and scans its images", () => {
    const json = repository();
    expect(json).toHaveResourceWithProperties(AwsEcrRepository, {
      name: "shop/api",
      image_tag_mutability: "IMMUTABLE",
      image_scanning_configuration: { scan_on_push: true },
      encryption_configuration: [{ encryption_type: "AES256" }],
      force_delete: false,
      tags: { Name: "shop/api" },
    });
    expect(Object.keys(resourcesOf(json))).toEqual(["aws_ecr_lifecycle_policy", "aws_ecr_repository"]);
  });

  it("is encrypted with a key of the user's", () => {
    const kmsKeyArn = "arn:aws:kms:ap-northeast-2:123456789012:key/images";
    expect(repository({ kmsKeyArn })).toHaveResourceWithProperties(AwsEcrRepository, {
      encryption_configuration: [{ encryption_type: "KMS", kms_key: kmsKeyArn }],
    });
  });
});

describe("what expires", () => {
  it("is what has no tag for a fortnight", () => {
    expect(policyOf(repository(), "aws_ecr_lifecycle_policy")).toEqual({
      rules: [
        {
          rulePriority: 998,
          description: "Images without a tag end 14 days after their push.",
          selection: {
            tagStatus: "untagged",
            countType: "sinceImagePushed",
            countUnit: "days",
            countNumber: 14,
          },
          action: { type: "expire" },
        },
      ],
    });
  });

  it("goes by tag, number and age", () => {
    const lifecyclePolicy = {
      expireUntagged: false,
      keepImages: 500,
      tagged: {
        "pull-requests": { tagPattern: "pr-*", priority: 10, days: 30 },
        releases: { tagPattern: "v*", priority: 20, keepImages: 50 },
      },
    };
    const { rules } = policyOf(repository({ lifecyclePolicy }), "aws_ecr_lifecycle_policy") as {
      rules: { rulePriority: number; selection: object }[];
    };
    expect(Object.fromEntries(rules.map(({ rulePriority, selection }) => [rulePriority, selection]))).toEqual(
      {
        10: {
          tagStatus: "tagged",
          tagPatternList: ["pr-*"],
          countType: "sinceImagePushed",
          countUnit: "days",
          countNumber: 30,
        },
        20: {
          tagStatus: "tagged",
          tagPatternList: ["v*"],
          countType: "imageCountMoreThan",
          countNumber: 50,
        },
        999: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 500 },
      },
    );
  });

  it("is nothing where nothing is to expire", () => {
    expect(resourcesOf(repository({ lifecyclePolicy: { expireUntagged: false } }))).not.toHaveProperty(
      "aws_ecr_lifecycle_policy",
    );
  });
});

describe("other accounts", () => {
  it("pull where they are named, and cannot push", () => {
    const json = repository({ pullPrincipals: ["210987654321"] });
    expect(policyOf(json, "aws_ecr_repository_policy")).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Pull",
          Effect: "Allow",
          Principal: { AWS: ["210987654321"] },
          Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        },
      ],
    });
  });
});

it("lets the named account pull, and neither push nor delete, nor anybody else in", () => {
  const policy = JSON.stringify(
    policyOf(repository({ pullPrincipals: ["210987654321"] }), "aws_ecr_repository_policy"),
  );
  const all = { Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] } as const;
  const ask = (action: string, account: string) =>
    decide(
      {
        action: `ecr:${action}`,
        resource: "arn:aws:ecr:ap-northeast-2:123456789012:repository/shop/api",
        principal: `arn:aws:iam::${account}:role/node`,
        resourceAccount: "123456789012",
      },
      { identity: [all], resource: [policy] },
    );
  for (const action of ["BatchGetImage", "GetDownloadUrlForLayer", "BatchCheckLayerAvailability"]) {
    expect(ask(action, "210987654321")).toBe("allowed");
    expect(ask(action, "333333333333")).toBe("implicitDeny");
  }
  for (const action of ["PutImage", "BatchDeleteImage", "SetRepositoryPolicy"])
    expect(ask(action, "210987654321")).toBe("implicitDeny");
});

describe("what Terraform knows only later", () => {
  it("is checked by it", () => {
    const json = synthesize((stack) => {
      const name = new TerraformVariable(stack, "name", { type: "string" });
      new EcrRepository(stack, "images", { name: name.stringValue });
    });
    const made = resourcesOf(json).aws_ecr_repository?.images ?? {};
    const { precondition } = made.lifecycle as { precondition: { condition: string }[] };
    expect(precondition).toHaveLength(2);
    expect(precondition[0]?.condition).toContain("var.name");
  });
});

it("has its mistakes in the contract", () => {
  expect(negativeCases(ecrRepositoryBlock.contract).length).toBeGreaterThanOrEqual(25);
});
