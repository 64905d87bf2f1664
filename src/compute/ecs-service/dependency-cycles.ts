/** Containers that wait for each other: none of them would ever start. */
import type { ComputedRule } from "../../core/contract";
import {
  attempt,
  concat,
  contains,
  distinct,
  type Expr,
  flatten,
  get,
  type In,
  isEmpty,
  items,
  join,
  keys,
  listEach,
  listFrom,
  mapFrom,
  str,
  when,
} from "../../core/expressions";
import type { Container, Containers } from "./containers.contract";
import type { EcsServiceShape } from "./ecs-service.inputs";

type Reach = Expr<Record<string, readonly string[]>>;

/** Steps from one container to another: each doubles their number, and a task has at most ten containers. */
const DOUBLINGS = [2, 4, 8, 16] as const;

const directly = (containers: Expr<Containers>): Reach =>
  mapFrom<Container, readonly string[]>(containers, ["name", "container"], (name, { dependsOn }) => ({
    key: name,
    value: keys(dependsOn) as In<readonly string[]>,
  }));

/** A name that no container has is told by a rule of its own. */
const reachOf = (reach: Reach, name: Expr<string>): Expr<readonly string[]> =>
  attempt<readonly string[]>(
    () => get(reach, name),
    () => [],
  );

const twiceAsFar = (reach: Reach): Reach =>
  mapFrom<readonly string[], readonly string[]>(reach, ["name", "others"], (name, others) => ({
    key: name,
    value: distinct<string>(
      concat<string>(
        others,
        flatten<string>(
          listEach<string, readonly string[]>(others, ["other"], (other) => ({
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
    const all = containers as Expr<Containers>;
    const reach = DOUBLINGS.reduce<Reach>(
      (before, steps) => step(`containers_within_${steps}_steps`, twiceAsFar(before)),
      step("containers_within_1_step", directly(all)),
    );
    const circular = step(
      "circular_containers",
      listFrom<readonly string[], string>(reach, ["name", "others"], (name, others) => ({
        value: name,
        when: contains(others, name),
      })),
    );
    return when<readonly string[]>(
      isEmpty(circular),
      () => [],
      () =>
        items<string>([
          str`containers has ${join(", ", circular)}, which wait for each other by ${spell("dependsOn")}; allowed: containers of which one can start first.`,
        ]),
    ) as Expr<readonly string[]>;
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
