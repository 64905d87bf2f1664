/** What an image gives to the servers that start from it. */
import * as t from "../../core/contract";

export const imageReference = t
  .shape(
    "ImageReference",
    {
      pipelineArn: t.text().describe("The pipeline's ARN: who starts it builds an image."),
      recipeArn: t.text().describe("The recipe's ARN, with its version."),
      ssmParameter: t
        .text()
        .describe(
          "The SSM parameter with the newest image's id, for `parameter` of a server's image. Whoever uses it waits for it.",
        )
        .optional(),
      amiId: t.text().describe("The image's id where the apply has built it.").optional(),
    },
    "compute/image/image-reference.props",
  )
  .describe("An image: the output `image` of modules/compute/image, or an object written by hand.")
  .example({
    pipelineArn: "arn:aws:imagebuilder:ap-northeast-2:123456789012:image-pipeline/web",
    recipeArn: "arn:aws:imagebuilder:ap-northeast-2:123456789012:image-recipe/web/1.0.1",
    ssmParameter: "/imagebuilder/web",
  });

export type ImageReferenceValue = t.Infer<typeof imageReference>;
