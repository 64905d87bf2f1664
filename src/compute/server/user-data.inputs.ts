/** The inputs that user data is made from. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { serverCloudwatchAgent } from "./cloudwatch-agent.contract";

/** cloud-init documentation, "User-data formats": a text says by its first line what it is. */
const FORMATS = "#!|#cloud-config\\s|#cloud-boothook\\s|#include\\s|#part-handler\\s|## template: jinja\\s";
const FORMAT_WORDS =
  'a text that begins with "#!" (a script), "#cloud-config", "#cloud-boothook", "#include", "#part-handler" or "## template: jinja"';
const REFUSED = ["echo hello", "cloud-config", "#cloud-configuration\nusers: []", " #!/bin/sh"] as const;

export const userDataInputs = {
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
    .default({}),
  codedeployAgent: t
    .flag()
    .describe(
      "Whether the CodeDeploy agent is installed at first boot, after all else; for Amazon Linux 2023 and RHEL. What it needs besides is allowed by the deployment group's block.",
    )
    .default(false),
  cloudwatchAgent: serverCloudwatchAgent
    .describe(
      "Installs the CloudWatch agent at first boot: memory, disk use and log files. For Amazon Linux 2023.",
    )
    .optional(),
};
