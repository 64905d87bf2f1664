/** Times commands in turns, so that a busy moment of the machine meets all of them. */

export interface Contender {
  readonly name: string;
  /** One run; gives what it measured, in seconds. */
  run(): Promise<number> | number;
}

/** The median of each contender's runs, by name. One run of each comes first and does not count. */
export async function medians(
  contenders: readonly Contender[],
  rounds: number,
): Promise<Record<string, number>> {
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const { name, run } of contenders) {
      const seconds = await run();
      if (round > 0) times.get(name)?.push(seconds);
    }
  }
  return Object.fromEntries([...times].map(([name, values]) => [name, median(values)]));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = low] =
    sorted.length % 2 === 1 ? [sorted[middle]] : sorted.slice(middle - 1, middle + 1);
  return (low + high) / 2;
}

export async function secondsOf(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
