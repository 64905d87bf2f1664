/** What containers are: the definition of their task, as it is known or computed from the code that makes it. */
import type { Network } from "../model/network";
import type { Resource } from "../terraform/resource";
import type { Value } from "../terraform/value";

const ARGUMENT = "container_definitions";

export function definitionsOf({ read, documents }: Network, task: Resource | undefined): Value | undefined {
  const given = task?.values[ARGUMENT];
  if (task === undefined || (read.kind !== "configuration" && typeof given === "string")) return given;
  return documents.text(task.address, ARGUMENT) ?? given;
}
