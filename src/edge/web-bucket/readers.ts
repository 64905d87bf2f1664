/** Who reads: endpoints without credentials. */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { WebBucketInputs } from "./web-bucket.inputs";

type EndpointInputs = Pick<WebBucketInputs, "endpoints" | "endpointIds">;

/** By what is known when Terraform plans; ids need not be. */
export const hasEndpoints = ({ endpoints, endpointIds }: EndpointInputs): Expr<boolean> =>
  x.or(x.isSet(endpoints), x.not(x.isEmpty(endpointIds)));

export function readingEndpoints(
  scope: Construct,
  { endpoints, endpointIds }: EndpointInputs,
): Expr<string[]> {
  const gateway = x.ifSet(
    endpoints,
    (endpoints) => x.items([x.get(endpoints.gateways, "s3").id]),
    () => [],
  );
  return local(scope, "endpoint_ids", x.distinct(x.concat(gateway, x.values(endpointIds))));
}
