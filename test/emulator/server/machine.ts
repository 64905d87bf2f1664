/**
 * A server in a directory: user data runs with the real bash, nginx, curl and openssl. Stand-ins are what this machine
 * must not be touched by (dnf, systemctl), and what is not here (the certificate authority and DNS).
 */
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { delimiter, join } from "node:path";
import type { Place } from "../../../src/compute/ec2-instance/acme/place";
import { freePorts } from "../nginx/sidecar";
import { tool } from "../nginx/tool";

export interface Run {
  readonly status: number | null;
  readonly output: string;
}

export interface Machine {
  readonly place: Place;
  readonly httpPort: number;
  readonly httpsPort: number;
  /** Runs a script as user data or systemd would; meanwhile nothing else of this process goes on. */
  run(script: string, ...args: string[]): Run;
  /** The same while this process goes on, with the real certbot, which trusts this bundle. */
  runCertbot(script: string, bundle: string): Promise<Run>;
  /** A file of the machine, or what a stand-in is told. */
  write(path: string, text: string): void;
  read(path: string): string;
  remove(path: string): void;
  /** What a stand-in was called with, and forgets it. */
  calls(name: "dnf" | "systemctl" | "certbot"): string[];
  /** nginx ends, as in a reboot. */
  stopNginx(): Promise<void>;
  stop(): Promise<void>;
}

const log = (name: string) => `printf '%s\\n' "$*" >> "$ROOT/calls.${name}"`;

/** The names lead here once there is `dns`. */
const CURL = `
[ -e "$ROOT/dns" ] || { echo "could not resolve host" >&2; exit 6; }
exec "$REAL_CURL" --noproxy '*' --connect-to "::127.0.0.1:$HTTP_PORT" "$@"`;

const NGINX = `exec "$REAL_NGINX" -c "$ROOT/etc/nginx/nginx.conf" "$@"`;

/** Reloads or starts the real nginx. */
const SYSTEMCTL = `
${log("systemctl")}
case "$*" in
"reload-or-restart nginx")
  if [ -s "$ROOT/run/nginx.pid" ]; then nginx -s reload 2> /dev/null; else nginx; fi ;;
esac`;

/** Answers as the file \`authority\` says: "issue" makes a certificate after it read its challenge, "keep" makes none. */
const CERTBOT = `
${log("certbot")}
answer=$(cat "$ROOT/authority")
while [ "$#" -gt 0 ]; do
  case "$1" in
  --config-dir) store=$2 ;;
  --webroot-path) webroot=$2 ;;
  --deploy-hook) hook=$2 ;;
  -d) name=$2 ;;
  esac
  shift
done
case "$answer" in
keep) exit 0 ;;
issue)
  echo proof > "$webroot/.well-known/acme-challenge/token"
  [ "$(curl -fsS "http://$name/.well-known/acme-challenge/token")" = proof ] || exit 1
  mkdir -p "$store/live/server"
  openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj "/CN=$name" \\
    -keyout "$store/live/server/privkey.pem" -out "$store/live/server/fullchain.pem" 2> /dev/null
  bash -c "$hook" ;;
*) echo "the authority refuses" >&2; exit 1 ;;
esac`;

export async function machine(): Promise<Machine> {
  const root = mkdtempSync(join(tmpdir(), "hanok-server-"));
  const [httpPort, httpsPort] = (await freePorts(2)) as [number, number];
  const bin = join(root, "bin");
  for (const directory of [bin, "etc/systemd/system", "etc/nginx", "var/log/nginx", "run"])
    mkdirSync(directory.startsWith("/") ? directory : join(root, directory), { recursive: true });
  const stand = { curl: CURL, nginx: NGINX, systemctl: SYSTEMCTL, certbot: CERTBOT, dnf: log("dnf") };
  for (const [name, text] of Object.entries(stand)) {
    writeFileSync(join(bin, name), `#!/bin/bash\nset -eu\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const env = {
    ...process.env,
    ROOT: root,
    HTTP_PORT: String(httpPort),
    REAL_CURL: await tool("curl"),
    REAL_NGINX: await tool("nginx"),
    PATH: [bin, process.env.PATH, "/usr/sbin"].join(delimiter),
  };
  await tool("openssl");
  const path = (name: string) => (name.startsWith(root) ? name : join(root, name));
  const read = (name: string) => readFileSync(path(name), "utf8");
  const remove = (name: string) => rmSync(path(name), { recursive: true, force: true });
  const stopNginx = async () => {
    if (!existsSync(path("run/nginx.pid"))) return;
    const pid = Number(read("run/nginx.pid"));
    process.kill(pid, "SIGQUIT");
    for (let turn = 0; turn < 100 && existsSync(path("run/nginx.pid")); turn++)
      await new Promise((resolve) => setTimeout(resolve, 50));
  };
  return {
    place: { root, httpPort, httpsPort, user: userInfo().username },
    httpPort,
    httpsPort,
    run: (script, ...args) => {
      const { status, stdout, stderr } = spawnSync("bash", [script, ...args], {
        env,
        encoding: "utf8",
        timeout: 60_000,
      });
      return { status, output: `${stdout}${stderr}` };
    },
    runCertbot: (script, bundle) => {
      remove("bin/certbot");
      const child = spawn("bash", [script], { env: { ...env, REQUESTS_CA_BUNDLE: bundle } });
      let output = "";
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (chunk) => {
          output += String(chunk);
        });
      return new Promise((resolve) => child.on("close", (status) => resolve({ status, output })));
    },
    write: (name, text) => writeFileSync(path(name), text),
    read,
    remove,
    calls: (name) => {
      const file = `calls.${name}`;
      const lines = existsSync(path(file)) ? read(file).trimEnd().split("\n") : [];
      remove(file);
      return lines;
    },
    stopNginx,
    stop: async () => {
      await stopNginx();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
