/** What the README says beyond the inputs and outputs. */
export const NOTES = `## Who gets in

| What | How |
| --- | --- |
| Network | an isolated tier; no public address; the port is open to \`clients\` alone, each by a rule of its own |
| TLS | refused without it, by the parameter group (\`force_tls\`) |
| Master password | made, kept and changed by RDS in Secrets Manager; \`secret_statements\` lets a client's role read it |
| IAM | with \`iam_authentication\`: \`rds-db:connect\` on \`iam_user_arn_prefix\`, a slash and the user |

## Replicas and the password

RDS makes no read replica of a database whose password it manages, and no blue/green update either (Amazon RDS User Guide,
"Password management with Amazon RDS and AWS Secrets Manager", limitations). So both need \`password = "own"\`:
\`master_password\` goes to RDS by a write-only argument and is in no state; it is sent again when
\`master_password_version\` changes. Name the secret that keeps it in \`master_secret_arn\`, and clients find it.

A replica is promoted by hand. Taken out of \`replicas\` it is deleted, first its protection off.

## What a change does

| Change | What happens |
| --- | --- |
| \`instance_class\`, \`multi_az\`, \`storage\`, windows, backups | in place, in the maintenance window or with \`apply_immediately\` |
| \`parameters\`, \`force_tls\` | in the parameter group, in place; static ones from the next reboot on |
| \`engine_version\`, same major | in place |
| \`engine_version\`, another major | in place with \`allow_major_version_upgrade\`; a new parameter group comes first |
| a client, a replica, an alarm, tags | only they |
| \`database_name\`, \`master_username\`, \`snapshot_identifier\` | nothing: they count at first only |
| \`engine\`, \`storage.kms_key_arn\`, \`zone\` | replaces the instance, which \`deletion_protection\` refuses |
| \`name\` | renames the instance in place: its address changes; its log groups are new |

## Destroying it

First \`deletion_protection = false\` and apply, then destroy: a last snapshot stays, called \`NAME-final\`, and automated
backups for their time. A database of the same name destroyed again needs another \`final_snapshot.identifier\`.`;
