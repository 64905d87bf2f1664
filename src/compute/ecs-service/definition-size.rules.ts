/** How large a task definition may be. ECS would say so only when it is given one. */
import type { Construct } from "constructs";
import { bytesIn, type ComputedRule, overLimit } from "../../core/contract";
import { base64Encode, type Expr, isKnown, lift, replace } from "../../core/expressions";
import { isModule } from "../../core/module/module-context";
import { containerDefinitions } from "./container-definitions";
import type { EcsServiceInputs, EcsServiceShape } from "./ecs-service.inputs";
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
  const open = !(isModule(scope) || isKnown(location.region));
  return open ? { ...location, region: lift(SHORT_REGION) as Expr<string> } : location;
};

/** Terraform writes `<`, `>` and `&` as six characters, the provider sends them as they are. */
const asSent = (json: Expr<string>): Expr<string> =>
  ["<", ">", "&"].reduce(
    (text, sign) => replace(text, `\\u00${sign.charCodeAt(0).toString(16)}`, sign),
    json,
  );

const app = (environment: Readonly<Record<string, string>>) => ({
  app: { image: "public.ecr.aws/nginx/nginx:1.29", environment },
});

export const definitionSize: ComputedRule<EcsServiceShape> = {
  name: "definition_problems",
  problems: (inputs, step, _, scope) => {
    const definitions = containerDefinitions(scope, {
      inputs,
      containers: withNginx(scope, inputs),
      location: placeOf(scope, inputs),
    });
    const encoded = step("definitions_base64", base64Encode(asSent(definitions)));
    return overLimit("the JSON of containers", step("definitions_bytes", bytesIn(encoded)), {
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
