/** The pipeline, and the image that an apply builds where it is wanted. */
import type { ImagebuilderDistributionConfiguration } from "@cdktf/provider-aws/lib/imagebuilder-distribution-configuration";
import { ImagebuilderImage } from "@cdktf/provider-aws/lib/imagebuilder-image";
import { ImagebuilderImagePipeline } from "@cdktf/provider-aws/lib/imagebuilder-image-pipeline";
import type { ImagebuilderImageRecipe } from "@cdktf/provider-aws/lib/imagebuilder-image-recipe";
import type { ImagebuilderInfrastructureConfiguration } from "@cdktf/provider-aws/lib/imagebuilder-infrastructure-configuration";
import type { Construct } from "constructs";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
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
  imageRecipeArn: x.tf(x.attribute(recipe, "arn")),
  infrastructureConfigurationArn: x.tf(x.attribute(infrastructure, "arn")),
  distributionConfigurationArn: x.tf(x.attribute(distribution, "arn")),
  enhancedImageMetadataEnabled: x.tf(inputs.enhancedMetadata),
  imageScanningConfiguration: { imageScanningEnabled: x.tf(inputs.scan) },
  imageTestsConfiguration: {
    imageTestsEnabled: x.tf(inputs.tests.enabled),
    timeoutMinutes: x.tf(inputs.tests.timeoutMinutes),
  },
  tags: nameTag(inputs, inputs.name),
});

export function pipeline(scope: Construct, inputs: ImageInputs, parts: Parts): ImagebuilderImagePipeline {
  const made = new ImagebuilderImagePipeline(scope, "imagebuilder_image_pipeline", {
    name: x.tf(inputs.name),
    status: x.tf(
      x.when(
        inputs.enabled,
        () => "ENABLED",
        () => "DISABLED",
      ),
    ),
    ...building(inputs, parts),
  });
  const schedules = x.listEach(
    x.items([inputs.schedule as unknown as Expr<ImageSchedule>]),
    ["schedule"],
    (given) => ({ value: given, when: x.isSet(given) }),
  );
  blockEach<ImageSchedule>(made, { name: "schedule" }, schedules, ({ cron, timezone, onlyWhenUpdated }) => ({
    schedule_expression: cron,
    timezone,
    pipeline_execution_start_condition: x.when(
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
  return x.when(
    inputs.buildNow,
    () => {
      const outputs = built.present("outputResources") as unknown as Expr<readonly Output[]>;
      const amis = x.flatten(x.listEach(outputs, ["output"], (output) => ({ value: output.amis })));
      return x.one(
        x.listEach(amis, ["ami"], ({ image, region }) => ({
          value: image,
          when: x.eq(region, inputs.region),
        })),
      );
    },
    () => null,
  );
}
