/** Who reads: endpoints without credentials. */
import type { Construct } from "constructs";
import {
  concat,
  distinct,
  type Expr,
  get,
  isEmpty,
  isNull,
  isSet,
  items,
  not,
  or,
  values,
  when,
} from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { WebBucketInputs } from "./web-bucket.inputs";

type EndpointInputs = Pick<WebBucketInputs, "endpoints" | "endpointIds">;

/** By what is known when Terraform plans; ids need not be. */
export const hasEndpoints = ({ endpoints, endpointIds }: EndpointInputs): Expr<boolean> =>
  or(isSet(endpoints), not(isEmpty(endpointIds)));

export function readingEndpoints(
  scope: Construct,
  { endpoints, endpointIds }: EndpointInputs,
): Expr<string[]> {
  const gateway = when<string[]>(
    isNull(endpoints),
    () => [],
    () => items<string>([get(endpoints.gateways, "s3").id]),
  );
  return local(scope, "endpoint_ids", distinct(concat<string>(gateway, values(endpointIds))));
}
