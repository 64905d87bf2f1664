/**
 * docs/samples/ec2-web deployed for real (A4.7): the workflow's commands make the revision, its hooks run in CodeDeploy's
 * order on a server, the application answers. The agent, its service and systemd are stand-ins: agent.ts, systemctl.py.
 */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commit, repositoryIn, runWorkflow } from "../../samples/workflow";
import { Agent, type Deployment } from "./agent";
import { Server } from "./server";

jest.setTimeout(180_000);

const directory = mkdtempSync(join(tmpdir(), "hanok-ec2-web-"));
const repository = repositoryIn(join(directory, "shop"));
let server: Server;
let agent: Agent;
let port: number;

/** The archive of a revision, by the workflow's own commands. */
function revision(message: string, change: (file: (name: string) => string) => void) {
  change((name) => join(repository, name));
  const sha = commit(repository, message);
  return { sha, archive: runWorkflow(repository, join(directory, "runner")).archive };
}

const edit = (file: string, from: string, to: string) => {
  const before = readFileSync(file, "utf8");
  if (!before.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(file, before.replace(from, to));
};

const answer = async (path = "/") => (await fetch(`http://127.0.0.1:${port}${path}`)).text();

const failedIn = ({ events }: Deployment) => events.find(({ status }) => status === "Failed");
const outputOf = ({ events }: Deployment, name: string) =>
  events.find((event) => event.name === name)?.output ?? "";

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

beforeAll(async () => {
  port = await freePort();
  server = await Server.start();
  await server.write("/etc/shop/environment", `PORT=${port}\n`);
  agent = new Agent(server);
});

afterAll(async () => {
  await server?.end();
  rmSync(directory, { recursive: true, force: true });
});

let good: string;

it("is deployed to an empty server, stop to validate", async () => {
  const { sha, archive } = revision("First", (file) => writeFileSync(file("app/leaflet.txt"), "Sale\n"));
  const deployment = await agent.deploy(archive);
  expect(deployment.events.map(({ name, status }) => [name, status])).toEqual([
    ["ApplicationStop", "Succeeded"],
    ["DownloadBundle", "Succeeded"],
    ["BeforeInstall", "Succeeded"],
    ["Install", "Succeeded"],
    ["AfterInstall", "Succeeded"],
    ["ApplicationStart", "Succeeded"],
    ["ValidateService", "Succeeded"],
  ]);
  expect(outputOf(deployment, "ValidateService")).toBe(`revision ${sha} answers\n`);
  expect(await answer()).toBe(`The shop, revision ${sha}\n`);
  expect(JSON.parse(await answer("/healthz"))).toEqual({ status: "ok", revision: sha });
});

it("runs as its own user, which cannot write its files", async () => {
  const pid = await server.must("cat", ["/run/stand-in/shop.service"]);
  expect(await server.must("stat", ["-c", "%U", `/proc/${pid}`])).toBe("shop\n");
  const stat = (path: string) => server.must("stat", ["-c", "%U:%G %a", path]);
  expect(await stat("/opt/shop/server.py")).toBe("root:shop 640\n");
  expect(await stat("/etc/systemd/system/shop.service")).toBe("root:root 644\n");
  const write = await server.run("runuser", ["-u", "shop", "--", "touch", "/opt/shop/server.py"]);
  expect(write.code).not.toBe(0);
  expect(await server.must("readlink", ["/etc/systemd/system/multi-user.target.wants/shop.service"])).toBe(
    "/etc/systemd/system/shop.service\n",
  );
});

it("gives way to the next revision, of which no file is left that it has not", async () => {
  const first = await server.must("cat", ["/run/stand-in/shop.service"]);
  const { sha, archive } = revision("Second", (file) => {
    rmSync(file("app/leaflet.txt"));
    edit(file("app/server.py"), "The shop, revision", "The new shop, revision");
  });
  const deployment = await agent.deploy(archive);
  expect(failedIn(deployment)).toBeUndefined();
  expect(await answer()).toBe(`The new shop, revision ${sha}\n`);
  expect((await server.run("ls", ["/opt/shop"])).output.split("\n").sort()).toEqual([
    "",
    "REVISION",
    "server.py",
  ]);
  expect((await server.run("test", ["-e", `/proc/${first}`])).code).not.toBe(0);
  good = sha;
});

it("is rolled back where it does not answer", async () => {
  const { archive } = revision("Sick", (file) => {
    edit(file("app/server.py"), 'self.answer(200, "application/json"', 'self.answer(500, "application/json"');
    edit(file("scripts/validate_service.sh"), "ATTEMPTS:-30", "ATTEMPTS:-3");
  });
  const deployment = await agent.deploy(archive);
  expect(failedIn(deployment)?.name).toBe("ValidateService");
  expect(failedIn(deployment)?.output).toContain("the shop does not answer as it should");
  expect(deployment.rollback?.status).toBe("Succeeded");
  expect(await answer()).toBe(`The new shop, revision ${good}\n`);
});

it("is not started where Python cannot read it, and rolled back", async () => {
  const { archive } = revision("Broken", (file) => {
    edit(file("app/server.py"), "self.answer(500", "self.answer(200");
    appendFileSync(file("app/server.py"), "\ndef (:\n");
  });
  const deployment = await agent.deploy(archive);
  expect(failedIn(deployment)?.name).toBe("AfterInstall");
  expect(deployment.events.slice(-2).map(({ status }) => status)).toEqual(["Skipped", "Skipped"]);
  expect(deployment.rollback?.status).toBe("Succeeded");
  expect(await answer()).toBe(`The new shop, revision ${good}\n`);
});

it("fails at a hook that takes too long", async () => {
  const { archive } = revision("Slow", (file) => {
    edit(file("app/server.py"), "\ndef (:\n", "");
    edit(file("scripts/before_install.sh"), "set -euo pipefail", "set -euo pipefail\nsleep 30");
    edit(file("appspec.yml"), "before_install.sh\n      timeout: 60", "before_install.sh\n      timeout: 1");
  });
  const deployment = await agent.deploy(archive);
  expect(failedIn(deployment)?.name).toBe("BeforeInstall");
  expect(failedIn(deployment)?.output).toContain("failed to complete in 1 seconds");
  expect(deployment.rollback?.status).toBe("Succeeded");
});

it("stops a service that has stopped already", async () => {
  await server.must("systemctl", ["stop", "shop"]);
  const { sha, archive } = revision("Third", (file) => {
    edit(file("scripts/before_install.sh"), "\nsleep 30", "");
  });
  const deployment = await agent.deploy(archive);
  expect(failedIn(deployment)).toBeUndefined();
  expect(await answer()).toBe(`The new shop, revision ${sha}\n`);
});

it("takes over files that an image brought, because it says so", async () => {
  const image = await Server.start();
  try {
    await image.write("/opt/shop/server.py", "of the image\n");
    await image.write("/etc/shop/environment", `PORT=${await freePort()}\n`);
    const refused = revision("Careful", (file) => edit(file("appspec.yml"), "OVERWRITE", "DISALLOW"));
    const failed = await new Agent(image).deploy(refused.archive);
    expect(failedIn(failed)?.name).toBe("Install");
    expect(failedIn(failed)?.output).toContain("already exists at this location: /opt/shop/server.py");
    const taken = revision("Bold", (file) => edit(file("appspec.yml"), "DISALLOW", "OVERWRITE"));
    expect((await new Agent(image).deploy(taken.archive)).status).toBe("Succeeded");
  } finally {
    await image.end();
  }
});
