/** A size as CPU units and MiB of memory: literals that are no pair do not compile, and the compiler names those that are. */

type SizeTable = Readonly<Record<number, readonly number[]>>;

/** CPU units of the table, where they are a literal; others are checked while synthesizing. */
export type Cpu<T extends SizeTable, C> = Literal<C, keyof T>;

/** Memory that the table has beside these CPU units, where both are literals. */
export type Memory<T extends SizeTable, C, M> = C extends keyof T ? Literal<M, Items<T[C]>> : M;

type Items<L> = L extends readonly (infer I)[] ? I : never;

type Literal<V, Allowed> = number extends V
  ? V
  : V extends number | null | undefined
    ? V extends Allowed
      ? V
      : Allowed
    : V;
