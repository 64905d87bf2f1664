/** Members of a container definition, concern by concern; those that are not set are null. */
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Container } from "./containers.contract";
import { type Definition, filled, ifSet, notEmpty, present } from "./members";

/** Some members of a container's definition. */
export type Part = (container: Expr<Container>) => Expr<Definition>;

export const members = (entries: Record<string, In<unknown>>): Expr<Definition> =>
  x.mapping<unknown>(entries);

export const registryOf: Part = ({ registryCredentials, firelens }) =>
  members({
    repositoryCredentials: ifSet(registryCredentials, () => ({ credentialsParameter: registryCredentials })),
    firelensConfiguration: ifSet(firelens, () =>
      present({ type: firelens.type }, { options: notEmpty(firelens.options) }),
    ),
  });

/** What runs. */
export const processOf: Part = (container) =>
  members({
    command: notEmpty(container.command),
    entryPoint: notEmpty(container.entryPoint),
    workingDirectory: container.workingDirectory,
    user: container.user,
    stopTimeout: container.stopTimeoutSeconds,
  });

export const limitsOf: Part = ({ cpu, memory, memoryReservation, ulimits }) =>
  members({
    cpu,
    memory,
    memoryReservation,
    ulimits: filled<readonly Definition[]>(ulimits, () =>
      x.listFrom<Container["ulimits"][string], Definition>(
        ulimits,
        ["name", "limit"],
        (name, { soft, hard }) => ({
          value: { name, softLimit: soft, hardLimit: hard },
        }),
      ),
    ),
  });

/** The host's port is the container's own in awsvpc mode; ECS answers it, so it is said. */
export const portsOf: Part = ({ ports }) =>
  members({
    portMappings: filled<readonly Definition[]>(ports, () =>
      x.listFrom<Container["ports"][string], Definition>(
        ports,
        ["name", "port"],
        (name, { containerPort, protocol, appProtocol }) => ({
          value: present({ name, containerPort, hostPort: containerPort, protocol }, { appProtocol }),
        }),
      ),
    ),
  });

export const environmentOf: Part = ({ environment }) =>
  members({
    environment: filled<readonly Definition[]>(environment, () =>
      x.listFrom<string, Definition>(environment, ["name", "value"], (name, value) => ({
        value: { name, value },
      })),
    ),
  });

export const mountsOf: Part = ({ mountPoints }) =>
  members({
    mountPoints: filled<readonly Definition[]>(mountPoints, () =>
      x.listFrom<Container["mountPoints"][string], Definition>(
        mountPoints,
        ["volume", "mount"],
        (sourceVolume, { containerPath, readOnly }) => ({ value: { sourceVolume, containerPath, readOnly } }),
      ),
    ),
  });

/** When the container starts, and whether it is well. */
export const startOf: Part = ({ dependsOn, healthCheck }) =>
  members({
    dependsOn: filled<readonly Definition[]>(dependsOn, () =>
      x.listFrom<string, Definition>(dependsOn, ["other", "condition"], (containerName, condition) => ({
        value: { containerName, condition },
      })),
    ),
    healthCheck: ifSet(healthCheck, () =>
      present(
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
