/**
 * A private repository for container images: scanned, with tags that stay, and without what nobody needs any more.
 *
 *     const images = new EcrRepository(this, "images", { name: "shop/api" });
 *     // image: `${images.url}:1.4.0`
 */
import { EcrRepository as AwsEcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, type Output } from "../../core/module/block";
import { nameTag } from "../../network/tags";
import { ecrRepositoryContract } from "./ecr-repository.contract";
import type { EcrRepositoryShape } from "./ecr-repository.inputs";
import type { EcrRepositoryProps } from "./ecr-repository.props";
import type { EcrRepositoryReferenceValue } from "./ecr-repository-reference.contract";
import { lifecyclePolicy } from "./lifecycle";
import { repositoryPolicy } from "./repository-policy";

export class EcrRepository extends Block<EcrRepositoryShape> {
  /** The repository as others take it. */
  readonly ref: Expr<EcrRepositoryReferenceValue>;

  constructor(scope: Construct, id: string, props: EcrRepositoryProps) {
    super(scope, id, ecrRepositoryContract, props);
    const { inputs } = this;
    const repository = this.repository();
    lifecyclePolicy(this, inputs.lifecyclePolicy, repository);
    repositoryPolicy(this, inputs, repository);
    this.ref = x.object<EcrRepositoryReferenceValue>({
      arn: x.attribute(repository, "arn"),
      name: inputs.name,
      url: x.attribute(repository, "repositoryUrl"),
    });
  }

  /** What images are named by, without a tag. */
  get url(): string {
    return x.tfText(this.ref.url);
  }

  /** The repository's ARN. */
  get repositoryArn(): string {
    return x.tfText(this.ref.arn);
  }

  outputs(): Readonly<Record<string, Output>> {
    return {
      repository: {
        value: this.ref,
        description: "The repository as services and pipelines take it: ARN, name, URL.",
      },
      repository_url: { value: this.ref.url, description: "What images are named by, without a tag." },
    };
  }

  private repository(): AwsEcrRepository {
    const { inputs, preconditions: precondition } = this;
    const { immutableTags, kmsKeyArn } = inputs;
    const mutability = x.when(
      immutableTags,
      () => "IMMUTABLE",
      () => "MUTABLE",
    );
    const encryption = x.when(
      x.isSet(kmsKeyArn),
      () => "KMS",
      () => "AES256",
    );
    return new AwsEcrRepository(this, "ecr_repository", {
      name: x.tf(inputs.name),
      imageTagMutability: x.tf(mutability),
      imageScanningConfiguration: { scanOnPush: x.tf(inputs.scanOnPush) },
      encryptionConfiguration: [{ encryptionType: x.tf(encryption), kmsKey: x.tf(kmsKeyArn) }],
      forceDelete: x.tf(inputs.forceDelete),
      tags: nameTag(inputs, inputs.name),
      ...(precondition.length > 0 ? { lifecycle: { precondition } } : {}),
    });
  }
}
