/** The containers of a service, and what an evaluated stack's arguments refer to. */
import { type Body, type Instance, type Json, specimen } from "./evaluated-stack";

export function containersOf(stack: readonly Instance[], service: Instance): Body[] {
  const task = referred(stack, service.body.task_definition, "arn");
  return JSON.parse(String(task.body.container_definitions)) as Body[];
}

/** The instance that the attribute is of. */
export function referred(stack: readonly Instance[], value: unknown, attribute: string): Instance {
  const found = stack.find(({ address }) => specimen(address, attribute) === value);
  if (!found) throw new Error(`nothing in the stack has the ${attribute} ${JSON.stringify(value)}`);
  return found;
}

export const listOf = (value: Json | undefined): Json[] =>
  Array.isArray(value) ? value : value == null ? [] : [value];
