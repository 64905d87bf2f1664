/** The pipeline, and the image that an apply builds where it is wanted. */

import type { ImagebuilderDistributionConfiguration } from "@cdktf/provider-aws/lib/imagebuilder-distribution-configuration";
import { ImagebuilderImage } from "@cdktf/provider-aws/lib/imagebuilder-image";
import { ImagebuilderImagePipeline } from "@cdktf/provider-aws/lib/imagebuilder-image-pipeline";
import type { ImagebuilderImageRecipe } from "@cdktf/provider-aws/lib/imagebuilder-image-recipe";
import type { ImagebuilderInfrastructureConfiguration } from "@cdktf/provider-aws/lib/imagebuilder-infrastructure-configuration";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import {
  attribute,
  type Expr,
  eq,
  flatten,
  isSet,
  items,
  listEach,
  one,
  tf,
  when,
} from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { ImageInputs } from "./image.inputs";
import type { ImageSchedule } from "./schedule.contract";

interface Parts {
  readonly recipe: ImagebuilderImageRecipe;
  readonly infrastructure: ImagebuilderInfrastructureConfiguration;
  readonly distribution: ImagebuilderDistributionConfiguration;
}

/** What a pipeline and a single image have in common. */
const building = (inputs: ImageInputs, { recipe, infrastructure, distribution }: Parts) => ({
  imageRecipeArn: tf(attribute(recipe, "arn")),
  infrastructureConfigurationArn: tf(attribute(infrastructure, "arn")),
  distributionConfigurationArn: tf(attribute(distribution, "arn")),
  enhancedImageMetadataEnabled: tf(inputs.enhancedMetadata),
  imageScanningConfiguration: { imageScanningEnabled: tf(inputs.scan) },
  imageTestsConfiguration: {
    imageTestsEnabled: tf(inputs.tests.enabled),
    timeoutMinutes: tf(inputs.tests.timeoutMinutes),
  },
  tags: nameTag(inputs, inputs.name),
});

export function pipeline(scope: Construct, inputs: ImageInputs, parts: Parts): ImagebuilderImagePipeline {
  const made = new ImagebuilderImagePipeline(scope, "imagebuilder_image_pipeline", {
    name: tf(inputs.name),
    status: tf(
      when<string>(
        inputs.enabled,
        () => "ENABLED",
        () => "DISABLED",
      ),
    ),
    ...building(inputs, parts),
  });
  const schedules = listEach<ImageSchedule, ImageSchedule>(
    items<ImageSchedule>([inputs.schedule as unknown as Expr<ImageSchedule>]),
    ["schedule"],
    (given) => ({ value: given, when: isSet(given) }),
  );
  blockEach<ImageSchedule>(made, { name: "schedule" }, schedules, ({ cron, timezone, onlyWhenUpdated }) => ({
    schedule_expression: cron,
    timezone,
    pipeline_execution_start_condition: when<string>(
      onlyWhenUpdated,
      () => "EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE",
      () => "EXPRESSION_MATCH_ONLY",
    ),
  }));
  return made;
}

/** Another recipe is another image; the one before stays until the new one is there. */
export function builtImage(scope: Construct, inputs: ImageInputs, parts: Parts): Optional<ImagebuilderImage> {
  return optional(inputs.buildNow, (meta) => {
    return new ImagebuilderImage(scope, "imagebuilder_image", {
      ...meta,
      ...building(inputs, parts),
      lifecycle: { createBeforeDestroy: true },
    });
  });
}

interface Output {
  readonly amis: readonly { readonly image: string; readonly region: string }[];
}

/** The image's id in the region that it was built in. */
export function builtId(inputs: ImageInputs, built: Optional<ImagebuilderImage>): Expr<string | null> {
  return when<string | null>(
    inputs.buildNow,
    () => {
      const outputs = built.present("outputResources") as unknown as Expr<readonly Output[]>;
      const amis = flatten<Output["amis"][number]>(
        listEach<Output, Output["amis"]>(outputs, ["output"], (output) => ({ value: output.amis })),
      );
      return one(
        listEach<Output["amis"][number], string>(amis, ["ami"], ({ image, region }) => ({
          value: image,
          when: eq<string>(region, inputs.region as Expr<string>),
        })),
      );
    },
    () => null,
  );
}
