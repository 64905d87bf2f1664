/** The policies of gateway endpoints: by default the least, where it is known what that is. */
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { policyDocument } from "../core/policy-document";
import { local } from "../core/stack/local";
import { table } from "../core/stack/table";
import { AWS_BUCKET_USES, objectsOf } from "./aws-owned";
import type { placement } from "./placement";
import {
  chosen,
  everythingWithin,
  type Grounds,
  type Policies,
  policyText,
  readStatements,
  type Statements,
  within,
} from "./policies";
import { DATA_ACTIONS } from "./ready-actions";
import { calledServices, readsLayers, type workloads } from "./workloads";

export const gatewayEndpoint = t
  .shape("GatewayEndpoint", {
    tiers: t
      .setOf(t.text(), "tier")
      .describe(
        "Tiers whose route tables lead to it; default: the block's. Whatever else is in the network, such as a database, has no way to it.",
      )
      .optional(),
    resources: t
      .setOf(t.arn("(s3|dynamodb)", "a bucket's or a table's ARN").example("arn:aws:s3:::assets"), "resource")
      .describe(
        "Buckets or tables, within the perimeter, whose objects or items are read and written through it under the policy least.",
      )
      .default([]),
    awsBuckets: t
      .setOf(t.oneOf(...AWS_BUCKET_USES), "use")
      .describe(
        "What is read under the policy least from buckets that AWS has for it, whoever asks; of s3. ECR's layers are where workloads pull images.",
      )
      .default([]),
    anonymousReads: t
      .setOf(t.arn("s3", "a bucket's ARN").example("arn:aws:s3:::shop-web"), "bucket")
      .describe(
        "Buckets whose objects are read without credentials, as nginx reads what it serves: s3:GetObject, whoever asks; of s3.",
      )
      .default([]),
    policy: policyText()
      .describe(
        "least: what `resources`, `aws_buckets`, `anonymous_reads` and workloads say. perimeter: everything within the perimeter, and reads of AWS's own buckets. full: everything. Or a policy document. Default: least where they say what is needed, else perimeter.",
      )
      .optional(),
  })
  .describe("A gateway endpoint: routes to the service, without charge.");

export type GatewaySettings = t.Infer<typeof gatewayEndpoint>;

type GatewayGrounds = Grounds & {
  readonly inputs: t.Inputs<t.ShapeOf<[typeof placement, typeof workloads]>>;
};

/** Objects of a bucket, indexes of a table. */
const CONTENTS: Readonly<Record<string, string>> = { s3: "/*", dynamodb: "/index/*" };

type GatewayMap = Expr<Record<string, GatewaySettings>>;

/** The policies of gateway endpoints, by service: by default the least, where it is known what that is. */
export function gatewayPolicies(
  { scope, inputs, keys }: GatewayGrounds,
  gateways: GatewayMap,
): Policies<string> {
  const { region, workloads } = inputs;
  const layers = local(scope, "reads_layers", readsLayers(workloads));
  const called = local(scope, "called_services", calledServices(workloads));
  const readByAll = x.mapFrom(gateways, ["service", "gateway"], (service, { awsBuckets, anonymousReads }) =>
    x.concat(
      objectsOf(scope, region, usesOf(awsBuckets, x.and(x.eq(service, "s3"), layers))),
      x.listEach(anonymousReads, ["bucket"], (bucket) => x.str`${bucket}/*`),
    ),
  );
  const reads = local(scope, "gateway_reads", readByAll);
  const statements = x.mapFrom(gateways, ["service", "gateway"], (service, { resources }) =>
    x.concat(
      readStatements(x.get(reads, service)),
      resourceStatements({ scope, inputs, keys }, service, resources),
    ),
  );
  const leasts = local(scope, "gateway_statements", statements);
  const narrowed = local(
    scope,
    "narrowed_gateways",
    x.mapFrom(gateways, ["service", "gateway"], (service, { resources, awsBuckets, anonymousReads }) =>
      x.or(
        x.not(x.isEmpty(resources)),
        x.not(x.isEmpty(awsBuckets)),
        x.not(x.isEmpty(anonymousReads)),
        x.and(x.eq(service, "s3"), layers, x.not(x.contains(called, service))),
      ),
    ),
  );
  const modes = x.mapFrom(gateways, ["service", "gateway"], (service, { policy }) =>
    x.orElse(policy, () => x.choose(x.get(narrowed, service), "least", "perimeter")),
  );
  const documents = x.mapFrom(local(scope, "gateway_modes", modes), ["service", "mode"], (service, mode) =>
    chosen(mode, {
      least: () => policyDocument(x.get(leasts, service)),
      perimeter: () =>
        policyDocument(
          x.concat(everythingWithin({ scope, inputs, keys }, service), readStatements(x.get(reads, service))),
        ),
    }),
  );
  return local(scope, "gateway_policies", documents);
}

/** ECR's layers are read wherever workloads pull images. */
const usesOf = (awsBuckets: Expr<readonly string[]>, layers: Expr<boolean>): Expr<string[]> =>
  x.distinct(
    x.concat(
      x.itemIf(layers, "ecr_layers"),
      // a set is no list to concat()
      x.sort(awsBuckets),
    ),
  );

function resourceStatements(
  { scope, keys }: Grounds,
  service: Expr<string>,
  resources: Expr<readonly string[]>,
): Statements {
  const actions = x.get(table(scope, "data_actions", DATA_ACTIONS), service);
  const contents = x.get(CONTENTS, service);
  const both = x.flatten(
    x.listEach(resources, ["resource"], (resource) => x.items([resource, x.str`${resource}${contents}`])),
  );
  return x.when(
    x.isEmpty(resources),
    () => x.items([]),
    () => within(keys, actions, both),
  );
}
