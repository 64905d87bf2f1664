/** What is met on the way: what lets pass, what stops, and what is not known. */

export interface Hop {
  /** The resource's address, or `internet`. */
  readonly at: string;
  readonly what: string;
  /** The rule or route that lets it pass, by the resource that has it. */
  readonly by?: string;
}

/** A change of a resource's arguments that would let it pass here. */
export interface Mend {
  readonly address: string;
  readonly change: string;
}

export interface Obstacle {
  readonly at: string;
  readonly what: string;
  /** AWS's explanation code where one fits (VPC Reachability Analyzer: "Explanation codes"). */
  readonly code?: string;
  readonly mend?: Mend;
}

export class Trail {
  readonly hops: Hop[] = [];
  readonly obstacles: Obstacle[] = [];
  readonly doubts: string[] = [];

  pass(at: string, what: string, by?: string): void {
    this.hops.push(by === undefined ? { at, what } : { at, what, by });
  }

  stop(obstacle: Obstacle): void {
    this.obstacles.push(obstacle);
  }

  /** Goes on as another one did. */
  join({ hops, obstacles, doubts }: Trail): void {
    this.hops.push(...hops);
    this.obstacles.push(...obstacles);
    this.doubts.push(...doubts);
  }

  doubt(...reasons: readonly string[]): void {
    this.doubts.push(...reasons);
  }
}
