/** What a user of a stack's database is to IAM, in an evaluated stack. */
import { specimen } from "./evaluated-stack";

/** The resource of `rds-db:connect` for the user. */
export const databaseUser = (name: string): string =>
  `arn:aws:rds-db:ap-northeast-2:123456789012:dbuser:${specimen("aws_db_instance.database", "resource_id")}/${name}`;

/** The secret that RDS keeps the master user's password in. */
export const masterSecret = (): string =>
  specimen("aws_db_instance.database", "master_user_secret[0].secret_arn");
