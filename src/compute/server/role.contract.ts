/** An existing role in place of a server's own. */
import * as t from "../../core/contract";
import { SERVER_FILE } from "./server-file";

/** IAM API Reference, CreateRole: RoleName. */
export const serverRoleReference = t
  .shape(
    "ServerRole",
    {
      name: t
        .pattern("[A-Za-z0-9_+=,.@-]{1,64}", "1 to 64 ASCII letters, digits and _ + = , . @ -", "web", [
          "",
          "two words",
          "arn:aws:iam::123456789012:role/web",
          "x".repeat(65),
        ])
        .describe("The role's name."),
      arn: t.arn("iam", "an IAM role's ARN").describe("The role's ARN."),
    },
    SERVER_FILE,
  )
  .describe("An existing role that EC2 may take; nothing is added to it.");

export type ServerRole = t.Infer<typeof serverRoleReference>;
