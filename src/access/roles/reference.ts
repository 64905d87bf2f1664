/** What a role for people gives. */
import * as t from "../../core/contract";

const ACCESS_ROLE_REFERENCE_FILE = "access/roles/access-role-reference.props";

export const accessRoleReference = t
  .shape(
    "AccessRoleReference",
    {
      name: t.text().describe("The role's name."),
      arn: t.text().describe("The role's ARN, for `role_arn` of a profile and for resource policies."),
      kind: t.text().describe("developer or operator."),
    },
    ACCESS_ROLE_REFERENCE_FILE,
  )
  .describe("A role for people, as modules/access/roles gives it by name.")
  .example({
    name: "shop-operator",
    arn: "arn:aws:iam::123456789012:role/shop-operator",
    kind: "operator",
  });

export type AccessRoleReferenceValue = t.Infer<typeof accessRoleReference>;
