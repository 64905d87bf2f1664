/** What a container may do to the kernel, and its directories in memory. */
import type { Construct } from "constructs";
import { and, type Expr, get, isEmpty, listFrom, mapFrom, when } from "../../core/expressions";
import { local } from "../../core/stack/local";
import { members } from "./container-members";
import type { Container, Containers } from "./containers.contract";
import { type Definition, filled, notEmpty, present } from "./members";

type Linux = Container["linux"];
type Directories = Readonly<Record<string, number>>;

/** The member `linuxParameters` of each container. */
export function linuxParameters(
  scope: Construct,
  containers: Expr<Containers>,
): Expr<Record<string, Definition>> {
  const directories = local(
    scope,
    "container_tmpfs",
    mapFrom<Container, readonly Definition[] | null>(containers, ["key", "container"], (key, { linux }) => ({
      key,
      value: inMemory(linux.tmpfs as Expr<Directories>),
    })),
  );
  const parameters = mapFrom<Container, Definition>(containers, ["key", "container"], (key, { linux }) => ({
    key,
    value: members({
      linuxParameters: present(
        { initProcessEnabled: linux.initProcess },
        { capabilities: capabilities(linux as Expr<Linux>), tmpfs: get(directories, key) },
      ),
    }),
  }));
  return local(scope, "container_linux", parameters);
}

const inMemory = (directories: Expr<Directories>): Expr<readonly Definition[] | null> =>
  filled<readonly Definition[]>(directories, () =>
    listFrom<number, Definition>(directories, ["path", "size"], (containerPath, size) => ({
      value: { containerPath, size, mountOptions: ["nosuid", "nodev", "noexec"] },
    })),
  );

function capabilities({ addCapabilities, dropCapabilities }: Expr<Linux>): Expr<Definition | null> {
  const [add, drop] = [
    addCapabilities as Expr<readonly string[]>,
    dropCapabilities as Expr<readonly string[]>,
  ];
  return when<Definition | null>(
    and(isEmpty(add), isEmpty(drop)),
    () => null,
    () => present({}, { add: notEmpty(add), drop: notEmpty(drop) }),
  );
}
