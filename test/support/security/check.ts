/** A check of security: what a scanner of policies asks of a resource, as a condition on the evaluated stack. */
import type { Body, Instance, Json } from "../evaluated-stack";
import { all } from "../stack-instances";

export interface Check {
  /** checkov's id. */
  readonly id: string;
  /** The control of AWS Security Hub that asks the same ("Control reference"), where there is one. */
  readonly control?: string;
  readonly asks: string;
  /** Types of resources. */
  readonly of: readonly string[];
  readonly passes: (body: Body, place: Place) => boolean;
}

/** Where a resource stands. */
export interface Place {
  readonly instance: Instance;
  readonly stack: readonly Instance[];
  /** Actions that IAM knows resources for and a policy allows on all of them, by the resource's address. */
  readonly onEverything: ReadonlyMap<string, readonly string[]>;
}

/** The first of nested blocks, however they are written. */
export function block(body: Body, name: string): Body {
  const [first = {}] = [body[name] ?? {}].flat();
  return first as Body;
}

/** Those of the type that refer to the resource. */
export function referring({ instance, stack }: Place, type: string): Body[] {
  const start = `${instance.address.replaceAll('"', "")}.`;
  return all(stack, type)
    .map(({ body }) => body)
    .filter((body) => JSON.stringify(body).includes(start));
}

/** Those of the type that the resource refers to. */
export function referred({ instance, stack }: Place, type: string): Body[] {
  const text = JSON.stringify(instance.body);
  return all(stack, type)
    .filter(({ address }) => text.includes(`${address.replaceAll('"', "")}.`))
    .map(({ body }) => body);
}

export const isSet = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && value !== "";
