// Generated from src/compute/app-runner/connector/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../../core/expressions";

/** A VPC connector: the `ref` of `AppRunnerConnector`, or an object written by hand. */
export interface AppRunnerConnectorReference {
  /** The connector's ARN; may be known only after the apply. */
  readonly arn: Input<string>;
  /** Ids of its security groups. */
  readonly securityGroupIds: Input<readonly Input<string>[]>;
  /** Ids of its subnets, one in each zone. */
  readonly subnetIds: Input<readonly Input<string>[]>;
  /** The VPC that it leads into. */
  readonly vpcId?: Input<string | null>;
  /** The tier of the network that its subnets belong to. */
  readonly tier?: Input<string | null>;
  /**
   * The zones of its subnets.
   * @default []
   */
  readonly zones?: Input<readonly Input<string>[]>;
  /** Whether its subnets' routes lead to the internet, by NAT; null where that is not known. */
  readonly internet?: Input<boolean | null>;
}

