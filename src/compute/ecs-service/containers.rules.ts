/** Rules of one container, and between the containers of a task. */
import type { Rule } from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
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
    x.or(x.isNull(memory), x.isNull(memoryReservation), x.gt(orZero(memory), orZero(memoryReservation))),
  got: ({ memory, memoryReservation }: ContainerOf) =>
    x.str`a container of ${orZero(memory)} MiB of which ${orZero(memoryReservation)} are reserved`,
  allowed: "a memory above the memory_reservation",
  refused: [sample({ memory: 128, memoryReservation: 128 }), sample({ memory: 128, memoryReservation: 256 })],
};

/** Both sides of `||` are evaluated, and null cannot be compared. */
export const orZero = (value: Expr<number | null>): Expr<number> => x.orElse(value, () => 0);

const twice = ({ environment, secrets }: ContainerOf): Expr<string[]> =>
  x.listFrom(secrets, ["name", "secret"], (name) => ({
    value: name,
    when: x.hasKey(environment, name),
  }));

/** Amazon ECS API Reference: ContainerDefinition, secrets. */
const oneValue: Rule<Container> = {
  test: (container: ContainerOf) => x.isEmpty(twice(container)),
  got: (container: ContainerOf) =>
    x.str`a container with ${x.jsonEncode(twice(container))} in environment and in secrets`,
  allowed: "a name in environment or in secrets, not in both",
  refused: [
    sample({
      environment: { TOKEN: "x" },
      secrets: { TOKEN: { parameterArn: "arn:aws:ssm:ap-northeast-2:123456789012:parameter/token" } },
    }),
  ],
};

const paths = ({ mountPoints }: ContainerOf): Expr<string[]> =>
  x.listFrom(mountPoints, ["volume", "mount"], (_, { containerPath }) => ({
    value: containerPath,
  }));

const onePath: Rule<Container> = {
  test: (container: ContainerOf) => x.eq(x.length(x.distinct(paths(container))), x.length(paths(container))),
  got: (container: ContainerOf) => x.str`a container with volumes at ${x.jsonEncode(paths(container))}`,
  allowed: "one volume at a path",
  refused: [sample({ mountPoints: { cache: { containerPath: "/data" }, tmp: { containerPath: "/data" } } })],
};

export const ofOneContainer = [reservation, oneValue, onePath];

/** Amazon ECS Developer Guide: "Amazon ECS service quotas", containers per task definition. */
const MOST_CONTAINERS = 10;

const count: Rule<Containers> = {
  test: (all: All) => x.and(x.ge(x.length(all), 1), x.le(x.length(all), MOST_CONTAINERS)),
  got: (all: All) => x.str`a task of ${x.length(all)} containers`,
  allowed: `1 to ${MOST_CONTAINERS} containers`,
  refused: [{}, Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`c${index}`, sample({})]))],
};

const someEssential: Rule<Containers> = {
  test: (all: All) => x.or(x.isEmpty(all), x.not(x.isEmpty(namesWhere(all, ({ essential }) => essential)))),
  got: (all: All) => x.str`a task of ${x.jsonEncode(x.keys(all))}, none of which is essential`,
  allowed: "one essential container at least",
  refused: [{ app: sample({ essential: false }) }],
};

/** The containers of which the test holds. */
export const namesWhere = (
  all: All,
  test: (container: ContainerOf, name: Expr<string>) => In<boolean>,
): Expr<string[]> =>
  x.listFrom(all, ["name", "container"], (name, container) => ({
    value: name,
    when: test(container, name),
  }));

/** What containers wait for and must not: `app on migrate`. */
const wrongDependencies = (all: All, isWrong: (condition: Expr<string>, on: Expr<string>) => In<boolean>) =>
  x.flatten(
    x.listFrom(all, ["name", "container"], (name, { dependsOn }) => ({
      value: x.listFrom(dependsOn, ["other", "condition"], (other, condition) => ({
        value: x.str`${name} on ${other}`,
        when: isWrong(condition, other),
      })),
    })),
  );

const dependency = (
  isWrong: (all: All) => (condition: Expr<string>, on: Expr<string>) => In<boolean>,
  allowed: string,
  refused: Rule<Containers>["refused"],
): Rule<Containers> => ({
  test: (all: All) => x.isEmpty(wrongDependencies(all, isWrong(all))),
  got: (all: All) => x.str`a task that has ${x.jsonEncode(wrongDependencies(all, isWrong(all)))}`,
  allowed,
  refused,
});

const othersExist = dependency(
  (all) => (_, other) => x.not(x.hasKey(all, other)),
  "depends_on with containers of the task",
  [{ app: sample({ dependsOn: { db: "START" } }) }],
);

const field = <T>(
  all: All,
  name: Expr<string>,
  read: (container: ContainerOf) => In<T>,
  fallback: T,
): Expr<T> =>
  x.attempt(
    () => read(x.get(all, name)),
    () => fallback,
  );

/** Amazon ECS API Reference: ContainerDependency, condition. */
const healthyHasCheck = dependency(
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
const endsIsNotEssential = dependency(
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

/** A fact of every port of the task. */
const ofPorts = (all: All, fact: (name: Expr<string>, port: Expr<Port>) => Expr<string>): Expr<string[]> =>
  x.flatten(
    x.listFrom(all, ["container_name", "container"], (_, { ports }) => ({
      value: x.listFrom(ports, ["name", "port"], (name, port) => ({ value: fact(name, port) })),
    })),
  );

const repeated = (
  fact: (name: Expr<string>, port: Expr<Port>) => Expr<string>,
  allowed: string,
  refused: Rule<Containers>["refused"],
): Rule<Containers> => ({
  test: (all: All) => x.eq(x.length(x.distinct(ofPorts(all, fact))), x.length(ofPorts(all, fact))),
  got: (all: All) => x.str`a task with the ports ${x.jsonEncode(ofPorts(all, fact))}`,
  allowed,
  refused,
});

/** Amazon ECS API Reference: PortMapping; containers of a task share its network interface. */
const onePort = repeated(
  (_, { containerPort, protocol }) => x.str`${containerPort}/${protocol}`,
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

const routed = (all: All) => namesWhere(all, ({ logging }) => x.eq(logging.driver, "awsfirelens"));
const routers = (all: All) => namesWhere(all, ({ firelens }) => x.isSet(firelens));

/** Amazon ECS Developer Guide: "Send Amazon ECS logs to an AWS service or AWS Partner". */
const router: Rule<Containers> = {
  test: (all: All) =>
    x.and(x.le(x.length(routers(all)), 1), x.or(x.isEmpty(routed(all)), x.not(x.isEmpty(routers(all))))),
  got: (all: All) =>
    x.str`a task that has the log routers ${x.jsonEncode(routers(all))} for ${x.jsonEncode(routed(all))}`,
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
