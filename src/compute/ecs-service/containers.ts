/**
 * The containers of a task, and their definitions as ECS takes them: one JSON list in the order of the containers' names.
 * What is not set is left out, as ECS answers it. They need not be the user's: a side-car of ours is one more entry of the map.
 */
import type { Construct } from "constructs";
import type { Rule } from "../../core/contract";
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { Location } from "./cluster";
import {
  type Container,
  type Containers,
  container,
  environmentOf,
  limitsOf,
  mountsOf,
  type Part,
  processOf,
  registryOf,
} from "./container";
import {
  CIRCLES,
  circularContainers,
  endsIsNotEssential,
  healthyHasCheck,
  othersExist,
  startOf,
} from "./dependencies";
import { linuxParameters } from "./linux";
import { type LogInputs, logConfigurations } from "./logging";
import { onePort, onePortName, portsOf } from "./ports";
import { sample } from "./samples";
import { secretLists } from "./secrets";

type All = Expr<Containers>;

/** Amazon ECS Developer Guide: "Amazon ECS service quotas", containers per task definition. */
export const MOST_CONTAINERS = 10;

const someEssential: Rule<Containers> = {
  test: (all) => x.or(x.isEmpty(all), x.not(x.isEmpty(namesWhere(all, ({ essential }) => essential)))),
  got: (all) => x.str`a task of ${x.shownTexts(x.keys(all))}, none of which is essential`,
  allowed: "one essential container at least",
  refused: [{ app: sample({ essential: false }) }],
};

/** The containers of which the test holds. */
export const namesWhere = (all: All, test: (container: Expr<Container>) => In<boolean>): Expr<string[]> =>
  x.keysWhere(all, ["name", "container"], (_, container) => test(container));

const routed = (all: All) => namesWhere(all, ({ logging }) => x.eq(logging.driver, "awsfirelens"));

const routers = (all: All) => namesWhere(all, ({ firelens }) => x.isSet(firelens));

/** Amazon ECS Developer Guide: "Send Amazon ECS logs to an AWS service or AWS Partner". */
const router: Rule<Containers> = {
  test: (all) =>
    x.and(x.le(x.length(routers(all)), 1), x.or(x.isEmpty(routed(all)), x.not(x.isEmpty(routers(all))))),
  got: (all) =>
    x.str`a task that has the log routers ${x.shownTexts(routers(all))} for ${x.shownTexts(routed(all))}`,
  allowed: "one container with firelens, where others log by awsfirelens",
  refused: [
    { app: sample({ logging: { driver: "awsfirelens" } }) },
    { one: sample({ firelens: {} }), two: sample({ firelens: {} }) },
  ],
};

const containersType = t
  .keyed(container, "container")
  .length({ min: 1, max: MOST_CONTAINERS })
  .rules(someEssential, othersExist, healthyHasCheck, endsIsNotEssential, onePort, onePortName, router);

const inputs = {
  containers: containersType
    .naming("Container")
    .describe("The containers of a task, by name.")
    .example({
      app: { image: "public.ecr.aws/nginx/nginx:1.29", ports: { http: { containerPort: 80 } } },
    }),
};

export const containers = t.concern({
  inputs,
  rules: [
    {
      name: "dependency_cycles",
      problems: ({ containers }, step, spell) => {
        const circular = circularContainers(containers, step);
        return x.when(x.isEmpty(circular), [], () =>
          x.items([
            x.str`containers has ${x.join(", ", circular)}, which wait for each other by ${spell("dependsOn")}; allowed: containers of which one can start first.`,
          ]),
        );
      },
      refused: [{ containers: CIRCLES[0] }, ...CIRCLES.slice(1).map((containers) => ({ containers }))],
    },
  ],
});

interface DefinitionArguments {
  readonly inputs: LogInputs;
  readonly containers: Expr<Containers>;
  readonly location: Location;
}

export function containerDefinitions(scope: Construct, given: DefinitionArguments): Expr<string> {
  const { containers } = given;
  const part = (name: string, of: Part) =>
    local(
      scope,
      name,
      x.mapFrom(containers, ["key", "container"], (_, container) => of(container)),
    );
  const parts = [
    part("container_registries", registryOf),
    part("container_processes", processOf),
    part("container_limits", limitsOf),
    linuxParameters(scope, containers),
    part("container_ports", portsOf),
    part("container_environments", environmentOf),
    secretLists(scope, containers),
    part("container_mounts", mountsOf),
    part("container_starts", startOf),
    logConfigurations(scope, given),
  ];
  const definitions = x.listFrom(containers, ["key", "container"], (key, container) => {
    const { image, essential, readonlyRootFilesystem } = container;
    const required = { name: key, image, essential, readonlyRootFilesystem };
    return {
      value: x.membersOfAll(
        required,
        parts.map((members) => x.get(members, key)),
      ),
    };
  });
  return x.jsonEncode(local(scope, "container_definitions", definitions));
}
