/** The module `network/security-group`. */
import { defineBlock } from "../../core/module/block";
import { SecurityGroup } from "./security-group";
import { securityGroupContract } from "./security-group.contract";
import type { SecurityGroupProps } from "./security-group.props";

const NOTES = `## What Terraform must know when it plans

A rule with a \`name\` has it for its key: its \`cidr\`, and the \`name\` of its \`group\` or \`prefix_list\`, may be unknown
then.

## Rules and their addresses

A rule's address follows from what it allows, so that adding, removing or reordering rules changes no other.

| Rule | Address |
| --- | --- |
| \`{ from_port = 443, cidr = "10.0.0.0/16" }\` in \`ingress\` | \`aws_vpc_security_group_ingress_rule.this["tcp-443-from-10.0.0.0/16"]\` |
| \`{ from_port = 5432, group = module.app.security_group }\` in \`ingress\` | \`aws_vpc_security_group_ingress_rule.this["tcp-5432-from-app"]\` |
| \`{ from_port = 8000, to_port = 8080, self = true }\` in \`ingress\` | \`aws_vpc_security_group_ingress_rule.this["tcp-8000-8080-from-self"]\` |
| \`{ protocol = "icmp", icmp_type = 3, icmp_code = 4, cidr = "10.0.0.0/8" }\` in \`ingress\` | \`aws_vpc_security_group_ingress_rule.this["icmp-3-4-from-10.0.0.0/8"]\` |
| \`{ name = "office", from_port = 443, cidr = "\${aws_eip.office.public_ip}/32" }\` in \`ingress\` | \`aws_vpc_security_group_ingress_rule.this["office"]\` |
| \`{ protocol = "all", cidr = "0.0.0.0/0" }\` in \`egress\` | \`aws_vpc_security_group_egress_rule.this["all-to-0.0.0.0/0"]\` |

- A rule must have a \`name\` where its \`cidr\`, or the \`name\` of its \`group\` or \`prefix_list\`, is known only after the
  apply, such as the address of an Elastic IP of the same configuration: Terraform has to know addresses when it plans, and
  says "Invalid for_each argument" otherwise. What the rule says may then change without a new address. A rule that is there
  keeps its address where the name is its present key (\`name = "tcp-443-from-10.0.0.0/16"\`); for another name write a
  \`moved\` block, since AWS refuses the same rule beside the old one.
- Two rules with the same key are an error that names the key. A changed description is an update in place.
- A group or a prefix list is known by its \`name\`, which has to be known when Terraform plans; its \`id\` need not be.
  The label says which rule it is: give one group one label, since AWS refuses the same rule twice.
- Two groups may name each other: a group never waits for its rules. What is launched with a group may therefore
  start before the group's rules are there.

## Safe by default

- Without \`egress\` nothing may leave. AWS's own default, everything to everywhere, is
  \`egress = [{ description = "…", protocol = "all", cidr = "0.0.0.0/0" }]\`.
- \`0.0.0.0/0\` and \`::/0\` may come in only where the rule says \`public = true\`.
- The name at AWS is \`name\` and a suffix, and a new group is made before the old one is deleted: a changed name or
  description never waits for a group that is in use. \`exact_name\` leaves the suffix out.`;

export const securityGroupBlock = defineBlock<SecurityGroupProps>({
  path: "network/security-group",
  source: "src/network/security-group/security-group.ts",
  title: "Security group",
  purpose:
    "A security group whose rules are resources of their own, each at an address that says what it allows: adding, removing or reordering one changes no other. Nothing comes in or leaves but by a rule, and every rule says why it is there.",
  contract: securityGroupContract,
  construct: SecurityGroup,
  notes: NOTES,
});
