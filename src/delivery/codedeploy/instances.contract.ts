/** Which instances a deployment group has. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { roleName } from "./artifacts.contract";

/** AWS CodeDeploy User Guide, "CodeDeploy quotas": Auto Scaling groups in a deployment group. */
const MOST_FLEETS = 10;
/** AWS CodeDeploy User Guide, "Tagging instances for deployment groups": three tag groups of ten tags each. */
const MOST_TAG_GROUPS = 3;
const MOST_TAGS = 10;

export const roleArn = (): t.Type<string> =>
  t.pattern(
    "arn:aws(-[a-z]+)*:iam::[0-9]{12}:role/[!-~]{1,576}",
    'a role\'s ARN, such as "arn:aws:iam::123456789012:role/shop-web"',
    "arn:aws:iam::123456789012:role/shop-web",
    ["shop-web", "arn:aws:iam::123456789012:user/shop", "arn:aws:iam::123:role/shop"],
  );

/** What modules/compute/ec2-fleet gives: an object type of our own, since that family is not imported here. */
const fleet = t
  .shape("CodeDeployFleet", {
    name: t.text().describe("A label.").optional(),
    autoScalingGroupName: t
      .text()
      .describe("The Auto Scaling group's name.")
      .rule({
        test: (name) => x.gt(x.textLength(name), 0),
        allowed: "the name of an Auto Scaling group",
        refused: [""],
      })
      .example("shop-web"),
    autoScalingGroupArn: t.text().describe("Not used here: a part of what a fleet gives.").optional(),
    roleName: roleName().describe("The instances' role by name: it is let read the revisions."),
    roleArn: roleArn().describe(
      "The instances' role: it is what a copied group's instances get, with blue/green.",
    ),
    securityGroupIds: t
      .listOf(t.text(), "id")
      .describe("Not used here: a part of what a fleet gives.")
      .default([]),
  })
  .describe("An Auto Scaling group whose instances run the agent.")
  .example({
    autoScalingGroupName: "shop-web",
    roleName: "shop-web",
    roleArn: "arn:aws:iam::123456789012:role/shop-web",
  });

export type Fleet = t.Infer<typeof fleet>;

export const fleets = t.keyed(fleet, "fleet").rule({
  test: (all) => x.le(x.length(all), MOST_FLEETS),
  got: (all) => x.str`a map of ${x.length(all)} fleets`,
  allowed: `at most ${MOST_FLEETS} fleets`,
  refused: [
    Object.fromEntries(
      Array.from({ length: MOST_FLEETS + 1 }, (_, index) => [`f${index}`, fleet.is.example]),
    ),
  ],
});

const filter = t
  .shape("CodeDeployTagFilter", {
    key: t
      .text()
      .describe("The tag's key.")
      .rule({ test: (key) => x.gt(x.textLength(key), 0), allowed: "a tag's key", refused: [""] })
      .optional(),
    value: t.text().describe("The tag's value.").optional(),
  })
  .rule({
    test: ({ key, value }) => x.or(x.isSet(key), x.isSet(value)),
    got: (given) => x.jsonEncode(given),
    allowed: "a key, a value, or both",
    refused: [{}],
  })
  .describe("A tag that an instance has: by key and value, or by one of them.")
  .example({ key: "Role", value: "web" });

export type TagFilter = t.Infer<typeof filter>;

const tagGroup = t.listOf(filter, "filter").rule({
  test: (all) => x.and(x.not(x.isEmpty(all)), x.le(x.length(all), MOST_TAGS)),
  got: (all) => x.str`a list of ${x.length(all)} tags`,
  allowed: `1 to ${MOST_TAGS} tags`,
  refused: [[], Array.from({ length: MOST_TAGS + 1 }, (_, index) => ({ key: `Key${index}` }))],
});

export const instanceTags = t.keyed(tagGroup.example([{ key: "Role", value: "web" }]), "group").rule({
  test: (all) => x.le(x.length(all), MOST_TAG_GROUPS),
  got: (all) => x.str`a map of ${x.length(all)} tag groups`,
  allowed: `at most ${MOST_TAG_GROUPS} tag groups`,
  refused: [
    Object.fromEntries(
      Array.from({ length: MOST_TAG_GROUPS + 1 }, (_, index) => [`g${index}`, [{ key: "Role" }]]),
    ),
  ],
});

export const instanceRoles = t.keyed(roleName(), "role");

/** The ARN of a policy that bounds a role. */
export const boundaryArn = (): t.Type<string> => t.arn("iam", "a policy's ARN");
