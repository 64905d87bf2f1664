/** The pipeline, and the image that an apply builds where it is wanted. */
import type { ImagebuilderDistributionConfiguration } from "@cdktf/provider-aws/lib/imagebuilder-distribution-configuration";
import { ImagebuilderImage } from "@cdktf/provider-aws/lib/imagebuilder-image";
import { ImagebuilderImagePipeline } from "@cdktf/provider-aws/lib/imagebuilder-image-pipeline";
import type { ImagebuilderImageRecipe } from "@cdktf/provider-aws/lib/imagebuilder-image-recipe";
import type { ImagebuilderInfrastructureConfiguration } from "@cdktf/provider-aws/lib/imagebuilder-infrastructure-configuration";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { type Optional, optional, resource } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { Named } from "../server/common";
import { components } from "./components";
import { distribution } from "./distribution";
import { parent } from "./parent";

/** Image Builder User Guide, "Use cron expressions in Image Builder". */
const scheduleType = t
  .shape("ImageSchedule", {
    cron: t
      .pattern(
        "cron\\([^ ()]+( [^ ()]+){4,5}\\)",
        'a cron expression of five or six fields, such as "cron(0 3 ? * sun *)"',
        "cron(0 3 ? * sun *)",
        ["0 3 * * *", "rate(7 days)", "cron(0 3)", "cron(0 3 ? * sun * * *)", ""],
      )
      .describe("When."),
    timezone: t
      .pattern("[A-Za-z]+(/[A-Za-z0-9_+-]+){0,2}", "a time zone of IANA, such as Asia/Seoul", "Asia/Seoul", [
        "",
        "UTC+9",
        "Asia/",
        "GMT 9",
      ])
      .describe("The time zone of the cron expression.")
      .default("Etc/UTC"),
    onlyWhenUpdated: t
      .flag(
        "Whether it runs only where the parent or a component of the newest version (x.x.x) has changed since.",
      )
      .default(true),
  })
  .describe("A schedule.")
  .example({ cron: "cron(0 3 ? * sun *)" });

const tests = t
  .shape("ImageTests", {
    enabled: t
      .flag("Whether the components' test phases run, on a server made from the image.")
      .default(true),
    timeoutMinutes: t
      .duration("minutes", { min: 60, max: 1440 })
      .describe("Minutes that tests may take.")
      .default(720),
  })
  .describe("Tests of an image before it is distributed.");

const needs = [parent, components, distribution] as const;

const inputs = {
  schedule: scheduleType.optional(),
  enabled: t.flag("Whether the pipeline can be run, by schedule or by hand.").default(true),
  tests: tests.default({}),
  scan: t
    .flag(
      "Whether Amazon Inspector looks for vulnerabilities in test servers; it has to be on in the account.",
    )
    .default(false),
  enhancedMetadata: t.flag("Whether AWS Systems Manager Inventory gathers what is installed.").default(true),
  buildNow: t
    .flag(
      "Whether an apply builds an image, and waits for it for up to an hour: with a new recipe, a new image. Off: the pipeline does, by schedule or by hand.",
    )
    .default(false),
};

type PipelineInputs = t.InputsOf<typeof inputs, typeof needs>;

const hasNewest = ({ components }: PipelineInputs): Expr<boolean> =>
  x.someEntry(components, ["name", "component"], (_, component) =>
    x.or(
      x.and(x.isSet(component.managed), x.matches("x", component.managedVersion)),
      x.matches("[/.]x([./]|$)", component.arn),
    ),
  );

export const pipeline = t.concern({
  needs,
  inputs,
  rules: [
    // Image Builder User Guide, "Pipeline execution start condition": dependencies are those with x in their version
    {
      on: "schedule",
      test: (inputs) =>
        x.or(
          x.isNull(inputs.schedule),
          x.isSetAnd(inputs.schedule, (schedule) => x.not(schedule.onlyWhenUpdated)),
          x.and(x.isNull(inputs.parent.imageId), x.isNull(inputs.parent.parameter)),
          hasNewest(inputs),
        ),
      message: (_, spell) =>
        x.str`schedule runs ${spell("onlyWhenUpdated")}, but neither the parent nor a component is of the newest version; allowed: ${spell("onlyWhenUpdated")} with one of version x.x.x.`,
      refused: [
        {
          parent: { imageId: "ami-0123456789abcdef0" },
          components: { update: { managed: "update-linux", managedVersion: "1.0.2" } },
          schedule: { cron: "cron(0 3 ? * sun *)" },
        },
      ],
    },
  ],
});

interface Parts {
  readonly recipe: ImagebuilderImageRecipe;
  readonly infrastructure: ImagebuilderInfrastructureConfiguration;
  readonly distribution: ImagebuilderDistributionConfiguration;
}

/** What a pipeline and a single image have in common. */
const building = (inputs: PipelineInputs & Named, { recipe, infrastructure, distribution }: Parts) => ({
  imageRecipeArn: x.attribute(recipe, "arn"),
  infrastructureConfigurationArn: x.attribute(infrastructure, "arn"),
  distributionConfigurationArn: x.attribute(distribution, "arn"),
  enhancedImageMetadataEnabled: inputs.enhancedMetadata,
  imageScanningConfiguration: { imageScanningEnabled: inputs.scan },
  imageTestsConfiguration: {
    imageTestsEnabled: inputs.tests.enabled,
    timeoutMinutes: inputs.tests.timeoutMinutes,
  },
  tags: nameTag(inputs, inputs.name),
});

export function imagePipeline(
  scope: Construct,
  inputs: PipelineInputs & Named,
  parts: Parts,
): ImagebuilderImagePipeline {
  return resource(scope, ImagebuilderImagePipeline, "imagebuilder_image_pipeline", {
    name: inputs.name,
    status: x.choose(inputs.enabled, "ENABLED", "DISABLED"),
    schedule: blocks(x.itemWhereSet(inputs.schedule, "schedule"), (schedule) => ({
      scheduleExpression: schedule.cron,
      timezone: schedule.timezone,
      pipelineExecutionStartCondition: x.choose(
        schedule.onlyWhenUpdated,
        "EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE",
        "EXPRESSION_MATCH_ONLY",
      ),
    })),
    ...building(inputs, parts),
  });
}

/** Another recipe is another image; the one before stays until the new one is there. */
export function builtImage(
  scope: Construct,
  inputs: PipelineInputs & Named,
  parts: Parts,
): Optional<ImagebuilderImage> {
  return optional(scope, ImagebuilderImage, "imagebuilder_image", inputs.buildNow, () => ({
    ...building(inputs, parts),
    lifecycle: { createBeforeDestroy: true },
  }));
}

interface BuiltOutput {
  readonly amis: readonly { readonly image: string; readonly region: string }[];
}

/** The image's id in the region that it was built in. */
export function builtId(
  inputs: PipelineInputs & Named,
  built: Optional<ImagebuilderImage>,
): Expr<string | null> {
  return x.when(inputs.buildNow, () => {
    const outputs = x.nonNull(built.typed<readonly BuiltOutput[]>("outputResources"));
    const amis = x.flatten(x.listEach(outputs, ["output"], (output) => output.amis));
    return x.one(
      x.listEach(amis, ["ami"], ({ image, region }) => ({
        value: image,
        when: x.eq(region, inputs.region),
      })),
    );
  });
}
