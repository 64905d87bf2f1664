/** What is compared: functions over generated arguments. */
import fc, { type Arbitrary } from "fast-check";

// biome-ignore lint/suspicious/noExplicitAny: a case's arguments are of any type
export type Any = any;

export interface Spec {
  readonly name: string;
  readonly args: Arbitrary<unknown[]>;
  readonly apply: (...args: Any[]) => unknown;
  readonly runs?: number;
}

export const specs: Spec[] = [];

/** `apply` over generated arguments, each known in one computation and unknown in the next. */
export function agrees<T extends unknown[]>(
  name: string,
  args: Arbitrary<T>,
  apply: (...args: Any[]) => unknown,
  times?: number,
) {
  specs.push({ name, args, apply, runs: times });
}

/** `apply` over these arguments and no others. */
export function agreesFor(name: string, apply: (...args: Any[]) => unknown, ...args: unknown[][]) {
  args.forEach((each, index) => {
    specs.push({ name: `${name} #${index + 1}`, args: fc.constant(each), apply, runs: 1 });
  });
}

/** An argument that is a plain value in every computation: a separator, a pattern. */
export class Plain {
  constructor(readonly value: Any) {}
}
export const plainly = <T>(arbitrary: Arbitrary<T>) => arbitrary.map((value) => new Plain(value));
