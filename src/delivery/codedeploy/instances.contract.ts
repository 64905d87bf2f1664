/** Which instances a deployment group has. */
import { arn, type Infer, keyed, listOf, pattern, shape, type Type, text } from "../../core/contract";
import {
  and,
  gt,
  isEmpty,
  isSet,
  jsonEncode,
  le,
  length,
  not,
  or,
  str,
  textLength,
} from "../../core/expressions";
import { roleName } from "./artifacts.contract";

/** AWS CodeDeploy User Guide, "CodeDeploy quotas": Auto Scaling groups in a deployment group. */
const MOST_FLEETS = 10;
/** AWS CodeDeploy User Guide, "Tagging instances for deployment groups": three tag groups of ten tags each. */
const MOST_TAG_GROUPS = 3;
const MOST_TAGS = 10;

export const roleArn = (): Type<string> =>
  pattern(
    "arn:aws(-[a-z]+)*:iam::[0-9]{12}:role/[!-~]{1,576}",
    'a role\'s ARN, such as "arn:aws:iam::123456789012:role/shop-web"',
    "arn:aws:iam::123456789012:role/shop-web",
    ["shop-web", "arn:aws:iam::123456789012:user/shop", "arn:aws:iam::123:role/shop"],
  );

/** What modules/compute/ec2-fleet gives: an object type of our own, since that family is not imported here. */
const fleet = shape("CodeDeployFleet", {
  name: text().describe("A label.").optional(),
  autoScalingGroupName: text()
    .describe("The Auto Scaling group's name.")
    .rule({
      test: (name) => gt(textLength(name), 0),
      allowed: "the name of an Auto Scaling group",
      refused: [""],
    })
    .example("shop-web"),
  autoScalingGroupArn: text().describe("Not used here: a part of what a fleet gives.").optional(),
  roleName: roleName().describe("The instances' role by name: it is let read the revisions."),
  roleArn: roleArn().describe(
    "The instances' role: it is what a copied group's instances get, with blue/green.",
  ),
  securityGroupIds: listOf(text(), "id").describe("Not used here: a part of what a fleet gives.").default([]),
})
  .describe("An Auto Scaling group whose instances run the agent.")
  .example({
    autoScalingGroupName: "shop-web",
    roleName: "shop-web",
    roleArn: "arn:aws:iam::123456789012:role/shop-web",
  });

export type Fleet = Infer<typeof fleet>;

export const fleets = keyed(fleet, "fleet").rule({
  test: (all) => le(length(all), MOST_FLEETS),
  got: (all) => str`a map of ${length(all)} fleets`,
  allowed: `at most ${MOST_FLEETS} fleets`,
  refused: [
    Object.fromEntries(
      Array.from({ length: MOST_FLEETS + 1 }, (_, index) => [`f${index}`, fleet.is.example]),
    ),
  ],
});

const filter = shape("CodeDeployTagFilter", {
  key: text()
    .describe("The tag's key.")
    .rule({ test: (key) => gt(textLength(key), 0), allowed: "a tag's key", refused: [""] })
    .optional(),
  value: text().describe("The tag's value.").optional(),
})
  .rule({
    test: ({ key, value }) => or(isSet(key), isSet(value)),
    got: (given) => jsonEncode(given),
    allowed: "a key, a value, or both",
    refused: [{}],
  })
  .describe("A tag that an instance has: by key and value, or by one of them.")
  .example({ key: "Role", value: "web" });

export type TagFilter = Infer<typeof filter>;

const tagGroup = listOf(filter, "filter").rule({
  test: (all) => and(not(isEmpty(all)), le(length(all), MOST_TAGS)),
  got: (all) => str`a list of ${length(all)} tags`,
  allowed: `1 to ${MOST_TAGS} tags`,
  refused: [[], Array.from({ length: MOST_TAGS + 1 }, (_, index) => ({ key: `Key${index}` }))],
});

export const instanceTags = keyed(tagGroup.example([{ key: "Role", value: "web" }]), "group").rule({
  test: (all) => le(length(all), MOST_TAG_GROUPS),
  got: (all) => str`a map of ${length(all)} tag groups`,
  allowed: `at most ${MOST_TAG_GROUPS} tag groups`,
  refused: [
    Object.fromEntries(
      Array.from({ length: MOST_TAG_GROUPS + 1 }, (_, index) => [`g${index}`, [{ key: "Role" }]]),
    ),
  ],
});

export const instanceRoles = keyed(roleName(), "role");

/** The ARN of a policy that bounds a role. */
export const boundaryArn = (): Type<string> => arn("iam", "a policy's ARN");
