/** User data as instances get it: read by Python's MIME parser, which is cloud-init's, and its scripts by shellcheck. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ec2Fleet, EXAMPLE } from "../../../src/compute/ec2-fleet/ec2-fleet";
import type { Ec2FleetProps } from "../../../src/compute/ec2-fleet/ec2-fleet.props";
import { resourcesOf, synthesize } from "../../support/synthesize";
import { tool } from "../nginx/tool";

const userData = (props: Partial<Ec2FleetProps>): string => {
  const json = synthesize((stack) => {
    new Ec2Fleet(stack, "fleet", { ...(EXAMPLE as Ec2FleetProps), ...props });
  });
  return Buffer.from(String(resourcesOf(json).aws_launch_template?.fleet?.user_data), "base64").toString();
};

/** As cloud-init reads a part: its file name and its content, decoded. */
const READ = `
import email, json, sys
message = email.message_from_string(sys.stdin.read())
assert message.is_multipart() and not message.defects, message.defects
parts = [[p.get_filename(), p.get_content_type(), p.get_payload(decode=True).decode()] for p in message.get_payload()]
print(json.dumps(parts))
`;
const partsOf = (text: string): [string, string, string][] =>
  JSON.parse(execFileSync("python3", ["-c", READ], { input: text, encoding: "utf8" }));

const LETTERS = "#!/bin/sh\necho 'naïve café 漢字 --hanok-part--' \"$HOME\" ${x} %{y}\n";
const ALL: Partial<Ec2FleetProps> = {
  userData: "#!/bin/bash\nid\n",
  userDataParts: { zone: "#cloud-config\ntimezone: Asia/Seoul\n", app: "#!/bin/sh\necho app\n" },
  codedeployAgent: true,
  cloudwatchAgent: {
    logs: {
      app: {
        path: "/var/log/app.log",
        logGroupArn: "arn:aws:logs:ap-northeast-2:123456789012:log-group:/shop/app",
      },
    },
  },
};

describe("user data", () => {
  it("alone is the text as it stands", () => {
    expect(userData({ userData: "#!/bin/bash\nid\n" })).toBe("#!/bin/bash\nid\n");
  });

  it("of several parts runs them in the order of their file names, agents last", () => {
    const parts = partsOf(userData(ALL));
    expect(parts.map(([name, type]) => [name, type])).toEqual(
      ["50-app", "50-zone", "60-user-data", "90-cloudwatch-agent", "95-codedeploy-agent"].map((name) => [
        name,
        "text/plain",
      ]),
    );
    expect(parts[2]?.[2]).toBe("#!/bin/bash\nid\n");
  });

  it("keeps every letter of a part, and what looks like the message's end", () => {
    const text = LETTERS.replace("${x}", () => "$${x}").replace("%{y}", "%%{y}");
    expect(partsOf(userData({ userDataParts: { text } }))).toEqual([["50-text", "text/plain", LETTERS]]);
  });

  it("of 16384 bytes is taken, and not one more", () => {
    const text = (bytes: number) => `#!/bin/sh\n${"x".repeat(bytes - 10)}`;
    expect(userData({ userData: text(16384) })).toHaveLength(16384);
    for (const bytes of [16385, 16386, 16387])
      expect(() => userData({ userData: text(bytes) })).toThrow(`comes to ${bytes} bytes`);
  });
});

const script = (name: string): string =>
  partsOf(userData(ALL)).find(([file]) => file === name)?.[2] ?? "none";

describe.each(["90-cloudwatch-agent", "95-codedeploy-agent"])("%s", (name) => {
  it("is a script that bash can read", () => {
    expect(spawnSync("bash", ["-n"], { input: script(name) }).status).toBe(0);
  });

  it("is clean by shellcheck", async () => {
    const shellcheck = await tool("shellcheck");
    const { status, stdout } = spawnSync(shellcheck, ["-s", "bash", "-"], {
      input: script(name),
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });
});

/** The script under a bash that has only the commands that are written here; each call is recorded. */
function run(text: string, commands: Record<string, string>): { status: number | null; calls: string[] } {
  const directory = mkdtempSync(join(tmpdir(), "hanok-script-"));
  try {
    const calls = join(directory, "calls");
    const bin = join(directory, "bin");
    mkdirSync(bin);
    writeFileSync(calls, "");
    for (const [command, body] of Object.entries(commands)) {
      writeFileSync(join(bin, command), `#!/bin/bash\necho "${command} $*" >> ${calls}\n${body}\n`);
      chmodSync(join(bin, command), 0o755);
    }
    const { status } = spawnSync("/bin/bash", ["-c", text], {
      cwd: directory,
      env: { PATH: `${bin}:/usr/bin:/bin`, HOME: directory, ROOT: directory },
    });
    return { status, calls: readFileSync(calls, "utf8").trim().split("\n") };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const METADATA = `
case "$*" in
  *"-X PUT"*"/api/token") printf token-1 ;;
  *"X-aws-ec2-metadata-token: token-1"*placement/region) printf ap-northeast-2 ;;
  *"X-aws-ec2-metadata-token: token-1"*services/domain) printf amazonaws.com ;;
  *"-o install"*) printf '#!/bin/bash\\necho "install $* in $AWS_REGION" >> "$ROOT/calls"\\n' > install ;;
  *) exit 22 ;;
esac`;

describe("the CodeDeploy agent", () => {
  it("comes from the bucket of the region that the metadata service names, asked with a token", () => {
    const { status, calls } = run(script("95-codedeploy-agent"), { curl: METADATA, dnf: "", systemctl: "" });
    expect(status).toBe(0);
    expect(calls).toContain("dnf install -y ruby wget");
    expect(calls.join("\n")).toContain(
      "https://aws-codedeploy-ap-northeast-2.s3.ap-northeast-2.amazonaws.com/latest/install",
    );
    expect(calls.slice(-3)).toEqual([
      "install auto in ap-northeast-2",
      "systemctl enable --now codedeploy-agent",
      "systemctl is-active --quiet codedeploy-agent",
    ]);
  });

  it("fails at once where a step does, so that cloud-init says so", () => {
    const { status, calls } = run(script("95-codedeploy-agent"), {
      curl: METADATA,
      dnf: "exit 1",
      systemctl: "",
    });
    expect(status).not.toBe(0);
    expect(calls.at(-1)).toBe("dnf install -y ruby wget");
  });
});

it("configures the CloudWatch agent in its own language", () => {
  const text = script("90-cloudwatch-agent");
  const json = /<<'END'\n(.*)\nEND/s.exec(text)?.[1] ?? "";
  expect(JSON.parse(json)).toEqual({
    agent: { metrics_collection_interval: 60 },
    metrics: {
      namespace: "CWAgent",
      append_dimensions: { InstanceId: "${aws:InstanceId}" },
      aggregation_dimensions: [["AutoScalingGroupName"]],
      metrics_collected: {
        mem: { measurement: ["mem_used_percent"], append_dimensions: { AutoScalingGroupName: "web" } },
        disk: {
          measurement: ["used_percent"],
          resources: ["/"],
          append_dimensions: { AutoScalingGroupName: "web" },
        },
      },
    },
    logs: {
      logs_collected: {
        files: {
          collect_list: [
            { file_path: "/var/log/app.log", log_group_name: "/shop/app", log_stream_name: "{instance_id}" },
          ],
        },
      },
    },
  });
});
