/** The recipe: what an image begins with, what is done to it, and its disk. */
import { ImagebuilderImageRecipe } from "@cdktf/provider-aws/lib/imagebuilder-image-recipe";
import type { Construct } from "constructs";
import { blockEach, inner, innerBlocks } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { ComponentStep, Components } from "./components";
import type { ImageInputs } from "./image.inputs";

export function recipe(
  scope: Construct,
  inputs: ImageInputs,
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
  const made = new ImagebuilderImageRecipe(scope, "imagebuilder_image_recipe", {
    name: x.tf(name),
    version: x.tf(x.str`${inputs.baseVersion}.${x.digestNumber(content)}`),
    parentImage: x.tf(parentImage),
    workingDirectory: x.tf(workingDirectory),
    blockDeviceMapping: [
      {
        deviceName: x.tf(disk.deviceName),
        ebs: {
          deleteOnTermination: "true",
          encrypted: "true",
          volumeType: "gp3",
          volumeSize: x.tf(disk.sizeGib),
          iops: x.tf(disk.iops),
          throughput: x.tf(disk.throughput),
          kmsKeyId: x.tf(disk.kmsKeyArn),
        },
      },
    ],
    component: [],
    tags: nameTag(inputs, name),
    lifecycle: { createBeforeDestroy: true },
  });
  blockEach<ComponentStep>(made, { name: "component" }, steps, (step) => ({
    component_arn: step.arn,
    ...innerBlocks({
      parameter: inner<{ name: string; value: string }>(step.parameters, (parameter) => ({
        name: parameter.name,
        value: parameter.value,
      })),
    }),
  }));
  return made;
}

/** By a name of Amazon's it is the newest always. */
function parentOf({ parent }: ImageInputs, amazon: Expr<string>): Expr<string> {
  const byName = () =>
    x.str`${amazon}:image/${x.when(
      x.isSet(parent.managed),
      () => parent.managed,
      () =>
        x.when(
          x.eq(parent.architecture, "arm64"),
          () => "amazon-linux-2023-arm64",
          () => "amazon-linux-2023-x86",
        ),
    )}/x.x.x`;
  return x.when(
    x.isSet(parent.imageId),
    () => parent.imageId as Expr<string>,
    () => x.when(x.isSet(parent.parameter), () => x.str`ssm:${parent.parameter}`, byName),
  );
}
