/** A service for tests: the contract's example with changes, and what is in its JSON. */

import type { TypedEcsServiceProps } from "../../../src/compute/ecs-service/ecs-service";
import { EcsService, EXAMPLE } from "../../../src/compute/ecs-service/ecs-service";
import type { PolicyDocument } from "../../../src/reach/policy";
import { resourcesOf, synthesize } from "../../support/synthesize";

export const PUBLIC_IMAGE = "public.ecr.aws/nginx/nginx:1.29";
export const PRIVATE_IMAGE = "123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/team/app:1";

/** Changes as a user would write them; what the types allow is asked elsewhere. */
export const service = (changes: object = {}): string =>
  synthesize(
    (stack) => void new EcsService(stack, "web", { ...EXAMPLE, ...changes } as TypedEcsServiceProps),
  );

export const body = (json: string, type: string, name = "web") => resourcesOf(json)[type]?.[name] ?? {};

type Definition = Readonly<Record<string, unknown>>;

export const definitionsOf = (json: string): Definition[] =>
  JSON.parse(String(body(json, "aws_ecs_task_definition").container_definitions)) as Definition[];

/** The one container of the task. */
export const definition = (container: object, changes: object = {}): Definition => {
  const [first] = definitionsOf(
    service({ containers: { app: { image: PUBLIC_IMAGE, ...container } }, ...changes }),
  );
  return first as Definition;
};

export const LOG_GROUP = "arn:aws:logs:ap-northeast-2:123456789012:log-group:/aws/ecs/shop/web/app";

/** A policy as it will be when the log group is there. */
export function policy(json: string, name: string): PolicyDocument {
  const text = String(body(json, "aws_iam_role_policy", `web_${name}`).policy);
  if (!text.startsWith("${jsonencode(")) return JSON.parse(text) as PolicyDocument;
  return JSON.parse(
    text
      .slice("${jsonencode(".length, -")}".length)
      .replace(/\$\{aws_cloudwatch_log_group\.web\["[a-z]+"\]\.arn\}/g, LOG_GROUP)
      .replace(/([{,] )([A-Za-z]+) = /g, '$1"$2": ')
      .replace(/([{,] )("[^"]+") = /g, "$1$2: "),
  ) as PolicyDocument;
}

export const trust = (json: string, name: string): PolicyDocument =>
  JSON.parse(String(body(json, "aws_iam_role", `web_${name}`).assume_role_policy)) as PolicyDocument;
