// Generated from src/edge/dns/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** A hosted zone: the `ref` of `Dns`, or an object written by hand. */
export interface ZoneReference {
  /** The zone's id; may be known only after the apply. */
  readonly id: Input<string>;
  /**
   * The zone's domain name, known when Terraform plans.
   * Allowed: a domain name in lower case without a final dot, such as "example.com".
   * Allowed: at most 253 characters.
   */
  readonly name: Input<string>;
  /**
   * Whether only VPCs ask it.
   * @default false
   */
  readonly private?: Input<boolean>;
  /**
   * The zone's name servers: what the domain is delegated to.
   * @default []
   */
  readonly nameServers?: Input<readonly Input<string>[]>;
  /** The zone's ARN; default: made from the id. */
  readonly arn?: Input<string | null>;
}

