/** What the image begins with. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";

export const imageParent = t
  .shape("ImageParent", {
    architecture: t
      .oneOf("x86_64", "arm64")
      .describe("The architecture, which `instance_types` have to agree with.")
      .default("x86_64"),
    managed: t
      .pattern("[a-z0-9][a-z0-9-]{1,126}", "the name of an image of Amazon's", "amazon-linux-2023-x86", [
        "",
        "Amazon Linux",
        "amazon-linux-2023-x86/x.x.x",
      ])
      .describe("An image of Image Builder's by its name, always the newest. Default: Amazon Linux 2023.")
      .optional(),
    parameter: t
      .pattern(
        "(/[A-Za-z0-9_.-]+){1,15}",
        'the name of an SSM parameter, such as "/imagebuilder/base"',
        "/imagebuilder/base",
        ["imagebuilder/base", "/imagebuilder//base", "/imagebuilder/base/", ""],
      )
      .describe(
        "An SSM parameter with an image's id. Image Builder may read those below /imagebuilder/ and /aws/service/ by itself.",
      )
      .optional(),
    imageId: t.awsId("ami").describe("An image by its id.").optional(),
  })
  .rule({
    test: ({ managed, parameter, imageId }) =>
      x.and(
        x.or(x.isNull(managed), x.isNull(parameter)),
        x.or(x.isNull(managed), x.isNull(imageId)),
        x.or(x.isNull(parameter), x.isNull(imageId)),
      ),
    got: ({ managed, parameter, imageId }) =>
      x.str`managed ${x.jsonEncode(managed)}, parameter ${x.jsonEncode(parameter)} and image_id ${x.jsonEncode(imageId)}`,
    allowed: "one of managed, parameter and image_id, or none",
    refused: [
      { managed: "amazon-linux-2023-x86", imageId: "ami-0123456789abcdef0" },
      { parameter: "/imagebuilder/base", imageId: "ami-0123456789abcdef0" },
      { managed: "amazon-linux-2023-x86", parameter: "/imagebuilder/base" },
    ],
  })
  .describe("What the image begins with.")
  .example({ architecture: "x86_64" });

export type ImageParent = t.Infer<typeof imageParent>;
