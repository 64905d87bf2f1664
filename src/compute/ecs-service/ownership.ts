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
import type { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { Memory } from "../../core/stack/memory";
import { scaling, scalingOf } from "./scaling";

const needs = [scaling] as const;
const inputs = {
  desiredCount: t
    .integer({ min: 0, max: 5000 }, "tasks")
    .describe(
      "Tasks that are to run: every apply sets the number. Left out, the number is not Terraform's: a new service starts with `scaling.min`, or one task, and auto scaling or people decide from then on.",
    )
    .optional(),
  deploymentOwner: t
    .oneOf("terraform", "pipeline")
    .describe(
      "Who changes the task definition of the running service. pipeline: Terraform makes the service with its own and leaves alone what is deployed after that. A switch is a move in the state, never a new service: see the section on who changes what.",
    )
    .default("terraform"),
  serviceMoved: t
    .pattern("[A-Za-z0-9._:/+=@-]{0,128}", "up to 128 ASCII letters, digits and . _ : / + = @ -", "2026-01", [
      "two words",
      "x".repeat(129),
    ])
    .describe(
      "Any text; a change says that the service's move to another address has been declared. In TypeScript no move is needed.",
    )
    .default(""),
};
type OwnershipInputs = t.InputsOf<typeof inputs, typeof needs>;

export const ownership = t.concern({
  needs,
  inputs,
  rules: [
    /** Whose number it is must not be said twice. */
    {
      on: "desiredCount",
      test: ({ desiredCount, scaling }) => x.or(x.isNull(desiredCount), x.isNull(scaling)),
      message: ({ desiredCount }, spell) =>
        x.str`${spell("desiredCount")} is ${x.jsonEncode(desiredCount)} with scaling; allowed: one of the two. Every apply would set back what scaling decided; a new service starts with scaling.min.`,
      refused: [{ desiredCount: 2, scaling: { min: 1, max: 4, cpu: { target: 60 } } }],
    },
  ],
});

/** Terraform's number, or what a new service starts with. */
export const startingCount = (inputs: OwnershipInputs): Expr<number> =>
  x.orElse(inputs.desiredCount, () => x.attempt(() => scalingOf(inputs).min, 1));

/** One of the resources that the service may be. */
export interface Case {
  readonly id: string;
  readonly test: Expr<boolean>;
  /** What Terraform leaves alone. */
  readonly ignoreChanges: string[];
}

export function ownershipCases(scope: Construct, inputs: OwnershipInputs): Case[] {
  const byPipeline = x.eq(inputs.deploymentOwner, "pipeline");
  const fixed = x.isSet(inputs.desiredCount);
  if (x.isKnown(byPipeline) && x.isKnown(fixed)) {
    const ignoreChanges = left(x.knownValue(byPipeline), x.knownValue(fixed));
    return [{ id: "ecs_service", test: x.lift(true), ignoreChanges }];
  }
  refuseUnmoved(scope, inputs, byPipeline, fixed);
  return CASES.map(({ name, pipeline, count }) => ({
    id: ["ecs_service", name].filter((word) => word !== "this").join("_"),
    test: x.and(pipeline ? byPipeline : x.not(byPipeline), count ? fixed : x.not(fixed)),
    ignoreChanges: left(pipeline, count),
  }));
}

/** The service, whichever resource it is. */
export class Owned {
  constructor(private readonly cases: readonly Optional<EcsService>[]) {}

  get resources(): readonly EcsService[] {
    return this.cases.flatMap(({ resource }) => resource ?? []);
  }

  attribute<K extends keyof EcsService & string>(name: K): Expr<EcsService[K]> {
    const [only, ...others] = this.cases;
    if (only && others.length === 0) return only.present(name);
    const all = this.resources.map((resource) => x.splat(resource, name));
    return x.one(x.concat(...all)) as unknown as Expr<EcsService[K]>;
  }
}

const CASES = [
  { name: "this", pipeline: false, count: false },
  { name: "fixed", pipeline: false, count: true },
  { name: "pipeline", pipeline: true, count: false },
  { name: "pipeline_fixed", pipeline: true, count: true },
] as const;

function left(pipeline: boolean, fixed: boolean): string[] {
  return [...(pipeline ? ["task_definition"] : []), ...(fixed ? [] : ["desired_count"])];
}

function refuseUnmoved(
  scope: Construct,
  { serviceMoved }: OwnershipInputs,
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
      errorMessage: x.str`The service is aws_ecs_service.${then}[0] and would become aws_ecs_service.${now}[0], deleted and made anew; allowed: a move. Declare moved { from, to } of the two addresses where the module is called and change ${t.spellingFor(scope)("serviceMoved")} in the same apply: see "Who changes what runs" in the module's README.`,
    }),
  });
}
