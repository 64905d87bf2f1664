/** Tests of the emulator as a process: what it counts, what it says, when it ends. No Terraform in here. */
import assert from "node:assert";
import { execFileSync, spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findTerraform, isOlder } from "../support/terraform-install";
import { callEc2, callJson, callQuery } from "./aws-api";
import { type Emulator, startEmulator } from "./emulator";
import { sideBySide } from "./side-by-side";
import { writeFiles } from "./workspace-files";

const temporary: string[] = [];

async function temporaryDirectory(files: Record<string, string> = {}): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "hanok-harness-"));
  temporary.push(directory);
  await writeFiles(directory, files);
  return directory;
}

afterAll(() => Promise.all(temporary.map((directory) => rm(directory, { recursive: true }))));

describe("the emulator", () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => emulator.reset());
  afterAll(() => emulator.stop());

  it("does not count what AWS makes by itself", async () => {
    expect(await callEc2(emulator, { Action: "DescribeVpcs" })).toContain("<isDefault>true</isDefault>");
    expect(await emulator.leftovers()).toEqual([]);
  });

  it("counts what is added to something that AWS made", async () => {
    const groups = await callEc2(emulator, { Action: "DescribeSecurityGroups" });
    const rule = { "IpPermissions.1.IpProtocol": "-1", "IpPermissions.1.IpRanges.1.CidrIp": "10.0.0.0/8" };
    const GroupId = /<groupId>(sg-\w+)</.exec(groups)?.[1] ?? "";
    await callEc2(emulator, { Action: "AuthorizeSecurityGroupIngress", GroupId, ...rule });
    expect(await emulator.leftovers()).toMatchObject([{ service: "ec2", kind: "SecurityGroupRule" }]);
  });

  it("does not count what is gone but still shown", async () => {
    const run = { Action: "RunInstances", ImageId: "ami-12c6146b", MinCount: "1", MaxCount: "1" };
    const instance = /<instanceId>(i-\w+)</.exec(await callEc2(emulator, run))?.[1] ?? "";
    expect((await emulator.leftovers()).map(({ id }) => id)).toContain(instance);
    await callEc2(emulator, { Action: "TerminateInstances", "InstanceId.1": instance });
    expect(await emulator.leftovers()).toEqual([]);
  });

  it("counts a secret until its recovery window ends: its name is taken", async () => {
    const call = (action: string, body: object) =>
      callJson(emulator, "secretsmanager", `secretsmanager.${action}`, JSON.stringify(body));
    await call("CreateSecret", { Name: "settings" });
    await call("DeleteSecret", { SecretId: "settings", RecoveryWindowInDays: 7 });
    expect(await emulator.leftovers()).toMatchObject([{ service: "secretsmanager", kind: "FakeSecret" }]);
  });

  it("does not count keys that AWS makes when they are needed", async () => {
    const call = (action: string, body: object) =>
      callJson(emulator, "kms", `TrentService.${action}`, JSON.stringify(body));
    await call("DescribeKey", { KeyId: "alias/aws/rds" });
    expect(await emulator.leftovers()).toEqual([]);
    await call("CreateKey", { Description: "mine" });
    expect(await emulator.leftovers()).toMatchObject([{ service: "kms", kind: "Key" }]);
  });

  it("knows the policies that AWS manages", async () => {
    const PolicyArn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
    const answer = await callQuery(emulator, "iam", {
      Action: "GetPolicy",
      Version: "2010-05-08",
      PolicyArn,
    });
    expect(answer).toContain("<PolicyName>AmazonECSTaskExecutionRolePolicy</PolicyName>");
    expect(await emulator.leftovers()).toEqual([]);
  });

  it("is fresh after a reset", async () => {
    await callEc2(emulator, { Action: "CreateVpc", CidrBlock: "10.0.0.0/16" });
    expect(await emulator.leftovers()).not.toEqual([]);
    await emulator.reset();
    await callEc2(emulator, { Action: "DescribeVpcs" });
    expect(await emulator.leftovers()).toEqual([]);
  });

  it("says which action it cannot answer, so that the provider does not repeat it", async () => {
    await expect(callEc2(emulator, { Action: "DescribeIpamPools" })).rejects.toThrow(
      /501.*EmulatorCannotAnswer.*ec2 DescribeIpamPools/,
    );
    expect(emulator.unanswered().join("\n")).toMatch(/ec2 DescribeIpamPools/);
  });

  it("refuses what AWS's API models do, and does not end without saying so", async () => {
    const other = await startEmulator();
    const wrong = { Action: "CreateVpc", CidrBlock: "10.0.0.0/16", InstanceTenancy: "shared" };
    const said = `AWS's API model refuses ec2 CreateVpc: InstanceTenancy must be one of default, dedicated, host, got "shared"`;
    await expect(callEc2(other, wrong)).rejects.toThrow("RefusedByAwsModel");
    expect(other.refused()).toEqual([said]);
    await expect(other.stop()).rejects.toThrow(said);
  });

  it("has nothing of another that runs beside it, and other ids", async () => {
    const other = await startEmulator();
    const make = { Action: "CreateVpc", CidrBlock: "10.0.0.0/16" };
    const [here, there] = await Promise.all([callEc2(emulator, make), callEc2(other, make)]);
    const idOf = (answer: string) => /<vpcId>(vpc-\w+)</.exec(answer)?.[1];
    expect(idOf(here)).not.toBe(idOf(there));
    expect(await callEc2(emulator, { Action: "DescribeVpcs" })).not.toContain(idOf(there));
    await other.stop();
    expect(await callEc2(emulator, { Action: "DescribeVpcs" })).toContain(idOf(here));
  });

  it("hides the AWS settings of the person who runs the tests", async () => {
    process.env.AWS_PROFILE = "production";
    const python = process.env.HANOK_PYTHON ?? "python3";
    const other = await startEmulator({ python }).finally(() => delete process.env.AWS_PROFILE);
    expect(other.env.AWS_PROFILE).toBeUndefined();
    expect(other.env.AWS_ENDPOINT_URL).toBe(`http://127.0.0.1:${other.port}`);
    await other.stop();
  });
});

