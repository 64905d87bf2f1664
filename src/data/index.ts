/** The entry point `hanok/data`: databases and buckets. */

export { Bucket } from "./bucket/bucket";
export type * from "./bucket/bucket.props";
export type * from "./bucket/bucket-reference.props";
export { Database } from "./database/database";
export type * from "./database/database.props";
export type * from "./database/database-reference.props";
