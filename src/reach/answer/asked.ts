/** What a walk between two ends is asked. */
import type { Ports } from "../address/range";
import type { Request } from "../model/balancing/conditions";
import type { RightsAsked } from "../rights/asked";
import type { Protocol } from "../walk/packet";

/** All, those not over a load balancer, or those over one alone. */
export type Ways = "all" | "direct" | "balanced";

export interface Asked {
  readonly protocol: Protocol;
  readonly ports: Ports;
  readonly version: 4 | 6;
  readonly ways: Ways;
  /** What is known of a request, for the rules of listeners. */
  readonly request: Request;
  readonly permit?: RightsAsked["permit"];
}
