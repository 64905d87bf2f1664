/** Ports of containers. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { PortReferenceValue } from "./reference";
import { sample } from "./samples";

const portShape = t.shape("EcsContainerPort", {
  containerPort: t
    .integer({ min: 1, max: 65535 })
    .describe(
      "Port that the container listens on; tasks have a network interface of their own, so no host port is needed.",
    ),
  protocol: t.oneOf("tcp", "udp").describe("Transport protocol.").default("tcp"),
  appProtocol: t
    .oneOf("http", "http2", "grpc")
    .describe("What is spoken over TCP, for Service Connect's proxy and its metrics. Default: plain TCP.")
    .optional(),
});

export type Port = t.Infer<typeof portShape>;

export const port = portShape
  .rule(t.onlyWith("appProtocol", "protocol", "tcp"))
  .describe("A port of a container.");

type Ports = Readonly<Record<string, Port>>;
type Ported = Readonly<Record<string, { readonly ports: Ports }>>;

/** A fact of every port of the containers. */
export const ofPorts = <T>(
  all: Expr<Ported>,
  fact: (name: Expr<string>, port: Expr<Port>, container: Expr<string>) => Expr<T>,
): Expr<T[]> =>
  x.flatten(
    x.listFrom(all, ["key", "container"], (key, { ports }) =>
      x.listFrom(ports, ["name", "port"], (name, port) => fact(name, port, key)),
    ),
  );

/** Amazon ECS API Reference: PortMapping; containers of a task share its network interface. */
export const onePort = t.distinct({
  of: "port",
  because: "the containers of a task share one network interface",
  texts: (all: Expr<Ported>) =>
    ofPorts(all, (_, { containerPort, protocol }) => x.str`${containerPort}/${protocol}`),
  refused: [
    {
      app: sample({ ports: { http: { containerPort: 80 } } }),
      proxy: sample({ ports: { web: { containerPort: 80 } } }),
    },
  ],
});

/** Amazon ECS Developer Guide, "Amazon ECS Service Connect components": port names are unique in a task definition. */
export const onePortName = t.distinct({
  of: "port name",
  texts: (all: Expr<Ported>) => ofPorts(all, (name) => name),
  refused: [
    {
      app: sample({ ports: { http: { containerPort: 8080 } } }),
      proxy: sample({ ports: { http: { containerPort: 80 } } }),
    },
  ],
});

/** The host's port is the container's own in awsvpc mode; ECS answers it, so it is said. */
export const portsOf = ({ ports }: Expr<Ported[string]>): Expr<x.JsonObject> =>
  x.mapping<unknown>({
    portMappings: x.unlessEmpty<readonly x.JsonObject[]>(ports, () =>
      x.listFrom<Port, x.JsonObject>(
        ports,
        ["name", "port"],
        (name, { containerPort, protocol, appProtocol }) =>
          x.membersOf({ name, containerPort, hostPort: containerPort, protocol }, { appProtocol }),
      ),
    ),
  });

interface KeyedPort extends PortReferenceValue {
  readonly key: string;
}

/** Ports by container and port. */
export function portReferences(containers: Expr<Ported>): Expr<Record<string, PortReferenceValue>> {
  const all = ofPorts(containers, (name, { containerPort, protocol }, container) =>
    x.object<KeyedPort>({ key: x.str`${container}/${name}`, container, containerPort, protocol }),
  );
  return x.mapEach(all, ["port"], ({ key, container, containerPort, protocol }) => ({
    key,
    value: x.object<PortReferenceValue>({ container, containerPort, protocol }),
  }));
}
