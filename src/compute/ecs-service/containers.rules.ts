/** Rules of one container, and between the containers of a task. */
import type { Rule } from "../../core/contract";
import {
  and,
  attempt,
  contains,
  distinct,
  type Expr,
  eq,
  flatten,
  ge,
  get,
  gt,
  hasKey,
  type In,
  isEmpty,
  isNull,
  isSet,
  items,
  jsonEncode,
  keys,
  le,
  length,
  listFrom,
  not,
  or,
  orElse,
  str,
} from "../../core/expressions";
import type { Port } from "./container-parts.contract";
import type { Container, Containers } from "./containers.contract";

type ContainerOf = Expr<Container>;
type All = Expr<Containers>;

const IMAGE = "public.ecr.aws/nginx/nginx:1.29";
const CHECK = { command: ["CMD", "/check"] };
const sample = (changes: object) => ({ image: IMAGE, ...changes });

/** Amazon ECS API Reference: ContainerDefinition, memoryReservation. */
const reservation: Rule<Container> = {
  test: ({ memory, memoryReservation }: ContainerOf) =>
    or(isNull(memory), isNull(memoryReservation), gt(orZero(memory), orZero(memoryReservation))),
  got: ({ memory, memoryReservation }: ContainerOf) =>
    str`a container of ${orZero(memory)} MiB of which ${orZero(memoryReservation)} are reserved`,
  allowed: "a memory above the memory_reservation",
  refused: [sample({ memory: 128, memoryReservation: 128 }), sample({ memory: 128, memoryReservation: 256 })],
};

/** Both sides of `||` are evaluated, and null cannot be compared. */
export const orZero = (value: Expr<number | null>): Expr<number> => orElse<number>(value, () => 0);

const twice = ({ environment, secrets }: ContainerOf): Expr<string[]> =>
  listFrom<unknown, string>(secrets, ["name", "secret"], (name) => ({
    value: name,
    when: hasKey(environment, name),
  }));

/** Amazon ECS API Reference: ContainerDefinition, secrets. */
const oneValue: Rule<Container> = {
  test: (container: ContainerOf) => isEmpty(twice(container)),
  got: (container: ContainerOf) =>
    str`a container with ${jsonEncode(twice(container))} in environment and in secrets`,
  allowed: "a name in environment or in secrets, not in both",
  refused: [
    sample({
      environment: { TOKEN: "x" },
      secrets: { TOKEN: { parameterArn: "arn:aws:ssm:ap-northeast-2:123456789012:parameter/token" } },
    }),
  ],
};

const paths = ({ mountPoints }: ContainerOf): Expr<string[]> =>
  listFrom<Container["mountPoints"][string], string>(
    mountPoints,
    ["volume", "mount"],
    (_, { containerPath }) => ({
      value: containerPath,
    }),
  );

const onePath: Rule<Container> = {
  test: (container: ContainerOf) => eq(length(distinct(paths(container))), length(paths(container))),
  got: (container: ContainerOf) => str`a container with volumes at ${jsonEncode(paths(container))}`,
  allowed: "one volume at a path",
  refused: [sample({ mountPoints: { cache: { containerPath: "/data" }, tmp: { containerPath: "/data" } } })],
};

export const ofOneContainer = [reservation, oneValue, onePath];

/** Amazon ECS Developer Guide: "Amazon ECS service quotas", containers per task definition. */
const MOST_CONTAINERS = 10;

const count: Rule<Containers> = {
  test: (all: All) => and(ge(length(all), 1), le(length(all), MOST_CONTAINERS)),
  got: (all: All) => str`a task of ${length(all)} containers`,
  allowed: `1 to ${MOST_CONTAINERS} containers`,
  refused: [{}, Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`c${index}`, sample({})]))],
};

const someEssential: Rule<Containers> = {
  test: (all: All) =>
    or(isEmpty(all), not(isEmpty(namesWhere(all, ({ essential }) => essential as unknown as Expr<boolean>)))),
  got: (all: All) => str`a task of ${jsonEncode(keys(all))}, none of which is essential`,
  allowed: "one essential container at least",
  refused: [{ app: sample({ essential: false }) }],
};

/** The containers of which the test holds. */
export const namesWhere = (
  all: All,
  test: (container: ContainerOf, name: Expr<string>) => In<boolean>,
): Expr<string[]> =>
  listFrom<Container, string>(all, ["name", "container"], (name, container) => ({
    value: name,
    when: test(container, name),
  }));

interface Dependency {
  readonly condition: string;
  readonly on: Expr<string>;
}

/** What containers wait for and must not: `app on migrate`. */
const wrongDependencies = (all: All, isWrong: (condition: Expr<string>, on: Expr<string>) => In<boolean>) =>
  flatten<string>(
    listFrom<Container, string[]>(all, ["name", "container"], (name, { dependsOn }) => ({
      value: listFrom<Dependency["condition"], string>(
        dependsOn,
        ["other", "condition"],
        (other, condition) => ({
          value: str`${name} on ${other}`,
          when: isWrong(condition, other),
        }),
      ),
    })),
  );

