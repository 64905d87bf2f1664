/** What a security group gives to those who name it; an object like this stands for an existing one. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";

const SECURITY_GROUP_REFERENCE_FILE = "network/security-group/security-group-reference.props";

/** Amazon EC2 API Reference: CreateSecurityGroup, GroupName and GroupDescription. AWS trims final spaces. */
const CHARACTERS = "[A-Za-z0-9._:/()#,@\\[\\]+=&;{}!$*-]";
const CHARACTER_WORDS =
  "ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end";

/** Text in the characters that EC2 takes for names and descriptions. */
export function ec2Text(longest: number, example: string): t.Type<string> {
  return t
    .text()
    .rule({
      test: (value) =>
        x.and(x.le(x.textLength(value), longest), x.matches(`^${CHARACTERS}(?:[ ]*${CHARACTERS})*$`, value)),
      allowed: `1 to ${longest} ${CHARACTER_WORDS}`,
      refused: ["", " leading space", "trailing space ", "naïve", "a < b", "x".repeat(longest + 1)],
    })
    .example(example);
}

/** A group's name: it labels rules that name the group as their peer, and so is part of their addresses. */
export function groupName(longest: number): t.Type<string> {
  return ec2Text(longest, "app").rule({
    test: (value) => x.not(x.startsWith(value, "sg-")),
    allowed: 'a name that does not begin with "sg-", which AWS keeps for ids',
    refused: ["sg-app"],
  });
}

export const securityGroupReference = t
  .shape(
    "SecurityGroupReference",
    {
      id: t.text().describe("The group's id; may be known only after the apply."),
      name: groupName(255).describe(
        "A lasting label that is known when Terraform plans; part of the addresses of rules that name the group.",
      ),
      arn: t.text().describe("The group's ARN.").optional(),
      vpcId: t.text().describe("The VPC that the group belongs to.").optional(),
    },
    SECURITY_GROUP_REFERENCE_FILE,
  )
  .describe(
    "A security group: the output `security_group` of modules/network/security-group, or an object written by hand.",
  )
  .example({ id: "sg-0123456789abcdef0", name: "app" });

export type SecurityGroupReferenceValue = t.Infer<typeof securityGroupReference>;
