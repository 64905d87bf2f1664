/** The ways to write the same network with the AWS provider. */
import fc from "fast-check";

export interface Style {
  /** `route` blocks in the table, or an aws_route each. */
  readonly routes: "inline" | "separate";
  /** Who says what the main table holds: the default table's own resource, or an association of another one. */
  readonly main: "default" | "association";
  /** Blocks in the ACL, or an aws_network_acl_rule each; subnets by the ACL's list, or an association each. */
  readonly acls: "inline" | "separate";
  readonly groups: "inline" | "aws_security_group_rule" | "aws_vpc_security_group_rule";
  /** A public address from the subnet's pool, or an Elastic IP by one of its two arguments. */
  readonly addresses: "pool" | "eip" | "association";
}

export const style: fc.Arbitrary<Style> = fc.record({
  routes: fc.constantFrom("inline", "separate"),
  main: fc.constantFrom("default", "association"),
  acls: fc.constantFrom("inline", "separate"),
  groups: fc.constantFrom("inline", "aws_security_group_rule", "aws_vpc_security_group_rule"),
  addresses: fc.constantFrom("pool", "eip", "association"),
});
