# Generated from src/access/roles/inline.ts by `npm run modules`. Do not edit.

# Policies of single roles: shells, and the statements that users give.

locals {
  # Policies by role, of the roles that open shells somewhere.
  shells = {
    for name, role in var.roles :
    name => role.shells == null
    ? { for tag, values in var.scope : tag => values if role.kind == "operator" }
    : role.shells
  }
}
