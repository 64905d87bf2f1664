/** The VPC endpoints that read the objects without credentials. */
import type { Construct } from "constructs";
import type { CrossRule } from "../../core/contract";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { endpointsReference } from "../../endpoints/reference";

const inputs = {
  endpoints: endpointsReference
    .describe(
      "Endpoints whose S3 gateway may read the objects without credentials: the output `endpoints` of modules/endpoints. Whatever runs behind its routes may.",
    )
    .optional(),
  endpointIds: t
    .keyed(t.awsId("vpce"), "endpoint")
    .describe("Further VPC endpoints that may, by names of your choice.")
    .length({ max: 50 })
    .default({}),
  listThroughEndpoint: t
    .flag(
      "Whether the endpoints' clients may list the objects: a key without an object is then 404 in place of 403 (Amazon S3 API Reference, GetObject).",
    )
    .default(false),
  plainHttpThroughEndpoint: t.flag("Whether the endpoints' clients may read by plain HTTP.").default(false),
};

type EndpointsInputs = t.InputsOf<typeof inputs>;

/** By what is known when Terraform plans; ids need not be. */
export const hasEndpoints = ({ endpoints, endpointIds }: EndpointsInputs): Expr<boolean> =>
  x.or(x.isSet(endpoints), x.not(x.isEmpty(endpointIds)));

export function readingEndpoints(
  scope: Construct,
  { endpoints, endpointIds }: EndpointsInputs,
): Expr<string[]> {
  const gateway = x.ifSet(endpoints, (endpoints) => x.items([x.get(endpoints.gateways, "s3").id]), []);
  return local(scope, "endpoint_ids", x.distinct(x.concat(gateway, x.values(endpointIds))));
}

const ENDPOINTS = { vpcId: "vpc-0123456789abcdef0", region: "ap-northeast-2" };
const CLOUDFRONT_ALONE = { endpointIds: {}, cloudfront: {} };

const onlyWithEndpoints = (
  on: "listThroughEndpoint" | "plainHttpThroughEndpoint",
): CrossRule<typeof inputs> => ({
  on,
  test: (inputs) => x.or(x.not(inputs[on]), hasEndpoints(inputs)),
  message: (_, spell) =>
    x.str`${spell(on)} is true without any endpoint; allowed: with endpoints or ${spell("endpointIds")} only.`,
  refused: [{ ...CLOUDFRONT_ALONE, [on]: true }],
});

export const endpoints = t.concern({
  inputs,
  rules: [
    {
      on: "endpoints",
      test: ({ endpoints }) => x.isNullOr(endpoints, (endpoints) => x.hasKey(endpoints.gateways, "s3")),
      message: ({ endpoints }, spell) =>
        x.str`endpoints has gateways to ${x.shownTexts(
          x.ifSet(endpoints, (endpoints) => x.keys(endpoints.gateways), []),
        )}; allowed: endpoints with a gateway to s3. Others go into ${spell("endpointIds")}.`,
      refused: [
        { endpoints: ENDPOINTS },
        {
          endpoints: {
            ...ENDPOINTS,
            gateways: { dynamodb: { id: "vpce-0123456789abcdef0", tiers: ["app"] } },
          },
        },
      ],
    },
    onlyWithEndpoints("listThroughEndpoint"),
    onlyWithEndpoints("plainHttpThroughEndpoint"),
  ],
  // endpoints whose policies name this bucket
  late: ["endpointIds", "endpoints"],
});
