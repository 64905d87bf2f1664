/** The image that servers start from: its id, read from a parameter or as it was given. */
import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { resource } from "../../core/resources";
import { local } from "../../core/stack/local";
import { SERVER_FILE } from "./common";
import { isArm } from "./instance-type";

/** AWS Systems Manager User Guide: "Requirements and constraints for parameter names". */
const parameterName = () =>
  t.pattern(
    "(/[A-Za-z0-9_.-]+){1,15}",
    'the name of an SSM parameter, such as "/images/web"',
    "/images/web",
    ["images/web", "/images//web", "/images/web/", "/images/the web", ""],
  );

const serverImage = t
  .shape(
    "ServerImage",
    {
      architecture: t
        .oneOf("x86_64", "arm64")
        .describe(
          "The image's architecture, which the instance types have to agree with: Graviton families are arm64, all others x86_64.",
        )
        .default("x86_64"),
      parameter: parameterName()
        .describe(
          "An SSM parameter that holds the image's id, such as that of a pipeline. A new value there is a new launch. Default: the newest Amazon Linux 2023 (Amazon Linux 2023 User Guide: Launching AL2023 using the SSM parameter).",
        )
        .optional(),
      id: t.awsId("ami").describe("The id of an image of your own, which changes only here.").optional(),
    },
    SERVER_FILE,
  )
  .rule(t.notBoth("parameter", "id"))
  .describe("The image that servers start from.")
  .example({ architecture: "x86_64" });

const inputs = { image: serverImage.default({}) };

export const image = t.concern({ inputs });

/** Types whose architecture is not the image's. An own image's is what `image.architecture` says. */
export const misfits = (types: Expr<readonly string[]>, architecture: Expr<string>): Expr<string[]> =>
  x.itemsWhere(types, "type", (type) => x.not(x.eq(isArm(type), x.eq(architecture, "arm64"))));

/** Amazon Linux 2023 User Guide: "Launching AL2023 using the SSM parameter and AWS CLI". */
const amazonLinux = (architecture: Expr<string>): Expr<string> =>
  x.str`/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`;

/** The parameter is read for an own image too, where nobody knows yet whether there is one. */
export function imageId(
  scope: Construct,
  { image: { id, parameter, architecture } }: t.InputsOf<typeof inputs>,
): Expr<string> {
  if (x.isKnown(x.isNull(id)) && x.knownValue(x.isSet(id))) return x.nonNull(id);
  const name = x.orElse(parameter, () => amazonLinux(architecture));
  const source = resource(scope, DataAwsSsmParameter, "image", { name });
  // the value that is not marked as sensitive
  return local(
    scope,
    "image_id",
    x.orElse(id, () => x.attribute(source, "insecureValue")),
  );
}
