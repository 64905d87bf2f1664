/** What is sent: the first packet of a connection, or the answer to it. */
import type { Ports, Range } from "../address/range";
import type { Ref } from "../terraform/value";

export type Protocol = "tcp" | "udp";

export interface Packet {
  readonly protocol: Protocol;
  readonly source: Range;
  readonly target: Range;
  readonly sourcePorts: Ports;
  readonly targetPorts: Ports;
  /** The AWS service whose public addresses the target is one of: `s3`. */
  readonly service?: string;
}

export const answerTo = ({ protocol, source, target, sourcePorts, targetPorts }: Packet): Packet => ({
  protocol,
  source: target,
  target: source,
  sourcePorts: targetPorts,
  targetPorts: sourcePorts,
});

/** Who is at the other end, as a security group sees it. */
export interface Peer {
  readonly range: Range;
  /** Its own groups, where addresses are private to both. */
  readonly groups: readonly Ref[];
  /** Those that what carried it does not tell, and why, in AWS's words. */
  readonly lost?: { readonly groups: readonly Ref[]; readonly code: string };
  readonly service?: string;
}
