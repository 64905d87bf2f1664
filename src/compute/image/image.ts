/** The block `compute/image`. */
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import { resource } from "../../core/resources";
import { local } from "../../core/stack/local";
import { sampleNetwork, sampleTier } from "../../network/sample";
import { builderRole, buildRole } from "./builder-role";
import { components, imageComponents } from "./components";
import { distributed, distribution } from "./distribution";
import type { ImageProps, ImageResources } from "./image.props";
import { buildServers, infrastructure } from "./infrastructure";
import { imageParameter, parameter } from "./parameter";
import { parent } from "./parent";
import { builtId, builtImage, imagePipeline, pipeline } from "./pipeline";
import { imageRecipe, recipe } from "./recipe";
import { type ImageReferenceValue, imageReference } from "./reference";

const name = t.concern({
  inputs: {
    name: t
      .blockName()
      .describe("The name of the pipeline, its recipe and its images.")
      .length({ min: 2, because: "Image Builder takes no shorter one" }),
  },
});
const tags = t.concern({ inputs: { tags: t.tags() } });

/** The network of the example. */
const EXAMPLE_NETWORK = sampleNetwork({
  private: sampleTier("private", { a: 0, c: 1 }),
});

const contract = t.contract({
  name: "image",
  concerns: [
    name,
    parent,
    components,
    recipe,
    infrastructure,
    buildRole,
    distribution,
    pipeline,
    parameter,
    tags,
  ],
  example: {
    name: "web",
    region: "ap-northeast-2",
    components: { update: { managed: "update-linux" } },
    network: EXAMPLE_NETWORK,
    tier: "private",
    zone: "ap-northeast-2a",
    securityGroups: [{ id: "sg-0123456789abcdef0", name: "build" }],
  },
});

/**
 * An image of one's own, built by a pipeline of EC2 Image Builder, and the SSM parameter that servers take it from.
 *
 *     const image = new Image(this, "image", {
 *       name: "web",
 *       region: "ap-northeast-2",
 *       components: {
 *         update: { managed: "update-linux" },
 *         web: { document: readFileSync("web.yaml", "utf8") },
 *       },
 *       network: network.ref,
 *       tier: "private",
 *       zone: "ap-northeast-2a",
 *       securityGroups: [build.ref],
 *       schedule: { cron: "cron(0 3 ? * sun *)", timezone: "Asia/Seoul" },
 *     });
 *     new Ec2Fleet(this, "web", { image: { parameter: image.parameterName }, … });
 */
export class Image extends Block<typeof contract.inputs, ImageResources> {
  /** The image as servers take it. */
  readonly ref: t.Reference<ImageReferenceValue>;
  protected readonly results: Outputs;

  constructor(scope: Construct, id: string, props: ImageProps) {
    super(scope, id, contract, props);
    const { inputs } = this;
    const partition = local(
      this,
      "partition_name",
      x.attribute(resource(this, DataAwsPartition, "partition", {}), "partition"),
    );
    const amazon = local(this, "amazon", x.str`arn:${partition}:imagebuilder:${inputs.region}:aws`);
    const role = builderRole(this, inputs, partition, this.preconditions);
    const parts = imageComponents(this, inputs, amazon);
    const made = {
      recipe: imageRecipe(this, inputs, parts, amazon),
      infrastructure: buildServers(this, inputs, role),
      distribution: distributed(this, inputs),
    };
    const line = imagePipeline(this, inputs, made);
    const built = builtImage(this, inputs, made);
    const given = imageParameter(this, inputs);

    const ref = x.object<ImageReferenceValue>({
      pipelineArn: x.attribute(line, "arn"),
      recipeArn: x.attribute(made.recipe, "arn"),
      ssmParameter: given.name,
      amiId: local(this, "ami_id", builtId(inputs, built)),
    });
    this.ref = t.reference(this, "ref", imageReference, ref);
    this.results = {
      image: {
        value: ref,
        description:
          "The image as servers take it: pipeline, recipe, SSM parameter, and the id where an apply built it.",
      },
      pipeline_arn: {
        value: ref.pipelineArn,
        description: "The pipeline's ARN: who starts it builds an image.",
      },
      recipe_arn: { value: ref.recipeArn, description: "The recipe's ARN, with its version." },
      recipe_version: { value: x.attribute(made.recipe, "version"), description: "The recipe's version." },
      component_arns: {
        value: parts.own.attribute("arn"),
        description: "ARNs of the documents' components with their versions, by key.",
      },
      ssm_parameter: {
        value: ref.ssmParameter,
        description: "The SSM parameter with the newest image's id, or null.",
      },
      ami_id: { value: ref.amiId, description: "The image's id where the apply has built it, or null." },
      role_name: {
        value: x.attribute(role.role, "name"),
        description: "The name of the build servers' role.",
      },
      role_arn: { value: x.attribute(role.role, "arn"), description: "The ARN of the build servers' role." },
    };
  }

  /** The SSM parameter that holds the newest image's id; a server's image takes it. */
  get parameterName(): string {
    const { ssmParameter } = this.ref;
    if (ssmParameter === undefined)
      throw new Error(`${this.node.path}: there is no parameter, since home.parameter is false.`);
    return ssmParameter;
  }
}

export const imageBlock = defineBlock(__filename, { construct: Image, contract });
