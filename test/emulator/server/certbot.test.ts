/** The real certbot, bash, curl and nginx with an authority in this process: a certificate is asked for and served. */
import { join } from "node:path";
import { connect } from "node:tls";
import { setupOf } from "../../compute/ec2-instance/certificate";
import { tool } from "../nginx/tool";
import { type Authority, authority } from "./authority";
import { type Machine, machine } from "./machine";

/** How often the service is started again. */
const AGAIN = 20;
const NAMES = ["shop.example.com", "www.shop.example.com"];
let here: Machine;
let ca: Authority;

beforeAll(async () => {
  await tool("certbot");
  here = await machine();
  ca = await authority(here.httpPort);
});
afterAll(async () => {
  ca.stop();
  await here.stop();
});

const shown = (servername: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(
      { host: "127.0.0.1", port: here.httpsPort, servername, rejectUnauthorized: false },
      () => {
        resolve(socket.getPeerCertificate().subjectaltname ?? "");
        socket.end();
      },
    );
    socket.on("error", (error) => resolve(`refused: ${error.message}`));
  });

/** A reload lets old workers finish. */
async function shownAtLast(expected: string): Promise<string> {
  for (let turn = 0; turn < 60; turn++) {
    if ((await shown(NAMES[0] as string)) === expected) return expected;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return shown(NAMES[0] as string);
}

/** User data, and the service's first run then. */
async function start(names: readonly string[]): Promise<{ status: number | null; output: string }> {
  const base = join(here.place.root, "srv/data/certificates");
  const written = { names, appPort: 3000, directoryUrl: ca.directoryUrl, keyType: "ecdsa" };
  here.write("setup", setupOf(written, here.place, base));
  here.write("dns", "");
  expect(here.run(join(here.place.root, "setup")).status).toBe(0);
  const script = join(here.place.root, "opt/hanok/certificate");
  // systemd starts it again: on a busy machine nginx may be asked before it has read the names
  for (let turn = 0; turn < AGAIN; turn++) {
    const run = await here.runCertbot(script, ca.bundle);
    if (run.status === 0) return run;
    expect(run.output).toContain("does not lead here yet");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return here.runCertbot(script, ca.bundle);
}

it("gets a certificate for the names, and serves it", async () => {
  expect(await start([NAMES[0] as string])).toMatchObject({ status: 0 });
  expect(ca.given).toEqual([[NAMES[0]]]);
  expect(await shownAtLast(`DNS:${NAMES[0]}`)).toBe(`DNS:${NAMES[0]}`);
});

it("asks for no other while it is good", async () => {
  expect(await start([NAMES[0] as string])).toMatchObject({ status: 0 });
  expect(ca.given).toHaveLength(1);
});

it("asks anew when there is a name more", async () => {
  expect(await start(NAMES)).toMatchObject({ status: 0 });
  expect(ca.given).toHaveLength(2);
  const both = `DNS:${NAMES[0]}, DNS:${NAMES[1]}`;
  expect(await shownAtLast(both)).toBe(both);
});
