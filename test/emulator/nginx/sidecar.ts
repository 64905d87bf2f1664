/**
 * The sidecar as ECS would start it: the contract's inputs become the configuration, and the container's own entry
 * point starts the real nginx with it, as a user without rights. Only the ports and addresses are those of this machine.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { chmod, chown } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { ENTRY_POINT, START } from "../../../src/compute/ecs-service/nginx/nginx-container";
import { rendered, type Written } from "../../compute/ecs-service/nginx/render";
import { tool } from "./tool";

const NOBODY = 65534;

export interface Sidecar {
  readonly port: number;
  readonly redirectPort: number;
  readonly healthPort: number;
  /** What it wrote to its standard error. */
  errors(): string;
  /** The requests that it logged. */
  requests(): Record<string, unknown>[];
  signal(name: NodeJS.Signals): void;
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

/** Ports that nothing listens on. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

export async function startSidecar(
  written: Written,
  network: readonly string[] = ["127.0.0.0/8"],
): Promise<Sidecar> {
  const nginx = await tool("nginx");
  const [port, redirectPort, healthPort] = (await freePorts(3)) as [number, number, number];
  const plain = written.scheme === "http" ? {} : { redirectPort };
  const inputs = { port, healthPort, listenAddress: "127.0.0.1", ...plain, ...written };
  const directory = mkdtempSync(join(tmpdir(), "hanok-nginx-"));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) await chown(directory, NOBODY, NOBODY);
  await chmod(directory, 0o700);
  const [out, err] = [join(directory, "stdout"), join(directory, "stderr")];
  const outputs = [openSync(out, "a"), openSync(err, "a")];
  if (isRoot) await Promise.all([out, err].map((file) => chown(file, NOBODY, NOBODY)));
  const child = spawn(ENTRY_POINT[0] as string, [...ENTRY_POINT.slice(1), START], {
    stdio: ["ignore", ...outputs],
    env: {
      PATH: [dirname(nginx), process.env.PATH].join(delimiter),
      NGINX_CONFIGURATION: rendered(inputs, network),
      NGINX_SCRATCH: directory,
    },
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  for (const file of outputs) closeSync(file);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const errors = () => readFileSync(err, "utf8");
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await ready(child, healthPort, errors);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    port,
    redirectPort,
    healthPort,
    errors,
    requests: () =>
      readFileSync(out, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    signal: (name) => void child.kill(name),
    ended,
    stop,
  };
}

async function ready(child: ChildProcess, healthPort: number, errors: () => string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (child.exitCode !== null) throw new Error(`nginx did not start:\n${errors()}`);
    const answer = await fetch(`http://127.0.0.1:${healthPort}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nginx is not healthy:\n${errors()}`);
}
