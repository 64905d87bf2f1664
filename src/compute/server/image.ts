/** The image's id, read from its parameter or as it was given. */
import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { ServerImage } from "./image.contract";

interface WithImage {
  readonly image: Expr<ServerImage>;
}

/** Amazon Linux 2023 User Guide: "Launching AL2023 using the SSM parameter and AWS CLI". */
const amazonLinux = (architecture: Expr<string>): Expr<string> =>
  x.str`/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`;

/** The parameter is read for an own image too, where nobody knows yet whether there is one. */
export function imageId(scope: Construct, { image }: WithImage): Expr<string> {
  const { id, parameter, architecture } = image;
  if (x.isKnown(x.isNull(id)) && x.knownValue(x.isSet(id))) return id as Expr<string>;
  const name = x.orElse(parameter, () => amazonLinux(architecture));
  const source = new DataAwsSsmParameter(scope, "image", { name: x.tf(name) });
  // the value that is not marked as sensitive
  return local(
    scope,
    "image_id",
    x.orElse(id, () => x.attribute(source, "insecureValue")),
  );
}
