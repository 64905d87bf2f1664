/** Which image a server starts from. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { SERVER_FILE } from "./server-file";

/** AWS Systems Manager User Guide: "Requirements and constraints for parameter names". */
const parameterName = () =>
  t.pattern(
    "(/[A-Za-z0-9_.-]+){1,15}",
    'the name of an SSM parameter, such as "/images/web"',
    "/images/web",
    ["images/web", "/images//web", "/images/web/", "/images/the web", ""],
  );

export const serverImage = t
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
  .rule({
    test: ({ parameter, id }) => x.or(x.isNull(parameter), x.isNull(id)),
    got: ({ parameter, id }) =>
      x.str`an image with the parameter ${x.jsonEncode(parameter)} and the id ${x.jsonEncode(id)}`,
    allowed: "parameter, id or neither",
    refused: [{ parameter: "/images/web", id: "ami-0123456789abcdef0" }],
  })
  .describe("The image that servers start from.")
  .example({ architecture: "x86_64" });

export type ServerImage = t.Infer<typeof serverImage>;
