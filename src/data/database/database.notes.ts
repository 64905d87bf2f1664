/** What the README says beyond the inputs and outputs. */
import { READ_ON, supportTable } from "./engine-support";

export const NOTES = `## Who gets in

| What | How |
| --- | --- |
| Network | an isolated tier; no public address; the port is open to \`clients\` alone, each by a rule of its own |
| TLS | refused without it, by the parameter group (\`force_tls\`) |
| Applications | by IAM, as users of their own: \`iam_authentication\` and \`iam_users\`, and \`connect_statements\` for their roles |
| Master password | made and kept by RDS in Secrets Manager, and changed every seven days or as \`master_password_rotation\` says; \`secret_statements\` is for what administers the database |

Applications are not to sign in as the master user: services read a secret when they are deployed or started, and do not
notice that RDS has changed it. The master user makes each of \`iam_users\` once, in PostgreSQL by \`CREATE ROLE app LOGIN\`
and \`GRANT rds_iam TO app\`, in MySQL and MariaDB by
\`CREATE USER app IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS'\`. Who signs in brings a token of IAM and TLS. How, and what
PostgreSQL 16 does to the master user's password then, is in docs/database-users.md.

## Versions and their ends

Name a major version alone. The last day of standard support, after which RDS makes no database of it without
\`extended_support\` (read on ${READ_ON} from "Release calendars for Amazon RDS for PostgreSQL", "MySQL on Amazon RDS versions"
and "MariaDB on Amazon RDS versions"; \`aws rds describe-db-major-engine-versions\` says it today):

| Version | Standard support until |
| --- | --- |
${supportTable()}

What had ended then is refused, and so are minor versions that RDS has withdrawn (PostgreSQL up to 17.4, 16.8, 15.12, 14.17).

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

First \`deletion_protection = false\` and apply, then destroy: a last snapshot stays, called \`NAME-final-\` and eight
characters that the next database of this name does not have, and automated backups for their time.`;
