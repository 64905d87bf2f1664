/** The entry point `hanok/access`: roles for people. */

export type * from "./roles/access-role-reference.props";
export { AccessRoles } from "./roles/access-roles";
export type * from "./roles/access-roles.props";
