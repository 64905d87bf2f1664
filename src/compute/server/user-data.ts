/**
 * User data: one text as it stands, or a MIME message of several (cloud-init documentation: "MIME multi-part archive").
 * What a part is cloud-init finds by its first line; scripts run in the order of their file names. Parts are in Base64:
 * nothing in them can end the message, and every letter arrives as it is.
 */
import type { Construct } from "constructs";
import type { NameStep } from "../../core/contract";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { table } from "../../core/stack/table";
import { agentScript, serverCloudwatchAgent } from "./cloudwatch-agent";

/** cloud-init documentation, "User-data formats": a text says by its first line what it is. */
const FORMATS = "#!|#cloud-config\\s|#cloud-boothook\\s|#include\\s|#part-handler\\s|## template: jinja\\s";
const FORMAT_WORDS =
  'a text that begins with "#!" (a script), "#cloud-config", "#cloud-boothook", "#include", "#part-handler" or "## template: jinja"';
const REFUSED = ["echo hello", "cloud-config", "#cloud-configuration\nusers: []", " #!/bin/sh"] as const;

const inputs = {
  userData: t
    .text()
    .describe(
      "What an instance does at its first boot: a script or cloud-config (cloud-init documentation: User-data formats).",
    )
    .rule({
      test: (value) =>
        x.or(x.eq(value, ""), x.matches(`^(${FORMATS}|Content-Type: multipart/|MIME-Version: )`, value)),
      got: () => "a text of another form",
      allowed: `${FORMAT_WORDS}, or a whole MIME message`,
      refused: [...REFUSED],
    })
    .untold()
    .default(""),
  userDataParts: t
    .keyed(
      t
        .text()
        .rule({
          test: (value) => x.matches(`^(${FORMATS})`, value),
          got: () => "a text of another form",
          allowed: FORMAT_WORDS,
          refused: [...REFUSED, "", "Content-Type: multipart/mixed"],
        })
        .example("#!/bin/sh\nid\n"),
      "part",
    )
    .describe(
      "Further parts by name, before `user_data`: scripts run in the order of their names, after all cloud-config.",
    )
    .untold()
    .default({}),
  codedeployAgent: t
    .flag(
      "Whether the CodeDeploy agent is installed at first boot, after all else; for Amazon Linux 2023 and RHEL. What it needs besides is allowed by the deployment group's block.",
    )
    .default(false),
  cloudwatchAgent: serverCloudwatchAgent
    .describe(
      "Installs the CloudWatch agent at first boot: memory, disk use and log files. For Amazon Linux 2023.",
    )
    .optional(),
};

/** User data's inputs. */
export type UserDataInputs = t.InputsOf<typeof inputs> & {
  /** What the agent's metrics of several servers are put together by; left out for a server alone. */
  readonly agentDimensions?: Expr<Record<string, string>>;
};

/** Whether there is nothing but the text itself. */
const isAlone = ({ userDataParts, codedeployAgent, cloudwatchAgent }: UserDataInputs): Expr<boolean> =>
  x.and(x.isEmpty(userDataParts), x.not(codedeployAgent), x.isNull(cloudwatchAgent));

const SHEBANG = "#!/bin/sh\n";

export const userData = t.concern({
  inputs,
  rules: [
    // a whole message cannot be a part of another one
    {
      on: "userDataParts",
      test: (inputs) =>
        x.not(x.and(x.matches("^(Content-Type|MIME-Version):", inputs.userData), x.not(isAlone(inputs)))),
      message: (_, spell) =>
        x.str`${spell("userData")} is a whole MIME message next to other parts; allowed: a message alone, or parts by name.`,
      refused: [
        { userData: "MIME-Version: 1.0\n", userDataParts: { setup: SHEBANG } },
        { userData: "Content-Type: multipart/mixed\n", codedeployAgent: true },
      ],
    },
  ],
});

/**
 * The script that installs the CodeDeploy agent. AWS CodeDeploy User Guide: "Install the CodeDeploy agent for Amazon
 * Linux or RHEL", whose bucket is named after the region; region and domain as the instance metadata tell (IMDSv2).
 */
