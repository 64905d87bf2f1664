/** Runs the command on a small application in a directory of its own. */
import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { writeFiles } from "./workspace-files";

jest.setTimeout(400_000);

const APPLICATION = `
  import { DefaultNetworkAcl } from "@cdktf/provider-aws/lib/default-network-acl";
  import { GlobalacceleratorAccelerator } from "@cdktf/provider-aws/lib/globalaccelerator-accelerator";
  import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
  import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
  import { Subnet } from "@cdktf/provider-aws/lib/subnet";
  import { Vpc } from "@cdktf/provider-aws/lib/vpc";
  import { App, TerraformOutput, TerraformStack } from "cdktf";

  const app = new App();
  for (const name of ["three-tier-dev", "drifting", "accelerated"]) {
    const stack = new TerraformStack(app, name);
    new AwsProvider(stack, "aws", { region: "eu-central-1" });
    const vpc = new Vpc(stack, "vpc", { cidrBlock: "10.0.0.0/16" });
    new S3Bucket(stack, "bucket", { bucket: "deploy-local-" + name });
    new TerraformOutput(stack, "cidr", { value: vpc.cidrBlock });
    if (name === "accelerated")
      new GlobalacceleratorAccelerator(stack, "accelerator", { name: "web" });
    if (name === "drifting") {
      // AWS puts every new subnet into the default network ACL, which then wants to be rid of it
      new Subnet(stack, "subnet", { vpcId: vpc.id, cidrBlock: "10.0.0.0/24" });
      new DefaultNetworkAcl(stack, "acl", { defaultNetworkAclId: vpc.defaultNetworkAclId });
    }
  }
  app.synth();
`;

describe("deploy:local", () => {
  let project: string;

  beforeAll(async () => {
    project = await mkdtemp(join(tmpdir(), "hanok-deploy-local-test-"));
    await writeFiles(project, {
      "main.ts": APPLICATION,
      "cdktf.json": JSON.stringify({ language: "typescript", app: "npx tsx main.ts", projectId: "test" }),
      "package.json": "{}",
    });
    const modules = dirname(dirname(require.resolve("cdktf/package.json")));
    await symlink(modules, join(project, "node_modules"));
  });

  afterAll(() => rm(project, { recursive: true }));

  it("deploys the default stack, finds the second plan empty, destroys, and leaves no file in the project", async () => {
    const { code, output } = await deployLocal([]);
    expect(output).toContain("deployed: 2 resources");
    expect(output).toContain('cidr = "10.0.0.0/16"');
    expect(output).toContain("three-tier-dev: the second plan is empty");
    expect(output).toContain("destroyed: nothing is left");
    expect(output).not.toContain("\u001b");
    expect(code).toBe(0);
    expect((await readdir(project)).sort()).toEqual([
      "cdktf.json",
      "main.ts",
      "node_modules",
      "package.json",
    ]);
  });

  it("lists what a second plan changes, and fails", async () => {
    const { code, output } = await deployLocal(["drifting"]);
    expect(output).toMatch(
      /drifting: the second plan is not empty\naws_default_network_acl.acl would be updated/,
    );
    expect(code).toBe(1);
  });

  it("says that a stack does not exist", async () => {
    const { code, output } = await deployLocal(["no-such-stack"]);
    expect(output).toContain(
      "there is no stack no-such-stack; there are accelerated, drifting, three-tier-dev",
    );
    expect(code).toBe(1);
  });

  it("says what the local AWS cannot make, before it makes anything", async () => {
    const { code, output } = await deployLocal(["three-tier-dev", "accelerated"]);
    expect(output).toContain(
      "the local AWS cannot make aws_globalaccelerator_accelerator, which accelerated has",
    );
    expect(output).not.toContain("deployed");
    expect(code).toBe(1);
  });

  it("with --keep stays up until Ctrl-C", async () => {
    const { code, output } = await deployLocal(["--keep"], "Ctrl-C stops it");
    expect(output).toMatch(/export AWS_ENDPOINT_URL=http:\/\/127.0.0.1:\d+/);
    expect(output).toContain("stopped");
    expect(code).toBe(0);
  });

  /** Runs the command; sends Ctrl-C as soon as a phrase appears, where one is given. */
  function deployLocal(
    args: string[],
    interruptAt?: string,
  ): Promise<{ code: number | null; output: string }> {
    const command = ["--import", require.resolve("tsx"), join(__dirname, "deploy-local.ts"), ...args];
    const child = spawn(process.execPath, command, { cwd: project, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (text: Buffer) => {
        output += text.toString();
        if (interruptAt && output.includes(interruptAt)) child.kill("SIGINT");
      });
    }
    return new Promise((resolve) => child.on("close", (code) => resolve({ code, output })));
  }
});
