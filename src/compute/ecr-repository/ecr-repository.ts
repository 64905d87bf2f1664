/** The block `compute/ecr-repository`. */
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import type { EcrRepositoryProps, EcrRepositoryResources } from "./ecr-repository.props";
import { expiry, lifecyclePolicy } from "./lifecycle";
import { type EcrRepositoryReferenceValue, ecrRepositoryReference } from "./reference";
import { ecrRepository, repository } from "./repository";
import { pullers, repositoryPolicy } from "./repository-policy";

const contract = t.contract({
  name: "ECR repository",
  concerns: [repository, expiry, pullers],
  example: { name: "shop/api" },
});

/**
 * A private repository for container images: scanned, with tags that stay, and without what nobody needs any more.
 *
 *     const images = new EcrRepository(this, "images", { name: "shop/api" });
 *     // image: `${images.url}:1.4.0`
 */
export class EcrRepository extends Block<typeof contract.inputs, EcrRepositoryResources> {
  /** The repository as others take it. */
  readonly ref: t.Reference<EcrRepositoryReferenceValue>;

  constructor(scope: Construct, id: string, props: EcrRepositoryProps) {
    super(scope, id, contract, props);
    const { inputs, preconditions } = this;
    const made = ecrRepository(this, inputs, preconditions);
    lifecyclePolicy(this, inputs, made);
    repositoryPolicy(this, inputs, made);
    const ref = x.object<EcrRepositoryReferenceValue>({
      arn: x.attribute(made, "arn"),
      name: inputs.name,
      url: x.attribute(made, "repositoryUrl"),
    });
    this.ref = t.reference(this, "ref", ecrRepositoryReference, ref);
  }

  /** What images are named by, without a tag. */
  get url(): string {
    return this.ref.url;
  }

  /** The repository's ARN. */
  get repositoryArn(): string {
    return this.ref.arn;
  }

  protected get results(): Outputs {
    const ref = x.lift<EcrRepositoryReferenceValue>(this.ref);
    return {
      repository: {
        value: ref,
        description: "The repository as services and pipelines take it: ARN, name, URL.",
      },
      repository_url: { value: ref.url, description: "What images are named by, without a tag." },
    };
  }
}

export const ecrRepositoryBlock = defineBlock(__filename, { construct: EcrRepository, contract });
