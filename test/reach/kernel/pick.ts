/** Takes one of several values; the first is what a counterexample shrinks to. */
export type Pick = <T>(...options: readonly T[]) => T;
