/** The processes of moto: one that has loaded it, once in a test run, and the servers that it forks, each for a connection. */
import { type ChildProcess, spawn } from "node:child_process";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { withoutAws } from "../support/environment";

const PROGRAM = join(__dirname, "moto", "server.py");
const HOW_TO_GET = "pip install 'moto[server]==5.2.1' (Python 3.10 or newer)";
/** Where the servers of a test run are forked (global-setup.ts). */
const DOOR = "HANOK_EMULATORS";

export interface Server {
  readonly port: number;
  readonly pid: number;
  /** What it printed. */
  readonly lines: string[];
  hasEnded(): boolean;
  end(): Promise<void>;
}

/** Loads moto once for all processes that this one starts. */
export async function loadForAll(): Promise<void> {
  process.env[DOOR] = await load();
}

let own: Promise<string> | undefined;

async function doorOfRun(): Promise<string> {
  const shared = process.env[DOOR];
  own ??= shared === undefined ? load() : Promise.resolve(shared);
  return own;
}

/** A server that is ready. It ends with this process, however that ends. */
export async function forkServer(python?: string): Promise<Server> {
  const door = await (python === undefined ? doorOfRun() : load(python));
  const socket = connect(door);
  const { first, lines } = linesOf(socket);
  const { port, pid } = JSON.parse(await first) as { port: number; pid: number };
  // a forgotten `end` must not hang a test run
  socket.unref();
  const end = () =>
    new Promise<void>((resolve) => {
      socket.ref();
      socket.once("close", () => resolve());
      socket.end();
    });
  return { port, pid, lines, hasEnded: () => socket.closed, end };
}

/** A connection's first line, and those that come after it. */
function linesOf(socket: Socket): { first: Promise<string>; lines: string[] } {
  const lines: string[] = [];
  const first = new Promise<string>((resolve, reject) => {
    socket.on("error", reject);
    socket.once("close", () =>
      reject(new Error(`the emulator ended before it was ready:\n${lines.join("\n")}`)),
    );
    createInterface(socket).on("line", (line) => {
      if (line.startsWith('{"port"')) resolve(line);
      else lines.push(line);
    });
  });
  return { first, lines };
}

/** Starts a process that loads moto and ends with this one, however that ends: the socket where it forks servers. */
async function load(python = process.env.HANOK_PYTHON ?? "python3"): Promise<string> {
  // moto reads AWS settings too, and ends where they name a profile that does not exist
  const env = { ...withoutAws(process.env), PYTHONDONTWRITEBYTECODE: "1", PYTHONUNBUFFERED: "1" };
  // it ends when its standard input is closed, which the system does for a killed parent too
  const loaded = spawn(python, [PROGRAM], { env, stdio: ["pipe", "pipe", "pipe"] });
  const door = await doorOf(loaded, python);
  for (const handle of [loaded, loaded.stdin, loaded.stdout, loaded.stderr] as (Socket | ChildProcess)[])
    handle.unref();
  return door;
}

/** The first line that it prints; an error that names what is missing where it never does. */
function doorOf(loaded: ChildProcess, python: string): Promise<string> {
  const errors: string[] = [];
  if (loaded.stderr) createInterface(loaded.stderr).on("line", (line) => errors.push(line));
  return new Promise((resolve, reject) => {
    loaded.on("error", () => {
      reject(
        new Error(`the emulator needs Python, and ${python} cannot be run. Install it, then: ${HOW_TO_GET}`),
      );
    });
    // "close", not "exit": by then everything that it wrote has been read
    loaded.on("close", (code) => reject(notStarted(errors.join("\n"), python, code)));
    loaded.stdout?.once("data", (line: Buffer) => {
      loaded.stdout?.resume();
      resolve((JSON.parse(line.toString()) as { door: string }).door);
    });
  });
}

function notStarted(errors: string, python: string, code: number | null): Error {
  const missing = /No module named '(\w+)/.exec(errors);
  if (missing)
    return new Error(`the emulator needs the Python module ${missing[1]} for ${python}: ${HOW_TO_GET}`);
  return new Error(`the emulator ended with exit code ${code} before it was ready:\n${errors}`);
}
