/**
 * A server to deploy to: this machine's files under a layer that takes all writes, processes of its own, and no systemd.
 * Scripts run in it as they are, with their real paths; when it ends, its processes and its writes are gone.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A tmpfs below the layer: a root that is a layer itself takes no other. */
const SET_UP = `set -eu
mount -t tmpfs none /mnt
mkdir /mnt/changes /mnt/work /mnt/root
mount -t overlay none -o lowerdir=/,upperdir=/mnt/changes,workdir=/mnt/work /mnt/root
mount -t proc none /mnt/root/proc
mount --bind /dev /mnt/root/dev
mount -t tmpfs none /mnt/root/run
echo ready
cat
`;

export interface Ran {
  readonly code: number;
  readonly output: string;
}

interface Options {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a shell says of a program that a signal ended. */
const KILLED = 137;

const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

export class Server {
  private constructor(private readonly holder: ChildProcess) {}

  static async start(): Promise<Server> {
    const holder = spawn("unshare", ["--mount", "--pid", "--fork", "--kill-child", "sh", "-c", SET_UP]);
    const problems: Buffer[] = [];
    holder.stderr.on("data", (data: Buffer) => problems.push(data));
    const first = await Promise.race([
      once(holder.stdout, "data"),
      once(holder, "exit").then(() => undefined),
      once(holder, "error").then(([error]) => Promise.reject(error)),
    ]);
    if (first === undefined)
      throw new Error(
        `a root that may mount (CAP_SYS_ADMIN) and overlayfs are needed: ${Buffer.concat(problems)}`,
      );
    const server = new Server(holder);
    await server.write("/usr/local/bin/systemctl", await readFile(join(__dirname, "systemctl.py")));
    await server.must("chmod", ["755", "/usr/local/bin/systemctl"]);
    return server;
  }

  async end(): Promise<void> {
    const ended = once(this.holder, "exit");
    this.holder.kill("SIGKILL");
    await ended;
  }

  /** Runs a program of the server's. */
  async run(program: string, args: readonly string[], { input, env = {} }: Options = {}): Promise<Ran> {
    const inside = await this.firstProcess();
    const child = spawn(
      "nsenter",
      [`--target=${inside}`, "--mount", "--pid", "chroot", "/mnt/root", program, ...args],
      { env: { PATH, ...env } },
    );
    const said: Buffer[] = [];
    child.stdout.on("data", (data: Buffer) => said.push(data));
    child.stderr.on("data", (data: Buffer) => said.push(data));
    child.stdin.on("error", () => {});
    child.stdin.end(input ?? "");
    // not "close": a service that a script starts may keep what it was given open
    const [code] = (await once(child, "exit")) as [number | null];
    return { code: code ?? KILLED, output: Buffer.concat(said).toString() };
  }

  /** Runs a program that has to succeed, and gives what it says. */
  async must(program: string, args: readonly string[], options: Options = {}): Promise<string> {
    const { code, output } = await this.run(program, args, options);
    if (code !== 0) throw new Error(`${program} ${args.join(" ")}: ${output}`);
    return output;
  }

  async write(path: string, content: string | Buffer): Promise<void> {
    await this.must("sh", ["-c", 'mkdir -p "$(dirname "$0")" && cat >"$0"', path], { input: content });
  }

  /** The process that is the first one inside: the child of the one that was started. */
  private async firstProcess(): Promise<string> {
    const children = `/proc/${this.holder.pid}/task/${this.holder.pid}/children`;
    return (await readFile(children, "utf8")).trim();
  }
}
