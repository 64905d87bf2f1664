/**
 * Who changes what of the running service: Terraform or a pipeline the task definition, Terraform or auto scaling the
 * number of tasks.
 *
 * What Terraform leaves alone is a resource's `ignore_changes`, which Terraform wants written out: no variable may
 * decide it. So a module has a resource for each of the four cases, of which exactly one is there. A program knows its
 * case, and has one resource: a switch there is no change of address.
 *
 * Considered and left: reading the running service back by a data source (fails before the first apply; whether the
 * service exists is not known when Terraform plans, and `count` must be); the newest revision of the family (rolls
 * back what a pipeline rolled back, and deploys what Terraform registers); ignoring the number always (then a changed
 * `desired_count` does nothing). Whether the number is Terraform's follows from `desired_count` being given, not from
 * `scaling`: auto scaling comes and goes without a move.
 *
 * A switch in a module is a move in the state. Without the move Terraform would delete the service and make another;
 * the memory of the first case refuses such a plan.
 */
import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { Memory } from "../../core/stack/memory";
import type { EcsServiceInputs } from "./ecs-service.inputs";

type Counted = Parameters<Parameters<typeof optional>[1]>[0];

/** One of the resources that the service may be. */
export interface Case {
  readonly id: string;
  readonly meta: Counted;
  readonly ignoreChanges: string[];
}

/** The service, whichever resource it is. */
export interface Owned<R> {
  attribute<K extends keyof R & string>(name: K): Expr<R[K]>;
  readonly resources: readonly R[];
}

type Service = TerraformResource & { readonly fqn: string };

export function ownedBy<R extends Service>(
  scope: Construct,
  inputs: EcsServiceInputs,
  create: (which: Case) => R,
): Owned<R> {
  const byPipeline = x.eq(inputs.deploymentOwner, "pipeline");
  const fixed = x.isSet(inputs.desiredCount);
  if (x.isKnown(byPipeline) && x.isKnown(fixed)) {
    const made = create({
      id: "ecs_service",
      meta: {},
      ignoreChanges: left(x.knownValue(byPipeline), x.knownValue(fixed)),
    });
    return { attribute: (name) => x.attribute(made, name), resources: [made] };
  }
  refuseUnmoved(scope, inputs, byPipeline, fixed);
  const cases = CASES.map(({ name, pipeline, count }) => {
    const test = x.and(pipeline ? byPipeline : x.not(byPipeline), count ? fixed : x.not(fixed));
    const id = ["ecs_service", name].filter((word) => word !== "this").join("_");
    return optional(test, (meta) => create({ id, meta, ignoreChanges: left(pipeline, count) }));
  });
  const resources = cases.flatMap((each: Optional<R>) => each.resource ?? []);
  return {
    attribute: <K extends keyof R & string>(name: K) =>
      x.one(x.concat(...resources.map((resource) => x.splat(resource, name)))) as unknown as Expr<R[K]>,
    resources,
  };
}

const CASES = [
  { name: "this", pipeline: false, count: false },
  { name: "fixed", pipeline: false, count: true },
  { name: "pipeline", pipeline: true, count: false },
  { name: "pipeline_fixed", pipeline: true, count: true },
] as const;

/** What Terraform leaves alone. */
function left(pipeline: boolean, fixed: boolean): string[] {
  return [...(pipeline ? ["task_definition"] : []), ...(fixed ? [] : ["desired_count"])];
}

function refuseUnmoved(
  scope: Construct,
  { serviceMoved }: EcsServiceInputs,
  byPipeline: Expr<boolean>,
  fixed: Expr<boolean>,
): void {
  const name = (pipeline: boolean) =>
    x.when(
      fixed,
      () => (pipeline ? "pipeline_fixed" : "fixed"),
      () => (pipeline ? "pipeline" : "this"),
    );
  const now = local(
    scope,
    "service_case",
    x.when(
      byPipeline,
      () => name(true),
      () => name(false),
    ),
  );
  new Memory(scope, "service_address", {
    value: now,
    forgetOn: serviceMoved,
    postcondition: (then) => ({
      condition: x.eq(then, now),
      errorMessage: x.str`The service is aws_ecs_service.${then}[0] and would become aws_ecs_service.${now}[0], deleted and made anew; allowed: a move. Declare moved { from, to } of the two addresses where the module is called and change service_moved in the same apply: see "Who changes what runs" in the module's README.`,
    }),
  });
}
