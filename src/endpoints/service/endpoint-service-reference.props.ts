// Generated from src/endpoints/service/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** An endpoint service: the `ref` of `EndpointService`, or an object written by hand. One of `serviceEndpoints` of `Endpoints` may be such an object as it stands. */
export interface EndpointServiceReference {
  /** The service's id. */
  readonly id: Input<string>;
  /** The service's whole name, for endpoints. Whoever uses it waits for the allowed principals and the domain's verification. */
  readonly serviceName: Input<string>;
  /** The zones where the service is, by the names that the provider's account has for them. */
  readonly zones: Input<readonly Input<string>[]>;
  /** The private DNS name. */
  readonly privateDnsName?: Input<string | null>;
}

