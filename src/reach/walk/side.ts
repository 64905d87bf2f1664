/** Who speaks with whom: an interface or an address in a subnet, or an address outside of every VPC. */
import type { Range } from "../address/range";
import type { Interface } from "../model/interfaces";
import type { Subnet } from "../model/vpcs";

export interface Inside {
  readonly kind: "inside";
  readonly subnet: Subnet;
  readonly range: Range;
  /** Undefined for an address that nothing is known to have. */
  readonly member: Interface | undefined;
}

export interface Outside {
  readonly kind: "outside";
  readonly range: Range;
  /** `internet`, or the range as it was asked for. */
  readonly name: string;
  /** `s3`, of AWS's addresses of a service. */
  readonly service?: string;
}

export type Side = Inside | Outside;

export const nameOf = (side: Side): string =>
  side.kind === "outside" ? side.name : (side.member?.address ?? side.subnet.address);
