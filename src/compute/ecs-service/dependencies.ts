/** When a container starts: what it waits for, and the check that says it is healthy. */
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { IMAGE, sample } from "./samples";

/** Amazon ECS API Reference: HealthCheck. */
export const healthCheck = t
  .shape("EcsHealthCheck", {
    command: t
      .listOf(t.text(), "word")
      .untold()
      .describe(
        'The check: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"], or ["CMD", "/check", "--fast"].',
      )
      .rule({
        test: (words) =>
          x.and(
            x.ge(x.length(words), 2),
            x.contains(
              ["CMD", "CMD-SHELL"],
              x.attempt(() => x.at(words, 0), ""),
            ),
          ),
        allowed: 'a list that begins with "CMD" or "CMD-SHELL" and has a command after it',
        refused: [[], ["CMD"], ["curl", "-f", "http://localhost/"], ["NONE", "x"]],
      })
      .example(["CMD-SHELL", "curl -f http://localhost/ || exit 1"]),
    intervalSeconds: t
      .integer({ min: 5, max: 300 }, "seconds")
      .describe("Seconds between checks.")
      .default(30),
    timeoutSeconds: t
      .integer({ min: 2, max: 60 }, "seconds")
      .describe("Seconds after which a check counts as failed.")
      .default(5),
    retries: t
      .integer({ min: 1, max: 10 })
      .describe("Failures in a row that make the container unhealthy.")
      .default(3),
    startPeriodSeconds: t
      .integer({ min: 1, max: 300 }, "seconds")
      .describe("Seconds after the start in which failures do not count. Default: none.")
      .optional(),
  })
  .describe("A command that tells whether the container is healthy.")
  .example({ command: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"] });

export const DEPENDENCIES = ["START", "COMPLETE", "SUCCESS", "HEALTHY"] as const;

type Waiting = Readonly<
  Record<
    string,
    {
      readonly dependsOn: Readonly<Record<string, (typeof DEPENDENCIES)[number]>>;
      readonly healthCheck: t.Infer<typeof healthCheck> | null;
      readonly essential: boolean;
    }
  >
>;

const CHECK = { command: ["CMD", "/check"] };

/** What containers wait for and must not: `app on migrate`. */
const wrongDependencies = (
  all: Expr<Waiting>,
  isWrong: (condition: Expr<string>, on: Expr<string>) => In<boolean>,
) =>
  x.flatten(
    x.listFrom(all, ["name", "container"], (name, { dependsOn }) =>
      x.listFrom(dependsOn, ["other", "condition"], (other, condition) => ({
        value: x.str`${name} on ${other}`,
        when: isWrong(condition, other),
      })),
    ),
  );

const dependency = (
  isWrong: (all: Expr<Waiting>) => (condition: Expr<string>, on: Expr<string>) => In<boolean>,
  allowed: string,
  refused: t.Rule<Waiting>["refused"],
) =>
  ({
    test: (all: Expr<Waiting>) => x.isEmpty(wrongDependencies(all, isWrong(all))),
    got: (all: Expr<Waiting>) => x.str`a task that has ${x.shownTexts(wrongDependencies(all, isWrong(all)))}`,
    allowed,
    refused,
  }) satisfies t.Rule<Waiting>;

export const othersExist = dependency(
  (all) => (_, other) => x.not(x.hasKey(all, other)),
  "depends_on with containers of the task",
  [{ app: sample({ dependsOn: { db: "START" } }) }],
);

const field = <T>(
  all: Expr<Waiting>,
  name: Expr<string>,
  read: (container: Expr<Waiting[string]>) => In<T>,
  fallback: T,
): Expr<T> => x.attempt(() => read(x.get(all, name)), fallback);

/** Amazon ECS API Reference: ContainerDependency, condition. */
export const healthyHasCheck = dependency(
  (all) => (condition, other) =>
    x.and(
      x.eq(condition, "HEALTHY"),
      x.hasKey(all, other),
      x.not(field<boolean>(all, other, ({ healthCheck }) => x.isSet(healthCheck), true)),
    ),
  "HEALTHY of containers with a health_check only",
  [{ app: sample({ dependsOn: { db: "HEALTHY" } }), db: sample({}) }],
);

/** The same: these two "can't be set on an essential container". */
export const endsIsNotEssential = dependency(
  (all) => (condition, other) =>
    x.and(
      x.contains(x.items(["COMPLETE", "SUCCESS"]), condition),
      field<boolean>(all, other, ({ essential }) => essential, false),
    ),
  "COMPLETE and SUCCESS of containers that are not essential: when an essential one ends, the task does",
  [
    { app: sample({ dependsOn: { migrate: "SUCCESS" } }), migrate: sample({}) },
    { app: sample({ dependsOn: { migrate: "COMPLETE" } }), migrate: sample({ healthCheck: CHECK }) },
  ],
);

type Reach = Expr<Record<string, readonly string[]>>;

/** Steps from one container to another: each doubles their number, and a task has at most ten containers. */
const DOUBLINGS = [2, 4, 8, 16] as const;

const directly = (containers: Expr<Waiting>): Reach =>
  x.mapFrom(containers, ["name", "container"], (_, { dependsOn }) => x.keys(dependsOn));

/** A name that no container has is told by a rule of its own. */
const reachOf = (reach: Reach, name: Expr<string>): Expr<readonly string[]> =>
  x.attempt(() => x.get(reach, name), []);

const twiceAsFar = (reach: Reach): Reach =>
  x.mapFrom(reach, ["name", "others"], (_, others) =>
    x.distinct(x.concat(others, x.flatten(x.listEach(others, ["other"], (other) => reachOf(reach, other))))),
  );

const waiting = (...others: string[]) => ({
  image: IMAGE,
  dependsOn: Object.fromEntries(others.map((other) => [other, "START"])),
});

/** Containers that wait for each other: none of them would ever start. */
export function circularContainers(containers: Expr<Waiting>, step: t.NameStep): Expr<string[]> {
  const reach = DOUBLINGS.reduce<Reach>(
    (before, steps) => step(`containers_within_${steps}_steps`, twiceAsFar(before)),
    step("containers_within_1_step", directly(containers)),
  );
  return step(
    "circular_containers",
    x.keysWhere(reach, ["name", "others"], (name, others) => x.contains(others, name)),
  );
}

/** Such containers, for samples. */
export const CIRCLES: [object, ...object[]] = [
  { app: waiting("app") },
  { app: waiting("proxy"), proxy: waiting("app") },
  {
    a: waiting("b"),
    b: waiting("c"),
    c: waiting("d"),
    d: waiting("e"),
    e: waiting("a"),
    f: waiting("a"),
  },
];

/** When the container starts, and whether it is well. */
export const startOf = ({ dependsOn, healthCheck }: Expr<Waiting[string]>): Expr<x.JsonObject> =>
  x.mapping<unknown>({
    dependsOn: x.unlessEmpty<readonly x.JsonObject[]>(dependsOn, () =>
      x.listFrom<string, x.JsonObject>(dependsOn, ["other", "condition"], (containerName, condition) => ({
        value: { containerName, condition },
      })),
    ),
    healthCheck: x.ifSet(healthCheck, () =>
      x.membersOf(
        {
          command: healthCheck.command,
          interval: healthCheck.intervalSeconds,
          timeout: healthCheck.timeoutSeconds,
          retries: healthCheck.retries,
        },
        { startPeriod: healthCheck.startPeriodSeconds },
      ),
    ),
  });
