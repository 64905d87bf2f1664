/** Containers that wait for each other: none of them would ever start. */
import type { ComputedRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Containers } from "./containers.contract";
import type { EcsServiceShape } from "./ecs-service.inputs";

type Reach = Expr<Record<string, readonly string[]>>;

/** Steps from one container to another: each doubles their number, and a task has at most ten containers. */
const DOUBLINGS = [2, 4, 8, 16] as const;

const directly = (containers: Expr<Containers>): Reach =>
  x.mapFrom(containers, ["name", "container"], (name, { dependsOn }) => ({
    key: name,
    value: x.keys(dependsOn),
  }));

/** A name that no container has is told by a rule of its own. */
const reachOf = (reach: Reach, name: Expr<string>): Expr<readonly string[]> =>
  x.attempt(
    () => x.get(reach, name),
    () => [],
  );

const twiceAsFar = (reach: Reach): Reach =>
  x.mapFrom(reach, ["name", "others"], (name, others) => ({
    key: name,
    value: x.distinct(
      x.concat(
        others,
        x.flatten(
          x.listEach(others, ["other"], (other) => ({
            value: reachOf(reach, other),
          })),
        ),
      ),
    ),
  }));

const IMAGE = "public.ecr.aws/nginx/nginx:1.29";
const waiting = (...others: string[]) => ({
  image: IMAGE,
  dependsOn: Object.fromEntries(others.map((other) => [other, "START"])),
});

export const dependencyCycles: ComputedRule<EcsServiceShape> = {
  name: "dependency_cycles",
  problems: ({ containers }, step, spell) => {
    const all = containers;
    const reach = DOUBLINGS.reduce<Reach>(
      (before, steps) => step(`containers_within_${steps}_steps`, twiceAsFar(before)),
      step("containers_within_1_step", directly(all)),
    );
    const circular = step(
      "circular_containers",
      x.listFrom(reach, ["name", "others"], (name, others) => ({
        value: name,
        when: x.contains(others, name),
      })),
    );
    return x.when(
      x.isEmpty(circular),
      () => [],
      () =>
        x.items([
          x.str`containers has ${x.join(", ", circular)}, which wait for each other by ${spell("dependsOn")}; allowed: containers of which one can start first.`,
        ]),
    );
  },
  refused: [
    { containers: { app: waiting("app") } },
    { containers: { app: waiting("proxy"), proxy: waiting("app") } },
    {
      containers: {
        a: waiting("b"),
        b: waiting("c"),
        c: waiting("d"),
        d: waiting("e"),
        e: waiting("a"),
        f: waiting("a"),
      },
    },
  ],
};
