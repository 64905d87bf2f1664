/** The types of resources that have standing intents: where there is none of them, nothing that proves need be loaded. */
export const WITH_INTENTS: ReadonlySet<string> = new Set([
  "aws_alb",
  "aws_db_instance",
  "aws_docdb_cluster",
  "aws_ecs_capacity_provider",
  "aws_ecs_service",
  "aws_efs_mount_target",
  "aws_elasticache_cluster",
  "aws_elasticache_replication_group",
  "aws_elasticache_serverless_cache",
  "aws_lb",
  "aws_rds_cluster",
  "aws_redshift_cluster",
  "aws_s3_bucket_policy",
]);
