/** What the image begins with. */
import { awsId, type Infer, oneOf, pattern, shape } from "../../core/contract";
import { and, isNull, jsonEncode, or, str } from "../../core/expressions";

export const imageParent = shape("ImageParent", {
  architecture: oneOf("x86_64", "arm64")
    .describe("The architecture, which `instance_types` have to agree with.")
    .default("x86_64"),
  managed: pattern("[a-z0-9][a-z0-9-]{1,126}", "the name of an image of Amazon's", "amazon-linux-2023-x86", [
    "",
    "Amazon Linux",
    "amazon-linux-2023-x86/x.x.x",
  ])
    .describe("An image of Image Builder's by its name, always the newest. Default: Amazon Linux 2023.")
    .optional(),
  parameter: pattern(
    "(/[A-Za-z0-9_.-]+){1,15}",
    'the name of an SSM parameter, such as "/imagebuilder/base"',
    "/imagebuilder/base",
    ["imagebuilder/base", "/imagebuilder//base", "/imagebuilder/base/", ""],
  )
    .describe(
      "An SSM parameter with an image's id. Image Builder may read those below /imagebuilder/ and /aws/service/ by itself.",
    )
    .optional(),
  imageId: awsId("ami").describe("An image by its id.").optional(),
})
  .rule({
    test: ({ managed, parameter, imageId }) =>
      and(
        or(isNull(managed), isNull(parameter)),
        or(isNull(managed), isNull(imageId)),
        or(isNull(parameter), isNull(imageId)),
      ),
    got: ({ managed, parameter, imageId }) =>
      str`managed ${jsonEncode(managed)}, parameter ${jsonEncode(parameter)} and image_id ${jsonEncode(imageId)}`,
    allowed: "one of managed, parameter and image_id, or none",
    refused: [
      { managed: "amazon-linux-2023-x86", imageId: "ami-0123456789abcdef0" },
      { parameter: "/imagebuilder/base", imageId: "ami-0123456789abcdef0" },
      { managed: "amazon-linux-2023-x86", parameter: "/imagebuilder/base" },
    ],
  })
  .describe("What the image begins with.")
  .example({ architecture: "x86_64" });

export type ImageParent = Infer<typeof imageParent>;
