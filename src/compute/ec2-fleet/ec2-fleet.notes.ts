/** Sections of the README that no input can tell. */
export const NOTES = `## Instances

| What | How |
| --- | --- |
| Image | Amazon Linux 2023 by its public SSM parameter, a parameter of your own, or an id |
| Types | built on the Nitro System only; an older one is refused by name |
| Metadata | IMDSv2 only |
| Disk | gp3, always encrypted |
| Way in | SSM Session Manager: no key, no open port. \`key_pair\` is for those who need SSH |
| Role | what Session Manager and the agents need, and \`statements\`; no AWS-managed policy |
| Addresses | private, unless \`public_address\` in a public tier |
| Agents | CodeDeploy and CloudWatch by user data, from Amazon Linux's repositories and the region's own bucket |

## What an edit does

The group names the launch template's version by its number. With \`$Latest\` nothing would change in the group, and no
refresh begin (hashicorp/terraform-provider-aws#22464). Terraform does not wait for the end of a refresh.

| Edit | Launch template | Group | Instances |
| --- | --- | --- | --- |
| image, user data, agents, disk, key pair, security groups, metadata, tags | new version | updated | refreshed, one after the other |
| a newer image behind the SSM parameter | new version | updated | refreshed |
| first of the instance types | new version | updated | refreshed |
| further instance types, weights, purchase | as it was | updated | refreshed |
| sizes, zones, health check, warm-up, protection, suspended processes | as it was | updated | as they are |
| a schedule, a policy, a target group, a lifecycle hook | as it was | as it was; Terraform's wait with the first launching hook | as they are |
| a statement of the role | as it was | as it was | as they are |
| the name | replaced | replaced | replaced |

A group keeps the hooks that it was made with in its state: renamed, it is made with them again, those that are gone too.

Nothing that lasts is on an instance: root disks go with them. What has to stay belongs in a database, a bucket or
on a single server with data volumes.

## Sizes

- Terraform sets \`min_size\` and \`max_size\`, never the size between them: that is scaling's.
- A schedule with \`min\` or \`max\` changes the group's bounds; a Terraform run while they hold sets them back until the
  schedule's next time. With \`desired\` alone it does not.
- Default tags of the provider do not reach instances, disks and interfaces, for which the template speaks: give \`tags\`.
- Protection from scale in is against scaling alone. Terraform destroys the group all the same: the provider takes the
  protection off first (hashicorp/terraform-provider-aws#23187).

## Hooks

- A launching hook holds an instance in \`Pending:Wait\` until CompleteLifecycleAction or the end of its heartbeat. Whoever
  completes it has to be there before the group, or the first instances are abandoned and launched again: give what is told
  by \`notification\`, and its permissions, before the fleet (\`depends_on\`).
- An apply waits for \`min_size\` instances in service, ten minutes unless \`wait_for_capacity_seconds\` says otherwise. With a
  launching hook it does not wait by itself: a group that is not full in time is tainted, and the next apply makes it anew.
- With a warm pool, launching hooks run twice: when an instance enters the pool and when it leaves it for the group.`;
