/** The recipe: what an image begins with, what is done to it, and its disk. */
import { ImagebuilderImageRecipe } from "@cdktf/provider-aws/lib/imagebuilder-image-recipe";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { resource } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { Named } from "../server/common";
import { serverRootDisk } from "../server/root-disk";
import { type Components, components } from "./components";
import { parent, parentOf } from "./parent";

const needs = [parent, components] as const;

const inputs = {
  workingDirectory: t
    .pattern("/[A-Za-z0-9_./-]*", "an absolute path", "/tmp", ["tmp", "", "/two words"])
    .describe("Where build and test steps run.")
    .default("/tmp"),
  disk: serverRootDisk.describe("The image's root disk.").default({}),
};

type RecipeInputs = t.InputsOf<typeof inputs, typeof needs> & Named;

export const recipe = t.concern({ needs, inputs });

export function imageRecipe(
  scope: Construct,
  inputs: RecipeInputs,
  { steps, identities }: Components,
  amazon: Expr<string>,
): ImagebuilderImageRecipe {
  const { disk, name, workingDirectory } = inputs;
  const parentImage = local(scope, "parent_image", parentOf(inputs, amazon));
  const content = local(
    scope,
    "recipe_content",
    x.jsonEncode(x.lift([inputs.parent, identities, disk, workingDirectory])),
  );
  return resource(scope, ImagebuilderImageRecipe, "imagebuilder_image_recipe", {
    name,
    version: x.str`${inputs.baseVersion}.${x.digestNumber(content)}`,
    parentImage,
    workingDirectory,
    blockDeviceMapping: [
      {
        deviceName: disk.deviceName,
        ebs: {
          deleteOnTermination: "true",
          encrypted: "true",
          volumeType: "gp3",
          volumeSize: disk.sizeGib,
          iops: disk.iops,
          throughput: disk.throughput,
          kmsKeyId: disk.kmsKeyArn,
        },
      },
    ],
    component: blocks(steps, (step) => ({
      componentArn: step.arn,
      parameter: blocks(step.parameters, ({ name, value }) => ({ name, value })),
    })),
    tags: nameTag(inputs, name),
    lifecycle: { createBeforeDestroy: true },
  });
}
