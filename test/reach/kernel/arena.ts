/** Worlds of Linux network namespaces, and real connections in them: the TypeScript side of arena.py. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ENVIRONMENT, UNSHARE } from "./possible";

export type Protocol = "tcp" | "udp";

/** One namespace: lines for `ip -batch` and `ip -6 -batch`, a file for `nft -f`, and who listens. */
export interface Space {
  readonly ip: readonly string[];
  readonly ip6: readonly string[];
  readonly nft: string;
  readonly listen: readonly (readonly [Protocol, address: string, port: number])[];
}

export interface Interface {
  readonly space: string;
  readonly name: string;
}

/** One connection to try. */
export interface Probe {
  readonly from: string;
  readonly source: string;
  readonly to: string;
  readonly protocol: Protocol;
  readonly port: number;
}

export interface World {
  readonly spaces: Readonly<Record<string, Space>>;
  readonly links: readonly (readonly [Interface, Interface])[];
  readonly probes: readonly Probe[];
  /** Seconds without any event after which nobody answers any more. */
  readonly quiet: number;
}

type Line =
  | { readonly ready: true }
  | { readonly error: string }
  | { readonly answers: readonly (string | null)[] };

/** A process that builds worlds, one after the other. */
export class Arena {
  private constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly lines: AsyncIterator<string>,
    private readonly errors: () => string,
  ) {}

  static async open(): Promise<Arena> {
    const [program, ...args] = UNSHARE;
    const child = spawn(program, [...args, "python3", join(__dirname, "arena.py")], { env: ENVIRONMENT });
    let errors = "";
    child.on("error", (error) => {
      errors += error.message;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    child.stdin.on("error", () => undefined);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const arena = new Arena(child, lines, () => errors);
    const first = await arena.read();
    if ("ready" in first) return arena;
    throw new Error(`no worlds can be built here: ${JSON.stringify(first)}`);
  }

  /** Who answered each probe; null where nobody did. */
  async play(world: World): Promise<readonly (string | null)[]> {
    this.child.stdin.write(`${JSON.stringify(world)}\n`);
    const line = await this.read();
    if ("answers" in line) return line.answers;
    throw new Error(`the world could not be built: ${JSON.stringify(line)}`);
  }

  close(): void {
    this.child.stdin.end();
  }

  private async read(): Promise<Line> {
    const { value, done } = await this.lines.next();
    return done ? { error: this.errors().trim() || "the process ended" } : (JSON.parse(value) as Line);
  }
}
