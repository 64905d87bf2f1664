/** Who reads: endpoints without credentials, and principals that are exempt from the ban on reads from elsewhere. */
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsIamSessionContext } from "@cdktf/provider-aws/lib/data-aws-iam-session-context";
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
  listEach,
  not,
  or,
  tf,
  values,
  when,
} from "../../core/expressions";
import { optional } from "../../core/resources";
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

export const hasExemptPrincipals = ({
  exemptions: { deployer, principals },
}: WebBucketInputs): Expr<boolean> => or(deployer, not(isEmpty(principals)));

/** The deployer goes by its role: a session's ARN is another each time, and is no `aws:PrincipalArn`. */
export function exemptPrincipals(scope: Construct, { exemptions }: WebBucketInputs): Expr<string[]> {
  const { deployer, principals } = exemptions;
  const caller = optional(deployer, (meta) => {
    return new DataAwsCallerIdentity(scope, "caller_identity", { ...meta });
  });
  const session = optional(deployer, (meta) => {
    return new DataAwsIamSessionContext(scope, "iam_session_context", {
      ...meta,
      arn: tf(caller.present("arn")),
    });
  });
  const own = when<string[]>(
    deployer,
    () => items<string>([session.present("issuerArn")]),
    () => [],
  );
  // a set is no list to concat()
  const others = listEach<string, string>(principals, ["principal"], (principal) => ({ value: principal }));
  return local(scope, "exempt_principals", distinct(concat<string>(own, others)));
}