const CODEDEPLOY_AGENT = `#!/bin/bash
# installs the CodeDeploy agent from the region's own bucket
set -euo pipefail

metadata=http://169.254.169.254/latest
token=$(curl -fsS --retry 5 --retry-connrefused -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 300' "$metadata/api/token")
ask() { curl -fsS --retry 5 -H "X-aws-ec2-metadata-token: $token" "$metadata/meta-data/$1"; }
AWS_REGION=$(ask placement/region)
domain=$(ask services/domain)
export AWS_REGION

dnf install -y ruby wget
cd "$(mktemp -d)"
curl -fsS --retry 5 -o install "https://aws-codedeploy-$AWS_REGION.s3.$AWS_REGION.$domain/latest/install"
chmod +x install
./install auto
systemctl enable --now codedeploy-agent
systemctl is-active --quiet codedeploy-agent
`;

const BOUNDARY = "hanok-part";

/** User data in Base64 as AWS takes it, or null without any. */
export function encodedUserData(
  scope: Construct,
  step: NameStep,
  inputs: UserDataInputs,
): Expr<string | null> {
  const text = userDataText(scope, step, inputs);
  return x.when(x.eq(text, ""), null, () => step("user_data", x.base64Encode(text)));
}

/** The text before it is encoded; empty without any. */
function userDataText(scope: Construct, step: NameStep, inputs: UserDataInputs): Expr<string> {
  const text = x.when(isAlone(inputs), inputs.userData, () => message(partsOf(scope, step, inputs)));
  return step("user_data_text", text);
}

/** Every part by its file name. */
function partsOf(scope: Construct, step: NameStep, inputs: UserDataInputs): Expr<Record<string, string>> {
  const { userData: main, userDataParts, codedeployAgent, cloudwatchAgent, agentDimensions } = inputs;
  const own = x.mapFrom(userDataParts, ["name", "part"], (name, part) => ({
    key: x.str`50-${name}`,
    value: part,
  }));
  const further = x.mapping({
    "60-user-data": main,
    "90-cloudwatch-agent": agentScript(step, cloudwatchAgent, agentDimensions ?? x.mapping({})),
    "95-codedeploy-agent": x.when(
      codedeployAgent,
      () => table<string>(scope, "codedeploy_agent", CODEDEPLOY_AGENT),
      "",
    ),
  });
  const given = x.mapFrom(further, ["name", "part"], (name, part) => ({
    key: name,
    value: part,
    when: x.ne(part, ""),
  }));
  return step("user_data_parts", x.merge(own, given));
}

const message = (
  parts: Expr<Record<string, string>>,
): Expr<string> => x.str`Content-Type: multipart/mixed; boundary="${BOUNDARY}"
MIME-Version: 1.0

${x.join(
  "",
  x.listFrom(parts, ["name", "part"], (name, part) => partText(name, part)),
)}--${BOUNDARY}--
`;

const partText = (name: Expr<string>, part: Expr<string>): Expr<string> => x.str`--${BOUNDARY}
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="${name}"

${x.base64Encode(part)}
`;

/** Amazon EC2 User Guide, "Run commands when you launch an EC2 instance with user data input": 16 KB before Base64. */
const MOST_BYTES = 16384;

export const userDataSize: t.ComputedRule<typeof inputs> = {
  name: "user_data_problems",
  problems: (inputs, step, spell, scope) => {
    const size = step("user_data_bytes", t.bytesIn(x.base64Encode(userDataText(scope, step, inputs))));
    return x.listEach(x.items([size]), ["bytes"], (bytes) => ({
      value: x.str`${spell("userData")} comes to ${bytes} bytes with all its parts; allowed: up to ${MOST_BYTES} bytes. Fetch larger things from a bucket at first boot.`,
      when: x.gt(bytes, MOST_BYTES),
    }));
  },
  refused: [
    { userData: `${SHEBANG}${"x".repeat(MOST_BYTES + 1 - SHEBANG.length)}` },
    // two bytes each
    { userData: `${SHEBANG}${"é".repeat(8190)}` },
    { userDataParts: { setup: `${SHEBANG}${"x".repeat(12300)}` } },
  ],
};
