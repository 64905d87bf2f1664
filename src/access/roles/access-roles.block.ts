/** The module `access/roles`. */
import { defineBlock } from "../../core/module/block";
import { AccessRoles } from "./access-roles";
import { accessRolesContract } from "./access-roles.contract";
import type { AccessRolesProps } from "./access-roles.props";

const NOTES = `## What the kinds may do

| | developer | operator |
| --- | --- | --- |
| describe servers, containers, databases, load balancers, alarms, deployments | yes | yes |
| search logs of log groups with the tags of \`scope\` | yes | yes |
| read log streams of \`log_groups\` | yes | yes |
| secrets' and parameters' values, objects, tables, user data | no | no |
| restart, stop, start, deploy, set numbers, on what has the tags | no | yes |
| a shell on instances and in ECS tasks | where \`shells\` says | \`scope\`, or where \`shells\` says |
| create and delete | no | snapshots of databases with the tags |
| IAM, networks, tags, audit trails, other regions | no, by the boundary | no, by the boundary |

\`statements\` add to a role. The permissions boundary holds for them too: a statement on IAM or \`sts:AssumeRole\` is
refused, since it would only pretend.

## Who may take a role

- \`permission_sets\`: people of IAM Identity Center, by the names of their permission sets in this account. The second
  factor is asked for there. A session that is taken from a session lasts an hour at most.
- \`saml\`: people who sign in by SAML.
- \`principals\`: accounts, roles and users, with multi-factor authentication unless \`mfa = false\` says otherwise; whole
  accounts need it, or an \`external_id\`.

No role has keys that last. A permission set can have the same policies: name \`reading_policy\` and \`operating_policy\`
among its customer managed policies, and the boundary as its boundary.

## Tags

What a resource's tags say decides. Stacks of this library tag every resource with \`Environment\` and \`Architecture\`;
ECS tasks have tags where their service propagates them. The boundary keeps people from setting tags.

## Limits

The boundary denies by a list: what AWS adds later is not in it. A boundary of your own (\`permissions_boundary\`) takes
its place.

IAM policies have 6144 characters, the inline policies of a role (\`shells\` and \`statements\`) 10240 together, a trust
policy 2048 unless the account's quota is larger (\`trust_policy_characters\`). All are counted before anything is called.`;

export const accessRolesBlock = defineBlock<AccessRolesProps>({
  path: "access/roles",
  source: "src/access/roles/access-roles.ts",
  title: "Roles for people",
  purpose:
    "Roles of developers and operators: least sets of rights that are ready-made, scoped by tags, within a permissions boundary that keeps them from rights, audit trails, networks and other regions. Taken by people of IAM Identity Center, by SAML, or by principals with multi-factor authentication; there are no keys that last.",
  contract: accessRolesContract,
  construct: AccessRoles,
  notes: NOTES,
});
