/**
 * What user data does for the certificate, run for real as far as it goes without a network: from the first start, over
 * names that do not lead here yet and an authority that refuses, to a certificate, its renewal and a new server.
 */
import { execFile } from "node:child_process";
import { utimesSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import { request as secureRequest } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type ConnectionOptions, connect } from "node:tls";
import { promisify } from "node:util";
import { filesOf, setupOf } from "../../compute/ec2-instance/certificate";
import { tool } from "../nginx/tool";
import { type Machine, machine } from "./machine";

const NAMES = ["shop.example.com", "www.shop.example.com"];
const WRITTEN = { names: NAMES, appPort: 0, hstsSeconds: 300, email: "ops@example.com" };

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A request for a name, at this machine's port. */
function ask(port: number, host: string, path: string, isSecure = false): Promise<Answer> {
  const options = { host: "127.0.0.1", port, path, headers: { host } };
  const send = isSecure ? secureRequest : request;
  return new Promise((resolve, reject) => {
    send({ ...options, servername: host, rejectUnauthorized: false, agent: false }, (response) => {
      let body = "";
      response.on("data", (chunk) => {
        body += String(chunk);
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    })
      .on("error", reject)
      .end();
  });
}

/** The serial number of the certificate shown, or the error. */
function handshake(options: ConnectionOptions): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", rejectUnauthorized: false, ...options }, () => {
      resolve(socket.getPeerCertificate().serialNumber);
      socket.end();
    });
    socket.on("error", (error) => resolve(`refused: ${error.message}`));
  });
}

/** A reload lets old workers finish: what is asked again until it is so, or for two seconds. */
async function eventually<T>(look: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  let value = await look();
  for (let turn = 0; turn < 40 && !isSo(value); turn++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    value = await look();
  }
  return value;
}

