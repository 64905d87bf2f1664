/** Every input of `modules/access/roles` and of the construct `AccessRoles`. */
import { TRUST_POLICY } from "../../compute/policy/limits";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { accessRole, tagValues } from "./role.contract";

const logGroup = t.pattern(
  "[A-Za-z0-9_./#-]+\\*?",
  'the name of a log group, or the beginning of names and "*"',
  "/ecs/shop*",
  ["*", "", "/ecs/*/web", "/ecs/shop web"],
);

export const accessRolesInputs = {
  name: t
    .blockName(31)
    .describe(
      "The beginning of the roles' and policies' names: `name-role`. IAM has them once in an account.",
    ),
  scope: tagValues()
    .describe(
      'Tags of what the roles are for, such as `{ Environment = ["prod"] }`; a resource has to have all of them. Stacks of this library tag every resource.',
    )
    .rule({ test: (all) => x.not(x.isEmpty(all)), allowed: "one tag at least", refused: [{}] }),
  regions: t
    .setOf(t.regionName(), "region")
    .describe("Regions that the roles work in; the boundary denies every other.")
    .rule({ test: (all) => x.not(x.isEmpty(all)), allowed: "one region at least", refused: [[]] })
    .example(["ap-northeast-2"]),
  logGroups: t
    .setOf(logGroup, "group")
    .describe(
      "Log groups whose streams may be read whole, as the console does; streams have no tags. Log groups with the tags of `scope` can be searched without.",
    )
    .default([]),
  roles: t
    .keyed(accessRole, "role")
    .describe("The roles by names of your choice.")
    .rule({ test: (all) => x.not(x.isEmpty(all)), allowed: "one role at least", refused: [{}] }),
  permissionsBoundary: t
    .pattern(
      "arn:aws(-[a-z]+)*:iam::([0-9]{12}|aws):policy/[A-Za-z0-9_+=,.@/-]+",
      "the ARN of an IAM policy",
      "arn:aws:iam::123456789012:policy/people",
      ["people", "arn:aws:iam::123456789012:role/people", "*"],
    )
    .describe("A permissions boundary of your own, in place of the one that is made here.")
    .optional(),
  trustPolicyCharacters: t
    .integer({ min: TRUST_POLICY, max: 8192 }, "characters")
    .describe(
      "The account's quota of a role's trust policy (Service Quotas: Role trust policy length): how long one may be.",
    )
    .default(TRUST_POLICY),
  path: t
    .pattern("/([A-Za-z0-9_.-]+/)*", 'a path that begins and ends with "/", such as "/people/"', "/", [
      "people",
      "/people",
      "people/",
      "",
    ])
    .describe("The path of roles and policies in IAM. A change replaces them.")
    .default("/"),
  tags: t.tags(),
};

export type AccessRolesShape = typeof accessRolesInputs;
export type AccessRolesInputs = t.Inputs<AccessRolesShape>;
