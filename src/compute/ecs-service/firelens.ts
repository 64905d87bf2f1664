/** What ECS needs to start a log router whose configuration lies in S3. */
import type { NameStep } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Containers } from "./containers.contract";
import { configured } from "./firelens.contract";
import type { Definition } from "./members";
import { whereSome } from "./private-images";

/**
 * What the agent needs to fetch such a configuration (Amazon ECS Developer Guide, "Send Amazon ECS logs to an AWS service or
 * AWS Partner": the execution role's permissions).
 */
export function configurationStatements(containers: Expr<Containers>, step: NameStep): Expr<Definition[]> {
  const configurations = step(
    "log_router_configurations",
    x.listFrom(containers, ["name", "container"], (_, container) => ({
      value: configured(container),
    })),
  );
  const objects = step(
    "log_router_objects",
    x.listEach(configurations, ["arn"], (arn) => ({ value: arn, when: x.ne(arn, "") })),
  );
  const buckets = x.listEach(objects, ["arn"], (arn) => ({
    value: x.at(x.split("/", arn), 0),
  }));
  return x.concat<Definition>(
    whereSome(objects, {
      Sid: "LogRouterObject",
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: objects,
    }),
    whereSome(buckets, {
      Sid: "LogRouterBucket",
      Effect: "Allow",
      Action: "s3:GetBucketLocation",
      Resource: buckets,
    }),
  );
}