/** The application behind nginx: it shows what it was told. */
async function application(): Promise<{ server: Server; port: number }> {
  const server = createServer((req, res) => res.end(JSON.stringify({ url: req.url, headers: req.headers })));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

describe("on a server", () => {
  let here: Machine;
  let app: Awaited<ReturnType<typeof application>>;
  let setup: string;
  let script: string;
  const base = () => join(here.place.root, "srv/data/certificates");

  beforeAll(async () => {
    here = await machine();
    app = await application();
    const text = setupOf({ ...WRITTEN, appPort: app.port }, here.place, base());
    setup = join(here.place.root, "setup");
    here.write(setup, text);
    script = join(here.place.root, "opt/hanok/certificate");
    here.write("authority", "refuse");
  });
  afterAll(async () => {
    app.server.close();
    await here.stop();
  });

  it("installs, and starts without waiting", () => {
    expect(here.run(setup)).toEqual({ status: 0, output: "" });
    expect(here.calls("dnf")).toEqual(["install -y -q nginx certbot"]);
    expect(here.calls("systemctl")).toEqual([
      "daemon-reload",
      "enable nginx hanok-certificate.service hanok-certificate.timer",
      "start hanok-certificate.timer",
      "start --no-block hanok-certificate.service",
    ]);
  });

  it("answers by HTTP alone until the names lead here, and does not bother the authority", async () => {
    const { status, output } = here.run(script);
    expect(status).toBe(1);
    expect(output).toContain("shop.example.com does not lead here yet");
    expect(here.calls("certbot")).toEqual([]);
    expect(await ask(here.httpPort, NAMES[0] as string, "/")).toMatchObject({
      status: 503,
      headers: { "retry-after": "120" },
    });
    expect((await ask(here.httpPort, "other.example.com", "/")).status).toBe(404);
    expect(await handshake({ port: here.httpsPort })).toMatch(/^refused/);
  });

  it("waits for a quarter of an hour after the authority refused", () => {
    here.write("dns", "");
    const refusal = here.run(script);
    expect(refusal.status).toBe(1);
    expect(refusal.output).toContain("the authority refuses");
    expect(here.calls("certbot")).toEqual([expect.stringContaining("--email ops@example.com")]);
    expect(here.run(script).status).toBe(75);
    expect(here.calls("certbot")).toEqual([]);
  });

  it("gets the certificate, and sends to HTTPS", async () => {
    const before = new Date(Date.now() - 16 * 60_000);
    utimesSync(join(here.place.root, "var/lib/hanok/certbot/refused"), before, before);
    here.write("authority", "issue");
    expect(here.run(script)).toEqual({ status: 0, output: "" });
    const [call] = here.calls("certbot");
    expect(call).toContain("certonly --non-interactive --agree-tos");
    expect(call).toContain("-d shop.example.com -d www.shop.example.com");
    const plain = () => ask(here.httpPort, NAMES[1] as string, "/a?b=c");
    expect(await eventually(plain, ({ status }) => status !== 503)).toMatchObject({
      status: 308,
      headers: { location: "https://www.shop.example.com/a?b=c" },
    });
    const answer = await ask(here.httpsPort, NAMES[0] as string, "/a?b=c", true);
    expect(answer.status).toBe(200);
    expect(answer.headers["strict-transport-security"]).toBe("max-age=300");
    expect(JSON.parse(answer.body)).toMatchObject({
      url: "/a?b=c",
      headers: { host: NAMES[0], "x-forwarded-proto": "https", "x-forwarded-for": "127.0.0.1" },
    });
  });

  it("takes TLS 1.2 and 1.3, and no handshake for other names", async () => {
    const with_ = (options: ConnectionOptions) =>
      handshake({ port: here.httpsPort, servername: NAMES[0], ...options });
    expect(await with_({ minVersion: "TLSv1.3" })).toMatch(/^[0-9A-F]+$/);
    expect(await with_({ maxVersion: "TLSv1.2" })).toMatch(/^[0-9A-F]+$/);
    expect(
      await with_({ minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" }),
    ).toMatch(/^refused/);
    expect(await handshake({ port: here.httpsPort, servername: "other.example.com" })).toMatch(/^refused/);
  });

  it("serves the renewed certificate as soon as it is there", async () => {
    const shown = () => handshake({ port: here.httpsPort, servername: NAMES[0] });
    const before = await shown();
    expect(here.run(script).status).toBe(0);
    expect(
      here.calls("systemctl").filter((call) => call === "reload-or-restart nginx").length,
    ).toBeGreaterThan(1);
    const after = await eventually(shown, (serial) => serial !== before);
    expect(after).not.toBe(before);
  });

  it("serves HTTPS at once after a reboot, whatever DNS says", async () => {
    await here.stopNginx();
    here.remove("dns");
    expect(here.run(script).status).toBe(1);
    expect((await ask(here.httpsPort, NAMES[0] as string, "/", true)).status).toBe(200);
  });

  it("serves HTTPS at once on a new server with the old volume", async () => {
    await here.stopNginx();
    for (const path of ["etc/nginx/hanok", "etc/nginx/nginx.conf", "opt/hanok/certificate", "var/lib/hanok"])
      here.remove(path);
    here.write("dns", "");
    here.write("authority", "keep");
    here.calls("certbot");
    expect(here.run(setup)).toEqual({ status: 0, output: "" });
    expect(here.run(script)).toEqual({ status: 0, output: "" });
    expect(here.calls("certbot")).toEqual([expect.stringContaining("--keep-until-expiring")]);
    expect((await ask(here.httpsPort, NAMES[0] as string, "/", true)).status).toBe(200);
  });

  it("falls back to HTTP where the certificate cannot be read", async () => {
    here.write("authority", "refuse");
    const store = join(base(), "acme-v02.api.letsencrypt.org_directory/live/server");
    here.write(join(store, "fullchain.pem"), "not a certificate");
    expect(here.run(script).status).toBe(1);
    const status = async () => (await ask(here.httpPort, NAMES[0] as string, "/")).status;
    expect(await eventually(status, (found) => found === 503)).toBe(503);
  });
});

describe("the files", () => {
  let here: Machine;
  let files: Record<string, string>;
  const run = promisify(execFile);

  beforeAll(async () => {
    here = await machine();
    const setup = setupOf({ ...WRITTEN, appPort: 3000 });
    files = { ...filesOf(setup), setup };
    for (const name of ["setup", "/opt/hanok/certificate"]) {
      here.write(`${name.split("/").at(-1)}.sh`, files[name] as string);
    }
    for (const unit of ["service", "timer"]) {
      const name = `/etc/systemd/system/hanok-certificate.${unit}`;
      // the script is not installed on this machine
      here.write(name, (files[name] as string).replace(/^ExecStart=.*$/m, "ExecStart=/bin/true"));
    }
  });
  afterAll(() => here.stop());

  it.each(["setup.sh", "certificate.sh"])("%s is taken by bash and shellcheck", async (name) => {
    const path = join(here.place.root, name);
    await run("bash", ["-n", path]);
    await run(await tool("shellcheck"), ["--shell=bash", path]);
  });

  it("has units that systemd takes", async () => {
    const units = ["service", "timer"].map((unit) =>
      join(here.place.root, `etc/systemd/system/hanok-certificate.${unit}`),
    );
    const analyze = await tool("systemd-analyze");
    const { stderr } = await run(analyze, ["verify", "--man=no", ...units]);
    expect(stderr.split("\n").filter((line) => line.includes("hanok-certificate"))).toEqual([]);
  });

  it("renews twice a day", async () => {
    const [, calendar = ""] =
      /^OnCalendar=(.*)$/m.exec(files["/etc/systemd/system/hanok-certificate.timer"] ?? "") ?? [];
    const { stdout } = await run(await tool("systemd-analyze"), ["calendar", "--iterations=3", calendar]);
    const times = [...stdout.matchAll(/(?:Next elapse|Iter\. #\d+): .*? (\d{2}:\d{2}:\d{2})/g)].map(
      ([, time]) => time,
    );
    expect(new Set(times)).toEqual(new Set(["03:00:00", "15:00:00"]));
  });
});
