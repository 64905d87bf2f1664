/** What the image begins with. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

const parentType = t
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
    got: ({ managed, parameter, imageId }, spell) =>
      x.str`managed ${x.jsonEncode(managed)}, parameter ${x.jsonEncode(parameter)} and ${spell("imageId")} ${x.jsonEncode(imageId)}`,
    allowed: "one of managed, parameter and image_id, or none",
    refused: [
      { managed: "amazon-linux-2023-x86", imageId: "ami-0123456789abcdef0" },
      { parameter: "/imagebuilder/base", imageId: "ami-0123456789abcdef0" },
      { managed: "amazon-linux-2023-x86", parameter: "/imagebuilder/base" },
    ],
  })
  .describe("What the image begins with.")
  .example({ architecture: "x86_64" });

const inputs = { parent: parentType.default({}) };

export const parent = t.concern({
  inputs,
  rules: [
    // Amazon's images say their architecture at the end of their names
    {
      on: "parent",
      test: (inputs) =>
        x.or(
          x.isNull(inputs.parent.managed),
          x.eq(x.matches("arm64$", inputs.parent.managed), x.eq(inputs.parent.architecture, "arm64")),
        ),
      message: (inputs) =>
        x.str`parent is ${x.jsonEncode(inputs.parent.managed)} of ${inputs.parent.architecture}; allowed: an image of that architecture, whose name ends with it.`,
      refused: [
        { parent: { managed: "amazon-linux-2023-arm64" } },
        { parent: { architecture: "arm64", managed: "amazon-linux-2023-x86" } },
      ],
    },
  ],
});

/** By a name of Amazon's it is the newest always. */
export function parentOf({ parent }: t.InputsOf<typeof inputs>, amazon: Expr<string>): Expr<string> {
  const byName = () =>
    x.str`${amazon}:image/${x.when(x.isSet(parent.managed), parent.managed, () =>
      x.choose(x.eq(parent.architecture, "arm64"), "amazon-linux-2023-arm64", "amazon-linux-2023-x86"),
    )}/x.x.x`;
  return x.when(
    x.isSet(parent.imageId),
    () => x.nonNull(parent.imageId),
    () => x.when(x.isSet(parent.parameter), () => x.str`ssm:${parent.parameter}`, byName),
  );
}
