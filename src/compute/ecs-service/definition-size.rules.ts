/** How large a task definition may be, and the policy for its secrets. AWS would say so only when it is given them. */
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { isModule } from "../../core/module/module-context";
import { charactersOf, charactersUpTo, INLINE_POLICIES } from "../policy/limits";
import { containerDefinitions } from "./container-definitions";
import type { EcsServiceInputs, EcsServiceShape } from "./ecs-service.inputs";
import { secretStatements } from "./execution-role";
import { type Location, locationOf } from "./location";
import { withNginx } from "./nginx/with-nginx";

/**
 * Amazon ECS Developer Guide, "Amazon ECS service quotas": Task definition size, 64 KiB, cannot be raised. Containers are
 * all of it but some lines.
 */
const MOST_BYTES = 64 * 1024;

/** No region's name is shorter. */
const SHORT_REGION = "us-east-1";

/** A cluster of the same stack has no ARN yet; all that is read from it here is the region of logs. */
const placeOf = (scope: Construct, inputs: EcsServiceInputs): Location => {
  const location = locationOf(scope, inputs);
  const open = !(isModule(scope) || x.isKnown(location.region));
  return open ? { ...location, region: x.lift(SHORT_REGION) } : location;
};

/** Terraform writes `<`, `>` and `&` as six characters, the provider sends them as they are. */
const asSent = (json: Expr<string>): Expr<string> =>
  ["<", ">", "&"].reduce(
    (text, sign) => x.replace(text, `\\u00${sign.charCodeAt(0).toString(16)}`, sign),
    json,
  );

const app = (environment: Readonly<Record<string, string>>) => ({
  app: { image: "public.ecr.aws/nginx/nginx:1.29", environment },
});

export const definitionSize: t.ComputedRule<EcsServiceShape> = {
  name: "definition_problems",
  problems: (inputs, step, _, scope) => {
    const definitions = containerDefinitions(scope, {
      inputs,
      containers: withNginx(scope, inputs),
      location: placeOf(scope, inputs),
    });
    const encoded = step("definitions_base64", x.base64Encode(asSent(definitions)));
    return t.overLimit("the JSON of containers", step("definitions_bytes", t.bytesIn(encoded)), {
      most: MOST_BYTES,
      unit: "bytes",
      remedy:
        "A task definition has 64 KiB: keep large values in Parameter Store, Secrets Manager or the image, or make a second service.",
    });
  },
  refused: [
    { containers: app({ SETTINGS: "x".repeat(MOST_BYTES) }) },
    // two bytes each
    { containers: app({ SETTINGS: "é".repeat(MOST_BYTES / 2) }) },
    {
      containers: app(
        Object.fromEntries(Array.from({ length: 1200 }, (_, index) => [`VARIABLE_${index}`, "x".repeat(30)])),
      ),
    },
    { containers: { app: { ...app({}).app, command: ["/bin/sh", "-c", "x".repeat(MOST_BYTES)] } } },
  ],
};

const parameters = (count: number, folder: string) => ({
  secrets: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `VALUE_${index}`,
      { parameterArn: `arn:aws:ssm:ap-northeast-2:123456789012:parameter/${folder}/${index}` },
    ]),
  ),
});

/** Of the execution role; beside it the policy names log groups and repositories, ten at most. */
export const secretsSize: t.ComputedRule<EcsServiceShape> = {
  name: "secret_problems",
  whereKnown: true,
  problems: (inputs, step, spell, scope) => {
    const containers = withNginx(scope, inputs);
    const statements = secretStatements(scope, { inputs, containers, location: placeOf(scope, inputs) });
    return x.when(
      x.isNull(inputs.executionRole),
      () =>
        t.overLimit(
          x.str`the execution role's policy for the ${spell("secrets")} of containers`,
          step("secret_characters", charactersOf(step("secret_statements", statements))),
          charactersUpTo(
            INLINE_POLICIES,
            `Fewer secrets with more keys each, or a role of your own (${spell("executionRole")}).`,
          ),
        ),
      () => x.items([]),
    );
  },
  refused: [
    { containers: { app: { image: "public.ecr.aws/nginx/nginx:1.29", ...parameters(170, "shop") } } },
    {
      containers: {
        app: { image: "public.ecr.aws/nginx/nginx:1.29", ...parameters(90, "app") },
        api: { image: "public.ecr.aws/nginx/nginx:1.29", ...parameters(90, "api") },
      },
    },
  ],
};
