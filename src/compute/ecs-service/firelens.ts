/** What ECS needs to start a log router whose configuration lies in S3. */
import { at, concat, type Expr, listEach, listFrom, split } from "../../core/expressions";
import type { Container, Containers } from "./containers.contract";
import { configured, isInS3 } from "./firelens.contract";
import type { Definition } from "./members";
import { whereSome } from "./private-images";

/**
 * What the agent needs to fetch such a configuration (Amazon ECS Developer Guide, "Send Amazon ECS logs to an AWS service or
 * AWS Partner": the execution role's permissions).
 */
export function configurationStatements(containers: Expr<Containers>): Expr<Definition[]> {
  const objects = listFrom<Container, string>(containers, ["name", "container"], (_, container) => ({
    value: configured(container),
    when: isInS3(container),
  }));
  const buckets = listEach<string, string>(objects, ["arn"], (arn) => ({ value: at(split("/", arn), 0) }));
  return concat<Definition>(
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