const dependency = (
  isWrong: (all: All) => (condition: Expr<string>, on: Expr<string>) => In<boolean>,
  allowed: string,
  refused: Rule<Containers>["refused"],
): Rule<Containers> => ({
  test: (all: All) => isEmpty(wrongDependencies(all, isWrong(all))),
  got: (all: All) => str`a task that has ${jsonEncode(wrongDependencies(all, isWrong(all)))}`,
  allowed,
  refused,
});

const othersExist = dependency(
  (all) => (_, other) => not(hasKey(all, other)),
  "depends_on with containers of the task",
  [{ app: sample({ dependsOn: { db: "START" } }) }],
);

const field = <T>(
  all: All,
  name: Expr<string>,
  read: (container: ContainerOf) => In<T>,
  fallback: T,
): Expr<T> =>
  attempt<T>(
    () => read(get(all, name)),
    () => fallback as In<T>,
  );

/** Amazon ECS API Reference: ContainerDependency, condition. */
const healthyHasCheck = dependency(
  (all) => (condition, other) =>
    and(
      eq(condition, "HEALTHY"),
      hasKey(all, other),
      not(field<boolean>(all, other, ({ healthCheck }) => isSet(healthCheck), true)),
    ),
  "HEALTHY of containers with a health_check only",
  [{ app: sample({ dependsOn: { db: "HEALTHY" } }), db: sample({}) }],
);

/** The same: these two "can't be set on an essential container". */
const endsIsNotEssential = dependency(
  (all) => (condition, other) =>
    and(
      contains(items<string>(["COMPLETE", "SUCCESS"]), condition),
      field<boolean>(all, other, ({ essential }) => essential as unknown as Expr<boolean>, false),
    ),
  "COMPLETE and SUCCESS of containers that are not essential: when an essential one ends, the task does",
  [
    { app: sample({ dependsOn: { migrate: "SUCCESS" } }), migrate: sample({}) },
    { app: sample({ dependsOn: { migrate: "COMPLETE" } }), migrate: sample({ healthCheck: CHECK }) },
  ],
);

/** A fact of every port of the task. */
const ofPorts = (all: All, fact: (name: Expr<string>, port: Expr<Port>) => Expr<string>): Expr<string[]> =>
  flatten<string>(
    listFrom<Container, string[]>(all, ["container_name", "container"], (_, { ports }) => ({
      value: listFrom<Port, string>(ports, ["name", "port"], (name, port) => ({ value: fact(name, port) })),
    })),
  );

const repeated = (
  fact: (name: Expr<string>, port: Expr<Port>) => Expr<string>,
  allowed: string,
  refused: Rule<Containers>["refused"],
): Rule<Containers> => ({
  test: (all: All) => eq(length(distinct(ofPorts(all, fact))), length(ofPorts(all, fact))),
  got: (all: All) => str`a task with the ports ${jsonEncode(ofPorts(all, fact))}`,
  allowed,
  refused,
});

/** Amazon ECS API Reference: PortMapping; containers of a task share its network interface. */
const onePort = repeated(
  (_, { containerPort, protocol }) => str`${containerPort}/${protocol as Expr<string>}`,
  "a port once in the task: its containers share one network interface",
  [
    {
      app: sample({ ports: { http: { containerPort: 80 } } }),
      proxy: sample({ ports: { web: { containerPort: 80 } } }),
    },
  ],
);

/** Amazon ECS Developer Guide, "Amazon ECS Service Connect components": port names are unique in a task definition. */
const onePortName = repeated((name) => name, "a port's name once in the task", [
  {
    app: sample({ ports: { http: { containerPort: 8080 } } }),
    proxy: sample({ ports: { http: { containerPort: 80 } } }),
  },
]);

const routed = (all: All) =>
  namesWhere(all, ({ logging }) => eq<string>(logging.driver as Expr<string>, "awsfirelens"));
const routers = (all: All) => namesWhere(all, ({ firelens }) => isSet(firelens));

/** Amazon ECS Developer Guide: "Send Amazon ECS logs to an AWS service or AWS Partner". */
const router: Rule<Containers> = {
  test: (all: All) => and(le(length(routers(all)), 1), or(isEmpty(routed(all)), not(isEmpty(routers(all))))),
  got: (all: All) =>
    str`a task that has the log routers ${jsonEncode(routers(all))} for ${jsonEncode(routed(all))}`,
  allowed: "one container with firelens, where others log by awsfirelens",
  refused: [
    { app: sample({ logging: { driver: "awsfirelens" } }) },
    { one: sample({ firelens: {} }), two: sample({ firelens: {} }) },
  ],
};

export const betweenContainers = [
  count,
  someEssential,
  othersExist,
  healthyHasCheck,
  endsIsNotEssential,
  onePort,
  onePortName,
  router,
];