describe("scenarios side by side", () => {
  it("have an emulator each and are reported separately", async () => {
    const ports = new Set<number>();
    const results = await sideBySide([
      { name: "passes", run: async ({ emulator }) => void ports.add(emulator.port) },
      {
        name: "leaves something",
        run: async ({ emulator }) => {
          ports.add(emulator.port);
          await callEc2(emulator, { Action: "CreateVpc", CidrBlock: "10.0.0.0/16" });
        },
      },
      { name: "fails", run: () => Promise.reject(new Error("on purpose")) },
      {
        name: "asks what AWS refuses, and goes on",
        run: ({ emulator }) => callEc2(emulator, { Action: "DeleteVpc" }).then(assert.fail, () => undefined),
      },
    ]);
    expect(results.map(({ name }) => name)).toEqual([
      "passes",
      "leaves something",
      "fails",
      "asks what AWS refuses, and goes on",
    ]);
    expect(results.map(({ error }) => error?.message)).toEqual([
      undefined,
      expect.stringMatching(/left behind in the emulator:[\s\S]*ec2 eu-west-1 VPC vpc-/),
      "on purpose",
      expect.stringContaining("AWS's API model refuses ec2 DeleteVpc: VpcId is required"),
    ]);
    expect(ports.size).toBe(2);
  });
});

describe("what is missing is named", () => {
  it("terraform", async () => {
    await expect(findTerraform({ PATH: "" })).rejects.toThrow(
      /terraform is not on the PATH. Install Terraform 1.11/,
    );
  });

  it("a terraform that is new enough", async () => {
    const directory = await script("terraform", `echo '{"terraform_version": "1.10.5"}'`);
    await expect(findTerraform({ PATH: directory })).rejects.toThrow(/terraform 1.10.5 at .* is too old/);
    expect([isOlder("1.9.0", "1.9.0"), isOlder("1.10.0", "1.9.0"), isOlder("0.15.5", "1.9.0")]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("python", async () => {
    await expect(startEmulator({ python: "no-such-python" })).rejects.toThrow(
      /needs Python[\s\S]*pip install 'moto\[server\]==5.2.1'/,
    );
  });

  it("moto", async () => {
    // -S: without the installed packages
    const directory = await script("python-without-packages", 'exec python3 -S "$@"');
    await expect(startEmulator({ python: join(directory, "python-without-packages") })).rejects.toThrow(
      /Python module moto [\s\S]*pip install 'moto\[server\]==5.2.1'/,
    );
  });

  async function script(name: string, body: string): Promise<string> {
    const directory = await temporaryDirectory({ [name]: `#!/bin/sh\n${body}\n` });
    await chmod(join(directory, name), 0o755);
    return directory;
  }
});

describe("a process that dies", () => {
  const program = `
    import { startEmulator } from ${JSON.stringify(join(__dirname, "emulator"))};
    void startEmulator().then(({ pid }) => console.log(pid));
    setInterval(() => undefined, 1000);
  `;

  /** The program's server, and the process that forked it: the run's, or the program's own. */
  async function started(directory: string, env: NodeJS.ProcessEnv) {
    const arguments_ = ["--import", require.resolve("tsx"), join(directory, "program.ts")];
    const child = spawn(process.execPath, arguments_, { env, stdio: ["ignore", "pipe", "inherit"] });
    const server = await new Promise<number>((resolve) =>
      child.stdout.once("data", (line) => resolve(Number(line))),
    );
    const loaded = Number(execFileSync("ps", ["-o", "ppid=", "-p", String(server)], { encoding: "utf8" }));
    return { child, server, loaded };
  }

  it.each(["SIGKILL", "SIGINT", "SIGTERM"] as const)("leaves nothing behind: %s", async (signal) => {
    const directory = await temporaryDirectory({ "program.ts": program });
    const { HANOK_EMULATORS, ...env } = process.env;
    const { child, server, loaded } = await started(directory, env);
    expect([server, loaded].map(isAlive)).toEqual([true, true]);
    child.kill(signal);
    await expectDeath(server);
    await expectDeath(loaded);
  });

  it("leaves no server behind where moto is loaded for the whole run", async () => {
    const directory = await temporaryDirectory({ "program.ts": program });
    const { child, server, loaded } = await started(directory, process.env);
    child.kill("SIGKILL");
    await expectDeath(server);
    expect(isAlive(loaded)).toBe(true);
  });

  function isAlive(pid: number): boolean {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  }

  async function expectDeath(pid: number): Promise<void> {
    for (const end = Date.now() + 5000; Date.now() < end; ) {
      if (!isAlive(pid)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    process.kill(pid);
    throw new Error("the server still runs 5 s after its parent died");
  }
});
